//! Where the page stands, for every entry of the history.
//!
//! Each entry has a key in its state; positions are kept by key in memory, and in the state as well,
//! for entries that outlive a reload.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, FocusOptions, HtmlElement, ScrollRestoration};

use super::events::listen;
use super::page;

thread_local! {
    static PLACES: RefCell<Places> = const { RefCell::new(Places { current: 0, tops: Vec::new() }) };
}

/// Positions of the entries that were visited.
struct Places {
    /// Key of the entry the reader is at.
    current: u64,
    /// Pixels from the top, by key.
    tops: Vec<(u64, f64)>,
}

/// Follows the reader, and keeps the browser from scrolling before the page is there.
pub(super) fn follow() {
    set_restoration(ScrollRestoration::Manual);
    enter(state().map_or_else(fresh_key, |(key, _)| key));
    save();
    // Written when the page has come to rest: browsers limit such writes.
    listen("scrollend", |_: &Event| save());
    // A reload brings the static page back, which the browser can scroll by itself.
    listen("pagehide", |_: &Event| {
        save();
        set_restoration(ScrollRestoration::Auto);
    });
    listen("pageshow", |_: &Event| {
        set_restoration(ScrollRestoration::Manual);
    });
}

/// Writes the position into the current entry.
pub(super) fn save() {
    let key = leave();
    if let Some(history) = page::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&state_value(key, top()), "", None);
    }
}

/// Makes another entry the one the reader is at.
fn enter(key: u64) {
    PLACES.with_borrow_mut(|places| places.current = key);
}

/// Remembers the position of the entry that is being left; gives its key.
pub(super) fn leave() -> u64 {
    PLACES.with_borrow_mut(|places| {
        places.tops.retain(|(key, _)| *key != places.current);
        places.tops.push((places.current, top()));
        places.current
    })
}

/// Makes a new entry.
pub(super) fn push(url: &str) {
    save();
    let key = fresh_key();
    if let Some(history) = page::window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&state_value(key, 0.0), "", Some(url));
    }
    enter(key);
}

/// Gives the current entry another address.
pub(super) fn replace(url: &str) {
    let key = leave();
    if let Some(history) = page::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&state_value(key, top()), "", Some(url));
    }
}

/// Goes to where the reader was in the entry that is current now.
pub(super) fn restore() {
    let Some((key, written)) = state() else {
        to_top();
        return;
    };
    let remembered = PLACES.with_borrow_mut(|places| {
        places.current = key;
        places.tops.iter().find(|(known, _)| *known == key).map(|(_, top)| *top)
    });
    to(remembered.unwrap_or(written));
}

/// The same for entries of one page: without a state the browser has just made the entry for a
/// fragment and has scrolled there.
pub(super) fn restore_or_leave() {
    if state().is_some() {
        leave();
        restore();
    } else {
        enter(fresh_key());
        save();
    }
}

/// Goes to the top.
pub(super) fn to_top() {
    to(0.0);
}

/// Goes to the element of an `id`, and moves the focus there; `false` where there is none.
pub(super) fn to_fragment(id: &str) -> bool {
    let Some(element) = page::by_id(id) else {
        return false;
    };
    element.scroll_into_view();
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    focus_in_place(&element);
    true
}

/// Moves the focus without moving the page.
pub(super) fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

fn to(top: f64) {
    if let Some(window) = page::window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

fn top() -> f64 {
    page::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

fn set_restoration(mode: ScrollRestoration) {
    if let Some(history) = page::window().and_then(|window| window.history().ok()) {
        let _ = history.set_scroll_restoration(mode);
    }
}

/// Keys must differ from those of before a reload; the time in microseconds does.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time stamp fits")]
fn fresh_key() -> u64 {
    let now = (js_sys::Date::now() * 1000.0) as u64;
    PLACES.with_borrow(|places| now.max(places.current + 1))
}

#[expect(clippy::cast_precision_loss, reason = "microseconds since 1970 are below 2^53")]
fn state_value(key: u64, top: f64) -> JsValue {
    Array::of2(&JsValue::from_f64(key as f64), &JsValue::from_f64(top)).into()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "written by `state_value`"
)]
fn state() -> Option<(u64, f64)> {
    let state = page::window()?.history().ok()?.state().ok()?;
    let pair: Array = state.dyn_into().ok()?;
    Some((pair.get(0).as_f64()? as u64, pair.get(1).as_f64()?))
}
