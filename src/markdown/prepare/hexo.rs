//! Hexo's tags and those of its themes: `{% codeblock %}`, `{% asset_img %}`, `{% post_link %}`,
//! `{% note info %}`. They share their signs with Liquid, whose step reads what is left.

use super::draft::{Ahead, Draft, Edit, near};
use super::hugo::fence;
use super::kramdown::emptied;
use super::shortcode::{Meaning, link, meaning};
use super::template::{Arguments, callout, own_block};
use crate::markdown::address::POST_URL;
use crate::markdown::callout::{Callout, Kind};
use crate::markdown::kept::{Figure, Kept};
use crate::source::Document;

/// Tags that stand alone.
const ALONE: &[&str] = &[
    "asset_img",
    "asset_link",
    "asset_path",
    "btn",
    "bilibili",
    "gist",
    "iframe",
    "img",
    "label",
    "link",
    "post_link",
    "post_path",
    "vimeo",
    "youtube",
];

/// Tags that hold something, with `end` in front of the name where they close.
const AROUND: &[&str] = &[
    "blockquote",
    "centerquote",
    "code",
    "codeblock",
    "cq",
    "fold",
    "folding",
    "hideToggle",
    "mermaid",
    "note",
    "pullquote",
    "quote",
    "subnote",
    "tabs",
    "timeline",
];

/// Reads the tags of a document.
pub(super) fn read(draft: &mut Draft, document: &Document) {
    if !draft.text.contains("{%") {
        return;
    }
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let mut ahead = Ahead::new(&text);
    let mut edits: Vec<Edit> = Vec::new();
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['{', '<'])) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        at = start + 1;
        if let Some((tab, length)) =
            tab(rest).filter(|_| open.iter().any(|(name, _)| *name == "tabs"))
        {
            at = start + length;
            let token = draft.keep(tab).text();
            edits.push(Edit { range: start..at, text: own_block(&text, start, at, &token) });
            continue;
        }
        let Some((inner, length)) = tag(rest).filter(|_| !code.covers(start)) else {
            continue;
        };
        let end = start + length;
        let (name, arguments) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        if name == "raw" {
            at = ahead.next("{% endraw", end).unwrap_or(end);
            continue;
        }
        if let Some(closes) = name.strip_prefix("end") {
            if open.last().is_some_and(|(name, _)| *name == closes) {
                let (_, shown) = open.pop().unwrap_or_default();
                at = end;
                let text = if shown {
                    let token = draft.keep(Kept::Close).text();
                    own_block(&text, start, end, &token)
                } else {
                    String::new()
                };
                edits.push(Edit { range: start..end, text });
            }
            continue;
        }
        if ALONE.contains(&name) {
            if let Some(placed) = alone(draft, name, arguments.trim(), document) {
                at = end;
                edits.push(Edit { range: start..end, text: placed });
            }
            continue;
        }
        let Some((close, last)) = closing(&mut ahead, name, end).filter(|_| AROUND.contains(&name))
        else {
            continue;
        };
        at = end;
        if matches!(name, "code" | "codeblock" | "mermaid") {
            let info = if name == "mermaid" { name.to_owned() } else { info(arguments) };
            let (opening, ending) = fence(&info, text.get(end..close).unwrap_or_default());
            edits.push(Edit { range: start..end, text: opening });
            edits.push(Edit { range: close..last, text: ending });
            at = last;
            continue;
        }
        let kept = container(name, arguments.trim(), document);
        open.push((name, kept.is_some()));
        let edit = match kept {
            Some(callout) => {
                let token = draft.keep(Kept::Open(callout)).text();
                Edit { range: start..end, text: own_block(&text, start, end, &token) }
            }
            None => emptied(&text, start, end),
        };
        edits.push(edit);
    }
    draft.text = text;
    draft.apply(&edits);
}

/// What stands inside `{% … %}`, and the length of it all.
fn tag(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("{%")?;
    let end = near(inner, 2000).find("%}")?;
    Some((inner.get(..end)?.trim_matches('-').trim(), end + 4))
}

/// Where the tag is closed, and where that ends.
fn closing(ahead: &mut Ahead<'_>, name: &str, from: usize) -> Option<(usize, usize)> {
    let at = ["{% end", "{%end", "{%- end"]
        .iter()
        .filter_map(|sign| ahead.next(&format!("{sign}{name}"), from))
        .min()?;
    let (_, length) = tag(ahead.text().get(at..)?)?;
    Some((at, at + length))
}

/// `<!-- tab Title -->` and `<!-- endtab -->` between `{% tabs %}`.
fn tab(text: &str) -> Option<(Kept, usize)> {
    let inner = text.strip_prefix("<!--")?;
    let end = near(inner, 500).find("-->")?;
    let word = inner.get(..end)?.trim();
    if word == "endtab" {
        return Some((Kept::Close, end + 7));
    }
    let title = word.strip_prefix("tab")?.trim().split('@').next().unwrap_or_default().trim();
    let title = if title.is_empty() { "…" } else { title };
    Some((Kept::Open(Callout { kind: None, title: Some(title.to_owned()), fold: None }), end + 7))
}

/// `[title] [lang:x] [url] [link text] [line_number:false]` as an info string.
fn info(arguments: &str) -> String {
    let mut language = String::new();
    let mut title: Vec<&str> = Vec::new();
    for word in arguments.split_whitespace() {
        match word.split_once(':') {
            Some(("lang", name)) => name.clone_into(&mut language),
            Some((_, rest)) if !rest.starts_with("//") => {}
            None => title.push(word),
            Some(_) => {}
        }
    }
    let title = title.join(" ").replace(['"', '`'], "");
    if title.is_empty() { language } else { format!("{language} title=\"{title}\"") }
}

fn container(name: &str, arguments: &str, document: &Document) -> Option<Callout> {
    match name {
        "tabs" | "timeline" => None,
        "note" | "subnote" => {
            let words = Arguments::read(arguments).plain;
            let kind = words.iter().find_map(|word| Kind::known(word));
            let title: Vec<&str> = words
                .into_iter()
                .filter(|word| {
                    Kind::known(word).is_none() && !LOOKS.contains(word) && !word.starts_with("fa")
                })
                .collect();
            let title = title.join(" ");
            Some(Callout {
                kind: Some(kind.unwrap_or_default()),
                title: (!title.is_empty()).then_some(title),
                fold: None,
            })
        }
        "fold" | "folding" | "hideToggle" => {
            let words = arguments.split([',', '@']).next_back().unwrap_or_default().trim();
            let words: Vec<&str> =
                words.split_whitespace().filter(|word| !LOOKS.contains(word)).collect();
            Some(Callout { kind: None, title: Some(words.join(" ")), fold: Some(false) })
        }
        "blockquote" | "quote" | "cq" | "centerquote" | "pullquote" => {
            let mut quote = callout("quote", Some(arguments))?;
            if name == "pullquote" {
                quote.title = Some(String::new());
            }
            Some(quote)
        }
        _ => match meaning(name, &Arguments::read(arguments), document) {
            Meaning::Open(callout) => Some(callout),
            _ => None,
        },
    }
}

/// Words that only say how a note looks.
const LOOKS: &[&str] = &[
    "default", "primary", "no-icon", "simple", "modern", "flat", "disabled", "blue", "red",
    "green", "yellow", "orange", "purple", "pink", "gray", "grey", "cyan", "open",
];

/// What stands for a tag without content.
fn alone(draft: &mut Draft, name: &str, arguments: &str, document: &Document) -> Option<String> {
    let words = Arguments::read(arguments);
    let first = words.plain.first().copied().unwrap_or_default();
    let rest = words.plain.get(1..).unwrap_or_default();
    let text = rest.iter().copied().filter(|word| !matches!(*word, "true" | "false"));
    let text = text.collect::<Vec<_>>().join(" ");
    Some(match name {
        "asset_img" | "img" => {
            let is_file = |word: &&str| word.contains('.') || word.contains('/');
            let at = words.plain.iter().position(is_file)?;
            let after = words.plain.get(at + 1..).unwrap_or_default();
            let texts = after.iter().filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
            let alternative = texts.copied().collect::<Vec<_>>().join(" ");
            let source = words.plain.get(at).copied().unwrap_or_default().to_owned();
            draft.keep(Kept::Figure(Figure { source, alternative, ..Figure::default() })).text()
        }
        "asset_link" => link(if text.is_empty() { first } else { &text }, first),
        "asset_path" => super::shortcode::encoded(first),
        "post_path" => format!("{POST_URL}:{}", super::shortcode::encoded(first)),
        "post_link" if text.is_empty() => format!("[[{first}]]"),
        "post_link" => link(&text, &format!("{POST_URL}:{first}")),
        "link" => {
            // Jekyll's has a path only.
            let address = rest.iter().find(|word| word.contains("://") || word.starts_with('/'))?;
            link(first, address)
        }
        "btn" => {
            let mut parts = arguments.split(',').map(str::trim);
            let address = parts.next().unwrap_or_default();
            link(parts.next().filter(|text| !text.is_empty()).unwrap_or(address), address)
        }
        "label" => arguments.split('@').next_back().unwrap_or_default().to_owned(),
        "iframe" => draft.keep(Kept::Media(first.to_owned())).text(),
        _ => match meaning(name, &words, document) {
            Meaning::Block(kept) => draft.keep(kept).text(),
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

    #[test]
    fn texts() {
        let table = [
            (
                "{% codeblock lang:js app.js line_number:false %}\na\n{% endcodeblock %}",
                "```js title=\"app.js\"\na\n```",
            ),
            ("{% codeblock %}\na\n{% endcodeblock %}", "```\na\n```"),
            (
                "{% post_link 2024-x %}과 {% post_link 2024-x '다른 글' %}",
                "[[2024-x]]과 [다른 글](post-url:2024-x)",
            ),
            ("{% asset_link a.zip 받기 %}", "[받기](a.zip)"),
            ("{% link 가 https://a.b %}", "[가](https://a.b)"),
            ("{% link _posts/x.md %}", "{% link _posts/x.md %}"),
            ("{% raw %}{% youtube x %}{% endraw %}", "{% raw %}{% youtube x %}{% endraw %}"),
            ("`{% youtube x %}` {% include x %}", "`{% youtube x %}` {% include x %}"),
            ("{% label primary@가 %} {% btn #x, 나, home %}", "가 [나](#x)"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft, &document());
            assert_eq!(draft.text, expected, "{given}");
        }
    }

    #[test]
    fn blocks() {
        let open = |kind, title: Option<&str>, fold| {
            Kept::Open(Callout { kind, title: title.map(str::to_owned), fold })
        };
        let table = [
            (
                "{% note info no-icon 제목 글 %}\n가\n{% endnote %}",
                vec![open(Some(Kind::Info), Some("제목 글"), None), Kept::Close],
            ),
            (
                "{% cq %}\n가\n{% endcq %}",
                vec![open(Some(Kind::Quote), Some(""), None), Kept::Close],
            ),
            (
                "{% blockquote 누구, 책 %}\n가\n{% endblockquote %}",
                vec![open(Some(Kind::Quote), Some("누구, 책"), None), Kept::Close],
            ),
            (
                "{% folding blue, 접기 %}\n가\n{% endfolding %}",
                vec![open(None, Some("접기"), Some(false)), Kept::Close],
            ),
            (
                "{% tabs x %}\n<!-- tab 하나 -->\n가\n<!-- endtab -->\n{% endtabs %}",
                vec![open(None, Some("하나"), None), Kept::Close],
            ),
            ("{% youtube abc %}", vec![Kept::Media("https://www.youtube.com/watch?v=abc".into())]),
            (
                "{% asset_img left a.png 100 50 '설명' %}",
                vec![Kept::Figure(Figure {
                    source: "a.png".into(),
                    alternative: "설명".into(),
                    ..Figure::default()
                })],
            ),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft, &document());
            assert_eq!(draft.kept, expected, "{given}");
            assert!(!draft.text.contains("{%"), "{given}");
        }
    }
}
