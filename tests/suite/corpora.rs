//! Real Markdown that was not written for this project, where it lies beside it.

use std::path::Path;

use crate::support::{Site, corpus, seoga};

/// Lists and publishes a corpus with the program itself.
fn publish(name: &str, documents: usize) -> Option<(Site, tempfile::TempDir)> {
    let folder = corpus(name)?;
    let listed = seoga(&["list", "--json", "--content", folder.to_str().unwrap()]);
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    assert_eq!(String::from_utf8_lossy(&listed.stdout).lines().count(), documents);

    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let built =
        seoga(&["build", "--content", folder.to_str().unwrap(), "--out", site.to_str().unwrap()]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    Some((Site::publish(&folder, "/"), out))
}

fn search(site: &Path, query: &str) -> serde_json::Value {
    let found = seoga(&["search", "--json", "--site", site.to_str().unwrap(), query]);
    assert!(found.status.success(), "{}", String::from_utf8_lossy(&found.stderr));
    serde_json::from_slice(&found.stdout).unwrap()
}

#[test]
fn til() {
    let Some((site, out)) = publish("til", 196) else {
        return;
    };
    assert!(site.library.documents.iter().all(|one| !one.post.card.title.is_empty()));
    let answer = search(&out.path().join("site"), "동기");
    let hits = answer["hits"].as_array().unwrap();
    assert!(answer["total"].as_u64().unwrap() > 0);
    let all = serde_json::to_string(hits).unwrap();
    assert!(all.contains("비동기"), "동기 finds 비동기: {all}");
}

#[test]
fn wiki() {
    let Some((site, _out)) = publish("wiki", 25) else {
        return;
    };
    assert!(site.source.documents.iter().any(|document| document.hidden.is_some()));
}

#[test]
fn react_ko() {
    let Some((site, _out)) = publish("react-ko", 226) else {
        return;
    };
    let documents = &site.library.documents;
    assert!(documents.iter().any(|one| one.post.card.title == "useState"));
}
