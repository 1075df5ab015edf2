//! Liquid left in Jekyll's posts: a few tags have a meaning, nothing is ever executed.
//!
//! `{% raw %}` goes and what it holds stands as it is, in code too. In other code everything is left
//! alone: Jekyll would have executed it, but whoever writes `{{ }}` in a fence means to show it.

use std::collections::HashMap;

use super::draft::{Ahead, Draft, Edit, near};
use super::hugo::encoded;
use super::kramdown::emptied;
use super::template::{Arguments, fences, own_block};
use crate::markdown::address::POST_URL;
use crate::markdown::kept::{Figure, Kept};
use crate::source::Document;

/// Reads the tags of a document.
pub(super) fn read(draft: &mut Draft, document: &Document) {
    if !draft.text.contains("{%") && !draft.text.contains("{{") {
        return;
    }
    let text = std::mem::take(&mut draft.text);
    let edits = {
        let mut reader = Reader {
            draft,
            document,
            text: &text,
            ahead: Ahead::new(&text),
            edits: Vec::new(),
            captured: HashMap::new(),
            reports: Vec::new(),
        };
        reader.run();
        let reports = std::mem::take(&mut reader.reports);
        (reader.edits, reports)
    };
    draft.text = text;
    for (at, code, message) in edits.1 {
        let hint = "templates are never executed; what stands around it is shown";
        draft.report(at, code, message, hint);
    }
    draft.apply(&edits.0);
}

struct Reader<'run> {
    draft: &'run mut Draft,
    document: &'run Document,
    text: &'run str,
    ahead: Ahead<'run>,
    edits: Vec<Edit>,
    captured: HashMap<&'run str, &'run str>,
    reports: Vec<(usize, &'static str, String)>,
}

impl<'run> Reader<'run> {
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
                if name == "raw" {
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
                    let language = arguments.split_whitespace().next().unwrap_or_default();
                    let (opening, closing) = fences(language, code);
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
                    self.captured.insert(arguments.trim_matches(['"', '\'']), held);
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

    fn include(&mut self, start: usize, end: usize, arguments: &'run str) {
        let (file, rest) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
        let read = Arguments::read(rest);
        let kept = match file {
            "figure" | "figure.html" | "image.html" | "img.html" => Some(Kept::Figure(Figure {
                source: read
                    .get(&["image_path", "src", "path", "url"])
                    .unwrap_or_default()
                    .to_owned(),
                alternative: read.get(&["alt"]).unwrap_or_default().to_owned(),
                caption: read.get(&["caption", "title"]).unwrap_or_default().to_owned(),
                link: String::new(),
            })),
            "video" | "video.html" => Some(Kept::Media(film(
                read.get(&["provider"]).unwrap_or("youtube"),
                read.get(&["id"]).unwrap_or_default(),
            ))),
            "embed/youtube.html" => {
                Some(Kept::Media(film("youtube", read.get(&["id"]).unwrap_or_default())))
            }
            "embed/bilibili.html" => {
                Some(Kept::Media(film("bilibili", read.get(&["id"]).unwrap_or_default())))
            }
            "embed/video.html" | "embed/audio.html" => {
                Some(Kept::Media(read.get(&["src"]).unwrap_or_default().to_owned()))
            }
            "toc" | "toc.html" => {
                self.replace(start, end, String::new());
                return;
            }
            _ => None,
        };
        if let Some(kept) = kept {
            let token = self.draft.keep(kept).text();
            let block = own_block(self.text, start, end, &token);
            self.replace(start, end, block);
        } else {
            self.reports.push((
                start,
                "unknown-include",
                format!("{file} is part of a theme and left out"),
            ));
            self.edits.push(emptied(self.text, start, end));
        }
    }

    /// `{{ … }}`: addresses, fields of the page, what was captured. The rest is text.
    fn output(&mut self, start: usize, end: usize, inner: &'run str) {
        let mut filters = inner.split('|').map(str::trim);
        let value = filters.next().unwrap_or_default();
        let filters: Vec<&str> = filters.collect();
        if let Some(held) = self.captured.get(value) {
            let markdown = filters.iter().any(|filter| filter.starts_with("markdownify"));
            let text =
                if markdown { format!("\n\n{}\n\n", held.trim()) } else { (*held).to_owned() };
            self.replace(start, end, text);
            return;
        }
        let quoted =
            value.strip_prefix(['"', '\'']).and_then(|value| value.strip_suffix(['"', '\'']));
        let front = &self.document.front;
        let text = match (value, quoted) {
            (_, Some(text)) => encoded(text),
            ("site.baseurl" | "site.url", _) => {
                let appended = filters.iter().find_map(|filter| filter.strip_prefix("append:"));
                appended
                    .map(|text| text.trim().trim_matches(['"', '\'']).to_owned())
                    .unwrap_or_default()
            }
            ("page.title", _) => front.title.clone().unwrap_or_default(),
            ("page.url", _) => self.document.path.as_str().to_owned(),
            ("page.author", _) => front.author.clone().unwrap_or_default(),
            ("page.date", _) => day(front.date.as_ref()),
            ("page.last_modified_at" | "page.updated", _) => {
                day(front.updated.as_ref().or(front.date.as_ref()))
            }
            _ => {
                let root = value.split('.').next().unwrap_or_default();
                let is_field = value.contains('.')
                    && matches!(root, "site" | "page" | "post" | "include" | "layout" | "theme");
                if !is_field {
                    return;
                }
                self.reports.push((
                    start,
                    "unknown-tag",
                    format!("the value {value} of a template is left out"),
                ));
                String::new()
            }
        };
        self.replace(start, end, text);
    }
}

fn day(date: Option<&crate::model::Date>) -> String {
    date.map_or_else(String::new, |date| date.day().to_owned())
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

fn film(provider: &str, id: &str) -> String {
    match provider {
        "vimeo" => format!("https://vimeo.com/{id}"),
        "google-drive" => format!("https://drive.google.com/file/d/{id}/preview"),
        "bilibili" => format!("https://www.bilibili.com/video/{id}"),
        _ => format!("https://www.youtube.com/watch?v={id}"),
    }
}
