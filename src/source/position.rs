//! Places in a text: byte offsets to lines and columns.

use super::Document;
use super::decode::decode;

/// The text of a file as diagnostics count its lines and columns.
pub fn counted_text(bytes: &[u8]) -> String {
    decode("", bytes).0
}

/// The line and the column of a byte offset, both from 1, columns in characters.
///
/// An offset inside a character or beyond the end means the nearest character before it.
pub(crate) fn locate(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..text.floor_char_boundary(offset)).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |index| index + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

/// The line and the column in the file, both from 1, of a byte offset in a document's body.
pub fn markdown_line(document: &Document, offset: usize) -> (usize, usize) {
    let (line, column) = locate(&document.body, offset);
    (document.body_line + line - 1, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns() {
        let text = "가나\nabc\n";
        let table = [
            (0, (1, 1)),
            (3, (1, 2)),
            (4, (1, 2)),
            (6, (1, 3)),
            (7, (2, 1)),
            (9, (2, 3)),
            (11, (3, 1)),
            (99, (3, 1)),
        ];
        for (offset, expected) in table {
            assert_eq!(locate(text, offset), expected, "{offset}");
        }
    }
}
