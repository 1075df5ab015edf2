//! oEmbed for each document, as files: what a page that reads oEmbed shows where somebody pastes an
//! address of this site. Needs to know where the site is, so a site without an origin has none.

use serde::Serialize;

use super::super::head::escape;
use super::frame_path;
use crate::model::{Card, RoutePath, Site};

/// Width and height to begin with; <https://oembed.com> asks for both.
const SIZE: (u32, u32) = (640, 480);

/// An answer of the type `rich`.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Answer {
    version: &'static str,
    r#type: &'static str,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    author_name: String,
    provider_name: String,
    provider_url: String,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
}

/// The file of a document's answer, relative to the site's root.
pub(super) fn file(path: &RoutePath) -> String {
    let name = path.as_str().trim_matches('/');
    format!("embed/oembed/{}.json", if name.is_empty() { "index" } else { name })
}

/// The whole address of that file, where the site knows its own.
pub(in crate::publish) fn address(site: &Site, path: &RoutePath) -> Option<String> {
    (!site.origin.is_empty()).then(|| format!("{}{}", site.origin, site.base.file(&file(path))))
}

/// The answer for a document.
pub(super) fn answer(site: &Site, card: &Card) -> Option<Answer> {
    if site.origin.is_empty() {
        return None;
    }
    let (width, height) = SIZE;
    let frame = format!("{}{}", site.origin, frame_path(&card.path).href(&site.base));
    Some(Answer {
        version: "1.0",
        r#type: "rich",
        title: card.title.clone(),
        author_name: site.author.clone(),
        provider_name: site.title.clone(),
        provider_url: format!("{}{}", site.origin, site.base.file("")),
        cache_age: 86_400,
        html: format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" referrerpolicy=\"no-referrer\" \
             sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>",
            escape(&frame),
            escape(&card.title)
        ),
        width,
        height,
    })
}
