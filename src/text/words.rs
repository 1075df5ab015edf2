//! The words of folded text.
//!
//! A word is a maximal run of letters and digits of one script: `React를` is `react` and `를`,
//! `use_state` is `use` and `state`. Where else a reader may start to type within a word is told by
//! [`inner_starts`].

use super::{Folded, hangul};
use crate::model::is_letter_or_digit;

/// The scripts that are told apart where they meet within a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Syllables and jamo.
    Hangul,
    /// Ideographs and kana, written without spaces.
    Han,
    /// Latin and all others, and digits.
    Alphabet,
}

/// A word: folded characters `start` up to `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its first character.
    pub start: usize,
    /// The character after its last one.
    pub end: usize,
    /// Its script.
    pub script: Script,
}

/// The script of a letter or digit; `None` for everything between words.
pub fn script(character: char) -> Option<Script> {
    if character.is_ascii() {
        character.is_ascii_alphanumeric().then_some(Script::Alphabet)
    } else if hangul::is_hangul(character) {
        Some(Script::Hangul)
    } else if matches!(u32::from(character), 0x3041..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
    {
        is_letter_or_digit(character).then_some(Script::Han)
    } else {
        is_letter_or_digit(character).then_some(Script::Alphabet)
    }
}

/// The words of a text, in order.
pub fn words(text: &Folded) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (place, character) in text.characters().iter().enumerate() {
        let Some(script) = script(*character) else {
            continue;
        };
        match words.last_mut() {
            Some(word) if word.end == place && word.script == script => word.end += 1,
            _ => words.push(Word { start: place, end: place + 1, script }),
        }
    }
    words
}

/// Where a part of a word starts that readers search for by itself, without the word's own start:
/// every Hangul syllable but the last, every ideograph, and the parts of `camelCase`, `HTMLElement`
/// and `es2015`.
pub fn inner_starts(text: &Folded, word: Word) -> impl Iterator<Item = usize> + use<'_> {
    (word.start + 1..word.end).filter(move |place| match word.script {
        Script::Hangul => place + 1 < word.end,
        Script::Han => true,
        Script::Alphabet => starts_part(text, word, *place),
    })
}

fn starts_part(text: &Folded, word: Word, place: usize) -> bool {
    let at = |place: usize| text.characters().get(place).copied().unwrap_or(' ');
    let (before, here) = (at(place - 1), at(place));
    if before.is_ascii_digit() != here.is_ascii_digit() {
        return word.end - place >= 2;
    }
    let follows_lower = text.is_upper(place) && !text.is_upper(place - 1);
    let ends_capitals = text.is_upper(place)
        && place + 1 < word.end
        && !text.is_upper(place + 1)
        && !at(place + 1).is_ascii_digit();
    (follows_lower || ends_capitals) && word.end - place >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn words_and_their_parts() {
        let table: [(&str, &[&str], &[&str]); 9] = [
            ("React를 쓴다", &["react", "를", "쓴다"], &[]),
            ("비동기처리", &["비동기처리"], &["동기처리", "기처리", "처리"]),
            ("use_state", &["use", "state"], &[]),
            ("useEffectEvent", &["useeffectevent"], &["effectevent", "event"]),
            ("HTMLElement", &["htmlelement"], &["element"]),
            ("ES2015 k8s", &["es2015", "k8s"], &["2015", "8s"]),
            ("컴포ㄴ!", &["컴포ㄴ"], &["포ㄴ"]),
            ("東京都", &["東京都"], &["京都", "都"]),
            ("— …", &[], &[]),
        ];
        for (text, expected, expected_parts) in table {
            let folded = fold(text);
            let read = |start, end| folded.slice(start, end).iter().collect::<String>();
            let all = words(&folded);
            let spelt: Vec<String> = all.iter().map(|word| read(word.start, word.end)).collect();
            assert_eq!(spelt, expected, "{text}");
            let parts: Vec<String> = all
                .iter()
                .flat_map(|word| {
                    inner_starts(&folded, *word)
                        .map(|start| read(start, word.end))
                        .collect::<Vec<_>>()
                })
                .collect();
            assert_eq!(parts, expected_parts, "{text}");
        }
    }
}
