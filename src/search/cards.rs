//! What is shown of a hit before any of its text: cards, a few to a file.
//!
//! They are small, because every state of what is being typed shows some.

use super::format::{Bytes, FormatError, Sort};
use crate::model::{Date, Kind, PostId, RoutePath, Term};

/// Cards of a file. `write::cards` writes them.
pub(super) const CARDS: u32 = 2;

/// A document as a hit shows it, but for its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitCard {
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
    /// The number of the first file with its text.
    pub(super) first_text: u32,
    /// How many files its text is in.
    pub(super) texts: u32,
}

impl HitCard {
    /// The file with the card of a document, relative to the index folder: `c/8.bin`.
    pub fn file_name(id: PostId) -> String {
        ["c/", &(id.0 / CARDS).to_string(), ".bin"].concat()
    }

    /// The file with a piece of its text, relative to the index folder: `t/31.bin`. `None` where it
    /// has no text.
    pub fn text_file(&self, piece: u8) -> Option<String> {
        let last = self.texts.checked_sub(1)?;
        let number = self.first_text.checked_add(u32::from(piece).min(last))?;
        Some(["t/", &number.to_string(), ".bin"].concat())
    }

    /// The numbers of the pieces of its text.
    pub(super) fn pieces(&self) -> std::ops::RangeInclusive<u8> {
        0..=u8::try_from(self.texts.saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// Reads a document's card from the inflated bytes of its file.
    ///
    /// # Errors
    /// Where the bytes are no cards, or others.
    pub fn decode(inflated: &[u8], id: PostId) -> Result<Self, FormatError> {
        let mut bytes = Bytes::open(inflated, Sort::Cards)?;
        let mut card = Self::read(&mut bytes)?;
        for _ in 0..id.0 % CARDS {
            card = Self::read(&mut bytes)?;
        }
        Ok(card)
    }

    fn read(bytes: &mut Bytes<'_>) -> Result<Self, FormatError> {
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
        Ok(Self {
            path,
            kind,
            title,
            date,
            tags,
            first_text: bytes.varint()?,
            texts: bytes.varint()?,
        })
    }
}
