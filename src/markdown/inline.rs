//! What stands in lines of text and is no CommonMark: bare addresses, `#tags`, `==marks==`, `:emoji:`.
//!
//! Enter at [`read`], which sees the parser's events, so nothing of it is ever looked for in code.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::bare;
use super::html;
use super::parse::Spanned;
use crate::source::{Dialect, tag_name};

/// Reads what the dialect has in lines of text.
pub(super) fn read<'text>(
    events: Vec<Spanned<'text>>,
    source: &str,
    dialect: Dialect,
) -> Vec<Spanned<'text>> {
    let wanted = Wanted {
        tags: dialect == Dialect::Obsidian,
        emoji: !matches!(dialect, Dialect::Jekyll | Dialect::Wiki | Dialect::Obsidian),
    };
    let events = match dialect {
        Dialect::Obsidian | Dialect::MkDocs => mark(events),
        _ => events,
    };
    if !events.iter().any(|(event, _)| matches!(event, Event::Text(text) if wanted.may_be_in(text)))
    {
        return events;
    }
    found(events, source, wanted)
}

/// What a dialect has.
#[derive(Clone, Copy)]
struct Wanted {
    tags: bool,
    emoji: bool,
}

impl Wanted {
    fn may_be_in(self, text: &str) -> bool {
        text.contains("http")
            || text.contains("www.")
            || (self.tags && text.contains('#'))
            || (self.emoji && text.contains(':'))
    }
}

/// Something found in a text.
enum Found<'text> {
    /// A bare address of so many bytes, and where it leads.
    Address(usize, String),
    /// A tag of so many bytes with its `#`.
    Tag(usize),
    /// An emoji for so many bytes.
    Emoji(usize, &'text str),
}

fn found<'text>(events: Vec<Spanned<'text>>, source: &str, wanted: Wanted) -> Vec<Spanned<'text>> {
    let mut out: Vec<Spanned<'text>> = Vec::with_capacity(events.len());
    let mut inside = Inside::default();
    // Whether the text at hand starts a word.
    let mut apart = true;
    for (event, range) in events {
        let Event::Text(text) = &event else {
            inside.see(&event);
            apart = matches!(
                event,
                Event::Start(_) | Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(_)
            );
            out.push((event, range));
            continue;
        };
        if inside.code || !wanted.may_be_in(text) {
            apart = text.ends_with(char::is_whitespace);
            out.push((event, range));
            continue;
        }
        let written = source.get(range.clone()).unwrap_or_default();
        let mut done = 0;
        let mut at = 0;
        while let Some(next) = text.get(at..).and_then(|rest| rest.find(['h', 'w', '#', ':'])) {
            let start = at + next;
            at = start + 1;
            let rest = text.get(start..).unwrap_or_default();
            let before = text.get(..start).unwrap_or_default();
            let opens = before.chars().next_back().map_or(apart, char::is_whitespace);
            let Some(found) = one(rest, before, opens, written, wanted, inside.links > 0) else {
                continue;
            };
            if done < start {
                let plain = text.get(done..start).unwrap_or_default().to_owned();
                out.push((Event::Text(plain.into()), range.clone()));
            }
            let link = |link_type, address: String| Tag::Link {
                link_type,
                dest_url: address.into(),
                title: "".into(),
                id: "".into(),
            };
            let length = match found {
                Found::Address(length, address) => {
                    let shown = rest.get(..length).unwrap_or_default().to_owned();
                    out.push((Event::Start(link(LinkType::Autolink, address)), range.clone()));
                    out.push((Event::Text(shown.into()), range.clone()));
                    out.push((Event::End(TagEnd::Link), range.clone()));
                    length
                }
                Found::Tag(length) => {
                    let shown = rest.get(..length).unwrap_or_default().to_owned();
                    let kind = LinkType::WikiLink { has_pothole: false };
                    out.push((Event::Start(link(kind, format!("{shown}#"))), range.clone()));
                    out.push((Event::Text(shown.into()), range.clone()));
                    out.push((Event::End(TagEnd::Link), range.clone()));
                    length
                }
                Found::Emoji(length, emoji) => {
                    out.push((Event::Text(emoji.to_owned().into()), range.clone()));
                    length
                }
            };
            at = start + length;
            done = at;
        }
        if done == 0 {
            apart = text.ends_with(char::is_whitespace);
            out.push((event, range));
        } else {
            let plain = text.get(done..).unwrap_or_default().to_owned();
            apart = plain.ends_with(char::is_whitespace);
            if !plain.is_empty() {
                out.push((Event::Text(plain.into()), range));
            }
        }
    }
    out
}

/// What begins at the start of `rest`.
fn one(
    rest: &str,
    before: &str,
    opens: bool,
    written: &str,
    wanted: Wanted,
    in_link: bool,
) -> Option<Found<'static>> {
    let last = before.chars().next_back();
    match rest.as_bytes().first()? {
        b'h' | b'w' if !in_link => {
            let (length, address) = bare::address(rest, last)?;
            Some(Found::Address(length, address))
        }
        b'#' if wanted.tags && opens && !in_link => {
            let name = tag_name(rest.get(1..)?)?;
            (!is_escaped(name, before, written)).then_some(Found::Tag(name.len() + 1))
        }
        b':' if wanted.emoji => {
            let name = rest.get(1..)?;
            let length = name.find(':').filter(|length| (2..=40).contains(length))?;
            let (name, after) = name.split_at(length);
            let joined = |character: char| character.is_ascii_alphanumeric() || character == ':';
            if last.is_some_and(joined) || after.get(1..)?.starts_with(joined) {
                return None;
            }
            Some(Found::Emoji(length + 2, emojis::get_by_shortcode(name)?.as_str()))
        }
        _ => None,
    }
}

/// Longest line whose escapes are looked at one by one.
const LONGEST_LINE: usize = 4_000;

/// Whether the tag that follows `before` has a backslash in front of it where it is written.
fn is_escaped(name: &str, before: &str, written: &str) -> bool {
    let sign = format!("\\#{name}");
    if !written.contains(&sign) || written.len() > LONGEST_LINE {
        return written.contains(&sign);
    }
    let needle = sign.trim_start_matches('\\');
    let number = before.matches(needle).count();
    let at = written.match_indices(needle).nth(number).map(|(at, _)| at);
    at.and_then(|at| written.get(..at)).is_some_and(|before| before.ends_with('\\'))
}

/// Where among links and code the reader is.
#[derive(Default)]
struct Inside {
    code: bool,
    links: usize,
}

impl Inside {
    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.code = true,
            Event::End(TagEnd::CodeBlock) => self.code = false,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => self.links = self.links.saturating_sub(1),
            Event::InlineHtml(text) => match html::tag(text, 0) {
                Some(tag) if tag.name == "a" && tag.closing => {
                    self.links = self.links.saturating_sub(1);
                }
                Some(tag) if tag.name == "a" => self.links += 1,
                _ => {}
            },
            // An `<a>` that is never closed ends with its block.
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => self.links = 0,
            _ => {}
        }
    }
}

/// `==text==` → `<mark>text</mark>`, where both ends stand in the same span.
fn mark(events: Vec<Spanned<'_>>) -> Vec<Spanned<'_>> {
    let has_any =
        |(event, _): &Spanned<'_>| matches!(event, Event::Text(text) if text.contains("=="));
    if !events.iter().any(has_any) {
        return events;
    }
    let mut out: Vec<Spanned<'_>> = Vec::with_capacity(events.len());
    // For each open element the place in `out` of an opener that waits for its end.
    let mut waiting: Vec<Option<usize>> = vec![None];
    let mut in_code = false;
    for (event, range) in events {
        match &event {
            Event::Start(tag) => {
                in_code |= matches!(tag, Tag::CodeBlock(_));
                waiting.push(None);
            }
            Event::End(end) => {
                if *end == TagEnd::CodeBlock {
                    in_code = false;
                }
                waiting.pop();
            }
            Event::Text(text) if !in_code && text.contains("==") => {
                let mut rest: &str = text;
                while let Some(at) = rest.find("==") {
                    let (before, after) = rest.split_at(at);
                    let after = after.get(2..).unwrap_or_default();
                    out.push((Event::Text(before.to_owned().into()), range.clone()));
                    let slot = waiting.last_mut();
                    let closes = !before.ends_with(char::is_whitespace);
                    let opens = !after.is_empty() && !after.starts_with([' ', '=', '\t']);
                    let mut sign = Event::Text("==".into());
                    if let Some(slot) = slot {
                        match slot.take() {
                            Some(opener) if closes => {
                                if let Some((event, _)) = out.get_mut(opener) {
                                    *event = Event::InlineHtml("<mark>".into());
                                }
                                sign = Event::InlineHtml("</mark>".into());
                            }
                            other => *slot = if opens { Some(out.len()) } else { other },
                        }
                    }
                    out.push((sign, range.clone()));
                    rest = after;
                }
                out.push((Event::Text(rest.to_owned().into()), range));
                continue;
            }
            _ => {}
        }
        out.push((event, range));
    }
    out
}
