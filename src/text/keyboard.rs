//! The Korean two-set keyboard (두벌식, KS X 5002) read as the Latin one, and the other way round:
//! what comes out when a reader forgot to switch.

use super::hangul;

/// Latin keys in the order of [`JAMO`]; capitals are the keys with shift that differ.
const KEYS: &str = "qwertyuiopasdfghjklzxcvbnmQWERTOP";
const JAMO: &str = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ";

fn jamo_of(key: char) -> Option<char> {
    let find = |key: char| KEYS.chars().zip(JAMO.chars()).find(|(latin, _)| *latin == key);
    find(key).or_else(|| find(key.to_ascii_lowercase())).map(|(_, jamo)| jamo)
}

fn key_of(jamo: char) -> Option<char> {
    KEYS.chars().zip(JAMO.chars()).find(|(_, candidate)| *candidate == jamo).map(|(key, _)| key)
}

/// The Hangul that a run of Latin keys types: `zmffkdnem` is `클라우드`. Other characters stay.
pub fn to_hangul(text: &str) -> String {
    let mut typed = String::with_capacity(text.len() * 2);
    for character in text.chars() {
        match jamo_of(character) {
            Some(jamo) => hangul::type_jamo(&mut typed, jamo),
            None => typed.push(character),
        }
    }
    typed
}

/// The Latin that the keys of a Hangul text type: `ㅏㅕㅠㄷ구ㄷㅅㄷㄴ` is `kubernetes`. Other characters stay.
pub fn to_latin(text: &str) -> String {
    hangul::keystrokes(text).into_iter().map(|jamo| key_of(jamo).unwrap_or(jamo)).collect()
}

/// Reads a Latin word as Hangul, where that makes whole syllables: all of it, or the end of it as in
/// `Statefmf` (`State를`). `None` where it does not.
pub fn as_hangul(word: &str) -> Option<String> {
    word.char_indices().find_map(|(place, _)| {
        let (head, keys) = word.split_at_checked(place)?;
        // One or two keys at the end of a word are as likely a part of it.
        if keys.len() < 2 || (place > 0 && (place < 2 || keys.len() < 3)) {
            return None;
        }
        if !keys.chars().all(|key| key.is_ascii_alphabetic()) {
            return None;
        }
        let typed = to_hangul(keys);
        typed.chars().all(hangul::is_syllable).then(|| head.to_owned() + &typed)
    })
}

/// Reads a Hangul word as Latin, where that is what the keys say: at least one jamo stands alone,
/// which no Korean word has. `None` where it does not.
pub fn as_latin(word: &str) -> Option<String> {
    let lone = word
        .chars()
        .any(|character| hangul::is_hangul(character) && !hangul::is_syllable(character));
    let latin = to_latin(word);
    (lone && latin.is_ascii() && latin.len() >= 2).then_some(latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        let table = [
            ("zmffkdnem", "클라우드"),
            ("zjavhsjsxm", "컴포넌트"),
            ("RhcEkfrl", "꽃딸기"),
            ("dhksfy", "완료"),
        ];
        for (keys, typed) in table {
            assert_eq!(to_hangul(keys), typed);
            assert_eq!(to_latin(typed), keys);
        }
        assert_eq!(to_latin("ㅏㅕㅠㄷ구ㄷㅅㄷㄴ"), "kubernetes");
        assert_eq!(to_hangul("wpfl 3"), "제리 3");
    }

    #[test]
    fn only_what_can_be_meant() {
        let table = [
            ("zmffkdnem", Some("클라우드")),
            ("Statefmf", Some("State를")),
            ("Effectdml", Some("Effect의")),
            ("react", None),
            ("kubernetes", None),
            ("a", None),
        ];
        for (word, expected) in table {
            assert_eq!(as_hangul(word).as_deref(), expected, "{word}");
        }
        assert_eq!(as_latin("ㄱㄷㅁㅊㅅ").as_deref(), Some("react"));
        assert_eq!(as_latin("컴포넌트"), None);
    }
}
