//! Text: escaped into the HTML, and gathered for search.

use pulldown_cmark::CowStr;

use super::Writer;
use super::media::Media;
use crate::markdown::attributes::Attributes;
use crate::markdown::html::{push_attribute, push_escaped};
use crate::markdown::kept::Kept;
use crate::markdown::marks::{self, Piece, Token};
use crate::markdown::mathml;
use crate::model::Section;

/// Formulas that are typeset in one document, in bytes of `TeX`; each counts for at least
/// [`SHORTEST_FORMULA`]. A book has less; what has more is no book.
const MOST_FORMULAS: usize = 400_000;
/// What the shortest formula counts for.
const SHORTEST_FORMULA: usize = 20;

/// The visible text, cut at the headings.
#[derive(Debug, Default)]
pub(super) struct Words {
    sections: Vec<Section>,
    current: Section,
    gap: bool,
    length: usize,
    heading: Option<String>,
}

impl Words {
    /// Adds visible text.
    pub(super) fn push(&mut self, text: &str) {
        if let Some(title) = &mut self.heading {
            self.length += visible(text);
            title.push_str(text);
            return;
        }
        for character in text.chars() {
            if character.is_whitespace() {
                self.gap = true;
                continue;
            }
            if self.gap && !self.current.text.is_empty() {
                self.current.text.push(' ');
            }
            self.gap = false;
            self.length += 1;
            self.current.text.push(character);
        }
    }

    /// How much visible text there was so far, in characters.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// What follows is another word.
    pub(super) fn space(&mut self) {
        match &mut self.heading {
            Some(title) => title.push(' '),
            None => self.gap = true,
        }
    }

    /// A heading begins.
    pub(super) fn start_heading(&mut self) {
        self.heading = Some(String::new());
    }

    /// The heading ends: a new section begins. Returns its title.
    pub(super) fn end_heading(&mut self, id: &str) -> String {
        let text = self.heading.take().unwrap_or_default();
        let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let section = Section { id: id.to_owned(), title: title.clone(), text: String::new() };
        let finished = std::mem::replace(&mut self.current, section);
        self.keep(finished);
        self.gap = false;
        title
    }

    fn keep(&mut self, section: Section) {
        if !section.id.is_empty() || !section.text.is_empty() {
            self.sections.push(section);
        }
    }

    /// All sections, and the number of characters that are no white space.
    pub(super) fn finish(mut self) -> (Vec<Section>, usize) {
        let last = std::mem::take(&mut self.current);
        self.keep(last);
        (self.sections, self.length)
    }
}

fn visible(text: &str) -> usize {
    crate::markdown::outline::visible(text)
}

impl Writer<'_> {
    /// Writes text with what its tokens stand for.
    pub(super) fn text(&mut self, text: &CowStr<'_>, offset: usize) {
        if !marks::any(text) {
            self.plain(text);
            return;
        }
        for piece in marks::pieces(text) {
            match piece {
                Piece::Text(text) => self.plain(text),
                Piece::Token(token) => self.token(token, offset),
            }
        }
    }

    /// Writes text that is only text.
    pub(super) fn plain(&mut self, text: &str) {
        self.words.push(text);
        if self.abbreviations.is_empty() {
            push_escaped(&mut self.html, text);
            return;
        }
        let mut done = 0;
        for (range, long) in self.abbreviations.find(text) {
            push_escaped(&mut self.html, text.get(done..range.start).unwrap_or_default());
            self.html.push_str("<abbr");
            push_attribute(&mut self.html, "title", long);
            self.html.push('>');
            push_escaped(&mut self.html, text.get(range.clone()).unwrap_or_default());
            self.html.push_str("</abbr>");
            done = range.end;
        }
        push_escaped(&mut self.html, text.get(done..).unwrap_or_default());
    }

    /// Writes what a token stands for.
    pub(super) fn token(&mut self, token: Token, offset: usize) {
        match self.kept(token) {
            Some(Kept::Math { source, tex, display }) => self.math(tex, source, *display, offset),
            Some(Kept::Open(callout)) => self.open_container(callout),
            Some(Kept::Close) => {
                let close = self.containers.pop().unwrap_or_default();
                self.html.push_str(close);
                self.words.space();
            }
            Some(Kept::Figure(figure)) => self.figure(figure, offset),
            Some(Kept::Gallery(gallery)) => self.gallery(gallery, offset),
            Some(Kept::Media(address)) => {
                let media = Media { source: address, ..Media::default() };
                self.media(&media, offset);
                self.words.space();
            }
            Some(Kept::Include(path)) => self.include(path, offset),
            Some(Kept::State(state)) => self.task_state(*state),
            Some(Kept::More | Kept::Anchor(_)) | None => {}
        }
    }

    /// Writes a formula. Search reads its source; one that cannot be typeset shows it.
    fn math(&mut self, tex: &str, source: &str, display: bool, offset: usize) {
        self.has_math = true;
        self.words.push(tex);
        let before = self.formulas;
        self.formulas += tex.len() + SHORTEST_FORMULA;
        let set = if self.formulas > MOST_FORMULAS {
            Err((before <= MOST_FORMULAS).then(mathml::Fault::too_many))
        } else {
            mathml::typeset(tex, display).map_err(Some)
        };
        match set {
            Ok(mathml) if display => {
                self.trust(format!(
                    "<span class=\"formula\" role=\"group\" tabindex=\"0\">{mathml}</span>"
                ));
            }
            Ok(mathml) => self.trust(mathml),
            Err(fault) => {
                if let Some(fault) = fault {
                    let line = source.lines().next().unwrap_or_default();
                    self.report(offset, line, "bad-math", fault.message, fault.hint.to_owned());
                }
                self.html.push_str("<code class=\"math\" data-display=\"");
                self.html.push_str(if display { "block" } else { "inline" });
                self.html.push_str("\">");
                push_escaped(&mut self.html, tex.trim());
                self.html.push_str("</code>");
            }
        }
    }

    /// Writes code between backticks.
    pub(super) fn code_span(&mut self, at: usize, code: &str) {
        let class =
            self.parsed.attributes.get(&at).map(Attributes::class_value).unwrap_or_default();
        self.html.push_str("<code");
        if !class.is_empty() {
            push_attribute(&mut self.html, "class", &class);
        }
        self.html.push('>');
        let mut plain = String::new();
        crate::markdown::parse::push_plain(&mut plain, code, self.draft);
        self.words.push(&plain);
        push_escaped(&mut self.html, &plain);
        self.html.push_str("</code>");
    }
}
