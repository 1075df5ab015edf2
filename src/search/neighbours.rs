//! Words that follow each other, for phrases.
//!
//! A key of neighbours is [`NEIGHBOURS`], the last character of the first word, the first of the
//! second, and one of 64 letters made of the last but one of the first and the second of the second:
//! where one of these is not known, the key without it is a prefix. It tells nearly for sure whether
//! two words meet in a document; the text itself says the rest.

use super::format::NEIGHBOURS;
#[cfg(not(target_arch = "wasm32"))]
use crate::text::{Folded, Word, particles, words::Script};

/// Two words that follow each other, as far as the index knows them.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Neighbours([char; 3]);

#[cfg(not(target_arch = "wasm32"))]
impl Neighbours {
    pub(super) fn of(one: &[char], two: &[char]) -> Self {
        let character = |found: Option<&char>| found.copied().unwrap_or(' ');
        let before = one.len().checked_sub(2).and_then(|place| one.get(place));
        let mixed = mixed(character(before), character(two.get(1)));
        Self([character(one.last()), character(two.first()), mixed])
    }

    pub(super) fn key(self) -> String {
        NEIGHBOURS.chars().chain(self.0).collect()
    }
}

/// What the keys start with of a phrase's two words, of which the first may be the end of a word in
/// the text and the second the start of one, if it `may_grow` less than is typed.
pub(super) fn neighbour_prefix(one: &str, two: &str, may_grow: bool) -> String {
    let mut key = String::from(NEIGHBOURS);
    let mut ends = one.chars().rev();
    let mut starts = two.chars();
    key.extend(ends.next());
    key.extend(starts.next());
    if let (Some(before), Some(after)) = (ends.next(), starts.next())
        && (!may_grow || starts.next().is_some())
    {
        key.push(mixed(before, after));
    }
    key
}

/// One of 64 letters for two: enough to tell most pairs apart, and one byte.
fn mixed(before: char, after: char) -> char {
    let number = u32::from(before).wrapping_mul(31).wrapping_add(u32::from(after));
    char::from(b'0' + (number & 63) as u8)
}

/// What is left of a word, or of the word right before it, without a particle: `서버` of `서버의`,
/// `react` of `react` and `의`.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn stem_before<'text>(
    text: &'text Folded,
    before: Option<&Word>,
    word: &Word,
) -> Option<&'text [char]> {
    if word.script != Script::Hangul {
        return None;
    }
    let spelt = text.text(word.start, word.end);
    if let Some(before) = before.filter(|before| before.end == word.start) {
        // After letters of another script nobody can tell which form of the particle is right.
        return particles::is_particle(&spelt).then(|| text.slice(before.start, before.end));
    }
    let stem = particles::without_particle(&spelt)?;
    Some(text.slice(word.start, word.start + stem.chars().count()))
}
