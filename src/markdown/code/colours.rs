//! Which lines of a block a grammar reads.

use std::rc::Rc;

use syntect::parsing::SyntaxReference;

use super::highlight::{Painter, Run, plain};
use super::language::Language;

/// Where the colours of a block come from.
pub(super) enum Colours {
    /// There are none.
    Plain,
    /// All of it is code in one language.
    Code(Painter),
    /// Commands behind a prompt are code, each on its own; what they answer is plain.
    Console { shell: &'static SyntaxReference, command: Option<Painter> },
}

const PROMPT: &str = "$ ";

impl Colours {
    /// What is known of the language of some code.
    pub(super) fn new(language: &Language, code: &str) -> Self {
        match language.grammar(code) {
            None => Self::Plain,
            Some(shell) if language.is_console() => Self::Console { shell, command: None },
            Some(grammar) => Self::Code(Painter::new(grammar)),
        }
    }

    /// The runs of the next line, which ends in a line end.
    pub(super) fn line(&mut self, line: &str) -> Rc<[Run]> {
        match self {
            Self::Plain => plain(line.len()),
            Self::Code(painter) => painter.line(line),
            Self::Console { shell, command } => {
                let (prompt, mut painter) = match (line.strip_prefix(PROMPT), command.take()) {
                    (Some(_), _) => (PROMPT.len(), Painter::new(shell)),
                    (None, Some(painter)) => (0, painter),
                    (None, None) => return plain(line.len()),
                };
                let typed = line.get(prompt..).unwrap_or_default();
                let runs = painter.line(typed);
                if typed.trim_end().ends_with('\\') {
                    *command = Some(painter);
                }
                std::iter::once(Run { length: prompt, class: None })
                    .chain(runs.iter().copied())
                    .collect()
            }
        }
    }
}
