//! No syntax of any dialect is left in what readers see: outside of code and formulas.

use crate::support::{Shown, corpus, root, shown};
use crate::visible::text;

/// Syntax that a page may show, and why: file, what is shown, reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("wiki/index.md", "[[", "it shows how to escape a link of the wiki"),
    ("wiki/index.md", "]]", "it shows how to escape a link of the wiki"),
    (
        "Algorithm/Hash Table 구현하기.md",
        "엄⟦~~⟧청",
        "two tildes that draw out a word, closed nowhere",
    ),
    (
        "learn/keeping-components-pure.md",
        "⟦**⟧",
        "a space before the closing sign: no Markdown closes there",
    ),
];

/// Syntax that must not be seen.
const SYNTAX: &[&str] =
    &["{:", "{%", "%}", "{{<", "{{%", "[[", "]]", ":::", "[!", "[^", "{/*", "<!--"];

/// Signs of emphasis that must not touch a Korean letter; `훨~~~씬` draws out a word.
const EMPHASIS: &[&str] = &["**", "__", "~~", "=="];

fn is_korean(character: char) -> bool {
    matches!(character, '가'..='힣' | 'ㄱ'..='ㆎ')
}

/// What is left in a page, each with what stands around it.
fn residue(page: &Shown) -> Vec<(&'static str, String)> {
    let text = text(&page.html, &["pre", "code", "math"]);
    let all = format!("{}\n{text}", page.title);
    let mut found = Vec::new();
    let around = |at: usize, length: usize| {
        let before: String =
            all[..at].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
        let after: String = all[at + length..].chars().take(30).collect();
        format!("{before}⟦{}⟧{after}", &all[at..at + length]).replace('\n', " ")
    };
    for syntax in SYNTAX {
        for (at, _) in all.match_indices(syntax) {
            found.push((*syntax, around(at, syntax.len())));
        }
    }
    for sign in EMPHASIS {
        for (at, _) in all.match_indices(sign) {
            let before = all[..at].chars().next_back().is_some_and(is_korean);
            let after = all[at + sign.len()..].chars().next().is_some_and(is_korean);
            let whole = sign.chars().next().is_some_and(|one| {
                !all[..at].ends_with(one) && !all[at + sign.len()..].starts_with(one)
            });
            if whole && (before || after) {
                found.push((*sign, around(at, sign.len())));
            }
        }
    }
    found
}

fn check(name: &str, pages: &[Shown]) {
    let mut left = 0;
    for page in pages {
        for (syntax, shown) in residue(page) {
            let file = page.document.file.as_str();
            let excused = EXCEPTIONS.iter().any(|(place, what, why)| {
                *place == file && shown.contains(what) && !why.is_empty()
            });
            if !excused {
                left += 1;
                eprintln!("{name}/{file}: {syntax} in {shown}");
            }
        }
    }
    assert_eq!(left, 0, "{name}: syntax is left in the text");
}

#[test]
fn no_syntax_is_left_in_the_corpora() {
    for name in ["til", "wiki", "react-ko"] {
        if let Some(folder) = corpus(name) {
            check(name, &shown(&folder));
        }
    }
}

#[test]
fn no_syntax_is_left_in_the_demonstration() {
    check("content", &shown(&root().join("content")));
}
