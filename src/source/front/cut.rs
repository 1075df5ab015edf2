//! Where front matter starts and ends.

use super::json;
use super::salvage::key_of;

/// How front matter is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// There is none.
    #[default]
    None,
    /// `---`: nearly everybody.
    Yaml,
    /// `+++`: Hugo and Zola.
    Toml,
    /// `{ … }`: Hugo; `;;;`: Hexo.
    Json,
}

/// A block at the start of a file; byte offsets in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// What it seems to be written in.
    pub(crate) format: Format,
    /// Where the block starts, behind its opening line.
    pub(crate) start: usize,
    /// Where it ends, before its closing line.
    pub(crate) end: usize,
    /// Where the body starts.
    pub(crate) body: usize,
    /// Whether there is a closing line.
    pub(crate) closed: bool,
}

/// Finds what looks like front matter: only at the very start, blank lines aside.
pub(crate) fn cut(text: &str) -> Option<Cut> {
    let blank = text.len() - text.trim_start_matches(['\n', ' ', '\t']).len();
    let lead = text.get(..blank).and_then(|lead| lead.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(lead..)?;
    let first = rest.lines().next()?.trim_end();
    let behind_first = lead + line_length(rest, 0);
    match first {
        "---" => Some(
            until(text, behind_first, Format::Yaml, &["---", "..."])
                .filter(|cut| !runs_into_prose(text.get(cut.start..cut.end).unwrap_or_default()))
                .unwrap_or_else(|| unclosed(text, behind_first, Format::Yaml)),
        ),
        "+++" => until(text, behind_first, Format::Toml, &["+++"]),
        ";;;" => until(text, behind_first, Format::Json, &[";;;"]),
        _ if first.starts_with('"') => until(text, lead, Format::Json, &[";;;"]),
        _ if first.starts_with('{') => braces(text, lead),
        _ if matches!(key_of(first), Some("title" | "date" | "layout")) => {
            // Hexo lets the opening line away; every line up to the rule must be a key then.
            let cut = until(text, lead, Format::Yaml, &["---"])?;
            let block = text.get(cut.start..cut.end)?;
            let keys = block.lines().filter(|line| key_of(line).is_some()).count();
            let prose = block
                .lines()
                .any(|line| key_of(line).is_none() && !line.starts_with([' ', '-', '#']));
            (keys >= 2 && !prose).then_some(cut)
        }
        _ => None,
    }
}

/// The length of the line at an offset, its end included.
fn line_length(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find('\n').map_or(rest.len(), |index| index + 1)
}

/// The block up to a line that is one of `closing`.
fn until(text: &str, start: usize, format: Format, closing: &[&str]) -> Option<Cut> {
    let mut end = start;
    while end < text.len() {
        let length = line_length(text, end);
        let line = text.get(end..end + length)?;
        if closing.contains(&line.trim_end()) {
            return Some(Cut { format, start, end, body: end + length, closed: true });
        }
        end += length;
    }
    None
}

/// Whether the closing line is a rule further down in the body: then a blank line and a line that is
/// nothing of YAML stand before it.
fn runs_into_prose(block: &str) -> bool {
    let mut lines = block.lines().skip_while(|line| !line.trim().is_empty());
    lines.any(|line| {
        let blank = line.trim().is_empty();
        !blank && key_of(line).is_none() && !line.starts_with([' ', '\t', '-', '#', ']', '}'])
    })
}

/// A block that nobody closed ends where keys and what belongs to them end.
fn unclosed(text: &str, start: usize, format: Format) -> Cut {
    let mut end = start;
    while end < text.len() {
        let length = line_length(text, end);
        let line = text.get(end..end + length).unwrap_or_default();
        let blank = line.trim().is_empty();
        if blank || (key_of(line).is_none() && !line.starts_with([' ', '\t', '-', '#'])) {
            break;
        }
        end += length;
    }
    Cut { format, start, end, body: end, closed: false }
}

/// JSON needs no closing line: it ends where its braces do. Broken JSON ends at a line `}`.
fn braces(text: &str, start: usize) -> Option<Cut> {
    let rest = text.get(start..)?;
    let inner = rest.strip_prefix('{')?.trim_start();
    if !inner.starts_with('"') {
        return None;
    }
    if let Some((_, length)) = json::parse_prefix(rest) {
        let end = start + length;
        let tail = line_length(text, end);
        let blank = text.get(end..end + tail)?.trim().is_empty();
        return Some(Cut {
            format: Format::Json,
            start,
            end,
            body: if blank { end + tail } else { end },
            closed: true,
        });
    }
    let cut = until(text, start, Format::Json, &["}"])?;
    Some(Cut { end: cut.body, ..cut })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks() {
        let table = [
            ("---\na: 1\n---\nbody", Some((Format::Yaml, "a: 1\n", "body"))),
            ("---  \na: 1\n---  \n\nbody", Some((Format::Yaml, "a: 1\n", "\nbody"))),
            ("---\na: 1\n...\nbody", Some((Format::Yaml, "a: 1\n", "body"))),
            ("\n\n---\na: 1\n---\nbody", Some((Format::Yaml, "a: 1\n", "body"))),
            ("---\n---\nbody", Some((Format::Yaml, "", "body"))),
            ("---\na: 1\n---", Some((Format::Yaml, "a: 1\n", ""))),
            (
                "---\na: 1\n\nprose\n\n---\nmore",
                Some((Format::Yaml, "a: 1\n", "\nprose\n\n---\nmore")),
            ),
            ("---\na: 1\n\nb: 2\n---\nbody", Some((Format::Yaml, "a: 1\n\nb: 2\n", "body"))),
            ("---\na: 1\n\nbody", Some((Format::Yaml, "a: 1\n", "\nbody"))),
            ("+++\na = 1\n+++\nbody", Some((Format::Toml, "a = 1\n", "body"))),
            ("{\"a\": 1}\nbody", Some((Format::Json, "{\"a\": 1}", "body"))),
            ("{\n\"a\": 1\n}\n\nbody", Some((Format::Json, "{\n\"a\": 1\n}", "\nbody"))),
            ("{\n\"a\": oops\n}\nbody", Some((Format::Json, "{\n\"a\": oops\n}\n", "body"))),
            ("\"a\": 1\n;;;\nbody", Some((Format::Json, "\"a\": 1\n", "body"))),
            (";;;\n\"a\": 1\n;;;\nbody", Some((Format::Json, "\"a\": 1\n", "body"))),
            ("title: a\ndate: b\n---\nbody", Some((Format::Yaml, "title: a\ndate: b\n", "body"))),
            ("title: a heading\n---\nbody", None),
            ("title: a\nprose goes on\ndate: b\n---\n", None),
            ("# heading\n---\n", None),
            ("    ---\ncode", None),
            ("{% raw %}", None),
            ("{/* note */}", None),
            ("", None),
        ];
        for (text, expected) in table {
            let found = cut(text).map(|cut| {
                let block = text.get(cut.start..cut.end).unwrap();
                (cut.format, block, text.get(cut.body..).unwrap())
            });
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
