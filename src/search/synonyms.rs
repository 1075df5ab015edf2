//! Names of one thing: 쿠버네티스, kubernetes, k8s.
//!
//! A document that has one name gets keys for the others, which count as near and not as literal:
//! so a query costs nothing more, and the site's configuration need not be in the browser.

use std::collections::BTreeMap;

use crate::text::words::Script;
use crate::text::{Folded, Word, fold, particles, words};

/// The groups of synonyms of a site.
#[derive(Debug, Default)]
pub(super) struct Synonyms {
    /// For each group its names, each as folded words.
    groups: Vec<Vec<Vec<String>>>,
    /// The places of the names that begin with a character.
    by_first: BTreeMap<char, Vec<(usize, usize)>>,
}

impl Synonyms {
    /// Takes groups of names as they are written.
    pub(super) fn new(groups: &[Vec<String>]) -> Self {
        let mut synonyms = Self::default();
        for (number, names) in groups.iter().enumerate() {
            let names = names.iter().map(|name| spelt(name)).filter(|words| !words.is_empty());
            let names: Vec<Vec<String>> = names.collect();
            for (place, name) in names.iter().enumerate() {
                if let Some(first) = name.first().and_then(|word| word.chars().next()) {
                    synonyms.by_first.entry(first).or_default().push((number, place));
                }
            }
            synonyms.groups.push(names);
        }
        synonyms
    }

    /// The names of a group, each as words.
    pub(super) fn names(&self, group: usize) -> &[Vec<String>] {
        self.groups.get(group).map(Vec::as_slice).unwrap_or_default()
    }

    /// Adds the groups that a text has a name of.
    pub(super) fn note(&self, text: &Folded, words: &[Word], groups: &mut Vec<usize>) {
        if self.groups.is_empty() {
            return;
        }
        for (start, word) in words.iter().enumerate() {
            let first = text.slice(word.start, word.end).first();
            let Some(places) = first.and_then(|first| self.by_first.get(first)) else {
                continue;
            };
            for (group, place) in places {
                let Some(name) = self.names(*group).get(*place) else { continue };
                let stands = words.get(start..start + name.len()).is_some_and(|words| {
                    words.iter().zip(name).all(|(word, wanted)| is_name(text, *word, wanted))
                });
                if stands && !groups.contains(group) {
                    groups.push(*group);
                }
            }
        }
    }
}

/// Whether a word is a wanted one, give or take a particle.
fn is_name(text: &Folded, word: Word, wanted: &str) -> bool {
    let spelt = text.text(word.start, word.end);
    spelt == wanted
        || (word.script == Script::Hangul && particles::without_particle(&spelt) == Some(wanted))
}

fn spelt(name: &str) -> Vec<String> {
    let folded = fold(name);
    words(&folded).into_iter().map(|word| folded.text(word.start, word.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_noted() {
        let groups = [
            vec!["쿠버네티스".to_owned(), "Kubernetes".to_owned(), "k8s".to_owned()],
            vec!["서버 컴포넌트".to_owned(), "RSC".to_owned()],
        ];
        let synonyms = Synonyms::new(&groups);
        let table: [(&str, &[usize]); 6] = [
            ("쿠버네티스를 쓴다", &[0]),
            ("K8S와 rsc", &[0, 1]),
            ("서버 컴포넌트에서는", &[1]),
            ("서버의 문서", &[]),
            ("쿠버", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let folded = fold(text);
            let mut groups = vec![];
            synonyms.note(&folded, &words(&folded), &mut groups);
            assert_eq!(groups, expected, "{text}");
        }
    }
}
