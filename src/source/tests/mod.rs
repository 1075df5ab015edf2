//! Whole folders: one of each family, broken ones, and real ones where they are at hand.

mod broken;
mod families;
mod front;
mod layouts;
mod real;

use super::{Dialect, Document, Hidden, ReadOptions, Source, read};
use crate::model::Kind;

fn options() -> ReadOptions {
    ReadOptions { drafts: false, now: "2026-06-01T00:00:00Z".parse().unwrap() }
}

fn folder(files: &[(&str, &str)]) -> Source {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in files {
        let path = folder.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    read(folder.path(), &options()).unwrap()
}

fn named<'source>(source: &'source Source, file: &str) -> &'source Document {
    let mut documents = source.documents.iter();
    documents.find(|one| one.file == file).unwrap()
}

type Row = (&'static str, &'static str, Kind, Dialect, Option<Hidden>);

/// Every document of a folder, in order: file, address, kind, dialect, hidden.
fn assert_documents(source: &Source, expected: &[Row]) {
    let rows: Vec<_> = source
        .documents
        .iter()
        .map(|one| {
            let path = one.path.as_str();
            (one.file.as_str(), path, one.kind, one.dialect, one.hidden)
        })
        .collect();
    assert_eq!(rows, expected);
}

fn codes(source: &Source) -> Vec<(&str, &str, usize, usize)> {
    let diagnostics = source.diagnostics.iter();
    diagnostics.map(|one| (one.file.as_str(), one.code, one.line, one.column)).collect()
}
