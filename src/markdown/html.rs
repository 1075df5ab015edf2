//! HTML as text: escaping, and reading the tags that authors write.

use std::borrow::Cow;

/// Appends text so that it means itself, in content and in double quotes.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>', '&', '"']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match found.as_bytes().first() {
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'&') => "&amp;",
            _ => "&quot;",
        });
        rest = found.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// Appends text so that it means itself between tags; quotes stay as they are.
pub(super) fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>', '&']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match found.as_bytes().first() {
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "&amp;",
        });
        rest = found.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// Appends ` name="value"`.
pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_escaped(out, value);
    out.push('"');
}

/// Text of a page with its commonest character references decoded; enough for addresses and search.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let reference = found.get(1..).and_then(|body| {
            let end = body.bytes().take(12).position(|byte| byte == b';')?;
            Some((character(body.get(..end)?)?, end + 2))
        });
        let (character, length) = reference.unwrap_or(('&', 1));
        out.push(character);
        rest = found.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn character(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => digits.parse().ok()?,
        },
        None => {
            return Some(match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => '\u{A0}',
                "colon" => ':',
                "Tab" => '\t',
                "NewLine" => '\n',
                _ => return None,
            });
        }
    };
    char::from_u32(number).filter(|character| *character != '\0')
}

/// A piece of HTML as an author wrote it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'text> {
    /// Text, its character references not decoded.
    Text(&'text str),
    /// A comment, a declaration or a processing instruction.
    Comment(&'text str),
    /// A tag.
    Tag(Tag<'text>),
}

/// A tag as an author wrote it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'text> {
    /// Its name in lower case.
    pub(super) name: String,
    /// Whether it is `</…>`.
    pub(super) closing: bool,
    /// Attributes in lower case with values decoded; none for closing tags.
    pub(super) attributes: Vec<(String, String)>,
    /// All of it.
    pub(super) raw: &'text str,
    /// Where it starts in the text that was read.
    pub(super) at: usize,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Cuts HTML into its pieces. A `<` that begins nothing is text.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut text_start = 0;
    let mut at = 0;
    // Where nothing ends any more nothing begins: keeps many `<!--` and `<?` linear.
    let last_comment = html.rfind("-->").unwrap_or_default();
    let last_tag = html.rfind('>').unwrap_or_default();
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        let rest = html.get(start..).unwrap_or_default();
        let piece = if start > last_tag {
            None
        } else if rest.starts_with("<!--") && start < last_comment {
            rest.find("-->").and_then(|end| rest.get(..end + 3)).map(Piece::Comment)
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            rest.find('>').and_then(|end| rest.get(..=end)).map(Piece::Comment)
        } else {
            tag(rest, start).map(Piece::Tag)
        };
        let length = match &piece {
            Some(Piece::Comment(raw)) => raw.len(),
            Some(Piece::Tag(tag)) => tag.raw.len(),
            _ => 0,
        };
        let Some(piece) = piece else {
            at = start + 1;
            continue;
        };
        if text_start < start {
            pieces.push(Piece::Text(html.get(text_start..start).unwrap_or_default()));
        }
        pieces.push(piece);
        at = start + length;
        text_start = at;
    }
    if text_start < html.len() {
        pieces.push(Piece::Text(html.get(text_start..).unwrap_or_default()));
    }
    pieces
}

/// Longest tag that is believed to be one, pictures inside of it (`src="data:…"`) not counted; keeps
/// many unclosed `<a` linear.
const LONGEST_TAG: usize = 8192;

/// Reads a tag at the start of `text`.
pub(super) fn tag(text: &str, at: usize) -> Option<Tag<'_>> {
    let body = text.strip_prefix('<')?;
    let closing = body.starts_with('/');
    let body = body.strip_prefix('/').unwrap_or(body);
    if !body.starts_with(|character: char| character.is_ascii_alphabetic()) {
        return None;
    }
    let end = near(body, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))?;
    let name = body.get(..end)?.to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut pictures = 0;
    let mut rest = body.get(end..)?;
    loop {
        rest = rest.trim_start_matches(|character: char| {
            character.is_ascii_whitespace() || character == '/'
        });
        if let Some(after) = rest.strip_prefix('>') {
            let raw = text.get(..text.len() - after.len())?;
            return Some(Tag { name, closing, attributes, raw, at });
        }
        if rest.is_empty() || text.len() - rest.len() - pictures > LONGEST_TAG {
            return None;
        }
        let end = near(rest, |byte| byte.is_ascii_whitespace() || b"=>/".contains(&byte))?;
        let (key, after) = rest.split_at(end.max(1).min(rest.len()));
        let spaced = after.trim_start();
        let (value, after) = match spaced.strip_prefix('=') {
            Some(value) => attribute_value(value.trim_start())?,
            None => ("", after),
        };
        if value.starts_with("data:") {
            pictures += value.len();
        }
        if !closing {
            attributes.push((key.to_ascii_lowercase(), decode(value).into_owned()));
        }
        rest = after;
    }
}

fn attribute_value(text: &str) -> Option<(&str, &str)> {
    for quote in [b'"', b'\''] {
        if let Some(inner) = text.strip_prefix(char::from(quote)) {
            // A picture is as long as it is; no tag begins inside of one, so none is read twice.
            let end = if inner.starts_with("data:") {
                inner.bytes().position(|byte| byte == quote || byte == b'<' || byte == b'\n')
            } else {
                None
            };
            let end = end
                .filter(|end| inner.as_bytes().get(*end) == Some(&quote))
                .or_else(|| near(inner, |byte| byte == quote))?;
            return Some((inner.get(..end)?, inner.get(end + 1..)?));
        }
    }
    let end = near(text, |byte| byte.is_ascii_whitespace() || byte == b'>')?;
    Some(text.split_at(end))
}

/// Where the first such byte stands, if it is not farther than a tag is long.
fn near(text: &str, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    text.bytes().take(LONGEST_TAG).position(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaping() {
        let mut out = String::new();
        push_escaped(&mut out, "a<b>&\"'한");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;'한");
        assert_eq!(decode("a&amp;b&#x41;&#66;&nope;&"), "a&bAB&nope;&");
    }

    #[test]
    fn tags() {
        let read = tag("<IMG src='a b' alt=x disabled/> y", 0).unwrap();
        assert_eq!(read.name, "img");
        assert_eq!(read.get("src"), Some("a b"));
        assert_eq!(read.get("alt"), Some("x"));
        assert_eq!(read.get("disabled"), Some(""));
        assert_eq!(read.raw, "<IMG src='a b' alt=x disabled/>");
        assert!(tag("</p >", 0).unwrap().closing);
        let picture = format!("data:image/png;base64,{}", "A".repeat(3 * LONGEST_TAG));
        let read = format!("<img src=\"{picture}\" alt=x> y");
        assert_eq!(tag(&read, 0).unwrap().get("src"), Some(picture.as_str()));
        for text in ["<1>", "< a>", "<a", "<a b='", "<>", "<a b"] {
            assert_eq!(tag(text, 0), None, "{text}");
        }
    }

    #[test]
    fn cut() {
        let cut = pieces("a<!-- x --><b>c</b> 1 < 2");
        assert_eq!(cut.len(), 6);
        assert_eq!(cut.first(), Some(&Piece::Text("a")));
        assert_eq!(cut.last(), Some(&Piece::Text(" 1 < 2")));
    }
}
