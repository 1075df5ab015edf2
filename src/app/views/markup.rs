//! Markup without behaviour, as a Leptos view.
//!
//! Most of a page never changes once it is there: it is links and text. The types that `view!` makes
//! of it are as many as there are shapes of elements, and each brings its own code into the browser.
//! [`Element`] is one type for all of them; where something has to react, `view!` is used. Measured
//! on this app: 26 KB (brotli) for the pages with `view!`, 7 KB with this.
//!
//! What must stay true: text and attributes only ever go in as text. [`Element::trusted_html`] is
//! for markup that the publisher has sanitised, or that stands in this program.

use std::borrow::Cow;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::{AddAnyAttr, Render, RenderHtml};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::{Position, PositionState};

/// A text that is either part of the program or made of data.
type Text = Cow<'static, str>;

/// An element, its attributes and what is in it. Boxed, since it is handed on at every step of its
/// making: a pointer is less code to move than its parts.
#[derive(Debug)]
pub(crate) struct Element(Box<Parts>);

#[derive(Debug)]
struct Parts {
    tag: &'static str,
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

impl Render for Element {
    type State = types::Element;

    fn build(self) -> Self::State {
        let built = Rndr::create_element(self.0.tag, None);
        for (name, value) in &self.0.attributes {
            Rndr::set_attribute(&built, name, value);
        }
        match self.0.content {
            Content::Html(html) => Rndr::set_inner_html(&built, &html),
            Content::Nodes(nodes) => {
                for node in nodes {
                    match node {
                        Node::Element(element) => {
                            Rndr::insert_node(&built, &element.build(), None);
                        }
                        Node::Text(text) => {
                            Rndr::insert_node(&built, &Rndr::create_text_node(&text), None);
                        }
                    }
                }
            }
        }
        built
    }

    /// There is nothing to keep: the new element takes the old one's place.
    fn rebuild(self, state: &mut Self::State) {
        let mut built = self.build();
        Rndr::mount_before(&mut built, state);
        Rndr::remove(state);
        *state = built;
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
