//! Zola's short codes: `{{ name(key="value") }}` and `{% name(key="value") %}…{% end %}`.

use super::draft::{Ahead, Draft, Edit, near};
use super::hugo::fence;
use super::kramdown::emptied;
use super::shortcode::{Meaning, meaning};
use super::template::{Arguments, own_block};
use crate::markdown::kept::Kept;
use crate::source::Document;

/// Longest short code.
const LONGEST: usize = 4_000;

/// Reads the short codes of a document.
pub(super) fn read(draft: &mut Draft, document: &Document) {
    if !draft.text.contains(") }}") && !draft.text.contains("{%") && !draft.text.contains("*/") {
        return;
    }
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let mut ahead = Ahead::new(&text);
    let mut edits: Vec<Edit> = Vec::new();
    let mut reports: Vec<(usize, String)> = Vec::new();
    // For each body that is open whether it is a container.
    let mut open: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('{')) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        at = start + 1;
        if let Some((spoken, length)) = spoken(rest) {
            at = start + length;
            edits.push(Edit { range: start..at, text: spoken });
            continue;
        }
        if code.covers(start) {
            continue;
        }
        if let Some(length) = end_tag(rest).filter(|_| !open.is_empty()) {
            at = start + length;
            let close = if open.pop() == Some(true) {
                let token = draft.keep(Kept::Close).text();
                own_block(&text, start, at, &token)
            } else {
                String::new()
            };
            edits.push(Edit { range: start..at, text: close });
            continue;
        }
        let Some(call) = call(rest) else { continue };
        let end = start + call.length;
        at = end;
        let found = meaning(call.name, &call.arguments, document);
        let body = call.has_body.then(|| {
            let close = ["{% end %}", "{%- end -%}", "{% end -%}", "{%- end %}"]
                .iter()
                .filter_map(|tag| Some((ahead.next(tag, end)?, tag.len())))
                .min();
            close.map(|(close, length)| (close, close + length))
        });
        let placed = match (found, body.flatten()) {
            (Meaning::Code(language), Some((close, last))) => {
                let (opening, ending) = fence(&language, text.get(end..close).unwrap_or_default());
                edits.push(Edit { range: start..end, text: opening });
                edits.push(Edit { range: close..last, text: ending });
                at = last;
                continue;
            }
            (Meaning::Formula, Some((close, last))) => {
                edits.push(Edit { range: start..end, text: "$$".to_owned() });
                edits.push(Edit { range: close..last, text: "$$".to_owned() });
                at = last;
                continue;
            }
            (Meaning::Comment, Some((_, last))) => {
                edits.push(emptied(&text, start, last));
                at = last;
                continue;
            }
            (Meaning::Open(callout), Some(_)) => {
                open.push(true);
                let token = draft.keep(Kept::Open(callout)).text();
                edits.push(Edit { range: start..end, text: own_block(&text, start, end, &token) });
                continue;
            }
            (Meaning::Text(placed), _) => placed,
            (Meaning::Block(kept), _) => draft.keep(kept).text(),
            (Meaning::Through, _) => String::new(),
            _ => {
                reports.push((start, call.name.to_owned()));
                String::new()
            }
        };
        if call.has_body {
            open.push(false);
        }
        edits.push(Edit { range: start..end, text: placed });
    }
    draft.text = text;
    for (at, name) in reports {
        let message = format!("the short code {name} has no meaning here");
        draft.report(at, "unknown-shortcode", message, "what stands inside of it is shown");
    }
    draft.apply(&edits);
}

/// `{{/* x() */}}` speaks of a short code.
fn spoken(text: &str) -> Option<(String, usize)> {
    for (open, close, left, right) in [("{{/*", "*/}}", "{{", "}}"), ("{%/*", "*/%}", "{%", "%}")] {
        if let Some(inner) = text.strip_prefix(open) {
            let end = near(inner, LONGEST).find(close)?;
            let inner = inner.get(..end)?.trim();
            return Some((format!("{left} {inner} {right}"), end + open.len() + close.len()));
        }
    }
    None
}

/// The length of `{% end %}`.
fn end_tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("{%")?;
    let end = near(inner, 20).find("%}")?;
    let word = inner.get(..end)?.trim_matches('-').trim();
    (word == "end").then_some(end + 4)
}

/// A call of a short code.
struct Call<'text> {
    name: &'text str,
    arguments: Arguments<'text>,
    has_body: bool,
    length: usize,
}

fn call(text: &str) -> Option<Call<'_>> {
    let has_body = text.starts_with("{%");
    let inner = text.strip_prefix("{{").or_else(|| text.strip_prefix("{%"))?;
    let close = if has_body { "%}" } else { "}}" };
    let start = near(inner, LONGEST);
    let start = start.strip_prefix('-').unwrap_or(start).trim_start();
    let end =
        start.find(|character: char| !character.is_ascii_alphanumeric() && character != '_')?;
    let (name, rest) = start.split_at(end);
    let (arguments, rest) = arguments(rest.strip_prefix('(')?)?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix(close)?;
    // `start` may be cut short: count from the front.
    let length = near(inner, LONGEST).len() - rest.len() + 2;
    (!name.is_empty()).then_some(Call { name, arguments, has_body, length })
}

/// Reads `key="value", other=1)` and hands back what follows the parenthesis.
fn arguments(text: &str) -> Option<(Arguments<'_>, &str)> {
    let mut read = Arguments::default();
    let mut rest = text;
    loop {
        rest = rest
            .trim_start_matches(|character: char| character.is_whitespace() || character == ',');
        if let Some(after) = rest.strip_prefix(')') {
            return Some((read, after));
        }
        let (name, after) = rest.split_once('=')?;
        let name = name.trim();
        if name.is_empty() || !name.chars().all(|part| part.is_ascii_alphanumeric() || part == '_')
        {
            return None;
        }
        let after = after.trim_start();
        let quote = after.chars().next()?;
        let (value, left) = match quote {
            '"' | '\'' | '`' => after.get(1..)?.split_once(quote)?,
            '[' => after.get(1..)?.split_once(']')?,
            _ => after.split_at(after.find([',', ')', ' ', '\n'])?),
        };
        read.named.push((name, value));
        rest = left;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

    #[test]
    fn texts() {
        let table = [
            ("{{ ref(path=\"a.md\") }}", "content-ref:a.md"),
            ("{{ x }} {{ page.title }} {{ f(x) }}", "{{ x }} {{ page.title }} {{ f(x) }}"),
            ("`{{/* youtube(id=\"x\") */}}`", "`{{ youtube(id=\"x\") }}`"),
            ("`{{ youtube(id=\"x\") }}`", "`{{ youtube(id=\"x\") }}`"),
            ("{% mermaid() %}\na\n{% end %}", "```mermaid\na\n```"),
            ("{% odd(a=1, b=[\"x\"]) %}\n가\n{% end %}", "\n가\n"),
            ("{% if x %}가{% end %}", "{% if x %}가{% end %}"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft, &document());
            assert_eq!(draft.text, expected, "{given}");
        }
    }

    #[test]
    fn blocks() {
        let mut draft = Draft::new(
            "{{ youtube(id=\"a\", class='x') }}\n\n{% alert(type=\"warning\") %}\n글\n{% end %}\n"
                .into(),
        );
        read(&mut draft, &document());
        assert_eq!(draft.kept.len(), 3);
        assert_eq!(
            draft.kept.first(),
            Some(&Kept::Media("https://www.youtube.com/watch?v=a".into()))
        );
        assert!(draft.findings.is_empty() && !draft.text.contains('{'));
    }
}
