//! Abbreviations in the text: which of them stands where.

use std::collections::HashMap;
use std::ops::Range;

/// The abbreviations of a document by their first characters, the longest first.
#[derive(Debug, Default)]
pub(super) struct Abbreviations<'run>(HashMap<char, Vec<(&'run str, &'run str)>>);

impl<'run> Abbreviations<'run> {
    /// Of what a document defines; the last definition of one wins.
    pub(super) fn new(defined: &'run [(String, String)]) -> Self {
        let latest: HashMap<&str, &str> =
            defined.iter().map(|(short, long)| (short.as_str(), long.as_str())).collect();
        let mut all: HashMap<char, Vec<(&str, &str)>> = HashMap::new();
        for (short, long) in latest {
            if let Some(first) = short.chars().next() {
                all.entry(first).or_default().push((short, long));
            }
        }
        for group in all.values_mut() {
            group.sort_by_key(|(short, _)| (std::cmp::Reverse(short.len()), *short));
            group.truncate(MOST_ALIKE);
        }
        Self(all)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The abbreviations in a text, in order, with what they stand for.
    pub(super) fn find(&self, text: &str) -> Vec<(Range<usize>, &'run str)> {
        let mut found = Vec::new();
        let mut before: Option<char> = None;
        let mut until = 0;
        for (at, first) in text.char_indices() {
            let starts = at >= until && before.is_none_or(|before| parts(before, first));
            before = Some(first);
            let Some(group) = self.0.get(&first).filter(|_| starts) else { continue };
            let rest = text.get(at..).unwrap_or_default();
            let hit = group.iter().find(|(short, _)| {
                let after = rest.strip_prefix(short).map(|rest| rest.chars().next());
                let last = short.chars().next_back().unwrap_or(' ');
                after.is_some_and(|after| after.is_none_or(|after| parts(last, after)))
            });
            if let Some((short, long)) = hit {
                until = at + short.len();
                found.push((at..until, *long));
            }
        }
        found
    }
}

/// So many abbreviations with one first character at most: keeps the search linear.
const MOST_ALIKE: usize = 64;

/// Whether a word may end between two characters: `SLA를` is a word and its particle.
fn parts(one: char, other: char) -> bool {
    !(one.is_alphanumeric() && other.is_alphanumeric()) || one.is_ascii() != other.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_they_stand() {
        let defined = [("SLA", "수준"), ("SLA 목표", "긴"), ("서비스 수준", "뜻"), ("C++", "말")]
            .map(|(short, long)| (short.to_owned(), long.to_owned()));
        let all = Abbreviations::new(&defined);
        let table: &[(&str, &[&str])] = &[
            ("SLA와 SLAs", &["SLA"]),
            ("SLA 목표", &["SLA 목표"]),
            ("한 서비스 수준, 서비스 수준이", &["서비스 수준"]),
            ("C++도 (SLA)", &["C++", "SLA"]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let found: Vec<&str> =
                all.find(text).into_iter().map(|(range, _)| &text[range]).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
