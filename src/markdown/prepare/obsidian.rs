//! Obsidian: `%%comments%%`, names of blocks (`^id`), states of tasks (`- [/]`), footnotes in place
//! (`^[text]`).

use super::draft::{Draft, Edit, lines, near};
use super::kramdown::emptied;
use crate::markdown::kept::Kept;

/// Reads what is Obsidian's own.
pub(super) fn read(draft: &mut Draft) {
    comments(draft);
    notes(draft);
    blocks(draft);
    states(draft);
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
    let text = std::mem::take(&mut draft.text);
    let mut edits: Vec<Edit> = Vec::new();
    for (start, line) in lines(&text) {
        let trimmed = line.trim_end();
        let Some((before, id)) = trimmed.rsplit_once('^') else {
            continue;
        };
        let shaped = !id.is_empty()
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && (before.is_empty() || before.ends_with([' ', '\t', '>']));
        if shaped && !code.covers(start + before.len()) {
            let token = draft.keep(Kept::Anchor(id.to_owned())).text();
            edits.push(Edit { range: start + before.len()..start + line.len(), text: token });
        }
    }
    draft.text = text;
    draft.apply(&edits);
}

/// `- [/]` and its kin: a box that is not ticked, and the word for its state.
fn states(draft: &mut Draft) {
    if !draft.text.contains("] ") {
        return;
    }
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let mut edits: Vec<Edit> = Vec::new();
    for (start, line) in lines(&text) {
        let Some((at, state)) = state(line) else {
            continue;
        };
        if !code.covers(start + at) {
            let token = draft.keep(Kept::State(state)).text();
            let range = start + at..start + at + 2 + state.len_utf8();
            edits.push(Edit { range, text: format!("[ ] {token}") });
        }
    }
    draft.text = text;
    draft.apply(&edits);
}

/// Where the box of a task stands, and its state, if that is neither open nor done.
fn state(line: &str) -> Option<(usize, char)> {
    let body = line.trim_start_matches([' ', '\t', '>']);
    let digits = body.trim_start_matches(|character: char| character.is_ascii_digit());
    let after = if digits.len() < body.len() {
        digits.strip_prefix(['.', ')'])?
    } else {
        body.strip_prefix(['-', '*', '+'])?
    };
    let inner = after.strip_prefix([' ', '\t'])?.trim_start().strip_prefix('[')?;
    let state = inner.chars().next().filter(|state| STATES.contains(state))?;
    inner.get(state.len_utf8()..)?.strip_prefix("] ")?;
    Some((line.len() - inner.len() - 1, state))
}

/// States that themes and plugins have agreed on; others stay as they are written.
const STATES: &[char] = &['/', '-', '>', '<', '!', '?', '*'];

/// Longest footnote in place.
const LONGEST_NOTE: usize = 4_000;

/// `^[text]` becomes a reference, its text a definition at the end.
fn notes(draft: &mut Draft) {
    if !draft.text.contains("^[") {
        return;
    }
    let code = draft.code();
    let text = draft.text.as_str();
    let mut edits: Vec<Edit> = Vec::new();
    let mut definitions = String::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("^[")) {
        let start = at + found;
        at = start + 2;
        let before = text.get(..start).unwrap_or_default();
        if code.covers(start) || before.ends_with(['\\', '[']) {
            continue;
        }
        let Some(note) = bracketed(text.get(at..).unwrap_or_default()) else {
            continue;
        };
        let label = format!("note-in-place-{}", edits.len() + 1);
        let words: Vec<&str> = note.split_whitespace().collect();
        for piece in ["\n\n[^", &label, "]: ", &words.join(" ")] {
            definitions.push_str(piece);
        }
        let lines = note.matches('\n').count();
        at += note.len() + 1;
        edits.push(Edit { range: start..at, text: format!("[^{label}]{}", "\n".repeat(lines)) });
    }
    if !edits.is_empty() {
        edits.push(Edit { range: text.len()..text.len(), text: definitions });
        draft.apply(&edits);
    }
}

/// What stands before the bracket that closes, on lines of one paragraph.
fn bracketed(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut escaped = false;
    let mut ended = false;
    for (at, character) in near(text, LONGEST_NOTE).char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' if depth == 0 => {
                return text.get(..at).filter(|note| !note.trim().is_empty());
            }
            ']' => depth -= 1,
            '\n' if ended => return None,
            _ => {}
        }
        ended = character == '\n' || ended && character.is_whitespace();
    }
    None
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
            ("2^10", "2^10"),
            (
                "가^[주 [석](x) `y`]나",
                "가[^note-in-place-1]나\n\n[^note-in-place-1]: 주 [석](x) `y`",
            ),
            ("가\\^[나] [^[x] ^[다\n\n라]", "가\\^[나] [^[x] ^[다\n\n라]"),
            ("- [x] 가\n- [ ] 나\n- [a] 다", "- [x] 가\n- [ ] 나\n- [a] 다"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }

    #[test]
    fn what_is_kept() {
        let mut draft = Draft::new("글 ^abc-1\n> ^b\n\n- [/] 가\n1. [-] 나\n`^c`".to_owned());
        read(&mut draft);
        let anchor = |name: &str| Kept::Anchor(name.to_owned());
        let expected = [anchor("abc-1"), anchor("b"), Kept::State('/'), Kept::State('-')];
        assert_eq!(draft.kept, expected);
        assert!(draft.text.contains("- [ ] ") && draft.text.ends_with("`^c`"));
    }
}
