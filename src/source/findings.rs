//! Collects the diagnostics of one file.

use super::{Diagnostic, Severity};

/// The diagnostics of one file, gathered while it is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    file: String,
    found: Vec<Diagnostic>,
}

impl Findings {
    /// Nothing found yet in a file, named relative to the content folder.
    pub(crate) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), found: Vec::new() }
    }

    /// Adds a finding at a line and column, both from 1.
    pub(crate) fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        (line, column): (usize, usize),
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.found.push(Diagnostic {
            file: self.file.clone(),
            line,
            column,
            length: 0,
            severity,
            code,
            message: message.into(),
            hint: hint.into(),
        });
    }

    /// What was found.
    pub(crate) fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }
}
