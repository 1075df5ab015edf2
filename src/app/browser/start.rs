//! Taking the static page over.

use std::cell::OnceCell;
use std::rc::Rc;

use leptos::mount::mount_to;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::super::state::{Reader, Shown};
use super::super::views::{App, FIXED};
use super::json::Json;
use super::library::Library;
use super::router::{Router, here};
use super::search::Search;
use super::{controls, page, scroll};
use crate::model::{Route, Site};

/// Builds the app off the screen, moves what the static page shows into it, and swaps it in, in one
/// frame: nothing is drawn twice, pictures and selections stay.
///
/// `None` where the page was not published for this app. Nothing has been changed then.
pub(super) fn start() -> Option<()> {
    let document = page::document()?;
    let old: HtmlElement = page::by_id("app")?;
    let content = old.query_selector(".page").ok()??;
    let (site, post) = page_data(&old)?;
    let target = here(&site.base)?;
    let library = Rc::new(Library::new(site.clone()));
    if let (Route::Document(path), Some(post)) = (&target.route, post) {
        library.keep_post(path, post);
    }
    let new: HtmlElement =
        document.create_element("div").ok().and_then(|element| element.dyn_into().ok())?;
    new.set_id("app");
    let static_route = target.route.without_query();
    let (router, search) = mount(&new, move || {
        let reader = Reader::new(site, Shown::Static(static_route));
        let search = Search::new(reader.clone());
        let router = Router::new(reader.clone(), library, Rc::clone(&search));
        (reader, router, search)
    })?;
    let place = new.query_selector(".page").ok()??;

    let focused = document.active_element().and_then(|element| element.dyn_into().ok());
    let top = page::window().and_then(|window| window.scroll_y().ok());
    while let Some(child) = content.first_child() {
        let _ = place.append_child(&child);
    }
    for part in FIXED {
        let there = old.query_selector(part).ok()??;
        let _ = new.query_selector(part).ok()??.replace_with_with_node_1(&there);
    }
    old.replace_with_with_node_1(&new).ok()?;
    keep_place(focused, top);
    if let Some(root) = document.document_element() {
        let _ = root.class_list().add_1("app");
    }
    controls::follow(&router, &search);
    router.listen(target);
    Some(())
}

/// Builds the views into an element that is not on the page yet. All signals belong to what is
/// mounted, which lasts as long as the page.
fn mount(
    element: &HtmlElement,
    state: impl FnOnce() -> (Reader, Rc<Router>, Rc<Search>) + 'static,
) -> Option<(Rc<Router>, Rc<Search>)> {
    let made = Rc::new(OnceCell::new());
    let handed = Rc::clone(&made);
    let views = move || {
        let (reader, router, search) = state();
        let _ = handed.set((router, search));
        leptos::view! { <App reader=reader/> }
    };
    mount_to(element.clone(), views).forget();
    made.get().cloned()
}

/// The data block: the site, and the document with the article's markup put back into it.
fn page_data(old: &Element) -> Option<(Site, Option<Json>)> {
    let block = page::by_id("page-data")?;
    let text = block.text_content().unwrap_or_default();
    let json = Json::parse(&text).ok()?;
    let site = json.get("site").read().ok()?;
    let document = Some(json.get("document")).filter(Json::exists);
    if let (Some(document), Ok(Some(prose))) = (&document, old.query_selector(".prose")) {
        document.set("html", &prose.inner_html());
    }
    Some((site, document))
}

/// The swap must not be felt: the focus stays, and the page stays where it was. Moving an element
/// takes the focus off it.
fn keep_place(focused: Option<HtmlElement>, top: Option<f64>) {
    if let Some(control) = focused.filter(|control| control.is_connected()) {
        scroll::focus_in_place(&control);
    }
    if let (Some(window), Some(top)) = (page::window(), top) {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}
