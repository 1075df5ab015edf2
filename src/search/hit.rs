//! What is shown of a found document.

use super::matching::Haystack;
use super::plan::Pattern;
use super::rank::by_count;
use super::{HitCard, Ranking};
use crate::model::{Date, Kind, RoutePath, Section, Term};
use crate::text::Marked;
use crate::text::snippet::{Found, Mark, cut, join_marks};

/// A found document, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// Its address within the site, without a section.
    pub path: RoutePath,
    /// What sort of document it is.
    pub kind: Kind,
    /// When it was written.
    pub date: Option<Date>,
    /// Its tags.
    pub tags: Vec<Term>,
    /// Its title, with what matched in it.
    pub title: Marked,
    /// The section that answers best; `None` as long as the text has not been read.
    pub section: Option<SectionHit>,
    /// Other sections that match, in the order of the document; at most three.
    pub more: Vec<SectionHit>,
}

/// A matching section of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionHit {
    /// The heading's `id`; empty for the text before the first heading.
    pub id: String,
    /// The heading, with what matched in it; empty before the first heading.
    pub title: Marked,
    /// A piece of the section's text, with what matched in it.
    pub snippet: Marked,
}

/// Other sections that are shown of a hit, at most.
const MORE: usize = 3;

/// What is shown of a document that a search found: of its card, and of the piece of its text that
/// the hit names, where that has been read.
pub fn present(card: HitCard, text: Option<&[Section]>, ranking: &Ranking) -> SearchHit {
    let patterns = &ranking.patterns;
    let in_title = Haystack::new(&card.title).find(patterns);
    let (mut section, more) = match text {
        Some(sections) => present_sections(sections, patterns),
        None => (None, vec![]),
    };
    if let Some(section) = &mut section
        && section.title.marks.is_empty()
        && !in_title.is_empty()
        && patterns.iter().all(|pattern| in_title.iter().any(|found| found.word == pattern.word))
    {
        // Who asks for a title wants the document from its start on.
        section.id.clear();
        section.title = Marked::default();
    }
    let title = marked(&card.title, &in_title);
    let HitCard { path, kind, date, tags, .. } = card;
    SearchHit { path, kind, date, tags, title, section, more }
}

/// The section that answers best, and others that match.
fn present_sections(
    sections: &[Section],
    patterns: &[Pattern],
) -> (Option<SectionHit>, Vec<SectionHit>) {
    let found = sections.iter().map(|section| FoundSection::of(section, patterns));
    let sections: Vec<FoundSection<'_>> = found.collect();
    let mut by_worth = by_count(sections.iter().map(FoundSection::worth));
    by_worth.retain(|place| sections.get(*place).is_some_and(|section| section.worth() > 0));
    let best = by_worth.first().copied().unwrap_or_default();
    by_worth.truncate(MORE + 1);
    // In the order of the document again.
    let more = (0..sections.len()).filter(|place| *place != best && by_worth.contains(place));
    let show = |place: usize| sections.get(place).map(FoundSection::show);
    (Some(show(best).unwrap_or_default()), more.filter_map(show).collect())
}

/// A section and what was found in it.
struct FoundSection<'document> {
    section: &'document Section,
    title: Vec<Found>,
    text: Vec<Found>,
}

impl<'document> FoundSection<'document> {
    fn of(section: &'document Section, patterns: &[Pattern]) -> Self {
        Self {
            section,
            title: Haystack::new(&section.title).find(patterns),
            text: Haystack::new(&section.text).find(patterns),
        }
    }

    /// Different words first, then words in the heading, then how often; 0 for nothing.
    fn worth(&self) -> usize {
        let mut words: Vec<usize> = vec![];
        for found in self.title.iter().chain(&self.text) {
            if !words.contains(&found.word) {
                words.push(found.word);
            }
        }
        words.len() * 100 + self.title.len().min(4) * 20 + self.text.len().min(15)
    }

    fn show(&self) -> SectionHit {
        SectionHit {
            id: self.section.id.clone(),
            title: marked(&self.section.title, &self.title),
            snippet: cut(&self.section.text, &self.text),
        }
    }
}

/// What a ranking's query matches in any text: the page of a hit, say.
pub fn marks(text: &str, ranking: &Ranking) -> Vec<Mark> {
    join_marks(&Haystack::new(text).find(&ranking.patterns))
}

fn marked(text: &str, found: &[Found]) -> Marked {
    Marked { text: text.to_owned(), marks: join_marks(found) }
}

/// Takes out the phrases that stand in one of the texts.
pub(super) fn find_phrases<'text>(
    missing: &mut Vec<&Vec<String>>,
    texts: impl Iterator<Item = &'text str>,
) {
    for text in texts {
        let haystack = Haystack::new(text);
        missing.retain(|phrase| !haystack.has_phrase(phrase));
    }
}
