//! What the whole site knows, so that every link can be followed.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::headings::plain_id;
use super::lookup::{last_segment, stem, without_date};
use super::outline::{Outline, repeated_title};
use super::suggest::Names;
use crate::model::{BasePath, Slug};
use crate::source::{Asset, Document};

/// Everything that a link may lead to: documents by file, address, name, title and alias, assets,
/// tags and categories. Keys are in lower case, because links are written carelessly.
#[derive(Debug)]
pub struct Site<'source> {
    pub(super) documents: &'source [Document],
    pub(super) outlines: &'source [Outline],
    pub(super) titles: &'source [String],
    pub(super) assets: &'source [Asset],
    pub(super) base: BasePath,
    pub(super) lang: String,
    /// `https://host` and the base of the site's own address, without a slash at the end.
    url: String,
    pub(super) files: HashMap<String, usize>,
    pub(super) routes: HashMap<String, usize>,
    pub(super) names: HashMap<String, Vec<usize>>,
    pub(super) called: HashMap<String, Vec<usize>>,
    pub(super) asset_files: HashMap<String, usize>,
    pub(super) asset_names: HashMap<String, Vec<usize>>,
    pub(super) tags: HashSet<Slug>,
    pub(super) categories: HashSet<Slug>,
    near: OnceLock<Names>,
    near_assets: OnceLock<Names>,
}

impl<'source> Site<'source> {
    /// Builds it of all documents, hidden ones included, with an outline and a title for each.
    pub fn new(
        documents: &'source [Document],
        outlines: &'source [Outline],
        titles: &'source [String],
        assets: &'source [Asset],
        base: &BasePath,
    ) -> Self {
        let mut site = Self {
            documents,
            outlines,
            titles,
            assets,
            base: base.clone(),
            lang: "ko".to_owned(),
            url: String::new(),
            files: HashMap::with_capacity(documents.len()),
            routes: HashMap::with_capacity(documents.len()),
            names: HashMap::with_capacity(documents.len()),
            called: HashMap::with_capacity(documents.len()),
            asset_files: HashMap::with_capacity(assets.len()),
            asset_names: HashMap::with_capacity(assets.len()),
            tags: HashSet::new(),
            categories: HashSet::new(),
            near: OnceLock::new(),
            near_assets: OnceLock::new(),
        };
        for (place, document) in documents.iter().enumerate() {
            site.add(place, document);
        }
        for (place, asset) in assets.iter().enumerate() {
            let key = asset.file.to_lowercase();
            let name = last_segment(&key).to_owned();
            site.asset_names.entry(name).or_default().push(place);
            site.asset_files.entry(key).or_insert(place);
        }
        site
    }

    fn add(&mut self, place: usize, document: &Document) {
        self.files.entry(document.file.to_lowercase()).or_insert(place);
        for path in std::iter::once(&document.path).chain(&document.aliases) {
            let key = path.as_str().to_lowercase();
            let holder = self.routes.get(&key).copied();
            if holder.is_none_or(|holder| document.hidden.is_none() && self.is_hidden(holder)) {
                self.routes.insert(key, place);
            }
            let name = last_segment(path.as_str().trim_end_matches('/')).to_lowercase();
            push(&mut self.called, name, place);
        }
        let stem = stem(&document.file);
        let name = last_segment(&stem);
        push(&mut self.names, name.to_owned(), place);
        if let Some(bare) = without_date(name) {
            push(&mut self.names, bare.to_owned(), place);
        }
        if let Some(title) = self.titles.get(place) {
            push(&mut self.called, title.to_lowercase(), place);
        }
        for name in &document.front.names {
            push(&mut self.called, name.to_lowercase(), place);
        }
        if document.hidden.is_none() {
            self.tags.extend(document.front.tags.iter().filter_map(crate::model::Term::slug));
            let categories = document.front.categories.iter();
            self.categories.extend(categories.filter_map(crate::model::Term::slug));
        }
    }

    /// Makes addresses that start with the site's own `https://host/path/` internal ones.
    #[must_use]
    pub fn with_url(mut self, url: &str) -> Self {
        url.trim_end_matches('/').clone_into(&mut self.url);
        self
    }

    /// Sets the language of words that the page adds, for documents that name none of their own.
    #[must_use]
    pub fn with_lang(mut self, lang: &str) -> Self {
        lang.clone_into(&mut self.lang);
        self
    }

    /// The document of a file.
    pub(super) fn document_of(&self, file: &str) -> Option<usize> {
        let place = *self.files.get(&file.to_lowercase())?;
        let same = self.documents.get(place).is_some_and(|document| document.file == file);
        if same {
            return Some(place);
        }
        // Two files that differ in case only.
        self.documents.iter().position(|document| document.file == file)
    }

    pub(super) fn is_hidden(&self, place: usize) -> bool {
        self.documents.get(place).is_none_or(|document| document.hidden.is_some())
    }

    pub(super) fn title(&self, place: usize) -> &str {
        self.titles.get(place).map_or("", String::as_str)
    }

    /// What is left of the site's own address, starting with `/`.
    pub(super) fn own<'address>(&self, address: &'address str) -> Option<&'address str> {
        if self.url.is_empty() {
            return None;
        }
        let rest = address.strip_prefix(&self.url)?;
        match rest.chars().next() {
            None => Some("/"),
            Some('/' | '#' | '?') => Some(rest),
            Some(_) => None,
        }
    }

    /// The id that a fragment means in a document. `Some("")` is its top.
    pub(super) fn anchor(&self, place: usize, fragment: &str) -> Option<&str> {
        let outline = self.outlines.get(place)?;
        let id = outline.anchor(fragment)?;
        let document = self.documents.get(place)?;
        match repeated_title(document, outline, self.title(place)) {
            Some(heading) if heading.id == id => Some(""),
            _ => Some(id),
        }
    }

    /// The id that `a#b` means: the heading `b` below the heading `a`, where there are several.
    pub(super) fn nested_anchor(&self, place: usize, chain: &str) -> Option<&str> {
        let (above, _) = chain.split_once('#')?;
        let outline = self.outlines.get(place)?;
        let mut wanted = chain.split('#').map(plain_id).filter(|part| !part.is_empty()).peekable();
        let mut level = 0;
        for heading in
            outline.headings.iter().skip_while(|heading| plain_id(&heading.text) != plain_id(above))
        {
            if heading.level <= level {
                return None;
            }
            if wanted.next_if_eq(&plain_id(&heading.text)).is_some() {
                level = heading.level;
                if wanted.peek().is_none() {
                    return Some(&heading.id);
                }
            }
        }
        None
    }

    /// The names of all published documents, for hints; made when the first hint is needed.
    pub(super) fn near(&self) -> &Names {
        self.near.get_or_init(|| {
            let all = self.names.iter().chain(&self.called);
            let mut names: Vec<(&str, usize)> = all
                .flat_map(|(name, places)| places.iter().map(|place| (name.as_str(), *place)))
                .filter(|(_, place)| !self.is_hidden(*place))
                .collect();
            names.sort_unstable();
            Names::new(names.into_iter())
        })
    }

    /// The names of all files that are no documents, for hints.
    pub(super) fn near_assets(&self) -> &Names {
        self.near_assets.get_or_init(|| {
            let files = self.assets.iter().map(|asset| last_segment(&asset.file));
            Names::new(files.zip(0..))
        })
    }
}

fn push(map: &mut HashMap<String, Vec<usize>>, key: String, place: usize) {
    let places = map.entry(key).or_default();
    if places.last() != Some(&place) {
        places.push(place);
    }
}
