//! Lines that are nothing but attribute lists, definitions of them, abbreviations, the place of a
//! table of contents or the end of a block.

use std::collections::HashMap;

use super::super::draft::{AttributeLines, Draft, Edit, lines, near};
use super::emptied;
use crate::markdown::attributes::Attributes;
use crate::markdown::marks;

/// Longest text that an abbreviation stands for: it is repeated wherever the abbreviation stands.
const LONGEST_MEANING: usize = 600;

/// Takes the lines out of the text and remembers what they said.
pub(in super::super) fn read(draft: &mut Draft) {
    let text = draft.text.as_str();
    if !text.contains("{:") && !text.contains("*[") && !text.contains('^') {
        return;
    }
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let all: Vec<(usize, &str)> = lines(&text).collect();
    let mut found = Found::default();
    // Where the lines of the list right above start, for `{:toc}`.
    let mut above: Option<usize> = None;
    for (number, (start, line)) in all.iter().enumerate() {
        let body = line.trim_start_matches([' ', '\t', '>']);
        let indent = line.len() - body.len();
        let end = start + line.len();
        if code.covers(start + indent) {
            above = None;
            continue;
        }
        let next = all.get(number + 1).map_or("", |(_, line)| *line);
        match Line::read(body) {
            Line::Attributes(list) if is_toc(&list) && above.is_some() => {
                found.edits.push(emptied(&text, above.take().unwrap_or(*start), end));
            }
            Line::Attributes(list) => {
                let before = number.checked_sub(1).and_then(|line| all.get(line));
                let before = before.map_or("", |(_, line)| *line);
                let instead = instead(before, &line[..indent], next);
                found.edits.push(Edit { range: start + indent..end, text: instead });
                found.attributes(number, indent, list);
                above = None;
            }
            Line::Definition(name, list) => {
                found.definitions.entry(name).or_default().merge(list);
                found.edits.push(emptied(&text, start + indent, end));
                above = None;
            }
            Line::Abbreviation(short, long) => {
                let long = near(long, LONGEST_MEANING);
                draft.abbreviations.push((short.to_owned(), long.to_owned()));
                found.edits.push(emptied(&text, *start, end));
            }
            Line::End if indent == 0 => {
                // A comment parts lists as nothing else does.
                found.edits.push(Edit { range: *start..end, text: "<!-- -->".to_owned() });
                above = None;
            }
            Line::Item => above = above.or(Some(*start)),
            Line::End | Line::Other => above = None,
        }
    }
    draft.attributes.extend(found.lines);
    draft.definitions.extend(found.definitions);
    draft.text = text;
    draft.apply(&found.edits);
}

/// What was found so far.
#[derive(Default)]
struct Found {
    edits: Vec<Edit>,
    lines: Vec<AttributeLines>,
    definitions: HashMap<String, Attributes>,
}

impl Found {
    /// Lists on lines one below the other are one.
    fn attributes(&mut self, number: usize, indent: usize, list: Attributes) {
        match self.lines.last_mut() {
            Some(above) if above.last + 1 == number && above.indent == indent => {
                above.last = number;
                above.list.merge(list);
            }
            _ => self.lines.push(AttributeLines { first: number, last: number, indent, list }),
        }
    }
}

/// What to leave in place of an attribute list, so that its line ends a block as it did.
fn instead(before: &str, prefix: &str, next: &str) -> String {
    let next = next.trim_start_matches('>');
    if prefix.is_empty() && is_item(next) && !before.trim().is_empty() && !is_heading(before) {
        // Another list begins: without a sign between them the two would be one.
        return "<!-- -->".to_owned();
    }
    let in_item = prefix.starts_with([' ', '\t']) && !prefix.contains('>');
    let body = before.trim_start();
    let is_text = !body.is_empty() && !body.starts_with(['`', '~', '>', '|', '<', '#']);
    if in_item && is_text && !next.trim().is_empty() {
        // An empty line would make the items of the list paragraphs.
        return marks::BLANK.to_string();
    }
    String::new()
}

fn is_heading(line: &str) -> bool {
    line.starts_with('#')
}

/// What a line may be.
enum Line<'text> {
    Attributes(Attributes),
    Definition(String, Attributes),
    Abbreviation(&'text str, &'text str),
    Item,
    End,
    Other,
}

impl<'text> Line<'text> {
    fn read(body: &'text str) -> Self {
        if body.starts_with("{:") {
            if let Some((name, list)) = definition(body) {
                return Self::Definition(name, list);
            }
            if let Some(list) = attribute_line(body) {
                return Self::Attributes(list);
            }
        }
        if let Some((short, long)) = abbreviation(body) {
            return Self::Abbreviation(short, long);
        }
        match body.trim_end() {
            "^" => Self::End,
            body if is_item(body) => Self::Item,
            _ => Self::Other,
        }
    }
}

fn is_toc(list: &Attributes) -> bool {
    list.names.iter().any(|name| name == "toc")
}

/// Reads `{:name: .class}`.
fn definition(line: &str) -> Option<(String, Attributes)> {
    let (mut list, length) = Attributes::kramdown(line)?;
    let name = list.names.first()?.strip_suffix(':')?.to_owned();
    let alone = line.get(length..)?.trim().is_empty();
    let shaped = name.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter));
    list.names.remove(0);
    (alone && shaped).then_some((name, list))
}

/// Reads a line of nothing but attribute lists.
fn attribute_line(line: &str) -> Option<Attributes> {
    let mut rest = line.trim();
    let mut all: Option<Attributes> = None;
    while !rest.is_empty() {
        let (list, length) = Attributes::kramdown(rest)?;
        all.get_or_insert_default().merge(list);
        rest = rest.get(length..)?.trim_start();
    }
    all
}

fn abbreviation(line: &str) -> Option<(&str, &str)> {
    let (short, long) = line.strip_prefix("*[")?.split_once("]:")?;
    (!short.is_empty() && !short.contains(['[', ']'])).then_some((short, long.trim()))
}

/// Whether an item of a list starts here.
pub(super) fn is_item(line: &str) -> bool {
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
            ("글\n{: .a}\n{: .b}\n", "글\n\n\n", 1),
            ("* TOC\n{:toc}\n\n# 가", "\n\n\n# 가", 0),
            ("1. 차례\n{:toc .x}", "\n", 0),
            ("```\n{:a \"b\"}\n```", "```\n{:a \"b\"}\n```", 0),
            ("> 인용\n> {: .x}", "> 인용\n> ", 1),
            ("{:ref: .x}\n글 {: .x} 글", "\n글 {: .x} 글", 0),
            ("*[SLA]: Service\n글", "\n글", 0),
            ("- 가\n  {: .x}\n- 나", "- 가\n  \u{FDE2}\n- 나", 1),
            ("- 가\n{: .x}\n- 나", "- 가\n<!-- -->\n- 나", 1),
            ("- 가\n\n^\n- 나", "- 가\n\n<!-- -->\n- 나", 0),
        ];
        for (given, expected, count) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
            assert_eq!(draft.attributes.len(), count, "{given}");
        }
    }
}
