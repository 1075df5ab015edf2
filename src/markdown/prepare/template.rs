//! What template languages have in common: arguments, fences made of tags, blocks of their own.

use super::draft::line_before;
use crate::markdown::attributes::value_of;
use crate::markdown::callout::{Callout, Kind};

/// The arguments of a tag or a short code.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Arguments<'text> {
    /// Those with a name.
    pub(super) named: Vec<(&'text str, &'text str)>,
    /// Those without.
    pub(super) plain: Vec<&'text str>,
}

impl<'text> Arguments<'text> {
    /// Reads `a "b c" key="value"`.
    pub(super) fn read(text: &'text str) -> Self {
        let mut arguments = Self::default();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let quoted = rest.starts_with(['"', '\'', '`']);
            let end = rest
                .find(|character: char| character.is_whitespace() || character == '=')
                .filter(|_| !quoted);
            match end {
                Some(end) if rest.get(end..).is_some_and(|rest| rest.starts_with('=')) => {
                    let (name, after) = rest.split_at(end);
                    let (value, after) = value_of(after.get(1..).unwrap_or_default());
                    arguments.named.push((name, value));
                    rest = after.trim_start();
                }
                _ => {
                    let (value, after) = value_of(rest);
                    arguments.plain.push(value);
                    rest = after.trim_start();
                }
            }
        }
        arguments
    }

    /// The value of the first of some names.
    pub(super) fn get(&self, names: &[&str]) -> Option<&'text str> {
        names.iter().find_map(|name| {
            let found = self.named.iter().find(|(key, _)| key == name);
            found.map(|(_, value)| *value)
        })
    }

    /// The value of the first of some names, else the argument at a place.
    pub(super) fn get_or(&self, names: &[&str], place: usize) -> &'text str {
        self.get(names).or_else(|| self.plain.get(place).copied()).unwrap_or_default()
    }
}

/// The opening and closing line of a fence around some code; `info` is what stands behind it.
pub(super) fn fences(info: &str, code: &str) -> (String, String) {
    let longest = code.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    (format!("{fence}{}", info.replace(['`', '\n', '\r'], " ").trim()), fence)
}

/// Text for a block of its own in place of a tag at `start`: blank lines around it, the indentation
/// of its line kept.
pub(super) fn own_block(text: &str, start: usize, end: usize, block: &str) -> String {
    let line = line_before(text, start).unwrap_or("…");
    let body = line.trim_start_matches([' ', '\t', '>']);
    let indent = line.get(..line.len() - body.len()).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let ends_line = after.split('\n').next().is_some_and(|rest| rest.trim().is_empty());
    let tail =
        if ends_line { "\n".to_owned() + indent.trim_end() } else { format!("\n\n{indent}") };
    if body.is_empty() {
        format!("\n{indent}{block}{tail}")
    } else {
        format!("\n\n{indent}{block}{tail}")
    }
}

/// The callout that a word of a short code, a component or a container means.
pub(super) fn callout(word: &str, title: Option<&str>) -> Option<Callout> {
    let kind = Kind::known(word)?;
    Some(Callout { kind: Some(kind), title: title.map(str::to_owned), fold: None })
}

/// A fold with a title.
pub(super) fn details(title: &str, open: bool) -> Callout {
    Callout { kind: None, title: Some(title.to_owned()), fold: Some(open) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments() {
        let read = Arguments::read(r#"figure src="a b.png" alt='x' "y z" w"#);
        assert_eq!(read.named, [("src", "a b.png"), ("alt", "x")]);
        assert_eq!(read.plain, ["figure", "y z", "w"]);
        assert_eq!(read.get(&["source", "src"]), Some("a b.png"));
        assert_eq!(read.get_or(&["id"], 1), "y z");
    }

    #[test]
    fn fences_are_long_enough() {
        assert_eq!(fences("yaml", "a ```` b"), ("`````yaml".into(), "`````".into()));
        assert_eq!(fences("", ""), ("```".into(), "```".into()));
        assert_eq!(fences("a `b`\n", ""), ("```a  b".into(), "```".into()));
    }
}
