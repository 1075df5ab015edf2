//! An article, a wiki document or a page.

use super::markup::{Element, element, link};
use super::{Frame, heading, parts};
use crate::model::{Link, Post, TocEntry, joined};

pub(super) fn view(frame: Frame<'_>, post: &Post) -> Element {
    let words = frame.words;
    let card = &post.card;
    let author = post.author.clone().map(|author| element("p").class("author").text(author));
    let lead = post.lead.clone().map(|lead| element("p").class("lead").text(lead));
    let header = element("header")
        .class("page-header")
        .maybe(breadcrumbs(frame, &post.breadcrumbs))
        .maybe(parts::categories(frame, &card.categories))
        .child(heading(card.title.clone()))
        .maybe(lead)
        .child(element("div").class("byline").maybe(author).child(parts::meta(frame, card)))
        .maybe(parts::tags(frame, &card.tags));
    let footer = element("footer")
        .class("document-footer")
        .maybe(parts::links(frame, "children", words.children, &post.children))
        .maybe(neighbours(frame, post))
        .maybe(parts::links(frame, "related", words.related, &post.related))
        .maybe(parts::links(frame, "backlinks", words.backlinks, &post.backlinks));
    element("article")
        .class("document")
        .with_some("lang", card.lang.clone())
        .child(header)
        .maybe(series(frame, post))
        .maybe(contents(frame, &post.toc))
        .child(element("div").class("prose").trusted_html(post.html.clone()))
        .child(footer)
}

fn breadcrumbs(frame: Frame<'_>, links: &[Link]) -> Option<Element> {
    (!links.is_empty()).then(|| {
        element("nav")
            .class("breadcrumbs")
            .with("aria-label", frame.words.breadcrumbs)
            .child(element("ol").children(parts::link_items(frame, links, None)))
    })
}

fn series(frame: Frame<'_>, post: &Post) -> Option<Element> {
    let series = post.series.as_ref()?;
    let current = series.posts.iter().find(|link| link.path == post.card.path);
    let summary = element("summary").text(frame.words.series).text(": ").text(series.name.clone());
    let list = element("ol").children(parts::link_items(frame, &series.posts, current));
    Some(element("details").class("series").child(summary).child(list))
}

fn contents(frame: Frame<'_>, toc: &[TocEntry]) -> Option<Element> {
    let top = toc.iter().map(|entry| entry.level).min()?;
    let items = toc.iter().map(|entry| {
        let depth = match entry.level.saturating_sub(top) {
            0 => "depth-0",
            1 => "depth-1",
            2 => "depth-2",
            _ => "depth-3",
        };
        element("li").class(depth).child(link(["#", &entry.id].concat(), &entry.text))
    });
    let list = element("ol").children(items.collect());
    let label = frame.words.contents;
    Some(
        element("details")
            .class("contents")
            .child(element("summary").text(label))
            .child(element("nav").with("aria-label", label).child(list)),
    )
}

fn neighbours(frame: Frame<'_>, post: &Post) -> Option<Element> {
    let words = frame.words;
    let side = |to: &Option<Link>, relation: &'static str, label: &'static str| {
        to.as_ref().map(|to| {
            element("a")
                .class(relation)
                .with("rel", relation)
                .with("href", to.path.href(&frame.site.base))
                .child(element("span").class("label").text(label))
                .child(element("span").text(to.title.clone()))
        })
    };
    let previous = side(&post.previous, "prev", words.previous_post);
    let next = side(&post.next, "next", words.next_post);
    (previous.is_some() || next.is_some()).then(|| {
        let label = joined(&[words.previous_post, words.next_post], " · ");
        element("nav").class("neighbours").with("aria-label", label).maybe(previous).maybe(next)
    })
}
