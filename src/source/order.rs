//! The order of documents that a book's table of contents gives, and their parents and titles.

use std::collections::BTreeMap;

use super::assemble::Parsed;
use super::config::Settings;
use super::front::value::Node;
use super::layout::{Family, book, join};
use super::walk::finding;
use super::{Diagnostic, Severity};

/// Writes what tables of contents say into the front matter of the documents that they name.
pub(crate) fn settle(parsed: &mut Vec<Parsed>, settings: &Settings) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for layout in settings.layouts.iter().filter(|layout| !layout.chapters.is_empty()) {
        let Some(root) = layout.roots.first() else { continue };
        let summary = join(&root.folder, "SUMMARY.md");
        if layout.family == Family::MdBook {
            parsed.retain(|one| one.file != summary);
        }
        let file =
            |chapter: &book::Chapter| chapter.file.as_ref().map(|file| join(&root.folder, file));
        let places: BTreeMap<String, usize> = layout
            .chapters
            .iter()
            .enumerate()
            .rev()
            .filter_map(|(place, chapter)| Some((file(chapter)?, place)))
            .collect();
        let parents = book::parents(&layout.chapters);
        for one in parsed.iter_mut().filter(|one| one.located.root == root.folder) {
            let table = &mut one.front.table;
            let Some(place) = places.get(&one.file).copied() else {
                if layout.family == Family::MdBook {
                    set(table, "unlisted", "true");
                    diagnostics.push(finding(
                        &one.file,
                        Severity::Note,
                        "not-in-summary",
                        "SUMMARY.md does not name this document: it is in no list",
                        "add it to SUMMARY.md",
                    ));
                }
                continue;
            };
            set(table, "weight", &place.to_string());
            let Some(chapter) = layout.chapters.get(place) else { continue };
            if !chapter.title.is_empty() {
                set(table, "title", &chapter.title);
            }
            let parent = parents.get(place).copied().flatten();
            let parent = parent.and_then(|parent| layout.chapters.get(parent)).and_then(file);
            if let Some(parent) = parent {
                set(table, "parent", parent.trim_end_matches(".md"));
            }
        }
    }
    diagnostics
}

fn set(table: &mut super::front::value::Table, key: &str, value: &str) {
    if table.get(key).is_none() {
        table.insert(key.to_owned(), Node::text(value, 0));
    }
}
