//! Films and sounds: players for files of the site, links for everything else.
//!
//! Nothing of another site is loaded before a reader asks for it: a film elsewhere is a card that the
//! style sheet draws, with a link to its page.

use pulldown_cmark::{Event, Tag};

use super::Writer;
use super::film::{Film, film};
use super::image::Found;
use super::link::EXTERNAL;
use crate::markdown::html::{push_attribute, push_escaped};
use crate::markdown::resolve::Target;

/// A film, a sound or something else that would be embedded.
#[derive(Debug, Default)]
pub(super) struct Media<'text> {
    /// Its address as written.
    pub(super) source: &'text str,
    /// What it is called; may be empty.
    pub(super) title: &'text str,
    /// A picture to show before it plays; may be empty.
    pub(super) poster: &'text str,
    /// Width and height.
    pub(super) size: (Option<u32>, Option<u32>),
}

impl<'run> Writer<'run> {
    /// Writes a film or a sound.
    pub(super) fn media(&mut self, media: &Media<'_>, offset: usize) {
        if let Some(Film { address, site }) = film(media.source) {
            let korean = self.lang.starts_with("ko");
            let title = media.title.trim();
            let title = if !title.is_empty() && !is_no_title(title) {
                title
            } else if korean {
                "영상"
            } else {
                "Video"
            };
            let on =
                if korean { format!("{site}에서 보기") } else { format!("Watch on {site}") };
            self.card("media film", &address, EXTERNAL, title, &on);
            return;
        }
        let found = self.find_media(media.source);
        match found {
            Target::File(asset, suffix) => {
                let address = self.site.base.file(&asset.published) + &suffix;
                let name = asset.file.rsplit('/').next().unwrap_or(&asset.file);
                if let Some(element) = player(name) {
                    self.player(element, &address, name, media, offset);
                } else {
                    let title = if media.title.is_empty() { name } else { media.title };
                    self.card("media", &address, "external", title, "");
                }
            }
            Target::External(address) => {
                let bare = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
                let host = bare.split('/').next().unwrap_or_default().to_owned();
                let title = if media.title.trim().is_empty() { bare } else { media.title.trim() };
                let korean = self.lang.starts_with("ko");
                let on =
                    if korean { format!("{host}에서 열기") } else { format!("Open on {host}") };
                let title = title.to_owned();
                self.card("media", &address, EXTERNAL, &title, &on);
            }
            _ => {
                let source = media.source;
                let message = format!("there is no file {source}");
                let hint = "the name stands in its place".to_owned();
                self.report(offset, source, "missing-image", message, hint);
                self.html.push_str("<span class=\"missing-image\">");
                self.plain(if media.title.is_empty() { source } else { media.title });
                self.html.push_str("</span>");
            }
        }
    }

    /// A link to a film around the picture that its site has of it: a card, for that picture would be
    /// asked of the site. Says where to go on.
    pub(super) fn film_link(&mut self, at: usize, address: &str, offset: usize) -> Option<usize> {
        let end = self.end_of(at);
        let [(Event::Start(Tag::Image { dest_url, .. }), _)] = self.slice(at + 1, at + 2) else {
            return None;
        };
        let alone = self.end_of(at + 1) + 1 == end;
        if !alone || !is_still(dest_url) || film(address).is_none() {
            return None;
        }
        let title = self.alternative(at + 2, end);
        self.media(&Media { source: address, title: &title, ..Media::default() }, offset);
        Some(end + 1)
    }

    fn find_media(&self, source: &str) -> Target<'run> {
        let folder = self.document.front.media_folder.as_deref();
        let below = folder.filter(|_| !source.starts_with('/') && !source.contains("://"));
        if let Some(folder) = below {
            let address = format!("{}/{source}", folder.trim_end_matches('/'));
            if let found @ Target::File(..) = self.site.follow_file(self.document, &address) {
                return found;
            }
        }
        self.site.follow_file(self.document, source)
    }

    /// A link that looks like what it leads to.
    fn card(&mut self, class: &str, address: &str, rel: &str, title: &str, on: &str) {
        self.html.push_str("<a");
        push_attribute(&mut self.html, "class", class);
        push_attribute(&mut self.html, "href", address);
        push_attribute(&mut self.html, "rel", rel);
        self.html.push_str("><span class=\"media-title\">");
        self.plain(title);
        self.html.push_str("</span>");
        if !on.is_empty() {
            self.html.push_str(" <span class=\"media-site\">");
            self.words.space();
            self.plain(on);
            self.html.push_str("</span>");
        }
        self.html.push_str("</a>");
    }

    /// The browser's own player; what it knows of the file it asks for, the rest waits for a click.
    fn player(
        &mut self,
        element: &str,
        address: &str,
        name: &str,
        media: &Media<'_>,
        offset: usize,
    ) {
        self.html.push('<');
        self.html.push_str(element);
        push_attribute(&mut self.html, "src", address);
        self.html.push_str(" controls preload=\"metadata\"");
        if !media.title.is_empty() {
            push_attribute(&mut self.html, "title", media.title);
        }
        if element == "video" {
            for (key, value) in [("width", media.size.0), ("height", media.size.1)] {
                if let Some(value) = value {
                    push_attribute(&mut self.html, key, &value.to_string());
                }
            }
            if !media.poster.is_empty()
                && let Found::File(asset, _) = self.find_picture(media.poster, offset)
            {
                let poster = self.site.base.file(&asset.published);
                push_attribute(&mut self.html, "poster", &poster);
            }
        }
        // Who cannot play it can fetch it.
        self.html.push_str("><a");
        push_attribute(&mut self.html, "href", address);
        self.html.push('>');
        push_escaped(&mut self.html, name);
        self.html.push_str("</a></");
        self.html.push_str(element);
        self.html.push('>');
    }
}

/// Whether a title is what the site writes into everybody's code.
fn is_no_title(title: &str) -> bool {
    let title = title.to_ascii_lowercase();
    ["video player", "youtube video", "vimeo-player", "youtube", "video"].iter().any(|generic| {
        title == *generic || title.strip_prefix("youtube ").is_some_and(|rest| rest == *generic)
    })
}

/// Whether an address is that of a still of a film.
fn is_still(address: &str) -> bool {
    let hosts = ["img.youtube.com/", "i.ytimg.com/", "i3.ytimg.com/", "i.vimeocdn.com/"];
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    hosts.iter().any(|host| rest.starts_with(host))
}

const FILMS: &[&str] = &["mp4", "webm", "mov", "m4v", "ogv"];
const SOUNDS: &[&str] = &["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac"];

/// The element that plays a file.
fn player(name: &str) -> Option<&'static str> {
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    if FILMS.contains(&ending.as_str()) {
        return Some("video");
    }
    SOUNDS.contains(&ending.as_str()).then_some("audio")
}

/// Whether an address is that of a film or a sound.
pub(super) fn is_media(address: &str) -> bool {
    player(address.split(['?', '#']).next().unwrap_or_default().trim()).is_some()
}
