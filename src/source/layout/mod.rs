//! How the folders of a site are laid out: where its documents lie, what of their path is part of
//! their address, and what belongs to the generator and its theme.
//!
//! Enter at [`Layout::detect`] (configuration files → layout) and [`Layout::locate`] (a file → what
//! it is to the site). A content folder has one layout, and every `[[source]]` of `site.toml` may
//! have one of its own.
//!
//! What must stay true: a file is never lost because a layout was guessed. Where the folder that a
//! generator would read is not there, everything is.

pub(crate) mod book;
mod detect;

use std::collections::BTreeMap;

use crate::model::Kind;

use super::Dialect;
use super::config::jekyll::Jekyll;
use super::front::value::Table;
use book::Chapter;

/// What built the site until now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Family {
    /// Nothing, or nothing known.
    #[default]
    Plain,
    /// `_config.yml`.
    Jekyll,
    /// `_config.yml` and `source/_posts`.
    Hexo,
    /// `hugo.toml` and its kin.
    Hugo,
    /// `config.toml` with a `base_url`.
    Zola,
    /// `mkdocs.yml`.
    MkDocs,
    /// `book.toml` and `SUMMARY.md`.
    MdBook,
    /// `.vitepress`.
    VitePress,
    /// `docusaurus.config.js`.
    Docusaurus,
    /// `src/content` or `content` of an application that reads Markdown: Astro, Gatsby, Quartz.
    Application,
}

impl Family {
    /// The dialect of documents that show none.
    pub(crate) fn dialect(self) -> Option<Dialect> {
        match self {
            Self::Jekyll | Self::Hexo => Some(Dialect::Jekyll),
            Self::Hugo | Self::Zola => Some(Dialect::Hugo),
            Self::Docusaurus => Some(Dialect::Mdx),
            Self::MkDocs => Some(Dialect::MkDocs),
            Self::MdBook | Self::VitePress => Some(Dialect::Plain),
            Self::Plain | Self::Application => None,
        }
    }

    /// Whether all documents of the site are in its dialect, whatever they look like.
    pub(crate) fn decides(self) -> bool {
        self.has_bundles() || self.is_documentation()
    }

    /// Whether undated documents are the pages of a documentation.
    pub(crate) fn is_documentation(self) -> bool {
        matches!(self, Self::MkDocs | Self::MdBook | Self::VitePress | Self::Docusaurus)
    }

    /// Which folder names mean something.
    pub(crate) fn shelving(self) -> Shelving {
        match self {
            Self::Plain | Self::Jekyll | Self::Hexo => Shelving::All,
            Self::Hugo | Self::Zola | Self::Application => Shelving::Posts,
            Self::MkDocs | Self::MdBook | Self::VitePress | Self::Docusaurus => Shelving::None,
        }
    }

    /// Whether addresses are what folders and files are called.
    pub(crate) fn keeps_names(self) -> bool {
        self.has_bundles() || self.is_documentation() || self == Self::Application
    }

    /// Whether `index.md` is one document with its files around it, never the list of a folder.
    pub(crate) fn has_bundles(self) -> bool {
        matches!(self, Self::Hugo | Self::Zola)
    }
}

/// Which folder names mean something to a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shelving {
    /// `_posts`, `wiki`, `drafts`, `pages` and so on.
    All,
    /// `posts` and `post`, whose name stays in the address.
    Posts,
    /// None: every folder is just a folder.
    None,
}

/// A folder that documents lie in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Root {
    /// Relative to the content folder; empty for all of it.
    pub(crate) folder: String,
    /// What addresses of its documents start with, without slashes around it.
    pub(crate) prefix: String,
    /// The language of its documents.
    pub(crate) lang: Option<String>,
    /// What sort of documents they are.
    pub(crate) kind: Option<Kind>,
}

/// A folder's layout.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// What built the site.
    pub(crate) family: Family,
    /// The folder, relative to the content folder; empty for the content folder itself.
    pub(crate) folder: String,
    /// Where documents lie; where nothing is named, everywhere.
    pub(crate) roots: Vec<Root>,
    /// Folders whose files are published at the root of the site.
    pub(crate) statics: Vec<String>,
    /// Folders that belong to the generator or its theme.
    pub(crate) left_out: Vec<String>,
    /// Whether the site has a front page besides the README of its repository.
    pub(crate) has_front_page: bool,
    /// What `_config.yml` says besides the site's own facts.
    pub(crate) jekyll: Option<Jekyll>,
    /// Patterns of addresses by the first folder (Hugo).
    pub(crate) permalinks: BTreeMap<String, String>,
    /// Languages by the ending of file names, with what their addresses start with.
    pub(crate) languages: BTreeMap<String, String>,
    /// Front matter for everything (Hugo's `cascade`).
    pub(crate) defaults: Vec<Table>,
    /// The order of a book.
    pub(crate) chapters: Vec<Chapter>,
    /// Names of authors by their keys.
    pub(crate) authors: BTreeMap<String, String>,
}

/// What a file is to its site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Located {
    /// The root that it lies in, relative to the content folder.
    pub(crate) root: String,
    /// Its path below that.
    pub(crate) below: String,
    /// What its address starts with.
    pub(crate) prefix: String,
    /// Its language, where its place says so.
    pub(crate) lang: Option<String>,
    /// What sort of document it is, where its place says so.
    pub(crate) kind: Option<Kind>,
}

/// Texts about a repository, which generators leave alone.
const PAPERWORK: &[&str] = &[
    "readme",
    "license",
    "licence",
    "contributing",
    "changelog",
    "code_of_conduct",
    "security",
    "support",
    "authors",
    "maintainers",
    "pull_request_template",
    "issue_template",
    "claude",
    "agents",
];

impl Layout {
    /// The path of a file below the layout's own folder.
    pub(crate) fn below<'file>(&self, file: &'file str) -> Option<&'file str> {
        strip(file, &self.folder)
    }

    /// What a document is to the site; `None` where the generator would not read it.
    pub(crate) fn locate(&self, file: &str) -> Option<Located> {
        let root = self
            .roots
            .iter()
            .filter(|root| strip(file, &root.folder).is_some())
            .max_by_key(|root| root.folder.len());
        let own = Root { folder: self.folder.clone(), ..Root::default() };
        let root = match root {
            Some(root) => root,
            None if self.roots.is_empty() => &own,
            None => return None,
        };
        let below = strip(file, &root.folder)?;
        let partial = |part: &str| part.starts_with('_');
        if self.family == Family::Docusaurus && below.split('/').any(partial) {
            return None;
        }
        let mut located = Located {
            root: root.folder.clone(),
            below: below.to_owned(),
            prefix: root.prefix.clone(),
            lang: root.lang.clone(),
            kind: root.kind,
        };
        self.take_language(&mut located);
        Some(located)
    }

    /// `a.ko.md` is `a.md` in Korean, where the site has languages.
    fn take_language(&self, located: &mut Located) {
        let Some((stem, extension)) = located.below.rsplit_once('.') else { return };
        let Some((name, tag)) = stem.rsplit_once('.') else { return };
        let Some((lang, prefix)) = self.languages.get_key_value(&tag.to_lowercase()) else {
            return;
        };
        located.lang = Some(lang.clone());
        located.prefix.clone_from(prefix);
        located.below = format!("{name}.{extension}");
    }

    /// Whether a document without front matter at the top of a repository speaks of the repository.
    pub(crate) fn is_paperwork(&self, file: &str) -> bool {
        if matches!(self.family, Family::Plain | Family::Application) || !self.roots.is_empty() {
            return false;
        }
        let Some(name) = self.below(file).filter(|name| !name.contains('/')) else {
            return false;
        };
        let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
        // Of a folder that nobody made an index for, the README is one: so does GitHub Pages.
        let front_page = stem == "readme" && !self.has_front_page;
        PAPERWORK.contains(&stem.replace('-', "_").as_str()) && !front_page
    }

    /// Whether a folder is none of the author's.
    pub(crate) fn leaves_out(&self, folder: &str) -> bool {
        self.left_out.iter().any(|one| one == folder)
            || self.jekyll.as_ref().is_some_and(|jekyll| {
                let below = self.below(folder);
                below.is_some_and(|below| jekyll.excludes(below) || jekyll.is_silent(below))
            })
    }

    /// Whether a folder is one that looks like a collection and that Jekyll has not been told of.
    pub(crate) fn is_undeclared(&self, folder: &str) -> bool {
        let below = self.below(folder);
        self.jekyll.as_ref().zip(below).is_some_and(|(jekyll, below)| {
            !jekyll.excludes(below) && jekyll.is_silent(below) && !jekyll.has_collection(below)
        })
    }

    /// The path below a static folder, for a file that lies in one.
    pub(crate) fn static_path<'file>(&self, file: &'file str) -> Option<&'file str> {
        self.statics.iter().find_map(|folder| strip(file, folder))
    }
}

/// What is left of a path below a folder.
pub(crate) fn strip<'path>(path: &'path str, folder: &str) -> Option<&'path str> {
    if folder.is_empty() {
        return Some(path);
    }
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// A path below a folder; either may be empty.
pub(crate) fn join(folder: &str, path: &str) -> String {
    let path = path.trim_start_matches("./").trim_matches('/');
    let path = if path == "." { "" } else { path };
    match (folder.is_empty(), path.is_empty()) {
        (true, _) => path.to_owned(),
        (_, true) => folder.to_owned(),
        _ => format!("{folder}/{path}"),
    }
}
