//! A search from start to end over files at hand, for the command line and for tests.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;

use super::build::FILES_FILE;
use super::explain::{Explanation, explain};
use super::format::{Bytes, Sort};
use super::{
    Correction, FormatError, HitCard, Index, META_FILE, Query, Ranking, SearchHit, Step, Store,
    TAGS_FILE,
};
use super::{present, texts};
use crate::model::{PostId, Section};

/// An answer and what it cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Documents found in all.
    pub total: usize,
    /// The first of them.
    pub hits: Vec<SearchHit>,
    /// The Markdown file of each of these, relative to the content folder.
    pub sources: Vec<String>,
    /// What had to be changed about the query.
    pub correction: Option<Correction>,
    /// Files read, the index's own and the documents'.
    pub files: usize,
    /// Their bytes as a browser would have fetched them.
    pub bytes: usize,
    /// Why each of the first has its place.
    pub explanations: Vec<Explanation>,
}

/// Answers `query` from the files of one index folder, which `read` gives by their names relative
/// to it, compressed as they were published.
///
/// # Errors
/// What `read` fails with, and `InvalidData` for a damaged file.
pub fn search(
    read: impl Fn(&str) -> io::Result<Vec<u8>>,
    query: &str,
    limit: usize,
) -> io::Result<Answer> {
    let mut open = OpenIndex::open(read)?;
    let query = Query::parse(query);
    let ranking = open.rank(&query)?;
    let hits = open.show(&ranking, limit)?;
    let mut explanations = vec![];
    for hit in ranking.hits.iter().take(limit) {
        explanations.extend(open.explain(&query, &ranking, hit.id)?);
    }
    // A browser counts the tags of what it found, of a large site only when it is asked to.
    if open.index.has_few_tags() {
        open.load(TAGS_FILE)?;
    }
    // What no browser reads costs nothing.
    let (files, bytes) = open.cost();
    let names = open.markdown_files()?;
    let sources = ranking.hits.iter().take(limit);
    let sources = sources.map(|hit| names.get(hit.id.0 as usize).cloned().unwrap_or_default());
    Ok(Answer {
        total: ranking.hits.len(),
        sources: sources.collect(),
        hits,
        correction: ranking.correction,
        files,
        bytes,
        explanations,
    })
}

/// An index that stays open over several queries.
pub struct OpenIndex<R> {
    read: R,
    index: Index,
    store: Store,
    files: usize,
    bytes: usize,
}

impl<R: Fn(&str) -> io::Result<Vec<u8>>> OpenIndex<R> {
    /// Reads the table of contents.
    ///
    /// # Errors
    /// As [`search`].
    pub fn open(read: R) -> io::Result<Self> {
        let compressed = read(META_FILE)?;
        let index = Index::decode(&inflate(&compressed)?).map_err(damaged)?;
        Ok(Self { read, index, store: Store::default(), files: 1, bytes: compressed.len() })
    }

    /// Files and bytes read so far.
    pub fn cost(&self) -> (usize, usize) {
        (self.files, self.bytes)
    }

    /// Finds the documents of a query.
    ///
    /// # Errors
    /// As [`search`].
    pub fn rank(&mut self, query: &Query) -> io::Result<Ranking> {
        self.ask(|index, store| index.search(query, store))
    }

    /// Asks the index anything that may need more files.
    ///
    /// # Errors
    /// As [`search`].
    pub fn ask<T>(
        &mut self,
        question: impl Fn(&Index, &Store) -> Result<Step<T>, FormatError>,
    ) -> io::Result<T> {
        loop {
            match question(&self.index, &self.store).map_err(damaged)? {
                Step::Done(answer) => return Ok(answer),
                Step::Need(names) => {
                    for name in names {
                        self.load(&name)?;
                    }
                }
            }
        }
    }

    /// Why a document has its place in the ranking of a query that was asked before.
    ///
    /// # Errors
    /// As [`search`].
    pub fn explain(
        &self,
        query: &Query,
        ranking: &Ranking,
        document: PostId,
    ) -> io::Result<Option<Explanation>> {
        explain(&self.index, &self.store, query, ranking, document).map_err(damaged)
    }

    /// Reads the cards and texts of the first hits and makes of them what is shown.
    ///
    /// # Errors
    /// As [`search`].
    pub fn show(&mut self, ranking: &Ranking, limit: usize) -> io::Result<Vec<SearchHit>> {
        let first = ranking.hits.iter().take(limit);
        first
            .map(|hit| {
                let card = self.card(hit.id)?;
                let text = match card.text_file(hit.piece) {
                    Some(name) => texts::read(self.file(&name)?, hit.id).map_err(damaged)?,
                    None => vec![],
                };
                Ok(present(card, Some(&text), ranking))
            })
            .collect()
    }

    /// The card of a document.
    ///
    /// # Errors
    /// As [`search`].
    pub fn card(&mut self, document: PostId) -> io::Result<HitCard> {
        HitCard::decode(self.file(&HitCard::file_name(document))?, document).map_err(damaged)
    }

    /// All text of a document, in pieces.
    ///
    /// # Errors
    /// As [`search`].
    pub fn text(&mut self, document: PostId) -> io::Result<Vec<Section>> {
        let card = self.card(document)?;
        let mut sections = vec![];
        for name in card.pieces().filter_map(|piece| card.text_file(piece)) {
            sections.extend(texts::read(self.file(&name)?, document).map_err(damaged)?);
        }
        Ok(sections)
    }

    /// The Markdown files of all documents, relative to the content folder.
    ///
    /// # Errors
    /// As [`search`].
    pub fn markdown_files(&mut self) -> io::Result<Vec<String>> {
        let documents = self.index.documents();
        let mut bytes = Bytes::open(self.file(FILES_FILE)?, Sort::Files).map_err(damaged)?;
        let names = (0..documents).map(|_| bytes.text().map(str::to_owned).map_err(damaged));
        names.collect()
    }

    /// The inflated bytes of a file of the index, from memory where it has been read before.
    ///
    /// # Errors
    /// As [`search`].
    pub fn file(&mut self, name: &str) -> io::Result<&[u8]> {
        self.load(name)?;
        Ok(self.store.get(name).unwrap_or_default())
    }

    fn load(&mut self, name: &str) -> io::Result<()> {
        if self.store.get(name).is_none() {
            let compressed = (self.read)(name)?;
            self.files += 1;
            self.bytes += compressed.len();
            self.store.insert(name.to_owned(), inflate(&compressed)?);
        }
        Ok(())
    }
}

pub(super) fn inflate(compressed: &[u8]) -> io::Result<Vec<u8>> {
    let mut inflated = Vec::new();
    ZlibDecoder::new(compressed).read_to_end(&mut inflated)?;
    Ok(inflated)
}

fn damaged(error: FormatError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
