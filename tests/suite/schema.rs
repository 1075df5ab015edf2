//! The published JSON against its schema, and the schema against the published JSON.

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::{Site, root};

/// A schema of `docs/data.schema.json`, by its name there.
fn schema(name: &str, change: impl Fn(&mut Value)) -> Validator {
    let text = std::fs::read_to_string(root().join("docs/data.schema.json")).unwrap();
    let mut whole: Value = serde_json::from_str(&text).unwrap();
    change(&mut whole);
    whole["$ref"] = json!(format!("#/$defs/{name}"));
    jsonschema::validator_for(&whole).unwrap()
}

/// Forbids what is not written down: readers take it, but we must not publish it unsaid.
fn strictly(value: &mut Value) {
    if let Some(object) = value.as_object_mut() {
        if object.contains_key("properties") {
            object.insert("additionalProperties".into(), json!(false));
        }
        object.values_mut().for_each(strictly);
    }
}

/// The schema that a published file has to agree with.
fn name_of(path: &str) -> Option<&'static str> {
    if path == "version.json" {
        return Some("site");
    }
    let (folder, rest) = path.strip_prefix("data/")?.strip_suffix(".json")?.split_once('/')?;
    Some(match rest {
        _ if folder == "posts" => "post",
        "catalog" => "catalog",
        "tags" | "categories" => "terms",
        _ if rest.starts_with("cards/") => "cards",
        _ => "listing",
    })
}

#[test]
fn what_is_published_agrees_with_its_schema() {
    let site = Site::publish(&root().join("content"), "/base/");
    let mut seen = BTreeSet::new();
    for path in site.files.keys() {
        let Some(name) = name_of(path) else { continue };
        seen.insert(name);
        let published: Value = serde_json::from_str(site.text(path)).unwrap();
        let wrong: Vec<String> = schema(name, strictly)
            .iter_errors(&published)
            .map(|error| format!("{path} {}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
    assert_eq!(seen.len(), 6, "{seen:?}");
}

#[test]
fn the_schema_lets_files_grow_and_catches_what_is_wrong() {
    let site = schema("post", |_| ());
    let mut post = json!({
        "schema": 1,
        "card": { "path": "/a/", "kind": "post", "title": "글", "minutes": 1 },
        "later": true,
    });
    assert!(site.is_valid(&post));
    post["card"]["date"] = json!("2024-05-03T21:10:00+09:00");
    assert!(site.is_valid(&post));
    for (field, value) in [
        ("date", json!("어제")),
        ("kind", json!("note")),
        ("path", json!("a/")),
        ("minutes", json!(0)),
        ("tags", json!("aws")),
    ] {
        let mut wrong = post.clone();
        wrong["card"][field] = value;
        assert!(!site.is_valid(&wrong), "{wrong}");
    }
    post["schema"] = json!(2);
    assert!(!site.is_valid(&post));
}
