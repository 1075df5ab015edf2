//! Files that keep the address that they have: what lies in a generator's static folder, the icon of
//! the site, and the name of its domain. Others may link to them, so they are published even where
//! no document does.

use std::collections::BTreeSet;

use crate::model::RoutePath;

use super::Asset;
use super::address::claim::is_reserved;
use super::config::Settings;
use super::layout::Layout;

/// Beginnings of the names of icons that browsers and phones ask for at the root of a site.
const ICONS: &[&str] = &["favicon", "apple-touch-icon", "android-chrome"];

/// Whether a file tells GitHub Pages the domain of the site.
pub(crate) fn is_domain(file: &str, layout: &Layout) -> bool {
    file == "CNAME" || own_path(file, layout).is_some_and(|path| path == "CNAME")
}

/// Gives files that keep their address that address, each to the first that wants it.
pub(crate) fn settle(assets: &mut [Asset], settings: &Settings) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for asset in assets {
        let layout = settings.layout(&asset.file);
        let Some(path) = own_path(&asset.file, layout).or_else(|| icon(&asset.file)) else {
            continue;
        };
        let hidden = path.split('/').any(|part| part.starts_with(['.', '_']));
        let reserved = is_reserved(&RoutePath::new(path));
        if !hidden && !reserved && taken.insert(path.to_lowercase()) {
            path.clone_into(&mut asset.published);
        }
    }
}

/// The address that a file would have in the site that it comes from.
fn own_path<'file>(file: &'file str, layout: &Layout) -> Option<&'file str> {
    layout.static_path(file).or_else(|| layout.below(file).filter(|name| *name == "CNAME"))
}

fn icon(file: &str) -> Option<&str> {
    (!file.contains('/') && ICONS.iter().any(|start| file.starts_with(start))).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::super::config::{ConfigFile, settings};
    use super::*;

    #[test]
    fn what_keeps_its_address() {
        let config = ConfigFile {
            name: "hugo.toml",
            folder: String::new(),
            text: "title = \"x\"\n".to_owned(),
        };
        let settings = settings(&[config], &|path| path == "content");
        let table = [
            ("CNAME", "CNAME"),
            ("favicon.ico", "favicon.ico"),
            ("static/CNAME", "hashed"),
            ("static/favicon.svg", "favicon.svg"),
            ("static/files/a b.pdf", "files/a b.pdf"),
            ("static/files/A B.pdf", "hashed"),
            ("static/data/x.csv", "hashed"),
            ("static/_drafts/x.png", "hashed"),
            ("static/notes.txt", "hashed"),
            ("content/a.png", "hashed"),
        ];
        let asset = |file: &str| Asset {
            file: file.to_owned(),
            source: file.into(),
            published: "hashed".to_owned(),
            size: None,
        };
        let mut assets: Vec<Asset> = table.iter().map(|(file, _)| asset(file)).collect();
        settle(&mut assets, &settings);
        for (asset, (file, expected)) in assets.iter().zip(table) {
            assert_eq!(asset.published, expected, "{file}");
        }
        assert!(is_domain("static/CNAME", &settings.layouts[0]));
        assert!(!is_domain("content/CNAME", &settings.layouts[0]));
    }
}
