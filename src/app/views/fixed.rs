//! What surrounds every page and never changes: header, navigation, footer, the switches of the search.
//!
//! The publisher writes them. The browser only holds their places: it takes over those of the static
//! page as they are (`browser::start`), with whoever has the focus in them.

use super::Frame;
use super::markup::{Element, element};

/// The parts by the selectors that find them in a page.
#[cfg(target_arch = "wasm32")]
pub(crate) const FIXED: [&str; 4] = [".skip", ".site-header", ".site-footer", ".search-comfort"];

/// The first link of every page.
pub(super) fn skip(frame: Frame<'_>) -> Element {
    fill(element("a").class("skip"), frame, Part::Skip)
}

/// The header of every page.
pub(super) fn header(frame: Frame<'_>) -> Element {
    fill(element("header").class("site-header"), frame, Part::Header)
}

/// The footer of every page.
pub(super) fn footer(frame: Frame<'_>) -> Element {
    fill(element("footer").class("site-footer"), frame, Part::Footer)
}

/// What the dialog shows before anything is typed. `comfort.js` does what it offers.
pub(super) fn search_comfort(frame: Frame<'_>) -> Element {
    fill(element("div").class("search-comfort"), frame, Part::SearchComfort)
}

/// What the search page says where nothing runs; hence of no use in the browser's app.
pub(super) fn without_app(frame: Frame<'_>) -> Element {
    fill(element("noscript"), frame, Part::WithoutApp)
}

#[derive(Clone, Copy)]
enum Part {
    Skip,
    Header,
    Footer,
    SearchComfort,
    WithoutApp,
}

#[cfg(target_arch = "wasm32")]
fn fill(place: Element, _: Frame<'_>, _: Part) -> Element {
    place
}

#[cfg(not(target_arch = "wasm32"))]
fn fill(place: Element, frame: Frame<'_>, part: Part) -> Element {
    match part {
        Part::Skip => written::skip(place, frame),
        Part::Header => written::header(place, frame),
        Part::Footer => written::footer(place, frame),
        Part::SearchComfort => written::search_comfort(place, frame),
        Part::WithoutApp => written::without_app(place, frame),
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod written {
    use super::super::super::published_strings::{PublishedStrings, published_strings};
    use super::super::super::strings::fill_number;
    use super::super::Frame;
    use super::super::markup::{Element, element, link};
    use crate::model::{Route, SearchRoute, Taxonomy};

    /// The picture on the search button.
    const MAGNIFIER: &str = "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"7\" cy=\"7\" r=\"4.5\"/><path d=\"m10.5 10.5 4 4\"/></svg>";

    fn words(frame: Frame<'_>) -> &'static PublishedStrings {
        published_strings(&frame.site.lang)
    }

    pub(super) fn skip(place: Element, frame: Frame<'_>) -> Element {
        place.with("href", "#main").text(words(frame).skip_to_content)
    }

    pub(super) fn without_app(place: Element, frame: Frame<'_>) -> Element {
        place.child(element("p").class("notice").text(words(frame).search_needs_app))
    }

    /// What a query may say, where to look around, recent searches, and two switches of the reader's.
    pub(super) fn search_comfort(place: Element, frame: Frame<'_>) -> Element {
        let words = words(frame);
        let mut syntax = element("p").class("syntax").text(words.search_syntax);
        let phrase = ["\"", words.a_phrase, "\""].concat();
        let not = ["-", words.not_this].concat();
        for example in [&phrase, &not, "title:", "tag:", "path:", "date:2024", "kind:wiki"] {
            syntax = syntax
                .text(" ")
                .child(element("button").with("type", "button").text(example.to_owned()));
        }
        let switch = |name: &'static str, text: &'static str| {
            let field = element("input")
                .with("type", "checkbox")
                .with("name", name)
                .with("autocomplete", "off");
            element("label").child(field).text(" ").text(text)
        };
        let recent = element("ol").class("tags recent").with("aria-label", words.recent_searches);
        let tags = link(frame.url(&Route::Terms(Taxonomy::Tags)), frame.words.all_tags);
        place
            .child(recent)
            .child(syntax)
            .child(switch("recent", words.keep_recent))
            .child(switch("slash", words.slash_opens))
            .child(tags)
    }

    pub(super) fn header(place: Element, frame: Frame<'_>) -> Element {
        let tools =
            element("div").class("tools").child(search_button(frame)).child(theme_button(frame));
        place
            .child(link(frame.home(), &frame.site.title).class("site-title"))
            .child(navigation(frame))
            .child(tools)
    }

    fn navigation(frame: Frame<'_>) -> Element {
        let site = frame.site;
        let items = site.nav.iter().map(|item| {
            let address = if item.url.starts_with('/') {
                site.base.file(&item.url)
            } else {
                item.url.clone()
            };
            element("li").child(link(address, &item.title))
        });
        element("nav")
            .with("aria-label", words(frame).main_navigation)
            .child(element("ul").children(items.collect()))
    }

    /// A link to the search page; the app opens the dialog instead.
    fn search_button(frame: Frame<'_>) -> Element {
        element("a")
            .class("open-search")
            .with("href", frame.url(&Route::Search(SearchRoute::default())))
            .with("data-action", "search")
            .with("aria-keyshortcuts", "Control+K Meta+K /")
            .child(element("span").class("icon").trusted_html(MAGNIFIER))
            .child(element("span").text(frame.words.search))
    }

    /// The work of `theme.js`, hence shown only where scripts run; which of its three labels is read and
    /// which sign is seen follows `data-theme` (see `.theme` in the style sheet).
    fn theme_button(frame: Frame<'_>) -> Element {
        let words = words(frame);
        let state = |theme: &'static str, name: &'static str| {
            element("span").class(theme).text([words.theme, ": ", name].concat())
        };
        element("button")
            .class("theme")
            .with("type", "button")
            .with("data-action", "theme")
            .child(state("theme-system", words.theme_system))
            .child(state("theme-light", words.theme_light))
            .child(state("theme-dark", words.theme_dark))
    }

    pub(super) fn footer(place: Element, frame: Frame<'_>) -> Element {
        let site = frame.site;
        let owner = (!site.author.is_empty()).then(|| element("span").text(site.author.clone()));
        let feed = link(site.base.file("feed.xml"), words(frame).feed)
            .with("rel", "external alternate")
            .with("type", "application/atom+xml");
        place
            .maybe(owner)
            .child(element("span").text(fill_number(frame.words.posts_count, site.listed)))
            .child(feed)
            .child(link("#".to_owned(), words(frame).top))
    }
}
