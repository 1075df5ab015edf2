//! What may make two documents related: words, tags, categories, series, links.

use super::ByKey;
use crate::model::{RoutePath, Section, Term, lower};
use crate::text::particles::without_particle;
use crate::text::words::{Script, script};

/// Characters of a document's text that are looked at: its subject has been named by then.
const LOOKED_AT: usize = 6000;
/// Words of a document that are kept, at most: the most frequent ones.
const WORDS: usize = 160;
/// Characters of a word, at most; what is longer is no word.
const LONGEST: usize = 24;
/// Words that are remembered with their stems, at most.
const REMEMBERED: usize = 100_000;
/// How often a word counts that stands in the title, in a heading.
const TITLE: u32 = 4;
const HEADING: u32 = 2;

/// A document as its subject is seen.
#[derive(Clone, Copy, Debug)]
pub(in crate::publish) struct Subject<'site> {
    pub(in crate::publish) title: &'site str,
    pub(in crate::publish) sections: &'site [Section],
    pub(in crate::publish) tags: &'site [Term],
    pub(in crate::publish) categories: &'site [Term],
    pub(in crate::publish) series: Option<&'site str>,
    pub(in crate::publish) path: &'site RoutePath,
    pub(in crate::publish) links: &'site [RoutePath],
}

/// Where a feature comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Word = 1,
    Tag,
    Category,
    Series,
    /// The document itself or one that it links to: two that link to the same one share it as well.
    Link,
}

/// Something that two documents may share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feature {
    /// A hash of what it is.
    pub(super) key: u64,
    pub(super) sort: Sort,
    /// How much the document is about it, up to 128.
    pub(super) weight: u64,
}

/// The features of a document, each once.
pub(super) fn features(stems: &mut Stems, subject: &Subject<'_>) -> Vec<Feature> {
    let mut features = words(stems, subject);
    let mut add = |sort: Sort, weight: u64, name: &str| {
        features.push(Feature { key: hash(sort, name), sort, weight });
    };
    for tag in subject.tags {
        add(Sort::Tag, 112, tag.name());
    }
    for category in subject.categories {
        add(Sort::Category, 24, category.name());
    }
    if let Some(series) = subject.series {
        add(Sort::Series, 80, series);
    }
    add(Sort::Link, 72, subject.path.as_str());
    for link in subject.links.iter().filter(|link| *link != subject.path) {
        add(Sort::Link, 48, link.as_str());
    }
    features
}

/// The most frequent words of a document.
fn words(stems: &mut Stems, subject: &Subject<'_>) -> Vec<Feature> {
    let mut found: Vec<(u64, u32)> = Vec::new();
    stems.read(subject.title, TITLE, usize::MAX, &mut found);
    let mut left = LOOKED_AT;
    for section in subject.sections {
        stems.read(&section.title, HEADING, left, &mut found);
        left -= stems.read(&section.text, 1, left, &mut found);
    }
    found.sort_unstable_by_key(|(key, _)| *key);
    let mut counted: Vec<(u64, u32)> = found
        .chunk_by(|(one, _), (next, _)| one == next)
        .filter_map(|same| Some((same.first()?.0, same.iter().map(|(_, count)| count).sum())))
        .collect();
    counted.sort_unstable_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    counted.truncate(WORDS);
    // The tenth mention says less than the second.
    let weight = |count: u32| 96 * u64::from(count) / (u64::from(count) + 3);
    counted
        .into_iter()
        .map(|(key, count)| Feature { key, sort: Sort::Word, weight: weight(count) })
        .collect()
}

/// Cuts text into words without their particles, and remembers those that it has met: most words
/// are said again and again, and taking particles off is slow.
#[derive(Debug, Default)]
pub(super) struct Stems {
    word: String,
    /// The key of a word's stem, if it is worth anything, by the word's own key.
    met: ByKey<Option<u64>>,
}

impl Stems {
    /// Notes the words among the first so many characters, says how many characters there were.
    fn read(&mut self, text: &str, count: u32, most: usize, found: &mut Vec<(u64, u32)>) -> usize {
        let mut before = None;
        let mut length = 0;
        for character in text.chars().take(most) {
            length += 1;
            let here = script(character);
            if here != before {
                self.note(before, count, found);
            }
            if here.is_some() {
                self.word.push(lower(character));
            }
            before = here;
        }
        self.note(before, count, found);
        length
    }

    /// Notes the word that has been read.
    fn note(&mut self, script: Option<Script>, count: u32, found: &mut Vec<(u64, u32)>) {
        if self.word.is_empty() {
            return;
        }
        if self.met.len() > REMEMBERED {
            self.met.clear();
        }
        let word = self.word.as_str();
        let stem = self.met.entry(hash(Sort::Word, word)).or_insert_with(|| stem(word, script));
        found.extend(stem.map(|key| (key, count)));
        self.word.clear();
    }
}

/// The key of a word's stem. One letter says nothing, nor does a number.
fn stem(word: &str, script: Option<Script>) -> Option<u64> {
    let stem = match script {
        Some(Script::Hangul) => without_particle(word).unwrap_or(word),
        _ => word,
    };
    let long_enough = (2..=LONGEST).contains(&stem.chars().take(LONGEST + 1).count());
    let number = stem.bytes().all(|byte| byte.is_ascii_digit());
    (long_enough && !number).then(|| hash(Sort::Word, stem))
}

/// FNV-1a: the same on every machine and in every version.
fn hash(sort: Sort, name: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    std::iter::once(sort as u8)
        .chain(name.bytes())
        .fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
