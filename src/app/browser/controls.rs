//! Controls: what the reader presses and types.
//!
//! Keys are the work of `keys.js`, which presses the same controls. What an input method has composed
//! so far is searched as everything that is typed.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, InputEvent, MouseEvent};

use super::events::{listen, target};
use super::page;
use super::router::Router;
use super::search::{self, Input, Search};

/// The fields of the search.
const FIELD: &str = "input[data-search]";
/// What leads to the search: who points at it or has the focus there may be about to search.
const TOWARDS: &str = "[data-action=search], [data-search]";

/// Listens for as long as the page lives.
pub(super) fn follow(router: &Rc<Router>, search: &Rc<Search>) {
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
            search.entered(field.value(), Input::Typed);
        }
    }
    let typed_search = Rc::clone(search);
    listen("input", move |event: &Event| {
        let field = target(event).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field.filter(|field| is_field(field)) {
            typed_search.entered(field.value(), input(event));
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
        "more" => search.again(search::MORE),
        "facet" => search.narrow(&control),
        "narrow" => search.toggle_narrowing(&control),
        _ => return false,
    }
    event.prevent_default();
    true
}

/// What an event says of how something came into a field (Input Events, Level 2).
fn input(event: &Event) -> Input {
    let kind = event.dyn_ref::<InputEvent>().map(InputEvent::input_type);
    match kind.as_deref() {
        Some("insertFromPaste" | "insertFromDrop" | "insertReplacementText") => Input::Whole,
        _ => Input::Typed,
    }
}

fn is_field(element: &Element) -> bool {
    element.matches(FIELD).unwrap_or(false)
}
