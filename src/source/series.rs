//! Series that nobody wrote down: a folder whose posts are all numbered (`01-…`, `2. …`) is one.

use std::collections::BTreeMap;

use crate::model::Kind;

use super::Document;
use super::address::place::without_export_id;
use super::date;

/// Names the series of documents that name none. `documents` come with the folder that each lies in;
/// indexes of folders are no parts.
pub(crate) fn settle(documents: &mut [(&mut Document, String, bool)]) {
    let mut folders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (document, folder, index)) in documents.iter().enumerate() {
        if document.kind == Kind::Post && !folder.is_empty() && !index {
            folders.entry(folder).or_default().push(at);
        }
    }
    let numbered = |at: &usize| {
        documents.get(*at).is_some_and(|(document, ..)| {
            let name = document.file.rsplit('/').next().unwrap_or_default();
            document.front.series.is_none() && number_of(name).is_some()
        })
    };
    let series: Vec<(usize, String)> = folders
        .iter()
        .filter(|(_, places)| places.len() > 1 && places.iter().all(numbered))
        .flat_map(|(folder, places)| {
            let name = without_export_id(folder.rsplit('/').next().unwrap_or(folder));
            places.iter().map(|at| (*at, name.to_owned()))
        })
        .collect();
    for (at, name) in series {
        if let Some((document, ..)) = documents.get_mut(at) {
            document.front.series = Some(name);
        }
    }
}

/// The number in front of a name; a date is none.
pub fn number_of(name: &str) -> Option<u32> {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = name.split_at_checked(digits)?;
    let separated = rest.starts_with(['-', '_', '.', ' ', ')', '장', '강', '편', '화']);
    let stem = rest.rsplit_once('.').map_or(rest, |(stem, _)| stem);
    let titled = stem.chars().any(char::is_alphabetic);
    let fits = separated && titled && digits <= 3 && date::of_name(name).is_none();
    number.parse().ok().filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_front_of_names() {
        let table = [
            ("01-시작.md", Some(1)),
            ("2. 다음.md", Some(2)),
            ("3장 끝.md", Some(3)),
            ("10_x.md", Some(10)),
            ("2024-05-03-x.md", None),
            ("2024 회고.md", None),
            ("3d-model.md", None),
            ("1.md", None),
            ("시작.md", None),
        ];
        for (name, expected) in table {
            assert_eq!(number_of(name), expected, "{name}");
        }
    }
}
