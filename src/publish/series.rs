//! Series: their documents in order.

use std::collections::BTreeMap;

use super::draft::{Draft, moment};
use crate::model::RoutePath;
use crate::source::number_of;

/// All series of a site.
#[derive(Debug, Default)]
pub(super) struct AllSeries {
    /// Names and documents in order.
    series: Vec<(String, Vec<RoutePath>)>,
    /// The series that a document belongs to.
    of: BTreeMap<RoutePath, usize>,
}

impl AllSeries {
    /// Finds the series among these documents. One document alone is none.
    pub(super) fn new(drafts: &[Draft<'_>]) -> Self {
        let mut all = Self::default();
        for (name, mut members) in named(drafts) {
            if members.len() > 1 {
                members.sort_by_cached_key(|draft| place(draft));
                let paths: Vec<RoutePath> =
                    members.iter().map(|draft| draft.document.path.clone()).collect();
                all.of.extend(paths.iter().map(|path| (path.clone(), all.series.len())));
                all.series.push((name, paths));
            }
        }
        all
    }

    /// Name and documents of the series that a document belongs to.
    pub(super) fn of(&self, path: &RoutePath) -> Option<(&str, &[RoutePath])> {
        let (name, paths) = self.series.get(*self.of.get(path)?)?;
        Some((name, paths))
    }
}

/// The order within a series: as its author numbered the documents, else the oldest first, else by
/// file.
fn place(draft: &Draft<'_>) -> impl Ord + use<> {
    let document = draft.document;
    let weight = document.front.weight;
    let number = number_of(document.file.rsplit('/').next().unwrap_or_default());
    let moment = moment(document.front.date.as_ref());
    let file = document.file.clone();
    (weight.is_none(), weight, number.is_none(), number, moment.is_none(), moment, file)
}

type Group<'run, 'source> = (String, Vec<&'run Draft<'source>>);

/// The documents of each series by its name.
fn named<'run, 'source>(drafts: &'run [Draft<'source>]) -> Vec<Group<'run, 'source>> {
    let mut series: BTreeMap<&str, Vec<&Draft<'_>>> = BTreeMap::new();
    for draft in drafts {
        if let Some(name) = draft.document.front.series.as_deref() {
            series.entry(name).or_default().push(draft);
        }
    }
    series.into_iter().map(|(name, members)| (name.to_owned(), members)).collect()
}
