//! Paths: where a site is served, and where its documents are. Decoded inside, encoded in addresses.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};

/// What is left as it is in a path: RFC 3986 `unreserved`, the harmless delimiters and slashes.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b':')
    .remove(b'@')
    .remove(b'=')
    .remove(b'/');

/// The path a site is served under: `/` or `/name/`, with a slash at both ends, percent-decoded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BasePath(String);

impl BasePath {
    /// Reads `/`, `repo`, `/repo`, `/repo/` or a whole address (`https://host/repo/`).
    pub fn new(text: &str) -> Self {
        // A scheme ends in a colon; two slashes, the host and another slash come before the path.
        let path = match text.split_once(':') {
            Some((_, rest)) => rest.splitn(4, '/').nth(3).unwrap_or_default(),
            None => text,
        };
        Self(RoutePath::folder(&decode(path)))
    }

    /// The base with its slashes, decoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a file of the site, given relative to its root and not encoded.
    pub fn file(&self, relative: &str) -> String {
        let mut address = encode_path(&self.0);
        address.push_str(&encode_path(relative.strip_prefix('/').unwrap_or(relative)));
        address
    }

    /// What is left of a decoded path below the base, starting with `/`; `None` outside of it.
    pub fn strip<'path>(&self, path: &'path str) -> Option<&'path str> {
        // The base ends with a slash, which belongs to the path below it.
        let base = self.0.strip_suffix('/').unwrap_or(&self.0);
        match path.strip_prefix(base)? {
            "" => Some("/"),
            below => below.starts_with('/').then_some(below),
        }
    }
}

/// Where a document is, within its site: starts with `/`, ends with `/` or with `.html`, decoded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoutePath(String);

impl RoutePath {
    /// Brings a decoded path into shape: empty, `.` and `..` segments and a last `index.html` go,
    /// a slash is put at both ends unless the last segment is a file `*.html`.
    pub fn new(path: &str) -> Self {
        let mut shaped = Self::folder(path);
        if let Some(folder) = shaped.strip_suffix("/index.html/") {
            shaped.truncate(folder.len() + 1);
        } else if let Some(file) = shaped.strip_suffix('/').filter(|file| is_html(file)) {
            shaped.truncate(file.len());
        }
        Self(shaped)
    }

    /// The path of a folder, with a slash at both ends.
    fn folder(path: &str) -> String {
        let mut shaped = String::with_capacity(path.len() + 2);
        shaped.push('/');
        for segment in path.split('/') {
            if !matches!(segment, "" | "." | "..") {
                shaped.extend(segment.chars().filter(|character| !character.is_control()));
                shaped.push('/');
            }
        }
        shaped
    }

    /// The path, decoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address to put into a link.
    pub fn href(&self, base: &BasePath) -> String {
        base.file(&self.0)
    }

    /// The file that holds the page, relative to the site's root: `posts/a/index.html`.
    pub fn html_file(&self) -> String {
        let relative = self.0.strip_prefix('/').unwrap_or(&self.0);
        if relative.is_empty() || relative.ends_with('/') {
            [relative, "index.html"].concat()
        } else {
            relative.to_owned()
        }
    }

    /// The file that holds the document as JSON, relative to the site's root:
    /// `data/posts/posts/a.json`, and `data/posts/index.json` for the root.
    pub fn data_file(&self) -> String {
        let name = self.0.strip_prefix('/').unwrap_or(&self.0);
        let name = name.strip_suffix('/').unwrap_or(name);
        let name = if name.is_empty() { "index" } else { name };
        ["data/posts/", name, ".json"].concat()
    }
}

impl fmt::Display for RoutePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A page that is a file of its own; the ending is lower case, as links write it.
fn is_html(path: &str) -> bool {
    path.as_bytes().ends_with(b".html")
}

/// Encodes the segments, keeping the slashes.
fn encode_path(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// Percent-decodes once; what is no UTF-8 stays as it is, and nobody claims it.
pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_ends_at_a_segment() {
        let base = BasePath::new("/blog/");
        assert_eq!(base.strip("/blog/x/"), Some("/x/"));
        assert_eq!(base.strip("/blog"), Some("/"));
        assert_eq!(base.strip("/blog2/x/"), None);
        assert_eq!(BasePath::new("https://user.example/한글/").as_str(), "/한글/");
        assert_eq!(BasePath::new("https://user.example").as_str(), "/");
    }

    #[test]
    fn paths_are_brought_into_shape() {
        let table = [
            ("", "/"),
            ("/", "/"),
            ("index.html", "/"),
            ("a", "/a/"),
            ("/a//b/", "/a/b/"),
            ("/a/../b", "/a/b/"),
            ("/a/index.html", "/a/"),
            ("/a/b.html", "/a/b.html"),
            ("\u{0}a", "/a/"),
            ("/a/myindex.html", "/a/myindex.html"),
        ];
        for (given, shaped) in table {
            assert_eq!(RoutePath::new(given).as_str(), shaped, "{given:?}");
        }
        assert_eq!(RoutePath::new("/a/").html_file(), "a/index.html");
        assert_eq!(RoutePath::new("/").html_file(), "index.html");
        assert_eq!(RoutePath::new("/x.html").html_file(), "x.html");
        assert_eq!(RoutePath::new("/posts/글/").data_file(), "data/posts/posts/글.json");
        assert_eq!(RoutePath::new("/").data_file(), "data/posts/index.json");
    }
}
