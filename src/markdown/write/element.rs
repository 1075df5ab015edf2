//! The elements of HTML that authors write, and what becomes of their looks.

use super::block::callout_classes;
use crate::markdown::attributes::class_of_style;
use crate::markdown::elements::BLOCKS;
use crate::markdown::html::Tag;

/// Elements that show something from elsewhere: allowed, but written by hand.
pub(super) const EMBEDDED: &[&str] = &["audio", "picture", "video"];

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link",
    "meta", "param", "source", "track", "wbr",
];

/// Elements whose content is no text for readers.
pub(super) const SILENT: &[&str] = &["script", "style", "template"];

/// The classes of a tag, and those that its old attributes for alignment mean.
pub(super) fn classes(tag: &Tag<'_>) -> String {
    let mut classes = callout_classes(tag.get("class").unwrap_or_default());
    // Tistory's editor.
    for (theirs, ours) in [
        ("alignCenter", "align-center"),
        ("alignLeft", "align-left"),
        ("alignRight", "align-right"),
        ("floatLeft", "align-left"),
        ("floatRight", "align-right"),
    ] {
        if classes.split(' ').any(|class| class == theirs) {
            classes = classes.replace(theirs, ours);
        }
    }
    let family =
        if matches!(tag.name.as_str(), "img" | "table" | "td" | "th") { "align-" } else { "text-" };
    let align = if tag.name == "center" { Some("center") } else { tag.get("align") };
    if let Some(class) = tag.get("style").and_then(class_of_style) {
        if !classes.is_empty() {
            classes.push(' ');
        }
        classes.push_str(class);
    }
    if let Some(side @ ("left" | "right" | "center")) = align {
        if !classes.is_empty() {
            classes.push(' ');
        }
        classes.push_str(family);
        classes.push_str(side);
    }
    classes
}

/// Whether an element has no content.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Elements that end where another begins, because authors may leave out their closing tags.
pub(super) fn ended_by(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["li", "p"],
        "dt" | "dd" => &["dt", "dd", "p"],
        "td" | "th" => &["td", "th", "p"],
        "tr" => &["td", "th", "tr", "p"],
        "tbody" | "thead" | "tfoot" => &["td", "th", "tr", "tbody", "thead", "tfoot", "p"],
        "br" => &[],
        _ if BLOCKS.contains(&name) => &["p"],
        _ => &[],
    }
}
