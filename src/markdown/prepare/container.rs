//! Containers: `:::type Title` … `:::` and `MkDocs`' `!!! type "Title"` with indented content.
//!
//! Only known types begin one: `???` alone on a line is somebody's despair.

use super::draft::{Code, Draft, Edit, lines};
use super::template::{callout, details};
use crate::markdown::attributes::value_of;
use crate::markdown::callout::{Callout, Kind};
use crate::markdown::kept::Kept;

/// Reads the containers of a document, and takes out the places of tables of contents.
pub(super) fn read(draft: &mut Draft) {
    let worth = [":::", "!!! ", "??? ", "???+", "=== \"", "[TOC]", "[[toc]]", "[[_TOC_]]", "[toc]"]
        .iter()
        .any(|sign| draft.text.contains(sign));
    if worth {
        colons(draft);
        marks(draft);
    }
}

fn colons(draft: &mut Draft) {
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let mut edits = Vec::new();
    // For each open container whether it means anything here.
    let mut open: Vec<bool> = Vec::new();
    let mut unheard: Vec<(usize, String)> = Vec::new();
    let ends = |line: &str| {
        line.trim_start().starts_with(":::") && line.trim().trim_matches(':').is_empty()
    };
    let mut closing = lines(&text).filter(|(_, line)| ends(line)).count();
    for (start, line) in lines(&text) {
        let body = line.trim_start();
        let indent = line.len() - body.len();
        let range = start + indent..start + line.len();
        let trimmed = body.trim();
        if matches!(trimmed, "[TOC]" | "[toc]" | "[[toc]]" | "[[_TOC_]]")
            && !code.covers(range.start)
        {
            edits.push(Edit { range, text: String::new() });
            continue;
        }
        if !body.starts_with(":::") || code.covers(range.start) {
            continue;
        }
        let count = body.len() - body.trim_start_matches(':').len();
        let rest = body.get(count..).unwrap_or_default().trim();
        let margin = line.get(..indent).unwrap_or_default();
        if rest.is_empty() {
            closing = closing.saturating_sub(1);
            let Some(known) = open.pop() else {
                continue;
            };
            let token = if known { draft.keep(Kept::Close).text() } else { String::new() };
            edits.push(Edit { range, text: format!("\n{margin}{token}\n") });
        } else if let Some(found) = container(rest) {
            open.push(matches!(found, Container::Callout(_)));
            let token = match found {
                Container::Callout(callout) => draft.keep(Kept::Open(callout)).text(),
                Container::Bare => String::new(),
            };
            edits.push(Edit { range, text: format!("\n{margin}{token}\n") });
        } else if let Some((word, title)) = named(rest).filter(|_| closing > open.len()) {
            // Somebody's own: it goes, what stands inside is shown.
            open.push(false);
            unheard.push((range.start, word.to_owned()));
            let title = if title.is_empty() { String::new() } else { format!("**{title}**") };
            edits.push(Edit { range, text: format!("\n{margin}{title}\n") });
        }
    }
    for _ in open.iter().filter(|known| **known) {
        let token = draft.keep(Kept::Close).text();
        edits.push(Edit { range: text.len()..text.len(), text: format!("\n\n{token}\n") });
    }
    draft.text = text;
    for (at, word) in unheard {
        let message = format!("the container {word} has no meaning here");
        draft.report(at, "unknown-container", message, "what stands inside of it is shown");
    }
    draft.apply(&edits);
}

/// The name and the title of a container that nobody knows.
fn named(rest: &str) -> Option<(&str, &str)> {
    let bare = rest.trim_start_matches(['{', '.']);
    let end =
        bare.find(|part: char| !part.is_ascii_alphanumeric() && part != '-').unwrap_or(bare.len());
    let (word, after) = bare.split_at(end);
    let shaped = word.starts_with(|first: char| first.is_ascii_alphabetic());
    let title = after.split('{').next().unwrap_or_default().trim();
    (shaped && !title.contains(':')).then_some((word, title.trim_matches(['[', ']', '}', ' '])))
}

/// What three colons begin.
#[derive(Debug, PartialEq, Eq)]
enum Container {
    Callout(Callout),
    /// One without a look of its own.
    Bare,
}

/// Reads `warning Title`, `note[Title]`, `details Title {open}`.
fn container(rest: &str) -> Option<Container> {
    let rest = rest.trim_start_matches('{').trim_start_matches('.');
    let end = rest
        .find(|character: char| !character.is_alphanumeric() && character != '-')
        .unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    let after = after.trim();
    let open = after.contains("{open}");
    let title = after.split('{').next().unwrap_or_default().trim();
    let title = title
        .strip_prefix('[')
        .and_then(|title| title.strip_suffix(']'))
        .unwrap_or(title)
        .trim_matches('}')
        .trim();
    let title = (!title.is_empty()).then_some(title);
    match word {
        "" => None,
        "details" => Some(Container::Callout(details(title.unwrap_or("…"), open))),
        "code-group" | "tabs" | "columns" | "row" | "center" | "raw" | "v-pre" | "grid"
        | "demo" | "steps" | "card" | "cards" | "card-grid" => Some(Container::Bare),
        "tab" => Some(Container::Callout(Callout {
            kind: None,
            title: Some(title.unwrap_or_default().to_owned()),
            fold: None,
        })),
        _ => callout(word.strip_prefix("callout-").unwrap_or(word), title).map(Container::Callout),
    }
}

/// A container whose content is indented.
struct Indented {
    /// Columns before its mark.
    margin: usize,
}

fn marks(draft: &mut Draft) {
    if !["!!! ", "??? ", "???+", "=== \""].iter().any(|sign| draft.text.contains(sign)) {
        return;
    }
    let code = Code::new(&draft.text);
    let text = std::mem::take(&mut draft.text);
    let mut edits = Vec::new();
    let mut open: Vec<Indented> = Vec::new();
    let mut blank_from: Option<usize> = None;
    for (start, line) in lines(&text) {
        let body = line.trim_start_matches(' ');
        let margin = line.len() - body.len();
        if body.trim().is_empty() {
            blank_from = blank_from.or(Some(start));
            continue;
        }
        while open.last().is_some_and(|outer| margin < outer.margin + 4) {
            open.pop();
            let token = draft.keep(Kept::Close).text();
            let at = blank_from.unwrap_or(start);
            edits.push(Edit { range: at..at, text: format!("\n{token}\n\n") });
        }
        blank_from = None;
        let gone = open.len().min(super::DEEPEST) * 4;
        if open.is_empty() && code.covers(start + margin) {
            continue;
        }
        let Some(found) = mark(body) else {
            if gone > 0 {
                edits.push(Edit { range: start..start + gone.min(margin), text: String::new() });
            }
            continue;
        };
        if open.len() >= super::DEEPEST {
            continue;
        }
        open.push(Indented { margin });
        let token = draft.keep(Kept::Open(found)).text();
        edits.push(Edit { range: start..start + line.len(), text: format!("\n{token}\n") });
    }
    for _ in &open {
        let token = draft.keep(Kept::Close).text();
        edits.push(Edit { range: text.len()..text.len(), text: format!("\n\n{token}\n") });
    }
    draft.text = text;
    draft.apply(&edits);
}

/// Reads `!!! note "Title"`, `??? warning`, `???+ tip "Title"`, `=== "Tab"`.
fn mark(line: &str) -> Option<Callout> {
    if let Some(tab) = line.strip_prefix("=== ") {
        let title = tab.trim().strip_prefix('"')?.strip_suffix('"')?;
        return Some(Callout { kind: None, title: Some(title.to_owned()), fold: None });
    }
    let (fold, rest) = if let Some(rest) = line.strip_prefix("!!! ") {
        (None, rest)
    } else if let Some(rest) = line.strip_prefix("???+ ") {
        (Some(true), rest)
    } else {
        (Some(false), line.strip_prefix("??? ")?)
    };
    let (word, title) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
    // `inline end` and the like say where it floats.
    let title =
        title.find(['"', '\'']).and_then(|at| title.get(at..)).map(|title| value_of(title).0);
    let mut found = callout(word, title).or_else(|| {
        let named =
            word.len() > 2 && word.chars().all(|part| part.is_ascii_lowercase() || part == '-');
        let unheard =
            Callout { kind: Some(Kind::Note), title: title.map(str::to_owned), fold: None };
        (named && title.is_some()).then_some(unheard)
    })?;
    found.fold = fold;
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_one() {
        assert!(mark("!!! note \"제목\"").is_some());
        assert!(mark("??? 이게 뭐지").is_none());
        assert!(mark("???").is_none());
        let read = |text| match container(text) {
            Some(Container::Callout(callout)) => callout,
            _ => Callout::default(),
        };
        assert_eq!(read("warning 조심").title.as_deref(), Some("조심"));
        assert_eq!(read("note[제목]").title.as_deref(), Some("제목"));
        assert_eq!(read("details 더 {open}").fold, Some(true));
        assert_eq!(container("unheard of"), None);
        let title = |line| mark(line).map(|callout| callout.title);
        assert_eq!(title("=== \"탭\""), Some(Some("탭".to_owned())));
        assert_eq!(title("!!! tip inline end \"곁\""), Some(Some("곁".to_owned())));
        assert_eq!(title("!!! unheard-of \"제목\""), Some(Some("제목".to_owned())));
        assert_eq!(title("!!! unheard-of"), None);
        assert_eq!(title("=== 제목"), None);
    }

    #[test]
    fn those_that_nobody_knows() {
        let table = [
            (":::: outer [제목]\n:::tip\n글\n:::\n::::\n", 2, 1),
            ("::: mine\n글\n:::\n", 0, 1),
            ("::: 글 :::\n", 0, 0),
            (":::mine\n글", 0, 0),
            ("```\n:::mine\n:::\n```", 0, 0),
        ];
        for (text, kept, reported) in table {
            let mut draft = Draft::new(text.to_owned());
            read(&mut draft);
            assert_eq!((draft.kept.len(), draft.findings.len()), (kept, reported), "{text}");
            assert!(reported == 0 || !draft.text.contains(':'), "{}", draft.text);
        }
    }

    #[test]
    fn indentation_goes() {
        let mut draft = Draft::new("!!! tip\n    가\n\n    나\n다".into());
        read(&mut draft);
        assert_eq!(draft.kept.len(), 2);
        assert!(draft.text.contains("\n가\n\n나\n"), "{}", draft.text);
    }
}
