//! Parsed files → documents: what can only be decided with the whole site in view.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::{Kind, RoutePath};

use super::address::claim::{Claim, settle};
use super::address::place::{Index, Place, Shelf};
use super::address::{self, Traits};
use super::config::Settings;
use super::dialect::{self, Evidence};
use super::findings::Findings;
use super::front::cut::Format;
use super::front::merge::{Context, merge};
use super::front::routes::wishes;
use super::front::visibility::{Circumstances, hidden, is_template};
use super::front::{self, Front, terms};
use super::signs::{Signs, inline_tags, signs};
use super::{Diagnostic, Dialect, Document, ReadOptions, Severity};

/// A document as far as it can be understood on its own.
#[derive(Clone, Debug)]
pub(crate) struct Parsed {
    file: String,
    place: Place,
    front: Front,
    signs: Signs,
    vault: Option<usize>,
}

impl Parsed {
    /// Parses the text of a file. `vault` is the number of folders that lead to the Obsidian vault
    /// that it lies in.
    pub(crate) fn of(
        file: &str,
        text: String,
        vault: Option<usize>,
        hugo: bool,
    ) -> (Self, Vec<Diagnostic>) {
        let mut findings = Findings::new(file);
        let front = front::take(text, &mut findings);
        let below = file.strip_prefix("content/").filter(|_| hugo);
        let parsed = Self {
            file: file.to_owned(),
            place: Place::of(below.unwrap_or(file)),
            signs: signs(&front.body),
            front,
            vault,
        };
        (parsed, findings.into_vec())
    }

    fn dialect(&self) -> Option<Dialect> {
        dialect::shown(Evidence {
            place: &self.place,
            format: self.front.format,
            table: &self.front.table,
            signs: self.signs,
            in_vault: self.vault.is_some(),
        })
    }
}

/// Makes documents of everything that was parsed, in the order given.
pub(crate) fn assemble(
    mut parsed: Vec<Parsed>,
    settings: &Settings,
    options: ReadOptions,
) -> (Vec<Document>, Vec<Diagnostic>) {
    settle_indexes(&mut parsed);
    if let Some(jekyll) = &settings.jekyll {
        for one in &mut parsed {
            let collection = collection(&one.place).to_owned();
            jekyll.fill(&one.file, &collection, &mut one.front.table);
        }
    }
    let shown: Vec<Option<Dialect>> = parsed.par_iter().map(Parsed::dialect).collect();
    let site = if settings.jekyll.is_some() {
        Dialect::Jekyll
    } else if settings.hugo {
        Dialect::Hugo
    } else {
        dialect::of_the_site(shown.iter().copied())
    };
    let places: Vec<Place> = parsed.iter().map(|one| one.place.clone()).collect();
    let built: Vec<(Claim, Vec<Diagnostic>)> = parsed
        .into_par_iter()
        .zip(shown)
        .map(|(one, shown)| build(one, shown.unwrap_or(site), settings, options))
        .collect();
    let mut claims = Vec::with_capacity(built.len());
    let mut diagnostics = Vec::new();
    for (claim, found) in built {
        claims.push(claim);
        diagnostics.extend(found);
    }
    settle_parents(&mut claims, &places);
    let (documents, found) = settle(claims);
    diagnostics.extend(found);
    (documents, diagnostics)
}

/// One index a folder: `index.md` before `_index.md` before `README.md`; the others are documents
/// like any. An index alone in its folder is no index but what the folder is about.
fn settle_indexes(parsed: &mut [Parsed]) {
    let mut documents: BTreeMap<String, usize> = BTreeMap::new();
    let mut best: BTreeMap<String, Index> = BTreeMap::new();
    for one in parsed.iter() {
        let folders = &one.place.folders;
        for depth in 0..=folders.len() {
            let above = folders.get(..depth).unwrap_or_default().join("/");
            *documents.entry(above).or_default() += 1;
        }
        if let Some(index) = one.place.index {
            let best = best.entry(one.place.folder()).or_insert(index);
            *best = index.min(*best);
        }
    }
    for one in parsed {
        let folder = one.place.folder();
        let Some(index) = one.place.index else {
            continue;
        };
        if best.get(&folder) != Some(&index) {
            one.place.index = None;
        } else if documents.get(&folder) == Some(&1) && index != Index::Section {
            one.place = one.place.as_bundle();
        }
    }
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

fn build(
    parsed: Parsed,
    dialect: Dialect,
    settings: &Settings,
    options: ReadOptions,
) -> (Claim, Vec<Diagnostic>) {
    let Parsed { file, place, front, vault, .. } = parsed;
    let mut findings = Findings::new(&file);
    let context = Context { zone: &settings.zone, dialect, named: place.named };
    let table = &front.table;
    let mut merged = merge(&front, context, &mut findings);
    if merged.categories.is_empty() {
        merged.categories = terms::terms(address::categories(&place, dialect, vault));
    }
    if dialect == Dialect::Obsidian {
        let names = merged.tags.iter().map(|term| term.name().to_owned());
        merged.tags = terms::terms(names.chain(inline_tags(&front.body)));
    }
    let layout = table.text(&["layout"]).unwrap_or_default();
    let kind = address::kind(
        &place,
        Traits {
            dialect,
            layout: &layout,
            has_front: front.format != Format::None,
            dated: merged.date.is_some(),
            jekyll_site: settings.jekyll.is_some(),
        },
    );
    let hidden = hidden(
        table,
        Circumstances {
            in_drafts: place.shelf == Shelf::Drafts,
            date: merged.date.as_ref(),
            zone: &settings.zone,
            future: settings.jekyll.as_ref().is_some_and(|jekyll| jekyll.future),
            options,
        },
    );
    if is_template(table) {
        findings.add(
            Severity::Note,
            "template",
            front.place(0),
            "the front matter holds placeholders: the file is taken for a template and hidden",
            "fill in title and date to publish it",
        );
    }
    let wishes = wishes(table, front.format, dialect);
    let (path, explicit) =
        address::path(&place, kind, dialect, &wishes, &merged, settings.jekyll.as_ref());
    merged.names = wishes.names;
    let written = if explicit { front.place(wishes.at) } else { (1, 1) };
    let claim = Claim {
        document: Document {
            file,
            dialect,
            kind,
            path: RoutePath::new(&path),
            aliases: Vec::new(),
            front: merged,
            body: front.body,
            body_line: front.body_line,
            hidden,
        },
        explicit,
        place: written,
        aliases: wishes.aliases,
    };
    (claim, findings.into_vec())
}

/// In trees where documents name no parent, the index of the folder is one: of its own folder for a
/// document, of the nearest folder above for an index. The root's index is the parent of what lies
/// at the root and of indexes only; else it would be everybody's.
fn settle_parents(claims: &mut [Claim], places: &[Place]) {
    let mut indexes: BTreeMap<String, String> = BTreeMap::new();
    for (claim, place) in claims.iter().zip(places) {
        if place.index.is_some() && claim.document.hidden.is_none() {
            let file = &claim.document.file;
            let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
            indexes.insert(place.folder(), stem.to_owned());
        }
    }
    // `topic.md` beside `topic/` speaks for the folder that has no index of its own.
    for (claim, place) in claims.iter().zip(places) {
        if place.index.is_none() && claim.document.hidden.is_none() {
            let mut folders = place.folders.clone();
            folders.push(place.stem.clone());
            let file = &claim.document.file;
            let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
            indexes.entry(folders.join("/")).or_insert_with(|| stem.to_owned());
        }
    }
    for (claim, place) in claims.iter_mut().zip(places) {
        let document = &mut claim.document;
        let tree = matches!(place.shelf, Shelf::Tree | Shelf::Wiki | Shelf::Collection(_));
        let own_way = document.dialect == Dialect::Wiki || document.kind == Kind::Page;
        if !tree || own_way || document.front.parent.is_some() {
            continue;
        }
        let folders = &place.folders;
        let lowest = folders.len() - usize::from(place.index.is_some() && !folders.is_empty());
        let is_root_index = place.index.is_some() && folders.is_empty();
        let to_root = place.index.is_some() || folders.is_empty();
        document.front.parent = (usize::from(!to_root)..=lowest)
            .rev()
            .filter(|_| !is_root_index)
            .find_map(|depth| indexes.get(&folders.get(..depth)?.join("/")))
            .cloned();
    }
}
