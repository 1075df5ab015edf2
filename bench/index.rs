//! How long the search index of a folder takes, and how much memory beside the documents it is made of.
//!
//! `cargo bench --bench index -- FOLDER`: rows for the table that `bench/publish.mjs` begins. The best
//! of five, since only what else a machine does makes a run longer.

#![expect(clippy::print_stdout, reason = "that is what it is for")]

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use seoga::model::BasePath;
use seoga::publish::{Library, search_index};
use seoga::source::{ReadOptions, read};

const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds an option of its own.
    let folder = env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = folder.ok_or("which folder? cargo bench --bench index -- FOLDER")?;
    let options = ReadOptions { drafts: false, now: "2026-01-01T00:00:00Z".parse()? };
    let source = read(Path::new(&folder), &options)?;
    let library = Library::new(&source, &BasePath::new("/"), "https://site.example");
    let documents = library.documents.len();
    let before = most_memory();
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let started = Instant::now();
        let files = search_index(&library);
        best = best.min(started.elapsed());
        if files.is_empty() {
            return Err("no index came of it".into());
        }
    }
    let more = before.zip(most_memory()).map(|(before, after)| (after - before) / 1024);
    let memory = more.map_or_else(|| "–".to_owned(), |more| format!("{more} MiB more"));
    let each = f64::from(u32::try_from(documents)?) / best.as_secs_f64();
    println!("| the index alone | {:.2} | {each:.0} | {memory} |", best.as_secs_f64());
    Ok(())
}

/// The most memory that this process has used so far, in KiB, where the system tells.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
