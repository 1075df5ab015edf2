//! The part of an address that names one thing.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{is_letter_or_digit, lower};

/// A non-empty, lower-case address part: letters and digits of any script, joined by single hyphens.
///
/// Hangul stays Hangul (`가용성-영역`): addresses are read by people. The text is expected in NFC.
/// At most [`Slug::MAX_BYTES`] long, since it becomes a file name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// Longest slug in bytes of UTF-8; file systems take 255 with the ending.
    pub const MAX_BYTES: usize = 180;

    /// Makes a slug of any text, or `None` where no letter or digit is left.
    ///
    /// `+` and `#` right after a letter are spelt out, so that `C`, `C++` and `C#` stay three tags.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut slug = String::with_capacity(text.len());
        let mut gap = false;
        let mut after_word = false;
        for character in text.chars() {
            let spelt = match character {
                '+' if after_word => Some("plus"),
                '#' if after_word => Some("sharp"),
                _ => None,
            };
            if spelt.is_none() && !is_letter_or_digit(character) {
                gap = true;
                after_word = false;
                continue;
            }
            // The longest step is a hyphen and a word.
            if slug.len() > Self::MAX_BYTES - 8 {
                break;
            }
            if (gap || spelt.is_some()) && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            after_word = true;
            match spelt {
                Some(word) => slug.push_str(word),
                None => slug.push(lower(character)),
            }
        }
        (!slug.is_empty()).then_some(Self(slug))
    }

    /// The slug as text, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        let table = [
            ("AWS", Some("aws")),
            ("Solution Architect", Some("solution-architect")),
            ("가용성 영역(AZ)", Some("가용성-영역-az")),
            ("  --앞뒤--  ", Some("앞뒤")),
            ("C", Some("c")),
            ("C++", Some("c-plus-plus")),
            ("C#", Some("c-sharp")),
            ("#일상", Some("일상")),
            ("CI/CD", Some("ci-cd")),
            ("Vue.js 라이프사이클", Some("vue-js-라이프사이클")),
            ("…", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(Slug::from_text(text).as_ref().map(Slug::as_str), expected, "{text:?}");
        }
    }

    #[test]
    fn slugs_fit_a_file_name() {
        let slug = Slug::from_text(&"긴 제목 ".repeat(100)).unwrap();
        assert!(slug.as_str().len() <= Slug::MAX_BYTES);
        assert!(!slug.as_str().ends_with('-'));
    }

    #[test]
    fn a_slug_of_a_slug_is_itself() {
        for text in ["C++ 코딩", "가 나 다", "Straße", "ÀB"] {
            let once = Slug::from_text(text).unwrap();
            assert_eq!(Slug::from_text(once.as_str()), Some(once.clone()));
        }
    }
}
