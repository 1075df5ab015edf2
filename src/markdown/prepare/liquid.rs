//! Liquid left in Jekyll's posts: a few tags have a meaning, nothing is ever executed.
//!
//! `{% raw %}` goes and what it holds stands as it is, in code too. In other code everything is left
//! alone: Jekyll would have executed it, but whoever writes `{{ }}` in a fence means to show it.

use std::collections::HashMap;

use super::draft::{Ahead, Draft, Edit, near};
use super::kramdown::emptied;
use super::shortcode::encoded;
use super::template::{details, fences, own_block};
use crate::markdown::address::POST_URL;
use crate::markdown::attributes::value_of;
use crate::markdown::kept::Kept;
use crate::model::{Date, Term};
use crate::source::Document;

mod filters;
mod include;

use include::film;

/// Reads the tags of a document.
pub(super) fn read(draft: &mut Draft, document: &Document) {
    if !draft.text.contains("{%") && !draft.text.contains("{{") {
        return;
    }
    let text = std::mem::take(&mut draft.text);
    let budget = ROOM + text.len() * 4;
    let mut reader = Reader::new(draft, document, &text, budget);
    reader.run();
    let Reader { edits, reports, .. } = reader;
    draft.text = text;
    for (at, code, message) in reports {
        let hint = "templates are never executed; what stands around it is shown";
        draft.report(at, code, message, hint);
    }
    draft.apply(&edits);
}

/// What captured texts may add to any document, in bytes.
const ROOM: usize = 64 * 1024;

/// Longest text that `assign` may name, in bytes.
const LONGEST_VALUE: usize = 1000;

struct Reader<'run> {
    draft: &'run mut Draft,
    document: &'run Document,
    text: &'run str,
    ahead: Ahead<'run>,
    edits: Vec<Edit>,
    /// Texts by the names that `capture` and `assign` gave them.
    captured: HashMap<String, String>,
    /// How many bytes captured texts may still add: they may hold each other.
    budget: usize,
    /// Whether this is the text of a `capture`.
    nested: bool,
    reports: Vec<(usize, &'static str, String)>,
}

impl<'run> Reader<'run> {
    fn new(
        draft: &'run mut Draft,
        document: &'run Document,
        text: &'run str,
        budget: usize,
    ) -> Self {
        Self {
            draft,
            document,
            text,
            ahead: Ahead::new(text),
            edits: Vec::new(),
            captured: HashMap::new(),
            budget,
            nested: false,
            reports: Vec::new(),
        }
    }

    /// The text of a `capture` that starts at a place, its own tags read.
    fn expand(&mut self, held: &'run str, start: usize) -> String {
        if self.nested {
            return held.to_owned();
        }
        let mut inner = Reader::new(self.draft, self.document, held, self.budget);
        inner.nested = true;
        inner.captured = std::mem::take(&mut self.captured);
        inner.run();
        let Reader { edits, captured, budget, reports, .. } = inner;
        self.captured = captured;
        self.budget = budget;
        let moved = reports.into_iter().map(|(at, code, message)| (start + at, code, message));
        self.reports.extend(moved);
        let mut whole = Draft::new(held.to_owned());
        whole.apply(&edits);
        whole.text
    }

    fn run(&mut self) {
        let code = super::draft::Code::new(self.text);
        let mut at = 0;
        while let Some(found) = self.text.get(at..).and_then(|rest| rest.find('{')) {
            let start = at + found;
            at = start + 1;
            let rest = self.text.get(start..).unwrap_or_default();
            if let Some((inner, length)) = between(rest, "{%", "%}") {
                let (name, arguments) =
                    inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
                let ends = name == "raw" && self.end_tag("endraw", start + length).is_some();
                if ends || name == "raw" && !code.covers(start) {
                    at = self.raw(start, start + length);
                } else if !code.covers(start) {
                    at = self.tag(start, start + length, name, arguments.trim());
                }
            } else if let Some((inner, length)) =
                between(rest, "{{", "}}").filter(|_| !code.covers(start))
            {
                self.output(start, start + length, inner);
                at = start + length;
            }
        }
    }

    fn replace(&mut self, start: usize, end: usize, text: String) {
        self.edits.push(Edit { range: start..end, text });
    }

    fn raw(&mut self, start: usize, end: usize) -> usize {
        let close = self.end_tag("endraw", end);
        self.replace(start, end, String::new());
        if let Some((close, last)) = close {
            self.replace(close, last, String::new());
            return last;
        }
        end
    }

    /// Where a closing tag starts and ends.
    fn end_tag(&mut self, name: &str, from: usize) -> Option<(usize, usize)> {
        ["{% ", "{%- ", "{%", "{%-"]
            .iter()
            .filter_map(|open| {
                let at = self.ahead.next(&format!("{open}{name}"), from)?;
                let (_, length) = between(self.text.get(at..)?, "{%", "%}")?;
                Some((at, at + length))
            })
            .min()
    }

    fn tag(&mut self, start: usize, end: usize, name: &str, arguments: &'run str) -> usize {
        match name {
            "highlight" => {
                if let Some((close, last)) = self.end_tag("endhighlight", end) {
                    let code = self.text.get(end..close).unwrap_or_default();
                    let (opening, closing) = fences(arguments, code);
                    let gap = |text: &str, found: bool| {
                        if found { text.to_owned() } else { format!("{text}\n") }
                    };
                    self.replace(
                        start,
                        end,
                        gap(&opening, code.trim_start_matches(' ').starts_with('\n')),
                    );
                    let closes_line = code.trim_end_matches(' ').ends_with('\n');
                    let closing = if closes_line { closing } else { format!("\n{closing}") };
                    self.replace(close, last, closing);
                    return last;
                }
                self.replace(start, end, String::new());
            }
            "post_url" | "link" => {
                self.replace(start, end, format!("{POST_URL}:{}", encoded(arguments)));
            }
            "capture" => {
                if let Some((close, last)) = self.end_tag("endcapture", end) {
                    let held = self.text.get(end..close).unwrap_or_default();
                    let name = arguments.trim_matches(['"', '\'']).to_owned();
                    let held = self.expand(held, end);
                    self.captured.insert(name, held);
                    self.edits.push(emptied(self.text, start, last));
                    return last;
                }
                self.replace(start, end, String::new());
            }
            "comment" => {
                let last = self.end_tag("endcomment", end).map_or(end, |(_, last)| last);
                self.edits.push(emptied(self.text, start, last));
                return last;
            }
            "assign" => self.assign(start, end, arguments),
            "gist" => {
                let id = arguments.split_whitespace().next().unwrap_or_default();
                let id = id.trim_matches(['"', '\'']);
                self.replace(start, end, format!("<https://gist.github.com/{}>", encoded(id)));
            }
            "youtube" | "vimeo" | "bilibili" => {
                let id = value_of(arguments).0;
                let address = if id.contains("://") { id.to_owned() } else { film(name, id) };
                self.block(start, end, Kept::Media(address));
            }
            "details" => self.block(
                start,
                end,
                Kept::Open(details(arguments.trim_matches(['"', '\'']), false)),
            ),
            "enddetails" => self.block(start, end, Kept::Close),
            "include" | "include_relative" | "include_cached" => {
                self.include(start, end, arguments);
            }
            _ => {
                self.edits.push(emptied(self.text, start, end));
                if !name.starts_with("end") && !matches!(name, "else" | "elsif" | "when") {
                    self.reports.push((
                        start,
                        "unknown-tag",
                        format!("the tag {name} of a template is left out"),
                    ));
                }
            }
        }
        end
    }

    /// Puts a block of its own in place of a tag.
    fn block(&mut self, start: usize, end: usize, kept: Kept) {
        let token = self.draft.keep(kept).text();
        let block = own_block(self.text, start, end, &token);
        self.replace(start, end, block);
    }

    /// `{% assign x = "text" %}` gives a text a name; other values are left alone and reported.
    fn assign(&mut self, start: usize, end: usize, arguments: &'run str) {
        self.edits.push(emptied(self.text, start, end));
        let (name, expression) = arguments.split_once('=').unwrap_or((arguments, ""));
        let value = self.value(filters::head(expression)).and_then(|value| {
            filters::split(expression).try_fold(value, |value, (filter, argument)| {
                filters::apply(filter, argument, &value)
            })
        });
        match value {
            Some(value) if value.len() <= LONGEST_VALUE => {
                self.captured.insert(name.trim().to_owned(), value);
            }
            _ => self.reports.push((
                start,
                "unknown-tag",
                "the tag assign of a template is left out".to_owned(),
            )),
        }
    }

    /// What a value of a template is, where the document alone tells.
    fn value(&self, name: &str) -> Option<String> {
        let quoted = name.strip_prefix(['"', '\'']);
        if let Some(text) = quoted.and_then(|text| text.strip_suffix(['"', '\''])) {
            return Some(text.to_owned());
        }
        if let Some(text) = self.captured.get(name) {
            return Some(text.clone());
        }
        let front = &self.document.front;
        let moment =
            |date: Option<&Date>| date.map(|date| date.as_rfc3339().to_owned()).unwrap_or_default();
        Some(match name {
            // The base is put before every address of the site when it is written.
            "site.baseurl" | "site.url" => String::new(),
            "page.title" => front.title.clone().unwrap_or_default(),
            "page.excerpt" | "page.description" | "page.summary" => {
                front.summary.clone().unwrap_or_default()
            }
            "page.url" => self.document.path.as_str().to_owned(),
            "page.author" => front.author.clone().unwrap_or_default(),
            "page.lang" => front.lang.clone().unwrap_or_default(),
            "page.date" => moment(front.date.as_ref()),
            "page.last_modified_at" | "page.updated" => {
                moment(front.updated.as_ref().or(front.date.as_ref()))
            }
            "page.tags" => names(&front.tags),
            "page.categories" => names(&front.categories),
            _ => return None,
        })
    }

    /// `{{ … }}`: addresses, fields of the page, what was captured. The rest is text.
    fn output(&mut self, start: usize, end: usize, inner: &'run str) {
        let name = filters::head(inner);
        let is_captured = self.captured.contains_key(name);
        if is_captured {
            let length = self.captured.get(name).map_or(0, String::len);
            let Some(left) = self.budget.checked_sub(length) else {
                let message = format!("{name} is too long to be repeated so often");
                self.reports.push((start, "unknown-tag", message));
                return;
            };
            self.budget = left;
        }
        let Some(mut value) = self.value(name) else {
            let root = name.split('.').next().unwrap_or_default();
            let is_field = name.contains('.')
                && matches!(root, "site" | "page" | "post" | "include" | "layout" | "theme");
            if is_field {
                let message = format!("the value {name} of a template is left out");
                self.reports.push((start, "unknown-tag", message));
                self.replace(start, end, String::new());
            }
            return;
        };
        if name.starts_with(['"', '\'']) {
            value = encoded(&value);
        }
        let mut is_markdown = false;
        let mut is_dated = !matches!(name, "page.date" | "page.last_modified_at" | "page.updated");
        for (filter, argument) in filters::split(inner) {
            is_markdown |= filter == "markdownify";
            is_dated |= filter.starts_with("date");
            if let Some(changed) = filters::apply(filter, argument, &value) {
                value = changed;
                continue;
            }
            let message = format!("the filter {filter} of a template is left out");
            self.reports.push((start, "unknown-tag", message));
            if filter.starts_with("date") {
                // `"now"` and the like are no dates: there is no clock.
                value.clear();
            }
        }
        if !is_dated {
            value.truncate(value.len().min(10));
        }
        let text =
            if is_markdown && is_captured { format!("\n\n{}\n\n", value.trim()) } else { value };
        self.replace(start, end, text);
    }
}

fn names(terms: &[Term]) -> String {
    let names: Vec<&str> = terms.iter().map(Term::name).collect();
    names.join(", ")
}

/// What stands between two signs at the start of `text`, dashes of white-space control left out, and
/// the length of it all.
fn between<'text>(text: &'text str, open: &str, close: &str) -> Option<(&'text str, usize)> {
    let inner = text.strip_prefix(open)?;
    let end = near(inner, 2000).find(close)?;
    let body = inner.get(..end)?;
    let body = body.strip_prefix('-').unwrap_or(body);
    let body = body.strip_suffix('-').unwrap_or(body);
    Some((body.trim(), end + open.len() + close.len()))
}
