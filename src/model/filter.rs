//! Which documents a choice of terms leaves, and how the other tags count among them.
//!
//! Works on the [`Listing`]s of the chosen terms alone: the publisher takes them from memory, the
//! browser from as many small files as terms are chosen.

use super::{Listing, ListingRow, Match, PostId, Slug, Term, TermCount};

/// Tags offered beside a list, at most.
pub const FACETS: usize = 16;

/// What a choice leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filtered {
    /// The documents, in the order of all lists.
    pub documents: Vec<PostId>,
    /// The most frequent tags among them that are not chosen yet.
    pub facets: Vec<TermCount>,
}

/// Combines the listings: documents of the category, where one is chosen, that bear all of the tags
/// or any of them. Rows are in the order of numbers, so this is a merge.
pub fn filter(category: Option<&Listing>, tags: &[&Listing], mode: Match) -> Filtered {
    let listings: Vec<&Listing> = category.into_iter().chain(tags.iter().copied()).collect();
    let needed = match mode {
        Match::All => listings.len(),
        Match::Any => listings.len().min(usize::from(category.is_some()) + 1),
    };
    let mut counts = Counts::default();
    let places: Vec<Vec<usize>> =
        listings.iter().map(|listing| counts.places(&listing.tags)).collect();
    let mut heads: Vec<&[ListingRow]> =
        listings.iter().map(|listing| listing.rows.as_slice()).collect();
    let mut documents = Vec::new();
    while let Some(next) = heads.iter().filter_map(|rows| rows.first()).map(|row| row.0).min() {
        let mut listed = 0;
        let mut in_category = category.is_none();
        let mut borne = None;
        for (number, head) in heads.iter_mut().enumerate() {
            let Some((row, rest)) = head.split_first().filter(|(row, _)| row.0 == next) else {
                continue;
            };
            *head = rest;
            listed += 1;
            in_category |= number == 0;
            borne = Some((row, places.get(number)));
        }
        if let (true, true, Some((row, Some(places)))) = (listed >= needed, in_category, borne) {
            documents.push(next);
            counts.add(row, places);
        }
    }
    let chosen: Vec<Option<Slug>> = tags.iter().map(|listing| listing.term.slug()).collect();
    Filtered { documents, facets: counts.most(|term| !chosen.contains(&term.slug())) }
}

/// How often each tag has been met.
#[derive(Default)]
struct Counts(Vec<TermCount>);

impl Counts {
    /// Where each of a listing's tags is counted.
    fn places(&mut self, tags: &[Term]) -> Vec<usize> {
        // A listing names each tag once: only those of other listings may be there already.
        let known = self.0.len();
        let place = |tag: &Term| {
            self.0.iter().take(known).position(|count| count.term == *tag).unwrap_or_else(|| {
                self.0.push(TermCount { term: tag.clone(), count: 0 });
                self.0.len() - 1
            })
        };
        tags.iter().map(place).collect()
    }

    fn add(&mut self, row: &ListingRow, places: &[usize]) {
        for tag in &row.1 {
            let place = usize::try_from(*tag).ok().and_then(|tag| places.get(tag));
            if let Some(count) = place.and_then(|place| self.0.get_mut(*place)) {
                count.count += 1;
            }
        }
    }

    /// The most frequent tags that are wanted, then by name; at most [`FACETS`] of them.
    fn most(mut self, wanted: impl Fn(&Term) -> bool) -> Vec<TermCount> {
        self.0.retain(|count| count.count > 0 && wanted(&count.term));
        let mut most: Vec<TermCount> = Vec::new();
        // Few are wanted of few: looking for the next one is less code than sorting.
        while most.len() < FACETS {
            let before = |a: &TermCount, b: &TermCount| (b.count, &a.term) < (a.count, &b.term);
            let next = (0..self.0.len()).reduce(|best, place| {
                let better = matches!((self.0.get(place), self.0.get(best)), (Some(a), Some(b)) if before(a, b));
                if better { place } else { best }
            });
            match next {
                Some(next) => most.push(self.0.swap_remove(next)),
                None => break,
            }
        }
        most
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Schema;

    fn listing(name: &str, tags: &[&str], rows: &[(u32, &[u32])]) -> Listing {
        Listing {
            schema: Schema,
            term: Term::new(name).unwrap(),
            tags: tags.iter().map(|tag| Term::new(tag).unwrap()).collect(),
            rows: rows
                .iter()
                .map(|(id, places)| ListingRow(PostId(*id), places.to_vec()))
                .collect(),
        }
    }

    /// 0: aws sre · 1: aws · 2: sre k8s · 3: aws sre k8s; category 운영: 0, 2.
    fn fixture() -> (Listing, Listing, Listing) {
        let tags = ["aws", "sre", "k8s"];
        (
            listing("운영", &tags, &[(0, &[0, 1]), (2, &[1, 2])]),
            listing("aws", &tags, &[(0, &[0, 1]), (1, &[0]), (3, &[0, 1, 2])]),
            listing("sre", &tags, &[(0, &[0, 1]), (2, &[1, 2]), (3, &[0, 1, 2])]),
        )
    }

    fn documents(filtered: &Filtered) -> Vec<u32> {
        filtered.documents.iter().map(|id| id.0).collect()
    }

    fn facets(filtered: &Filtered) -> Vec<(&str, usize)> {
        filtered.facets.iter().map(|facet| (facet.term.name(), facet.count)).collect()
    }

    #[test]
    fn one_tag() {
        let (_, aws, _) = fixture();
        let found = filter(None, &[&aws], Match::All);
        assert_eq!(documents(&found), [0, 1, 3]);
        assert_eq!(facets(&found), [("sre", 2), ("k8s", 1)]);
    }

    #[test]
    fn all_and_any() {
        let (_, aws, sre) = fixture();
        let all = filter(None, &[&aws, &sre], Match::All);
        assert_eq!(documents(&all), [0, 3]);
        assert_eq!(facets(&all), [("k8s", 1)]);
        let any = filter(None, &[&aws, &sre], Match::Any);
        assert_eq!(documents(&any), [0, 1, 2, 3]);
        assert_eq!(facets(&any), [("k8s", 2)]);
    }

    #[test]
    fn within_a_category() {
        let (operations, aws, sre) = fixture();
        assert_eq!(documents(&filter(Some(&operations), &[], Match::All)), [0, 2]);
        assert_eq!(documents(&filter(Some(&operations), &[&aws], Match::All)), [0]);
        assert_eq!(documents(&filter(Some(&operations), &[&aws, &sre], Match::Any)), [0, 2]);
    }

    #[test]
    fn nothing_chosen_is_nothing_found() {
        assert_eq!(filter(None, &[], Match::All), Filtered::default());
    }
}
