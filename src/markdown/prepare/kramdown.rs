//! kramdown: attribute lists on lines of their own, `{:toc}`, abbreviations, `{::comment}`,
//! `markdown="1"`.

use super::draft::{Draft, Edit, lines};

mod lists;

/// Takes kramdown's own syntax out of the text.
pub(super) fn read(draft: &mut Draft) {
    extensions(draft);
    markdown_in_html(draft);
    lists::read(draft);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_go() {
        let table = [
            ("가{::comment}\n나{:/comment}다", "가\n다"),
            ("<div markdown=\"1\">\n*가*", "<div markdown=\"1\">\n\n\n*가*"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }
}
