//! One vocabulary for all dialects: the first key that has a value wins.

use std::collections::BTreeMap;

use jiff::civil;
use jiff::tz::TimeZone;

use crate::model::Date;

use super::super::date;
use super::super::findings::Findings;
use super::super::{Dialect, FrontMatter, Severity};
use super::Front;
use super::pictures;
use super::terms;
use super::value::{Node, Table, Value};
use super::visibility::is_placeholder;

const CREATED: &[&str] = &[
    "date",
    "date.created",
    "created",
    "created_at",
    "createdAt",
    "published",
    "publishDate",
    "pubDate",
    "fc-date",
    "date created",
    "date_created",
    "createDate",
    "datePublished",
];

const UPDATED: &[&str] = &[
    "updated",
    "last_modified_at",
    "lastmod",
    "modified",
    "date.updated",
    "last_modified",
    "last-modified",
    "updated_at",
    "updatedAt",
    "date modified",
    "date_modified",
    "dateModified",
    "last_update.date",
    "last_update",
    "lastUpdated",
];

const PICTURES: &[&str] = &[
    "header.teaser",
    "header.overlay_image",
    "header.image",
    "image",
    "cover",
    "thumbnail",
    "images",
    "banner",
    "featured_image",
    "featuredImage",
    "heroImage",
    "coverImage",
    "cover_image",
    "feature_image",
    "thumbnailImage",
    "og_image",
    "ogImage",
    "header.og_image",
    "index_img",
    "top_img",
    "banner_img",
];

/// Places among neighbours: Hugo and Zola, just-the-docs, Docusaurus.
const WEIGHTS: &[&str] = &["weight", "nav_order", "sidebar_position", "order"];

/// What front matter is read by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'site> {
    /// The zone of dates that name no offset.
    pub(crate) zone: &'site TimeZone,
    /// The family of Markdown.
    pub(crate) dialect: Dialect,
    /// The date in the name of the file or its folder.
    pub(crate) named: Option<civil::Date>,
    /// Names of authors by the keys that documents call them by.
    pub(crate) authors: &'site BTreeMap<String, String>,
}

/// What the front matter says, whatever its dialect calls it.
pub(crate) fn merge(front: &Front, context: Context<'_>, findings: &mut Findings) -> FrontMatter {
    let table = &front.table;
    let zone = context.zone;
    let date =
        first_date(front, CREATED, zone, findings).or_else(|| date::midnight(context.named?, zone));
    let whole = !matches!(
        context.dialect,
        Dialect::Jekyll | Dialect::Wiki | Dialect::Plain | Dialect::MkDocs
    );
    FrontMatter {
        title: table.text(&["title", "linkTitle", "menuTitle"]),
        summary: table.text(&["description", "excerpt", "summary", "subtitle"]),
        date,
        updated: first_date(front, UPDATED, zone, findings),
        tags: terms::tags(table),
        categories: terms::categories(table, whole),
        author: author(table, context.authors),
        series: table
            .first(&["series", "taxonomies.series", "series_title", "series_name"])
            .and_then(|node| node.flatten().into_iter().next()),
        lang: table.text(&["lang", "language", "locale"]).and_then(|lang| language(&lang)),
        parent: table.get("parent").and_then(parent),
        parent_at: table.get("parent").map(|node| front.place(node.at)),
        toc: toc(table),
        math: [
            "latex",
            "math",
            "mathjax",
            "katex",
            "use_math",
            "usemathjax",
            "extra.math",
            "extra.katex",
        ]
        .iter()
        .any(|key| table.get(key).is_some_and(is_on)),
        names: Vec::new(),
        cover: cover(table),
        weight: WEIGHTS.iter().find_map(|key| table.text(&[key])?.parse().ok()),
        pinned: table.flag(&["pin", "pinned", "sticky"]) == Some(true),
        comments: table
            .flag(&["comments", "comment"])
            .or_else(|| table.flag(&["noDisqus", "disableComments"]).map(|without| !without)),
        header: pictures::header(table, context.dialect),
        galleries: pictures::galleries(table),
        media_folder: table.text(&["media_subpath", "img_path"]),
        unlisted: table.flag(&["unlisted", "headless"]) == Some(true)
            || ["build.list", "_build.list"].iter().any(|key| is_never(table, key)),
        unsearchable: table.flag(&["search", "in_search_index", "searchable"]) == Some(false)
            || table.flag(&["searchHidden", "search.exclude", "excludeSearch"]) == Some(true),
    }
}

/// The first of several keys that holds a date; those that hold something else are reported.
fn first_date(
    front: &Front,
    keys: &[&str],
    zone: &TimeZone,
    findings: &mut Findings,
) -> Option<Date> {
    for key in keys {
        let Some(node) = front.table.get(key) else {
            continue;
        };
        let Some(text) = node.to_text() else {
            continue;
        };
        if let Some(date) = date::parse(&text, zone) {
            return Some(date);
        }
        if node.to_bool().is_none() && !is_placeholder(&text) {
            findings.add(
                Severity::Warning,
                "bad-date",
                front.place(node.at),
                format!("`{key}: {text}` is no date and is left aside"),
                "write `2024-05-03`, `2024-05-03 21:10` or `2024-05-03T21:10:00+09:00`",
            );
        }
    }
    None
}

/// Every author, by name where the site knows a key.
fn author(table: &Table, names: &BTreeMap<String, String>) -> Option<String> {
    let keys = ["author", "authors", "taxonomies.authors"];
    let called = |key: String| names.get(&key).cloned().unwrap_or(key);
    keys.iter()
        .filter_map(|key| table.get(key))
        .map(|node| node.flatten().into_iter().map(called).collect::<Vec<_>>().join(", "))
        .find(|authors| !authors.is_empty())
}

/// The picture; Chirpy keeps the folder that it lies in apart.
fn cover(table: &Table) -> Option<String> {
    let picture = PICTURES.iter().find_map(|key| table.get(key).and_then(picture))?;
    let folder = table.text(&["media_subpath", "img_path"]).unwrap_or_default();
    let whole = folder.is_empty() || picture.contains("://") || picture.starts_with(&folder);
    if whole {
        return Some(picture);
    }
    Some(format!("{}/{}", folder.trim_end_matches('/'), picture.trim_start_matches('/')))
}

/// Hugo's `build: {list: never}`.
pub(crate) fn is_never(table: &Table, key: &str) -> bool {
    table.get(key).is_some_and(|node| {
        node.to_bool() == Some(false) || node.to_text().as_deref() == Some("never")
    })
}

/// A language tag as BCP 47 writes it; `None` for anything else.
pub(crate) fn language(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let primary = tag.split('-').next().unwrap_or_default();
    let fits = (2..=3).contains(&primary.len())
        && tag.len() <= 35
        && tag
            .split('-')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()));
    fits.then_some(tag)
}

/// `[[/dir/name]]` is a list in a list to YAML; the brackets and the slash go.
fn parent(node: &Node) -> Option<String> {
    let name = node.flatten().into_iter().next()?;
    let name = name.trim_matches(|c: char| matches!(c, '[' | ']') || c.is_whitespace());
    let name = name.split(['|', '#']).next().unwrap_or_default();
    let name = name.trim().trim_matches('/');
    let name = name.strip_suffix(".md").unwrap_or(name);
    (!name.is_empty()).then(|| name.to_owned())
}

fn toc(table: &Table) -> Option<bool> {
    let keys = ["toc", "ShowToc", "TableOfContents", "outline", "extra.toc"];
    let wanted =
        keys.iter().find_map(|key| table.get(key)).map(|node| node.to_bool().unwrap_or(true));
    wanted.or_else(|| table.flag(&["hide_table_of_contents"]).map(|hidden| !hidden))
}

/// `math: katex` and `math: {enable: true}` ask for it as much as `math: true`.
fn is_on(node: &Node) -> bool {
    match &node.value {
        Value::Table(table) => table.flag(&["enable", "enabled"]).unwrap_or(true),
        _ => node.to_bool().unwrap_or(true),
    }
}

/// The address of a picture in whatever shape it is given.
pub(super) fn picture(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => {
            let text = text.trim();
            let named = !text.is_empty() && node.to_bool().is_none() && !text.starts_with('#');
            named.then(|| text.to_owned())
        }
        Value::List(items) => items.iter().find_map(picture),
        Value::Table(table) => ["path", "image", "src", "url", "image_path"]
            .iter()
            .find_map(|key| table.get(key).and_then(picture)),
        Value::Null => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::take;
    use super::*;

    fn read(block: &str) -> (FrontMatter, Vec<(&'static str, usize, usize)>) {
        let mut findings = Findings::new("a.md");
        let front = take(format!("---\n{block}\n---\n"), &mut findings);
        let zone = TimeZone::get("Asia/Seoul").unwrap();
        let authors = BTreeMap::from([("kim".to_owned(), "김서가".to_owned())]);
        let context =
            Context { zone: &zone, dialect: Dialect::Jekyll, named: None, authors: &authors };
        let merged = merge(&front, context, &mut findings);
        let found = findings.into_vec();
        let places = found.iter().map(|one| (one.code, one.line, one.column));
        (merged, places.collect())
    }

    fn front(block: &str) -> FrontMatter {
        let (front, found) = read(block);
        assert_eq!(found, [], "{block:?}");
        front
    }

    type Pick = fn(&FrontMatter) -> Option<String>;

    #[test]
    fn the_first_key_with_a_value_wins() {
        let title: Pick = |front| front.title.clone();
        let summary: Pick = |front| front.summary.clone();
        let day: Pick = |front| Some(front.date.as_ref()?.day().to_owned());
        let updated: Pick = |front| Some(front.updated.as_ref()?.day().to_owned());
        let author: Pick = |front| front.author.clone();
        let parent: Pick = |front| front.parent.clone();
        let cover: Pick = |front| front.cover.clone();
        let series: Pick = |front| front.series.clone();
        let lang: Pick = |front| front.lang.clone();
        let toc: Pick = |front| front.toc.map(|toc| toc.to_string());
        let table: [(&str, Pick, Option<&str>); 52] = [
            ("title: 글", title, Some("글")),
            ("title:\nlinkTitle: 짧게", title, Some("짧게")),
            ("title: ''", title, None),
            ("title:", title, None),
            ("title: 2024", title, Some("2024")),
            ("title: [회고]", title, Some("[회고]")),
            ("title: '<Activity>'", title, Some("<Activity>")),
            ("title: >\n  두 줄로\n  쓴 제목", title, Some("두 줄로 쓴 제목")),
            ("summary: s\ndescription: d", summary, Some("d")),
            ("excerpt: e\nsummary: s", summary, Some("e")),
            ("subtitle: t\nsummary :", summary, Some("t")),
            ("date: 2024/10/21", day, Some("2024-10-21")),
            ("date:\ncreated: 2024-01-02", day, Some("2024-01-02")),
            ("date:\n  created: 2024-01-02\n  updated: 2024-02-03", day, Some("2024-01-02")),
            ("date:\n  created: 2024-01-02\n  updated: 2024-02-03", updated, Some("2024-02-03")),
            ("published: true\npublishDate: 2024-01-02", day, Some("2024-01-02")),
            ("published: 2024-01-02", day, Some("2024-01-02")),
            ("date: '{{date}}T{{time}}'", day, None),
            ("last_modified_at: 2024-01-02", updated, Some("2024-01-02")),
            ("lastmod: 2024-01-02T00:30:00+09:00", updated, Some("2024-01-02")),
            ("author: 윤슬", author, Some("윤슬")),
            ("author: {name: 도윤}", author, Some("도윤")),
            ("authors: [{name: 하나}, {name: 둘}]", author, Some("하나, 둘")),
            ("authors:\n  - lena\n  - kim", author, Some("lena, 김서가")),
            ("author: kim", author, Some("김서가")),
            ("author:\nauthors: []", author, None),
            ("last_update:\n  date: 2024-01-02\n  author: kim", updated, Some("2024-01-02")),
            ("date created: Friday, May 3rd 2024", day, Some("2024-05-03")),
            ("media_subpath: /a/b/\nimage: {path: c.png, alt: 그림}", cover, Some("/a/b/c.png")),
            (
                "media_subpath: /a\nimage: https://x.example/c.png",
                cover,
                Some("https://x.example/c.png"),
            ),
            ("series:\n  name: 첫걸음", series, Some("첫걸음")),
            ("parent: [[/programming/vim]]", parent, Some("programming/vim")),
            ("parent: '[[how-to]]'", parent, Some("how-to")),
            ("parent: index", parent, Some("index")),
            ("parent  : [[/a/b#c]]", parent, Some("a/b")),
            ("parent:", parent, None),
            ("header:\n  teaser: /t.png\n  image: /i.png", cover, Some("/t.png")),
            ("header:\n  overlay_color: '#333'\nimage: /i.png", cover, Some("/i.png")),
            ("image:\n  path: /c.png\n  alt: 그림", cover, Some("/c.png")),
            ("cover:\n  image: c.png\n  hidden: true", cover, Some("c.png")),
            ("image: false\nimages: [a.png, b.png]", cover, Some("a.png")),
            ("series: [하나, 둘]", series, Some("하나")),
            ("series: 첫걸음", series, Some("첫걸음")),
            ("lang: ko_KR", lang, Some("ko-KR")),
            ("lang: Korean language", lang, None),
            ("toc: true", toc, Some("true")),
            ("ShowToc: false", toc, Some("false")),
            ("hide_table_of_contents: true", toc, Some("false")),
            ("outline: deep", toc, Some("true")),
            ("outline: false", toc, Some("false")),
            ("extra: {toc: true}", toc, Some("true")),
            ("title: x", toc, None),
        ];
        for (block, pick, expected) in table {
            assert_eq!(pick(&front(block)).as_deref(), expected, "{block:?}");
        }
    }

    #[test]
    fn switches() {
        let table: [(&str, [bool; 3]); 12] = [
            ("_build: {list: never}", [false, true, false]),
            ("headless: true", [false, true, false]),
            ("latex: true", [true, false, false]),
            ("latex   : false", [false, false, false]),
            ("math: katex", [true, false, false]),
            ("math: {enable: false}", [false, false, false]),
            ("unlisted: true", [false, true, false]),
            ("search: false", [false, false, true]),
            ("in_search_index: false", [false, false, true]),
            ("searchHidden: true", [false, false, true]),
            ("search: true", [false, false, false]),
            ("title: x", [false, false, false]),
        ];
        for (block, expected) in table {
            let read = front(block);
            assert_eq!([read.math, read.unlisted, read.unsearchable], expected, "{block:?}");
        }
    }

    #[test]
    fn what_is_kept_for_others() {
        type Kept = (Option<i64>, bool, Option<bool>);
        let table: [(&str, Kept); 9] = [
            ("weight: 3", (Some(3), false, None)),
            ("nav_order: -1", (Some(-1), false, None)),
            ("sidebar_position: 2", (Some(2), false, None)),
            ("weight: 무거움", (None, false, None)),
            ("pin: true", (None, true, None)),
            ("comments: false", (None, false, Some(false))),
            ("comment: true", (None, false, Some(true))),
            ("noDisqus: true", (None, false, Some(false))),
            ("title: x", (None, false, None)),
        ];
        for (block, expected) in table {
            let read = front(block);
            assert_eq!((read.weight, read.pinned, read.comments), expected, "{block:?}");
        }
    }

    #[test]
    fn bad_dates_are_reported_and_the_next_is_taken() {
        let (front, found) = read("title: x\ndate: 2024-02-30\ncreated: 2024-03-01");
        assert_eq!(front.date.unwrap().day(), "2024-03-01");
        assert_eq!(found, [("bad-date", 3, 7)]);
    }
}
