//! Look-ups in the dictionary, as far as its shards are loaded.
//!
//! A [`Reader`] never stops at a missing file: it notes it and goes on, so that one round names all
//! files that it needs. What it read is only an answer where nothing [`Reader::missing`].

use super::engine::{Index, Step, Store};
use super::format::FormatError;
use super::ranges::{KeyRange, WIDE, join_impacts};
use super::shard::{NEARBY, Posting, STANDING, Shard};

/// What one word says of every document.
#[derive(Clone, Debug)]
pub(super) struct Column(Vec<Cell>);

/// What one word says of one document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    /// How much; 0 where the document does not have the word.
    pub(super) impact: u8,
    /// How far one had to go for it: 0 is what was typed.
    pub(super) level: u8,
    /// Sixteenths of its standing in the title; 0 where it does not stand there.
    pub(super) title: u8,
}

impl Column {
    pub(super) fn new(documents: u32) -> Self {
        Self(vec![Cell::default(); documents as usize])
    }

    pub(super) fn get(&self, document: u32) -> Cell {
        self.0.get(document as usize).copied().unwrap_or_default()
    }

    /// Adds what a look-up of a level found, at `weight` sixteenths of its impact.
    pub(super) fn add(&mut self, postings: &[Posting], level: u8, weight: u8) {
        for posting in postings {
            let Some(cell) = self.0.get_mut(posting.document as usize) else {
                continue;
            };
            let scaled = u16::from(posting.impact & !STANDING) * u16::from(weight) / 16;
            let impact = u8::try_from(scaled.max(1)).unwrap_or(u8::MAX);
            let (level, title) = match posting.impact & STANDING {
                NEARBY => (level | 1, 0),
                standing => (level, standing * weight),
            };
            if cell.impact == 0 {
                cell.level = level;
            }
            cell.level = cell.level.min(level);
            cell.title = cell.title.max(title);
            cell.impact = join_impacts(cell.impact, impact);
        }
    }

    /// Takes out the documents that do not have the word in their titles.
    pub(super) fn keep_titles(&mut self) {
        for cell in &mut self.0 {
            if cell.title == 0 {
                cell.impact = 0;
            }
        }
    }

    /// The documents that have the word.
    pub(super) fn documents(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.0).filter(|(_, cell)| cell.impact > 0).map(|(document, _)| document)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.documents().next().is_none()
    }

    pub(super) fn has(&self, document: u32) -> bool {
        self.get(document).impact > 0
    }
}

/// A set of documents.
#[derive(Clone, Debug)]
pub(super) struct Documents(Vec<bool>);

impl Documents {
    pub(super) fn none(count: u32) -> Self {
        Self(vec![false; count as usize])
    }

    pub(super) fn all(count: u32) -> Self {
        Self(vec![true; count as usize])
    }

    /// The number of documents that may be in it.
    pub(super) fn capacity(&self) -> usize {
        self.0.len()
    }

    pub(super) fn insert(&mut self, document: u32) {
        if let Some(flag) = self.0.get_mut(document as usize) {
            *flag = true;
        }
    }

    /// Puts in all documents that a key leads to.
    pub(super) fn extend(&mut self, postings: &[Posting]) {
        for posting in postings {
            self.insert(posting.document);
        }
    }

    pub(super) fn contains(&self, document: u32) -> bool {
        self.0.get(document as usize).copied().unwrap_or_default()
    }

    /// Takes out what is not wanted.
    pub(super) fn keep(&mut self, wanted: &dyn Fn(u32) -> bool) {
        for (document, flag) in (0..).zip(&mut self.0) {
            *flag = *flag && wanted(document);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.0).filter(|(_, flag)| **flag).map(|(document, _)| document)
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.0.contains(&true)
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, two)| *one && *two)
    }
}

/// The two dictionaries of an index.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Main,
    Wide,
}

/// Takes a key and its postings.
type Each<'each> = &'each mut dyn FnMut(&[u8], &[Posting]);

/// Reads the shards in a store.
pub(super) struct Reader<'index> {
    index: &'index Index,
    store: &'index Store,
    shards: Vec<(Part, usize, Shard)>,
    missing: Vec<String>,
}

impl<'index> Reader<'index> {
    pub(super) fn new(index: &'index Index, store: &'index Store) -> Self {
        Self { index, store, shards: vec![], missing: vec![] }
    }

    pub(super) fn documents(&self) -> u32 {
        self.index.documents
    }

    /// The files that were needed and are not there; then everything read is void.
    pub(super) fn missing(&self) -> Option<Vec<String>> {
        (!self.missing.is_empty()).then(|| self.missing.clone())
    }

    /// An answer, where everything was there that it needs.
    pub(super) fn step<T>(&self, answer: impl FnOnce() -> T) -> Step<T> {
        self.missing().map_or_else(|| Step::Done(answer()), Step::Need)
    }

    /// A file other than shards.
    pub(super) fn file(&mut self, name: String) -> Option<&'index [u8]> {
        let found = self.store.get(&name);
        if found.is_none() && !self.missing.contains(&name) {
            self.missing.push(name);
        }
        found
    }

    /// Hands over each key of a range with its postings; for a wide range all of them at once,
    /// under an empty key.
    pub(super) fn range(&mut self, range: &KeyRange, each: Each<'_>) -> Result<(), FormatError> {
        let touched = self.index.shards.touched(range);
        if touched.len() >= WIDE {
            let found = self.exact(Part::Wide, &range.wide_key(), &mut |_, all| each(&[], all))?;
            if found {
                return Ok(());
            }
        }
        for number in touched {
            let Some(shard) = self.shard(Part::Main, number)? else {
                continue;
            };
            let end = shard.keys.below(range.high.as_bytes());
            for place in shard.keys.below(range.low.as_bytes())..end {
                each(shard.keys.get(place), shard.postings(place));
            }
        }
        Ok(())
    }

    /// Hands over one key with its postings, where it exists.
    pub(super) fn key(&mut self, key: &str, each: Each<'_>) -> Result<(), FormatError> {
        self.exact(Part::Main, key, each).map(|_| ())
    }

    /// Whether the key exists, or may: its shard is missing.
    fn exact(&mut self, part: Part, key: &str, each: Each<'_>) -> Result<bool, FormatError> {
        let table = match part {
            Part::Main => &self.index.shards,
            Part::Wide => &self.index.wide,
        };
        for number in table.touched(&KeyRange::only(key)) {
            let Some(shard) = self.shard(part, number)? else {
                return Ok(true);
            };
            let place = shard.keys.below(key.as_bytes());
            if shard.keys.get(place) == key.as_bytes() {
                each(key.as_bytes(), shard.postings(place));
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn shard(&mut self, part: Part, number: usize) -> Result<Option<&Shard>, FormatError> {
        let is_wanted = |shard: &(Part, usize, Shard)| shard.0 == part && shard.1 == number;
        if !self.shards.iter().any(is_wanted) {
            let name = match part {
                Part::Main => number.to_string() + ".bin",
                Part::Wide => ["w", &number.to_string(), ".bin"].concat(),
            };
            let Some(bytes) = self.file(name) else {
                return Ok(None);
            };
            self.shards.push((part, number, Shard::decode(bytes, self.index.documents)?));
        }
        Ok(self.shards.iter().find(|shard| is_wanted(shard)).map(|(_, _, shard)| shard))
    }
}
