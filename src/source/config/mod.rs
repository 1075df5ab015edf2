//! What the site says of itself: `site.toml`, else the configuration of the generator that built it
//! until now, else defaults.
//!
//! `site.toml` wins key by key; what only a generator's configuration can say (addresses, collections,
//! defaults, folders) counts beside it: see [`super::layout`].

mod documentation;
pub(crate) mod hugo;
pub(crate) mod jekyll;
mod menu;
mod parse;
pub(crate) mod rule;
pub(crate) mod script;
pub(crate) mod site;

use jiff::tz::TimeZone;

use self::parse::parse;
use self::rule::Rule;
use super::findings::Findings;
use super::front::value::Table;
use super::layout::{Layout, strip};
use super::position::locate;
use super::{Diagnostic, Severity, SiteConfig};

/// The configuration files that a folder may hold, in the order in which they are asked.
pub(crate) const FILES: &[&str] = &[
    "site.toml",
    "_config.yml",
    "_config.yaml",
    "_config.toml",
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/config.toml",
    "config/_default/config.yaml",
    "config/_default/params.toml",
    "config/_default/params.yaml",
    "config/_default/languages.toml",
    "config/_default/languages.yaml",
    "config/_default/menus.toml",
    "config/_default/menus.yaml",
    "config/_default/menus.ko.toml",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "book.toml",
    "mkdocs.yml",
    "mkdocs.yaml",
    "docusaurus.config.js",
    "docusaurus.config.ts",
    "docusaurus.config.mjs",
    ".vitepress/config.js",
    ".vitepress/config.ts",
    ".vitepress/config.mjs",
    ".vitepress/config.mts",
    "docs/.vitepress/config.js",
    "docs/.vitepress/config.ts",
    "docs/.vitepress/config.mjs",
    "docs/.vitepress/config.mts",
    "_data/navigation.yml",
    "_data/authors.yml",
    "blog/authors.yml",
    "docs/blog/.authors.yml",
    "src/SUMMARY.md",
    "docs/SUMMARY.md",
    "SUMMARY.md",
];

/// A configuration file, decoded.
#[derive(Clone, Debug)]
pub(crate) struct ConfigFile {
    /// One of [`FILES`].
    pub(crate) name: &'static str,
    /// The folder that it was looked for in, relative to the content folder.
    pub(crate) folder: String,
    /// What it says.
    pub(crate) text: String,
}

/// A configuration file, parsed.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// One of [`FILES`].
    pub(crate) name: &'static str,
    /// Its keys and values; empty for programs and Markdown.
    pub(crate) table: Table,
    /// What it says.
    pub(crate) text: String,
}

/// Everything that the configuration decides.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// What the rest of the publisher needs to know.
    pub(crate) site: SiteConfig,
    /// The zone of dates that name no offset.
    pub(crate) zone: TimeZone,
    /// How the content folder is laid out, and after it the folders of `[[source]]` that have a
    /// layout of their own.
    pub(crate) layouts: Vec<Layout>,
    /// The `[[source]]` entries of `site.toml`.
    pub(crate) rules: Vec<Rule>,
    /// What was wrong.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Settings {
    /// The layout that a file belongs to: that of the innermost folder.
    pub(crate) fn layout(&self, file: &str) -> &Layout {
        let fitting = self.layouts.iter().filter(|one| strip(file, &one.folder).is_some());
        // The content folder's own fits everything and comes first.
        fitting.max_by_key(|one| one.folder.len()).unwrap_or(&NO_LAYOUT)
    }

    /// The rules that speak of a file, the narrowest first.
    pub(crate) fn rules_for(&self, file: &str) -> Vec<&Rule> {
        let mut rules: Vec<&Rule> = self.rules.iter().filter(|rule| rule.fits(file)).collect();
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.path.len()));
        rules
    }

    /// Takes the layout of a folder that `[[source]]` names, where it shows one.
    pub(crate) fn add_layout(
        &mut self,
        folder: &str,
        files: &[ConfigFile],
        exists: &dyn Fn(&str) -> bool,
    ) {
        let mut configs = Vec::new();
        for file in files.iter().filter(|file| file.name != "site.toml") {
            let mut findings = Findings::new(&super::layout::join(&file.folder, file.name));
            configs.push(parse(file, &mut findings));
            self.diagnostics.extend(findings.into_vec());
        }
        let layout = Layout::detect(folder, &configs, exists);
        if layout.family != super::layout::Family::Plain {
            self.layouts.push(layout);
        }
    }
}

static NO_LAYOUT: std::sync::LazyLock<Layout> = std::sync::LazyLock::new(Layout::default);

/// Makes settings of the files that lie at the root of the content folder. `exists` is asked for
/// paths relative to it.
pub(crate) fn settings(files: &[ConfigFile], exists: &dyn Fn(&str) -> bool) -> Settings {
    let mut settings = Settings {
        site: SiteConfig::default(),
        zone: TimeZone::UTC,
        layouts: Vec::new(),
        rules: Vec::new(),
        diagnostics: Vec::new(),
    };
    let mut configs = Vec::new();
    for file in files {
        let mut findings = Findings::new(file.name);
        let config = parse(file, &mut findings);
        // Many tools have a `config.toml`; only these name the site's address so.
        let named = config.table.first(&["baseURL", "base_url"]).is_some();
        if named || !file.name.starts_with("config.") {
            configs.push(config);
            settings.diagnostics.extend(findings.into_vec());
        }
    }
    let layout = Layout::detect("", &configs, exists);
    // The weightiest comes last, so that it overwrites.
    for config in configs.iter().rev() {
        apply(config, &layout, &mut settings);
    }
    settings.layouts.push(layout);
    settings.zone = zone(&mut settings, files);
    settings
}

/// Writes what one file says over what is there.
fn apply(config: &Config, layout: &Layout, settings: &mut Settings) {
    let Config { name, table, text } = config;
    let site = &mut settings.site;
    let nav = menu::read(table);
    match *name {
        "site.toml" => {
            let mut findings = Findings::new(name);
            settings.rules = site::apply(table, text, site, &mut findings);
            settings.diagnostics.extend(findings.into_vec());
        }
        name if name.starts_with("_config.") => {
            jekyll::apply(table, site);
            if layout.family == super::layout::Family::Hexo {
                documentation::apply_hexo(table, site);
                inherit(nav, site);
            }
        }
        "_data/navigation.yml" => inherit(nav, site),
        name if name.contains("authors.") || name.ends_with("SUMMARY.md") => {}
        "book.toml" | "mkdocs.yml" | "mkdocs.yaml" => documentation::apply(table, site),
        name if is_program(name) => documentation::apply_script(text, site),
        _ => {
            hugo::apply(table, site);
            inherit(nav, site);
        }
    }
}

fn inherit(nav: Vec<crate::model::NavItem>, site: &mut SiteConfig) {
    if !nav.is_empty() {
        site.nav = nav;
        site.nav_inherited = true;
    }
}

fn is_program(name: &str) -> bool {
    [".js", ".ts", ".mjs", ".mts"].iter().any(|ending| name.ends_with(ending))
}

/// The site's zone; a name that is none is reported where it stands.
fn zone(settings: &mut Settings, files: &[ConfigFile]) -> TimeZone {
    let name = settings.site.timezone.clone();
    if let Ok(zone) = TimeZone::get(&name) {
        return zone;
    }
    let fallback = SiteConfig::default().timezone;
    for file in files {
        if let Some(at) = file.text.find(&name) {
            let mut findings = Findings::new(file.name);
            findings.add(
                Severity::Warning,
                "bad-timezone",
                locate(&file.text, at),
                format!("`{name}` is no time zone; {fallback} is taken"),
                "write an IANA name such as `Asia/Seoul` or `UTC`",
            );
            settings.diagnostics.extend(findings.into_vec());
            break;
        }
    }
    settings.site.timezone.clone_from(&fallback);
    TimeZone::get(&fallback).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NavItem;

    fn read(files: &[(&'static str, &str)]) -> Settings {
        let files: Vec<ConfigFile> = files
            .iter()
            .map(|&(name, text)| ConfigFile { name, folder: String::new(), text: text.to_owned() })
            .collect();
        settings(&files, &|_| false)
    }

    fn found(settings: &Settings) -> Vec<(&str, &str, usize, usize)> {
        let diagnostics = settings.diagnostics.iter();
        diagnostics.map(|one| (one.file.as_str(), one.code, one.line, one.column)).collect()
    }

    #[test]
    fn nothing_at_all() {
        let settings = read(&[]);
        assert_eq!(settings.site, SiteConfig::default());
        assert_eq!(settings.zone.iana_name(), Some("Asia/Seoul"));
        assert_eq!(found(&settings), []);
    }

    #[test]
    fn site_toml() {
        let settings = read(&[(
            "site.toml",
            "title = \"서가\"\nurl = \"https://a.example/b\"\ncolour = \"red\"\nlang = \"en\"\n\
             timezone = \"Europe/Berlin\"\n[[nav]]\ntitle = \"글\"\nurl = \"/\"\n\
             [[nav]]\ntitle = \"이상\"\nlink = \"/x/\"\n",
        )]);
        assert_eq!(settings.site.url, "https://a.example/b");
        assert_eq!(settings.site.lang, "en");
        assert_eq!(settings.zone.iana_name(), Some("Europe/Berlin"));
        let nav = NavItem { title: "글".into(), url: "/".into() };
        assert_eq!(settings.site.nav, [nav]);
        assert_eq!(
            found(&settings),
            [
                ("site.toml", "unknown-setting", 3, 1),
                ("site.toml", "unknown-setting", 11, 1),
                ("site.toml", "bad-setting", 9, 1),
            ]
        );
    }

    #[test]
    fn synonyms() {
        let text = "title = \"가\"\nsynonyms = [\n[\"쿠버네티스\", \"k8s\"],\n[\"혼자\"],\n]\n";
        let settings = read(&[("site.toml", text)]);
        assert_eq!(settings.site.synonyms, [["쿠버네티스".to_owned(), "k8s".to_owned()]]);
        assert_eq!(found(&settings), [("site.toml", "bad-setting", 4, 1)]);
    }

    #[test]
    fn what_is_wrong_is_reported_and_the_rest_counts() {
        let settings = read(&[("site.toml", "title = \"가\"\nlang = 3\nauthor =\n")]);
        assert_eq!(settings.site.title, "가");
        assert_eq!(found(&settings)[0], ("site.toml", "broken-config", 3, 9));
        let settings = read(&[("site.toml", "timezone = \"Seoul\"\n")]);
        assert_eq!(settings.site.timezone, "Asia/Seoul");
        assert_eq!(found(&settings), [("site.toml", "bad-timezone", 1, 13)]);
        let settings = read(&[(
            "site.toml",
            "title = [\"가\"]\nurl = \"a.example\"\nauthor = [\"나\", \"너\"]\n[[nav]]\ntitle = \"x\"\nurl = \"javascript:alert(1)\"\n",
        )]);
        assert_eq!(settings.site, SiteConfig { author: "나, 너".into(), ..SiteConfig::default() });
        assert_eq!(
            found(&settings),
            [
                ("site.toml", "bad-setting", 1, 9),
                ("site.toml", "bad-setting", 2, 7),
                ("site.toml", "bad-setting", 6, 7),
            ]
        );
        let settings = read(&[("_config.yml", "title: a: b\nauthor: 나\n")]);
        assert_eq!(settings.site.title, "a: b");
        assert_eq!(settings.site.author, "나");
        assert_eq!(found(&settings)[0].1, "broken-config");
    }

    #[test]
    fn the_weightiest_wins_key_by_key() {
        let settings = read(&[
            ("site.toml", "title = \"이름\"\n"),
            ("_config.yml", "title: other\nauthor: {name: 나}\npermalink: pretty\n"),
        ]);
        assert_eq!(settings.site.title, "이름");
        assert_eq!(settings.site.author, "나");
        assert!(settings.layouts[0].jekyll.is_some());
    }
}
