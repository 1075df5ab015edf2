//! What short codes mean, whatever system they are written for.
//!
//! Hugo, Zola and Hexo have the same few things under many names; their files know how each writes
//! them, this one knows what to make of them.

use super::template::{Arguments, callout, details};
use crate::markdown::address::REFERENCE;
use crate::markdown::callout::{Callout, Kind};
use crate::markdown::kept::{Figure, Kept};
use crate::source::Document;

/// What a short code means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Text in its place; Markdown.
    Text(String),
    /// A block in its place.
    Block(Kept),
    /// The beginning of a container, where the short code is closed.
    Open(Callout),
    /// What stands inside is code of this language.
    Code(String),
    /// What stands inside is a formula.
    Formula,
    /// What stands inside is a comment.
    Comment,
    /// Nothing of its own; what stands inside is shown.
    Through,
    /// Nobody knows.
    Unknown,
}

/// Names of short codes that hold a callout, whose kind is an argument.
const NOTICES: &[&str] =
    &["notice", "alert", "hint", "callout", "admonition", "admonitions", "panel", "box", "message"];

/// Names of short codes that only arrange what stands inside, or decorate.
const THROUGH: &[&str] = &[
    "tabs",
    "tabpane",
    "steps",
    "cards",
    "columns",
    "column",
    "row",
    "col",
    "center",
    "lead",
    "capture",
    "table",
    "rawhtml",
    "raw",
    "unsafe",
    "section",
    "blocks",
    "timeline",
    "accordion",
    "gallery",
    "card-header",
    "card-body",
    "cardpane",
    "pageinfo",
    "typeit",
    "markdown",
    "md",
    "div",
    "span",
    "toc",
    "TOC",
    "table-of-contents",
    "icon",
    "fa",
    "rawHtml",
    "text",
    "small",
    "block",
    "left",
    "right",
    "codetabs",
    "code-tabs",
    "grid",
    "container",
    "wrapper",
    "resources",
    "attachments",
    "children",
];

/// What a short code means in a document.
pub(super) fn meaning(name: &str, arguments: &Arguments<'_>, document: &Document) -> Meaning {
    if let Some(callout) = container(name, arguments) {
        return Meaning::Open(callout);
    }
    if THROUGH.contains(&name) {
        return Meaning::Through;
    }
    match name {
        "highlight" => Meaning::Code(highlight(arguments)),
        "code" | "codeblock" => {
            Meaning::Code(arguments.get_or(&["lang", "language"], 0).to_owned())
        }
        "mermaid" | "plantuml" | "graphviz" | "goat" | "diagram" => Meaning::Code(name.to_owned()),
        "katex" | "math" | "mathjax" | "latex" => Meaning::Formula,
        "comment" | "comments" | "remark" => Meaning::Comment,
        _ => simple(name, arguments, document),
    }
}

/// `{{< highlight go "linenos=table" >}}` as an info string.
fn highlight(arguments: &Arguments<'_>) -> String {
    let mut info = format!("{} {{", arguments.get_or(&["lang"], 0));
    info.push_str(arguments.get_or(&["options"], 1).trim_matches(['{', '}']));
    for (key, value) in &arguments.named {
        info.extend([",", *key, "=\"", *value, "\""]);
    }
    info.push('}');
    info.strip_suffix(" {}").unwrap_or(&info).to_owned()
}

fn container(name: &str, arguments: &Arguments<'_>) -> Option<Callout> {
    let title = arguments.get(&["title", "summary", "header", "name", "label"]);
    let plain = |place: usize| arguments.plain.get(place).copied().filter(|text| !text.is_empty());
    match name {
        "details" | "detail" | "expand" | "collapse" | "spoiler" | "folding" | "fold"
        | "hideToggle" | "accordionItem" | "accordion-item" | "toggle" => {
            let title = title.or(plain(0)).unwrap_or_default();
            let open = arguments.get(&["open", "expanded"]) == Some("true")
                || arguments.plain.iter().skip(1).any(|word| *word == "open");
            Some(details(title, open))
        }
        "tab" | "timelineItem" | "timeline-item" | "step" => {
            let title = title.or(plain(0)).unwrap_or_default();
            Some(Callout { kind: None, title: Some(title.to_owned()), fold: None })
        }
        "blockquote" | "quote" | "cq" | "centerquote" | "pullquote" | "epigraph" => {
            let author = arguments.get(&["author", "source", "cite"]).or(title);
            Some(Callout {
                kind: Some(Kind::Quote),
                title: Some(author.unwrap_or_default().to_owned()),
                fold: None,
            })
        }
        _ if NOTICES.contains(&name) => {
            let word = arguments
                .get(&["type", "kind", "color", "context", "style", "level"])
                .or(plain(0))
                .or(arguments.get(&["icon"]));
            let title = title.or(plain(1));
            Some(callout(word.unwrap_or("note"), title).unwrap_or(Callout {
                kind: Some(Kind::Note),
                title: title.or(plain(0)).map(str::to_owned),
                fold: None,
            }))
        }
        _ => callout(name, title.or(plain(0))),
    }
}

/// What stands below a picture: its title too, where it has both.
fn caption(arguments: &Arguments<'_>) -> String {
    let get = |name| arguments.get(&[name]).map(str::trim).filter(|text| !text.is_empty());
    match (get("title"), get("caption")) {
        (Some(title), Some(caption)) if title != caption => format!("**{title}** {caption}"),
        (title, caption) => caption.or(title).unwrap_or_default().to_owned(),
    }
}

fn simple(name: &str, arguments: &Arguments<'_>, document: &Document) -> Meaning {
    let get = |names: &[&str]| arguments.get(names).unwrap_or_default().to_owned();
    match name {
        "ref" | "relref" => {
            let target = arguments.get_or(&["path"], 0);
            Meaning::Text(format!("{REFERENCE}:{}", encoded(target)))
        }
        "figure" | "img" | "image" | "picture" | "resize_image" => {
            Meaning::Block(Kept::Figure(Figure {
                source: arguments.get_or(&["src", "path", "url", "link"], 0).to_owned(),
                alternative: get(&["alt"]),
                caption: caption(arguments),
                link: arguments
                    .get(&["link", "href"])
                    .filter(|_| arguments.get(&["src"]).is_some())
                    .unwrap_or_default()
                    .to_owned(),
            }))
        }
        "youtube" | "youtubeLite" | "youtube-lite" | "youtube-enhanced" => {
            film("https://www.youtube.com/watch?v=", arguments)
        }
        "vimeo" => film("https://vimeo.com/", arguments),
        "bilibili" => film("https://www.bilibili.com/video/", arguments),
        "streamable" => film("https://streamable.com/", arguments),
        "asciinema" => film("https://asciinema.org/a/", arguments),
        "instagram" => film("https://www.instagram.com/p/", arguments),
        "tweet" | "twitter" | "x" if !arguments.get_or(&["id"], 1).is_empty() => {
            let user = arguments.get_or(&["user"], 0);
            let id = arguments.get_or(&["id"], 1);
            Meaning::Block(Kept::Media(format!("https://x.com/{user}/status/{id}")))
        }
        "video" | "audio" | "iframe" | "embed" | "embed-video" | "pdf"
            if !arguments.get_or(&["src", "url", "file"], 0).is_empty() =>
        {
            Meaning::Block(Kept::Media(arguments.get_or(&["src", "url", "file"], 0).to_owned()))
        }
        "gist" => Meaning::Block(Kept::Media(gist(arguments))),
        "param" => match field(arguments.get_or(&["name"], 0), document) {
            Some(value) => Meaning::Text(value),
            None => Meaning::Unknown,
        },
        "glossary_tooltip" | "abbr" => {
            let text = arguments.get(&["text", "name"]).map(str::to_owned);
            let term = || arguments.get_or(&["term_id"], 0).replace('-', " ");
            Meaning::Text(text.unwrap_or_else(term))
        }
        "heading" => heading(arguments.get_or(&["id"], 0), document),
        "feature-state" => Meaning::Text(format!(
            "`{} {}`",
            get(&["for_k8s_version", "feature_gate_name"]),
            get(&["state"])
        )),
        "codenew" | "code_sample" => {
            Meaning::Text(format!("`{}`", arguments.get_or(&["file"], 0).replace('`', "")))
        }
        "badge" | "label" | "chip" => {
            let text = arguments.get_or(&["content", "text", "label"], 0);
            if text.is_empty() { Meaning::Through } else { Meaning::Text(text.to_owned()) }
        }
        "kbd" => match arguments.get_or(&["text", "key"], 0) {
            "" => Meaning::Through,
            keys => Meaning::Text(format!("<kbd>{}</kbd>", escaped(keys))),
        },
        "button" | "btn" | "card" | "link" | "linkcard" => {
            let address = arguments.get_or(&["href", "link", "url", "relref"], 0);
            let text = get(&["title", "text", "label", "content", "name"]);
            let text = if text.is_empty() { plain_or(arguments, 1, address) } else { text };
            if address.is_empty() { Meaning::Through } else { Meaning::Text(link(&text, address)) }
        }
        _ => Meaning::Unknown,
    }
}

fn plain_or(arguments: &Arguments<'_>, place: usize, other: &str) -> String {
    let plain = arguments.plain.get(place).copied().filter(|text| !text.is_empty());
    plain.unwrap_or(other).to_owned()
}

fn gist(arguments: &Arguments<'_>) -> String {
    if let Some(address) = arguments.get(&["url"]) {
        return address.to_owned();
    }
    let path = arguments.plain.iter().take(2).copied().collect::<Vec<_>>().join("/");
    format!("https://gist.github.com/{path}")
}

fn film(prefix: &str, arguments: &Arguments<'_>) -> Meaning {
    let id = arguments.get_or(&["id", "videoId"], 0);
    if id.is_empty() {
        return Meaning::Unknown;
    }
    let whole = id.starts_with("http");
    Meaning::Block(Kept::Media(if whole { id.to_owned() } else { format!("{prefix}{id}") }))
}

/// A field of the front matter that short codes ask for.
fn field(name: &str, document: &Document) -> Option<String> {
    let front = &document.front;
    match name.to_lowercase().as_str() {
        "title" | "linktitle" => front.title.clone(),
        "description" | "summary" => front.summary.clone(),
        "author" => front.author.clone(),
        "series" => front.series.clone(),
        "date" => front.date.as_ref().map(|date| date.day().to_owned()),
        "lastmod" | "updated" => front.updated.as_ref().map(|date| date.day().to_owned()),
        _ => None,
    }
}

/// The headings that Kubernetes' documentation has translated once for all pages.
fn heading(name: &str, document: &Document) -> Meaning {
    let korean = document.front.lang.as_deref().is_none_or(|lang| lang.starts_with("ko"));
    let (in_korean, in_english) = match name {
        "whatsnext" => ("다음 내용", "What's next"),
        "prerequisites" => ("시작하기 전에", "Before you begin"),
        "objectives" => ("목적", "Objectives"),
        "cleanup" => ("정리하기", "Cleaning up"),
        "options" => ("옵션", "Options"),
        "seealso" => ("참고", "See Also"),
        "synopsis" => ("시놉시스", "Synopsis"),
        "parentoptions" => ("부모 명령의 옵션", "Options inherited from parent commands"),
        _ => return Meaning::Text(name.to_owned()),
    };
    Meaning::Text(if korean { in_korean } else { in_english }.to_owned())
}

/// A link as Markdown, its text taken as text.
pub(super) fn link(text: &str, address: &str) -> String {
    let mut out = String::from("[");
    for character in text.chars() {
        if matches!(character, '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(character);
    }
    out.push_str("](");
    out.push_str(&encoded(address));
    out.push(')');
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    crate::markdown::html::push_escaped(&mut out, text);
    out
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
