//! The state of the search, wherever it is shown: in the dialog and on the search page.

use std::sync::Arc;

use super::state::LoadError;
use crate::model::SearchRoute;
use crate::search::{Correction, SearchHit};

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it answers.
    pub route: SearchRoute,
    /// Documents found in all.
    pub total: usize,
    /// The first of them.
    pub hits: Vec<SearchHit>,
    /// What everything that was found can be narrowed by.
    pub facets: Vec<Facet>,
    /// What had to be changed about the query.
    pub correction: Option<Correction>,
}

/// A way to narrow an answer, or to widen it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// What is written on it.
    pub name: String,
    /// Documents that are left; 0 where there is no such number.
    pub count: usize,
    /// Whether the answer has been narrowed by it.
    pub chosen: bool,
    /// The address of the search with it, or without it where it is chosen.
    pub url: String,
}

/// How far the search has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SearchPhase {
    /// Nothing has been typed.
    #[default]
    Idle,
    /// The first answer is on its way.
    Working,
    /// An answer. It stays while the next one is worked out: results do not blink between keys.
    Answered(Arc<Answer>),
    /// The index could not be loaded.
    Failed(LoadError),
}
