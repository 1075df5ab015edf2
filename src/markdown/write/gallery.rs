//! Several pictures side by side, and the one at the top of a document.

use pulldown_cmark::{Event, Tag};

use super::Writer;
use super::film::is_film;
use super::image::{Found, Picture};
use crate::markdown::gallery::{Gallery, Layout};
use crate::markdown::html::push_attribute;
use crate::markdown::resolve::Target;
use crate::source::GalleryPicture;

/// How far into a document its header picture is looked for, in events.
const NEAR_THE_START: usize = 40;

impl Writer<'_> {
    /// Writes the picture that the front matter puts above the text, unless the text begins with it.
    pub(super) fn header_picture(&mut self, start: usize) {
        let Some(header) = &self.document.front.header else {
            return;
        };
        let film = is_film(&header.source);
        let found = self.find_picture(&header.source, 0);
        if matches!(found, Found::Nothing) && !film {
            let source = &header.source;
            let message = format!("there is no picture {source}, which the front matter names");
            let hint = "the page has none at its top".to_owned();
            self.report(0, "", "missing-image", message, hint);
            return;
        }
        if !film && self.begins_with(start, &found) {
            return;
        }
        self.html.push_str("<figure class=\"figure full\">");
        let picture = Picture {
            source: &header.source,
            alternative: &header.alternative,
            ..Picture::default()
        };
        self.picture(&picture, 0);
        self.caption(&header.caption, 0);
        self.html.push_str("</figure>\n");
        self.words.space();
    }

    /// Whether the first picture of the text, near its start, is the given one.
    fn begins_with(&self, start: usize, header: &Found<'_>) -> bool {
        let end = self.parsed.events.len().min(start + NEAR_THE_START);
        let first = self.slice(start, end).iter().find_map(|(event, _)| match event {
            Event::Start(Tag::Image { dest_url, .. }) => Some(dest_url),
            _ => None,
        });
        match (first.map(|address| self.look_up_picture(address)), header) {
            (Some(Found::File(one, _)), Found::File(other, _)) => one.file == other.file,
            (Some(Found::Elsewhere(one)), Found::Elsewhere(other)) => one == *other,
            _ => false,
        }
    }

    /// Writes a list of pictures.
    pub(super) fn gallery(&mut self, gallery: &Gallery, offset: usize) {
        if gallery.layout == Layout::Features {
            self.html.push_str("<div class=\"features\">\n");
            for picture in &gallery.pictures {
                self.feature(picture, offset);
            }
            self.html.push_str("</div>\n");
            return;
        }
        self.html.push_str(match gallery.layout {
            Layout::Half => "<figure class=\"gallery half\">\n",
            Layout::Third => "<figure class=\"gallery third\">\n",
            Layout::Single | Layout::Features => "<figure class=\"gallery\">\n",
        });
        for picture in &gallery.pictures {
            // A click shows the picture itself, large, unless it leads elsewhere.
            let link = if picture.link.is_empty() { &picture.source } else { &picture.link };
            let close = self.gallery_link(link, offset);
            self.gallery_picture(picture, offset);
            self.html.push_str(close);
            self.html.push('\n');
        }
        self.caption(&gallery.caption, offset);
        self.html.push_str("</figure>\n");
        self.words.space();
    }

    fn gallery_picture(&mut self, picture: &GalleryPicture, offset: usize) {
        let picture = Picture {
            source: &picture.source,
            alternative: &picture.alternative,
            title: &picture.title,
            ..Picture::default()
        };
        self.picture(&picture, offset);
    }

    /// Opens the link around a picture; a page or a file, found as pictures are.
    fn gallery_link(&mut self, written: &str, offset: usize) -> &'static str {
        if let Found::File(asset, _) = self.look_up_picture(written) {
            let address = self.site.base.file(&asset.published);
            self.html.push_str("<a");
            push_attribute(&mut self.html, "href", &address);
            push_attribute(&mut self.html, "rel", "external");
            self.html.push('>');
            return "</a>";
        }
        match self.site.follow(self.document, written) {
            // That it is missing is said once, of the picture.
            Target::Dead | Target::Unsafe => "",
            target => self.open_link(usize::MAX, &target, written, "", offset),
        }
    }

    /// A picture with a title, a text and a link below it.
    fn feature(&mut self, picture: &GalleryPicture, offset: usize) {
        self.html.push_str("<div class=\"feature\">\n");
        let plain = GalleryPicture { title: String::new(), ..picture.clone() };
        self.gallery_picture(&plain, offset);
        self.words.space();
        if !picture.title.is_empty() {
            self.html.push_str("<p class=\"feature-title\">");
            self.plain(&picture.title);
            self.html.push_str("</p>\n");
            self.words.space();
        }
        if !picture.text.is_empty() {
            self.html.push_str("<p>");
            self.inline_markdown(&picture.text, offset);
            self.html.push_str("</p>\n");
            self.words.space();
        }
        if !picture.link.is_empty() && !picture.label.is_empty() {
            self.html.push_str("<p>");
            let target = self.site.follow(self.document, &picture.link);
            let close = self.open_link(usize::MAX, &target, &picture.link, "", offset);
            self.plain(&picture.label);
            self.html.push_str(close);
            self.html.push_str("</p>\n");
            self.words.space();
        }
        self.html.push_str("</div>\n");
    }
}
