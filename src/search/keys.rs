//! The keys of one document and what each says of it.
//!
//! Enter at [`DocumentKeys::of`]. The sorts of keys are listed in [`super::format`].

use super::SearchDocument;
use super::format::{KEY_LENGTH, TITLE_LENGTH};
use super::spelling::{initials, skeleton};
use super::weights::{Field, Occurrence, Weights};
use crate::text::words::{Script, inner_starts};
use crate::text::{Word, fold, hangul, words};

/// A key of a document: where it stands in the document's own text, and its weight.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// The first bytes of the key, so that most comparisons need no text.
    first: u128,
    start: u32,
    end: u32,
    /// How much the key says of the document, 1 to 255.
    pub(super) impact: u8,
}

/// All keys of a document, in order, each once.
#[derive(Default)]
pub(super) struct DocumentKeys {
    text: String,
    pub(super) entries: Vec<Entry>,
}

impl DocumentKeys {
    /// Finds the keys of a document. `average` is the mean length of all documents in characters.
    pub(super) fn of(document: &SearchDocument, average: f32) -> Self {
        let mut collector = Collector::default();
        collector.add(&document.title, Field::Title);
        for tag in &document.tags {
            collector.add(tag.name(), Field::Tag);
        }
        for section in &document.sections {
            collector.add(&section.title, Field::Heading);
            collector.add(&section.text, Field::Body);
        }
        collector.finish(average)
    }

    pub(super) fn key(&self, entry: &Entry) -> &str {
        self.text.get(entry.start as usize..entry.end as usize).unwrap_or_default()
    }

    /// Compares keys of two documents.
    pub(super) fn compare(
        (keys, entry): (&Self, &Entry),
        (other_keys, other): (&Self, &Entry),
    ) -> std::cmp::Ordering {
        let by_first = entry.first.cmp(&other.first);
        by_first.then_with(|| keys.key(entry).cmp(other_keys.key(other)))
    }
}

/// Characters of all visible text of a document.
pub(super) fn length(document: &SearchDocument) -> usize {
    document.sections.iter().map(|section| section.text.len()).sum()
}

#[derive(Default)]
struct Collector {
    text: String,
    occurrences: Vec<Occurrence>,
    body_length: usize,
    title_words: usize,
}

impl Collector {
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
        for word in &all {
            let end = |start: usize| at(word.end.min(start + KEY_LENGTH));
            self.push(at(word.start), end(word.start), field, true);
            for start in inner_starts(&folded, *word) {
                self.push(at(start), end(start), field, false);
            }
        }
        let spelt = |word: &Word| -> String { folded.slice(word.start, word.end).iter().collect() };
        match field {
            Field::Body => self.body_length += text.len(),
            Field::Title | Field::Tag | Field::Heading => {
                let spelt: Vec<(String, Script)> =
                    all.iter().map(|word| (spelt(word), word.script)).collect();
                self.add_spellings(&spelt, field);
                self.add_joined(&spelt, field);
            }
        }
    }

    /// Keys for 초성 and for words with a typing error.
    fn add_spellings(&mut self, words: &[(String, Script)], field: Field) {
        for (word, script) in words {
            let skeleton = match script {
                Script::Hangul => initials(word),
                Script::Alphabet => skeleton(word),
                Script::Han => None,
            };
            if let Some(skeleton) = skeleton {
                self.push_text(&[&skeleton, " ", word], field);
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
            self.push_text(&[&joined], field);
        }
    }

    /// Keys for words that are typed without spaces.
    fn add_joined(&mut self, words: &[(String, Script)], field: Field) {
        for start in 0..words.len().saturating_sub(1) {
            let end = if field == Field::Heading { start + 2 } else { words.len() };
            let parts = words.get(start..end).unwrap_or_default();
            let joined: String = parts.iter().map(|(word, _)| word.as_str()).collect();
            self.push_text(&[&joined], field);
        }
        if field == Field::Title {
            self.title_words = words.len();
            let whole: String = words.iter().map(|(word, _)| word.as_str()).collect();
            let whole = super::ranges::first_characters(&whole, TITLE_LENGTH).to_owned();
            if !whole.is_empty() {
                let start = self.text.len();
                self.text.push_str(&whole);
                self.text.push('=');
                self.push(start, self.text.len(), field, true);
            }
        }
    }

    fn push_text(&mut self, parts: &[&str], field: Field) {
        let whole = parts.concat();
        let start = self.text.len();
        self.text.push_str(super::ranges::first_characters(&whole, KEY_LENGTH));
        self.push(start, self.text.len(), field, true);
    }

    fn push(&mut self, start: usize, end: usize, field: Field, whole: bool) {
        let bytes = self.text.as_bytes().get(start..end).unwrap_or_default();
        let mut first = [0; 16];
        for (place, byte) in first.iter_mut().zip(bytes) {
            *place = *byte;
        }
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else {
            return;
        };
        self.occurrences.push(Occurrence {
            first: u128::from_be_bytes(first),
            start,
            end,
            field,
            whole,
        });
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
                Some(Entry {
                    first: found.first,
                    start: found.start,
                    end: found.end,
                    impact: weights.impact(group),
                })
            })
            .collect();
        DocumentKeys { entries, text: self.text }
    }
}

#[cfg(test)]
mod tests {
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
        let keys = DocumentKeys::of(&document, 10.0);
        let read: Vec<&str> = keys.entries.iter().map(|entry| keys.key(entry)).collect();
        assert_eq!(
            read,
            [
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
