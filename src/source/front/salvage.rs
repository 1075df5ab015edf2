//! What can be read of broken front matter, key by key.

use super::value::{Node, Table};
use super::yaml;

/// Cuts a block into its top-level keys and reads each on its own; where one is not YAML, the rest of
/// its line is its value.
pub(crate) fn salvage(text: &str) -> Table {
    let mut starts: Vec<usize> = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if key_of(line).is_some() {
            starts.push(offset);
        }
        offset += line.len();
    }
    let mut table = Table::default();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        let chunk = text.get(*start..end).unwrap_or_default();
        let line = chunk.lines().next().unwrap_or_default();
        // Of as many columns, so that places stay right.
        let spaced = chunk.replace('\t', " ");
        if let Ok(parsed) = yaml::parse(&spaced) {
            for (key, node) in parsed.table.iter() {
                let at = start + node.at;
                table.insert(key.to_owned(), Node { at, ..node.clone() });
            }
        } else if let Some(key) = key_of(line) {
            let value = line.split_once(':').map_or("", |(_, value)| value);
            let at = start + line.len() - value.trim_start().len();
            table.insert(key.to_owned(), Node::text(bare(value), at));
        }
    }
    table
}

/// The key that a line of front matter starts with: it begins in the first column and a colon
/// follows it.
pub(crate) fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let key = key.trim_end().trim_matches('"');
    let named = key.chars().next().is_some_and(char::is_alphabetic)
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (named && spaced && key.len() <= 64).then_some(key)
}

/// A value without the comma of JSON and the quotes around it.
fn bare(value: &str) -> &str {
    let value = value.trim().trim_end_matches(',').trim_end();
    if value.matches(['"', '\'']).count() == 1 {
        return value.trim_start_matches(['"', '\'']);
    }
    ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_can_be_read_are() {
        let table = salvage(
            "title: 부제: 있는 제목\ndate: 2024-05-03\ntags:\n  - [a, b]\n\tbad: x\nsub: [DB] 키\n\
             q: \"닫히지: 않은\" 따옴표\nopen: \"열린 채\nlist:\n\t- 하나\n",
        );
        let expected = [
            ("title", "부제: 있는 제목"),
            ("date", "2024-05-03"),
            ("sub", "[DB] 키"),
            ("q", "\"닫히지: 않은\" 따옴표"),
            ("open", "열린 채"),
            ("list", "[하나]"),
        ];
        for (key, value) in expected {
            assert_eq!(table.text(&[key]).as_deref(), Some(value), "{key}");
        }
        assert_eq!(salvage("\"title\": \"글\",\n").text(&["title"]).as_deref(), Some("글"));
    }

    #[test]
    fn keys() {
        let table = [
            ("title: x", Some("title")),
            ("title  : x", Some("title")),
            ("title:\n", Some("title")),
            ("제목: x", Some("제목")),
            ("  title: x", None),
            ("http://x", None),
            ("two words: x", None),
            ("- a: b", None),
        ];
        for (line, expected) in table {
            assert_eq!(key_of(line), expected, "{line:?}");
        }
    }
}
