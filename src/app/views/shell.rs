//! The whole app: what is fixed, what is shown, the search dialog.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::state::Reader;
use super::markup::{Element, element};
use super::{Frame, fixed, search, shown};

/// The whole app around one [`Reader`].
#[component]
pub fn App(
    /// What is shown, and everything it depends on.
    reader: Reader,
) -> impl IntoView {
    let site = Arc::clone(&reader.site);
    let frame = Frame::new(&site);
    let (page, answer) = (reader.clone(), reader.clone());
    view! {
        {fixed::skip(frame)}
        {fixed::header(frame)}
        <main id="main" tabindex="-1">
            {live(move || shown(Frame::new(&page.site), &page.shown.read()))}
            {live(move || search::answer_on_page(&answer))}
        </main>
        {fixed::footer(frame)}
        {search::dialog(reader)}
        {status().with("id", "status")}
    }
}

/// Where assistive technology is told what happens.
pub(super) fn status() -> Element {
    element("p").class("visually-hidden").with("role", "status")
}

/// A part that follows its signals. Boxed, so that all such parts are of one type.
pub(super) fn live(view: impl Fn() -> Element + Send + 'static) -> Box<dyn Fn() -> Element + Send> {
    Box::new(view)
}
