//! Reading Korean and other text the way a reader means it.
//!
//! Hangul arithmetic ([`hangul`]), text folded for comparison ([`fold()`]), its words ([`words()`]),
//! particles ([`particles`]), the two-set keyboard ([`keyboard`]) and snippets ([`snippet`]).
//!
//! What must stay true:
//! - everything here is a pure function of its arguments and compiles for the browser, where every
//!   table is weighed in bytes: no Unicode tables beyond those of `core`;
//! - offsets are counted in characters of the source text, so that marks are exact whatever the
//!   folding did.

pub mod fold;
pub mod hangul;
pub mod keyboard;
pub mod particles;
pub mod snippet;
pub mod words;

pub use fold::{Folded, fold};
pub use snippet::{Mark, Marked};
pub use words::{Word, words};
