//! The CommonMark examples in the plain dialect, twice, with every deviation named here.
//!
//! As the parser sees them after preparation, the HTML must be that of the specification byte by byte,
//! addresses and titles of links included (`&quot;` in text may be `"`). Over the whole pipeline,
//! elements and text must be the same, where by design
//! - headings are one level lower and have ids, so all are `h`;
//! - code and tables stand in a `div`, and HTML parsers add `tbody`;
//! - the addresses of the examples lead nowhere here: a dead link is a link, a picture is its text.

use std::path::Path;

use serde::Deserialize;

use super::*;
use crate::markdown::html::{Piece, decode, pieces};

/// An example of the specification.
#[derive(Deserialize)]
struct Example {
    markdown: String,
    html: String,
    #[serde(rename = "example")]
    number: usize,
}

/// Examples that the parser renders differently on purpose, and why.
const PARSED: &[(&str, &[usize])] = &[
    ("pulldown-cmark puts no line end before a block of HTML in an item", &[175]),
    ("bare addresses are links, as on GitHub", &[602, 608, 611]),
];

/// Examples whose elements or text differ in the page on purpose, and why.
const WRITTEN: &[(&str, &[usize])] = &[
    ("elements are closed where HTML says they end", &[148, 165, 191, 494, 616]),
    ("scripts and styles go with their content", &[170, 172, 173, 176, 178]),
    ("forms do not pass, what they hold does", &[171]),
    ("what only looks like a tag is text", &[163, 201, 491, 524, 536, 613, 614, 615, 617, 623]),
    ("a missing picture shows its name", &[475, 581]),
    ("CDATA is a comment in HTML", &[629]),
    ("bare addresses are links, as on GitHub", &[602, 608, 611]),
];

fn examples() -> Vec<Example> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("../shared/corpora/commonmark/spec-0.31.2.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not here", path.display());
        return Vec::new();
    };
    serde_json::from_str(&text).unwrap()
}

#[track_caller]
fn compare(
    deviations: &[(&str, &[usize])],
    ours: impl Fn(&Example) -> String,
    theirs: impl Fn(&Example) -> String,
) {
    let expected: Vec<usize> =
        deviations.iter().flat_map(|(_, numbers)| *numbers).copied().collect();
    let mut wrong = Vec::new();
    for example in examples() {
        let (ours, theirs) = (ours(&example), theirs(&example));
        if (ours == theirs) == expected.contains(&example.number) {
            println!(
                "{}\n  {:?}\n  ours:   {ours:?}\n  theirs: {theirs:?}",
                example.number, example.markdown
            );
            wrong.push(example.number);
        }
    }
    assert_eq!(wrong, [0_usize; 0]);
}

#[test]
fn the_parser_sees_what_the_specification_says() {
    compare(
        PARSED,
        |example| {
            let document = document("x.md", Dialect::Plain, &example.markdown);
            let draft = prepare(&document);
            let events = parse(&draft, Dialect::Plain).events;
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, events.into_iter().map(|(event, _)| event));
            html.replace("&quot;", "\"")
        },
        |example| example.html.replace("&quot;", "\""),
    );
}

#[test]
fn the_page_shows_what_the_specification_says() {
    compare(
        WRITTEN,
        |example| skeleton(&html(Dialect::Plain, &example.markdown)),
        |example| skeleton(&example.html),
    );
}

/// Elements and text in a shape in which both sides can be compared: the examples' links and pictures
/// lead nowhere here, headings are lowered, and our page wraps code and tables.
fn skeleton(html: &str) -> String {
    let mut out = String::new();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => out.push_str(&decode(text)),
            Piece::Comment(_) => {}
            Piece::Tag(tag) => match tag.name.as_str() {
                "a" if tag.closing || tag.get("class") == Some("anchor") => {}
                "a" => out.push_str(" <link> "),
                "span" if tag.get("class") == Some("dead-link") => out.push_str(" <link> "),
                "span" | "div" | "tbody" => {}
                "img" => out.push_str(tag.get("alt").unwrap_or_default()),
                name => {
                    let name = match name {
                        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "h",
                        name => name,
                    };
                    let slash = if tag.closing { "/" } else { "" };
                    out.extend([" <", slash, name, "> "]);
                }
            },
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
