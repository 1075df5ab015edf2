//! Documents about the same things.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::Term;

/// Related documents, at most.
const RELATED: usize = 4;
/// A tag that more documents than this bear says little, and would cost much.
const COMMON: usize = 500;

/// For each document the places of those that share its tags: rare tags say more than common ones.
pub(super) fn by_tags(documents: &[&[Term]]) -> Vec<Vec<usize>> {
    let mut bearers: BTreeMap<&Term, Vec<usize>> = BTreeMap::new();
    for (place, tags) in documents.iter().enumerate() {
        for tag in *tags {
            bearers.entry(tag).or_default().push(place);
        }
    }
    documents
        .iter()
        .enumerate()
        .map(|(place, tags)| {
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            for tag in *tags {
                let others = bearers.get(tag).map_or(&[][..], Vec::as_slice);
                if others.len() <= COMMON {
                    for other in others.iter().filter(|other| **other != place) {
                        *shared.entry(*other).or_default() += COMMON / others.len();
                    }
                }
            }
            let mut ranked: Vec<(usize, usize)> = shared.into_iter().collect();
            ranked.sort_by_key(|(other, weight)| (Reverse(*weight), other.abs_diff(place)));
            ranked.into_iter().take(RELATED).map(|(other, _)| other).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_tags_say_more() {
        let terms = |names: &[&str]| -> Vec<Term> {
            names.iter().map(|name| Term::new(name).unwrap()).collect()
        };
        let documents = [
            terms(&["aws", "finops"]),
            terms(&["aws"]),
            terms(&["finops"]),
            terms(&["aws"]),
            terms(&[]),
        ];
        let related = by_tags(&documents.iter().map(Vec::as_slice).collect::<Vec<_>>());
        assert_eq!(related[0], [2, 1, 3]);
        assert!(related[4].is_empty());
    }
}
