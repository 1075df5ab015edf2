//! Notion's exports have no front matter: properties stand as `Key: value` lines under the title.

use std::ops::Range;

use super::super::address::place::without_export_id;
use super::value::{Node, Table};

/// Properties that have a meaning here, in the languages that Notion's users call them by.
const NAMES: &[(&str, &[&str])] = &[
    ("tags", &["tags", "tag", "태그"]),
    ("categories", &["category", "categories", "카테고리", "분류"]),
    ("date", &["date", "created", "created time", "작성일", "생성일", "생성 일시", "날짜"]),
    ("updated", &["updated", "last edited time", "수정일", "최종 편집 일시", "편집 일시"]),
    ("author", &["author", "created by", "작성자", "생성자"]),
    ("summary", &["summary", "description", "요약", "설명"]),
    ("published", &["published", "publish", "공개"]),
];

/// Reads the properties of an exported page. They stay in the body as well, where they can be read.
pub(crate) fn fill(file: &str, body: &str, table: &mut Table) {
    for line in properties(file, body) {
        let line = body.get(line).unwrap_or_default();
        let Some((key, value)) = line.split_once(": ") else { continue };
        let key = key.trim().to_lowercase();
        let known = NAMES.iter().find(|(_, names)| names.contains(&key.as_str()));
        let value = value.trim();
        let Some((name, _)) = known.filter(|_| !value.is_empty()) else { continue };
        if table.get(name).is_none() {
            table.insert((*name).to_owned(), Node::text(value, 0));
        }
    }
}

/// The lines of an exported page that are its properties, without their ends: between the title
/// and the first line that is none.
pub(crate) fn properties(file: &str, body: &str) -> Vec<Range<usize>> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if without_export_id(stem) == stem {
        return Vec::new();
    }
    let mut at = 0;
    let lines = body.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    });
    let mut lines = lines.skip_while(|(_, line)| line.trim().is_empty());
    if !lines.next().is_some_and(|(_, line)| line.starts_with("# ")) {
        return Vec::new();
    }
    lines
        .skip_while(|(_, line)| line.trim().is_empty())
        .take_while(|(_, line)| line.contains(": "))
        .map(|(start, line)| start..start + line.len())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties() {
        let file = "노트/글 0123456789abcdef0123456789abcdef.md";
        let body =
            "# 글\n\nCreated: 2024년 5월 3일 오후 3:10\n태그: 하나, 둘\nStatus: 끝\n\n본문: 아님\n";
        let mut table = Table::default();
        fill(file, body, &mut table);
        assert_eq!(table.text(&["date"]).as_deref(), Some("2024년 5월 3일 오후 3:10"));
        assert_eq!(table.text(&["tags"]).as_deref(), Some("하나, 둘"));
        assert_eq!(table.iter().count(), 2);
        let mut table = Table::default();
        fill("노트/글.md", body, &mut table);
        assert_eq!(table, Table::default());
    }
}
