//! Lines that CommonMark reads differently: lists after paragraphs and inside numbered items, the
//! line below several lines of text, hard breaks, addresses with spaces.

use super::super::draft::{Code, Draft, Edit, lines, near};
use super::lists::is_item;

/// Makes the lines mean for CommonMark what they mean for kramdown.
pub(super) fn read(draft: &mut Draft) {
    let code = draft.code();
    let mut edits = Vec::new();
    let mut state = State::default();
    for (start, line) in lines(&draft.text) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if code.covers(start + indent) {
            state.code();
            continue;
        }
        state.line(start, line, &mut edits);
        spaced_addresses(start, line, &code, &mut edits);
        let trimmed = line.trim_end();
        let slashes = trimmed.len() - trimmed.trim_end_matches('\\').len();
        if slashes == 2 && trimmed.len() > 2 {
            // `\\` at the end of a line breaks it.
            let end = start + trimmed.len();
            edits.push(Edit { range: end - 1..end, text: String::new() });
        }
    }
    draft.apply(&edits);
}

/// An item: where its sign stands, where its text does, whether it is numbered.
#[derive(Clone, Copy)]
struct Item {
    indent: usize,
    text: usize,
    numbered: bool,
}

/// What the lines before were.
#[derive(Default)]
struct State {
    /// The item at hand, until a blank line.
    item: Option<Item>,
    /// Lines at least so far in are moved by so much.
    moved: Option<(usize, usize)>,
    /// Lines of plain text right above, all of one paragraph.
    text_lines: usize,
}

impl State {
    fn code(&mut self) {
        self.text_lines = 0;
    }

    fn line(&mut self, start: usize, line: &str, edits: &mut Vec<Edit>) {
        let body = line.trim_start_matches(' ');
        let indent = line.len() - body.len();
        if body.trim().is_empty() {
            *self = Self::default();
            return;
        }
        if is_item(body) {
            self.list_item(start, indent, body, edits);
            self.text_lines = 0;
            return;
        }
        if let Some((_, by)) = self.moved.filter(|(from, _)| indent >= *from) {
            edits.push(Edit { range: start..start, text: " ".repeat(by) });
        }
        let rule = body.trim_end();
        let is_underline = !rule.is_empty() && rule.bytes().all(|byte| byte == b'-');
        if is_underline && rule.len() > 2 && self.text_lines > 1 && indent < 4 {
            // kramdown's headings are of one line: this is a line between paragraphs.
            edits.push(Edit { range: start..start, text: "\n".to_owned() });
        }
        let is_underline = is_underline || rule.bytes().all(|byte| byte == b'=');
        let is_text =
            !body.starts_with(['#', '>', '|', '<', '`', '~', '{', ':', '[']) && !is_underline;
        self.text_lines = if is_text { self.text_lines + 1 } else { 0 };
    }

    fn list_item(&mut self, start: usize, indent: usize, body: &str, edits: &mut Vec<Edit>) {
        let sign = body.find(['.', '-', '*', '+']).map_or(0, |at| at + 1);
        let after = body.get(sign..).unwrap_or_default();
        let gap = after.len() - after.trim_start_matches(' ').len();
        let gap = if gap > 4 { 1 } else { gap.max(1) };
        let numbered = body.starts_with(|first: char| first.is_ascii_digit());
        if numbered && self.text_lines > 0 && self.item.is_none() && !body.starts_with("1.") {
            // A numbered list may follow a paragraph whatever its first number.
            edits.push(Edit { range: start..start, text: "\n".to_owned() });
        }
        if let Some((_, by)) = self.moved.filter(|(from, _)| indent >= *from) {
            edits.push(Edit { range: start..start, text: " ".repeat(by) });
            return;
        }
        self.moved = None;
        let outer = self.item.filter(|outer| {
            outer.numbered && !numbered && outer.indent < indent && indent < outer.text
        });
        if let Some(outer) = outer {
            // Two spaces are enough for kramdown to put a list into a numbered item.
            let by = outer.text - indent;
            edits.push(Edit { range: start..start, text: " ".repeat(by) });
            self.moved = Some((indent, by));
        } else {
            self.item = Some(Item { indent, text: indent + sign + gap, numbered });
        }
    }
}

/// Longest address with spaces.
const LONGEST_ADDRESS: usize = 400;

/// `![글](/그림 1.png "제목")` is a picture for kramdown.
fn spaced_addresses(start: usize, line: &str, code: &Code, edits: &mut Vec<Edit>) {
    let mut at = 0;
    while let Some(found) = line.get(at..).and_then(|rest| rest.find("](")) {
        let open = at + found + 2;
        at = open;
        let rest = near(line.get(open..).unwrap_or_default(), LONGEST_ADDRESS);
        let Some(end) = closing(rest) else { continue };
        let inner = rest.get(..end).unwrap_or_default();
        let title = inner.find([' ', '\t']).and_then(|_| {
            let trimmed = inner.trim_end();
            let quote = trimmed.chars().next_back().filter(|sign| matches!(sign, '"' | '\''))?;
            let from = trimmed.get(..trimmed.len() - 1)?.find(&format!(" {quote}"))?;
            Some(from)
        });
        let address = inner.get(..title.unwrap_or(inner.len())).unwrap_or_default();
        let bare = address.trim();
        let is_address = bare.contains([' ', '\t'])
            && bare.contains(['/', '.'])
            && !bare.contains(['<', '>', '"', '\'']);
        if is_address && !code.covers(start + open) {
            let from = start + open;
            let text = format!("<{bare}>");
            edits.push(Edit { range: from..from + address.len(), text });
            at = open + end;
        }
    }
}

/// Where the bracket closes that was open before the text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_kramdown_reads_them() {
        let table = [
            ("1. 가\n  - 나\n    다\n2. 라", "1. 가\n   - 나\n     다\n2. 라"),
            ("1. 가\n   - 나\n     - 다", "1. 가\n   - 나\n     - 다"),
            ("- 가\n - 나", "- 가\n - 나"),
            ("가\n2. 나\n3. 다", "가\n\n2. 나\n3. 다"),
            ("가\n나\n---\n다", "가\n나\n\n---\n다"),
            ("가\n---\n다", "가\n---\n다"),
            ("가\n===\n나\n---", "가\n===\n나\n---"),
            ("가\\\\\n나", "가\\\n나"),
            ("가\\\\\\\n나", "가\\\\\\\n나"),
            ("![a](/b c.png \"t u\") [x](y z)", "![a](</b c.png> \"t u\") [x](y z)"),
            ("![a]( /b.png ) [b](/a(1) b.png)", "![a]( /b.png ) [b](</a(1) b.png>)"),
            ("`[a](/b c)`", "`[a](/b c)`"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }
}
