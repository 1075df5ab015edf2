//! Values into bytes, as [`super::format`] describes them.

use super::cards::CARDS;
use super::format::{MAGIC, Sort, VERSION};
use super::shard::Posting;
use super::{HitCard, SearchDocument};
use crate::model::{Date, Kind, PostId};

pub(super) fn header(sort: Sort) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend([VERSION, sort as u8]);
    bytes
}

/// The lowest seven bits.
fn low_bits(number: u32) -> u8 {
    (number & 0x7F) as u8
}

pub(super) fn varint(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    bytes.push(low_bits(number));
}

/// Lengths and counts fit: the index has far fewer than 2³² of anything.
pub(super) fn count(bytes: &mut Vec<u8>, count: usize) {
    varint(bytes, u32::try_from(count).unwrap_or(u32::MAX));
}

pub(super) fn text(bytes: &mut Vec<u8>, text: &str) {
    count(bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
}

pub(super) fn keys<'key>(bytes: &mut Vec<u8>, keys: impl Iterator<Item = &'key str>) {
    let mut before = "";
    for key in keys {
        let shared = before.bytes().zip(key.bytes()).take_while(|(one, two)| one == two).count();
        count(bytes, shared);
        count(bytes, key.len() - shared);
        bytes.extend(key.bytes().skip(shared));
        before = key;
    }
}

pub(super) fn numbers(bytes: &mut Vec<u8>, numbers: impl Iterator<Item = u32>) {
    let mut next = 0;
    for number in numbers {
        varint(bytes, number - next);
        next = number + 1;
    }
}

pub(super) fn shard(entries: &[(&str, &[Posting])]) -> Vec<u8> {
    let mut bytes = header(Sort::Shard);
    count(&mut bytes, entries.len());
    keys(&mut bytes, entries.iter().map(|(key, _)| *key));
    for (_, postings) in entries {
        count(&mut bytes, postings.len());
    }
    for (_, postings) in entries {
        numbers(&mut bytes, postings.iter().map(|posting| posting.document));
    }
    for (_, postings) in entries {
        bytes.extend(postings.iter().map(|posting| posting.impact));
    }
    for (_, postings) in entries {
        bytes.extend(postings.iter().map(|posting| posting.piece));
    }
    bytes
}

/// The files of cards, not yet deflated. `texts` says for each document where its text is: the
/// number of the first file, and how many.
pub(super) fn cards(documents: &[SearchDocument], texts: &[(u32, u32)]) -> Vec<(String, Vec<u8>)> {
    let all: Vec<(&SearchDocument, &(u32, u32))> = documents.iter().zip(texts).collect();
    let groups = (0..).step_by(CARDS as usize).zip(all.chunks(CARDS as usize));
    groups
        .map(|(first, group)| {
            let mut bytes = header(Sort::Cards);
            for (document, (first_text, texts)) in group {
                card(&mut bytes, document);
                varint(&mut bytes, *first_text);
                varint(&mut bytes, *texts);
            }
            (HitCard::file_name(PostId(first)), bytes)
        })
        .collect()
}

fn card(bytes: &mut Vec<u8>, document: &SearchDocument) {
    text(bytes, document.path.as_str());
    let kind = match document.kind {
        Kind::Post => 0,
        Kind::Wiki => 1,
        Kind::Page => 2,
    };
    varint(bytes, kind);
    text(bytes, &document.title);
    text(bytes, document.date.as_ref().map_or("", Date::as_rfc3339));
    count(bytes, document.tags.len());
    for tag in &document.tags {
        text(bytes, tag.name());
    }
}
