//! From a content folder to a [`Source`].

use std::fmt;
use std::path::Path;

use rayon::prelude::*;

use super::assemble::{Parsed, assemble};
use super::config::rule::Rule;
use super::config::{self, ConfigFile, Settings};
use super::decode::decode;
use super::vault::Vaults;
use super::walk::{Entry, finding, list, unreadable};
use super::{Diagnostic, Severity, Source, asset, layout, served};

/// Markdown beyond this is worth a word: nobody reads it in one go.
const LARGE: u64 = 2 * 1024 * 1024;

/// Markdown beyond this is not read.
const TOO_LARGE: u64 = 8 * 1024 * 1024;

/// What the reader of a content folder is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOptions {
    /// Whether drafts are published too.
    pub drafts: bool,
    /// The moment that decides what lies in the future.
    pub now: jiff::Timestamp,
}

/// Why nothing could be read at all, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(String);

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

/// Reads a content folder.
///
/// # Errors
///
/// Only where the folder itself is missing or cannot be read; everything else is a diagnostic.
pub fn read(content: &Path, options: &ReadOptions) -> Result<Source, ReadError> {
    let shown = content.display();
    let root = content.canonicalize().map_err(|error| {
        ReadError(format!("the content folder {shown} cannot be read: {error}"))
    })?;
    if !root.is_dir() {
        return Err(ReadError(format!("the content folder {shown} is a file")));
    }
    std::fs::read_dir(&root).map_err(|error| {
        ReadError(format!("the content folder {shown} cannot be read: {error}"))
    })?;

    let (files, mut diagnostics) = config_files(&root, "");
    let exists = |path: &str| root.join(path).exists();
    let mut settings = config::settings(&files, &exists);
    for rule in settings.rules.clone() {
        if !exists(&rule.path) {
            diagnostics.push(no_such_folder(&rule));
        } else if !rule.path.is_empty() {
            let (files, found) = config_files(&root, &rule.path);
            diagnostics.extend(found);
            settings.add_layout(&rule.path, &files, &exists);
        }
    }
    diagnostics.append(&mut settings.diagnostics);
    let mut listing = list(&root, &settings);
    diagnostics.append(&mut listing.diagnostics);

    let vaults = Vaults::read(&root, &listing.vaults);
    let loaded: Vec<(Option<Parsed>, Vec<Diagnostic>)> =
        listing.documents.par_iter().map(|entry| load(entry, &vaults, &settings)).collect();
    let measured: Vec<_> = listing.assets.into_par_iter().map(asset::read).collect();

    let mut parsed = Vec::with_capacity(loaded.len());
    for (document, found) in loaded {
        parsed.extend(document);
        diagnostics.extend(found);
    }
    let mut assets = Vec::with_capacity(measured.len());
    for (asset, found) in measured {
        assets.extend(asset);
        diagnostics.extend(found);
    }
    served::settle(&mut assets, &settings);
    let (documents, found) = assemble(parsed, &settings, *options);
    diagnostics.extend(found);
    diagnostics.sort();
    Ok(Source { config: settings.site, documents, assets, diagnostics })
}

/// The zone of a content folder's site; the usual one where no configuration says another.
pub fn time_zone(content: &Path) -> jiff::tz::TimeZone {
    let root = content.canonicalize().unwrap_or_else(|_| content.to_owned());
    config::settings(&config_files(&root, "").0, &|path| root.join(path).exists()).zone
}

/// The configuration files of a folder, given relative to the content folder.
fn config_files(root: &Path, folder: &str) -> (Vec<ConfigFile>, Vec<Diagnostic>) {
    let mut files = Vec::new();
    let mut diagnostics = Vec::new();
    for &name in config::FILES {
        let file = layout::join(folder, name);
        let path = root.join(&file);
        let inside = path.canonicalize().is_ok_and(|path| path.starts_with(root));
        if !path.is_file() || !inside {
            continue;
        }
        match std::fs::read(&path) {
            Ok(bytes) => {
                let (text, found) = decode(&file, &bytes);
                diagnostics.extend(found);
                files.push(ConfigFile { name, folder: folder.to_owned(), text });
            }
            Err(error) => diagnostics.push(unreadable(&file, &error.to_string())),
        }
    }
    (files, diagnostics)
}

/// What to say of a `[[source]]` that names nothing.
fn no_such_folder(rule: &Rule) -> Diagnostic {
    let (line, column) = rule.place;
    Diagnostic {
        line,
        column,
        ..finding(
            "site.toml",
            Severity::Warning,
            "bad-setting",
            &format!("there is no `{}` in the content folder", rule.path),
            "`path` is relative to the folder in which `site.toml` lies",
        )
    }
}

fn load(entry: &Entry, vaults: &Vaults, settings: &Settings) -> (Option<Parsed>, Vec<Diagnostic>) {
    let file = entry.file.as_str();
    let layout = settings.layout(file);
    let Some(located) = layout.locate(file) else {
        return (None, Vec::new());
    };
    let mebibytes = entry.bytes / (1024 * 1024);
    if entry.bytes > TOO_LARGE {
        let refused = finding(
            file,
            Severity::Error,
            "too-large",
            &format!("the document has {mebibytes} MiB and is left out"),
            "documents of up to 8 MiB are read; split it",
        );
        return (None, vec![refused]);
    }
    let bytes = match std::fs::read(&entry.path) {
        Ok(bytes) => bytes,
        Err(error) => return (None, vec![unreadable(file, &error.to_string())]),
    };
    let (text, mut diagnostics) = decode(file, &bytes);
    if entry.bytes > LARGE {
        diagnostics.push(finding(
            file,
            Severity::Warning,
            "large-document",
            &format!("the document has {mebibytes} MiB"),
            "split it: a reader's phone has to load all of it",
        ));
    }
    let (mut parsed, found) = Parsed::of(file, text, located, layout.family);
    if layout.is_paperwork(file) && parsed.is_bare() {
        return (None, Vec::new());
    }
    parsed.vault = vaults.depth(file);
    parsed.is_template = vaults.is_template(file);
    diagnostics.extend(found);
    (Some(parsed), diagnostics)
}
