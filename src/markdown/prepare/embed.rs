//! `@[youtube](id)`: films and other pages that Velog embeds.

use super::draft::{Draft, Edit, near};
use super::template::own_block;
use crate::markdown::kept::Kept;

/// Keeps embedded pages aside.
pub(super) fn keep(draft: &mut Draft) {
    if !draft.text.contains("@[") {
        return;
    }
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("@[")) {
        let start = at + found;
        at = start + 2;
        let rest = text.get(at..).unwrap_or_default();
        let Some((address, length)) = embedded(rest).filter(|_| !code.covers(start)) else {
            continue;
        };
        at += length;
        let token = draft.keep(Kept::Media(address)).text();
        edits.push(Edit { range: start..at, text: own_block(&text, start, at, &token) });
    }
    draft.text = text;
    draft.apply(&edits);
}

/// The address that `youtube](id)` means, and how long that is.
fn embedded(text: &str) -> Option<(String, usize)> {
    let (site, rest) = near(text, 400).split_once("](")?;
    let (id, _) = rest.split_once(')')?;
    let length = site.len() + 2 + id.len() + 1;
    let id = id.trim();
    if id.is_empty() || id.contains(char::is_whitespace) {
        return None;
    }
    let prefix = match site {
        "youtube" => "https://www.youtube.com/watch?v=",
        "vimeo" => "https://vimeo.com/",
        "codesandbox" => "https://codesandbox.io/s/",
        "codepen" => "https://codepen.io/",
        _ => return None,
    };
    let whole = id.starts_with("https://") || id.starts_with("http://");
    Some((if whole { id.to_owned() } else { format!("{prefix}{id}") }, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_embedded() {
        let table = [
            ("youtube](abc)", Some(("https://www.youtube.com/watch?v=abc", 13))),
            ("youtube](https://youtu.be/a) 글", Some(("https://youtu.be/a", 28))),
            ("codepen](a/pen/b)", Some(("https://codepen.io/a/pen/b", 17))),
            ("이름](a)", None),
            ("youtube](a b)", None),
            ("youtube]()", None),
            ("youtube](a", None),
        ];
        for (text, expected) in table {
            let expected = expected.map(|(address, length)| (address.to_owned(), length));
            assert_eq!(embedded(text), expected, "{text}");
        }
    }

    #[test]
    fn code_is_left_alone() {
        let mut draft = Draft::new("`@[youtube](a)` @[youtube](b)\n".into());
        keep(&mut draft);
        assert_eq!(draft.kept, [Kept::Media("https://www.youtube.com/watch?v=b".into())]);
        assert!(draft.text.starts_with("`@[youtube](a)` "));
    }
}
