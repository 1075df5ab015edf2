//! Words that a reader may have meant by one that finds nothing, or nothing together with the rest.

use super::engine::FoundBy;
use super::format::{FormatError, KEY_LENGTH};
use super::query::QueryWord;
use super::ranges::{KeyRange, first_characters};
use super::reader::{Documents, Reader};
use super::spelling::{distance, initials, skeleton, tolerance};
use crate::model::joined;
use crate::text::{hangul, particles};

/// Another text for a word.
#[derive(Debug)]
pub(super) struct Suggestion {
    pub(super) text: String,
    pub(super) by: FoundBy,
    /// The documents that are known to have it.
    pub(super) documents: Documents,
    /// Whether one of these documents is among the fitting ones.
    pub(super) fits: bool,
    /// More is likelier.
    pub(super) worth: u32,
}

/// The likeliest other text for a word; what stands in the `fitting` documents first.
pub(super) fn suggest(
    reader: &mut Reader<'_>,
    word: &QueryWord,
    fitting: &Documents,
) -> Result<Option<Suggestion>, FormatError> {
    let mut all = respelt(reader, &word.text, fitting)?;
    all.extend(apart(reader, &word.text, fitting)?);
    Ok(all.into_iter().max_by_key(|suggestion| (suggestion.fits, suggestion.worth)))
}

/// Words of titles, headings and tags with the same consonants and few different key presses.
fn respelt(
    reader: &mut Reader<'_>,
    word: &str,
    fitting: &Documents,
) -> Result<Vec<Suggestion>, FormatError> {
    let stem = particles::without_particle(word).unwrap_or(word);
    let Some(consonants) = initials(stem).or_else(|| skeleton(stem)) else {
        return Ok(vec![]);
    };
    let typed = hangul::keystrokes(stem);
    let length = stem.chars().count();
    let mut range = KeyRange::prefix(first_characters(&consonants, KEY_LENGTH));
    if reader.is_wide(&range)? {
        // On a large site words of these consonants alone, and none that go on.
        range = KeyRange::prefix(first_characters(&(consonants + " "), KEY_LENGTH));
    }
    let count = reader.documents();
    let mut suggestions: Vec<Suggestion> = vec![];
    reader.keys(&range, &mut |key, postings| {
        let key = std::str::from_utf8(key).ok();
        let Some((_, candidate)) = key.and_then(|key| key.split_once(' ')) else {
            return;
        };
        // What was typed may be the beginning of a longer word, with one letter too few or too many.
        let lengths = length.saturating_sub(1)..=length + 1;
        let least = lengths
            .map(|length| first_characters(candidate, length))
            .map(|start| (distance(&typed, &hangul::keystrokes(start)), start))
            .min_by_key(|(distance, start)| (*distance, start.len().abs_diff(stem.len())));
        let Some((distance, start)) = least else {
            return;
        };
        if distance == 0 || distance > tolerance(typed.len()) {
            return;
        }
        let impact = postings.iter().map(|posting| posting.impact).max().unwrap_or_default();
        let distance = u32::try_from(distance).unwrap_or(8).min(8);
        let worth = (8 - distance) * 1000 + u32::from(impact);
        let known = suggestions.iter().position(|suggestion| suggestion.text == start);
        let place = known.unwrap_or_else(|| {
            suggestions.push(Suggestion {
                text: start.to_owned(),
                by: FoundBy::Spelling,
                documents: Documents::none(count),
                fits: false,
                worth,
            });
            suggestions.len() - 1
        });
        if let Some(suggestion) = suggestions.get_mut(place) {
            suggestion.worth = suggestion.worth.max(worth);
            suggestion.documents.extend(postings);
            suggestion.fits = suggestion.documents.meets(fitting);
        }
    })?;
    Ok(suggestions)
}

/// Syllables of a part, at least.
const PART: usize = 2;
/// Parts of one word, at most.
const PARTS: usize = 4;

/// A word as several that stand in one document: the longest known beginning, and so on.
fn apart(
    reader: &mut Reader<'_>,
    word: &str,
    fitting: &Documents,
) -> Result<Option<Suggestion>, FormatError> {
    let mut rest = word;
    let mut parts: Vec<&str> = vec![];
    let mut documents: Option<Documents> = None;
    while parts.len() < PARTS && rest.chars().all(hangul::is_syllable) {
        if !parts.is_empty() {
            let stem = particles::without_particle(rest).unwrap_or(rest);
            let found = beginning(reader, stem, documents.as_ref())?;
            if !found.is_empty() {
                parts.push(rest);
                return Ok(Some(Suggestion {
                    text: joined(&parts, " "),
                    by: FoundBy::Spacing,
                    fits: found.meets(fitting),
                    worth: 10_000 / u32::try_from(parts.len()).unwrap_or(1),
                    documents: found,
                }));
            }
        }
        let length = rest.chars().count();
        let mut longest: Option<(&str, Documents)> = None;
        for length in (PART..=length.saturating_sub(PART)).rev() {
            let start = first_characters(rest, length);
            let found = beginning(reader, start, documents.as_ref())?;
            if reader.missing().is_some() {
                // Shorter ones are only asked for when it is known that this one is unknown.
                return Ok(None);
            }
            if !found.is_empty() {
                longest = Some((start, found));
                break;
            }
        }
        let Some((start, found)) = longest else { break };
        parts.push(start);
        rest = rest.get(start.len()..).unwrap_or_default();
        documents = Some(found);
    }
    Ok(None)
}

/// The documents with a word that begins like this, of the `known` ones where some are.
fn beginning(
    reader: &mut Reader<'_>,
    start: &str,
    known: Option<&Documents>,
) -> Result<Documents, FormatError> {
    let mut found = Documents::none(reader.documents());
    let range = KeyRange::prefix(first_characters(start, KEY_LENGTH));
    reader.range(&range, &mut |_, postings| {
        found.extend(postings);
    })?;
    if let Some(known) = known {
        found.keep(&|document| known.contains(document));
    }
    Ok(found)
}
