//! What a reader typed.
//!
//! Enter at [`Query::parse`]. Every text is a query: a half-written one means what is there so far.

use super::fields::{self, Token};
use super::format::TAG;
use super::ranges::KeyRange;
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
    /// Whether only titles count.
    pub(super) in_title: bool,
    /// Whether it is part of a phrase, where every letter counts.
    pub(super) in_phrase: bool,
}

/// Keys that documents have to have, or not to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) range: KeyRange,
    /// Whether one of the keys has to be there, or none may be.
    pub(super) wanted: bool,
}

/// A query as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    /// Whether the words that come next are to stand in titles.
    in_title: bool,
    pub(super) words: Vec<QueryWord>,
    /// Words that have to follow each other, folded.
    pub(super) phrases: Vec<Vec<String>>,
    /// What else is asked for: tags, paths, dates, words that must not occur.
    pub(super) filters: Vec<Filter>,
}

impl Query {
    /// Reads words, `"phrases"`, `title:words`, and what may also be ruled out: `-word`, `tag:name`,
    /// `path:docs/intro`, `kind:wiki`, `date:2024`, `date:2024-05..`, `date:..2023`. The names are also
    /// understood in Korean: 제목, 태그, 경로, 종류, 날짜.
    pub fn parse(text: &str) -> Self {
        let characters: Vec<char> = text.chars().take(MOST_CHARACTERS).collect();
        let mut query = Self { text: characters.iter().collect(), ..Self::default() };
        let mut place = 0;
        while let Some(character) = characters.get(place) {
            if character.is_whitespace() {
                query.in_title = false;
                place += 1;
            } else if is_quote(*character) {
                let end = until(&characters, place + 1, is_quote);
                let mut phrase = query.add_words(&characters, place + 1, end, true);
                if end == characters.len()
                    && let Some(last) = phrase.last_mut()
                {
                    // As in every half-typed word, the last syllable may be about to change.
                    last.pop();
                }
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
            self.add_filter(KeyRange::only(&[TAG, tag.as_str()].concat()), true);
        }
        self
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters.is_empty()
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
        let mut query = Self::parse(&text);
        for filter in &self.filters {
            query.add_filter(filter.range.clone(), filter.wanted);
        }
        query
    }

    fn add_token(&mut self, characters: &[char], start: usize, end: usize) {
        let token: String = characters.get(start..end).unwrap_or_default().iter().collect();
        let ruled_out = token.strip_prefix('-').filter(|word| word.starts_with(is_letter_or_digit));
        let text = ruled_out.unwrap_or(&token);
        match fields::token(text) {
            Token::HalfWritten => {}
            Token::Keys(range) => self.add_filter(range, ruled_out.is_none()),
            Token::Other if ruled_out.is_some() => {
                let folded = fold(text);
                for word in words(&folded) {
                    self.add_filter(KeyRange::prefix(&folded.text(word.start, word.end)), false);
                }
            }
            Token::Other => {
                let name = fields::title_name(&token);
                self.in_title = name > 0;
                self.add_words(characters, start + name, end, false);
            }
        }
    }

    fn add_filter(&mut self, range: KeyRange, wanted: bool) {
        let filter = Filter { range, wanted };
        if !self.filters.contains(&filter) {
            self.filters.push(filter);
        }
    }

    fn add_words(
        &mut self,
        characters: &[char],
        start: usize,
        end: usize,
        in_phrase: bool,
    ) -> Vec<String> {
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
                in_title: self.in_title,
                in_phrase,
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
        let table: [(&str, Texts, &[Texts], Texts); 20] = [
            ("React를  배우기", &["react", "를", "배우기"], &[], &[]),
            ("\"서버 컴포넌트\" 예", &["서버", "컴포넌트", "예"], &[&["서버", "컴포넌트"]], &[]),
            ("\"서버 컴", &["서버", "컴"], &[&["서버", ""]], &[]),
            ("“서버”", &["서버"], &[], &[]),
            ("react -native", &["react"], &[], &["-native"]),
            ("react - native-app", &["react", "native", "app"], &[], &[]),
            ("tag:AWS 장애", &["장애"], &[], &["#aws"]),
            ("태그:가용성-영역", &[], &[], &["#가용성-영역"]),
            ("-tag:aws 장애", &["장애"], &[], &["-#aws"]),
            ("path:/Learn/ 장애", &["장애"], &[], &["/learn/"]),
            ("date:2024.. kind:wiki", &[], &[], &["@2024", "=wiki"]),
            ("title:서버", &["+서버"], &[], &[]),
            (
                "제목:\"서버 컴포넌트\" 글",
                &["+서버", "+컴포넌트", "글"],
                &[&["서버", "컴포넌트"]],
                &[],
            ),
            ("title: 글", &["글"], &[], &[]),
            ("date:", &[], &[], &[]),
            ("tag:", &[], &[], &[]),
            ("https://a.b", &["https", "a", "b"], &[], &[]),
            ("-", &[], &[], &[]),
            ("\"", &[], &[], &[]),
            ("", &[], &[], &[]),
        ];
        for (text, words, phrases, filters) in table {
            let query = Query::parse(text);
            let sign = |word: &QueryWord| if word.in_title { "+" } else { "" };
            let spelt: Vec<String> =
                query.words.iter().map(|word| sign(word).to_owned() + &word.text).collect();
            assert_eq!(spelt, words, "{text}");
            assert_eq!(query.phrases, phrases, "{text}");
            let sign = |filter: &Filter| if filter.wanted { "" } else { "-" };
            let read: Vec<String> =
                query.filters.iter().map(|one| sign(one).to_owned() + &one.range.low).collect();
            assert_eq!(read, filters, "{text}");
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
