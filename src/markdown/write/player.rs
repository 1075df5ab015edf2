//! `<video>`, `<audio>` and `<picture>` of raw HTML, with the `<source>` elements inside of them.

use pulldown_cmark::Event;

use super::Writer;
use super::image::Found;
use super::media::Media;
use super::size::Wanted;
use crate::markdown::html::{self, Tag, push_attribute};

/// A film or a sound as its tag describes it.
#[derive(Debug, Default)]
pub(super) struct Player {
    name: String,
    source: String,
    title: String,
    poster: String,
    wanted: Wanted,
}

impl Player {
    pub(super) fn of(tag: &Tag<'_>) -> Self {
        let value = |key| tag.get(key).unwrap_or_default().to_owned();
        Self {
            name: tag.name.clone(),
            source: value("src"),
            title: value("title"),
            poster: value("poster"),
            wanted: Wanted::of(tag.get("width"), tag.get("height"), tag.get("style")),
        }
    }
}

impl Writer<'_> {
    /// A player in a line of text, with what its `<source>` elements say.
    pub(super) fn inline_player(&mut self, tag: &Tag<'_>, at: usize, close: usize, offset: usize) {
        self.raw.player = Some(Player::of(tag));
        for (event, _) in self.slice(at + 1, close) {
            if let Event::InlineHtml(html) = event
                && let Some(inner) = html::tag(html, 0)
            {
                self.inside_player(&inner, offset);
            }
        }
        self.end_player(offset);
    }

    /// A tag between `<video>` and `</video>`.
    pub(super) fn inside_player(&mut self, tag: &Tag<'_>, offset: usize) {
        let Some(player) = &mut self.raw.player else {
            return;
        };
        if tag.closing && tag.name == player.name {
            self.end_player(offset);
        } else if tag.name == "source" && player.source.is_empty() {
            tag.get("src").unwrap_or_default().clone_into(&mut player.source);
        }
    }

    pub(super) fn end_player(&mut self, offset: usize) {
        let Some(player) = self.raw.player.take() else {
            return;
        };
        // Components have players without an address, which their script sets.
        if player.source.is_empty() {
            return;
        }
        let media = Media {
            source: &player.source,
            title: &player.title,
            poster: &player.poster,
            size: player.wanted.fitting(None),
        };
        self.media(&media, offset);
    }

    /// `<source>` of a `<picture>`: the same picture for another screen.
    pub(super) fn variant(&mut self, tag: &Tag<'_>, offset: usize) {
        let mut set = String::new();
        for candidate in tag.get("srcset").unwrap_or_default().split(',') {
            let mut words = candidate.split_whitespace();
            let Some(written) = words.next() else { continue };
            let address = match self.find_picture(written, offset) {
                Found::File(asset, _) => self.site.base.file(&asset.published),
                Found::Elsewhere(address) => address,
                Found::Nothing => continue,
            };
            if !set.is_empty() {
                set.push_str(", ");
            }
            set.push_str(&address);
            set.push(' ');
            set.push_str(words.next().unwrap_or("1x"));
        }
        let Some(variants) = self.raw.variants.as_mut().filter(|_| !set.is_empty()) else {
            return;
        };
        variants.push_str("<source");
        push_attribute(variants, "srcset", &set);
        for name in ["media", "type", "sizes"] {
            if let Some(value) = tag.get(name) {
                push_attribute(variants, name, value);
            }
        }
        variants.push('>');
    }
}
