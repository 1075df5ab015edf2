//! A line of inline Markdown that stands in an argument: the title of a callout.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Writer;
use crate::markdown::html::push_escaped;
use crate::markdown::prepare::glued;

impl Writer<'_> {
    /// Writes a line with its emphasis and code. Links in it are their text: it may stand where a
    /// click means something else.
    pub(super) fn line(&mut self, text: &str) {
        if !text.contains(['*', '_', '`', '~', '[', '\\', '&']) {
            self.plain(text);
            return;
        }
        let glued = glued(text);
        let mut events = Parser::new_ext(&glued, Options::ENABLE_STRIKETHROUGH);
        if events.next() != Some(Event::Start(Tag::Paragraph)) {
            // `1. 처음` is no list here.
            self.plain(text);
            return;
        }
        let mut open: Vec<&str> = Vec::new();
        for event in events {
            let tag = match &event {
                Event::Start(Tag::Strong) => "strong",
                Event::Start(Tag::Emphasis) => "em",
                Event::Start(Tag::Strikethrough) => "del",
                Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough) => {
                    self.html.push_str("</");
                    self.html.push_str(open.pop().unwrap_or("span"));
                    self.html.push('>');
                    continue;
                }
                Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => {
                    self.text(&text.to_string().into(), 0);
                    continue;
                }
                Event::Code(code) => {
                    let mut plain = String::new();
                    crate::markdown::parse::push_plain(&mut plain, code, self.draft);
                    self.words.push(&plain);
                    self.html.push_str("<code>");
                    push_escaped(&mut self.html, &plain);
                    self.html.push_str("</code>");
                    continue;
                }
                _ => continue,
            };
            self.html.push('<');
            self.html.push_str(tag);
            self.html.push('>');
            open.push(tag);
        }
    }
}
