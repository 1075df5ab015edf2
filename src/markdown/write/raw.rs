//! Raw HTML: what authors write between angle brackets.
//!
//! Tags that mean something pass, their addresses resolved like those of links; films become links;
//! scripts and styles go with their content. Everything else between angle brackets is text that
//! happens to look like a tag (`<iostream>`, `<T>`) and is shown. `sanitise` has the last word.

use std::collections::HashMap;

use pulldown_cmark::{Event, TagEnd};

use super::Writer;
use super::element::{EMBEDDED, SILENT, classes, ended_by, is_void};
use super::image::Picture;
use super::media::Media;
use super::player::Player;
use super::size::Wanted;
use super::table::TABLE_REGION;
use crate::markdown::elements::{BLOCKS, KNOWN};
use crate::markdown::html::{self, Piece, Tag, push_attribute, push_escaped};
use crate::markdown::sanitise::is_allowed_tag;

/// What is known of raw HTML while a document is written.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// Elements that are open: as written, and as they stand in the page.
    open: Vec<(String, String)>,
    /// How each open `<a>` closes.
    links: Vec<&'static str>,
    /// Tags that were left out and whose closing tags go too.
    dropped: HashMap<String, usize>,
    /// An element whose content is no text for readers, open over several events.
    silent: Option<String>,
    /// The `<video>` or `<audio>` that is open.
    pub(super) player: Option<Player>,
    /// What the `<source>` elements of the open `<picture>` say, as they are written.
    pub(super) variants: Option<String>,
    /// Up to which event no closing tag of a name was found.
    unclosed: HashMap<String, usize>,
}

impl Writer<'_> {
    /// Writes a whole block of HTML and says where to go on.
    pub(super) fn html_block(&mut self, at: usize) -> usize {
        let end = self.end_of(at);
        let mut all = String::new();
        let mut offset = 0;
        for (event, range) in self.slice(at + 1, end) {
            if let Event::Html(text) | Event::Text(text) = event {
                if all.is_empty() {
                    offset = range.start;
                }
                all.push_str(text);
            }
        }
        self.raw_html(&all, offset);
        self.raw.silent = None;
        self.raw.variants = None;
        self.end_player(offset);
        self.words.space();
        end + 1
    }

    /// Writes HTML as it stands in a block.
    pub(super) fn raw_html(&mut self, html: &str, offset: usize) {
        for piece in html::pieces(html) {
            match piece {
                Piece::Tag(tag) => self.tag(&tag, offset + tag.at, true),
                Piece::Text(text) if self.raw.silent.is_none() && self.raw.player.is_none() => {
                    let decoded = html::decode(text);
                    if crate::markdown::marks::any(text) {
                        self.text(&text.to_owned().into(), offset);
                    } else {
                        self.words.push(&decoded);
                        // What is left between tags begins none, whatever a browser may think.
                        self.html.push_str(&text.replace('<', "&lt;"));
                    }
                }
                Piece::Text(_) | Piece::Comment(_) => {}
            }
        }
    }

    /// Writes a tag in a line of text and says where to go on.
    pub(super) fn inline_html(&mut self, at: usize, html: &str, offset: usize) -> usize {
        let Some(tag) = html::tag(html, 0) else {
            return at + 1;
        };
        let is_known = is_allowed_tag(&tag.name) || KNOWN.contains(&tag.name.as_str());
        let embedded = EMBEDDED.contains(&tag.name.as_str());
        let foreign = !is_allowed_tag(&tag.name) || embedded;
        let whole = embedded && tag.raw.ends_with("/>");
        if is_known && foreign && !tag.closing && !is_void(&tag.name) && !whole {
            // `the <title> tag` speaks of a tag; `<center>a</center>` uses one.
            let Some(close) = self.closing_of(at, &tag.name) else {
                self.plain(tag.raw);
                return at + 1;
            };
            if SILENT.contains(&tag.name.as_str()) {
                return close + 1;
            }
            if matches!(tag.name.as_str(), "video" | "audio") {
                self.inline_player(&tag, at, close, offset);
                return close + 1;
            }
        }
        self.tag(&tag, offset, false);
        at + 1
    }

    /// Where the closing tag of a name stands in the same paragraph.
    fn closing_of(&mut self, at: usize, name: &str) -> Option<usize> {
        if self.raw.unclosed.get(name).is_some_and(|until| at < *until) {
            return None;
        }
        let mut place = at + 1;
        for (event, _) in self.parsed.events.get(place..).unwrap_or_default() {
            match event {
                Event::InlineHtml(html) => {
                    let found = html::tag(html, 0).filter(|tag| tag.closing && tag.name == name);
                    if found.is_some() {
                        return Some(place);
                    }
                }
                Event::End(
                    TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
                ) => break,
                _ => {}
            }
            place += 1;
        }
        self.raw.unclosed.insert(name.to_owned(), place);
        None
    }

    fn tag(&mut self, tag: &Tag<'_>, offset: usize, block: bool) {
        let name = tag.name.as_str();
        if self.raw.player.is_some() {
            self.inside_player(tag, offset);
            return;
        }
        if let Some(silent) = &self.raw.silent {
            if tag.closing && silent == name {
                self.raw.silent = None;
            }
            return;
        }
        if BLOCKS.contains(&name) {
            self.words.space();
        }
        match name {
            "img" if !tag.closing => self.raw_image(tag, offset),
            "a" => self.raw_link(tag, offset),
            "input" => {
                // Only a box to tick means something without a form.
                if tag.get("type") == Some("checkbox") {
                    self.html.push_str(super::checkbox(tag.get("checked").is_some()));
                }
            }
            "picture" => self.raw.variants = (!tag.closing).then(String::new),
            "source" if self.raw.variants.is_some() => self.variant(tag, offset),
            "video" | "audio" if !tag.closing => {
                self.raw.player = Some(Player::of(tag));
                if tag.raw.ends_with("/>") {
                    self.end_player(offset);
                }
            }
            "iframe" | "embed" | "source" | "object" => {
                let source = tag.get("src").or_else(|| tag.get("data"));
                if let Some(source) = source.filter(|source| !source.is_empty()) {
                    let title = tag.get("title").unwrap_or_default();
                    self.media(&Media { source, title, ..Media::default() }, offset);
                }
            }
            "video" | "audio" => {}
            _ if SILENT.contains(&name) => {
                if block && !tag.closing {
                    self.raw.silent = Some(name.to_owned());
                }
            }
            _ if is_allowed_tag(name) || matches!(name, "center" | "strike" | "h1") => {
                self.raw_element(tag, block);
            }
            _ if KNOWN.contains(&name) => self.dropped(tag, block),
            _ => {
                self.words.push(tag.raw);
                push_escaped(&mut self.html, tag.raw);
            }
        }
    }

    fn dropped(&mut self, tag: &Tag<'_>, block: bool) {
        if block || is_void(&tag.name) {
            return;
        }
        let count = self.raw.dropped.entry(tag.name.clone()).or_default();
        if !tag.closing {
            *count += 1;
        } else if *count > 0 {
            *count -= 1;
        } else {
            self.plain(tag.raw);
        }
    }

    fn raw_element(&mut self, tag: &Tag<'_>, block: bool) {
        let name = match tag.name.as_str() {
            "center" if block => "div",
            "center" => "span",
            "strike" => "s",
            // The page has its one `h1`.
            "h1" => "h2",
            name => name,
        };
        if tag.closing {
            // What is not open is not closed: `</p>` alone would make a paragraph.
            let place = self.raw.open.iter().rposition(|(open, _)| *open == tag.name);
            if let Some(place) = place {
                self.close_raw(place);
            } else if name == "br" {
                self.html.push_str("<br>");
            }
            return;
        }
        let ended = ended_by(name);
        let inner = self.raw.open.iter().rev();
        let left = inner.take_while(|(open, _)| ended.contains(&open.as_str())).count();
        self.close_raw(self.raw.open.len() - left);
        if !is_void(name) {
            if self.raw.open.len() >= super::DEEPEST {
                return;
            }
            self.raw.open.push((tag.name.clone(), name.to_owned()));
        }
        if name == "table" {
            self.html.push_str(TABLE_REGION);
        }
        self.html.push('<');
        self.html.push_str(name);
        for (key, value) in &tag.attributes {
            if !matches!(key.as_str(), "class" | "href" | "src" | "tabindex" | "role") {
                self.push_raw_attribute(key, value);
            }
        }
        let class = classes(tag);
        if !class.is_empty() {
            push_attribute(&mut self.html, "class", &class);
        }
        self.html.push('>');
    }

    /// Closes the open elements from a place on, the innermost first, so that the page nests as deep as
    /// it seems to.
    fn close_raw(&mut self, place: usize) {
        while self.raw.open.len() > place {
            let Some((_, name)) = self.raw.open.pop() else {
                return;
            };
            self.html.push_str("</");
            self.html.push_str(&name);
            self.html.push('>');
            if name == "table" {
                self.html.push_str("</div>");
            }
        }
    }

    fn push_raw_attribute(&mut self, key: &str, value: &str) {
        let shaped = key
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if shaped {
            push_attribute(&mut self.html, key, value);
        }
    }

    fn raw_link(&mut self, tag: &Tag<'_>, offset: usize) {
        if tag.closing {
            let close = self.raw.links.pop().unwrap_or_default();
            self.html.push_str(close);
            return;
        }
        if self.raw.links.len() >= super::DEEPEST {
            return;
        }
        let id = tag.get("id").or_else(|| tag.get("name"));
        let Some(href) = tag.get("href") else {
            self.html.push_str("<a");
            if let Some(id) = id {
                push_attribute(&mut self.html, "id", id);
            }
            self.html.push('>');
            self.raw.links.push("</a>");
            return;
        };
        let target = self.site.follow(self.document, href);
        let Some((address, rel)) = self.address(&target, href, offset) else {
            self.html.push_str("<span class=\"dead-link\">");
            self.raw.links.push("</span>");
            return;
        };
        self.html.push_str("<a");
        push_attribute(&mut self.html, "href", &address);
        if !rel.is_empty() {
            push_attribute(&mut self.html, "rel", rel);
        }
        for (key, value) in [("title", tag.get("title")), ("id", id)] {
            if let Some(value) = value {
                push_attribute(&mut self.html, key, value);
            }
        }
        let class = classes(tag);
        if !class.is_empty() {
            push_attribute(&mut self.html, "class", &class);
        }
        self.html.push('>');
        self.raw.links.push("</a>");
    }

    fn raw_image(&mut self, tag: &Tag<'_>, offset: usize) {
        let variants = self.raw.variants.take().unwrap_or_default();
        let picture = Picture {
            source: tag.get("src").unwrap_or_default(),
            alternative: tag.get("alt").unwrap_or_default(),
            title: tag.get("title").unwrap_or_default(),
            class: classes(tag),
            wanted: Wanted::of(tag.get("width"), tag.get("height"), tag.get("style")),
            variants: &variants,
        };
        self.picture(&picture, offset);
    }
}
