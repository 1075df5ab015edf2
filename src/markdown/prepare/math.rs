//! Formulas: `$$…$$` inline or as a block by where it stands, `$…$` where the dialect has it, fences
//! of `math` as GitHub has them.

use super::draft::{Code, Draft, Edit, line_before, near};
use crate::markdown::kept::Kept;
use crate::markdown::marks;
use crate::source::{Dialect, Document};

/// How formulas are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `$$…$$` anywhere.
    Double,
    /// `$$…$$`, only from the start of a line: elsewhere two dollars may be two dollars.
    DoubleAtStart,
    /// `$$…$$` anywhere and `$…$`.
    Both,
}

/// Longest formula, in bytes; keeps unclosed ones linear.
const LONGEST: usize = 20_000;

/// Longest formula between single dollars.
const LONGEST_ON_A_LINE: usize = 2_000;

/// Keeps formulas aside.
pub(super) fn keep(draft: &mut Draft, document: &Document) {
    if !draft.text.contains('$') && !draft.text.contains("math") {
        return;
    }
    let style = match document.dialect {
        Dialect::Jekyll | Dialect::Wiki => Style::Double,
        Dialect::Obsidian => Style::Both,
        Dialect::Plain | Dialect::Hugo | Dialect::Mdx | Dialect::MkDocs if document.front.math => {
            Style::Both
        }
        Dialect::Plain | Dialect::Hugo | Dialect::Mdx | Dialect::MkDocs => Style::DoubleAtStart,
    };
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let mut edits = fences(draft, &code, &text);
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('$')) {
        let start = at + found;
        if let Some(range) = code.around(start) {
            at = range.end;
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        // Far into a long line nothing stands at the start of one.
        let before = line_before(&text, start).unwrap_or("…");
        let opens_line = before.trim_start_matches(|character: char| {
            character.is_whitespace() || matches!(character, '>' | '*' | '-' | '+')
        });
        let escaped = before.ends_with('\\');
        let formula = if rest.starts_with("$$") {
            // `\$$ … $$` is Chirpy's way to say inline at the start of a list item.
            let inline_only = escaped && style == Style::Double;
            let at_start = opens_line.is_empty();
            match style {
                Style::DoubleAtStart if !at_start => None,
                _ if escaped && !inline_only => None,
                _ => double(rest, at_start && !inline_only),
            }
        } else if style == Style::Both && !escaped {
            single(rest)
        } else {
            None
        };
        let Some((length, tex, display)) = formula else {
            at = start + if rest.starts_with("$$") { 2 } else { 1 };
            continue;
        };
        let source = rest.get(..length).unwrap_or_default();
        let start = start - usize::from(escaped);
        let token = draft.keep(Kept::Math {
            source: source.to_owned(),
            tex: without_prefixes(tex),
            display,
        });
        let mut placed = token.text();
        for line in source.split('\n').skip(1) {
            placed.push('\n');
            placed.push_str(prefix(line));
            placed.push(marks::BLANK);
        }
        at = start + usize::from(escaped) + length;
        edits.push(Edit { range: start..at, text: placed });
    }
    draft.text = text;
    edits.sort_by_key(|edit| edit.range.start);
    draft.apply(&edits);
}

/// Keeps the fences whose language is `math` aside: each is a formula on lines of its own.
fn fences(draft: &mut Draft, code: &Code, text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("```math\n")) {
        let start = at + found;
        at = start + 3;
        let Some(range) = code.around(start).filter(|range| range.start == start) else {
            continue;
        };
        let source = text.get(range.clone()).unwrap_or_default();
        let inner = source.get("```math\n".len()..).unwrap_or_default().trim_end();
        let Some(tex) = inner.strip_suffix("```") else {
            continue;
        };
        at = range.end;
        let kept = Kept::Math {
            source: source.to_owned(),
            tex: without_prefixes(tex.trim_end()),
            display: true,
        };
        let token = draft.keep(kept);
        // Lines stay, so that places do; blank ones would end a list or a quotation.
        let mut placed = token.text();
        for line in source.trim_end_matches('\n').split('\n').skip(1) {
            placed.push('\n');
            placed.push_str(prefix(line));
            placed.push(marks::BLANK);
        }
        placed.push_str(if source.ends_with('\n') { "\n" } else { "" });
        edits.push(Edit { range: range.clone(), text: placed });
    }
    edits
}

/// Reads `$$…$$`: its length, what it holds, whether it is a block.
fn double(text: &str, at_start: bool) -> Option<(usize, &str, bool)> {
    let inner = text.get(2..)?;
    let end = near(inner, LONGEST).find("$$")?;
    let tex = inner.get(..end)?;
    if tex.trim().is_empty() {
        return None;
    }
    let after = inner.get(end + 2..)?;
    // Only white space up to the end of the line; not a whole long line for each formula of it.
    let rest = after.trim_start_matches([' ', '\t']);
    let display = at_start && (rest.is_empty() || rest.starts_with('\n'));
    let has_gap = tex.split('\n').skip(1).any(|line| line.trim().is_empty());
    (display || !has_gap).then_some((end + 4, tex, display))
}

/// Reads `$…$` on one line: no space inside at the ends, no digit after it.
fn single(text: &str) -> Option<(usize, &str, bool)> {
    let inner = text.get(1..)?;
    if inner.starts_with(char::is_whitespace) {
        return None;
    }
    let line = near(inner, LONGEST_ON_A_LINE).split('\n').next()?;
    let mut from = 0;
    while let Some(found) = line.get(from..)?.find('$') {
        let end = from + found;
        let tex = line.get(..end)?;
        if tex.ends_with('\\') {
            from = end + 1;
            continue;
        }
        let after = inner.get(end + 1..)?;
        let closes = !tex.is_empty()
            && !tex.ends_with(char::is_whitespace)
            && !after.starts_with(|character: char| character.is_ascii_digit() || character == '$');
        return closes.then_some((end + 2, tex, false));
    }
    None
}

/// The white space and quotation marks before a line.
fn prefix(line: &str) -> &str {
    let body = line.trim_start_matches([' ', '\t', '>']);
    line.get(..line.len() - body.len()).unwrap_or_default()
}

fn without_prefixes(tex: &str) -> String {
    tex.split('\n')
        .map(|line| line.get(prefix(line).len()..).unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles() {
        let table = [
            ("$$a^2$$", true, Some((7, "a^2", true))),
            ("$$a^2$$ 는", true, Some((7, "a^2", false))),
            ("$$a^2$$", false, Some((7, "a^2", false))),
            ("$$\na\n\nb\n$$\n", true, Some((10, "\na\n\nb\n", true))),
            ("$$a\n\nb$$ c", true, None),
            ("$$$$", true, None),
        ];
        for (text, at_start, expected) in table {
            assert_eq!(double(text, at_start), expected, "{text}");
        }
    }

    #[test]
    fn singles() {
        let table = [
            ("$a+b$ 는", Some((5, "a+b", false))),
            ("$100 와 $200", None),
            ("$ a$", None),
            ("$a\nb$", None),
            ("$a\\$b$", Some((6, "a\\$b", false))),
        ];
        for (text, expected) in table {
            assert_eq!(single(text), expected, "{text}");
        }
    }
}
