//! Feeds, and what is meant for machines that visit: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1,
//! sitemap, robots.txt, llms.txt.

use std::fmt::Write as _;

use super::draft::moment;
use super::head::escape;
use super::{Library, Published, data};
use crate::model::{Date, Kind, RoutePath, Site};

/// Posts in a feed.
const FEED: usize = 30;

fn address(site: &Site, path: &RoutePath) -> String {
    format!("{}{}", site.origin, path.href(&site.base))
}

fn file(site: &Site, name: &str) -> String {
    format!("{}{}", site.origin, site.base.file(name))
}

/// The newest documents that have a date; wiki documents where there are no posts.
fn newest(library: &Library) -> impl Iterator<Item = (&Published, &Date)> {
    library
        .documents
        .iter()
        .take(library.listed)
        .filter_map(|document| Some((document, document.post.card.date.as_ref()?)))
        .take(FEED)
}

fn changed<'a>(document: &'a Published, written: &'a Date) -> &'a Date {
    document.post.card.updated.as_ref().unwrap_or(written)
}

/// `feed.xml`.
pub(super) fn atom(library: &Library, site: &Site) -> String {
    let home = escape(&address(site, &RoutePath::new("/")));
    let changes = newest(library).map(|(document, written)| changed(document, written));
    let latest = changes.max_by_key(|date| moment(Some(*date)));
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\
         <title>{}</title><subtitle>{}</subtitle><id>{home}</id><link href=\"{home}\"/>\
         <link rel=\"self\" href=\"{}\"/><updated>{}</updated><author><name>{}</name></author>",
        escape(&site.lang),
        escape(&site.title),
        escape(&site.description),
        escape(&file(site, "feed.xml")),
        latest.map_or("1970-01-01T00:00:00Z", Date::as_rfc3339),
        escape(if site.author.is_empty() { &site.title } else { &site.author }),
    );
    for (document, written) in newest(library) {
        let card = &document.post.card;
        let link = escape(&address(site, &card.path));
        let _ = write!(
            feed,
            "\n<entry><title>{}</title><id>{link}</id><link href=\"{link}\"/><published>{}</published><updated>{}</updated><summary>{}</summary>",
            escape(&card.title),
            written.as_rfc3339(),
            changed(document, written).as_rfc3339(),
            escape(&card.summary),
        );
        for tag in &card.tags {
            let _ = write!(feed, "<category term=\"{}\"/>", escape(tag.name()));
        }
        let _ = write!(
            feed,
            "<content type=\"html\" xml:base=\"{link}\">{}</content></entry>",
            escape(&document.post.html)
        );
    }
    feed.push_str("\n</feed>\n");
    feed
}

/// `rss.xml`.
pub(super) fn rss(library: &Library, site: &Site) -> String {
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>{}</title><link>{}</link><description>{}</description><language>{}</language>",
        escape(&site.title),
        escape(&address(site, &RoutePath::new("/"))),
        escape(&site.description),
        escape(&site.lang),
    );
    for (document, written) in newest(library) {
        let card = &document.post.card;
        let link = escape(&address(site, &card.path));
        let _ = write!(
            feed,
            "\n<item><title>{}</title><link>{link}</link><guid>{link}</guid>{}<description>{}</description></item>",
            escape(&card.title),
            rfc2822(written).map(|date| format!("<pubDate>{date}</pubDate>")).unwrap_or_default(),
            escape(&card.summary),
        );
    }
    feed.push_str("\n</channel></rss>\n");
    feed
}

/// RSS asks for dates of mail (RFC 2822), in the author's own offset.
fn rfc2822(date: &Date) -> Option<String> {
    let pieces = jiff::fmt::temporal::Pieces::parse(date.as_rfc3339()).ok()?;
    let offset = pieces.to_numeric_offset()?;
    let time = pieces.time().unwrap_or_default();
    let zoned =
        offset.to_timestamp(pieces.date().to_datetime(time)).ok()?.to_zoned(offset.to_time_zone());
    jiff::fmt::rfc2822::to_string(&zoned).ok()
}

/// `feed.json`.
pub(super) fn json(library: &Library, site: &Site) -> Vec<u8> {
    let items: Vec<serde_json::Value> = newest(library)
        .map(|(document, written)| {
            let card = &document.post.card;
            let link = address(site, &card.path);
            serde_json::json!({
                "id": link,
                "url": link,
                "title": card.title,
                "summary": card.summary,
                "content_html": document.post.html,
                "date_published": written,
                "date_modified": changed(document, written),
                "tags": card.tags,
            })
        })
        .collect();
    data::json(&serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        "description": site.description,
        "home_page_url": address(site, &RoutePath::new("/")),
        "feed_url": file(site, "feed.json"),
        "language": site.lang,
        "items": items,
    }))
}

/// `sitemap.xml`: the home page and every document that can be found.
pub(super) fn sitemap(library: &Library, site: &Site) -> String {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">",
    );
    let _ = write!(map, "\n<url><loc>{}</loc></url>", escape(&address(site, &RoutePath::new("/"))));
    for document in library.documents.iter().take(library.total) {
        let card = &document.post.card;
        let changed = card.updated.as_ref().or(card.date.as_ref());
        let changed =
            changed.map(|date| format!("<lastmod>{}</lastmod>", date.day())).unwrap_or_default();
        let _ =
            write!(map, "\n<url><loc>{}</loc>{changed}</url>", escape(&address(site, &card.path)));
    }
    map.push_str("\n</urlset>\n");
    map
}

/// `robots.txt`. Only a site that knows its address can name its map.
pub(super) fn robots(site: &Site) -> String {
    let mut robots = String::from("User-agent: *\nAllow: /\n");
    if !site.origin.is_empty() {
        let _ = writeln!(robots, "Sitemap: {}", file(site, "sitemap.xml"));
    }
    robots
}

/// `llms.txt`: the site in plain words, for readers that are machines.
pub(super) fn llms(library: &Library, site: &Site) -> String {
    let mut text = format!("# {}\n\n> {}\n", site.title, site.description);
    for (kind, heading) in [(Kind::Post, "Posts"), (Kind::Wiki, "Wiki"), (Kind::Page, "Pages")] {
        let documents = library.documents.iter().take(library.total);
        let of_kind: Vec<&Published> =
            documents.filter(|document| document.post.card.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let _ = write!(text, "\n## {heading}\n\n");
        for document in of_kind {
            let card = &document.post.card;
            let summary =
                if card.summary.is_empty() { String::new() } else { format!(": {}", card.summary) };
            let _ = writeln!(text, "- [{}]({}){summary}", card.title, address(site, &card.path));
        }
    }
    text
}
