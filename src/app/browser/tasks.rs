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

/// Lets everything that is ready go first, within the same task of the browser.
pub(super) async fn turn() {
    let mut waited = false;
    poll_fn(|context| {
        if waited {
            return Poll::Ready(());
        }
        waited = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Waits for all of them, at the same time.
pub(super) async fn all(mut tasks: Vec<Task>) {
    poll_fn(|context| {
        tasks.retain_mut(|task| task.as_mut().poll(context).is_pending());
        if tasks.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}
