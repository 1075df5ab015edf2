//! Tags and categories.

use serde::{Deserialize, Serialize};

use super::Slug;

/// A tag or a category as its author writes it. Two terms of one [`Slug`] are the same term.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Term(String);

impl Term {
    /// A term of its name; `None` where the name leaves no slug (`"#"`, `" "`).
    pub fn new(name: &str) -> Option<Self> {
        let name = name.trim();
        Slug::from_text(name).map(|_| Self(name.to_owned()))
    }

    /// The name to show.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The name in addresses. `None` only for a term that came out of foreign JSON.
    pub fn slug(&self) -> Option<Slug> {
        Slug::from_text(&self.0)
    }
}

/// A term and the number of documents that bear it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermCount {
    /// The tag or category.
    pub term: Term,
    /// Documents that bear it, within whatever is being counted.
    pub count: usize,
}
