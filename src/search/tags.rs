//! The tags of all documents: filters and facets.

use super::Hit;
use super::format::{Bytes, FormatError, Sort};
use super::rank::by_count;
use super::reader::Documents;
use crate::model::{Slug, Term, TermCount};

/// The tags of all documents, relative to the index folder.
pub const TAGS_FILE: &str = "tags.bin";

/// The tags of all `hits` with the number of hits that bear them, most frequent first. Takes the
/// inflated bytes of [`super::TAGS_FILE`].
///
/// # Errors
/// Where the bytes are not a file of tags.
pub fn facets(tags: &[u8], hits: &[Hit]) -> Result<Vec<TermCount>, FormatError> {
    let most = hits.iter().map(|hit| hit.id.0 + 1).max().unwrap_or_default();
    let mut found = Documents::none(most);
    for hit in hits {
        found.insert(hit.id.0);
    }
    let mut counts = vec![];
    each_tag(tags, u32::MAX, |name, numbers| {
        let count = numbers.iter().filter(|number| found.contains(**number)).count();
        if count > 0
            && let Some(term) = Term::new(name)
        {
            counts.push(TermCount { term, count });
        }
    })?;
    let order = by_count(counts.iter().map(|tag| tag.count));
    Ok(order.into_iter().filter_map(|place| counts.get(place).cloned()).collect())
}

/// The documents that bear a tag.
pub(super) fn bearers(
    file: &[u8],
    wanted: &Slug,
    documents: u32,
) -> Result<Documents, FormatError> {
    let mut found = Documents::none(documents);
    each_tag(file, documents, |name, numbers| {
        if Slug::from_text(name).as_ref() == Some(wanted) {
            for number in numbers {
                found.insert(*number);
            }
        }
    })?;
    Ok(found)
}

/// Reads the inflated bytes of [`TAGS_FILE`]: hands over each tag's name and documents.
fn each_tag(
    file: &[u8],
    documents: u32,
    mut each: impl FnMut(&str, &[u32]),
) -> Result<(), FormatError> {
    let mut bytes = Bytes::open(file, Sort::Tags)?;
    for _ in 0..bytes.varint()? {
        let name = bytes.text()?;
        let count = bytes.varint()? as usize;
        let mut numbers = vec![];
        bytes.numbers(count, documents, |number| numbers.push(number))?;
        each(name, &numbers);
    }
    Ok(())
}
