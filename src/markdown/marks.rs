//! Marks: characters that stand in for something while a document passes through parsers.
//!
//! They are Unicode noncharacters (U+FDD0…U+FDEF), which no text may contain, so nothing that an
//! author writes can be taken for one: [`neutralise`] removes them at the door, also where they are
//! written as character references. To a Markdown parser they are letters: neither white space nor
//! punctuation. To an HTML parser they are text.

/// Stands beside `*` and `~` where Korean, Chinese or Japanese letters touch them; means nothing.
pub(super) const GLUE: char = '\u{FDE1}';
/// Stands for a line of a formula whose first line bears the [`Token`].
pub(super) const BLANK: char = '\u{FDE2}';
/// Stands in a `{:` that was escaped, so that it is no attribute list.
pub(super) const LITERAL: char = '\u{FDE5}';
const START: char = '\u{FDE3}';
const END: char = '\u{FDE4}';
const ZERO: u32 = 0xFDD0;
const RANGE: std::ops::RangeInclusive<u32> = 0xFDD0..=0xFDEF;

/// The place of a thing kept aside, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token(pub(super) usize);

impl Token {
    /// The token as text.
    pub(super) fn push_to(self, out: &mut String) {
        out.push(START);
        for digit in format!("{:x}", self.0).chars() {
            let value = digit.to_digit(16).unwrap_or_default();
            out.push(char::from_u32(ZERO + value).unwrap_or(END));
        }
        out.push(END);
    }

    /// The token as text, on its own.
    pub(super) fn text(self) -> String {
        let mut out = String::new();
        self.push_to(&mut out);
        out
    }
}

/// A stretch of text with marks in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'text> {
    /// Text without marks.
    Text(&'text str),
    /// The place of a thing kept aside.
    Token(Token),
}

/// Whether there is any mark in the text at all.
pub(super) fn any(text: &str) -> bool {
    // All of them share their first byte with nothing in Hangul, Latin or Han.
    text.as_bytes().contains(&0xEF) && text.chars().any(is_mark)
}

fn is_mark(character: char) -> bool {
    RANGE.contains(&u32::from(character))
}

/// Cuts text at its tokens; other marks are left out.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(is_mark) {
        let (before, marked) = rest.split_at(at);
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let mut characters = marked.chars();
        let is_start = characters.next() == Some(START);
        let token = is_start.then(|| number(characters.as_str()));
        if let Some((token, after)) = token.flatten() {
            pieces.push(Piece::Token(token));
            rest = after;
            continue;
        }
        rest = characters.as_str();
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The number of a token and what follows it.
fn number(digits: &str) -> Option<(Token, &str)> {
    let (number, after) = digits.split_once(END)?;
    let mut value = 0_usize;
    for character in number.chars() {
        let digit = u32::from(character).checked_sub(ZERO).filter(|digit| *digit < 16)?;
        value = value.checked_mul(16)?.checked_add(usize::try_from(digit).ok()?)?;
    }
    (!number.is_empty()).then_some((Token(value), after))
}

/// Text with each token replaced by what `show` says, and no other mark.
pub(super) fn resolve(text: &str, mut show: impl FnMut(Token, &mut String)) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Token(token) => show(token, &mut out),
        }
    }
    out
}

/// The text without what could be taken for a mark, in as many lines as before.
pub(super) fn neutralise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|character: char| character == '&' || is_mark(character)) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let mut characters = found.chars();
        let is_reference = characters.next() == Some('&');
        rest = characters.as_str();
        match reference(found).filter(|_| is_reference) {
            None if is_reference => out.push('&'),
            length => {
                out.push(char::REPLACEMENT_CHARACTER);
                rest = length.and_then(|length| found.get(length..)).unwrap_or(rest);
            }
        }
    }
    out.push_str(rest);
    out
}

/// The length of a numeric character reference at the start of `text` that names a mark.
fn reference(text: &str) -> Option<usize> {
    let body = text.strip_prefix("&#")?;
    let (digits, radix) = match body.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (body, 10),
    };
    let end = digits.find(|character: char| !character.is_digit(radix)).unwrap_or(digits.len());
    let number = digits.get(..end)?.trim_start_matches('0');
    let value = u32::from_str_radix(number, radix).ok()?;
    let closed = usize::from(digits.get(end..)?.starts_with(';'));
    RANGE.contains(&value).then_some(text.len() - digits.len() + end + closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_back() {
        for number in [0, 1, 15, 16, 255, 70_000] {
            let text = format!("가{}나{GLUE}", Token(number).text());
            assert!(any(&text));
            assert_eq!(
                pieces(&text),
                [Piece::Text("가"), Piece::Token(Token(number)), Piece::Text("나")]
            );
        }
    }

    #[test]
    fn nobody_else_can_write_one() {
        let table = [
            ("a\u{FDE3}\u{FDD0}\u{FDE4}b", "a\u{FFFD}\u{FFFD}\u{FFFD}b"),
            ("&#xFDE3;&#64976;x", "\u{FFFD}\u{FFFD}x"),
            ("&#x0fde3 y", "\u{FFFD} y"),
            ("&#65; &amp; &#xAC00; &", "&#65; &amp; &#xAC00; &"),
        ];
        for (given, expected) in table {
            assert_eq!(neutralise(given), expected);
            assert!(!any(&neutralise(given)));
        }
    }

    #[test]
    fn broken_marks_vanish() {
        assert_eq!(pieces("a\u{FDE3}b"), [Piece::Text("a"), Piece::Text("b")]);
        assert_eq!(pieces("a\u{FDD0}b"), [Piece::Text("a"), Piece::Text("b")]);
    }
}
