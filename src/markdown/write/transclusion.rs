//! `![[note]]`: a note, a section or a block of one, quoted in another, with a link to its source.
//!
//! What is quoted is written by a [`Writer`] of its own, so its links lead where they lead in its own
//! document, and comes back as finished HTML whose ids have a prefix: none can be taken for one of
//! the page's. What keeps it finite: [`DEEPEST`] quotations inside each other, [`MOST`] on a page,
//! [`BUDGET`] bytes of source for all of them, and none inside of itself. Where it ends, a link stands.

use std::collections::HashSet;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::image::looks_like_file;
use super::{Writer, body_start};
use crate::markdown::Rendered;
use crate::markdown::html::{self, Piece, push_attribute};
use crate::markdown::lookup::last_segment;
use crate::markdown::outline::headings;
use crate::markdown::parse::{Parsed, parse, wiki_link};
use crate::markdown::prepare::prepare;
use crate::markdown::resolve::Target;
use crate::source::Dialect;

/// Quotations inside each other at most.
const DEEPEST: usize = 4;
/// Quotations on a page at most.
const MOST: usize = 100;
/// Bytes of source that are read for the quotations of a page at most.
const BUDGET: usize = 512 * 1024;

/// What is quoted at the moment, and how much was.
#[derive(Debug, Default)]
pub(super) struct Embeds {
    /// The page, and the parts of documents inside of which this one is written.
    open: Vec<(usize, String)>,
    /// How many there were on the page.
    made: usize,
    /// Bytes of source that were read for them.
    read: usize,
    /// Why one of them became a link.
    cut: Option<Cut>,
}

/// Why a note is linked to and not quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    Cycle,
    TooMuch,
}

impl Embeds {
    /// Whether what is written now is a quotation.
    pub(super) fn inside(&self) -> bool {
        self.open.len() > 1
    }
}

impl Writer<'_> {
    /// Writes what `![[…]]` quotes, unless it is a picture; says where to go on.
    pub(super) fn embedded(
        &mut self,
        at: usize,
        link_type: LinkType,
        address: &str,
        offset: usize,
    ) -> Option<usize> {
        let wiki = wiki_link(link_type);
        let note = match wiki {
            Some(_) => !looks_like_file(address),
            None => self.document.dialect == Dialect::Obsidian && is_note(address),
        };
        let end = self.end_of(at);
        if note {
            let target = self.site.follow_name(self.document, address);
            let label = self.slice(at + 1, end).iter().find_map(|(event, _)| match event {
                Event::Text(text) if wiki != Some(false) && !text.trim().is_empty() => Some(text),
                _ => None,
            });
            let label = match (&target, label) {
                (_, Some(label)) => label.to_string(),
                (Target::Page { place, id, .. }, None) => self.part_name(*place, id),
                _ => address.to_owned(),
            };
            return Some(self.note(end, &target, address, &label, offset));
        }
        if wiki.is_some() && is_other_file(address) {
            let target = self.site.follow_file(self.document, address);
            let close = self.open_link(at, &target, address, "", offset);
            self.plain(last_segment(address));
            self.html.push_str(close);
            return Some(end + 1);
        }
        None
    }

    /// Writes the id of a block that has a name.
    pub(super) fn block_name(&mut self, at: usize) {
        let from = self.parsed.blocks.partition_point(|(place, _)| *place < at);
        let named = self.parsed.blocks.get(from..).unwrap_or_default();
        for (_, id) in named.iter().take_while(|(place, _)| *place == at) {
            self.html.push_str("<span");
            push_attribute(&mut self.html, "id", id);
            self.html.push_str("></span>");
        }
    }

    /// The title of a document, with the heading of the part at hand.
    pub(super) fn part_name(&self, place: usize, id: &str) -> String {
        let title = self.site.title(place);
        let headings = self.site.outlines.get(place).map(|outline| outline.headings.as_slice());
        let heading = headings.unwrap_or_default().iter().find(|heading| heading.id == id);
        match heading.filter(|heading| !id.is_empty() && heading.text != title) {
            Some(heading) => format!("{title} › {}", heading.text),
            None => title.to_owned(),
        }
    }

    fn note(
        &mut self,
        end: usize,
        target: &Target<'_>,
        address: &str,
        label: &str,
        offset: usize,
    ) -> usize {
        let quoted = match target {
            Target::Page { place, id, dead: None } if self.may_quote() => self.quoted(*place, id),
            _ => None,
        };
        let Some(quoted) = quoted else {
            let close = self.open_link(usize::MAX, target, address, "", offset);
            self.plain(label);
            self.html.push_str(close);
            self.report_cut(address, offset);
            return end + 1;
        };
        let in_paragraph = self.open.last() == Some(&"</p>\n");
        if in_paragraph {
            self.leave_paragraph();
        }
        self.write_quoted(&quoted, offset, target, address, label);
        if in_paragraph { self.enter_paragraph(end + 1) } else { end + 1 }
    }

    /// Writes a quotation below a link to its source.
    fn write_quoted(
        &mut self,
        quoted: &Rendered,
        offset: usize,
        target: &Target<'_>,
        address: &str,
        label: &str,
    ) {
        self.html.push_str("<blockquote class=\"embed\"><p class=\"embed-source\">");
        let close = self.open_link(usize::MAX, target, address, "", offset);
        self.plain(label);
        self.html.push_str(close);
        self.html.push_str("</p>\n");
        self.words.space();
        // What wants to be found nowhere is not found through others either.
        let found = match target {
            Target::Page { place, .. } => {
                self.site.documents.get(*place).is_some_and(|document| {
                    !document.front.unsearchable && !document.front.unlisted
                })
            }
            _ => false,
        };
        for section in quoted.sections.iter().filter(|_| found) {
            self.words.push(&section.title);
            self.words.space();
            self.words.push(&section.text);
            self.words.space();
        }
        self.has_math |= quoted.has_math;
        let html = with_prefix(&quoted.html, &format!("embed-{}:", self.embeds.made));
        self.trust(html);
        self.html.push_str("</blockquote>\n");
        self.report_cut(address, offset);
    }

    /// Writes a document that is put in as a block of its own, or a link to another file.
    pub(super) fn include(&mut self, path: &str, offset: usize) {
        let address = path.strip_prefix('@').filter(|rest| rest.starts_with('/')).unwrap_or(path);
        let target = match self.site.follow(self.document, address) {
            target @ Target::Page { .. } => target,
            _ => self.site.follow_file(self.document, address),
        };
        if let Target::Page { place, id, dead: None } = &target
            && let Some(quoted) = self.quoted(*place, id)
        {
            let name = self.part_name(*place, id);
            self.write_quoted(&quoted, offset, &target, path, &name);
            return;
        }
        let message = format!("{path} is not put in here");
        self.report(
            offset,
            path,
            "not-included",
            message,
            "copy the lines into the document".to_owned(),
        );
        self.html.push_str("<p>");
        if let Target::Page { .. } | Target::File(..) = target {
            let close = self.open_link(usize::MAX, &target, path, "", offset);
            self.plain(path);
            self.html.push_str(close);
        } else {
            self.plain(path);
        }
        self.html.push_str("</p>\n");
        self.words.space();
        self.embeds.cut = None;
    }

    /// Whether a block may stand here: in a paragraph, which ends for it, or right in a list item.
    fn may_quote(&self) -> bool {
        self.callout_title_end.is_none()
            && matches!(self.open.last(), Some(&("</p>\n" | "</li>\n" | "</dd>\n")))
    }

    /// Ends the paragraph at hand; one without content goes.
    fn leave_paragraph(&mut self) {
        let mut written = self.html.trim_end();
        while let Some(rest) = written.strip_suffix("<br>") {
            written = rest.trim_end();
        }
        let length = written.strip_suffix("<p>").map_or(written.len(), str::len);
        let empty = length < written.len();
        self.html.truncate(length);
        self.html.push_str(if empty { "" } else { "</p>\n" });
    }

    /// Begins the paragraph anew for what is left of it, and says where to go on.
    fn enter_paragraph(&mut self, at: usize) -> usize {
        let breaks = |place: usize| {
            matches!(self.parsed.events.get(place), Some((Event::SoftBreak | Event::HardBreak, _)))
        };
        let at = if breaks(at) { at + 1 } else { at };
        if matches!(self.parsed.events.get(at), Some((Event::End(TagEnd::Paragraph), _))) {
            if let Some(close) = self.open.last_mut() {
                *close = "";
            }
        } else {
            self.html.push_str("<p>");
        }
        at
    }

    /// Renders a document, or the part of it that has an id.
    fn quoted(&mut self, place: usize, id: &str) -> Option<Rendered> {
        let document = self.site.documents.get(place)?;
        if document.file.ends_with(".excalidraw.md") {
            return None;
        }
        if self.embeds.open.is_empty() {
            let own = self.site.document_of(&self.document.file).unwrap_or(usize::MAX);
            self.embeds.open.push((own, String::new()));
        }
        let part = (place, id.to_owned());
        // A whole document holds all of its parts; the page itself may quote a part of itself.
        let cycle = self.embeds.open.iter().enumerate().any(|(depth, (outer, name))| {
            *outer == place && (id.is_empty() || name == id || depth > 0 && name.is_empty())
        });
        let cost = document.body.len();
        let cut = if cycle {
            Some(Cut::Cycle)
        } else if self.embeds.open.len() > DEEPEST
            || self.embeds.made >= MOST
            || self.embeds.read + cost > BUDGET
        {
            Some(Cut::TooMuch)
        } else {
            None
        };
        if cut.is_some() {
            self.embeds.cut = self.embeds.cut.or(cut);
            return None;
        }
        let draft = prepare(document);
        let parsed = parse(&draft, document.dialect);
        let found = headings(&parsed, &draft);
        let pieces = if id.is_empty() {
            let start = body_start(document, self.site.title(place), self.site, &parsed);
            vec![(start, parsed.events.len())]
        } else {
            let (start, end) = part_of(&parsed, id, found.place_of(id))?;
            with_notes(&parsed, start, end)
        };
        self.embeds.made += 1;
        self.embeds.read += cost;
        self.embeds.open.push(part);
        let mut nested = Writer::new(document, self.site, &draft, &parsed, &found);
        nested.embeds = std::mem::take(&mut self.embeds);
        nested.pictures = self.pictures;
        let above = self.toc.last().map_or(2, |entry| entry.level);
        let highest = pieces.iter().filter_map(|(start, end)| found.highest(*start, *end)).min();
        nested.shift = (above + 1).saturating_sub(highest.unwrap_or(1));
        for (start, end) in pieces {
            nested.run(start, end);
        }
        self.embeds = std::mem::take(&mut nested.embeds);
        self.pictures = nested.pictures;
        self.embeds.open.pop();
        Some(nested.finish())
    }

    /// Says on the outermost page that something inside could not be quoted.
    fn report_cut(&mut self, address: &str, offset: usize) {
        if self.embeds.inside() {
            return;
        }
        let hint = "a link stands where the quotation ends".to_owned();
        match self.embeds.cut.take() {
            None => {}
            Some(Cut::Cycle) => {
                let message = format!("{address} quotes itself");
                self.report(offset, address, "embed-cycle", message, hint);
            }
            Some(Cut::TooMuch) => {
                let message = format!("{address} is more than can be quoted on this page");
                self.report(offset, address, "embed-limit", message, hint);
            }
        }
    }
}

/// The events of the part that has an id: of a block itself, of a heading what stands below it.
fn part_of(parsed: &Parsed<'_>, id: &str, heading: Option<usize>) -> Option<(usize, usize)> {
    let end_of = |place: usize| parsed.ends.get(place).copied();
    if let Some((place, _)) = parsed.blocks.iter().find(|(_, name)| name == id) {
        let end = end_of(*place)?;
        let item = matches!(parsed.events.get(*place), Some((Event::Start(Tag::Item), _)));
        return Some(if item { (place + 1, end) } else { (*place, end + 1) });
    }
    let heading = heading?;
    let level_of = |event: &Event<'_>| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
        _ => None,
    };
    let (first, _) = parsed.events.get(heading)?;
    let level = level_of(first)?;
    let start = end_of(heading)? + 1;
    let mut depth = 0_usize;
    let mut end = start;
    for (event, _) in parsed.events.get(start..)? {
        if depth == 0 && level_of(event).is_some_and(|next| next <= level) {
            break;
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => break,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        end += 1;
    }
    Some((start, end))
}

/// A part less the footnotes defined in it, and the footnotes that it refers to, wherever they are.
fn with_notes(parsed: &Parsed<'_>, start: usize, end: usize) -> Vec<(usize, usize)> {
    let inside = parsed.events.get(start..end).unwrap_or_default();
    let labels: HashSet<&str> = inside
        .iter()
        .filter_map(|(event, _)| match event {
            Event::FootnoteReference(label) => Some(&**label),
            _ => None,
        })
        .collect();
    let mut pieces = Vec::new();
    let mut notes = Vec::new();
    let mut from = start;
    for (place, (event, _)) in parsed.events.iter().enumerate() {
        let Event::Start(Tag::FootnoteDefinition(label)) = event else {
            continue;
        };
        let after = parsed.ends.get(place).map_or(place, |end| end + 1);
        if (from..end).contains(&place) {
            pieces.push((from, place));
            from = after;
        }
        if labels.contains(&**label) {
            notes.push((place, after));
        }
    }
    pieces.push((from, end));
    pieces.extend(notes);
    pieces
}

/// Finished HTML with a prefix to its ids, and without the permalinks of its headings.
fn with_prefix(html: &str, prefix: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut in_permalink = false;
    for piece in html::pieces(html) {
        match piece {
            Piece::Text(text) | Piece::Comment(text) => out.push_str(text),
            Piece::Tag(tag) if tag.get("class") == Some("anchor") => in_permalink = true,
            Piece::Tag(tag) if in_permalink && tag.closing => in_permalink = false,
            // In finished HTML no value of an attribute holds a quotation mark.
            Piece::Tag(tag) => out.push_str(
                &tag.raw
                    .replace(" id=\"", &format!(" id=\"{prefix}"))
                    .replace(" href=\"#embed-", &format!(" href=\"#{prefix}embed-"))
                    .replace(" href=\"#fn", &format!(" href=\"#{prefix}fn")),
            ),
        }
    }
    out
}

/// Whether an address of a picture names a document: `![](note.md#part)`.
fn is_note(address: &str) -> bool {
    let path = address.split('#').next().unwrap_or_default();
    path.to_lowercase().ends_with(".md") && !address.contains("://")
}

/// Whether an address names a file that is neither picture, film nor sound.
fn is_other_file(address: &str) -> bool {
    const OTHERS: &[&str] = &[
        ".pdf", ".zip", ".csv", ".txt", ".json", ".docx", ".xlsx", ".pptx", ".hwp", ".hwpx",
        ".epub", ".base",
    ];
    let path = address.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    OTHERS.iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_get_a_prefix() {
        let table = [
            ("<p id=\"a\">id=\"x\"</p>", "<p id=\"e:a\">id=\"x\"</p>"),
            (
                "<h3 id=\"a\">가<a class=\"anchor\" href=\"#a\" aria-label=\"x\"></a></h3>",
                "<h3 id=\"e:a\">가</h3>",
            ),
            (
                "<a href=\"#fn-1\">1</a> <a href=\"/x#y\">",
                "<a href=\"#e:fn-1\">1</a> <a href=\"/x#y\">",
            ),
        ];
        for (given, expected) in table {
            assert_eq!(with_prefix(given, "e:"), expected, "{given}");
        }
    }

    #[test]
    fn what_is_a_file() {
        let table = [
            ("a.png", true),
            ("folder/a b.pdf", true),
            ("note", false),
            ("note.md", false),
            ("v1.2 정리", false),
            ("note#1.2", false),
        ];
        for (address, expected) in table {
            assert_eq!(looks_like_file(address), expected, "{address}");
        }
    }
}
