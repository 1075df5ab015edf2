//! `seoga list`: what would be published.

use clap::Args;

use super::place::Address;
use super::{ContentArguments, Failure, json_line, print, printable};
use crate::publish::{self, Library, Record};

/// What `seoga list` can be told.
#[derive(Debug, Args)]
pub(super) struct ListArguments {
    #[command(flatten)]
    content: ContentArguments,
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &ListArguments) -> Result<(), Failure> {
    let source = arguments.content.read()?;
    let library = Library::new(&source, &Address::choose(None, &source.config.url)?.base, "");
    let mut text = String::new();
    for record in publish::records(&library, &source.documents) {
        if arguments.json {
            text.push_str(&json_line(&record)?);
        } else {
            text.push_str(&printable(&line(&record)));
        }
    }
    print(&text)
}

/// Day, kind, file, title: what an author looks for.
fn line(record: &Record) -> String {
    let day = record.date.as_ref().map_or("          ", |date| date.day());
    let kind = format!("{:?}", record.kind).to_lowercase();
    let hidden = record
        .hidden
        .map(|why| format!(" [{}]", format!("{why:?}").to_lowercase()))
        .unwrap_or_default();
    format!("{day}  {kind:<4}  {}  {}{hidden}\n", record.path, record.title)
}
