//! A document that has been rendered but not yet tied to the others.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::terms::unify;
use crate::markdown::{self, Outline, Rendered};
use crate::model::{BasePath, Card, Cover, Date, Kind, Term};
use crate::source::{Asset, Dialect, Document};

/// Characters a practised reader of Korean takes in a minute.
const CHARACTERS_PER_MINUTE: usize = 500;
/// Characters of a summary, at most.
const SUMMARY: usize = 160;

/// What is known of a document before the whole site is.
pub(super) struct Draft<'source> {
    pub(super) document: &'source Document,
    pub(super) rendered: Rendered,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) tags: Vec<Term>,
    pub(super) categories: Vec<Term>,
}

impl<'source> Draft<'source> {
    /// Renders a document with the whole site at hand.
    pub(super) fn new(
        document: &'source Document,
        outline: &Outline,
        title: &str,
        site: &markdown::Site<'_>,
    ) -> Self {
        let mut rendered = markdown::render(document, title, site);
        rendered.diagnostics.extend(site.parent_finding(document));
        Self {
            document,
            rendered,
            title: title.to_owned(),
            summary: summary(document, outline),
            tags: document.front.tags.clone(),
            categories: document.front.categories.clone(),
        }
    }

    /// What lists show of it.
    pub(super) fn card(&self, assets: &[Asset], base: &BasePath) -> Card {
        let front = &self.document.front;
        Card {
            path: self.document.path.clone(),
            kind: self.document.kind,
            title: self.title.clone(),
            summary: self.summary.clone(),
            date: front.date.clone(),
            updated: front.updated.clone(),
            tags: self.tags.clone(),
            categories: self.categories.clone(),
            minutes: minutes(self.rendered.text_length),
            lang: front.lang.clone(),
            cover: cover(self.document, assets, base),
        }
    }
}

/// The title: what the front matter says, else the first heading, else the file's name. A note in a
/// vault is called after its file, unless it opens with a title of its own; a page of a documentation
/// is not called after a part of it.
pub(super) fn title(document: &Document, outline: &Outline) -> String {
    let heading = outline
        .first_heading
        .as_ref()
        .filter(|heading| match document.dialect {
            Dialect::Obsidian => heading.leads && heading.level == 1,
            Dialect::Mdx => heading.leads || heading.level == 1,
            _ => true,
        })
        .map(|heading| heading.text.clone());
    let title = document.front.title.clone().or(heading);
    title.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| document.name())
}

/// The summary: what the front matter says, else how the text begins.
pub(super) fn summary(document: &Document, outline: &Outline) -> String {
    let text = document.front.summary.as_deref().unwrap_or(&outline.summary);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SUMMARY) {
        None => text,
        Some((end, _)) => {
            let cut = text.get(..end).unwrap_or(&text);
            let word_end =
                cut.rfind(' ').filter(|place| *place > cut.len() / 2).unwrap_or(cut.len());
            format!("{}…", cut.get(..word_end).unwrap_or(cut))
        }
    }
}

/// The moment that a date means, whatever its offset.
pub(super) fn moment(date: Option<&Date>) -> Option<jiff::Timestamp> {
    date?.as_rfc3339().parse().ok()
}

/// The order of all lists: what can be listed first, by kind, the newest first, then by file.
pub(super) fn order(
    draft: &Draft<'_>,
) -> (bool, Kind, bool, Reverse<Option<jiff::Timestamp>>, String) {
    let document = draft.document;
    let date = match document.kind {
        Kind::Post | Kind::Page => document.front.date.as_ref(),
        Kind::Wiki => document.front.updated.as_ref().or(document.front.date.as_ref()),
    };
    let moment = moment(date);
    (
        document.front.unlisted,
        document.kind,
        moment.is_none(),
        Reverse(moment),
        document.file.clone(),
    )
}

/// Gives all documents the same spelling of each term.
pub(super) fn unify_terms(drafts: &mut [Draft<'_>]) {
    let mut tags: Vec<Vec<Term>> =
        drafts.iter_mut().map(|draft| std::mem::take(&mut draft.tags)).collect();
    let mut categories: Vec<Vec<Term>> =
        drafts.iter_mut().map(|draft| std::mem::take(&mut draft.categories)).collect();
    unify(&mut tags);
    unify(&mut categories);
    for ((draft, tags), categories) in drafts.iter_mut().zip(tags).zip(categories) {
        draft.tags = tags;
        draft.categories = categories;
    }
}

/// The assets that some published document shows or links to: files beside a draft stay private. What
/// keeps an address of its own is published in any case.
pub(super) fn used_assets(assets: &[Asset], drafts: &[Draft<'_>]) -> Vec<Asset> {
    let covers: BTreeSet<&str> = drafts
        .iter()
        .filter_map(|draft| cover_asset(draft.document, assets))
        .map(|asset| asset.file.as_str())
        .collect();
    let mut mentioned: BTreeSet<&str> = BTreeSet::new();
    for draft in drafts {
        for (at, _) in draft.rendered.html.match_indices("assets/") {
            let rest = draft.rendered.html.get(at..).unwrap_or_default();
            mentioned.insert(rest.split(['"', '#', '?', ' ']).next().unwrap_or_default());
        }
    }
    assets
        .iter()
        .filter(|asset| {
            let encoded = BasePath::new("/").file(&asset.published);
            !asset.published.starts_with("assets/")
                || covers.contains(asset.file.as_str())
                || mentioned.contains(encoded.trim_start_matches('/'))
        })
        .cloned()
        .collect()
}

/// The file that a front matter's picture means.
fn cover_asset<'a>(document: &Document, assets: &'a [Asset]) -> Option<&'a Asset> {
    let wanted = document.front.cover.as_deref()?.trim_start_matches("./");
    let folder = document.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = if folder.is_empty() { wanted.to_owned() } else { format!("{folder}/{wanted}") };
    let absolute = wanted.trim_start_matches('/');
    assets.iter().find(|asset| asset.file == beside).or_else(|| {
        assets
            .iter()
            .find(|asset| asset.file == absolute || asset.file.ends_with(&format!("/{absolute}")))
    })
}

fn cover(document: &Document, assets: &[Asset], base: &BasePath) -> Option<Cover> {
    let wanted = document.front.cover.as_deref()?;
    if wanted.starts_with("https://") || wanted.starts_with("http://") {
        return Some(Cover {
            src: wanted.to_owned(),
            alt: String::new(),
            width: None,
            height: None,
        });
    }
    let asset = cover_asset(document, assets)?;
    Some(Cover {
        src: base.file(&asset.published),
        alt: String::new(),
        width: asset.size.map(|size| size.0),
        height: asset.size.map(|size| size.1),
    })
}

fn minutes(text_length: usize) -> u32 {
    u32::try_from(text_length.div_ceil(CHARACTERS_PER_MINUTE)).unwrap_or(u32::MAX).max(1)
}
