//! Hugo's and Zola's configuration: the few facts that they share with every site.

use super::super::SiteConfig;
use super::super::front::merge::language;
use super::super::front::value::{Node, Table};

/// Writes the site's own facts over what is there.
pub(crate) fn apply(table: &Table, site: &mut SiteConfig) {
    let mut set = |target: fn(&mut SiteConfig) -> &mut String, keys: &[&str]| {
        if let Some(value) = table.text(keys) {
            *target(site) = value;
        }
    };
    set(|site| &mut site.title, &["title"]);
    set(|site| &mut site.description, &["description", "params.description", "params.subtitle"]);
    set(|site| &mut site.url, &["baseURL", "base_url"]);
    set(|site| &mut site.author, &["author", "author.name", "params.author", "params.author.name"]);
    set(|site| &mut site.timezone, &["timeZone"]);
    if !site.url.starts_with("http") {
        // `/` and `$BASE_URL` are addresses for a build only.
        site.url.clear();
    }
    let lang = table.text(&["languageCode", "defaultContentLanguage", "default_language"]);
    if let Some(lang) = lang.as_deref().and_then(language) {
        site.lang = lang;
    }
    // A site in several languages has its title in each.
    let languages = table.get("languages").and_then(Node::as_table);
    let named = |table: &Table| {
        let default = lang.as_deref().and_then(|lang| table.get(lang));
        default.or_else(|| table.iter().next().map(|(_, node)| node))?.as_table().cloned()
    };
    if let Some(own) = languages.and_then(named) {
        if let Some(title) = own.text(&["title"]) {
            site.title = title;
        }
        if let Some(description) = own.text(&["description", "params.description"]) {
            site.description = description;
        }
        if let Some(lang) = own.text(&["languageCode", "locale"]).and_then(|tag| language(&tag)) {
            site.lang = lang;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::front::toml;
    use super::*;

    #[test]
    fn facts() {
        let (table, _) = toml::parse(
            "baseURL = \"https://a.example/\"\nlanguageCode = \"en-us\"\ntitle = \"글\"\n\
             [params]\nauthor = \"나\"\ndescription = \"설명\"\n",
        );
        let mut site = SiteConfig::default();
        apply(&table, &mut site);
        let expected = SiteConfig {
            title: "글".into(),
            description: "설명".into(),
            url: "https://a.example/".into(),
            lang: "en-us".into(),
            author: "나".into(),
            ..SiteConfig::default()
        };
        assert_eq!(site, expected);
    }
}
