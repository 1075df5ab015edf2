//! Seoga (서가, a bookshelf): a folder of Markdown becomes a static site with a WebAssembly reader.
//!
//! The rooms of the house, from the ground up; arrows between them point down only, which a test
//! holds (`tests/suite/architecture.rs`):
//!
//! | room | is | runs |
//! |---|---|---|
//! | [`model`] | what a site is made of | both worlds, no I/O, no clock |
//! | [`text`] | Hangul arithmetic, normalisation, words, snippets | both |
//! | [`search`] | the index: format, reader, query, ranking | both; building it is native |
//! | `source` | files → documents: dialects, front matter, configuration | native |
//! | `markdown` | a document → safe HTML, table of contents, links, text | native |
//! | `publish` | documents → the files of the site | native |
//! | `command` | the command line | native |
//! | `app` | the views and the browser's services | browser, and native to write HTML |
//! | `embed` | the widgets for other sites | browser |

pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod embed;
pub mod model;
pub mod search;
pub mod text;

#[cfg(not(target_arch = "wasm32"))]
pub mod command;
#[cfg(not(target_arch = "wasm32"))]
pub mod markdown;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
