//! What to try when a query finds nothing as it stands.
//!
//! Enter at [`mend`]. Words are replaced and the query is asked again, so that what is found then is
//! ranked and marked like anything else; the reader is told what was changed.

use super::engine::{Attempt, Correction, FoundBy, Hit, Ranking, Step, attempt};
use super::format::FormatError;
use super::query::Query;
use super::rank::rank_fewer;
use super::reader::Reader;
use super::suggest::{Suggestion, suggest};
use crate::model::PostId;
use crate::text::keyboard;

/// Tries, in this order: the other keyboard, other spellings and spaces, fewer words.
pub(super) fn mend(
    reader: &mut Reader<'_>,
    query: &Query,
    first: Attempt,
) -> Result<Step<Ranking>, FormatError> {
    let (mut query, mut last) = (query.clone(), first);
    let mut swapped: Option<(Query, Attempt)> = None;
    for every_word in [false, true] {
        let Some(other) = other_keyboard(&query, &last, every_word) else {
            continue;
        };
        let found = attempt(reader, &other)?;
        if let Some(missing) = reader.missing() {
            return Ok(Step::Need(missing));
        }
        let best = swapped.as_ref().map_or(0, |(_, swapped)| swapped.best_score());
        if found.best_score() > best {
            let enough = !found.is_thin();
            swapped = Some((other, found));
            if enough {
                break;
            }
        } else if found.known_words() > last.known_words() {
            // Keys that make words are what was meant, even where no document has all of them.
            (query, last) = (other, found);
        }
    }
    if let Some((swapped, found)) = swapped {
        return Ok(Step::Done(done(&swapped, found, FoundBy::Keyboard)));
    }
    let spelt = other_spelling(reader, &query, &last)?;
    if let Some(missing) = reader.missing() {
        return Ok(Step::Need(missing));
    }
    if let Some((spelt, by)) = spelt {
        let found = attempt(reader, &spelt)?;
        if let Some(missing) = reader.missing() {
            return Ok(Step::Need(missing));
        }
        if !found.hits.is_empty() {
            return Ok(Step::Done(done(&spelt, found, by)));
        }
        (query, last) = (spelt, found);
    }
    last.hits = rank_fewer(&last.columns, &last.allowed);
    if last.hits.is_empty() {
        return Ok(Step::Done(Ranking::default()));
    }
    Ok(Step::Done(done(&query, last, FoundBy::FewerWords)))
}

/// Adds, below the little that was found, what another spelling finds.
pub(super) fn add_spellings(
    reader: &mut Reader<'_>,
    query: &Query,
    first: Attempt,
) -> Result<Step<Ranking>, FormatError> {
    let spelt = other_spelling(reader, query, &first)?;
    if let Some(missing) = reader.missing() {
        return Ok(Step::Need(missing));
    }
    let Some((spelt, by)) = spelt else {
        return Ok(Step::Done(first.ranking(query, None)));
    };
    let more = attempt(reader, &spelt)?;
    if let Some(missing) = reader.missing() {
        return Ok(Step::Need(missing));
    }
    let mut ranking = first.ranking(query, None);
    let more = done(&spelt, more, by);
    let known: Vec<PostId> = ranking.hits.iter().map(|hit| hit.id).collect();
    let least = ranking.hits.last().map(|hit| hit.score).unwrap_or_default();
    let added: Vec<Hit> = more
        .hits
        .into_iter()
        .filter(|hit| !known.contains(&hit.id))
        .map(|hit| Hit { score: hit.score.min(least.saturating_sub(1)), ..hit })
        .collect();
    if !added.is_empty() {
        ranking.correction = more.correction;
        ranking.patterns.extend(more.patterns);
    }
    ranking.hits.extend(added);
    Ok(Step::Done(ranking))
}

fn done(query: &Query, found: Attempt, by: FoundBy) -> Ranking {
    found.ranking(query, Some(Correction { query: query.text().to_owned(), by }))
}

/// The query with words read as keys of the other keyboard: those that find nothing, or every one.
fn other_keyboard(query: &Query, found: &Attempt, every_word: bool) -> Option<Query> {
    let replacements: Vec<Option<String>> = query
        .words
        .iter()
        .zip(&found.columns)
        .map(|(word, column)| {
            if !every_word && !column.is_empty() {
                return None;
            }
            keyboard::as_hangul(&word.typed).or_else(|| keyboard::as_latin(&word.text))
        })
        .collect();
    replacements.iter().any(Option::is_some).then(|| query.replaced(&replacements))
}

/// The query with other words for those that find nothing, or, where each finds something but
/// nothing has all, for the one whose replacement stands with all the others.
fn other_spelling(
    reader: &mut Reader<'_>,
    query: &Query,
    found: &Attempt,
) -> Result<Option<(Query, FoundBy)>, FormatError> {
    let mut replacements: Vec<Option<String>> = vec![None; query.words.len()];
    let mut spelling = false;
    let mut put = |number: usize, suggestion: Suggestion| {
        spelling |= suggestion.by == FoundBy::Spelling;
        if let Some(place) = replacements.get_mut(number) {
            *place = Some(suggestion.text);
        }
    };
    if found.known_words() == found.columns.len() {
        let mut best: Option<(usize, Suggestion)> = None;
        for (number, word) in query.words.iter().enumerate() {
            let mut others = found.allowed.clone();
            for (other, column) in found.columns.iter().enumerate() {
                others.keep(&|document| other == number || column.has(document));
            }
            if let Some(suggestion) = suggest(reader, word, &others)?
                && suggestion.fits
                && best.as_ref().is_none_or(|(_, best)| suggestion.worth > best.worth)
            {
                best = Some((number, suggestion));
            }
        }
        if let Some((number, suggestion)) = best {
            put(number, suggestion);
        }
    } else {
        // Documents that have all the words that are found at all.
        let mut fitting = found.allowed.clone();
        for column in found.columns.iter().filter(|column| !column.is_empty()) {
            fitting.keep(&|document| column.has(document));
        }
        for (number, (word, column)) in query.words.iter().zip(&found.columns).enumerate() {
            if !column.is_empty() {
                continue;
            }
            if let Some(suggestion) = suggest(reader, word, &fitting)? {
                if suggestion.fits {
                    fitting.keep(&|document| suggestion.documents.contains(document));
                }
                put(number, suggestion);
            }
        }
    }
    let by = if spelling { FoundBy::Spelling } else { FoundBy::Spacing };
    let any = replacements.iter().any(Option::is_some);
    Ok(any.then(|| (query.replaced(&replacements), by)))
}
