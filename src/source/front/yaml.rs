//! YAML → [`Node`]s, by events: scalars keep their spelling and every value its place.

use std::collections::BTreeMap;

use serde_saphyr::granit_parser::{Event, Options, Parser, ScalarStyle, Span, StructureStyle};

use super::value::{Node, Table, Value};

/// Nesting that no front matter needs; it also keeps everything that walks values off the stack's end.
const MAX_DEPTH: usize = 24;

/// Values in one block, those that aliases repeat included.
const MAX_NODES: usize = 20_000;

/// A block that was understood.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// Its keys and values; empty for an empty block.
    pub(crate) table: Table,
    /// Keys that stand twice, with the byte offset of the second; the last one counts.
    pub(crate) duplicates: Vec<(String, usize)>,
}

/// Why a block was not understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It is YAML, but no table: prose between two rules.
    NoTable,
    /// It is broken at a byte offset, for a reason.
    Broken(usize, String),
}

/// Parses a block as a table. Only its first YAML document counts.
pub(crate) fn parse(text: &str) -> Result<Parsed, Failure> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    options.disallow_directives = true;
    let mut reader = Reader {
        text,
        events: Parser::new_from_str_with_options(text, options),
        anchors: BTreeMap::new(),
        duplicates: Vec::new(),
        nodes: 0,
    };
    loop {
        let Some((event, span)) = reader.next()? else {
            return Ok(Parsed { table: Table::default(), duplicates: Vec::new() });
        };
        if matches!(event, Event::StreamStart | Event::DocumentStart(..)) {
            continue;
        }
        let root = reader.node(event, span, 0)?;
        return match root.value {
            Value::Table(table) => Ok(Parsed { table, duplicates: reader.duplicates }),
            Value::Null => Ok(Parsed { table: Table::default(), duplicates: Vec::new() }),
            Value::Text(_) | Value::List(_) => Err(Failure::NoTable),
        };
    }
}

struct Reader<'text> {
    text: &'text str,
    events: Parser<'text, serde_saphyr::granit_parser::StrInput<'text>>,
    anchors: BTreeMap<usize, (Node, usize)>,
    duplicates: Vec<(String, usize)>,
    nodes: usize,
}

impl<'text> Reader<'text> {
    fn next(&mut self) -> Result<Option<(Event<'text>, Span)>, Failure> {
        match self.events.next() {
            None | Some(Ok((Event::StreamEnd, _))) => Ok(None),
            Some(Ok(event)) => Ok(Some(event)),
            Some(Err(error)) => Err(Failure::Broken(
                error.marker().byte_offset().unwrap_or(self.text.len()),
                error.info(),
            )),
        }
    }

    fn expect(&mut self) -> Result<(Event<'text>, Span), Failure> {
        self.next()?
            .ok_or_else(|| Failure::Broken(self.text.len(), "the block ends too early".to_owned()))
    }

    fn count(&mut self, nodes: usize, at: usize) -> Result<(), Failure> {
        self.nodes = self.nodes.saturating_add(nodes);
        if self.nodes > MAX_NODES {
            return Err(Failure::Broken(at, format!("more than {MAX_NODES} values in one block")));
        }
        Ok(())
    }

    /// The node that an event starts.
    fn node(&mut self, event: Event<'text>, span: Span, depth: usize) -> Result<Node, Failure> {
        let at = span.start.byte_offset().unwrap_or_default();
        let before = self.nodes;
        self.count(1, at)?;
        if depth > MAX_DEPTH {
            return Err(Failure::Broken(at, "too many levels".to_owned()));
        }
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => (scalar(&text, style), anchor),
            Event::SequenceStart(_, anchor, _) => (self.list(depth)?, anchor),
            Event::MappingStart(style, anchor, _) => (self.table(style, at, depth)?, anchor),
            Event::Alias(anchor) => {
                let Some((node, size)) = self.anchors.get(&anchor).cloned() else {
                    return Err(Failure::Broken(at, "an alias of itself".to_owned()));
                };
                self.count(size, at)?;
                return Ok(Node { at, ..node });
            }
            _ => (Value::Null, 0),
        };
        let node = Node { value, at };
        if anchor != 0 {
            let size = self.nodes - before;
            self.count(size, at)?;
            self.anchors.insert(anchor, (node.clone(), size));
        }
        Ok(node)
    }

    fn list(&mut self, depth: usize) -> Result<Value, Failure> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.expect()?;
            if event == Event::SequenceEnd {
                return Ok(Value::List(items));
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn table(&mut self, style: StructureStyle, at: usize, depth: usize) -> Result<Value, Failure> {
        let mut table = Table::default();
        loop {
            let (event, span) = self.expect()?;
            if event == Event::MappingEnd {
                let end = span.end.byte_offset().unwrap_or(at);
                let raw = self.text.get(at..end).unwrap_or_default();
                // `{{title}}` is a table in a table to YAML and a placeholder to its author.
                return Ok(if style == StructureStyle::Flow && raw.starts_with("{{") {
                    Value::Text(raw.trim_end().to_owned())
                } else {
                    Value::Table(table)
                });
            }
            let key = self.node(event, span, depth + 1)?;
            let (event, span) = self.expect()?;
            let value = self.node(event, span, depth + 1)?;
            let Some(name) = key.to_text() else {
                continue;
            };
            if table.insert(name.clone(), value).is_some() {
                self.duplicates.push((name, key.at));
            }
        }
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    let null = matches!(text, "" | "~" | "null" | "Null" | "NULL");
    if style == ScalarStyle::Plain && null { Value::Null } else { Value::Text(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        parse(text).unwrap_or_else(|failure| panic!("{text:?}: {failure:?}")).table
    }

    #[test]
    fn yaml_as_it_really_is() {
        let read = table(
            "layout  : wiki\ntitle   :\ntag     : a b\nparent  : [[/x/y]]\nversion: 1.10\n\
             date    : 2024-05-03 1:02:03 +0900\nsummary: 쉼표, 콜론:없음\ntags:\n  - [A, B c]\nq: \"\"\n",
        );
        assert_eq!(read.text(&["layout"]).as_deref(), Some("wiki"));
        assert_eq!(read.get("title"), None);
        assert_eq!(read.text(&["version"]).as_deref(), Some("1.10"));
        assert_eq!(read.text(&["date"]).as_deref(), Some("2024-05-03 1:02:03 +0900"));
        assert_eq!(read.text(&["summary"]).as_deref(), Some("쉼표, 콜론:없음"));
        assert_eq!(read.get("parent").unwrap().flatten(), ["/x/y"]);
        assert_eq!(read.get("tags").unwrap().flatten(), ["A", "B c"]);
        assert_eq!(read.text(&["q"]), None);
    }

    #[test]
    fn placeholders_stay_text() {
        let read = table("title: {{title}}\nmap: {a: b}\n");
        assert_eq!(read.text(&["title"]).as_deref(), Some("{{title}}"));
        assert_eq!(read.text(&["map.a"]).as_deref(), Some("b"));
    }

    #[test]
    fn what_is_no_table() {
        assert_eq!(table(""), Table::default());
        assert_eq!(table("# only a comment\n"), Table::default());
        for prose in ["Some text.\n", "- a\n- b\n"] {
            assert_eq!(parse(prose).unwrap_err(), Failure::NoTable, "{prose:?}");
        }
    }

    #[test]
    fn broken_blocks_have_a_place() {
        let table = [
            ("title: a: b\n", 8),
            ("a: 1\n\tb: 2\n", 5),
            ("title: [DB] Key\n", 12),
            ("title: *강조*\n", 7),
        ];
        for (text, expected) in table {
            match parse(text) {
                Err(Failure::Broken(at, _)) => {
                    assert!(at.abs_diff(expected) <= 4, "{text:?}: {at}");
                }
                other => panic!("{text:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn the_last_of_two_keys_counts() {
        let parsed = parse("a: 1\nb: 2\na: 3\n").unwrap();
        assert_eq!(parsed.table.text(&["a"]).as_deref(), Some("3"));
        assert_eq!(parsed.duplicates, [("a".to_owned(), 10)]);
    }

    #[test]
    fn bombs_are_refused() {
        let levels = (1..9).map(|level| {
            let below = format!("*a{}, ", level - 1).repeat(10);
            format!("a{level}: &a{level} [{below}]\n")
        });
        let bomb = format!("a0: &a0 [x, x, x, x]\n{}", levels.collect::<String>());
        let deep = format!("a: {}\n", "[".repeat(50_000));
        let wide = format!("a: [{}]\n", "x,".repeat(50_000));
        for text in [bomb, deep, wide] {
            assert!(matches!(parse(&text), Err(Failure::Broken(..))));
        }
        let alias = table("a: &x [1, 2]\nb: *x\n");
        assert_eq!(alias.get("b").unwrap().flatten(), ["1", "2"]);
    }
}
