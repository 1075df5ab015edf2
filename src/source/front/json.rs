//! JSON → [`Node`]s: Hugo's `{ … }` and Hexo's `… ;;;`.

use serde_json::Value as Json;

use super::value::{Node, Table, Value};

/// The table that a text starts with and the byte offset behind it.
pub(crate) fn parse_prefix(text: &str) -> Option<(Table, usize)> {
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Json>();
    match stream.next() {
        Some(Ok(Json::Object(object))) => Some((table(text, object), stream.byte_offset())),
        _ => None,
    }
}

/// Parses a whole block, with or without the braces around it. The error is a byte offset in the
/// block and a reason.
pub(crate) fn parse(text: &str) -> Result<Table, (usize, String)> {
    let bare = !text.trim_start().starts_with('{');
    let wrapped = if bare { format!("{{{text}}}") } else { text.to_owned() };
    match serde_json::from_str::<Json>(&wrapped) {
        Ok(Json::Object(object)) => Ok(table(text, object)),
        Ok(_) => Err((0, "not an object".to_owned())),
        Err(error) => {
            let line_start: usize = wrapped
                .split_inclusive('\n')
                .take(error.line().saturating_sub(1))
                .map(str::len)
                .sum();
            let at = line_start + error.column().saturating_sub(1);
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            Err((at.saturating_sub(usize::from(bare)), reason.to_owned()))
        }
    }
}

fn table(text: &str, object: serde_json::Map<String, Json>) -> Table {
    let mut table = Table::default();
    for (key, json) in object {
        // The parser keeps no places; the key's own is near enough.
        let at = text.find(&format!("\"{key}\"")).unwrap_or_default();
        table.insert(key, node(json, at));
    }
    table
}

fn node(json: Json, at: usize) -> Node {
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(yes) => Value::Text(yes.to_string()),
        Json::Number(number) => Value::Text(number.to_string()),
        Json::String(text) => Value::Text(text),
        Json::Array(items) => Value::List(items.into_iter().map(|item| node(item, at)).collect()),
        Json::Object(object) => {
            let mut inner = Table::default();
            for (key, json) in object {
                inner.insert(key, node(json, at));
            }
            Value::Table(inner)
        }
    };
    Node { value, at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_at_the_start() {
        let text = "{\n \"title\": \"글\",\n \"tags\": [\"a\"], \"x\": null\n}\n\n본문 {x}";
        let (table, end) = parse_prefix(text).unwrap();
        assert_eq!(table.text(&["title"]).as_deref(), Some("글"));
        assert_eq!(table.get("x"), None);
        assert_eq!(text.get(end..), Some("\n\n본문 {x}"));
        for other in ["{% raw %}", "{/* note */}", "{: .notice}", "{\"open\": "] {
            assert_eq!(parse_prefix(other), None, "{other}");
        }
    }

    #[test]
    fn blocks() {
        let table = parse("\"title\": \"글\",\n\"date\": \"2013/7/13 20:46:25\"\n").unwrap();
        assert_eq!(table.text(&["date"]).as_deref(), Some("2013/7/13 20:46:25"));
        let (at, reason) = parse("\"title\": \"글\"\n\"date\": 1").unwrap_err();
        assert_eq!((at, reason.as_str()), (15, "expected `,` or `}`"));
    }
}
