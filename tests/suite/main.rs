//! The native tests of the whole, in one binary.
//!
//! Pure logic is tested beside the code. Here whole folders are published, into memory
//! ([`support::Site`]) or by the program itself ([`support::seoga`]).

#![expect(clippy::print_stderr, reason = "a skipped test says so")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod architecture;
mod bad_input;
mod command_line;
mod corpora;
mod damage;
mod data_files;
mod demonstration;
mod diagnostics;
mod feeds;
mod graph;
mod kramdown;
mod reduced;
mod residue;
mod schema;
mod search_quality;
mod support;
mod visible;
mod words;
