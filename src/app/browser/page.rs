//! The browser's page and window, without panics: whoever has none gets `None`.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

/// The window.
pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// The first element that matches a selector.
pub(super) fn element(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

/// The element of an `id`, which is any text.
pub(super) fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Tells assistive technology something, politely.
pub(super) fn announce(text: &str) {
    // An open dialog hides the rest of the page from it.
    if let Some(status) = element("dialog[open] [role=status], #status") {
        status.set_text_content(Some(text));
    }
}
