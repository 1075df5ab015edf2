//! What a site is made of.
//!
//! Plain values, shared by the publisher and the browser: no files, no network, no clock, no Leptos.
//! Enter at [`Card`] and [`Post`] (a document as it is published), [`Catalog`] (the site as a whole),
//! [`Route`] (what an address means) and [`Page`] (everything one view shows).
//!
//! What must stay true:
//! - every address is made by [`Route::url`] or [`RoutePath::href`] and understood by
//!   [`Route::parse`]; the two are inverse;
//! - every string here is NFC: the reader of files composes at the door;
//! - JSON of these types only ever grows within a [`Schema`] version: readers ignore fields they do
//!   not know.

mod catalog;
mod date;
mod filter;
mod joined;
mod letters;
mod page;
mod path;
mod post;
mod route;
mod schema;
mod slug;
mod tag;

pub use catalog::{
    AllTerms, CardChunk, Catalog, DataFile, Link, Listing, ListingRow, NavItem, Site,
};
pub use date::Date;
pub use filter::{FACETS, Filtered, filter};
pub use joined::joined;
pub use letters::{is_letter_or_digit, lower};
pub use page::{ListPage, Page, SUGGESTIONS, SearchPage, TermsPage};
pub use path::{BasePath, RoutePath};
pub use post::{Card, Cover, Kind, Post, PostId, Section, Series, TocEntry};
pub use route::{ListRoute, Match, Route, SearchRoute, Taxonomy};
pub use schema::Schema;
pub use slug::Slug;
pub use tag::{Term, TermCount};

/// Cards on one page of a list.
pub const PAGE_SIZE: usize = 12;

/// Cards in one published chunk: a whole number of list pages, so that a page needs one chunk.
pub const CHUNK_SIZE: usize = PAGE_SIZE * 4;
