//! What stands behind the fence: the language, the file, which lines have numbers or are marked.
//!
//! Every dialect has its own way to say it, and no two of them mean different things by the same
//! words, so one reader does for all. Enter at [`Info::read`]. What it does not understand means
//! nothing; nothing is ever an error.

use crate::markdown::attributes::{Attributes, value_of};

/// Ranges of marked lines that are believed; keeps odd info strings cheap.
const MOST_RANGES: usize = 500;

/// What an info string says, in any dialect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::markdown) struct Info {
    /// The language as written, but for what surrounds it; empty where none is named.
    pub(in crate::markdown) language: String,
    /// The name of the file that the code comes from, or the title of the block.
    pub(in crate::markdown) file: String,
    /// The number of the first line, where lines have numbers.
    pub(in crate::markdown) numbers: Option<usize>,
    /// Which lines are marked.
    pub(in crate::markdown) marked: Lines,
    /// What `linenostart` said, in case numbers are asked for later on.
    first: Option<usize>,
}

/// A set of lines, counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::markdown) struct Lines(Vec<(usize, usize)>);

impl Lines {
    /// Reads `1,3-5`, `1 3-5`, `[8,"15-17"]`, `1..3`; nothing if anything else is in it.
    fn read(text: &str) -> Option<Self> {
        let parts = text.split(|sign: char| {
            sign.is_whitespace() || matches!(sign, ',' | ';' | '[' | ']' | '"' | '\'')
        });
        let parts = parts.filter(|part| !part.is_empty()).take(MOST_RANGES);
        let ranges = parts.map(range).collect::<Option<Vec<_>>>()?;
        (!ranges.is_empty()).then_some(Self(ranges))
    }

    /// Whether a line is one of them.
    pub(super) fn contains(&self, line: usize) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&line))
    }

    fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
        self.0.truncate(MOST_RANGES);
    }
}

/// Reads `3`, `3-5`, `3..5`.
fn range(text: &str) -> Option<(usize, usize)> {
    let (first, last) =
        text.split_once("..").or_else(|| text.split_once('-')).unwrap_or((text, text));
    Some((first.parse().ok()?, last.parse().ok()?))
}

impl Info {
    /// Reads `JAVA`, `c#`, `js {3} file.js`, `js{1,3-5} [file]:line-numbers=2`, `{.python .x}`,
    /// `rust,ignore`, `py hl_lines="2 3" title="a.py"`, `go {linenos=table,hl_lines=[8,"15-17"]}`.
    pub(in crate::markdown) fn read(info: &str) -> Self {
        let info = info.trim();
        let mut read = Self::default();
        let mut rest = info;
        if !info.starts_with('{') {
            let end = info.find(ends_word).unwrap_or(info.len());
            let (word, after) = info.split_at(end);
            if !after.starts_with('=') {
                word.trim_start_matches("language-").clone_into(&mut read.language);
                rest = after;
            }
        }
        read.items(rest, Depth::Outside);
        read
    }

    /// Adds what an attribute list behind the block says.
    pub(in crate::markdown) fn add(&mut self, list: &Attributes) {
        for class in &list.classes {
            match class.strip_prefix("language-") {
                Some(language) if self.language.is_empty() => {
                    language.clone_into(&mut self.language);
                }
                _ => self.word(class),
            }
        }
        for (key, value) in &list.values {
            self.value(key, value);
        }
    }

    /// Reads what stands behind the language, or between braces.
    fn items(&mut self, text: &str, depth: Depth) {
        let mut rest = text;
        // Hugo and Zola let the lines go on behind a space: `hl_lines=8 15-17`.
        let mut in_lines = false;
        loop {
            rest = rest.trim_start_matches(|sign: char| {
                sign.is_whitespace() || matches!(sign, ',' | ':' | '}' | ']')
            });
            if rest.is_empty() {
                return;
            }
            if let Some(inner) = rest.strip_prefix('{') {
                let (group, after) = inner.split_once('}').unwrap_or((inner, ""));
                match (Lines::read(group), depth) {
                    (Some(lines), _) => self.marked.extend(lines),
                    (None, Depth::Outside) => self.items(group, Depth::Braces),
                    (None, Depth::Braces) => {}
                }
                rest = after;
                continue;
            }
            if let Some(inner) = rest.strip_prefix('[') {
                // `[[1, 4, "<App />"]]` are the steps of an explanation.
                let steps = inner.starts_with('[');
                let (name, after) =
                    inner.split_once(if steps { "]]" } else { "]" }).unwrap_or((inner, ""));
                if !steps && self.file.is_empty() {
                    name.trim().clone_into(&mut self.file);
                }
                rest = after;
                continue;
            }
            let end = rest.find(ends_item).unwrap_or(rest.len()).max(1);
            let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if let Some(after) = after.strip_prefix('=') {
                let (value, after) = self::value(after);
                in_lines = self.value(&word.to_lowercase(), value);
                rest = after;
                continue;
            }
            match Lines::read(word) {
                Some(lines) if in_lines => self.marked.extend(lines),
                // `{.python}`, `{r setup, echo=FALSE}`
                _ if depth == Depth::Braces && self.language.is_empty() && names(word) => {
                    word.trim_start_matches('.').clone_into(&mut self.language);
                }
                _ => self.word(word.trim_start_matches('.')),
            }
            // `showLineNumbers{5}`
            let first = after.strip_prefix('{').and_then(|inner| inner.split_once('}'));
            let first = first.and_then(|(number, after)| Some((number.parse().ok()?, after)));
            rest = match first.filter(|_| is_numbers(word)) {
                Some((number, after)) => {
                    self.numbers = Some(number);
                    after
                }
                None => after,
            };
        }
    }

    /// A word on its own: a switch, or the name of a file.
    fn word(&mut self, word: &str) {
        if is_numbers(word) {
            self.numbers = self.numbers.or(self.first).or(Some(1));
        } else if matches!(word, "nolineno" | "no-line-numbers" | "nolinenos") {
            self.numbers = None;
        } else if self.file.is_empty() && word.contains('.') && is_file_name(word) {
            word.clone_into(&mut self.file);
        }
    }

    /// A key with its value; whether more lines may follow.
    fn value(&mut self, key: &str, value: &str) -> bool {
        match key {
            "title" | "file" | "filename" | "name" | "caption" => value.clone_into(&mut self.file),
            "hl_lines" | "mark_lines" | "highlight_lines" | "highlight" => {
                self.marked.extend(Lines::read(value).unwrap_or_default());
                return true;
            }
            "linenostart" | "startfrom" | "start" => {
                self.first = value.parse().ok();
                if self.numbers.is_some() {
                    self.numbers = self.first.or(self.numbers);
                }
            }
            _ if is_numbers(key) => {
                let shown = !matches!(value, "false" | "no" | "off" | "");
                let first = value.parse().ok().or(self.first).unwrap_or(1);
                self.numbers = shown.then_some(first);
            }
            _ => {}
        }
        false
    }
}

/// Where the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Outside,
    Braces,
}

fn ends_word(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, ',' | '{' | '}' | '[' | ':' | '=')
}

fn ends_item(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, ',' | '{' | '}' | '=')
}

/// The words by which line numbers are asked for.
fn is_numbers(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(
        word.trim_start_matches("show"),
        "linenos" | "linenums" | "lineno" | "linenumbers" | "line-numbers" | "numberlines"
    )
}

/// Whether a word between braces may name the language.
fn names(word: &str) -> bool {
    !word.starts_with('#') && !is_numbers(word.trim_start_matches('.'))
}

/// A value: quoted, in brackets, or up to the next space, comma or brace.
fn value(text: &str) -> (&str, &str) {
    if text.starts_with(['"', '\'']) {
        return value_of(text);
    }
    if let Some(inner) = text.strip_prefix('[') {
        return inner.split_once(']').unwrap_or((inner, ""));
    }
    text.split_at(text.find(ends_item).unwrap_or(text.len()))
}

fn is_file_name(word: &str) -> bool {
    word.chars().all(|character| character.is_alphanumeric() || "._-/@()[]".contains(character))
        && word.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(info: &str) -> (String, String, Option<usize>, String) {
        let read = Info::read(info);
        let lines = (1..30).filter(|line| read.marked.contains(*line));
        let lines = lines.map(|line| line.to_string()).collect::<Vec<_>>().join(" ");
        (read.language, read.file, read.numbers, lines)
    }

    #[test]
    fn info_strings() {
        let table = [
            ("", "", "", None, ""),
            ("JAVA", "JAVA", "", None, ""),
            ("c#", "c#", "", None, ""),
            ("c++", "c++", "", None, ""),
            ("한글", "한글", "", None, ""),
            ("language-rust", "rust", "", None, ""),
            ("rust,ignore", "rust", "", None, ""),
            ("js\" onx=\"1", "js\"", "", None, ""),
            // react.dev
            ("js {3} file.js", "js", "file.js", None, "3"),
            ("js {3-5,7} src/App.js active", "js", "src/App.js", None, "3 4 5 7"),
            ("js [[1, 4, \"<App />\"]]", "js", "", None, ""),
            ("js [[1, 4, \"a.b\"], [2, 4, \"c\"]] x.js", "js", "x.js", None, ""),
            // VitePress
            ("js{1,3-5} [config.ts]:line-numbers", "js", "config.ts", Some(1), "1 3 4 5"),
            ("ts:line-numbers=2 {1}", "ts", "", Some(2), "1"),
            ("ts:no-line-numbers", "ts", "", None, ""),
            ("sh [yarn 2 이상]", "sh", "yarn 2 이상", None, ""),
            // Docusaurus and its kin
            (
                "jsx {1,4-6} title=\"src/a b.jsx\" showLineNumbers",
                "jsx",
                "src/a b.jsx",
                Some(1),
                "1 4 5 6",
            ),
            ("jsx showLineNumbers=5", "jsx", "", Some(5), ""),
            ("jsx showLineNumbers{7} /word/", "jsx", "", Some(7), ""),
            ("js:title=a.js", "js", "a.js", None, ""),
            // MkDocs
            ("py hl_lines=\"2 3\" linenums=\"1\" title=\"a.py\"", "py", "a.py", Some(1), "2 3"),
            (
                "{.py3 title=\"a.py\" linenums=\"10\" hl_lines=\"2-4\"}",
                "py3",
                "a.py",
                Some(10),
                "2 3 4",
            ),
            ("{ .yaml .annotate }", "yaml", "", None, ""),
            ("title=\"a b.yml\"", "", "a b.yml", None, ""),
            ("yaml title=\"a b.yml\"", "yaml", "a b.yml", None, ""),
            // Hugo
            (
                "go {linenos=table,hl_lines=[8,\"15-17\"],linenostart=199}",
                "go",
                "",
                Some(199),
                "8 15 16 17",
            ),
            ("go {linenostart=3 linenos=inline}", "go", "", Some(3), ""),
            ("go {linenos=false}", "go", "", None, ""),
            ("go {linenos=table,hl_lines=8 15-17,linenostart=3}", "go", "", Some(3), "8 15 16 17"),
            // Zola, pandoc, Jekyll
            (
                "rust,linenos,linenostart=20,hl_lines=3 5-6 9,name=a.rs",
                "rust",
                "a.rs",
                Some(20),
                "3 5 6 9",
            ),
            ("{.python .numberLines startFrom=\"100\"}", "python", "", Some(100), ""),
            ("{.numberLines .haskell}", "haskell", "", Some(1), ""),
            ("{#a .py}", "py", "", None, ""),
            ("{r setup, echo=FALSE}", "r", "", None, ""),
            ("ruby linenos mark_lines=\"1 2\"", "ruby", "", Some(1), "1 2"),
        ];
        for (info, language, file, numbers, lines) in table {
            let expected = (language.to_owned(), file.to_owned(), numbers, lines.to_owned());
            assert_eq!(read(info), expected, "{info}");
        }
    }

    #[test]
    fn attribute_lists() {
        let mut info = Info::read("");
        info.add(&Attributes::words(".language-ruby .line-numbers file=\"a.rb\" hl_lines='2'"));
        assert_eq!((info.language.as_str(), info.file.as_str()), ("ruby", "a.rb"));
        assert_eq!(info.numbers, Some(1));
        assert!(info.marked.contains(2));
        info.add(&Attributes::words(".nolineno"));
        assert_eq!(info.numbers, None);
    }

    #[test]
    fn odd_ones_end() {
        let many = "{[=,:".repeat(20_000);
        for info in ["{", "[", "=", "a={", "{{{{", "[[", "a=[", "a=\"", "-", "{-}", many.as_str()] {
            let read = Info::read(info);
            assert_eq!(read.numbers, None, "{}", read.language);
        }
    }
}
