//! `{ .class #id key="value" }`: attribute lists as Goldmark (Hugo) and Python-Markdown (`MkDocs`)
//! write them become kramdown's `{: … }`, which the next step reads.

use super::draft::{Draft, Edit, lines, near};

/// Longest attribute list.
const LONGEST: usize = 500;

/// Rewrites lists on lines of their own, and those right behind spans if asked to.
pub(super) fn rewrite(draft: &mut Draft, behind_spans: bool) {
    if !draft.text.contains('{') {
        return;
    }
    let code = draft.code();
    let mut edits = Vec::new();
    for (start, line) in lines(&draft.text) {
        let body = line.trim_start_matches([' ', '\t', '>']);
        let indent = line.len() - body.len();
        for (at, _) in line.match_indices('{') {
            let before = line.get(..at).unwrap_or_default();
            let alone = at == indent && body.trim_end().ends_with('}');
            let behind = behind_spans && before.ends_with([')', '`', '*', '_', ']']);
            let rest = line.get(at + 1..).unwrap_or_default();
            if (alone || behind) && is_list(rest) && !code.covers(start + at) {
                let place = start + at + 1;
                edits.push(Edit { range: place..place, text: ":".to_owned() });
            }
        }
    }
    draft.apply(&edits);
}

/// Whether what follows a brace is a list of attributes.
fn is_list(text: &str) -> bool {
    let Some(end) = near(text, LONGEST).find('}') else {
        return false;
    };
    let inner = text.get(..end).unwrap_or_default().trim();
    let named = |inner: &str| {
        inner.split_once('=').is_some_and(|(name, value)| {
            !name.is_empty()
                && name.chars().all(|part| part.is_ascii_alphanumeric() || part == '-')
                && !value.is_empty()
        })
    };
    let classed = |sign: char| {
        let after = inner.strip_prefix(sign).and_then(|rest| rest.chars().next());
        after.is_some_and(char::is_alphabetic)
    };
    classed('.') || classed('#') || named(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists() {
        let table = [
            ("글\n{.a #b}", "글\n{:.a #b}", "글\n{:.a #b}"),
            ("> 글\n> { width=\"3\" }", "> 글\n> {: width=\"3\" }", "> 글\n> {: width=\"3\" }"),
            (
                "[가](x){ .b } {x} {.c} 글",
                "[가](x){ .b } {x} {.c} 글",
                "[가](x){: .b } {x} {.c} 글",
            ),
            ("`{ .b }` `c`{ .d }", "`{ .b }` `c`{ .d }", "`{ .b }` `c`{: .d }"),
            ("{.5}\n{\"a\": 1}\n{a, b}", "{.5}\n{\"a\": 1}\n{a, b}", "{.5}\n{\"a\": 1}\n{a, b}"),
        ];
        for (given, alone, behind) in table {
            for (spans, expected) in [(false, alone), (true, behind)] {
                let mut draft = Draft::new(given.to_owned());
                rewrite(&mut draft, spans);
                assert_eq!(draft.text, expected, "{given}");
            }
        }
    }
}
