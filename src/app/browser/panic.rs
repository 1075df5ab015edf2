//! When the app cannot go on.
//!
//! A panic leaves the WebAssembly instance unusable; `boot.js` then brings the static page back, by
//! loading it once more without the app. It listens for the event sent here.

use wasm_bindgen::JsValue;
use web_sys::CustomEvent;

use super::page;
use crate::model::joined;

/// The event that `boot.js` listens for, on the window; its detail is the message.
const EVENT: &str = "seoga:failed";

/// Has panics told to `boot.js`.
pub(super) fn report() {
    std::panic::set_hook(Box::new(|info| {
        // What `info` would say of itself, without the machinery of formats.
        let place =
            info.location().map(|place| [place.file(), ":", &place.line().to_string()].concat());
        let message = info.payload_as_str().unwrap_or_default();
        give_up(&joined(&[place.as_deref().unwrap_or_default(), message], ": "));
    }));
}

/// Hands the page back to the browser.
pub(super) fn give_up(message: &str) {
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&JsValue::from_str(message));
    if let (Some(window), Ok(event)) =
        (page::window(), CustomEvent::new_with_event_init_dict(EVENT, &init))
    {
        let _ = window.dispatch_event(&event);
    }
}
