//! What stands in the head of each page: policy, description, previews, structured data.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::assets::Assets;
use super::embed::oembed_address;
use super::shell::Shell;
use crate::app::published_strings::published_strings;
use crate::app::views::window_title;
use crate::model::{Card, Kind, Page, Route, Site};

/// Escapes text for HTML and XML, in content and in double-quoted attributes. Control characters, which
/// XML forbids, go.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(character),
            control if control.is_control() || matches!(control, '\u{FFFE}' | '\u{FFFF}') => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// JSON that may stand in a script element: nothing in it can end the element.
pub(super) fn script_json(json: &[u8]) -> String {
    String::from_utf8_lossy(json)
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// A SHA-256 hash as policies write it.
pub(super) fn sha256_base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

/// The head of a page.
pub(super) fn head(
    site: &Site,
    shell: &Shell,
    assets: &Assets,
    route: &Route,
    page: &Page,
) -> String {
    let words = published_strings(&site.lang);
    let mut head = String::with_capacity(2048);
    let title = escape(&window_title(page, site));
    let file = |name: &str| escape(&site.base.file(name));
    let _ = write!(
        head,
        "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>",
        policy(shell)
    );
    let _ = write!(
        head,
        "<script src=\"{}\"></script><link rel=\"stylesheet\" href=\"{}\"><link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">",
        file(&assets.theme),
        file(&assets.style),
        file(&assets.icon)
    );
    head.push_str("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"generator\" content=\"Seoga\">");
    let card = match page {
        Page::Document(post) => Some(&post.card),
        _ => None,
    };
    let description = card
        .map(|card| card.summary.as_str())
        .filter(|summary| !summary.is_empty())
        .unwrap_or(&site.description);
    let _ = write!(head, "<meta name=\"description\" content=\"{}\">", escape(description));
    if *page == Page::Missing {
        head.push_str("<meta name=\"robots\" content=\"noindex\">");
    } else {
        addresses(&mut head, site, route, &title, description, card);
    }
    let _ = write!(
        head,
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{}\" title=\"{}\">",
        file("feed.xml"),
        escape(&site.title)
    );
    if let Some(app) = &shell.app {
        let _ = write!(
            head,
            "<script type=\"module\" src=\"{}\" data-glue=\"{}\" data-wasm=\"{}\" data-notice=\"{}\"></script>",
            file(&assets.boot),
            file(&app.glue),
            file(&app.wasm),
            escape(words.app_failed)
        );
    }
    head
}

fn addresses(
    head: &mut String,
    site: &Site,
    route: &Route,
    title: &str,
    description: &str,
    card: Option<&Card>,
) {
    let address = escape(&format!("{}{}", site.origin, route.path().href(&site.base)));
    let _ = write!(head, "<link rel=\"canonical\" href=\"{address}\">");
    let kind = if card.is_some_and(|card| card.kind == Kind::Post) { "article" } else { "website" };
    let _ = write!(
        head,
        "<meta property=\"og:type\" content=\"{kind}\"><meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"{}\"><meta property=\"og:url\" content=\"{address}\">\
         <meta property=\"og:site_name\" content=\"{}\">",
        escape(description),
        escape(&site.title)
    );
    let Some(card) = card else { return };
    if let Some(oembed) = oembed_address(site, &card.path) {
        let _ = write!(
            head,
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{title}\">",
            escape(&oembed)
        );
    }
    if let Some(cover) = &card.cover {
        let source = if cover.src.starts_with('/') {
            format!("{}{}", site.origin, cover.src)
        } else {
            cover.src.clone()
        };
        let _ = write!(head, "<meta property=\"og:image\" content=\"{}\">", escape(&source));
    }
    if card.kind == Kind::Post {
        let data = serde_json::json!({
            "@context": "https://schema.org",
            "@type": "BlogPosting",
            "headline": card.title,
            "description": card.summary,
            "datePublished": card.date,
            "dateModified": card.updated.as_ref().or(card.date.as_ref()),
            "inLanguage": card.lang.as_deref().unwrap_or(&site.lang),
            "keywords": card.tags,
            "url": format!("{}{}", site.origin, card.path.href(&site.base)),
        });
        let _ = write!(
            head,
            "<script type=\"application/ld+json\">{}</script>",
            script_json(data.to_string().as_bytes())
        );
    }
}

/// Only files of this site; pictures from anywhere with HTTPS, since posts show such. Inline scripts
/// are those that the template itself holds, by hash. While Trunk serves, its script is let in and may
/// talk to it: such pages are for the author alone.
fn policy(shell: &Shell) -> String {
    let scripts = if shell.served {
        " 'unsafe-inline'".to_owned()
    } else {
        shell.inline_scripts.iter().map(|hash| [" 'sha256-", hash, "'"].concat()).collect()
    };
    let sockets = if shell.served { " ws: wss:" } else { "" };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' https: data:; \
         media-src 'self' https:; font-src 'self'; connect-src 'self'{sockets}; manifest-src 'self'; base-uri 'none'; form-action 'self'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out() {
        assert_eq!(escape("a<b>&\"c\""), "a&lt;b&gt;&amp;&quot;c&quot;");
        assert_eq!(escape("a\u{1}\u{b}\tb\u{FFFF}"), "a\tb");
        assert_eq!(script_json(br#"{"a":"</script>"}"#), "{\"a\":\"\\u003c/script>\"}");
    }

    #[test]
    fn hashes_as_policies_write_them() {
        // RFC 6234 test vectors, in Base64.
        assert_eq!(sha256_base64(b""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(sha256_base64(b"abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
