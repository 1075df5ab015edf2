//! The state of the search, wherever it is shown: in the dialog and on the search page.

use std::sync::Arc;

use super::state::LoadError;
use crate::model::{SearchRoute, TermCount};
use crate::search::{Correction, SearchHit, WordCount};

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it answers.
    pub route: SearchRoute,
    /// Documents found in all.
    pub total: usize,
    /// The first of them.
    pub hits: Vec<SearchHit>,
    /// Tags of everything that was found, most frequent first.
    pub facets: Vec<TermCount>,
    /// Words that narrow it further, where the reader asks for them.
    pub words: Option<Result<Vec<WordCount>, LoadError>>,
    /// What had to be changed about the query.
    pub correction: Option<Correction>,
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
