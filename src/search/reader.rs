//! Look-ups in the dictionary, as far as its shards are loaded.
//!
//! A [`Reader`] never stops at a missing file: it notes it and goes on, so that one round names all
//! files that it needs. What it read is only an answer where nothing [`Reader::missing`].

use std::ops::Range;

use super::engine::{Index, Step, Store};
use super::format::{Bytes, FormatError, Sort};
use super::ranges::{KeyRange, WIDE, join_impacts};
use super::shard::{Keys, NEARBY, Posting, STANDING, Shard};

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
    /// The piece of the document's text that shows it, by number.
    pub(super) piece: u8,
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
            if impact > cell.impact {
                cell.piece = posting.piece;
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
    pages: Vec<(Part, usize, Keys)>,
    missing: Vec<String>,
}

impl<'index> Reader<'index> {
    pub(super) fn new(index: &'index Index, store: &'index Store) -> Self {
        Self { index, store, shards: vec![], pages: vec![], missing: vec![] }
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
        if self.is_wide(range)? {
            let found = self.exact(Part::Wide, &range.wide_key(), &mut |_, all| each(&[], all))?;
            if found {
                return Ok(());
            }
        }
        self.keys(range, each)
    }

    /// Hands over each key of a range with its postings, however many shards that takes.
    pub(super) fn keys(&mut self, range: &KeyRange, each: Each<'_>) -> Result<(), FormatError> {
        for number in self.touched(Part::Main, range)?.unwrap_or_default() {
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

    /// Whether a range touches so many shards that it is stored as a whole.
    pub(super) fn is_wide(&mut self, range: &KeyRange) -> Result<bool, FormatError> {
        // Over more than two pages it does without a look into them.
        let table = &self.index.main;
        if table.page > 1 && table.keys.touched(range).len() > 2 {
            return Ok(true);
        }
        let touched = self.touched(Part::Main, range)?;
        Ok(touched.is_some_and(|touched| touched.len() >= WIDE))
    }

    /// Hands over one key with its postings, where it exists.
    pub(super) fn key(&mut self, key: &str, each: Each<'_>) -> Result<(), FormatError> {
        self.exact(Part::Main, key, each).map(|_| ())
    }

    /// Whether the key exists, or may: its shard is missing.
    fn exact(&mut self, part: Part, key: &str, each: Each<'_>) -> Result<bool, FormatError> {
        let Some(touched) = self.touched(part, &KeyRange::only(key))? else {
            return Ok(true);
        };
        for number in touched {
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

    /// The shards that may hold keys of a range; `None` where a page that tells is missing.
    fn touched(
        &mut self,
        part: Part,
        range: &KeyRange,
    ) -> Result<Option<Range<usize>>, FormatError> {
        let table = match part {
            Part::Main => &self.index.main,
            Part::Wide => &self.index.wide,
        };
        let pages = table.keys.touched(range);
        if table.page == 1 {
            return Ok(Some(pages));
        }
        let Some(last) = pages.end.checked_sub(1) else {
            return Ok(Some(pages));
        };
        let start = self.page(part, pages.start)?.map(|keys| keys.touched(range).start);
        let end = self.page(part, last)?.map(|keys| keys.touched(range).end);
        let (Some(start), Some(end)) = (start, end) else {
            return Ok(None);
        };
        Ok(Some(pages.start * table.page + start..last * table.page + end))
    }

    /// A page of the table of contents, by number.
    fn page(&mut self, part: Part, number: usize) -> Result<Option<&Keys>, FormatError> {
        let is_wanted = |page: &(Part, usize, Keys)| page.0 == part && page.1 == number;
        if !self.pages.iter().any(is_wanted) {
            let name = match part {
                Part::Main => ["m", &number.to_string(), ".bin"].concat(),
                Part::Wide => ["v", &number.to_string(), ".bin"].concat(),
            };
            let Some(file) = self.file(name) else {
                return Ok(None);
            };
            let mut bytes = Bytes::open(file, Sort::Page)?;
            let count = bytes.varint()? as usize;
            let keys = Keys::read(&mut bytes, count)?;
            if keys.len() == 0 {
                return Err(FormatError::Damaged);
            }
            self.pages.push((part, number, keys));
        }
        Ok(self.pages.iter().find(|page| is_wanted(page)).map(|(_, _, keys)| keys))
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
