//! What wasm-bindgen wrote, made smaller: the script between the page and its WebAssembly, the names by
//! which the two know each other, and what the WebAssembly says for tools only.
//!
//! Enter at [`lean_app`] for the app, [`lean_engine`] for the search widget.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::assets::lean;
use super::data::short_hash;

/// How the names begin that wasm-bindgen makes.
const MADE: &str = "__wb";
/// Characters of the hash in which they end.
const HASH: usize = 16;

/// The app as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeanApp {
    /// How the names of its files begin: made of both, since each fits only the other.
    pub name: String,
    /// The script that wasm-bindgen made.
    pub script: String,
    /// The WebAssembly.
    pub wasm: Vec<u8>,
}

/// The app's two files without what it does not need: its second way to start, from bytes that are there
/// already (`boot.js` takes the other one), comments, indentation and hashes.
pub fn lean_app(script: &str, wasm: &[u8]) -> LeanApp {
    let lean = lean(script);
    let parts = lean.split_once("\nfunction initSync(").and_then(|(before, rest)| {
        let (_, start) = rest.split_once("\n}\nasync function __wbg_init(")?;
        let (after, end) = start.split_once("export { initSync, ")?;
        Some([before, "\nasync function __wbg_init(", after, "export { ", end].concat())
    });
    let (script, wasm) = numbered(parts.unwrap_or(lean), &without_custom_sections(wasm));
    let mut hasher = blake3::Hasher::new();
    let hash = short_hash(hasher.update(script.as_bytes()).update(&wasm).finalize());
    LeanApp { name: ["app-", &hash].concat(), script, wasm }
}

/// The same for the engine of the search widget, without its ways to start that fetch: the widget
/// brings a compiled module.
pub(super) fn lean_engine(script: &str, wasm: &[u8]) -> (String, Vec<u8>) {
    let lean = lean(script);
    let parts = lean.split_once("\nasync function __wbg_load(").and_then(|(before, rest)| {
        let (_, start) = rest.split_once("\nfunction initSync(")?;
        let (start, _) = start.split_once("\nasync function __wbg_init(")?;
        Some([before, "\nfunction initSync(", start, "\nexport { initSync };"].concat())
    });
    numbered(parts.unwrap_or(lean), &without_custom_sections(wasm))
}

/// Numbers in place of the hashes of names, in both files. Random digits do not compress: these are a
/// quarter of the app's script. Numbers are as long as the hashes, so that no length in the WebAssembly
/// changes, and those that have been numbered stay as they are.
fn numbered(script: String, wasm: &[u8]) -> (String, Vec<u8>) {
    let mut stems: BTreeMap<&str, usize> = BTreeMap::new();
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    for name in script.split(|character: char| character != '_' && !character.is_alphanumeric()) {
        let Some(stem) = stem(name).filter(|_| !names.contains_key(name)) else { continue };
        let number = stems.entry(stem).or_default();
        names.insert(name, format!("{stem}{number:0HASH$}"));
        *number += 1;
    }
    // Both or neither: each fits only the other.
    match String::from_utf8(renamed(script.as_bytes(), &names)) {
        Ok(script) => (script, renamed(wasm, &names)),
        Err(_) => (script, wasm.to_vec()),
    }
}

/// Bytes before the first section of WebAssembly: what it is, and its version.
const PREAMBLE: usize = 8;

/// WebAssembly without its custom sections, which name functions and tools and mean nothing to the
/// browser; as it is where it is none (WebAssembly core specification, 5.5).
fn without_custom_sections(wasm: &[u8]) -> Cow<'_, [u8]> {
    standard_sections(wasm).map_or(Cow::Borrowed(wasm), Cow::Owned)
}

fn standard_sections(wasm: &[u8]) -> Option<Vec<u8>> {
    let (preamble, mut rest) = wasm.split_at_checked(PREAMBLE)?;
    let mut kept = preamble.to_vec();
    while let Some((id, after)) = rest.split_first() {
        let (size, digits) = unsigned(after)?;
        let (section, next) = rest.split_at_checked(1 + digits + size)?;
        if *id != 0 {
            kept.extend_from_slice(section);
        }
        rest = next;
    }
    Some(kept)
}

/// A number in LEB128, and how many bytes it takes.
fn unsigned(bytes: &[u8]) -> Option<(usize, usize)> {
    let digits = bytes.iter().position(|byte| byte & 0x80 == 0)? + 1;
    // Five digits are more than any size.
    let read = bytes.get(..digits).filter(|read| read.len() <= 5)?;
    Some((read.iter().rev().fold(0, |value, byte| value << 7 | usize::from(byte & 0x7f)), digits))
}

/// What stands before the hash of a name that wasm-bindgen made.
fn stem(name: &str) -> Option<&str> {
    let (stem, hash) = name.split_at_checked(name.len().checked_sub(HASH)?)?;
    let is_hash = hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (is_hash && stem.starts_with(MADE) && stem.ends_with('_')).then_some(stem)
}

/// Bytes with other names in them, in one go: a new name may be another's old one.
fn renamed(bytes: &[u8], names: &BTreeMap<&str, String>) -> Vec<u8> {
    let mut written = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, behind)) = rest.split_first() {
        let name = rest
            .starts_with(MADE.as_bytes())
            .then(|| names.iter().find(|(name, _)| rest.starts_with(name.as_bytes())));
        if let Some((old, new)) = name.flatten() {
            written.extend_from_slice(new.as_bytes());
            rest = rest.get(old.len()..).unwrap_or_default();
        } else {
            written.push(*first);
            rest = behind;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "// wasm-bindgen\nlet wasm;\nasync function __wbg_load(module) {\n}\n\nfunction initSync(module) {\n    if (wasm) {\n        return wasm;\n    }\n}\n\nasync function __wbg_init(path) {\n}\n\nexport { initSync, __wbg_init as default };\n";

    #[test]
    fn each_starts_in_one_way() {
        assert_eq!(
            lean_app(GLUE, b"").script,
            "let wasm;\nasync function __wbg_load(module) {\n}\nasync function __wbg_init(path) {\n}\nexport { __wbg_init as default };"
        );
        assert_eq!(
            lean_engine(GLUE, b"").0,
            "let wasm;\nfunction initSync(module) {\nif (wasm) {\nreturn wasm;\n}\n}\nexport { initSync };"
        );
        assert_eq!(lean_app("// why\nf();\n", b"").script, "f();");
        assert_ne!(lean_app("f();", b"").name, lean_app("f();", b"1").name);
    }

    #[test]
    fn what_is_for_tools_is_left_out() {
        let wasm = |parts: &[&[u8]]| [b"\0asm\x01\0\0\0", parts.concat().as_slice()].concat();
        let (types, long) =
            (b"\x01\x02ab".as_slice(), [b"\x0a\x80\x01".as_slice(), &[7; 128]].concat());
        let name = b"\0\x06\x04name!".as_slice();
        let whole = wasm(&[name, types, name, &long, name]);
        assert_eq!(without_custom_sections(&whole), wasm(&[types, &long]));
        assert_eq!(lean_app("", &whole).wasm, wasm(&[types, &long]));
        assert_eq!(lean_engine("", &whole).1, wasm(&[types, &long]));
        // What is cut off, or no WebAssembly, stays as it is.
        for damaged in [b"".as_slice(), b"no wasm: of that", &whole[..whole.len() - 1]] {
            assert_eq!(without_custom_sections(damaged), damaged);
        }
    }

    #[test]
    fn names_are_numbered_in_both_files() {
        let script = "__wbg_get_00000000000000ff: f, __wbg_get_0123456789abcdef: g, __wbg_set_0123456789abcdef: __wbg_get_00000000000000ff, __wbindgen_start, my_0123456789abcdef";
        let wasm = b"\x00:__wbg_get_0123456789abcdef\x00\x1a__wbg_get_00000000000000ff\xff__wbindgen_start";
        let (script, wasm) = numbered(script.to_owned(), wasm);
        assert_eq!(
            script,
            "__wbg_get_0000000000000000: f, __wbg_get_0000000000000001: g, __wbg_set_0000000000000000: __wbg_get_0000000000000000, __wbindgen_start, my_0123456789abcdef"
        );
        assert_eq!(
            wasm,
            b"\x00:__wbg_get_0000000000000001\x00\x1a__wbg_get_0000000000000000\xff__wbindgen_start"
        );
        assert_eq!(numbered(script.clone(), &wasm), (script, wasm));
    }
}
