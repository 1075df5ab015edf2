//! Folders to publish and published sites to look into.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use seoga::model::BasePath;
use seoga::publish::{Library, Memory, Shell, publish};
use seoga::source::{self, Diagnostic, Document, ReadOptions, Source};

/// The moment at which tests read: nothing of the demonstration content lies behind it.
const NOW: &str = "2026-01-01T00:00:00Z";

/// The project's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A corpus beside the project; says so and gives `None` where it is not there.
pub(crate) fn corpus(name: &str) -> Option<PathBuf> {
    let folder = root().join("../shared/corpora").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: {} is not there", folder.display());
    None
}

/// A folder of files that goes away with its value.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// A folder with these files.
    pub(crate) fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let place = folder.path().join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, bytes).unwrap();
        }
        Self(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

/// A published site in memory.
pub(crate) struct Site {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) source: Source,
    pub(crate) library: Library,
}

impl Site {
    /// Publishes a folder under a base.
    pub(crate) fn publish(content: &Path, base: &str) -> Self {
        let options = ReadOptions { drafts: false, now: NOW.parse().unwrap() };
        let source = source::read(content, &options).unwrap();
        let library = Library::new(&source, &BasePath::new(base), "https://site.example");
        let sink = Memory::default();
        let shell = "<!DOCTYPE html>\n<html lang=\"ko\"><head><!-- seoga:head --><script type=\"module\" data-glue=\"/app.js\" data-wasm=\"/app_bg.wasm\"></script></head><body><!-- seoga:body --></body></html>";
        publish(&library, &Shell::staged(shell).unwrap(), &sink, &|_| ()).unwrap();
        Self { files: sink.into_files(), source, library }
    }

    /// Publishes these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
        Self::publish(Folder::new(&files).path(), "/")
    }

    /// A file as text.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self
            .files
            .get(path)
            .unwrap_or_else(|| panic!("{path} is not published: {:#?}", self.files.keys()));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Diagnostics with a code.
    pub(crate) fn findings(&self, code: &str) -> Vec<&Diagnostic> {
        self.library.diagnostics.iter().filter(|one| one.code == code).collect()
    }

    /// All HTML pages.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(|(path, _)| path.as_bytes().ends_with(b".html"))
            .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
    }
}

/// A document and what its page shows.
pub(crate) struct Shown {
    pub(crate) document: Document,
    pub(crate) title: String,
    pub(crate) html: String,
}

/// Every document of a folder as its page would show it, hidden ones too.
pub(crate) fn shown(folder: &Path) -> Vec<Shown> {
    let options = ReadOptions { drafts: true, now: NOW.parse().unwrap() };
    let mut source = source::read(folder, &options).unwrap();
    for document in &mut source.documents {
        document.hidden = None;
    }
    let library = Library::new(&source, &BasePath::new("/"), "https://site.example");
    let mut pages: BTreeMap<String, (String, String)> = library
        .documents
        .into_iter()
        .map(|one| (one.file, (one.post.card.title, one.post.html)))
        .collect();
    source
        .documents
        .into_iter()
        .filter_map(|document| {
            let (title, html) = pages.remove(&document.file)?;
            Some(Shown { document, title, html })
        })
        .collect()
}

/// Runs the program.
pub(crate) fn seoga(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_seoga"))
        .args(arguments)
        .env_remove("SEOGA_CONTENT")
        .env_remove("SEOGA_DRAFTS")
        .env_remove("TRUNK_STAGING_DIR")
        .env_remove("TRUNK_PUBLIC_URL")
        .output()
        .unwrap()
}

/// The values of an attribute all over a page.
pub(crate) fn attributes<'page>(page: &'page str, name: &str) -> Vec<&'page str> {
    let needle = format!(" {name}=\"");
    page.match_indices(&needle)
        .map(|(at, _)| page[at + needle.len()..].split('"').next().unwrap())
        .collect()
}
