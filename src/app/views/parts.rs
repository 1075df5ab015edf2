//! Small parts that several views share.

use super::super::strings::fill;
use super::Frame;
use super::markup::{Element, element, link};
use crate::model::{Card, Date, Link, ListRoute, Route, Slug, Term, TermCount};

/// A date as a language writes it.
pub(super) fn date(lang: &str, date: &Date) -> Element {
    let text = if lang.starts_with("ko") { date.korean() } else { date.day().to_owned() };
    element("time").with("datetime", date.as_rfc3339().to_owned()).text(text)
}

/// Date, time to read and the like, in one line.
pub(super) fn meta(frame: Frame<'_>, card: &Card) -> Element {
    let words = frame.words;
    let written =
        card.date.as_ref().map(|written| element("span").child(date(&frame.site.lang, written)));
    let updated = card
        .updated
        .as_ref()
        .filter(|updated| card.date.as_ref().is_none_or(|written| written.day() != updated.day()))
        .map(|updated| {
            element("span").text(words.updated).text(" ").child(date(&frame.site.lang, updated))
        });
    let minutes = (card.minutes > 0)
        .then(|| element("span").text(fill(words.minutes, &card.minutes.to_string())));
    element("p").class("meta").maybe(written).maybe(updated).maybe(minutes)
}

/// A list, or nothing where there is nothing to list.
pub(super) fn list(
    class: &'static str,
    label: &'static str,
    items: Vec<Element>,
) -> Option<Element> {
    let items: Vec<Element> = items.into_iter().map(|item| element("li").child(item)).collect();
    (!items.is_empty())
        .then(|| element("ul").class(class).with("aria-label", label).children(items))
}

/// Tags as links to their pages.
pub(super) fn tags(frame: Frame<'_>, terms: &[Term]) -> Option<Element> {
    let links = terms.iter().filter_map(|term| {
        let address = frame.url(&Route::List(ListRoute::tag(term.slug()?)));
        Some(link(address, term.name()).class("tag").with("rel", "tag"))
    });
    list("tags", frame.words.tags, links.collect())
}

/// Categories as links, from the widest to the narrowest.
pub(super) fn categories(frame: Frame<'_>, terms: &[Term]) -> Option<Element> {
    let links = terms.iter().filter_map(|term| {
        Some(link(frame.url(&Route::List(ListRoute::category(term.slug()?))), term.name()))
    });
    list("categories", frame.words.categories, links.collect())
}

/// A term with the number of its documents, as a link.
pub(super) fn counted(address: String, entry: &TermCount) -> Element {
    with_count(link(address, entry.term.name()), entry.count).class("tag")
}

/// A link with a number in it.
pub(super) fn with_count(link: Element, count: usize) -> Element {
    link.text(" ").child(element("span").class("count").text(count.to_string()))
}

/// A document in a list.
pub(super) fn card(frame: Frame<'_>, card: &Card) -> Element {
    let cover = card.cover.as_ref().map(|cover| {
        element("img")
            .class("cover")
            .with("src", cover.src.clone())
            .with("alt", cover.alt.clone())
            .with_some("width", cover.width.map(|width| width.to_string()))
            .with_some("height", cover.height.map(|height| height.to_string()))
            .with("loading", "lazy")
    });
    let summary = (!card.summary.is_empty())
        .then(|| element("p").class("summary").text(card.summary.clone()));
    let title = link(card.path.href(&frame.site.base), &card.title);
    element("li").class("card").with_some("lang", card.lang.clone()).child(
        element("article")
            .maybe(cover)
            .child(element("h2").child(title))
            .maybe(summary)
            .child(meta(frame, card))
            .maybe(tags(frame, &card.tags)),
    )
}

/// Links to documents as list items.
pub(super) fn link_items(frame: Frame<'_>, links: &[Link], current: Option<&Link>) -> Vec<Element> {
    links
        .iter()
        .map(|to| {
            let is_current = current.is_some_and(|current| current.path == to.path);
            let address = to.path.href(&frame.site.base);
            let link =
                link(address, &to.title).with_some("aria-current", is_current.then_some("page"));
            element("li").child(link)
        })
        .collect()
}

/// A titled list of links to documents; nothing where there are none.
pub(super) fn links(
    frame: Frame<'_>,
    class: &'static str,
    title: &'static str,
    links: &[Link],
) -> Option<Element> {
    (!links.is_empty()).then(|| {
        element("section")
            .class(class)
            .child(element("h2").text(title))
            .child(element("ul").children(link_items(frame, links, None)))
    })
}

/// The `id` by which a filter keeps the focus when the list behind it changes.
pub(super) fn filter_id(slug: &Slug) -> String {
    ["filter-", slug.as_str()].concat()
}
