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

use super::dictionary::{Lead, SHARD, WIDE_SHARD, cut, first_keys, gather, wide_ranges};
use super::format::Sort;
use super::keys::{self, DocumentKeys};
use super::pieces::{self, Part};
use super::synonyms::Synonyms;
use super::write;
use super::{META_FILE, SearchDocument, TAGS_FILE};
use crate::model::Slug;

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
    let pieces: Vec<Vec<Vec<Part<'_>>>> =
        documents.par_iter().map(|document| pieces::cut(&document.sections)).collect();
    let keys: Vec<DocumentKeys> = documents
        .par_iter()
        .zip(&pieces)
        .map(|(document, pieces)| DocumentKeys::of(document, pieces, average, &synonyms))
        .collect();
    let dictionary = gather(keys);
    let dictionary = dictionary.leads();
    let shards = cut(&dictionary, SHARD);
    let wide = wide_ranges(&dictionary, &shards, documents.len());
    let wide: Vec<Lead<'_>> =
        wide.iter().map(|(key, postings)| (key.as_str(), postings.as_slice())).collect();
    let wide_shards = cut(&wide, WIDE_SHARD);

    let mut meta = write::header(Sort::Meta);
    write::count(&mut meta, documents.len());
    let tags = tags(documents);
    write::count(&mut meta, tags.len());
    let mut files = vec![(TAGS_FILE.to_owned(), tags)];
    for (letter, shards) in [("m", &shards), ("v", &wide_shards)] {
        files.extend(table(&mut meta, letter, &first_keys(shards)));
    }
    files.push((META_FILE.to_owned(), meta));
    for (prefix, shards) in [("", &shards), ("w", &wide_shards)] {
        files.par_extend(
            shards
                .par_iter()
                .enumerate()
                .map(|(number, entries)| (format!("{prefix}{number}.bin"), write::shard(entries))),
        );
    }
    let (texts, places) = pieces::files(&pieces);
    files.extend(texts);
    files.extend(write::cards(documents, &places));
    files.push((FILES_FILE.to_owned(), markdown_files(documents)));
    let files = files.into_par_iter();
    files.map(|(name, bytes)| IndexFile { name, bytes: deflate(&bytes) }).collect()
}

/// Shards that a page of the table of contents lists. Two pages stay in the table itself: a small
/// site saves a round trip.
const PAGE: usize = 128;

/// Writes where shards begin: all in the table of contents, or of many in pages of their own, which
/// are given back.
fn table(meta: &mut Vec<u8>, letter: &str, firsts: &[&str]) -> Vec<(String, Vec<u8>)> {
    let page = if firsts.len() > 2 * PAGE { PAGE } else { 1 };
    let listed: Vec<&str> = firsts.iter().step_by(page).copied().collect();
    write::count(meta, page);
    write::count(meta, listed.len());
    write::keys(meta, listed.into_iter());
    let pages = firsts.chunks(page).enumerate().filter(|_| page > 1);
    pages
        .map(|(number, firsts)| {
            let mut bytes = write::header(Sort::Page);
            write::count(&mut bytes, firsts.len());
            write::keys(&mut bytes, firsts.iter().copied());
            (format!("{letter}{number}.bin"), bytes)
        })
        .collect()
}

/// The names of the documents' Markdown files.
pub(super) const FILES_FILE: &str = "files.bin";

fn markdown_files(documents: &[SearchDocument]) -> Vec<u8> {
    let mut bytes = write::header(Sort::Files);
    for document in documents {
        write::text(&mut bytes, &document.file);
    }
    bytes
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
