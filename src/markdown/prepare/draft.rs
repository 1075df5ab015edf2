//! A body on its way through the steps of preparation.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::Finding;
use crate::markdown::attributes::Attributes;
use crate::markdown::kept::Kept;
use crate::markdown::marks::Token;

/// A replacement of a stretch of text.
#[derive(Debug)]
pub(super) struct Edit {
    /// What to replace, in bytes.
    pub(super) range: Range<usize>,
    /// What to put there.
    pub(super) text: String,
}

/// An attribute list on one or several lines of its own.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::markdown) struct AttributeLines {
    /// Its first line in the text.
    pub(in crate::markdown) first: usize,
    /// Its last one.
    pub(in crate::markdown) last: usize,
    /// Characters before it.
    pub(in crate::markdown) indent: usize,
    /// What it says.
    pub(in crate::markdown) list: Attributes,
}

/// The text as far as it is prepared, and everything that was taken out of it.
#[derive(Debug, Default)]
pub(in crate::markdown) struct Draft {
    /// CommonMark with marks.
    pub(in crate::markdown) text: String,
    /// For each line of `text` the line of the body, from 0, that it came from.
    pub(in crate::markdown) origins: Vec<usize>,
    /// What the tokens in `text` stand for.
    pub(in crate::markdown) kept: Vec<Kept>,
    /// Attribute lists on lines of their own, in order.
    pub(in crate::markdown) attributes: Vec<AttributeLines>,
    /// Attribute lists by the names that others use them under.
    pub(in crate::markdown) definitions: HashMap<String, Attributes>,
    /// Abbreviations and what they stand for.
    pub(in crate::markdown) abbreviations: Vec<(String, String)>,
    /// What was wrong so far.
    pub(in crate::markdown) findings: Vec<Finding>,
    /// Where code stands in the text as it is now, once somebody has asked.
    code: OnceCell<Rc<Code>>,
    /// Up to which byte lines were counted, how many, and where the last one starts.
    counted: (usize, usize, usize),
}

impl Draft {
    pub(super) fn new(text: String) -> Self {
        let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Self { text, origins: (0..lines).collect(), ..Self::default() }
    }

    /// Keeps something aside and says what to write in its place.
    pub(super) fn keep(&mut self, kept: Kept) -> Token {
        self.kept.push(kept);
        Token(self.kept.len() - 1)
    }

    /// Makes replacements, given in order and without overlaps.
    pub(super) fn apply(&mut self, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len() + edits.len() * 8);
        let mut origins = Vec::with_capacity(self.origins.len());
        let mut line = 0;
        let mut at = 0;
        let mut push = |piece: &str, line: &mut usize, limit: usize| {
            for _ in piece.bytes().filter(|byte| *byte == b'\n') {
                origins.push(self.origins.get(*line).copied().unwrap_or_default());
                *line = (*line + 1).min(limit);
            }
            text.push_str(piece);
        };
        for edit in edits {
            let kept = self.text.get(at..edit.range.start).unwrap_or_default();
            push(kept, &mut line, usize::MAX);
            let replaced = self.text.get(edit.range.clone()).unwrap_or_default();
            let after = line + replaced.bytes().filter(|byte| *byte == b'\n').count();
            push(&edit.text, &mut line, after);
            line = after;
            at = edit.range.end;
        }
        push(self.text.get(at..).unwrap_or_default(), &mut line, usize::MAX);
        origins.push(self.origins.get(line).copied().unwrap_or_default());
        self.text = text;
        self.origins = origins;
        self.code = OnceCell::new();
        self.counted = (0, 0, 0);
    }

    /// Reports something found at a byte of the text; cheap if places come in order.
    pub(super) fn report(&mut self, at: usize, code: &'static str, message: String, hint: &str) {
        let (from, mut line, mut start) = self.counted;
        if at < from {
            (line, start) = (0, 0);
        }
        let from = if at < from { 0 } else { from };
        for (found, _) in self.text.get(from..at).unwrap_or_default().match_indices('\n') {
            line += 1;
            start = from + found + 1;
        }
        self.counted = (at, line, start);
        let column = self.text.get(start..at).unwrap_or_default().chars().take(10_000).count() + 1;
        self.findings.push(Finding {
            line: self.origins.get(line).copied().unwrap_or_default(),
            column,
            code,
            message,
            hint: hint.to_owned(),
        });
    }

    /// Where code stands, fenced, indented or between backticks. Found once for all the steps that
    /// leave the text as it is.
    pub(super) fn code(&self) -> Rc<Code> {
        Rc::clone(self.code.get_or_init(|| Rc::new(Code::new(&self.text))))
    }
}

/// The stretches of a text that are code.
#[derive(Debug)]
pub(super) struct Code(Vec<Range<usize>>);

impl Code {
    /// Asks the parser itself, so that nobody can disagree.
    pub(super) fn new(text: &str) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
        let ranges = Parser::new_ext(text, options)
            .into_offset_iter()
            .filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::Code(_)))
            .map(|(_, range)| range)
            .collect();
        Self(ranges)
    }

    /// The stretch of code that holds a byte.
    pub(super) fn around(&self, at: usize) -> Option<&Range<usize>> {
        let after = self.0.partition_point(|range| range.start <= at);
        self.0.get(after.checked_sub(1)?).filter(|range| at < range.end)
    }

    /// Whether a byte stands in code.
    pub(super) fn covers(&self, at: usize) -> bool {
        self.around(at).is_some()
    }
}

/// At most so many bytes of the beginning of a text: what keeps searches for an end linear.
pub(in crate::markdown) fn near(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// What stands before a byte on its line; `None` far into a very long line.
pub(super) fn line_before(text: &str, at: usize) -> Option<&str> {
    let mut from = at.saturating_sub(512);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..at)?;
    match before.rfind('\n') {
        Some(end) => before.get(end + 1..),
        None => (from == 0).then_some(before),
    }
}

/// Finds the next of some needles, each stretch of the text searched once only.
#[derive(Debug)]
pub(super) struct Ahead<'text> {
    text: &'text str,
    found: std::collections::HashMap<String, Option<usize>>,
}

impl<'text> Ahead<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        Self { text, found: std::collections::HashMap::new() }
    }

    /// The text that is searched.
    pub(super) fn text(&self) -> &'text str {
        self.text
    }

    /// Where a needle stands next, from a byte on.
    pub(super) fn next(&mut self, needle: &str, from: usize) -> Option<usize> {
        match self.found.get(needle) {
            Some(None) => return None,
            Some(Some(at)) if *at >= from => return Some(*at),
            _ => {}
        }
        let found = self.text.get(from..)?.find(needle).map(|at| from + at);
        self.found.insert(needle.to_owned(), found);
        found
    }
}

/// The lines of a text: where each starts, and the line without its end.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let at = start;
        start += line.len() + 1;
        (at, line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_keep_the_lines() {
        let mut draft = Draft::new("a\nb\nc\nd".into());
        draft.apply(&[
            Edit { range: 2..3, text: "x\n\ny".into() },
            Edit { range: 4..6, text: String::new() },
        ]);
        assert_eq!(draft.text, "a\nx\n\ny\nd");
        assert_eq!(draft.origins, [0, 1, 1, 1, 3]);
    }

    #[test]
    fn code_is_where_the_parser_sees_it() {
        let code = Code::new("a `b` c\n\n```\nd\n```\n\n    e\n");
        for (at, expected) in [(0, false), (3, true), (6, false), (13, true), (24, true)] {
            assert_eq!(code.covers(at), expected, "{at}");
        }
    }
}
