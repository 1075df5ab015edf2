//! The order of what was found.

use std::collections::BinaryHeap;

use super::engine::Hit;
use super::plan::{LITERAL, Titles};
use super::reader::{Column, Documents};
use crate::model::PostId;

/// A whole title outweighs everything that words can add up to.
pub(super) const WHOLE_TITLE: u32 = 1 << 24;
/// A title that goes on like the query.
const BEGUN_TITLE: u32 = 64;
/// A word in a title; at the start of one twice as much.
pub(super) const TITLE: u32 = 6;
/// Each level stands above the next one, whatever the weights.
pub(super) const LEVEL: u32 = 1 << 28;

/// Puts documents in order that have all words, or a title like the whole query.
pub(super) fn rank(columns: &[Column], titles: &Titles, allowed: &Documents) -> Vec<Hit> {
    let rarities = rarities(columns, allowed);
    let mut hits = vec![];
    for document in allowed.iter() {
        let (whole, begun) = (titles.whole.get(document), titles.begun.get(document));
        // Words count for as much as the one that had to be looked for farthest.
        let mut by_words = Some(LITERAL);
        let mut score = (u32::from(begun.impact) + u32::from(begun.title) * TITLE) * BEGUN_TITLE;
        for (column, rarity) in columns.iter().zip(&rarities) {
            let cell = column.get(document);
            // Where it stands in the title tells more than all the rest.
            score += (u32::from(cell.impact) + u32::from(cell.title) * TITLE) * rarity;
            by_words = by_words.filter(|_| cell.impact > 0).map(|level| level.max(cell.level));
        }
        let by_title = [whole, begun].into_iter().filter(|cell| cell.impact > 0);
        let Some(level) = by_title.map(|cell| cell.level).chain(by_words).min() else {
            continue;
        };
        if whole.impact > 0 {
            score = score.min(WHOLE_TITLE) + WHOLE_TITLE + (u32::from(whole.impact) << 16);
        }
        let level = LEVEL * u32::from(3u8.saturating_sub(level));
        hits.push((document, score.min(LEVEL - 1) + level));
    }
    in_order(&hits, columns, &rarities)
}

/// The documents with the most words of a query.
pub(super) fn rank_fewer(columns: &[Column], allowed: &Documents) -> Vec<Hit> {
    let rarities = rarities(columns, allowed);
    let mut most = 1;
    let mut hits = vec![];
    for document in allowed.iter() {
        let count = columns.iter().filter(|column| column.has(document)).count();
        if count < most {
            continue;
        }
        if count > most {
            most = count;
            hits.clear();
        }
        let scores = columns.iter().zip(&rarities);
        let score = scores.map(|(column, rarity)| u32::from(column.get(document).impact) * rarity);
        hits.push((document, score.sum()));
    }
    in_order(&hits, columns, &rarities)
}

/// Documents with their scores as hits: best first, then by number.
fn in_order(found: &[(u32, u32)], columns: &[Column], rarities: &[u32]) -> Vec<Hit> {
    let keys: Vec<u64> = found
        .iter()
        .map(|(document, score)| u64::from(u32::MAX - score) << 32 | u64::from(*document))
        .collect();
    let parts = sorted(keys).into_iter().map(halves);
    parts
        .map(|(score, document)| Hit {
            id: PostId(document),
            score: u32::MAX - score,
            piece: piece(document, columns, rarities),
        })
        .collect()
}

/// The piece of a document's text that shows the most of what was asked for, rare words first.
fn piece(document: u32, columns: &[Column], rarities: &[u32]) -> u8 {
    let mut best = (0, 0);
    for column in columns {
        let piece = column.get(document).piece;
        let mut worth = 0;
        for (other, rarity) in columns.iter().zip(rarities) {
            let cell = other.get(document);
            if cell.piece == piece && cell.impact > 0 {
                worth += rarity;
            }
        }
        if worth > best.0 {
            best = (worth, piece);
        }
    }
    best.1
}

/// Places in order of falling counts; of equals the earlier first. Sorting numbers of one type only
/// keeps the module small.
pub(super) fn by_count(counts: impl Iterator<Item = usize>) -> Vec<usize> {
    let keys: Vec<u64> = (0u32..)
        .zip(counts)
        .map(|(place, count)| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            u64::from(u32::MAX - count) << 32 | u64::from(place)
        })
        .collect();
    sorted(keys).into_iter().map(|key| halves(key).1 as usize).collect()
}

/// Numbers in order. A heap is a tenth of the code of the standard library's sort, and fast enough.
fn sorted(keys: Vec<u64>) -> Vec<u64> {
    BinaryHeap::from(keys).into_sorted_vec()
}

#[expect(clippy::cast_possible_truncation, reason = "the two halves of a number")]
fn halves(key: u64) -> (u32, u32) {
    ((key >> 32) as u32, key as u32)
}

pub(super) fn rarities(columns: &[Column], allowed: &Documents) -> Vec<u32> {
    let found = columns.iter().map(|column| column.documents().count());
    found.map(|found| rarity(allowed.capacity(), found)).collect()
}

/// How much a word tells that `found` of `documents` have: sixteenths of log₂(1 + documents / found).
fn rarity(documents: usize, found: usize) -> u32 {
    let ratio = (documents.max(1) * 16 / found.max(1) + 16).max(16);
    let whole = ratio.ilog2();
    // Between powers of two the logarithm is nearly straight.
    let fraction = (ratio << 4 >> whole) & 15;
    (whole - 4) * 16 + u32::try_from(fraction).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more() {
        let read = [(100, 100), (100, 50), (100, 10), (100, 1), (0, 0)]
            .map(|(documents, found)| rarity(documents, found));
        assert_eq!(read, [16, 24, 54, 105, 16]);
    }
}
