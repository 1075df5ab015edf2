//! "Did you mean …": names near to one that leads nowhere.

use std::collections::HashMap;

/// Names that are compared at most, so that a site full of dead links still takes linear time.
const COMPARED: usize = 400;

/// Names cut into buckets by how they begin and end.
#[derive(Debug, Default)]
pub(super) struct Names {
    buckets: HashMap<(bool, String), Vec<String>>,
}

impl Names {
    pub(super) fn new<'name>(names: impl Iterator<Item = &'name str>) -> Self {
        let mut buckets: HashMap<(bool, String), Vec<String>> = HashMap::new();
        for name in names {
            for key in keys(name) {
                let bucket = buckets.entry(key).or_default();
                if bucket.len() < COMPARED {
                    bucket.push(name.to_owned());
                }
            }
        }
        Self { buckets }
    }

    /// The name nearest to the given one, if it is near.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let most = (name.chars().count() / 3).clamp(1, 4);
        keys(&name)
            .iter()
            .filter_map(|key| self.buckets.get(key))
            .flatten()
            .filter(|candidate| **candidate != name)
            .filter_map(|candidate| Some((distance(&name, candidate, most)?, candidate)))
            .min()
            .map(|(_, candidate)| candidate.as_str())
    }
}

fn keys(name: &str) -> [(bool, String); 2] {
    let start: String = name.chars().take(2).collect();
    let end: String = name.chars().rev().take(2).collect();
    [(false, start), (true, end)]
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
        let names = Names::new(["auto-scaling", "auto-tuning", "유휴-자원"].into_iter());
        assert_eq!(names.nearest("auto-scalling"), Some("auto-scaling"));
        assert_eq!(names.nearest("유휴자원"), Some("유휴-자원"));
        assert_eq!(names.nearest("kubernetes"), None);
    }
}
