//! Quotations and the callouts among them.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Writer;
use crate::markdown::callout::{self, Callout, Kind};
use crate::markdown::html::push_attribute;

impl Writer<'_> {
    /// A quotation, or the callout that it is.
    pub(super) fn quote(&mut self, at: usize) -> usize {
        let by_class = self
            .parsed
            .attributes
            .get(&at)
            .and_then(|list| list.classes.iter().find_map(|class| Kind::of_class(class)));
        if let Some(kind) = by_class {
            let tag = format!("<div class=\"callout callout-{}\" role=\"note\">\n", kind.name());
            self.element(&tag, "</div>\n");
            return at + 1;
        }
        let (paragraph, text) = (self.slice(at + 1, at + 2), self.slice(at + 2, at + 3));
        let ([(Event::Start(Tag::Paragraph), _)], [(Event::Text(text), range)]) = (paragraph, text)
        else {
            self.span(at, "blockquote", "</blockquote>\n");
            return at + 1;
        };
        // A backslash before the bracket says that it is none.
        let escaped = self.draft.text.get(..range.start).is_none_or(|text| text.ends_with('\\'));
        let Some(marker) = callout::marker(text).filter(|_| !escaped) else {
            self.span(at, "blockquote", "</blockquote>\n");
            return at + 1;
        };
        let end = self.end_of(at + 1);
        let title_end = self
            .slice(at + 2, end)
            .iter()
            .position(|(event, _)| matches!(event, Event::SoftBreak | Event::HardBreak))
            .map_or(end, |length| at + 2 + length);
        self.open_callout(marker.kind, marker.fold);
        let title = text.get(marker.length..).unwrap_or_default();
        if title.trim().is_empty() && title_end <= at + 3 {
            let label = marker.kind.label(self.lang);
            self.plain(label);
        } else {
            self.plain(title);
        }
        // The title's paragraph is an element of its own: it closes where the title ends.
        self.open.push(title_tags(marker.fold.is_some()).1);
        self.callout_title_end = Some(title_end);
        at + 3
    }

    /// The line of the title ends: what is left of its paragraph begins, if anything is.
    pub(super) fn end_callout_title(&mut self, event: &Event<'_>) {
        self.callout_title_end = None;
        self.close();
        self.words.space();
        if !matches!(event, Event::End(TagEnd::Paragraph)) {
            self.element("<p>", "</p>\n");
        }
    }

    fn open_callout(&mut self, kind: Kind, fold: Option<bool>) {
        let (tag, close) = opening(Some(kind), fold);
        self.element(&tag, close);
        self.html.push_str(title_tags(fold.is_some()).0);
    }

    /// A container that preparation found; it closes at its own token.
    pub(super) fn open_container(&mut self, callout: &Callout) {
        if self.containers.len() >= super::DEEPEST {
            self.containers.push("");
            return;
        }
        let (tag, close) = opening(callout.kind, callout.fold);
        self.html.push_str(&tag);
        self.containers.push(close);
        let label = callout.kind.map_or("", |kind| kind.label(self.lang));
        let title = callout.title.as_deref().unwrap_or(label);
        let title = if title.is_empty() && callout.fold.is_some() { "…" } else { title };
        if title.is_empty() {
            return;
        }
        let (open, close) = title_tags(callout.fold.is_some());
        self.html.push_str(open);
        self.line(title);
        self.html.push_str(close);
        self.words.space();
    }
}

fn opening(kind: Option<Kind>, fold: Option<bool>) -> (String, &'static str) {
    let mut class = String::from("callout");
    if let Some(kind) = kind {
        class.push_str(" callout-");
        class.push_str(kind.name());
    }
    let mut tag = String::from(if fold.is_some() { "<details" } else { "<div" });
    push_attribute(&mut tag, "class", &class);
    match fold {
        Some(true) => tag.push_str(" open"),
        Some(false) => {}
        None => tag.push_str(" role=\"note\""),
    }
    tag.push_str(">\n");
    (tag, if fold.is_some() { "</details>\n" } else { "</div>\n" })
}

/// What stands around the title of a callout.
fn title_tags(folds: bool) -> (&'static str, &'static str) {
    if folds {
        ("<summary class=\"callout-title\">", "</summary>\n")
    } else {
        ("<p class=\"callout-title\">", "</p>\n")
    }
}
