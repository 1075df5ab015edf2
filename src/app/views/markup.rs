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
#[derive(Debug)]
pub(crate) struct Element(Box<Parts>);

#[derive(Debug)]
struct Parts {
    tag: &'static str,
    /// Whether it is patched where the next view is another; otherwise it is made anew.
    patched: bool,
    attributes: Vec<(&'static str, Text)>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Nodes(Vec<Node>),
    Html(String),
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(Text),
}

/// An element with nothing in it yet.
pub(super) fn element(tag: &'static str) -> Element {
    let content = Content::Nodes(Vec::new());
    Element(Box::new(Parts { tag, patched: true, attributes: Vec::new(), content }))
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

    /// Has nothing of it stay where the next view is another: what the reader has opened, scrolled and
    /// focused belongs to this one.
    pub(super) fn made_anew(mut self) -> Self {
        self.0.patched = false;
        self
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
                    Rndr::insert_node(place, &node.create(), None);
                }
            }
        }
    }
}

impl Node {
    fn create(&self) -> types::Node {
        match self {
            Node::Element(element) => element.create().into(),
            Node::Text(text) => Rndr::create_text_node(text).into(),
        }
    }

    /// Makes a node of the page show this and no longer `old`, or puts another in its place. Gives the
    /// one that is there then.
    fn replace(&self, old: &Self, place: types::Node) -> types::Node {
        match (self, old) {
            (Node::Text(new), Node::Text(old)) => {
                if new != old {
                    place.set_text_content(Some(new));
                }
                return place;
            }
            (Node::Element(new), Node::Element(old)) if new.is_alike(old) => {
                if let Some(element) = types::Element::cast_from(place.clone()) {
                    new.replace(old, &element);
                }
                return place;
            }
            _ => {}
        }
        let created = self.create();
        if let Some(parent) = Rndr::get_parent(&place).and_then(types::Element::cast_from) {
            Rndr::insert_node(&parent, &created, Some(&place));
            Rndr::remove(&place);
        }
        created
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

    /// Whether one element of the page may show first the other, then this. What has a name of its own
    /// does not become something else, and pictures and fields keep what they show when told another.
    /// What a reader does to an element (opens it, scrolls it) stays as well: see [`Element::made_anew`].
    fn is_alike(&self, other: &Self) -> bool {
        let (new, old) = (&self.0.attributes, &other.0.attributes);
        self.0.patched
            && self.0.tag == other.0.tag
            && new.len() == old.len()
            && new.iter().zip(old).all(|((name, value), (known, before))| {
                name == known && (!matches!(*name, "id" | "src" | "value") || value == before)
            })
    }

    /// Makes an element of the page that shows one alike show this.
    fn replace(&self, old: &Self, place: &types::Element) {
        for ((name, new), (_, old)) in self.0.attributes.iter().zip(&old.0.attributes) {
            if new != old {
                Rndr::set_attribute(place, name, new);
            }
        }
        match (&self.0.content, &old.0.content) {
            (Content::Nodes(new), Content::Nodes(old)) => replace_all(new, old, place),
            (Content::Html(new), Content::Html(old)) if new == old => {}
            (content, _) => {
                Rndr::clear_children(place);
                content.put(place);
            }
        }
    }
}

/// Makes the nodes in `parent`, which show the old ones, show the new ones.
fn replace_all(new: &[Node], old: &[Node], parent: &types::Element) {
    let mut at = Rndr::first_child(parent);
    let mut old = old.iter();
    for node in new {
        if let (Some(place), Some(old)) = (&at, old.next()) {
            at = Rndr::next_sibling(&node.replace(old, place.clone()));
        } else {
            Rndr::insert_node(parent, &node.create(), at.as_ref());
        }
    }
    while let Some(rest) = at {
        at = Rndr::next_sibling(&rest);
        Rndr::remove(&rest);
    }
}

/// A view and the node of the page that shows it.
#[derive(Debug)]
pub(crate) struct Built {
    place: types::Node,
    shown: Node,
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
        self.place.elements()
    }
}

impl Render for Element {
    type State = Built;

    fn build(self) -> Self::State {
        let shown = Node::Element(self);
        Built { place: shown.create(), shown }
    }

    fn rebuild(self, state: &mut Self::State) {
        let new = Node::Element(self);
        state.place = new.replace(&state.shown, state.place.clone());
        state.shown = new;
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
