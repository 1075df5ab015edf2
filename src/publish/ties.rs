//! What ties the documents of a site together: neighbours, trees, backlinks, series, related posts.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::library::Published;
use super::related::{Subject, related};
use super::series::AllSeries;
use super::tree::Tree;
use crate::model::{BasePath, Kind, Link, Post, RoutePath, Schema, Series, TocEntry};
use crate::source::{Asset, Document};

/// Headings that make a table of contents worth its place where the author does not say.
const TOC_FROM: usize = 3;

/// All ties of a site whose documents are in the order of all lists.
struct Ties<'drafts> {
    titles: BTreeMap<&'drafts RoutePath, &'drafts str>,
    tree: Tree,
    backlinks: BTreeMap<RoutePath, Vec<RoutePath>>,
    series: AllSeries,
    /// For each document the places of related ones.
    related: Vec<Vec<usize>>,
    /// The posts that have a previous and a next one: the first documents of all.
    posts: Vec<&'drafts RoutePath>,
}

/// Makes documents of drafts, which are in the order of all lists.
pub(super) fn publish(drafts: &[Draft<'_>], assets: &[Asset], base: &BasePath) -> Vec<Published> {
    // What is reachable only by its address is at the end, and no other document leads to it.
    let listed = drafts.partition_point(|draft| !draft.document.front.unlisted);
    let (listed, _) = drafts.split_at(listed);
    let documents: Vec<&Document> = listed.iter().map(|draft| draft.document).collect();
    let tree = Tree::new(&documents);
    let series = AllSeries::new(listed);
    let subjects: Vec<_> = listed.iter().map(|draft| subject(draft, &series)).collect();
    let related = related(&subjects, |one, other| {
        // Parents and children are shown as such.
        let path = |place: usize| documents.get(place).map(|document| &document.path);
        path(one).zip(path(other)).is_some_and(|(one, other)| tree.adjoin(one, other))
    });
    let ties = Ties {
        titles: drafts.iter().map(|draft| (&draft.document.path, draft.title.as_str())).collect(),
        tree,
        backlinks: backlinks(listed),
        series,
        related,
        posts: documents
            .iter()
            .take_while(|document| document.kind == Kind::Post)
            .map(|document| &document.path)
            .collect(),
    };
    drafts
        .iter()
        .enumerate()
        .map(|(number, draft)| {
            let front = &draft.document.front;
            Published {
                file: draft.document.file.clone(),
                post: ties.post(number, draft, drafts, assets, base),
                sections: draft.rendered.sections.clone(),
                text_length: draft.rendered.text_length,
                searchable: !front.unlisted && !front.unsearchable,
                links: draft.rendered.links.clone(),
                aliases: draft.document.aliases.clone(),
                parent: ties.tree.ancestors(&draft.document.path).pop(),
                headings: draft.rendered.toc.clone(),
            }
        })
        .collect()
}

/// What a document is about.
fn subject<'run>(draft: &'run Draft<'_>, series: &'run AllSeries) -> Subject<'run> {
    Subject {
        title: &draft.title,
        sections: &draft.rendered.sections,
        tags: &draft.tags,
        categories: &draft.categories,
        series: series.of(&draft.document.path).map(|(name, _)| name),
        path: &draft.document.path,
        links: &draft.rendered.links,
    }
}

impl Ties<'_> {
    fn link(&self, path: &RoutePath) -> Option<Link> {
        let title = self.titles.get(path)?;
        Some(Link { path: path.clone(), title: (*title).to_owned() })
    }

    fn links(&self, paths: &[RoutePath]) -> Vec<Link> {
        paths.iter().filter_map(|path| self.link(path)).collect()
    }

    fn post(
        &self,
        number: usize,
        draft: &Draft<'_>,
        drafts: &[Draft<'_>],
        assets: &[Asset],
        base: &BasePath,
    ) -> Post {
        let path = &draft.document.path;
        let front = &draft.document.front;
        Post {
            schema: Schema,
            card: draft.card(assets, base),
            lead: lead(draft),
            author: front.author.clone(),
            html: draft.rendered.html.clone(),
            toc: contents(draft),
            breadcrumbs: self.links(&self.tree.ancestors(path)),
            children: self.links(self.tree.children(path)),
            backlinks: self.backlinks.get(path).map(|paths| self.links(paths)).unwrap_or_default(),
            related: self.related(number, drafts),
            series: self.series(path),
            previous: self.neighbour(number, number.checked_add(1)),
            next: self.neighbour(number, number.checked_sub(1)),
        }
    }

    fn related(&self, number: usize, drafts: &[Draft<'_>]) -> Vec<Link> {
        let places = self.related.get(number).map_or(&[][..], Vec::as_slice);
        let related = places.iter().filter_map(|place| drafts.get(*place));
        related.filter_map(|draft| self.link(&draft.document.path)).collect()
    }

    fn series(&self, path: &RoutePath) -> Option<Series> {
        let (name, paths) = self.series.of(path)?;
        Some(Series { name: name.to_owned(), posts: self.links(paths) })
    }

    fn neighbour(&self, number: usize, place: Option<usize>) -> Option<Link> {
        let is_post = number < self.posts.len();
        self.link(self.posts.get(place.filter(|_| is_post)?)?)
    }
}

/// What a wiki's author says of a document stands under its title, as in the wikis it comes from. A
/// summary that is only the beginning of the text would say it twice.
fn lead(draft: &Draft<'_>) -> Option<String> {
    let document = draft.document;
    (document.kind == Kind::Wiki && document.front.summary.is_some())
        .then(|| draft.summary.clone())
        .filter(|summary| !summary.is_empty())
}

/// The table of contents, where the author wants one or the text is long enough for it.
fn contents(draft: &Draft<'_>) -> Vec<TocEntry> {
    let toc = &draft.rendered.toc;
    let wanted = draft.document.front.toc.unwrap_or(toc.len() >= TOC_FROM);
    if wanted { toc.clone() } else { Vec::new() }
}

/// The documents that link to each, in the order of all lists.
fn backlinks(drafts: &[Draft<'_>]) -> BTreeMap<RoutePath, Vec<RoutePath>> {
    let mut backlinks: BTreeMap<RoutePath, Vec<RoutePath>> = BTreeMap::new();
    for draft in drafts {
        for target in &draft.rendered.links {
            if *target != draft.document.path {
                backlinks.entry(target.clone()).or_default().push(draft.document.path.clone());
            }
        }
    }
    backlinks
}
