//! The search, in the dialog and on its page: an ARIA combobox with a list box (Authoring Practices).
//!
//! Only the field, the dialog and the answer react. Everything in an answer is markup; what can be
//! pressed in it says so in `data-action`, and `browser::controls` acts on it.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::search::{Answer, SearchPhase};
use super::super::state::{LoadError, Reader};
use super::super::strings::{fill, fill_number};
use super::markup::{Element, element, link};
use super::shell::live;
use super::{Frame, fixed, header, parts};
use crate::model::{ListRoute, Route, SearchPage, SearchRoute, Slug, Term, joined};
use crate::search::{FoundBy, SearchHit, SectionHit, WordCount};
use crate::text::Marked;

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

/// What there is to say to what has been typed: one line, tags to narrow it, the results.
fn answer_view(reader: &Reader, list: &'static str) -> Element {
    let frame = Frame::new(&reader.site);
    let words = frame.words;
    let view = element("div").class("search-results");
    let hint = |text: String| element("p").class("hint").text(text);
    let hits = |answer: Option<&Answer>| {
        let groups = answer.map(|answer| groups(frame, answer, list)).unwrap_or_default();
        element("div")
            .class("hits")
            .with("role", "listbox")
            .with("id", list)
            .with("aria-label", words.search)
            .children(groups)
    };
    match &*reader.search.read() {
        SearchPhase::Idle => view.child(hint(words.search_hint.to_owned())).child(hits(None)),
        SearchPhase::Working => view.child(hint(words.searching.to_owned())).child(hits(None)),
        SearchPhase::Failed(error) => {
            let reason =
                if *error == LoadError::Network { words.failed_network } else { words.failed_data };
            let reason =
                element("p").class("notice").text(words.search_failed).text(" ").text(reason);
            view.child(reason).child(button(words.retry, "retry")).child(hits(None))
        }
        SearchPhase::Answered(answer) if answer.total == 0 => view
            .child(element("p").class("empty").text(fill(words.search_empty, &answer.route.query)))
            .child(hint(words.search_empty_hint.to_owned()))
            .maybe(facets(frame, answer, list))
            .child(hits(None)),
        SearchPhase::Answered(answer) => {
            let more =
                (answer.hits.len() < answer.total).then(|| button(words.search_more, "more"));
            let count = hint(fill_number(words.search_results, answer.total));
            view.child(tools(frame, answer, list, count))
                .maybe(correction(frame, answer))
                .maybe(facets(frame, answer, list))
                .maybe(narrowing(frame, answer, list))
                .child(hits(Some(answer)))
                .maybe(more)
        }
    }
}

fn button(text: &'static str, action: &'static str) -> Element {
    let button =
        element("button").class("button").with("type", "button").with("data-action", action);
    element("p").child(button.text(text))
}

/// What had to be changed about the query is said as what it is; what it became can be taken over.
fn correction(frame: Frame<'_>, answer: &Answer) -> Option<Element> {
    let correction = answer.correction.as_ref()?;
    let notice = element("p").class("notice");
    Some(match correction.by {
        FoundBy::FewerWords => notice.text(frame.words.some_words),
        FoundBy::Keyboard | FoundBy::Spacing | FoundBy::Spelling => {
            let route = SearchRoute { query: correction.query.clone(), ..answer.route.clone() };
            notice.child(
                link(
                    frame.url(&Route::Search(route)),
                    &fill(frame.words.found_as, &correction.query),
                )
                .with("data-action", "facet"),
            )
        }
    })
}

/// How many results there are, the order of days, and what shows how else to narrow them.
fn tools(frame: Frame<'_>, answer: &Answer, list: &str, count: Element) -> Element {
    let words = frame.words;
    let route = &answer.route;
    // A site without dates has one order.
    let is_dated = route.latest_first || answer.hits.iter().any(|hit| hit.date.is_some());
    let latest = is_dated.then(|| {
        let other = SearchRoute { latest_first: !route.latest_first, ..route.clone() };
        chip(frame, &other, words.latest_first, &[list, "-latest"], route.latest_first)
    });
    let narrow = element("button")
        .class("tag")
        .with("type", "button")
        .with("data-action", "narrow")
        .with("id", [list, "-narrow"].concat())
        .with("aria-expanded", if answer.words.is_some() { "true" } else { "false" })
        .text(words.narrow);
    element("div").class("result-count").child(count).maybe(latest).child(narrow)
}

/// Tags of everything that was found: each is a link to the search with it, or without it.
fn facets(frame: Frame<'_>, answer: &Answer, list: &str) -> Option<Element> {
    let route = &answer.route;
    let mut chips = vec![];
    let mut add = |name: &str, count: usize, slug: &Slug| {
        let id = [list, "-tagged-", slug.as_str()];
        let chosen = route.tags.contains(slug);
        chips.push(parts::with_count(
            chip(frame, &route.toggle_tag(slug), name, &id, chosen),
            count,
        ));
    };
    for tag in &answer.facets {
        if let Some(slug) = tag.term.slug() {
            add(tag.term.name(), tag.count, &slug);
        }
    }
    // A chosen tag can be taken back where it leaves nothing.
    if answer.facets.is_empty() {
        for slug in &route.tags {
            add(slug.as_str(), 0, slug);
        }
    }
    parts::list("tags facets", frame.words.filter_by_tag, chips)
}

/// Kinds and years of everything that was found: each is a link to the search with a word for it, or
/// without the word.
fn narrowing(frame: Frame<'_>, answer: &Answer, list: &str) -> Option<Element> {
    let words = frame.words;
    let Ok(counts) = answer.words.as_ref()? else {
        let text = element("p").class("notice").text(words.search_failed);
        return Some(element("div").child(text).child(button(words.retry, "retry")));
    };
    let route = &answer.route;
    let mut chips = vec![];
    for WordCount { word, count } in counts {
        let name = match word.as_str() {
            "kind:post" => words.home,
            "kind:wiki" => words.wiki,
            "kind:page" => words.kind_page,
            year => year.split_once(':').map_or(year, |(_, year)| year),
        };
        let id = [list, "-with-", word];
        let chip = chip(frame, &route.toggle_word(word), name, &id, route.has_word(word));
        chips.push(parts::with_count(chip, *count));
    }
    parts::list("tags facets", words.narrow, chips)
}

/// A link to another search, which keeps the focus when that is answered.
fn chip(frame: Frame<'_>, to: &SearchRoute, text: &str, id: &[&str], chosen: bool) -> Element {
    link(frame.url(&Route::Search(to.clone())), text)
        .class(if chosen { "tag chosen" } else { "tag" })
        .with("data-action", "facet")
        .with("id", id.concat())
        .with_some("aria-current", chosen.then_some("true"))
}

fn groups(frame: Frame<'_>, answer: &Answer, list: &str) -> Vec<Element> {
    let mut groups = Vec::with_capacity(answer.hits.len());
    for (number, hit) in (1..).zip(&answer.hits) {
        groups.push(group(frame, hit, &[list, "-", &usize::to_string(&number)].concat()));
    }
    groups
}

/// A found document: itself, then its other matching sections. Its `id` stays when these come.
fn group(frame: Frame<'_>, hit: &SearchHit, id: &str) -> Element {
    let tags: Vec<&str> = hit.tags.iter().map(Term::name).collect();
    let meta = element("span")
        .class("hit-meta")
        .maybe(hit.date.as_ref().map(|date| parts::date(frame, date)))
        .child(element("span").text(joined(&tags, " · ")));
    // The text comes after the titles, and its room is kept for it.
    let found = hit.section.clone().unwrap_or_default();
    let section = (!found.title.text.is_empty()).then(|| marked("hit-section", &found.title));
    let main = option(frame, hit, &found, id.to_owned())
        .class("hit")
        .child(marked("hit-title", &hit.title))
        .maybe(section)
        .child(marked("hit-snippet", &found.snippet))
        .child(meta);
    let sections = hit.more.iter().map(|section| {
        option(frame, hit, section, [id, "-", &section.id].concat())
            .class("section")
            .child(marked("hit-section", &section.title))
            .child(marked("hit-snippet", &section.snippet))
    });
    element("div")
        .class("hit-group")
        .with("role", "group")
        .with("aria-label", hit.title.text.clone())
        .child(main)
        .children(sections.collect())
}

fn option(frame: Frame<'_>, hit: &SearchHit, section: &SectionHit, id: String) -> Element {
    let mut address = hit.path.href(&frame.site.base);
    if !section.id.is_empty() {
        address.push('#');
        address.push_str(&section.id);
    }
    link(address, "")
        .with("role", "option")
        .with("id", id)
        .with("tabindex", "-1")
        .with("aria-selected", "false")
}

/// Text with its matched stretches marked.
fn marked(class: &'static str, text: &Marked) -> Element {
    let mut characters = text.text.chars();
    let mut at = 0;
    let mut piece = |to: usize| -> String {
        let taken = characters.by_ref().take(to.saturating_sub(at)).collect();
        at = to;
        taken
    };
    let mut view = element("span").class(class);
    for mark in &text.marks {
        view = view.text(piece(mark.start));
        view = view.child(element("mark").text(piece(mark.end)));
    }
    view.text(piece(usize::MAX))
}
