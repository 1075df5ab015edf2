//! Headings and their ids.
//!
//! Existing links carry the ids that GitHub and kramdown make, so ours are the same, Hangul kept:
//! lower case, nothing but word characters, hyphens and spaces, spaces → `-`, repeats `-1`, `-2`.

use std::collections::{HashMap, HashSet};

use unicode_normalization::char::is_combining_mark;

/// Ids that the page around a document uses; a document's own get a prefix.
const RESERVED: &[&str] = &["app", "page-data", "boot", "main", "skip", "__proto__"];

/// Puts a prefix to ids that could be taken for one of the page's.
pub(super) fn safe_id(id: &str) -> Option<String> {
    let id: String = id
        .chars()
        .filter(|character| !character.is_whitespace() && !character.is_control())
        .filter(|character| !matches!(character, '<' | '>' | '"' | '\'' | '&' | '`' | '='))
        .collect();
    if id.is_empty() || id.len() > 1024 {
        return None;
    }
    let lower = id.to_lowercase();
    let taken = RESERVED.contains(&lower.as_str())
        || ["fn-", "fnref-", "seoga-"].iter().any(|prefix| lower.starts_with(prefix));
    Some(if taken { format!("h-{id}") } else { id })
}

/// The id that a heading's text makes, before repeats are told apart.
pub(super) fn plain_id(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            ' ' | '\t' | '\n' => id.push('-'),
            '-' | '_' => id.push(character),
            _ if is_word(character) => id.push(character),
            _ => {}
        }
    }
    id
}

/// Ruby's `\p{Word}`: letters, marks, decimal digits, connecting punctuation.
fn is_word(character: char) -> bool {
    character.is_alphabetic()
        || character.is_ascii_digit()
        || ('０'..='９').contains(&character)
        || matches!(character, '‿' | '⁀' | '⁔' | '＿')
        || is_combining_mark(character)
}

/// Hands out the ids of one document.
#[derive(Debug, Default)]
pub(super) struct Ids {
    used: HashSet<String>,
    repeats: HashMap<String, usize>,
}

impl Ids {
    /// The id of the next heading: the one it asks for, else one of its text.
    pub(super) fn next(&mut self, text: &str, explicit: Option<&str>) -> String {
        let wanted = explicit.and_then(safe_id).or_else(|| safe_id(&plain_id(text.trim())));
        let wanted = wanted.unwrap_or_else(|| "section".to_owned());
        let count = self.repeats.entry(wanted.clone()).or_insert(0);
        let mut id = wanted.clone();
        while !self.used.insert(id.clone()) {
            *count += 1;
            id = format!("{wanted}-{count}");
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_texts() {
        let table = [
            ("설치 방법", "설치-방법"),
            ("쿨다운과 워밍업", "쿨다운과-워밍업"),
            ("방법 4 - `x` 를 쓴다 (추천!)", "방법-4---x-를-쓴다-추천"),
            ("C++ & Rust", "c--rust"),
            ("🚀 첫날의 테라폼", "-첫날의-테라폼"),
            ("snake_case", "snake_case"),
            ("①②", "section"),
            ("App", "h-app"),
        ];
        for (text, id) in table {
            assert_eq!(Ids::default().next(text, None), id, "{text}");
        }
    }

    #[test]
    fn repeats_are_told_apart() {
        let mut ids = Ids::default();
        let given: Vec<String> =
            ["a", "a", "a-1", "a"].iter().map(|text| ids.next(text, None)).collect();
        assert_eq!(given, ["a", "a-1", "a-1-1", "a-2"]);
        assert_eq!(ids.next("x", Some("고유 id<>")), "고유id");
        assert_eq!(ids.next("x", Some("fn-1")), "h-fn-1");
    }
}
