//! Events → HTML, visible text, links. Enter at [`render`].
//!
//! [`Writer`] walks the flat list of events once. What it writes is still untrusted: everything goes
//! through `sanitise`, after which the code and formulas made by trusted code take the places of
//! their tokens.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Alignment, Event};

use super::code::MOST_COLOURED;
use super::kept::Kept;
use super::marks::{self, Token};
use super::outline::{Headings, headings, repeated_title};
use super::parse::{Parsed, Spanned, parse};
use super::place::Places;
use super::prepare::{Draft, prepare};
use super::{Rendered, Site, sanitise};
use crate::model::{RoutePath, TocEntry};
use crate::source::{Diagnostic, Dialect, Document};

mod abbreviation;
mod block;
mod code_block;
mod element;
mod figure;
mod film;
mod footnote;
mod gallery;
mod image;
mod line;
mod link;
mod media;
mod player;
mod quote;
mod raw;
mod size;
mod table;
mod task;
mod text;
mod transclusion;

use abbreviation::Abbreviations;
use footnote::Footnotes;
use raw::Raw;
use text::Words;
use transclusion::Embeds;

/// Elements inside each other at most; deeper ones lose their tags, not their text.
const DEEPEST: usize = 100;

/// Renders a document whose page has the given title.
pub fn render(document: &Document, title: &str, site: &Site<'_>) -> Rendered {
    let draft = prepare(document);
    let parsed = parse(&draft, document.dialect);
    let headings = headings(&parsed, &draft);
    let start = body_start(document, title, site, &parsed);
    let mut writer = Writer::new(document, site, &draft, &parsed, &headings);
    writer.shift = u8::from(headings.any_first_level(start));
    writer.header_picture(start);
    writer.run(start, parsed.events.len());
    writer.finish()
}

/// Where the body starts: behind a heading that repeats the title.
fn body_start(document: &Document, title: &str, site: &Site<'_>, parsed: &Parsed<'_>) -> usize {
    let outline = site.document_of(&document.file).and_then(|place| site.outlines.get(place));
    match outline.and_then(|outline| repeated_title(document, outline, title)) {
        Some(_) => parsed.ends.first().map_or(0, |end| end + 1),
        None => 0,
    }
}

/// Everything that is known while a document is written.
struct Writer<'run> {
    document: &'run Document,
    site: &'run Site<'run>,
    draft: &'run Draft,
    parsed: &'run Parsed<'run>,
    headings: &'run Headings,
    places: Places<'run>,
    lang: &'run str,
    /// Levels that headings are lowered by.
    shift: u8,
    html: String,
    /// Closing tags of the open elements.
    open: Vec<&'static str>,
    words: Words,
    toc: Vec<TocEntry>,
    links: Vec<RoutePath>,
    linked: HashSet<usize>,
    diagnostics: Vec<Diagnostic>,
    footnotes: Footnotes,
    raw: Raw,
    /// Where the terms of the definition list at hand end.
    terms_end: usize,
    /// Closing tags of the containers that preparation opened.
    containers: Vec<&'static str>,
    /// Where the title of the callout at hand ends.
    callout_title_end: Option<usize>,
    /// HTML made by trusted code, by the number of its token.
    trusted: HashMap<usize, String>,
    alignments: Vec<Vec<Alignment>>,
    column: usize,
    in_head: bool,
    /// The heading at hand: where it starts, and its level as written.
    heading: Option<(usize, u8)>,
    has_math: bool,
    /// Pictures so far.
    pictures: usize,
    /// Bytes of formulas so far.
    formulas: usize,
    /// How much code may still get colours.
    code_allowance: usize,
    embeds: Embeds,
    abbreviations: Abbreviations<'run>,
}

impl<'run> Writer<'run> {
    fn new(
        document: &'run Document,
        site: &'run Site<'run>,
        draft: &'run Draft,
        parsed: &'run Parsed<'run>,
        headings: &'run Headings,
    ) -> Self {
        Self {
            document,
            site,
            draft,
            parsed,
            headings,
            places: Places::new(document, draft),
            lang: document.front.lang.as_deref().unwrap_or(&site.lang),
            shift: 0,
            html: String::with_capacity(draft.text.len() * 2),
            open: Vec::new(),
            words: Words::default(),
            toc: Vec::new(),
            links: Vec::new(),
            linked: HashSet::new(),
            diagnostics: Vec::new(),
            footnotes: Footnotes::default(),
            raw: Raw::default(),
            terms_end: 0,
            containers: Vec::new(),
            callout_title_end: None,
            trusted: HashMap::new(),
            alignments: Vec::new(),
            column: 0,
            in_head: false,
            heading: None,
            has_math: false,
            pictures: 0,
            formulas: 0,
            code_allowance: MOST_COLOURED,
            embeds: Embeds::default(),
            abbreviations: Abbreviations::new(&draft.abbreviations),
        }
    }

    fn run(&mut self, start: usize, end: usize) {
        let mut at = start;
        while let Some((event, range)) = self.parsed.events.get(at).filter(|_| at < end) {
            at = self.event(at, event, range.start).max(at + 1);
        }
    }

    /// Writes one event and says where to go on.
    fn event(&mut self, at: usize, event: &'run Event<'run>, offset: usize) -> usize {
        if self.callout_title_end == Some(at) {
            self.end_callout_title(event);
            return at + 1;
        }
        match event {
            Event::Start(tag) => return self.start(at, tag, offset),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.text(text, offset),
            Event::Code(code) => self.code_span(at, code),
            Event::InlineMath(tex) | Event::DisplayMath(tex) => self.text(tex, offset),
            Event::Html(html) => self.raw_html(html, offset),
            Event::InlineHtml(html) => return self.inline_html(at, html, offset),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            // Each line before a definition is a term.
            Event::SoftBreak if at < self.terms_end => {
                self.html.push_str("</dt>\n<dt>");
                self.words.space();
            }
            Event::SoftBreak => {
                // Obsidian shows lines as they are written, unless it is told to be strict.
                let shown = self.document.dialect == Dialect::Obsidian;
                self.html.push_str(if shown { "<br>\n" } else { "\n" });
                self.words.space();
            }
            Event::HardBreak => {
                self.html.push_str("<br>\n");
                self.words.space();
            }
            Event::Rule => self.html.push_str("<hr>\n"),
            Event::TaskListMarker(done) => {
                self.html.push_str(checkbox(*done));
                self.html.push(' ');
            }
        }
        at + 1
    }

    /// Opens an element, unless the document is nested too deeply already.
    fn element(&mut self, tag: &str, close: &'static str) {
        if self.open.len() < DEEPEST {
            self.html.push_str(tag);
            self.open.push(close);
        } else {
            self.open.push("");
        }
    }

    /// Closes the element opened last.
    fn close(&mut self) {
        self.html.push_str(self.open.pop().unwrap_or_default());
    }

    fn report(
        &mut self,
        at: usize,
        needle: &str,
        code: &'static str,
        message: String,
        hint: String,
    ) {
        let diagnostic = self.places.diagnostic(at, needle, code, message, hint);
        self.diagnostics.push(diagnostic);
    }

    /// Keeps trusted HTML aside and writes its token.
    fn trust(&mut self, html: String) {
        let token = Token(self.draft.kept.len() + self.trusted.len());
        self.trusted.insert(token.0, html);
        token.push_to(&mut self.html);
    }

    fn slice(&self, start: usize, end: usize) -> &'run [Spanned<'run>] {
        self.parsed.events.get(start..end).unwrap_or_default()
    }

    fn end_of(&self, start: usize) -> usize {
        self.parsed.ends.get(start).copied().unwrap_or(start)
    }

    fn kept(&self, token: Token) -> Option<&'run Kept> {
        self.draft.kept.get(token.0)
    }

    fn finish(mut self) -> Rendered {
        while let Some(close) = self.containers.pop() {
            self.html.push_str(close);
        }
        self.write_footnotes();
        let safe = sanitise::sanitise(&self.html);
        let html = if marks::any(&safe) {
            marks::resolve(&safe, |token, out| {
                out.push_str(self.trusted.get(&token.0).map_or("", String::as_str));
            })
        } else {
            safe
        };
        let mut diagnostics = self.diagnostics;
        diagnostics.extend(self.draft.findings.iter().map(|found| self.places.finish(found)));
        diagnostics.sort();
        diagnostics.dedup();
        let (sections, text_length) = self.words.finish();
        Rendered {
            html,
            toc: self.toc,
            sections,
            links: self.links,
            text_length,
            has_math: self.has_math,
            diagnostics,
        }
    }
}

/// A box of a task list; nobody can tick it.
fn checkbox(done: bool) -> &'static str {
    if done {
        "<input type=\"checkbox\" disabled checked>"
    } else {
        "<input type=\"checkbox\" disabled>"
    }
}

#[cfg(test)]
mod tests;
