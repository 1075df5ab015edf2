//! Lists of tags and categories, however they are written.

use std::collections::BTreeSet;

use crate::model::{Slug, Term};

use super::super::findings::Findings;
use super::super::{FrontMatter, Severity};
use super::Front;
use super::value::{Node, Table, Value};

/// Tags: the first of `tags`, `tag`, `keywords` that names any.
pub(crate) fn tags(table: &Table) -> Vec<Term> {
    let keys = ["tags", "tag", "taxonomies.tags", "keywords"];
    keys.iter()
        .filter_map(|key| table.get(key))
        .map(|node| terms(names(node, Split::CommaOrSpace)))
        .find(|terms| !terms.is_empty())
        .unwrap_or_default()
}

/// Categories: the first of `categories`, `category` that names any. Jekyll keeps the value of the
/// singular whole and splits that of the plural at white space; with `whole`, nothing is split.
pub(crate) fn categories(table: &Table, whole: bool) -> Vec<Term> {
    let plural = if whole { Split::Comma } else { Split::CommaOrSpace };
    let keys = [
        ("categories", plural),
        ("category", Split::Comma),
        ("taxonomies.categories", Split::Comma),
    ];
    keys.iter()
        .filter_map(|(key, split)| Some((table.get(key)?, *split)))
        .map(|(node, split)| terms(names(node, split)))
        .find(|terms| !terms.is_empty())
        .unwrap_or_default()
}

/// Terms of names, each once.
pub(crate) fn terms(names: impl IntoIterator<Item = String>) -> Vec<Term> {
    let mut seen: BTreeSet<Slug> = BTreeSet::new();
    names
        .into_iter()
        .filter_map(|name| Term::new(name.trim().trim_start_matches('#')))
        .filter(|term| term.slug().is_some_and(|slug| seen.insert(slug)))
        .collect()
}

/// Tags and categories of one document, at most. Each has a page, and that page shows all of them:
/// what a document costs grows with the square of their number.
const MOST: usize = 100;

/// Leaves a document its first tags and categories, where there are too many.
pub(crate) fn few(front: &Front, merged: &mut FrontMatter, findings: &mut Findings) {
    let sorts = [
        (&mut merged.tags, "tags", ["tags", "tag", "keywords"].as_slice()),
        (&mut merged.categories, "categories", ["categories", "category"].as_slice()),
    ];
    for (terms, name, keys) in sorts {
        if terms.len() <= MOST {
            continue;
        }
        let place = front.table.first(keys).map_or((1, 1), |node| front.place(node.at));
        findings.add(
            Severity::Warning,
            "many-tags",
            place,
            format!("{} {name} on one document; the first {MOST} count", terms.len()),
            "a few that other documents share say more",
        );
        terms.truncate(MOST);
    }
}

/// Where a string falls into names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Split {
    /// At commas only.
    Comma,
    /// At commas where there is one, else at white space.
    CommaOrSpace,
}

fn names(node: &Node, split: Split) -> Vec<String> {
    match &node.value {
        Value::Text(text) if text.contains(',') => text.split(',').map(str::to_owned).collect(),
        Value::Text(text) if split == Split::CommaOrSpace => {
            text.split_whitespace().map(str::to_owned).collect()
        }
        _ => node.flatten(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::yaml;
    use super::*;

    fn read(text: &str) -> Table {
        yaml::parse(text).unwrap().table
    }

    fn shown(terms: &[Term]) -> Vec<&str> {
        terms.iter().map(Term::name).collect()
    }

    #[test]
    fn tag_lists() {
        let table: [(&str, &[&str]); 15] = [
            ("tags: [A, B c]", &["A", "B c"]),
            ("tags:\n  - [Cpp, \"Data Structure\"]", &["Cpp", "Data Structure"]),
            ("tags:\n  - A\n  -\n  - [B, [C]]", &["A", "B", "C"]),
            ("tag: study jwp aws", &["study", "jwp", "aws"]),
            ("tags: Cloud Run, AWS", &["Cloud Run", "AWS"]),
            ("tags: kubernetes container", &["kubernetes", "container"]),
            ("tags: '#하나 #둘'", &["하나", "둘"]),
            ("tags:\ntag: a b", &["a", "b"]),
            ("tags: []\nkeywords: [k]", &["k"]),
            ("tags: [C, C++, c]", &["C", "C++"]),
            ("tags: [1.10, 2024, true]", &["1.10", "2024", "true"]),
            ("tags: [{label: 한글, permalink: /x}]", &["한글"]),
            ("taxonomies: {tags: [z]}", &["z"]),
            ("tag     :", &[]),
            ("title: x", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(shown(&tags(&read(text))), expected, "{text:?}");
        }
    }

    #[test]
    fn category_lists() {
        let table: [(&str, bool, &[&str]); 7] = [
            ("category: Cloud Native", false, &["Cloud Native"]),
            ("categories: cloud iac", false, &["cloud", "iac"]),
            ("categories: Cloud Native", true, &["Cloud Native"]),
            ("categories: Cloud, IaC", true, &["Cloud", "IaC"]),
            ("categories:\n  - [Cloud, Career]", false, &["Cloud", "Career"]),
            ("categories: [TOP, SUB]", false, &["TOP", "SUB"]),
            ("taxonomies: {categories: [z]}", false, &["z"]),
        ];
        for (text, whole, expected) in table {
            assert_eq!(shown(&categories(&read(text), whole)), expected, "{text:?}");
        }
    }
}
