//! "Did you mean …": names near to one that leads nowhere.
//!
//! Enter at [`Site::hint`] and [`Site::image_hint`]. Case, spaces, hyphens and how Hangul is put
//! together make no difference; after that few letters may.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization;

use super::address::{decode, scheme};
use super::lookup::{last_segment, without_date};
use super::resolve::Target;
use super::site::Site;
use crate::source::{Diagnostic, Document, Severity};

/// Names that are compared at most, so that a site full of dead links still takes linear time.
const COMPARED: usize = 400;
/// Headings of a document that are compared, at most.
const HEADINGS: usize = 200;
/// Candidates that a hint names, at most.
const NAMED: usize = 3;

/// Names cut into buckets by how they begin and end, each with the place of what it names.
#[derive(Debug, Default)]
pub(super) struct Names {
    buckets: HashMap<(bool, String), Vec<(String, usize)>>,
    /// The places of each name, however often it is given.
    same: HashMap<String, Vec<usize>>,
}

impl Names {
    pub(super) fn new<'name>(names: impl Iterator<Item = (&'name str, usize)>) -> Self {
        let mut all = Self::default();
        for (name, place) in names {
            let name = loose(name);
            let places = all.same.entry(name.clone()).or_default();
            if places.len() < NAMED {
                places.push(place);
            }
            for key in keys(&name) {
                let bucket = all.buckets.entry(key).or_default();
                if bucket.len() < COMPARED {
                    bucket.push((name.clone(), place));
                }
            }
        }
        all
    }

    /// The places of the names nearest to the given one, the nearest first; each once.
    pub(super) fn nearest(&self, name: &str) -> Vec<usize> {
        let name = loose(name);
        let most = (name.chars().count() / 3).clamp(1, 4);
        let same = self.same.get(&name).into_iter().flatten().map(|place| (0, *place));
        let keys = keys(&name);
        let near = keys.iter().filter_map(|key| self.buckets.get(key)).flatten();
        let near = near.filter_map(|(other, place)| Some((distance(&name, other, most)?, *place)));
        // What differs in nothing that counts is meant; only where there is none may letters differ.
        let ranked: BTreeSet<(usize, usize)> = same.chain(near).collect();
        let least = ranked.first().map_or(0, |(distance, _)| *distance);
        let mut places: Vec<usize> = Vec::with_capacity(NAMED);
        for (distance, place) in ranked {
            let wanted = least > 0 || distance == 0;
            if wanted && places.len() < NAMED && !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }
}

/// A name without what people mix up: case, spaces and hyphens, endings, dates in front.
fn loose(name: &str) -> String {
    let name = name.trim();
    let bare = [".md", ".markdown", ".mdx", ".html"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .unwrap_or(name);
    let bare = without_date(bare).unwrap_or(bare);
    let kept: String = bare
        .nfc()
        .filter(|character| !character.is_whitespace() && !"-_·".contains(*character))
        .flat_map(char::to_lowercase)
        .collect();
    if kept.is_empty() { name.to_owned() } else { kept }
}

fn keys(name: &str) -> [(bool, String); 2] {
    let start: String = name.chars().take(2).collect();
    let end: String = name.chars().rev().take(2).collect();
    [(false, start), (true, end)]
}

/// The question that a hint asks; nothing where there is no candidate.
fn did_you_mean(candidates: &[&str]) -> Option<String> {
    let (last, first) = candidates.split_last()?;
    let before = if first.is_empty() { String::new() } else { format!("{} or ", first.join(", ")) };
    Some(format!("did you mean {before}{last}?"))
}

impl Site<'_> {
    /// What may have been meant by a link that leads nowhere.
    pub(super) fn hint(&self, written: &str) -> String {
        let path = decode(written.split(['#', '?']).next().unwrap_or_default());
        let name = last_segment(path.trim_end_matches('/'));
        let mut files: Vec<&str> = self
            .near()
            .nearest(name)
            .into_iter()
            .filter_map(|place| self.documents.get(place))
            .map(|document| document.file.as_str())
            .collect();
        if files.is_empty() {
            files = self.near_files(name);
        }
        did_you_mean(&files).unwrap_or_else(|| "the text stays, without a link".to_owned())
    }

    /// What may have been meant by a picture that is not there.
    pub(super) fn image_hint(&self, written: &str) -> String {
        let local = scheme(written).is_some_and(|(name, _)| name.len() == 1 || name == "file");
        let path = decode(written.split(['#', '?']).next().unwrap_or_default()).replace('\\', "/");
        let files = self.near_files(last_segment(&path));
        let otherwise = if local {
            "that is a place on one machine: copy the file beside the document"
        } else {
            "its text stands in its place"
        };
        did_you_mean(&files).unwrap_or_else(|| otherwise.to_owned())
    }

    /// What may have been meant by a fragment that a document does not have.
    pub(super) fn anchor_hint(&self, place: usize, fragment: &str) -> String {
        let headings = self.outlines.get(place).map_or(&[][..], |outline| &outline.headings);
        let names = headings.iter().zip(0..).take(HEADINGS).flat_map(|(heading, number)| {
            [(heading.id.as_str(), number), (heading.text.as_str(), number)]
        });
        let ids: Vec<String> = Names::new(names)
            .nearest(fragment)
            .into_iter()
            .filter_map(|number| Some(format!("#{}", headings.get(number)?.id)))
            .collect();
        did_you_mean(&ids.iter().map(String::as_str).collect::<Vec<_>>())
            .unwrap_or_else(|| "the link leads to the top of the page".to_owned())
    }

    /// What is wrong with the parent that a document names.
    pub fn parent_finding(&self, document: &Document) -> Option<Diagnostic> {
        let parent = document.front.parent.as_deref()?;
        let (line, column) = document.front.parent_at?;
        let (message, hint) = match self.follow_name(document, parent) {
            Target::Dead => (format!("the parent {parent} is nowhere"), self.hint(parent)),
            Target::Hidden => {
                let hint = "this document stands below nothing until it is".to_owned();
                (format!("the parent {parent} is not published"), hint)
            }
            _ => return None,
        };
        Some(Diagnostic {
            file: document.file.clone(),
            line,
            column,
            length: 0,
            severity: Severity::Warning,
            code: "dead-parent",
            message,
            hint: hint.replace("the text stays, without a link", "it stands below nothing"),
        })
    }

    fn near_files(&self, name: &str) -> Vec<&str> {
        let places = self.near_assets().nearest(name);
        places.into_iter().filter_map(|place| Some(self.assets.get(place)?.file.as_str())).collect()
    }
}

/// Insertions, deletions and replacements between two words, where there are at most so many.
fn distance(left: &str, right: &str, most: usize) -> Option<usize> {
    let left: Vec<char> = left.chars().take(64).collect();
    let right: Vec<char> = right.chars().take(64).collect();
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, from) in left.iter().enumerate() {
        let mut diagonal = line;
        let mut before = line + 1;
        for (cell, to) in row.iter_mut().skip(1).zip(&right) {
            let replaced = diagonal + usize::from(from != to);
            diagonal = *cell;
            before = replaced.min(*cell + 1).min(before + 1);
            *cell = before;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let table = [
            ("kitten", "sitting", Some(3)),
            ("가용성", "가용성", Some(0)),
            ("가용성", "가용", Some(1)),
            ("", "ab", Some(2)),
            ("abcdef", "uvwxyz", None),
        ];
        for (left, right, expected) in table {
            assert_eq!(distance(left, right, 4), expected, "{left} {right}");
        }
    }

    #[test]
    fn the_nearest() {
        let all = ["auto-scaling", "auto-tuning", "유휴-자원", "2024-05-03-첫 글", "Auto Scaling"];
        let names = Names::new(all.into_iter().zip(0..));
        let table: [(&str, &[usize]); 8] = [
            // Letters may differ, the nearest first.
            ("auto-scalling", &[0, 4]),
            ("auto-tunning.md", &[1]),
            // Spaces, hyphens, case, endings and dates do not count.
            ("auto scaling", &[0, 4]),
            ("유휴자원", &[2]),
            ("\u{110B}\u{1172}\u{1112}\u{1172} 자원", &[2]),
            ("첫-글.md", &[3]),
            ("2024-05-04-첫글", &[3]),
            ("kubernetes", &[]),
        ];
        for (name, expected) in table {
            assert_eq!(names.nearest(name), expected, "{name}");
        }
    }

    #[test]
    fn questions() {
        assert_eq!(did_you_mean(&[]), None);
        assert_eq!(did_you_mean(&["a.md"]).as_deref(), Some("did you mean a.md?"));
        let three = did_you_mean(&["a.md", "b.md", "c.md"]);
        assert_eq!(three.as_deref(), Some("did you mean a.md, b.md or c.md?"));
    }
}
