//! Blocks: paragraphs, headings, lists, code.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Writer;
use crate::markdown::attributes::Attributes;
use crate::markdown::callout::Kind;
use crate::markdown::html::{push_attribute, push_escaped};
use crate::markdown::marks::{self, Piece};
use crate::model::TocEntry;

impl<'run> Writer<'run> {
    /// Writes the beginning of an element and says where to go on.
    pub(super) fn start(&mut self, at: usize, tag: &'run Tag<'run>, offset: usize) -> usize {
        if !matches!(tag, Tag::Item) {
            self.block_name(at);
        }
        match tag {
            Tag::Paragraph => return self.paragraph(at, offset),
            Tag::Heading { level, .. } => self.heading(at, *level as u8),
            Tag::BlockQuote(_) => return self.quote(at),
            Tag::CodeBlock(kind) => return self.code_block(at, kind, offset),
            Tag::HtmlBlock => return self.html_block(at),
            Tag::List(start) => {
                // The page has its own table of contents.
                let is_toc = |list: &Attributes| list.names.iter().any(|name| name == "toc");
                if self.parsed.attributes.get(&at).is_some_and(is_toc) {
                    return self.end_of(at) + 1;
                }
                self.list(at, *start);
            }
            Tag::Item => {
                let task = matches!(self.first_inline(at + 1), Some(Event::TaskListMarker(_)));
                self.item(at, task);
                self.block_name(at);
            }
            Tag::FootnoteDefinition(label) => self.start_footnote(label),
            Tag::DefinitionList => {
                self.span(at, "dl", "</dl>\n");
                self.html.push('\n');
            }
            Tag::DefinitionListTitle => {
                self.terms_end = self.end_of(at);
                self.element("<dt>", "</dt>\n");
            }
            Tag::DefinitionListDefinition => self.span(at, "dd", "</dd>\n"),
            Tag::Table(alignments) => self.table(at, alignments),
            Tag::TableHead => return self.table_head(at),
            Tag::TableRow => self.table_row(),
            Tag::TableCell => self.table_cell(),
            Tag::Emphasis => self.span(at, "em", "</em>"),
            Tag::Strong => self.span(at, "strong", "</strong>"),
            Tag::Strikethrough => self.strikethrough(at, offset),
            Tag::Superscript => self.element("<sup>", "</sup>"),
            Tag::Subscript => self.element("<sub>", "</sub>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                return self.link(at, *link_type, dest_url, title, offset);
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                return self.image(at, *link_type, dest_url, title, offset);
            }
            Tag::MetadataBlock(_) => self.element("", ""),
        }
        at + 1
    }

    /// Writes the end of an element.
    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableCell => {
                self.column += 1;
                self.close();
                self.words.space();
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => self.close(),
            _ => {
                self.close();
                self.words.space();
            }
        }
    }

    fn first_inline(&self, at: usize) -> Option<&'run Event<'run>> {
        self.slice(at, at + 2)
            .iter()
            .map(|(event, _)| event)
            .find(|event| !matches!(event, Event::Start(Tag::Paragraph)))
    }

    fn paragraph(&mut self, at: usize, offset: usize) -> usize {
        let end = self.end_of(at);
        if let Some(after) = self.block_tokens(at, end, offset) {
            return after;
        }
        if let Some(after) = self.figures(at, end) {
            return after;
        }
        let list = self.parsed.attributes.get(&at);
        let notice =
            list.and_then(|list| list.classes.iter().find_map(|class| Kind::of_class(class)));
        if let Some(kind) = notice {
            let tag = format!("<div class=\"callout callout-{}\" role=\"note\"><p>", kind.name());
            self.element(&tag, "</p></div>\n");
        } else {
            self.span(at, "p", "</p>\n");
        }
        at + 1
    }

    /// A paragraph of nothing but tokens of blocks is those blocks.
    fn block_tokens(&mut self, at: usize, end: usize, offset: usize) -> Option<usize> {
        let inner = self.slice(at + 1, end);
        let mut tokens = Vec::new();
        for (event, _) in inner {
            match event {
                Event::Text(text) if marks::any(text) => {
                    for piece in marks::pieces(text) {
                        match piece {
                            Piece::Text(text) if text.trim().is_empty() => {}
                            Piece::Token(token) if self.kept(token)?.is_block() => {
                                tokens.push(token);
                            }
                            _ => return None,
                        }
                    }
                }
                Event::SoftBreak => {}
                _ => return None,
            }
        }
        if tokens.is_empty() {
            return None;
        }
        for token in tokens {
            self.token(token, offset);
        }
        Some(end + 1)
    }

    fn heading(&mut self, at: usize, level: u8) {
        self.heading = Some((at, level));
        let level = (level + self.shift).min(6);
        let (tag, close) = match level {
            1 | 2 => ("<h2", "</h2>\n"),
            3 => ("<h3", "</h3>\n"),
            4 => ("<h4", "</h4>\n"),
            5 => ("<h5", "</h5>\n"),
            _ => ("<h6", "</h6>\n"),
        };
        let id = self.headings.at(at).map_or("", |heading| heading.id.as_str());
        self.words.start_heading();
        let mut html = tag.to_owned();
        push_attribute(&mut html, "id", id);
        let class = self.class_of(at);
        if !class.is_empty() {
            push_attribute(&mut html, "class", &class);
        }
        html.push('>');
        self.element(&html, close);
    }

    /// Writes what follows a heading's text: its permalink. The table of contents gets its entry.
    fn end_heading(&mut self) {
        let (start, level) = self.heading.take().unwrap_or_default();
        let id = self.headings.at(start).map_or("", |heading| heading.id.as_str());
        let title = self.words.end_heading(id);
        self.html.push_str("<a class=\"anchor\"");
        push_attribute(&mut self.html, "href", &format!("#{id}"));
        let korean = self.lang.starts_with("ko");
        let label = if korean { "이 절의 주소" } else { "Link to this section" };
        push_attribute(&mut self.html, "aria-label", &format!("{label}: {title}"));
        self.html.push_str("></a>");
        self.close();
        let list = self.parsed.attributes.get(&start);
        if !title.is_empty() && !list.is_some_and(|list| list.has_class("no_toc")) {
            self.toc.push(TocEntry {
                level: (level + self.shift).clamp(2, 6),
                id: id.to_owned(),
                text: title,
            });
        }
    }

    fn list(&mut self, at: usize, start: Option<u64>) {
        let class = self.class_of(at);
        let mut tag = if start.is_some() { "<ol".to_owned() } else { "<ul".to_owned() };
        if let Some(number) = start.filter(|number| *number != 1) {
            push_attribute(&mut tag, "start", &number.to_string());
        }
        if !class.is_empty() {
            push_attribute(&mut tag, "class", &class);
        }
        tag.push_str(">\n");
        self.element(&tag, if start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    /// An element with the classes and the id that its attribute list gives.
    pub(super) fn span(&mut self, at: usize, name: &str, close: &'static str) {
        let mut tag = format!("<{name}");
        let class = self.class_of(at);
        if !class.is_empty() {
            push_attribute(&mut tag, "class", &class);
        }
        if let Some(id) = self.parsed.attributes.get(&at).and_then(|list| list.id.as_deref()) {
            push_attribute(&mut tag, "id", id);
        }
        if let Some(title) = self.parsed.attributes.get(&at).and_then(|list| list.get("title")) {
            push_attribute(&mut tag, "title", title);
        }
        tag.push('>');
        self.element(&tag, close);
    }

    fn item(&mut self, at: usize, task: bool) {
        let given = self.class_of(at);
        let class = if task { format!("task {given}") } else { given };
        let class = class.trim_end();
        let mut tag = String::from("<li");
        if !class.is_empty() {
            push_attribute(&mut tag, "class", class);
        }
        tag.push('>');
        self.element(&tag, "</li>\n");
    }

    /// The classes that an attribute list gives, those of notices as those of callouts.
    pub(super) fn class_of(&self, at: usize) -> String {
        self.parsed
            .attributes
            .get(&at)
            .map(|list| callout_classes(&list.class_value()))
            .unwrap_or_default()
    }

    /// A single `~` is a range in Korean (`10~20`), never a deletion.
    fn strikethrough(&mut self, at: usize, offset: usize) {
        let written = self.draft.text.get(offset..).unwrap_or_default();
        if written.trim_start_matches(marks::GLUE).starts_with("~~") {
            self.span(at, "del", "</del>");
        } else {
            self.plain("~");
            self.open.push("~");
        }
    }
}

/// Classes of notices and prompts become those of callouts.
pub(super) fn callout_classes(classes: &str) -> String {
    let mut out = String::new();
    for class in classes.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        match Kind::of_class(class) {
            Some(kind) => {
                out.push_str("callout callout-");
                out.push_str(kind.name());
            }
            None => push_escaped(&mut out, class),
        }
    }
    out
}
