//! `MkDocs` with the extensions that Material turns on: keys, insertions, sub- and superscripts,
//! remarks of reviewers, icons.

use super::draft::{Draft, Edit, near};
use super::kramdown::emptied;
use crate::markdown::html::push_escaped;

/// Longest span of any of them.
const LONGEST: usize = 400;

/// Reads what stands in lines.
pub(super) fn read(draft: &mut Draft) {
    html(draft);
    let code = draft.code();
    let text = draft.text.as_str();
    let mut edits: Vec<Edit> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['+', '^', '~', '{', ':'])) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        let before = text.get(..start).unwrap_or_default().chars().next_back();
        at = start + rest.chars().take_while(|sign| rest.starts_with(*sign)).count();
        if code.covers(start) || before == Some('\\') {
            continue;
        }
        if let Some((html, length)) = span(rest, before) {
            at = start + length;
            let gone = emptied(text, start, at).text;
            edits.push(Edit { range: start..at, text: html + &gone });
        }
    }
    draft.apply(&edits);
}

/// What begins at the start of `text` as HTML, and its length.
fn span(text: &str, before: Option<char>) -> Option<(String, usize)> {
    let line = near(text, LONGEST).split('\n').next()?;
    if let Some(inner) = line.strip_prefix("++") {
        let (keys, _) = inner.split_once("++")?;
        return Some((self::keys(keys)?, keys.len() + 4));
    }
    if let Some(inner) = line.strip_prefix("^^") {
        let (inserted, _) = inner.split_once("^^")?;
        let fits = !inserted.is_empty() && inserted.trim() == inserted;
        return fits.then(|| (format!("<ins>{inserted}</ins>"), inserted.len() + 4));
    }
    for (sign, element) in [('^', "sup"), ('~', "sub")] {
        let after = line.strip_prefix(sign).filter(|inner| !inner.starts_with(sign));
        let Some(inner) = after else { continue };
        // `10~20` and `30~40` are ranges: a letter has to stand before, Latin only within.
        let follows = before.is_some_and(|before| before.is_ascii_alphabetic() || before == ')')
            || (sign == '^' && before.is_some_and(|before| before.is_ascii_digit()));
        let (small, _) = inner.split_once(sign)?;
        let fits = follows
            && (1..=12).contains(&small.len())
            && small.chars().all(|part| part.is_ascii_alphanumeric() || matches!(part, '+' | '-'));
        return fits.then(|| (format!("<{element}>{small}</{element}>"), small.len() + 2));
    }
    for (open, close, element) in
        [("{++", "++}", "ins"), ("{--", "--}", "del"), ("{==", "==}", "mark"), ("{>>", "<<}", "")]
    {
        let Some(inner) = near(text, LONGEST).strip_prefix(open) else { continue };
        let (inner, _) = inner.split_once(close)?;
        let html = match element {
            "" => String::new(),
            _ => format!("<{element}>{}</{element}>", inner.trim()),
        };
        return Some((html, inner.len() + 6));
    }
    icon(line).map(|length| (String::new(), length))
}

/// `ctrl+alt+k` as keys.
fn keys(text: &str) -> Option<String> {
    let mut html = String::new();
    for key in text.split('+') {
        let quoted = key.strip_prefix('"').and_then(|key| key.strip_suffix('"'));
        let shaped =
            !key.is_empty() && key.chars().all(|part| part.is_ascii_alphanumeric() || part == '-');
        if quoted.is_none() && !shaped {
            return None;
        }
        if !html.is_empty() {
            html.push('+');
        }
        html.push_str("<kbd>");
        push_escaped(&mut html, quoted.map_or_else(|| name(key), str::to_owned).as_str());
        html.push_str("</kbd>");
    }
    Some(html)
}

/// What is written on a key.
fn name(key: &str) -> String {
    match key {
        "cmd" | "command" => "⌘".to_owned(),
        "esc" | "escape" => "Esc".to_owned(),
        "arrow-up" | "up" => "↑".to_owned(),
        "arrow-down" | "down" => "↓".to_owned(),
        "arrow-left" | "left" => "←".to_owned(),
        "arrow-right" | "right" => "→".to_owned(),
        "plus" => "+".to_owned(),
        _ => key
            .split('-')
            .map(|word| {
                let mut letters = word.chars();
                letters.next().map_or_else(String::new, |first| {
                    first.to_uppercase().collect::<String>() + letters.as_str()
                })
            })
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// The length of `:material-check:`: a drawing that says nothing in words.
fn icon(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(':')?;
    let family = ["material-", "fontawesome-", "octicons-", "simple-"];
    family.iter().find(|family| inner.starts_with(**family))?;
    let end =
        inner.find(|part: char| !part.is_ascii_alphanumeric() && part != '-' && part != '_')?;
    inner.get(end..)?.starts_with(':').then_some(end + 2)
}

/// `<div markdown>` holds Markdown: for CommonMark a blank line must follow.
fn html(draft: &mut Draft) {
    if !draft.text.contains(" markdown") {
        return;
    }
    let code = draft.code();
    let text = draft.text.as_str();
    let mut edits: Vec<Edit> = Vec::new();
    for (at, sign) in text.match_indices(" markdown").filter(|(at, _)| !code.covers(*at)) {
        let after = text.get(at + sign.len()..).unwrap_or_default();
        let end = ["=\"1\">", "=\"block\">", "=\"span\">", "=\"true\">", ">"]
            .iter()
            .find(|end| after.starts_with(**end));
        if let Some(end) = end {
            let range = at..at + sign.len() + end.len();
            edits.push(Edit { range, text: ">\n\n".to_owned() });
        }
    }
    draft.apply(&edits);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans() {
        let table = [
            ("++ctrl+alt+k++", "<kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>K</kbd>"),
            ("++\"가\"++ x++ y++ C++", "<kbd>가</kbd> x++ y++ C++"),
            ("^^넣음^^ 2^10^ x^n+1^", "<ins>넣음</ins> 2<sup>10</sup> x<sup>n+1</sup>"),
            ("H~2~O 10~20 30~40 ~~지움~~", "H<sub>2</sub>O 10~20 30~40 ~~지움~~"),
            ("{++가++}{--나--}{==다==}{>>라<<}", "<ins>가</ins><del>나</del><mark>다</mark>"),
            (":material-check: 됨 :smile: 10:20:30", " 됨 :smile: 10:20:30"),
            ("`++a++` \\++a++", "`++a++` \\++a++"),
            ("<div class=\"grid\" markdown>\n가\n</div>", "<div class=\"grid\">\n\n\n가\n</div>"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }
}
