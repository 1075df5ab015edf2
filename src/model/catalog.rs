//! The site as a whole.

use serde::{Deserialize, Serialize};

use super::{BasePath, Card, PostId, RoutePath, Schema, Slug, Taxonomy, Term, TermCount};

/// A document that another one points to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Where it leads.
    pub path: RoutePath,
    /// The title of what is there.
    pub title: String,
}

/// An entry of the site's navigation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NavItem {
    /// What it says.
    pub title: String,
    /// A path within the site (`/wiki/`) or a whole address.
    pub url: String,
}

/// What every page needs to know of its site; it stands in every page's data block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Version of the data.
    pub schema: Schema,
    /// Name of the folder under `data/` with everything that uses document numbers.
    pub build: String,
    /// The site's name.
    pub title: String,
    /// What it is about, in a sentence.
    #[serde(default)]
    pub description: String,
    /// Who it belongs to.
    #[serde(default)]
    pub author: String,
    /// BCP 47 language of the interface and of documents that name none.
    pub lang: String,
    /// Scheme and host (`https://example.com`), without a path; empty where unknown.
    #[serde(default)]
    pub origin: String,
    /// The path the site is served under.
    pub base: BasePath,
    /// The navigation at the top.
    #[serde(default)]
    pub nav: Vec<NavItem>,
    /// Documents that the home page lists: the first so many of all.
    pub listed: usize,
    /// All documents that can be found.
    pub total: usize,
}

/// A file of one build's data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DataFile {
    /// [`Catalog`].
    Catalog,
    /// [`CardChunk`] of this number.
    Cards(usize),
    /// [`AllTerms`] of a taxonomy.
    Terms(Taxonomy),
    /// [`Listing`] of a term.
    Listing(Taxonomy, Slug),
    /// A file of the search index, by its name there.
    Search(String),
}

impl DataFile {
    /// Where it lies, relative to `data/<build>/`.
    pub fn name(&self) -> String {
        match self {
            Self::Catalog => "catalog.json".to_owned(),
            Self::Cards(number) => ["cards/", &number.to_string(), ".json"].concat(),
            Self::Terms(taxonomy) => [taxonomy.segment(), ".json"].concat(),
            Self::Listing(taxonomy, slug) => {
                [taxonomy.segment(), "/", slug.as_str(), ".json"].concat()
            }
            Self::Search(name) => ["search/", name.as_str()].concat(),
        }
    }

    /// Where it lies, relative to the site's root.
    pub fn path(&self, build: &str) -> String {
        ["data/", build, "/", &self.name()].concat()
    }
}

/// `data/<build>/catalog.json`: the site's terms. One small file however large the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    /// Version of the data.
    pub schema: Schema,
    /// The most frequent tags, most frequent first; all of them are in [`AllTerms`].
    pub tags: Vec<TermCount>,
}

/// One document of a [`Listing`]: its number, then the places of its tags in `tags`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListingRow(pub PostId, pub Vec<u32>);

/// `data/<build>/tags/<slug>.json` and `…/categories/<slug>.json`: all documents of one term, each
/// with all its tags, so that filters combine and count without any other file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Version of the data.
    pub schema: Schema,
    /// The term itself.
    pub term: Term,
    /// The tags that the rows speak of.
    pub tags: Vec<Term>,
    /// The documents, in the order of all lists.
    pub rows: Vec<ListingRow>,
}

/// `data/<build>/cards/<n>.json`: [`super::CHUNK_SIZE`] cards in the order of all lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardChunk {
    /// Version of the data.
    pub schema: Schema,
    /// The cards; the number of a document is its chunk's number times the size, plus its place.
    pub cards: Vec<Card>,
}

/// `data/<build>/tags.json` and `…/categories.json`: every term of a taxonomy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllTerms {
    /// Version of the data.
    pub schema: Schema,
    /// The terms, most frequent first, then by name.
    pub terms: Vec<TermCount>,
}
