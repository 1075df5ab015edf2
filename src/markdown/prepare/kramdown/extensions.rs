//! `{::comment}…{:/comment}`, `{::nomarkdown}…{:/}`, `{::options …/}`.

use super::super::draft::{Ahead, Draft, Edit, near};
use super::emptied;
use crate::markdown::marks;

/// Longest tag of an extension.
const LONGEST: usize = 1000;

/// A comment goes with what it holds; what is no Markdown stays as it is written; other extensions
/// lose their tags only.
pub(super) fn read(draft: &mut Draft) {
    if !draft.text.contains("{::") && !draft.text.contains("{:/") {
        return;
    }
    let code = draft.code();
    let text = draft.text.as_str();
    let mut ahead = Ahead::new(text);
    let mut edits: Vec<Edit> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("{:")) {
        let start = at + found;
        at = start + 2;
        let rest = text.get(start..).unwrap_or_default();
        let is_tag = rest.starts_with("{::") || rest.starts_with("{:/");
        if !is_tag
            || code.covers(start)
            || text.get(..start).is_some_and(|text| text.ends_with('\\'))
        {
            continue;
        }
        let Some(close) = near(rest, LONGEST).find('}') else { continue };
        let tag = rest.get(..close).unwrap_or_default();
        at = start + close + 1;
        let name = tag.get(3..).unwrap_or_default();
        let name = name.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
        let holds = matches!(name, "comment" | "nomarkdown") && !tag.ends_with('/');
        let end = if holds && tag.starts_with("{::") { end_of(&mut ahead, name, at) } else { None };
        let Some((from, to)) = end else {
            edits.push(emptied(text, start, at));
            continue;
        };
        if name == "comment" {
            edits.push(emptied(text, start, to));
        } else {
            edits.push(emptied(text, start, at));
            let inner = text.get(at..from).unwrap_or_default();
            // Tags are HTML in any case; text without any must not be read as Markdown.
            if !inner.contains('<') {
                protect(inner, at, &mut edits);
            }
            edits.push(emptied(text, from, to));
        }
        at = to;
    }
    draft.apply(&edits);
}

/// Where the tag that ends an extension starts and ends.
fn end_of(ahead: &mut Ahead<'_>, name: &str, from: usize) -> Option<(usize, usize)> {
    let named = format!("{{:/{name}}}");
    ["{:/}", named.as_str()]
        .iter()
        .filter_map(|end| ahead.next(end, from).map(|at| (at, at + end.len())))
        .min()
}

/// Parts the signs of Markdown, so that they mean nothing.
fn protect(text: &str, start: usize, edits: &mut Vec<Edit>) {
    let signs = ['*', '_', '`', '[', ']', '#', '~', '|', '!'];
    for (at, sign) in text.match_indices(signs) {
        let place = start + at;
        let mark = if sign == "#" { marks::GLUE.to_string() } else { "\\".to_owned() };
        edits.push(Edit { range: place..place, text: mark });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes() {
        let table = [
            ("가{::comment}\n나{:/comment}다", "가\n다"),
            ("가{::comment}나{:/}다", "가다"),
            ("{::nomarkdown}**가**{:/}", "\\*\\*가\\*\\*"),
            ("{::nomarkdown}\n<b>가</b>\n{:/nomarkdown}", "\n<b>가</b>\n"),
            ("{::options auto_ids=\"false\" /}\n글", "\n글"),
            ("`{::comment}` \\{::x}", "`{::comment}` \\{::x}"),
            ("{::comment}가", "가"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }
}
