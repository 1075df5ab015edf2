//! kramdown: attribute lists on lines of their own, `{:toc}`, abbreviations, `{::comment}`,
//! `markdown="1"`.

use super::draft::{Draft, Edit, lines};
use crate::markdown::attributes::Attributes;

/// Takes kramdown's own syntax out of the text.
pub(super) fn read(draft: &mut Draft) {
    extensions(draft);
    markdown_in_html(draft);
    list_lines(draft);
}

/// `{::comment}…{:/comment}` goes with what it holds; other extensions lose their tags only.
fn extensions(draft: &mut Draft) {
    if !draft.text.contains("{::") {
        return;
    }
    let code = draft.code();
    let text = draft.text.as_str();
    let mut edits: Vec<Edit> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("{:")) {
        let start = at + found;
        at = start + 2;
        let rest = text.get(start..).unwrap_or_default();
        if code.covers(start) || !(rest.starts_with("{::") || rest.starts_with("{:/")) {
            continue;
        }
        let Some(close) = rest.find('}') else { break };
        let mut length = close + 1;
        if rest.starts_with("{::comment}") {
            let end = ["{:/comment}", "{:/}"]
                .iter()
                .filter_map(|end| Some(rest.find(end)? + end.len()))
                .min();
            length = end.unwrap_or(length);
        }
        at = start + length;
        edits.push(emptied(text, start, at));
    }
    draft.apply(&edits);
}

/// An edit that leaves nothing but the line ends.
pub(super) fn emptied(text: &str, start: usize, end: usize) -> Edit {
    let gone = text.get(start..end).unwrap_or_default();
    Edit { range: start..end, text: "\n".repeat(gone.matches('\n').count()) }
}

/// `<div markdown="1">` holds Markdown: for CommonMark a blank line must follow.
fn markdown_in_html(draft: &mut Draft) {
    if !draft.text.contains("markdown=") {
        return;
    }
    let code = draft.code();
    let mut edits = Vec::new();
    for (start, line) in lines(&draft.text) {
        let Some(at) = line.find("markdown=").filter(|_| line.trim_start().starts_with('<')) else {
            continue;
        };
        let Some(close) = line.get(at..).and_then(|rest| rest.find('>')) else {
            continue;
        };
        if !code.covers(start + at) {
            let end = start + at + close + 1;
            edits.push(Edit { range: end..end, text: "\n\n".to_owned() });
        }
    }
    draft.apply(&edits);
}

/// Lines that are nothing but attribute lists, abbreviations or the place of a table of contents.
fn list_lines(draft: &mut Draft) {
    if !draft.text.contains("{:") && !draft.text.contains("*[") {
        return;
    }
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let mut edits: Vec<Edit> = Vec::new();
    // Where the lines of the list right above start, for `{:toc}`.
    let mut above: Option<usize> = None;
    for (number, (start, line)) in lines(&text).enumerate() {
        let body = line.trim_start_matches([' ', '\t', '>']);
        let indent = line.len() - body.len();
        let is_code = code.covers(start + indent);
        let end = start + line.len();
        if is_code {
            above = None;
        } else if let Some(list) = attribute_line(body) {
            match above {
                Some(list_start) if is_toc(&list) => {
                    edits.push(emptied(&text, list_start, end));
                }
                _ => {
                    edits.push(emptied(&text, start + indent, end));
                    draft.attributes.push((number, indent, list));
                }
            }
            above = None;
        } else if let Some((short, long)) = abbreviation(body) {
            draft.abbreviations.push((short.to_owned(), long.to_owned()));
            edits.push(emptied(&text, start, end));
        } else if is_item(body) {
            above = above.or(Some(start));
        } else {
            above = None;
        }
    }
    draft.text = text;
    draft.apply(&edits);
}

fn is_toc(list: &Attributes) -> bool {
    list.names.iter().any(|name| name == "toc")
}

/// Reads a line of nothing but attribute lists. A definition (`{:name: …}`) is an empty list.
fn attribute_line(line: &str) -> Option<Attributes> {
    let mut rest = line.trim();
    let mut all: Option<Attributes> = None;
    while !rest.is_empty() {
        let (list, length) = Attributes::kramdown(rest)?;
        let defines = list.names.first().is_some_and(|name| name.ends_with(':'));
        let found = all.get_or_insert_default();
        if !defines {
            found.merge(list);
        }
        rest = rest.get(length..)?.trim_start();
    }
    all
}

fn abbreviation(line: &str) -> Option<(&str, &str)> {
    let (short, long) = line.strip_prefix("*[")?.split_once("]:")?;
    (!short.is_empty() && !short.contains(['[', ']'])).then_some((short, long.trim()))
}

fn is_item(line: &str) -> bool {
    let digits = line.trim_start_matches(|character: char| character.is_ascii_digit());
    line.starts_with(['*', '-', '+'])
        && line.get(1..).is_some_and(|rest| rest.starts_with([' ', '\t']))
        || digits.len() < line.len() && digits.starts_with(". ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_go() {
        let table = [
            ("글\n{: .notice}\n", "글\n\n", 1),
            ("* TOC\n{:toc}\n\n# 가", "\n\n\n# 가", 0),
            ("1. 차례\n{:toc .x}", "\n", 0),
            ("```\n{:a \"b\"}\n```", "```\n{:a \"b\"}\n```", 0),
            ("> 인용\n> {: .x}", "> 인용\n> ", 1),
            ("{:ref: .x}\n글 {: .x} 글", "\n글 {: .x} 글", 1),
            ("*[SLA]: Service\n글", "\n글", 0),
            ("가{::comment}\n나{:/comment}다", "가\n다", 0),
            ("<div markdown=\"1\">\n*가*", "<div markdown=\"1\">\n\n\n*가*", 0),
        ];
        for (given, expected, count) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
            assert_eq!(draft.attributes.len(), count, "{given}");
        }
    }
}
