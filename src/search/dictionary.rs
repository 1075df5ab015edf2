//! The keys of all documents in one order, cut into shards.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use super::format::{FAMILIES, NEIGHBOURS};
use super::keys::{Beginning, DocumentKeys, beginning};
use super::ranges::{KeyRange, WIDE, join_impacts};
use super::shard::{Keys, NEARBY, Posting, STANDING};
use crate::text::hangul;

/// Bytes of a shard before compression: about 4 KB after it.
pub(super) const SHARD: usize = 5_000;

/// The same for wide ranges: a query reads one of them and nothing beside it.
pub(super) const WIDE_SHARD: usize = 3_000;

/// A dictionary of at most so many bytes before compression stays in one shard.
const ONE_SHARD: usize = 40_000;

/// Steps of the impacts in wide ranges, where there are many and none matters much.
const COARSE: u8 = 16;

/// A key and what it leads to.
pub(super) type Entry<'all> = (&'all str, &'all [Posting]);

/// A key of a document among those of all: most comparisons need no text.
struct Place {
    beginning: Beginning,
    document: u32,
    /// Its number in the document.
    entry: u32,
}

/// All postings in the order of keys, then documents; each key with its span of them.
pub(super) fn gather(keys: &[DocumentKeys]) -> (Vec<Posting>, Vec<(&str, Range<usize>)>) {
    let count: usize = keys.iter().map(|keys| keys.entries.len()).sum();
    let mut all: Vec<Place> = Vec::with_capacity(count);
    for (document, keys) in (0..).zip(keys) {
        all.extend((0..).zip(&keys.entries).map(|(entry, found)| Place {
            beginning: beginning(keys.key(found).as_bytes()),
            document,
            entry,
        }));
    }
    let of = |place: &Place| -> Option<(&str, u8, u8)> {
        let keys = keys.get(place.document as usize)?;
        let entry = keys.entries.get(place.entry as usize)?;
        Some((keys.key(entry), entry.impact, entry.piece))
    };
    all.par_sort_unstable_by(|one, two| {
        let by_beginning = one.beginning.cmp(&two.beginning);
        by_beginning
            .then_with(|| of(one).map(|found| found.0).cmp(&of(two).map(|found| found.0)))
            .then_with(|| one.document.cmp(&two.document))
    });
    let mut postings = Vec::with_capacity(count);
    let mut spans: Vec<(&str, Range<usize>)> = Vec::new();
    for (place, found) in all.iter().enumerate() {
        let Some((key, impact, piece)) = of(found) else { continue };
        postings.push(Posting { document: found.document, impact, piece });
        match spans.last_mut() {
            Some((last, span)) if *last == key => span.end = place + 1,
            _ => spans.push((key, place..place + 1)),
        }
    }
    (postings, spans)
}

/// Cuts sorted entries into shards of about `size` bytes, or into one where there are few.
pub(super) fn cut<'all, 'key>(
    entries: &'all [Entry<'key>],
    size: usize,
) -> Vec<&'all [Entry<'key>]> {
    // The key without what it shares, two lengths and a count; a posting is two bytes.
    let sizes = entries.iter().scan("", |before, (key, postings)| {
        let shared = shared_bytes(before, key);
        *before = key;
        Some(key.len() - shared + 3 + postings.len() * 2)
    });
    let sizes: Vec<usize> = sizes.collect();
    let whole: usize = sizes.iter().sum();
    let most = if whole <= ONE_SHARD { ONE_SHARD } else { size };
    let mut shards = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (place, next) in sizes.iter().enumerate() {
        // Phrases are rarely asked for: few big shards keep the table of contents short.
        let is_phrase = entries.get(place).is_some_and(|(key, _)| key.starts_with(NEIGHBOURS));
        let most = if is_phrase { most * 4 } else { most };
        if size + next > most && place > start {
            shards.extend(entries.get(start..place));
            (start, size) = (place, 0);
        }
        size += next;
    }
    shards.extend(entries.get(start..).filter(|rest| !rest.is_empty()));
    shards
}

fn shared_bytes(one: &str, two: &str) -> usize {
    one.bytes().zip(two.bytes()).take_while(|(one, two)| one == two).count()
}

/// What the table of contents says of shards: for each the shortest text that is not above its first
/// key and above the last key of the shard before.
pub(super) fn first_keys<'key>(shards: &[&[Entry<'key>]]) -> Vec<&'key str> {
    let mut before = "";
    let mut firsts = Vec::with_capacity(shards.len());
    for shard in shards {
        let (Some((first, _)), Some((last, _))) = (shard.first(), shard.last()) else {
            continue;
        };
        let mut end = shared_bytes(before, first) + 1;
        while !first.is_char_boundary(end) {
            end += 1;
        }
        firsts.push(first.get(..end).unwrap_or(first));
        before = last;
    }
    firsts
}

/// The unions of the ranges that would touch too many shards, under [`KeyRange::wide_key`].
pub(super) fn wide_ranges(
    entries: &[Entry<'_>],
    shards: &[&[Entry<'_>]],
    documents: usize,
) -> Vec<(String, Vec<Posting>)> {
    let firsts = first_keys(shards);
    let table: Keys = firsts.iter().copied().collect();
    // A range over three shards holds two neighbouring first keys, so these tell what to try.
    let mut ranges = BTreeSet::new();
    for pair in firsts.windows(2) {
        let [one, two] = pair else { continue };
        let mut prefix = String::new();
        for (left, right) in one.chars().zip(two.chars()) {
            ranges.extend(open_ranges(&prefix, left));
            if left != right {
                break;
            }
            prefix.push(left);
            ranges.insert(KeyRange::prefix(&prefix));
        }
    }
    // A family of keys as a whole is never asked for.
    let is_asked_for = |range: &KeyRange, table: &Keys| {
        !FAMILIES.contains(&range.low.as_str()) && table.touched(range).len() >= WIDE
    };
    let ranges: Vec<KeyRange> =
        ranges.into_iter().filter(|range| is_asked_for(range, &table)).collect();
    let unions = ranges.par_iter().map(|range| {
        let start = entries.partition_point(|(key, _)| *key < range.low.as_str());
        let end = entries.partition_point(|(key, _)| *key < range.high.as_str());
        let mut cells = vec![Union { impact: 0, standing: NEARBY, best: 0, piece: 0 }; documents];
        for (_, postings) in entries.get(start..end).unwrap_or_default() {
            for posting in *postings {
                if let Some(cell) = cells.get_mut(posting.document as usize) {
                    let impact = posting.impact & !STANDING;
                    cell.impact = join_impacts(cell.impact, impact);
                    cell.standing = better_standing(cell.standing, posting.impact & STANDING);
                    if impact > cell.best {
                        (cell.best, cell.piece) = (impact, posting.piece);
                    }
                }
            }
        }
        let found = (0..).zip(cells).filter(|(_, cell)| cell.impact > 0);
        let postings = found.map(|(document, cell)| Posting {
            document,
            impact: (cell.impact / COARSE * COARSE + COARSE / 2) | cell.standing,
            piece: cell.piece,
        });
        (range.wide_key(), postings.collect())
    });
    let mut unions: Vec<(String, Vec<Posting>)> = unions.collect();
    unions.sort_unstable_by(|one, two| one.0.cmp(&two.0));
    unions
}

/// What all keys of a range say of a document.
#[derive(Clone)]
struct Union {
    impact: u8,
    standing: u8,
    /// The impact of the key that says most, and the piece that shows that one.
    best: u8,
    piece: u8,
}

/// Of two keys of a document, the standing of the one that stands better.
fn better_standing(one: u8, two: u8) -> u8 {
    if one == NEARBY || two == NEARBY { one.min(two) } else { one.max(two) }
}

/// The ranges of half-typed words that `prefix` and the syllable after it fall into.
fn open_ranges(prefix: &str, syllable: char) -> Vec<KeyRange> {
    let typed = [hangul::initial(syllable), hangul::without_tail(syllable)];
    let words = typed.into_iter().flatten().map(|last| format!("{prefix}{last}"));
    words.flat_map(|word| KeyRange::opens(&word)).collect()
}
