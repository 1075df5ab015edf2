//! Keys and controls: what the reader presses and types.
//!
//! A key that an input method is composing with belongs to the input method: `isComposing`, and
//! key code 229 for those that set only that. What has been composed so far is searched all the same.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::events::{listen, target};
use super::router::Router;
use super::search::{self, Search};
use super::{marks, page};

/// What `keyCode` says while an input method composes.
const COMPOSING: u32 = 229;
/// The fields of the search.
const FIELD: &str = "input[data-search]";
/// What leads to the search: who points at it or has the focus there may be about to search.
const TOWARDS: &str = "[data-action=search], [data-search]";

/// Listens for as long as the page lives.
pub(super) fn follow(router: &Rc<Router>, search: &Rc<Search>) {
    let search_by_key = Rc::clone(search);
    listen("keydown", move |event: &KeyboardEvent| {
        if event.is_composing() || event.key_code() == COMPOSING {
            return;
        }
        let pressed_in = target(event);
        if opens_search(event, pressed_in.as_ref()) {
            event.prevent_default();
            search_by_key.open();
        } else if let Some(field) = pressed_in.filter(is_field) {
            choose(event, &field);
        } else if event.key() == "Escape" {
            marks::clear();
        }
    });
    for turning in ["pointerover", "focusin"] {
        let search = Rc::clone(search);
        listen(turning, move |event: &Event| {
            let towards = target(event).and_then(|element| element.closest(TOWARDS).ok()?);
            if towards.is_some() {
                search.prepare();
            }
        });
    }
    // What was typed before the app was there counts as well.
    if let Some(field) = page::by_id("page-search-input").and_then(|field| field.dyn_into().ok()) {
        let field: HtmlInputElement = field;
        if !field.value().is_empty() {
            search.typed(field.value());
        }
    }
    let typed_search = Rc::clone(search);
    listen("input", move |event: &Event| {
        let field = target(event).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field.filter(|field| is_field(field)) {
            typed_search.typed(field.value());
        }
    });
    // Without results Enter would send the form: the app is the server here.
    listen("submit", |event: &Event| {
        if target(event).is_some_and(|form| form.class_list().contains("search-form")) {
            event.prevent_default();
        }
    });
    let (router, search) = (Rc::clone(router), Rc::clone(search));
    listen("click", move |event: &MouseEvent| {
        if is_plain(event) && !press(event, &search) {
            router.clicked(event);
        }
    });
}

/// Other clicks open windows, download, select: they are the browser's.
fn is_plain(event: &MouseEvent) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !modified && !event.default_prevented()
}

/// Does what the pressed control says; `false` where there is none.
fn press(event: &MouseEvent, search: &Rc<Search>) -> bool {
    let control = target(event).and_then(|element| element.closest("[data-action]").ok().flatten());
    let Some(control) = control else { return false };
    let action = control.get_attribute("data-action").unwrap_or_default();
    match action.as_str() {
        "search" => search.open(),
        "close" => search::close_dialog(),
        "retry" => search.again(0),
        "more" => search.again(search::RESULTS),
        "facet" => search.toggle(&control.get_attribute("data-tag").unwrap_or_default()),
        _ => return false,
    }
    event.prevent_default();
    true
}

fn is_field(element: &Element) -> bool {
    element.matches(FIELD).unwrap_or(false)
}

/// Ctrl-K or ⌘K anywhere; `/` where nothing is being typed.
fn opens_search(event: &KeyboardEvent, target: Option<&Element>) -> bool {
    let command = event.ctrl_key() || event.meta_key();
    // The physical key: with a Korean layout the same key says ㅏ.
    if command && !event.alt_key() && !event.shift_key() && event.code() == "KeyK" {
        return true;
    }
    let typing = target.is_some_and(|element| {
        element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()
    });
    event.key() == "/" && !typing && !command && !event.alt_key()
}

/// Arrows and Enter in a field of the search (Authoring Practices, combobox with list box).
fn choose(event: &KeyboardEvent, field: &Element) {
    // The browser would empty the field first, and close the dialog at the second press only.
    if event.key() == "Escape" && field.closest("dialog").ok().flatten().is_some() {
        event.prevent_default();
        return search::close_dialog();
    }
    let options = options_of(field);
    let Some(last) = options.len().checked_sub(1) else { return };
    let is_active =
        |option: &HtmlElement| option.get_attribute("aria-selected").as_deref() == Some("true");
    let active = options.iter().position(is_active);
    let next = match event.key().as_str() {
        "ArrowDown" => active.filter(|place| *place < last).map_or(0, |place| place + 1),
        "ArrowUp" => active.and_then(|place| place.checked_sub(1)).unwrap_or(last),
        "Enter" => {
            event.prevent_default();
            if let Some(option) = options.get(active.unwrap_or(0)) {
                open(event, option);
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    for (place, option) in options.iter().enumerate() {
        let selected = if place == next { "true" } else { "false" };
        let _ = option.set_attribute("aria-selected", selected);
        if place == next {
            let _ = field.set_attribute("aria-activedescendant", &option.id());
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    }
}

/// The results below the field.
fn options_of(field: &Element) -> Vec<HtmlElement> {
    let list = field.get_attribute("aria-controls").and_then(|id| page::by_id(&id));
    let Some(found) = list.and_then(|list| list.query_selector_all("[role=option]").ok()) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|number| found.item(number)?.dyn_into().ok()).collect()
}

/// Enter goes there; with a modifier, into a new tab.
fn open(event: &KeyboardEvent, option: &HtmlElement) {
    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
        // The click is the router's.
        option.click();
    } else if let (Some(window), Some(address)) = (page::window(), option.get_attribute("href")) {
        let _ = window.open_with_url_and_target_and_features(&address, "_blank", "noopener");
    }
}
