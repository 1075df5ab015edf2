//! The search of the app: asks the [`Finder`] what the reader asks, and shows what it finds.
//!
//! Nothing is loaded before the reader turns to the search. A later question makes an earlier one void.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlDialogElement, HtmlElement, HtmlInputElement};

use super::super::search::{Answer, Detail, SearchPhase};
use super::super::state::{LoadError, Reader, Shown};
use super::super::strings::{fill, fill_number};
use super::finder::Finder;
use super::{marks, page, scroll, tasks, time};
use crate::model::{DataFile, Route, SearchRoute};
use crate::search::{Query, Ranking};
use crate::text::hangul::is_consonant;

/// Results shown at first: what fits the dialog. Each of them is a file to fetch, for every state of
/// what is being typed.
const RESULTS: usize = 5;
/// What a field says of the option that is chosen.
const CHOSEN: &str = "aria-activedescendant";
/// Results added with each "more".
pub(super) const MORE: usize = 10;
/// The fields of the dialog and of the search page.
const DIALOG_FIELD: &str = "search-input";
const PAGE_FIELD: &str = "page-search-input";
const FIELDS: [&str; 2] = [DIALOG_FIELD, PAGE_FIELD];
/// Milliseconds that the typing has to rest before texts are shown that are there already, and those of
/// the question before are gone.
const SHORT_REST: i32 = 200;
/// The same before the texts of the results are fetched: not at each key. After one character, and before
/// a syllable has its vowel, there is more to come.
const REST: i32 = 400;
const REST_AT_START: i32 = 1_200;

/// How a question comes into the field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    /// Key by key: another may follow at once.
    Typed,
    /// As a whole: pasted, dropped, chosen.
    Whole,
}

/// The one search of the app.
pub(super) struct Search {
    reader: Reader,
    /// What the reader has typed so far, half-typed syllables included, and the tags chosen.
    route: RefCell<SearchRoute>,
    /// Results wanted.
    limit: Cell<usize>,
    /// Counts questions, so that a late answer can be told.
    latest: Cell<u32>,
    /// Whether the latest is being typed, so that another may follow at once.
    typing: Cell<bool>,
    /// What ends the wait for the typing to rest.
    resting: time::End,
    /// Whether one of them is being answered.
    busy: Cell<bool>,
    finder: Rc<Finder>,
    /// What the answer that is shown was made from.
    ranking: RefCell<Rc<Ranking>>,
    /// Whether the reader has asked by what else an answer may be narrowed.
    narrowing: Cell<bool>,
    /// Whether the reader is on the way to one of its hits.
    leaving: Cell<bool>,
}

impl Search {
    pub(super) fn new(reader: Reader) -> Rc<Self> {
        let site = &reader.site;
        let folder = DataFile::Search(String::new()).path(&site.build);
        let finder = Finder::new(site.base.file(&folder));
        Rc::new(Self {
            reader,
            finder,
            route: RefCell::default(),
            limit: Cell::new(RESULTS),
            latest: Cell::new(0),
            typing: Cell::new(false),
            resting: RefCell::default(),
            busy: Cell::new(false),
            ranking: RefCell::default(),
            narrowing: Cell::new(false),
            leaving: Cell::new(false),
        })
    }

    /// Opens the dialog, or goes back to its field.
    pub(super) fn open(&self) {
        let Some(dialog) = dialog() else { return };
        if !dialog.open() {
            let _ = dialog.show_modal();
        }
        if let Some(field) = field(DIALOG_FIELD) {
            scroll::focus_in_place(&field);
            field.set_value(&self.route.borrow().query);
            field.select();
        }
    }

    /// The reader turns to the search: what every question needs is fetched by the time it is asked.
    pub(super) fn prepare(self: &Rc<Self>) {
        if !self.finder.is_ready() && !self.busy.replace(true) {
            let search = Rc::clone(self);
            tasks::spawn(Box::pin(async move {
                let _ = search.finder.prepare().await;
                if is_nothing(&search.route.borrow()) {
                    search.busy.set(false);
                } else {
                    // A question came meanwhile.
                    search.work().await;
                }
            }));
        }
    }

    /// The reader goes to one of the hits.
    pub(super) fn leave_for_hit(&self) {
        self.leaving.set(true);
    }

    /// Another page is there: what was found is marked on it if the reader came for that.
    pub(super) fn mark_page(&self) {
        Self::describe_fields(&self.reader.search.read_untracked());
        if self.leaving.take() {
            marks::show(&self.ranking.borrow());
        } else {
            marks::clear();
        }
    }

    /// The search page takes its question from the address.
    pub(super) fn follow_page(self: &Rc<Self>, shown: &Shown) {
        let route = match shown.route() {
            Route::Search(route) => Some(route),
            _ => None,
        };
        if let Some(route) = route.filter(|route| **route != *self.route.borrow()) {
            self.ask(route.clone(), RESULTS);
        }
    }

    /// The reader has put something into the field.
    pub(super) fn entered(self: &Rc<Self>, query: String, input: Input) {
        let route = SearchRoute { query, ..self.route.borrow().clone() };
        self.ask(route, RESULTS);
        self.typing.set(input == Input::Typed);
    }

    /// Narrows or widens the search to what a link of the answer leads to.
    pub(super) fn narrow(self: &Rc<Self>, control: &Element) {
        let Some(link) = control.dyn_ref::<HtmlAnchorElement>() else { return };
        let (path, query) = (link.pathname(), link.search());
        let query = query.strip_prefix('?').unwrap_or_default();
        let route = Route::from_address(&self.reader.site.base, &path, query);
        if let Some(Route::Search(route)) = route {
            self.ask(route, RESULTS);
        }
    }

    /// Shows by what else the answer may be narrowed, or no longer. That takes more of the index, so it
    /// is not there before somebody asks.
    pub(super) fn toggle_narrowing(self: &Rc<Self>, control: &Element) {
        let open = !self.narrowing.get();
        self.narrowing.set(open);
        let _ = control.set_attribute("aria-expanded", if open { "true" } else { "false" });
        self.again(0);
    }

    /// Asks the same again, for so many more results.
    pub(super) fn again(self: &Rc<Self>, more: usize) {
        let route = self.route.borrow().clone();
        self.ask(route, self.limit.get() + more);
    }

    fn ask(self: &Rc<Self>, route: SearchRoute, limit: usize) {
        self.latest.set(self.latest.get().wrapping_add(1));
        self.typing.set(false);
        if let Some(end) = self.resting.take() {
            let _ = end.call0(&end);
        }
        self.limit.set(limit);
        let nothing = is_nothing(&route);
        if *self.route.borrow() != route
            && let Some(results) = page::element("dialog .search-results")
        {
            results.set_scroll_top(0);
        }
        let asked = Route::Search(route);
        // What is seen on the search page can be copied from the address, and stands in its field,
        // wherever it was typed.
        if matches!(self.reader.shown.read_untracked().route(), Route::Search(_)) {
            scroll::replace(&self.reader.url(&asked));
        }
        if let Route::Search(route) = asked {
            let placeholder = self.reader.strings().search_placeholder;
            for field in FIELDS.into_iter().filter_map(field) {
                if field.value() != route.query {
                    field.set_value(&route.query);
                }
                // One that is not seen is worked out anew at each key.
                let _ = match route.query.as_str() {
                    "" => field.set_attribute("placeholder", placeholder),
                    _ => field.remove_attribute("placeholder"),
                };
            }
            self.route.replace(route);
        }
        set_busy(if nothing { "false" } else { "true" });
        if nothing {
            self.enter(SearchPhase::Idle);
        } else if !matches!(*self.reader.search.read_untracked(), SearchPhase::Answered(_)) {
            self.enter(SearchPhase::Working);
        }
        // One question at a time: the next one starts with the files that this one has fetched.
        if !nothing && !self.busy.replace(true) {
            let search = Rc::clone(self);
            tasks::spawn(Box::pin(async move { search.work().await }));
        }
    }

    /// Answers the latest question, until there is no later one.
    async fn work(self: &Rc<Self>) {
        loop {
            time::frame().await;
            let number = self.latest.get();
            let route = self.route.borrow().clone();
            let answered = self.answer(&route, number).await;
            if self.latest.get() == number {
                self.busy.set(false);
                if !is_nothing(&route) {
                    self.show(answered, number).await;
                }
                return;
            }
        }
    }

    /// Shows an answer; then, if the reader stops at it, the texts of its hits, and tells how many.
    async fn show(self: &Rc<Self>, answered: Result<(Answer, Ranking), LoadError>, number: u32) {
        let words = self.reader.strings();
        let is_wanted = || self.latest.get() == number;
        let mut rest = None;
        let (told, phase) = match answered {
            Ok((mut answer, ranking)) => {
                self.ranking.replace(Rc::new(ranking));
                let query = &answer.route.query;
                let is_start = query.chars().nth(1).is_none() || query.ends_with(is_consonant);
                rest = Some(if is_start { REST_AT_START } else { REST });
                let told = match (&answer.words, answer.total) {
                    (Some(Err(_)), _) => words.search_failed.to_owned(),
                    (_, 0) => fill(words.search_empty, query),
                    (_, total) => fill_number(words.search_results, total),
                };
                if let SearchPhase::Answered(shown) = &*self.reader.search.read_untracked() {
                    answer.keep_texts(shown);
                }
                (told, SearchPhase::Answered(Arc::new(answer)))
            }
            Err(error) => (words.search_failed.to_owned(), SearchPhase::Failed(error)),
        };
        Self::describe_fields(&phase);
        self.put(phase, &is_wanted).await;
        if is_wanted() {
            set_busy("false");
        }
        self.rest(SHORT_REST, &is_wanted).await;
        let lacks_texts = rest.is_some() && self.show_texts(Detail::Known, &is_wanted).await;
        // In the same picture as the texts.
        if is_wanted() {
            page::announce(&told);
        }
        if let (Some(rest), true) = (rest, lacks_texts) {
            self.rest(rest - SHORT_REST, &is_wanted).await;
            self.show_texts(Detail::Texts, &is_wanted).await;
        }
    }

    /// Waits for so many milliseconds without a key, or until there is another question. One that is not
    /// [`Input::Typed`] has nothing to wait for.
    async fn rest(&self, milliseconds: i32, is_wanted: &dyn Fn() -> bool) {
        if is_wanted() && self.typing.get() {
            time::rest(milliseconds, &self.resting).await;
        }
    }

    /// Shows the texts of what is shown; says whether some of them are still to be fetched.
    async fn show_texts(self: &Rc<Self>, detail: Detail, is_wanted: &dyn Fn() -> bool) -> bool {
        if !is_wanted() {
            return false;
        }
        let route = self.route.borrow().clone();
        let ranking = Rc::clone(&self.ranking.borrow());
        let (limit, narrowing) = (self.limit.get(), self.narrowing.get());
        let show = |detail| self.finder.show(&route, &ranking, limit, detail, narrowing);
        let mut texts = show(detail).await;
        let failed = texts.is_err();
        if failed {
            // Some may have come, and titles without their texts are better than none.
            texts = show(Detail::Known).await;
        }
        let (Ok(mut answer), true) = (texts, is_wanted()) else { return false };
        let lacks_texts = answer.lacks_texts();
        if let SearchPhase::Answered(shown) = &*self.reader.search.read_untracked() {
            answer.words.clone_from(&shown.words);
            answer.texts_failed = lacks_texts && (failed || shown.texts_failed);
        }
        self.put(SearchPhase::Answered(Arc::new(answer)), is_wanted).await;
        if failed && is_wanted() {
            page::announce(self.reader.strings().search_failed);
        }
        lacks_texts && is_wanted()
    }

    /// Shows a phase in place of another. A control that has the focus keeps it, or leaves it to the field
    /// where it is gone; an option that is chosen stays chosen.
    async fn put(&self, phase: SearchPhase, is_wanted: &dyn Fn() -> bool) {
        // A press that has begun ends on the same element.
        while page::element(".search-results :active").is_some() {
            time::sleep(50).await;
        }
        if !is_wanted() {
            return;
        }
        let focused = page::document().and_then(|document| document.active_element());
        let uses_keys = focused.as_ref().is_some_and(shows_focus);
        self.reader.search.set(phase);
        // The views follow their signals.
        tasks::turn().await;
        if let Some(gone) = focused.filter(|control| !control.is_connected()) {
            let heir = control_of(&gone.id());
            let heir = if uses_keys { heir.or_else(current_field) } else { heir };
            if let Some(control) = heir {
                scroll::focus_in_place(&control);
            }
        }
        select_chosen();
    }

    async fn answer(
        self: &Rc<Self>,
        route: &SearchRoute,
        number: u32,
    ) -> Result<(Answer, Ranking), LoadError> {
        let is_wanted = || self.latest.get() == number;
        // Nobody waits for an answer that is not wanted any more, whatever it is.
        let ranking = self.finder.find(route, &is_wanted).await?.ok_or(LoadError::Network)?;
        let (limit, narrowing) = (self.limit.get(), self.narrowing.get());
        let mut answer =
            self.finder.show(route, &ranking, limit, Detail::Titles, narrowing).await?;
        if narrowing {
            answer.words = Some(self.finder.narrowing(&ranking).await);
        }
        Ok((answer, ranking))
    }

    /// Enters another phase: the results are others, so none is chosen.
    fn enter(&self, phase: SearchPhase) {
        Self::describe_fields(&phase);
        self.reader.search.set(phase);
    }

    fn describe_fields(phase: &SearchPhase) {
        let found = match phase {
            SearchPhase::Answered(answer) => answer.total > 0,
            _ => false,
        };
        for field in FIELDS.into_iter().filter_map(page::by_id) {
            let _ = field.set_attribute("aria-expanded", if found { "true" } else { "false" });
            if let Some(option) = chosen(&field) {
                let _ = option.set_attribute("aria-selected", "false");
            }
            let _ = field.remove_attribute(CHOSEN);
        }
    }
}

/// Says whether what is shown answers an earlier question: Enter waits then. Not `aria-busy`: styles ask
/// for that of the page, so that the field's would be worked out anew at each key.
fn set_busy(busy: &str) {
    for id in FIELDS {
        if let Some(field) = page::by_id(id) {
            let _ = field.set_attribute("data-busy", busy);
        }
    }
}

/// Says of the options that the fields have chosen that they are selected.
fn select_chosen() {
    for field in FIELDS.into_iter().filter_map(page::by_id) {
        if let Some(option) = chosen(&field) {
            let _ = option.set_attribute("aria-selected", "true");
            let _ = field.set_attribute(CHOSEN, &option.id());
        }
    }
}

/// The option that a field has chosen.
fn chosen(field: &HtmlElement) -> Option<HtmlElement> {
    control_of(&field.get_attribute(CHOSEN)?)
}

/// The control of an answer that has this `id`; where it was a section that is not found any more, its
/// document.
fn control_of(id: &str) -> Option<HtmlElement> {
    page::by_id(id).or_else(|| {
        let (list, section) = id.split_once("hits-")?;
        let (number, _) = section.split_once('-')?;
        page::by_id(&[list, "hits-", number].concat())
    })
}

/// Whether the reader goes about with keys: a touch that takes a control away brings up no keyboard.
fn shows_focus(control: &Element) -> bool {
    control.matches(":focus-visible").unwrap_or(false)
}

/// The field of the dialog where that is open, or else of the search page.
fn current_field() -> Option<HtmlElement> {
    page::by_id(if page::element("dialog[open]").is_some() { DIALOG_FIELD } else { PAGE_FIELD })
}

/// Whether there is nothing to look for, or nothing yet: a quotation mark, the name of a field.
fn is_nothing(route: &SearchRoute) -> bool {
    Query::parse(&route.query).with_tags(&route.tags).is_empty()
}

/// Closes the dialog.
pub(super) fn close_dialog() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

fn field(id: &str) -> Option<HtmlInputElement> {
    page::by_id(id)?.dyn_into().ok()
}

fn dialog() -> Option<HtmlDialogElement> {
    page::by_id("search-dialog")?.dyn_into().ok()
}
