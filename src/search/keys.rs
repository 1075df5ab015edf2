//! The keys of one document and what each says of it.
//!
//! Enter at [`DocumentKeys::of`]. The sorts of keys are listed in [`super::format`].

use super::SearchDocument;
use super::format::{DATE, KEY_LENGTH, KIND, PATH, TAG, TITLE_LENGTH};
use super::neighbours::{Neighbours, stem_before};
use super::pieces::Part;
use super::spelling::{initials, skeleton};
use super::synonyms::Synonyms;
use super::weights::{Field, Occurrence, Weights};
use crate::model::{Kind, Slug};
use crate::text::words::{Script, inner_starts};
use crate::text::{Folded, Word, fold, hangul, words};

/// The first sixteen bytes of a key. Two numbers, for one of twice the size would be aligned to its
/// size, and there are as many of these in memory as an index has postings.
pub(super) type Beginning = [u64; 2];

/// The beginning of a key; shorter keys are filled up with zeros.
pub(super) fn beginning(key: &[u8]) -> Beginning {
    let byte = |place: usize| u64::from(key.get(place).copied().unwrap_or_default());
    let eight = |from: usize| (from..from + 8).fold(0, |number, place| number << 8 | byte(place));
    [eight(0), eight(8)]
}

/// A key of a document: where it stands in the document's own text, and its weight.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    start: u32,
    end: u32,
    /// How much the key says of the document, 1 to 255.
    pub(super) impact: u8,
    /// The piece of the document's text that shows the key best.
    pub(super) piece: u8,
}

/// All keys of a document, in order, each once.
#[derive(Default)]
pub(super) struct DocumentKeys {
    text: String,
    pub(super) entries: Vec<Entry>,
}

impl DocumentKeys {
    /// Finds the keys of a document, of which `pieces` is the text. `average` is the mean of the
    /// [`length`] of all.
    pub(super) fn of(
        document: &SearchDocument,
        pieces: &[Vec<Part<'_>>],
        average: f32,
        synonyms: &Synonyms,
    ) -> Self {
        if document.is_hidden() {
            return Self::default();
        }
        let mut collector = Collector { synonyms: Some(synonyms), ..Collector::default() };
        collector.add(&document.title, Field::Title);
        for tag in &document.tags {
            collector.add(tag.name(), Field::Tag);
        }
        for (number, piece) in pieces.iter().enumerate() {
            collector.piece = u8::try_from(number).unwrap_or(u8::MAX);
            for part in piece {
                if part.starts {
                    collector.add(&part.section.title, Field::Heading);
                }
                collector.add(part.text, Field::Body);
            }
        }
        collector.piece = 0;
        collector.add_facts(document);
        collector.add_synonyms();
        collector.add_neighbours();
        collector.finish(average)
    }

    pub(super) fn key(&self, entry: &Entry) -> &str {
        self.text.get(entry.start as usize..entry.end as usize).unwrap_or_default()
    }
}

/// Bytes of all visible text of a document, headings left out.
pub(super) fn length(document: &SearchDocument) -> usize {
    document.sections.iter().map(|section| section.text.len()).sum()
}

#[derive(Default)]
struct Collector<'all> {
    text: String,
    occurrences: Vec<Occurrence>,
    body_length: usize,
    title_words: usize,
    /// The piece of the text that is being read.
    piece: u8,
    /// Words that follow each other, whether they only do without a particle, and in which piece.
    neighbours: Vec<(Neighbours, bool, u8)>,
    synonyms: Option<&'all Synonyms>,
    /// The groups of synonyms that the document has something of.
    groups: Vec<usize>,
}

/// The field of a key that starts with a word of the field by number.
fn starting(field: Field, number: usize) -> Field {
    if field == Field::Title && number == 0 { Field::TitleStart } else { field }
}

impl Collector<'_> {
    fn add(&mut self, text: &str, field: Field) {
        let folded = fold(text);
        let base = self.text.len();
        let mut offsets = Vec::with_capacity(folded.characters().len() + 1);
        for character in folded.characters() {
            offsets.push(self.text.len());
            self.text.push(*character);
        }
        offsets.push(self.text.len());
        let at = |place: usize| offsets.get(place).copied().unwrap_or(base);
        let all = words(&folded);
        for (number, word) in all.iter().enumerate() {
            let end = |start: usize| at(word.end.min(start + KEY_LENGTH));
            self.push(at(word.start), end(word.start), starting(field, number), true);
            for start in inner_starts(&folded, *word) {
                self.push(at(start), end(start), field, false);
            }
        }
        self.note_neighbours(&folded, &all);
        if let Some(synonyms) = self.synonyms {
            synonyms.note(&folded, &all, &mut self.groups);
        }
        let spelt = |word: &Word| -> String { folded.slice(word.start, word.end).iter().collect() };
        if field == Field::Body {
            self.body_length += text.len();
        } else {
            let spelt: Vec<(String, Script)> =
                all.iter().map(|word| (spelt(word), word.script)).collect();
            self.add_spellings(&spelt, field);
            self.add_joined(&spelt, field);
        }
    }

    /// Notes which words follow each other, and which do but for a particle.
    fn note_neighbours(&mut self, text: &Folded, words: &[Word]) {
        let characters = |word: &Word| text.slice(word.start, word.end);
        for (number, pair) in words.windows(2).enumerate() {
            let [one, two] = pair else { continue };
            self.neighbours.push((
                Neighbours::of(characters(one), characters(two)),
                false,
                self.piece,
            ));
            let before = number.checked_sub(1).and_then(|before| words.get(before));
            if let Some(stem) = stem_before(text, before, one) {
                self.neighbours.push((Neighbours::of(stem, characters(two)), true, self.piece));
            }
        }
    }

    fn add_neighbours(&mut self) {
        let mut all = std::mem::take(&mut self.neighbours);
        all.sort_unstable();
        // Of the same words those come first, and stay, that follow each other as they are.
        all.dedup_by_key(|(words, ..)| *words);
        for (words, near, piece) in all {
            self.piece = piece;
            let field = if near { Field::Near } else { Field::Fact };
            self.push_text(&[&words.key()], field);
        }
    }

    /// Keys for what else the document has of each group of synonyms it has something of.
    fn add_synonyms(&mut self) {
        let Some(synonyms) = self.synonyms else { return };
        for group in std::mem::take(&mut self.groups) {
            for name in synonyms.names(group) {
                for (number, word) in name.iter().enumerate() {
                    self.push_text(&[word], Field::Near);
                    let rest = name.get(number + 1..).unwrap_or_default();
                    if !rest.is_empty() {
                        self.push_text(&[word, &rest.concat()], Field::Near);
                    }
                }
                for pair in name.windows(2) {
                    let [one, two] = pair else { continue };
                    let characters = |word: &String| word.chars().collect::<Vec<char>>();
                    let words = Neighbours::of(&characters(one), &characters(two));
                    self.neighbours.push((words, true, 0));
                }
            }
        }
    }

    /// Keys for what is known of the document besides its text.
    fn add_facts(&mut self, document: &SearchDocument) {
        for slug in document.tags.iter().filter_map(crate::model::Term::slug) {
            self.push_whole(&[TAG, Slug::as_str(&slug)], Field::Fact);
        }
        if let Some(date) = &document.date {
            self.push_whole(&[DATE, date.day()], Field::Fact);
        }
        let kind = match document.kind {
            Kind::Post => "post",
            Kind::Wiki => "wiki",
            Kind::Page => "page",
        };
        self.push_whole(&[KIND, kind], Field::Fact);
        let path = fold::fold_to_string(document.path.as_str());
        let mut before = '/';
        for (place, character) in path.char_indices() {
            let starts = !crate::model::is_letter_or_digit(before)
                && crate::model::is_letter_or_digit(character);
            before = character;
            if starts {
                self.push_text(&[PATH, path.get(place..).unwrap_or_default()], Field::Fact);
            }
        }
    }

    /// Keys for 초성 and for words with a typing error.
    fn add_spellings(&mut self, words: &[(String, Script)], field: Field) {
        for (number, (word, script)) in words.iter().enumerate() {
            let skeleton = match script {
                Script::Hangul => initials(word),
                Script::Alphabet => skeleton(word),
                Script::Han => None,
            };
            if let Some(skeleton) = skeleton {
                self.push_text(&[&skeleton, " ", word], starting(field, number));
            }
        }
        if field == Field::Heading {
            return;
        }
        // Single syllables and words with jamo among them belong to the whole as well.
        let all: Vec<String> = words
            .iter()
            .map(|(word, _)| word.chars().filter_map(hangul::initial).collect::<String>())
            .filter(|initials| !initials.is_empty())
            .collect();
        for start in 0..all.len().saturating_sub(1) {
            let joined = all.get(start..).unwrap_or_default().concat();
            self.push_text(&[&joined], starting(field, start));
        }
    }

    /// Keys for words that are typed without spaces.
    fn add_joined(&mut self, words: &[(String, Script)], field: Field) {
        for start in 0..words.len().saturating_sub(1) {
            let end = if field == Field::Heading { start + 2 } else { words.len() };
            let parts = words.get(start..end).unwrap_or_default();
            let joined: String = parts.iter().map(|(word, _)| word.as_str()).collect();
            self.push_text(&[&joined], starting(field, start));
        }
        if field == Field::Title {
            self.title_words = words.len();
            let whole: String = words.iter().map(|(word, _)| word.as_str()).collect();
            let whole = super::ranges::first_characters(&whole, TITLE_LENGTH).to_owned();
            if !whole.is_empty() {
                let start = self.text.len();
                self.text.push_str(&whole);
                self.text.push('=');
                self.push(start, self.text.len(), Field::TitleStart, true);
            }
        }
    }

    fn push_text(&mut self, parts: &[&str], field: Field) {
        self.push_whole(&[super::ranges::first_characters(&parts.concat(), KEY_LENGTH)], field);
    }

    fn push_whole(&mut self, parts: &[&str], field: Field) {
        let start = self.text.len();
        self.text.extend(parts.iter().copied());
        self.push(start, self.text.len(), field, true);
    }

    fn push(&mut self, start: usize, end: usize, field: Field, whole: bool) {
        let bytes = self.text.as_bytes().get(start..end).unwrap_or_default();
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else {
            return;
        };
        let (first, piece) = (beginning(bytes), self.piece);
        self.occurrences.push(Occurrence { first, start, end, field, whole, piece });
    }

    fn finish(mut self, average: f32) -> DocumentKeys {
        let text = &self.text;
        let key = |found: &Occurrence| {
            text.get(found.start as usize..found.end as usize).unwrap_or_default()
        };
        self.occurrences.sort_unstable_by(|one, two| {
            one.first.cmp(&two.first).then_with(|| key(one).cmp(key(two)))
        });
        let weights = Weights::new(self.title_words, self.body_length, average);
        let entries = self
            .occurrences
            .chunk_by(|one, two| one.first == two.first && key(one) == key(two))
            .filter_map(|group| {
                let found = group.first()?;
                let (impact, piece) = (weights.impact(group), best_piece(group));
                Some(Entry { start: found.start, end: found.end, impact, piece })
            })
            .collect();
        DocumentKeys { entries, text: self.text }
    }
}

/// The piece that shows a key best: one with a heading that has it, else the one that has it most
/// often; the first of equals.
fn best_piece(group: &[Occurrence]) -> u8 {
    let worth = |field: Field| match field {
        Field::Title | Field::TitleStart | Field::Tag => 0,
        Field::Heading => 1_000,
        Field::Body | Field::Fact | Field::Near => 1,
    };
    let mut best = (0, 0);
    let mut places: Vec<(u8, u32)> =
        group.iter().map(|found| (found.piece, worth(found.field))).collect();
    if places.iter().all(|(piece, _)| *piece == 0) {
        return 0;
    }
    places.sort_unstable();
    for piece in places.chunk_by(|one, two| one.0 == two.0) {
        let total: u32 = piece.iter().map(|(_, worth)| worth).sum();
        if let Some((number, _)) = piece.first().filter(|_| total > best.0) {
            best = (total, *number);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::super::pieces;
    use super::*;
    use crate::model::{RoutePath, Section, Term};

    #[test]
    fn all_sorts_of_keys() {
        let document = SearchDocument {
            file: "a.md".into(),
            path: RoutePath::new("a"),
            kind: crate::model::Kind::Post,
            title: "서버 컴포넌트".into(),
            date: None,
            tags: vec![Term::new("React").unwrap()],
            sections: vec![Section {
                id: "b".into(),
                title: "HTML 비동기".into(),
                text: "useRef는".into(),
            }],
        };
        let synonyms = Synonyms::new(&[vec!["React".into(), "리액트".into()]]);
        let keys = DocumentKeys::of(&document, &pieces::cut(&document.sections), 10.0, &synonyms);
        let read: Vec<&str> = keys.entries.iter().map(|entry| keys.key(entry)).collect();
        assert_eq!(
            read,
            [
                "\"f는K",
                "\"l비<",
                "\"버컴@",
                "#react",
                "/a/",
                "=post",
                "html",
                "html비동기",
                "react",
                "ref",
                "useref",
                "~html html",
                "~rct react",
                "ㅂㄷㄱ 비동기",
                "ㅅㅂ 서버",
                "ㅅㅂㅋㅍㄴㅌ",
                "ㅋㅍㄴㅌ 컴포넌트",
                "넌트",
                "는",
                "동기",
                "리액트",
                "비동기",
                "서버",
                "서버컴포넌트",
                "서버컴포넌트=",
                "컴포넌트",
                "포넌트",
            ]
        );
        let impact = |key: &str| {
            keys.entries
                .iter()
                .find(|entry| keys.key(entry) == key)
                .map(|entry| entry.impact)
                .unwrap()
        };
        assert!(impact("컴포넌트") > impact("포넌트"), "inner parts weigh less");
        assert!(impact("서버") > impact("비동기") && impact("비동기") > impact("는"));
    }
}
