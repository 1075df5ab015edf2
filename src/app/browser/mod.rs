//! The browser's half of the app: taking the page over, history, loading, search, controls.
//! Light and dark is `theme.js` alone, which needs no app; keys are `keys.js`, recent searches `comfort.js`.
//!
//! Enter at [`main`]. What must stay true:
//! - the static page stays in place until the app's own view of it is ready, and comes back when
//!   the app cannot go on;
//! - nothing is stored, and nothing is asked of another origin;
//! - nothing here panics on data: what cannot be loaded becomes a state that views show.

mod controls;
mod events;
mod fetch;
mod finder;
mod head;
mod json;
mod library;
mod marks;
mod page;
mod panic;
mod router;
mod scroll;
mod search;
mod start;
mod tasks;
mod time;

/// The standard allocator is 7 KB of the app, this one 2.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The binary's entry point: takes the page over, or leaves it as it is and says so.
pub fn main() {
    panic::report();
    if start::start().is_none() {
        panic::give_up("the page was not published for this app");
    }
}
