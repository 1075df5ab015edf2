//! `[[source]]` of `site.toml`: what its author knows better of a folder than can be told from it.

use crate::model::Kind;

use super::super::findings::Findings;
use super::super::front::value::{Node, Table, Value};
use super::super::layout::strip;
use super::super::position::locate;
use super::super::{Dialect, Severity};

/// The dialects by the names that they go by.
const DIALECTS: &[(&str, Dialect)] = &[
    ("plain", Dialect::Plain),
    ("jekyll", Dialect::Jekyll),
    ("wiki", Dialect::Wiki),
    ("hugo", Dialect::Hugo),
    ("obsidian", Dialect::Obsidian),
    ("mdx", Dialect::Mdx),
    ("mkdocs", Dialect::MkDocs),
];

const KINDS: &[(&str, Kind)] = &[("post", Kind::Post), ("wiki", Kind::Wiki), ("page", Kind::Page)];

const KEYS: &[&str] = &["path", "dialect", "kind", "defaults"];

/// One `[[source]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// The file or folder that it speaks of, relative to the content folder; empty for all of it.
    pub(crate) path: String,
    /// The dialect of its documents.
    pub(crate) dialect: Option<Dialect>,
    /// What sort of documents they are.
    pub(crate) kind: Option<Kind>,
    /// Front matter that its documents need not repeat.
    pub(crate) defaults: Table,
    /// Where the path is written down: line and column of `site.toml`.
    pub(crate) place: (usize, usize),
}

impl Rule {
    /// Whether the rule speaks of a file.
    pub(crate) fn fits(&self, file: &str) -> bool {
        file == self.path || strip(file, &self.path).is_some()
    }
}

/// Reads one entry; what is wrong with it is reported, and the rest of it counts.
pub(crate) fn read(item: &Node, text: &str, findings: &mut Findings) -> Option<Rule> {
    let mut report = Report { text, findings };
    let Some(table) = item.as_table() else {
        let hint = "write `[[source]]`, then `path = \"notes\"` and `dialect = \"obsidian\"`";
        report.bad(item, "an entry of `source` is a table", hint);
        return None;
    };
    let mut rule = Rule {
        path: String::new(),
        dialect: table.get("dialect").and_then(|node| report.one_of(DIALECTS, "dialect", node)),
        kind: table.get("kind").and_then(|node| report.one_of(KINDS, "kind", node)),
        defaults: Table::default(),
        place: locate(text, item.at),
    };
    if let Some(node) = table.get("defaults") {
        match &node.value {
            Value::Table(defaults) => rule.defaults = defaults.clone(),
            _ => report.bad(
                node,
                "`defaults` is a table of front matter",
                "write `[source.defaults]`, then `tags = [\"일기\"]`",
            ),
        }
    }
    for (key, node) in table.iter() {
        if !KEYS.contains(&key) {
            report.unknown(key, node);
        }
    }
    let Some(node) = table.get("path") else {
        let hint = "write `path = \"notes\"`, or `path = \".\"` for the whole content folder";
        report.bad(item, "an entry of `source` needs a path", hint);
        return None;
    };
    let path = node.to_text().as_deref().and_then(inside);
    if path.as_ref().is_some_and(|path| path.split('/').any(|part| part.starts_with('.'))) {
        let hint = "what starts with a dot is never read; rename it";
        report.bad(node, "`path` is hidden", hint);
        return None;
    }
    let Some(path) = path else {
        let hint = "write a folder below it, such as `notes`, or `.` for all of it";
        report.bad(node, "`path` leads out of the content folder", hint);
        return None;
    };
    rule.path = path;
    rule.place = locate(text, node.at);
    Some(rule)
}

/// Where what is wrong goes.
struct Report<'run> {
    text: &'run str,
    findings: &'run mut Findings,
}

impl Report<'_> {
    fn bad(&mut self, node: &Node, message: &str, hint: &str) {
        let place = locate(self.text, node.at);
        self.findings.add(Severity::Warning, "bad-setting", place, message, hint);
    }

    fn unknown(&mut self, key: &str, node: &Node) {
        // The value's place is known; its key is the first word of that line.
        let (line, _) = locate(self.text, node.at);
        self.findings.add(
            Severity::Warning,
            "unknown-setting",
            (line, 1),
            format!("`{key}` is no setting of a source"),
            format!("known are: {}", KEYS.join(", ")),
        );
    }

    /// The value of a name; another name is reported with all that there are.
    fn one_of<T: Copy>(&mut self, known: &[(&str, T)], key: &str, node: &Node) -> Option<T> {
        let name = node.to_text().unwrap_or_default().to_lowercase();
        let found = known.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let message = format!("`{name}` is no {key}");
            self.bad(node, &message, &format!("known are: {}", names.join(", ")));
        }
        found
    }
}

/// A path below the content folder, without `.` and slashes around it; `None` where it leads out.
fn inside(path: &str) -> Option<String> {
    let parts: Vec<&str> =
        path.split(['/', '\\']).filter(|part| !matches!(*part, "" | ".")).collect();
    let out = parts.contains(&"..") || path.contains(':');
    (!out).then(|| super::super::decode::nfc(&parts.join("/")).into_owned())
}

#[cfg(test)]
mod tests {
    use super::super::super::front::toml;
    use super::*;

    type Found = (&'static str, usize, usize);

    fn rules(text: &str) -> (Vec<Rule>, Vec<Found>) {
        let (table, error) = toml::parse(text);
        assert_eq!(error, None, "{text}");
        let mut findings = Findings::new("site.toml");
        let items = table.get("source").unwrap().items();
        let rules = items.iter().filter_map(|item| read(item, text, &mut findings)).collect();
        let found = findings.into_vec();
        (rules, found.iter().map(|one| (one.code, one.line, one.column)).collect())
    }

    #[test]
    fn entries() {
        let (rules, found) = rules(
            "[[source]]\npath = \"./notes/\"\ndialect = \"Obsidian\"\nkind = \"wiki\"\n[source.defaults]\ntags = [\"a\"]\n\
             [[source]]\npath = \".\"\n",
        );
        assert_eq!(found, []);
        assert_eq!(rules[0].path, "notes");
        assert_eq!((rules[0].dialect, rules[0].kind), (Some(Dialect::Obsidian), Some(Kind::Wiki)));
        assert_eq!(rules[0].defaults.get("tags").unwrap().flatten(), ["a"]);
        assert!(rules[0].fits("notes/a/b.md") && !rules[0].fits("notes.md"));
        assert!(rules[1].fits("a.md") && rules[1].path.is_empty());
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        let table: [(&str, &[Found], usize); 7] = [
            ("[[source]]\npath = \"a/.git\"\n", &[("bad-setting", 2, 8)], 0),
            ("source = [1]\n", &[("bad-setting", 1, 11)], 0),
            ("[[source]]\ndialect = \"mdx\"\n", &[("bad-setting", 1, 1)], 0),
            ("[[source]]\npath = \"../x\"\n", &[("bad-setting", 2, 8)], 0),
            ("[[source]]\npath = \"a\"\ndialect = \"rst\"\n", &[("bad-setting", 3, 11)], 1),
            (
                "[[source]]\npath = \"a\"\nkind = 3\ndefaults = 1\n",
                &[("bad-setting", 3, 8), ("bad-setting", 4, 12)],
                1,
            ),
            ("[[source]]\npath = \"a\"\ncolour = 3\n", &[("unknown-setting", 3, 1)], 1),
        ];
        for (text, expected, kept) in table {
            let (rules, found) = rules(text);
            assert_eq!(found, expected, "{text}");
            assert_eq!(rules.len(), kept, "{text}");
        }
    }
}
