//! The lists that have static pages: everything, each tag, each category, page by page.
//!
//! Enter at [`all`], open one list with [`open`], then take its pages: what a list holds is found once
//! and not for each of its pages.

use super::Library;
use super::terms::TAXONOMIES;
use crate::model::{
    FACETS, ListPage, ListRoute, Listing, PAGE_SIZE, PostId, Slug, Taxonomy, Term, TermCount,
    filter,
};

/// A list that has pages.
#[derive(Clone, Debug)]
pub(super) struct ListOutline {
    /// Its first page.
    first: ListRoute,
    /// How many pages it has.
    pub(super) pages: usize,
}

/// A list with everything that its pages show.
#[derive(Clone, Debug)]
pub(super) struct List {
    first: ListRoute,
    chosen: Vec<Term>,
    documents: Vec<PostId>,
    facets: Vec<TermCount>,
}

/// Every list.
pub(super) fn all(library: &Library) -> Vec<ListOutline> {
    let outline = |first: ListRoute, documents: usize| ListOutline {
        first,
        pages: documents.div_ceil(PAGE_SIZE).max(1),
    };
    let mut lists = vec![outline(ListRoute::default(), library.listed)];
    for taxonomy in TAXONOMIES {
        lists.extend(library.terms(taxonomy).slugs().map(|(slug, documents)| {
            let first = match taxonomy {
                Taxonomy::Tags => ListRoute::tag(slug.clone()),
                Taxonomy::Categories => ListRoute::category(slug.clone()),
            };
            outline(first, documents)
        }));
    }
    lists
}

/// What a list holds; the browser arrives at the same from the published files.
pub(super) fn open(library: &Library, outline: &ListOutline) -> List {
    let first = outline.first.clone();
    if first.is_everything() {
        let last = u32::try_from(library.listed).unwrap_or(u32::MAX);
        let documents = (0..last).map(PostId).collect();
        return List {
            first,
            chosen: Vec::new(),
            documents,
            facets: library.frequent_tags(FACETS),
        };
    }
    let listing = |taxonomy: Taxonomy, slug: &Slug| -> Option<Listing> {
        library.terms(taxonomy).listing(slug, |id| library.tags_of(id))
    };
    let category = first.category.as_ref().and_then(|slug| listing(Taxonomy::Categories, slug));
    let tags: Vec<Listing> =
        first.tags.iter().filter_map(|slug| listing(Taxonomy::Tags, slug)).collect();
    let found = filter(category.as_ref(), &tags.iter().collect::<Vec<_>>(), first.mode);
    let chosen = category.iter().chain(&tags).map(|listing| listing.term.clone()).collect();
    List { first, chosen, documents: found.documents, facets: found.facets }
}

impl List {
    /// One of its pages.
    pub(super) fn page(&self, library: &Library, number: usize) -> ListPage {
        let cards = self
            .documents
            .iter()
            .skip(number * PAGE_SIZE)
            .take(PAGE_SIZE)
            .filter_map(|id| library.card(*id).cloned())
            .collect();
        ListPage {
            route: self.first.at_page(number),
            chosen: self.chosen.clone(),
            cards,
            total: self.documents.len(),
            facets: self.facets.clone(),
        }
    }
}
