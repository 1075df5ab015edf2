//! kramdown's typography: `--`, `---`, `...`, `<<`, `>>` and quotation marks become the signs meant.
//!
//! It works on the parser's texts, so code, formulas, addresses and tags are never touched, and what
//! a backslash protects stays. Ids of headings are made afterwards, as kramdown makes them. Curly
//! quotes do no harm to search: words end at every kind of quote.

use pulldown_cmark::{Event, LinkType, Tag};

use crate::source::Dialect;

/// Which signs a dialect makes, and what stands before the text at hand.
#[derive(Debug)]
pub(super) struct Typography {
    signs: bool,
    quotes: bool,
    /// For each open element whether text in it stays as it is written.
    open: Vec<bool>,
    before: Before,
}

/// What stands right before a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// The beginning of a block or of a span.
    Opening,
    /// The end of a span, or code.
    Closing,
    Character(char),
}

impl Typography {
    /// The typography of a dialect. The wikis write straight quotes (`smart_quotes: apos,…`).
    pub(super) fn of(dialect: Dialect) -> Self {
        let signs = matches!(dialect, Dialect::Jekyll | Dialect::Wiki);
        let quotes = dialect == Dialect::Jekyll;
        Self { signs, quotes, open: Vec::new(), before: Before::Opening }
    }

    /// Takes note of an event that is no text.
    pub(super) fn see(&mut self, event: &Event<'_>) {
        self.before = match event {
            Event::Start(tag) => {
                self.open.push(self.is_quiet() || keeps_text(tag));
                Before::Opening
            }
            Event::End(_) => {
                self.open.pop();
                Before::Closing
            }
            Event::SoftBreak | Event::HardBreak => Before::Character('\n'),
            _ => Before::Closing,
        };
    }

    /// Sets a text; the characters at `literal` (in bytes, in order) were protected by a backslash.
    pub(super) fn set(&mut self, text: &str, literal: &[usize]) -> Option<String> {
        let before = self.before;
        if let Some(last) = text.chars().next_back() {
            self.before = Before::Character(last);
        }
        if !self.signs || self.is_quiet() || !self.may_change(text) {
            return None;
        }
        let mut out = String::with_capacity(text.len() + 16);
        let mut before = before;
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let length = if literal.binary_search(&at).is_ok() {
                push_first(&mut out, rest)
            } else if let Some(length) = verbatim(rest, before) {
                out.push_str(rest.get(..length).unwrap_or_default());
                length
            } else if let Some((from, to)) = sign(rest, literal, at) {
                out.push_str(to);
                from
            } else if self.quotes && rest.starts_with(['"', '\'']) {
                out.push(quote(rest, before));
                1
            } else {
                push_first(&mut out, rest)
            };
            at += length;
            if let Some(last) = text.get(..at).and_then(|done| done.chars().next_back()) {
                before = Before::Character(last);
            }
        }
        Some(out)
    }

    fn is_quiet(&self) -> bool {
        self.open.last().copied().unwrap_or_default()
    }

    fn may_change(&self, text: &str) -> bool {
        self.quotes && text.contains(['"', '\''])
            || ["--", "...", "<<", ">>"].iter().any(|sign| text.contains(sign))
    }
}

/// Code, alternative texts, and links whose text is an address or gives way to a title.
fn keeps_text(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::Image { .. }
            | Tag::Link {
                link_type: LinkType::Autolink
                    | LinkType::Email
                    | LinkType::WikiLink { has_pothole: false },
                ..
            }
    )
}

fn push_first(out: &mut String, rest: &str) -> usize {
    rest.chars().next().map_or(1, |character| {
        out.push(character);
        character.len_utf8()
    })
}

/// Longest attribute list, in bytes.
const LONGEST: usize = 500;

/// The length of an attribute list or a bare address, which stay as they are.
fn verbatim(rest: &str, before: Before) -> Option<usize> {
    if rest.starts_with("{:") || rest.starts_with("{#") {
        let end = rest.bytes().take(LONGEST).position(|byte| matches!(byte, b'}' | b'\n'));
        return end.map(|end| end + 1);
    }
    let starts = !matches!(before, Before::Character(letter) if letter.is_alphanumeric());
    let is_address = starts && (rest.starts_with("http://") || rest.starts_with("https://"));
    is_address.then(|| {
        rest.find(|character: char| {
            character.is_whitespace() || matches!(character, '"' | '\'' | ')' | '>' | '<')
        })
        .unwrap_or(rest.len())
    })
}

const SIGNS: &[(&str, &str)] = &[
    ("---", "—"),
    ("--", "–"),
    ("...", "…"),
    ("<< ", "«\u{A0}"),
    (" >>", "\u{A0}»"),
    ("<<", "«"),
    (">>", "»"),
];

/// The sign at the start of a text: what is written and what is meant.
fn sign(rest: &str, literal: &[usize], at: usize) -> Option<(usize, &'static str)> {
    let (from, to) = SIGNS.iter().find(|(from, _)| rest.starts_with(from))?;
    let next = literal.get(literal.partition_point(|place| *place < at));
    let free = next.is_none_or(|place| *place >= at + from.len());
    free.then_some((from.len(), *to))
}

/// The quotation mark meant by the straight one at the start of a text.
fn quote(rest: &str, before: Before) -> char {
    let mut characters = rest.chars();
    let is_double = characters.next() == Some('"');
    let next = characters.next();
    let opens = match before {
        // The decade in `the '80s` is no quotation.
        Before::Character(_) if is_decade(rest) => false,
        Before::Character(letter) => {
            letter.is_whitespace() || matches!(letter, '[' | '{' | '(' | '-')
        }
        Before::Opening => next.is_some_and(|next| !next.is_whitespace() && next != ','),
        Before::Closing => next.is_some_and(|next| next.is_ascii_alphanumeric() && next != 's'),
    };
    match (is_double, opens) {
        (true, true) => '“',
        (true, false) => '”',
        (false, true) => '‘',
        (false, false) => '’',
    }
}

/// Whether two texts differ at most in their typography and white space.
pub(super) fn same(one: &str, other: &str) -> bool {
    straight(one).split_whitespace().eq(straight(other).split_whitespace())
}

fn straight(text: &str) -> String {
    let text = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    SIGNS.iter().fold(text, |text, (from, to)| text.replace(to, from))
}

fn is_decade(rest: &str) -> bool {
    matches!(rest.as_bytes(), [b'\'', tens, ones, b's', ..] if tens.is_ascii_digit() && ones.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_quotes() {
        let table = [
            ("글 -- 글 --- 글...", "글 – 글 — 글…"),
            ("<< 가 >> <<나>>", "«\u{A0}가\u{A0}» «나»"),
            ("그는 \"예\" 라고, '아니' 라고", "그는 “예” 라고, ‘아니’ 라고"),
            ("(\"가\")를 don't '80s \"나\"는", "(“가”)를 don’t ’80s “나”는"),
            ("https://a--b.kr/x 와 a--b", "https://a--b.kr/x 와 a–b"),
            ("{: title=\"x--y\"} --", "{: title=\"x--y\"} –"),
        ];
        for (given, expected) in table {
            let set = Typography::of(Dialect::Jekyll).set(given, &[]);
            assert_eq!(set.as_deref(), Some(expected), "{given}");
        }
        assert_eq!(Typography::of(Dialect::Wiki).set("\"가\" don't", &[]), None);
        assert_eq!(Typography::of(Dialect::Plain).set("a -- b", &[]), None);
    }

    #[test]
    fn titles_that_are_the_same() {
        assert!(same("“가” — 나…", "\"가\" ---  나..."));
        assert!(!same("가", "나"));
    }

    #[test]
    fn what_is_protected_stays() {
        let set = Typography::of(Dialect::Jekyll).set("a -- b \"c\"", &[2, 7]);
        assert_eq!(set.as_deref(), Some("a -- b \"c”"));
    }
}
