//! Everything that was read, put into its place.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::draft::{Draft, order, title, unify_terms, used_assets};
use super::terms::Terms;
use super::ties;
use crate::markdown::{self, Outline};
use crate::model::{
    BasePath, Card, Kind, NavItem, Post, PostId, Route, RoutePath, Schema, Section, Site, Taxonomy,
    Term, TermCount, TocEntry,
};
use crate::source::{Asset, Diagnostic, SiteConfig, Source, leads};

/// A document that will be published.
#[derive(Clone, Debug)]
pub struct Published {
    /// Its file, relative to the content folder.
    pub file: String,
    /// What the site shows of it.
    pub post: Post,
    /// Its visible text by heading.
    pub sections: Vec<Section>,
    /// Characters of visible text.
    pub text_length: usize,
    /// Whether the search may find it.
    pub searchable: bool,
    /// The documents it links to.
    pub links: Vec<RoutePath>,
    /// Further addresses that lead to it.
    pub aliases: Vec<RoutePath>,
    /// The document above it.
    pub parent: Option<RoutePath>,
    /// All its headings, whether or not a table of contents is shown.
    pub headings: Vec<TocEntry>,
}

/// The whole site as values.
#[derive(Clone, Debug)]
pub struct Library {
    /// What the site says of itself.
    pub config: SiteConfig,
    /// The path it is served under.
    pub base: BasePath,
    /// Scheme and host; empty where unknown.
    pub origin: String,
    /// Documents in the order of all lists; the number of one is its place. Those behind `total`
    /// are reachable but in no list.
    pub documents: Vec<Published>,
    /// Documents that the home page lists: the first so many.
    pub listed: usize,
    /// Documents that can be found: the first so many.
    pub total: usize,
    /// Files that are published as they are.
    pub assets: Vec<Asset>,
    /// What was wrong, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
    tags: Terms,
    categories: Terms,
}

impl Library {
    /// Renders every document that is not hidden and ties them together.
    pub fn new(source: &Source, base: &BasePath, origin: &str) -> Self {
        let Source { config, documents, assets, diagnostics } = source;
        let mut diagnostics = diagnostics.clone();
        let outlines: Vec<Outline> = documents.par_iter().map(markdown::outline).collect();
        let titles: Vec<String> = documents
            .iter()
            .zip(&outlines)
            .map(|(document, outline)| title(document, outline))
            .collect();
        let site = markdown::Site::new(documents, &outlines, &titles, assets, base)
            .with_url(&config.url)
            .with_lang(&config.lang);

        let mut drafts: Vec<Draft<'_>> = documents
            .par_iter()
            .zip(&outlines)
            .zip(&titles)
            .filter(|((document, _), _)| document.hidden.is_none())
            .map(|((document, outline), title)| Draft::new(document, outline, title, &site))
            .collect();
        drop(site);
        for draft in &mut drafts {
            diagnostics.append(&mut draft.rendered.diagnostics);
        }
        diagnostics.sort();
        diagnostics.dedup();
        drafts.sort_by_cached_key(order);
        unify_terms(&mut drafts);

        let listed = |kind: Kind| {
            drafts
                .iter()
                .take_while(|draft| !draft.document.front.unlisted && draft.document.kind <= kind)
                .count()
        };
        let posts = listed(Kind::Post);
        let total = drafts.iter().take_while(|draft| !draft.document.front.unlisted).count();
        // A wiki without posts still has a front page to fill.
        let front_page = if posts > 0 { posts } else { total };
        let used = used_assets(assets, &drafts);

        let mut library = Self {
            base: base.clone(),
            origin: origin.trim_end_matches('/').to_owned(),
            tags: Terms::collect(drafts.iter().take(total).map(|draft| draft.tags.as_slice())),
            categories: Terms::collect(
                drafts.iter().take(total).map(|draft| draft.categories.as_slice()),
            ),
            documents: ties::publish(&drafts, assets, base),
            listed: front_page,
            total,
            assets: used,
            diagnostics,
            config: config.clone(),
        };
        library.config.nav = library.navigation();
        library
    }

    /// What every page says of the site.
    pub(super) fn site(&self, build: String) -> Site {
        Site {
            schema: Schema,
            build,
            title: self.config.title.clone(),
            description: self.config.description.clone(),
            author: self.config.author.clone(),
            lang: self.config.lang.clone(),
            origin: self.origin.clone(),
            base: self.base.clone(),
            nav: self.config.nav.clone(),
            listed: self.listed,
            total: self.total,
        }
    }

    /// The terms of a taxonomy.
    pub(super) fn terms(&self, taxonomy: Taxonomy) -> &Terms {
        match taxonomy {
            Taxonomy::Tags => &self.tags,
            Taxonomy::Categories => &self.categories,
        }
    }

    /// The most frequent tags.
    pub(super) fn frequent_tags(&self, count: usize) -> Vec<TermCount> {
        let mut tags = self.tags.counts();
        tags.truncate(count);
        tags
    }

    /// The card of a document.
    pub(super) fn card(&self, id: PostId) -> Option<&Card> {
        let place = usize::try_from(id.0).ok()?;
        self.documents.get(place).map(|document| &document.post.card)
    }

    /// The tags of a document.
    pub(super) fn tags_of(&self, id: PostId) -> &[Term] {
        self.card(id).map_or(&[], |card| card.tags.as_slice())
    }

    /// Addresses that lead to another one. No document's own address is among them.
    pub(super) fn redirects(&self) -> BTreeMap<&RoutePath, &RoutePath> {
        let own: BTreeSet<&RoutePath> =
            self.documents.iter().map(|document| &document.post.card.path).collect();
        self.documents
            .iter()
            .flat_map(|document| {
                document.aliases.iter().map(|alias| (alias, &document.post.card.path))
            })
            .filter(|(alias, _)| {
                !own.contains(alias)
                    && matches!(Route::parse(alias.as_str(), ""), Route::Document(_))
            })
            .collect()
    }

    /// Whether an address leads to another site or to something that is here.
    fn has(&self, url: &str) -> bool {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if !path.starts_with('/') {
            return true;
        }
        match Route::parse(path, "") {
            Route::Document(path) => self.documents.iter().any(|document| {
                document.post.card.path == path || document.aliases.contains(&path)
            }),
            Route::List(list) => list.category.is_none() && list.tags.is_empty(),
            Route::Terms(_) | Route::Search(_) => true,
        }
    }

    /// The navigation of the configuration, or one made of what there is.
    fn navigation(&self) -> Vec<NavItem> {
        if !self.config.nav.is_empty() {
            let here = |url: &str| !self.config.nav_inherited || self.has(url);
            let items = self.config.nav.iter();
            let kept: Vec<NavItem> =
                items.filter(|item| leads(&item.url) && here(&item.url)).cloned().collect();
            if !kept.is_empty() {
                return kept;
            }
        }
        let words = crate::app::strings::strings(&self.config.lang);
        let about = crate::app::published_strings::published_strings(&self.config.lang).about;
        let has = |path: &str| {
            self.documents.iter().any(|document| document.post.card.path.as_str() == path)
        };
        [
            (true, words.home, "/"),
            (has("/wiki/"), words.wiki, "/wiki/"),
            (self.tags.counts().len() > 1, words.tags, "/tags/"),
            (self.categories.counts().len() > 1, words.categories, "/categories/"),
            (has("/about/"), about, "/about/"),
        ]
        .into_iter()
        .filter(|(wanted, ..)| *wanted)
        .map(|(_, title, url)| NavItem { title: title.to_owned(), url: url.to_owned() })
        .collect()
    }
}
