//! Pages as whole HTML documents.

use std::sync::Arc;

use super::assets::Assets;
use super::shell::Shell;
use super::{Library, data, head};
use crate::app::{PageData, render};
use crate::model::{Page, Post, Route, RoutePath, Site};

/// Everything that every page is made with.
pub(super) struct Writer<'site> {
    pub(super) library: &'site Library,
    pub(super) site: &'site Site,
    pub(super) shell: &'site Shell,
    pub(super) assets: &'site Assets,
}

impl Writer<'_> {
    /// The page of a route.
    pub(super) fn page(&self, route: &Route, page: Page) -> String {
        let head = head::head(self.site, self.shell, self.assets, route, &page);
        let page = Arc::new(page);
        let views = render::html(self.site, route.clone(), Arc::clone(&page));
        let block = if self.shell.app.is_some() { self.data_block(&page) } else { String::new() };
        let lang = head::escape(&self.library.config.lang);
        self.shell.page(&lang, &head, &format!("<div id=\"app\">{views}</div>{block}"))
    }

    /// What the app takes over besides the markup.
    fn data_block(&self, page: &Page) -> String {
        let document = match page {
            // The article's own markup stands for it: twice would cost the reader twice.
            Page::Document(post) => Some(Post { html: String::new(), ..Post::clone(post) }),
            _ => None,
        };
        let json = data::json(&PageData { site: self.site.clone(), document });
        let json = head::script_json(&json);
        format!("<script type=\"application/json\" id=\"page-data\">{json}</script>")
    }

    /// A page that leads on to another one.
    pub(super) fn redirect(&self, target: &RoutePath) -> String {
        let relative = head::escape(&target.href(&self.site.base));
        let absolute =
            head::escape(&format!("{}{}", self.site.origin, target.href(&self.site.base)));
        let icon = head::escape(&self.site.base.file(&self.assets.icon));
        let lang = head::escape(&self.library.config.lang);
        format!(
            "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{relative}</title><link rel=\"icon\" href=\"{icon}\">\
             <meta http-equiv=\"refresh\" content=\"0; url={relative}\"><link rel=\"canonical\" href=\"{absolute}\">\
             <meta name=\"robots\" content=\"noindex\"></head><body><a href=\"{relative}\">{relative}</a></body></html>\n"
        )
    }
}
