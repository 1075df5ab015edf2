//! Files and folders → documents: walking, dialects, front matter, configuration.
//!
//! Enter at [`read()`]: it touches the disk once and hands on plain values.
//!
//! What must stay true:
//! - nothing is lost: a file that cannot be understood in full is still a [`Document`], with a
//!   [`Diagnostic`] that says what was left aside and where;
//! - all text is UTF-8, NFC, without a byte order mark and with `\n` line ends from here on;
//! - nothing here reads a clock: the moment that decides what is in the future comes in as a value.

mod address;
mod assemble;
mod asset;
mod config;
mod date;
mod decode;
mod defaults;
mod diagnostic;
mod dialect;
mod document;
mod findings;
mod front;
mod layout;
mod order;
mod position;
mod read;
mod series;
mod served;
mod signs;
mod svg;
#[cfg(test)]
mod tests;
mod vault;
mod walk;

pub(crate) use config::site::leads;
pub use diagnostic::{Diagnostic, Severity};
pub use document::{
    Asset, Dialect, Document, FrontMatter, GalleryPicture, HeaderPicture, Hidden, SiteConfig,
    Source,
};
pub(crate) use front::exported::properties;
pub use position::{counted_text, markdown_line};
pub use read::{ReadError, ReadOptions, read, time_zone};
pub use series::number_of;
pub(crate) use signs::tag_name;
