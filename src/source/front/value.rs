//! Front matter and configuration as one kind of value, whatever format they are written in.
//!
//! Scalars stay the text that their author wrote: a tag `1.10` is no number, a date `2024-05-03` no
//! moment, until a rule asks for one.

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    /// The value itself.
    pub(crate) value: Value,
    /// Byte offset in the text that was parsed.
    pub(crate) at: usize,
}

/// What may stand in front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing: `null`, `~` or no value at all.
    Null,
    /// Any scalar, as written.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

/// Keys and values in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table(Vec<(String, Node)>);

impl Table {
    /// Puts a value under a key; the value that stood there before, if any, comes back.
    pub(crate) fn insert(&mut self, key: String, node: Node) -> Option<Node> {
        let old = self.0.iter_mut().find(|(name, _)| *name == key);
        if let Some((_, value)) = old {
            return Some(std::mem::replace(value, node));
        }
        self.0.push((key, node));
        None
    }

    /// The value of a key, or of a dotted path of keys (`header.teaser`). Upper and lower case count
    /// as the same where the exact spelling is absent, as in Hugo. Nulls count as absent.
    pub(crate) fn get(&self, path: &str) -> Option<&Node> {
        let direct = self.entry(path);
        let found = direct.or_else(|| {
            let (first, rest) = path.split_once('.')?;
            self.entry(first)?.as_table()?.get(rest)
        });
        found.filter(|node| node.value != Value::Null)
    }

    /// The first of several keys that has a value.
    pub(crate) fn first(&self, paths: &[&str]) -> Option<&Node> {
        paths.iter().find_map(|path| self.get(path))
    }

    /// The first of several keys that has text which is not blank.
    pub(crate) fn text(&self, paths: &[&str]) -> Option<String> {
        paths.iter().find_map(|path| self.get(path)?.to_text())
    }

    /// The first of several keys that says yes or no.
    pub(crate) fn flag(&self, paths: &[&str]) -> Option<bool> {
        paths.iter().find_map(|path| self.get(path)?.to_bool())
    }

    /// Keys and values in the order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.0.iter().map(|(key, node)| (key.as_str(), node))
    }

    /// Takes over the entries of another table that this one lacks, also within tables that both
    /// have. A key without a value is an answer too. What comes from another file has no place in
    /// this one.
    pub(crate) fn fill_from(&mut self, defaults: &Table) {
        self.fill(defaults, |_| 0);
    }

    fn fill(&mut self, defaults: &Table, place: fn(usize) -> usize) {
        for (key, node) in &defaults.0 {
            let own = self.0.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case(key));
            match (own, &node.value) {
                (None, value) => {
                    self.0.push((key.clone(), Node { value: value.clone(), at: place(node.at) }));
                }
                (Some((_, Node { value: Value::Table(own), .. })), Value::Table(inner)) => {
                    own.fill(inner, place);
                }
                (Some(_), _) => {}
            }
        }
    }

    /// Takes over what stands in tables of this one that only say whose business it is: Zola's
    /// `[extra]`, Hugo's `params`.
    pub(crate) fn lift(&mut self, keys: &[&str]) {
        for key in keys {
            if let Some(inner) = self.get(key).and_then(Node::as_table).cloned() {
                self.fill(&inner, |at| at);
            }
        }
    }

    /// Drops keys.
    pub(crate) fn remove(&mut self, keys: &[&str]) {
        self.0.retain(|(name, _)| !keys.contains(&name.as_str()));
    }

    fn entry(&self, key: &str) -> Option<&Node> {
        let exact = self.0.iter().find(|(name, _)| name == key);
        exact
            .or_else(|| self.0.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)))
            .map(|(_, node)| node)
    }
}

impl Node {
    /// A scalar.
    pub(crate) fn text(text: impl Into<String>, at: usize) -> Self {
        Self { value: Value::Text(text.into()), at }
    }

    /// The table, if it is one.
    pub(crate) fn as_table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Its items: those of a list, or the value alone.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            Value::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// The value as one line of text, white space collapsed; `None` where nothing is left. A list is
    /// written out again: `title: [회고]` means brackets.
    pub(crate) fn to_text(&self) -> Option<String> {
        let text = match &self.value {
            Value::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Value::List(items) => {
                let parts: Vec<String> = items.iter().filter_map(Self::to_text).collect();
                if parts.is_empty() {
                    return None;
                }
                format!("[{}]", parts.join(", "))
            }
            Value::Null | Value::Table(_) => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    /// Yes or no in the spellings of YAML 1.1, quoted or not.
    pub(crate) fn to_bool(&self) -> Option<bool> {
        let Value::Text(text) = &self.value else {
            return None;
        };
        match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "y" | "1" => Some(true),
            "false" | "no" | "off" | "n" | "0" => Some(false),
            _ => None,
        }
    }

    /// All texts below, lists within lists flattened. A table gives what it calls its label or name.
    pub(crate) fn flatten(&self) -> Vec<String> {
        match &self.value {
            Value::Null => Vec::new(),
            Value::Text(_) => self.to_text().into_iter().collect(),
            Value::List(items) => items.iter().flat_map(Self::flatten).collect(),
            Value::Table(table) => table.text(&["label", "name", "title"]).into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_ups() {
        let mut inner = Table::default();
        inner.insert("teaser".into(), Node::text("/a.png", 9));
        let mut table = Table::default();
        table.insert("Title".into(), Node::text(" 제목 \n 둘째 줄 ", 0));
        table.insert("empty".into(), Node::text("  ", 0));
        table.insert("header".into(), Node { value: Value::Table(inner), at: 5 });
        table.insert("nothing".into(), Node { value: Value::Null, at: 0 });
        assert_eq!(table.text(&["empty", "nothing", "title"]).as_deref(), Some("제목 둘째 줄"));
        assert_eq!(table.text(&["header.teaser"]).as_deref(), Some("/a.png"));
        assert_eq!(table.get("nothing"), None);
        assert!(table.insert("empty".into(), Node::text("x", 0)).is_some());
    }

    #[test]
    fn gaps_are_filled_at_any_depth() {
        let mut own = Table::default();
        let mut header = Table::default();
        header.insert("caption".into(), Node::text("글", 3));
        own.insert("header".into(), Node { value: Value::Table(header.clone()), at: 2 });
        own.insert("empty".into(), Node { value: Value::Null, at: 9 });
        let mut defaults = Table::default();
        header.insert("teaser".into(), Node::text("/t.png", 70));
        header.insert("caption".into(), Node::text("다른 글", 71));
        defaults.insert("header".into(), Node { value: Value::Table(header), at: 72 });
        defaults.insert("empty".into(), Node::text("x", 73));
        own.fill_from(&defaults);
        assert_eq!(own.text(&["header.caption"]).as_deref(), Some("글"));
        assert_eq!(own.get("header.teaser"), Some(&Node::text("/t.png", 0)));
        assert_eq!(own.get("empty"), None);
        own.lift(&["header"]);
        assert_eq!(own.get("caption"), Some(&Node::text("글", 3)));
    }

    #[test]
    fn yes_and_no() {
        let table = [
            ("true", Some(true)),
            ("Yes", Some(true)),
            (" off ", Some(false)),
            ("FALSE", Some(false)),
            ("2024-05-03", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(Node::text(text, 0).to_bool(), expected, "{text:?}");
        }
    }
}
