//! The first pass: what a document says of itself, read without knowing the site.

use std::collections::HashMap;

use pulldown_cmark::{Event, Tag};

use super::headings::{Ids, plain_id};
use super::html;
use super::kept::Kept;
use super::marks::{self, Piece};
use super::parse::{Parsed, parse, plain_text, push_plain, spaced_text};
use super::prepare::{Draft, prepare};
use super::typography;
use crate::model::TocEntry;
use crate::source::Document;

/// The first heading of a document, a title for want of a better one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstHeading {
    /// Its level as written, 1 to 6.
    pub level: u8,
    /// Its plain text.
    pub text: String,
    /// Whether nothing stands before it.
    pub leads: bool,
}

/// What the other documents of the site need to know of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Every heading, with its level as written and the id it will have.
    pub headings: Vec<TocEntry>,
    /// The first heading that is not empty.
    pub first_heading: Option<FirstHeading>,
    /// The text before `<!-- more -->`, else the first paragraph; plain, may be empty.
    pub summary: String,
    /// Characters of visible text, white space not counted.
    pub text_length: usize,
    /// Other ids that links may name: those of raw HTML, and how kramdown would call a heading.
    pub(super) anchors: HashMap<String, String>,
}

impl Outline {
    /// The id that a fragment means: as it is, carelessly written, or as the heading's text.
    pub(super) fn anchor(&self, fragment: &str) -> Option<&str> {
        let lower = fragment.to_lowercase();
        self.anchors
            .get(fragment)
            .or_else(|| self.anchors.get(&lower))
            .or_else(|| self.anchors.get(&plain_id(fragment)))
            .map(String::as_str)
    }
}

/// The heading that a page does not repeat because its title says the same: it stands at the very
/// start, and is an `h1` or the only source of the title.
pub(super) fn repeated_title<'outline>(
    document: &Document,
    outline: &'outline Outline,
    title: &str,
) -> Option<&'outline TocEntry> {
    let first = outline.first_heading.as_ref().filter(|first| first.leads)?;
    let same = typography::same(&first.text, title);
    let sole = first.level == 1 || document.front.title.is_none();
    outline.headings.first().filter(|_| same && sole)
}

/// Longest summary, in characters: cards and descriptions cut it anyway.
const SUMMARY_LENGTH: usize = 400;

/// Reads the outline of a document.
pub fn outline(document: &Document) -> Outline {
    let draft = prepare(document);
    let parsed = parse(&draft, document.dialect);
    let mut outline =
        Outline { headings: headings(&parsed, &draft).into_entries(), ..Outline::default() };
    let leads = matches!(parsed.events.first(), Some((Event::Start(Tag::Heading { .. }), _)));
    outline.first_heading =
        outline.headings.iter().enumerate().find(|(_, heading)| !heading.text.is_empty()).map(
            |(place, heading)| FirstHeading {
                level: heading.level,
                text: heading.text.clone(),
                leads: leads && place == 0,
            },
        );
    outline.summary = summary(&parsed, &draft);
    outline.text_length = text_length(&parsed, &draft);
    outline.anchors = anchors(&parsed, &outline.headings);
    outline
}

/// The headings of a document by the place of their events.
#[derive(Debug, Default)]
pub(super) struct Headings(Vec<(usize, TocEntry)>);

impl Headings {
    fn into_entries(self) -> Vec<TocEntry> {
        self.0.into_iter().map(|(_, heading)| heading).collect()
    }

    /// The heading that starts at a place.
    pub(super) fn at(&self, place: usize) -> Option<&TocEntry> {
        let found = self.0.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        self.0.get(found).map(|(_, heading)| heading)
    }

    /// Where the heading with an id starts.
    pub(super) fn place_of(&self, id: &str) -> Option<usize> {
        self.0.iter().find(|(_, heading)| heading.id == id).map(|(place, _)| *place)
    }

    /// The highest level that any of them has between two places.
    pub(super) fn highest(&self, from: usize, to: usize) -> Option<u8> {
        let inside = self.0.iter().filter(|(place, _)| (from..to).contains(place));
        inside.map(|(_, heading)| heading.level).min()
    }

    /// Whether any of them, from a place on, is an `h1`.
    pub(super) fn any_first_level(&self, from: usize) -> bool {
        self.0.iter().any(|(place, heading)| *place >= from && heading.level == 1)
    }
}

/// Finds the headings and gives them their ids; both passes agree because both ask here.
pub(super) fn headings(parsed: &Parsed<'_>, draft: &Draft) -> Headings {
    let mut ids = Ids::default();
    let mut headings = Vec::new();
    for (place, (event, _)) in parsed.events.iter().enumerate() {
        let Event::Start(Tag::Heading { level, .. }) = event else {
            continue;
        };
        let end = parsed.ends.get(place).copied().unwrap_or(place);
        let inner = parsed.events.get(place..end).unwrap_or_default();
        let explicit = parsed.attributes.get(&place).and_then(|list| list.id.as_deref());
        let id = ids.next(&spaced_text(inner, draft), explicit);
        let text = plain_text(inner, draft);
        headings.push((place, TocEntry { level: *level as u8, id, text }));
    }
    Headings(headings)
}

fn summary(parsed: &Parsed<'_>, draft: &Draft) -> String {
    let mut first: Option<String> = None;
    let mut before = String::new();
    let mut depth = 0_usize;
    for (place, (event, _)) in parsed.events.iter().enumerate() {
        match event {
            Event::Start(tag) => {
                if depth == 0 && matches!(tag, Tag::Paragraph) {
                    let end = parsed.ends.get(place).copied().unwrap_or(place);
                    let events = parsed.events.get(place..end).unwrap_or_default();
                    if is_more(events, draft) {
                        return cut(&before);
                    }
                    let text = plain_text(events, draft);
                    if !text.is_empty() {
                        if !before.is_empty() {
                            before.push(' ');
                        }
                        before.push_str(&text);
                        first.get_or_insert(text);
                    }
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Html(text) | Event::InlineHtml(text) if is_more_comment(text) => {
                return cut(&before);
            }
            _ => {}
        }
    }
    cut(&first.unwrap_or_default())
}

fn is_more(events: &[super::parse::Spanned<'_>], draft: &Draft) -> bool {
    events.iter().any(|(event, _)| match event {
        Event::Text(text) => marks::pieces(text).iter().any(|piece| match piece {
            Piece::Token(token) => draft.kept.get(token.0) == Some(&Kept::More),
            Piece::Text(_) => false,
        }),
        _ => false,
    })
}

/// Whether HTML is the comment that ends the summary.
pub(super) fn is_more_comment(html: &str) -> bool {
    html.trim()
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"))
        .is_some_and(|word| matches!(word.trim(), "more" | "truncate" | "end-excerpt"))
}

fn cut(text: &str) -> String {
    let mut cut: String = text.chars().take(SUMMARY_LENGTH).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}

fn text_length(parsed: &Parsed<'_>, draft: &Draft) -> usize {
    let mut length = 0;
    for (event, _) in &parsed.events {
        if let Event::Text(text) | Event::Code(text) = event {
            if marks::any(text) {
                let mut plain = String::new();
                push_plain(&mut plain, text, draft);
                length += visible(&plain);
            } else {
                length += visible(text);
            }
        }
    }
    length
}

/// Characters that are no white space.
pub(super) fn visible(text: &str) -> usize {
    text.chars().filter(|character| !character.is_whitespace()).count()
}

/// Everything that a fragment may say, and the id it means: the headings' ids, their texts in
/// several spellings, the ids and names of raw HTML.
fn anchors(parsed: &Parsed<'_>, headings: &[TocEntry]) -> HashMap<String, String> {
    let mut anchors = HashMap::new();
    for heading in headings {
        anchors.insert(heading.id.clone(), heading.id.clone());
    }
    for heading in headings {
        let bare = heading.id.trim_start_matches("h-").trim_start_matches('-');
        for spelling in [heading.id.to_lowercase(), plain_id(&heading.text), bare.to_owned()] {
            anchors.entry(spelling).or_insert_with(|| heading.id.clone());
        }
    }
    for (_, id) in &parsed.blocks {
        for spelling in [id.clone(), id.to_lowercase()] {
            anchors.entry(spelling).or_insert_with(|| id.clone());
        }
    }
    for (event, _) in &parsed.events {
        let (Event::Html(text) | Event::InlineHtml(text)) = event else {
            continue;
        };
        for piece in html::pieces(text) {
            let html::Piece::Tag(tag) = piece else {
                continue;
            };
            for name in ["id", "name"] {
                if let Some((id, safe)) =
                    tag.get(name).and_then(|id| Some((id, super::headings::safe_id(id)?)))
                {
                    anchors.entry(id.to_owned()).or_insert(safe);
                }
            }
        }
    }
    anchors
}
