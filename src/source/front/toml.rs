//! TOML → [`Node`]s, with what can be read of a broken block.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::value::{Node, Table, Value};

/// What a block holds, and the first error in it: byte offset and reason.
pub(crate) fn parse(text: &str) -> (Table, Option<(usize, String)>) {
    let (root, errors) = DeTable::parse_recoverable(text);
    let error = errors.first().map(|error| {
        let at = error.span().map_or(0, |span: Range<usize>| span.start);
        (at, error.message().to_owned())
    });
    (table(root.get_ref()), error)
}

fn table(source: &DeTable<'_>) -> Table {
    let mut entries: Vec<_> = source.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let mut table = Table::default();
    for (key, value) in entries {
        table.insert(key.get_ref().to_string(), node(value));
    }
    table
}

fn node(source: &Spanned<DeValue<'_>>) -> Node {
    let value = match source.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Text(number.to_string()),
        DeValue::Float(number) => Value::Text(number.to_string()),
        DeValue::Boolean(yes) => Value::Text(yes.to_string()),
        DeValue::Datetime(moment) => Value::Text(moment.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(node).collect()),
        DeValue::Table(inner) => Value::Table(table(inner)),
    };
    Node { value, at: source.span().start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hugo_and_zola() {
        let (table, error) = parse(
            "title = \"글\"\ndate = 2023-05-08T22:15:00+09:00\ndraft = false\nweight = 3\n\
             tags = [\"AWS\", \"비용\"]\n[taxonomies]\ntags = [\"a\"]\n[author]\nname = \"도윤\"\n",
        );
        assert_eq!(error, None);
        assert_eq!(table.text(&["title"]).as_deref(), Some("글"));
        assert_eq!(table.text(&["date"]).as_deref(), Some("2023-05-08T22:15:00+09:00"));
        assert_eq!(table.flag(&["draft"]), Some(false));
        assert_eq!(table.get("tags").unwrap().flatten(), ["AWS", "비용"]);
        assert_eq!(table.get("taxonomies.tags").unwrap().flatten(), ["a"]);
        assert_eq!(table.text(&["author.name"]).as_deref(), Some("도윤"));
    }

    #[test]
    fn broken_blocks_give_what_they_can() {
        let (table, error) = parse("title = \"글\"\ndate = 어제\nweight = 3\n");
        assert_eq!(table.text(&["title"]).as_deref(), Some("글"));
        assert_eq!(error.unwrap().0, 21);
    }
}
