//! Which family of Markdown a document is written in.
//!
//! Strong evidence in the document or its place decides. A document without any follows its site: the
//! configuration file that lies at the root, else the family of most of its documents.

use std::collections::BTreeMap;

use super::Dialect;
use super::address::place::{Place, Shelf};
use super::front::cut::Format;
use super::front::value::{Table, Value};
use super::signs::Signs;

/// What is known of a document before its dialect is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence<'document> {
    /// Where it lies.
    pub(crate) place: &'document Place,
    /// Its front matter's format.
    pub(crate) format: Format,
    /// Its front matter.
    pub(crate) table: &'document Table,
    /// What its body shows.
    pub(crate) signs: Signs,
    /// Whether it lies in an Obsidian vault.
    pub(crate) in_vault: bool,
}

/// Keys that only one family uses, near enough.
const JEKYLL_KEYS: &[&str] = &[
    "layout",
    "last_modified_at",
    "toc_sticky",
    "toc_label",
    "author_profile",
    "excerpt",
    "latex",
    "comment",
    "redirect_from",
    "pin",
    "mermaid",
    "use_math",
];
const HUGO_KEYS: &[&str] = &[
    "lastmod",
    "publishDate",
    "expiryDate",
    "isCJKLanguage",
    "ShowToc",
    "linkTitle",
    "weight",
    "cover.image",
];
const OBSIDIAN_KEYS: &[&str] = &["cssclasses", "cssclass", "publish"];
const MDX_KEYS: &[&str] = &["sidebar_position", "sidebar_label", "hide_table_of_contents"];

/// The dialect that a document itself shows; `None` where nothing tells.
pub(crate) fn shown(evidence: Evidence<'_>) -> Option<Dialect> {
    let Evidence { place, format, table, signs, in_vault } = evidence;
    let has = |keys: &[&str]| keys.iter().any(|key| table.get(key).is_some());
    let layout = table.text(&["layout"]).unwrap_or_default();
    let vimwiki = matches!(layout.as_str(), "wiki" | "wikiindex")
        || signs.vimwiki_links
        || table.get("parent").is_some_and(|parent| matches!(parent.value, Value::List(_)))
        || (signs.wiki_links && signs.attribute_lists);
    let wiki_place = place.shelf == Shelf::Wiki && !signs.components;
    let jekyll_place = matches!(place.shelf, Shelf::Posts | Shelf::Drafts | Shelf::Collection(_));
    let dated_post = place.shelf == Shelf::PostFolder && place.named.is_some();

    if place.extension == "mdx" {
        Some(Dialect::Mdx)
    } else if in_vault {
        Some(Dialect::Obsidian)
    } else if !signs.obsidian_links && (wiki_place || (vimwiki && format != Format::Toml)) {
        Some(Dialect::Wiki)
    } else if jekyll_place || signs.attribute_lists || signs.liquid || has(JEKYLL_KEYS) {
        Some(Dialect::Jekyll)
    } else if format == Format::Toml || signs.shortcodes || has(HUGO_KEYS) {
        Some(Dialect::Hugo)
    } else if signs.obsidian_links || has(OBSIDIAN_KEYS) || (signs.wiki_links && signs.callouts) {
        Some(Dialect::Obsidian)
    } else if signs.components || has(MDX_KEYS) {
        Some(Dialect::Mdx)
    } else if signs.admonitions {
        Some(Dialect::MkDocs)
    } else if signs.more && format != Format::None {
        Some(Dialect::Hugo)
    } else if signs.wiki_links {
        Some(Dialect::Obsidian)
    } else if dated_post && format == Format::Yaml {
        Some(Dialect::Jekyll)
    } else {
        None
    }
}

/// What documents that show nothing are taken for: MDX or Obsidian where most documents of the site
/// are, else plain Markdown. The other families show themselves by where a document lies.
pub(crate) fn of_the_site(shown: impl Iterator<Item = Option<Dialect>>) -> Dialect {
    let mut counts: BTreeMap<Dialect, usize> = BTreeMap::new();
    let mut all = 0;
    for dialect in shown {
        all += 1;
        if let Some(dialect) = dialect {
            *counts.entry(dialect).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(dialect, _)| matches!(dialect, Dialect::Mdx | Dialect::Obsidian))
        .find(|(_, count)| count * 2 > all)
        .map_or(Dialect::Plain, |(dialect, _)| dialect)
}

#[cfg(test)]
mod tests {
    use super::super::front::{cut, toml, yaml};
    use super::super::signs::signs;
    use super::*;

    fn dialect(file: &str, text: &str) -> Option<Dialect> {
        let found = cut::cut(text);
        let (format, block, body) = found.map_or((Format::None, "", text), |cut| {
            (cut.format, text.get(cut.start..cut.end).unwrap(), text.get(cut.body..).unwrap())
        });
        let table = if format == Format::Toml {
            toml::parse(block).0
        } else {
            yaml::parse(block).unwrap().table
        };
        shown(Evidence {
            place: &Place::of(file),
            format,
            table: &table,
            signs: signs(body),
            in_vault: file.starts_with("obsidian/"),
        })
    }

    #[test]
    fn families() {
        use Dialect::{Hugo, Jekyll, Mdx, MkDocs, Obsidian, Wiki};
        let table = [
            ("_posts/2024-05-03-a.md", "---\ntitle: a\n---\n", Some(Jekyll)),
            ("posts/2024-05-03-a.md", "---\ntitle: a\ntags: b\n---\n", Some(Jekyll)),
            ("posts/2024-05-03-a.md", "# 제목\n", None),
            ("posts/a.md", "---\nlayout: post\n---\n", Some(Jekyll)),
            ("posts/a.md", "글\n{: .notice}\n", Some(Jekyll)),
            ("_wiki/a.md", "---\nlayout  : wiki\n---\n", Some(Wiki)),
            ("wiki/a.md", "# 글\n", Some(Wiki)),
            ("wiki/a.md", "[[b|글]]\n", Some(Obsidian)),
            ("a.md", "---\nparent: [[/x]]\n---\n", Some(Wiki)),
            ("_posts/2024-05-03-a.md", "* TOC\n{:toc}\n\n[[x]]\n", Some(Wiki)),
            ("posts/a/index.md", "+++\ntitle = \"a\"\n+++\n", Some(Hugo)),
            ("posts/a.md", "---\ntitle: a\nlastmod: 2024-05-03\n---\n", Some(Hugo)),
            ("posts/a.md", "{{< youtube x >}}\n", Some(Hugo)),
            ("posts/a.md", "---\ntitle: a\n---\n글\n<!--more-->\n", Some(Hugo)),
            ("posts/a.md", "---\ntitle: a\n---\n{% tip() %}\n글\n{% end %}\n", Some(Hugo)),
            ("vault/a.md", "![[x.png]]\n", Some(Obsidian)),
            ("vault/a.md", "[[x]]\n\n> [!tip]\n> 글\n", Some(Obsidian)),
            ("obsidian/a.md", "글\n", Some(Obsidian)),
            ("learn/a.md", "---\ntitle: a\n---\n<Intro>\n글\n</Intro>\n", Some(Mdx)),
            ("a.mdx", "글\n", Some(Mdx)),
            ("a.md", "!!! tip \"제목\"\n    글\n", Some(MkDocs)),
            ("a.md", "> [!NOTE]\n> 글\n", None),
            ("a.md", "# 글\n", None),
        ];
        for (file, text, expected) in table {
            assert_eq!(dialect(file, text), expected, "{file} {text:?}");
        }
    }

    #[test]
    fn the_undecided_follow_the_many() {
        use Dialect::{Mdx, Plain, Wiki};
        let table = [
            (vec![Some(Wiki), Some(Wiki), None], Plain),
            (vec![Some(Mdx), Some(Mdx), None], Mdx),
            (vec![Some(Mdx), None, None], Plain),
            (vec![], Plain),
        ];
        for (shown, expected) in table {
            assert_eq!(of_the_site(shown.into_iter()), expected);
        }
    }
}
