//! What a query says of documents besides words: `tag:`, `path:`, `kind:`, `date:`, and `title:`.
//!
//! All but the last are stretches of the dictionary. A half-written one asks for nothing yet.

use super::format::{DATE, KEY_LENGTH, KIND, PATH, TAG};
use super::ranges::{KeyRange, first_characters};
use crate::model::Slug;
use crate::text::fold::fold_to_string;

/// What a token of a query is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Words, or anything else.
    Other,
    /// The name of a field without anything that could be asked for.
    HalfWritten,
    /// Keys of which a document has to have one.
    Keys(KeyRange),
}

/// Reads a token such as `date:2024..`.
pub(super) fn token(text: &str) -> Token {
    let Some((name, value)) = text.split_once(':') else {
        return Token::Other;
    };
    let range = match fold_to_string(name).as_str() {
        "tag" | "태그" => {
            Slug::from_text(value).map(|slug| KeyRange::only(&[TAG, slug.as_str()].concat()))
        }
        "path" | "경로" => prefix(PATH, value.trim_start_matches('/')),
        "kind" | "종류" => prefix(KIND, value),
        "date" | "날짜" => dates(value),
        _ => return Token::Other,
    };
    range.map_or(Token::HalfWritten, Token::Keys)
}

fn prefix(family: &str, value: &str) -> Option<KeyRange> {
    let key = [family, &fold_to_string(value)].concat();
    (!value.is_empty()).then(|| KeyRange::prefix(first_characters(&key, KEY_LENGTH)))
}

/// The days of `2024`, `2024-05`, `2024..`, `..2023`, `2023-11..2024-02`.
fn dates(value: &str) -> Option<KeyRange> {
    let (from, to) = ends(value).unwrap_or((value, value));
    let (from, to) = (day(from), day(to));
    if from.len() + to.len() == DATE.len() * 2 {
        return None;
    }
    Some(KeyRange { low: from, high: KeyRange::prefix(&to).high })
}

/// What stands before and after two dots. (To look for a text would be a kilobyte of the app.)
fn ends(value: &str) -> Option<(&str, &str)> {
    let bytes = value.as_bytes();
    let dots = bytes.windows(2).position(|pair| pair == b"..")?;
    Some((value.get(..dots)?, value.get(dots + 2..)?))
}

/// The beginning of a day's key: `@2024-05` of `2024-5`, `2024/05` and `2024.05.`.
fn day(text: &str) -> String {
    let mut key = DATE.to_owned();
    // The place after the last hyphen, and the highest digit there that a second one may follow.
    let (mut start, mut most) = (DATE.len(), '9');
    for character in text.chars() {
        if !matches!(character, '-' | '/' | '.') {
            if start == key.len() && character > most {
                // No month is above 12 and no day above 31, so this digit is all of it.
                key.push('0');
            }
            key.push(character);
        } else if start < key.len() {
            key.push('-');
            most = if start == DATE.len() { '1' } else { '3' };
            start = key.len();
        }
    }
    if start == key.len() && start > DATE.len() {
        // What comes after a last hyphen is not known yet.
        key.pop();
    }
    key
}

/// The length of the name of a token that asks for words in titles, in characters; 0 for no such name.
pub(super) fn title_name(token: &str) -> usize {
    match token.split_once(':') {
        Some(("title", _)) => 6,
        Some(("제목", _)) => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters() {
        let table = [
            ("tag:AWS", Some(("#aws", "#aws\0"))),
            ("path:/learn/React", Some(("/learn/react", "/learn/reacu"))),
            ("kind:wiki", Some(("=wiki", "=wikj"))),
            ("Kind:post", Some(("=post", "=posu"))),
            ("date:2024", Some(("@2024", "@2025"))),
            ("date:2024..", Some(("@2024", "A"))),
            ("date:2024-5..", Some(("@2024-05", "A"))),
            ("날짜:..2023", Some(("@", "@2024"))),
            ("date:2023-11..2024.2.", Some(("@2023-11", "@2024-03"))),
            ("date:2024-05-3", Some(("@2024-05-3", "@2024-05-4"))),
            ("date:2024-05-4", Some(("@2024-05-04", "@2024-05-05"))),
            ("date:2024-", Some(("@2024", "@2025"))),
            ("date:2024-1", Some(("@2024-1", "@2024-2"))),
            ("date:2024-12-31", Some(("@2024-12-31", "@2024-12-32"))),
            ("date:-", None),
            ("date:", None),
            ("date:..", None),
            ("tag:", None),
            ("path:/", None),
        ];
        for (text, expected) in table {
            let expected = expected.map_or(Token::HalfWritten, |(low, high): (&str, &str)| {
                Token::Keys(KeyRange { low: low.to_owned(), high: high.to_owned() })
            });
            assert_eq!(token(text), expected, "{text}");
        }
        assert_eq!(token("https://a"), Token::Other);
        assert_eq!(token("word"), Token::Other);
        assert_eq!((title_name("title:서버"), title_name("제목:"), title_name("서버")), (6, 3, 0));
    }
}
