//! Configuration files and folders → the layout of a site.

use std::collections::BTreeMap;

use crate::model::Kind;

use super::super::config::jekyll::Jekyll;
use super::super::config::{Config, script};
use super::super::front::value::{Node, Table};
use super::{Family, Layout, Root, book, join, strip};

/// Where addresses of Hexo's posts are unless it is told otherwise.
const HEXO_PERMALINK: &str = ":year/:month/:day/:title/";

/// What there is to tell a family by.
struct Evidence<'site> {
    folder: &'site str,
    configs: &'site [Config],
    exists: &'site dyn Fn(&str) -> bool,
}

impl Evidence<'_> {
    /// The first of several configuration files, by the starts of their names.
    fn config(&self, starts: &[&str]) -> Option<&Config> {
        self.configs.iter().find(|one| starts.iter().any(|start| one.name.starts_with(start)))
    }

    /// The first of several files or folders that is there, relative to the content folder.
    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().map(|name| join(self.folder, name)).find(|path| (self.exists)(path))
    }

    fn has(&self, name: &str) -> bool {
        self.first(&[name]).is_some()
    }

    fn family(&self) -> Family {
        let jekyll = self.config(&["_config."]);
        let hexo = jekyll.is_some_and(|one| one.table.get("source_dir").is_some())
            || (jekyll.is_some() && self.has("source/_posts") && !self.has("_posts"));
        if hexo {
            Family::Hexo
        } else if jekyll.is_some() && self.has("_posts") {
            Family::Jekyll
        } else if self.config(&["mkdocs."]).is_some() {
            Family::MkDocs
        } else if self.book().is_some() {
            Family::MdBook
        } else if self.config(&["docusaurus."]).is_some() {
            Family::Docusaurus
        } else if self.first(&[".vitepress", "docs/.vitepress"]).is_some() {
            Family::VitePress
        } else if jekyll.is_some() {
            Family::Jekyll
        } else if self.config(&["hugo.", "config/_default/"]).is_some() {
            Family::Hugo
        } else if let Some(config) = self.config(&["config."]) {
            if config.table.get("base_url").is_some() { Family::Zola } else { Family::Hugo }
        } else if self.is_application() {
            Family::Application
        } else {
            Family::Plain
        }
    }

    /// The folder of an mdBook that has a table of contents.
    fn book(&self) -> Option<String> {
        let config = self.config(&["book.toml"])?;
        let source = config.table.text(&["book.src"]).unwrap_or_else(|| "src".to_owned());
        self.has(&join(&source, "SUMMARY.md")).then(|| join(self.folder, &source))
    }

    fn is_application(&self) -> bool {
        let built = ["gatsby-config.js", "gatsby-config.ts", "quartz.config.ts"];
        (self.first(&built).is_some() && self.has("content"))
            || (self.has("package.json") && self.has("src/content"))
            || self.is_backup()
    }

    /// A backup of Velog: `content/` and `images/`, and nothing to tell it by.
    fn is_backup(&self) -> bool {
        let others = ["posts", "package.json", "site.toml"];
        self.has("content") && self.has("images") && self.first(&others).is_none()
    }
}

impl Layout {
    /// Tells how a folder is laid out. `exists` is asked for paths relative to the content folder.
    pub(crate) fn detect(folder: &str, configs: &[Config], exists: &dyn Fn(&str) -> bool) -> Self {
        let evidence = Evidence { folder, configs, exists };
        let family = evidence.family();
        let mut layout = Self { family, folder: folder.to_owned(), ..Self::default() };
        layout.authors = authors(configs);
        let pages = ["index.md", "index.markdown", "index.html", "_posts"];
        layout.has_front_page = evidence.first(&pages).is_some();
        match family {
            Family::Plain => {}
            Family::Jekyll => layout.jekyll(&evidence),
            Family::Hexo => layout.hexo(&evidence),
            Family::Hugo | Family::Zola => layout.hugo(&evidence),
            Family::MkDocs => layout.mkdocs(&evidence),
            Family::MdBook => layout.mdbook(&evidence),
            Family::VitePress => layout.vitepress(&evidence),
            Family::Docusaurus => layout.docusaurus(&evidence),
            Family::Application => {
                layout.root(&evidence, &["src/content", "content"], "");
                if evidence.is_backup() {
                    // Too little to leave anything out for.
                    layout.roots.push(Root { folder: folder.to_owned(), ..Root::default() });
                }
                layout.leave_out(&["quartz"]);
                layout.serve(&["public", "static"]);
            }
        }
        layout
    }

    fn root(&mut self, evidence: &Evidence<'_>, names: &[&str], prefix: &str) {
        if let Some(folder) = evidence.first(names) {
            self.roots.push(Root { folder, prefix: prefix.to_owned(), ..Root::default() });
        }
    }

    fn leave_out(&mut self, names: &[&str]) {
        self.left_out.extend(names.iter().map(|name| join(&self.folder, name)));
    }

    fn serve(&mut self, names: &[&str]) {
        self.statics.extend(names.iter().map(|name| join(&self.folder, name)));
    }

    fn jekyll(&mut self, evidence: &Evidence<'_>) {
        let Some(config) = evidence.config(&["_config."]) else { return };
        self.jekyll = Some(Jekyll::of(&config.table));
        self.leave_out(&["vendor", "_saas", "_assets", "_app"]);
        if let Some(source) = config.table.text(&["source"]) {
            self.root(evidence, &[source.as_str()], "");
        }
        // Below it, `_posts` and collections are what they would be at the root.
        if let Some(collections) = config.table.text(&["collections_dir"]) {
            let whole = Root { folder: self.folder.clone(), ..Root::default() };
            self.roots.push(whole);
            self.root(evidence, &[collections.as_str()], "");
        }
    }

    fn hexo(&mut self, evidence: &Evidence<'_>) {
        let Some(config) = evidence.config(&["_config."]) else { return };
        let permalink = config.table.text(&["permalink"]);
        let permalink = permalink.unwrap_or_else(|| HEXO_PERMALINK.to_owned());
        self.jekyll = Some(Jekyll::of(&config.table).with_permalink(permalink));
        let source = config.table.text(&["source_dir"]).unwrap_or_else(|| "source".to_owned());
        self.root(evidence, &[source.as_str()], "");
        self.leave_out(&["themes", "scaffolds", "public", ".deploy_git"]);
        self.serve(&[source.as_str()]);
    }

    fn hugo(&mut self, evidence: &Evidence<'_>) {
        self.leave_out(&[
            "archetypes",
            "layouts",
            "themes",
            "resources",
            "i18n",
            "templates",
            "sass",
            "data",
        ]);
        let main = evidence.config(&["hugo.", "config.", "config/_default/"]);
        let static_folder = main.and_then(|one| one.table.text(&["staticDir"]));
        self.serve(&[static_folder.as_deref().unwrap_or("static")]);
        let content = main.and_then(|one| one.table.text(&["contentDir"]));
        self.root(evidence, &[content.as_deref().unwrap_or("content")], "");
        for config in evidence.configs {
            self.take_languages(&config.table, evidence);
            for key in ["permalinks.page", "permalinks"] {
                let patterns = config.table.get(key).and_then(Node::as_table);
                for (section, pattern) in patterns.into_iter().flat_map(Table::iter) {
                    if let Some(pattern) = pattern.to_text().filter(|text| text.contains(':')) {
                        self.permalinks.entry(section.to_owned()).or_insert(pattern);
                    }
                }
            }
            let cascade = config.table.get("cascade").map_or(&[][..], Node::items);
            self.defaults.extend(cascade.iter().filter_map(Node::as_table).cloned());
        }
    }

    /// Languages with the folders and the addresses of their documents. The default language's
    /// addresses start with nothing.
    fn take_languages(&mut self, table: &Table, evidence: &Evidence<'_>) {
        let Some(languages) = table.get("languages").and_then(Node::as_table) else { return };
        let keys = ["defaultContentLanguage", "default_language"];
        let default = evidence.configs.iter().find_map(|one| one.table.text(&keys));
        // Hugo and Zola take English where nothing is said.
        let first = languages.iter().next().map(|(name, _)| name.to_owned());
        let english = languages.get("en").map(|_| "en".to_owned());
        let default = default.or(english).or(first).unwrap_or_default().to_lowercase();
        let in_folder = evidence
            .configs
            .iter()
            .any(|one| one.table.flag(&["defaultContentLanguageInSubdir"]) == Some(true));
        self.languages
            .entry(default.clone())
            .or_insert_with(|| if in_folder { default.clone() } else { String::new() });
        for (name, settings) in languages.iter() {
            let lang = name.to_lowercase();
            let prefix = if lang == default && !in_folder { String::new() } else { lang.clone() };
            self.languages.insert(lang.clone(), prefix.clone());
            let folder = settings.as_table().and_then(|one| one.text(&["contentDir"]));
            if let Some(folder) = folder.map(|folder| join(&self.folder, &folder))
                && (evidence.exists)(&folder)
            {
                self.roots.retain(|root| root.folder != folder);
                self.roots.push(Root { folder, prefix, lang: Some(lang), kind: None });
            }
        }
    }

    fn mkdocs(&mut self, evidence: &Evidence<'_>) {
        let Some(config) = evidence.config(&["mkdocs."]) else { return };
        let folder = config.table.text(&["docs_dir"]).unwrap_or_else(|| "docs".to_owned());
        self.root(evidence, &[folder.as_str()], "");
        self.serve(&[folder.as_str()]);
        if let Some(theme) = config.table.text(&["theme.custom_dir"]) {
            self.leave_out(&[theme.as_str()]);
        }
        self.chapters = config.table.get("nav").map(book::nav).unwrap_or_default();
    }

    fn mdbook(&mut self, evidence: &Evidence<'_>) {
        if let Some(folder) = evidence.book() {
            self.roots.push(Root { folder, ..Root::default() });
        }
        self.leave_out(&["theme", "book"]);
        let root = self.roots.first().map_or("", |root| root.folder.as_str());
        let name = join(root, "SUMMARY.md");
        let in_layout = strip(&name, evidence.folder).unwrap_or(&name);
        let summary = evidence.configs.iter().find(|one| one.name == in_layout);
        self.chapters = summary.map(|one| book::summary(&one.text)).unwrap_or_default();
    }

    fn vitepress(&mut self, evidence: &Evidence<'_>) {
        let config = evidence.config(&[".vitepress/", "docs/.vitepress/"]);
        let base = if evidence.has(".vitepress") { "" } else { "docs" };
        let folder = config.and_then(|one| script::value(&one.text, "srcDir")).unwrap_or_default();
        let folder = join(base, &folder);
        self.serve(&[join(&folder, "public").as_str()]);
        if !folder.is_empty() {
            self.root(evidence, &[folder.as_str()], "");
        }
    }

    fn docusaurus(&mut self, evidence: &Evidence<'_>) {
        let text = evidence.config(&["docusaurus."]).map_or("", |one| one.text.as_str());
        self.serve(&["static"]);
        self.leave_out(&["versioned_docs", "versioned_sidebars", "i18n", "build"]);
        for (name, kind) in [("docs", Kind::Wiki), ("blog", Kind::Post)] {
            let folder = script::value(text, &format!("{name}.path"));
            let folder = join(&self.folder, folder.as_deref().unwrap_or(name));
            let prefix = script::value(text, &format!("{name}.routeBasePath"));
            let prefix = prefix.as_deref().unwrap_or(name).trim_matches('/').to_owned();
            if (evidence.exists)(&folder) {
                self.roots.push(Root { folder, prefix, lang: None, kind: Some(kind) });
            }
        }
        self.root(evidence, &["src/pages"], "");
        if let Some(pages) = self.roots.iter_mut().find(|root| root.folder.ends_with("src/pages")) {
            pages.kind = Some(Kind::Page);
        }
    }
}

/// `_data/authors.yml` of Jekyll, `authors.yml` of Docusaurus and MkDocs: keys and names.
fn authors(configs: &[Config]) -> BTreeMap<String, String> {
    let lists = configs.iter().filter(|one| one.name.contains("authors."));
    lists
        .flat_map(|one| {
            let nested = one.table.get("authors").and_then(Node::as_table);
            nested.unwrap_or(&one.table).iter()
        })
        .filter_map(|(key, node)| Some((key.to_owned(), node.as_table()?.text(&["name"])?)))
        .collect()
}
