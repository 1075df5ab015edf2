//! How well the published sites of real corpora are searched, where these lie beside the project:
//! known answers, every key press of a typed title, phrases.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;

use seoga::model::{DataFile, PostId, Section};
use seoga::search::Query;
use seoga::search::driver::OpenIndex;
use seoga::text::hangul::{keystrokes, type_jamo};
use seoga::text::{fold, words};
use serde::Deserialize;

use crate::support::{Site, corpus, root};

/// A line of the query files.
#[derive(Deserialize)]
struct Known {
    kind: String,
    #[serde(rename = "q")]
    query: String,
    expect: Vec<String>,
}

/// A published corpus, its documents by number, and what is known of it.
struct Measured {
    files: BTreeMap<String, Vec<u8>>,
    documents: Vec<Document>,
    known: Vec<Known>,
}

/// A published document.
struct Document {
    file: String,
    title: String,
    sections: Vec<Section>,
}

fn measured(name: &str) -> Option<Measured> {
    let folder = corpus(name)?;
    let queries = root().join(format!("../shared/eval/queries-{name}.jsonl"));
    let Ok(queries) = fs::read_to_string(&queries) else {
        eprintln!("skipped: {} is not here", queries.display());
        return None;
    };
    let site = Site::publish(&folder, "/");
    let prefix = DataFile::Search(String::new()).path(build_of(&site));
    let files: BTreeMap<String, Vec<u8>> = site
        .files
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix(&prefix)?.to_owned(), bytes.clone())))
        .collect();
    let mut open = OpenIndex::open(|name: &str| Ok(files[name].clone())).unwrap();
    let sources = open.markdown_files().unwrap();
    let documents = (0..).map(PostId).zip(sources).map(|(id, file)| {
        let card = open.card(id).unwrap();
        let sections = open.text(id).unwrap();
        Document { file, title: card.title, sections }
    });
    let documents = documents.collect();
    let known = queries.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    Some(Measured { files, documents, known })
}

fn build_of(site: &Site) -> &str {
    let path = site.files.keys().find(|path| path.ends_with("/meta.bin")).unwrap();
    path.split('/').nth(1).unwrap()
}

impl Measured {
    fn open(&self) -> OpenIndex<impl Fn(&str) -> io::Result<Vec<u8>>> {
        OpenIndex::open(|name: &str| Ok(self.files[name].clone())).unwrap()
    }

    fn file(&self, number: u32) -> &str {
        &self.documents[number as usize].file
    }
}

#[test]
fn known_answers_are_found_cold_and_warm() {
    for name in ["til", "react-ko"] {
        let Some(site) = measured(name) else { continue };
        let mut warm = site.open();
        // For each kind: queries, first, among the first three.
        let mut counts: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
        for known in &site.known {
            let query = Query::parse(&known.query);
            let ranking = site.open().rank(&query).unwrap();
            assert_eq!(ranking, warm.rank(&query).unwrap(), "cold and warm: {}", known.query);
            let found: Vec<&str> = ranking.hits.iter().map(|hit| site.file(hit.id.0)).collect();
            let is_found = |file: &String| found.contains(&file.as_str());
            if known.kind == "literal" {
                assert!(known.expect.iter().all(is_found), "{name} {}", known.query);
            }
            let place = found.iter().position(|file| known.expect.iter().any(|one| one == file));
            let count = counts.entry(&known.kind).or_default();
            count.0 += 1;
            count.1 += usize::from(place == Some(0));
            count.2 += usize::from(place.is_some_and(|place| place < 3));
        }
        for (kind, (all, first, three)) in counts {
            eprintln!("{name} {kind}: {first} first, {three} among three, of {all}");
            let least = match kind {
                "literal" => continue,
                "title" => 98,
                _ => 90,
            };
            assert!(first * 100 >= all * least, "{name} {kind}");
            assert!(three * 100 >= all * 95, "{name} {kind}");
        }
    }
}

/// Words as the index tells them apart.
fn spelt(text: &str) -> Vec<String> {
    let folded = fold(text);
    words(&folded).into_iter().map(|word| folded.text(word.start, word.end)).collect()
}

/// Every state of a typed title keeps its document among the first ten, unless so many others have
/// as good a claim: their titles have a word that begins like this.
#[test]
fn every_key_press_keeps_the_document() {
    for name in ["til", "react-ko"] {
        let Some(site) = measured(name) else { continue };
        let titles: Vec<String> =
            site.documents.iter().map(|document| spelt(&document.title).concat()).collect();
        let mut warm = site.open();
        let (mut states, mut crowded, mut missed) = (0, 0, vec![]);
        for known in site.known.iter().filter(|known| known.kind == "title") {
            let mut typed = String::new();
            for key in keystrokes(&known.query) {
                type_jamo(&mut typed, key);
                if typed.chars().count() < 2 {
                    continue;
                }
                states += 1;
                let ranking = warm.rank(&Query::parse(&typed)).unwrap();
                let mut first = ranking.hits.iter().take(10);
                if first.any(|hit| known.expect.iter().any(|file| file == site.file(hit.id.0))) {
                    continue;
                }
                let start = spelt(&typed).concat();
                if titles.iter().filter(|title| title.contains(&start)).count() > 10 {
                    crowded += 1;
                } else {
                    missed.push(typed.clone());
                }
            }
        }
        eprintln!("{name}: {states} states, {crowded} crowded out, missed {missed:?}");
        assert_eq!(missed, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn phrases_are_found_everywhere() {
    let Some(site) = measured("react-ko") else { return };
    for (phrase, least) in [("서버 컴포넌트", 36), ("이벤트 핸들러", 62), ("state 변수", 30)]
    {
        let has = |text: &String| fold::fold_to_string(text).contains(phrase);
        let with = site.documents.iter().filter(|document| {
            let sections = document.sections.iter();
            has(&document.title) || sections.clone().any(|one| has(&one.title) || has(&one.text))
        });
        let wanted: BTreeSet<&str> = with.map(|document| document.file.as_str()).collect();
        assert!(wanted.len() >= least, "{phrase}: {}", wanted.len());
        let mut open = site.open();
        let ranking = open.rank(&Query::parse(&format!("\"{phrase}\""))).unwrap();
        open.show(&ranking, 5).unwrap();
        let (files, bytes) = open.cost();
        let found: BTreeSet<&str> = ranking.hits.iter().map(|hit| site.file(hit.id.0)).collect();
        eprintln!(
            "\"{phrase}\": {} documents have it, {} found; {files} files, {bytes} bytes",
            wanted.len(),
            found.len()
        );
        assert!(wanted.is_subset(&found), "{phrase}: {:?}", wanted.difference(&found));
        // Those besides have it but for a particle or a space.
        assert!(found.len() <= wanted.len() + 5, "{phrase}: {}", found.len());
        assert!(bytes < 120_000, "{phrase}: {bytes}");
    }
}
