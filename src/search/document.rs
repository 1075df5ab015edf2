//! What search knows of a document.

use super::format::{Bytes, FormatError, Sort};
#[cfg(not(target_arch = "wasm32"))]
use super::write;
use crate::model::{Date, Kind, PostId, RoutePath, Section, Term};

/// A document as it goes into the index and, in `d/<number>.bin`, as it comes back
/// for showing a hit. Its number is its place in the slice that was indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchDocument {
    /// The Markdown file, relative to the content folder.
    pub file: String,
    /// Its address within the site.
    pub path: RoutePath,
    /// What sort of document it is.
    pub kind: Kind,
    /// Its title, plain text.
    pub title: String,
    /// When it was written.
    pub date: Option<Date>,
    /// Its tags, in the author's order.
    pub tags: Vec<Term>,
    /// Its visible text by heading.
    pub sections: Vec<Section>,
}

impl SearchDocument {
    /// The file of a document, relative to the index folder: `d/17.bin`.
    pub fn file_name(id: PostId) -> String {
        ["d/", &id.0.to_string(), ".bin"].concat()
    }

    /// Whether it keeps its number only: it may not be found.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn is_hidden(&self) -> bool {
        self.title.is_empty() && self.sections.is_empty()
    }

    /// Reads the inflated bytes of such a file.
    ///
    /// # Errors
    /// Where the bytes are not a document.
    pub fn decode(inflated: &[u8]) -> Result<Self, FormatError> {
        let mut bytes = Bytes::open(inflated, Sort::Document)?;
        let file = bytes.text()?.to_owned();
        let path = RoutePath::new(bytes.text()?);
        let kind = match bytes.varint()? {
            0 => Kind::Post,
            1 => Kind::Wiki,
            _ => Kind::Page,
        };
        let title = bytes.text()?.to_owned();
        let date = Date::from_rfc3339(bytes.text()?);
        let mut tags = vec![];
        for _ in 0..bytes.varint()? {
            tags.extend(Term::new(bytes.text()?));
        }
        let mut sections = vec![];
        for _ in 0..bytes.varint()? {
            let mut next = || bytes.text().map(str::to_owned);
            sections.push(Section { id: next()?, title: next()?, text: next()? });
        }
        Ok(Self { file, path, kind, title, date, tags, sections })
    }

    /// The bytes of such a file, not yet deflated.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = write::header(Sort::Document);
        write::text(&mut bytes, &self.file);
        write::text(&mut bytes, self.path.as_str());
        let kind = match self.kind {
            Kind::Post => 0,
            Kind::Wiki => 1,
            Kind::Page => 2,
        };
        write::count(&mut bytes, kind);
        write::text(&mut bytes, &self.title);
        write::text(&mut bytes, self.date.as_ref().map_or("", Date::as_rfc3339));
        write::count(&mut bytes, self.tags.len());
        for tag in &self.tags {
            write::text(&mut bytes, tag.name());
        }
        write::count(&mut bytes, self.sections.len());
        for section in &self.sections {
            write::text(&mut bytes, &section.id);
            write::text(&mut bytes, &section.title);
            write::text(&mut bytes, &section.text);
        }
        bytes
    }
}
