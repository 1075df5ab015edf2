//! What search knows of a document.

use crate::model::{Date, Kind, RoutePath, Section, Term};

/// A document as it goes into the index. Its number is its place in the slice that is indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchDocument {
    /// The Markdown file, relative to the content folder.
    pub file: String,
    /// Its address within the site.
    pub path: RoutePath,
    /// What sort of document it is.
    pub kind: Kind,
    /// Its title, plain text.
    pub title: String,
    /// When it was written.
    pub date: Option<Date>,
    /// Its tags, in the author's order.
    pub tags: Vec<Term>,
    /// Its visible text by heading.
    pub sections: Vec<Section>,
}

impl SearchDocument {
    /// Whether it keeps its number only: it may not be found.
    pub(super) fn is_hidden(&self) -> bool {
        self.title.is_empty() && self.sections.is_empty()
    }
}
