//! The part of a line that a diagnostic speaks of, with the place marked.
//!
//! Enter at [`Excerpt::of`]. The renderer cuts lines to the width of a terminal, but lines may be as
//! long as a file: what is handed to it is short.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use crate::source::Diagnostic;

/// Characters that are kept to either side of a mark.
const AROUND: usize = 200;
/// Columns that are marked, at most; Hangul takes two each.
const MARKED: usize = 64;

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What is shown of the line.
    pub(super) text: String,
    /// The bytes of `text` that are marked.
    pub(super) mark: Range<usize>,
}

impl Excerpt {
    /// The place of a diagnostic in its line; `None` where it is about the whole file, or where the
    /// line is no longer what it was.
    pub(super) fn of(line: &str, diagnostic: &Diagnostic) -> Option<Self> {
        let start = line
            .char_indices()
            .map(|(at, _)| at)
            .chain([line.len()])
            .nth(diagnostic.column.checked_sub(1)?)?;
        let (before, rest) = line.split_at_checked(start)?;
        let named = shared_prefix(rest, &diagnostic.message);
        let length = match diagnostic.length {
            0 if named > 0 => named,
            0 if (diagnostic.line, diagnostic.column) == (1, 1) => return None,
            0 => word(rest),
            characters => characters,
        };
        Some(shorten(before, rest, length.max(1)))
    }
}

/// How many of the first characters of `rest` the message quotes; one alone is chance.
fn shared_prefix(rest: &str, message: &str) -> usize {
    let ends = rest.char_indices().map(|(at, character)| at + character.len_utf8());
    let shared = ends
        .take_while(|end| rest.get(..*end).is_some_and(|prefix| message.contains(prefix)))
        .count();
    let quoted: String = rest.chars().take(shared).collect();
    let quoted = quoted.trim_end().chars().count();
    if quoted > 1 { quoted } else { 0 }
}

/// The characters of the word that a line goes on with.
fn word(rest: &str) -> usize {
    let ends = |character: char| character.is_whitespace() || "()[]{}\"'`<>".contains(character);
    rest.chars().take(MARKED).take_while(|character| !ends(*character)).count()
}

/// Shortens a line far from its mark. What is dropped before it is replaced by as many dots, which
/// the renderer cuts off: it counts columns from the start.
fn shorten(before: &str, rest: &str, length: usize) -> Excerpt {
    let kept = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let (dropped, kept) = before.split_at_checked(kept).unwrap_or(("", before));
    let mut text = ".".repeat(dropped.chars().count());
    text.push_str(kept);
    let start = text.len();
    let mut columns = 0;
    let marked = rest.chars().take(length).take_while(|character| {
        columns += character.width().unwrap_or(1);
        columns <= MARKED
    });
    text.extend(marked);
    let mark = start..text.len();
    let after = rest.get(mark.len()..).unwrap_or_default();
    text.extend(after.chars().take(AROUND));
    Excerpt { text, mark }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Severity;

    fn diagnostic(line: usize, column: usize, length: usize, message: &str) -> Diagnostic {
        Diagnostic {
            file: "a.md".into(),
            line,
            column,
            length,
            severity: Severity::Warning,
            code: "dead-link",
            message: message.into(),
            hint: String::new(),
        }
    }

    /// The excerpt with its mark between ⟦ and ⟧.
    fn shown(line: &str, diagnostic: &Diagnostic) -> Option<String> {
        let Excerpt { text, mark } = Excerpt::of(line, diagnostic)?;
        Some(format!("{}⟦{}⟧{}", &text[..mark.start], &text[mark.clone()], &text[mark.end..]))
    }

    #[test]
    fn the_place_is_marked() {
        let table = [
            // The length is known.
            ("[b](nowhere.md) 끝", 5, 10, "", "[b](⟦nowhere.md⟧) 끝"),
            // What the message quotes.
            ("[b](없는 글.md) 끝", 5, 0, "없는 글.md leads nowhere", "[b](⟦없는 글.md⟧) 끝"),
            // The word at the place.
            ("date: 2024-02-30 09:00", 7, 0, "no such day", "date: ⟦2024-02-30⟧ 09:00"),
            ("{{ x }}", 1, 0, "left out", "⟦{⟧{ x }}"),
            // Behind the last character, and an empty line.
            ("tags: [a, b", 12, 0, "no end", "tags: [a, b⟦⟧"),
            ("", 1, 0, "no end", "⟦⟧"),
        ];
        for (line, column, length, message, expected) in table {
            let found = shown(line, &diagnostic(3, column, length, message));
            assert_eq!(found.as_deref(), Some(expected));
        }
    }

    #[test]
    fn whole_files_and_places_that_are_gone_have_none() {
        assert_eq!(shown("# 제목", &diagnostic(1, 1, 0, "the document has 3 MiB")), None);
        assert_eq!(shown("짧다", &diagnostic(7, 9, 2, "")), None);
        // But what the message names at the very start is meant.
        let unclosed = diagnostic(1, 1, 0, "no line `---` closes it");
        assert_eq!(shown("---", &unclosed).as_deref(), Some("⟦---⟧"));
    }

    #[test]
    fn long_lines_are_shortened_and_columns_stay() {
        let line = format!("{}[x](nowhere.md){}", "가나다 ".repeat(500), " 라마바".repeat(500));
        let found = Excerpt::of(&line, &diagnostic(3, 2005, 10, "")).unwrap();
        assert_eq!(&found.text[found.mark.clone()], "nowhere.md");
        assert_eq!(found.text[..found.mark.start].chars().count(), 2004);
        assert!(found.text.starts_with("....") && found.text.len() < 4000, "{}", found.text.len());
        // A mark is no longer than a line.
        let found = Excerpt::of(&line, &diagnostic(3, 1, 4000, "")).unwrap();
        assert!(found.mark.len() < 3 * MARKED, "{found:?}");
    }
}
