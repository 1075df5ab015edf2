//! Pictures with captions.
//!
//! A caption is what themes make one of: the title of a picture that stands alone in its paragraph,
//! an italic line right below a picture, the `caption` of a tag or short code.

use pulldown_cmark::{Event, Tag};

use super::Writer;
use super::film::is_film;
use super::image::{Found, Picture, looks_like_file};
use super::media::is_media;
use crate::markdown::html::push_attribute;
use crate::markdown::kept::Figure;
use crate::markdown::parse::wiki_link;

/// A picture of a paragraph, with its link around it, and its caption, by their events.
#[derive(Clone, Copy, Debug)]
struct Unit {
    start: usize,
    image: usize,
    end: usize,
    /// The emphasis that is its caption.
    caption: Option<usize>,
}

impl Writer<'_> {
    /// Writes a picture with a caption, from a template tag or a short code.
    pub(super) fn figure(&mut self, figure: &Figure, offset: usize) {
        self.html.push_str("<figure class=\"figure\">");
        let mut close = "";
        if !figure.link.is_empty() {
            let target = self.site.follow(self.document, &figure.link);
            close = self.open_link(usize::MAX, &target, &figure.link, "", offset);
        }
        let picture = Picture {
            source: &figure.source,
            alternative: &figure.alternative,
            ..Picture::default()
        };
        self.picture(&picture, offset);
        self.html.push_str(close);
        self.caption(&figure.caption, offset);
        self.html.push_str("</figure>\n");
        self.words.space();
    }

    /// Writes a paragraph of nothing but pictures with captions as figures; says where to go on.
    pub(super) fn figures(&mut self, at: usize, end: usize) -> Option<usize> {
        let units = self.units(at + 1, end)?;
        let class = self.class_of(at);
        for unit in units {
            self.html.push_str("<figure");
            let class = format!("figure {class}");
            push_attribute(&mut self.html, "class", class.trim_end());
            self.html.push('>');
            let mut title = "";
            if let Some((Event::Start(Tag::Image { link_type, dest_url, title: own, .. }), range)) =
                self.slice(unit.image, unit.image + 1).first()
            {
                if unit.start < unit.image {
                    self.write_between(unit.start, unit.image);
                }
                // What stands below the picture need not float over it.
                let shown = if unit.caption.is_none() { "" } else { own.as_ref() };
                title = if unit.caption.is_none() { own.as_ref() } else { "" };
                let after = self.image(unit.image, *link_type, dest_url, shown, range.start);
                self.write_between(after, unit.end + 1);
            }
            self.words.space();
            if let Some(caption) = unit.caption {
                self.html.push_str("<figcaption>");
                self.write_between(caption + 1, self.end_of(caption));
                self.html.push_str("</figcaption>");
            } else if !title.is_empty() {
                self.html.push_str("<figcaption>");
                self.plain(title);
                self.html.push_str("</figcaption>");
            }
            self.html.push_str("</figure>\n");
            self.words.space();
        }
        Some(end + 1)
    }

    fn write_between(&mut self, start: usize, end: usize) {
        let mut place = start;
        while place < end
            && let Some((event, range)) = self.parsed.events.get(place)
        {
            place = self.event(place, event, range.start).max(place + 1);
        }
    }

    /// The pictures of a paragraph, if there is nothing else in it and each has a caption.
    fn units(&self, start: usize, end: usize) -> Option<Vec<Unit>> {
        let mut units: Vec<Unit> = Vec::new();
        let mut place = start;
        while place < end {
            let (event, _) = self.slice(place, place + 1).first()?;
            match event {
                Event::Text(text) if text.trim().is_empty() => place += 1,
                Event::SoftBreak | Event::HardBreak => place += 1,
                Event::Start(Tag::Image { .. }) => {
                    let end = self.end_of(place);
                    units.push(Unit { start: place, image: place, end, caption: None });
                    place = end + 1;
                }
                Event::Start(Tag::Link { .. }) => {
                    let close = self.end_of(place);
                    let image = place + 1;
                    let inner = self.slice(image, image + 1).first();
                    let alone = matches!(inner, Some((Event::Start(Tag::Image { .. }), _)))
                        && self.end_of(image) + 1 == close;
                    if !alone {
                        return None;
                    }
                    units.push(Unit { start: place, image, end: close, caption: None });
                    place = close + 1;
                }
                Event::Start(Tag::Emphasis) => {
                    // On a line of its own, right below its picture.
                    let above = self.slice(place.checked_sub(1)?, place).first();
                    let own = matches!(above, Some((Event::SoftBreak | Event::HardBreak, _)));
                    let unit = units.last_mut().filter(|unit| own && unit.caption.is_none())?;
                    unit.caption = Some(place);
                    place = self.end_of(place) + 1;
                }
                _ => return None,
            }
        }
        let captioned = units.iter().all(|unit| self.has_caption(*unit, units.len() == 1));
        (!units.is_empty() && captioned).then_some(units)
    }

    fn has_caption(&self, unit: Unit, alone: bool) -> bool {
        let Some((Event::Start(Tag::Image { link_type, dest_url, title, .. }), _)) =
            self.slice(unit.image, unit.image + 1).first()
        else {
            return false;
        };
        if wiki_link(*link_type).is_some() && !looks_like_file(dest_url) {
            return false;
        }
        if unit.caption.is_some() {
            return true;
        }
        let film = is_media(dest_url) || is_film(dest_url);
        alone
            && !title.trim().is_empty()
            && !film
            && !matches!(self.look_up_picture(dest_url), Found::Nothing)
    }

    /// Writes a caption, with the inline Markdown that it may hold.
    pub(super) fn caption(&mut self, caption: &str, offset: usize) {
        if caption.trim().is_empty() {
            return;
        }
        self.words.space();
        self.html.push_str("<figcaption>");
        self.inline_markdown(caption, offset);
        self.html.push_str("</figcaption>");
    }

    /// Writes Markdown that came from an argument or from front matter: spans and links, no blocks.
    pub(super) fn inline_markdown(&mut self, text: &str, offset: usize) {
        let mut open: Vec<&'static str> = Vec::new();
        for event in pulldown_cmark::Parser::new(text) {
            match event {
                Event::Start(Tag::Emphasis) => self.inline_element("<em>", "</em>", &mut open),
                Event::Start(Tag::Strong) => {
                    self.inline_element("<strong>", "</strong>", &mut open);
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let target = self.site.follow(self.document, &dest_url);
                    let close = self.open_link(usize::MAX, &target, &dest_url, "", offset);
                    open.push(close);
                }
                Event::Start(Tag::Paragraph) => {}
                Event::Start(_) => open.push(""),
                Event::End(pulldown_cmark::TagEnd::Paragraph) => self.words.space(),
                Event::End(_) => self.html.push_str(open.pop().unwrap_or_default()),
                Event::Text(text) => self.plain(&text),
                Event::Code(code) => {
                    self.html.push_str("<code>");
                    self.plain(&code);
                    self.html.push_str("</code>");
                }
                Event::SoftBreak | Event::HardBreak => {
                    self.html.push('\n');
                    self.words.space();
                }
                Event::InlineHtml(html) | Event::Html(html) => self.raw_html(&html, offset),
                _ => {}
            }
        }
    }

    fn inline_element(&mut self, tag: &str, close: &'static str, open: &mut Vec<&'static str>) {
        if open.len() < super::DEEPEST {
            self.html.push_str(tag);
            open.push(close);
        } else {
            open.push("");
        }
    }
}
