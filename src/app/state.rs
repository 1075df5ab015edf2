//! What the whole app shares: one value, made of signals.

use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::search::SearchPhase;
use super::strings::{Strings, strings};
use crate::model::{Page, Post, Route, Site};

/// The JSON that a static page carries, in `<script type="application/json" id="page-data">`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageData {
    /// The site.
    pub site: Site,
    /// The document that the page shows, without its `html`: the markup beside it stands for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Post>,
}

/// Why something could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No answer.
    Network,
    /// The host has no such file.
    Missing,
    /// The answer is not what this version of the app reads.
    Data,
}

/// What fills the main part of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// What the static page shows there; the app has taken it over as it was.
    Static(Route),
    /// A page.
    Page(Route, Arc<Page>),
    /// A page that could not be loaded.
    Failed(Route, LoadError),
}

impl Shown {
    /// What was asked for.
    pub fn route(&self) -> &Route {
        match self {
            Self::Static(route) | Self::Page(route, _) | Self::Failed(route, _) => route,
        }
    }
}

/// Everything the views show: the site, and two signals. One for the whole app.
#[derive(Clone)]
pub struct Reader {
    /// The site.
    pub site: Arc<Site>,
    /// What is shown.
    pub shown: RwSignal<Shown>,
    /// How far the search has come.
    pub search: RwSignal<SearchPhase>,
}

impl Reader {
    /// A reader who looks at something and has not searched yet.
    pub fn new(site: Site, shown: Shown) -> Self {
        Self {
            site: Arc::new(site),
            shown: RwSignal::new(shown),
            search: RwSignal::new(SearchPhase::Idle),
        }
    }

    /// The words of the interface.
    pub fn strings(&self) -> &'static Strings {
        strings(&self.site.lang)
    }

    /// The address of a route.
    pub fn url(&self, route: &Route) -> String {
        route.url(&self.site.base)
    }
}
