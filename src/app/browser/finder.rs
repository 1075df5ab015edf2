//! Answers to the questions of the app's search: fetches the files of the index that the engine asks
//! for, until it has them.
//!
//! Enter at [`Finder::find`], then [`Finder::show`]. Knows no views. The widgets for other sites do
//! without: their scripts fetch, and `embed/engine.rs` answers at once or says what is missing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::super::search::{Answer, Detail, rank, shows_tags};
use super::super::state::LoadError;
use super::fetch;
use super::tasks::{self, Task};
use crate::model::SearchRoute;
use crate::search::{Index, META_FILE, Ranking, Step, Store, TAGS_FILE, WordCount};

/// The index of the site, as far as it has been loaded.
pub(super) struct Finder {
    /// The address of the folder of the index, with `/` at its end.
    folder: String,
    store: RefCell<Store>,
    index: RefCell<Option<Rc<Index>>>,
}

impl Finder {
    /// `folder` is the address of the folder of the index, with `/` at its end.
    pub(super) fn new(folder: String) -> Rc<Self> {
        Rc::new(Self { folder, store: RefCell::default(), index: RefCell::default() })
    }

    /// Whether what every question needs has been loaded.
    pub(super) fn is_ready(&self) -> bool {
        self.has(META_FILE)
    }

    /// Loads what every question needs.
    pub(super) async fn prepare(self: &Rc<Self>) -> Result<(), LoadError> {
        self.load(vec![META_FILE.to_owned()]).await
    }

    /// Finds what a question asks for. `None` where nobody wants it any more, which is asked between
    /// two rounds of files.
    pub(super) async fn find(
        self: &Rc<Self>,
        route: &SearchRoute,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Option<Ranking>, LoadError> {
        let index = self.index().await?;
        while is_wanted() {
            let step = rank(&index, route, &self.store.borrow());
            match step.map_err(|_| self.forget())? {
                Step::Done(ranking) => return Ok(Some(ranking)),
                Step::Need(files) => self.load(files).await?,
            }
        }
        Ok(None)
    }

    /// The words that narrow what was found.
    pub(super) async fn narrowing(
        self: &Rc<Self>,
        ranking: &Ranking,
    ) -> Result<Vec<WordCount>, LoadError> {
        // It is there: something was found with it.
        let index = self.index.borrow().clone().ok_or(LoadError::Data)?;
        loop {
            let step = index.narrowing(&ranking.hits, &self.store.borrow());
            match step.map_err(|_| self.forget())? {
                Step::Done(words) => return Ok(words),
                Step::Need(files) => self.load(files).await?,
            }
        }
    }

    /// What is shown of the first `limit` hits; the tags of a large site only `with_tags`.
    pub(super) async fn show(
        self: &Rc<Self>,
        route: &SearchRoute,
        ranking: &Ranking,
        limit: usize,
        detail: Detail,
        with_tags: bool,
    ) -> Result<Answer, LoadError> {
        let mut with_tags = shows_tags(&*self.index().await?, route, with_tags);
        loop {
            let step = Answer::of(route, ranking, &self.store.borrow(), limit, detail, with_tags);
            let files = match step.map_err(|_| self.forget())? {
                Step::Done(answer) => return Ok(answer),
                Step::Need(files) => files,
            };
            let hits_lack = |name: &String| name != TAGS_FILE && !self.has(name);
            if let Err(error) = self.load(files.clone()).await {
                // Tags are a comfort: hits are shown without them.
                if files.iter().any(hits_lack) {
                    return Err(error);
                }
                with_tags = false;
            }
        }
    }

    fn has(&self, name: &str) -> bool {
        self.store.borrow().get(name).is_some()
    }

    /// One of the files is not what it should be: all are asked for anew when the reader tries again.
    fn forget(&self) -> LoadError {
        self.store.take();
        self.index.take();
        LoadError::Data
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
            Index::decode(bytes)
        };
        let index = Rc::new(index.map_err(|_| self.forget())?);
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
