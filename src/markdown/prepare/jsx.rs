//! Tags of components, read without understanding JavaScript.

use super::draft::near;
use crate::markdown::html::push_attribute;

/// Longest tag that is believed to be one.
const LONGEST_TAG: usize = 4_000;

/// A tag of a component.
pub(super) struct Component<'text> {
    pub(super) name: &'text str,
    pub(super) closing: bool,
    pub(super) empty: bool,
    pub(super) attributes: &'text str,
    pub(super) length: usize,
}

/// Reads `<Name …>`, `</Name>`, `<>` and `</>` at the start of `text`.
pub(super) fn component(text: &str) -> Option<Component<'_>> {
    let inner = text.strip_prefix('<')?;
    let closing = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    if inner.starts_with('>') {
        let length = text.len() - inner.len() + 1;
        return Some(Component { name: "", closing, empty: false, attributes: "", length });
    }
    if !inner.starts_with(|character: char| character.is_ascii_uppercase()) {
        return None;
    }
    let end = inner.find(|character: char| {
        !character.is_ascii_alphanumeric() && !matches!(character, '.' | '_')
    })?;
    let (name, rest) = inner.split_at(end);
    let close = tag_end(rest)?;
    let attributes = rest.get(..close)?.trim();
    let empty = attributes.ends_with('/');
    let length = text.len() - rest.len() + close + 1;
    // `Promise<T>` and `<T>` in prose are types: a component stands alone or has attributes.
    let generic = name.len() == 1
        || !attributes.trim_end_matches('/').is_empty()
            && !attributes.contains(['=', '{'])
            && !attributes.trim_end_matches('/').trim().chars().all(char::is_alphanumeric);
    (!generic).then_some(Component {
        name,
        closing,
        empty,
        attributes: attributes.trim_end_matches('/'),
        length,
    })
}

/// Where the `>` of a tag stands: not in quotes, not in braces.
fn tag_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, character) in near(text, LONGEST_TAG).char_indices() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(character),
            (None, '{') => depth += 1,
            (None, '}') => depth = depth.saturating_sub(1),
            (None, '>') if depth == 0 => return Some(at),
            (None, '<') if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// The value of an attribute that is plain text, or a file by the name that is written.
pub(super) fn attribute<'text>(attributes: &'text str, name: &str) -> Option<&'text str> {
    attributes.match_indices(name).find_map(|(at, _)| {
        let before = attributes.get(..at)?;
        let after = attributes.get(at + name.len()..)?.strip_prefix('=')?;
        let after = after.strip_prefix('{').unwrap_or(after);
        // Calls that only say where a file is.
        let calls = ["require(", "useBaseUrl(", "withBase("];
        let after = calls.iter().find_map(|call| after.strip_prefix(call)).unwrap_or(after);
        let quoted = after.starts_with(['"', '\'', '`']);
        let apart = before.is_empty() || before.ends_with(char::is_whitespace);
        (apart && quoted).then(|| crate::markdown::attributes::value_of(after).0)
    })
}

/// A tag of HTML with JavaScript in its attributes: those go.
pub(super) fn with_expressions(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('<')?;
    if !inner.starts_with(|character: char| character.is_ascii_lowercase()) {
        return None;
    }
    let name_end = inner.find(|character: char| !character.is_ascii_alphanumeric())?;
    let (name, rest) = inner.split_at(name_end);
    let close = tag_end(rest)?;
    let attributes = rest.get(..close)?;
    if !attributes.contains("={") && !attributes.contains("className") {
        return None;
    }
    let mut html = format!("<{name}");
    for (key, written) in [
        ("href", "href"),
        ("src", "src"),
        ("alt", "alt"),
        ("title", "title"),
        ("id", "id"),
        ("class", "className"),
        ("width", "width"),
        ("height", "height"),
    ] {
        if let Some(value) = attribute(attributes, written) {
            push_attribute(&mut html, key, value);
        }
    }
    let lines = attributes.matches('\n').count();
    html.push_str(&"\n".repeat(lines));
    html.push('>');
    Some((html, text.len() - rest.len() + close + 1))
}
