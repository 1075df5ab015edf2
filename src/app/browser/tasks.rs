//! Futures in the browser. They are boxed, so that the machinery around them is there once and not
//! once for each of them.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

/// A future that only does something.
pub(super) type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Starts a future, where the views' own run.
pub(super) fn spawn(task: Task) {
    leptos::task::spawn_local(task);
}

/// Waits for all of them, at the same time.
pub(super) async fn all(mut tasks: Vec<Task>) {
    poll_fn(|context| {
        tasks.retain_mut(|task| task.as_mut().poll(context).is_pending());
        if tasks.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}
