//! `seoga list`: what would be published, one record a document.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Library, Published};
use crate::markdown;
use crate::model::{BasePath, Date, Kind, RoutePath, Term};
use crate::source::{Dialect, Document, Hidden};

/// A document as `seoga list --json` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(
    missing_docs,
    reason = "the fields are the documented contract of the command: see README.md"
)]
pub struct Record {
    pub path: String,
    pub url: String,
    pub kind: Kind,
    pub title: String,
    pub summary: String,
    pub date: Option<Date>,
    pub updated: Option<Date>,
    pub tags: Vec<Term>,
    pub categories: Vec<Term>,
    pub series: Option<String>,
    pub author: Option<String>,
    pub lang: String,
    pub hidden: Option<Hidden>,
    pub dialect: Dialect,
    pub headings: Vec<HeadingRecord>,
    pub links: Vec<String>,
    pub backlinks: Vec<String>,
    pub parent: Option<String>,
    pub words: usize,
    pub minutes: u32,
}

/// A heading as `seoga list --json` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(
    missing_docs,
    reason = "the fields are the documented contract of the command: see README.md"
)]
pub struct HeadingRecord {
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// Every document of the source, hidden ones included, ordered by file.
pub fn records(library: &Library, documents: &[Document]) -> Vec<Record> {
    let published: BTreeMap<&str, &Published> =
        library.documents.iter().map(|published| (published.file.as_str(), published)).collect();
    documents
        .iter()
        .map(|document| record(library, document, published.get(document.file.as_str()).copied()))
        .collect()
}

fn record(library: &Library, document: &Document, published: Option<&Published>) -> Record {
    let base = &library.base;
    let front = &document.front;
    let outline = markdown::outline(document);
    let headings = published.map_or(outline.headings.as_slice(), |published| &published.headings);
    let card = published.map(|published| &published.post.card);
    let words = published.map_or_else(
        || document.body.split_whitespace().count(),
        |published| {
            published.sections.iter().map(|section| section.text.split_whitespace().count()).sum()
        },
    );
    Record {
        path: document.file.clone(),
        url: document.path.href(base),
        kind: document.kind,
        title: card
            .map_or_else(|| super::draft::title(document, &outline), |card| card.title.clone()),
        summary: card
            .map_or_else(|| super::draft::summary(document, &outline), |card| card.summary.clone()),
        date: front.date.clone(),
        updated: front.updated.clone(),
        tags: card.map_or_else(|| front.tags.clone(), |card| card.tags.clone()),
        categories: card.map_or_else(|| front.categories.clone(), |card| card.categories.clone()),
        series: front.series.clone().or_else(|| {
            let series = published.and_then(|published| published.post.series.as_ref());
            series.map(|series| series.name.clone())
        }),
        author: front.author.clone(),
        lang: front.lang.clone().unwrap_or_else(|| library.config.lang.clone()),
        hidden: document.hidden,
        dialect: document.dialect,
        headings: headings
            .iter()
            .map(|entry| HeadingRecord {
                level: entry.level,
                id: entry.id.clone(),
                text: entry.text.clone(),
            })
            .collect(),
        links: published.map(|published| urls(base, &published.links)).unwrap_or_default(),
        backlinks: published
            .map(|published| {
                published.post.backlinks.iter().map(|link| link.path.href(base)).collect()
            })
            .unwrap_or_default(),
        parent: published
            .and_then(|published| published.parent.as_ref())
            .map(|path| path.href(base)),
        words,
        minutes: card.map_or(0, |card| card.minutes),
    }
}

fn urls(base: &BasePath, paths: &[RoutePath]) -> Vec<String> {
    paths.iter().map(|path| path.href(base)).collect()
}
