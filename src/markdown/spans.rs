//! Attribute lists and labels right behind spans, `==marks==`, and attributes at the end of headings.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::attributes::Attributes;
use super::parse::Spanned;
use super::prepare::Draft;
use crate::source::Dialect;

/// Attaches what stands right behind spans to them and takes it out of the text.
pub(super) fn attach<'text>(
    events: Vec<Spanned<'text>>,
    draft: &Draft,
    dialect: Dialect,
) -> (Vec<Spanned<'text>>, HashMap<usize, Attributes>) {
    let kramdown = matches!(dialect, Dialect::Jekyll | Dialect::Wiki | Dialect::MkDocs);
    let source = draft.text.as_str();
    let mut out: Vec<Spanned<'text>> = Vec::with_capacity(events.len());
    let mut attributes: HashMap<usize, Attributes> = HashMap::new();
    let mut open: Vec<usize> = Vec::new();
    let mut input = events.into_iter();
    // Code keeps its braces.
    let mut in_code = false;
    while let Some((event, range)) = input.next() {
        let start = match &event {
            Event::Start(tag) => {
                open.push(out.len());
                in_code |= matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock);
                item_of(tag, out.len(), &out)
            }
            Event::End(end) => {
                let start = open.pop().unwrap_or_default();
                if let TagEnd::Heading(_) = end {
                    heading(&mut out, start, &mut attributes);
                }
                in_code &= !matches!(end, TagEnd::CodeBlock | TagEnd::HtmlBlock);
                is_span(*end).then_some(start)
            }
            Event::Code(_) => Some(out.len()),
            _ => None,
        };
        let is_wiki = start.and_then(|start| out.get(start)).is_some_and(|(event, _)| {
            matches!(
                event,
                Event::Start(Tag::Link {
                    link_type: LinkType::WikiLink { has_pothole: false },
                    ..
                })
            )
        });
        let is_item = start.is_some() && matches!(event, Event::Start(_));
        let is_picture = matches!(event, Event::End(TagEnd::Image));
        out.push((event, range));
        let next = input.as_mut_slice().first_mut();
        if let (Some(start), Some((Event::Text(text), place))) = (start, next)
            && is_picture
            && !kramdown
            && let Some((list, rest)) = picture_list(text)
        {
            attributes.entry(start).or_default().merge(list);
            place.start += text.len() - rest.len();
            *text = rest.to_owned().into();
            continue;
        }
        let next = input.as_mut_slice().first_mut();
        let Some((Event::Text(text), place)) = next.filter(|_| kramdown && !in_code) else {
            continue;
        };
        let before = source.get(..place.start).unwrap_or_default();
        if let Some(start) = start.filter(|_| !before.ends_with('\\')) {
            // A space before the list of a picture is one too many, but means nothing else.
            let gap = if is_picture { text.len() - text.trim_start_matches(' ').len() } else { 0 };
            if text.get(gap..).is_some_and(|text| text.starts_with("{:")) {
                let mut rest: &str = text.get(gap..).unwrap_or_default();
                while let Some((list, length)) = Attributes::kramdown(rest) {
                    attributes.entry(start).or_default().merge(list);
                    rest = rest.get(length..).unwrap_or_default();
                }
                if is_item {
                    rest = rest.trim_start();
                }
                place.start += text.len() - rest.len();
                *text = rest.to_owned().into();
            } else if is_wiki && text.starts_with('{') {
                label(&mut out, start, &mut input);
                continue;
            }
        }
        if let Some(less) = without_lists(text, draft) {
            *text = less.into();
        }
    }
    (out, attributes)
}

/// `{ width="300" }` right behind a picture, as other dialects have it, and what follows: words
/// in braces that set nothing are text.
fn picture_list(text: &str) -> Option<(Attributes, &str)> {
    let (inner, rest) = text.strip_prefix('{')?.split_once('}')?;
    let inner = inner.strip_prefix(':').unwrap_or(inner);
    let sets =
        inner.split_whitespace().all(|word| word.starts_with(['.', '#']) || word.contains('='));
    let list = Attributes::words(inner);
    (sets && !inner.trim().is_empty()).then_some((list, rest))
}

/// The item that starts here, or whose first paragraph does: a list right behind belongs to it.
fn item_of(tag: &Tag<'_>, at: usize, before: &[Spanned<'_>]) -> Option<usize> {
    let is_item = |tag: &Tag<'_>| matches!(tag, Tag::Item | Tag::DefinitionListDefinition);
    if is_item(tag) {
        return Some(at);
    }
    let outer = before.last().filter(|_| matches!(tag, Tag::Paragraph));
    outer.filter(|(event, _)| matches!(event, Event::Start(tag) if is_item(tag))).map(|_| at - 1)
}

/// A text without the attribute lists in it that belong to nothing: kramdown shows or drops them, and
/// no reader wants them.
fn without_lists(text: &str, draft: &Draft) -> Option<String> {
    let mut out: Option<String> = None;
    let mut at = 0;
    let mut done = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("{:")) {
        let start = at + found;
        at = start + 2;
        let Some((list, length)) = text.get(start..).and_then(Attributes::kramdown) else {
            continue;
        };
        if list.is_plain(&draft.definitions) {
            let kept = text.get(done..start).unwrap_or_default();
            at = start + length;
            done = at;
            let ends = text.get(done..).is_none_or(|rest| rest.trim().is_empty());
            let all = out.get_or_insert_default();
            all.push_str(if ends { kept.trim_end() } else { kept });
        }
    }
    let mut all = out?;
    all.push_str(text.get(done..).unwrap_or_default());
    Some(all)
}

fn is_span(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Link | TagEnd::Image | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough
    )
}

/// Longest label, in events.
const LONGEST_LABEL: usize = 40;

/// Makes the text of `[[target]]{text}` that of the link.
fn label<'text>(
    out: &mut Vec<Spanned<'text>>,
    start: usize,
    input: &mut std::vec::IntoIter<Spanned<'text>>,
) {
    let mut depth = 0_usize;
    let mut last = None;
    for (place, (event, _)) in input.as_slice().iter().take(LONGEST_LABEL).enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => break,
            Event::End(_) => depth -= 1,
            Event::Text(text) if depth == 0 && text.contains('}') => {
                last = Some(place);
                break;
            }
            _ => {}
        }
    }
    let Some(last) = last else { return };
    let end = out.pop();
    out.truncate(start + 1);
    if let Some((Event::Start(Tag::Link { link_type, .. }), _)) = out.get_mut(start) {
        *link_type = LinkType::WikiLink { has_pothole: true };
    }
    for (event, range) in input.by_ref().take(last) {
        out.push((without_brace(event), range));
    }
    if let Some((Event::Text(text), range)) = input.as_mut_slice().first_mut() {
        let whole = std::mem::replace(text, CowStr::Borrowed(""));
        let (inner, rest) = whole.split_once('}').unwrap_or((&whole, ""));
        let place = range.start..range.start + inner.len();
        range.start = (place.end + 1).min(range.end);
        *text = CowStr::from(rest.to_owned());
        let inner = if last == 0 { inner.strip_prefix('{').unwrap_or(inner) } else { inner };
        out.push((Event::Text(CowStr::from(inner.to_owned())), place));
    }
    out.extend(end);
}

/// The first text of a label without its brace.
fn without_brace(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) if text.starts_with('{') => {
            Event::Text(CowStr::from(text.get(1..).unwrap_or_default().to_owned()))
        }
        event => event,
    }
}

/// Takes `{#id .class}` or `{: …}` off the end of a heading.
fn heading(out: &mut [Spanned<'_>], start: usize, attributes: &mut HashMap<usize, Attributes>) {
    let Some((Event::Text(text), _)) = out.last_mut() else {
        return;
    };
    let trimmed = text.trim_end();
    let Some(at) = trimmed.rfind('{').filter(|_| trimmed.ends_with('}')) else {
        return;
    };
    let Some(inner) = trimmed.get(at + 1..trimmed.len() - 1) else {
        return;
    };
    let inner = inner.strip_prefix(':').unwrap_or(inner).trim();
    if !inner.starts_with(['#', '.']) || inner.len() < 2 || inner.starts_with("# ") {
        return;
    }
    attributes.entry(start).or_default().merge(Attributes::words(inner));
    let kept = trimmed.get(..at).unwrap_or_default().trim_end().to_owned();
    *text = kept.into();
}
