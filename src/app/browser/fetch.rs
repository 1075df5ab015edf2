//! Files of the site over HTTP.

use gloo_net::http::{Request, Response};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableWritablePair};

use super::super::state::LoadError;
use super::time::sleep;

/// Milliseconds before an attempt is given up.
const TIMEOUT: u32 = 8_000;
/// Milliseconds to wait before each further attempt.
const PAUSES: [i32; 2] = [300, 900];

/// A file as it is. Tries again where the line fails or the host is busy, not where the answer is no.
pub(super) async fn bytes(url: &str) -> Result<Vec<u8>, LoadError> {
    let mut pauses = PAUSES.iter();
    loop {
        let outcome = match attempt(url).await {
            Some(response) if response.ok() => {
                return response.binary().await.map_err(|_| LoadError::Network);
            }
            Some(response) if !is_passing(response.status()) => return Err(LoadError::Missing),
            _ => LoadError::Network,
        };
        match pauses.next() {
            Some(pause) => sleep(*pause).await,
            None => return Err(outcome),
        }
    }
}

async fn attempt(url: &str) -> Option<Response> {
    let signal = AbortSignal::timeout_with_u32(TIMEOUT);
    Request::get(url).abort_signal(Some(&signal)).send().await.ok()
}

fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 429 | 500..)
}

/// A file that was deflated when the site was built (RFC 1950), inflated with the browser's own means.
pub(super) async fn inflated(url: &str) -> Result<Vec<u8>, LoadError> {
    let bytes = bytes(url).await?;
    let buffer = inflate(&bytes).map(JsFuture::from).map_err(|_| LoadError::Data)?;
    let buffer = buffer.await.map_err(|_| LoadError::Data)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

fn inflate(bytes: &[u8]) -> Result<js_sys::Promise, JsValue> {
    let body = js_sys::Uint8Array::from(bytes);
    let deflated = web_sys::Response::new_with_opt_js_u8_array(Some(&body))?;
    let inflater = DecompressionStream::new("deflate")?;
    let stream = deflated.body().ok_or(JsValue::UNDEFINED)?.pipe_through(&inflater);
    web_sys::Response::new_with_opt_readable_stream(Some(&stream))?
        .array_buffer()
        .map(JsCast::unchecked_into)
}

#[wasm_bindgen]
extern "C" {
    /// Compression Streams; `web-sys` does not know this one yet.
    #[wasm_bindgen(extends = ReadableWritablePair)]
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}
