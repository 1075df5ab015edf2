//! Runs of one class → HTML with as few elements as will do.

use super::highlight::Run;
use super::lines::Line;
use super::scopes::Class;
use crate::markdown::html::{push_attribute, push_text};

/// The HTML of a block as far as it is written.
#[derive(Debug, Default)]
pub(super) struct Output {
    html: String,
    open: Option<Class>,
    /// White space that no element holds yet: it has no colour, so it goes where it costs nothing.
    gap: String,
}

impl Output {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { html: String::with_capacity(bytes), ..Self::default() }
    }

    /// Writes a line. One with a number or a look has an element of its own.
    pub(super) fn line(&mut self, line: &Line<'_>, number: Option<usize>, runs: &[Run]) {
        let wrapped = number.is_some() || line.look.is_some();
        if wrapped {
            self.close();
            self.html.push_str("<span class=\"line");
            if let Some(look) = line.look {
                self.html.push(' ');
                self.html.push_str(look.class());
            }
            self.html.push('"');
            if let Some(number) = number {
                push_attribute(&mut self.html, "data-line", &number.to_string());
            }
            self.html.push('>');
        }
        let mut rest = line.text;
        for run in runs {
            let (text, after) = rest.split_at_checked(run.length).unwrap_or((rest, ""));
            self.text(text, run.class);
            rest = after;
        }
        if wrapped {
            self.close();
            self.html.push_str("</span>");
        }
        self.gap.push('\n');
    }

    fn text(&mut self, text: &str, class: Option<Class>) {
        let inner = text.trim_start();
        self.gap.push_str(text.get(..text.len() - inner.len()).unwrap_or_default());
        if inner.is_empty() {
            return;
        }
        if class != self.open {
            self.close();
            if let Some(class) = class {
                self.html.push_str("<span class=\"");
                self.html.push(class.letter());
                self.html.push_str("\">");
            }
            self.open = class;
        }
        self.html.push_str(&self.gap);
        self.gap.clear();
        let visible = inner.trim_end();
        push_text(&mut self.html, visible);
        self.gap.push_str(inner.get(visible.len()..).unwrap_or_default());
    }

    /// Ends the element at hand, and writes the white space behind it.
    fn close(&mut self) {
        if self.open.take().is_some() {
            self.html.push_str("</span>");
        }
        self.html.push_str(&self.gap);
        self.gap.clear();
    }

    pub(super) fn finish(mut self) -> String {
        self.close();
        self.html
    }
}
