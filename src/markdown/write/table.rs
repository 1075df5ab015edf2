//! Tables, in a region of their own that scrolls.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::Writer;
use crate::markdown::html::push_attribute;

impl Writer<'_> {
    pub(super) fn table(&mut self, at: usize, alignments: &[Alignment]) {
        self.alignments.push(alignments.to_vec());
        let mut tag = String::from(TABLE_REGION);
        tag.push_str("<table");
        let class = self.class_of(at);
        if !class.is_empty() {
            push_attribute(&mut tag, "class", &class);
        }
        tag.push_str(">\n");
        self.element(&tag, "</table></div>\n");
    }

    pub(super) fn end_table(&mut self) {
        if self.alignments.pop().is_some() {
            let body = "</tbody>";
            if self.open.last().is_some_and(|close| !close.is_empty()) {
                self.html.push_str(body);
            }
        }
        self.close();
        self.words.space();
    }

    /// Begins the head and says where to go on: behind it, if it is empty, as the head of a table is
    /// that its author wrote without one.
    pub(super) fn table_head(&mut self, at: usize) -> usize {
        let end = self.end_of(at);
        let is_cell = |event: &Event<'_>| {
            matches!(event, Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell))
        };
        if self.slice(at + 1, end).iter().all(|(event, _)| is_cell(event)) {
            if self.open.last().is_some_and(|close| !close.is_empty()) {
                self.html.push_str("<tbody>\n");
            }
            return end + 1;
        }
        self.in_head = true;
        self.column = 0;
        self.element("<thead><tr>", "</tr></thead>");
        at + 1
    }

    pub(super) fn end_table_head(&mut self) {
        self.in_head = false;
        let deep = self.open.last().is_none_or(|close| close.is_empty());
        self.close();
        if !deep {
            self.html.push_str("<tbody>\n");
        }
    }

    pub(super) fn table_row(&mut self) {
        self.column = 0;
        self.element("<tr>", "</tr>\n");
    }

    pub(super) fn table_cell(&mut self) {
        let alignment = self.alignments.last().and_then(|all| all.get(self.column));
        let class = match alignment {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        if self.in_head {
            self.element(&format!("<th scope=\"col\"{class}>"), "</th>");
        } else {
            self.element(&format!("<td{class}>"), "</td>");
        }
    }
}

/// What stands around every table.
pub(super) const TABLE_REGION: &str = "<div class=\"table\" tabindex=\"0\" role=\"group\">";
