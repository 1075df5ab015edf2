//! The lists that have static pages: everything, each tag, each category, page by page.

use super::Library;
use super::terms::TAXONOMIES;
use crate::model::{
    FACETS, ListPage, ListRoute, Listing, PAGE_SIZE, PostId, Slug, Taxonomy, Term, filter,
};

/// Every page of every list.
pub(super) fn all(library: &Library) -> Vec<ListRoute> {
    let mut routes = pages(&ListRoute::default(), library.listed);
    for taxonomy in TAXONOMIES {
        for (slug, documents) in library.terms(taxonomy).slugs() {
            let first = match taxonomy {
                Taxonomy::Tags => ListRoute::tag(slug.clone()),
                Taxonomy::Categories => ListRoute::category(slug.clone()),
            };
            routes.extend(pages(&first, documents));
        }
    }
    routes
}

fn pages(first: &ListRoute, documents: usize) -> Vec<ListRoute> {
    (0..documents.div_ceil(PAGE_SIZE).max(1)).map(|page| first.at_page(page)).collect()
}

/// What one such page shows; the browser arrives at the same from the published files.
pub(super) fn page(library: &Library, route: &ListRoute) -> ListPage {
    if route.is_everything() {
        let last = u32::try_from(library.listed).unwrap_or(u32::MAX);
        let documents: Vec<PostId> = (0..last).map(PostId).collect();
        let facets = library.frequent_tags(FACETS);
        return list_page(library, route, Vec::new(), &documents, facets);
    }
    let listing = |taxonomy: Taxonomy, slug: &Slug| -> Option<Listing> {
        library.terms(taxonomy).listing(slug, |id| library.tags_of(id))
    };
    let category = route.category.as_ref().and_then(|slug| listing(Taxonomy::Categories, slug));
    let tags: Vec<Listing> =
        route.tags.iter().filter_map(|slug| listing(Taxonomy::Tags, slug)).collect();
    let found = filter(category.as_ref(), &tags.iter().collect::<Vec<_>>(), route.mode);
    let chosen: Vec<Term> =
        category.iter().chain(&tags).map(|listing| listing.term.clone()).collect();
    list_page(library, route, chosen, &found.documents, found.facets)
}

fn list_page(
    library: &Library,
    route: &ListRoute,
    chosen: Vec<Term>,
    documents: &[PostId],
    facets: Vec<crate::model::TermCount>,
) -> ListPage {
    let cards = documents
        .iter()
        .skip(route.page * PAGE_SIZE)
        .take(PAGE_SIZE)
        .filter_map(|id| library.card(*id).cloned())
        .collect();
    ListPage { route: route.clone(), chosen, cards, total: documents.len(), facets }
}
