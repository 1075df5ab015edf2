//! What sort of document it is and where it will be published.
//!
//! | file | kind | address |
//! |---|---|---|
//! | `_posts/**/YYYY-MM-DD-slug.md` | post | the pattern of `_config.yml`, else `/posts/slug/` |
//! | `posts/a/YYYY-MM-DD-slug.md` | post | `/posts/a/slug/` |
//! | `_wiki/**`, `wiki/**`, `layout: wiki` | wiki | `/wiki/…/stem/`; its `index.md` is the folder |
//! | `_pages/**`, `pages/**`, `about.md` at the root | page | `/…/stem/` |
//! | `_name/**`: a collection | wiki | its pattern, else `/name/…/stem/` |
//! | any other folder | see [`kind`] | `/folder/…/stem/`, each part a slug; in MDX as written |
//!
//! An index of a folder (`index.md`, `_index.md`, `README.md`) is that folder's page; one that is all
//! alone in its folder is a document of its own (a Hugo bundle, a `topic/README.md`). `permalink`,
//! `url` and a `slug` with a slash in front replace the whole address, any other `slug` its last part.

pub(crate) mod claim;
pub(crate) mod permalink;
pub(crate) mod place;

use crate::model::{Kind, Slug};

use super::front::routes::Wishes;
use super::layout::{Family, Layout, Located};
use super::{Dialect, FrontMatter};
use permalink::{Hugo, Parts, expand};
use place::{Index, Place, Shelf, without_export_id};

/// Documents at the root that are about the site or its repository.
const PAGES_AT_ROOT: &[&str] = &[
    "about",
    "contact",
    "now",
    "resume",
    "privacy",
    "license",
    "contributing",
    "changelog",
    "code_of_conduct",
    "security",
    "404",
];

/// What decides the kind of a document, apart from its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traits<'document> {
    /// The family of Markdown.
    pub(crate) dialect: Dialect,
    /// `layout` in the front matter; empty where there is none.
    pub(crate) layout: &'document str,
    /// Whether there is front matter at all.
    pub(crate) has_front: bool,
    /// Whether it has a date of any origin.
    pub(crate) dated: bool,
    /// What built the site until now.
    pub(crate) family: Family,
}

/// What sort of document it is. Its shelf decides, then its layout; in a plain tree the index of a
/// folder is wiki, a document with a date is a post, one of a documentation (MDX or Hugo, undated) is
/// wiki, one of a Jekyll site outside of `_posts` a page, and all others are posts: a folder of notes
/// lists its notes on the home page.
pub(crate) fn kind(place: &Place, traits: Traits<'_>) -> Kind {
    let section = place.index.is_some() && place.below().is_empty();
    match &place.shelf {
        Shelf::Wiki => return Kind::Wiki,
        Shelf::Pages => return Kind::Page,
        Shelf::Posts | Shelf::PostFolder | Shelf::Drafts
            if section || place.index == Some(Index::Section) =>
        {
            return Kind::Page;
        }
        Shelf::Posts | Shelf::Drafts => return Kind::Post,
        Shelf::PostFolder | Shelf::Collection(_) | Shelf::Tree => {}
    }
    match traits.layout.to_ascii_lowercase().as_str() {
        "wiki" | "wikiindex" | "category" => return Kind::Wiki,
        "post" | "posts" => return Kind::Post,
        "page" | "about" | "home" | "splash" | "archive" | "archives" | "search" | "searchlist"
        | "tags" | "categories" => return Kind::Page,
        _ => {}
    }
    match &place.shelf {
        Shelf::PostFolder => return Kind::Post,
        Shelf::Collection(_) => return Kind::Wiki,
        _ => {}
    }
    let root = place.folders.is_empty();
    let stem = place.stem.to_ascii_lowercase();
    let documented =
        traits.family.is_documentation() || matches!(traits.dialect, Dialect::Mdx | Dialect::Hugo);
    let documentation = documented && !traits.dated;
    let first = place.folders.first().map(String::as_str);
    let of_pages = traits.family.has_bundles() && matches!(first, Some("pages" | "page"));
    let jekyll_site = traits.family == Family::Jekyll;
    let jekyll_page = traits.dialect == Dialect::Jekyll && traits.has_front && root;
    let about_the_site = PAGES_AT_ROOT.contains(&stem.as_str())
        || (place.index.is_some() && traits.dialect == Dialect::Hugo);
    if (!traits.dated && (jekyll_site || jekyll_page))
        || (root && about_the_site && !traits.family.is_documentation())
        || of_pages
        || traits.family == Family::Hexo
    {
        Kind::Page
    } else if place.index.is_some() || traits.dialect == Dialect::Wiki || documentation {
        Kind::Wiki
    } else {
        Kind::Post
    }
}

/// The site that a document belongs to, and its place there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Home<'site> {
    /// How the site is laid out.
    pub(crate) layout: &'site Layout,
    /// Where the document lies in it.
    pub(crate) located: &'site Located,
}

/// The address that a document would like, and whether its author wrote it down.
pub(crate) fn path(
    place: &Place,
    kind: Kind,
    dialect: Dialect,
    wishes: &Wishes,
    front: &FrontMatter,
    home: Home<'_>,
) -> (String, bool) {
    let Home { layout, located } = home;
    let (path, written) = path_below(place, kind, dialect, wishes, front, layout);
    // Docusaurus takes a slug for a path below the folder, Hugo an `url` for the whole address.
    let whole = written && wishes.path.is_some() && layout.family != Family::Docusaurus;
    if located.prefix.is_empty() || whole {
        return (path, written);
    }
    (format!("{}/{}", located.prefix, path.trim_start_matches('/')), written)
}

fn path_below(
    place: &Place,
    kind: Kind,
    dialect: Dialect,
    wishes: &Wishes,
    front: &FrontMatter,
    layout: &Layout,
) -> (String, bool) {
    let family = layout.family;
    let title = wishes.slug.as_deref().unwrap_or_else(|| place.undated());
    let below = place.below().join("/");
    let stem = if place.index.is_some() { "" } else { place.stem.as_str() };
    let categories: Vec<String> =
        front.categories.iter().map(|term| term.name().to_owned()).collect();
    let fill = |pattern: &str, collection: &str| {
        let path = [below.as_str(), stem].join("/");
        // Hexo counts the folders of a post to its title.
        let nested = family == Family::Hexo && wishes.slug.is_none() && !below.is_empty();
        let whole = if nested { pattern.replace(":title", ":path") } else { pattern.to_owned() };
        expand(
            &whole,
            Parts {
                date: front.date.as_ref(),
                title,
                path: path.trim_matches('/'),
                collection,
                categories: &categories,
                hugo: family.has_bundles().then(|| Hugo {
                    title: front.title.as_deref().unwrap_or(title),
                    slug: wishes.slug.as_deref(),
                    stem,
                    folders: &place.folders,
                }),
            },
        )
    };
    let collection = match &place.shelf {
        Shelf::Posts | Shelf::Drafts => "posts",
        Shelf::Wiki => "wiki",
        Shelf::Collection(name) => name.as_str(),
        Shelf::PostFolder | Shelf::Pages | Shelf::Tree => "",
    };
    if let Some(path) = &wishes.path {
        return (fill(path, collection), true);
    }
    let underscored = place.folders.iter().any(|folder| folder.starts_with('_'));
    let pattern = layout
        .jekyll
        .as_ref()
        .filter(|_| underscored && kind != Kind::Page)
        .and_then(|jekyll| jekyll.pattern(collection))
        .or_else(|| {
            // A section's own page is where its folder is.
            let section = place.folders.first().map_or("/", String::as_str);
            let found = layout.permalinks.get(section).filter(|_| place.index.is_none());
            found.map(String::as_str)
        });
    if let Some(pattern) = pattern {
        return (fill(pattern, collection), wishes.slug.is_some());
    }
    let mut parts: Vec<String> = Vec::new();
    match &place.shelf {
        Shelf::Posts | Shelf::Drafts => parts.push("posts".to_owned()),
        Shelf::PostFolder | Shelf::Tree if family.keeps_names() => {
            parts.extend(place.folders.iter().map(|folder| written(folder, family)));
        }
        Shelf::PostFolder => {
            parts.push("posts".to_owned());
            parts.extend(place.below().iter().map(|folder| segment(folder)));
        }
        Shelf::Wiki | Shelf::Collection(_) => {
            parts.push(segment(collection));
            parts.extend(place.below().iter().map(|folder| segment(folder)));
        }
        Shelf::Pages => parts.extend(place.below().iter().map(|folder| segment(folder))),
        Shelf::Tree if dialect == Dialect::Mdx => {
            parts.extend(place.folders.iter().map(|folder| as_written(folder)));
        }
        Shelf::Tree => {
            // A wiki document of a plain tree joins the wiki, wherever it lies.
            if kind == Kind::Wiki && dialect == Dialect::Wiki {
                parts.push("wiki".to_owned());
            }
            parts.extend(place.folders.iter().map(|folder| segment(folder)));
        }
    }
    let dated = matches!(place.shelf, Shelf::Posts | Shelf::Drafts | Shelf::PostFolder)
        || family == Family::Zola;
    match (&wishes.slug, place.index) {
        (Some(slug), None) => parts.push(slug.clone()),
        (Some(slug), Some(_)) => {
            parts.pop();
            parts.push(slug.clone());
        }
        (None, Some(_)) => {}
        (None, None) if family == Family::Docusaurus => {
            parts.extend(dated_parts(&written(&place.stem, family)));
        }
        (None, None) if family.keeps_names() && family != Family::Zola => {
            parts.push(written(&place.stem, family));
        }
        (None, None) if place.shelf == Shelf::Tree && dialect == Dialect::Mdx => {
            parts.push(as_written(&place.stem));
        }
        (None, None) if dated => parts.push(segment(place.undated())),
        (None, None) => parts.push(segment(&place.stem)),
    }
    let path = parts.join("/");
    (path, wishes.slug.is_some())
}

/// A name as a part of an address.
fn segment(name: &str) -> String {
    Slug::from_text(without_export_id(name))
        .map_or_else(|| "_".to_owned(), |slug| slug.as_str().to_owned())
}

/// A name as the site's generator writes it into addresses.
fn written(name: &str, family: Family) -> String {
    match family {
        Family::Docusaurus => as_written(unnumbered(name)),
        Family::Hugo => as_written(name).to_lowercase(),
        Family::Zola => segment(name),
        _ => as_written(name),
    }
}

/// Docusaurus orders files by numbers in front of their names, which are no part of addresses;
/// dates are.
fn unnumbered(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = rest.trim_start_matches(['-', '_', '.', ' ']);
    let numbered = rest.len() < name.len() && bare.len() < rest.len();
    if numbered && !bare.is_empty() && super::date::of_name(name).is_none() { bare } else { name }
}

/// The number in front of a name, by which Docusaurus orders it.
pub(crate) fn number(name: &str) -> Option<i64> {
    let rest = unnumbered(name);
    let digits = name.strip_suffix(rest)?.bytes().take_while(u8::is_ascii_digit).count();
    name.get(..digits)?.parse().ok()
}

/// `2021-04-15-x` is at `2021/04/15/x` in a blog of Docusaurus.
fn dated_parts(name: &str) -> Vec<String> {
    match super::date::of_name(name) {
        Some((day, rest)) if !rest.is_empty() => {
            let day = day.strftime("%Y/%m/%d").to_string();
            day.split('/').chain([rest]).map(str::to_owned).collect()
        }
        _ => vec![name.to_owned()],
    }
}

/// A name as a part of an address where files are addresses: documentation links to
/// `/reference/useState`, so case and underscores stay.
fn as_written(name: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.chars().all(safe) && name.starts_with(char::is_alphanumeric) {
        name.to_owned()
    } else {
        segment(name)
    }
}

/// Folder names as categories, from the widest to the narrowest, for documents that name none: in a
/// plain tree all folders but those of dates and those that lead to the vault, in Jekyll the folders
/// above `_posts`.
pub(crate) fn categories(place: &Place, dialect: Dialect, vault: Option<usize>) -> Vec<String> {
    let folders = match (&place.shelf, dialect) {
        (Shelf::Tree, Dialect::Plain | Dialect::Obsidian | Dialect::Mdx | Dialect::MkDocs) => {
            let from = vault.unwrap_or_default();
            place.folders.get(from..).unwrap_or_default()
        }
        (Shelf::Posts, _) => place.above(),
        _ => &[],
    };
    folders
        .iter()
        .filter(|folder| folder.chars().any(char::is_alphabetic))
        .map(|folder| without_export_id(folder).to_owned())
        .collect()
}
