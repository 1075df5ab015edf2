//! The widgets for other sites: the search, lists and posts of this site in anybody's page.
//!
//! Lists, cards, posts, and everything around the answer of a search are scripts (`js/`), which the
//! publisher writes. The WebAssembly is the engine of a search with the views of its answer: one for
//! each site, however many widgets ask it. Enter at [`answer`].

mod engine;

pub use engine::{Question, answer, put};
