//! Obsidian vaults: where they are, and which of their folders hold templates.

use std::path::Path;

use super::front::json;
use super::front::value::Table;
use super::layout::{join, strip};

/// Settings that name a folder of templates: the core plugin's and Templater's.
const TEMPLATES: &[(&str, &str)] = &[
    (".obsidian/templates.json", "folder"),
    (".obsidian/plugins/templater-obsidian/data.json", "templates_folder"),
];

/// The vaults of a content folder.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vaults {
    /// Folders that hold `.obsidian`, relative to the content folder.
    folders: Vec<String>,
    /// Folders of templates.
    templates: Vec<String>,
}

impl Vaults {
    /// Reads the settings of the vaults that were found.
    pub(crate) fn read(root: &Path, folders: &[String]) -> Self {
        let mut vaults = Self { folders: folders.to_vec(), templates: Vec::new() };
        for folder in folders {
            for (file, key) in TEMPLATES {
                let text = std::fs::read_to_string(root.join(folder).join(file)).ok();
                let table = text.and_then(|text| json::parse(&text).ok());
                let named = table.as_ref().and_then(|table: &Table| table.text(&[key]));
                if let Some(named) = named.filter(|name| !name.trim_matches('/').is_empty()) {
                    vaults.templates.push(join(folder, &named));
                }
            }
        }
        vaults
    }

    /// How many folders lead to the vault that a file lies in: the innermost folder with `.obsidian`,
    /// or a folder at the root that is called `vault`.
    pub(crate) fn depth(&self, file: &str) -> Option<usize> {
        let named = (file.split('/').count() > 1 && file.starts_with("vault/")).then_some(1);
        let marked = self.folders.iter().filter_map(|vault| {
            strip(file, vault)?;
            Some(vault.split('/').filter(|part| !part.is_empty()).count())
        });
        marked.chain(named).max()
    }

    /// Whether a file lies in a folder of templates.
    pub(crate) fn is_template(&self, file: &str) -> bool {
        self.templates.iter().any(|folder| strip(file, folder).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths_and_templates() {
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("a/b/.obsidian/plugins/templater-obsidian");
        std::fs::create_dir_all(&settings).unwrap();
        std::fs::write(settings.join("data.json"), "{\"templates_folder\": \"99 틀\"}").unwrap();
        let core = folder.path().join("a/b/.obsidian/templates.json");
        std::fs::write(core, "{\"folder\": \"Templates\"}").unwrap();
        let vaults = Vaults::read(folder.path(), &["a/b".to_owned()]);
        let table = [
            ("a/b/x.md", Some(2), false),
            ("a/b/Templates/x.md", Some(2), true),
            ("a/b/99 틀/깊이/x.md", Some(2), true),
            ("a/Templates/x.md", None, false),
            ("vault/x.md", Some(1), false),
            ("vault.md", None, false),
        ];
        for (file, depth, template) in table {
            assert_eq!((vaults.depth(file), vaults.is_template(file)), (depth, template), "{file}");
        }
        let whole = Vaults::read(folder.path(), &[String::new()]);
        assert_eq!(whole.depth("x.md"), Some(0));
    }
}
