//! The look-ups that one word of a query stands for, and what of it is marked in a text.

use super::format::{FormatError, KEY_LENGTH, TITLE_LENGTH};
use super::neighbours::neighbour_prefix;
use super::query::QueryWord;
use super::ranges::{KeyRange, first_characters};
use super::reader::{Column, Reader};
use super::shard::Posting;
use crate::text::hangul;
use crate::text::hangul::open_ends;
use crate::text::particles;

/// Literally what was typed.
pub(super) const LITERAL: u8 = 0;
/// What was typed without its particle, or as far as it has been typed.
pub(super) const NEAR: u8 = 1;

/// Sixteenths of an impact that a look-up counts.
const WHOLE: u8 = 16;
const PREFIX: u8 = 12;
const WITHOUT_PARTICLE: u8 = 10;
const HALF_TYPED: u8 = 8;

/// Something to find in a text, of a word of the query by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) word: usize,
    pub(super) kind: PatternKind,
}

/// How a pattern is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PatternKind {
    /// These folded characters.
    Text(Vec<char>),
    /// These folded characters and one more within bounds.
    Open(Vec<char>, char, char),
    /// Syllables with these initial consonants.
    Initials(Vec<char>),
}

/// The consonants of a 초성 query, `ㄳ` (which an input method makes of `ㄱ` and `ㅅ`) taken apart.
fn typed_initials(word: &str) -> Option<String> {
    if !word.chars().all(hangul::is_consonant) {
        return None;
    }
    Some(hangul::keystrokes(word).into_iter().collect())
}

/// One stretch of the dictionary to read for a word, and what is found there is worth.
pub(super) struct LookUp {
    pub(super) range: KeyRange,
    pub(super) level: u8,
    pub(super) weight: u8,
}

/// What is looked up for a word: the word itself, what begins like it, its stem without a particle,
/// and what it may become.
fn look_ups(word: &QueryWord) -> Vec<LookUp> {
    let text = first_characters(&word.text, KEY_LENGTH);
    if let Some(initials) = typed_initials(text) {
        let range = KeyRange::prefix(first_characters(&initials, KEY_LENGTH));
        return vec![LookUp { range, level: LITERAL, weight: WHOLE }];
    }
    let mut all = vec![
        LookUp { range: KeyRange::only(text), level: LITERAL, weight: WHOLE },
        LookUp { range: KeyRange::prefix(text), level: LITERAL, weight: PREFIX },
    ];
    if let Some(stem) = particles::without_particle(text).filter(|_| !word.in_phrase) {
        let range = KeyRange::prefix(stem);
        all.push(LookUp { range, level: NEAR, weight: WITHOUT_PARTICLE });
    }
    if may_grow(word) {
        let opens = KeyRange::opens(text).into_iter();
        all.extend(opens.map(|range| LookUp { range, level: NEAR, weight: HALF_TYPED }));
    }
    all
}

/// Finds a word.
pub(super) fn look_up(reader: &mut Reader<'_>, word: &QueryWord) -> Result<Column, FormatError> {
    let mut column = Column::new(reader.documents());
    each_found(reader, word, |LookUp { level, weight, .. }, _, found| {
        column.add(found, *level, *weight);
    })?;
    if word.in_title {
        column.keep_titles();
    }
    Ok(column)
}

/// Hands over every key that the look-ups of a word find, with its postings. Not through a `dyn`: it has
/// one caller in the browser.
pub(super) fn each_found(
    reader: &mut Reader<'_>,
    word: &QueryWord,
    mut each: impl FnMut(&LookUp, &[u8], &[Posting]),
) -> Result<(), FormatError> {
    for look_up in look_ups(word) {
        let LookUp { range, weight, .. } = &look_up;
        // Where what begins with a word is stored as a whole, the word itself is in that.
        let is_whole = *weight == WHOLE && *range == KeyRange::only(&range.low);
        if is_whole && reader.is_wide(&KeyRange::prefix(&range.low))? {
            continue;
        }
        reader.range(range, &mut |key, found| {
            // The word itself has counted already.
            if *weight != PREFIX || key != range.low.as_bytes() {
                each(&look_up, key, found);
            }
        })?;
    }
    Ok(())
}

/// Finds where two words of a phrase follow each other, or are written together.
pub(super) fn look_up_neighbours(
    reader: &mut Reader<'_>,
    one: &str,
    two: &str,
    may_grow: bool,
) -> Result<Column, FormatError> {
    let mut column = Column::new(reader.documents());
    for text in [neighbour_prefix(one, two, may_grow), [one, two].concat()] {
        let text = first_characters(&text, KEY_LENGTH);
        let mut ranges = vec![KeyRange::prefix(text)];
        if may_grow {
            ranges.extend(KeyRange::opens(text));
        }
        for range in ranges {
            reader.range(&range, &mut |_, found| column.add(found, LITERAL, WHOLE))?;
        }
    }
    Ok(column)
}

fn may_grow(word: &QueryWord) -> bool {
    word.last || word.text.ends_with(hangul::is_consonant)
}

/// What is marked in a text for a word.
pub(super) fn patterns(number: usize, word: &QueryWord) -> Vec<Pattern> {
    let text = word.text.as_str();
    let characters = |text: &str| text.chars().collect::<Vec<char>>();
    let mut patterns = vec![];
    let mut add = |kind| patterns.push(Pattern { word: number, kind });
    add(PatternKind::Text(characters(text)));
    if let Some(initials) = typed_initials(text) {
        add(PatternKind::Initials(characters(&initials)));
    }
    if let Some(stem) = particles::without_particle(text).filter(|_| !word.in_phrase) {
        add(PatternKind::Text(characters(stem)));
    }
    if may_grow(word) {
        for end in open_ends(text) {
            add(PatternKind::Open(characters(&end.stem), end.low, end.high));
        }
    }
    patterns
}

/// What all words of a query, written together, say of titles.
pub(super) struct Titles {
    /// Documents whose whole title was typed, give or take spaces and a particle.
    pub(super) whole: Column,
    /// Documents with a title, heading or tag that goes on like this.
    pub(super) begun: Column,
}

/// Finds titles by all words of a query.
pub(super) fn look_up_titles(
    reader: &mut Reader<'_>,
    words: &[QueryWord],
) -> Result<Titles, FormatError> {
    let mut titles =
        Titles { whole: Column::new(reader.documents()), begun: Column::new(reader.documents()) };
    let joined: String = words.iter().map(|word| word.text.as_str()).collect();
    let Some(last) = words.last() else {
        return Ok(titles);
    };
    let whole = first_characters(&joined, TITLE_LENGTH);
    for title in [Some(whole), particles::without_particle(whole)].into_iter().flatten() {
        reader.key(&(title.to_owned() + "="), &mut |_, found| {
            titles.whole.add(found, LITERAL, WHOLE);
        })?;
    }
    if words.len() < 2 {
        return Ok(titles);
    }
    let range = KeyRange::prefix(first_characters(&joined, KEY_LENGTH));
    reader.range(&range, &mut |_, found| {
        titles.begun.add(found, LITERAL, WHOLE);
    })?;
    if may_grow(last) {
        for end in open_ends(whole) {
            // All but the last syllable, this one, and the sign that nothing follows.
            let length = end.stem.chars().count() + 2;
            reader.range(&KeyRange::open(&end, whole), &mut |key, found| {
                let is_whole = std::str::from_utf8(key)
                    .is_ok_and(|key| key.ends_with('=') && key.chars().count() == length);
                let titles = if is_whole { &mut titles.whole } else { &mut titles.begun };
                // Key by key it is what the title says: as literal as anything.
                titles.add(found, LITERAL, HALF_TYPED);
            })?;
        }
    }
    Ok(titles)
}
