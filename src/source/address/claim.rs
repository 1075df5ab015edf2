//! Every document gets an address of its own, and none that the site itself needs.

use std::collections::BTreeMap;

use crate::model::RoutePath;

use super::super::{Diagnostic, Document, Severity};

/// A document that has yet to get its address.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// The document; its path is what it would like.
    pub(crate) document: Document,
    /// Whether the author wrote the path down; that outranks one made of a file name.
    pub(crate) explicit: bool,
    /// The line and column where it is written down, else the start of the file.
    pub(crate) place: (usize, usize),
    /// Further addresses, as written.
    pub(crate) aliases: Vec<String>,
}

/// First segments that belong to the site itself.
const RESERVED: &[&str] = &["page", "tags", "categories", "search", "data", "embed", "assets"];

/// Files at the root with these endings are written by the site itself.
const RESERVED_FILES: &[&str] = &[".xml", ".txt", ".json", ".js", ".css", ".wasm", ".webmanifest"];

/// Bytes of a segment; file systems take 255, and `-2` or `.json` may follow.
const LONGEST_SEGMENT: usize = 200;

/// Gives each document its address: those that authors wrote first, then by file. Hidden documents
/// keep theirs and take none away.
pub(crate) fn settle(claims: Vec<Claim>) -> (Vec<Document>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let mut claims = claims;
    for first in [true, false] {
        for claim in claims.iter_mut().filter(|claim| claim.explicit == first) {
            let place = claim.place;
            let document = &mut claim.document;
            let wanted = shorten(&document.path);
            let free = unreserved(&wanted, &document.file);
            // The site's own front page is where an index has always been.
            let front_page = wanted.as_str() == "/" && is_index(&document.file);
            if free != wanted && claim.explicit && !front_page && document.hidden.is_none() {
                diagnostics.push(finding(
                    document,
                    place,
                    Severity::Warning,
                    "reserved-path",
                    format!("{wanted} belongs to the site itself; the document is at {free}"),
                    "give the document another `permalink`",
                ));
            }
            document.path = free;
            if document.hidden.is_some() {
                continue;
            }
            if let Some(owner) = owners.get(&key(&document.path)).cloned() {
                let taken = document.path.clone();
                document.path = numbered(&taken, &owners);
                diagnostics.push(finding(
                    document,
                    place,
                    Severity::Warning,
                    "duplicate-path",
                    format!(
                        "{} and {owner} both want {taken}; this one is at {}",
                        document.file, document.path
                    ),
                    "rename one of them or give it a `slug` or a `permalink`",
                ));
            }
            owners.insert(key(&document.path), document.file.clone());
        }
    }
    for claim in &mut claims {
        settle_aliases(claim, &mut owners, &mut diagnostics);
    }
    let documents = claims.into_iter().map(|claim| claim.document).collect();
    (documents, diagnostics)
}

fn is_index(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file).to_lowercase();
    ["index.", "_index.", "readme."].iter().any(|start| name.starts_with(start))
}

fn settle_aliases(
    claim: &mut Claim,
    owners: &mut BTreeMap<String, String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let document = &mut claim.document;
    for alias in &claim.aliases {
        let whole = if alias.starts_with('/') {
            alias.clone()
        } else {
            let own = document.path.as_str().trim_end_matches('/');
            let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{folder}/{alias}")
        };
        let path = shorten(&RoutePath::new(&whole));
        if path == document.path || document.aliases.contains(&path) {
            continue;
        }
        let owner = owners.get(&key(&path)).cloned();
        if is_reserved(&path) || (owner.is_some() && document.hidden.is_none()) {
            let by = owner.unwrap_or_else(|| "the site itself".to_owned());
            diagnostics.push(finding(
                document,
                claim.place,
                Severity::Note,
                "alias-taken",
                format!("{path} is taken by {by}; no redirect is written"),
                "remove the alias",
            ));
            continue;
        }
        if document.hidden.is_none() {
            owners.insert(key(&path), document.file.clone());
        }
        document.aliases.push(path);
    }
}

fn finding(
    document: &Document,
    (line, column): (usize, usize),
    severity: Severity,
    code: &'static str,
    message: String,
    hint: &str,
) -> Diagnostic {
    Diagnostic {
        file: document.file.clone(),
        line,
        column,
        length: 0,
        severity,
        code,
        message,
        hint: hint.to_owned(),
    }
}

/// Two paths with one key are one folder on a file system that ignores case.
fn key(path: &RoutePath) -> String {
    path.as_str().to_lowercase()
}

/// Whether an address is one that the site itself needs.
pub(crate) fn is_reserved(path: &RoutePath) -> bool {
    let path = path.as_str().trim_matches('/').to_lowercase();
    let first = path.split('/').next().unwrap_or_default();
    path.is_empty()
        || path == "404.html"
        || RESERVED.contains(&first)
        || (path == first && RESERVED_FILES.iter().any(|ending| path.ends_with(ending)))
}

/// The path itself, or the nearest one that a document may have: what would be the root goes by the
/// name of its file (`/readme/`, `/home/` for an index), everything else goes below `/pages/`.
fn unreserved(path: &RoutePath, file: &str) -> RoutePath {
    if !is_reserved(path) {
        return path.clone();
    }
    if path.as_str() != "/" {
        return RoutePath::new(&format!("/pages{path}"));
    }
    let name = file.rsplit('/').next().unwrap_or_default().to_lowercase();
    RoutePath::new(if name.starts_with("readme") { "/readme/" } else { "/home/" })
}

/// The path with every segment short enough for a file system, and with no `.html` but at its end.
fn shorten(path: &RoutePath) -> RoutePath {
    let segments: Vec<&str> = path.as_str().split('/').collect();
    let last = segments.len().saturating_sub(1);
    let shortened: Vec<String> = segments
        .iter()
        .enumerate()
        .map(|(index, segment)| {
            let mut segment = (*segment).to_owned();
            if index != last && segment.to_lowercase().ends_with(".html") {
                segment = segment.replace('.', "-");
            }
            let ending = segment.strip_suffix(".html").map_or("", |_| ".html");
            if segment.len() > LONGEST_SEGMENT {
                segment.truncate(segment.floor_char_boundary(LONGEST_SEGMENT));
                segment.push_str(ending);
            }
            segment
        })
        .collect();
    RoutePath::new(&shortened.join("/"))
}

/// The path with the first number that nobody has.
fn numbered(path: &RoutePath, owners: &BTreeMap<String, String>) -> RoutePath {
    let text = path.as_str();
    let (stem, ending) = match text.strip_suffix(".html") {
        Some(stem) => (stem, ".html"),
        None => (text.trim_end_matches('/'), "/"),
    };
    // One more number than there are owners is enough.
    (2..owners.len() + 3)
        .map(|number| RoutePath::new(&format!("{stem}-{number}{ending}")))
        .find(|candidate| !owners.contains_key(&key(candidate)))
        .unwrap_or_else(|| path.clone())
}

#[cfg(test)]
mod tests {
    use super::super::super::{Dialect, FrontMatter, Hidden};
    use super::*;
    use crate::model::Kind;

    fn claim(file: &str, path: &str, explicit: bool) -> Claim {
        Claim {
            document: Document {
                file: file.to_owned(),
                dialect: Dialect::Plain,
                kind: Kind::Post,
                path: RoutePath::new(path),
                aliases: Vec::new(),
                front: FrontMatter::default(),
                body: String::new(),
                body_line: 1,
                hidden: None,
            },
            explicit,
            place: (1, 1),
            aliases: Vec::new(),
        }
    }

    fn paths(documents: &[Document]) -> Vec<&str> {
        documents.iter().map(|one| one.path.as_str()).collect()
    }

    #[test]
    fn no_two_documents_share_a_path() {
        let mut hidden = claim("0.md", "/a/", false);
        hidden.document.hidden = Some(Hidden::Draft);
        let claims = vec![
            hidden,
            claim("1.md", "/a/", false),
            claim("2.md", "/A/", false),
            claim("3.md", "/a/", true),
            claim("4.md", "/x.html", false),
            claim("5.md", "/x.html", false),
        ];
        let (documents, diagnostics) = settle(claims);
        assert_eq!(paths(&documents), ["/a/", "/a-2/", "/A-3/", "/a/", "/x.html", "/x-2.html"]);
        let found: Vec<_> = diagnostics.iter().map(|one| (one.code, one.file.as_str())).collect();
        assert_eq!(
            found,
            [("duplicate-path", "1.md"), ("duplicate-path", "2.md"), ("duplicate-path", "5.md"),]
        );
        assert!(diagnostics.iter().all(|one| one.message.contains(".md and ")));
    }

    #[test]
    fn what_the_site_needs_is_not_given_away() {
        let table = [
            ("README.md", "/", "/readme/"),
            ("index.md", "/index.html", "/home/"),
            ("a.md", "/tags/", "/pages/tags/"),
            ("a.md", "/Tags/x/", "/pages/Tags/x/"),
            ("a.md", "/categories/", "/pages/categories/"),
            ("a.md", "/page/2/", "/pages/page/2/"),
            ("a.md", "/search/", "/pages/search/"),
            ("a.md", "/data/x/", "/pages/data/x/"),
            ("a.md", "/embed/", "/pages/embed/"),
            ("a.md", "/assets/a/", "/pages/assets/a/"),
            ("a.md", "/404.html", "/pages/404.html"),
            ("a.md", "/feed.xml", "/pages/feed.xml/"),
            ("a.md", "/../../etc/passwd", "/etc/passwd/"),
            ("a.md", "/tagsoup/", "/tagsoup/"),
            ("a.md", "/x.html/y/", "/x-html/y/"),
        ];
        for (file, wanted, expected) in table {
            let (documents, _) = settle(vec![claim(file, wanted, true)]);
            assert_eq!(paths(&documents), [expected], "{wanted}");
        }
        let long = format!("/{}/", "가".repeat(100));
        let (documents, _) = settle(vec![claim("a.md", &long, false)]);
        assert_eq!(paths(&documents), [format!("/{}/", "가".repeat(66))]);
    }

    #[test]
    fn aliases_lead_to_their_document_only() {
        let mut first = claim("1.md", "/posts/a/", false);
        first.aliases =
            ["/old/", "older", "/b/", "/", "/posts/a/", "/old/"].map(str::to_owned).to_vec();
        let (documents, diagnostics) = settle(vec![first, claim("2.md", "/b/", false)]);
        let aliases: Vec<&str> = documents[0].aliases.iter().map(RoutePath::as_str).collect();
        assert_eq!(aliases, ["/old/", "/posts/older/"]);
        assert_eq!(diagnostics.len(), 2);
        assert!(diagnostics.iter().all(|one| one.code == "alias-taken"));
    }
}
