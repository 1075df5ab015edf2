//! The command line: files and clock at one end, the terminal at the other.
//!
//! Enter at [`run`]. What must stay true:
//! - exit codes: 0 done, 1 errors in the content, 2 wrong usage, 3 files that cannot be read or written;
//! - standard output is for results alone, everything said about them goes to standard error;
//! - this is the only place that reads the clock and the environment.

#![expect(clippy::print_stderr, reason = "talking to the terminal is what this module is for")]

mod build;
mod check;
mod excerpt;
mod list;
mod new;
mod place;
mod report;
mod search;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::FalseyValueParser;
use clap::{Args, Parser, Subcommand};

use crate::source::{ReadOptions, Source};

/// 서가: a folder of Markdown becomes a static site with real Korean search.
#[derive(Debug, Parser)]
#[command(name = "seoga", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Publish a folder of Markdown as a static site.
    Build(build::BuildArguments),
    /// Say everything that is wrong with the content; write nothing.
    Check(check::CheckArguments),
    /// Say what would be published.
    List(list::ListArguments),
    /// Search a published site with the browser's own engine.
    Search(search::SearchArguments),
    /// Start a new document.
    New(new::NewArguments),
}

/// Which folder of Markdown.
#[derive(Debug, Args)]
struct ContentArguments {
    /// The folder of Markdown.
    #[arg(long, value_name = "DIR", env = "SEOGA_CONTENT", default_value = "content")]
    content: PathBuf,
    /// Publish drafts too.
    #[arg(long, env = "SEOGA_DRAFTS", value_parser = FalseyValueParser::new())]
    drafts: bool,
}

impl ContentArguments {
    fn read(&self) -> Result<Source, Failure> {
        let options = ReadOptions { drafts: self.drafts, now: now()? };
        crate::source::read(&self.content, &options).map_err(|error| Failure::Io(error.to_string()))
    }
}

/// Why a command did not do its work.
#[derive(Debug)]
enum Failure {
    /// The content is at fault; what is wrong has been said.
    Content,
    /// The call is at fault.
    Usage(String),
    /// Files are at fault.
    Io(String),
}

impl Failure {
    /// An error of the system, with what was being done.
    fn io(doing: impl fmt::Display, error: &io::Error) -> Self {
        Self::Io(format!("{doing}: {error}"))
    }

    fn code(&self) -> u8 {
        match self {
            Self::Content => 1,
            Self::Usage(_) => 2,
            Self::Io(_) => 3,
        }
    }
}

/// Does what the process was called for.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse_from(search::escaped(std::env::args_os().collect()));
    let outcome = match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if let Failure::Usage(message) | Failure::Io(message) = &failure {
                eprintln!("seoga: {message}");
            }
            ExitCode::from(failure.code())
        }
    }
}

/// The moment that decides what lies in the future; `SOURCE_DATE_EPOCH` holds it still.
fn now() -> Result<jiff::Timestamp, Failure> {
    let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") else {
        return Ok(jiff::Timestamp::now());
    };
    epoch
        .parse()
        .ok()
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
        .ok_or_else(|| Failure::Usage("SOURCE_DATE_EPOCH is not a number of seconds".to_owned()))
}

/// `1 page`, `2 pages`.
fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

/// Prints results. A reader that has gone away (`| head`) is no error.
fn print(text: &str) -> Result<(), Failure> {
    use io::Write as _;
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::io("standard output", &error))
        }
        _ => Ok(()),
    }
}

/// Text of the content for a terminal, which it must not be able to control.
fn printable(text: &str) -> String {
    let shown = |character: char| {
        if character.is_control() && character != '\n' { '\u{fffd}' } else { character }
    };
    text.chars().map(shown).collect()
}

/// One line of JSON.
fn json_line<T: serde::Serialize>(value: &T) -> Result<String, Failure> {
    let mut line = serde_json::to_string(value).map_err(|error| Failure::Io(error.to_string()))?;
    line.push('\n');
    Ok(line)
}

fn shown(path: &Path) -> std::path::Display<'_> {
    path.display()
}
