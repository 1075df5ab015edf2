//! What stays of a word when it is mistyped or cut down to its consonants.

use crate::text::hangul;

/// The 초성 of a Hangul word of two syllables or more: `ㅋㅍㄴㅌ` of `컴포넌트`. `None` for anything else.
pub(super) fn initials(word: &str) -> Option<String> {
    let read: Option<String> = word.chars().map(hangul::initial).collect();
    read.filter(|initials| initials.chars().count() >= 2)
}

/// The consonants of a Latin word of four letters or more, each run once, behind the sign that keeps
/// them apart from words: `~kbrnts` of `kubernetes`. `None` for anything else.
pub(super) fn skeleton(word: &str) -> Option<String> {
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut skeleton = String::from("~");
    for (place, letter) in word.chars().enumerate() {
        let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
        if (place == 0 || !vowel) && !skeleton.ends_with(letter) {
            skeleton.push(letter);
        }
    }
    Some(skeleton)
}

/// Key presses by which two words differ: added, left out, another one, or two exchanged.
pub(super) fn distance(one: &[char], two: &[char]) -> usize {
    let mut rows: [Vec<usize>; 3] = [vec![], vec![], (0..=two.len()).collect()];
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
    for (number, typed) in one.iter().enumerate() {
        // To rotate three rows is a page of code.
        rows.swap(0, 1);
        rows.swap(1, 2);
        let [row_before_last, row_before, row] = &mut rows;
        row.clear();
        row.push(number + 1);
        for (column, wanted) in two.iter().enumerate() {
            let changed = at(row_before, column) + usize::from(typed != wanted);
            let added_or_left_out = at(row_before, column + 1).min(at(row, column)) + 1;
            let mut cost = changed.min(added_or_left_out);
            let exchanged = number > 0
                && column > 0
                && one.get(number - 1) == Some(wanted)
                && two.get(column - 1) == Some(typed);
            if exchanged {
                cost = cost.min(at(row_before_last, column - 1) + 1);
            }
            row.push(cost);
        }
    }
    let [_, _, last] = &rows;
    last.last().copied().unwrap_or_default()
}

/// Key presses that a word of so many may have wrong.
pub(super) fn tolerance(keys: usize) -> usize {
    match keys {
        0..=3 => 0,
        4..=9 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skeletons() {
        let table = [
            ("kubernetes", Some("~kbrnts")),
            ("kubernets", Some("~kbrnts")),
            ("effect", Some("~efct")),
            ("api", None),
            ("es2015", None),
        ];
        for (word, expected) in table {
            assert_eq!(skeleton(word).as_deref(), expected, "{word}");
        }
        assert_eq!(initials("컴포넌트").as_deref(), Some("ㅋㅍㄴㅌ"));
        assert_eq!(initials("컴포ㄴ"), None);
        assert_eq!(initials("값"), None);
    }

    #[test]
    fn distances() {
        let table = [
            ("컴퍼넌트", "컴포넌트", 1),
            ("굥고", "경고", 1),
            ("kubernets", "kubernetes", 1),
            ("recat", "react", 1),
            ("", "abc", 3),
            ("같다", "같다", 0),
            ("서버", "서점", 2),
        ];
        for (one, two, expected) in table {
            let (one, two) = (hangul::keystrokes(one), hangul::keystrokes(two));
            assert_eq!(distance(&one, &two), expected);
            assert_eq!(distance(&two, &one), expected);
        }
    }
}
