//! What a reader typed.
//!
//! Enter at [`Query::parse`]. Every text is a query: a half-written one means what is there so far.

use crate::model::{Slug, is_letter_or_digit};
use crate::text::{fold, words};

/// Words of a query, at most; the rest of a pasted page is left out.
const MOST_WORDS: usize = 16;
/// Longer queries are cut: nobody types them, and mending a long word costs more than its length.
const MOST_CHARACTERS: usize = 200;

/// A word to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QueryWord {
    /// The word, folded.
    pub(super) text: String,
    /// The word as it was typed.
    pub(super) typed: String,
    /// Where it stands in the query, in characters.
    start: usize,
    end: usize,
    /// Whether the query ends right after it, so that it may be about to grow.
    pub(super) last: bool,
}

/// A query as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    pub(super) words: Vec<QueryWord>,
    /// Words that have to follow each other, folded.
    pub(super) phrases: Vec<Vec<String>>,
    /// Words that must not occur, folded.
    pub(super) without: Vec<String>,
    /// Tags that a document has to bear, all of them.
    pub(super) tags: Vec<Slug>,
}

impl Query {
    /// Reads words, `"phrases"`, `-words` and `tag:name` (also `태그:name`).
    pub fn parse(text: &str) -> Self {
        let characters: Vec<char> = text.chars().take(MOST_CHARACTERS).collect();
        let mut query = Self { text: characters.iter().collect(), ..Self::default() };
        let mut place = 0;
        while let Some(character) = characters.get(place) {
            if character.is_whitespace() {
                place += 1;
            } else if is_quote(*character) {
                let end = until(&characters, place + 1, is_quote);
                let phrase = query.add_words(&characters, place + 1, end);
                query.phrases.extend((phrase.len() > 1).then_some(phrase));
                place = end + 1;
            } else {
                let end = until(&characters, place, |next| next.is_whitespace() || is_quote(next));
                query.add_token(&characters, place, end);
                place = end;
            }
        }
        query
    }

    /// The same query within documents that bear all these tags as well.
    #[must_use]
    pub fn with_tags(mut self, tags: &[Slug]) -> Self {
        for tag in tags {
            if !self.tags.contains(tag) {
                self.tags.push(tag.clone());
            }
        }
        self
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.tags.is_empty()
    }

    /// The query as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The query with other texts in place of some words, in the order of the words.
    pub(super) fn replaced(&self, replacements: &[Option<String>]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut rest = self.text.chars().enumerate().peekable();
        for (word, replacement) in self.words.iter().zip(replacements) {
            let Some(replacement) = replacement else {
                continue;
            };
            while let Some((_, character)) = rest.next_if(|(place, _)| *place < word.start) {
                text.push(character);
            }
            while rest.next_if(|(place, _)| *place < word.end).is_some() {}
            text.push_str(replacement);
        }
        text.extend(rest.map(|(_, character)| character));
        Self::parse(&text).with_tags(&self.tags)
    }

    fn add_token(&mut self, characters: &[char], start: usize, end: usize) {
        let token: String = characters.get(start..end).unwrap_or_default().iter().collect();
        if let Some((name, tag)) = token.split_once(':')
            && matches!(name, "tag" | "태그")
        {
            let tag = Slug::from_text(tag).filter(|tag| !self.tags.contains(tag));
            self.tags.extend(tag);
        } else if let Some(word) = token.strip_prefix('-')
            && word.starts_with(is_letter_or_digit)
        {
            let folded = fold(word);
            let spelt = words(&folded).into_iter().map(|word| folded.text(word.start, word.end));
            self.without.extend(spelt);
        } else {
            self.add_words(characters, start, end);
        }
    }

    fn add_words(&mut self, characters: &[char], start: usize, end: usize) -> Vec<String> {
        let token: String = characters.get(start..end).unwrap_or_default().iter().collect();
        let folded = fold(&token);
        let mut spelt = vec![];
        for word in words(&folded) {
            let (from, to) = folded.source(word.start, word.end);
            let text = folded.text(word.start, word.end);
            spelt.push(text.clone());
            if self.words.len() == MOST_WORDS {
                break;
            }
            self.words.push(QueryWord {
                text,
                typed: token.chars().skip(from).take(to - from).collect(),
                start: start + from,
                end: start + to,
                last: start + to == characters.len(),
            });
        }
        spelt
    }
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”')
}

fn until(characters: &[char], start: usize, stop: impl Fn(char) -> bool) -> usize {
    let rest = characters.get(start..).unwrap_or_default();
    start + rest.iter().position(|character| stop(*character)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_a_query() {
        type Texts = &'static [&'static str];
        let table: [(&str, Texts, &[Texts], Texts, Texts); 12] = [
            ("React를  배우기", &["react", "를", "배우기"], &[], &[], &[]),
            (
                "\"서버 컴포넌트\" 예",
                &["서버", "컴포넌트", "예"],
                &[&["서버", "컴포넌트"]],
                &[],
                &[],
            ),
            ("\"서버 컴", &["서버", "컴"], &[&["서버", "컴"]], &[], &[]),
            ("“서버”", &["서버"], &[], &[], &[]),
            ("react -native", &["react"], &[], &["native"], &[]),
            ("react - native-app", &["react", "native", "app"], &[], &[], &[]),
            ("tag:AWS 장애", &["장애"], &[], &[], &["aws"]),
            ("태그:가용성-영역", &[], &[], &[], &["가용성-영역"]),
            ("tag:", &[], &[], &[], &[]),
            ("-", &[], &[], &[], &[]),
            ("\"", &[], &[], &[], &[]),
            ("", &[], &[], &[], &[]),
        ];
        for (text, words, phrases, without, tags) in table {
            let query = Query::parse(text);
            let spelt: Vec<&str> = query.words.iter().map(|word| word.text.as_str()).collect();
            assert_eq!(spelt, words, "{text}");
            assert_eq!(query.phrases, phrases, "{text}");
            assert_eq!(query.without, without, "{text}");
            let slugs: Vec<&str> = query.tags.iter().map(Slug::as_str).collect();
            assert_eq!(slugs, tags, "{text}");
            assert_eq!(query.is_empty(), words.is_empty() && tags.is_empty());
        }
    }

    #[test]
    fn words_are_replaced_where_they_stand() {
        let query = Query::parse("React Effectdml \u{1112}\u{1161}\u{11AB}! tag:x");
        let replaced = query.replaced(&[None, Some("Effect의".into()), Some("둘 셋".into())]);
        assert_eq!(replaced.text(), "React Effect의 둘 셋! tag:x");
        let last: Vec<bool> = Query::parse("가 나").words.iter().map(|word| word.last).collect();
        assert_eq!(last, [false, true]);
        assert!(!Query::parse("가 ").words[0].last);
    }
}
