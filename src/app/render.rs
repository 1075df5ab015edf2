//! The views as HTML, for the publisher.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::owner::Owner;

use super::state::{Reader, Shown};
use super::views::App;
use crate::model::{Page, Route, Site};

/// The markup that the app puts into `<div id="app">` for the page of a route.
pub fn html(site: &Site, route: Route, page: Arc<Page>) -> String {
    // Signals live and die with their owner: one for each page, dropped right after it.
    let owner = Owner::new();
    let html = owner.with(|| {
        let reader = Reader::new(site.clone(), Shown::Page(route, page));
        leptos::view! { <App reader=reader/> }.to_html()
    });
    owner.unset();
    html
}
