//! The text of documents, for snippets: a hit costs one piece of it, however long its document.
//!
//! The index knows for each key of a document in which piece it stands. Enter at [`read`]; the
//! publisher cuts the pieces (`pieces`).

use super::format::{Bytes, FormatError, Sort};
use crate::model::{PostId, Section};

/// What a text file, inflated, has of a document; nothing where it is of others.
///
/// # Errors
/// Where the bytes are no text file.
pub fn read(inflated: &[u8], document: PostId) -> Result<Vec<Section>, FormatError> {
    let mut bytes = Bytes::open(inflated, Sort::Texts)?;
    let mut sections = vec![];
    for _ in 0..bytes.varint()? {
        let owner = bytes.varint()?;
        for _ in 0..bytes.varint()? {
            let mut next = || bytes.text();
            let (id, title, text) = (next()?, next()?, next()?);
            if owner == document.0 {
                sections.push(Section {
                    id: id.to_owned(),
                    title: title.to_owned(),
                    text: text.to_owned(),
                });
            }
        }
    }
    Ok(sections)
}
