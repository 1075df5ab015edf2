//! Searches over real Markdown with known answers, where that lies beside the project.
//!
//! The folder is `../shared`, or what `SEOGA_SHARED` names. The files are indexed as they are, markup
//! and all: what is measured here is the search and not the reading of Markdown.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::super::driver::OpenIndex;
use super::super::{Query, SearchDocument};
use super::{Files, files, read};
use crate::model::{Kind, RoutePath, Section};
use crate::text::hangul::is_syllable;
use crate::text::{fold, words};

/// A line of the query files.
#[derive(Deserialize)]
struct Known {
    kind: String,
    #[serde(rename = "q")]
    query: String,
    expect: Vec<String>,
}

fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("SEOGA_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let found = folder.join("eval").is_dir();
    if !found {
        println!("skipped: there is no {}", folder.display());
    }
    found.then_some(folder)
}

fn load(folder: &Path) -> Vec<SearchDocument> {
    let mut documents = vec![];
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let file = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                documents.push(document(file, &fs::read_to_string(path).unwrap()));
            }
        }
    }
    documents.sort_by(|one, two| one.file.cmp(&two.file));
    documents
}

fn document(file: String, text: &str) -> SearchDocument {
    let title = text.trim_start_matches('\u{FEFF}').lines().find_map(|line| {
        let heading = line.starts_with('#').then(|| line.trim_start_matches('#'));
        line.strip_prefix("title:").or(heading)
    });
    SearchDocument {
        path: RoutePath::new(&file),
        title: title.unwrap_or(&file).trim().trim_matches(['"', '\'']).to_owned(),
        file,
        kind: Kind::Post,
        date: None,
        tags: vec![],
        sections: vec![Section { text: text.to_owned(), ..Section::default() }],
    }
}

fn ranked(files: &Files, documents: &[SearchDocument], query: &str) -> Vec<String> {
    let ranking = OpenIndex::open(read(files)).unwrap().rank(&Query::parse(query)).unwrap();
    ranking.hits.iter().map(|hit| documents[hit.id.0 as usize].file.clone()).collect()
}

#[test]
fn known_answers() {
    let Some(shared) = shared() else { return };
    for corpus in ["react-ko", "til"] {
        let documents = load(&shared.join("corpora").join(corpus));
        let files = files(&documents);
        let queries = shared.join("eval").join(format!("queries-{corpus}.jsonl"));
        // For each kind: queries, first, among the first three.
        let mut counts: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
        for line in fs::read_to_string(queries).unwrap().lines() {
            let known: Known = serde_json::from_str(line).unwrap();
            let found = ranked(&files, &documents, &known.query);
            let count = counts.entry(known.kind.clone()).or_default();
            count.0 += 1;
            if known.kind == "literal" {
                let missing: Vec<_> =
                    known.expect.iter().filter(|file| !found.contains(file)).collect();
                assert!(missing.is_empty(), "{}: {missing:?}", known.query);
                continue;
            }
            let place = found.iter().position(|file| known.expect.contains(file));
            count.1 += usize::from(place == Some(0));
            count.2 += usize::from(place.is_some_and(|place| place < 3));
        }
        for (kind, (all, first, three)) in counts {
            println!("{corpus} {kind}: {first} first, {three} among three, of {all}");
            if kind != "literal" {
                assert!(three * 100 >= all * 95, "{corpus} {kind}");
                assert!(first * 100 >= all * 90, "{corpus} {kind}");
            }
        }
    }
}

/// What stands inside of words is found in every document that has it.
#[test]
fn no_substring_is_missed() {
    let Some(shared) = shared() else { return };
    let documents = load(&shared.join("corpora/til"));
    let files = files(&documents);
    let texts: Vec<String> =
        documents.iter().map(|document| fold::fold_to_string(&document.sections[0].text)).collect();
    for (number, text) in texts.iter().enumerate() {
        let folded = fold::fold(text);
        let all = words::words(&folded);
        let Some(word) = all.get(number * 37 % all.len().max(1)) else {
            continue;
        };
        let from = word.start + number % 3;
        let query = folded.text(from, word.end.min(from + 2 + number % 4));
        if query.chars().count() < 2 || !query.chars().all(is_syllable) {
            continue;
        }
        let found = ranked(&files, &documents, &query);
        for (document, text) in documents.iter().zip(&texts) {
            assert!(
                !text.contains(&query) || found.contains(&document.file),
                "{query} in {}",
                document.file
            );
        }
    }
}
