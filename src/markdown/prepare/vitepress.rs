//! `VitePress`: `<Badge type="tip" text="1.9" />` in plain Markdown.

use super::draft::{Draft, Edit};
use super::jsx::{attribute, component};

/// Makes text of badges.
pub(super) fn read(draft: &mut Draft) {
    if !draft.text.contains("<Badge") {
        return;
    }
    let code = draft.code();
    let text = draft.text.as_str();
    let mut edits: Vec<Edit> = Vec::new();
    for sign in ["<Badge", "</Badge"] {
        for (start, _) in text.match_indices(sign).filter(|(at, _)| !code.covers(*at)) {
            let Some(tag) = text.get(start..).and_then(component).filter(|tag| tag.name == "Badge")
            else {
                continue;
            };
            let shown = attribute(tag.attributes, "text").unwrap_or_default().to_owned();
            edits.push(Edit { range: start..start + tag.length, text: shown });
        }
    }
    edits.sort_by_key(|edit| edit.range.start);
    draft.apply(&edits);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn badges() {
        let table = [
            ("## 절 <Badge type=\"tip\" text=\"^1.9.0\" />", "## 절 ^1.9.0"),
            ("<Badge type=\"info\">가</Badge> `<Badge text=\"x\" />`", "가 `<Badge text=\"x\" />`"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }
}
