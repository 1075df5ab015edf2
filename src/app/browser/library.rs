//! Everything that was fetched, and the pages that are made of it.
//!
//! Pages are dropped when the reader moves on; the files behind them stay here, so that Back is
//! instant. Each file is fetched once.

use std::cell::RefCell;

use super::super::state::LoadError;
use super::fetch;
use super::json::Json;
use crate::model::{
    CHUNK_SIZE, Card, DataFile, FACETS, ListPage, ListRoute, Listing, PAGE_SIZE, Page, Post,
    PostId, Route, RoutePath, SUGGESTIONS, SearchPage, Site, Taxonomy, Term, TermCount, TermsPage,
    filter,
};

/// The published files as far as they were needed.
pub(super) struct Library {
    site: Site,
    /// By address.
    shelf: RefCell<Vec<(String, Json)>>,
}

impl Library {
    pub(super) fn new(site: Site) -> Self {
        Self { site, shelf: RefCell::default() }
    }

    /// Puts a document that came with the page on the shelf.
    pub(super) fn keep_post(&self, path: &RoutePath, post: Json) {
        let address = self.site.base.file(&path.data_file());
        self.shelf.borrow_mut().push((address, post));
    }

    /// What there is to see at a route.
    pub(super) async fn page(&self, route: &Route) -> Result<Page, LoadError> {
        match route {
            Route::List(list) => self.list(list).await,
            Route::Terms(taxonomy) => {
                let terms = self.data(&DataFile::Terms(*taxonomy)).await?.get("terms");
                Ok(Page::Terms(TermsPage {
                    taxonomy: *taxonomy,
                    terms: terms.read_items(usize::MAX),
                }))
            }
            Route::Search(search) => {
                let suggestions = self.frequent_tags(SUGGESTIONS).await?;
                Ok(Page::Search(SearchPage { route: search.clone(), suggestions }))
            }
            Route::Document(path) => self.post(path).await,
        }
    }

    async fn post(&self, path: &RoutePath) -> Result<Page, LoadError> {
        let post: Post = self.file(self.site.base.file(&path.data_file())).await?.read()?;
        // A host that answers every address with the same file must not show one post as another.
        if post.card.path == *path {
            Ok(Page::Document(Box::new(post)))
        } else {
            Err(LoadError::Data)
        }
    }

    async fn list(&self, route: &ListRoute) -> Result<Page, LoadError> {
        let skipped = route.page * PAGE_SIZE;
        if route.is_everything() {
            let total = self.site.listed;
            let documents = (skipped..total.min(skipped + PAGE_SIZE))
                .filter_map(|number| u32::try_from(number).ok());
            let cards = self.cards(documents.map(PostId).collect()).await?;
            let facets = self.frequent_tags(FACETS).await?;
            return Ok(Page::List(ListPage {
                route: route.clone(),
                chosen: vec![],
                cards,
                total,
                facets,
            }));
        }
        let category = route.category.iter().map(|slug| (Taxonomy::Categories, slug));
        let tags = route.tags.iter().map(|slug| (Taxonomy::Tags, slug));
        let mut listings: Vec<Listing> = Vec::new();
        for (taxonomy, slug) in category.chain(tags) {
            listings.push(self.data(&DataFile::Listing(taxonomy, slug.clone())).await?.read()?);
        }
        let (category, tags) = listings.split_at(usize::from(route.category.is_some()));
        let found = filter(category.first(), &tags.iter().collect::<Vec<_>>(), route.mode);
        let total = found.documents.len();
        let cards =
            self.cards(found.documents.into_iter().skip(skipped).take(PAGE_SIZE).collect()).await?;
        let chosen: Vec<Term> = listings.into_iter().map(|listing| listing.term).collect();
        Ok(Page::List(ListPage {
            route: route.clone(),
            chosen,
            cards,
            total,
            facets: found.facets,
        }))
    }

    /// Cards by number, fetched in chunks.
    async fn cards(&self, documents: Vec<PostId>) -> Result<Vec<Card>, LoadError> {
        let mut cards = Vec::with_capacity(documents.len());
        for document in documents {
            let number = usize::try_from(document.0).map_err(|_| LoadError::Data)?;
            let chunk = self.data(&DataFile::Cards(number / CHUNK_SIZE)).await?;
            let card = chunk.get("cards").get(&(number % CHUNK_SIZE).to_string());
            cards.push(card.read()?);
        }
        Ok(cards)
    }

    async fn frequent_tags(&self, count: usize) -> Result<Vec<TermCount>, LoadError> {
        let tags = self.data(&DataFile::Catalog).await?.get("tags");
        Ok(tags.read_items(count))
    }

    async fn data(&self, file: &DataFile) -> Result<Json, LoadError> {
        self.file(self.site.base.file(&file.path(&self.site.build))).await
    }

    async fn file(&self, address: String) -> Result<Json, LoadError> {
        let known = self.shelf.borrow().iter().position(|(known, _)| *known == address);
        if let Some((_, json)) = known.and_then(|place| self.shelf.borrow().get(place).cloned()) {
            return Ok(json);
        }
        // A static host may answer with an HTML page where a file is missing and call it found: what
        // does not parse counts as `LoadError::Data`.
        let bytes = fetch::bytes(&address).await?;
        let text = String::from_utf8(bytes).map_err(|_| LoadError::Data)?;
        let json = Json::parse_file(&text)?;
        self.shelf.borrow_mut().push((address, json.clone()));
        Ok(json)
    }
}
