//! Obsidian: `%%comments%%` and block ids.

use super::draft::{Draft, Edit, lines};
use super::kramdown::emptied;

/// Takes comments and block ids out of the text.
pub(super) fn read(draft: &mut Draft) {
    comments(draft);
    blocks(draft);
}

fn comments(draft: &mut Draft) {
    if !draft.text.contains("%%") {
        return;
    }
    let code = draft.code();
    let text = draft.text.as_str();
    let mut edits = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("%%")) {
        let start = at + found;
        at = start + 2;
        if open.is_none() && code.covers(start) {
            continue;
        }
        match open.take() {
            Some(from) => edits.push(emptied(text, from, at)),
            None => open = Some(start),
        }
    }
    // A comment that never ends stays visible: it is more likely two percent signs.
    draft.apply(&edits);
}

/// ` ^id` at the end of a line names a block.
fn blocks(draft: &mut Draft) {
    if !draft.text.contains('^') {
        return;
    }
    let code = draft.code();
    let mut edits: Vec<Edit> = Vec::new();
    for (start, line) in lines(&draft.text) {
        let trimmed = line.trim_end();
        let Some((before, id)) = trimmed.rsplit_once('^') else {
            continue;
        };
        let shaped = !id.is_empty()
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && (before.is_empty() || before.ends_with([' ', '\t']));
        if shaped && !code.covers(start + before.len()) {
            edits.push(emptied(&draft.text, start + before.len(), start + line.len()));
        }
    }
    draft.apply(&edits);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes() {
        let table = [
            ("가%%나%%다", "가다"),
            ("%%\n나\n%%\n다", "\n\n\n다"),
            ("`%%` 100%% 가", "`%%` 100%% 가"),
            ("글 ^abc-1\n2^10", "글 \n2^10"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }
}
