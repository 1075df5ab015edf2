//! A short piece of a long text, around what was found in it.
//!
//! Enter at [`cut`]. A piece is a stretch of the text as it is, without additions: its marks are
//! those of the text, moved.

use serde::{Deserialize, Serialize};

/// A matched stretch of a text, in characters: from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    /// The first matched character.
    pub start: usize,
    /// The character after the last matched one.
    pub end: usize,
}

/// A text and what matched in it. Marks are in order, apart from each other and within the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// The text as it is shown.
    pub text: String,
    /// The matched stretches.
    pub marks: Vec<Mark>,
}

/// Something found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Where.
    pub mark: Mark,
    /// Which of the things that were looked for, by number.
    pub word: usize,
}

/// Characters of a piece, more or less.
const WIDTH: usize = 110;
/// Characters before the first match, at most.
const LEAD: usize = 50;

/// Marks as they are shown: touching ones joined. Takes what was found in the order of the text.
pub fn join_marks(found: &[Found]) -> Vec<Mark> {
    let mut joined: Vec<Mark> = Vec::with_capacity(found.len());
    for mark in found.iter().map(|found| found.mark) {
        match joined.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    joined
}

/// The piece of `text` with the most of what was `found` (in the order of the text): most different
/// words first, then most matches; the earliest of equals. Starts at a sentence or a word, about 110
/// characters long; the text's beginning where nothing was found.
pub fn cut(text: &str, found: &[Found]) -> Marked {
    let characters: Vec<char> = text.chars().collect();
    let (first, last) = best_window(found);
    let start = start_of_piece(&characters, first, last);
    let end = end_of_piece(&characters, start, last);
    let piece = characters.get(start..end).unwrap_or_default();
    let inside: Vec<Found> = found
        .iter()
        .filter(|found| found.mark.start >= start && found.mark.end <= end)
        .map(|found| Found {
            mark: Mark { start: found.mark.start - start, end: found.mark.end - start },
            word: found.word,
        })
        .collect();
    Marked { text: piece.iter().collect(), marks: join_marks(&inside) }
}

/// The bounds of the matches that one piece should show.
fn best_window(found: &[Found]) -> (usize, usize) {
    let mut best = (0, 0);
    let mut best_worth = 0;
    for (place, first) in found.iter().enumerate() {
        let mut words: Vec<usize> = Vec::new();
        let mut count = 0;
        let mut end = first.mark.end;
        for next in found.get(place..).unwrap_or_default() {
            if count > 0 && next.mark.end > first.mark.start + WIDTH {
                break;
            }
            count += 1;
            end = end.max(next.mark.end);
            if !words.contains(&next.word) {
                words.push(next.word);
            }
        }
        let worth = words.len() * 16 + count.min(15);
        if worth > best_worth {
            best_worth = worth;
            best = (first.mark.start, end);
        }
    }
    best
}

/// Back from the first match to the start of its sentence, or else to a word's start, leaving room
/// for the last match.
fn start_of_piece(text: &[char], first: usize, last: usize) -> usize {
    let room = WIDTH.saturating_sub(last - first).min(LEAD);
    let earliest = first.saturating_sub(room);
    if earliest == 0 {
        return 0;
    }
    let at = |place: usize| text.get(place).copied().unwrap_or(' ');
    let starts_word = |place: &usize| !at(*place).is_whitespace() && at(*place - 1).is_whitespace();
    let starts_sentence = |place: &usize| {
        starts_word(place) && *place >= 2 && matches!(at(*place - 2), '.' | '?' | '!' | '。' | ':')
    };
    let mut places = earliest..=first;
    (earliest..=first)
        .rev()
        .find(starts_sentence)
        .or_else(|| places.find(starts_word))
        .unwrap_or(first)
}

/// On to a word's end about a width after the start, past the last match.
fn end_of_piece(text: &[char], start: usize, last: usize) -> usize {
    let wanted = (start + WIDTH).max(last);
    if wanted >= text.len() {
        return text.len();
    }
    let is_gap = |place: &usize| text.get(*place).is_none_or(|character| character.is_whitespace());
    (last.max(start + WIDTH / 2)..=wanted).rev().find(is_gap).unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, words: &[&str]) -> Vec<Found> {
        let mut found: Vec<Found> = words
            .iter()
            .enumerate()
            .flat_map(|(number, word)| {
                text.match_indices(word).map(move |(place, _)| {
                    let start = text[..place].chars().count();
                    Found { mark: Mark { start, end: start + word.chars().count() }, word: number }
                })
            })
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn the_piece_with_most_words() {
        let filler = "아무 상관이 없는 글이 길게 이어진다 ".repeat(12);
        let text =
            format!("서버 이야기. {filler}끝났다. 서버 컴포넌트는 서버에서 그린다. {filler}");
        let piece = cut(&text, &find(&text, &["서버", "컴포넌트"]));
        assert!(piece.text.starts_with("서버 컴포넌트는 서버에서"), "{}", piece.text);
        let marked: Vec<String> = piece
            .marks
            .iter()
            .map(|mark| piece.text.chars().skip(mark.start).take(mark.end - mark.start).collect())
            .collect();
        assert_eq!(marked, ["서버", "컴포넌트", "서버"]);
        assert!((60..=130).contains(&piece.text.chars().count()), "{}", piece.text);
        assert!(!piece.text.ends_with(' '));
    }

    #[test]
    fn odd_texts() {
        assert_eq!(cut("", &[]), Marked::default());
        let long = "가".repeat(500);
        let found = [Found { mark: Mark { start: 300, end: 302 }, word: 0 }];
        let piece = cut(&long, &found);
        assert_eq!(piece.marks.len(), 1);
        assert!(piece.text.chars().count() <= 130);
        let huge = [Found { mark: Mark { start: 0, end: 400 }, word: 0 }];
        assert_eq!(cut(&long, &huge).marks, [Mark { start: 0, end: 400 }]);
        assert_eq!(cut("처음 글", &[]).text, "처음 글");
    }

    #[test]
    fn marks_that_touch_become_one() {
        let found = [(0, 2), (3, 5), (4, 7), (7, 8)]
            .map(|(start, end)| Found { mark: Mark { start, end }, word: 0 });
        assert_eq!(join_marks(&found), [Mark { start: 0, end: 2 }, Mark { start: 3, end: 8 }]);
    }
}
