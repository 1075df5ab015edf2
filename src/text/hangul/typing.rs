//! Hangul as it is typed, one jamo for each key press, and what half-typed words may become.

use super::{
    FIRST_VOWEL, INITIALS, Syllable, TAIL_COUNT, TAILS, compound, is_syllable, place_in,
    typed_as_two, vowel_number,
};

/// Types one more jamo (compatibility form) after `text`, as an input method would: `컴포` and `ㄴ`
/// are `컴폰`, and then `ㅓ` makes it `컴포너`.
pub fn type_jamo(text: &mut String, jamo: char) {
    let Some(last) = text.pop() else {
        text.push(jamo);
        return;
    };
    let vowel = vowel_number(jamo);
    match (Syllable::of(last), vowel) {
        (None, Some(vowel)) => {
            if let Some(initial) = place_in(&INITIALS, last) {
                text.push(Syllable { initial, vowel, tail: 0 }.character());
                return;
            }
            if let Some(whole) = compound(last, jamo) {
                text.push(whole);
                return;
            }
        }
        (Some(open), Some(_)) if open.tail == 0 => {
            let before = char::from_u32(FIRST_VOWEL + open.vowel).unwrap_or(last);
            if let Some(vowel) = compound(before, jamo).and_then(vowel_number) {
                text.push(Syllable { vowel, ..open }.character());
                return;
            }
        }
        (Some(closed), Some(vowel)) => {
            if let Some((rest, initial)) = move_tail(closed) {
                text.push(rest.character());
                text.push(Syllable { initial, vowel, tail: 0 }.character());
                return;
            }
        }
        (Some(parts), None) => {
            let whole = match parts.tail_jamo() {
                None => Some(jamo),
                Some(before) => compound(before, jamo),
            };
            if let Some(tail) = whole.and_then(|whole| place_in(&TAILS, whole)) {
                text.push(Syllable { tail: tail + 1, ..parts }.character());
                return;
            }
        }
        (None, None) => {}
    }
    text.push(last);
    text.push(jamo);
}

/// The last consonant of a tail becomes the initial of the syllable to come: what stays, what moves.
fn move_tail(closed: Syllable) -> Option<(Syllable, u32)> {
    let jamo = closed.tail_jamo()?;
    let (stays, moves) = match typed_as_two(jamo) {
        Some((stays, moves)) => (place_in(&TAILS, stays)? + 1, moves),
        None => (0, jamo),
    };
    let rest = Syllable { tail: stays, ..closed };
    Some((rest, place_in(&INITIALS, moves)?))
}

/// The jamo that are typed for a text, one for each key press; other characters as they are.
pub fn keystrokes(text: &str) -> Vec<char> {
    let mut keys = Vec::with_capacity(text.len());
    let mut push = |jamo: char| match typed_as_two(jamo) {
        Some((one, two)) => keys.extend([one, two]),
        None => keys.push(jamo),
    };
    for character in text.chars() {
        match Syllable::of(character) {
            Some(parts) => {
                push(INITIALS.get(parts.initial as usize).copied().unwrap_or(character));
                push(char::from_u32(FIRST_VOWEL + parts.vowel).unwrap_or(character));
                if let Some(tail) = parts.tail_jamo() {
                    push(tail);
                }
            }
            None => push(character),
        }
    }
    keys
}

/// What a half-typed word may become: it continues `stem` with one character from `low` to `high`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenEnd {
    /// The part that is certain.
    pub stem: String,
    /// The first character that may come next.
    pub low: char,
    /// The last character that may come next.
    pub high: char,
}

/// The ways in which the last syllable of a word may still grow, beyond the word itself:
/// `코` may become any of `코` to `콯` (and, by ㅗ + ㅏ, `과`s of it); `컴포ㄴ` anything from `컴포나`
/// to `컴포닣`; in `컴폰` the ㄴ may belong to the next syllable. Empty where nothing can grow.
pub fn open_ends(word: &str) -> Vec<OpenEnd> {
    let Some((place, last)) = word.char_indices().next_back() else {
        return vec![];
    };
    let stem = word.get(..place).unwrap_or_default();
    let end = |stem: &str, (low, high): (char, char)| OpenEnd { stem: stem.to_owned(), low, high };
    let Some(parts) = Syllable::of(last) else {
        // A lone consonant without syllables before it is a 초성 query, not a half-typed word.
        return match place_in(&INITIALS, last) {
            Some(initial) if stem.chars().any(is_syllable) => {
                vec![end(stem, Syllable::all_with(initial))]
            }
            _ => vec![],
        };
    };
    if parts.tail == 0 {
        let vowel = match parts.vowel {
            8 => 11,  // ㅗ may become ㅘ ㅙ ㅚ
            13 => 16, // ㅜ may become ㅝ ㅞ ㅟ
            18 => 19, // ㅡ may become ㅢ
            same => same,
        };
        let high = Syllable { vowel, tail: TAIL_COUNT - 1, ..parts };
        return vec![end(stem, (last, high.character()))];
    }
    let mut ends = vec![];
    let longest = match parts.tail {
        1 => 3,   // ㄱ may become ㄳ
        4 => 6,   // ㄴ: ㄵ ㄶ
        8 => 15,  // ㄹ: ㄺ to ㅀ
        17 => 18, // ㅂ: ㅄ
        same => same,
    };
    if longest > parts.tail {
        let high = Syllable { tail: longest, ..parts };
        ends.push(end(stem, (last, high.character())));
    }
    if let Some((rest, initial)) = move_tail(parts) {
        let mut certain = stem.to_owned();
        certain.push(rest.character());
        ends.push(end(&certain, Syllable::all_with(initial)));
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::super::{FIRST, LAST};
    use super::*;

    #[test]
    fn every_syllable_can_be_typed() {
        for code in FIRST..=LAST {
            let syllable = char::from_u32(code).unwrap().to_string();
            let mut typed = String::new();
            for jamo in keystrokes(&syllable) {
                type_jamo(&mut typed, jamo);
            }
            assert_eq!(typed, syllable);
        }
    }

    #[test]
    fn typing() {
        let table = [
            ("ㅋㅓㅁㅍㅗㄴㅓㄴㅌㅡ", "컴포넌트"),
            ("ㄱㅏㅂㅅㅇㅣ", "값이"),
            ("ㄱㅏㅂㅅㅣ", "갑시"),
            ("ㅇㅗㅏㄴ", "완"),
            ("ㅇㅣㅆㅓ", "이써"),
            ("ㅋㅋㅋ", "ㅋㅋㅋ"),
            ("ㅏㅣ", "ㅏㅣ"),
            ("ㅗㅏ", "ㅘ"),
        ];
        for (keys, expected) in table {
            let mut typed = String::new();
            keys.chars().for_each(|key| type_jamo(&mut typed, key));
            assert_eq!(typed, expected);
        }
    }

    #[test]
    fn half_typed_words_are_ranges() {
        type Case = (&'static str, &'static [(&'static str, char, char)]);
        let table: [Case; 9] = [
            ("코", &[("", '코', '쿃')]),
            ("커", &[("", '커', '컿')]),
            ("컴포ㄴ", &[("컴포", '나', '닣')]),
            ("컴폰", &[("컴", '폰', '폲'), ("컴포", '나', '닣')]),
            ("앉", &[("안", '자', '짛')]),
            ("있", &[("이", '싸', '앃')]),
            ("ㅋㅍ", &[]),
            ("react", &[]),
            ("", &[]),
        ];
        for (word, expected) in table {
            let ends = open_ends(word);
            let read: Vec<_> =
                ends.iter().map(|end| (end.stem.as_str(), end.low, end.high)).collect();
            assert_eq!(read, expected, "{word}");
        }
    }
}
