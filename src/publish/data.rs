//! The site as JSON and as an index, for the app, for widgets and for anybody else.

use serde::Serialize;

use super::Library;
use super::terms::TAXONOMIES;
use crate::model::{AllTerms, CHUNK_SIZE, Card, CardChunk, Catalog, DataFile, PostId, Schema};
use crate::search::{self, SearchDocument};

/// Tags in the catalog, at most: it must not grow with the site.
const CATALOG_TAGS: usize = 60;

/// A file of one build's data, not yet named after the build.
pub type DataBytes = (DataFile, Vec<u8>);

/// JSON of a published value. Values of the model always have one.
pub(super) fn json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// Catalog, cards and listings.
pub(super) fn files(library: &Library) -> Vec<DataBytes> {
    let catalog = Catalog { schema: Schema, tags: library.frequent_tags(CATALOG_TAGS) };
    let mut files = vec![(DataFile::Catalog, json(&catalog))];
    let cards: Vec<Card> = library
        .documents
        .iter()
        .take(library.total)
        .map(|document| document.post.card.clone())
        .collect();
    for (number, cards) in cards.chunks(CHUNK_SIZE).enumerate() {
        let chunk = CardChunk { schema: Schema, cards: cards.to_vec() };
        files.push((DataFile::Cards(number), json(&chunk)));
    }
    for taxonomy in TAXONOMIES {
        let terms = library.terms(taxonomy);
        let all = AllTerms { schema: Schema, terms: terms.counts() };
        files.push((DataFile::Terms(taxonomy), json(&all)));
        for (slug, _) in terms.slugs() {
            if let Some(listing) = terms.listing(slug, |id: PostId| library.tags_of(id)) {
                files.push((DataFile::Listing(taxonomy, slug.clone()), json(&listing)));
            }
        }
    }
    files
}

/// The search index. Its document numbers are those of all lists, so a document that may not be
/// found keeps its number and gives nothing to find.
pub fn search_index(library: &Library) -> Vec<DataBytes> {
    let documents: Vec<SearchDocument> = library
        .documents
        .iter()
        .take(library.total)
        .map(|document| {
            let card = &document.post.card;
            let found = document.searchable;
            SearchDocument {
                file: document.file.clone(),
                path: card.path.clone(),
                kind: card.kind,
                title: if found { card.title.clone() } else { String::new() },
                date: card.date.clone(),
                tags: if found { card.tags.clone() } else { Vec::new() },
                sections: if found { document.sections.clone() } else { Vec::new() },
            }
        })
        .collect();
    search::build(&documents, &library.config.synonyms)
        .into_iter()
        .map(|file| (DataFile::Search(file.name), file.bytes))
        .collect()
}

/// The name of the build: a hash over the names and the bytes of everything that is numbered.
pub(super) fn build_name(data: &[DataBytes], index: &[DataBytes]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (file, bytes) in data.iter().chain(index) {
        hasher.update(file.name().as_bytes());
        hasher.update(&[0]);
        hasher.update(blake3::hash(bytes).as_bytes());
    }
    short_hash(hasher.finalize())
}

/// Enough of a hash for a name.
pub(super) fn short_hash(hash: blake3::Hash) -> String {
    hash.to_hex().chars().take(16).collect()
}
