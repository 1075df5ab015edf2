//! The tags of all documents: filters and facets.

use super::Hit;
use super::format::{Bytes, FormatError, Sort};
use super::rank::by_count;
use super::reader::Documents;
use crate::model::{Term, TermCount};

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
    let mut bytes = Bytes::open(tags, Sort::Tags)?;
    for _ in 0..bytes.varint()? {
        let name = bytes.text()?;
        let bearers = bytes.varint()? as usize;
        let mut count = 0;
        bytes.numbers(bearers, u32::MAX, &mut |number| {
            count += usize::from(found.contains(number));
        })?;
        if count > 0
            && let Some(term) = Term::new(name)
        {
            counts.push(TermCount { term, count });
        }
    }
    let order = by_count(counts.iter().map(|tag| tag.count));
    Ok(order.into_iter().filter_map(|place| counts.get(place).cloned()).collect())
}
