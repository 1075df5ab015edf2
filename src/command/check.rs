//! `seoga check`: every diagnostic, nothing written.

use clap::Args;

use super::place::Address;
use super::report::{self, Counts, Extent};
use super::{ContentArguments, Failure, counted, json_line, print};
use crate::publish::Library;

/// What `seoga check` can be told.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    content: ContentArguments,
    /// One JSON object a line: file, line, column, length, severity, code, message, hint.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &CheckArguments) -> Result<(), Failure> {
    let source = arguments.content.read()?;
    let library = Library::new(&source, &Address::choose(None, &source.config.url)?.base, "");
    let counts = Counts::of(&library.diagnostics);
    if arguments.json {
        for diagnostic in &library.diagnostics {
            print(&json_line(diagnostic)?)?;
        }
    } else {
        report::print(&arguments.content.content, &library.diagnostics, Extent::All);
        let wrong = counts.words().unwrap_or_else(|| "nothing wrong".to_owned());
        print(&format!("seoga: {}, {wrong}\n", counted(source.documents.len(), "document")))?;
    }
    if counts.errors > 0 { Err(Failure::Content) } else { Ok(()) }
}
