//! Front matter that documents need not repeat, because something above them says it: `[[source]]`
//! of `site.toml`, `defaults` of `_config.yml`, `cascade` of Hugo.

use super::address::place::{Index, Place, Shelf};
use super::assemble::Parsed;
use super::config::Settings;
use super::front::value::{Node, Table};
use super::layout::strip;

/// Fills in what documents leave open: the author of `site.toml` is asked first, then the nearest
/// folder.
pub(crate) fn fill(parsed: &mut [Parsed], settings: &Settings) {
    let cascades = cascades(parsed);
    for one in parsed {
        let layout = settings.layout(&one.file);
        let table = &mut one.front.table;
        for rule in settings.rules_for(&one.file) {
            table.fill_from(&rule.defaults);
        }
        if let Some(jekyll) = &layout.jekyll {
            jekyll.fill(&one.located.below, collection(&one.place), table);
        }
        let own = format!("/{}", one.located.below);
        let above = cascades.iter().filter(|cascade| {
            strip(&one.file, &cascade.folder).is_some() && one.file != cascade.file
        });
        for cascade in above {
            pour(&cascade.values, &own, table);
        }
        for values in &layout.defaults {
            pour(values, &own, table);
        }
    }
}

/// What the index of a folder says for everything below it.
struct Cascade {
    folder: String,
    file: String,
    values: Table,
}

/// All cascades, the deepest first.
fn cascades(parsed: &[Parsed]) -> Vec<Cascade> {
    let mut cascades: Vec<Cascade> = Vec::new();
    for one in parsed.iter().filter(|one| one.place.index == Some(Index::Section)) {
        let items = one.front.table.get("cascade").map_or(&[][..], Node::items);
        let folder = one.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        cascades.extend(items.iter().filter_map(Node::as_table).map(|values| Cascade {
            folder: folder.to_owned(),
            file: one.file.clone(),
            values: values.clone(),
        }));
    }
    cascades.sort_by_key(|cascade| std::cmp::Reverse(cascade.folder.len()));
    cascades
}

/// Fills from one cascade, if its target fits. Only targets by path are understood; one by anything
/// else speaks of nothing here.
fn pour(values: &Table, file: &str, table: &mut Table) {
    let target = values.get("target").or_else(|| values.get("_target"));
    if let Some(target) = target {
        let path = target.as_table().and_then(|target| target.text(&["path"]));
        let fits = path.is_some_and(|path| {
            let folder = path.trim_end_matches("**").trim_end_matches('*').trim_end_matches('/');
            let folder = folder.replace(['{', '}'], "");
            file == folder || file.strip_prefix(&folder).is_some_and(|rest| rest.starts_with('/'))
        });
        if !fits {
            return;
        }
    }
    let mut values = values.clone();
    values.lift(&["params"]);
    values.remove(&["target", "_target", "params", "cascade"]);
    table.fill_from(&values);
}

/// What Jekyll calls the type of a document.
fn collection(place: &Place) -> &str {
    match &place.shelf {
        Shelf::Posts | Shelf::PostFolder => "posts",
        Shelf::Drafts => "drafts",
        Shelf::Wiki => "wiki",
        Shelf::Collection(name) => name,
        Shelf::Pages | Shelf::Tree => "pages",
    }
}
