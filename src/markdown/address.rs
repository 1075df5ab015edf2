//! Addresses as text: their parts, joining and decoding them.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::lookup::last_segment;

/// Scheme of the addresses that `{% post_url x %}` and `{% link x %}` become.
pub(super) const POST_URL: &str = "post-url";
/// Scheme of the addresses that `{{< ref x >}}` and `{{< relref x >}}` become.
pub(super) const REFERENCE: &str = "content-ref";

/// Appends `#id` unless it is empty.
pub(super) fn push_fragment(address: &mut String, id: &str) {
    if !id.is_empty() {
        address.push('#');
        address.push_str(id);
    }
}

/// Percent-decodes and composes: file names of macOS are decomposed in links.
pub(super) fn decode(text: &str) -> String {
    let decoded = percent_decode_str(text).decode_utf8_lossy();
    if decoded.is_ascii() { decoded.into_owned() } else { decoded.nfc().collect() }
}

/// A scheme in lower case and what follows it.
pub(super) fn scheme(address: &str) -> Option<(String, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let shaped = scheme.starts_with(|character: char| character.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "+.-".contains(character));
    shaped.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// Query and fragment as they follow an address.
pub(super) fn suffix(query: &str, fragment: Option<&str>) -> String {
    let mut suffix = String::new();
    if !query.is_empty() {
        suffix.push('?');
        suffix.push_str(query);
    }
    push_fragment(&mut suffix, fragment.unwrap_or_default());
    suffix
}

/// The last of several fragments.
pub(super) fn last_part(fragment: &str) -> &str {
    fragment.rsplit('#').next().unwrap_or(fragment).trim()
}

/// Whether a path ends like a file that is no page.
pub(super) fn is_asset(path: &str) -> bool {
    last_segment(path).rsplit_once('.').is_some_and(|(_, ending)| {
        !ending.eq_ignore_ascii_case("md") && !ending.eq_ignore_ascii_case("html")
    })
}

/// What stands before the last slash.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Joins a relative path to a folder; `None` where it climbs out of the content folder.
pub(super) fn join(folder: &str, path: &str) -> Option<String> {
    let mut segments: Vec<&str> = Vec::new();
    let start = if path.starts_with('/') { "" } else { folder };
    for segment in start.split('/').chain(path.split(['/', '\\'])) {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            _ => segments.push(segment),
        }
    }
    Some(segments.join("/"))
}
