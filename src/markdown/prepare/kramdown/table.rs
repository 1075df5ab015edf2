//! Tables as kramdown knows them, as tables that the parser knows.
//!
//! kramdown's need no header, may be parted into several bodies and have a footer, and a bar in code
//! parts no cells. What is certain to be a table becomes one: rows that begin with a bar, and two
//! lines or more with equally many ` | `. A single line of prose with a bar in it stays prose, though
//! kramdown makes a table of it: `a || b` is hardly ever meant as one.

use super::super::draft::{Code, Draft, Edit, lines};

/// Rewrites the tables that only kramdown knows.
pub(super) fn read(draft: &mut Draft) {
    if !draft.text.contains('|') {
        return;
    }
    let code = draft.code();
    let mut edits = Vec::new();
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut after_block = true;
    let mut fits = true;
    for (start, line) in lines(&draft.text).chain(std::iter::once((draft.text.len(), ""))) {
        match Row::read(start, line, &code) {
            Some(row) if !rows.is_empty() || after_block => {
                fits &= rows.first().is_none_or(|first| first.prefix == row.prefix);
                rows.push(row);
            }
            _ => {
                let ends = is_border(line);
                if fits && ends {
                    table(&rows, &mut edits);
                }
                rows.clear();
                fits = true;
                after_block = ends;
            }
        }
    }
    draft.apply(&edits);
}

/// Whether a table may begin after a line or end before it.
fn is_border(line: &str) -> bool {
    let body = line.trim_start_matches([' ', '\t', '>']);
    body.trim().is_empty() || body.starts_with("{:") || body.trim_end() == "^"
}

/// A line that may be part of a table.
#[derive(Debug)]
struct Row<'text> {
    start: usize,
    line: &'text str,
    /// White space and signs of quotations before it.
    prefix: &'text str,
    kind: Kind,
    /// Where bars stand in code, in bytes of the line.
    coded: Vec<usize>,
    cells: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Cells,
    Border,
    Footer,
}

impl<'text> Row<'text> {
    fn read(start: usize, line: &'text str, code: &Code) -> Option<Self> {
        let body = line.trim_start_matches([' ', '\t', '>']);
        let prefix = line.get(..line.len() - body.len())?;
        let shallow = prefix.len() - prefix.trim_end_matches([' ', '\t']).len() < 4;
        if !body.contains('|') || !shallow {
            return None;
        }
        let fenced = code.around(start + prefix.len()).is_some_and(|range| {
            // Code that is more than a part of this line.
            range.end > start + line.len() || range.start < start
        });
        if fenced {
            return None;
        }
        let only = |signs: &str| body.trim_end().chars().all(|sign| signs.contains(sign));
        let kind = if body.contains('-') && only("+|: \t-") {
            Kind::Border
        } else if body.contains('=') && only("+|: \t=") {
            Kind::Footer
        } else {
            Kind::Cells
        };
        let (bars, coded) = bars(body);
        let trimmed = body.trim_end();
        let outer = usize::from(trimmed.starts_with('|'))
            + usize::from(trimmed.len() > 1 && trimmed.ends_with('|'));
        let cells = (bars + 1).saturating_sub(outer);
        (bars > 0).then_some(Self {
            start,
            line,
            prefix,
            kind,
            coded: coded.iter().map(|at| at + prefix.len()).collect(),
            cells,
        })
    }

    fn body(&self) -> &'text str {
        self.line.get(self.prefix.len()..).unwrap_or_default().trim_end()
    }
}

/// The bars that part cells, counted, and the places of those in code.
fn bars(body: &str) -> (usize, Vec<usize>) {
    let mut count = 0;
    let mut coded = Vec::new();
    let mut at = 0;
    let bytes = body.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'|' => count += 1,
            b'`' => {
                let rest = body.get(at..).unwrap_or_default();
                let length = rest.len() - rest.trim_start_matches('`').len();
                let after = rest.get(length..).unwrap_or_default();
                let end = code_end(after, length);
                if let Some(end) = end {
                    let inner = after.get(..end).unwrap_or_default();
                    let inner_at = at + length;
                    coded.extend(
                        inner
                            .match_indices('|')
                            .filter(|(place, _)| {
                                !inner.get(..*place).is_some_and(|before| before.ends_with('\\'))
                            })
                            .map(|(place, _)| inner_at + place),
                    );
                    at = inner_at + end + length;
                    continue;
                }
                at += length;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    (count, coded)
}

/// Where the run of so many backticks stands that ends the code.
fn code_end(text: &str, length: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find('`') {
        let start = at + found;
        let rest = text.get(start..)?;
        let run = rest.len() - rest.trim_start_matches('`').len();
        if run == length {
            return Some(start);
        }
        at = start + run;
    }
    None
}

fn table(rows: &[Row<'_>], edits: &mut Vec<Edit>) {
    let Some(first) = rows.first() else { return };
    let cells: Vec<&Row<'_>> = rows.iter().filter(|row| row.kind == Kind::Cells).collect();
    let Some(top) = cells.first() else { return };
    let header = rows.iter().position(|row| row.kind == Kind::Cells).unwrap_or_default();
    // The first border below a row is the one that the header ends at.
    let border = rows.iter().skip(header).position(|row| row.kind == Kind::Border);
    let border = border.map(|place| place + header).filter(|place| {
        rows.iter().skip(*place).any(|row| row.kind == Kind::Cells)
            && !rows.get(..*place).unwrap_or_default().iter().any(|row| row.kind == Kind::Footer)
    });
    if border.is_none() && !is_table(&cells) {
        return;
    }
    let columns = cells.iter().map(|row| row.cells).max().unwrap_or(1);
    let delimiter = border.and_then(|place| rows.get(place));
    let prefix = first.prefix;
    for (place, row) in rows.iter().enumerate() {
        let whole = row.start..row.start + row.line.len() + 1;
        if row.kind != Kind::Cells {
            let kept = Some(place) == border && place == header + 1;
            if kept {
                let line = format!("{prefix}{}", delimiter_line(row, columns));
                if top.cells != columns || row.cells != columns {
                    edits.push(Edit { range: row.start..row.start + row.line.len(), text: line });
                }
            } else {
                let end = whole.end - usize::from(place + 1 == rows.len());
                edits.push(Edit { range: row.start..end, text: String::new() });
            }
            continue;
        }
        if place == header && border.is_none() {
            let text =
                format!("{prefix}|{}\n{prefix}|{}\n", " |".repeat(columns), "---|".repeat(columns));
            edits.push(Edit { range: row.start..row.start, text });
        }
        for at in &row.coded {
            let at = row.start + at;
            edits.push(Edit { range: at..at, text: "\\".to_owned() });
        }
        let end = row.start + row.prefix.len() + row.body().len();
        if place == header && border.is_some() && row.cells < columns {
            let closed = if row.body().ends_with('|') { "" } else { "|" };
            let text = closed.to_owned() + &" |".repeat(columns - row.cells);
            edits.push(Edit { range: end..end, text });
        }
        if place == header && border.is_some_and(|border| border > header + 1) {
            // A header of several rows: the first is the header, the others follow.
            let line = delimiter.map(|row| delimiter_line(row, columns)).unwrap_or_default();
            let text = format!("\n{prefix}{line}");
            edits.push(Edit { range: end..end, text });
        }
    }
}

/// Whether rows without a border are a table for certain.
fn is_table(cells: &[&Row<'_>]) -> bool {
    let Some(first) = cells.first() else { return false };
    let barred = cells.iter().all(|row| row.body().starts_with('|'));
    let closed = cells.iter().all(|row| row.body().len() > 1 && row.body().ends_with('|'));
    let spaced = cells.iter().all(|row| row.line.contains(" | ") && row.cells == first.cells);
    let many = cells.len() > 1;
    barred && (closed || many) || many && spaced
}

fn delimiter_line(row: &Row<'_>, columns: usize) -> String {
    let mut line = String::from("|");
    let parts = row.body().trim_matches('|').split(['|', '+']).map(str::trim);
    for part in parts.chain(std::iter::repeat("---")).take(columns) {
        line.push_str(if part.starts_with(':') { ":" } else { "" });
        line.push_str("---");
        line.push_str(if part.ends_with(':') { ":|" } else { "|" });
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables() {
        let table = [
            ("|가|나|\n|다|라|", "| | |\n|---|---|\n|가|나|\n|다|라|"),
            ("가 | 나\n다 | 라\n", "| | |\n|---|---|\n가 | 나\n다 | 라\n"),
            ("x || y 이다", "x || y 이다"),
            ("|x| < 1 이면", "|x| < 1 이면"),
            ("가 || 나\n다 || 라", "가 || 나\n다 || 라"),
            ("|가|나|\n|--|--|\n|다|라|", "|가|나|\n|--|--|\n|다|라|"),
            ("|가|나|\n|:--|\n|다|라|", "|가|나|\n|:---|---|\n|다|라|"),
            ("|--|--|\n|가|나|\n|--|--|\n|다|라|\n", "|가|나|\n|--|--|\n|다|라|\n"),
            ("|가|\n|-|\n|나|\n|-|\n|다|\n|=|\n|라|", "|가|\n|-|\n|나|\n|다|\n|라|"),
            ("|가|`a|b`|\n|-|-|\n|나|다|", "|가|`a\\|b`|\n|-|-|\n|나|다|"),
            ("|가|\n|-|-|\n|나|다|", "|가| |\n|---|---|\n|나|다|"),
            ("글\n|가|나|", "글\n|가|나|"),
            ("```\n|가|나|\n```", "```\n|가|나|\n```"),
            ("> |가|나|\n", "> | | |\n> |---|---|\n> |가|나|\n"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            read(&mut draft);
            assert_eq!(draft.text, expected, "{given}");
        }
    }
}
