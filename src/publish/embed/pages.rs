//! Pages that stand in frames of other sites, and the page that shows an author how to get them there.
//!
//! Each can be read without a script, and carries a policy that lets nothing in but files of this
//! site. None is to be found by search engines: the document's own page is the one that counts.

use super::super::head::escape;
use super::super::html::Writer;
use super::scripts::Scripts;
use super::words::words;
use crate::model::{Post, RoutePath};

/// A page under `embed/`, relative to the site's root, with its HTML.
type Page = (String, String);

/// What a page is put together from.
struct Parts<'page> {
    title: &'page str,
    lang: &'page str,
    /// The page that counts.
    canonical: Option<&'page RoutePath>,
    /// Further elements of the head.
    head: String,
    /// Class of the body.
    class: &'page str,
    /// Whether the engine of a search may run in it.
    searches: bool,
    body: String,
}

/// The document without the site around it.
pub(super) fn post(writer: &Writer<'_>, scripts: &Scripts, post: &Post) -> String {
    let Writer { site, .. } = writer;
    let card = &post.card;
    let address = escape(&card.path.href(&site.base));
    let title = escape(&card.title);
    let date = card.date.as_ref().map(|date| {
        let day = if site.lang.starts_with("ko") { date.korean() } else { date.day().to_owned() };
        let moment = escape(date.as_rfc3339());
        format!("<p class=\"meta\"><time datetime=\"{moment}\">{}</time></p>", escape(&day))
    });
    let body = format!(
        "<main><article><header><h1><a href=\"{address}\">{title}</a></h1>{}</header><div class=\"prose\">{}</div></article></main>\
         <footer><a href=\"{address}\">{}</a></footer>",
        date.unwrap_or_default(),
        post.html,
        escape(&words(&site.lang).source.replace("{}", &site.title)),
    );
    let parts = Parts {
        title: &card.title,
        lang: card.lang.as_deref().unwrap_or(&site.lang),
        canonical: Some(&card.path),
        head: frame_script(writer, scripts),
        class: "frame",
        searches: false,
        body,
    };
    document(writer, scripts, &parts)
}

/// The pages that every site has.
pub(super) fn fixed(writer: &Writer<'_>, scripts: &Scripts) -> Vec<Page> {
    vec![
        ("embed/posts/index.html".to_owned(), posts(writer, scripts)),
        ("embed/search/index.html".to_owned(), search(writer, scripts)),
        ("embed/index.html".to_owned(), author(writer, scripts)),
        ("embed/demo/friendly.html".to_owned(), demo(writer, scripts, None)),
        ("embed/demo/hostile.html".to_owned(), demo(writer, scripts, Some(&scripts.hostile))),
    ]
}

/// A list of posts, by the options in the address.
fn posts(writer: &Writer<'_>, scripts: &Scripts) -> String {
    let Writer { site, .. } = writer;
    let title = escape(&site.title);
    let home = escape(&site.base.file(""));
    let body = format!(
        "<main><h1 class=\"visually-hidden\">{title}</h1><seoga-posts loading=\"eager\" heading-level=\"2\" target=\"_blank\" lang=\"{}\">\
         <p>{} <a href=\"{home}\">{title}</a></p></seoga-posts></main>",
        escape(&site.lang),
        escape(words(&site.lang).list),
    );
    widget(writer, scripts, false, body)
}

/// The search of the site; until it is there, and where it cannot be, a field that leads to the site's
/// own search page.
fn search(writer: &Writer<'_>, scripts: &Scripts) -> String {
    let Writer { site, .. } = writer;
    let words = words(&site.lang);
    let title = escape(&site.title);
    let label = escape(&words.search_site.replace("{}", &site.title));
    let body = format!(
        "<main><h1 class=\"visually-hidden\">{title}</h1><seoga-search variant=\"page\" loading=\"eager\" target=\"_blank\" lang=\"{}\" label=\"{label}\">\
         <form action=\"{}\" method=\"get\" role=\"search\" target=\"_blank\">\
         <input type=\"search\" name=\"q\" required aria-label=\"{label}\"><button>{}</button></form></seoga-search></main>",
        escape(&site.lang),
        escape(&site.base.file("search/")),
        escape(words.search),
    );
    widget(writer, scripts, true, body)
}

/// A page for frames with a widget in it. The page's own script stands first: it hands the options on
/// before the widget asks for anything.
fn widget(writer: &Writer<'_>, scripts: &Scripts, searches: bool, body: String) -> String {
    let Writer { site, .. } = writer;
    let head = format!("{}{}", frame_script(writer, scripts), script(writer, "embed/v1.js"));
    let (title, lang) = (&site.title, &site.lang);
    let parts = Parts { title, lang, canonical: None, head, class: "frame", searches, body };
    document(writer, scripts, &parts)
}

/// The page that shows an author what there is and how to use it.
fn author(writer: &Writer<'_>, scripts: &Scripts) -> String {
    let Writer { site, library, .. } = writer;
    let words = words(&site.lang);
    let address = format!("{}{}", site.origin, site.base.file(""));
    let policy = if site.origin.is_empty() { "https://…" } else { &site.origin };
    let first = library.documents.first().map_or("/", |document| document.post.card.path.as_str());
    let text = words.author.replace("{site}", &escape(policy)).replace("{path}", &escape(first));
    let body = format!(
        "<main data-pinned=\"{}\" data-integrity=\"{}\" data-site=\"{}\" data-search=\"{}\">{text}<p><a href=\"{}\">{}</a></p></main>",
        escape(&scripts.pinned),
        escape(&scripts.integrity),
        escape(&site.title),
        escape(words.search),
        escape(&address),
        escape(&site.title),
    );
    let title = format!("{} · {}", words.title, site.title);
    let parts = Parts {
        title: &title,
        lang: &site.lang,
        canonical: None,
        head: script(writer, &scripts.author),
        class: "author",
        searches: false,
        body,
    };
    document(writer, scripts, &parts)
}

/// A page of a host, good or bad, with the widget that its address asks for.
fn demo(writer: &Writer<'_>, scripts: &Scripts, hostile: Option<&String>) -> String {
    let style = hostile.map(|name| style(writer, name)).unwrap_or_default();
    let head = format!("{style}{}{}", script(writer, "embed/v1.js"), script(writer, &scripts.demo));
    let title = words(&writer.site.lang).title;
    let body = format!("<main><h1 class=\"visually-hidden\">{}</h1></main>", escape(title));
    let lang = &writer.site.lang;
    let parts = Parts { title, lang, canonical: None, head, class: "host", searches: true, body };
    document(writer, scripts, &parts)
}

fn script(writer: &Writer<'_>, name: &str) -> String {
    format!("<script type=\"module\" src=\"{}\"></script>", escape(&writer.site.base.file(name)))
}

/// Without `type=module`, and deferred: it then needs no leave of the host to be fetched in a sandbox,
/// and still runs before the modules.
fn frame_script(writer: &Writer<'_>, scripts: &Scripts) -> String {
    format!("<script defer src=\"{}\"></script>", escape(&writer.site.base.file(&scripts.frame)))
}

fn style(writer: &Writer<'_>, name: &str) -> String {
    format!("<link rel=\"stylesheet\" href=\"{}\">", escape(&writer.site.base.file(name)))
}

/// Only files of this site; frames of it on the page for authors.
const POLICY: &str = "default-src 'none'; script-src 'self'{engine}; style-src 'self'; img-src 'self' https: data:; media-src 'self' https:; \
    connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'";

fn document(writer: &Writer<'_>, scripts: &Scripts, parts: &Parts<'_>) -> String {
    let Writer { site, assets, .. } = writer;
    let canonical = parts.canonical.map(|path| {
        let address = format!("{}{}", site.origin, path.href(&site.base));
        format!("<link rel=\"canonical\" href=\"{}\">", escape(&address))
    });
    let policy =
        POLICY.replace("{engine}", if parts.searches { " 'wasm-unsafe-eval'" } else { "" });
    let base = if parts.class == "frame" { "<base target=\"_blank\">" } else { "" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>{base}<meta name=\"robots\" content=\"noindex\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">{}{}{}<link rel=\"icon\" href=\"{}\">{}</head>\
         <body class=\"{}\">{}</body></html>\n",
        escape(parts.lang),
        escape(parts.title),
        canonical.unwrap_or_default(),
        style(writer, &assets.style),
        style(writer, &scripts.style),
        escape(&site.base.file(&assets.icon)),
        parts.head,
        parts.class,
        parts.body,
    )
}
