//! The engine of the search widget, for the browser: everything is in [`seoga::embed`].
//!
//! What scripts call is exported here: whatever the library exported would be in the app as well. A
//! change of it raises `CONTRACT` in `publish/embed/engine.rs`.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

/// See [`seoga::embed::put`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn put(build: &str, name: &str, bytes: Vec<u8>) {
    seoga::embed::put(build, name, bytes);
}

/// See [`seoga::embed::answer`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[expect(
    clippy::too_many_arguments,
    reason = "plain values are the cheapest to hand over, one by one"
)]
pub fn answer(
    place: &web_sys::Element,
    build: &str,
    home: &str,
    lang: &str,
    words: &str,
    list: &str,
    query: &str,
    tags: &str,
    latest_first: bool,
    limit: usize,
    narrowing: bool,
    texts: bool,
) -> JsValue {
    let question = seoga::embed::Question {
        build,
        home,
        lang,
        words,
        list,
        query,
        tags,
        latest_first,
        limit,
        narrowing,
        texts,
    };
    seoga::embed::answer(place, &question)
}

fn main() {}
