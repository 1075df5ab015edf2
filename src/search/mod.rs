//! Searching the whole site from static files.
//!
//! The publisher calls [`build()`] once. A reader's query becomes a [`Query`]; [`Index::search`] says
//! which files it still needs ([`Step::Need`]) or what it found ([`Step::Done`]); [`present`] turns
//! a found document into what is shown of it and [`marks`] finds the same words on its page;
//! [`facets`] counts the tags of all hits, [`Index::narrowing`] their kinds and years, and
//! [`Index::latest_first`] sorts them by date.
//! Nothing here fetches: the browser and [`driver`] (the command line) fetch in their own way
//! and put what came into a [`Store`].
//!
//! What must stay true:
//! - an answer is a function of the query and the published files, never of what happens to be
//!   loaded already: cold and warm searches agree;
//! - literal hits rank before every expansion, and expansions only add;
//! - a file of any bytes is read or refused with a [`FormatError`], never with a panic.

#[cfg(not(target_arch = "wasm32"))]
pub mod build;
mod cards;
#[cfg(not(target_arch = "wasm32"))]
mod dictionary;
#[cfg(not(target_arch = "wasm32"))]
mod document;
#[cfg(not(target_arch = "wasm32"))]
pub mod driver;
mod engine;
#[cfg(not(target_arch = "wasm32"))]
pub mod explain;
mod facts;
mod fields;
pub mod format;
mod hit;
#[cfg(not(target_arch = "wasm32"))]
mod keys;
mod matching;
mod mend;
mod neighbours;
#[cfg(not(target_arch = "wasm32"))]
mod pieces;
mod plan;
mod query;
mod ranges;
mod rank;
mod reader;
mod shard;
mod spelling;
mod suggest;
#[cfg(not(target_arch = "wasm32"))]
mod synonyms;
mod tags;
#[cfg(test)]
mod tests;
pub mod texts;
#[cfg(not(target_arch = "wasm32"))]
mod weights;
#[cfg(not(target_arch = "wasm32"))]
mod write;

#[cfg(not(target_arch = "wasm32"))]
pub use build::{IndexFile, build};
pub use cards::HitCard;
#[cfg(not(target_arch = "wasm32"))]
pub use document::SearchDocument;
pub use engine::{Correction, FoundBy, Hit, Index, META_FILE, Ranking, Step, Store};
pub use facts::WordCount;
pub use format::FormatError;
pub use hit::{SearchHit, SectionHit, marks, present};
pub use query::Query;
pub use tags::{TAGS_FILE, facets};
