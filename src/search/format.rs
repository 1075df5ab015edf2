//! The byte format of the index.
//!
//! Every file is published as a zlib stream (RFC 1950: what a browser's
//! `DecompressionStream("deflate")` reads). What follows describes the inflated bytes.
//!
//! - `varint`: an unsigned number of at most 32 bits, seven bits a byte, lowest first, the top bit
//!   set on all bytes but the last.
//! - `text`: a varint of its length in bytes, then UTF-8.
//! - `keys`: for each key two varints, the number of first bytes shared with the key before it and
//!   the number of bytes that follow, then these bytes. Keys ascend strictly by byte, which for
//!   UTF-8 is by code point.
//! - `header`: the letters `sgx`, a byte [`VERSION`], a byte for the sort of file.
//!
//! | file | inflated content |
//! |---|---|
//! | `meta.bin` | header `M`; varint: number of documents; varint: bytes of `tags.bin` (inflated); twice (dictionary, then wide ranges) a varint: number of shards that a page lists, 1 where there are no pages; a varint: number of pages, or of shards, and `keys`: for each the shortest text that stands after the last key of the one before and not after its own first key |
//! | `m<n>.bin`, `v<n>.bin` | a page of the table of contents, of the dictionary and of wide ranges: header `P`; varint: number of shards, and `keys` as above |
//! | `<n>.bin` | a shard of the dictionary: header `S`; varint: number of keys; `keys`; for each key a varint: number of postings; for each key and posting a varint: document number less that of the posting before, less one (of the first posting of a key: the number itself); for each key and posting a byte: impact, in its lowest two bits where the key stands: 0 in body, heading, tag, 1 in the title, 2 at its start, 3 only nearby; for each key and posting a byte: the piece of the document's text that shows the key best |
//! | `w<n>.bin` | a shard of wide ranges, same as above; a key is `low`, U+0001, `high` and its postings are the union of those of all keys from `low` up to but not including `high` |
//! | `tags.bin` | header `T`; varint: number of tags, most frequent first; for each a `text`: its name, a varint: number of documents, for each document a varint as in postings |
//! | `c/<n>.bin` | cards of documents `2n` and `2n + 1`: header `C`; for each: `text`: its path; varint: 0 post, 1 wiki, 2 page; `text`: title; `text`: date, empty for none; varint: number of tags, for each a `text`; varint: number of the first file with its text; varint: how many there are |
//! | `t/<n>.bin` | pieces of text: header `X`; varint: number of documents; for each: varint: its number; varint: number of sections, for each three `text`s: id, heading, text |
//! | `files.bin` | for tools, not for browsers: header `F`; for each document a `text`: its Markdown file, relative to the content folder |
//!
//! Sorts of keys, all folded (see [`crate::text::fold()`]) and cut to [`KEY_LENGTH`] characters:
//!
//! | key | of | for |
//! |---|---|---|
//! | `비동기처리` `동기처리` `처리` | all text: words, and their inner starts | literal look-up of any prefix |
//! | `서버컴포넌트` | titles, tags: a word and all that follow; headings: a word and the next | missing spaces |
//! | `서버컴포넌트=` | the whole title, at most [`TITLE_LENGTH`] characters | known titles |
//! | `ㅋㅍㄴㅌ 컴포넌트` | words of titles, tags, headings: 초성, a space, the word | 초성, typing errors |
//! | `ㅅㅂㅋㅍㄴㅌ` | titles, tags: 초성 of a word and all that follow | 초성 of whole titles |
//! | `"버컴@` | all text: two words that follow each other (see `neighbours`) | phrases |
//! | `#tag` `/path/of/it/` `=post` `@2024-05-03` | what is known of a document | filters, facets, order by date |
//! | `~kbrnts kubernetes` | Latin words of titles, tags, headings: consonants, a space, the word | typing errors |

use std::fmt;

/// The version of the format; another one cannot be read.
pub const VERSION: u8 = 3;

/// Characters of a key, at most.
pub const KEY_LENGTH: usize = 24;

/// Characters of a whole title's key, at most, without its `=`.
pub const TITLE_LENGTH: usize = 48;

/// What the keys of neighbouring words start with.
pub(super) const NEIGHBOURS: &str = "\"";
/// What the keys of tags start with.
pub(super) const TAG: &str = "#";
/// What the keys of paths start with.
pub(super) const PATH: &str = "/";
/// What the keys of kinds start with.
pub(super) const KIND: &str = "=";
/// What the keys of days start with.
pub(super) const DATE: &str = "@";

/// Stands between the two bounds in the key of a wide range.
pub(super) const BETWEEN: char = '\u{1}';

pub(super) const MAGIC: [u8; 3] = *b"sgx";

/// Why a file of the index cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// It does not start with the right letters: another file, or an error page.
    Foreign,
    /// It is of another version of the format: the page is older than the site, or newer.
    Version,
    /// It ends too soon or contradicts itself.
    Damaged,
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Foreign => "not a file of the search index",
            Self::Version => "the search index is of another version",
            Self::Damaged => "the search index is damaged",
        })
    }
}

impl std::error::Error for FormatError {}

/// The sorts of files with a header.
#[derive(Clone, Copy)]
pub(super) enum Sort {
    Meta = b'M' as isize,
    Page = b'P' as isize,
    Shard = b'S' as isize,
    Tags = b'T' as isize,
    Cards = b'C' as isize,
    Texts = b'X' as isize,
    #[cfg(not(target_arch = "wasm32"))]
    Files = b'F' as isize,
}

/// Reads bytes that may be anything.
pub(super) struct Bytes<'bytes>(&'bytes [u8]);

impl<'bytes> Bytes<'bytes> {
    /// Takes a whole file and checks its header.
    pub(super) fn open(file: &'bytes [u8], sort: Sort) -> Result<Self, FormatError> {
        let mut bytes = Self(file);
        let header = bytes.take(MAGIC.len()).map_err(|_| FormatError::Foreign)?;
        if header != MAGIC {
            return Err(FormatError::Foreign);
        }
        if bytes.take(1)? != [VERSION] {
            return Err(FormatError::Version);
        }
        if bytes.take(1)? != [sort as u8] {
            return Err(FormatError::Foreign);
        }
        Ok(bytes)
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'bytes [u8], FormatError> {
        let (head, tail) = self.0.split_at_checked(count).ok_or(FormatError::Damaged)?;
        self.0 = tail;
        Ok(head)
    }

    pub(super) fn varint(&mut self) -> Result<u32, FormatError> {
        let mut number = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.take(1)?.first().copied().unwrap_or_default();
            let bits = u32::from(byte & 0x7F);
            if shift == 28 && bits > 0x0F {
                break;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(FormatError::Damaged)
    }

    pub(super) fn text(&mut self) -> Result<&'bytes str, FormatError> {
        let length = self.varint()? as usize;
        std::str::from_utf8(self.take(length)?).map_err(|_| FormatError::Damaged)
    }

    /// `count` document numbers in ascending order, all below `documents`.
    pub(super) fn numbers(
        &mut self,
        count: usize,
        documents: u32,
        each: &mut dyn FnMut(u32),
    ) -> Result<(), FormatError> {
        let mut next = 0u32;
        for _ in 0..count {
            let number = next.checked_add(self.varint()?).ok_or(FormatError::Damaged)?;
            if number >= documents {
                return Err(FormatError::Damaged);
            }
            each(number);
            next = number + 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use super::*;

    #[test]
    fn numbers_of_all_lengths() {
        for number in [0, 1, 127, 128, 300, u32::MAX] {
            let mut bytes = Vec::new();
            write::varint(&mut bytes, number);
            assert_eq!(Bytes(&bytes).varint(), Ok(number));
        }
        assert_eq!(Bytes(&[0xFF; 5]).varint(), Err(FormatError::Damaged));
        assert_eq!(Bytes(&[0x80]).varint(), Err(FormatError::Damaged));
    }
}
