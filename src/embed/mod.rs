//! The widgets for other sites: the search, lists and posts of this site in anybody's page.
//!
//! Lists, cards, posts, and everything around the answer of a search are scripts (`js/`), which the
//! publisher writes. The WebAssembly is the engine of a search with the views of its answer: one for
//! each site, however many widgets ask it. Enter at [`answer`].

#[cfg(target_arch = "wasm32")]
mod engine;

#[cfg(target_arch = "wasm32")]
pub use engine::{Question, answer, put};
