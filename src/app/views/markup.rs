//! Markup without behaviour, as a Leptos view.
//!
//! Most of a page never changes once it is there: it is links and text. The types that `view!` makes
//! of it are as many as there are shapes of elements, and each brings its own code into the browser.
//! [`Element`] is one type for all of them; where something has to react, `view!` is used. Measured
//! on this app: 26 KB (brotli) for the pages with `view!`, 7 KB with this.
//!
//! Where a view changes, what is the same in the new one stays on the page as it is.
//!
//! What must stay true: text and attributes only ever go in as text. [`Element::trusted_html`] is
//! for markup that the publisher has sanitised, or that stands in this program.

use std::borrow::Cow;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::{AddAnyAttr, Render, RenderHtml};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{CastFrom, Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};

/// A text that is either part of the program or made of data.
type Text = Cow<'static, str>;

/// An element, its attributes and what is in it. Boxed, since it is handed on at every step of its
/// making: a pointer is less code to move than its parts.
#[derive(Debug, PartialEq)]
pub(crate) struct Element(Box<Parts>);

#[derive(Debug, PartialEq)]
struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Text)>,
    content: Content,
}

#[derive(Debug, PartialEq)]
enum Content {
    Nodes(Vec<Node>),
    Html(String),
}

/// What stands in an element.
#[derive(Debug, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(Text),
}

/// An element with nothing in it yet.
pub(super) fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), content: Content::Nodes(Vec::new()) }))
}

/// A link.
pub(super) fn link(address: String, text: &str) -> Element {
    element("a").with("href", address).text(text.to_owned())
}

impl Element {
    /// Sets an attribute; the last value counts.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set(name, value.into());
        self
    }

    /// Sets an attribute where there is a value for it.
    pub(super) fn with_some(self, name: &'static str, value: Option<impl Into<Text>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Sets the class.
    pub(super) fn class(self, class: &'static str) -> Self {
        self.with("class", class)
    }

    /// Puts text in.
    pub(super) fn text(self, text: impl Into<Text>) -> Self {
        self.node(Node::Text(text.into()))
    }

    /// Puts an element in.
    pub(super) fn child(self, child: Element) -> Self {
        self.node(Node::Element(child))
    }

    /// Puts an element in, if there is one.
    pub(super) fn maybe(self, child: Option<Element>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Puts elements in.
    pub(super) fn children(mut self, children: Vec<Element>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Puts markup in, in place of everything else: sanitised by the publisher, or part of the program.
    pub(super) fn trusted_html(mut self, html: impl Into<String>) -> Self {
        self.0.content = Content::Html(html.into());
        self
    }

    fn set(&mut self, name: &'static str, value: Text) {
        match self.0.attributes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => self.0.attributes.push((name, value)),
        }
    }

    fn node(mut self, node: Node) -> Self {
        if let Content::Nodes(nodes) = &mut self.0.content {
            nodes.push(node);
        }
        self
    }

    fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.0.tag);
        for (name, value) in &self.0.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(value, html);
            html.push('"');
        }
        html.push('>');
        match &self.0.content {
            Content::Html(trusted) => html.push_str(trusted),
            Content::Nodes(nodes) => {
                for node in nodes {
                    match node {
                        Node::Element(element) => element.write(html),
                        Node::Text(text) => escape(text, html),
                    }
                }
            }
        }
        if !matches!(self.0.tag, "img" | "input") {
            html.push_str("</");
            html.push_str(self.0.tag);
            html.push('>');
        }
    }
}

fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

impl Content {
    /// Puts it into an element of the page that has nothing in it.
    fn put(&self, place: &types::Element) {
        match self {
            Content::Html(html) => Rndr::set_inner_html(place, html),
            Content::Nodes(nodes) => {
                for node in nodes {
                    match node {
                        Node::Element(element) => Rndr::insert_node(place, &element.create(), None),
                        Node::Text(text) => {
                            Rndr::insert_node(place, &Rndr::create_text_node(text), None);
                        }
                    }
                }
            }
        }
    }

    /// The elements, where there is nothing else.
    fn elements(&self) -> Option<Vec<&Element>> {
        let Content::Nodes(nodes) = self else { return None };
        let mut elements = Vec::with_capacity(nodes.len());
        for node in nodes {
            let Node::Element(element) = node else { return None };
            elements.push(element);
        }
        Some(elements)
    }
}

/// What is on the page.
#[derive(Debug)]
pub(crate) struct Built {
    place: types::Element,
    shown: Element,
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.place.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.place.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.place.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.place.clone()]
    }
}

impl Parts {
    /// Whether one element of the page may show first the one, then the other: what has a name of its
    /// own is not another thing by and by.
    fn is_alike(&self, other: &Self) -> bool {
        let is_named = |(name, _): &(&str, Text)| *name == "id";
        self.tag == other.tag
            && self.attributes.len() == other.attributes.len()
            && self
                .attributes
                .iter()
                .zip(&other.attributes)
                .all(|(one, two)| one.0 == two.0 && (!is_named(one) || one == two))
    }
}

impl Element {
    /// Makes an element of the page.
    pub(crate) fn create(&self) -> types::Element {
        let place = Rndr::create_element(self.0.tag, None);
        for (name, value) in &self.0.attributes {
            Rndr::set_attribute(&place, name, value);
        }
        self.0.content.put(&place);
        place
    }

    /// Takes the place of an element that shows something else; what differs is made anew. The element
    /// of the page that shows it then.
    fn replace(&self, old: &Self, place: types::Element) -> types::Element {
        if self == old {
            return place;
        }
        if !self.0.is_alike(&old.0) {
            let mut created = self.create();
            Rndr::mount_before(&mut created, &place);
            Rndr::remove(&place);
            return created;
        }
        for (new, old) in self.0.attributes.iter().zip(&old.0.attributes) {
            if new != old {
                Rndr::set_attribute(&place, new.0, &new.1);
            }
        }
        if self.0.content == old.0.content {
            return place;
        }
        if let (Some(new), Some(old)) = (self.0.content.elements(), old.0.content.elements()) {
            replace_all(&new, &old, &place);
        } else {
            Rndr::clear_children(&place);
            self.0.content.put(&place);
        }
        place
    }
}

/// Replaces the elements in `parent`, one after the other.
fn replace_all(new: &[&Element], old: &[&Element], parent: &types::Element) {
    let mut at = Rndr::first_child(parent);
    let mut old = old.iter();
    for element in new {
        if let (Some(place), Some(old)) = (at.and_then(types::Element::cast_from), old.next()) {
            at = Rndr::next_sibling(&element.replace(old, place));
        } else {
            Rndr::insert_node(parent, &element.create(), None);
            at = None;
        }
    }
    while let Some(rest) = at {
        at = Rndr::next_sibling(&rest);
        Rndr::remove(&rest);
    }
}

impl Render for Element {
    type State = Built;

    fn build(self) -> Self::State {
        Built { place: self.create(), shown: self }
    }

    fn rebuild(self, state: &mut Self::State) {
        state.place = self.replace(&state.shown, state.place.clone());
        state.shown = self;
    }
}

impl AddAnyAttr for Element {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Nothing of the app adds attributes from outside.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self::Output<NewAttr>
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self::AsyncOutput {
        self
    }

    fn to_html_with_buf(
        self,
        buffer: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        self.write(buffer);
        *position = Position::NextChild;
    }

    /// The app mounts over the static page, it does not hydrate it.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self::Owned {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let view = element("p")
            .with("title", "a\"><b>")
            .text("1 < 2 & \"x\"")
            .child(link("/?a&b".into(), "<i>"));
        assert_eq!(
            view.to_html(),
            "<p title=\"a&quot;&gt;&lt;b&gt;\">1 &lt; 2 &amp; &quot;x&quot;<a href=\"/?a&amp;b\">&lt;i&gt;</a></p>"
        );
    }

    #[test]
    fn void_elements_have_no_end() {
        let view =
            element("div").child(element("img").with("alt", "")).maybe(None).children(vec![]);
        assert_eq!(view.to_html(), "<div><img alt=\"\"></div>");
        assert_eq!(
            element("div").text("x").trusted_html("<p>ok</p>").to_html(),
            "<div><p>ok</p></div>"
        );
    }
}
