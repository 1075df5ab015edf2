//! Configuration that is a program: the few literal strings in it that tell about the site.
//!
//! Nothing is run. [`value`] looks for `key: 'text'` outside of comments and strings.

/// The text of a key, or of a path of keys (`docs.path`) that may stand inside of others; the least
/// nested one counts.
pub(crate) fn value(text: &str, path: &str) -> Option<String> {
    let wanted: Vec<&str> = path.split('.').collect();
    entries(text)
        .into_iter()
        .filter(|(keys, _)| {
            keys.ends_with(&wanted.iter().map(|&key| key.to_owned()).collect::<Vec<_>>())
        })
        .min_by_key(|(keys, _)| keys.len())
        .map(|(_, value)| value)
}

/// Every `key: 'text'`, with the keys around it.
fn entries(text: &str) -> Vec<(Vec<String>, String)> {
    let mut entries = Vec::new();
    let mut open: Vec<Option<String>> = Vec::new();
    let mut key: Option<String> = None;
    let mut word = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        rest = after;
        match first {
            '/' if after.starts_with('/') => {
                rest = after.find('\n').and_then(|at| after.get(at..)).unwrap_or_default();
            }
            '/' if after.starts_with('*') => {
                rest = after.split_once("*/").map_or("", |(_, behind)| behind);
            }
            '\'' | '"' | '`' => {
                let (value, behind) = string(after, first);
                rest = behind;
                match key.take() {
                    Some(name) => {
                        let mut keys: Vec<String> = open.iter().flatten().cloned().collect();
                        keys.push(name);
                        entries.push((keys, value));
                        word.clear();
                    }
                    // A key in quotes, perhaps.
                    None => word = value,
                }
            }
            ':' => key = (!word.is_empty()).then(|| std::mem::take(&mut word)),
            '{' | '[' | '(' => {
                open.push(key.take());
                word.clear();
            }
            '}' | ']' | ')' => {
                open.pop();
                key = None;
                word.clear();
            }
            ',' | ';' => {
                key = None;
                word.clear();
            }
            _ if first.is_alphanumeric() || matches!(first, '_' | '$') => {
                word.push(first);
            }
            _ if first.is_whitespace() => {}
            _ => word.clear(),
        }
    }
    entries
}

/// A string literal and what follows its closing mark.
fn string(text: &str, mark: char) -> (String, &str) {
    let mut value = String::new();
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        if escaped {
            value.push(if character == 'n' { '\n' } else { character });
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == mark {
            return (value, text.get(at + character.len_utf8()..).unwrap_or_default());
        } else {
            value.push(character);
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals() {
        let text = "// title: 'no'\nconst config = {\n  title: 'It\\'s 나',\n  /* url: 'no' */ url: \"https://a.example\",\n  \
                    baseUrl: '/b/', onBrokenLinks: throws ? 'x' : 'y',\n  presets: [['classic', { docs: { path: 'handbook', routeBasePath: '/' }, \
                    blog: { 'path': `notes` } }]],\n  themeConfig: { navbar: { title: 'inner' } },\n};\n";
        let table = [
            ("title", Some("It's 나")),
            ("url", Some("https://a.example")),
            ("baseUrl", Some("/b/")),
            ("docs.path", Some("handbook")),
            ("docs.routeBasePath", Some("/")),
            ("blog.path", Some("notes")),
            ("navbar.title", Some("inner")),
            ("tagline", None),
        ];
        for (path, expected) in table {
            assert_eq!(value(text, path).as_deref(), expected, "{path}");
        }
        assert_eq!(
            value("export default defineConfig({ lang: 'ko-KR', })", "lang").as_deref(),
            Some("ko-KR")
        );
        assert_eq!(value("title: 'open", "title").as_deref(), Some("open"));
    }
}
