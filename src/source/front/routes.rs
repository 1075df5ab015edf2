//! Where front matter wants its document to be.

use percent_encoding::percent_decode_str;

use super::super::decode::nfc;
use super::super::findings::Findings;
use super::super::{Dialect, Severity};
use super::Front;
use super::cut::Format;
use super::value::Node;

/// What a document says of its own address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wishes {
    /// A whole path, perhaps with Jekyll's placeholders.
    pub(crate) path: Option<String>,
    /// The last segment.
    pub(crate) slug: Option<String>,
    /// Byte offset in the front matter of `path` or `slug`.
    pub(crate) at: usize,
    /// Further paths; without a slash in front they are relative to the folder of its own.
    pub(crate) aliases: Vec<String>,
    /// Further names for links by name.
    pub(crate) names: Vec<String>,
}

/// Reads `permalink`, `url`, `path`, `slug`, `aliases`, `redirect_from`.
pub(crate) fn wishes(front: &Front, dialect: Dialect, findings: &mut Findings) -> Wishes {
    let table = &front.table;
    // Only Zola calls it so; elsewhere `path` means other things.
    let zola = (front.format == Format::Toml).then_some("path");
    let mut wishes = Wishes::default();
    let mut own = |key: &str| {
        let node = table.get(key)?;
        let text = node.to_text()?;
        let path = local_path(&text);
        if path == Err(Foreign) {
            report(front, key, &text, node, findings);
        }
        path.ok().flatten().map(|path| (path, node.at))
    };
    let path = ["permalink", "url"].into_iter().chain(zola).find_map(&mut own);
    let slug = own("slug");
    wishes.at = path.as_ref().or(slug.as_ref()).map_or(0, |(_, at)| *at);
    wishes.path = path.map(|(path, _)| path);
    wishes.slug = slug.map(|(slug, _)| slug);
    if wishes.slug.as_ref().is_some_and(|slug| slug.starts_with('/')) && wishes.path.is_none() {
        wishes.path = wishes.slug.take();
    }
    for key in ["aliases", "alias", "redirect_from"] {
        let Some(node) = table.get(key) else { continue };
        for (text, item) in node
            .items()
            .iter()
            .flat_map(|item| item.flatten().into_iter().map(move |text| (text, item)))
        {
            let path = key == "redirect_from"
                || text.starts_with('/')
                || dialect == Dialect::Hugo
                || runs(&text);
            match local_path(&text) {
                _ if !path => wishes.names.push(text),
                Ok(path) => wishes.aliases.extend(path),
                Err(Foreign) => report(front, key, &text, item, findings),
            }
        }
    }
    wishes
}

/// An address that is none of the site's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Foreign;

fn report(front: &Front, key: &str, text: &str, node: &Node, findings: &mut Findings) {
    // Notes and backups name the page that they were taken from so.
    let severity = if key == "url" { Severity::Note } else { Severity::Warning };
    findings.add(
        severity,
        "foreign-address",
        front.place(node.at),
        format!("`{key}: {text}` leads out of the site and is left aside"),
        "write a path such as `/old/address/`",
    );
}

/// Whether an address would run something.
fn runs(text: &str) -> bool {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme.trim().to_ascii_lowercase());
    scheme.is_some_and(|scheme| matches!(scheme.as_str(), "javascript" | "vbscript" | "data"))
}

/// The path of an address within the site, decoded; nothing for nothing and for a placeholder.
fn local_path(text: &str) -> Result<Option<String>, Foreign> {
    let text = text.trim();
    let backwards = text.starts_with("/\\") || text.starts_with("\\\\");
    if text.contains("://") || text.starts_with("//") || backwards || runs(text) {
        return Err(Foreign);
    }
    if text.contains("{{") {
        return Ok(None);
    }
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    Ok((!decoded.is_empty()).then(|| nfc(&decoded).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::take;
    use super::*;

    fn read(block: &str, dialect: Dialect) -> (Wishes, Vec<(&'static str, usize, usize)>) {
        let mut findings = Findings::new("a.md");
        let front = take(format!("---\n{block}\n---\n"), &mut findings);
        let wishes = wishes(&front, dialect, &mut findings);
        let found = findings.into_vec();
        (wishes, found.iter().map(|one| (one.code, one.line, one.column)).collect())
    }

    #[test]
    fn what_is_asked_for() {
        let some = |text: &str| Some(text.to_owned());
        let list = |items: &[&str]| items.iter().map(|&item| item.to_owned()).collect();
        let table = [
            (
                "permalink: /a/%ED%95%9C/?x=1#y",
                Dialect::Jekyll,
                Wishes { path: some("/a/한/"), ..Wishes::default() },
            ),
            ("url: https://other.example/x", Dialect::Plain, Wishes::default()),
            ("slug: 첫 글", Dialect::Hugo, Wishes { slug: some("첫 글"), ..Wishes::default() }),
            ("slug: /blog/x", Dialect::Mdx, Wishes { path: some("/blog/x"), ..Wishes::default() }),
            (
                "aliases: [/old/, older]",
                Dialect::Hugo,
                Wishes { aliases: list(&["/old/", "older"]), ..Wishes::default() },
            ),
            (
                "aliases:\n  - 다른 이름\n  - /old\nredirect_from: gone.html",
                Dialect::Obsidian,
                Wishes {
                    aliases: list(&["/old", "gone.html"]),
                    names: list(&["다른 이름"]),
                    ..Wishes::default()
                },
            ),
            ("path: resources/x", Dialect::Jekyll, Wishes::default()),
        ];
        for (block, dialect, expected) in table {
            let (read, _) = read(block, dialect);
            assert_eq!(Wishes { at: 0, ..read }, expected, "{block:?}");
        }
    }

    #[test]
    fn what_leads_out_of_the_site_is_reported() {
        let foreign = |line, column| vec![("foreign-address", line, column)];
        let table = [
            ("aliases: [//evil.example/x]", Dialect::Obsidian, foreign(2, 11)),
            ("title: x\nredirect_from: javascript:alert(1)", Dialect::Jekyll, foreign(3, 16)),
            ("aliases: ['JavaScript:alert(1)']", Dialect::Obsidian, foreign(2, 11)),
            ("aliases: ['/\\evil.example']", Dialect::Hugo, foreign(2, 11)),
            ("permalink: //evil.example", Dialect::Jekyll, foreign(2, 12)),
            ("url: https://a.example/x", Dialect::Obsidian, foreign(2, 6)),
            ("aliases: ['관점: 하나']", Dialect::Obsidian, vec![]),
            ("permalink: /blog/:title/", Dialect::Jekyll, vec![]),
        ];
        for (block, dialect, expected) in table {
            let (wishes, found) = read(block, dialect);
            assert_eq!(found, expected, "{block}");
            assert_eq!(wishes.aliases, Vec::<String>::new(), "{block}");
        }
    }
}
