//! The engine of the search widget: WebAssembly and the script around it, under names that carry their
//! content, and one small file with a lasting name that tells them. So each widget, of whatever age,
//! gets the engine that reads the index of today.

use std::io;

use serde::{Deserialize, Serialize};

use super::super::data;
use super::super::glue::lean_engine;
use super::super::sink::Sink;
use crate::model::Schema;

/// The file that names the others, and its folder.
const MANIFEST: &str = "embed/search.json";
const FOLDER: &str = "embed/";

/// How the engine and the script of the search speak. Raised with every change of what `bin/embed.rs`
/// exports, or of the order of its words: a copy of the script that knows another number goes on with
/// titles and tags, where it would otherwise hand over the wrong things.
const CONTRACT: u32 = 1;

/// The engine as the build made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine {
    /// The script that wasm-bindgen wrote.
    pub glue: String,
    /// The WebAssembly.
    pub wasm: Vec<u8>,
}

impl Engine {
    /// The engine of a published site, of which `read` gives the files by their names; `None` where it
    /// has none, or one that the script of the search would not understand.
    pub fn published(read: impl Fn(&str) -> Option<Vec<u8>>) -> Option<Self> {
        let manifest: Manifest = serde_json::from_slice(&read(MANIFEST)?).ok()?;
        let file = |name: &str| read(&[FOLDER, name].concat());
        let glue = String::from_utf8(file(&manifest.glue)?).ok()?;
        let wasm = file(&manifest.wasm)?;
        (manifest.contract == CONTRACT).then_some(Self { glue, wasm })
    }
}

/// What [`MANIFEST`] says; names are relative to its folder.
#[derive(Serialize, Deserialize)]
struct Manifest {
    schema: Schema,
    contract: u32,
    glue: String,
    wasm: String,
}

/// Writes the engine.
pub(super) fn write(sink: &dyn Sink, engine: &Engine) -> io::Result<()> {
    let put = |ending: &str, bytes: &[u8]| -> io::Result<String> {
        let name = format!("chunks/engine.{}.{ending}", data::short_hash(blake3::hash(bytes)));
        sink.write(&[FOLDER, &name].concat(), bytes)?;
        Ok(name)
    };
    let (glue, wasm) = lean_engine(&engine.glue, &engine.wasm);
    let glue = put("js", glue.as_bytes())?;
    let wasm = put("wasm", &wasm)?;
    let manifest = Manifest { schema: Schema, contract: CONTRACT, glue, wasm };
    sink.write(MANIFEST, &data::json(&manifest))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::super::sink::Memory;
    use super::*;

    fn published(engine: &Engine) -> BTreeMap<String, Vec<u8>> {
        let sink = Memory::default();
        write(&sink, engine).unwrap();
        sink.into_files()
    }

    fn built() -> Engine {
        let glue = "export function put() {\n}\nasync function __wbg_load(module) {\n}\n\nfunction initSync(module) {\n    f();\n}\n\nasync function __wbg_init(path) {\n}\n\nexport { initSync, __wbg_init as default };\n";
        Engine { glue: glue.to_owned(), wasm: vec![0, 1] }
    }

    #[test]
    fn the_manifest_names_what_is_there() {
        let files = published(&built());
        let manifest: serde_json::Value = serde_json::from_slice(&files[MANIFEST]).unwrap();
        assert_eq!(manifest["schema"], 1);
        assert_eq!(manifest["contract"], CONTRACT);
        let file = |name: &str| &files[&format!("embed/{}", manifest[name].as_str().unwrap())];
        assert_eq!(file("wasm"), &[0, 1]);
        assert_eq!(
            String::from_utf8_lossy(file("glue")),
            "export function put() {\n}\nfunction initSync(module) {\nf();\n}\nexport { initSync };"
        );
    }

    #[test]
    fn a_published_engine_is_published_again_where_it_speaks_alike() {
        let mut files = published(&built());
        let engine = Engine::published(|name| files.get(name).cloned()).unwrap();
        assert_eq!(published(&engine), files);
        let mut manifest: serde_json::Value = serde_json::from_slice(&files[MANIFEST]).unwrap();
        manifest["contract"] = 0.into();
        files.insert(MANIFEST.to_owned(), data::json(&manifest));
        assert_eq!(Engine::published(|name| files.get(name).cloned()), None);
        assert_eq!(Engine::published(|_| None), None);
    }

    #[test]
    fn the_script_gives_as_many_words_as_the_engine_takes() {
        let script = include_str!("../../embed/js/search-words.js");
        let (_, words) = script.split_once("\nexport const ANSWER = '").unwrap();
        let (words, _) = words.split_once('\'').unwrap();
        let engine = include_str!("../../embed/engine.rs");
        assert_eq!(words.split(' ').count(), engine.matches(": next(),\n").count());
    }

    #[test]
    fn the_script_of_the_search_knows_the_contract() {
        let script = include_str!("../../embed/js/search-engine.js");
        assert!(script.contains(&format!("\nconst CONTRACT = {CONTRACT};\n")));
    }
}
