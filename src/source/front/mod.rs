//! Front matter: cut off, parsed, merged into one vocabulary.
//!
//! Enter at [`take`] (text → table and body) and [`merge::merge`] (table → what the document says of
//! itself). Broken front matter never costs the body: what can be read of it counts, the rest is
//! reported.

pub(crate) mod cut;
pub(crate) mod exported;
pub(crate) mod json;
pub(crate) mod merge;
mod pictures;
pub(crate) mod routes;
pub(crate) mod salvage;
pub(crate) mod terms;
pub(crate) mod toml;
pub(crate) mod value;
pub(crate) mod visibility;
pub(crate) mod yaml;

use cut::{Cut, Format, cut};
use value::Table;

use super::Severity;
use super::findings::Findings;
use super::position::locate;

/// Front matter beyond this is not read.
const MAX_BYTES: usize = 64 * 1024;

/// A file's front matter and body.
#[derive(Clone, Debug, Default)]
pub(crate) struct Front {
    /// How it is written.
    pub(crate) format: Format,
    /// Its keys and values.
    pub(crate) table: Table,
    /// The block itself, to find places in.
    block: String,
    /// The line of the file, from 1, on which the block starts.
    line: usize,
    /// What follows it.
    pub(crate) body: String,
    /// The line of the file, from 1, on which the body starts.
    pub(crate) body_line: usize,
}

impl Front {
    /// The line and column in the file of a byte offset in the block.
    pub(crate) fn place(&self, at: usize) -> (usize, usize) {
        let (line, column) = locate(&self.block, at);
        (self.line + line - 1, column)
    }
}

/// Cuts a text into front matter and body.
pub(crate) fn take(mut text: String, findings: &mut Findings) -> Front {
    let Some(cut) = cut(&text) else {
        return without(text);
    };
    let mut front = Front {
        format: cut.format,
        block: text.get(cut.start..cut.end).unwrap_or_default().to_owned(),
        line: locate(&text, cut.start).0,
        body_line: locate(&text, cut.body).0,
        ..Front::default()
    };
    let Some(table) = read_block(&front, cut, findings) else {
        return without(text);
    };
    front.table = table;
    front.body = text.split_off(cut.body);
    front
}

fn without(text: String) -> Front {
    Front { body: text, body_line: 1, line: 1, ..Front::default() }
}

/// The table in a block; `None` where it is no front matter after all.
fn read_block(front: &Front, cut: Cut, findings: &mut Findings) -> Option<Table> {
    let block = front.block.as_str();
    let keyed = block
        .lines()
        .find(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .is_some_and(|line| salvage::key_of(line).is_some());
    if !cut.closed && !keyed {
        return None;
    }
    if block.len() > MAX_BYTES {
        if cut.format == Format::Yaml && !keyed {
            return None;
        }
        findings.add(
            Severity::Error,
            "front-matter-too-large",
            front.place(0),
            format!("the front matter has {} KiB, more than is read", block.len() / 1024),
            "keep front matter below 64 KiB; move data into the body or a file of its own",
        );
        return Some(Table::default());
    }
    if !cut.closed {
        findings.add(
            Severity::Error,
            "unclosed-front-matter",
            front.place(0),
            "the front matter has no closing line",
            "put a line `---` behind the last key",
        );
    }
    let (table, error) = match cut.format {
        Format::None => return None,
        Format::Toml => toml::parse(block),
        Format::Json => match json::parse(block) {
            Ok(table) => (table, None),
            Err(error) => (salvage::salvage(block), Some(error)),
        },
        Format::Yaml => match yaml::parse(block) {
            Ok(parsed) => {
                for (key, at) in parsed.duplicates {
                    findings.add(
                        Severity::Warning,
                        "duplicate-key",
                        front.place(at),
                        format!("`{key}` stands here for the second time; the last one counts"),
                        "keep one of them",
                    );
                }
                (parsed.table, None)
            }
            Err(yaml::Failure::Broken(at, reason)) if keyed => {
                (salvage::salvage(block), Some((at, reason)))
            }
            Err(_) => return None,
        },
    };
    if let Some((at, reason)) = error {
        findings.add(
            Severity::Error,
            "broken-front-matter",
            front.place(at),
            format!("the front matter is not valid {}: {reason}", name(cut.format)),
            hint(block, at, cut.format),
        );
    }
    Some(table)
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Yaml | Format::None => "YAML",
        Format::Toml => "TOML",
        Format::Json => "JSON",
    }
}

/// What most probably helps, by what stands at and right before the place.
fn hint(block: &str, at: usize, format: Format) -> &'static str {
    const OTHER: &str = "lines that could be read count, the others were left aside";
    if format != Format::Yaml {
        return OTHER;
    }
    let (line, _) = locate(block, at);
    let near = || block.lines().skip(line.saturating_sub(2)).take(2);
    let value_starts_with = |marks: &[char]| {
        near().any(|line| {
            line.split_once(':').is_some_and(|(_, value)| value.trim_start().starts_with(marks))
        })
    };
    if near().any(|line| line.contains('\t')) {
        "YAML takes no tabs: indent with spaces"
    } else if value_starts_with(&['[', '{', '@', '`', '*', '&', '%', '!', '|', '>']) {
        "a value that starts with one of [ { @ ` * & % ! | > needs quotes around it"
    } else if near().any(|line| line.matches(['"', '\'']).count() == 1) {
        "a quotation mark that opens a value has to close it"
    } else if near().any(|line| line.matches(": ").count() > 1) {
        "a value with a colon and a space in it needs quotes around it"
    } else {
        OTHER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Found = (&'static str, usize, usize);

    fn read(text: &str) -> (Front, Vec<Found>) {
        let mut findings = Findings::new("a.md");
        let front = take(text.to_owned(), &mut findings);
        let found = findings.into_vec();
        let places = found.iter().map(|one| (one.code, one.line, one.column));
        (front, places.collect())
    }

    #[test]
    fn bodies_and_lines() {
        let table: [(&str, Format, usize, &str, &[Found]); 9] = [
            ("---\ntitle: a\n---\nbody\n", Format::Yaml, 4, "body\n", &[]),
            ("+++\ntitle = 1\n+++\n\nbody\n", Format::Toml, 4, "\nbody\n", &[]),
            ("# no front matter\n", Format::None, 1, "# no front matter\n", &[]),
            ("---\nprose\n\n---\nmore\n", Format::None, 1, "---\nprose\n\n---\nmore\n", &[]),
            ("---\n\n본문\n", Format::None, 1, "---\n\n본문\n", &[]),
            (
                "---\ntitle: a: b\ntags: x\n---\nbody",
                Format::Yaml,
                5,
                "body",
                &[("broken-front-matter", 2, 9)],
            ),
            (
                "---\ntitle: a\n\nbody\n",
                Format::Yaml,
                3,
                "\nbody\n",
                &[("unclosed-front-matter", 2, 1)],
            ),
            ("---\na: 1\na: 2\n---\nbody", Format::Yaml, 5, "body", &[("duplicate-key", 3, 1)]),
            (
                "+++\ntitle = \"a\"\ndate = x\n+++\nbody",
                Format::Toml,
                5,
                "body",
                &[("broken-front-matter", 3, 8)],
            ),
        ];
        for (text, format, line, body, found) in table {
            let (front, places) = read(text);
            assert_eq!(front.format, format, "{text:?}");
            assert_eq!(front.body, body, "{text:?}");
            assert_eq!(front.body_line, line, "{text:?}");
            assert_eq!(places, found, "{text:?}");
        }
    }

    #[test]
    fn broken_front_matter_is_salvaged() {
        let (front, _) = read("---\ntitle: 부제: 있음\ndate: 2024-01-02\n---\n본문");
        assert_eq!(front.table.text(&["title"]).as_deref(), Some("부제: 있음"));
        assert_eq!(front.table.text(&["date"]).as_deref(), Some("2024-01-02"));
    }

    #[test]
    fn front_matter_has_a_cap() {
        let text = format!("---\ntitle: a\nx: {}\n---\nbody", "y".repeat(MAX_BYTES));
        let (front, places) = read(&text);
        assert_eq!(front.body, "body");
        assert_eq!(places, [("front-matter-too-large", 2, 1)]);
    }

    #[test]
    fn hints_fit() {
        let table = [
            ("a: b: c\n", "colon"),
            ("a:\n\t- b\n", "tabs"),
            ("a: [DB] 키\n", "starts with"),
            ("a: @x\n", "starts with"),
            ("a: \"x\nb: y\n", "quotation"),
        ];
        for (block, expected) in table {
            let Err(yaml::Failure::Broken(at, _)) = yaml::parse(block) else {
                panic!("{block:?} is not broken");
            };
            let hint = hint(block, at, Format::Yaml);
            assert!(hint.contains(expected), "{block:?}: {hint}");
        }
    }
}
