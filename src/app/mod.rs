//! The views and the browser's services.
//!
//! [`App`] is the one tree of views: the publisher renders it natively into every page
//! ([`render`]), the browser mounts it over that page (`browser::start`). Views are functions of a
//! [`crate::model::Page`] that is there already; loading is the browser's business, not theirs.
//!
//! What must stay true:
//! - the same [`crate::model::Page`] gives the same text in both worlds;
//! - everything a reader can do is a link first: without a script it still leads somewhere useful;
//! - nothing here knows `source`, `markdown` or `publish`.

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod published_strings;
#[cfg(not(target_arch = "wasm32"))]
pub mod render;
mod search;
mod state;
pub mod strings;
pub mod views;

pub use search::{Answer, Detail, SearchPhase, rank, shows_tags};
pub use state::{LoadError, PageData, Reader, Shown};
pub use views::App;
