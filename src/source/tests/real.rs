//! Folders that were not made for these tests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::super::Severity;
use super::*;

/// What must hold for any folder.
fn assert_sound(source: &Source) {
    let mut paths = BTreeSet::new();
    for document in &source.documents {
        let file = &document.file;
        assert!(document.body_line >= 1, "{file}");
        assert!(!document.body.contains(['\r', '\u{feff}']), "{file}");
        if document.hidden.is_none() {
            let path = document.path.as_str().to_lowercase();
            assert!(path.len() > 1 && !path.contains("/../"), "{file}: {path}");
            assert!(paths.insert(path), "{file}: {}", document.path);
        }
    }
    assert!(source.documents.is_sorted_by_key(|one| &one.file));
    assert!(source.diagnostics.is_sorted());
    for one in &source.diagnostics {
        assert!(one.line >= 1 && one.column >= 1 && !one.file.is_empty(), "{one:?}");
        assert!(!one.message.is_empty() && !one.hint.is_empty(), "{one:?}");
    }
}

fn beside_the_project(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

#[test]
fn real_folders() {
    let table = [("til", 196, 7, 0), ("wiki", 25, 4, 21), ("react-ko", 226, 202, 24)];
    for (name, documents, wiki, dated_posts) in table {
        let Some(path) = beside_the_project(&format!("../shared/corpora/{name}")) else {
            continue;
        };
        let source = read(&path, &options()).unwrap();
        assert_sound(&source);
        assert_eq!(source.documents.len(), documents, "{name}");
        let of_kind = |kind: Kind| source.documents.iter().filter(move |one| one.kind == kind);
        assert_eq!(of_kind(Kind::Wiki).count(), wiki, "{name}");
        let dated = of_kind(Kind::Post).filter(|one| one.front.date.is_some());
        if dated_posts > 0 {
            assert_eq!(dated.count(), dated_posts, "{name}");
        }
        let errors = source.diagnostics.iter();
        assert_eq!(errors.filter(|one| one.severity == Severity::Error).count(), 0, "{name}");
        assert_eq!(read(&path, &options()).unwrap().documents, source.documents);
    }
}

#[test]
fn the_demonstration_site() {
    let Some(path) = beside_the_project("content") else {
        return;
    };
    let source = read(&path, &options()).unwrap();
    assert_sound(&source);
    let dialects: BTreeSet<Dialect> = source.documents.iter().map(|one| one.dialect).collect();
    assert!(dialects.contains(&Dialect::Hugo) && dialects.contains(&Dialect::Obsidian));
    assert!(source.documents.iter().any(|one| one.hidden == Some(Hidden::Draft)));
    assert!(source.documents.iter().any(|one| one.hidden == Some(Hidden::Private)));
}
