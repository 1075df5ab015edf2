//! Addresses, history entries and the page that belongs to them.
//!
//! A navigation loads first and changes the address and the page together, in one frame: the old
//! page stays until then. A later navigation makes an earlier one void. What cannot be loaded is
//! left to the browser: the static page at that address is always there.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlAnchorElement, MouseEvent};

use super::super::state::{LoadError, Reader, Shown};
use super::super::strings::fill_number;
use super::library::Library;
use super::search::{self, Search};
use super::{events, head, page, scroll, tasks};
use crate::model::{BasePath, Page, Route};

/// What becomes of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A new entry: the reader went somewhere.
    Push,
    /// The same entry, the address included: it only has to be shown.
    Stay,
    /// The same entry, asked for once more by the reader.
    Again,
    /// An entry that was there before: Back or Forward.
    Return,
}

/// Where the reader goes.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// What is there.
    pub(super) route: Route,
    /// Its address below the origin, with the fragment.
    pub(super) url: String,
    /// `id` of the element to go to, decoded.
    pub(super) fragment: Option<String>,
    /// `id` of the control that keeps the focus, with the page staying where it is: a filter.
    pub(super) keep: Option<String>,
}

/// The one router of the app.
pub(super) struct Router {
    reader: Reader,
    library: Rc<Library>,
    search: Rc<Search>,
    /// Counts navigations, so that a late answer can be told.
    latest: Cell<u32>,
    /// Whether one of them is on its way.
    busy: Cell<bool>,
}

impl Router {
    pub(super) fn new(reader: Reader, library: Rc<Library>, search: Rc<Search>) -> Rc<Self> {
        Rc::new(Self { reader, library, search, latest: Cell::new(0), busy: Cell::new(false) })
    }

    /// Takes the history over, for as long as the page lives. A query says more than the static page
    /// shows, a choice of tags or a search: that is loaded now.
    pub(super) fn listen(self: &Rc<Self>, start: Target) {
        scroll::follow();
        let router = Rc::clone(self);
        events::listen("popstate", move |_: &Event| router.returned());
        if start.route != start.route.without_query() {
            self.go(start, Entry::Stay);
        }
    }

    /// Goes somewhere.
    pub(super) fn go(self: &Rc<Self>, target: Target, entry: Entry) {
        let number = self.latest.get().wrapping_add(1);
        self.latest.set(number);
        self.set_busy(true);
        let router = Rc::clone(self);
        tasks::spawn(Box::pin(async move {
            let loaded = router.library.page(&target.route).await;
            if router.latest.get() != number {
                return;
            }
            router.set_busy(false);
            match loaded {
                Ok(page) => router.show_page(page, &target, entry).await,
                // A tag in a shared address that the site no longer has: what the static page shows,
                // the list of the first one, stays.
                Err(LoadError::Missing) if entry == Entry::Stay => {}
                Err(LoadError::Missing) if entry == Entry::Again => {
                    router.show_page(Page::Missing, &target, entry).await;
                }
                Err(LoadError::Missing | LoadError::Data)
                    if matches!(entry, Entry::Push | Entry::Return) =>
                {
                    leave_to_browser(&target, entry);
                }
                Err(error) => {
                    let failed = Shown::Failed(target.route.clone(), error);
                    router.show(failed, &target, entry).await;
                }
            }
        }));
    }

    /// Says whether something else is on its way.
    fn set_busy(&self, busy: bool) {
        self.busy.set(busy);
        if let Some(main) = page::by_id("main") {
            let _ = main.set_attribute("aria-busy", if busy { "true" } else { "false" });
        }
    }

    async fn show_page(&self, page: Page, target: &Target, entry: Entry) {
        self.show(Shown::Page(target.route.clone(), Arc::new(page)), target, entry).await;
    }

    async fn show(&self, shown: Shown, target: &Target, entry: Entry) {
        if entry == Entry::Push {
            scroll::push(&target.url);
        }
        if let Shown::Page(_, page) = &shown {
            head::describe(&self.reader, page);
        }
        let count = match &shown {
            Shown::Page(_, page) if target.keep.is_some() => match page.as_ref() {
                Page::List(list) => fill_number(self.reader.strings().posts_count, list.total),
                _ => String::new(),
            },
            _ => String::new(),
        };
        page::announce(&count);
        self.search.follow_page(&shown);
        self.reader.shown.set(shown);
        // The views follow their signals in a microtask; places to go to exist after it.
        leptos::task::tick().await;
        place(target, entry);
        self.search.mark_page();
    }

    /// A plain click, wherever it went.
    pub(super) fn clicked(self: &Rc<Self>, event: &MouseEvent) {
        let Some(anchor) = anchor_of(event) else { return };
        if self.follow_link(&anchor) {
            event.prevent_default();
        }
    }

    /// Goes where a link leads; `false` where that is the browser's to do.
    pub(super) fn follow_link(self: &Rc<Self>, anchor: &HtmlAnchorElement) -> bool {
        let Some(target) = self.target_of(anchor) else { return false };
        search::close_dialog();
        if anchor.matches("[role=option]").unwrap_or(false) {
            self.search.leave_for_hit();
        }
        if is_here(&target.url) && target.fragment.is_some() {
            // The browser scrolls, and makes the history entry, better than we could.
            scroll::save();
            self.search.mark_page();
            return false;
        }
        let entry = if anchor.has_attribute("data-again") { Entry::Again } else { Entry::Push };
        self.go(target, entry);
        true
    }

    /// Where a link leads, if that is a page of this site.
    fn target_of(&self, anchor: &HtmlAnchorElement) -> Option<Target> {
        let location = page::window()?.location();
        let relation = anchor.rel();
        let elsewhere = !matches!(anchor.target().as_str(), "" | "_self")
            || anchor.has_attribute("download")
            || relation.split_ascii_whitespace().any(|word| word == "external")
            || anchor.origin() != location.origin().ok()?;
        let path = anchor.pathname();
        if elsewhere || is_file(&path) {
            return None;
        }
        let search = anchor.search();
        let fragment = anchor.href().split_once('#').map(|(_, fragment)| decoded(fragment));
        let route = Route::from_address(
            &self.reader.site.base,
            &path,
            search.strip_prefix('?').unwrap_or_default(),
        )?;
        let keep = anchor.has_attribute("data-filter").then(|| anchor.id());
        Some(Target { route, url: path + &search + &anchor.hash(), fragment, keep })
    }

    fn returned(self: &Rc<Self>) {
        let Some(target) = here(&self.reader.site.base) else { return };
        let shown_already = *self.reader.shown.read_untracked().route() == target.route;
        if shown_already && !self.busy.get() {
            scroll::restore_or_leave();
        } else {
            scroll::leave();
            self.go(target, Entry::Return);
        }
    }
}

/// The address of the window.
pub(super) fn here(base: &BasePath) -> Option<Target> {
    let location = page::window()?.location();
    let path = location.pathname().ok()?;
    let search = location.search().ok()?;
    let hash = location.hash().ok()?;
    let query = search.strip_prefix('?').unwrap_or_default();
    let route = Route::from_address(base, &path, query)?;
    let fragment = hash.strip_prefix('#').map(decoded);
    Some(Target { route, url: path + &search + &hash, fragment, keep: None })
}

fn anchor_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    events::target(event)?.closest("a[href]").ok()??.dyn_into().ok()
}

/// Pages end with a slash or `.html`; everything else with a dot in its last segment is a file.
fn is_file(path: &str) -> bool {
    let last = path.split('/').fold("", |_, segment| segment);
    last.contains('.') && !last.as_bytes().ends_with(b".html")
}

fn is_here(url: &str) -> bool {
    let location = page::window().map(|window| window.location());
    let current =
        location.and_then(|location| Some(location.pathname().ok()? + &location.search().ok()?));
    current.as_deref() == Some(url.split('#').next().unwrap_or_default())
}

fn decoded(fragment: &str) -> String {
    js_sys::decode_uri_component(fragment).map_or_else(|_| fragment.to_owned(), String::from)
}

/// Loads the static page instead: it is right by itself.
fn leave_to_browser(target: &Target, entry: Entry) {
    let Some(location) = page::window().map(|window| window.location()) else {
        return;
    };
    let _ = if entry == Entry::Return { location.reload() } else { location.assign(&target.url) };
}

/// Where the page stands and what has the focus.
fn place(target: &Target, entry: Entry) {
    match (entry, &target.keep, &target.fragment) {
        (Entry::Return, ..) => scroll::restore(),
        (Entry::Stay, ..) => {}
        (_, Some(control), _) => focus_control(control),
        (_, None, Some(fragment)) if scroll::to_fragment(fragment) => {}
        _ => {
            scroll::to_top();
            focus_heading();
        }
    }
}

fn focus_control(id: &str) {
    let control = page::by_id(id).or_else(|| page::by_id("filter-clear"));
    match control {
        Some(control) => scroll::focus_in_place(&control),
        None => focus_heading(),
    }
}

fn focus_heading() {
    let heading = page::element("#main h1").and_then(|heading| heading.dyn_into().ok());
    if let Some(heading) = heading {
        scroll::focus_in_place(&heading);
    }
}
