//! The engine of one site's search, without I/O: it says which files it lacks, and is asked again.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::app::views::{AnswerWords, Setting, found};
use crate::app::{Answer, Detail, rank, shows_tags};
use crate::model::{BasePath, SearchRoute, Slug};
use crate::search::{FormatError, Index, META_FILE, Ranking, Step, Store};

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::default();
    /// Every text of words that was told. There are as many as widgets with words of their own.
    static WORDS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// The index of one build of the site, as far as it has been loaded.
#[derive(Default)]
struct Engine {
    build: String,
    store: Store,
    index: Option<Index>,
    /// The last question, which is asked again once the files of its results are there.
    last: Option<(SearchRoute, Ranking)>,
}

/// What a widget asks, and how it wants to be answered.
pub struct Question<'page> {
    /// The build of the site.
    pub build: &'page str,
    /// The address of the site, as the page reaches it.
    pub home: &'page str,
    /// The language of dates.
    pub lang: &'page str,
    /// The words of the answer, one a line, in the order of [`words`].
    pub words: &'page str,
    /// `id` for the list of results.
    pub list: &'page str,
    /// What was typed.
    pub query: &'page str,
    /// Tags that all results must have, with commas between them.
    pub tags: &'page str,
    /// The latest first, not the best.
    pub latest_first: bool,
    /// Results wanted.
    pub limit: usize,
    /// Whether it is wanted by what else the answer may be narrowed.
    pub narrowing: bool,
    /// Whether the texts of the results are wanted, or only those that have been read.
    pub texts: bool,
}

/// Puts in an inflated file of the index of a build.
pub fn put(build: &str, name: &str, bytes: Vec<u8>) {
    ENGINE.with_borrow_mut(|engine| engine.of(build).store.insert(name.to_owned(), bytes));
}

/// Answers into an element. Gives the number of documents found, or a list of the files that have to
/// be [`put`] in first, or `undefined` where one of them is not what this engine reads.
pub fn answer(place: &Element, question: &Question<'_>) -> JsValue {
    let route = SearchRoute {
        query: question.query.to_owned(),
        tags: question.tags.split(',').filter_map(Slug::from_text).collect(),
        latest_first: question.latest_first,
    };
    let answered = ENGINE.with_borrow_mut(|engine| {
        let answered = engine.of(question.build).answer(route, question);
        if answered.is_err() {
            // Whichever file it was: all are put in anew.
            *engine = Engine::default();
        }
        answered
    });
    match answered {
        Ok(Step::Need(files)) => files.into_iter().map(JsValue::from).collect::<Array>().into(),
        Ok(Step::Done(answer)) => {
            show(place, question, &answer);
            JsValue::from(u32::try_from(answer.total).unwrap_or(u32::MAX))
        }
        Err(_) => JsValue::UNDEFINED,
    }
}

fn show(place: &Element, question: &Question<'_>, answer: &Answer) {
    let base = BasePath::new(question.home);
    // What stands before the third slash.
    let origin =
        question.home.match_indices('/').nth(2).and_then(|(at, _)| question.home.get(..at));
    let words = words(question.words);
    let setting =
        Setting { origin: origin.unwrap_or_default(), base: &base, lang: question.lang, words };
    let built = found(&setting, answer, question.list).create();
    place.set_text_content(None);
    let _ = place.append_child(&built);
}

/// Views keep texts that last as long as the program: each text of words does, once.
fn words(text: &str) -> AnswerWords {
    let known = WORDS.with_borrow_mut(|words| {
        if let Some(known) = words.iter().find(|known| **known == text) {
            return *known;
        }
        let kept: &'static str = text.to_owned().leak();
        words.push(kept);
        kept
    });
    let mut lines = known.lines();
    let mut next = || lines.next().unwrap_or_default();
    AnswerWords {
        list: next(),
        results: next(),
        more: next(),
        empty: next(),
        empty_hint: next(),
        found_as: next(),
        some_words: next(),
        filter_by_tag: next(),
        latest_first: next(),
        narrow: next(),
        posts: next(),
        wiki: next(),
        pages: next(),
        failed: next(),
        retry: next(),
    }
}

impl Engine {
    /// Nothing of another build is kept.
    fn of(&mut self, build: &str) -> &mut Self {
        if self.build != build {
            *self = Self { build: build.to_owned(), ..Self::default() };
        }
        self
    }

    fn answer(
        &mut self,
        route: SearchRoute,
        question: &Question<'_>,
    ) -> Result<Step<Answer>, FormatError> {
        let index = match &self.index {
            Some(index) => index,
            None => match self.store.get(META_FILE) {
                Some(bytes) => self.index.insert(Index::decode(bytes)?),
                None => return Ok(Step::Need(vec![META_FILE.to_owned()])),
            },
        };
        let store = &self.store;
        let ranking = match self.last.take().filter(|(known, _)| *known == route) {
            Some((_, ranking)) => ranking,
            None => match rank(index, &route, store)? {
                Step::Need(files) => return Ok(Step::Need(files)),
                Step::Done(ranking) => ranking,
            },
        };
        let (route, ranking) = self.last.insert((route, ranking));
        let Question { limit, texts, narrowing, .. } = *question;
        let detail = if texts { Detail::Texts } else { Detail::Known };
        let with_tags = shows_tags(index, route, narrowing);
        let step = Answer::of(route, ranking, store, limit, detail, with_tags)?;
        let mut answer = match step {
            Step::Done(answer) if narrowing => answer,
            step => return Ok(step),
        };
        Ok(match index.narrowing(&ranking.hits, store)? {
            Step::Need(files) => Step::Need(files),
            Step::Done(words) => {
                answer.words = Some(Ok(words));
                Step::Done(answer)
            }
        })
    }
}
