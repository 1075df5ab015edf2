//! Formulas: `TeX` → `MathML`, with the source in an annotation. Enter at [`typeset`].
//!
//! | step | module | does |
//! |---|---|---|
//! | read | `tex` | limits, and spellings of `MathJax` that the parser does not know |
//! | parse | `pulldown-latex` | `TeX` → events → `MathML` |
//! | clean | `clean` | the same policy as for everything else that authors write |
//!
//! What must stay true:
//! - nothing of a formula is believed: `clean` writes the tags, attributes and values of its own
//!   lists only, every text escaped, every tag closed; no `style`, no address, no event;
//! - a formula takes bounded time and stack, whatever stands in it;
//! - one that cannot be typeset says why and stays readable as it was written.

use std::io;

use pulldown_latex::config::DisplayMode;
use pulldown_latex::event::{Content, Dimension, DimensionUnit, Event};
use pulldown_latex::{Parser, ParserError, RenderConfig, Storage, push_mathml};

use super::html::push_escaped;

mod clean;
mod tex;

#[cfg(test)]
pub(super) use clean::is_allowed as is_allowed_tag;

/// Why a formula stays as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// What is the matter.
    pub(super) message: String,
    /// What to do about it.
    pub(super) hint: &'static str,
}

impl Fault {
    /// The document has more formulas than are typeset.
    pub(super) fn too_many() -> Self {
        Self {
            message: "the document has more formulas than are typeset".to_owned(),
            hint: "cut it into several; from here on formulas are shown as they were written",
        }
    }
}

/// More commands than this get a thread with a stack of its own: the parser calls itself for a
/// command that is the argument of another.
const COMMANDS_ON_THE_STACK: usize = 40;

/// Enough for as many commands as the longest formula can hold, without optimisation too.
const STACK: usize = 96 * 1024 * 1024;

/// Sets a formula as `MathML`: `<math>` with the source in an annotation.
pub(super) fn typeset(tex: &str, display: bool) -> Result<String, Fault> {
    let read = tex::read(tex)?;
    let mathml = if read.commands > COMMANDS_ON_THE_STACK {
        apart(&read.tex, display)?
    } else {
        convert(&read.tex, display)?
    };
    let body = clean::clean(&mathml).ok_or_else(|| Fault {
        message: "the formula does not come out whole".to_owned(),
        hint: "it is shown as it was written",
    })?;
    let mut out = String::with_capacity(body.len() + tex.len() + 128);
    out.push_str("<math");
    if display {
        out.push_str(" display=\"block\"");
    }
    out.push_str("><semantics><mrow>");
    out.push_str(&body);
    out.push_str("</mrow><annotation encoding=\"application/x-tex\">");
    push_escaped(&mut out, tex.trim());
    out.push_str("</annotation></semantics></math>");
    Ok(out)
}

/// The same on a thread of its own.
fn apart(tex: &str, display: bool) -> Result<String, Fault> {
    let failed = || Fault {
        message: "the formula is too large to be typeset".to_owned(),
        hint: "cut it into several",
    };
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || convert(tex, display))
            .map_err(|_| failed())?
            .join()
            .map_err(|_| failed())?
    })
}

fn convert(tex: &str, display: bool) -> Result<String, Fault> {
    let storage = Storage::new();
    let events: Result<Vec<Event<'_>>, ParserError> = Parser::new(tex, &storage).collect();
    let events = events.map_err(|error| fault(&error))?;
    let texts: Vec<Option<String>> = events.iter().map(replacement).collect();
    let mended = events
        .iter()
        .zip(&texts)
        .map(|(event, text)| Ok::<_, io::Error>(mend(event, text.as_deref())));
    let config = RenderConfig {
        display_mode: if display { DisplayMode::Block } else { DisplayMode::Inline },
        ..RenderConfig::default()
    };
    let mut out = String::with_capacity(tex.len() * 8);
    push_mathml(&mut out, mended, config).map_err(|error| Fault {
        message: format!("the formula cannot be typeset: {error}"),
        hint: "it is shown as it was written",
    })?;
    Ok(out)
}

/// What the text of an event becomes, where it is not what is to be seen.
fn replacement(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Content(Content::Text(text) | Content::Function(text)) => {
            text.contains(['\\', '{', '}', '~']).then(|| tex::visible(text))
        }
        _ => None,
    }
}

/// An event that the renderer writes well: operators of the author's own making are text unless they
/// are plain names, a tie is a space, and every space has a width.
fn mend<'text>(event: &'text Event<'_>, text: Option<&'text str>) -> Event<'text> {
    match event {
        Event::Content(Content::Text("&nbsp;")) => Event::Space {
            width: Some(Dimension::new(0.333, DimensionUnit::Em)),
            height: None,
            depth: None,
        },
        Event::Content(Content::Text(written)) => {
            Event::Content(Content::Text(text.unwrap_or(written)))
        }
        Event::Content(Content::Function(written)) => {
            let name = text.unwrap_or(written);
            Event::Content(if name.contains(['<', '>', '&']) {
                Content::Text(name)
            } else {
                Content::Function(name)
            })
        }
        Event::Space { width, height, depth } => Event::Space {
            width: Some(width.unwrap_or(Dimension::new(0.0, DimensionUnit::Em))),
            height: *height,
            depth: *depth,
        },
        other => other.clone(),
    }
}

/// What the parser says, in one sentence.
fn fault(error: &ParserError) -> Fault {
    let said = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let said = said.replace("unkown", "unknown");
    let whole = error.to_string();
    // The parser draws the place as a picture of several lines; the third one holds the text.
    let near = whole.lines().nth(3).unwrap_or_default();
    let near = near.trim_start_matches(['│', '…', ' ']).trim_end();
    let unknown = said.starts_with("unknown");
    Fault {
        message: if near.is_empty() {
            format!("the formula cannot be typeset: {said}")
        } else {
            format!("the formula cannot be typeset: {said}, near `{near}`")
        },
        hint: if unknown {
            "write it with commands of LaTeX's mathematics; the formula is shown as it was written"
        } else {
            "the formula is shown as it was written"
        },
    }
}

#[cfg(test)]
mod tests;
