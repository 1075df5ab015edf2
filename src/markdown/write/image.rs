//! Pictures, found and with their size.
//!
//! The first picture of a document loads at once if it stands near the top, because readers see it
//! before they do anything; all others wait until they are near, so that they do not compete with it.

use pulldown_cmark::{Event, LinkType};

use super::Writer;
use super::film::is_film;
use super::media::{Media, is_media};
use super::size::Wanted;
use crate::markdown::address::{decode, scheme};
use crate::markdown::attributes::Attributes;
use crate::markdown::html::{push_attribute, push_escaped};
use crate::markdown::lookup::last_segment;
use crate::markdown::parse::{push_plain, wiki_link};
use crate::markdown::resolve::Target;
use crate::source::Asset;

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
    /// The size that its author wants.
    pub(super) wanted: Wanted,
    /// The same picture for other screens: what `<source>` elements say.
    pub(super) variants: &'text str,
}

/// What became of a picture's address.
pub(super) enum Found<'site> {
    /// A file of the site, and the part of it that is meant.
    File(&'site Asset, String),
    /// An address of another site.
    Elsewhere(String),
    /// Nothing that could be shown.
    Nothing,
}

/// Visible characters before a picture that is not yet far from the top.
const NEAR_THE_TOP: usize = 800;

/// Ends of addresses that say for which ground a picture is meant.
const GROUNDS: &[(&str, &str)] = &[
    ("#gh-dark-mode-only", "dark"),
    ("#gh-light-mode-only", "light"),
    ("#only-dark", "dark"),
    ("#only-light", "light"),
];

impl<'run> Writer<'run> {
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
        if let Some(after) = self.embedded(at, link_type, address, offset) {
            return after;
        }
        let mut behind = Wanted::default();
        if wiki == Some(false) {
            alternative.clear();
        } else {
            let cut = match alternative.rsplit_once('|') {
                Some((text, last)) => Some((text.to_owned(), last)),
                None => wiki.map(|_| (String::new(), alternative.as_str())),
            };
            let read = cut.and_then(|(text, last)| Some((text, Wanted::behind_a_bar(last)?)));
            if let Some((text, wanted)) = read {
                alternative = text;
                behind = wanted;
            }
        }
        let list = self.parsed.attributes.get(&at);
        let value = |keys: &[&str]| keys.iter().find_map(|key| list?.get(key));
        let picture = Picture {
            source: address,
            alternative: alternative.trim(),
            title,
            class: list.map(Attributes::class_value).unwrap_or_default(),
            wanted: Wanted::of(value(&["width", "w"]), value(&["height", "h"]), value(&["style"]))
                .or(behind),
            variants: "",
        };
        self.picture(&picture, offset);
        end + 1
    }

    /// What a picture shows, those within it included.
    pub(super) fn alternative(&self, start: usize, end: usize) -> String {
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

    /// Writes a picture, or what stands for one that cannot be shown.
    pub(super) fn picture(&mut self, picture: &Picture<'_>, offset: usize) {
        if is_media(picture.source) || is_film(picture.source) {
            let media = Media {
                source: picture.source,
                title: if picture.title.is_empty() { picture.alternative } else { picture.title },
                size: picture.wanted.fitting(None),
                ..Media::default()
            };
            self.media(&media, offset);
            return;
        }
        let (address, size) = match self.find_picture(picture.source, offset) {
            Found::File(asset, part) => {
                let address = self.site.base.file(&asset.published) + &part;
                (address, picture.wanted.fitting(asset.size))
            }
            Found::Elsewhere(address) => (address, picture.wanted.fitting(None)),
            Found::Nothing => {
                self.missing_image(picture, offset);
                return;
            }
        };
        let first = self.pictures == 0 && self.words.length() < NEAR_THE_TOP;
        self.pictures += 1;
        if !picture.variants.is_empty() {
            self.html.push_str("<picture>");
            self.html.push_str(picture.variants);
        }
        self.html.push_str("<img");
        push_attribute(&mut self.html, "src", &address);
        push_attribute(&mut self.html, "alt", picture.alternative);
        if !picture.title.is_empty() {
            push_attribute(&mut self.html, "title", picture.title);
        }
        let ground = GROUNDS.iter().find(|(end, _)| picture.source.ends_with(end));
        let more = [picture.wanted.class(), ground.map(|(_, class)| *class)];
        let classes: Vec<&str> = std::iter::once(picture.class.as_str())
            .chain(more.into_iter().flatten())
            .filter(|class| !class.is_empty())
            .collect();
        if !classes.is_empty() {
            push_attribute(&mut self.html, "class", &classes.join(" "));
        }
        for (name, value) in [("width", size.0), ("height", size.1)] {
            if let Some(value) = value {
                push_attribute(&mut self.html, name, &value.to_string());
            }
        }
        self.html.push_str(if first { "" } else { " loading=\"lazy\"" });
        self.html.push_str(" decoding=\"async\">");
        if !picture.variants.is_empty() {
            self.html.push_str("</picture>");
        }
    }

    /// Finds the file or the address of a picture.
    pub(super) fn find_picture(&mut self, written: &str, offset: usize) -> Found<'run> {
        let found = self.look_up_picture(written);
        if let Found::File(asset, _) = &found {
            let path = decode(written.split(['?', '#']).next().unwrap_or_default());
            let wanted = last_segment(path.trim());
            let name = last_segment(&asset.file);
            if wanted != name && wanted.eq_ignore_ascii_case(name) {
                let message = format!("{wanted} is called {name}");
                let hint = "it is shown here; other tools tell capitals from small letters";
                self.report(offset, written, "picture-name", message, hint.to_owned());
            }
        }
        found
    }

    /// The same, without a word about it.
    pub(super) fn look_up_picture(&self, written: &str) -> Found<'run> {
        let written = written.trim();
        let site = self.site;
        let relative = scheme(written).is_none() && !written.starts_with(['/', '\\']);
        let mut tries = Vec::new();
        if let Some(folder) = self.document.front.media_folder.as_deref().filter(|_| relative) {
            tries.push(format!("{}/{written}", folder.trim_end_matches('/')));
        }
        tries.push(written.to_owned());
        if relative && written.contains('\\') {
            tries.push(written.replace('\\', "/"));
        }
        for address in tries {
            match site.follow_file(self.document, &address) {
                Target::File(asset, suffix) => {
                    // A query means nothing to a file; the part of a drawing does.
                    let part = suffix.find('#').and_then(|at| suffix.get(at..)).unwrap_or_default();
                    let ground = GROUNDS.iter().any(|(end, _)| part == *end);
                    let part = if ground { String::new() } else { part.to_owned() };
                    return Found::File(asset, part);
                }
                Target::External(address) if address.starts_with("http") => {
                    return Found::Elsewhere(address);
                }
                _ => {}
            }
        }
        Found::Nothing
    }

    fn missing_image(&mut self, picture: &Picture<'_>, offset: usize) {
        let written = picture.source.trim();
        let source = if written.starts_with("data:") { "data:" } else { written };
        let message = if source == "data:" {
            "pictures inside of addresses are not shown".to_owned()
        } else if source.is_empty() {
            "a picture without an address".to_owned()
        } else {
            format!("there is no picture {source}")
        };
        let hint = self.site.image_hint(source);
        self.report(offset, source, "missing-image", message, hint);
        self.html.push_str("<span class=\"missing-image\">");
        let name = decode(last_segment(source));
        let name = name.rsplit('\\').next().unwrap_or_default();
        let text = if picture.alternative.is_empty() { name } else { picture.alternative };
        self.words.push(text);
        push_escaped(&mut self.html, text);
        self.html.push_str("</span>");
    }
}

/// Whether an address between double brackets names a file and no document.
pub(super) fn looks_like_file(address: &str) -> bool {
    let path = address.split('#').next().unwrap_or_default();
    last_segment(path).rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty()
            && (2..=5).contains(&ending.len())
            && !ending.eq_ignore_ascii_case("md")
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}
