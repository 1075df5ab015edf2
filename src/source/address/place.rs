//! What the name and the folders of a file tell.

use jiff::civil;

use super::super::date;
use super::super::layout::Shelving;

/// The part of a site that the folder of a document belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// Jekyll's `_posts`, anywhere.
    Posts,
    /// `posts/` or `post/` at the root.
    PostFolder,
    /// `_drafts` anywhere, `drafts/` at the root.
    Drafts,
    /// `_wiki` anywhere, `wiki/` at the root.
    Wiki,
    /// `_pages` anywhere, `pages/` at the root.
    Pages,
    /// Another of Jekyll's collections, `_name` at the root.
    Collection(String),
    /// Any other folder.
    Tree,
}

/// What a file name means for its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Index {
    /// `index.md`.
    Plain,
    /// Hugo's `_index.md`.
    Section,
    /// `README.md`.
    Readme,
}

/// Where a document lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// All its folders, from the root of the content.
    pub(crate) folders: Vec<String>,
    /// What part of the site that is.
    pub(crate) shelf: Shelf,
    /// How many of `folders` lead to the shelf, itself included.
    depth: usize,
    /// The file name without its extension.
    pub(crate) stem: String,
    /// The extension, in lower case.
    pub(crate) extension: String,
    /// Whether it is an index of its folder, by its name.
    pub(crate) index: Option<Index>,
    /// The date in its name, or in that of the folders right above it.
    pub(crate) named: Option<civil::Date>,
}

impl Place {
    /// Reads a path relative to the root of the content.
    #[cfg(test)]
    pub(crate) fn of(file: &str) -> Self {
        Self::within(file, Shelving::All)
    }

    /// Reads a path relative to a root whose family decides which folder names mean something.
    pub(crate) fn within(file: &str, shelving: Shelving) -> Self {
        let (folders, name) = file.rsplit_once('/').unwrap_or(("", file));
        let folders: Vec<String> =
            folders.split('/').filter(|folder| !folder.is_empty()).map(str::to_owned).collect();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let (shelf, depth) = match (shelving, shelf(&folders)) {
            (Shelving::All, found) | (Shelving::Posts, found @ (Shelf::PostFolder, _)) => found,
            (Shelving::Posts | Shelving::None, _) => (Shelf::Tree, 0),
        };
        let index = match stem.to_ascii_lowercase().as_str() {
            "index" => Some(Index::Plain),
            "_index" => Some(Index::Section),
            "readme" => Some(Index::Readme),
            _ => None,
        };
        let named = date::of_name(stem).map(|(day, _)| day).or_else(|| day_of_folders(&folders));
        Self {
            shelf,
            depth,
            stem: without_export_id(stem).to_owned(),
            extension: extension.to_ascii_lowercase(),
            index,
            named,
            folders,
        }
    }

    /// The folders between the shelf and the file.
    pub(crate) fn below(&self) -> &[String] {
        self.folders.get(self.depth..).unwrap_or_default()
    }

    /// The folders above the shelf.
    pub(crate) fn above(&self) -> &[String] {
        let end = self.depth.saturating_sub(1);
        self.folders.get(..end).unwrap_or_default()
    }

    /// Takes an index that stands alone in its folder as a document that the folder names: Hugo's
    /// leaf bundle, and `topic/README.md`.
    pub(crate) fn as_bundle(&self) -> Self {
        let mut place = self.clone();
        if self.below().is_empty() {
            return place;
        }
        if let Some(name) = place.folders.pop() {
            without_export_id(&name).clone_into(&mut place.stem);
            place.index = None;
        }
        place
    }

    /// The stem without a date in front of it, unless nothing else is there.
    pub(crate) fn undated(&self) -> &str {
        match date::of_name(&self.stem) {
            Some((_, rest)) if !rest.is_empty() => rest,
            _ => &self.stem,
        }
    }
}

fn shelf(folders: &[String]) -> (Shelf, usize) {
    for (at, folder) in folders.iter().enumerate() {
        let shelf = match folder.as_str() {
            "_posts" => Shelf::Posts,
            "_drafts" => Shelf::Drafts,
            "_wiki" => Shelf::Wiki,
            "_pages" => Shelf::Pages,
            _ => continue,
        };
        return (shelf, at + 1);
    }
    let first = folders.first().map(|folder| folder.to_lowercase());
    if let Some(name) = first.as_ref().and_then(|first| first.strip_prefix('_'))
        && !name.is_empty()
    {
        return (Shelf::Collection(name.to_owned()), 1);
    }
    match first.as_deref() {
        Some("posts" | "post") => (Shelf::PostFolder, 1),
        Some("drafts") => (Shelf::Drafts, 1),
        Some("wiki") => (Shelf::Wiki, 1),
        Some("pages" | "page") => (Shelf::Pages, 1),
        _ => (Shelf::Tree, 0),
    }
}

/// `…/2021-04-15-x/index.md` and `…/2021/04/15/x.md`.
fn day_of_folders(folders: &[String]) -> Option<civil::Date> {
    let last = folders.last()?;
    if let Some((day, _)) = date::of_name(last) {
        return Some(day);
    }
    let tail = folders.get(folders.len().checked_sub(3)?..)?;
    let all_numbers = tail.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let joined = tail.join("-");
    let (day, rest) = date::of_name(&joined).filter(|_| all_numbers)?;
    rest.is_empty().then_some(day)
}

/// Notion's exports end names in a space and 32 hexadecimal digits.
pub(crate) fn without_export_id(stem: &str) -> &str {
    match stem.rsplit_once(' ') {
        Some((name, id)) if id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            name
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shelves() {
        let table = [
            (
                "_posts/2017/2017-05-29-jwp-15.md",
                Shelf::Posts,
                "2017",
                "jwp-15",
                Some("2017-05-29"),
            ),
            ("blog/_posts/2024-05-03-a.md", Shelf::Posts, "", "a", Some("2024-05-03")),
            ("posts/2024-05-03-a.md", Shelf::PostFolder, "", "a", Some("2024-05-03")),
            ("posts/2024/a.md", Shelf::PostFolder, "2024", "a", None),
            ("_drafts/a.md", Shelf::Drafts, "", "a", None),
            ("_wiki/vim/a.md", Shelf::Wiki, "vim", "a", None),
            ("wiki/a.md", Shelf::Wiki, "", "a", None),
            ("pages/about.md", Shelf::Pages, "", "about", None),
            ("_docs/x/a.md", Shelf::Collection("docs".into()), "x", "a", None),
            ("vault/_templates/a.md", Shelf::Tree, "vault/_templates", "a", None),
            ("notes/posts/a.md", Shelf::Tree, "notes/posts", "a", None),
            (
                "blog/2025/10/07/react.md",
                Shelf::Tree,
                "blog/2025/10/07",
                "react",
                Some("2025-10-07"),
            ),
            (
                "blog/2021-04-15-x/index.md",
                Shelf::Tree,
                "blog/2021-04-15-x",
                "index",
                Some("2021-04-15"),
            ),
            ("journal/2024-05-03.md", Shelf::Tree, "journal", "2024-05-03", Some("2024-05-03")),
            ("글 0123456789abcdef0123456789abcdef.md", Shelf::Tree, "", "글", None),
            ("README.md", Shelf::Tree, "", "README", None),
        ];
        for (file, shelf, below, undated, named) in table {
            let place = Place::of(file);
            assert_eq!(place.shelf, shelf, "{file}");
            assert_eq!(place.below().join("/"), below, "{file}");
            assert_eq!(place.undated(), undated, "{file}");
            let day = place.named.map(|day| day.to_string());
            assert_eq!(day.as_deref(), named, "{file}");
        }
        assert_eq!(Place::of("a/ReadMe.md").index, Some(Index::Readme));
    }
}
