//! A document → safe HTML, its table of contents, its links, its text.
//!
//! Two passes, because a link shows the title of its target and is checked against the target's
//! headings: [`outline`] reads one document on its own, [`Site`] holds what all outlines say, and
//! [`render`] writes one document with the site at hand.
//!
//! One document goes through these steps:
//!
//! | step | module | does |
//! |---|---|---|
//! | prepare | `prepare` | the dialect's own syntax → CommonMark and marks; never inside code |
//! | parse | `parse` | pulldown-cmark → a flat list of events with places |
//! | write | `write` | events → HTML, text, links; targets resolved by [`Site`] |
//! | sanitise | `sanitise` | ammonia with an explicit policy |
//! | finish | `marks` | code and formulas, made by trusted code, take their places |
//!
//! What must stay true:
//! - no visible text is dropped: what is not understood is shown as it was written and reported;
//! - nothing of a document is executed, and nothing outside `sanitise`'s lists reaches the HTML;
//! - every step is linear in the length of the document and keeps its own stack: no recursion;
//! - the ids that [`outline`] announces are the ids that [`render`] writes.

use crate::model::{RoutePath, Section, TocEntry};
use crate::source::Diagnostic;

mod address;
mod attributes;
mod bare;
mod blocks;
mod callout;
mod code;
mod elements;
mod gallery;
mod headings;
mod html;
mod inline;
mod kept;
mod lookup;
mod marks;
mod mathml;
mod outline;
mod parse;
mod place;
mod prepare;
mod resolve;
mod sanitise;
mod site;
mod spans;
mod suggest;
mod typography;
mod write;

pub use outline::{FirstHeading, Outline, outline};
pub use site::Site;
pub use write::render;

/// A document as its page needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Sanitised HTML; addresses have the site's base. No heading in it is an `h1`.
    pub html: String,
    /// The headings of `html` in order, less those that asked to be left out.
    pub toc: Vec<TocEntry>,
    /// The visible text, cut at the headings; the first one is what stands before any heading.
    pub sections: Vec<Section>,
    /// The documents it links to, each once, in the order of their first mention.
    pub links: Vec<RoutePath>,
    /// Characters of visible text, white space not counted.
    pub text_length: usize,
    /// Whether a formula stands in it.
    pub has_math: bool,
    /// What was wrong, with places.
    pub diagnostics: Vec<Diagnostic>,
}
