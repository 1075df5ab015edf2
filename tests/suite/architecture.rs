//! The arrows between the rooms point down only.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// Each room with the rooms it may use.
const ROOMS: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("text", &["model"]),
    ("search", &["model", "text"]),
    ("source", &["model", "text"]),
    ("markdown", &["model", "text", "source"]),
    ("app", &["model", "text", "search"]),
    ("embed", &["model", "text", "search", "app"]),
    ("publish", &["model", "text", "search", "source", "markdown", "app"]),
    ("command", &["model", "text", "search", "source", "publish"]),
];

/// What the lower rooms must not know of.
const PURE: [&str; 3] = ["model", "text", "search"];
const OUTSIDE: [&str; 6] = ["leptos", "web_sys", "gloo_net", "std::fs", "std::net", "SystemTime"];

#[test]
fn every_room_is_on_the_map() {
    let mut rooms: Vec<String> = fs::read_dir(root().join("src"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir() && entry.file_name() != "bin")
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    rooms.sort();
    let mut mapped: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    mapped.sort_unstable();
    assert_eq!(rooms, mapped);
}

#[test]
fn rooms_use_only_what_lies_below() {
    let mut wrong = Vec::new();
    for (room, allowed) in ROOMS {
        for file in files(&root().join("src").join(room)) {
            for (number, line) in code(&file).lines().enumerate() {
                for used in mentioned(line) {
                    if used != room && !allowed.contains(&used) {
                        wrong.push(format!(
                            "{}:{}: {room} uses {used}",
                            file.display(),
                            number + 1
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_ground_floor_is_pure() {
    let mut wrong = Vec::new();
    for room in PURE {
        for file in files(&root().join("src").join(room)) {
            let code = code(&file);
            for outside in OUTSIDE {
                if code.contains(&format!("use {outside}"))
                    || code.contains(&format!("{outside}::"))
                {
                    wrong.push(format!("{} uses {outside}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The rooms that a line names: `crate::room`, wherever it stands.
fn mentioned(line: &str) -> Vec<&'static str> {
    ROOMS
        .iter()
        .map(|(room, _)| *room)
        .filter(|room| {
            line.split("crate::").skip(1).any(|rest| {
                rest.strip_prefix(room).is_some_and(|behind| {
                    !behind.starts_with(|next: char| next.is_alphanumeric() || next == '_')
                })
            })
        })
        .collect()
}

/// The code of a file without comments, and without its tests, which may look further.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap();
    let lines =
        text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            files.extend(self::files(&path));
        } else if path.is_file()
            && path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("tests.rs")
        {
            files.push(path);
        }
    }
    files
}
