//! A piece of the dictionary as it is read: sorted keys and their postings.
//!
//! The bytes are described in [`super::format`].

use std::ops::Range;

use super::format::{Bytes, FormatError, Sort};
use super::ranges::KeyRange;

/// Bytes of a key, at most; more are taken for damage.
const LONGEST_KEY: usize = 1024;

/// Sorted keys in one piece of memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Keys {
    /// Reads `count` keys in ascending order.
    pub(super) fn read(bytes: &mut Bytes<'_>, count: usize) -> Result<Self, FormatError> {
        let mut keys = Keys::default();
        let mut before = 0;
        for _ in 0..count {
            let shared = bytes.varint()? as usize;
            let rest_length = bytes.varint()? as usize;
            let rest = bytes.take(rest_length)?;
            let start = keys.text.len();
            if shared > start - before || shared + rest_length > LONGEST_KEY {
                return Err(FormatError::Damaged);
            }
            keys.text.extend_from_within(before..before + shared);
            keys.text.extend_from_slice(rest);
            if let Some(last) = keys.ends.len().checked_sub(1)
                && keys.get(last) >= keys.text.get(start..).unwrap_or_default()
            {
                return Err(FormatError::Damaged);
            }
            before = start;
            keys.ends.push(keys.text.len());
        }
        Ok(keys)
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The key at a place, empty beyond the last.
    pub(super) fn get(&self, place: usize) -> &[u8] {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(place).copied().unwrap_or_default();
        self.text.get(start.unwrap_or_default()..end).unwrap_or_default()
    }

    /// Of shards that start with these keys, those that may hold keys of a range.
    pub(super) fn touched(&self, range: &KeyRange) -> Range<usize> {
        let low = range.low.as_bytes();
        let below = self.below(low);
        let start = if self.get(below) == low { below } else { below.saturating_sub(1) };
        start..self.below(range.high.as_bytes()).max(start)
    }

    /// The number of keys below `key`.
    pub(super) fn below(&self, key: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle) < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<'key> FromIterator<&'key str> for Keys {
    /// Takes keys that are in ascending order already.
    fn from_iter<All: IntoIterator<Item = &'key str>>(all: All) -> Self {
        let mut keys = Self::default();
        for key in all {
            keys.text.extend_from_slice(key.as_bytes());
            keys.ends.push(keys.text.len());
        }
        keys
    }
}

/// A document that a key leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) document: u32,
    /// How much the key says of it, and in the two lowest bits where it stands: see [`STANDING`].
    pub(super) impact: u8,
    /// The piece of its text that shows the key best, by number.
    pub(super) piece: u8,
}

/// The bits of an impact that say where a key stands: [`ELSEWHERE`] and so on.
pub(super) const STANDING: u8 = 3;
/// In a body, a heading, a tag.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const ELSEWHERE: u8 = 0;
/// In the title.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const IN_TITLE: u8 = 1;
/// At the start of the title.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const STARTS_TITLE: u8 = 2;
/// Nowhere as it is: by a synonym, or with a particle between.
pub(super) const NEARBY: u8 = 3;

/// A piece of the dictionary.
#[derive(Debug, Default)]
pub(super) struct Shard {
    pub(super) keys: Keys,
    ends: Vec<usize>,
    postings: Vec<Posting>,
}

impl Shard {
    pub(super) fn decode(inflated: &[u8], documents: u32) -> Result<Self, FormatError> {
        let mut bytes = Bytes::open(inflated, Sort::Shard)?;
        let count = bytes.varint()? as usize;
        let mut shard = Self { keys: Keys::read(&mut bytes, count)?, ..Self::default() };
        let mut counts = Vec::new();
        let mut total = 0usize;
        for _ in 0..count {
            let count = bytes.varint()? as usize;
            counts.push(count);
            total = total.checked_add(count).ok_or(FormatError::Damaged)?;
            shard.ends.push(total);
        }
        for count in counts {
            bytes.numbers(count, documents, &mut |document| {
                shard.postings.push(Posting { document, impact: 0, piece: 0 });
            })?;
        }
        let (impacts, pieces) = (bytes.take(total)?, bytes.take(total)?);
        for (posting, (impact, piece)) in shard.postings.iter_mut().zip(impacts.iter().zip(pieces))
        {
            posting.impact = *impact;
            posting.piece = *piece;
        }
        Ok(shard)
    }

    /// What the key at a place leads to.
    pub(super) fn postings(&self, place: usize) -> &[Posting] {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(place).copied().unwrap_or_default();
        self.postings.get(start.unwrap_or_default()..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use super::*;

    fn sample() -> Vec<u8> {
        let one = [
            Posting { document: 3, impact: 9, piece: 0 },
            Posting { document: 200, impact: 255, piece: 7 },
        ];
        let two = [Posting { document: 0, impact: 1, piece: 0 }];
        write::shard(&[("react", &one), ("컴포넌트", &two), ("컴포넌트를", &one)])
    }

    #[test]
    fn what_is_written_is_read() {
        let shard = Shard::decode(&sample(), 201).unwrap();
        assert_eq!(shard.keys.get(1), "컴포넌트".as_bytes());
        assert_eq!(shard.postings(2)[1], Posting { document: 200, impact: 255, piece: 7 });
        assert_eq!(shard.postings(3), []);
        let below = ["a", "react", "컴", "힣"].map(|key| shard.keys.below(key.as_bytes()));
        assert_eq!(below, [0, 0, 1, 3]);
    }

    #[test]
    fn any_bytes_are_read_or_refused() {
        let good = sample();
        for length in 0..good.len() {
            assert!(Shard::decode(&good[..length], 201).is_err(), "{length}");
        }
        for place in 0..good.len() {
            for flip in 1..=255u8 {
                let mut bytes = good.clone();
                bytes[place] ^= flip;
                // Some changes make another valid shard; none may panic.
                if let Ok(shard) = Shard::decode(&bytes, 201) {
                    for key in 0..=shard.keys.len() {
                        assert!(shard.postings(key).iter().all(|found| found.document < 201));
                    }
                }
            }
        }
        assert_eq!(Shard::decode(b"<!doctype html>", 9).unwrap_err(), FormatError::Foreign);
        assert_eq!(Shard::decode(b"sgx\x09S", 9).unwrap_err(), FormatError::Version);
        assert!(Shard::decode(&good, 200).is_err(), "a document that does not exist");
    }
}
