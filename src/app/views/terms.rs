//! All tags or all categories.

use super::super::strings::Strings;
use super::markup::{Element, element};
use super::{Frame, header, parts};
use crate::model::{ListRoute, Route, Taxonomy, TermsPage};

pub(super) fn title(page: &TermsPage, words: &Strings) -> &'static str {
    match page.taxonomy {
        Taxonomy::Tags => words.all_tags,
        Taxonomy::Categories => words.all_categories,
    }
}

pub(super) fn view(frame: Frame<'_>, page: &TermsPage) -> Element {
    let title = title(page, frame.words);
    let links = page.terms.iter().filter_map(|entry| {
        let slug = entry.term.slug()?;
        let route = match page.taxonomy {
            Taxonomy::Tags => ListRoute::tag(slug),
            Taxonomy::Categories => ListRoute::category(slug),
        };
        Some(parts::counted(frame.url(&Route::List(route)), entry))
    });
    element("div").child(header(title.to_owned())).maybe(parts::list(
        "tags all",
        title,
        links.collect(),
    ))
}
