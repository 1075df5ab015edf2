//! Our own `site.toml`.

use crate::model::NavItem;

use super::super::findings::Findings;
use super::super::front::merge::language;
use super::super::front::value::{Node, Table, Value};
use super::super::position::locate;
use super::super::{Severity, SiteConfig};
use super::rule::{self, Rule};

const KEYS: &[&str] =
    &["title", "description", "url", "lang", "author", "timezone", "nav", "source", "synonyms"];

/// Writes what the file says over what is there; its `[[source]]` entries come back.
pub(crate) fn apply(
    table: &Table,
    text: &str,
    site: &mut SiteConfig,
    findings: &mut Findings,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (key, node) in table.iter() {
        let target = match key {
            "title" => &mut site.title,
            "description" => &mut site.description,
            "url" => {
                match node.to_text().map(|url| site_address(&url)) {
                    Some(Ok(url)) => site.url = url,
                    Some(Err(reason)) => {
                        let hint = "write scheme, host and path: `https://user.example/repo/`";
                        bad(text, node, &format!("`url` {reason}"), hint, findings);
                    }
                    None => site.url.clear(),
                }
                continue;
            }
            "source" => {
                let items = node.items().iter();
                rules.extend(items.filter_map(|item| rule::read(item, text, findings)));
                continue;
            }
            "author" => &mut site.author,
            "timezone" => &mut site.timezone,
            "lang" => {
                match node.to_text().and_then(|tag| language(&tag)) {
                    Some(tag) => site.lang = tag,
                    None => {
                        bad(
                            text,
                            node,
                            "`lang` is no language tag",
                            "write `ko` or `en`",
                            findings,
                        );
                    }
                }
                continue;
            }
            "nav" => {
                site.nav =
                    node.items().iter().filter_map(|item| nav_item(item, text, findings)).collect();
                site.nav_inherited = false;
                continue;
            }
            "synonyms" => {
                site.synonyms =
                    node.items().iter().filter_map(|item| names(item, text, findings)).collect();
                continue;
            }
            unknown => {
                report_unknown(unknown, node, text, findings);
                continue;
            }
        };
        match &node.value {
            Value::Text(_) | Value::Null => *target = node.to_text().unwrap_or_default(),
            Value::List(_) if key == "author" => *target = node.flatten().join(", "),
            Value::List(_) | Value::Table(_) => {
                let message = format!("`{key}` is one text");
                bad(text, node, &message, "write it between quotation marks", findings);
            }
        }
    }
    rules
}

/// The address of a site, or what is wrong with it.
fn site_address(url: &str) -> Result<String, &'static str> {
    let Some(rest) = ["https://", "http://"].iter().find_map(|scheme| url.strip_prefix(scheme))
    else {
        return Err("starts with neither `https://` nor `http://`");
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.contains(|c: char| c.is_whitespace() || "@\\\"<>".contains(c)) {
        Err("names no host")
    } else if rest.contains(['?', '#']) {
        Err("has a query or a fragment; feeds and canonical addresses are made below it")
    } else if rest.contains(char::is_whitespace) {
        Err("has a space in it")
    } else {
        Ok(url.to_owned())
    }
}

/// Whether an entry of the navigation leads to a page of the site or to another site, and runs
/// nothing.
pub(crate) fn leads(url: &str) -> bool {
    let inside = url.starts_with('/') && !url.starts_with("//") && !url.starts_with("/\\");
    inside || ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme))
}

fn nav_item(item: &Node, text: &str, findings: &mut Findings) -> Option<NavItem> {
    let table = item.as_table();
    for (key, node) in table.into_iter().flat_map(Table::iter) {
        if !matches!(key, "title" | "url") {
            report_unknown(key, node, text, findings);
        }
    }
    let title = table.and_then(|table| table.text(&["title"]));
    let url = table.and_then(|table| table.text(&["url"]));
    if let Some(node) = table.and_then(|table| table.get("url"))
        && let Some(url) = url.as_deref().filter(|url| !leads(url))
    {
        bad(
            text,
            node,
            &format!("the navigation cannot lead to `{url}`; the entry is left out"),
            "write a path such as `/wiki/`, or an address with `https://`, `http://` or `mailto:`",
            findings,
        );
        return None;
    }
    if let (Some(title), Some(url)) = (title, url) {
        return Some(NavItem { title, url });
    }
    bad(
        text,
        item,
        "an entry of `nav` needs a title and a url",
        "write `[[nav]]`, then `title = \"글\"` and `url = \"/\"`",
        findings,
    );
    None
}

/// A group of names of one thing: two or more.
fn names(group: &Node, text: &str, findings: &mut Findings) -> Option<Vec<String>> {
    let names: Vec<String> = group.items().iter().filter_map(Node::to_text).collect();
    if names.len() > 1 && names.len() == group.items().len() {
        return Some(names);
    }
    bad(
        text,
        group,
        "an entry of `synonyms` needs two names or more",
        "write `synonyms = [[\"쿠버네티스\", \"kubernetes\", \"k8s\"]]`",
        findings,
    );
    None
}

fn report_unknown(key: &str, node: &Node, text: &str, findings: &mut Findings) {
    // The value's place is known; its key is the first word of that line.
    let (line, _) = locate(text, node.at);
    findings.add(
        Severity::Warning,
        "unknown-setting",
        (line, 1),
        format!("`{key}` is no setting"),
        format!("known are: {}", KEYS.join(", ")),
    );
}

fn bad(text: &str, node: &Node, message: &str, hint: &str, findings: &mut Findings) {
    let place = locate(text, node.at);
    findings.add(Severity::Warning, "bad-setting", place, message, hint);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_sites() {
        let table = [
            ("https://a.example", true),
            ("http://a.example:8080/b/", true),
            ("https://한글.example/", true),
            ("a.example", false),
            ("//a.example", false),
            ("/repo/", false),
            ("ftp://a.example", false),
            ("https://", false),
            ("https:///b", false),
            ("https://a b.example", false),
            ("https://a.example/b c", false),
            ("https://a.example/?q=1", false),
            ("https://a.example/#top", false),
            ("javascript:alert(1)", false),
        ];
        for (url, expected) in table {
            assert_eq!(site_address(url).is_ok(), expected, "{url}");
        }
    }

    #[test]
    fn where_the_navigation_may_lead() {
        let table = [
            ("/", true),
            ("/wiki/", true),
            ("https://a.example", true),
            ("mailto:a@b.example", true),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("javascript:alert(1)", false),
            ("wiki/", false),
            ("", false),
        ];
        for (url, expected) in table {
            assert_eq!(leads(url), expected, "{url}");
        }
    }
}
