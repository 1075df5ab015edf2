//! MDX: imports and exports go, components lose their tags and keep their children, comments go.

use super::draft::{Code, Draft, Edit, lines, near};
use super::jsx::{Component, attribute, component, with_expressions};
use super::kramdown::emptied;
use super::margin;
use super::template::{callout, own_block};
use crate::markdown::kept::{Figure, Kept};

/// Longest comment that is believed to be one.
const LONGEST: usize = 20_000;

/// Takes JavaScript and components out of a document.
pub(super) fn read(draft: &mut Draft) {
    modules(draft);
    margin::level(draft);
    if draft.text.contains("{/*") || draft.text.contains('<') {
        tags(draft);
    }
}

/// The stretches between fences, whatever HTML the parser may see around them.
fn fenced(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Option<(usize, char, usize)> = None;
    for (start, line) in lines(text) {
        let body = line.trim_start();
        let Some(sign @ ('`' | '~')) = body.chars().next() else {
            continue;
        };
        let length = body.len() - body.trim_start_matches(sign).len();
        match open {
            None if length >= 3 => open = Some((start, sign, length)),
            Some((from, opened, least))
                if sign == opened && length >= least && body.trim_end().len() == length =>
            {
                ranges.push(from..start + line.len());
                open = None;
            }
            _ => {}
        }
    }
    ranges.extend(open.map(|(from, ..)| from..text.len()));
    ranges
}

fn holds(ranges: &[std::ops::Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|range| range.start <= at);
    after.checked_sub(1).and_then(|place| ranges.get(place)).is_some_and(|range| at < range.end)
}

/// `import … from …` and `export …`, up to the next blank line.
fn modules(draft: &mut Draft) {
    let fences = fenced(&draft.text);
    let mut edits = Vec::new();
    let mut inside = false;
    for (start, line) in lines(&draft.text) {
        if line.trim().is_empty() || holds(&fences, start) {
            inside = false;
            continue;
        }
        inside |= is_module(line);
        if inside {
            edits.push(Edit { range: start..start + line.len(), text: String::new() });
        }
    }
    draft.apply(&edits);
}

fn is_module(line: &str) -> bool {
    if let Some(rest) = line.strip_prefix("import ") {
        let rest = rest.trim_start();
        return rest.starts_with(['{', '*', '"', '\''])
            || rest.contains(" from '")
            || rest.contains(" from \"");
    }
    line.strip_prefix("export ").is_some_and(|rest| {
        ["const ", "default ", "function ", "let ", "{", "*", "async "]
            .iter()
            .any(|word| rest.starts_with(word))
    })
}

fn tags(draft: &mut Draft) {
    let fences = fenced(&draft.text);
    let code = Code::new(&draft.text);
    let text = std::mem::take(&mut draft.text);
    let mut edits: Vec<Edit> = Vec::new();
    let mut lost: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['<', '{'])) {
        let start = at + found;
        at = start + 1;
        if holds(&fences, start) || code.covers(start) {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("{/*") {
            let Some(end) = near(comment, LONGEST).find("*/}") else {
                continue;
            };
            let inner = comment.get(..end).unwrap_or_default().trim();
            at = start + end + 6;
            edits.push(comment_edit(draft, &text, start, at, inner));
        } else if let Some(tag) = component(rest) {
            at = start + tag.length;
            let edit = tag_edit(draft, &text, start, &tag);
            if tag.empty && edit.text.trim().is_empty() && !SILENT.contains(&tag.name) {
                lost.push((start, tag.name.to_owned()));
            }
            edits.push(edit);
        } else if let Some((html, length)) = with_expressions(rest) {
            at = start + length;
            edits.push(Edit { range: start..at, text: html });
        }
    }
    draft.text = text;
    for (at, name) in lost {
        let message = format!("the component {name} has no meaning here");
        draft.report(at, "unknown-component", message, "write out what it shows");
    }
    draft.apply(&edits);
}

/// Components that show nothing of their own.
const SILENT: &[&str] =
    &["InlineToc", "TOCInline", "DocCardList", "TableOfContents", "Toc", "Head", "BrowserOnly"];

fn comment_edit(draft: &mut Draft, text: &str, start: usize, end: usize, inner: &str) -> Edit {
    let line = super::draft::line_before(text, start).unwrap_or_default();
    let is_id = !inner.is_empty() && !inner.contains(char::is_whitespace);
    if line.trim_start().starts_with('#') && is_id {
        return Edit { range: start..end, text: format!("{{#{inner}}}") };
    }
    if matches!(inner, "truncate" | "more") {
        let token = draft.keep(Kept::More).text();
        return Edit { range: start..end, text: token };
    }
    emptied(text, start, end)
}

/// Whether a component with a source is a picture: it says what it shows.
fn shows<'text>(value: &impl Fn(&str) -> Option<&'text str>) -> bool {
    value("alt").is_some() || value("caption").is_some()
}

fn tag_edit(draft: &mut Draft, text: &str, start: usize, tag: &Component<'_>) -> Edit {
    let end = start + tag.length;
    let value = |name: &str| attribute(tag.attributes, name);
    let kept = if tag.empty || tag.closing { None } else { callout(tag.name, value("title")) };
    let kept = match kept {
        Some(callout) => Some(Kept::Open(callout)),
        None if tag.closing && callout(tag.name, None).is_some() => Some(Kept::Close),
        None if tag.name.starts_with("YouTube") && !tag.closing => {
            let id = value("id").or(value("videoId"));
            id.map(|id| format!("https://www.youtube.com/watch?v={id}"))
                .or(value("src").map(str::to_owned))
                .map(Kept::Media)
        }
        None if !tag.closing => value("src").filter(|_| shows(&value)).map(|source| {
            Kept::Figure(Figure {
                source: source.to_owned(),
                alternative: value("alt").unwrap_or_default().to_owned(),
                caption: value("caption").unwrap_or_default().to_owned(),
                link: String::new(),
            })
        }),
        None => None,
    };
    if tag.name == "Badge" {
        let shown = value("text").unwrap_or_default().to_owned();
        return Edit { range: start..end, text: shown };
    }
    // The heading of a component is text like any other.
    let heading = ["title", "titleText", "header", "label"].iter().find_map(|name| value(name));
    let heading = heading.or(value("name").filter(|name| name.contains(' ')));
    match kept {
        None if !tag.closing && heading.is_some() => {
            let lines = text.get(start..end).unwrap_or_default().matches('\n').count();
            let block =
                own_block(text, start, end, &format!("**{}**", heading.unwrap_or_default()));
            Edit { range: start..end, text: block + &"\n".repeat(lines) }
        }
        Some(kept) => {
            let token = draft.keep(kept).text();
            let block = own_block(text, start, end, &token);
            Edit { range: start..end, text: block }
        }
        None => emptied(text, start, end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        let table = [
            ("import X from 'x'\n\n글", "\n\n글"),
            ("```js\nimport X from 'x'\n```", "```js\nimport X from 'x'\n```"),
            ("## 가 {/*na*/}", "## 가 {#na}"),
            ("가 {/* 나 다 */}라", "가 라"),
            ("<CodeStep step={1}>가</CodeStep>", "가"),
            ("<Foo\n  bar={<b>1</b>}\n>가</Foo>", "\n\n가"),
            ("`<Foo>` Array<T>", "`<Foo>` Array<T>"),
            ("<div style={{ a: 1 }}>가</div>", "<div>가</div>"),
            (
                "<img src={require('./a.png').default} alt=\"나\" />",
                "<img src=\"./a.png\" alt=\"나\">",
            ),
            ("<img src={useBaseUrl('/a.png')} />", "<img src=\"/a.png\">"),
            ("절 <Badge text=\"베타\" />", "절 베타"),
            (
                "<Tabs>\n  <TabItem label=\"하나\">\n    글\n  </TabItem>\n</Tabs>",
                "\n  \n  **하나**\n\n글\n  \n",
            ),
            ("import 라는 말은 from 없이", "import 라는 말은 from 없이"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }
}
