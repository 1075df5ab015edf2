//! What surrounds every page and never changes: header, navigation, footer.
//!
//! The publisher writes them. The browser only holds their places: it takes over those of the static
//! page as they are (`browser::start`), with whoever has the focus in them.

use super::Frame;
use super::markup::{Element, element};

/// The parts by the selectors that find them in a page.
#[cfg(target_arch = "wasm32")]
pub(crate) const FIXED: [&str; 2] = [".site-header", ".site-footer"];

/// The header of every page.
pub(super) fn header(frame: Frame<'_>) -> Element {
    fill(element("header").class("site-header"), frame, Part::Header)
}

/// The footer of every page.
pub(super) fn footer(frame: Frame<'_>) -> Element {
    fill(element("footer").class("site-footer"), frame, Part::Footer)
}

#[derive(Clone, Copy)]
enum Part {
    Header,
    Footer,
}

#[cfg(target_arch = "wasm32")]
fn fill(place: Element, _: Frame<'_>, _: Part) -> Element {
    place
}

#[cfg(not(target_arch = "wasm32"))]
fn fill(place: Element, frame: Frame<'_>, part: Part) -> Element {
    match part {
        Part::Header => written::header(place, frame),
        Part::Footer => written::footer(place, frame),
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod written {
    use super::super::super::strings::fill_number;
    use super::super::Frame;
    use super::super::markup::{Element, element, link};
    use crate::model::{Route, SearchRoute};

    /// The picture on the search button.
    const MAGNIFIER: &str = "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"7\" cy=\"7\" r=\"4.5\"/><path d=\"m10.5 10.5 4 4\"/></svg>";

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
            .with("aria-label", frame.words.main_navigation)
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
        let words = frame.words;
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
        let feed = link(site.base.file("feed.xml"), frame.words.feed)
            .with("rel", "external alternate")
            .with("type", "application/atom+xml");
        place
            .maybe(owner)
            .child(element("span").text(fill_number(frame.words.posts_count, site.listed)))
            .child(feed)
            .child(link("#".to_owned(), frame.words.top))
    }
}
