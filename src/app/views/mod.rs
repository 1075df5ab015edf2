//! One tree of views for both worlds.
//!
//! [`App`] reacts; the pages in it do not: each is a function of a [`Page`] and its [`Frame`].

mod answer;
mod document;
mod fixed;
mod list;
mod markup;
mod parts;
mod search;
pub mod shell;
mod terms;

use super::state::{LoadError, Shown};
use super::strings::{Strings, strings};
use crate::model::{ListRoute, Page, Route, Site, joined};
use markup::{Element, element, link};

#[cfg(target_arch = "wasm32")]
pub(crate) use answer::{AnswerWords, Setting, found};
#[cfg(target_arch = "wasm32")]
pub(crate) use fixed::FIXED;
pub use shell::App;

/// What pages are set in: the site and the words of the interface.
#[derive(Clone, Copy)]
struct Frame<'site> {
    site: &'site Site,
    words: &'static Strings,
}

impl<'site> Frame<'site> {
    fn new(site: &'site Site) -> Self {
        Self { site, words: strings(&site.lang) }
    }

    /// The address of a route.
    fn url(self, route: &Route) -> String {
        route.url(&self.site.base)
    }

    fn home(self) -> String {
        self.url(&Route::List(ListRoute::default()))
    }
}

/// What is shown now, in one element of class `page`: of a static page the app takes what is in it.
fn shown(frame: Frame<'_>, shown: &Shown) -> Element {
    let view = element("div").class("page").made_anew();
    match shown {
        Shown::Static(_) => view,
        Shown::Failed(route, error) => view.child(failed(frame, route, *error)),
        Shown::Page(_, page) => view.child(page_view(frame, page)),
    }
}

fn page_view(frame: Frame<'_>, page: &Page) -> Element {
    match page {
        Page::List(list) => list::view(frame, list),
        Page::Document(post) => document::view(frame, post),
        Page::Terms(terms) => terms::view(frame, terms),
        Page::Search(search) => search::page(frame, search),
        Page::Missing => missing(frame),
    }
}

fn missing(frame: Frame<'_>) -> Element {
    notice(frame.words.missing_title, frame.words.missing_text)
        .child(element("p").child(link(frame.home(), frame.words.home)))
}

fn failed(frame: Frame<'_>, route: &Route, error: LoadError) -> Element {
    let words = frame.words;
    let text = if error == LoadError::Network { words.failed_network } else { words.failed_data };
    let again = link(frame.url(route), words.retry).class("button").with("data-again", "");
    notice(words.failed_title, text).child(element("p").child(again))
}

fn notice(title: &'static str, text: &'static str) -> Element {
    element("div").child(header(title.to_owned())).child(element("p").text(text))
}

/// The head of a page with its title, which takes the focus after a navigation.
fn header(title: String) -> Element {
    element("header").class("page-header").child(heading(title))
}

fn heading(title: String) -> Element {
    element("h1").with("tabindex", "-1").text(title)
}

/// The title of what is shown, without the site's name; empty for the home page.
fn title(page: &Page, words: &Strings) -> String {
    match page {
        Page::List(list) => list::title(list, words),
        Page::Document(post) => post.card.title.clone(),
        Page::Terms(page) => terms::title(page, words).to_owned(),
        Page::Search(page) if page.route.query.is_empty() => words.search.to_owned(),
        Page::Search(page) => joined(&[&page.route.query, words.search], " – "),
        Page::Missing => words.missing_title.to_owned(),
    }
}

/// The title of the browser's window: the page's, then the site's.
pub fn window_title(page: &Page, site: &Site) -> String {
    let title = title(page, strings(&site.lang));
    if title.is_empty() { site.title.clone() } else { joined(&[&title, &site.title], " – ") }
}
