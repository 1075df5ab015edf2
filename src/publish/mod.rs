//! Documents → the files of the site.
//!
//! Enter at [`Library::new`], which puts everything that was read into its place (order, titles,
//! links, trees), and at [`publish`], which writes every file of the site into a [`Sink`].
//!
//! What must stay true:
//! - the same input gives the same bytes: no clock, no random order, names by content;
//! - a hidden document leaves no trace in any file;
//! - every page is a [`crate::model::Page`] rendered by the app's own views, and carries with it what
//!   the app needs to take it over;
//! - only a [`Sink`] touches the disk.

mod assets;
mod data;
mod draft;
mod embed;
mod feeds;
mod glue;
mod head;
mod html;
mod library;
mod list;
mod lists;
mod related;
mod series;
mod shell;
mod sink;
mod terms;
mod ties;
mod tree;

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

pub use data::{DataBytes, search_index};
pub use embed::Engine;
pub use glue::{LeanApp, lean_app};
pub use library::{Library, Published};
pub use list::{HeadingRecord, Record, records};
pub use shell::{Shell, ShellError};
pub use sink::{Folder, Memory, Sink};

use crate::model::{Page, Route, RoutePath, SUGGESTIONS, SearchPage, SearchRoute, Site, TermsPage};
use terms::TAXONOMIES;

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Documents that are published.
    pub documents: usize,
    /// HTML pages, lists and redirects included.
    pub pages: usize,
}

/// Writes the whole site.
///
/// `progress` is called with the number of pages written so far, from several threads.
///
/// # Errors
///
/// Whatever the sink fails with; what was written until then stays in it.
pub fn publish(
    library: &Library,
    shell: &Shell,
    sink: &dyn Sink,
    progress: &(dyn Fn(usize) + Sync),
) -> io::Result<Summary> {
    let index = search_index(library);
    let data = data::files(library);
    let build = data::build_name(&data, &index);
    for (file, bytes) in data.iter().chain(&index) {
        sink.write(&file.path(&build), bytes)?;
    }
    let site = library.site(build);
    let assets = assets::write(sink)?;
    library.assets.par_iter().try_for_each(|asset| sink.copy(&asset.published, &asset.source))?;

    let writer = html::Writer { library, site: &site, shell, assets: &assets };
    let written = AtomicUsize::new(0);
    let write_page = |route: &Route, page: Page| -> io::Result<()> {
        sink.write(&route.path().html_file(), writer.page(route, page).as_bytes())?;
        progress(written.fetch_add(1, Ordering::Relaxed) + 1);
        Ok(())
    };

    library.documents.par_iter().try_for_each(|document| {
        sink.write(&document.post.card.path.data_file(), &data::json(&document.post))?;
        let route = Route::Document(document.post.card.path.clone());
        write_page(&route, Page::Document(Box::new(document.post.clone())))
    })?;
    lists::all(library).into_par_iter().try_for_each(|outline| {
        let list = lists::open(library, &outline);
        (0..outline.pages).into_par_iter().try_for_each(|number| {
            let page = list.page(library, number);
            write_page(&Route::List(page.route.clone()), Page::List(page))
        })
    })?;
    for taxonomy in TAXONOMIES {
        let terms = library.terms(taxonomy).counts();
        write_page(&Route::Terms(taxonomy), Page::Terms(TermsPage { taxonomy, terms }))?;
    }
    let suggestions = library.frequent_tags(SUGGESTIONS);
    let route = SearchRoute::default();
    write_page(&Route::Search(route.clone()), Page::Search(SearchPage { route, suggestions }))?;
    let missing = Route::Document(RoutePath::new("404.html"));
    sink.write("404.html", writer.page(&missing, Page::Missing).as_bytes())?;

    for (path, target) in library.redirects() {
        sink.write(&path.html_file(), writer.redirect(target).as_bytes())?;
        written.fetch_add(1, Ordering::Relaxed);
    }
    embed::write(&writer, sink)?;
    write_small_files(library, &site, sink)?;
    Ok(Summary { documents: library.documents.len(), pages: written.load(Ordering::Relaxed) + 1 })
}

/// How many pages [`publish`] will write, those for missing pages and redirects left out.
pub fn pages(library: &Library) -> usize {
    // All tags, all categories, the search.
    let lists: usize = lists::all(library).iter().map(|list| list.pages).sum();
    library.documents.len() + lists + 3
}

fn write_small_files(library: &Library, site: &Site, sink: &dyn Sink) -> io::Result<()> {
    sink.write("feed.xml", feeds::atom(library, site).as_bytes())?;
    sink.write("rss.xml", feeds::rss(library, site).as_bytes())?;
    sink.write("feed.json", &feeds::json(library, site))?;
    sink.write("sitemap.xml", feeds::sitemap(library, site).as_bytes())?;
    sink.write("robots.txt", feeds::robots(site).as_bytes())?;
    sink.write("llms.txt", feeds::llms(library, site).as_bytes())?;
    sink.write("version.json", &data::json(site))?;
    // GitHub Pages leaves out folders that start with an underscore unless told otherwise.
    sink.write(".nojekyll", b"")
}
