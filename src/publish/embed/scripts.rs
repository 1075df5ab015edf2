//! The widgets' scripts: the loader under its stable name, its children under names that carry their
//! content, and a pinned loader that holds everything, for pages that write down its hash.

use std::fmt::Write as _;
use std::io;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};

use super::super::assets::{lean, squeeze};
use super::super::data::short_hash;
use super::super::sink::Sink;
use super::bundle::{Module, bundle};

const LOADER: &str = include_str!("../../embed/js/v1.js");
const TYPES: &str = include_str!("../../embed/js/v1.d.ts");
/// What the loader imports when it is needed, each by the name of its one export.
const CHILDREN: [&str; 3] = ["posts", "full", "search"];
/// What the search imports where WebAssembly may not run.
const TITLES: &str = "titles";
/// These and what they are made of.
const MODULES: [Module; 12] = [
    ("cards.js", include_str!("../../embed/js/cards.js")),
    ("document.js", include_str!("../../embed/js/document.js")),
    ("full.js", include_str!("../../embed/js/full.js")),
    ("posts.js", include_str!("../../embed/js/posts.js")),
    ("search.js", include_str!("../../embed/js/search.js")),
    ("search-box.js", include_str!("../../embed/js/search-box.js")),
    ("search-engine.js", include_str!("../../embed/js/search-engine.js")),
    ("search-keys.js", include_str!("../../embed/js/search-keys.js")),
    ("search-list.js", include_str!("../../embed/js/search-list.js")),
    ("search-source.js", include_str!("../../embed/js/search-source.js")),
    ("search-words.js", include_str!("../../embed/js/search-words.js")),
    ("titles.js", include_str!("../../embed/js/titles.js")),
];
/// Style sheets by the name that stands for them in the scripts.
const STYLES: [(&str, &[&str]); 4] = [
    ("widget.css", &[include_str!("../../embed/js/widget.css")]),
    ("posts.css", &[include_str!("../../embed/js/posts.css")]),
    ("search.css", &[include_str!("../../embed/js/search.css")]),
    (
        "full.css",
        &[
            include_str!("../../../style/tokens.css"),
            include_str!("../../../style/prose.css"),
            include_str!("../../../style/figures.css"),
            include_str!("../../../style/code.css"),
            include_str!("../../../style/math.css"),
            include_str!("../../embed/js/full.css"),
        ],
    ),
];
/// How a script tells the address of the site from its own.
const HOME: &str = "new URL('..', import.meta.url)";

/// Where the scripts lie, relative to the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scripts {
    /// The loader that never changes.
    pub(super) pinned: String,
    /// Its hash, as `integrity` has it.
    pub(super) integrity: String,
    /// Inside the pages for frames.
    pub(super) frame: String,
    /// On the page for authors.
    pub(super) author: String,
    /// On the host pages that it shows.
    pub(super) demo: String,
    /// What the pages under `embed/` add to the style of the site.
    pub(super) style: String,
    /// The style sheet of a host that spoils everything.
    pub(super) hostile: String,
}

/// Writes all scripts.
pub(super) fn write(sink: &dyn Sink) -> io::Result<Scripts> {
    let mut loader = ready(LOADER);
    let titles = hashed(sink, "embed/chunks", TITLES, "js", &child(TITLES)?)?;
    let titles = format!("import('./{}')", titles.strip_prefix("embed/chunks/").unwrap_or(&titles));
    let mut pinned = without_search(&loader).replace(HOME, "new URL('../..', import.meta.url)");
    let mut bundled = String::new();
    for name in CHILDREN {
        let child = child(name)?.replace("import('./titles.js')", &titles);
        let file = hashed(sink, "embed/chunks", name, "js", &child)?;
        let import = format!("import('./{name}.js')");
        let file = file.strip_prefix("embed/").unwrap_or(&file);
        loader = loader.replace(&import, &format!("import('./{file}')"));
        if !pinned.contains(&import) {
            continue;
        }
        pinned = pinned.replace(&import, &format!("Promise.resolve({name}Child)"));
        let inside = child.replace("export async function", "async function");
        let _ = writeln!(
            bundled,
            "const {name}Child = (() => {{\n{inside}\nreturn {{ {name} }};\n}})();"
        );
    }
    pinned.insert_str(0, &bundled);
    sink.write("embed/v1.js", loader.as_bytes())?;
    sink.write("embed/v1.d.ts", TYPES.as_bytes())?;
    sink.write("embed/resize.js", lean(include_str!("../../embed/js/resize.js")).as_bytes())?;
    let name = format!("embed/pinned/{}.js", short_hash(blake3::hash(pinned.as_bytes())));
    sink.write(&name, pinned.as_bytes())?;
    let script = |stem: &str, text: &str| hashed(sink, "embed/chunks", stem, "js", &lean(text));
    let style = |stem: &str, text: &str| hashed(sink, "embed/chunks", stem, "css", &squeeze(text));
    Ok(Scripts {
        integrity: format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(pinned.as_bytes()))),
        pinned: name,
        frame: script("frame", include_str!("../../embed/js/frame.js"))?,
        author: script("author", include_str!("../../embed/js/author.js"))?,
        demo: script("demo", include_str!("../../embed/js/demo.js"))?,
        style: style("author", include_str!("../../embed/js/author.css"))?,
        hostile: style("hostile", include_str!("../../embed/js/hostile.css"))?,
    })
}

/// The loader without the search: that is scripts and WebAssembly of the day, which no hash of today
/// can check. What stands in the element, a form say, then stays.
fn without_search(loader: &str) -> String {
    let lines = loader.lines();
    let kept = lines
        .filter(|line| !line.starts_with("search: ()") && !line.starts_with("'seoga-search': ["));
    kept.collect::<Vec<_>>().join("\n")
}

/// A script with everything that it imports at once, ready to be published.
fn child(name: &str) -> io::Result<String> {
    Ok(ready(&bundle(&format!("{name}.js"), &MODULES)?))
}

/// A script with its style sheet in it, without comments.
fn ready(script: &str) -> String {
    let mut script = lean(script);
    for (name, parts) in STYLES {
        let mark = format!("'{name}'");
        if script.contains(&mark) {
            // The host's `:root` is not ours: inside the shadow, the box is the root.
            let style = squeeze(&parts.concat()).replace(":root", ".box");
            let text = serde_json::Value::String(style).to_string();
            script = script.replace(&mark, &text);
        }
    }
    script
}

fn hashed(
    sink: &dyn Sink,
    folder: &str,
    stem: &str,
    ending: &str,
    text: &str,
) -> io::Result<String> {
    let name = format!("{folder}/{stem}.{}.{ending}", short_hash(blake3::hash(text.as_bytes())));
    sink.write(&name, text.as_bytes())?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::super::super::sink::Memory;
    use super::*;

    #[test]
    fn every_mark_is_replaced_and_every_child_is_named_by_its_content() {
        let sink = Memory::default();
        let scripts = write(&sink).unwrap();
        let files = sink.into_files();
        let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
        let loader = text("embed/v1.js");
        for child in loader.split("import('./").skip(1) {
            let (path, _) = child.split_once('\'').unwrap();
            assert!(files.contains_key(&format!("embed/{path}")), "{path}");
        }
        assert_eq!(loader.matches("import('./chunks/").count(), CHILDREN.len());
        for (name, script) in &files {
            let script = String::from_utf8_lossy(script);
            assert!(!script.contains(".css'") || name.contains("author"), "{name}");
            assert!(!script.starts_with("import {") && !script.contains("\nimport {"), "{name}");
        }
        let search = files.keys().find(|name| name.starts_with("embed/chunks/search.")).unwrap();
        assert_eq!(text(search).matches("class Source").count(), 1, "parts are in it, once");
        assert_eq!(text(search).matches("export ").count(), 1);
        let pinned = text(&scripts.pinned);
        assert!(!pinned.contains("import('"), "the pinned loader asks for no script");
        assert!(pinned.contains("new URL('../..', import.meta.url)"));
        assert_eq!(pinned.matches("export ").count(), 1);
        assert!(loader.contains("'seoga-search': [") && !pinned.contains("'seoga-search': ["));
        let hash = BASE64_STANDARD.encode(Sha384::digest(pinned.as_bytes()));
        assert_eq!(scripts.integrity, format!("sha384-{hash}"));
    }
}
