//! The published JSON is what the model says, and the browser arrives at the same pages with it.

use seoga::model::{
    AllTerms, CHUNK_SIZE, CardChunk, Catalog, Listing, Match, Post, Schema, filter,
};

use crate::support::{Site, root};

fn site() -> Site {
    Site::publish(&root().join("content"), "/")
}

fn read<T: serde::de::DeserializeOwned>(site: &Site, path: &str) -> T {
    serde_json::from_str(site.text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn build(site: &Site) -> String {
    let version: serde_json::Value = read(site, "version.json");
    assert_eq!(version["schema"], Schema::VERSION);
    version["build"].as_str().unwrap().to_owned()
}

#[test]
fn every_document_has_its_json() {
    let site = site();
    for document in &site.library.documents {
        let post: Post = read(&site, &document.post.card.path.data_file());
        assert_eq!(post, document.post);
    }
}

#[test]
fn cards_are_numbered_like_documents() {
    let site = site();
    let build = build(&site);
    for (number, document) in site.library.documents.iter().take(site.library.total).enumerate() {
        let chunk: CardChunk =
            read(&site, &format!("data/{build}/cards/{}.json", number / CHUNK_SIZE));
        assert_eq!(chunk.cards[number % CHUNK_SIZE], document.post.card);
    }
}

#[test]
fn listings_agree_with_the_counts() {
    let site = site();
    let build = build(&site);
    let catalog: Catalog = read(&site, &format!("data/{build}/catalog.json"));
    assert!(!catalog.tags.is_empty());
    let all: AllTerms = read(&site, &format!("data/{build}/tags.json"));
    for entry in &all.terms {
        let slug = entry.term.slug().unwrap();
        let listing: Listing = read(&site, &format!("data/{build}/tags/{slug}.json"));
        assert_eq!(listing.rows.len(), entry.count, "{slug}");
        let found = filter(None, &[&listing], Match::All);
        for document in found.documents {
            let card = &site.library.documents[usize::try_from(document.0).unwrap()].post.card;
            assert!(card.tags.contains(&entry.term), "{slug} in {}", card.path);
        }
    }
}

#[test]
fn tags_of_different_case_are_one() {
    let site = Site::of(&[
        ("posts/2024-01-01-a.md", "---\ntags: [AWS]\n---\na\n"),
        ("posts/2024-01-02-b.md", "---\ntags: [aws]\n---\nb\n"),
        ("posts/2024-01-03-c.md", "---\ntags: [AWS]\n---\nc\n"),
    ]);
    let page = site.text("tags/aws/index.html");
    assert_eq!(page.matches("<h2>").count(), 3);
    assert!(!page.contains(">aws<"), "the common spelling is shown");
}

#[test]
fn only_what_an_author_said_stands_under_a_title() {
    let site = site();
    let leads: Vec<(&str, Option<&str>)> = site
        .library
        .documents
        .iter()
        .map(|document| (document.file.as_str(), document.post.lead.as_deref()))
        .collect();
    let lead = |file: &str| leads.iter().find(|(name, _)| *name == file).and_then(|found| found.1);
    assert!(lead("wiki/itil/sla.md").is_some(), "{leads:?}");
    // A summary that is the beginning of the text is for lists; a post's is as well.
    assert!(leads.iter().all(|(file, lead)| lead.is_none() || file.contains("wiki/")), "{leads:?}");
    let page = site.text("posts/kiosk-to-sre/index.html");
    assert!(!page.contains("class=\"lead\""), "{page}");
}
