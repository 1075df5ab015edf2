//! Search as steps without I/O.
//!
//! Enter at [`Index::search`]. It starts from the beginning each time it is asked, with more files in
//! the [`Store`]: so its answer depends on the query and the published files only.

use super::cards::HitCard;
use super::format::{Bytes, FormatError, KIND, Sort};
use super::hit::find_phrases;
use super::mend;
use super::plan::{self, Pattern, look_up, look_up_neighbours, look_up_titles};
use super::query::{Filter, Query, QueryWord};
use super::ranges::KeyRange;
use super::rank::{LEVEL, WHOLE_TITLE, rank};
use super::reader::{Column, Documents, Reader};
use super::shard::Keys;
use super::texts;
use crate::model::PostId;

/// The first file to load, relative to the index folder.
pub const META_FILE: &str = "meta.bin";

/// More documents than this are taken for damage: memory grows with them.
const MOST_DOCUMENTS: u32 = 1 << 22;

/// Pages that list more shards than this are taken for damage.
const LARGEST_PAGE: usize = 4_096;

/// Inflated bytes of the tags that are not worth waiting until somebody asks for them.
const FEW_TAGS: u32 = 12_000;

/// The inflated files of one index that have been loaded so far, by name.
#[derive(Debug, Default)]
pub struct Store(Vec<(String, Vec<u8>)>);

impl Store {
    /// Puts in a loaded file: its name as it was asked for, its bytes inflated.
    pub fn insert(&mut self, name: String, inflated: Vec<u8>) {
        if self.get(&name).is_none() {
            self.0.push((name, inflated));
        }
    }

    /// The inflated bytes of a file, where it has been loaded.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|(loaded, _)| loaded == name).map(|(_, bytes)| bytes.as_slice())
    }
}

/// How far a search has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<T> {
    /// These files (relative to the index folder) have to be put into the [`Store`] first; then ask
    /// again.
    Need(Vec<String>),
    /// The answer.
    Done(T),
}

/// A found document and its weight. Weights compare within one ranking only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The document.
    pub id: PostId,
    /// More is better.
    pub score: u32,
    /// The piece of its text to show, by number.
    pub piece: u8,
}

/// What had to be changed about a query to find anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The query that was answered instead.
    pub query: String,
    /// What was changed.
    pub by: FoundBy,
}

/// The ways to change a query that finds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// Typed with the keyboard in the other language: `zmffkdnem` for 클라우드.
    Keyboard,
    /// Words written together that stand apart: 서버컴포넌트.
    Spacing,
    /// A likely typing error.
    Spelling,
    /// Only some of the words stand in any one document.
    FewerWords,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Every found document, best first.
    pub hits: Vec<Hit>,
    /// What had to be changed to find them.
    pub correction: Option<Correction>,
    /// What is marked in a found text.
    pub(super) patterns: Vec<Pattern>,
}

/// The table of contents of an index.
#[derive(Clone, Debug)]
pub struct Index {
    pub(super) documents: u32,
    tags: u32,
    pub(super) main: Table,
    pub(super) wide: Table,
}

/// Where the shards of a dictionary begin.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Shards that each page lists; 1 where [`Table::keys`] are those of shards.
    pub(super) page: usize,
    /// The first key of each page.
    pub(super) keys: Keys,
}

impl Table {
    fn read(bytes: &mut Bytes<'_>) -> Result<Self, FormatError> {
        let page = bytes.varint()? as usize;
        if !(1..=LARGEST_PAGE).contains(&page) {
            return Err(FormatError::Damaged);
        }
        let count = bytes.varint()? as usize;
        Ok(Self { page, keys: Keys::read(bytes, count)? })
    }
}

impl Index {
    /// Reads the inflated bytes of [`META_FILE`].
    ///
    /// # Errors
    /// Where they are not the table of contents of an index of this version.
    pub fn decode(inflated: &[u8]) -> Result<Self, FormatError> {
        let mut bytes = Bytes::open(inflated, Sort::Meta)?;
        let documents = bytes.varint()?;
        if documents > MOST_DOCUMENTS {
            return Err(FormatError::Damaged);
        }
        let tags = bytes.varint()?;
        let (main, wide) = (Table::read(&mut bytes)?, Table::read(&mut bytes)?);
        Ok(Self { documents, tags, main, wide })
    }

    /// The number of documents.
    pub fn documents(&self) -> usize {
        self.documents as usize
    }

    /// Whether [`super::TAGS_FILE`] is small enough to be read with every answer.
    pub fn has_few_tags(&self) -> bool {
        self.tags <= FEW_TAGS
    }

    /// Answers a query from the files in `store`, or names those that are missing.
    ///
    /// # Errors
    /// Where one of the files is damaged.
    pub fn search(&self, query: &Query, store: &Store) -> Result<Step<Ranking>, FormatError> {
        let mut reader = Reader::new(self, store);
        if query.is_empty() {
            return Ok(Step::Done(Ranking::default()));
        }
        let mut first = attempt(&mut reader, query)?;
        if let Some(missing) = reader.missing() {
            return Ok(Step::Need(missing));
        }
        keep_phrases(&mut reader, query, &mut first.hits)?;
        if let Some(missing) = reader.missing() {
            return Ok(Step::Need(missing));
        }
        if query.phrases.is_empty() && first.is_thin() {
            return mend::add_spellings(&mut reader, query, first);
        }
        if !first.hits.is_empty() || query.words.is_empty() {
            return Ok(Step::Done(first.ranking(query, None)));
        }
        mend::mend(&mut reader, query, first)
    }
}

/// What a query found as it stands.
pub(super) struct Attempt {
    pub(super) hits: Vec<Hit>,
    /// What each word found by itself.
    pub(super) columns: Vec<Column>,
    /// Whether a document may be found at all.
    pub(super) allowed: Documents,
}

/// Fewer hits than this of several words are worth a second look.
const THIN: usize = 3;

impl Attempt {
    /// Whether several words found something, but little, and no whole title.
    pub(super) fn is_thin(&self) -> bool {
        let is_title = |hit: &Hit| hit.score % LEVEL >= WHOLE_TITLE;
        self.columns.len() > 1
            && (1..THIN).contains(&self.hits.len())
            && !self.hits.iter().any(is_title)
    }

    /// The weight of the best hit, 0 without any.
    pub(super) fn best_score(&self) -> u32 {
        self.hits.first().map_or(0, |hit| hit.score)
    }

    /// The words that some document has.
    pub(super) fn known_words(&self) -> usize {
        self.columns.iter().filter(|column| !column.is_empty()).count()
    }

    pub(super) fn ranking(self, query: &Query, correction: Option<Correction>) -> Ranking {
        let words = query.words.iter().enumerate();
        let patterns = words.flat_map(|(number, word)| plan::patterns(number, word)).collect();
        Ranking { hits: self.hits, correction, patterns }
    }
}

/// Looks for documents with all words of a query, and for titles like the whole of it.
pub(super) fn attempt(reader: &mut Reader<'_>, query: &Query) -> Result<Attempt, FormatError> {
    let words: &[QueryWord] = &query.words;
    let mut columns = Vec::with_capacity(words.len());
    for word in words {
        columns.push(look_up(reader, word)?);
    }
    // Neighbours count like further words.
    for phrase in &query.phrases {
        for (number, two) in phrase.iter().enumerate().skip(1) {
            let Some(one) = phrase.get(number - 1) else { continue };
            let may_grow = number + 1 == phrase.len() && words.last().is_some_and(|word| word.last);
            columns.push(look_up_neighbours(reader, one, two, may_grow)?);
        }
    }
    let titles = look_up_titles(reader, words)?;
    let allowed = allowed(reader, query)?;
    let hits = rank(&columns, &titles, &allowed);
    Ok(Attempt { hits, columns, allowed })
}

/// Documents whose text is looked at for phrases, at most: those that are shown at first, which
/// have to be fetched anyway.
const PHRASE_CHECKS: usize = 5;

/// Takes out the documents without the phrases of a query. What the index knows of neighbouring words
/// is nearly sure; of the first few hits the text is looked at as well.
fn keep_phrases(
    reader: &mut Reader<'_>,
    query: &Query,
    hits: &mut Vec<Hit>,
) -> Result<(), FormatError> {
    if query.phrases.is_empty() {
        return Ok(());
    }
    let mut kept = Vec::with_capacity(hits.len());
    for (place, hit) in hits.iter().enumerate() {
        if place >= PHRASE_CHECKS || has_phrases(reader, query, hit)? {
            kept.push(*hit);
        }
    }
    *hits = kept;
    Ok(())
}

/// Whether a document has all phrases of a query, each within its title, a heading or a section. What
/// the index takes for the right piece is read first, the others only where it does not have them.
fn has_phrases(reader: &mut Reader<'_>, query: &Query, hit: &Hit) -> Result<bool, FormatError> {
    let Some(file) = reader.file(HitCard::file_name(hit.id)) else {
        return Ok(true);
    };
    let card = HitCard::decode(file, hit.id)?;
    let mut missing: Vec<&Vec<String>> = query.phrases.iter().collect();
    find_phrases(&mut missing, std::iter::once(card.title.as_str()));
    let others = card.pieces().filter(|piece| *piece != hit.piece);
    for piece in std::iter::once(hit.piece).chain(others) {
        if missing.is_empty() {
            break;
        }
        let Some(name) = card.text_file(piece) else { break };
        let Some(file) = reader.file(name) else {
            // Another one is only wanted when it is known that this one will not do.
            return Ok(true);
        };
        for section in texts::read(file, hit.id)? {
            let both = [section.title.as_str(), section.text.as_str()];
            find_phrases(&mut missing, both.into_iter());
        }
    }
    Ok(missing.is_empty())
}

/// The documents that have what is asked for and lack what is ruled out.
fn allowed(reader: &mut Reader<'_>, query: &Query) -> Result<Documents, FormatError> {
    let mut allowed = Documents::all(reader.documents());
    // Of a query that only rules out, all that may be found at all is left: what has a kind.
    let kinds = Filter { range: KeyRange::prefix(KIND), wanted: true };
    let is_open = query.words.is_empty() && !query.filters.iter().any(|filter| filter.wanted);
    for Filter { range, wanted } in query.filters.iter().chain(is_open.then_some(&kinds)) {
        let mut found = Documents::none(reader.documents());
        reader.range(range, &mut |_, postings| found.extend(postings))?;
        allowed.keep(&|document| found.contains(document) == *wanted);
    }
    Ok(allowed)
}
