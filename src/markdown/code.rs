//! Code blocks: what an info string says, and the HTML of the code itself.

use super::html;

/// What an info string says, in any dialect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Info {
    /// The language in lower case, fit for a class; empty where none is named.
    pub(super) language: String,
    /// The name of the file that the code comes from.
    pub(super) file: String,
}

impl Info {
    /// Reads `JAVA`, `c#`, `js {3} file.js`, `js{1,3-5} [file]:line-numbers`, `{.python .x}`,
    /// `rust,ignore`, `yaml title="a.yml"`.
    pub(super) fn read(info: &str) -> Self {
        let info = info.trim();
        let braced = info.strip_prefix('{').map(|inner| inner.trim_start_matches(['.', ' ']));
        let start = braced.unwrap_or(info);
        let end = start
            .find(|character: char| {
                character.is_whitespace() || matches!(character, ',' | '{' | '}' | '[' | ':' | '=')
            })
            .unwrap_or(start.len());
        let (word, rest) = start.split_at(end);
        let named_value = rest.starts_with('=');
        let language = if named_value { String::new() } else { language(word) };
        let file = file_name(if named_value { info } else { rest });
        Self { language, file }
    }
}

/// The language's name as a class may bear it.
fn language(word: &str) -> String {
    let name: String = word
        .trim_start_matches("language-")
        .to_lowercase()
        .chars()
        .filter(|character| character.is_alphanumeric() || "+#-._".contains(*character))
        .take(40)
        .collect();
    name.replace('#', "sharp")
}

/// A file name among the rest of an info string.
fn file_name(rest: &str) -> String {
    for key in ["title=", "file=", "filename="] {
        if let Some((_, value)) = rest.split_once(key) {
            return super::attributes::value_of(value).0.to_owned();
        }
    }
    let bracketed = rest.split_once('[').and_then(|(_, after)| after.split_once(']'));
    if let Some((name, _)) = bracketed.filter(|(name, _)| is_file_name(name)) {
        return name.to_owned();
    }
    rest.split_whitespace()
        .find(|word| word.contains('.') && is_file_name(word))
        .unwrap_or_default()
        .to_owned()
}

fn is_file_name(word: &str) -> bool {
    word.chars().all(|character| character.is_alphanumeric() || "._-/@()[]".contains(character))
        && word.chars().any(char::is_alphabetic)
}

/// The label to show for a language.
pub(super) fn label(language: &str) -> String {
    language.replace("csharp", "c#").replace("fsharp", "f#")
}

/// The HTML of the code itself. Highlighting at build time has its seam here: whatever it makes is
/// put in after sanitising, so it must escape all text.
pub(super) fn code_html(_language: &str, code: &str) -> String {
    let mut out = String::with_capacity(code.len() + code.len() / 8);
    html::push_escaped(&mut out, code);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn info_strings() {
        let table = [
            ("", "", ""),
            ("JAVA", "java", ""),
            ("c#", "csharp", ""),
            ("c++", "c++", ""),
            ("js {3} file.js", "js", "file.js"),
            ("js src/App.js active", "js", "src/App.js"),
            ("js{1,3-5} [config.ts]:line-numbers", "js", "config.ts"),
            ("yaml title=\"a b.yml\"", "yaml", "a b.yml"),
            ("title=\"a b.yml\"", "", "a b.yml"),
            ("rust,ignore", "rust", ""),
            ("js [[1, 4, \"<App />\"]]", "js", ""),
            ("{.python .numberLines}", "python", ""),
            ("js\" onx=\"1", "js", ""),
            ("한글", "한글", ""),
        ];
        for (info, language, file) in table {
            let read = Info::read(info);
            assert_eq!((read.language.as_str(), read.file.as_str()), (language, file), "{info}");
        }
    }
}
