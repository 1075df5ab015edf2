//! What is wrong with the content, and where. Collected for the whole site, never thrown at the first.

use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something of the content could not be published as it stands.
    Error,
    /// Published, but probably not as its author means it.
    Warning,
    /// Worth knowing.
    Note,
}

/// One finding with its place and a hint. Ordered by place, so that reports are stable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Diagnostic {
    /// File, relative to the content folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Characters from there on that it is about; 0 where only the place is known.
    pub length: usize,
    /// How bad it is.
    pub severity: Severity,
    /// A stable code in kebab case (`dead-link`), explained in `docs/diagnostics.md`.
    pub code: &'static str,
    /// What is the matter, in one sentence.
    pub message: String,
    /// What to do about it; may be empty.
    pub hint: String,
}
