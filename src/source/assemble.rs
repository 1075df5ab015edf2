//! Parsed files → documents: what can only be decided with the whole site in view.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::{Kind, RoutePath};

use super::address::claim::{Claim, settle};
use super::address::place::{Index, Place, Shelf};
use super::address::{self, Home, Traits};
use super::config::Settings;
use super::dialect::{self, Evidence};
use super::findings::Findings;
use super::front::cut::Format;
use super::front::merge::{Context, merge};
use super::front::routes::wishes;
use super::front::visibility::{Circumstances, hidden, is_template};
use super::front::{self, Front, exported, terms};
use super::layout::{Family, Located};
use super::signs::{Signs, inline_tags, prose, signs};
use super::{
    Diagnostic, Dialect, Document, FrontMatter, ReadOptions, Severity, defaults, order, series,
};

/// A document as far as it can be understood on its own.
#[derive(Clone, Debug)]
pub(crate) struct Parsed {
    pub(super) file: String,
    pub(super) located: Located,
    pub(super) place: Place,
    family: Family,
    pub(super) front: Front,
    signs: Signs,
    /// The number of folders that lead to the Obsidian vault that it lies in.
    pub(crate) vault: Option<usize>,
    /// Whether it lies in a folder of an editor's templates.
    pub(crate) is_template: bool,
}

impl Parsed {
    /// Parses the text of a file.
    pub(crate) fn of(
        file: &str,
        text: String,
        located: Located,
        family: Family,
    ) -> (Self, Vec<Diagnostic>) {
        let mut findings = Findings::new(file);
        let mut front = front::take(text, &mut findings);
        exported::fill(file, &front.body, &mut front.table);
        let parsed = Self {
            file: file.to_owned(),
            place: Place::within(&located.below, family.shelving()),
            located,
            family,
            signs: signs(&front.body),
            front,
            vault: None,
            is_template: false,
        };
        (parsed, findings.into_vec())
    }

    /// Whether it has no front matter.
    pub(crate) fn is_bare(&self) -> bool {
        self.front.format == Format::None
    }

    fn dialect(&self) -> Option<Dialect> {
        let free = self.vault.is_some() || self.place.extension == "mdx";
        if self.family.decides() && !free {
            return self.family.dialect();
        }
        dialect::shown(Evidence {
            place: &self.place,
            format: self.front.format,
            table: &self.front.table,
            signs: self.signs,
            in_vault: self.vault.is_some(),
        })
    }

    /// Its folder; folders of two roots or languages are never the same.
    pub(super) fn folder(&self) -> String {
        folder_key(&self.located, &self.place.folders)
    }
}

/// A name for a folder that no other root or language has.
fn folder_key(located: &Located, folders: &[String]) -> String {
    let lang = located.lang.as_deref().unwrap_or_default();
    format!("{}:{lang}:{}", located.root, folders.join("/"))
}

/// Makes documents of everything that was parsed, in the order given.
pub(crate) fn assemble(
    mut parsed: Vec<Parsed>,
    settings: &Settings,
    options: ReadOptions,
) -> (Vec<Document>, Vec<Diagnostic>) {
    settle_indexes(&mut parsed);
    defaults::fill(&mut parsed, settings);
    let mut diagnostics = order::settle(&mut parsed, settings);
    let shown: Vec<Option<Dialect>> = parsed.par_iter().map(Parsed::dialect).collect();
    let common = dialect::of_the_site(shown.iter().copied());
    let places: Vec<(Located, Place)> =
        parsed.iter().map(|one| (one.located.clone(), one.place.clone())).collect();
    let built: Vec<(Claim, Vec<Diagnostic>)> = parsed
        .into_par_iter()
        .zip(shown)
        .map(|(one, shown)| {
            let told = settings.rules_for(&one.file).into_iter().find_map(|rule| rule.dialect);
            let dialect = told.or(shown).or(one.family.dialect()).unwrap_or(common);
            build(one, dialect, settings, options)
        })
        .collect();
    let mut claims = Vec::with_capacity(built.len());
    for (claim, found) in built {
        claims.push(claim);
        diagnostics.extend(found);
    }
    settle_parents(&mut claims, &places);
    let mut series: Vec<_> = claims
        .iter_mut()
        .zip(&places)
        .map(|(claim, (_, place))| {
            (&mut claim.document, place.folders.join("/"), place.index.is_some())
        })
        .collect();
    series::settle(&mut series);
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
            let above = folders.get(..depth).unwrap_or_default();
            *documents.entry(folder_key(&one.located, above)).or_default() += 1;
        }
        if let Some(index) = one.place.index {
            let best = best.entry(one.folder()).or_insert(index);
            *best = index.min(*best);
        }
    }
    for one in parsed {
        let folder = one.folder();
        let Some(index) = one.place.index else {
            continue;
        };
        if index == Index::Plain && one.family.has_bundles() {
            one.place = one.place.as_bundle();
        } else if best.get(&folder) != Some(&index) {
            one.place.index = None;
        } else if documents.get(&folder) == Some(&1) && index != Index::Section {
            one.place = one.place.as_bundle();
        }
    }
}

fn build(
    parsed: Parsed,
    dialect: Dialect,
    settings: &Settings,
    options: ReadOptions,
) -> (Claim, Vec<Diagnostic>) {
    let Parsed { file, located, place, family, mut front, vault, is_template: form, .. } = parsed;
    front.table.lift(&["extra", "params"]);
    let layout = settings.layout(&file);
    let rules = settings.rules_for(&file);
    let mut findings = Findings::new(&file);
    let context =
        Context { zone: &settings.zone, dialect, named: place.named, authors: &layout.authors };
    let table = &front.table;
    let mut merged = merge(&front, context, &mut findings);
    if merged.lang.is_none() {
        merged.lang.clone_from(&located.lang);
    }
    if place.index.is_some() && place.folders.is_empty() && !has_name(&merged, &front.body) {
        // The front page of a site without a title of its own; `index` is none.
        merged.title = Some(settings.site.title.clone());
    }
    if merged.categories.is_empty() {
        let within = located.root.split('/').filter(|part| !part.is_empty()).count();
        let vault = vault.map(|depth| depth.saturating_sub(within));
        merged.categories = terms::terms(address::categories(&place, dialect, vault));
    }
    if dialect == Dialect::Obsidian {
        let names = merged.tags.iter().map(|term| term.name().to_owned());
        merged.tags = terms::terms(names.chain(inline_tags(&front.body)));
    }
    terms::few(&front, &mut merged, &mut findings);
    let named_layout = table.text(&["layout"]).unwrap_or_default();
    // A page that a theme fills with lists, or its page for what is not found: the site has its own.
    let stands_in =
        place.stem == "404" || (is_listing(&named_layout) && is_only_templates(&front.body));
    if stands_in {
        merged.unlisted = true;
    }
    if is_listing(&named_layout) && stands_in {
        front.body.clear();
    }
    if family == Family::Docusaurus && merged.weight.is_none() {
        merged.weight = address::number(&place.stem);
    }
    let told = rules.iter().find_map(|rule| rule.kind).or(located.kind);
    let kind = told.unwrap_or_else(|| {
        address::kind(
            &place,
            Traits {
                dialect,
                layout: &named_layout,
                has_front: front.format != Format::None,
                dated: merged.date.is_some(),
                family,
            },
        )
    });
    let hidden = hidden(
        table,
        Circumstances {
            in_drafts: place.shelf == Shelf::Drafts || form,
            date: merged.date.as_ref(),
            zone: &settings.zone,
            future: layout.jekyll.as_ref().is_some_and(|jekyll| jekyll.future),
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
    let wishes = wishes(&front, dialect, &mut findings);
    let home = Home { layout, located: &located };
    let (path, explicit) = address::path(&place, kind, dialect, &wishes, &merged, home);
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
        explicit: explicit && !stands_in,
        place: written,
        aliases: wishes.aliases,
    };
    (claim, findings.into_vec())
}

/// Whether a layout shows nothing of the document but lists of others.
fn is_listing(layout: &str) -> bool {
    let layouts = [
        "search",
        "searchlist",
        "archives",
        "archive",
        "tags",
        "tag",
        "categories",
        "category",
        "collection",
        "posts",
        "home",
    ];
    layouts.contains(&layout.to_ascii_lowercase().as_str())
}

/// Whether a text holds nothing but Liquid: what a theme's lists are made with.
fn is_only_templates(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        let end = match rest.get(..2) {
            Some("{%") => "%}",
            Some("{{") => "}}",
            _ => return rest.is_empty(),
        };
        let Some(at) = rest.find(end) else {
            return false;
        };
        rest = rest.get(at + 2..).unwrap_or_default().trim_start();
    }
}

/// Whether front matter or a heading says what a document is called.
fn has_name(front: &FrontMatter, body: &str) -> bool {
    let heading = |line: Cow<'_, str>| line.starts_with('#') || line.starts_with("<h1");
    front.title.is_some() || prose(body).any(heading)
}

/// In trees where documents name no parent, the index of the folder is one: of its own folder for a
/// document, of the nearest folder above for an index. The root's index is the parent of what lies
/// at the root and of indexes only; else it would be everybody's.
fn settle_parents(claims: &mut [Claim], places: &[(Located, Place)]) {
    let mut indexes: BTreeMap<String, String> = BTreeMap::new();
    for (claim, (located, place)) in claims.iter().zip(places) {
        if place.index.is_some() && claim.document.hidden.is_none() {
            let file = &claim.document.file;
            let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
            indexes.insert(folder_key(located, &place.folders), stem.to_owned());
        }
    }
    // `topic.md` beside `topic/` speaks for the folder that has no index of its own.
    for (claim, (located, place)) in claims.iter().zip(places) {
        if place.index.is_none() && claim.document.hidden.is_none() {
            let mut folders = place.folders.clone();
            folders.push(place.stem.clone());
            let file = &claim.document.file;
            let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
            let key = folder_key(located, &folders);
            indexes.entry(key).or_insert_with(|| stem.to_owned());
        }
    }
    for (claim, (located, place)) in claims.iter_mut().zip(places) {
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
            .find_map(|depth| indexes.get(&folder_key(located, folders.get(..depth)?)))
            .cloned();
    }
}
