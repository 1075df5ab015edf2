//! Footnotes: numbered by first use, gathered at the end, with a way back for each reference.

use std::collections::HashMap;

use pulldown_cmark::CowStr;

use super::Writer;
use crate::markdown::html::push_attribute;

/// The footnotes of a document.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    numbers: HashMap<String, usize>,
    /// By number less one: label and count of references.
    used: Vec<(String, usize)>,
    bodies: HashMap<String, String>,
    /// Definitions at hand, with what was written before them.
    outer: Vec<(String, String)>,
}

impl Footnotes {
    fn number(&mut self, label: &str) -> usize {
        if let Some(number) = self.numbers.get(label) {
            return *number;
        }
        self.used.push((label.to_owned(), 0));
        self.numbers.insert(label.to_owned(), self.used.len());
        self.used.len()
    }
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &CowStr<'_>) {
        let number = self.footnotes.number(label);
        let count = self.footnotes.used.get_mut(number - 1).map_or(1, |(_, count)| {
            *count += 1;
            *count
        });
        self.html.push_str("<sup class=\"footnote-ref\"");
        push_attribute(&mut self.html, "id", &reference_id(number, count));
        self.html.push_str("><a");
        push_attribute(&mut self.html, "href", &format!("#fn-{number}"));
        self.html.push('>');
        self.html.push_str(&number.to_string());
        self.html.push_str("</a></sup>");
    }

    pub(super) fn start_footnote(&mut self, label: &str) {
        let outer = std::mem::take(&mut self.html);
        self.footnotes.outer.push((label.to_owned(), outer));
        self.open.push("");
    }

    pub(super) fn end_footnote(&mut self) {
        self.close();
        if let Some((label, outer)) = self.footnotes.outer.pop() {
            let body = std::mem::replace(&mut self.html, outer);
            // A second definition of a label is kept as well: nothing visible is dropped.
            self.footnotes.bodies.entry(label).or_default().push_str(&body);
        }
        self.words.space();
    }

    /// Writes all footnotes; those that nothing refers to come last.
    pub(super) fn write_footnotes(&mut self) {
        let mut unused: Vec<String> = self
            .footnotes
            .bodies
            .keys()
            .filter(|label| !self.footnotes.numbers.contains_key(*label))
            .cloned()
            .collect();
        unused.sort();
        for label in unused {
            self.footnotes.number(&label);
        }
        if self.footnotes.used.is_empty() {
            return;
        }
        let korean = self.lang.starts_with("ko");
        let label = if korean { "각주" } else { "Footnotes" };
        self.html.push_str("<section class=\"footnotes\"");
        push_attribute(&mut self.html, "aria-label", label);
        self.html.push_str("><ol>\n");
        let used = std::mem::take(&mut self.footnotes.used);
        for (index, (label, count)) in used.iter().enumerate() {
            let number = index + 1;
            let body = self.footnotes.bodies.remove(label).unwrap_or_default();
            let mut back = String::new();
            for reference in 1..=*count {
                back.push_str(" <a class=\"footnote-back\"");
                push_attribute(&mut back, "href", &format!("#{}", reference_id(number, reference)));
                let label = if korean { "본문으로 돌아가기" } else { "Back to the text" };
                push_attribute(&mut back, "aria-label", label);
                back.push_str(">↩</a>");
            }
            self.html.push_str("<li");
            push_attribute(&mut self.html, "id", &format!("fn-{number}"));
            self.html.push('>');
            if let Some(text) = body.trim_end().strip_suffix("</p>") {
                self.html.push_str(text);
                self.html.push_str(&back);
                self.html.push_str("</p>");
            } else {
                self.html.push_str(&body);
                if !back.is_empty() {
                    self.html.push_str("<p>");
                    self.html.push_str(back.trim_start());
                    self.html.push_str("</p>");
                }
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol></section>\n");
    }
}

fn reference_id(number: usize, count: usize) -> String {
    if count == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{count}") }
}
