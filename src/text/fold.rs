//! Text folded for comparison.
//!
//! Texts that a reader takes for the same fold to the same characters: Hangul is composed, case and
//! full width go, invisible characters and free combining marks are left out. Each folded character
//! knows where it stands in the source, so that a match is marked in the text as it is shown.

use super::hangul;
use crate::model::lower;

/// Folded text. Offsets into the source are in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    characters: Vec<char>,
    /// For each folded character the place of its first source character.
    starts: Vec<u32>,
    /// For each folded character whether its source was upper case.
    upper: Vec<bool>,
    source_length: u32,
}

impl Folded {
    /// The folded characters.
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// A stretch of folded characters; empty where the bounds are not within the text.
    pub fn slice(&self, start: usize, end: usize) -> &[char] {
        self.characters.get(start..end).unwrap_or_default()
    }

    /// A stretch of folded characters as text.
    pub fn text(&self, start: usize, end: usize) -> String {
        self.slice(start, end).iter().collect()
    }

    /// Whether the source of a folded character was upper case.
    pub fn is_upper(&self, place: usize) -> bool {
        self.upper.get(place).copied().unwrap_or_default()
    }

    /// The source characters that folded characters `start` up to `end` stand for, as bounds.
    pub fn source(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.starts.get(start).copied().unwrap_or(self.source_length);
        let last = match end.checked_sub(1).and_then(|last| self.starts.get(last)) {
            Some(last) if end > start => *last,
            _ => return (first as usize, first as usize),
        };
        // One source character may fold to several: the end is the next place that differs.
        let after = self.starts.get(end..).unwrap_or_default();
        let end = after.iter().copied().find(|place| *place > last);
        (first as usize, end.unwrap_or(self.source_length) as usize)
    }

    fn push(&mut self, character: char, start: u32, upper: bool) {
        self.characters.push(character);
        self.starts.push(start);
        self.upper.push(upper);
    }
}

/// Folds a text. Sources beyond 2³² characters are cut there.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    folded.characters.reserve(text.len() / 2);
    folded.starts.reserve(text.len() / 2);
    folded.upper.reserve(text.len() / 2);
    let mut lone_jamo = false;
    for (place, source) in (0..u32::MAX).zip(text.chars()) {
        folded.source_length = place + 1;
        if source.is_ascii() {
            folded.push(source.to_ascii_lowercase(), place, source.is_ascii_uppercase());
        } else if hangul::is_syllable(source) {
            folded.push(source, place, false);
        } else if ('\u{1100}'..='\u{11FF}').contains(&source) {
            let composed = match folded.characters.last_mut() {
                Some(last) => hangul::compose(*last, source).map(|whole| *last = whole),
                None => None,
            };
            if composed.is_none() {
                lone_jamo = true;
                folded.push(source, place, false);
            }
        } else if !is_left_out(source) {
            let narrow = half_width(source);
            let lowered = lower(narrow);
            folded.push(lowered, place, lowered != narrow);
        }
    }
    if lone_jamo {
        for character in &mut folded.characters {
            *character = hangul::compatibility(*character).unwrap_or(*character);
        }
    }
    folded
}

/// Folds a text of which only the characters are wanted.
pub fn fold_to_string(text: &str) -> String {
    fold(text).characters.into_iter().collect()
}

/// Soft hyphens, zero-width characters, variation selectors and combining marks that have not been
/// composed.
fn is_left_out(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{300}'..='\u{36F}')
}

fn half_width(character: char) -> char {
    let code = u32::from(character);
    match code {
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(character),
        0x3000 | 0xA0 => ' ',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        let table = [
            ("React", "react"),
            ("ＡＢＣ　１", "abc 1"),
            ("한글", "한글"),
            ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "한글"),
            ("\u{1112}\u{1161}\u{11AB}글\u{1100}", "한글ㄱ"),
            ("\u{130}stanbul", "istanbul"),
            ("co\u{AD}op", "coop"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(fold_to_string(text), expected, "{text}");
        }
    }

    #[test]
    fn every_folded_character_knows_its_source() {
        // NFD 한 (three characters), then a letter whose lower case is two characters.
        let folded = fold("a\u{1112}\u{1161}\u{11AB}\u{130}b");
        assert_eq!(folded.characters(), ['a', '한', 'i', 'b']);
        let sources: Vec<_> = (0..4).map(|place| folded.source(place, place + 1)).collect();
        assert_eq!(sources, [(0, 1), (1, 4), (4, 5), (5, 6)]);
        assert_eq!(folded.source(1, 3), (1, 5));
        assert_eq!(folded.source(2, 2), (4, 4));
        assert_eq!(folded.source(9, 12), (6, 6));
        assert!(folded.is_upper(2) && !folded.is_upper(3));
        // ﬀ stays one; ẞ folds to ß.
        assert_eq!(fold("\u{1E9E}").source(0, 1), (0, 1));
    }
}
