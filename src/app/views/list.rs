//! Lists of cards: the home page, a tag, a category, a choice of tags.

use super::super::strings::{Strings, fill, fill_number};
use super::markup::{Element, element, link};
use super::{Frame, heading, parts};
use crate::model::{ListPage, ListRoute, Match, PAGE_SIZE, Route, Slug, Taxonomy, Term, joined};

/// What the list is of; empty for the home page.
pub(super) fn title(page: &ListPage, words: &Strings) -> String {
    let names: Vec<&str> = page.chosen.iter().map(Term::name).collect();
    let separator = match page.route.mode {
        Match::All => " + ",
        Match::Any => " · ",
    };
    let mut title = joined(&names, separator);
    if page.route.page > 0 {
        if !title.is_empty() {
            title.push_str(", ");
        }
        title.push_str(&fill_number(words.page_number, page.route.page + 1));
    }
    title
}

pub(super) fn view(frame: Frame<'_>, page: &ListPage) -> Element {
    let cards: Vec<Element> = page.cards.iter().map(|card| parts::card(frame, card)).collect();
    let empty =
        cards.is_empty().then(|| element("p").class("empty").text(frame.words.nothing_here));
    element("div")
        .child(header(frame, page))
        .child(filters(frame, page))
        .maybe(empty)
        .child(element("ol").class("cards").children(cards))
        .maybe(pager(frame, page))
}

fn header(frame: Frame<'_>, page: &ListPage) -> Element {
    let site = frame.site;
    let title = title(page, frame.words);
    let header = element("header").class("page-header");
    if !title.is_empty() {
        return header.child(heading(title));
    }
    let lead = (!site.description.is_empty())
        .then(|| element("p").class("lead").text(site.description.clone()));
    header.child(heading(site.title.clone())).maybe(lead)
}

/// A link that changes the choice: the page stays where it is, the control keeps the focus.
fn filter(frame: Frame<'_>, route: ListRoute, text: &str, id: String) -> Element {
    link(frame.url(&Route::List(route)), text).with("id", id).with("data-filter", "")
}

/// The choice so far, what can be added to it, and how many documents that is.
fn filters(frame: Frame<'_>, page: &ListPage) -> Element {
    let words = frame.words;
    let route = &page.route;
    let chosen = chosen(page).into_iter().map(|(slug, term, without)| {
        filter(frame, without, term.name(), parts::filter_id(&slug))
            .class("tag chosen")
            .with("aria-label", fill(words.remove, term.name()))
            .child(element("span").class("cross").with("aria-hidden", "true").text("×"))
    });
    let mut facets = vec![];
    for facet in &page.facets {
        let Some(slug) = facet.term.slug() else { continue };
        let address = frame.url(&Route::List(route.toggle(&slug)));
        // Combinations are many and none has a page of its own: nothing for crawlers.
        let follow = (!route.is_everything()).then_some("nofollow");
        facets.push(
            parts::counted(address, facet)
                .with("id", parts::filter_id(&slug))
                .with_some("rel", follow)
                .with("data-filter", ""),
        );
    }
    // A site without tags offers none.
    if !page.facets.is_empty() || !route.is_everything() {
        let all_tags = link(frame.url(&Route::Terms(Taxonomy::Tags)), words.all_tags);
        facets.push(all_tags.class("more"));
    }
    let clear = (!route.is_everything()).then(|| {
        filter(frame, ListRoute::default(), words.clear_all, "filter-clear".to_owned())
            .class("clear")
    });
    let count = element("p")
        .class("result-count")
        .text(fill_number(words.posts_count, page.total))
        .maybe((route.tags.len() > 1).then(|| modes(frame, route)))
        .maybe(clear);
    element("section")
        .class("filters")
        .with("aria-label", words.filter_by_tag)
        .child(count)
        .maybe(parts::list("tags choice", words.filter_by_tag, chosen.collect()))
        .maybe(parts::list("tags facets", words.add_tag, facets))
}

/// The chosen terms, each with the choice that is left without it.
fn chosen(page: &ListPage) -> Vec<(Slug, &Term, ListRoute)> {
    let route = &page.route;
    let category = route
        .category
        .clone()
        .map(|slug| (slug, ListRoute { category: None, page: 0, ..route.clone() }));
    let tags = route.tags.iter().map(|slug| (slug.clone(), route.toggle(slug)));
    category
        .into_iter()
        .chain(tags)
        .zip(&page.chosen)
        .map(|((slug, without), term)| (slug, term, without))
        .collect()
}

fn modes(frame: Frame<'_>, route: &ListRoute) -> Element {
    let choices = [
        (Match::All, frame.words.match_all, "filter-all"),
        (Match::Any, frame.words.match_any, "filter-any"),
    ];
    let links = choices.map(|(mode, label, id)| {
        filter(frame, route.with_mode(mode), label, id.to_owned())
            .with("rel", "nofollow")
            .with_some("aria-current", (route.mode == mode).then_some("true"))
    });
    element("span").class("modes").with("role", "group").children(links.into())
}

fn pager(frame: Frame<'_>, page: &ListPage) -> Option<Element> {
    let words = frame.words;
    let last = page.total.div_ceil(PAGE_SIZE).saturating_sub(1);
    if last == 0 {
        return None;
    }
    let current = page.route.page;
    let to =
        |number: usize, text: &str| link(frame.url(&Route::List(page.route.at_page(number))), text);
    let previous = (current > 0)
        .then(|| to(current.saturating_sub(1), words.previous_page).with("rel", "prev"));
    let next = (current < last).then(|| to(current + 1, words.next_page).with("rel", "next"));
    let near = current.saturating_sub(2)..=(current + 2).min(last);
    let mut items = Vec::new();
    let mut shown_before = None;
    for number in
        (0..=last).filter(|number| *number == 0 || *number == last || near.contains(number))
    {
        if shown_before.is_some_and(|before| before + 1 < number) {
            items.push(element("li").with("aria-hidden", "true").text("…"));
        }
        shown_before = Some(number);
        let link = to(number, &(number + 1).to_string())
            .with_some("aria-current", (number == current).then_some("page"))
            .with("aria-label", fill_number(words.page_number, number + 1));
        items.push(element("li").child(link));
    }
    let pager = element("nav").class("pager").with("aria-label", words.pages);
    Some(pager.maybe(previous).child(element("ol").children(items)).maybe(next))
}
