//! Answers to questions about one site, from the files of its index: fetching and the engine between.
//!
//! Enter at [`Finder::find`], then [`Finder::show`]. Knows no views: the search of the app uses one
//! of these, the widgets for other sites one for each site.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::super::search::Answer;
use super::super::state::LoadError;
use super::fetch;
use super::tasks::{self, Task};
use crate::model::SearchRoute;
use crate::search::{
    Hit, HitCard, Index, META_FILE, Query, Ranking, Step, Store, TAGS_FILE, WordCount, facets,
    present, texts,
};

/// Tags offered to narrow a search, at most.
const FACETS: usize = 12;

/// How much of the hits is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Cheap enough for every key.
    Titles,
    /// With pieces of their text: for an answer that is read.
    Texts,
}

/// The index of one site, as far as it has been loaded.
pub(crate) struct Finder {
    /// The address of the folder of the index, with `/` at its end.
    folder: String,
    store: RefCell<Store>,
    index: RefCell<Option<Rc<Index>>>,
}

impl Finder {
    /// `folder` is the address of the folder of the index, with `/` at its end.
    pub(crate) fn new(folder: String) -> Rc<Self> {
        Rc::new(Self { folder, store: RefCell::default(), index: RefCell::default() })
    }

    /// Whether what every question needs has been loaded.
    pub(crate) fn is_ready(&self) -> bool {
        self.store.borrow().get(META_FILE).is_some()
    }

    /// Loads what every question needs.
    pub(crate) async fn prepare(self: &Rc<Self>) -> Result<(), LoadError> {
        self.load(vec![META_FILE.to_owned()]).await
    }

    /// Finds what a question asks for. `None` where `is_wanted` says so between two rounds of files.
    pub(crate) async fn find(
        self: &Rc<Self>,
        route: &SearchRoute,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Option<Ranking>, LoadError> {
        let index = self.index().await?;
        let query = Query::parse(&route.query).with_tags(&route.tags);
        while is_wanted() {
            let step = {
                let store = self.store.borrow();
                match index.search(&query, &store) {
                    Ok(Step::Done(ranking)) if route.latest_first => {
                        index.latest_first(ranking, &store)
                    }
                    step => step,
                }
            };
            match step.map_err(|_| LoadError::Data)? {
                Step::Done(ranking) => return Ok(Some(ranking)),
                Step::Need(files) => self.load(files).await?,
            }
        }
        Ok(None)
    }

    /// The words that narrow what was found.
    pub(crate) async fn narrowing(
        self: &Rc<Self>,
        ranking: &Ranking,
    ) -> Result<Vec<WordCount>, LoadError> {
        // It is there: something was found with it.
        let index = self.index.borrow().clone().ok_or(LoadError::Data)?;
        loop {
            let step = index.narrowing(&ranking.hits, &self.store.borrow());
            match step.map_err(|_| LoadError::Data)? {
                Step::Done(words) => return Ok(words),
                Step::Need(files) => self.load(files).await?,
            }
        }
    }

    /// What is shown of the first `limit` hits: `Detail::Titles` with as much of their text as has
    /// been read, `Detail::Texts` with all of it. The tags of a large site are only read
    /// `with_tags`.
    pub(crate) async fn show(
        self: &Rc<Self>,
        route: &SearchRoute,
        ranking: &Ranking,
        limit: usize,
        detail: Detail,
        with_tags: bool,
    ) -> Result<Answer, LoadError> {
        let with_tags = with_tags || !route.tags.is_empty() || self.index().await?.has_few_tags();
        let shown = ranking.hits.get(..limit).unwrap_or(&ranking.hits);
        let mut files: Vec<String> = shown.iter().map(|hit| HitCard::file_name(hit.id)).collect();
        if with_tags {
            files.push(TAGS_FILE.to_owned());
        }
        self.load(files).await?;
        if detail == Detail::Texts {
            let cards = self.cards(shown)?;
            let texts = cards.iter().zip(shown).filter_map(|(card, hit)| card.text_file(hit.piece));
            self.load(texts.collect()).await?;
        }
        let mut hits = Vec::with_capacity(shown.len());
        for (card, hit) in self.cards(shown)?.into_iter().zip(shown) {
            let store = self.store.borrow();
            let text = match card.text_file(hit.piece) {
                Some(name) => store.get(&name).map(|bytes| texts::read(bytes, hit.id)),
                None => Some(Ok(vec![])),
            };
            let text = text.transpose().map_err(|_| LoadError::Data)?;
            hits.push(present(card, text.as_deref(), ranking));
        }
        let store = self.store.borrow();
        let tags = store.get(TAGS_FILE).filter(|_| with_tags);
        let facets = tags.map(|tags| facets(tags, &ranking.hits)).transpose();
        let mut facets = facets.map_err(|_| LoadError::Data)?.unwrap_or_default();
        facets.truncate(FACETS);
        Ok(Answer {
            route: route.clone(),
            total: ranking.hits.len(),
            hits,
            facets,
            words: None,
            correction: ranking.correction.clone(),
        })
    }

    /// The cards of hits, which have been loaded.
    fn cards(&self, hits: &[Hit]) -> Result<Vec<HitCard>, LoadError> {
        let store = self.store.borrow();
        let mut cards = Vec::with_capacity(hits.len());
        for hit in hits {
            let bytes = store.get(&HitCard::file_name(hit.id)).ok_or(LoadError::Data)?;
            cards.push(HitCard::decode(bytes, hit.id).map_err(|_| LoadError::Data)?);
        }
        Ok(cards)
    }

    async fn index(self: &Rc<Self>) -> Result<Rc<Index>, LoadError> {
        let known = self.index.borrow().clone();
        if let Some(index) = known {
            return Ok(index);
        }
        self.prepare().await?;
        let index = {
            let store = self.store.borrow();
            let bytes = store.get(META_FILE).ok_or(LoadError::Data)?;
            Rc::new(Index::decode(bytes).map_err(|_| LoadError::Data)?)
        };
        self.index.replace(Some(Rc::clone(&index)));
        Ok(index)
    }

    /// Loads those files that are not there yet, all at once.
    async fn load(self: &Rc<Self>, names: Vec<String>) -> Result<(), LoadError> {
        // Several hits may share a file.
        let mut missing: Vec<String> = vec![];
        for name in names {
            if self.store.borrow().get(&name).is_none() && !missing.contains(&name) {
                missing.push(name);
            }
        }
        let failed = Rc::new(Cell::new(None));
        let tasks = missing.into_iter().map(|name| -> Task {
            let address = [self.folder.as_str(), &name].concat();
            let (finder, failed) = (Rc::clone(self), Rc::clone(&failed));
            Box::pin(async move {
                match fetch::inflated(&address).await {
                    Ok(bytes) => finder.store.borrow_mut().insert(name, bytes),
                    Err(error) => failed.set(Some(error)),
                }
            })
        });
        tasks::all(tasks.collect()).await;
        failed.get().map_or(Ok(()), Err)
    }
}
