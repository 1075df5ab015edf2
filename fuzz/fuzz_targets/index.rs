//! Any bytes as the files of a search index: read or refused, and never a panic.
//!
//! The input is cut at each `FF FE FD` into files: the table of contents, then those
//! that the search asks for, in turn. So the fuzzer reaches the shards behind a good table.

#![no_main]

#[path = "../any_bytes.rs"]
mod any_bytes;

use libfuzzer_sys::fuzz_target;
use seoga::search::META_FILE;

fuzz_target!(|bytes: &[u8]| {
    let mut files = vec![];
    let mut rest = bytes;
    while let Some(end) = rest.windows(3).position(|mark| mark == [0xFF, 0xFE, 0xFD]) {
        files.push(&rest[..end]);
        rest = &rest[end + 3..];
    }
    files.push(rest);
    for file in &files {
        any_bytes::read_alone(file);
    }
    let mut following = files.iter().cycle().skip(1);
    any_bytes::ask_all(&mut |name| {
        let file = if name == META_FILE { files.first() } else { following.next() };
        file.map(|file| file.to_vec())
    });
});
