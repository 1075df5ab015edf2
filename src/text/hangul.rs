//! Hangul by arithmetic.
//!
//! The 11,172 syllables U+AC00 to U+D7A3 are 19 initials × 21 vowels × 28 tails (none first), in
//! that order (The Unicode Standard, section 3.12). So a syllable is taken apart and put together
//! without tables, and *what a reader may be about to type is a range of code points*: enter at
//! [`open_ends`].

mod typing;

pub use typing::{OpenEnd, keystrokes, open_ends, type_jamo};

const FIRST: u32 = 0xAC00;
const LAST: u32 = 0xD7A3;
const VOWEL_COUNT: u32 = 21;
const TAIL_COUNT: u32 = 28;

/// The vowel ㅏ among the compatibility jamo; the other twenty follow in order.
const FIRST_VOWEL: u32 = 0x314F;

/// The initials as compatibility jamo.
const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ',
    'ㅌ', 'ㅍ', 'ㅎ',
];

/// The tails as compatibility jamo, from number 1 on.
const TAILS: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ',
    'ㅂ', 'ㅄ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// Jamo that are typed as two: the whole, the first, the second.
const COMPOUNDS: [(char, char, char); 18] = [
    ('ㄳ', 'ㄱ', 'ㅅ'),
    ('ㄵ', 'ㄴ', 'ㅈ'),
    ('ㄶ', 'ㄴ', 'ㅎ'),
    ('ㄺ', 'ㄹ', 'ㄱ'),
    ('ㄻ', 'ㄹ', 'ㅁ'),
    ('ㄼ', 'ㄹ', 'ㅂ'),
    ('ㄽ', 'ㄹ', 'ㅅ'),
    ('ㄾ', 'ㄹ', 'ㅌ'),
    ('ㄿ', 'ㄹ', 'ㅍ'),
    ('ㅀ', 'ㄹ', 'ㅎ'),
    ('ㅄ', 'ㅂ', 'ㅅ'),
    ('ㅘ', 'ㅗ', 'ㅏ'),
    ('ㅙ', 'ㅗ', 'ㅐ'),
    ('ㅚ', 'ㅗ', 'ㅣ'),
    ('ㅝ', 'ㅜ', 'ㅓ'),
    ('ㅞ', 'ㅜ', 'ㅔ'),
    ('ㅟ', 'ㅜ', 'ㅣ'),
    ('ㅢ', 'ㅡ', 'ㅣ'),
];

/// A syllable's parts by number: 19 initials, 21 vowels, 28 tails of which 0 is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Syllable {
    initial: u32,
    vowel: u32,
    tail: u32,
}

impl Syllable {
    fn of(character: char) -> Option<Self> {
        let code = u32::from(character);
        (FIRST..=LAST).contains(&code).then(|| {
            let index = code - FIRST;
            Self {
                initial: index / (VOWEL_COUNT * TAIL_COUNT),
                vowel: index / TAIL_COUNT % VOWEL_COUNT,
                tail: index % TAIL_COUNT,
            }
        })
    }

    fn character(self) -> char {
        let index = (self.initial * VOWEL_COUNT + self.vowel) * TAIL_COUNT + self.tail;
        char::from_u32(FIRST + index).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// All syllables that start with this initial.
    fn all_with(initial: u32) -> (char, char) {
        let low = Self { initial, vowel: 0, tail: 0 };
        let high = Self { initial, vowel: VOWEL_COUNT - 1, tail: TAIL_COUNT - 1 };
        (low.character(), high.character())
    }

    fn tail_jamo(self) -> Option<char> {
        TAILS.get((self.tail as usize).checked_sub(1)?).copied()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place in a table of at most 27")]
fn place_in(table: &[char], character: char) -> Option<u32> {
    table.iter().position(|entry| *entry == character).map(|place| place as u32)
}

fn vowel_number(jamo: char) -> Option<u32> {
    u32::from(jamo).checked_sub(FIRST_VOWEL).filter(|number| *number < VOWEL_COUNT)
}

fn compound(first: char, second: char) -> Option<char> {
    COMPOUNDS
        .iter()
        .find(|(_, one, two)| (*one, *two) == (first, second))
        .map(|(whole, _, _)| *whole)
}

/// The two jamo that this one is typed as, where it is typed as two: `ㄳ` as `ㄱ`, `ㅅ`.
pub fn typed_as_two(jamo: char) -> Option<(char, char)> {
    COMPOUNDS.iter().find(|(whole, _, _)| *whole == jamo).map(|(_, one, two)| (*one, *two))
}

/// Whether it is one of the 11,172 whole syllables.
pub fn is_syllable(character: char) -> bool {
    (FIRST..=LAST).contains(&u32::from(character))
}

/// Whether it is a consonant on its own, as a compatibility jamo: `ㄱ` to `ㅎ`.
pub fn is_consonant(character: char) -> bool {
    ('ㄱ'..='ㅎ').contains(&character)
}

/// Whether it belongs to Hangul in any form: syllables, compatibility and conjoining jamo.
pub fn is_hangul(character: char) -> bool {
    is_syllable(character) || matches!(u32::from(character), 0x1100..=0x11FF | 0x3131..=0x318E)
}

/// The last consonant of a syllable as a compatibility jamo.
pub fn tail(syllable: char) -> Option<char> {
    Syllable::of(syllable)?.tail_jamo()
}

/// The initial consonant (초성) of a syllable, as a compatibility jamo: `ㅋ` of `컴`.
pub fn initial(syllable: char) -> Option<char> {
    INITIALS.get(Syllable::of(syllable)?.initial as usize).copied()
}

/// The syllable without its last consonant: `코` of `콘`.
pub fn without_tail(syllable: char) -> Option<char> {
    Syllable::of(syllable).map(|parts| Syllable { tail: 0, ..parts }.character())
}

/// Composes conjoining jamo (U+1100 and on) in canonical order: an initial and a vowel, or a
/// syllable without tail and a tail. This is all of NFC that Hangul needs.
pub fn compose(before: char, next: char) -> Option<char> {
    let next = u32::from(next);
    if let Some(vowel) = next.checked_sub(0x1161).filter(|number| *number < VOWEL_COUNT) {
        let initial = u32::from(before).checked_sub(0x1100).filter(|number| *number < 19)?;
        return Some(Syllable { initial, vowel, tail: 0 }.character());
    }
    let tail = next.checked_sub(0x11A7).filter(|number| (1..TAIL_COUNT).contains(number))?;
    let open = Syllable::of(before).filter(|parts| parts.tail == 0)?;
    Some(Syllable { tail, ..open }.character())
}

/// The compatibility jamo that looks like a lone conjoining one.
pub fn compatibility(conjoining: char) -> Option<char> {
    let code = u32::from(conjoining);
    match code {
        0x1100..=0x1112 => INITIALS.get((code - 0x1100) as usize).copied(),
        0x1161..=0x1175 => char::from_u32(code - 0x1161 + FIRST_VOWEL),
        0x11A8..=0x11C2 => TAILS.get((code - 0x11A8) as usize).copied(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_syllable_comes_apart_and_together() {
        for code in FIRST..=LAST {
            let syllable = char::from_u32(code).unwrap();
            assert_eq!(Syllable::of(syllable).unwrap().character(), syllable);
        }
    }

    #[test]
    fn conjoining_jamo_compose() {
        let table = [
            ('\u{1100}', '\u{1161}', Some('가')),
            ('가', '\u{11A8}', Some('각')),
            ('각', '\u{11A8}', None),
            ('가', '\u{11A7}', None),
            ('ㄱ', '\u{1161}', None),
            ('a', '\u{1161}', None),
        ];
        for (before, next, expected) in table {
            assert_eq!(compose(before, next), expected, "{before} {next}");
        }
        assert_eq!(compatibility('\u{11B9}'), Some('ㅄ'));
        assert_eq!(compatibility('\u{1175}'), Some('ㅣ'));
    }

    #[test]
    fn initials() {
        let read: String = "컴포넌트 a".chars().filter_map(initial).collect();
        assert_eq!(read, "ㅋㅍㄴㅌ");
    }
}
