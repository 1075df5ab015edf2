//! Hugo's short codes: those with a meaning get it, the others lose their tags and are reported.

use super::draft::{Ahead, Draft, Edit, near};
use super::template::{Arguments, callout, details, fences, own_block};
use crate::markdown::address::REFERENCE;
use crate::markdown::callout::{Callout, Kind};
use crate::markdown::kept::{Figure, Kept};

/// Names of short codes that hold a callout, whose kind is an argument.
const NOTICES: &[&str] = &["notice", "alert", "hint", "callout", "admonition", "panel"];

/// Reads the short codes of a document.
pub(super) fn read(draft: &mut Draft) {
    if !draft.text.contains("{{") {
        return;
    }
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let mut ahead = Ahead::new(&text);
    let mut edits: Vec<Edit> = Vec::new();
    let mut reports: Vec<(usize, String)> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("{{")) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        at = start + 2;
        let Some((inner, length)) = short_code(rest) else {
            continue;
        };
        let end = start + length;
        // `{{</* x */>}}` speaks of a short code.
        if let Some(spoken) =
            inner.trim().strip_prefix("/*").and_then(|text| text.strip_suffix("*/"))
        {
            let sign = rest.get(2..3).unwrap_or_default();
            let close = if sign == "<" { ">" } else { "%" };
            edits.push(edit(start, end, format!("{{{{{sign} {} {close}}}}}", spoken.trim())));
            at = end;
            continue;
        }
        if code.covers(start) {
            continue;
        }
        at = end;
        let inner = inner.trim();
        if let Some(name) = inner.strip_prefix('/') {
            let name = name.trim();
            if open.last() == Some(&name) {
                open.pop();
                let close = draft.keep(Kept::Close).text();
                edits.push(edit(start, end, own_block(&text, start, end, &close)));
            } else {
                edits.push(edit(start, end, String::new()));
            }
            continue;
        }
        let inner = inner.trim_end_matches('/').trim_end();
        let (name, arguments) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let arguments = Arguments::read(arguments);
        let fence = (name == "highlight").then(|| highlight(&mut ahead, start, end, &arguments));
        if let Some((edit, after)) = fence.flatten() {
            edits.extend(edit);
            at = after;
            continue;
        }
        let callout = container(name, &arguments);
        if let Some(callout) = callout.filter(|_| closing(&mut ahead, name, end).is_some()) {
            open.push(name);
            let token = draft.keep(Kept::Open(callout)).text();
            edits.push(edit(start, end, own_block(&text, start, end, &token)));
            continue;
        }
        let placed = match simple(name, &arguments) {
            Simple::Text(text) => text,
            Simple::Block(kept) => draft.keep(kept).text(),
            Simple::Unknown => {
                reports.push((start, name.to_owned()));
                String::new()
            }
        };
        edits.push(edit(start, end, placed));
    }
    draft.text = text;
    for (at, name) in reports {
        let message = format!("the short code {name} has no meaning here");
        draft.report(at, "unknown-shortcode", message, "what stands inside of it is shown");
    }
    draft.apply(&edits);
}

fn edit(start: usize, end: usize, text: String) -> Edit {
    Edit { range: start..end, text }
}

/// What stands inside `{{< … >}}` or `{{% … %}}` at the start of `text`, and the length of it all.
fn short_code(text: &str) -> Option<(&str, usize)> {
    let (inner, end) = if let Some(inner) = text.strip_prefix("{{<") {
        (inner, ">}}")
    } else {
        (text.strip_prefix("{{%")?, "%}}")
    };
    let close = near(inner, 4000).find(end)?;
    Some((inner.get(..close)?, close + 6))
}

/// Where a short code is closed, and how long that tag is.
fn closing(ahead: &mut Ahead<'_>, name: &str, from: usize) -> Option<(usize, usize)> {
    ["{{< /", "{{</", "{{</ ", "{{% /", "{{%/"]
        .iter()
        .filter_map(|start| {
            let needle = format!("{start}{name}");
            let at = ahead.next(&needle, from)?;
            let (_, length) = short_code(ahead.text().get(at..)?)?;
            Some((at, length))
        })
        .min()
}

/// `{{< highlight go "…" >}}` as a fence; where to go on.
fn highlight(
    ahead: &mut Ahead<'_>,
    start: usize,
    end: usize,
    arguments: &Arguments<'_>,
) -> Option<(Vec<Edit>, usize)> {
    let (close, length) = closing(ahead, "highlight", end)?;
    let code = ahead.text().get(end..close)?;
    let mut info = format!("{} {{", arguments.get_or(&["lang"], 0));
    info.push_str(arguments.get_or(&["options"], 1).trim_matches(['{', '}']));
    for (key, value) in &arguments.named {
        info.extend([",", *key, "=\"", *value, "\""]);
    }
    let info = info + "}";
    let (opening, ending) = fences(info.strip_suffix("{}").unwrap_or(&info), code);
    let opening = if code.starts_with('\n') { opening } else { opening + "\n" };
    let ending = if code.ends_with('\n') { ending } else { format!("\n{ending}") };
    let last = close + length;
    let edits = vec![edit(start, end, opening), edit(close, last, ending)];
    Some((edits, last))
}

fn container(name: &str, arguments: &Arguments<'_>) -> Option<Callout> {
    if matches!(name, "details" | "expand" | "collapse" | "spoiler") {
        let title = arguments.get_or(&["summary", "title"], 0);
        return Some(details(title, arguments.get(&["open"]) == Some("true")));
    }
    if NOTICES.contains(&name) {
        let word = arguments.get_or(&["type", "kind", "color", "context"], 0);
        let title = arguments
            .get(&["title"])
            .or_else(|| arguments.plain.get(1).copied().filter(|title| !title.is_empty()));
        return Some(callout(word, title).unwrap_or(Callout {
            kind: Some(Kind::Note),
            title: title.map(str::to_owned),
            fold: None,
        }));
    }
    callout(name, arguments.get(&["title"]))
}

/// What a short code without content becomes.
enum Simple {
    Text(String),
    Block(Kept),
    Unknown,
}

fn simple(name: &str, arguments: &Arguments<'_>) -> Simple {
    match name {
        "ref" | "relref" => {
            let target = arguments.get_or(&["path"], 0);
            Simple::Text(format!("{REFERENCE}:{}", encoded(target)))
        }
        "figure" | "img" | "image" => Simple::Block(Kept::Figure(Figure {
            source: arguments.get_or(&["src", "link"], 0).to_owned(),
            alternative: arguments.get(&["alt"]).unwrap_or_default().to_owned(),
            caption: arguments.get(&["caption", "title"]).unwrap_or_default().to_owned(),
            link: arguments
                .get(&["link"])
                .filter(|_| arguments.get(&["src"]).is_some())
                .unwrap_or_default()
                .to_owned(),
        })),
        "youtube" => film("https://www.youtube.com/watch?v=", arguments),
        "vimeo" => film("https://vimeo.com/", arguments),
        "gist" => {
            let path = arguments.plain.iter().take(2).copied().collect::<Vec<_>>().join("/");
            Simple::Block(Kept::Media(format!("https://gist.github.com/{path}")))
        }
        "toc" | "TOC" => Simple::Text(String::new()),
        _ => Simple::Unknown,
    }
}

fn film(prefix: &str, arguments: &Arguments<'_>) -> Simple {
    Simple::Block(Kept::Media(format!("{prefix}{}", arguments.get_or(&["id"], 0))))
}

/// A target fit to stand between the parentheses of a link.
pub(super) fn encoded(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for character in target.trim().chars() {
        match character {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        let table = [
            ("[가]({{< relref \"/posts/a b.md#x\" >}})", "[가](content-ref:/posts/a%20b.md#x)"),
            ("`{{</* figure */>}}`", "`{{< figure >}}`"),
            ("{{< highlight go >}}\na\n{{< /highlight >}}", "```go\na\n```"),
            (
                "{{< highlight go \"linenos=table,hl_lines=8 15-17\" >}}\na\n{{< /highlight >}}",
                "```go {linenos=table,hl_lines=8 15-17}\na\n```",
            ),
            (
                "{{< highlight lang=go linenos=true >}}\na\n{{< /highlight >}}",
                "```go {,lang=\"go\",linenos=\"true\"}\na\n```",
            ),
            ("{{ .Values.x }}", "{{ .Values.x }}"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }

    #[test]
    fn blocks_and_unknown_ones() {
        let mut draft = Draft::new(
            "{{< figure src=\"a.png\" alt=\"b\" >}}\n\n{{% notice tip \"제목\" %}}\n글\n{{% /notice %}}\n{{< odd >}}".into(),
        );
        read(&mut draft);
        assert_eq!(draft.kept.len(), 3);
        assert_eq!(draft.findings.len(), 1);
        assert!(!draft.text.contains("{{"));
    }
}
