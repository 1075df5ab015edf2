//! The search, in the dialog and on its page: an ARIA combobox with a list box (Authoring Practices).
//!
//! Only the field, the dialog and the [`answer`] react.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::state::Reader;
use super::answer::answer;
use super::markup::{Element, element};
use super::shell::{live, status};
use super::{Frame, fixed, header, parts};
use crate::model::{ListRoute, Route, SearchPage, SearchRoute};

/// `id` of the list of results in the dialog.
const DIALOG_HITS: &str = "search-hits";
/// `id` of the list of results on the search page.
const PAGE_HITS: &str = "page-search-hits";

/// The dialog that opens anywhere.
pub(super) fn dialog(reader: Reader) -> impl IntoView {
    let site = Arc::clone(&reader.site);
    let frame = Frame::new(&site);
    let close =
        element("button").class("close").with("type", "button").with("data-action", "close");
    view! {
        <dialog class="search-dialog" id="search-dialog" aria-label=frame.words.search>
            {form(frame, "search-input", DIALOG_HITS, String::new())}
            {fixed::search_comfort(frame)}
            {live(move || answer_view(&reader, DIALOG_HITS))}
            {status()}
            {close.text(frame.words.close)}
        </dialog>
    }
}

/// The page of results. Its field and its answer are the same search as the dialog's.
pub(super) fn page(frame: Frame<'_>, page: &SearchPage) -> Element {
    let words = frame.words;
    let suggestions = page.suggestions.iter().filter_map(|entry| {
        Some(parts::counted(frame.url(&Route::List(ListRoute::tag(entry.term.slug()?))), entry))
    });
    let suggestions = parts::list("tags", words.tags, suggestions.collect()).map(|list| {
        let title = element("h2").text(words.tags);
        element("section").class("suggestions").child(title).child(list)
    });
    element("div")
        .child(header(words.search.to_owned()))
        .child(fixed::without_app(frame))
        .child(form(frame, "page-search-input", PAGE_HITS, page.route.query.clone()))
        .maybe(suggestions)
}

/// The field, named by `id`, for the list named `hits`.
fn form(frame: Frame<'_>, id: &'static str, hits: &'static str, query: String) -> Element {
    let field = element("input")
        .with("type", "search")
        .with("name", "q")
        .with("id", id)
        .with("data-search", "")
        .with("autocomplete", "off")
        .with("autocapitalize", "off")
        .with("spellcheck", "false")
        .with("maxlength", "200")
        .with("enterkeyhint", "search")
        .with("role", "combobox")
        .with("aria-autocomplete", "list")
        .with("aria-expanded", "false")
        .with("aria-controls", hits)
        .with("aria-label", frame.words.search)
        .with("placeholder", frame.words.search_placeholder)
        .with("value", query);
    element("form")
        .class("search-form")
        .with("role", "search")
        .with("action", frame.url(&Route::Search(SearchRoute::default())))
        .child(field)
}

/// The answer below the page of results; nothing on other pages.
pub(super) fn answer_on_page(reader: &Reader) -> Element {
    let on_page = matches!(reader.shown.read().route(), Route::Search(_));
    if on_page { answer_view(reader, PAGE_HITS) } else { element("div") }
}

fn answer_view(reader: &Reader, list: &'static str) -> Element {
    answer(Frame::new(&reader.site), &reader.search.read(), list)
}
