//! Dates as their authors wrote them.

use serde::{Deserialize, Serialize};

/// A moment in RFC 3339 with the author's own offset (`2024-05-03T21:10:00+09:00`).
///
/// The day shown is the day written: it is read off the text and never shifted to another zone. The
/// text alone does not tell which of two moments is later.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(String);

impl Date {
    /// Takes text that is RFC 3339 already; the reader of front matter makes it so.
    /// `None` where the text does not start with `YYYY-MM-DD`.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() >= 10
            && bytes.iter().take(10).enumerate().all(|(index, byte)| match index {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        shaped.then(|| Self(text.to_owned()))
    }

    /// The whole moment, fit for `<time datetime>` and feeds.
    pub fn as_rfc3339(&self) -> &str {
        &self.0
    }

    /// The day, `YYYY-MM-DD`.
    pub fn day(&self) -> &str {
        self.0.get(..10).unwrap_or(&self.0)
    }

    /// The year, `YYYY`.
    pub fn year(&self) -> &str {
        self.0.get(..4).unwrap_or(&self.0)
    }

    /// The day as Korean readers write it: `2024. 5. 3.`
    pub fn korean(&self) -> String {
        let mut parts = self.day().split('-').map(|part| part.strip_prefix('0').unwrap_or(part));
        let mut next = || parts.next().unwrap_or_default();
        [next(), ". ", next(), ". ", next(), "."].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let date = Date::from_rfc3339("2024-05-03T23:10:00+09:00").unwrap();
        assert_eq!(date.day(), "2024-05-03");
        assert_eq!(date.year(), "2024");
        assert_eq!(date.korean(), "2024. 5. 3.");
        assert_eq!(Date::from_rfc3339("어제"), None);
        assert_eq!(Date::from_rfc3339("2024/05/03"), None);
    }
}
