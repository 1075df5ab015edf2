//! Diagnostics on the terminal.

use std::path::Path;

use crate::source::{Diagnostic, Severity};

/// How many of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) errors: usize,
    pub(super) warnings: usize,
}

impl Counts {
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |severity| diagnostics.iter().filter(|one| one.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning) }
    }

    /// `2 errors, 1 warning`, or nothing where there are none.
    pub(super) fn words(self) -> Option<String> {
        let part = |count: usize, name: &str| {
            (count > 0).then(|| format!("{count} {name}{}", if count == 1 { "" } else { "s" }))
        };
        let parts: Vec<String> = [part(self.errors, "error"), part(self.warnings, "warning")]
            .into_iter()
            .flatten()
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// All diagnostics in the manner of rustc, those with places one after the other.
pub(super) fn print(content: &Path, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        eprint!("{}", text(content, diagnostic));
    }
}

fn text(content: &Path, diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let place = content.join(&diagnostic.file);
    let hint = if diagnostic.hint.is_empty() {
        String::new()
    } else {
        format!("  = help: {}\n", diagnostic.hint)
    };
    format!(
        "{severity}[{}]: {}\n  --> {}:{}:{}\n{hint}",
        diagnostic.code,
        diagnostic.message,
        place.display(),
        diagnostic.line,
        diagnostic.column,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_words() {
        assert_eq!(Counts::default().words(), None);
        assert_eq!(Counts { errors: 1, warnings: 0 }.words().as_deref(), Some("1 error"));
        assert_eq!(
            Counts { errors: 2, warnings: 1 }.words().as_deref(),
            Some("2 errors, 1 warning")
        );
    }

    #[test]
    fn a_place_and_a_hint() {
        let diagnostic = Diagnostic {
            file: "posts/a.md".into(),
            line: 3,
            column: 7,
            severity: Severity::Warning,
            code: "dead-link",
            message: "nothing is at “b.md”".into(),
            hint: "did you mean “c.md”?".into(),
        };
        assert_eq!(
            text(Path::new("content"), &diagnostic),
            "warning[dead-link]: nothing is at “b.md”\n  --> content/posts/a.md:3:7\n  = help: did you mean “c.md”?\n"
        );
    }
}
