//! The published JSON, read with the browser's own parser.
//!
//! The publisher writes these types with serde. Here serde's readers would be as many as there are
//! types, and were a quarter of the app; the browser has a parser already. Field names must be those
//! that serde writes: the browser tests compare every view with its static page.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::super::state::LoadError;
use crate::model::{
    BasePath, Card, Cover, Date, Kind, Link, Listing, ListingRow, Post, PostId, RoutePath, Schema,
    Series, Site, Term, TermCount, TocEntry,
};

/// A JSON value.
#[derive(Clone, Debug)]
pub(super) struct Json(JsValue);

/// What can be read from JSON. `None` where the value is something else; unknown fields are ignored.
pub(super) trait FromJson: Sized {
    fn from_json(json: &Json) -> Option<Self>;
}

impl Json {
    /// Parses a published file, which must be of the version that this app reads.
    pub(super) fn parse_file(text: &str) -> Result<Self, LoadError> {
        let json = Self::parse(text)?;
        if json.number("schema") == Some(Schema::VERSION) { Ok(json) } else { Err(LoadError::Data) }
    }

    /// Parses any JSON.
    pub(super) fn parse(text: &str) -> Result<Self, LoadError> {
        JSON::parse(text).map(Self).map_err(|_| LoadError::Data)
    }

    /// Reads the whole value.
    pub(super) fn read<T: FromJson>(&self) -> Result<T, LoadError> {
        T::from_json(self).ok_or(LoadError::Data)
    }

    /// A field; `undefined` where there is none.
    pub(super) fn get(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED))
    }

    /// Sets a text field.
    pub(super) fn set(&self, name: &str, value: &str) {
        let _ = Reflect::set(&self.0, &name.into(), &value.into());
    }

    /// The first items of a list that are what is wanted; none where it is no list.
    pub(super) fn read_items<T: FromJson>(&self, most: usize) -> Vec<T> {
        let mut list = Vec::new();
        // A loop is less code than an iterator, a dozen times.
        for item in self.items().into_iter().take(most) {
            if let Some(item) = T::from_json(&item) {
                list.push(item);
            }
        }
        list
    }

    /// The items of a list; none where it is no list.
    pub(super) fn items(&self) -> Vec<Self> {
        self.0.dyn_ref::<Array>().map(|array| array.iter().map(Self).collect()).unwrap_or_default()
    }

    /// Whether there is anything.
    pub(super) fn exists(&self) -> bool {
        !self.0.is_undefined() && !self.0.is_null()
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a saturating cast is meant"
    )]
    fn as_number(&self) -> Option<u32> {
        self.0.as_f64().map(|number| number as u32)
    }

    fn text(&self, name: &str) -> Option<String> {
        self.get(name).0.as_string()
    }

    fn text_or_empty(&self, name: &str) -> String {
        self.text(name).unwrap_or_default()
    }

    fn number(&self, name: &str) -> Option<u32> {
        self.get(name).as_number()
    }

    fn size(&self, name: &str) -> usize {
        self.number(name).and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
    }

    fn list<T: FromJson>(&self, name: &str) -> Vec<T> {
        self.get(name).read_items(usize::MAX)
    }

    fn optional<T: FromJson>(&self, name: &str) -> Option<T> {
        let value = self.get(name);
        if value.exists() { T::from_json(&value) } else { None }
    }
}

impl FromJson for Term {
    fn from_json(json: &Json) -> Option<Self> {
        Self::new(&json.0.as_string()?)
    }
}

impl FromJson for Date {
    fn from_json(json: &Json) -> Option<Self> {
        Self::from_rfc3339(&json.0.as_string()?)
    }
}

impl FromJson for TermCount {
    fn from_json(json: &Json) -> Option<Self> {
        Some(Self { term: json.optional("term")?, count: json.size("count") })
    }
}

impl FromJson for Link {
    fn from_json(json: &Json) -> Option<Self> {
        Some(Self { path: RoutePath::new(&json.text("path")?), title: json.text("title")? })
    }
}

impl FromJson for TocEntry {
    fn from_json(json: &Json) -> Option<Self> {
        let level = u8::try_from(json.number("level")?).ok()?;
        Some(Self { level, id: json.text("id")?, text: json.text("text")? })
    }
}

impl FromJson for Cover {
    fn from_json(json: &Json) -> Option<Self> {
        Some(Self {
            src: json.text("src")?,
            alt: json.text_or_empty("alt"),
            width: json.number("width"),
            height: json.number("height"),
        })
    }
}

impl FromJson for Card {
    fn from_json(json: &Json) -> Option<Self> {
        let kind = match json.text("kind").as_deref() {
            Some("wiki") => Kind::Wiki,
            Some("page") => Kind::Page,
            _ => Kind::Post,
        };
        Some(Self {
            path: RoutePath::new(&json.text("path")?),
            kind,
            title: json.text("title")?,
            summary: json.text_or_empty("summary"),
            date: json.optional("date"),
            updated: json.optional("updated"),
            tags: json.list("tags"),
            categories: json.list("categories"),
            minutes: json.number("minutes").unwrap_or_default(),
            lang: json.text("lang"),
            cover: json.optional("cover"),
        })
    }
}

impl FromJson for Series {
    fn from_json(json: &Json) -> Option<Self> {
        Some(Self { name: json.text("name")?, posts: json.list("posts") })
    }
}

impl FromJson for Post {
    fn from_json(json: &Json) -> Option<Self> {
        Some(Self {
            schema: Schema,
            card: json.optional("card")?,
            lead: json.text("lead"),
            author: json.text("author"),
            html: json.text_or_empty("html"),
            toc: json.list("toc"),
            breadcrumbs: json.list("breadcrumbs"),
            children: json.list("children"),
            backlinks: json.list("backlinks"),
            related: json.list("related"),
            series: json.optional("series"),
            previous: json.optional("previous"),
            next: json.optional("next"),
        })
    }
}

impl FromJson for Listing {
    fn from_json(json: &Json) -> Option<Self> {
        Some(Self {
            schema: Schema,
            term: json.optional("term")?,
            tags: json.list("tags"),
            rows: json.list("rows"),
        })
    }
}

impl FromJson for ListingRow {
    fn from_json(json: &Json) -> Option<Self> {
        let items = json.items();
        let (document, places) = (items.first()?.as_number()?, items.get(1)?.items());
        Some(Self(PostId(document), places.iter().filter_map(Json::as_number).collect()))
    }
}

impl FromJson for Site {
    fn from_json(json: &Json) -> Option<Self> {
        if json.number("schema") != Some(Schema::VERSION) {
            return None;
        }
        Some(Self {
            schema: Schema,
            build: json.text("build")?,
            title: json.text("title")?,
            description: json.text_or_empty("description"),
            author: String::new(),
            lang: json.text("lang")?,
            origin: json.text_or_empty("origin"),
            base: BasePath::new(&json.text("base")?),
            // Header and footer, which show these, stay as they were published.
            nav: vec![],
            listed: json.size("listed"),
            total: json.size("total"),
        })
    }
}
