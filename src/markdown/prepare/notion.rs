//! Notion's exports: `<aside>` around a callout, and lines of properties under the title.

use super::draft::{Draft, Edit, lines};
use crate::markdown::callout::{Callout, Kind};
use crate::markdown::kept::Kept;
use crate::source::properties;

/// Reads callouts, and keeps properties apart.
pub(super) fn read(draft: &mut Draft, file: &str) {
    let properties = properties(file, &draft.text);
    let ends = properties.iter().map(|line| line.end..line.end);
    let edits: Vec<Edit> = ends.map(|range| Edit { range, text: "  ".to_owned() }).collect();
    draft.apply(&edits);
    callouts(draft);
}

/// Reads lines that begin or end one.
fn callouts(draft: &mut Draft) {
    if !draft.text.contains("<aside>") {
        return;
    }
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let mut edits: Vec<Edit> = Vec::new();
    let mut open = 0_usize;
    let mut closing = lines(&text).filter(|(_, line)| line.trim() == "</aside>").count();
    for (start, line) in lines(&text) {
        let body = line.trim_start();
        let indent = line.len() - body.len();
        if code.covers(start + indent) {
            continue;
        }
        let token = match body.trim_end() {
            "<aside>" if closing > open => {
                open += 1;
                let next = text.get(start + line.len()..).unwrap_or_default().trim_start();
                draft.keep(Kept::Open(callout(next)))
            }
            "</aside>" => {
                closing = closing.saturating_sub(1);
                if open == 0 {
                    continue;
                }
                open -= 1;
                draft.keep(Kept::Close)
            }
            _ => continue,
        };
        let margin = line.get(..indent).unwrap_or_default();
        let range = start + indent..start + line.len();
        edits.push(Edit { range, text: format!("\n{margin}{}\n", token.text()) });
    }
    draft.text = text;
    draft.apply(&edits);
}

/// The callout that an emoji in front means; Notion has no other kinds.
fn callout(first: &str) -> Callout {
    let kind = match first.chars().next() {
        Some('💡') => Kind::Tip,
        Some('⚠' | '🚧') => Kind::Warning,
        Some('🚨' | '⛔' | '❌' | '🔥') => Kind::Danger,
        Some('❓' | '❔' | '🤔') => Kind::Question,
        Some('✅' | '🎉') => Kind::Success,
        Some('❗' | '‼') => Kind::Important,
        Some('ℹ') => Kind::Info,
        _ => Kind::Note,
    };
    Callout { kind: Some(kind), title: Some(String::new()), fold: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept() {
        let open =
            |kind| Kept::Open(Callout { kind: Some(kind), title: Some(String::new()), fold: None });
        let table = [
            ("<aside>\n💡 **글**\n\n</aside>", vec![open(Kind::Tip), Kept::Close]),
            ("- 가\n\n  <aside>\n  글\n  </aside>", vec![open(Kind::Note), Kept::Close]),
            ("<aside>\n끝이 없음", vec![]),
            ("</aside>", vec![]),
            ("```\n<aside>\n</aside>\n```", vec![]),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft, "a.md");
            assert_eq!(draft.kept, expected, "{given}");
        }
    }

    #[test]
    fn properties_stay_lines() {
        let body = "# 글\n\n작성일: 오늘\n상태: 끝\n\n본문: 아님\n";
        let table = [
            (
                "글 0123456789abcdef0123456789abcdef.md",
                "# 글\n\n작성일: 오늘  \n상태: 끝  \n\n본문: 아님\n",
            ),
            ("글.md", body),
        ];
        for (file, expected) in table {
            let mut draft = Draft::new(body.to_owned());
            read(&mut draft, file);
            assert_eq!(draft.text, expected, "{file}");
        }
    }
}
