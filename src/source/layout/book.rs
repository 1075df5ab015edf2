//! The order that a book's own table of contents gives: `mdBook`'s `SUMMARY.md`, MkDocs' `nav`.

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::super::front::value::{Node, Value};

/// A chapter, in the order of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chapter {
    /// Its file, relative to the book's folder; `None` for a draft or the head of a part.
    pub(crate) file: Option<String>,
    /// What the table of contents calls it.
    pub(crate) title: String,
    /// How deep it stands, from 0.
    pub(crate) depth: usize,
}

/// Reads `mdBook`'s `SUMMARY.md`: a nested list of links; a link without a target is a draft.
pub(crate) fn summary(text: &str) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    let mut lists: usize = 0;
    let mut open: Option<(String, String)> = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::List(_)) => lists += 1,
            Event::End(TagEnd::List(_)) => lists = lists.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = Some((dest_url.to_string(), String::new()));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, title)) = &mut open {
                    title.push_str(&words);
                }
            }
            Event::End(TagEnd::Link) => {
                if let Some((target, title)) = open.take() {
                    let file = file_of(&target);
                    chapters.push(Chapter { file, title, depth: lists.saturating_sub(1) });
                }
            }
            _ => {}
        }
    }
    chapters
}

/// Reads MkDocs' `nav`: files, files with titles, and titles with lists below them.
pub(crate) fn nav(node: &Node) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    // What is still to be read, the next one last, so that depth costs no stack.
    let mut rest: Vec<(String, &Node, usize)> =
        node.items().iter().rev().map(|item| (String::new(), item, 0)).collect();
    while let Some((title, node, depth)) = rest.pop() {
        match &node.value {
            Value::Null => {}
            Value::Text(target) => {
                if let Some(file) = file_of(target) {
                    chapters.push(Chapter { file: Some(file), title, depth });
                }
            }
            Value::List(items) => {
                let below = if title.is_empty() { depth } else { depth + 1 };
                if !title.is_empty() {
                    chapters.push(Chapter { file: None, title, depth });
                }
                rest.extend(items.iter().rev().map(|item| (String::new(), item, below)));
            }
            Value::Table(table) => {
                let mut entries: Vec<_> =
                    table.iter().map(|(name, inner)| (name.to_owned(), inner, depth)).collect();
                entries.reverse();
                rest.extend(entries);
            }
        }
    }
    chapters
}

/// The file that an entry names, if it is one of the book's.
fn file_of(target: &str) -> Option<String> {
    let target = target.trim().trim_start_matches("./");
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    let local = !path.is_empty() && !path.contains("://") && !path.starts_with('/');
    local.then_some(path)
}

/// For each chapter with a file the place of the nearest one above it that has a file as well.
pub(crate) fn parents(chapters: &[Chapter]) -> Vec<Option<usize>> {
    let mut above: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(chapters.len());
    for (place, chapter) in chapters.iter().enumerate() {
        while above
            .last()
            .and_then(|last| chapters.get(*last))
            .is_some_and(|last| last.depth >= chapter.depth)
        {
            above.pop();
        }
        let with_file =
            |place: &&usize| chapters.get(**place).is_some_and(|chapter| chapter.file.is_some());
        parents.push(above.iter().rev().find(with_file).copied());
        above.push(place);
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::super::super::front::yaml;
    use super::*;

    fn shown(chapters: &[Chapter]) -> Vec<(Option<&str>, &str, usize, Option<usize>)> {
        chapters
            .iter()
            .zip(parents(chapters))
            .map(|(one, parent)| (one.file.as_deref(), one.title.as_str(), one.depth, parent))
            .collect()
    }

    #[test]
    fn a_summary_is_a_nested_list() {
        let chapters = summary(
            "# Summary\n\n[머리말](README.md)\n\n# 첫째 부\n\n- [하나](one.md)\n    - [하나 하나](one/a%20b.md)\n    \
             - [아직]()\n        - [더](deep.md)\n- [둘 `code`](./two.md)\n\n---\n\n[맺음말](end.md)\n",
        );
        assert_eq!(
            shown(&chapters),
            [
                (Some("README.md"), "머리말", 0, None),
                (Some("one.md"), "하나", 0, None),
                (Some("one/a b.md"), "하나 하나", 1, Some(1)),
                (None, "아직", 1, Some(1)),
                (Some("deep.md"), "더", 2, Some(1)),
                (Some("two.md"), "둘 code", 0, None),
                (Some("end.md"), "맺음말", 0, None),
            ]
        );
    }

    #[test]
    fn a_navigation_is_lists_in_tables() {
        let table = yaml::parse(
            "nav:\n  - index.md\n  - 안내:\n      - guide/index.md\n      - 시작: guide/start.md\n      - https://x.example\n  - 바깥: https://a.example/\n  - 끝: end.md\n",
        )
        .unwrap()
        .table;
        assert_eq!(
            shown(&nav(table.get("nav").unwrap())),
            [
                (Some("index.md"), "", 0, None),
                (None, "안내", 0, None),
                (Some("guide/index.md"), "", 1, None),
                (Some("guide/start.md"), "시작", 1, None),
                (Some("end.md"), "끝", 0, None),
            ]
        );
    }
}
