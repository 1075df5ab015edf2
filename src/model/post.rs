//! A document as it is published.

use serde::{Deserialize, Serialize};

use super::{Date, Link, RoutePath, Schema, Term};

/// The number of a document within one build: its place in the order of all lists.
///
/// Posts come first, newest first, then wiki documents, then pages. The number only means something
/// together with the build that gave it, so every file that uses it lies in a folder named after
/// that build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PostId(pub u32);

/// What sort of document it is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An article: listed on the home page, in feeds, with a previous and a next one.
    #[default]
    Post,
    /// A document in a tree, with parents and children.
    Wiki,
    /// A page on its own, such as "about".
    Page,
}

/// A picture that stands for a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    /// Address, with the site's base.
    pub src: String,
    /// What the picture shows; empty for decoration.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// Width in pixels, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its address within the site.
    pub path: RoutePath,
    /// What sort of document it is.
    #[serde(default)]
    pub kind: Kind,
    /// Its title, plain text.
    pub title: String,
    /// What it is about in a sentence or two, plain text; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// When it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// When it was last changed, where the author says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// Its tags, in the author's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Term>,
    /// Its categories, from the widest to the narrowest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Term>,
    /// Minutes it takes to read, at least one.
    #[serde(default)]
    pub minutes: u32,
    /// BCP 47 language, where it differs from the site's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// A picture for the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<Cover>,
}

/// One heading in a table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TocEntry {
    /// Heading level, 1 to 6.
    pub level: u8,
    /// The heading's `id` in the page.
    pub id: String,
    /// The heading as plain text.
    pub text: String,
}

/// What stands under one heading, as plain text: what search reads and quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading's `id`; empty for the text before the first heading.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The heading's text; empty for the text before the first heading.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// All visible text up to the next heading, white space collapsed.
    pub text: String,
}

/// The place of a post within a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// The series' name.
    pub name: String,
    /// All its posts in order, this one included.
    pub posts: Vec<Link>,
}

/// A whole document: what `data/posts/…` holds and what the article view shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Version of the data.
    pub schema: Schema,
    /// What lists show of it.
    pub card: Card,
    /// What the author of a wiki says of it: it stands under the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// Who wrote it, where the document says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The body: sanitised HTML, addresses with the site's base. Empty in the data block of a static
    /// page, where the article's own markup stands for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
    /// Its headings, where it has enough of them or asks for a table of contents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub toc: Vec<TocEntry>,
    /// The documents above it, from the root down.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breadcrumbs: Vec<Link>,
    /// The documents right below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Link>,
    /// The documents that link to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub backlinks: Vec<Link>,
    /// Posts about the same things.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Link>,
    /// The series it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// The post before it in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Link>,
    /// The post after it in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Link>,
}
