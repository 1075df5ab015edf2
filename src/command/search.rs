//! `seoga search`: the browser's engine over the published files.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::{Failure, json_line, print, printable, shown};
use crate::model::{DataFile, Site};
use crate::search::explain::Explanation;
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
    /// Tell why each result has its place.
    #[arg(long)]
    explain: bool,
    /// What a reader would type: `비동기 "붙은 말" -뺄말 tag:aws title:말 date:2024..`.
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
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<String>,
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
            hits: explained(&found, arguments.explain)
                .zip(&found.sources)
                .map(|((hit, explanation), source)| record(&site, hit, source, explanation))
                .collect(),
            cost: Cost { files: found.files, bytes: found.bytes },
        };
        return print(&json_line(&answer)?);
    }
    let mut lines: Vec<String> = vec![];
    for (hit, explanation) in explained(&found, arguments.explain) {
        lines.push(paragraph(&site, hit));
        lines.extend(explanation);
    }
    lines.push(format!("{} found; {} files, {} bytes\n", found.total, found.files, found.bytes));
    print(&printable(&lines.concat()))
}

/// The hits, each with the words on why it has its place where they are asked for.
fn explained(
    found: &driver::Answer,
    wanted: bool,
) -> impl Iterator<Item = (&SearchHit, Option<String>)> {
    let explanations = found.explanations.iter().map(move |one| wanted.then(|| explanation(one)));
    found.hits.iter().zip(explanations)
}

/// Level, score, titles, then each word with the keys that led to the document.
fn explanation(explanation: &Explanation) -> String {
    let (whole, begun) = explanation.titles;
    let mut text = format!(
        "    level {}, score {}, whole title {whole}, title begun {begun}\n",
        explanation.level, explanation.score
    );
    for word in &explanation.words {
        let rarity = f64::from(word.rarity) / 16.0;
        let line = format!(
            "    {}: ({} + {} in the title) × rarity {rarity:.2}\n",
            word.text, word.impact, word.title
        );
        text.push_str(&line);
        for key in &word.keys {
            let standing = match key.standing {
                1 => ", in the title",
                2 => ", at the start of the title",
                3 => ", nearby",
                _ => "",
            };
            let near = if key.literal { "" } else { ", not literal" };
            let line = format!(
                "      {}: {} × {}/16{standing}{near}\n",
                key.key, key.impact, key.sixteenths
            );
            text.push_str(&line);
        }
    }
    text
}

/// Title and section, address, snippet.
fn paragraph(site: &Site, hit: &SearchHit) -> String {
    let found = hit.section.clone().unwrap_or_default();
    let section = match found.title.text.as_str() {
        "" => String::new(),
        title => format!(" › {title}"),
    };
    let address = address(site, hit);
    format!("{}{section}\n  {address}\n  {}\n", hit.title.text, found.snippet.text)
}

fn record<'a>(
    site: &Site,
    hit: &'a SearchHit,
    source: &'a str,
    explanation: Option<String>,
) -> Hit<'a> {
    let section = hit.section.as_ref();
    let snippet = section.map(|section| &section.snippet);
    let marks = snippet.iter().flat_map(|snippet| &snippet.marks);
    Hit {
        path: source,
        url: address(site, hit),
        title: &hit.title.text,
        section: section
            .filter(|section| !section.id.is_empty())
            .map(|section| Section { id: &section.id, title: &section.title.text }),
        snippet: snippet.map_or("", |snippet| &snippet.text),
        marks: marks.map(|Mark { start, end }| (*start, *end)).collect(),
        explanation,
    }
}

fn address(site: &Site, hit: &SearchHit) -> String {
    let page = hit.path.href(&site.base);
    match hit.section.as_ref().map(|section| section.id.as_str()) {
        None | Some("") => page,
        Some(id) => format!("{page}#{id}"),
    }
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
