//! The demonstration content, published whole: what must hold for every site.

use std::collections::BTreeSet;

use seoga::model::{BasePath, Kind};

use crate::support::{Site, attributes, root};

fn site(base: &str) -> Site {
    Site::publish(&root().join("content"), base)
}

#[test]
fn it_has_something_of_everything() {
    let site = site("/");
    let kinds =
        |kind| site.library.documents.iter().filter(|one| one.post.card.kind == kind).count();
    assert!(kinds(Kind::Post) >= 8, "{} posts", kinds(Kind::Post));
    assert!(kinds(Kind::Wiki) >= 8, "{} wiki documents", kinds(Kind::Wiki));
    assert!(kinds(Kind::Page) >= 1);
    let dialects: BTreeSet<_> =
        site.source.documents.iter().map(|document| document.dialect).collect();
    assert!(dialects.len() >= 4, "{dialects:?}");
    let deepest = site.library.documents.iter().map(|one| one.post.breadcrumbs.len()).max();
    assert!(deepest >= Some(3), "{deepest:?}");
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let (first, second) = (site("/"), site("/"));
    assert_eq!(first.files.keys().collect::<Vec<_>>(), second.files.keys().collect::<Vec<_>>());
    for (path, bytes) in &first.files {
        assert!(second.files[path] == *bytes, "{path} differs");
    }
}

#[test]
fn nothing_hidden_leaks() {
    let site = site("/");
    let hidden = site.source.documents.iter().filter(|document| document.hidden.is_some()).count();
    assert!(hidden >= 2, "{hidden} hidden documents");
    for secret in ["미공개표식하나", "미공개표식둘", "숨은메모표식"] {
        for (path, bytes) in &site.files {
            assert!(!contains(bytes, secret.as_bytes()), "{secret} is in {path}");
            let inflated = inflate(bytes);
            assert!(!contains(&inflated, secret.as_bytes()), "{secret} is in {path}, deflated");
        }
    }
    // Nor can a word of theirs be looked up.
    assert!(
        !site.files.keys().any(|path| path.contains("장애-대응")),
        "a tag of a draft has a page"
    );
}

#[test]
fn every_internal_link_and_anchor_resolves_under_any_base() {
    for base in ["/", "/any/base/"] {
        let site = site(base);
        let base = BasePath::new(base);
        let mut dead = BTreeSet::new();
        for (page, html) in site.pages() {
            let own = format!("/{}", page.trim_end_matches("index.html"));
            for link in attributes(html, "href").into_iter().chain(attributes(html, "src")) {
                if let Some(why) = check(&site, &base, &own, link) {
                    dead.insert(format!("{page}: {link}: {why}"));
                }
            }
        }
        assert!(dead.is_empty(), "{dead:#?}");
    }
}

/// Why a link leads nowhere, if it is internal.
fn check(site: &Site, base: &BasePath, own: &str, link: &str) -> Option<String> {
    let link = link.replace("&amp;", "&");
    let (address, fragment) = match link.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (link.as_str(), None),
    };
    let address = address.split('?').next().unwrap_or_default();
    if address.starts_with("//")
        || address.split('/').next().is_some_and(|first| first.contains(':'))
    {
        return None;
    }
    let path = if address.is_empty() {
        own.to_owned()
    } else {
        let decoded =
            percent_encoding::percent_decode_str(address).decode_utf8().ok()?.into_owned();
        match base.strip(&decoded) {
            Some(below) => below.to_owned(),
            None => return Some("it is outside the base".to_owned()),
        }
    };
    let file = path.trim_start_matches('/');
    let file = if file.is_empty() || file.ends_with('/') {
        format!("{file}index.html")
    } else {
        file.to_owned()
    };
    // The app's own files are Trunk's.
    if matches!(file.as_str(), "app.js" | "app_bg.wasm") {
        return None;
    }
    let Some(bytes) = site.files.get(&file) else {
        return Some(format!("{file} is not published"));
    };
    let fragment = fragment.filter(|fragment| !fragment.is_empty())?;
    let id = percent_encoding::percent_decode_str(fragment).decode_utf8().ok()?;
    let html = String::from_utf8_lossy(bytes);
    let escaped = id.replace('&', "&amp;").replace('"', "&quot;");
    (!html.contains(&format!(" id=\"{escaped}\""))).then(|| format!("{file} has no id {id}"))
}

#[test]
fn every_diagnostic_has_a_place() {
    let site = site("/");
    assert_eq!(site.findings("dead-link").len(), 1, "{:#?}", site.library.diagnostics);
    assert_eq!(site.findings("missing-image").len(), 1, "{:#?}", site.library.diagnostics);
    for diagnostic in &site.library.diagnostics {
        assert!(
            !diagnostic.file.is_empty() && diagnostic.line > 0 && diagnostic.column > 0,
            "{diagnostic:?}"
        );
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?}");
    }
}

#[test]
fn no_syntax_is_left_in_the_text() {
    let site = site("/");
    for document in &site.library.documents {
        for section in &document.sections {
            for syntax in ["{:", "{%", "{{<", "**", "[!"] {
                // A page about templates may show them, in code.
                let shown_in_code = document.post.html.contains(&format!("<code>{syntax}"))
                    || document.post.html.contains("<pre");
                assert!(
                    shown_in_code || !section.text.contains(syntax),
                    "{}: {syntax} in {:?}",
                    document.file,
                    section.text
                );
            }
        }
    }
}

#[test]
fn pages_carry_their_data_and_no_inline_script_or_style() {
    let site = site("/");
    for (path, html) in site.pages() {
        if html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        // Pages for other sites' frames have no app.
        assert!(path.starts_with("embed/") || html.contains("id=\"page-data\""), "{path}");
        assert!(html.contains("<h1"), "{path} has no heading");
        for script in html.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(
                tag.contains(" src=") || tag.contains("json"),
                "{path}: inline script <script{tag}>"
            );
        }
        assert!(!html.contains(" style=\""), "{path} has an inline style");
        assert!(!html.contains("<style"), "{path} has a style element");
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn inflate(bytes: &[u8]) -> Vec<u8> {
    use std::io::Read as _;
    let mut inflated = Vec::new();
    let _ = flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut inflated);
    inflated
}
