//! Jekyll's `_config.yml`.

use std::collections::BTreeMap;

use super::super::SiteConfig;
use super::super::front::merge::language;
use super::super::front::value::{Node, Table};

/// What `_config.yml` decides besides the site's own facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Jekyll {
    permalink: Option<String>,
    collections: BTreeMap<String, Collection>,
    defaults: Vec<Defaults>,
    exclude: Vec<String>,
    include: Vec<String>,
    /// Whether posts of the future are published.
    pub(crate) future: bool,
}

/// One of `collections`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Collection {
    permalink: Option<String>,
    /// Whether `output: false` keeps its documents to the templates.
    silent: bool,
}

/// Front matter for all documents of a folder or a type.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Defaults {
    path: String,
    collection: Option<String>,
    values: Table,
}

/// Writes the site's own facts over what is there.
pub(crate) fn apply(table: &Table, site: &mut SiteConfig) {
    let mut set = |target: fn(&mut SiteConfig) -> &mut String, keys: &[&str]| {
        if let Some(value) = table.text(keys) {
            *target(site) = value;
        }
    };
    set(|site| &mut site.title, &["title", "name"]);
    set(|site| &mut site.description, &["description"]);
    set(|site| &mut site.author, &["author", "author.name"]);
    set(|site| &mut site.timezone, &["timezone"]);
    if let Some(lang) = table.text(&["lang", "locale"]).and_then(|tag| language(&tag)) {
        site.lang = lang;
    }
    let url = table.text(&["url"]).unwrap_or_default();
    let base = table.text(&["baseurl"]).unwrap_or_default();
    if !url.is_empty() {
        let base = base.trim_matches('/');
        let slash = if base.is_empty() { "" } else { "/" };
        site.url = format!("{}{slash}{base}", url.trim_end_matches('/'));
    }
}

impl Jekyll {
    /// Reads the parsed file.
    pub(crate) fn of(table: &Table) -> Self {
        let collections = table.get("collections").map(|node| match node.as_table() {
            Some(named) => named
                .iter()
                .map(|(name, node)| {
                    let table = node.as_table();
                    let collection = Collection {
                        permalink: table.and_then(|table| table.text(&["permalink"])),
                        silent: table.is_some_and(|table| table.flag(&["output"]) == Some(false)),
                    };
                    (name.to_owned(), collection)
                })
                .collect(),
            None => node.flatten().into_iter().map(|name| (name, Collection::default())).collect(),
        });
        let defaults = table.get("defaults").into_iter().flat_map(Node::items);
        Self {
            permalink: table.text(&["permalink"]),
            collections: collections.unwrap_or_default(),
            defaults: defaults
                .filter_map(|node| {
                    let entry = node.as_table()?;
                    Some(Defaults {
                        path: entry
                            .text(&["scope.path"])
                            .unwrap_or_default()
                            .trim_matches('/')
                            .to_owned(),
                        collection: entry.text(&["scope.type"]),
                        values: entry.get("values")?.as_table()?.clone(),
                    })
                })
                .collect(),
            exclude: table.get("exclude").map(Node::flatten).unwrap_or_default(),
            include: table.get("include").map(Node::flatten).unwrap_or_default(),
            future: table.flag(&["future"]) == Some(true),
        }
    }

    /// The same with another pattern for the addresses of posts.
    pub(crate) fn with_permalink(self, permalink: String) -> Self {
        Self { permalink: Some(permalink), ..self }
    }

    /// The pattern of a collection's addresses; `posts` is the collection of posts.
    pub(crate) fn pattern(&self, collection: &str) -> Option<&str> {
        let own = self.collections.get(collection).and_then(|one| one.permalink.as_deref());
        match own {
            Some(pattern) => Some(pattern),
            // What Jekyll itself does where nothing is said.
            None if collection == "posts" => Some(self.permalink.as_deref().unwrap_or("date")),
            None => None,
        }
    }

    /// Whether a folder is that of a collection.
    pub(crate) fn has_collection(&self, folder: &str) -> bool {
        folder.strip_prefix('_').is_some_and(|name| self.collections.contains_key(name))
    }

    /// Whether a folder `_name` at the root is one that Jekyll would not make pages of: none of its
    /// collections, or one for templates only.
    pub(crate) fn is_silent(&self, folder: &str) -> bool {
        let Some(name) = folder.strip_prefix('_').filter(|_| !folder.contains('/')) else {
            return false;
        };
        let known = ["posts", "drafts", "pages", "wiki"].contains(&name);
        match self.collections.get(name) {
            Some(collection) => collection.silent,
            None => !known && !self.include.iter().any(|one| one.trim_matches('/') == folder),
        }
    }

    /// Fills in what the front matter leaves open. The narrowest folder is asked first.
    pub(crate) fn fill(&self, file: &str, collection: &str, table: &mut Table) {
        let mut fitting: Vec<&Defaults> = self
            .defaults
            .iter()
            .filter(|one| {
                let below = file.strip_prefix(&one.path);
                let path = one.path.is_empty()
                    || below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
                path && one.collection.as_ref().is_none_or(|name| name == collection)
            })
            .collect();
        fitting.sort_by_key(|one| {
            std::cmp::Reverse((one.path.len(), usize::from(one.collection.is_some())))
        });
        for one in fitting {
            table.fill_from(&one.values);
        }
    }

    /// Whether a file or folder, relative to the root, is left out of the site.
    pub(crate) fn excludes(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        self.exclude.iter().any(|pattern| {
            let pattern = pattern.trim_start_matches("./").trim_matches('/');
            match pattern.split_once('*') {
                // One star is all that exclude lists in the wild make use of.
                Some((start, end)) => {
                    let end = end.trim_start_matches(['*', '/']);
                    let fits = |text: &str| {
                        text.len() >= start.len() + end.len()
                            && text.starts_with(start)
                            && text.ends_with(end)
                    };
                    fits(path) || (!pattern.contains('/') && fits(name))
                }
                None => path == pattern || path.starts_with(&format!("{pattern}/")),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::front::yaml;
    use super::*;

    fn read(text: &str) -> Table {
        yaml::parse(text).unwrap().table
    }

    #[test]
    fn facts() {
        let mut site = SiteConfig::default();
        apply(
            &read(
                "title: 블로그\nurl: \"https://a.example/\"\nbaseurl: /b\nlocale: ko_KR\n\
                 description: >\n    여러 줄\n    설명\nauthor:\n  name: 나\n",
            ),
            &mut site,
        );
        let expected = SiteConfig {
            title: "블로그".into(),
            description: "여러 줄 설명".into(),
            url: "https://a.example/b".into(),
            lang: "ko-KR".into(),
            author: "나".into(),
            ..SiteConfig::default()
        };
        assert_eq!(site, expected);
    }

    #[test]
    fn patterns_of_collections() {
        let jekyll = Jekyll::of(&read(
            "permalink: /blog/:title/\ncollections:\n  wiki:\n    output: true\n    permalink: /:collection/:path/\n  docs:\n    output: true\n",
        ));
        assert_eq!(jekyll.pattern("posts"), Some("/blog/:title/"));
        assert_eq!(jekyll.pattern("wiki"), Some("/:collection/:path/"));
        assert_eq!(jekyll.pattern("docs"), None);
        assert_eq!(jekyll.pattern("other"), None);
        assert_eq!(Jekyll::of(&read("title: x\n")).pattern("posts"), Some("date"));
    }

    #[test]
    fn folders_that_jekyll_keeps_to_itself() {
        let jekyll = Jekyll::of(&read(
            "include: [_notes]\ncollections:\n  docs:\n    output: true\n  people:\n    output: false\n",
        ));
        let table = [
            ("_posts", false),
            ("_drafts", false),
            ("_wiki", false),
            ("_docs", false),
            ("_people", true),
            ("_templates", true),
            ("_notes", false),
            ("notes", false),
            ("a/_templates", false),
        ];
        for (folder, expected) in table {
            assert_eq!(jekyll.is_silent(folder), expected, "{folder}");
        }
    }

    #[test]
    fn defaults_fill_gaps() {
        let jekyll = Jekyll::of(&read(
            "defaults:\n  - scope: {path: \"\", type: posts}\n    values: {layout: single, toc: true}\n  \
             - scope: {path: _posts/cloud}\n    values: {toc: false, author: 둘}\n",
        ));
        let mut table = Table::default();
        table.insert("layout".into(), Node::text("post", 0));
        jekyll.fill("_posts/cloud/a.md", "posts", &mut table);
        assert_eq!(table.text(&["layout"]).as_deref(), Some("post"));
        assert_eq!(table.flag(&["toc"]), Some(false));
        assert_eq!(table.text(&["author"]).as_deref(), Some("둘"));
        let mut other = Table::default();
        jekyll.fill("about.md", "pages", &mut other);
        assert_eq!(other, Table::default());
    }

    #[test]
    fn excluded_files() {
        let jekyll = Jekyll::of(&read(
            "exclude: [README.md, docs, vendor/bundle/, '*.log', 'test/**/*.md']\n",
        ));
        let table = [
            ("README.md", true),
            ("docs", true),
            ("docs/a.md", true),
            ("a/docs/b.md", false),
            ("a/README.md", false),
            ("vendor/bundle", true),
            ("a/x.log", true),
            ("documents.md", false),
        ];
        for (path, expected) in table {
            assert_eq!(jekyll.excludes(path), expected, "{path}");
        }
    }
}
