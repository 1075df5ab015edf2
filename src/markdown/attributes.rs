//! Attribute lists: `{: #id .class key="value"}` and their kin.
//!
//! Only a few attributes mean something here; the rest is read and left out, so that nobody's theme
//! shows up as garbage. Values are untrusted until `sanitise` has seen them.

use std::collections::HashMap;

/// What an attribute list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    /// `#id`.
    pub(super) id: Option<String>,
    /// `.class`, and the words of `class="…"`.
    pub(super) classes: Vec<String>,
    /// `key="value"`, keys in lower case.
    pub(super) values: Vec<(String, String)>,
    /// Bare words: `toc`, or the name of a definition.
    pub(super) names: Vec<String>,
}

impl Attributes {
    /// Reads a kramdown list that starts with `{:` and says how long it is.
    pub(super) fn kramdown(text: &str) -> Option<(Self, usize)> {
        let inner = text.strip_prefix("{:")?;
        if inner.starts_with([':', '/']) {
            return None;
        }
        let end = closing(inner)?;
        Some((Self::words(inner.get(..end)?), end + 3))
    }

    /// Reads what stands between the braces.
    pub(super) fn words(inner: &str) -> Self {
        let mut attributes = Self::default();
        let mut rest = inner.trim_start();
        while !rest.is_empty() {
            let end = rest
                .find(|character: char| character.is_whitespace() || character == '=')
                .unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            if let Some(value) = after.strip_prefix('=') {
                let (value, after) = value_of(value);
                attributes.value(name, value);
                rest = after.trim_start();
                continue;
            }
            attributes.word(name);
            rest = after.trim_start();
        }
        attributes
    }

    fn value(&mut self, name: &str, value: &str) {
        match name {
            "class" => self.classes.extend(value.split_whitespace().map(str::to_owned)),
            "id" => self.id = Some(value.to_owned()),
            _ => self.values.push((name.to_ascii_lowercase(), value.to_owned())),
        }
    }

    /// One or several of `.class`, `#id` without space between, or a bare word.
    fn word(&mut self, word: &str) {
        if !word.starts_with(['.', '#']) {
            if !word.is_empty() {
                self.names.push(word.to_owned());
            }
            return;
        }
        let mut rest = word;
        while let Some(sign) = rest.chars().next() {
            let body = rest.get(sign.len_utf8()..).unwrap_or_default();
            let end = body.find(['.', '#']).unwrap_or(body.len());
            let (name, after) = body.split_at(end);
            if !name.is_empty() {
                if sign == '#' {
                    self.id = Some(name.to_owned());
                } else {
                    self.classes.push(name.to_owned());
                }
            }
            rest = after;
        }
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.values.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Whether a class is there.
    pub(super) fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|name| name == class)
    }

    /// Adds what another list says; its id wins.
    pub(super) fn merge(&mut self, other: Self) {
        self.id = other.id.or(self.id.take());
        self.classes.extend(other.classes);
        self.values.extend(other.values);
        self.names.extend(other.names);
    }

    /// Adds what the definitions say that it names (`{:name: .class}`).
    pub(super) fn look_up(&mut self, definitions: &HashMap<String, Self>) {
        for name in std::mem::take(&mut self.names) {
            match definitions.get(&name) {
                Some(found) if self.weight() + found.weight() <= HEAVIEST => {
                    self.merge(found.clone());
                }
                Some(_) => {}
                None => self.names.push(name),
            }
        }
    }

    /// Bytes that the list takes.
    fn weight(&self) -> usize {
        let classes = self.classes.iter().map(|class| class.len() + 1);
        let values = self.values.iter().map(|(key, value)| key.len() + value.len() + 4);
        self.id.as_ref().map_or(0, String::len) + classes.chain(values).sum::<usize>()
    }

    /// Whether it can be nothing else than an attribute list, wherever it stands.
    pub(super) fn is_plain(&self, definitions: &HashMap<String, Self>) -> bool {
        let says = self.id.is_some()
            || !self.classes.is_empty()
            || !self.values.is_empty()
            || !self.names.is_empty();
        says && self.names.iter().all(|name| definitions.contains_key(name))
    }

    /// The classes as the value of an attribute, with the alignment that `align` or `style` asks for.
    pub(super) fn class_value(&self) -> String {
        let mut classes: Vec<&str> = self.classes.iter().map(String::as_str).collect();
        match self.get("align") {
            Some("left") => classes.push("align-left"),
            Some("right") => classes.push("align-right"),
            Some("center") => classes.push("align-center"),
            _ => {}
        }
        classes.extend(self.get("style").and_then(class_of_style));
        classes.join(" ")
    }
}

/// The class that stands for an inline style; pages allow no style of their own. Sizes, colours and
/// the like go: the page has its own.
pub(super) fn class_of_style(style: &str) -> Option<&'static str> {
    style.split(';').find_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim_end();
        match (property.trim(), value) {
            ("text-align", "left" | "start") => Some("text-left"),
            ("text-align", "right" | "end") => Some("text-right"),
            ("text-align", "center") => Some("text-center"),
            ("text-align", "justify") => Some("text-justify"),
            ("float", "left") => Some("align-left"),
            ("float", "right") => Some("align-right"),
            ("margin" | "margin-inline", "auto" | "0 auto" | "0px auto") => Some("align-center"),
            _ => None,
        }
    })
}

/// Most bytes of a list with the definitions that it names: they are repeated wherever it stands.
const HEAVIEST: usize = 4_000;
/// Longest list that is believed to be one; keeps many unclosed ones linear.
const LONGEST: usize = 4_000;

/// Where the brace that closes the list stands; braces in quotes do not count.
fn closing(inner: &str) -> Option<usize> {
    let inner = crate::markdown::prepare::near(inner, LONGEST);
    inner.find('}')?;
    let mut quote = None;
    for (at, character) in inner.char_indices() {
        match (quote, character) {
            (None, '}') => return Some(at),
            (_, '\n') => return None,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), character) if open == character => quote = None,
            _ => {}
        }
    }
    None
}

/// A value, quoted or not, and what follows it.
pub(super) fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\'', '`'] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists() {
        let table = [
            ("{: .notice--info}", "", "notice--info", 17),
            ("{: .btn .btn--primary }{: .x}", "", "btn btn--primary", 23),
            ("{:#a.b.c title=\"x } y\"} z", "a", "b c", 23),
            ("{:toc}", "", "", 6),
        ];
        for (text, id, classes, length) in table {
            let (attributes, end) = Attributes::kramdown(text).unwrap();
            assert_eq!(attributes.id.unwrap_or_default(), id, "{text}");
            assert_eq!(attributes.classes.join(" "), classes, "{text}");
            assert_eq!(end, length, "{text}");
        }
    }

    #[test]
    fn not_a_list() {
        for text in ["{:: x}", "{:/}", "{: .a", "{:\n}", "x"] {
            assert_eq!(Attributes::kramdown(text), None, "{text}");
        }
    }

    #[test]
    fn styles() {
        let table = [
            ("color: red; text-align:center", Some("text-center")),
            ("float: right !important", Some("align-right")),
            ("margin: 0 auto;", Some("align-center")),
            ("max-width:350px", None),
            ("", None),
        ];
        for (style, class) in table {
            assert_eq!(class_of_style(style), class, "{style}");
        }
    }

    #[test]
    fn values() {
        let list = Attributes::words(r#"width="300" style='max-width: 3px' Target=_blank alone"#);
        assert_eq!(list.get("width"), Some("300"));
        assert_eq!(list.get("style"), Some("max-width: 3px"));
        assert_eq!(list.get("target"), Some("_blank"));
        assert_eq!(list.names, ["alone"]);
    }
}
