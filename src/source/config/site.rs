//! Our own `site.toml`.

use crate::model::NavItem;

use super::super::findings::Findings;
use super::super::front::merge::language;
use super::super::front::value::{Node, Table};
use super::super::position::locate;
use super::super::{Severity, SiteConfig};

const KEYS: &[&str] = &["title", "description", "url", "lang", "author", "timezone", "nav"];

/// Writes what the file says over what is there.
pub(crate) fn apply(table: &Table, text: &str, site: &mut SiteConfig, findings: &mut Findings) {
    for (key, node) in table.iter() {
        let target = match key {
            "title" => &mut site.title,
            "description" => &mut site.description,
            "url" => &mut site.url,
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
                continue;
            }
            unknown => {
                report_unknown(unknown, node, text, findings);
                continue;
            }
        };
        if let Some(value) = node.to_text() {
            *target = value;
        }
    }
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
