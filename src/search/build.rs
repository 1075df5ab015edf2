//! Documents become the files of an index.
//!
//! Enter at [`build()`]. The same documents give the same bytes: nothing here depends on time, on
//! addresses in memory or on which thread was faster.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use rayon::prelude::*;

use super::dictionary::{Entry, SHARD, WIDE_SHARD, cut, first_keys, gather, wide_ranges};
use super::format::Sort;
use super::keys::{self, DocumentKeys};
use super::synonyms::Synonyms;
use super::write;
use super::{META_FILE, SearchDocument, TAGS_FILE};
use crate::model::{PostId, Slug};

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexFile {
    /// Its name relative to the index folder, with `/`.
    pub name: String,
    /// Its content, already compressed (zlib, which browsers call `deflate`).
    pub bytes: Vec<u8>,
}

/// All files of the index of `documents`, whose numbers are their places.
/// `synonyms` are groups of names of one thing.
pub fn build(documents: &[SearchDocument], synonyms: &[Vec<String>]) -> Vec<IndexFile> {
    let synonyms = Synonyms::new(synonyms);
    let total: usize = documents.iter().map(keys::length).sum();
    #[expect(clippy::cast_precision_loss, reason = "a mean, of which only the size matters")]
    let average = total as f32 / documents.len().max(1) as f32;
    let keys: Vec<DocumentKeys> = documents
        .par_iter()
        .map(|document| DocumentKeys::of(document, average, &synonyms))
        .collect();
    let (postings, spans) = gather(&keys);
    let dictionary: Vec<Entry<'_>> = spans
        .iter()
        .map(|(key, span)| (*key, postings.get(span.clone()).unwrap_or_default()))
        .collect();
    let shards = cut(&dictionary, SHARD);
    let wide = wide_ranges(&dictionary, &shards, documents.len());
    let wide: Vec<Entry<'_>> =
        wide.iter().map(|(key, postings)| (key.as_str(), postings.as_slice())).collect();
    let wide_shards = cut(&wide, WIDE_SHARD);

    let mut meta = write::header(Sort::Meta);
    write::count(&mut meta, documents.len());
    for shards in [&shards, &wide_shards] {
        write::count(&mut meta, shards.len());
        write::keys(&mut meta, first_keys(shards).into_iter());
    }
    let mut files = vec![(META_FILE.to_owned(), meta), (TAGS_FILE.to_owned(), tags(documents))];
    for (prefix, shards) in [("", &shards), ("w", &wide_shards)] {
        files.par_extend(
            shards
                .par_iter()
                .enumerate()
                .map(|(number, entries)| (format!("{prefix}{number}.bin"), write::shard(entries))),
        );
    }
    let files =
        files.into_par_iter().chain(documents.par_iter().enumerate().map(|(number, document)| {
            let name = SearchDocument::file_name(PostId(u32::try_from(number).unwrap_or(u32::MAX)));
            (name, document.encode())
        }));
    files.map(|(name, bytes)| IndexFile { name, bytes: deflate(&bytes) }).collect()
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(7));
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// `tags.bin`: the names of all tags with the documents that bear them, most frequent first.
fn tags(documents: &[SearchDocument]) -> Vec<u8> {
    let mut tags: BTreeMap<Slug, (&str, Vec<u32>)> = BTreeMap::new();
    for (number, document) in (0..).zip(documents) {
        for tag in &document.tags {
            let Some(slug) = tag.slug() else { continue };
            let (_, numbers) = tags.entry(slug).or_insert((tag.name(), vec![]));
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
    }
    let mut tags: Vec<(&str, Vec<u32>)> = tags.into_values().collect();
    tags.sort_by_key(|(_, numbers)| Reverse(numbers.len()));
    let mut bytes = write::header(Sort::Tags);
    write::count(&mut bytes, tags.len());
    for (name, numbers) in tags {
        write::text(&mut bytes, name);
        write::count(&mut bytes, numbers.len());
        write::numbers(&mut bytes, numbers.into_iter());
    }
    bytes
}
