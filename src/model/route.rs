//! What an address means, and the address of everything.
//!
//! The publisher walks the same [`Route`]s to write the pages that the browser walks to show them.
//! A choice of tags keeps its first tag in the path, so that whoever has no script still gets that
//! tag's page: `/tags/aws/?tags=sre&match=any`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::path::decode;
use super::{BasePath, RoutePath, Slug, joined};

/// What is left as it is in a query value.
const QUERY_VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b',')
    .remove(b':')
    .remove(b'/');

/// The two ways documents are sorted into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Taxonomy {
    /// Free words, several a document.
    Tags,
    /// Shelves, from the widest to the narrowest.
    Categories,
}

impl Taxonomy {
    /// Its first path segment, and the name of its folder of listings.
    pub fn segment(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::Categories => "categories",
        }
    }
}

/// How several tags combine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Match {
    /// A document bears every chosen tag.
    #[default]
    All,
    /// A document bears at least one of them.
    Any,
}

/// A list of cards: everything, a category, a choice of tags; one page of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListRoute {
    /// Only documents of this category.
    pub category: Option<Slug>,
    /// Only documents with these tags, in the order in which they were chosen, each once.
    pub tags: Vec<Slug>,
    /// Whether all the tags are wanted or any.
    pub mode: Match,
    /// Page number less one.
    pub page: usize,
}

impl ListRoute {
    /// The list of one tag.
    pub fn tag(tag: Slug) -> Self {
        Self { tags: vec![tag], ..Self::default() }
    }

    /// The list of one category.
    pub fn category(category: Slug) -> Self {
        Self { category: Some(category), ..Self::default() }
    }

    /// The same choice, another page of it.
    #[must_use]
    pub fn at_page(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }

    /// The choice with a tag put in or taken out, from its first page.
    #[must_use]
    pub fn toggle(&self, tag: &Slug) -> Self {
        let mut tags = self.tags.clone();
        toggle(&mut tags, tag);
        Self { category: self.category.clone(), tags, mode: self.mode, page: 0 }
    }

    /// The choice with the other way of combining, from its first page.
    #[must_use]
    pub fn with_mode(&self, mode: Match) -> Self {
        Self { mode, page: 0, ..self.clone() }
    }

    /// Whether nothing is chosen.
    pub fn is_everything(&self) -> bool {
        self.category.is_none() && self.tags.is_empty()
    }

    /// Whether the static site has a page of its own for it.
    pub fn is_static(&self) -> bool {
        let terms = usize::from(self.category.is_some()) + self.tags.len();
        terms <= 1
    }
}

/// A search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SearchRoute {
    /// What the reader typed.
    pub query: String,
    /// Only results with all these tags.
    pub tags: Vec<Slug>,
    /// The latest first, not the best.
    pub latest_first: bool,
}

impl SearchRoute {
    /// The search with a tag put in or taken out.
    #[must_use]
    pub fn toggle_tag(&self, tag: &Slug) -> Self {
        let mut route = self.clone();
        toggle(&mut route.tags, tag);
        route
    }

    /// The search with a word like `date:2024` put in or taken out. It is put in front: what is being
    /// typed, at the end, stays so.
    #[must_use]
    pub fn toggle_word(&self, word: &str) -> Self {
        let mut words: Vec<&str> = self.words().filter(|known| *known != word).collect();
        if !self.has_word(word) {
            words.insert(0, word);
        }
        Self { query: joined(&words, " "), ..self.clone() }
    }

    /// Whether such a word is among those of the query.
    pub fn has_word(&self, word: &str) -> bool {
        self.words().any(|known| known == word)
    }

    /// The whole address below the origin: base, path and query, encoded.
    pub fn url(&self, base: &BasePath) -> String {
        let mut address = Address::new(base.file("search/"));
        if !self.query.is_empty() {
            address.push("q", &encode_value(&self.query));
        }
        if !self.tags.is_empty() {
            address.push("tags", &encode_slugs(&self.tags));
        }
        if self.latest_first {
            address.push("sort", "date");
        }
        address.url
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.query.split(' ').filter(|word| !word.is_empty())
    }
}

/// Takes a tag out where it is, puts it at the end where it is not.
fn toggle(tags: &mut Vec<Slug>, tag: &Slug) {
    let before = tags.len();
    tags.retain(|known| known != tag);
    if tags.len() == before {
        tags.push(tag.clone());
    }
}

/// Everything that has an address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// Cards; [`ListRoute::default`] is the home page.
    List(ListRoute),
    /// All terms of a taxonomy.
    Terms(Taxonomy),
    /// The search page.
    Search(SearchRoute),
    /// Whatever a document claims; the publisher sees to it that none claims a path above.
    Document(RoutePath),
}

impl Route {
    /// Understands a path below the base (decoded, starting with `/`) and a query (encoded, without
    /// `?`). Never fails: what nobody claims is a document that is not there.
    pub fn parse(path: &str, query: &str) -> Self {
        let shaped = RoutePath::new(path);
        let segments: Vec<&str> =
            shaped.as_str().split('/').filter(|part| !part.is_empty()).collect();
        let parameters = Parameters::parse(query);
        let list = |category: Option<Slug>, tag: Option<Slug>, page: usize| {
            let mut tags: Vec<Slug> = tag.into_iter().collect();
            for extra in parameters.slugs("tags") {
                if !tags.contains(&extra) {
                    tags.push(extra);
                }
            }
            let mode = if parameters.get("match") == Some("any") { Match::Any } else { Match::All };
            let page = parameters.page().unwrap_or(page);
            Self::List(ListRoute { category, tags, mode, page })
        };
        match segments.as_slice() {
            [] => list(None, None, 0),
            ["page", number] => match page_number(number) {
                Some(page) => list(None, None, page),
                None => Self::Document(shaped),
            },
            ["tags"] => Self::Terms(Taxonomy::Tags),
            ["categories"] => Self::Terms(Taxonomy::Categories),
            ["search"] => Self::Search(SearchRoute {
                query: parameters.get("q").unwrap_or_default().to_owned(),
                tags: parameters.slugs("tags").collect(),
                latest_first: parameters.get("sort") == Some("date"),
            }),
            [taxonomy @ ("tags" | "categories"), term, rest @ ..] => {
                let page = match rest {
                    [] => Some(0),
                    ["page", number] => page_number(number),
                    _ => None,
                };
                match (Slug::from_text(term), page) {
                    (Some(slug), Some(page)) if *taxonomy == "tags" => list(None, Some(slug), page),
                    (Some(slug), Some(page)) => list(Some(slug), None, page),
                    _ => Self::Document(shaped),
                }
            }
            _ => Self::Document(shaped),
        }
    }

    /// Understands an address as browsers give it: an encoded path and a query without `?`.
    /// `None` outside the site's base.
    pub fn from_address(base: &BasePath, encoded_path: &str, query: &str) -> Option<Self> {
        let path = decode(encoded_path);
        base.strip(&path).map(|below| Self::parse(below, query))
    }

    /// Where the page lies within the site, without the query.
    pub fn path(&self) -> RoutePath {
        match self {
            Self::List(list) => {
                let mut path = match (&list.category, list.tags.first()) {
                    (Some(category), _) => ["/categories/", category.as_str(), "/"].concat(),
                    (None, Some(tag)) => ["/tags/", tag.as_str(), "/"].concat(),
                    (None, None) => "/".to_owned(),
                };
                if list.page > 0 && list.is_static() {
                    path.push_str("page/");
                    path.push_str(&(list.page + 1).to_string());
                }
                RoutePath::new(&path)
            }
            Self::Terms(taxonomy) => RoutePath::new(taxonomy.segment()),
            Self::Search(_) => RoutePath::new("search"),
            Self::Document(path) => path.clone(),
        }
    }

    /// What the static page at this address shows: its path alone decides.
    #[must_use]
    pub fn without_query(&self) -> Self {
        Self::parse(self.path().as_str(), "")
    }

    /// The whole address below the origin: base, path and query, encoded.
    pub fn url(&self, base: &BasePath) -> String {
        let list = match self {
            Self::List(list) => list,
            Self::Search(search) => return search.url(base),
            Self::Terms(_) | Self::Document(_) => return self.path().href(base),
        };
        let mut address = Address::new(self.path().href(base));
        let in_path = usize::from(list.category.is_none());
        let extra: Vec<&Slug> = list.tags.iter().skip(in_path).collect();
        if !extra.is_empty() {
            address.push("tags", &encode_slugs(extra));
        }
        if list.mode == Match::Any && !list.tags.is_empty() {
            address.push("match", "any");
        }
        if list.page > 0 && !list.is_static() {
            address.push("page", &(list.page + 1).to_string());
        }
        address.url
    }
}

/// An address that grows by its query.
struct Address {
    url: String,
    separator: char,
}

impl Address {
    fn new(url: String) -> Self {
        Self { url, separator: '?' }
    }

    fn push(&mut self, name: &str, value: &str) {
        self.url.push(self.separator);
        self.url.push_str(name);
        self.url.push('=');
        self.url.push_str(value);
        self.separator = '&';
    }
}

/// Path numbering starts at 2: page one is the list itself.
fn page_number(text: &str) -> Option<usize> {
    text.parse::<usize>().ok().filter(|number| *number >= 2).map(|number| number - 1)
}

fn encode_slugs<'slug>(slugs: impl IntoIterator<Item = &'slug Slug>) -> String {
    let names: Vec<&str> = slugs.into_iter().map(Slug::as_str).collect();
    encode_value(&joined(&names, ","))
}

fn encode_value(text: &str) -> String {
    utf8_percent_encode(text, QUERY_VALUE).to_string()
}

/// A query string, each value decoded exactly once.
struct Parameters(Vec<(String, String)>);

impl Parameters {
    fn parse(query: &str) -> Self {
        let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(&name.replace('+', " ")), decode(&value.replace('+', " ")))
        });
        Self(pairs.collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn slugs(&self, name: &str) -> impl Iterator<Item = Slug> {
        self.get(name).unwrap_or_default().split(',').filter_map(Slug::from_text)
    }

    fn page(&self) -> Option<usize> {
        self.get("page").and_then(page_number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::from_text(text).unwrap()
    }

    #[test]
    fn addresses_and_routes_are_inverse() {
        let aws_and_sre = ListRoute { tags: vec![slug("aws"), slug("sre")], ..Default::default() };
        let table = [
            (Route::List(ListRoute::default()), "/"),
            (Route::List(ListRoute { page: 1, ..Default::default() }), "/page/2/"),
            (Route::List(ListRoute::tag(slug("aws"))), "/tags/aws/"),
            (
                Route::List(ListRoute::tag(slug("장애 대응"))),
                "/tags/%EC%9E%A5%EC%95%A0-%EB%8C%80%EC%9D%91/",
            ),
            (Route::List(ListRoute::tag(slug("aws")).at_page(2)), "/tags/aws/page/3/"),
            (Route::List(aws_and_sre.clone()), "/tags/aws/?tags=sre"),
            (
                Route::List(aws_and_sre.with_mode(Match::Any).at_page(1)),
                "/tags/aws/?tags=sre&match=any&page=2",
            ),
            (
                Route::List(ListRoute {
                    category: Some(slug("cloud")),
                    tags: vec![slug("aws")],
                    ..Default::default()
                }),
                "/categories/cloud/?tags=aws",
            ),
            (Route::Terms(Taxonomy::Tags), "/tags/"),
            (Route::Terms(Taxonomy::Categories), "/categories/"),
            (
                Route::Search(SearchRoute {
                    query: "100% & C++ 한글".into(),
                    tags: vec![slug("aws")],
                    latest_first: true,
                }),
                "/search/?q=100%25%20%26%20C%2B%2B%20%ED%95%9C%EA%B8%80&tags=aws&sort=date",
            ),
            (Route::Document(RoutePath::new("/posts/첫 글/")), "/posts/%EC%B2%AB%20%EA%B8%80/"),
            (Route::Document(RoutePath::new("/old.html")), "/old.html"),
            (Route::Document(RoutePath::new("/tags/a/b/c/")), "/tags/a/b/c/"),
        ];
        for base in [BasePath::new("/"), BasePath::new("/repo")] {
            for (route, address) in &table {
                let url = route.url(&base);
                assert_eq!(url, format!("{}{}", base.as_str().trim_end_matches('/'), address));
                let (path, query) = url.split_once('?').unwrap_or((&url, ""));
                assert_eq!(Route::from_address(&base, path, query).as_ref(), Some(route), "{url}");
            }
        }
    }

    #[test]
    fn a_query_is_decoded_once() {
        let route = Route::parse("/search/", "q=%2541+b");
        assert_eq!(
            route,
            Route::Search(SearchRoute { query: "%41 b".into(), ..Default::default() })
        );
    }

    #[test]
    fn a_search_is_narrowed_and_widened_again() {
        let route = SearchRoute { query: "장애".to_owned(), ..Default::default() };
        let narrowed = route.toggle_tag(&slug("sre")).toggle_tag(&slug("aws"));
        assert_eq!(
            (narrowed.query.as_str(), narrowed.tags.as_slice()),
            ("장애", [slug("sre"), slug("aws")].as_slice())
        );
        assert_eq!(narrowed.toggle_tag(&slug("sre")).toggle_tag(&slug("aws")), route);
        for (query, word, narrowed) in [
            ("장애 대응", "date:2024", "date:2024 장애 대응"),
            ("date:2024 장애", "date:2024", "장애"),
            ("장애  date:2024 \"대응", "kind:wiki", "kind:wiki 장애 date:2024 \"대응"),
            ("", "kind:wiki", "kind:wiki"),
            ("kind:wiki", "kind:wiki", ""),
            ("kind:wikis", "kind:wiki", "kind:wiki kind:wikis"),
        ] {
            let route = SearchRoute { query: query.to_owned(), ..route.clone() };
            let other = route.toggle_word(word);
            assert_eq!(other.query, narrowed);
            assert_ne!(route.has_word(word), other.has_word(word), "{query}");
        }
    }

    #[test]
    fn a_choice_of_tags() {
        let home = ListRoute::default().at_page(3);
        let aws = home.toggle(&slug("aws"));
        assert_eq!(aws, ListRoute::tag(slug("aws")));
        assert_eq!(aws.toggle(&slug("sre")).tags, [slug("aws"), slug("sre")]);
        assert!(aws.toggle(&slug("aws")).is_everything());
    }
}
