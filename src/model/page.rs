//! Everything one view shows: views are functions of these and of nothing else.
//!
//! The publisher fills them from the whole site and the browser from the published files; the same
//! value gives the same text in both.

use super::{Card, ListRoute, Post, SearchRoute, Taxonomy, Term, TermCount};

/// Tags that a search suggests before anything is typed.
pub const SUGGESTIONS: usize = 12;

/// What there is to see at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Cards: the home page, a tag, a category, or a choice of tags.
    List(ListPage),
    /// An article, a wiki document or a page.
    Document(Box<Post>),
    /// All tags or all categories.
    Terms(TermsPage),
    /// The search page.
    Search(SearchPage),
    /// Nothing is published here.
    Missing,
}

/// A page of cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPage {
    /// What was asked for.
    pub route: ListRoute,
    /// The chosen terms by name, in the order of the route: category first, then tags.
    pub chosen: Vec<Term>,
    /// The cards of this page.
    pub cards: Vec<Card>,
    /// Documents on all pages of this list.
    pub total: usize,
    /// Tags that can be added to the choice, most frequent first, each with the number of documents
    /// of this list that bear it.
    pub facets: Vec<TermCount>,
}

/// All terms of a taxonomy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermsPage {
    /// Which taxonomy.
    pub taxonomy: Taxonomy,
    /// Its terms, most frequent first.
    pub terms: Vec<TermCount>,
}

/// The search page before any result: results are the search's own state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchPage {
    /// What was asked for.
    pub route: SearchRoute,
    /// Frequent tags, for a helpful empty state.
    pub suggestions: Vec<TermCount>,
}
