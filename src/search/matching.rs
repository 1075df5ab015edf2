//! Where the words of a query stand in a text.

use super::plan::{Pattern, PatternKind};
use crate::text::hangul;
use crate::text::snippet::{Found, Mark};
use crate::text::words::{Script, inner_starts, script};
use crate::text::{Folded, fold, particles, words};

/// A text made ready to be searched for several patterns.
pub(super) struct Haystack {
    folded: Folded,
    /// For each folded character: whether a word starts there.
    word_starts: Vec<bool>,
    /// For each folded character: whether a word or a part of one starts there.
    part_starts: Vec<bool>,
}

impl Haystack {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        let mut word_starts = vec![false; folded.characters().len()];
        let mut part_starts = word_starts.clone();
        let set = |flags: &mut Vec<bool>, place: usize| {
            if let Some(flag) = flags.get_mut(place) {
                *flag = true;
            }
        };
        for word in words(&folded) {
            set(&mut word_starts, word.start);
            set(&mut part_starts, word.start);
            for start in inner_starts(&folded, word) {
                set(&mut part_starts, start);
            }
        }
        Self { folded, word_starts, part_starts }
    }

    /// All places of the patterns, the longest at each place, none within another.
    pub(super) fn find(&self, patterns: &[Pattern]) -> Vec<Found> {
        let mut found = vec![];
        let mut place = 0;
        while place < self.part_starts.len() {
            let longest = patterns
                .iter()
                .filter_map(|pattern| Some((self.find_at(place, &pattern.kind)?, pattern.word)))
                .max_by_key(|(pieces, word)| {
                    (pieces.last().map(|piece| piece.1), usize::MAX - word)
                });
            place += 1;
            let Some((pieces, word)) = longest else {
                continue;
            };
            for (start, end) in pieces {
                let (from, to) = self.folded.source(start, end);
                found.push(Found { mark: Mark { start: from, end: to }, word });
                place = place.max(end);
            }
        }
        found
    }

    /// Whether words follow each other somewhere, with nothing but spaces, signs and particles between
    /// them: the first may be the end of a word and the last the start of one.
    pub(super) fn has_phrase(&self, phrase: &[String]) -> bool {
        let (mut all, mut breaks) = (vec![], vec![]);
        for word in phrase {
            all.extend(word.chars());
            breaks.push(all.len());
        }
        (0..self.part_starts.len()).any(|start| {
            self.is_start(start, &all) && {
                let mut place = start;
                all.iter().enumerate().all(|(number, wanted)| {
                    if breaks.contains(&number) {
                        if self.gap(place) == 0 && self.at(place) != Some(*wanted) {
                            place += self.particle(place);
                        }
                        place += self.gap(place);
                    }
                    place += 1;
                    self.at(place - 1) == Some(*wanted)
                })
            }
        })
    }

    /// Characters of the particle that a word ends with from here on.
    fn particle(&self, place: usize) -> usize {
        let rest = self.folded.characters().get(place..).unwrap_or_default();
        let is_hangul = |character: &&char| script(**character) == Some(Script::Hangul);
        let length = rest.iter().take_while(is_hangul).count();
        let ending = self.folded.text(place, place + length);
        if particles::is_particle(&ending) { length } else { 0 }
    }

    fn at(&self, place: usize) -> Option<char> {
        self.folded.characters().get(place).copied()
    }

    /// Characters from a place on that belong to no word.
    fn gap(&self, place: usize) -> usize {
        let rest = self.folded.characters().get(place..).unwrap_or_default();
        rest.iter().take_while(|character| script(**character).is_none()).count()
    }

    /// Whether a pattern of these characters may start here: Hangul of two syllables or more
    /// anywhere, all else where a word or a part of one starts.
    fn is_start(&self, place: usize, pattern: &[char]) -> bool {
        let flags = match pattern.first().and_then(|first| script(*first)) {
            Some(Script::Hangul) if pattern.len() >= 2 => return true,
            Some(Script::Hangul) => &self.word_starts,
            _ => &self.part_starts,
        };
        flags.get(place).copied().unwrap_or_default()
    }

    /// The pieces of a match, in folded characters: several where the text has spaces that the
    /// pattern has not.
    fn find_at(&self, place: usize, kind: &PatternKind) -> Option<Vec<(usize, usize)>> {
        let length = match kind {
            PatternKind::Text(text) => text.len(),
            PatternKind::Open(text, ..) => text.len() + 1,
            PatternKind::Initials(initials) => initials.len(),
        };
        let fits = |number: usize, character: char| match kind {
            PatternKind::Text(text) => text.get(number) == Some(&character),
            PatternKind::Open(text, low, high) => text.get(number).map_or_else(
                || number == text.len() && (*low..=*high).contains(&character),
                |wanted| *wanted == character,
            ),
            PatternKind::Initials(initials) => hangul::initial(character)
                .is_some_and(|initial| initials.get(number) == Some(&initial)),
        };
        // Nearly every place fails here, which costs next to nothing.
        if length == 0 || !fits(0, self.at(place)?) {
            return None;
        }
        let may_start = match kind {
            PatternKind::Text(text) => self.is_start(place, text),
            // One letter more is to come; alone it counts as one syllable.
            PatternKind::Open(text, ..) if !text.is_empty() => {
                self.is_start(place, &[text.as_slice(), &['가']].concat())
            }
            PatternKind::Open(..) | PatternKind::Initials(_) => {
                self.word_starts.get(place).copied().unwrap_or_default()
            }
        };
        if !may_start {
            return None;
        }
        let mut pieces: Vec<(usize, usize)> = vec![];
        let mut at = place;
        for number in 0..length {
            if number > 0 && length >= 3 {
                at += self.gap(at);
            }
            if !fits(number, self.at(at)?) {
                return None;
            }
            match pieces.last_mut() {
                Some(piece) if piece.1 == at => piece.1 += 1,
                _ => pieces.push((at, at + 1)),
            }
            at += 1;
        }
        Some(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::plan::patterns;
    use crate::search::query::Query;

    #[test]
    fn exactly_what_matched() {
        let table: [(&str, &str, &[&str]); 14] = [
            ("클라우드", "이 클라우드를 멀티클라우드로", &["클라우드", "클라우드"]),
            ("클라우드에서는", "클라우드를 클라우드에서는", &["클라우드", "클라우드에서는"]),
            ("컴폰", "컴포넌트", &["컴포넌"]),
            ("컴포ㄴ", "컴포넌트", &["컴포넌"]),
            ("ㅋㅍㄴㅌ", "내 컴포넌트는", &["컴포넌트"]),
            ("ㅋㅍㄴㅌㅇ", "내 컴포넌트 안", &["컴포넌트", "안"]),
            ("서버컴포넌트", "서버 컴포넌트는", &["서버", "컴포넌트"]),
            ("effect", "useEffect, effects, sideeffect", &["Effect", "effect"]),
            ("큐", "큐와 바베큐", &["큐"]),
            ("react", "Ｒｅａｃｔ REACT", &["Ｒｅａｃｔ", "REACT"]),
            (
                "한글",
                "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}은",
                &["\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"],
            ),
            ("서버 컴포넌트", "컴포넌트와 서버", &["컴포넌트", "서버"]),
            ("동기", "비동기 처리", &["동기"]),
            ("없음", "있음", &[]),
        ];
        for (query, text, expected) in table {
            let query = Query::parse(query);
            let all: Vec<Pattern> = query
                .words
                .iter()
                .enumerate()
                .flat_map(|(number, word)| patterns(number, word))
                .collect();
            let found = Haystack::new(text).find(&all);
            let marked: Vec<String> = found
                .iter()
                .map(|found| {
                    text.chars()
                        .skip(found.mark.start)
                        .take(found.mark.end - found.mark.start)
                        .collect()
                })
                .collect();
            assert_eq!(marked, expected, "{query:?} in {text}");
        }
    }

    #[test]
    fn phrases() {
        let phrase = ["서버".to_owned(), "컴포넌트".to_owned()];
        let table = [
            ("React 서버 컴포넌트를", true),
            ("웹서버, 컴포넌트", true),
            ("서버컴포넌트", true),
            ("서버의 컴포넌트", true),
            ("React의 서버와 컴포넌트", true),
            ("서버리스 컴포넌트", false),
            ("컴포넌트 서버", false),
            ("서버", false),
        ];
        for (text, expected) in table {
            assert_eq!(Haystack::new(text).has_phrase(&phrase), expected, "{text}");
        }
    }
}
