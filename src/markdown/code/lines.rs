//! Lines of code, and what comments for the renderer say of them.
//!
//! `VitePress` has `// [!code ++]` at the end of a line, Docusaurus and Gatsby have comments on lines
//! of their own: `// highlight-next-line`, `// highlight-start` … `// highlight-end`. Such comments
//! are not part of the code: they are neither shown nor searched.

use super::info::Lines;

/// What a line is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Added,
    Error,
    Marked,
    Removed,
    Warning,
}

impl Look {
    /// The class in the HTML.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Error => "error",
            Self::Marked => "marked",
            Self::Removed => "removed",
            Self::Warning => "warning",
        }
    }
}

/// A line without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'code> {
    pub(super) text: &'code str,
    pub(super) look: Option<Look>,
}

/// Cuts code into lines, takes out the comments for the renderer, and marks lines by them and by
/// what stood behind the fence.
pub(super) fn read<'code>(code: &'code str, marked: &Lines) -> Vec<Line<'code>> {
    let code = code.strip_suffix('\n').unwrap_or(code);
    let speaks = code.contains("[!code") || code.contains("highlight-");
    let mut lines: Vec<Line<'code>> = Vec::new();
    // What the next lines are, how many of them, and whether a stretch without end is open.
    let mut ahead: Option<(Look, usize)> = None;
    for (number, text) in code.split('\n').enumerate() {
        let written = if speaks { comment(text) } else { None };
        let (text, own, last) = match written {
            Some(Comment::Ends { text, look, count }) => (text, look, count),
            Some(Comment::Alone(Says::Next(look, count))) => {
                ahead = Some((look, count));
                continue;
            }
            Some(Comment::Alone(Says::Stop)) => {
                ahead = None;
                continue;
            }
            Some(Comment::Alone(Says::Nothing)) => continue,
            None => (text, None, 1),
        };
        let by_fence = marked.contains(number + 1).then_some(Look::Marked);
        let by_line_above = ahead.map(|(look, _)| look);
        lines.push(Line { text, look: own.or(by_line_above).or(by_fence) });
        ahead = match own {
            Some(look) if last > 1 => Some((look, last - 1)),
            Some(_) => ahead,
            None => ahead.and_then(|(look, left)| (left > 1).then(|| (look, left - 1))),
        };
    }
    lines
}

/// A comment for the renderer.
enum Comment<'code> {
    /// At the end of a line of code.
    Ends { text: &'code str, look: Option<Look>, count: usize },
    /// On a line of its own.
    Alone(Says),
}

enum Says {
    /// What so many lines from the next one are.
    Next(Look, usize),
    Stop,
    Nothing,
}

/// Longest line that is searched for such comments.
const LONGEST: usize = 2000;

fn comment(line: &str) -> Option<Comment<'_>> {
    if line.len() > LONGEST {
        return None;
    }
    marker(line).or_else(|| sentence(line))
}

/// Reads `// [!code ++:2]`.
fn marker(line: &str) -> Option<Comment<'_>> {
    let (before, rest) = line.split_once("[!code ")?;
    let (inner, after) = rest.split_once(']')?;
    let closes = ["", "*/", "*/}", "-->", "#}", "%>", "--]]", "*)"];
    let text = opened(before).filter(|_| closes.contains(&after.trim()))?;
    let (word, count) = match inner.rsplit_once(':') {
        Some((word, count)) => (word, count.trim().parse().unwrap_or(1)),
        None => (inner, 1),
    };
    let look = look(word.trim());
    if text.trim().is_empty() {
        let says = look.map_or(Says::Nothing, |look| Says::Next(look, count));
        return Some(Comment::Alone(says));
    }
    Some(Comment::Ends { text: text.trim_end(), look, count })
}

fn look(word: &str) -> Option<Look> {
    match word {
        "++" => Some(Look::Added),
        "--" => Some(Look::Removed),
        "highlight" | "hl" | "focus" | "info" => Some(Look::Marked),
        "error" => Some(Look::Error),
        "warning" => Some(Look::Warning),
        _ => None,
    }
}

/// Reads `// highlight-next-line` and its kin.
fn sentence(line: &str) -> Option<Comment<'_>> {
    let (before, rest) = line.split_once("highlight-")?;
    // `grep --highlight-line` is an option.
    let text = opened(before).filter(|_| before.ends_with([' ', '\t']))?;
    let word = rest.trim_end_matches(|sign: char| {
        sign.is_whitespace() || matches!(sign, '*' | '/' | '}' | '-' | '>' | '#' | '%')
    });
    let alone = text.trim().is_empty();
    match word {
        "next-line" if alone => Some(Comment::Alone(Says::Next(Look::Marked, 1))),
        "start" if alone => Some(Comment::Alone(Says::Next(Look::Marked, usize::MAX))),
        "end" if alone => Some(Comment::Alone(Says::Stop)),
        "line" => Some(Comment::Ends { text: text.trim_end(), look: Some(Look::Marked), count: 1 }),
        _ => None,
    }
}

/// Signs that begin a comment, longer ones first.
const SIGNS: &[&str] =
    &["{/*", "<!--", "<%#", "--[[", "{#", "/*", "(*", "//", "--", ";;", "#", ";", "%", "\"", "'"];

/// The line up to the sign that begins a comment, if one stands at its end.
fn opened(before: &str) -> Option<&str> {
    let before = before.trim_end();
    SIGNS.iter().find_map(|sign| before.strip_suffix(sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::code::info::Info;

    #[test]
    fn comments_for_the_renderer() {
        let table = [
            ("a\nb\n", "", "a|b"),
            ("a\n\n", "", "a|"),
            ("a // [!code ++]\nb // [!code --]", "", "a added|b removed"),
            ("a # [!code hl]\n<b> <!-- [!code error] -->", "", "a marked|<b> error"),
            ("a {/* [!code warning] */}\nb /* [!code focus] */", "", "a warning|b marked"),
            ("a // [!code ++:2]\nb\nc", "", "a added|b added|c"),
            ("// [!code highlight:2]\na\nb\nc", "", "a marked|b marked|c"),
            ("a // [!code word:x]\n// [!code word:y]\nb", "", "a|b"),
            ("a // highlight-line\nb", "", "a marked|b"),
            ("// highlight-next-line\na\nb", "", "a marked|b"),
            ("a\n  # highlight-start\nb\nc\n  # highlight-end\nd", "", "a|b marked|c marked|d"),
            ("{/* highlight-next-line */}\n<a />", "", "<a /> marked"),
            ("<!-- highlight-start -->\n<a>", "", "<a> marked"),
            // Code that speaks of such things is code.
            ("highlight-next-line\nx.highlight-line", "", "highlight-next-line|x.highlight-line"),
            (
                "grep --highlight-line\n--highlight-start",
                "",
                "grep --highlight-line|--highlight-start",
            ),
            ("a();// [!code ++]", "", "a(); added"),
            ("s = \"[!code ++] x\"", "", "s = \"[!code ++] x\""),
            ("a\nb\nc\nd", "{1,3-4}", "a marked|b|c marked|d marked"),
        ];
        for (code, info, expected) in table {
            let lines = read(code, &Info::read(info).marked);
            let lines = lines.iter().map(|line| match line.look {
                Some(look) => format!("{} {}", line.text, look.class()),
                None => line.text.to_owned(),
            });
            assert_eq!(lines.collect::<Vec<_>>().join("|"), expected, "{code}");
        }
    }
}
