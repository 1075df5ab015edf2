//! Where HTML ends and Markdown goes on, which kramdown sees differently from CommonMark.
//!
//! - `<div markdown="1">` holds Markdown: a blank line must follow the tag.
//! - A line that begins with `<img>`, `<br>` or another element of the line begins a paragraph.
//! - After the end of a block the next line is Markdown again, without a blank line between.
//! - Inside a block, indented tags after a blank line are tags, not code.

use super::super::draft::{Draft, Edit, line_before};
use super::lists::is_item;
use crate::markdown::elements::BLOCKS;
use crate::markdown::html::{Tag, tag};
use crate::markdown::marks;

/// Elements that begin a paragraph where they begin a line.
const IN_LINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdo", "big", "br", "button", "cite", "code", "del", "dfn", "em",
    "font", "i", "img", "input", "ins", "kbd", "label", "mark", "q", "ruby", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
];

/// Whether an element is a block that has an end and may hold Markdown.
fn is_container(name: &str) -> bool {
    const MORE: &[&str] = &["address", "audio", "fieldset", "form", "iframe", "main", "video"];
    const LESS: &[&str] = &["br", "caption", "hr", "pre"];
    (BLOCKS.contains(&name) && !LESS.contains(&name)) || MORE.contains(&name)
}

/// An element that is open.
struct Open {
    name: String,
    /// Whether it holds Markdown.
    markdown: bool,
    /// Whether it became a `div`.
    renamed: bool,
}

/// Marks the borders between HTML and Markdown.
pub(super) fn read(draft: &mut Draft) {
    if !draft.text.contains('<') {
        return;
    }
    let code = draft.code();
    let text = draft.text.as_str();
    let mut edits: Vec<Edit> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        at = start + 1;
        let rest = text.get(start..).unwrap_or_default();
        let raw = open.last().is_some_and(|element| !element.markdown);
        if let Some(range) = code.around(start) {
            // What looks like indented code between tags is no code.
            let fenced = text.get(range.clone()).is_some_and(|code| code.starts_with(['`', '~']));
            if fenced || !raw {
                at = range.end;
                continue;
            }
        }
        // No tag holds another `<`: this keeps many tags without an end linear.
        let body = rest.get(1..).unwrap_or_default();
        let whole = body.split('<').next().is_some_and(|body| body.contains('>'));
        let Some(tag) = whole.then(|| tag(rest, start)).flatten() else { continue };
        at = start + tag.raw.len();
        let starts_line = line_before(text, start).is_some_and(is_prefix);
        let starts_text = starts_line || line_before(text, start).is_some_and(is_item_prefix);
        let name = tag.name.as_str();
        if starts_text && !raw && IN_LINE.contains(&name) {
            if begins_text(text, at) {
                edits.push(Edit { range: start..start, text: marks::GLUE.to_string() });
            }
        } else if tag.closing {
            close(text, &tag, at, &mut open, &mut edits);
        } else if is_container(name) && (starts_line || !open.is_empty()) {
            let markdown = tag.get("markdown").is_some_and(|value| value != "0");
            let renamed = markdown && name == "p";
            if renamed {
                edits.push(Edit { range: start + 1..start + 2, text: "div".to_owned() });
            }
            if markdown {
                edits.push(Edit { range: at..at, text: "\n\n".to_owned() });
            }
            if open.len() < super::super::DEEPEST {
                open.push(Open { name: tag.name.clone(), markdown, renamed });
            }
        }
        if open.last().is_some_and(|element| !element.markdown) {
            bridge(text, at, &mut edits);
        }
    }
    draft.apply(&edits);
}

/// Whether only signs of quotations and white space stand before a place of a line.
fn is_prefix(before: &str) -> bool {
    before.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '>').is_empty()
}

/// The same with the sign of an item.
fn is_item_prefix(before: &str) -> bool {
    let body = before.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '>');
    is_item(body) && !body.trim_end().contains(char::is_whitespace)
}

/// Whether a tag stands alone on its line and text follows on the next: only then CommonMark takes
/// it all for HTML.
fn begins_text(text: &str, end: usize) -> bool {
    let mut next = text.get(end..).unwrap_or_default().splitn(3, '\n');
    let alone = next.next().is_some_and(|rest| rest.trim().is_empty());
    alone && next.next().is_some_and(|line| !line.trim_start_matches(['>', ' ']).trim().is_empty())
}

/// Closes an element and lets Markdown go on behind the outermost one.
fn close(text: &str, tag: &Tag<'_>, end: usize, open: &mut Vec<Open>, edits: &mut Vec<Edit>) {
    let Some(place) = open.iter().rposition(|element| element.name == tag.name) else {
        return;
    };
    let element = open.drain(place..).next();
    let Some(element) = element else { return };
    let before = line_before(text, tag.at).unwrap_or("…");
    let gap = if element.markdown && !is_prefix(before) { "\n\n" } else { "" };
    if element.renamed {
        edits.push(Edit { range: tag.at..end, text: format!("{gap}</div>") });
    } else if !gap.is_empty() {
        edits.push(Edit { range: tag.at..tag.at, text: gap.to_owned() });
    }
    if !open.iter().all(|element| element.markdown) {
        return;
    }
    let mut next = text.get(end..).unwrap_or_default().splitn(3, '\n');
    let alone = next.next().is_some_and(|rest| rest.trim().is_empty());
    let follows = next.next().is_some_and(|line| {
        let body = line.trim_start_matches(['>', ' ', '\t']);
        !body.is_empty() && !body.starts_with('<') && !body.starts_with("{:")
    });
    if alone && follows {
        edits.push(Edit { range: end..end, text: "\n".to_owned() });
    }
}

/// Fills the blank lines after a tag if tags that look like code follow them.
fn bridge(text: &str, end: usize, edits: &mut Vec<Edit>) {
    let rest = text.get(end..).unwrap_or_default();
    let Some(line_end) = rest.find(|sign: char| !matches!(sign, ' ' | '\t' | '\r')) else {
        return;
    };
    let gap = rest.get(line_end..).unwrap_or_default();
    let body = gap.trim_start();
    let white = gap.get(..gap.len() - body.len()).unwrap_or_default();
    let indent = white.rsplit('\n').next().unwrap_or_default();
    let looks_like_code = indent.len() >= 4 || indent.contains('\t');
    if white.matches('\n').count() < 2 || !looks_like_code || !body.starts_with('<') {
        return;
    }
    for (at, _) in white.match_indices('\n').skip(1) {
        let place = end + line_end + at;
        edits.push(Edit { range: place..place, text: marks::BLANK.to_string() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders() {
        let table = [
            ("<div markdown=\"1\">\n*가*", "<div markdown=\"1\">\n\n\n*가*"),
            ("<div markdown=\"0\">\n가\n</div>\n", "<div markdown=\"0\">\n가\n</div>\n"),
            ("<p markdown=\"1\">가</p>", "<div markdown=\"1\">\n\n가\n\n</div>"),
            ("<img src=\"x\">\n**가**", "|<img src=\"x\">\n**가**"),
            ("<img src=\"x\">\n\n**가**", "<img src=\"x\">\n\n**가**"),
            ("- <img src=\"x\">\n  **가**", "- |<img src=\"x\">\n  **가**"),
            ("<div>가</div>\n**나**", "<div>가</div>\n\n**나**"),
            ("<div>\n<div>가</div>\n나</div>", "<div>\n<div>가</div>\n나</div>"),
            ("<table>\n\n    <tr>", "<table>\n|\n    <tr>"),
            ("```\n<img>\nx\n```", "```\n<img>\nx\n```"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            let text = draft.text.replace([marks::GLUE, marks::BLANK], "|");
            assert_eq!(text, expected, "{given}");
        }
    }
}
