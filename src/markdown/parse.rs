//! Prepared text → a flat list of events with places, attribute lists attached.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::attributes::Attributes;
use super::blocks::blocks;
use super::elements::is_element;
use super::html;
use super::inline;
use super::marks::{self, Piece};
use super::prepare::{AttributeLines, Draft};
use super::spans;
use super::typography::Typography;
use crate::source::Dialect;

/// An event and the bytes of the prepared text that it comes from.
pub(super) type Spanned<'text> = (Event<'text>, Range<usize>);

/// A document as a flat list of events.
#[derive(Debug, Default)]
pub(super) struct Parsed<'text> {
    /// The events; adjacent texts are one.
    pub(super) events: Vec<Spanned<'text>>,
    /// For each `Start` the place of its `End`; every other event's own place.
    pub(super) ends: Vec<usize>,
    /// What attribute lists say of the event at a place.
    pub(super) attributes: HashMap<usize, Attributes>,
    /// Blocks with names: where each starts, and its id.
    pub(super) blocks: Vec<(usize, String)>,
}

/// Parses a prepared document.
pub(super) fn parse(draft: &Draft, dialect: Dialect) -> Parsed<'_> {
    let parser = Parser::new_ext(&draft.text, options(dialect)).into_offset_iter();
    let merged = merge(parser, &draft.text, dialect);
    let written = inline::read(merged, &draft.text, dialect);
    let (events, mut attributes) = spans::attach(written, draft, dialect);
    let ends = ends(&events);
    attach_blocks(draft, &events, &ends, &mut attributes);
    for list in attributes.values_mut() {
        list.look_up(&draft.definitions);
    }
    let blocks = blocks(&events, draft);
    Parsed { events, ends, attributes, blocks }
}

fn options(dialect: Dialect) -> Options {
    let common = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    match dialect {
        Dialect::Plain | Dialect::Mdx => common,
        Dialect::Hugo | Dialect::MkDocs => common | Options::ENABLE_DEFINITION_LIST,
        Dialect::Jekyll | Dialect::Wiki => {
            common | Options::ENABLE_DEFINITION_LIST | Options::ENABLE_WIKILINKS
        }
        Dialect::Obsidian => common | Options::ENABLE_WIKILINKS,
    }
}

/// A text made of adjacent ones.
struct Run<'text> {
    // Not a `CowStr`: that gives back the room to grow with each piece.
    text: Cow<'text, str>,
    range: Range<usize>,
    /// Where in `text` characters stand that a backslash or a reference protects.
    literal: Vec<usize>,
}

impl<'text> Run<'text> {
    fn new(text: CowStr<'text>, range: Range<usize>, source: &str) -> Self {
        if !is_literal(&text, &range, source) {
            return Self { text: text.into(), range, literal: Vec::new() };
        }
        let mut run = Self { text: Cow::Borrowed(""), range, literal: vec![0] };
        run.append(&text, true);
        run
    }

    fn push(&mut self, text: &str, range: &Range<usize>, source: &str) {
        // Where texts touch, a backslash before the second is part of the first.
        let touches = range.start == self.range.end;
        let is_literal = if touches {
            source
                .get(range.clone())
                .is_some_and(|written| written.starts_with('&') && written != text)
        } else {
            is_literal(text, range, source)
        };
        if is_literal {
            self.literal.push(self.text.len());
        }
        self.append(text, is_literal);
        self.range.end = range.end;
    }

    fn append(&mut self, text: &str, is_literal: bool) {
        let all = self.text.to_mut();
        match text.strip_prefix("{:").filter(|_| is_literal) {
            Some(rest) => {
                all.extend(['{', marks::LITERAL, ':']);
                all.push_str(rest);
            }
            None => all.push_str(text),
        }
    }

    fn set(self, typography: &mut Typography) -> Spanned<'text> {
        let text = match typography.set(&self.text, &self.literal) {
            Some(set) => set.into(),
            None => self.text.into(),
        };
        (Event::Text(text), self.range)
    }
}

/// Whether the first character of a text was escaped or written as a reference.
fn is_literal(text: &str, range: &Range<usize>, source: &str) -> bool {
    let written = source.get(range.clone()).unwrap_or_default();
    source.get(..range.start).is_some_and(|before| before.ends_with('\\'))
        || written.starts_with('&') && written != text
}

/// Makes one text of adjacent ones, sets it, and takes out marks that mean nothing.
fn merge<'text>(
    events: impl Iterator<Item = Spanned<'text>>,
    source: &str,
    dialect: Dialect,
) -> Vec<Spanned<'text>> {
    let mut typography = Typography::of(dialect);
    let mut merged: Vec<Spanned<'text>> = Vec::new();
    let mut pending: Option<Run<'text>> = None;
    for (event, range) in events {
        match (event, &mut pending) {
            (Event::Text(text), Some(run)) => run.push(&text, &range, source),
            (Event::Text(text), None) => pending = Some(Run::new(text, range, source)),
            (event, _) => {
                merged.extend(pending.take().map(|run| run.set(&mut typography)));
                typography.see(&event);
                merged.push((event, range));
            }
        }
    }
    merged.extend(pending.map(|run| run.set(&mut typography)));
    let mut clean: Vec<Spanned<'text>> = Vec::with_capacity(merged.len());
    for (mut event, range) in merged {
        if matches!(&event, Event::Text(text) if text.chars().all(|mark| mark == marks::BLANK)) {
            // A line that was part of a formula: it is gone with its line end.
            if matches!(clean.last(), Some((Event::SoftBreak, _))) {
                clean.pop();
            }
            continue;
        }
        unglue(&mut event);
        clean.push((event, range));
    }
    clean
}

fn unglue(event: &mut Event<'_>) {
    match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
            clean(text);
        }
        Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
            clean(dest_url);
            clean(title);
        }
        Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(info))) => clean(info),
        _ => {}
    }
}

fn clean(text: &mut CowStr<'_>) {
    if text.contains([marks::GLUE, marks::BLANK]) {
        *text = text.replace([marks::GLUE, marks::BLANK], "").into();
    }
}

fn ends(events: &[Spanned<'_>]) -> Vec<usize> {
    let mut ends: Vec<usize> = (0..events.len()).collect();
    let mut open = Vec::new();
    for (place, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push(place),
            Event::End(_) => {
                if let Some(end) = open.pop().and_then(|start: usize| ends.get_mut(start)) {
                    *end = place;
                }
            }
            _ => {}
        }
    }
    ends
}

/// Finds the block that each attribute list on a line of its own belongs to: the one that ends on the
/// line before, else the one that starts on the line after; the outermost that is not to its left.
fn attach_blocks(
    draft: &Draft,
    events: &[Spanned<'_>],
    ends: &[usize],
    attributes: &mut HashMap<usize, Attributes>,
) {
    if draft.attributes.is_empty() {
        return;
    }
    let starts: Vec<usize> =
        std::iter::once(0).chain(draft.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let line_of = |at: usize| starts.partition_point(|start| *start <= at).saturating_sub(1);
    let mut ending: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    let mut starting: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (place, (event, range)) in events.iter().enumerate() {
        let Event::Start(tag) = event else { continue };
        if !is_block(tag) || ends.get(place) == Some(&place) {
            continue;
        }
        let line = line_of(range.start);
        let column = range.start - starts.get(line).copied().unwrap_or_default();
        let text = draft.text.get(range.clone()).unwrap_or_default();
        let trimmed =
            text.trim_end_matches(|character: char| character.is_whitespace() || character == '>');
        let last = line_of(range.start + trimmed.len().saturating_sub(1));
        ending.entry(last).or_default().push((column, place));
        starting.entry(line).or_default().push((column, place));
    }
    for AttributeLines { first, last, indent, list } in &draft.attributes {
        let fits = |blocks: Option<&Vec<(usize, usize)>>| {
            blocks.and_then(|blocks| {
                let found = blocks.iter().find(|(at, _)| at >= indent);
                found.map(|(_, place)| *place)
            })
        };
        let before = first.checked_sub(1).and_then(|line| fits(ending.get(&line)));
        if let Some(place) = before.or_else(|| fits(starting.get(&(last + 1)))) {
            attributes.entry(place).or_default().merge(list.clone());
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::Table(_)
            | Tag::DefinitionList
    )
}

/// The plain text of events: what a reader sees, without knowing the site. What pictures show is
/// left out.
pub(super) fn plain_text(events: &[Spanned<'_>], draft: &Draft) -> String {
    text_of(events, draft, push_tag).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same with its white space as it is written and without anything that looks like a tag: ids
/// of headings are made of it.
pub(super) fn spaced_text(events: &[Spanned<'_>], draft: &Draft) -> String {
    text_of(events, draft, |_, _| {})
}

/// What raw HTML shows by itself: `<br>` is a space, and `<String>`, which is no element, is text.
fn push_tag(out: &mut String, html: &str) {
    let Some(tag) = html::tag(html, 0) else { return };
    if tag.name == "br" {
        out.push(' ');
    } else if !is_element(&tag.name) {
        out.push_str(tag.raw);
    }
}

fn text_of(events: &[Spanned<'_>], draft: &Draft, raw: impl Fn(&mut String, &str)) -> String {
    let mut out = String::new();
    let mut pictures = 0_usize;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if pictures == 0 => {
                push_plain(&mut out, text, draft);
            }
            Event::InlineHtml(html) if pictures == 0 => raw(&mut out, html),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => out.push(' '),
            _ => {}
        }
    }
    out
}

/// Appends text with what its tokens stand for.
pub(super) fn push_plain(out: &mut String, text: &str, draft: &Draft) {
    for piece in marks::pieces(text) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Token(token) => {
                out.push_str(draft.kept.get(token.0).map_or("", |kept| kept.as_text()));
            }
        }
    }
}

/// Whether a link was written between double brackets, and whether it names its own text.
pub(super) fn wiki_link(link_type: LinkType) -> Option<bool> {
    match link_type {
        LinkType::WikiLink { has_pothole } => Some(has_pothole),
        _ => None,
    }
}
