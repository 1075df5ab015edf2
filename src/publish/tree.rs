//! Parents and children: what front matter says, else what folders say.

use std::collections::BTreeMap;

use crate::model::{Kind, RoutePath};
use crate::source::Document;

/// Steps up, at most: a chain of parents may be a circle.
const DEEPEST: usize = 30;

/// Who stands above whom.
#[derive(Debug, Default)]
pub(super) struct Tree {
    parents: BTreeMap<RoutePath, RoutePath>,
    children: BTreeMap<RoutePath, Vec<RoutePath>>,
}

impl Tree {
    /// Builds the tree; children stand in the order that their weights say, else in that of
    /// `documents`.
    pub(super) fn new(documents: &[&Document]) -> Self {
        let names = names(documents);
        let paths: BTreeMap<&str, &RoutePath> =
            documents.iter().map(|document| (document.path.as_str(), &document.path)).collect();
        let mut tree = Self::default();
        let mut weighed = documents.to_vec();
        weighed.sort_by_key(|document| document.front.weight.unwrap_or(i64::MAX));
        for document in weighed {
            let by_name = document
                .front
                .parent
                .as_deref()
                .and_then(|name| names.get(&name.trim_matches('/').to_lowercase()).copied());
            let parent = by_name.or_else(|| {
                (document.kind == Kind::Wiki)
                    .then(|| folder_above(document.path.as_str(), &paths))
                    .flatten()
            });
            let Some(parent) = parent.filter(|parent| **parent != document.path) else {
                continue;
            };
            tree.parents.insert(document.path.clone(), parent.clone());
            tree.children.entry(parent.clone()).or_default().push(document.path.clone());
        }
        tree
    }

    /// The documents above one, from the root down.
    pub(super) fn ancestors(&self, path: &RoutePath) -> Vec<RoutePath> {
        let mut ancestors: Vec<RoutePath> = Vec::new();
        let mut at = path;
        while let Some(parent) = self.parents.get(at) {
            if ancestors.len() >= DEEPEST || parent == path || ancestors.contains(parent) {
                break;
            }
            ancestors.push(parent.clone());
            at = parent;
        }
        ancestors.reverse();
        ancestors
    }

    /// Whether one of two documents stands right above the other.
    pub(super) fn adjoin(&self, one: &RoutePath, other: &RoutePath) -> bool {
        self.parents.get(one) == Some(other) || self.parents.get(other) == Some(one)
    }

    /// The documents right below one.
    pub(super) fn children(&self, path: &RoutePath) -> &[RoutePath] {
        self.children.get(path).map_or(&[], Vec::as_slice)
    }
}

/// Every name by which a parent may be called: its file without folders, and with ever more of them.
/// Wiki documents come before others of the same name, shorter files before longer ones.
fn names<'source>(documents: &[&'source Document]) -> BTreeMap<String, &'source RoutePath> {
    let mut sorted = documents.to_vec();
    sorted.sort_by_key(|document| (document.kind != Kind::Wiki, document.file.len()));
    let mut names = BTreeMap::new();
    for document in sorted {
        let file = document.file.to_lowercase();
        let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
        let mut rest = Some(stem);
        while let Some(name) = rest {
            names.entry(name.to_owned()).or_insert(&document.path);
            rest = name.split_once('/').map(|(_, below)| below);
        }
        names
            .entry(document.path.as_str().trim_matches('/').to_lowercase())
            .or_insert(&document.path);
    }
    names
}

/// The nearest folder above a path that is a document itself.
fn folder_above<'source>(
    path: &str,
    paths: &BTreeMap<&str, &'source RoutePath>,
) -> Option<&'source RoutePath> {
    let mut rest = path.trim_end_matches('/');
    while let Some((folder, _)) = rest.rsplit_once('/') {
        if let Some(found) = paths.get(format!("{folder}/").as_str()) {
            return Some(found);
        }
        rest = folder;
    }
    None
}
