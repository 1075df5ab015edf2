//! Why a document ranks where it does, for whoever tunes the ranking: `seoga search --explain`.
//!
//! Enter at [`explain`]. It repeats the look-ups of a query over the files that answered it, and
//! writes down what each of them found of one document.

use super::engine::{Index, Ranking, Store, attempt};
use super::format::FormatError;
use super::plan::{LITERAL, LookUp, each_found, look_up_titles};
use super::query::Query;
use super::rank::{LEVEL, TITLE, rarities};
use super::reader::Reader;
use super::shard::{NEARBY, STANDING};
use crate::model::PostId;

/// All that speaks for a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// How far one had to go: 0 is what was typed, more ranks below.
    pub level: u8,
    /// Its weight among the documents of this level.
    pub score: u32,
    /// What the whole query says of its title: its whole title was typed, and how much; a title,
    /// heading or tag goes on like the query, and how much.
    pub titles: (u8, u8),
    /// What each word of the query says of it.
    pub words: Vec<ExplainedWord>,
}

/// What one word of a query says of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedWord {
    /// The word as it was looked up.
    pub text: String,
    /// How rare it is, in sixteenths of log₂(1 + documents / documents with the word).
    pub rarity: u32,
    /// Its weight in the document after all look-ups.
    pub impact: u8,
    /// What is added to that for standing in the title.
    pub title: u32,
    /// The keys by which the document was found.
    pub keys: Vec<ExplainedKey>,
}

/// A key by which a document was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedKey {
    /// The key; of a stored union its bounds.
    pub key: String,
    /// Whether it is what was typed, or only near it.
    pub literal: bool,
    /// The weight stored with it.
    pub impact: u8,
    /// How many sixteenths of it count in this look-up.
    pub sixteenths: u8,
    /// Where it stands: 0 in the text, 1 in the title, 2 at its start, 3 only nearby.
    pub standing: u8,
}

/// Explains a document's place in the `ranking` of a query, from the files that led to it.
///
/// # Errors
/// Where one of the files is damaged.
pub fn explain(
    index: &Index,
    store: &Store,
    query: &Query,
    ranking: &Ranking,
    document: PostId,
) -> Result<Option<Explanation>, FormatError> {
    let Some(hit) = ranking.hits.iter().find(|hit| hit.id == document) else {
        return Ok(None);
    };
    let corrected = ranking.correction.as_ref().map(|correction| Query::parse(&correction.query));
    let query = corrected.as_ref().unwrap_or(query);
    let mut reader = Reader::new(index, store);
    let attempt = attempt(&mut reader, query)?;
    let rarities = rarities(&attempt.columns, &attempt.allowed);
    let titles = look_up_titles(&mut reader, &query.words)?;
    let mut words = vec![];
    for ((word, column), rarity) in query.words.iter().zip(&attempt.columns).zip(rarities) {
        let cell = column.get(document.0);
        let mut keys = vec![];
        each_found(&mut reader, word, |LookUp { range, level, weight }, key, postings| {
            let found = postings.iter().filter(|posting| posting.document == document.0);
            let name = if key.is_empty() {
                format!("{}…{}", range.low, range.high)
            } else {
                String::from_utf8_lossy(key).into_owned()
            };
            keys.extend(found.map(|posting| ExplainedKey {
                key: name.clone(),
                literal: *level == LITERAL && posting.impact & STANDING != NEARBY,
                impact: posting.impact & !STANDING,
                sixteenths: *weight,
                standing: posting.impact & STANDING,
            }));
        })?;
        words.push(ExplainedWord {
            text: word.text.clone(),
            rarity,
            impact: cell.impact,
            title: u32::from(cell.title) * TITLE,
            keys,
        });
    }
    Ok(Some(Explanation {
        level: 3u8.saturating_sub(u8::try_from(hit.score / LEVEL).unwrap_or(3)),
        score: hit.score % LEVEL,
        titles: (titles.whole.get(document.0).impact, titles.begun.get(document.0).impact),
        words,
    }))
}
