//! Pictures, with their size; films and sounds, as links.

use pulldown_cmark::{Event, LinkType};

use super::Writer;
use super::media::is_media;
use crate::markdown::address::decode;
use crate::markdown::attributes::Attributes;
use crate::markdown::html::{push_attribute, push_escaped};
use crate::markdown::kept::Figure;
use crate::markdown::lookup::last_segment;
use crate::markdown::parse::{push_plain, wiki_link};
use crate::markdown::resolve::Target;

/// A picture before it is found.
#[derive(Debug, Default)]
pub(super) struct Picture<'text> {
    /// Its address as written.
    pub(super) source: &'text str,
    /// What it shows.
    pub(super) alternative: &'text str,
    /// Its title.
    pub(super) title: &'text str,
    /// Classes for it.
    pub(super) class: String,
    /// The width that its author wants.
    pub(super) width: Option<u32>,
    /// The height that its author wants.
    pub(super) height: Option<u32>,
}

impl Writer<'_> {
    /// Writes a picture and says where to go on.
    pub(super) fn image(
        &mut self,
        at: usize,
        link_type: LinkType,
        address: &str,
        title: &str,
        offset: usize,
    ) -> usize {
        let end = self.end_of(at);
        let mut alternative = self.alternative(at + 1, end);
        let wiki = wiki_link(link_type);
        let address = if wiki.is_some() { address.trim_end_matches('\\') } else { address };
        if wiki.is_some() && !looks_like_file(address) {
            return self.embedded_note(at, address, offset);
        }
        let mut size = (None, None);
        if wiki == Some(false) {
            alternative.clear();
        } else {
            let cut = match alternative.rsplit_once('|') {
                Some((text, last)) => dimensions(last).map(|size| (text.to_owned(), size)),
                None if wiki.is_some() => {
                    dimensions(&alternative).map(|size| (String::new(), size))
                }
                None => None,
            };
            if let Some((text, found)) = cut {
                alternative = text;
                size = found;
            }
        }
        let list = self.parsed.attributes.get(&at);
        let number = |keys: [&str; 2]| {
            let value = keys.iter().find_map(|key| list?.get(key))?;
            value.trim_end_matches("px").parse().ok()
        };
        let picture = Picture {
            source: address,
            alternative: alternative.trim(),
            title,
            class: list.map(Attributes::class_value).unwrap_or_default(),
            width: number(["width", "w"]).or(size.0),
            height: number(["height", "h"]).or(size.1),
        };
        self.picture(&picture, offset);
        end + 1
    }

    /// What a picture shows, those within it included.
    fn alternative(&self, start: usize, end: usize) -> String {
        let mut out = String::new();
        for (event, _) in self.slice(start, end) {
            match event {
                Event::Text(text) | Event::Code(text) => push_plain(&mut out, text, self.draft),
                Event::SoftBreak | Event::HardBreak => out.push(' '),
                _ => {}
            }
        }
        out
    }

    /// `![[note]]`: a link, for now.
    fn embedded_note(&mut self, at: usize, address: &str, offset: usize) -> usize {
        let target = self.site.follow_name(self.document, address);
        let text = match &target {
            Target::Page { place, .. } => self.site.title(*place).to_owned(),
            _ => address.to_owned(),
        };
        let close = self.open_link(at, &target, address, "", offset);
        self.plain(&text);
        self.html.push_str(close);
        self.end_of(at) + 1
    }

    /// Writes a picture, or what stands for one that cannot be shown.
    pub(super) fn picture(&mut self, picture: &Picture<'_>, offset: usize) {
        if is_media(picture.source) {
            self.media(picture.source, offset);
            return;
        }
        let mut size = (picture.width, picture.height);
        let address = match self.site.follow_file(self.document, picture.source) {
            Target::File(asset, suffix) => {
                size = fitting(size, asset.size);
                self.site.base.file(&asset.published) + &suffix
            }
            Target::External(address) if address.starts_with("http") => address,
            _ => {
                self.missing_image(picture, offset);
                return;
            }
        };
        self.html.push_str("<img");
        push_attribute(&mut self.html, "src", &address);
        push_attribute(&mut self.html, "alt", picture.alternative);
        if !picture.title.is_empty() {
            push_attribute(&mut self.html, "title", picture.title);
        }
        if !picture.class.is_empty() {
            push_attribute(&mut self.html, "class", &picture.class);
        }
        for (name, value) in [("width", size.0), ("height", size.1)] {
            if let Some(value) = value {
                push_attribute(&mut self.html, name, &value.to_string());
            }
        }
        self.html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    fn missing_image(&mut self, picture: &Picture<'_>, offset: usize) {
        let source = if picture.source.starts_with("data:") { "data:" } else { picture.source };
        let message = if source == "data:" {
            "pictures inside of addresses are not shown".to_owned()
        } else {
            format!("there is no picture {source}")
        };
        let hint = self.image_hint(picture.source);
        self.report(offset, source, "missing-image", message, hint);
        self.html.push_str("<span class=\"missing-image\">");
        let name = decode(last_segment(source));
        let text = if picture.alternative.is_empty() { &name } else { picture.alternative };
        self.words.push(text);
        push_escaped(&mut self.html, text);
        self.html.push_str("</span>");
    }

    fn image_hint(&self, source: &str) -> String {
        self.site.image_hint(source)
    }

    /// Writes a picture with a caption.
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
        if !figure.caption.is_empty() {
            self.html.push_str("<figcaption>");
            self.plain(&figure.caption);
            self.html.push_str("</figcaption>");
        }
        self.html.push_str("</figure>\n");
        self.words.space();
    }
}

fn looks_like_file(address: &str) -> bool {
    let path = address.split('#').next().unwrap_or_default();
    last_segment(path).rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty()
            && (2..=5).contains(&ending.len())
            && !ending.eq_ignore_ascii_case("md")
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// `300` or `300x200`.
fn dimensions(text: &str) -> Option<(Option<u32>, Option<u32>)> {
    match text.trim().split_once('x') {
        Some((width, height)) => Some((Some(width.parse().ok()?), Some(height.parse().ok()?))),
        None => Some((Some(text.trim().parse().ok()?), None)),
    }
}

/// The size to announce: what the author wants, in the file's proportion.
fn fitting(
    wanted: (Option<u32>, Option<u32>),
    file: Option<(u32, u32)>,
) -> (Option<u32>, Option<u32>) {
    let Some((width, height)) = file.filter(|(width, height)| *width > 0 && *height > 0) else {
        return wanted;
    };
    let scale = |length: u32, by: u32, from: u32| {
        u32::try_from(u64::from(length) * u64::from(by) / u64::from(from)).ok()
    };
    match wanted {
        (None, None) => (Some(width), Some(height)),
        (Some(wide), None) => (Some(wide), scale(wide, height, width)),
        (None, Some(high)) => (scale(high, width, height), Some(high)),
        both => both,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(fitting((None, None), Some((4, 2))), (Some(4), Some(2)));
        assert_eq!(fitting((Some(100), None), Some((400, 200))), (Some(100), Some(50)));
        assert_eq!(fitting((Some(100), None), None), (Some(100), None));
        assert_eq!(dimensions("300"), Some((Some(300), None)));
        assert_eq!(dimensions("300x20"), Some((Some(300), Some(20))));
        assert_eq!(dimensions("그림"), None);
    }
}
