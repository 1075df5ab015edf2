//! Waiting: for a picture, or for so many milliseconds.
//!
//! Enter at [`frame`], [`sleep`] or [`rest`]. What must stay true: no timer outlives the wait for it.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;

use super::page;

/// Milliseconds that a picture is waited for; a test of the search knows them.
const UNSEEN: i32 = 100;

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
pub(super) type End = RefCell<Option<Function>>;

async fn wait(milliseconds: i32, or_painted: bool, end: &End) {
    let mut timer = Timer(None);
    let promise = Promise::new(&mut |resolve, _| {
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
