//! The keys of all documents in one order, cut into shards.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::format::{DATE, KIND, NEIGHBOURS, PATH, TAG};
use super::keys::{Beginning, DocumentKeys, Entry, beginning};
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

/// A key of more documents than this is common: its impacts are kept in steps of [`COARSE`], in wide
/// ranges of four times that, and a wide range tells no pieces. Of five times as many documents the
/// steps are twice that again.
const COMMON: usize = 2_000;

/// Families of keys of which there is no union as a whole: of kinds and days each key is wanted, and
/// nobody asks for all of the others.
const FAMILIES: [&str; 5] = [NEIGHBOURS, TAG, PATH, KIND, DATE];

/// Parts of the dictionary that are put in order one after the other: memory is needed for one.
const PARTS: usize = 8;

/// A key and what it leads to.
pub(super) type Lead<'all> = (&'all str, &'all [Posting]);

/// A key of a document among those of all: most comparisons need no text.
struct Place {
    beginning: Beginning,
    document: u32,
    /// Its number in the document.
    entry: u32,
}

/// All keys in order, each with its postings in the order of documents.
#[derive(Default)]
pub(super) struct Dictionary {
    text: String,
    /// Of each key where it ends in the text, and where its postings end.
    ends: Vec<(usize, usize)>,
    postings: Vec<Posting>,
}

impl Dictionary {
    /// The keys with their postings.
    pub(super) fn leads(&self) -> Vec<Lead<'_>> {
        let mut start = (0, 0);
        let leads = self.ends.iter().map(|end| {
            let (key, postings) = (start.0..end.0, start.1..end.1);
            start = *end;
            let key = self.text.get(key).unwrap_or_default();
            (key, self.postings.get(postings).unwrap_or_default())
        });
        leads.collect()
    }

    fn push(&mut self, key: &str, posting: Posting) {
        let last = self.ends.len().checked_sub(2).and_then(|before| self.ends.get(before));
        let last = self.text.get(last.map_or(0, |end| end.0)..);
        if self.ends.is_empty() || last != Some(key) {
            self.text.push_str(key);
            self.ends.push((self.text.len(), 0));
        }
        self.postings.push(posting);
        if let Some(end) = self.ends.last_mut() {
            end.1 = self.postings.len();
        }
    }
}

/// Puts the keys of all documents together. Takes them: what is made of them is all that is left.
pub(super) fn gather(keys: Vec<DocumentKeys>) -> Dictionary {
    let count: usize = keys.iter().map(|keys| keys.entries.len()).sum();
    let mut dictionary =
        Dictionary { postings: Vec::with_capacity(count), ..Dictionary::default() };
    let bounds = bounds(&keys, count);
    for part in 0..=bounds.len() {
        let low = part.checked_sub(1).and_then(|before| bounds.get(before));
        for place in places(&keys, low, bounds.get(part)) {
            let Some((key, entry)) = entry(&keys, &place) else { continue };
            let Entry { impact, piece, .. } = *entry;
            dictionary.push(key, Posting { document: place.document, impact, piece });
        }
    }
    drop(keys);
    let mut start = 0;
    for (_, end) in &dictionary.ends {
        let span = start..*end;
        start = *end;
        if span.len() <= COMMON {
            continue;
        }
        let steps = if span.len() > COMMON * 5 { COARSE * 2 } else { COARSE };
        for posting in dictionary.postings.get_mut(span).unwrap_or_default() {
            let standing = posting.impact & STANDING;
            posting.impact = coarse(posting.impact & !STANDING, steps) | standing;
        }
    }
    dictionary
}

/// Where the dictionary is divided into parts of about one size.
fn bounds(keys: &[DocumentKeys], count: usize) -> Vec<Beginning> {
    /// Keys that are looked at.
    const SAMPLE: usize = 4_096;
    let all = keys.iter().flat_map(|keys| keys.entries.iter().map(|entry| keys.key(entry)));
    let sample = all.step_by(count / SAMPLE + 1).map(|key| beginning(key.as_bytes()));
    let mut sample: Vec<Beginning> = sample.collect();
    sample.sort_unstable();
    let mut bounds: Vec<Beginning> =
        (1..PARTS).filter_map(|part| sample.get(part * sample.len() / PARTS).copied()).collect();
    bounds.dedup();
    bounds
}

/// The keys of all documents from `low` up to but not including `high`, in order.
fn places(keys: &[DocumentKeys], low: Option<&Beginning>, high: Option<&Beginning>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (document, keys) in (0..).zip(keys) {
        let of = |entry: &Entry| beginning(keys.key(entry).as_bytes());
        // A document's keys are in order.
        let below = |bound: &Beginning| keys.entries.partition_point(|entry| of(entry) < *bound);
        let start = low.map_or(0, below);
        let end = high.map_or(keys.entries.len(), below);
        let entries = (0..).zip(&keys.entries).take(end).skip(start);
        places.extend(entries.map(|(entry, found)| Place {
            beginning: of(found),
            document,
            entry,
        }));
    }
    let key = |place: &Place| entry(keys, place).map(|found| found.0);
    places.par_sort_unstable_by(|one, two| {
        let by_beginning = one.beginning.cmp(&two.beginning);
        by_beginning
            .then_with(|| key(one).cmp(&key(two)))
            .then_with(|| one.document.cmp(&two.document))
    });
    places
}

fn entry<'keys>(keys: &'keys [DocumentKeys], place: &Place) -> Option<(&'keys str, &'keys Entry)> {
    let keys = keys.get(place.document as usize)?;
    let entry = keys.entries.get(place.entry as usize)?;
    Some((keys.key(entry), entry))
}

/// Cuts sorted entries into shards of about `size` bytes, or into one where there are few.
pub(super) fn cut<'all, 'key>(entries: &'all [Lead<'key>], size: usize) -> Vec<&'all [Lead<'key>]> {
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
pub(super) fn first_keys<'key>(shards: &[&[Lead<'key>]]) -> Vec<&'key str> {
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
    entries: &[Lead<'_>],
    shards: &[&[Lead<'_>]],
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
        let count = cells.iter().filter(|cell| cell.impact > 0).count();
        let is_common = count > COMMON;
        let steps = match count {
            0..=COMMON => COARSE,
            _ if count > COMMON * 5 => COARSE * 8,
            _ => COARSE * 4,
        };
        let found = (0..).zip(cells).filter(|(_, cell)| cell.impact > 0);
        let postings = found.map(|(document, cell)| Posting {
            document,
            impact: coarse(cell.impact, steps) | cell.standing,
            piece: if is_common { 0 } else { cell.piece },
        });
        (range.wide_key(), postings.collect())
    });
    let mut unions: Vec<(String, Vec<Posting>)> = unions.collect();
    unions.sort_unstable_by(|one, two| one.0.cmp(&two.0));
    unions
}

/// The middle of the step that an impact falls into.
fn coarse(impact: u8, steps: u8) -> u8 {
    impact / steps * steps + steps / 2
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
