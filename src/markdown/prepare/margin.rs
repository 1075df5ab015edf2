//! MDX has no code by indentation: what is indented stands inside of a component.
//!
//! Such lines move to the left, or CommonMark takes them for code. Lines of lists stay.

use super::draft::{Draft, Edit, lines};

/// Moves what only a component indents to the left.
pub(super) fn level(draft: &mut Draft) {
    if !draft.text.contains("\n    ") && !draft.text.starts_with("    ") {
        return;
    }
    let mut edits: Vec<Edit> = Vec::new();
    let mut shift = 0;
    // The column of what stands in the list at hand.
    let mut list: Option<usize> = None;
    let mut fence: Option<(char, usize)> = None;
    let mut after_gap = true;
    for (start, line) in lines(&draft.text) {
        let body = line.trim_start_matches(' ');
        let indent = line.len() - body.len();
        if body.trim().is_empty() {
            after_gap = true;
            continue;
        }
        let sign = body.chars().next().unwrap_or_default();
        let run = body.len() - body.trim_start_matches(sign).len();
        let is_fence = matches!(sign, '`' | '~') && run >= 3;
        if let Some((opened, length)) = fence {
            let closes = sign == opened && run >= length && body.trim_end().len() == run;
            fence = fence.filter(|_| !closes);
        } else {
            let inside = list.is_some_and(|column| indent >= column);
            let lazy = list.is_some() && !after_gap;
            match item(body) {
                _ if inside => {}
                Some(width) => {
                    let sibling = list.is_some() && (shift..shift + 4).contains(&indent);
                    if !sibling {
                        shift = if indent >= 4 { indent } else { 0 };
                    }
                    list = Some(indent + width);
                }
                None if lazy && !is_fence => {}
                None => {
                    list = None;
                    shift = if indent >= 4 { indent } else { 0 };
                }
            }
            fence = is_fence.then_some((sign, run));
        }
        after_gap = false;
        let cut = indent.min(shift);
        if cut > 0 {
            edits.push(Edit { range: start..start + cut, text: String::new() });
        }
    }
    draft.apply(&edits);
}

/// How wide the sign of a list item is, with the space behind it.
fn item(body: &str) -> Option<usize> {
    let digits = body.trim_start_matches(|character: char| character.is_ascii_digit());
    let after = if digits.len() < body.len() && body.len() - digits.len() < 10 {
        digits.strip_prefix(['.', ')'])?
    } else {
        body.strip_prefix(['-', '*', '+'])?
    };
    let inner = after.trim_start_matches(' ');
    (inner.len() < after.len()).then(|| body.len() - inner.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves() {
        let table = [
            ("<A>\n    글\n\n    둘\n</A>", "<A>\n글\n\n둘\n</A>"),
            ("<A>\n\n      - 가\n        - 나\n\n        다\n", "<A>\n\n- 가\n  - 나\n\n  다\n"),
            ("- 가\n\n    나\n\n      다\n라", "- 가\n\n    나\n\n      다\n라"),
            ("    ```js\n      x\n    ```\n글", "```js\n  x\n```\n글"),
            ("```\n    x\n```", "```\n    x\n```"),
            ("글\n  둘", "글\n  둘"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            level(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }
}
