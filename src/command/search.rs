//! `seoga search`: the browser's engine over the published files.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::{Failure, json_line, print, printable, shown};
use crate::model::{DataFile, Site};
use crate::search::{SearchHit, driver};
use crate::text::Mark;

/// What `seoga search` can be told.
#[derive(Debug, Args)]
pub(super) struct SearchArguments {
    /// The published site.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    site: PathBuf,
    /// One JSON object.
    #[arg(long)]
    json: bool,
    /// Results, at most.
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// What a reader would type: `비동기 "붙은 말" -뺄말 tag:aws`.
    #[arg(required = true)]
    query: Vec<String>,
}

/// The call with words such as `-word` and `-"two words"`, which a reader may well type, put where
/// they are not taken for options: behind all others and a `--`.
pub(super) fn escaped(mut call: Vec<OsString>) -> Vec<OsString> {
    let search = call.get(1).is_some_and(|command| command == "search");
    if !search || call.iter().any(|argument| argument == "--") {
        return call;
    }
    let excludes = |argument: &OsString| {
        argument.to_str().is_some_and(|text| {
            text.len() > 1 && text.starts_with('-') && !text.starts_with("--") && text != "-h"
        })
    };
    let mut words: Vec<OsString> = call.extract_if(2.., |argument| excludes(argument)).collect();
    if !words.is_empty() {
        call.push("--".into());
        call.append(&mut words);
    }
    call
}

/// The answer as `--json` prints it.
#[derive(Serialize)]
struct Answer<'a> {
    query: &'a str,
    total: usize,
    hits: Vec<Hit<'a>>,
    cost: Cost,
}

#[derive(Serialize)]
struct Hit<'a> {
    path: &'a str,
    url: String,
    title: &'a str,
    section: Option<Section<'a>>,
    snippet: &'a str,
    marks: Vec<(usize, usize)>,
}

#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    title: &'a str,
}

/// What a browser would have fetched for a first look-up.
#[derive(Serialize)]
struct Cost {
    files: usize,
    bytes: usize,
}

pub(super) fn run(arguments: &SearchArguments) -> Result<(), Failure> {
    let site = site(&arguments.site)?;
    let query = arguments.query.join(" ");
    let read = |name: &str| {
        fs::read(arguments.site.join(DataFile::Search(name.to_owned()).path(&site.build)))
    };
    let found = driver::search(read, &query, arguments.limit).map_err(|error| {
        Failure::io(format_args!("the index of {}", shown(&arguments.site)), &error)
    })?;
    if arguments.json {
        let answer = Answer {
            query: &query,
            total: found.total,
            hits: found.hits.iter().map(|hit| record(&site, hit)).collect(),
            cost: Cost { files: found.files, bytes: found.bytes },
        };
        return print(&json_line(&answer)?);
    }
    let mut lines: Vec<String> = found.hits.iter().map(|hit| paragraph(&site, hit)).collect();
    lines.push(format!("{} found; {} files, {} bytes\n", found.total, found.files, found.bytes));
    print(&printable(&lines.concat()))
}

/// Title and section, address, snippet.
fn paragraph(site: &Site, hit: &SearchHit) -> String {
    let section = match hit.section.title.text.as_str() {
        "" => String::new(),
        title => format!(" › {title}"),
    };
    let address = address(site, hit);
    format!("{}{section}\n  {address}\n  {}\n", hit.title.text, hit.section.snippet.text)
}

fn record<'a>(site: &Site, hit: &'a SearchHit) -> Hit<'a> {
    let section = &hit.section;
    Hit {
        path: &hit.file,
        url: address(site, hit),
        title: &hit.title.text,
        section: (!section.id.is_empty())
            .then(|| Section { id: &section.id, title: &section.title.text }),
        snippet: &section.snippet.text,
        marks: section.snippet.marks.iter().map(|Mark { start, end }| (*start, *end)).collect(),
    }
}

fn address(site: &Site, hit: &SearchHit) -> String {
    let page = hit.path.href(&site.base);
    if hit.section.id.is_empty() { page } else { format!("{page}#{}", hit.section.id) }
}

fn site(folder: &Path) -> Result<Site, Failure> {
    let place = folder.join("version.json");
    let bytes = fs::read(&place).map_err(|error| {
        Failure::io(format_args!("{} is no published site", shown(folder)), &error)
    })?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Failure::Io(format!("{}: {error}", shown(&place))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_to_leave_out_are_no_options() {
        let table = [
            ("seoga search a -b --json", "seoga search a --json -- -b"),
            ("seoga search -b --limit 3 a", "seoga search --limit 3 a -- -b"),
            ("seoga search a -- -b", "seoga search a -- -b"),
            ("seoga search -h", "seoga search -h"),
            ("seoga search --wrong", "seoga search --wrong"),
            ("seoga build -b", "seoga build -b"),
            ("seoga", "seoga"),
        ];
        for (call, expected) in table {
            let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
            assert_eq!(escaped(words(call)), words(expected), "{call}");
        }
    }
}
