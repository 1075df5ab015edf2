//! Files that other generators put in: `VitePress`' `<<< @/x.js` and `<!--@include: x.md-->`, mdBook's
//! `{{#include x.rs:1:3}}`, the snippets of `MkDocs`, `--8<-- "x.md"`.
//!
//! Documents of the folder are quoted; of other files a link is what can be shown.

use super::draft::{Draft, Edit, lines};
use crate::markdown::kept::Kept;

/// Reads lines that are nothing but the wish for a file.
pub(super) fn read(draft: &mut Draft) {
    let signs = ["<<< ", "@include:", "{{#", "--8<-- "];
    if !signs.iter().any(|sign| draft.text.contains(sign)) {
        return;
    }
    let code = draft.code();
    let text = std::mem::take(&mut draft.text);
    let mut edits: Vec<Edit> = Vec::new();
    let mut reports: Vec<(usize, String)> = Vec::new();
    for (start, line) in lines(&text) {
        let body = line.trim();
        let indent = line.len() - line.trim_start().len();
        let in_code = code.covers(start + indent);
        let range = start + indent..start + line.trim_end().len();
        match wish(body) {
            None => {}
            // What stands in code stays as it is: the reader sees what is missing.
            Some(Wish::File(path)) if in_code => reports.push((range.start, path.to_owned())),
            Some(Wish::File(path)) => {
                let token = draft.keep(Kept::Include(path.to_owned())).text();
                let margin = line.get(..indent).unwrap_or_default();
                edits.push(Edit { range, text: format!("\n{margin}{token}\n") });
            }
            Some(Wish::Nothing) if in_code => {}
            Some(Wish::Nothing) => edits.push(Edit { range, text: String::new() }),
        }
    }
    draft.text = text;
    for (at, path) in reports {
        let message = format!("{path} is not put in here");
        draft.report(at, "not-included", message, "copy the lines into the document");
    }
    draft.apply(&edits);
}

/// What a line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Wish<'text> {
    File(&'text str),
    /// Something that only the generator itself needs: `{{#title …}}`.
    Nothing,
}

fn wish(line: &str) -> Option<Wish<'_>> {
    if let Some(rest) = line.strip_prefix("<<< ") {
        let path = rest.split(['{', '#', '[']).next().unwrap_or_default().trim();
        return looks_like_path(path).then_some(Wish::File(path));
    }
    if let Some(rest) = line.strip_prefix("<!--") {
        let inner = rest.trim_start().strip_prefix("@include:")?.strip_suffix("-->")?;
        let path = inner.split(['{', '#']).next().unwrap_or_default().trim();
        return looks_like_path(path).then_some(Wish::File(path));
    }
    if let Some(rest) = line.strip_prefix("--8<-- ") {
        let path = rest.trim().strip_prefix('"')?.strip_suffix('"')?;
        let path = path.split(':').next().unwrap_or_default();
        return looks_like_path(path).then_some(Wish::File(path));
    }
    let inner = line.strip_prefix("{{#")?.strip_suffix("}}")?;
    let (name, rest) = inner.split_once(char::is_whitespace)?;
    match name {
        "include" | "rustdoc_include" | "playground" | "playpen" => {
            let path = rest.trim().split([':', ' ']).next().unwrap_or_default();
            looks_like_path(path).then_some(Wish::File(path))
        }
        "title" => Some(Wish::Nothing),
        _ => None,
    }
}

fn looks_like_path(text: &str) -> bool {
    !text.is_empty() && !text.contains(['"', '<', '>', '`']) && text.contains(['.', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes() {
        let table = [
            ("<<< @/snippets/a.js{2,3} [제목]", Some(Wish::File("@/snippets/a.js"))),
            ("<!--@include: ./parts/a.md{3,}-->", Some(Wish::File("./parts/a.md"))),
            ("{{#include ../a.rs:1:3}}", Some(Wish::File("../a.rs"))),
            ("{{#title 제목}}", Some(Wish::Nothing)),
            ("--8<-- \"a.md:part\"", Some(Wish::File("a.md"))),
            ("<<< 글", None),
            ("<!-- 글 -->", None),
            ("{{#if x}}", None),
        ];
        for (line, expected) in table {
            assert_eq!(wish(line), expected, "{line}");
        }
    }
}
