//! The last word on what reaches the page: ammonia with lists of our own.
//!
//! No `svg`, no `math`, no `style` attribute, no element whose content is raw text: none of ammonia's
//! past advisories applies to that. Addresses were resolved before; here their schemes are held once
//! more.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::headings::safe_id;

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "aria-label", "rel"]),
    ("audio", &["src", "controls"]),
    ("bdo", &["dir"]),
    ("code", &["data-display"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("data", &["value"]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("div", &["data-language", "data-file", "aria-label"]),
    ("img", &["src", "alt", "width", "height", "loading", "decoding"]),
    ("input", &["type", "checked", "disabled", "aria-label"]),
    ("ins", &["datetime"]),
    ("li", &["value"]),
    ("ol", &["start", "type", "reversed"]),
    ("section", &["aria-label"]),
    ("source", &["srcset", "media", "type", "sizes"]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("th", &["colspan", "rowspan", "headers", "scope"]),
    ("time", &["datetime"]),
    ("video", &["src", "controls", "poster", "width", "height"]),
];

/// Classes that documents may use, besides those that begin with one of [`CLASS_PREFIXES`].
const CLASSES: &[&str] = &[
    "anchor",
    "btn",
    "callout",
    "callout-title",
    "caption",
    "code",
    "dead-link",
    "embed",
    "embed-source",
    "feature",
    "feature-title",
    "features",
    "figure",
    "film",
    "filepath",
    "footnote-back",
    "footnote-ref",
    "footnotes",
    "full",
    "gallery",
    "half",
    "left",
    "light",
    "dark",
    "math",
    "media",
    "media-site",
    "media-title",
    "missing-image",
    "normal",
    "right",
    "shadow",
    "table",
    "tag",
    "task",
    "task-state",
    "third",
    "w-25",
    "w-50",
    "w-75",
];

/// Families of classes that documents may use.
const CLASS_PREFIXES: &[&str] = &["align-", "btn--", "callout-", "language-", "text-"];

static POLICY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut policy = Builder::empty();
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let fixed = |element, attribute, values: &[&'static str]| {
        (element, HashMap::from([(attribute, set(values))]))
    };
    policy
        .tags(set(TAGS))
        .clean_content_tags(set(&["script", "style", "title", "template"]))
        .tag_attributes(ATTRIBUTES.iter().map(|(tag, names)| (*tag, set(names))).collect())
        .tag_attribute_values(HashMap::from([
            fixed("audio", "preload", &["metadata", "none"]),
            fixed("pre", "tabindex", &["0"]),
            fixed("video", "preload", &["metadata", "none"]),
            ("div", HashMap::from([("tabindex", set(&["0"])), ("role", set(&["group", "note"]))])),
        ]))
        .set_tag_attribute_values(HashMap::from([
            ("audio", HashMap::from([("controls", "")])),
            ("input", HashMap::from([("type", "checkbox"), ("disabled", "")])),
            ("video", HashMap::from([("controls", "")])),
        ]))
        .generic_attributes(set(&["class", "dir", "id", "lang", "title"]))
        .url_schemes(set(&["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(filter);
    policy
});

/// What becomes of an attribute that passed the lists.
fn filter<'value>(element: &str, attribute: &str, value: &'value str) -> Option<Cow<'value, str>> {
    match attribute {
        "class" => classes(value),
        "id" => identifier(element, value),
        "width" | "height" | "colspan" | "rowspan" | "span" | "start" | "value"
            if element != "data" =>
        {
            let shaped = !value.is_empty()
                && value.len() < 8
                && value.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
            shaped.then_some(Cow::Borrowed(value))
        }
        "srcset" => is_source_set(value).then_some(Cow::Borrowed(value)),
        "media" | "type" | "sizes" if element == "source" => value
            .chars()
            .all(|character| {
                character.is_ascii_alphanumeric() || " ()-:,./+<>=".contains(character)
            })
            .then_some(Cow::Borrowed(value)),
        "dir" => matches!(value, "ltr" | "rtl" | "auto").then_some(Cow::Borrowed(value)),
        _ => Some(Cow::Borrowed(value)),
    }
}

/// Whether every address of a set is one that pictures may have.
fn is_source_set(value: &str) -> bool {
    value.split(',').all(|candidate| {
        let address = candidate.trim_start();
        ["/", "https://", "http://"].iter().any(|start| address.starts_with(start))
    })
}

fn classes(value: &str) -> Option<Cow<'_, str>> {
    let kept: Vec<&str> =
        value.split_ascii_whitespace().filter(|class| is_known_class(class)).collect();
    (!kept.is_empty()).then(|| Cow::Owned(kept.join(" ")))
}

/// Whether documents may use a class.
pub(super) fn is_known_class(class: &str) -> bool {
    CLASSES.contains(&class)
        || CLASS_PREFIXES.iter().any(|prefix| class.starts_with(prefix) && class.len() < 64)
}

/// Ids that the writer made pass; others are made safe in the same way as those of headings.
fn identifier<'value>(element: &str, value: &'value str) -> Option<Cow<'value, str>> {
    let ours = matches!(element, "li" | "sup" | "a")
        && ["fn-", "fnref-"].iter().any(|prefix| {
            value.strip_prefix(prefix).is_some_and(|number| {
                number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
            })
        });
    if ours {
        return Some(Cow::Borrowed(value));
    }
    safe_id(value).map(Cow::Owned)
}

/// Makes HTML safe. Every `<` and `>` of text and of values is written as a reference.
pub(super) fn sanitise(html: &str) -> String {
    POLICY.clean(&with_joints(html)).to_string()
}

/// Longest text without a joint.
const LONGEST_TEXT: usize = 16_384;
/// Longest reference to a character.
const LONGEST_REFERENCE: usize = 40;

/// Long texts with empty comments in them, which do not reach the page: the serialiser looks from each
/// `&` to the end of the text it stands in.
fn with_joints(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut written = 0;
    let mut text_start = 0;
    for (tag_end, _) in html.match_indices('<').chain([(html.len(), "")]) {
        let mut from = text_start;
        while tag_end.saturating_sub(from) > LONGEST_TEXT {
            let place = joint(html, from + LONGEST_TEXT / 2);
            out.push_str(html.get(written..place).unwrap_or_default());
            out.push_str("<!---->");
            (written, from) = (place, place);
        }
        let tag = html.get(tag_end..).unwrap_or_default();
        text_start = tag.find('>').map_or(html.len(), |end| tag_end + end + 1);
    }
    if written == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(html.get(written..).unwrap_or_default());
    Cow::Owned(out)
}

/// The first place from here on that cuts no character, reference or mark in two.
fn joint(html: &str, from: usize) -> usize {
    let mut place = from;
    while !html.is_char_boundary(place) {
        place += 1;
    }
    let rest = html.as_bytes().get(place..).unwrap_or_default();
    let next =
        |wanted: &[u8], most: usize| rest.iter().take(most).position(|byte| wanted.contains(byte));
    let after = next(b" \n&", LONGEST_TEXT / 4).or(next(b";", LONGEST_REFERENCE).map(|at| at + 1));
    place + after.unwrap_or_default()
}

/// Whether an element may stand in a document.
pub(super) fn is_allowed_tag(name: &str) -> bool {
    TAGS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(TAGS.is_sorted());
    }

    #[test]
    fn what_passes() {
        let table = [
            ("<p class=\"x callout app\">a</p>", "<p class=\"callout\">a</p>"),
            ("<p style=\"color:red\" onclick=x>a</p>", "<p>a</p>"),
            ("<input type=text disabled name=q>", "<input type=\"checkbox\" disabled=\"\">"),
            ("<a href=\"javascript:x\">a</a>", "<a>a</a>"),
            ("<h2 id=\"app\">a</h2>", "<h2 id=\"h-app\">a</h2>"),
            ("<h2 id=\"설치\">a</h2>", "<h2 id=\"설치\">a</h2>"),
            ("<svg><script>x</script></svg>", ""),
            ("<img src=x width=100% height=20>", "<img src=\"x\" height=\"20\">"),
            (
                "<video src=/a.mp4 autoplay preload=auto poster=javascript:x onplay=x></video>",
                "<video src=\"/a.mp4\" controls=\"\"></video>",
            ),
            (
                "<picture><source srcset=\"/a 1x, javascript:x\"><source srcset=\"/b 2x\" media=\"(a: b)\"></picture>",
                "<picture><source><source srcset=\"/b 2x\" media=\"(a: b)\"></picture>",
            ),
            (
                "<table><tbody><tr><td onx=1 colspan=2>a</td></tr></tbody></table>",
                "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>",
            ),
        ];
        for (given, expected) in table {
            assert_eq!(sanitise(given), expected, "{given}");
        }
    }

    #[test]
    fn long_texts_stay_whole() {
        for text in ["a&amp;", "가·나 ", "&lt;b&gt;", "가"] {
            let html = format!("<p class=\"tag\">{0}<b>{0}</b></p>", text.repeat(9000));
            assert_eq!(sanitise(&html), html, "{text}");
            assert!(text == "가" || with_joints(&html).contains("<!---->"));
        }
    }

    #[test]
    fn twice_is_once() {
        let once = sanitise("<div role=group tabindex=0><table><tr><td>a</table><details open>x");
        assert_eq!(sanitise(&once), once);
    }
}
