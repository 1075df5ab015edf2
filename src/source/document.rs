//! The values that the rest of the publisher works with.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use super::address::place::without_export_id;
use super::{Diagnostic, date};
use crate::model::{Date, Kind, NavItem, RoutePath, Term};

/// Everything that a content folder holds.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// What the site says of itself.
    pub config: SiteConfig,
    /// Every Markdown document, hidden ones included, ordered by `file`.
    pub documents: Vec<Document>,
    /// Every other file that may be published, ordered by `file`.
    pub assets: Vec<Asset>,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the site says of itself: `site.toml`, else Jekyll's `_config.yml`, else defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteConfig {
    /// The site's name.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// Scheme, host and base path (`https://user.example/repo/`); empty where unknown.
    pub url: String,
    /// BCP 47 language.
    pub lang: String,
    /// Who it belongs to.
    pub author: String,
    /// IANA zone of dates that name no offset.
    pub timezone: String,
    /// The navigation at the top; empty means: make one of what there is.
    pub nav: Vec<NavItem>,
    /// Whether that navigation was made for another generator, whose pages may not be here.
    pub nav_inherited: bool,
    /// Groups of names of one thing, for the search: 쿠버네티스, kubernetes, k8s.
    pub synonyms: Vec<Vec<String>>,
}

impl Default for SiteConfig {
    fn default() -> Self {
        Self {
            title: "서가".to_owned(),
            description: String::new(),
            url: String::new(),
            lang: "ko".to_owned(),
            author: String::new(),
            timezone: "Asia/Seoul".to_owned(),
            nav: Vec::new(),
            nav_inherited: false,
            synonyms: Vec::new(),
        }
    }
}

/// The family of Markdown a file is written in; it decides what ambiguous syntax means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// Plain Markdown, as on GitHub.
    #[default]
    Plain,
    /// Jekyll with kramdown; minimal-mistakes, Chirpy and mixed blogs.
    Jekyll,
    /// A Vimwiki-style wiki in Jekyll: white-space separated `tag`, `parent`, `[[links]]`.
    Wiki,
    /// Hugo: TOML or YAML front matter, shortcodes, page bundles.
    Hugo,
    /// Obsidian: `[[links|labels]]`, callouts, `==marks==`, `%%comments%%`.
    Obsidian,
    /// MDX documentation: components, `{/* ids */}`.
    Mdx,
    /// `MkDocs` with Material's extensions: `!!! note`, `=== "Tab"`, `++ctrl+k++`, `{ .class }`.
    MkDocs,
}

/// Why a document is published nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Hidden {
    /// `draft: true`, or it lies in a folder of drafts.
    Draft,
    /// `public`, `published` or `publish` says no, or `hidden` says yes.
    Private,
    /// Its date has not come yet.
    Future,
    /// Its `expiryDate` has passed.
    Expired,
}

/// What front matter says, whatever its dialect calls it (reference: the field-merge rule).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct FrontMatter {
    /// `title`, `linkTitle`, `menuTitle`; absent when null or empty.
    pub title: Option<String>,
    /// `description`, `excerpt`, `summary`, `subtitle`; may hold inline Markdown.
    pub summary: Option<String>,
    /// `date` and its kin, else the date in the file name.
    pub date: Option<Date>,
    /// `updated`, `last_modified_at`, `lastmod` and their kin.
    pub updated: Option<Date>,
    /// `tags`, `tag`, `keywords`.
    pub tags: Vec<Term>,
    /// `categories`, `category`; for plain trees the folder.
    pub categories: Vec<Term>,
    /// `author`, or all of `authors` with commas between.
    pub author: Option<String>,
    /// `series`.
    pub series: Option<String>,
    /// `lang`.
    pub lang: Option<String>,
    /// `parent`, without brackets and leading slash. Where the document names none and stands in a
    /// plain tree: the file of its folder's index, without the extension.
    pub parent: Option<String>,
    /// Line and column of the parent that the document names itself.
    pub parent_at: Option<(usize, usize)>,
    /// Whether a table of contents is wanted; `None` leaves it to the length.
    pub toc: Option<bool>,
    /// `latex`, `math`, `mathjax`, `katex`.
    pub math: bool,
    /// Further names that links may use (Obsidian's `aliases`).
    pub names: Vec<String>,
    /// A picture: `header.teaser`, `image`, `cover.image` and their kin, as written.
    pub cover: Option<String>,
    /// `weight`, `nav_order`, `sidebar_position`: the place among neighbours; small ones come first.
    pub weight: Option<i64>,
    /// `pin`, `sticky`: its author wants it seen first.
    pub pinned: bool,
    /// Whether `comments` are wanted; `None` leaves it to the site.
    pub comments: Option<bool>,
    /// The picture that the author's theme shows above the text.
    pub header: Option<HeaderPicture>,
    /// Lists of pictures by their keys, which the text may ask for.
    pub galleries: BTreeMap<String, Vec<GalleryPicture>>,
    /// The folder that relative pictures and films are in (`media_subpath`, once `img_path`).
    pub media_folder: Option<String>,
    /// Reachable, but in no list, feed or index.
    pub unlisted: bool,
    /// `search: false`: not in the search index.
    pub unsearchable: bool,
}

/// A picture above the text of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderPicture {
    /// Its address, as written.
    pub source: String,
    /// What it shows.
    pub alternative: String,
    /// What stands below it, inline Markdown.
    pub caption: String,
}

/// A picture of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GalleryPicture {
    /// Its address, as written.
    pub source: String,
    /// What it shows.
    pub alternative: String,
    /// What it is called.
    pub title: String,
    /// Where a click leads.
    pub link: String,
    /// A text below it, inline Markdown.
    pub text: String,
    /// What the link below that says.
    pub label: String,
}

/// A Markdown file, read but not yet rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Path relative to the content folder, NFC, with `/`.
    pub file: String,
    /// Which family of Markdown it is.
    pub dialect: Dialect,
    /// What sort of document it is.
    pub kind: Kind,
    /// Where it will be published; unique among documents that are not hidden.
    pub path: RoutePath,
    /// Further addresses that lead to it (`aliases`, `redirect_from`).
    pub aliases: Vec<RoutePath>,
    /// What its front matter says.
    pub front: FrontMatter,
    /// What follows the front matter.
    pub body: String,
    /// The line of the file, from 1, on which `body` starts.
    pub body_line: usize,
    /// Why it is published nowhere, if it is not.
    pub hidden: Option<Hidden>,
}

impl Document {
    /// What to call it where neither front matter nor a heading says: the file's name without its
    /// date and the number of an export; for the index of a folder the folder's name.
    pub fn name(&self) -> String {
        let mut parts = self.file.rsplit('/');
        let last = parts.next().unwrap_or_default();
        let mut stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
        let bare = stem.split('.').next().unwrap_or(stem);
        if matches!(bare.to_ascii_lowercase().as_str(), "index" | "_index" | "readme") {
            stem = parts.next().unwrap_or(stem);
        }
        let stem = without_export_id(stem);
        let name = match date::of_name(stem) {
            Some((_, rest)) if !rest.is_empty() => rest,
            _ => stem,
        };
        if matches!(self.dialect, Dialect::Jekyll | Dialect::Wiki) {
            return title_case(name);
        }
        name.trim_start_matches('_').to_owned()
    }
}

/// `first-post` → `First Post`, as Jekyll calls a post without a title.
fn title_case(slug: &str) -> String {
    let words = slug.split(['-', '_']).filter(|word| !word.is_empty()).map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A file that is published as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Path relative to the content folder, NFC, with `/`.
    pub file: String,
    /// Where it lies on the disk.
    pub source: PathBuf,
    /// Where it is published, relative to the site's root and not encoded: a hashed name.
    pub published: String,
    /// Width and height in pixels, for pictures whose header says so.
    pub size: Option<(u32, u32)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_documents_without_a_title() {
        let table = [
            ("_posts/2024-05-03-first-post.md", Dialect::Jekyll, "First Post"),
            ("_wiki/vim/index.md", Dialect::Wiki, "Vim"),
            ("notes/2024-05-03.md", Dialect::Obsidian, "2024-05-03"),
            ("notes/2024-05-03 회의.md", Dialect::Obsidian, "회의"),
            ("Data Base/README.md", Dialect::Plain, "Data Base"),
            ("topic/README.ko.md", Dialect::Plain, "topic"),
            ("content/posts/_index.md", Dialect::Hugo, "posts"),
            ("content/posts/2024-05-03-a/index.md", Dialect::Hugo, "a"),
            ("글 0123456789abcdef0123456789abcdef.md", Dialect::Plain, "글"),
            ("a-b_c.md", Dialect::Plain, "a-b_c"),
        ];
        for (file, dialect, expected) in table {
            let document = Document {
                file: file.to_owned(),
                dialect,
                kind: Kind::Post,
                path: RoutePath::new("/"),
                aliases: Vec::new(),
                front: FrontMatter::default(),
                body: String::new(),
                body_line: 1,
                hidden: None,
            };
            assert_eq!(document.name(), expected, "{file}");
        }
    }
}
