//! Listening to the window, for as long as the page lives.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use super::page;

/// Calls a function for each event of a name that reaches the window.
pub(super) fn listen<E: JsCast>(name: &str, mut handle: impl FnMut(&E) + 'static) {
    listen_boxed(name, Box::new(move |event| handle(event.unchecked_ref())));
}

/// The part that is there once, whatever the event.
fn listen_boxed(name: &str, handle: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(handle);
    if let Some(window) = page::window() {
        let _ = window.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

/// The element that an event happened to.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
