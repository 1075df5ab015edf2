//! The answer of a search: the same on the site and in the widgets for other sites.
//!
//! Everything in an answer is markup; what can be pressed in it says so in `data-action`, and
//! `browser::controls`, or the widget, acts on it. What hosts may style has a `part` of its class.

use super::super::search::{Answer, SearchPhase};
use super::super::state::LoadError;
use super::super::strings::{Strings, fill, fill_number};
use super::markup::{Element, element, link};
use super::{Frame, parts};
use crate::model::{BasePath, SearchRoute, Slug, Term, joined};
use crate::search::{FoundBy, SearchHit, SectionHit, WordCount};
use crate::text::Marked;

/// The words of an answer. Not [`Strings`]: widgets are told theirs by the page they stand in.
pub(crate) struct AnswerWords {
    pub(crate) list: &'static str,
    pub(crate) results: &'static str,
    pub(crate) more: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) empty_hint: &'static str,
    pub(crate) found_as: &'static str,
    pub(crate) some_words: &'static str,
    pub(crate) filter_by_tag: &'static str,
    pub(crate) latest_first: &'static str,
    pub(crate) narrow: &'static str,
    pub(crate) posts: &'static str,
    pub(crate) wiki: &'static str,
    pub(crate) pages: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) retry: &'static str,
}

impl From<&Strings> for AnswerWords {
    fn from(words: &Strings) -> Self {
        Self {
            list: words.search,
            results: words.search_results,
            more: words.search_more,
            empty: words.search_empty,
            empty_hint: words.search_empty_hint,
            found_as: words.found_as,
            some_words: words.some_words,
            filter_by_tag: words.filter_by_tag,
            latest_first: words.latest_first,
            narrow: words.narrow,
            posts: words.home,
            wiki: words.wiki,
            pages: words.kind_page,
            failed: words.search_failed,
            retry: words.retry,
        }
    }
}

/// What an answer is set in.
pub(crate) struct Setting<'page> {
    /// What stands before every address: scheme and host of the site, in pages of others.
    pub(crate) origin: &'page str,
    /// Where the site lies.
    pub(crate) base: &'page BasePath,
    /// The language of dates.
    pub(crate) lang: &'page str,
    pub(crate) words: AnswerWords,
}

impl Setting<'_> {
    fn url(&self, route: &SearchRoute) -> String {
        [self.origin, &route.url(self.base)].concat()
    }
}

/// What there is to say to what has been typed: one line, tags to narrow it, the results.
///
/// `list` is the `id` of the list of results.
pub(super) fn answer(frame: Frame<'_>, phase: &SearchPhase, list: &'static str) -> Element {
    let (words, site) = (frame.words, frame.site);
    let setting = Setting { origin: "", base: &site.base, lang: &site.lang, words: words.into() };
    let view = named("div", "search-results");
    let none = || hits(&setting, list, vec![]);
    match phase {
        SearchPhase::Idle => view.child(hint(words.search_hint.to_owned())).child(none()),
        SearchPhase::Working => view.child(hint(words.searching.to_owned())).child(none()),
        SearchPhase::Failed(error) => {
            let reason =
                if *error == LoadError::Network { words.failed_network } else { words.failed_data };
            let text = named("p", "notice").text(words.search_failed).text(" ").text(reason);
            view.child(text).child(button(list, words.retry, "retry")).child(none())
        }
        SearchPhase::Answered(answer) => found(&setting, answer, list),
    }
}

/// An answer that has come.
pub(crate) fn found(setting: &Setting<'_>, answer: &Answer, list: &str) -> Element {
    let words = &setting.words;
    let view = named("div", "search-results");
    if answer.total == 0 {
        return view
            .child(named("p", "empty").text(fill(words.empty, &answer.route.query)))
            .child(hint(words.empty_hint.to_owned()))
            .maybe(facets(setting, answer, list))
            .child(hits(setting, list, vec![]));
    }
    let more = (answer.hits.len() < answer.total).then(|| button(list, words.more, "more"));
    // Said once, below all else: nothing moves for it.
    let is_said = matches!(answer.words, Some(Err(_)));
    let failed = (answer.texts_failed && !is_said).then(|| failure(setting, list));
    let count = hint(fill_number(words.results, answer.total));
    view.child(tools(setting, answer, list, count))
        .maybe(correction(setting, answer))
        .maybe(facets(setting, answer, list))
        .maybe(narrowing(setting, answer, list))
        .child(hits(setting, list, groups(setting, answer, list)))
        .maybe(more)
        .maybe(failed)
}

/// An element that hosts may style: its class is a part as well.
fn named(tag: &'static str, name: &'static str) -> Element {
    element(tag).class(name).with("part", name)
}

fn hint(text: String) -> Element {
    named("p", "hint").text(text)
}

fn hits(setting: &Setting<'_>, list: &str, groups: Vec<Element>) -> Element {
    named("div", "hits")
        .with("role", "listbox")
        .with("id", list.to_owned())
        .with("aria-label", setting.words.list)
        .children(groups)
}

/// What could not be loaded can be asked for again.
fn failure(setting: &Setting<'_>, list: &str) -> Element {
    let text = named("p", "notice").text(setting.words.failed);
    named("div", "failed").child(text).child(button(list, setting.words.retry, "retry"))
}

/// A button, with an `id` by which it keeps the focus.
fn button(list: &str, text: &'static str, action: &'static str) -> Element {
    let button = named("button", "button").with("type", "button").with("data-action", action);
    let button = button.with("id", [list, "-", action].concat());
    element("p").child(button.text(text))
}

/// What had to be changed about the query is said as what it is; what it became can be taken over.
fn correction(setting: &Setting<'_>, answer: &Answer) -> Option<Element> {
    let correction = answer.correction.as_ref()?;
    let notice = named("p", "notice");
    Some(match correction.by {
        FoundBy::FewerWords => notice.text(setting.words.some_words),
        FoundBy::Keyboard | FoundBy::Spacing | FoundBy::Spelling => {
            let route = SearchRoute { query: correction.query.clone(), ..answer.route.clone() };
            notice.child(
                link(setting.url(&route), &fill(setting.words.found_as, &correction.query))
                    .with("data-action", "facet"),
            )
        }
    })
}

/// How many results there are, the order of days, and what shows how else to narrow them.
fn tools(setting: &Setting<'_>, answer: &Answer, list: &str, count: Element) -> Element {
    let words = &setting.words;
    let route = &answer.route;
    // A site without dates has one order.
    let is_dated = route.latest_first || answer.hits.iter().any(|hit| hit.date.is_some());
    let latest = is_dated.then(|| {
        let other = SearchRoute { latest_first: !route.latest_first, ..route.clone() };
        chip(setting, &other, words.latest_first, &[list, "-latest"], route.latest_first)
    });
    let narrow = named("button", "tag")
        .with("type", "button")
        .with("data-action", "narrow")
        .with("id", [list, "-narrow"].concat())
        .with("aria-expanded", if answer.words.is_some() { "true" } else { "false" })
        .text(words.narrow);
    named("div", "result-count").child(count).maybe(latest).child(narrow)
}

/// Tags of everything that was found: each is a link to the search with it, or without it.
fn facets(setting: &Setting<'_>, answer: &Answer, list: &str) -> Option<Element> {
    let route = &answer.route;
    let mut chips = vec![];
    let mut add = |name: &str, count: usize, slug: &Slug| {
        let id = [list, "-tagged-", slug.as_str()];
        let chosen = route.tags.contains(slug);
        chips.push(parts::with_count(
            chip(setting, &route.toggle_tag(slug), name, &id, chosen),
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
    parts::list("tags facets", setting.words.filter_by_tag, chips)
}

/// Kinds and years of everything that was found: each is a link to the search with a word for it, or
/// without the word.
fn narrowing(setting: &Setting<'_>, answer: &Answer, list: &str) -> Option<Element> {
    let words = &setting.words;
    let Ok(counts) = answer.words.as_ref()? else {
        return Some(failure(setting, list));
    };
    let route = &answer.route;
    let mut chips = vec![];
    for WordCount { word, count } in counts {
        let name = match word.as_str() {
            "kind:post" => words.posts,
            "kind:wiki" => words.wiki,
            "kind:page" => words.pages,
            year => year.split_once(':').map_or(year, |(_, year)| year),
        };
        let id = [list, "-with-", word];
        let chip = chip(setting, &route.toggle_word(word), name, &id, route.has_word(word));
        chips.push(parts::with_count(chip, *count));
    }
    parts::list("tags facets", words.narrow, chips)
}

/// A link to another search, which keeps the focus when that is answered.
fn chip(setting: &Setting<'_>, to: &SearchRoute, text: &str, id: &[&str], chosen: bool) -> Element {
    link(setting.url(to), text)
        .class(if chosen { "tag chosen" } else { "tag" })
        .with("part", "tag")
        .with("data-action", "facet")
        .with("id", id.concat())
        .with_some("aria-current", chosen.then_some("true"))
}

fn groups(setting: &Setting<'_>, answer: &Answer, list: &str) -> Vec<Element> {
    let mut groups = Vec::with_capacity(answer.hits.len());
    for (number, hit) in (1..).zip(&answer.hits) {
        groups.push(group(setting, hit, &[list, "-", &usize::to_string(&number)].concat()));
    }
    groups
}

/// A found document: itself, then its other matching sections. Its `id` stays when these come.
fn group(setting: &Setting<'_>, hit: &SearchHit, id: &str) -> Element {
    let tags: Vec<&str> = hit.tags.iter().map(Term::name).collect();
    let meta = named("span", "hit-meta")
        .maybe(hit.date.as_ref().map(|date| parts::date(setting.lang, date)))
        .child(element("span").text(joined(&tags, " · ")));
    // The text comes after the titles, and its room is kept for it.
    let found = hit.section.clone().unwrap_or_default();
    let section = (!found.title.text.is_empty()).then(|| marked("hit-section", &found.title));
    let main = option(setting, hit, &found, "hit", id.to_owned())
        .child(marked("hit-title", &hit.title))
        .maybe(section)
        .child(marked("hit-snippet", &found.snippet))
        .child(meta);
    let sections = hit.more.iter().map(|section| {
        option(setting, hit, section, "section", [id, "-", &section.id].concat())
            .child(marked("hit-section", &section.title))
            .child(marked("hit-snippet", &section.snippet))
    });
    named("div", "hit-group")
        .with("role", "group")
        .with("aria-label", hit.title.text.clone())
        .child(main)
        .children(sections.collect())
}

fn option(
    setting: &Setting<'_>,
    hit: &SearchHit,
    section: &SectionHit,
    name: &'static str,
    id: String,
) -> Element {
    let mut address = [setting.origin, &hit.path.href(setting.base)].concat();
    if !section.id.is_empty() {
        address.push('#');
        address.push_str(&section.id);
    }
    named("a", name)
        .with("href", address)
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
    let mut view = named("span", class);
    for mark in &text.marks {
        view = view.text(piece(mark.start));
        view = view.child(element("mark").with("part", "mark").text(piece(mark.end)));
    }
    view.text(piece(usize::MAX))
}
