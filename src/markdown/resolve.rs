//! Where a link leads: one question to the whole [`Site`].

use super::address::{
    POST_URL, REFERENCE, decode, folder, is_asset, join, last_part, push_fragment, scheme, suffix,
};
use super::site::Site;
use crate::source::{Asset, Document};

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target<'site> {
    /// A document, at an id of it; empty is its top.
    Page {
        /// Its place among the documents.
        place: usize,
        /// The id in it.
        id: String,
        /// A fragment that names nothing there.
        dead: Option<String>,
    },
    /// A page that is no document, with its address.
    List(String),
    /// A file, and what follows its path in the address.
    File(&'site Asset, String),
    /// A file that the publisher makes, with its address.
    Made(String),
    /// Another site.
    External(String),
    /// A document that is published nowhere.
    Hidden,
    /// Nothing.
    Dead,
    /// Something that must not be followed.
    Unsafe,
}

/// Files that the publisher makes.
const MADE: &[&str] = &[
    "feed.xml",
    "atom.xml",
    "rss.xml",
    "index.xml",
    "feed.json",
    "sitemap.xml",
    "robots.txt",
    "llms.txt",
];

impl<'source> Site<'source> {
    /// Follows an address as it stands in a link of a document.
    pub(super) fn follow(&self, from: &Document, address: &str) -> Target<'source> {
        let address: String =
            address.chars().filter(|character| !matches!(character, '\t' | '\n' | '\r')).collect();
        let address = address
            .trim_matches(|character: char| character.is_whitespace() || character.is_control());
        if let Some(own) = self.own(address) {
            return self.follow_path(from, own);
        }
        if let Some((scheme, rest)) = scheme(address) {
            return match scheme.as_str() {
                "http" | "https" if rest.len() > 2 => Target::External(address.to_owned()),
                "mailto" | "tel" => Target::External(address.to_owned()),
                POST_URL | REFERENCE => self.follow_name(from, rest),
                _ => Target::Unsafe,
            };
        }
        let leading: String = address.chars().take(2).collect();
        if matches!(leading.as_str(), "//" | "\\\\" | "/\\" | "\\/") {
            return Target::External(format!("https://{}", address.get(2..).unwrap_or_default()));
        }
        self.follow_path(from, address)
    }

    fn follow_path(&self, from: &Document, address: &str) -> Target<'source> {
        let (rest, fragment) = match address.split_once('#') {
            Some((rest, fragment)) => (rest, Some(fragment)),
            None => (address, None),
        };
        let (encoded, query) = rest.split_once('?').unwrap_or((rest, ""));
        let path = decode(encoded);
        if path.is_empty() {
            return match self.document_of(&from.file) {
                Some(place) => self.part(place, fragment),
                None => Target::Dead,
            };
        }
        let found = if let Some(path) = path.strip_prefix("@/") {
            self.by_file(path).or_else(|| self.by_name(path))
        } else if path.starts_with('/') {
            let below = self.base.strip(&path);
            below.and_then(|below| self.rooted(below)).or_else(|| self.rooted(&path))
        } else {
            self.relative(from, &path)
        };
        if let Some(place) = found {
            return self.page(place, fragment);
        }
        let suffix = suffix(query, fragment);
        // Beside the document, or in the folder that bears its name (Hexo).
        let own = from.file.rsplit_once('.').map_or("", |(stem, _)| stem);
        let file = [folder(&from.file), own]
            .iter()
            .filter(|_| !path.starts_with('/'))
            .find_map(|folder| self.asset_at(&join(folder, &path)?))
            .or_else(|| self.asset(&path));
        if let Some(asset) = file {
            return Target::File(asset, suffix);
        }
        self.made(&path, fragment).unwrap_or(Target::Dead)
    }

    fn rooted(&self, path: &str) -> Option<usize> {
        let file = path.trim_start_matches('/');
        self.by_route(path)
            .or_else(|| self.by_file(file))
            .or_else(|| self.by_dated_permalink(path))
            .or_else(|| self.by_name(file).filter(|_| !is_asset(file) && file.contains('/')))
    }

    fn relative(&self, from: &Document, path: &str) -> Option<usize> {
        join(folder(&from.file), path)
            .and_then(|file| self.by_file(&file))
            .or_else(|| self.by_route(&join(from.path.as_str(), path)?))
            .or_else(|| {
                // As a browser would read it on a page without a slash at its end.
                let parent = folder(from.path.as_str().trim_end_matches('/'));
                self.by_route(&join(parent, path)?).filter(|_| path.contains('/'))
            })
            .or_else(|| {
                // A slash forgotten at the start.
                self.by_route(path).filter(|_| path.contains('/') && !path.starts_with('.'))
            })
            .or_else(|| {
                // Obsidian writes the shortest path that is unambiguous.
                let name = path.trim_start_matches("./");
                self.by_name(name)
                    .filter(|_| path.to_lowercase().ends_with(".md") && !name.starts_with('.'))
            })
    }

    /// Follows a wiki link or the argument of `post_url`, `link`, `ref`.
    pub(super) fn follow_name(&self, from: &Document, target: &str) -> Target<'source> {
        let target: String = decode(target.trim());
        let (name, fragment) = match target.split_once('#') {
            Some((name, fragment)) => (name.trim(), Some(fragment)),
            None => (target.trim(), None),
        };
        let own = || self.document_of(&from.file);
        let found = if name.is_empty() {
            own()
        } else {
            let nearby = join(folder(&from.file), name).and_then(|file| self.by_file(&file));
            nearby
                .filter(|_| name.contains('/') && !name.starts_with('/'))
                .or_else(|| self.by_file(name.trim_start_matches('/')))
                .or_else(|| self.by_name(name))
                .or_else(|| self.by_route(name))
                .or_else(|| self.by_title(name))
                .or_else(|| self.index_above(from, name))
        };
        if let Some(place) = found {
            return if name.is_empty() {
                self.part(place, fragment)
            } else {
                self.page(place, fragment)
            };
        }
        match self.asset(name) {
            Some(asset) => Target::File(asset, suffix("", fragment)),
            None => Target::Dead,
        }
    }

    fn page(&self, place: usize, fragment: Option<&str>) -> Target<'source> {
        if self.is_hidden(place) {
            return Target::Hidden;
        }
        self.part(place, fragment)
    }

    /// A part of a document; of its own even where it is hidden.
    fn part(&self, place: usize, fragment: Option<&str>) -> Target<'source> {
        let fragment = decode(fragment.unwrap_or_default());
        // Obsidian: `#a#b` is b below a, `#^x` is a block.
        let wanted = last_part(&fragment);
        let id = match wanted {
            "" | "top" => Some(""),
            _ => self.nested_anchor(place, &fragment).or_else(|| self.anchor(place, wanted)),
        };
        Target::Page {
            place,
            dead: id.is_none().then(|| wanted.to_owned()),
            id: id.unwrap_or_default().to_owned(),
        }
    }

    /// Finds a picture or another file.
    pub(super) fn follow_file(&self, from: &Document, address: &str) -> Target<'source> {
        match self.follow(from, address) {
            Target::Page { .. } | Target::Hidden | Target::Dead => {
                let path = decode(address.split(['?', '#']).next().unwrap_or_default());
                self.asset(path.trim_start_matches("../").trim_start_matches("./"))
                    .map_or(Target::Dead, |asset| Target::File(asset, String::new()))
            }
            target => target,
        }
    }

    fn asset_at(&self, path: &str) -> Option<&'source Asset> {
        self.asset(path).filter(|asset| asset.file.eq_ignore_ascii_case(path))
    }

    fn made(&self, path: &str, fragment: Option<&str>) -> Option<Target<'source>> {
        let below = self.base.strip(path).unwrap_or(path);
        let mut parts = below.split('/').filter(|part| !part.is_empty());
        let (first, second) = (parts.next().unwrap_or_default(), parts.next());
        let wanted = second.map(str::to_owned).or_else(|| fragment.map(decode));
        match first {
            "" if path.starts_with('/') => Some(Target::List(self.base.file(""))),
            "tags" | "tag" | "categories" | "category" => {
                let category = first.starts_with('c');
                let all = if category { "categories/" } else { "tags/" };
                match wanted.filter(|wanted| !wanted.is_empty()) {
                    Some(wanted) => self.term(&wanted, category).map(Target::List),
                    None => Some(Target::List(self.base.file(all))),
                }
            }
            // Where generators keep the list of all posts.
            "blog" | "posts" | "archive" | "archives"
                if second.is_none() && path.starts_with('/') =>
            {
                Some(Target::List(self.base.file("")))
            }
            "search" | "search.html" => Some(Target::List(self.base.file("search/"))),
            name if second.is_none() && MADE.contains(&name) => {
                Some(Target::Made(self.base.file(name)))
            }
            _ => None,
        }
    }

    /// The address of a document's id.
    pub(super) fn href(&self, place: usize, id: &str) -> String {
        let path = self.documents.get(place).map(|document| document.path.href(&self.base));
        let mut address = path.unwrap_or_default();
        push_fragment(&mut address, id);
        address
    }
}
