//! Stands for the crate `wasm-streams`, which `leptos` brings along for server functions.
//!
//! A site without a server has none, and nothing of this is ever called; but the real crate exports its
//! classes to JavaScript, so that no linker can leave them out: 2 KB of WebAssembly and half a
//! kilobyte of JavaScript (brotli) in every visit. `[patch.crates-io]` in the package's `Cargo.toml`
//! puts this one in its place; it holds what `server_fn` 0.8 names and no more.

use futures_util::Stream;
use futures_util::stream::{Empty, empty};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser's.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser's.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream of the browser's.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A body that is never sent.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// A stream that ends at once.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
