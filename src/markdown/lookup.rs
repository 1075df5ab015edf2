//! Finding documents and assets of a [`Site`] by whatever a link may call them.

use super::site::Site;
use crate::model::{ListRoute, Route, RoutePath, Slug};
use crate::source::{Asset, Document};

impl<'source> Site<'source> {
    /// The document of a file path: as it is, with an ending, or the index of a folder.
    pub(super) fn by_file(&self, path: &str) -> Option<usize> {
        let key = path.trim_end_matches('/').to_lowercase();
        if let Some(place) = self.files.get(&key) {
            return Some(*place);
        }
        let stem = key.strip_suffix(".html").unwrap_or(&key);
        let slash = if stem.is_empty() { "" } else { "/" };
        [".md", ".markdown", ".mdx"]
            .iter()
            .filter(|_| !stem.is_empty())
            .map(|ending| format!("{stem}{ending}"))
            .chain(INDEXES.iter().map(|name| format!("{stem}{slash}{name}.md")))
            .find_map(|file| self.files.get(&file).copied())
    }

    /// The document published at a path.
    pub(super) fn by_route(&self, path: &str) -> Option<usize> {
        let key = RoutePath::new(path).as_str().to_lowercase();
        if let Some(place) = self.routes.get(&key) {
            return Some(*place);
        }
        let stem = key.trim_end_matches('/');
        let bare = stem.strip_suffix(".html").or_else(|| stem.strip_suffix(".md"))?;
        self.routes.get(RoutePath::new(bare).as_str()).copied()
    }

    /// The document whose path ends with the given one, the shortest path first; dates in file names
    /// need not be given.
    pub(super) fn by_name(&self, path: &str) -> Option<usize> {
        let key = path.trim_matches('/').to_lowercase();
        let key = key.strip_suffix(".md").unwrap_or(&key);
        let candidates = self.names.get(last_segment(key))?;
        let folder = key.rsplit_once('/').map(|(folder, _)| folder);
        self.best(candidates.iter().copied().filter(|place| {
            let Some(folder) = folder else { return true };
            let Some(document) = self.documents.get(*place) else {
                return false;
            };
            let stem = stem(&document.file);
            let parent = stem.rsplit_once('/').map_or("", |(parent, _)| parent);
            ends_with_path(parent, folder)
        }))
    }

    /// The document of a permalink with a date: `/2017/05/29/jwp-15` is `2017-05-29-jwp-15.md`.
    pub(super) fn by_dated_permalink(&self, path: &str) -> Option<usize> {
        let segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let [.., year, month, day, name] = segments.as_slice() else {
            return None;
        };
        let name = name.strip_suffix(".html").unwrap_or(name);
        self.by_name(&format!("{year}-{month}-{day}-{name}"))
    }

    /// The document of a title, an alias or the last part of an address.
    pub(super) fn by_title(&self, title: &str) -> Option<usize> {
        let candidates = self.called.get(&title.trim().to_lowercase())?;
        self.best(candidates.iter().copied())
    }

    /// The nearest index, in the folder of a document or above it, where a link calls it by the name
    /// of its file: `[[index]]`.
    pub(super) fn index_above(&self, from: &Document, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/').to_lowercase();
        let mut folder = Some(from.file.to_lowercase());
        while INDEXES.contains(&name.as_str()) {
            let here = folder.filter(|folder| !folder.is_empty())?;
            let parent = here.rsplit_once('/').map_or("", |(parent, _)| parent);
            let slash = if parent.is_empty() { "" } else { "/" };
            if let Some(place) = self.files.get(&format!("{parent}{slash}{name}.md")) {
                return Some(*place);
            }
            folder = Some(parent.to_owned());
        }
        None
    }

    /// Of several documents the published one with the shortest path.
    fn best(&self, candidates: impl Iterator<Item = usize>) -> Option<usize> {
        candidates.min_by_key(|place| {
            let file = self.documents.get(*place).map_or("", |document| &document.file);
            (self.is_hidden(*place), file.matches('/').count(), file.len(), *place)
        })
    }

    /// The asset at a path, or the shortest one whose path ends with it.
    pub(super) fn asset(&self, path: &str) -> Option<&'source Asset> {
        let key = path.trim_matches('/').to_lowercase();
        let place = self.asset_files.get(&key).copied().or_else(|| {
            self.asset_names
                .get(last_segment(&key))?
                .iter()
                .copied()
                .filter(|place| {
                    let file = self.assets.get(*place).map_or("", |asset| &asset.file);
                    ends_with_path(&file.to_lowercase(), &key)
                })
                .min_by_key(|place| {
                    (self.assets.get(*place).map_or(0, |asset| asset.file.len()), *place)
                })
        })?;
        self.assets.get(place)
    }

    /// The address of a tag's or a category's page, if there is one.
    pub(super) fn term(&self, name: &str, category: bool) -> Option<String> {
        let slug = Slug::from_text(name)?;
        let list = if category {
            self.categories.get(&slug)?;
            ListRoute::category(slug)
        } else {
            self.tags.get(&slug)?;
            ListRoute::tag(slug)
        };
        Some(Route::List(list).url(&self.base))
    }
}

/// Names of files that stand for their folder.
const INDEXES: &[&str] = &["index", "_index", "readme"];

/// A file's path in lower case without its ending; an index is its folder.
pub(super) fn stem(file: &str) -> String {
    let lower = file.to_lowercase();
    let bare = match lower.rsplit_once('.') {
        Some((bare, ending)) if !ending.contains('/') => bare,
        _ => lower.as_str(),
    };
    match bare.rsplit_once('/') {
        Some((folder, name)) if INDEXES.contains(&name) => folder.to_owned(),
        _ => bare.to_owned(),
    }
}

/// What follows `2024-05-03-`.
pub(super) fn without_date(name: &str) -> Option<&str> {
    let (date, rest) = name.split_at_checked(11)?;
    let shaped = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 | 10 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (shaped && !rest.is_empty()).then_some(rest)
}

/// What follows the last slash.
pub(super) fn last_segment(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn ends_with_path(path: &str, end: &str) -> bool {
    path.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}
