//! The facts of documentation sites: `mdBook`, MkDocs, VitePress, Docusaurus; and of Hexo.

use super::super::SiteConfig;
use super::super::front::merge::language;
use super::super::front::value::{Node, Table};
use super::script;

/// Writes what `book.toml` or `mkdocs.yml` says over what is there.
pub(crate) fn apply(table: &Table, site: &mut SiteConfig) {
    let mut set = |target: fn(&mut SiteConfig) -> &mut String, keys: &[&str]| {
        if let Some(value) = table.text(keys) {
            *target(site) = value;
        }
    };
    set(|site| &mut site.title, &["book.title", "site_name"]);
    set(|site| &mut site.description, &["book.description", "site_description"]);
    set(|site| &mut site.url, &["site_url"]);
    set(|site| &mut site.author, &["site_author"]);
    let authors = table.get("book.authors").map(Node::flatten).unwrap_or_default();
    if !authors.is_empty() {
        site.author = authors.join(", ");
    }
    let lang = table.text(&["book.language", "theme.language"]);
    if let Some(lang) = lang.and_then(|tag| language(&tag)) {
        site.lang = lang;
    }
}

/// Writes what the configuration of VitePress or Docusaurus says over what is there.
pub(crate) fn apply_script(text: &str, site: &mut SiteConfig) {
    let mut set = |target: fn(&mut SiteConfig) -> &mut String, key: &str| {
        if let Some(value) = script::value(text, key).filter(|value| !value.trim().is_empty()) {
            *target(site) = value;
        }
    };
    set(|site| &mut site.title, "title");
    set(|site| &mut site.description, "tagline");
    set(|site| &mut site.description, "description");
    let lang = script::value(text, "lang").or_else(|| script::value(text, "defaultLocale"));
    if let Some(lang) = lang.and_then(|tag| language(&tag)) {
        site.lang = lang;
    }
    if let Some(url) = script::value(text, "url").or_else(|| script::value(text, "hostname")) {
        let base = script::value(text, "baseUrl").or_else(|| script::value(text, "base"));
        site.url = below(&url, &base.unwrap_or_default());
    }
}

/// Writes what Hexo's `_config.yml` says, where it has words of its own, over what is there.
pub(crate) fn apply_hexo(table: &Table, site: &mut SiteConfig) {
    if let Some(description) = table.text(&["description", "subtitle"]) {
        site.description = description;
    }
    let lang = table.get("language").map(Node::flatten).unwrap_or_default();
    if let Some(lang) = lang.first().and_then(|tag| language(tag)) {
        site.lang = lang;
    }
    if let Some(url) = table.text(&["url"]) {
        let root = table.text(&["root"]).unwrap_or_default();
        let root = root.trim_matches('/');
        let has = !root.is_empty() && url.trim_end_matches('/').ends_with(&format!("/{root}"));
        site.url = if has { url } else { below(&url, root) };
    }
}

/// An address and a path below it.
fn below(url: &str, base: &str) -> String {
    let base = base.trim_matches('/');
    let slash = if base.is_empty() { "" } else { "/" };
    format!("{}{slash}{base}", url.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::super::super::front::{toml, yaml};
    use super::*;

    fn facts(site: &SiteConfig) -> [&str; 5] {
        [&site.title, &site.description, &site.url, &site.lang, &site.author].map(String::as_str)
    }

    #[test]
    fn what_each_calls_its_facts() {
        let mut site = SiteConfig::default();
        let book = "[book]\ntitle = \"책\"\nauthors = [\"가\", \"나\"]\nlanguage = \"en\"\n";
        apply(&toml::parse(book).0, &mut site);
        assert_eq!(facts(&site), ["책", "", "", "en", "가, 나"]);

        let mut site = SiteConfig::default();
        let mkdocs = "site_name: 문서\nsite_url: https://a.example/b/\ntheme:\n  name: material\n  language: ko\nsite_description: 설명\n";
        apply(&yaml::parse(mkdocs).unwrap().table, &mut site);
        assert_eq!(facts(&site), ["문서", "설명", "https://a.example/b/", "ko", ""]);

        let mut site = SiteConfig::default();
        apply_script(
            "export default { title: '문서', tagline: '한 줄', url: 'https://a.example', baseUrl: '/b/', i18n: { defaultLocale: 'ko' } }",
            &mut site,
        );
        assert_eq!(facts(&site), ["문서", "한 줄", "https://a.example/b", "ko", ""]);

        let table = [
            ("url: https://a.example\nroot: /b/\n", "https://a.example/b"),
            ("url: https://a.example/b\nroot: /b/\n", "https://a.example/b"),
            ("url: https://a.example\nroot: /\n", "https://a.example"),
        ];
        for (text, url) in table {
            let mut site = SiteConfig::default();
            apply_hexo(&yaml::parse(text).unwrap().table, &mut site);
            assert_eq!(site.url, url, "{text}");
        }
        let mut site = SiteConfig::default();
        let hexo = "subtitle: 부제\nlanguage:\n  - ko\n  - en\n";
        apply_hexo(&yaml::parse(hexo).unwrap().table, &mut site);
        assert_eq!(facts(&site), ["서가", "부제", "", "ko", ""]);
    }
}
