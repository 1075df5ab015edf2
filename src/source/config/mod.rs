//! What the site says of itself: `site.toml`, else Jekyll's `_config.yml`, else Hugo's or Zola's
//! configuration, else defaults.
//!
//! `site.toml` wins key by key; what only `_config.yml` can say (addresses, collections, defaults)
//! counts beside it.

pub(crate) mod hugo;
pub(crate) mod jekyll;
pub(crate) mod site;

use jiff::tz::TimeZone;

use self::jekyll::Jekyll;
use super::findings::Findings;
use super::front::{toml, value::Table, yaml};
use super::position::locate;
use super::{Diagnostic, Severity, SiteConfig};

/// The configuration files that a content folder may hold, in the order in which they are asked.
pub(crate) const FILES: &[&str] =
    &["site.toml", "_config.yml", "_config.yaml", "hugo.toml", "hugo.yaml", "config.toml"];

/// A configuration file, decoded.
#[derive(Clone, Debug)]
pub(crate) struct ConfigFile {
    /// One of [`FILES`].
    pub(crate) name: &'static str,
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
    /// What `_config.yml` says besides, if there is one.
    pub(crate) jekyll: Option<Jekyll>,
    /// Whether it is a Hugo or a Zola site: its documents lie in `content/`.
    pub(crate) hugo: bool,
    /// What was wrong.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Makes settings of the files that are there.
pub(crate) fn settings(files: &[ConfigFile]) -> Settings {
    let mut settings = Settings {
        site: SiteConfig::default(),
        zone: TimeZone::UTC,
        jekyll: None,
        hugo: false,
        diagnostics: Vec::new(),
    };
    // The weightiest comes last, so that it overwrites.
    for file in files.iter().rev() {
        let mut findings = Findings::new(file.name);
        match file.name {
            "site.toml" => {
                let table = parse_toml(&file.text, &mut findings);
                site::apply(&table, &file.text, &mut settings.site, &mut findings);
            }
            "_config.yml" | "_config.yaml" => {
                let table = parse_yaml(&file.text, &mut findings);
                jekyll::apply(&table, &mut settings.site);
                settings.jekyll = Some(Jekyll::of(&table));
            }
            name => {
                let table = if name.ends_with("yaml") {
                    parse_yaml(&file.text, &mut findings)
                } else {
                    parse_toml(&file.text, &mut findings)
                };
                // Many tools have a `config.toml`; only these name the site's address so.
                if name != "config.toml" || table.first(&["baseURL", "base_url"]).is_some() {
                    hugo::apply(&table, &mut settings.site);
                    settings.hugo = true;
                }
            }
        }
        settings.diagnostics.extend(findings.into_vec());
    }
    settings.zone = zone(&mut settings, files);
    settings
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

fn parse_toml(text: &str, findings: &mut Findings) -> Table {
    let (table, error) = toml::parse(text);
    if let Some((at, reason)) = error {
        broken(text, at, "TOML", &reason, findings);
    }
    table
}

fn parse_yaml(text: &str, findings: &mut Findings) -> Table {
    match yaml::parse(text) {
        Ok(parsed) => {
            for (key, at) in parsed.duplicates {
                findings.add(
                    Severity::Warning,
                    "duplicate-key",
                    locate(text, at),
                    format!("`{key}` stands here for the second time; the last one counts"),
                    "keep one of them",
                );
            }
            parsed.table
        }
        Err(yaml::Failure::Broken(at, reason)) => {
            broken(text, at, "YAML", &reason, findings);
            super::front::salvage::salvage(text)
        }
        Err(yaml::Failure::NoTable) => {
            broken(text, 0, "YAML", "keys and values are expected", findings);
            Table::default()
        }
    }
}

fn broken(text: &str, at: usize, format: &str, reason: &str, findings: &mut Findings) {
    findings.add(
        Severity::Error,
        "broken-config",
        locate(text, at),
        format!("the configuration is not valid {format}: {reason}"),
        "lines that could be read count, the others were left aside",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NavItem;

    fn read(files: &[(&'static str, &str)]) -> Settings {
        let files: Vec<ConfigFile> =
            files.iter().map(|&(name, text)| ConfigFile { name, text: text.to_owned() }).collect();
        settings(&files)
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
    fn what_is_wrong_is_reported_and_the_rest_counts() {
        let settings = read(&[("site.toml", "title = \"가\"\nlang = 3\nauthor =\n")]);
        assert_eq!(settings.site.title, "가");
        assert_eq!(found(&settings)[0], ("site.toml", "broken-config", 3, 9));
        let settings = read(&[("site.toml", "timezone = \"Seoul\"\n")]);
        assert_eq!(settings.site.timezone, "Asia/Seoul");
        assert_eq!(found(&settings), [("site.toml", "bad-timezone", 1, 13)]);
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
        assert!(settings.jekyll.is_some());
    }
}
