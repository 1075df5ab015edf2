//! Where in the file something stands that was found in the prepared text.

use super::prepare::{Draft, Finding};
use crate::source::{Diagnostic, Document, Severity};

/// Turns offsets of the prepared text into places of the file.
#[derive(Debug)]
pub(super) struct Places<'text> {
    document: &'text Document,
    draft: &'text Draft,
    prepared: Vec<usize>,
    body: Vec<usize>,
}

impl<'text> Places<'text> {
    pub(super) fn new(document: &'text Document, draft: &'text Draft) -> Self {
        Self { document, draft, prepared: starts(&draft.text), body: starts(&document.body) }
    }

    /// A diagnostic at a byte of the prepared text. The column is that of `needle` on the original
    /// line, the occurrence nearest to where the prepared text has it.
    pub(super) fn diagnostic(
        &self,
        at: usize,
        needle: &str,
        code: &'static str,
        message: String,
        hint: String,
    ) -> Diagnostic {
        let line = self.prepared.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.prepared.get(line).copied().unwrap_or_default();
        let near = at.saturating_sub(start);
        let mut origin = self.draft.origins.get(line).copied().unwrap_or_default();
        let mut found = self.find(origin, near, needle);
        // A span may start on an earlier line than what is wrong in it.
        for ahead in 1..4 {
            if found.is_some() || needle.is_empty() {
                break;
            }
            found = self.find(origin + ahead, 0, needle);
            if found.is_some() {
                origin += ahead;
            }
        }
        let byte = found.unwrap_or(near);
        let text = within(self.line(origin), 0, LONGEST_COLUMN);
        let column = text.char_indices().take_while(|(at, _)| *at < byte).count() + 1;
        let length = found.map_or(0, |_| needle.chars().count());
        Diagnostic { length, ..self.finish(&Finding { line: origin, column, code, message, hint }) }
    }

    /// A finding of the preparation as a diagnostic.
    pub(super) fn finish(&self, finding: &Finding) -> Diagnostic {
        Diagnostic {
            file: self.document.file.clone(),
            line: self.document.body_line + finding.line,
            column: finding.column,
            length: 0,
            severity: match finding.code {
                "bad-math" | "unknown-include" | "unknown-tag" | "unknown-shortcode"
                | "unsafe-link" | "dead-link" | "dead-anchor" | "missing-image"
                | "unclosed-fence" | "embed-cycle" => Severity::Warning,
                _ => Severity::Note,
            },
            code: finding.code,
            message: finding.message.clone(),
            hint: finding.hint.clone(),
        }
    }

    fn line(&self, line: usize) -> &'text str {
        let start = self.body.get(line).copied().unwrap_or_default();
        let end = self.body.get(line + 1).map_or(self.document.body.len(), |next| next - 1);
        self.document.body.get(start..end).unwrap_or_default()
    }

    fn find(&self, line: usize, near: usize, needle: &str) -> Option<usize> {
        if needle.is_empty() {
            return None;
        }
        let line = self.line(line);
        let from = near.saturating_sub(LONGEST_COLUMN / 2);
        let window = within(line, from, LONGEST_COLUMN);
        let start = boundary(line, from);
        window.match_indices(needle).map(|(at, _)| start + at).min_by_key(|at| at.abs_diff(near))
    }
}

/// How far along a line columns are counted; keeps a file of one line linear.
const LONGEST_COLUMN: usize = 4000;

/// The first place from here on where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// A stretch of text, its ends moved to where characters begin.
fn within(text: &str, from: usize, length: usize) -> &str {
    let from = boundary(text, from);
    let end = boundary(text, from + length);
    text.get(from..end).unwrap_or_default()
}

fn starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}
