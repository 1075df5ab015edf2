//! Hugo's short codes: those with a meaning get it, the others lose their tags and are reported.

use super::draft::{Ahead, Draft, Edit, near};
use super::kramdown::emptied;
use super::shortcode::{Meaning, meaning};
use super::template::{Arguments, fences, own_block};
use crate::markdown::kept::Kept;
use crate::source::Document;

/// Reads the short codes of a document.
pub(super) fn read(draft: &mut Draft, document: &Document) {
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
        let found = meaning(name, &arguments, document);
        let closed = match &found {
            Meaning::Text(_) | Meaning::Block(_) | Meaning::Unknown | Meaning::Through => None,
            _ => closing(&mut ahead, name, end),
        };
        match (found, closed) {
            (Meaning::Code(language), Some((close, length))) => {
                let code = text.get(end..close).unwrap_or_default();
                let (opening, ending) = fence(&language, code);
                edits.push(edit(start, end, opening));
                at = close + length;
                edits.push(edit(close, at, ending));
            }
            (Meaning::Formula, Some((close, length))) => {
                edits.push(edit(start, end, "$$".to_owned()));
                at = close + length;
                edits.push(edit(close, at, "$$".to_owned()));
            }
            (Meaning::Comment, Some((close, length))) => {
                at = close + length;
                edits.push(emptied(&text, start, at));
            }
            (Meaning::Open(callout), Some(_)) => {
                open.push(name);
                let token = draft.keep(Kept::Open(callout)).text();
                edits.push(edit(start, end, own_block(&text, start, end, &token)));
            }
            (Meaning::Text(placed), _) => edits.push(edit(start, end, placed)),
            (Meaning::Block(kept), _) => {
                let token = draft.keep(kept).text();
                edits.push(edit(start, end, token));
            }
            (Meaning::Through, _) => edits.push(edit(start, end, String::new())),
            _ => {
                reports.push((start, name.to_owned()));
                edits.push(edit(start, end, String::new()));
            }
        }
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

/// The lines of a fence around code that stands between two tags.
pub(super) fn fence(language: &str, code: &str) -> (String, String) {
    let (opening, ending) = fences(language, code);
    let opening = if code.starts_with('\n') { opening } else { opening + "\n" };
    let ending = if code.ends_with('\n') { ending } else { format!("\n{ending}") };
    (opening, ending)
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
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
            ("{{< mermaid >}}\na --> b\n{{< /mermaid >}}", "```mermaid\na --> b\n```"),
            ("{{< katex >}}a_1{{< /katex >}}", "$$a_1$$"),
            ("가{{% comment %}}나\n다{{% /comment %}}라", "가\n라"),
            ("{{< tabs \"x\" >}}가{{< /tabs >}}", "가"),
            ("{{< glossary_tooltip text=\"파드\" term_id=\"pod\" >}}를", "파드를"),
            ("{{< glossary_tooltip term_id=\"config-map\" >}}", "config map"),
            ("## {{% heading \"whatsnext\" %}}", "## 다음 내용"),
            ("{{< param title >}} {{< param \"no\" >}}", "제목 "),
            ("{{< kbd \"<C>\" >}} {{< badge `a \"b\"` >}}", "<kbd>&lt;C&gt;</kbd> a \"b\""),
            ("{{< button href=\"/a b\" text=\"[가]\" />}}", "[\\[가\\]](/a%20b)"),
            ("{{< card link=\"/x\" title=\"나\" >}}", "[나](/x)"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft, &document());
            assert_eq!(draft.text, expected, "{given}");
        }
    }

    #[test]
    fn blocks_and_unknown_ones() {
        let mut draft = Draft::new(
            "{{< figure src=\"a.png\" alt=\"b\" >}}\n\n{{% notice tip \"제목\" %}}\n글\n{{% /notice %}}\n{{< odd >}}".into(),
        );
        read(&mut draft, &document());
        assert_eq!(draft.kept.len(), 3);
        assert_eq!(draft.findings.len(), 1);
        assert!(!draft.text.contains("{{"));
    }
}
