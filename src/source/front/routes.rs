//! Where front matter wants its document to be.

use percent_encoding::percent_decode_str;

use super::super::Dialect;
use super::super::decode::nfc;
use super::cut::Format;
use super::value::Table;

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
pub(crate) fn wishes(table: &Table, format: Format, dialect: Dialect) -> Wishes {
    let mut wishes = Wishes {
        path: table
            .text(&["permalink", "url"])
            .or_else(|| {
                // Only Zola calls it so; elsewhere `path` means other things.
                (format == Format::Toml).then(|| table.text(&["path"])).flatten()
            })
            .and_then(|text| local_path(&text)),
        slug: table.text(&["slug"]).and_then(|text| local_path(&text)),
        at: table.first(&["permalink", "url", "path", "slug"]).map_or(0, |node| node.at),
        ..Wishes::default()
    };
    if wishes.slug.as_ref().is_some_and(|slug| slug.starts_with('/')) && wishes.path.is_none() {
        wishes.path = wishes.slug.take();
    }
    for key in ["aliases", "alias", "redirect_from"] {
        let Some(node) = table.get(key) else { continue };
        for text in node.flatten() {
            let path = key == "redirect_from" || text.starts_with('/') || dialect == Dialect::Hugo;
            if !path {
                wishes.names.push(text);
            } else if let Some(path) = local_path(&text) {
                wishes.aliases.push(path);
            }
        }
    }
    wishes
}

/// The path of an address within the site, decoded; `None` for other sites and for nothing.
fn local_path(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains("://") || text.starts_with("//") || text.contains("{{") {
        return None;
    }
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    (!decoded.is_empty()).then(|| nfc(&decoded).into_owned())
}

#[cfg(test)]
mod tests {
    use super::super::yaml;
    use super::*;

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
            let table = yaml::parse(block).unwrap().table;
            let read = wishes(&table, Format::Yaml, dialect);
            assert_eq!(Wishes { at: 0, ..read }, expected, "{block:?}");
        }
    }
}
