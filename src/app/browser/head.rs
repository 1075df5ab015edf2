//! The parts of `<head>` that change with the page. The static pages carry the rest (Open Graph,
//! structured data): whoever reads those does not run the app.

use super::super::state::Reader;
use super::super::views::window_title;
use super::page;
use crate::model::{Page, Route};

/// Title, description and canonical address of a page.
pub(super) fn describe(reader: &Reader, shown: &Page) {
    let site = &reader.site;
    let Some(document) = page::document() else {
        return;
    };
    document.set_title(&window_title(shown, site));
    let description = match shown {
        Page::Document(post) if !post.card.summary.is_empty() => &post.card.summary,
        _ => &site.description,
    };
    if let Some(element) = page::element("meta[name=description]") {
        let _ = element.set_attribute("content", description);
    }
    let path = match shown {
        Page::List(list) => Some(Route::List(list.route.clone()).path()),
        Page::Document(post) => Some(post.card.path.clone()),
        Page::Terms(terms) => Some(Route::Terms(terms.taxonomy).path()),
        Page::Search(_) | Page::Missing => None,
    };
    if let (Some(path), Some(element)) = (path, page::element("link[rel=canonical]")) {
        let _ =
            element.set_attribute("href", &[site.origin.as_str(), &path.href(&site.base)].concat());
    }
}
