//! Code blocks: what stands behind the fence, comments for the renderer, colours.
//!
//! Enter at [`Block::new`]. Its HTML is put in after sanitising, so it must escape all text; it holds
//! nothing but text and `span`s with classes of our own and the numbers of lines. Its text is the
//! code that is shown, no more: neither line numbers nor comments for the renderer.

mod colours;
mod highlight;
mod info;
mod language;
mod lines;
mod output;
mod scopes;

pub(super) use info::Info;
pub(super) use language::Language;

use colours::Colours;
use output::Output;

/// Bytes of code that get colours in one document; blocks that exceed them are plain. Keeps documents
/// of any size cheap.
pub(super) const MOST_COLOURED: usize = 128 << 10;

/// A block of code, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// What stands inside of `<code>`.
    pub(super) html: String,
    /// The code itself, as it is shown.
    pub(super) text: String,
}

impl Block {
    /// Makes a block of some code; `allowance` is how much code may still get colours.
    pub(super) fn new(info: &Info, language: &Language, code: &str, allowance: &mut usize) -> Self {
        let mut text = String::with_capacity(code.len() + 1);
        if code.is_empty() {
            return Self::default();
        }
        let mut colours = Colours::Plain;
        if let Some(left) = allowance.checked_sub(code.len()) {
            *allowance = left;
            colours = Colours::new(language, code);
        }
        let mut output = Output::with_capacity(code.len() * 2);
        let first = info.numbers.unwrap_or_default();
        for (place, line) in lines::read(code, &info.marked).into_iter().enumerate() {
            let start = text.len();
            text.push_str(line.text);
            text.push('\n');
            let runs = colours.line(text.get(start..).unwrap_or_default());
            let number = info.numbers.map(|_| first.saturating_add(place));
            output.line(&line, number, &runs);
        }
        Self { html: output.finish(), text }
    }
}

#[cfg(test)]
mod tests;
