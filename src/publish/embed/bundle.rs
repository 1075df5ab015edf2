//! One script of several: what the widgets' scripts import from each other is written into them, so
//! that a page fetches one file for each widget and the sources can still be one subject each.
//!
//! Enter at [`bundle`]. It knows the form in which the scripts here are written, one import a line and
//! what belongs to the whole file at the start of a line, and refuses what would not run: an import of
//! what is not there, and a name that two files would both take.

use std::io;

/// A script by its name, with its text.
pub(super) type Module = (&'static str, &'static str);

/// What stands before the names of what a file declares.
const DECLARATIONS: [&str; 5] = ["const ", "let ", "class ", "function ", "async function "];
const EXPORT: &str = "export ";

/// The script `entry` with everything that it imports before it, each file once. Only what `entry`
/// itself exports is exported.
pub(super) fn bundle(entry: &str, modules: &[Module]) -> io::Result<String> {
    let mut bundle = Bundle { modules, text: String::new(), files: Vec::new(), names: Vec::new() };
    bundle.add(entry, true)?;
    Ok(bundle.text)
}

/// What has been put together so far.
struct Bundle<'text> {
    modules: &'text [Module],
    text: String,
    /// The files that are in it, or about to be.
    files: Vec<&'text str>,
    /// What they declare, each name with its file.
    names: Vec<(&'text str, &'text str)>,
}

impl Bundle<'_> {
    /// Adds a file, after those that it imports.
    fn add(&mut self, name: &str, is_entry: bool) -> io::Result<()> {
        let Some((file, text)) = find(self.modules, name) else {
            return Err(problem(name, "is not there"));
        };
        self.files.push(file);
        for line in text.lines().filter(|line| line.starts_with("import ")) {
            self.import(file, line)?;
        }
        for name in text.lines().filter_map(declared) {
            if let Some((_, other)) = self.names.iter().find(|(known, _)| *known == name) {
                return Err(problem(file, &format!("declares {name}, as {other} does")));
            }
            self.names.push((name, file));
        }
        for line in text.lines().filter(|line| !line.starts_with("import ")) {
            let line = if is_entry { line } else { line.strip_prefix(EXPORT).unwrap_or(line) };
            self.text.push_str(line);
            self.text.push('\n');
        }
        Ok(())
    }

    /// Adds what an import of `file` names, if it is not there yet.
    fn import(&mut self, file: &str, line: &str) -> io::Result<()> {
        let Some((names, from)) = parts(line) else {
            return Err(problem(file, &format!("imports in a way that is not known: {line}")));
        };
        let Some((from, text)) = find(self.modules, from) else {
            return Err(problem(file, &format!("imports {from}, which is not there")));
        };
        let exported = |name: &str| {
            let mut lines = text.lines();
            lines.any(|line| line.starts_with(EXPORT) && declared(line) == Some(name))
        };
        if let Some(missing) = names.split(", ").find(|name| !exported(name)) {
            return Err(problem(file, &format!("imports {missing}, which {from} does not export")));
        }
        if self.files.contains(&from) { Ok(()) } else { self.add(from, false) }
    }
}

fn find(modules: &[Module], name: &str) -> Option<Module> {
    modules.iter().copied().find(|(known, _)| *known == name)
}

/// Names and file of `import { … } from './….js';`.
fn parts(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("import { ")?.strip_suffix("';")?.split_once(" } from './")
}

/// What a line declares for the whole file: lines inside of something are indented.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix(EXPORT).unwrap_or(line);
    let rest = DECLARATIONS.iter().find_map(|start| line.strip_prefix(start))?;
    rest.split(|letter: char| !letter.is_alphanumeric() && !"_$".contains(letter)).next()
}

fn problem(file: &str, what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("embed/js/{file} {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Module = ("words.js", "export const WORDS = 1;\nconst own = 2;\n");
    const KEYS: Module = (
        "keys.js",
        "import { WORDS } from './words.js';\n\nexport function pressed() {\n  const own = WORDS;\n}\n",
    );

    fn refused(text: &'static str) -> String {
        bundle("a.js", &[("a.js", text), WORDS, KEYS]).unwrap_err().to_string()
    }

    #[test]
    fn what_is_imported_stands_before_once_and_is_exported_no_more() {
        let entry = "import { pressed } from './keys.js';\nimport { WORDS } from './words.js';\nexport async function a() {\n  pressed(await import('./b.js'));\n}\n";
        assert_eq!(
            bundle("a.js", &[("a.js", entry), KEYS, WORDS]).unwrap(),
            "const WORDS = 1;\nconst own = 2;\n\
             \nfunction pressed() {\n  const own = WORDS;\n}\n\
             export async function a() {\n  pressed(await import('./b.js'));\n}\n"
        );
    }

    #[test]
    fn a_script_that_imports_nothing_stays_as_it_is() {
        let text = "class A {}\n\nexport { A };\n";
        assert_eq!(bundle("a.js", &[("a.js", text)]).unwrap(), text);
    }

    #[test]
    fn files_that_import_each_other_are_there_once() {
        let modules = [
            ("a.js", "import { b } from './b.js';\nexport const a = () => b;\n"),
            ("b.js", "import { a } from './a.js';\nexport const b = () => a;\n"),
        ];
        assert_eq!(
            bundle("a.js", &modules).unwrap(),
            "const b = () => a;\nexport const a = () => b;\n"
        );
    }

    #[test]
    fn what_would_not_run_is_refused_with_its_place() {
        let rows = [
            ("import { c } from './c.js';", "embed/js/a.js imports c.js, which is not there"),
            (
                "import { WORDS, own } from './words.js';",
                "embed/js/a.js imports own, which words.js does not export",
            ),
            (
                "import { WORDS as W } from './words.js';",
                "embed/js/a.js imports WORDS as W, which words.js does not export",
            ),
            (
                "import { pressed } from './keys.js';\nfunction own() {}",
                "embed/js/a.js declares own, as words.js does",
            ),
            (
                "import * as words from './words.js';",
                "embed/js/a.js imports in a way that is not known: import * as words from './words.js';",
            ),
            (
                "import {\n  WORDS,\n} from './words.js';",
                "embed/js/a.js imports in a way that is not known: import {",
            ),
        ];
        for (text, said) in rows {
            assert_eq!(refused(text), said);
        }
        assert_eq!(bundle("c.js", &[WORDS]).unwrap_err().to_string(), "embed/js/c.js is not there");
    }
}
