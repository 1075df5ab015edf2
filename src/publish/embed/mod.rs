//! What other sites put into their pages: the widgets' scripts, pages for frames, oEmbed.
//!
//! Enter at [`write`]. Everything lies under `embed/`, and nothing in it but the search needs
//! WebAssembly. The scripts are written in `src/embed/js`; here they are put together and shrunk.

mod bundle;
mod engine;
mod oembed;
mod pages;
mod scripts;
mod words;

use std::io;

use rayon::prelude::*;

pub use engine::Engine;
pub(super) use oembed::address as oembed_address;

use super::html::Writer;
use super::{Sink, data};
use crate::model::RoutePath;

/// Writes everything under `embed/`.
pub(super) fn write(writer: &Writer<'_>, sink: &dyn Sink) -> io::Result<()> {
    let scripts = scripts::write(sink)?;
    if let Some(engine) = &writer.shell.engine {
        engine::write(sink, engine)?;
    }
    for (path, page) in pages::fixed(writer, &scripts) {
        sink.write(&path, page.as_bytes())?;
    }
    writer.library.documents.par_iter().try_for_each(|document| {
        let post = &document.post;
        let page = pages::post(writer, &scripts, post);
        sink.write(&frame_path(&post.card.path).html_file(), page.as_bytes())?;
        match oembed::answer(writer.site, &post.card) {
            Some(answer) => sink.write(&oembed::file(&post.card.path), &data::json(&answer)),
            None => Ok(()),
        }
    })
}

/// Where a document stands without the site around it.
fn frame_path(path: &RoutePath) -> RoutePath {
    RoutePath::new(&format!("/embed/post{path}"))
}
