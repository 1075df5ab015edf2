//! kramdown's own syntax. Enter at [`read`].
//!
//! Each module rewrites one thing that kramdown reads differently from CommonMark. Formulas were kept
//! aside before, so none of them is touched; `lists` comes last because it remembers lines.

use super::draft::{Draft, Edit};

mod extensions;
mod html;
mod lines;
pub(super) mod lists;
mod table;

/// Takes kramdown's own syntax out of the text.
pub(super) fn read(draft: &mut Draft) {
    extensions::read(draft);
    html::read(draft);
    lines::read(draft);
    table::read(draft);
    lists::read(draft);
}

/// An edit that leaves nothing but the line ends.
pub(super) fn emptied(text: &str, start: usize, end: usize) -> Edit {
    let gone = text.get(start..end).unwrap_or_default();
    Edit { range: start..end, text: "\n".repeat(gone.matches('\n').count()) }
}
