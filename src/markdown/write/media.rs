//! Films and sounds: links, never players of other sites.

use super::Writer;
use super::link::EXTERNAL;
use crate::markdown::html::push_attribute;
use crate::markdown::resolve::Target;

impl Writer<'_> {
    /// Writes a link to a film or a sound; nothing of another site is ever loaded.
    pub(super) fn media(&mut self, address: &str, offset: usize) {
        let address = watchable(address);
        let (href, rel) = match self.site.follow_file(self.document, &address) {
            Target::File(asset, suffix) => {
                (self.site.base.file(&asset.published) + &suffix, "external")
            }
            Target::External(address) => (address, EXTERNAL),
            _ => {
                let message = format!("there is no file {address}");
                self.report(offset, &address, "missing-image", message, String::new());
                self.html.push_str("<span class=\"missing-image\">");
                self.plain(&address);
                self.html.push_str("</span>");
                return;
            }
        };
        self.html.push_str("<a class=\"media\"");
        push_attribute(&mut self.html, "href", &href);
        push_attribute(&mut self.html, "rel", rel);
        self.html.push('>');
        let label = if self.lang.starts_with("ko") { "영상 보기" } else { "Watch" };
        let text = format!("{label}: {}", address.trim_start_matches("https://"));
        self.plain(&text);
        self.html.push_str("</a>");
    }
}

/// The address of the page that shows an embedded film.
fn watchable(address: &str) -> String {
    let address =
        address.strip_prefix("//").map_or(address.to_owned(), |rest| format!("https://{rest}"));
    for host in ["youtube.com/embed/", "youtube-nocookie.com/embed/"] {
        if let Some((_, rest)) = address.split_once(host) {
            let id = rest.split(['?', '/', '&']).next().unwrap_or_default();
            return format!("https://www.youtube.com/watch?v={id}");
        }
    }
    match address.split_once("player.vimeo.com/video/") {
        Some((_, id)) => format!("https://vimeo.com/{}", id.split('?').next().unwrap_or_default()),
        None => address,
    }
}

/// Whether an address is that of a film or a sound.
pub(super) fn is_media(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    [".mp4", ".webm", ".mov", ".m4v", ".ogv", ".mp3", ".m4a", ".ogg", ".wav", ".flac"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films() {
        assert_eq!(
            watchable("//www.youtube.com/embed/abc?start=3"),
            "https://www.youtube.com/watch?v=abc"
        );
        assert_eq!(watchable("https://player.vimeo.com/video/12"), "https://vimeo.com/12");
    }
}
