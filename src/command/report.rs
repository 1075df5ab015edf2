//! Diagnostics on the terminal: in the manner of rustc, file by file, counted at the end.
//!
//! Enter at [`print`] and [`Counts::of`]. Nothing that happens here fails a command: a file that has
//! gone since it was read only costs its line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::{counted, printable};
use crate::source::{Diagnostic, Severity, counted_text};

/// Files beyond this are not opened again for the sake of a line.
const LARGEST: u64 = 32 * 1024 * 1024;
/// Columns of a line that are shown, at most.
const WIDTH: usize = 100;
/// Findings from which on they are counted by code too.
const MANY: usize = 10;

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Every finding.
    All,
    /// So many findings of each code.
    First(usize),
}

/// How many of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    notes: usize,
    files: usize,
}

impl Counts {
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |severity| diagnostics.iter().filter(|one| one.severity == severity).count();
        let files: BTreeSet<&str> = diagnostics.iter().map(|one| one.file.as_str()).collect();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            files: files.len(),
        }
    }

    /// `2 errors, 1 warning in 2 files`, or nothing where there are none.
    pub(super) fn words(self) -> Option<String> {
        let part = |count: usize, name: &str| (count > 0).then(|| counted(count, name));
        let parts: Vec<String> =
            [part(self.errors, "error"), part(self.warnings, "warning"), part(self.notes, "note")]
                .into_iter()
                .flatten()
                .collect();
        let files = part(self.files, "file")?;
        Some(format!("{} in {files}", parts.join(", ")))
    }
}

/// Writes diagnostics to standard error, with colours where it is a terminal that wants them.
pub(super) fn print(content: &Path, diagnostics: &[Diagnostic], extent: Extent) {
    let renderer = Renderer::styled().term_width(WIDTH);
    let report = report(content, diagnostics, extent, &renderer);
    // Nobody is left to be told that nobody listens.
    let _ = anstream::stderr().lock().write_all(report.as_bytes());
}

fn report(
    content: &Path,
    diagnostics: &[Diagnostic],
    extent: Extent,
    renderer: &Renderer,
) -> String {
    let mut report = String::new();
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for of_file in diagnostics.chunk_by(|one, next| one.file == next.file) {
        let wanted: Vec<&Diagnostic> = of_file
            .iter()
            .filter(|one| {
                let told = told.entry(one.code).or_default();
                *told += 1;
                *told <= extent.most()
            })
            .collect();
        if let Some(first) = wanted.first() {
            let text = text_of(&content.join(&first.file));
            let lines: Vec<&str> = text.lines().collect();
            for diagnostic in wanted {
                let line = diagnostic.line.checked_sub(1).and_then(|line| lines.get(line));
                let excerpt = line.and_then(|line| Excerpt::of(line, diagnostic));
                report.push_str(&one(content, diagnostic, excerpt, renderer));
                report.push_str("\n\n");
            }
        }
    }
    report.push_str(&untold(&told, extent));
    report.push_str(&by_code(diagnostics));
    report
}

impl Extent {
    fn most(self) -> usize {
        match self {
            Self::All => usize::MAX,
            Self::First(most) => most,
        }
    }
}

/// The text of a file, if it still can be had.
fn text_of(file: &Path) -> String {
    let readable = fs::metadata(file).is_ok_and(|file| file.is_file() && file.len() <= LARGEST);
    let bytes = readable.then(|| fs::read(file).ok()).flatten();
    counted_text(&bytes.unwrap_or_default())
}

fn one(
    content: &Path,
    diagnostic: &Diagnostic,
    excerpt: Option<Excerpt>,
    renderer: &Renderer,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let path = content.join(&diagnostic.file).display().to_string();
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
    let group = Group::with_title(title);
    let has_line = excerpt.is_some();
    let mut group = match excerpt {
        Some(Excerpt { text, mark }) => group.element(
            Snippet::source(text)
                .path(path)
                .line_start(diagnostic.line)
                .annotation(AnnotationKind::Primary.span(mark)),
        ),
        None => {
            group.element(Origin::path(path).line(diagnostic.line).char_column(diagnostic.column))
        }
    };
    if !diagnostic.hint.is_empty() {
        group = group.element(Level::HELP.message(printable(&diagnostic.hint)));
    }
    let text = renderer.render(&[group]);
    // Without a line number there is nothing that the place would stand under.
    if has_line { text } else { text.replace('\n', "\n ") }
}

/// What was left out.
fn untold(told: &BTreeMap<&str, usize>, extent: Extent) -> String {
    let more: Vec<String> = told
        .iter()
        .filter_map(|(code, count)| Some((code, count.checked_sub(extent.most())?)))
        .filter(|(_, more)| *more > 0)
        .map(|(code, more)| format!("{more} more `{code}`"))
        .collect();
    if more.is_empty() {
        return String::new();
    }
    format!("… and {}; `seoga check` shows all\n\n", more.join(", "))
}

/// Counts by code, the gravest and most frequent first, where there are many.
fn by_code(diagnostics: &[Diagnostic]) -> String {
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry((diagnostic.severity, diagnostic.code)).or_default() += 1;
    }
    if diagnostics.len() < MANY || counts.len() < 2 {
        return String::new();
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|((severity, code), count)| (*severity, std::cmp::Reverse(*count), *code));
    let lines = counts.iter().map(|((severity, code), count)| {
        let severity = format!("{severity:?}").to_lowercase();
        format!("{count:>6} {severity:<8} {code}\n")
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostic(file: &str, place: (usize, usize, usize), code: &'static str) -> Diagnostic {
        Diagnostic {
            file: file.into(),
            line: place.0,
            column: place.1,
            length: place.2,
            severity: if code == "not-utf8" { Severity::Error } else { Severity::Warning },
            code,
            message: "nowhere.md leads nowhere".into(),
            hint: "did you mean \u{1b}[31m어디.md?".into(),
        }
    }

    fn plain(folder: &Path, diagnostics: &[Diagnostic], extent: Extent) -> String {
        let report = report(folder, diagnostics, extent, &Renderer::plain().term_width(WIDTH));
        report.replace(&folder.display().to_string(), "content")
    }

    #[test]
    fn counts_in_words() {
        let one =
            |severity, file: &str| Diagnostic { severity, ..diagnostic(file, (1, 1, 0), "x") };
        assert_eq!(Counts::of(&[]).words(), None);
        let mut found = vec![one(Severity::Error, "a.md")];
        assert_eq!(Counts::of(&found).words().as_deref(), Some("1 error in 1 file"));
        found.extend([one(Severity::Note, "b.md"), one(Severity::Note, "b.md")]);
        assert_eq!(Counts::of(&found).words().as_deref(), Some("1 error, 2 notes in 2 files"));
    }

    #[test]
    fn a_report() {
        let folder = tempfile::tempdir().unwrap();
        let long = "길고 긴 문장 ".repeat(40);
        let text = format!(
            "# 글\n한국어 뒤의 [고리](nowhere.md)와\t[탭](nowhere.md)\n{long}[x](nowhere.md){long}\n"
        );
        fs::write(folder.path().join("a.md"), text).unwrap();
        let found = [
            diagnostic("a.md", (2, 13, 10), "dead-link"),
            diagnostic("a.md", (2, 30, 0), "dead-link"),
            diagnostic("a.md", (3, 325, 10), "dead-link"),
            // A line, and a file, that are gone by now.
            diagnostic("a.md", (900, 3, 10), "dead-link"),
            diagnostic("b.md", (1, 1, 10), "not-utf8"),
        ];
        insta::assert_snapshot!(plain(folder.path(), &found, Extent::All));
    }

    #[test]
    fn the_first_of_each_code_and_counts() {
        let folder = tempfile::tempdir().unwrap();
        let mut found: Vec<_> =
            (1..48).map(|line| diagnostic("a.md", (line, 1, 0), "dead-link")).collect();
        found.push(diagnostic("b.md", (1, 1, 0), "not-utf8"));
        let told = plain(folder.path(), &found, Extent::First(10));
        assert_eq!(told.matches("warning[dead-link]").count(), 10);
        assert_eq!(told.matches("error[not-utf8]").count(), 1);
        let end = "… and 37 more `dead-link`; `seoga check` shows all\n\n     1 error    not-utf8\n    47 warning  dead-link\n";
        assert!(told.ends_with(end), "{told}");
        let all = plain(folder.path(), &found, Extent::All);
        assert_eq!(all.matches("warning[dead-link]").count(), 47);
        assert!(!all.contains("more"), "{all}");
    }
}
