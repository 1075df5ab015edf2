//! How much a key says of a document.

use super::keys::Beginning;
use super::shard::{ELSEWHERE, IN_TITLE, NEARBY, STARTS_TITLE};

/// Where in a document a key stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    /// The title from its start on.
    TitleStart,
    Tag,
    Heading,
    Body,
    /// Known of the document as a whole: yes or no.
    Fact,
    /// Not in the document itself: a synonym of something in it, or neighbours but for a particle.
    Near,
}

/// A key at one of its places.
#[derive(Clone, Copy)]
pub(super) struct Occurrence {
    pub(super) first: Beginning,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) field: Field,
    /// Whether it is a whole word and no inner part of one.
    pub(super) whole: bool,
    /// The piece of the text it stands in.
    pub(super) piece: u8,
}

/// What the fields of one document count. In the manner of BM25F, but each field saturates by
/// itself, so that a word in the title is never outweighed by its repetition in some body.
pub(super) struct Weights {
    title: f32,
    body_length: f32,
}

/// In the title, however long that is.
const TITLE: f32 = 70.0;
/// What a title of one word adds to that; one of ten words, a tenth of it.
const TITLE_SHORT: f32 = 50.0;
/// In headings: what it comes near to with every further one.
const HEADING: f32 = 40.0;
/// Among the tags.
const TAG: f32 = 30.0;
/// In the body: what it comes near to with every further time.
const BODY: f32 = 75.0;
/// Times that make half of that, in a body of the mean length.
const HALF_BODY: f32 = 3.0;
/// A fact of the document.
const FACT: f32 = 24.0;
/// Only near: what it comes near to, as in the body.
const NEAR: f32 = 50.0;
/// What an inner part of a word counts, where the whole word counts 1.
const INNER: f32 = 0.6;

impl Weights {
    #[expect(clippy::cast_precision_loss, reason = "lengths, of which only the size matters")]
    pub(super) fn new(title_words: usize, body_length: usize, average: f32) -> Self {
        Self {
            title: TITLE + TITLE_SHORT / (title_words.max(1) as f32),
            body_length: 0.5 + 0.5 * body_length as f32 / average.max(1.0),
        }
    }

    /// How much a key says of the document, by all its places.
    pub(super) fn impact(&self, group: &[Occurrence]) -> u8 {
        let best = |field: Field| {
            group
                .iter()
                .filter(|found| found.field == field)
                .map(|found| if found.whole { 1.0 } else { INNER })
                .fold(0.0, f32::max)
        };
        let count = |field: Field| -> f32 {
            let places = group.iter().filter(|found| found.field == field);
            places.map(|found| if found.whole { 1.0 } else { INNER }).sum()
        };
        let body = count(Field::Body) / self.body_length;
        let headings = count(Field::Heading);
        let near = count(Field::Near);
        let title = best(Field::TitleStart).max(best(Field::Title));
        let worth = self.title * title
            + FACT * best(Field::Fact)
            + NEAR * near / (near + HALF_BODY)
            + TAG * best(Field::Tag)
            + HEADING * headings / (headings + 0.5)
            + BODY * body / (body + HALF_BODY);
        let stands = |field: Field| group.iter().any(|found| found.field == field);
        let standing = if stands(Field::TitleStart) {
            STARTS_TITLE
        } else if stands(Field::Title) {
            IN_TITLE
        } else if group.iter().all(|found| found.field == Field::Near) {
            NEARBY
        } else {
            ELSEWHERE
        };
        quantise(worth) | standing
    }
}

/// Steps of four, which compress better than all 255, order as well, and leave two bits.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 4 and 252")]
fn quantise(worth: f32) -> u8 {
    let step = (worth / 4.0 + 0.5).clamp(1.0, 63.0) as u8;
    step * 4
}
