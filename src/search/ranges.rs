//! Stretches of the sorted dictionary.

use super::format::BETWEEN;
use crate::text::hangul::{OpenEnd, open_ends};

/// A range that touches so many shards is stored as a whole besides.
pub(super) const WIDE: usize = 3;

/// Adds up impacts of keys of one document: more never weighs less, and all together at most 255.
pub(super) fn join_impacts(one: u8, two: u8) -> u8 {
    let missing = u16::from(u8::MAX - one) * u16::from(u8::MAX - two) / u16::from(u8::MAX);
    u8::MAX - u8::try_from(missing).unwrap_or(u8::MAX)
}

/// All keys from `low` up to but not including `high`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct KeyRange {
    pub(super) low: String,
    pub(super) high: String,
}

impl KeyRange {
    /// The keys that start with `prefix`.
    pub(super) fn prefix(prefix: &str) -> Self {
        let mut high = prefix.to_owned();
        // The last character of all has no next one; then the one before decides.
        while let Some(last) = high.pop() {
            if let Some(next) = after(last) {
                high.push(next);
                break;
            }
        }
        if high.is_empty() {
            high.push(char::MAX);
        }
        Self { low: prefix.to_owned(), high }
    }

    /// This key alone.
    pub(super) fn only(key: &str) -> Self {
        Self { low: key.to_owned(), high: [key, "\0"].concat() }
    }

    /// The keys that a half-typed word may become, but for those that start with it as it is.
    pub(super) fn open(end: &OpenEnd, word: &str) -> Self {
        let with = |last: char| end.stem.clone() + last.encode_utf8(&mut [0; 4]);
        let mut low = with(end.low);
        if low == word {
            low = Self::prefix(word).high;
        }
        Self { low, high: Self::prefix(&with(end.high)).high }
    }

    /// All the ways in which a half-typed word may go on.
    pub(super) fn opens(word: &str) -> Vec<Self> {
        open_ends(word).iter().map(|end| Self::open(end, word)).collect()
    }

    /// The key under which the union of the range is stored where the range is wide.
    pub(super) fn wide_key(&self) -> String {
        let mut key = self.low.clone();
        key.push(BETWEEN);
        key + &self.high
    }
}

/// The next code point that is a character.
fn after(character: char) -> Option<char> {
    match character {
        '\u{D7FF}' => Some('\u{E000}'),
        _ => char::from_u32(u32::from(character) + 1),
    }
}

/// The first `length` characters of a text.
pub(super) fn first_characters(text: &str, length: usize) -> &str {
    text.char_indices().nth(length).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes() {
        let table = [
            ("react", "reacu"),
            ("컴포", "컴폭"),
            ("힣\u{10FFFF}", "힤"),
            ("\u{D7FF}", "\u{E000}"),
            ("", "\u{10FFFF}"),
        ];
        for (prefix, high) in table {
            assert_eq!(KeyRange::prefix(prefix).high, high);
        }
        let open = KeyRange::opens("컴포ㄴ");
        assert_eq!(open, [KeyRange { low: "컴포나".into(), high: "컴포다".into() }]);
        let open = KeyRange::opens("커");
        assert_eq!(open, [KeyRange { low: "컥".into(), high: "케".into() }]);
        assert_eq!(first_characters("컴포넌트", 2), "컴포");
        assert_eq!(first_characters("컴", 2), "컴");
    }
}
