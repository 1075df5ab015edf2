//! Documents about the same things: what they share, the rarer the weightier.
//!
//! Enter at [`related`]. Each document becomes a short list of weighed [`Feature`]s (words, tags,
//! series, links, see [`features`]); two documents are as near as the cosine between their lists.
//!
//! What must stay true:
//! - the cost grows with the number of documents and no faster: lists are short, and of documents
//!   that share a feature no more than [`MET`] are met;
//! - all numbers are integers, and ties are broken by place: the same input gives the same answer.

mod features;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use rayon::prelude::*;

pub(super) use features::Subject;
use features::{Feature, Sort, Stems, features};

/// Related documents, at most.
const RELATED: usize = 4;
/// Features of a document that are compared, at most: those that tell most about it.
const TELLING: usize = 32;
/// Documents met through one feature, at most; those next in the order of all lists.
const MET: usize = 160;
/// A word that more than one document in so many uses tells nothing.
const COMMON_WORD: usize = 6;
/// Sites are too small to tell common words from rare ones below so many documents of one.
const FEW: usize = 6;
/// Documents that are read one after the other, at least, so that words are met again.
const TOGETHER: usize = 512;
/// How near two documents are at least, of [`SAME`].
const NEAR: u64 = 70;
/// How near a document is to itself.
const SAME: u64 = 1000;

/// Keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

type ByKey<T> = HashMap<u64, T, BuildHasherDefault<AsItIs>>;

/// What tells a document from others, weighed.
#[derive(Debug, Default)]
struct Profile {
    weights: Vec<(u64, u64)>,
    /// The length of `weights` as a vector.
    length: u64,
}

/// For each document the places of those nearest to it, the nearest first. `apart` says of two
/// documents that they are shown beside each other anyway.
pub(super) fn related(
    subjects: &[Subject<'_>],
    apart: impl Fn(usize, usize) -> bool + Sync,
) -> Vec<Vec<usize>> {
    let features: Vec<Vec<Feature>> =
        subjects.par_iter().with_min_len(TOGETHER).map_init(Stems::default, features).collect();
    let mut bearers: ByKey<u32> = ByKey::default();
    for feature in features.iter().flatten() {
        *bearers.entry(feature.key).or_default() += 1;
    }
    let profiles: Vec<Profile> =
        features.into_par_iter().map(|list| profile(&list, &bearers, subjects.len())).collect();
    drop(bearers);

    let mut shared: ByKey<Vec<(usize, u64)>> = ByKey::default();
    for (place, profile) in profiles.iter().enumerate() {
        for (key, weight) in &profile.weights {
            shared.entry(*key).or_default().push((place, *weight));
        }
    }
    let scores = || vec![0_u64; profiles.len()];
    (0..profiles.len())
        .into_par_iter()
        .map_init(scores, |scores, place| nearest(place, &profiles, &shared, scores, &apart))
        .collect()
}

/// The features that tell most about a document among so many.
fn profile(features: &[Feature], bearers: &ByKey<u32>, documents: usize) -> Profile {
    let common = (documents / COMMON_WORD).max(FEW);
    let mut weights: Vec<(u64, u64)> = features
        .iter()
        .filter_map(|feature| {
            let count = *bearers.get(&feature.key)? as usize;
            let tells = count > 1 && (feature.sort != Sort::Word || count <= common);
            let weight = feature.weight * rareness(count, documents);
            (tells && weight > 0).then_some((feature.key, weight))
        })
        .collect();
    weights.sort_unstable_by_key(|(key, weight)| (Reverse(*weight), *key));
    weights.truncate(TELLING);
    let length = weights.iter().map(|(_, weight)| weight * weight).sum::<u64>().isqrt();
    Profile { weights, length }
}

/// Four times the binary logarithm of how many documents there are for one that bears a feature.
fn rareness(count: usize, documents: usize) -> u64 {
    let ratio = (documents as u128) * 256 / (count.max(1) as u128);
    u64::from((ratio.saturating_pow(4)).checked_ilog2().unwrap_or_default().saturating_sub(4 * 8))
}

fn nearest(
    place: usize,
    profiles: &[Profile],
    shared: &ByKey<Vec<(usize, u64)>>,
    scores: &mut [u64],
    apart: impl Fn(usize, usize) -> bool,
) -> Vec<usize> {
    let Some(profile) = profiles.get(place) else {
        return Vec::new();
    };
    let mut met: Vec<usize> = Vec::new();
    for (key, weight) in &profile.weights {
        for (other, theirs) in around(shared.get(key).map_or(&[], Vec::as_slice), place) {
            if let Some(score) = scores.get_mut(*other).filter(|_| *other != place) {
                if *score == 0 {
                    met.push(*other);
                }
                *score += weight * theirs;
            }
        }
    }
    let mut ranked: Vec<(u64, usize)> = Vec::with_capacity(met.len());
    for other in met {
        let score = scores.get_mut(other).map(std::mem::take).unwrap_or_default();
        let theirs = profiles.get(other).map_or(0, |profile| profile.length);
        let near = score * SAME / (profile.length * theirs).max(1);
        if near >= NEAR && !apart(place, other) {
            ranked.push((near, other));
        }
    }
    ranked.sort_unstable_by_key(|(near, other)| (Reverse(*near), other.abs_diff(place), *other));
    ranked.into_iter().take(RELATED).map(|(_, other)| other).collect()
}

/// The documents of a list that stand nearest to a place in it.
fn around(list: &[(usize, u64)], place: usize) -> &[(usize, u64)] {
    let at = list.partition_point(|(other, _)| *other < place);
    let start = at.saturating_sub(MET / 2).min(list.len().saturating_sub(MET));
    list.get(start..(start + MET).min(list.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests;
