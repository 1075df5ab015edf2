//! Tags and categories over the whole site.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Listing, ListingRow, PostId, Schema, Slug, Taxonomy, Term, TermCount};

/// The terms of one taxonomy with their documents.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    entries: BTreeMap<Slug, Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    term: Term,
    documents: Vec<PostId>,
}

impl Terms {
    /// Collects the terms of all documents, given in the order of their numbers.
    pub(super) fn collect<'a>(documents: impl Iterator<Item = &'a [Term]>) -> Self {
        let mut entries: BTreeMap<Slug, Entry> = BTreeMap::new();
        for (number, terms) in (0..).zip(documents) {
            for term in terms {
                let Some(slug) = term.slug() else { continue };
                let entry = entries
                    .entry(slug)
                    .or_insert_with(|| Entry { term: term.clone(), documents: Vec::new() });
                if entry.documents.last() != Some(&PostId(number)) {
                    entry.documents.push(PostId(number));
                }
            }
        }
        Self { entries }
    }

    /// All terms, most frequent first, then by name.
    pub(super) fn counts(&self) -> Vec<TermCount> {
        let mut counts: Vec<TermCount> = self
            .entries
            .values()
            .map(|entry| TermCount { term: entry.term.clone(), count: entry.documents.len() })
            .collect();
        counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.term.cmp(&b.term)));
        counts
    }

    /// The slugs of all terms with the number of their documents.
    pub(super) fn slugs(&self) -> impl Iterator<Item = (&Slug, usize)> {
        self.entries.iter().map(|(slug, entry)| (slug, entry.documents.len()))
    }

    /// The listing of a term: its documents with all their tags.
    pub(super) fn listing<'a>(
        &self,
        slug: &Slug,
        tags_of: impl Fn(PostId) -> &'a [Term],
    ) -> Option<Listing> {
        let entry = self.entries.get(slug)?;
        let mut places: BTreeMap<&Term, u32> = BTreeMap::new();
        let mut tags: Vec<Term> = Vec::new();
        let mut rows = Vec::with_capacity(entry.documents.len());
        for document in &entry.documents {
            let mut row = Vec::new();
            for tag in tags_of(*document) {
                let place = *places.entry(tag).or_insert_with(|| {
                    tags.push(tag.clone());
                    u32::try_from(tags.len()).unwrap_or(u32::MAX) - 1
                });
                row.push(place);
            }
            rows.push(ListingRow(*document, row));
        }
        Some(Listing { schema: Schema, term: entry.term.clone(), tags, rows })
    }
}

/// Gives each term the spelling that most documents use, so that `AWS` and `aws` are one tag.
pub(super) fn unify(all: &mut [Vec<Term>]) {
    let mut spellings: BTreeMap<Slug, BTreeMap<Term, usize>> = BTreeMap::new();
    for term in all.iter().flatten() {
        if let Some(slug) = term.slug() {
            *spellings.entry(slug).or_default().entry(term.clone()).or_default() += 1;
        }
    }
    let common: BTreeMap<Slug, Term> = spellings
        .into_iter()
        .filter_map(|(slug, counts)| {
            // Of equally frequent spellings the first in order: `max_by` alone would take the last.
            let (term, _) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
            Some((slug, term))
        })
        .collect();
    for terms in all {
        let mut seen: BTreeSet<Slug> = BTreeSet::new();
        terms.retain_mut(|term| {
            let Some(slug) = term.slug() else {
                return false;
            };
            if let Some(spelling) = common.get(&slug) {
                *term = spelling.clone();
            }
            seen.insert(slug)
        });
    }
}

/// Both taxonomies.
pub(super) const TAXONOMIES: [Taxonomy; 2] = [Taxonomy::Tags, Taxonomy::Categories];

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(names: &[&str]) -> Vec<Term> {
        names.iter().map(|name| Term::new(name).unwrap()).collect()
    }

    #[test]
    fn the_most_common_spelling_wins() {
        let mut all = [terms(&["AWS", "aws"]), terms(&["aws", "C"]), terms(&["aws", "C++"])];
        unify(&mut all);
        assert_eq!(all, [terms(&["aws"]), terms(&["aws", "C"]), terms(&["aws", "C++"])]);
    }

    #[test]
    fn of_equal_spellings_the_first_in_order() {
        let mut all = [terms(&["sre"]), terms(&["SRE"])];
        unify(&mut all);
        assert_eq!(all, [terms(&["SRE"]), terms(&["SRE"])]);
    }

    #[test]
    fn listings_hold_all_tags_of_their_documents() {
        let documents = [terms(&["aws", "sre"]), terms(&["sre"]), terms(&["aws"])];
        let collected = Terms::collect(documents.iter().map(Vec::as_slice));
        let slug = Slug::from_text("aws").unwrap();
        let listing = collected
            .listing(&slug, |id| documents[usize::try_from(id.0).unwrap()].as_slice())
            .unwrap();
        assert_eq!(listing.tags, terms(&["aws", "sre"]));
        assert_eq!(
            listing.rows,
            [ListingRow(PostId(0), vec![0, 1]), ListingRow(PostId(2), vec![0])]
        );
        assert_eq!(collected.counts()[0].count, 2);
    }
}
