//! Files of the site over HTTP.

use std::cell::RefCell;

use gloo_net::http::{Request, Response};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableWritablePair};

use super::super::state::LoadError;
use super::page;

/// Milliseconds before an attempt is given up.
const TIMEOUT: u32 = 8_000;
/// Milliseconds to wait before each further attempt.
const PAUSES: [i32; 2] = [300, 900];
/// Milliseconds that a picture is waited for; a test of the search knows them.
const UNSEEN: i32 = 100;

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

/// Waits until the page is about to be painted: what changes then is in the same picture. A page that
/// nobody sees is not painted, and goes on all the same.
pub(super) async fn frame() {
    wait(UNSEEN, true, &End::default()).await;
}

/// Waits so many milliseconds.
pub(super) async fn sleep(milliseconds: i32) {
    wait(milliseconds, false, &End::default()).await;
}

/// Waits so many milliseconds, or until the function that is put into `end` is called.
pub(super) async fn rest(milliseconds: i32, end: &End) {
    wait(milliseconds, false, end).await;
}

/// What ends a wait.
pub(super) type End = RefCell<Option<js_sys::Function>>;

async fn wait(milliseconds: i32, or_painted: bool, end: &End) {
    let mut timer = Timer(None);
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        timer.0 = page::window().and_then(|window| {
            if or_painted {
                let _ = window.request_animation_frame(&resolve);
            }
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
                .ok()
        });
        if timer.0.is_none() {
            let _ = resolve.call0(&resolve);
        }
        end.replace(Some(resolve));
    });
    let _ = JsFuture::from(promise).await;
}

/// A timer of the browser that goes with the wait for it: otherwise it would wake the page for nobody.
struct Timer(Option<i32>);

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.0, page::window()) {
            window.clear_timeout_with_handle(id);
        }
    }
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
    /// `web-sys` does not know it yet.
    #[wasm_bindgen(extends = ReadableWritablePair)]
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}
