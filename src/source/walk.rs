//! Lists the files of a content folder. Together with [`mod@super::read`] and [`super::asset`] the only
//! place that touches the disk.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::config::Settings;
use super::decode::nfc;
use super::{Diagnostic, Severity, layout, served};

/// What is read as Markdown.
const DOCUMENTS: &[&str] = &["md", "markdown", "mdx"];

/// What is published as it is. Everything else stays at home: scripts and pages would run in the
/// site's name, and configuration is nobody's business.
const ASSETS: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "webp", "avif", "apng", "svg", "bmp", "ico", "pdf", "mp3", "m4a",
    "ogg", "oga", "opus", "wav", "flac", "mp4", "m4v", "webm", "mov", "ogv", "zip", "gz", "tgz",
    "7z", "csv", "tsv", "docx", "xlsx", "pptx", "hwp", "hwpx", "odt", "ods", "odp", "epub", "txt",
    "vtt", "srt",
];

/// Folders of generators, never of authors.
const TOOL_FOLDERS: &[&str] = &[
    "node_modules",
    "bower_components",
    "_site",
    "_layouts",
    "_includes",
    "_sass",
    "_data",
    "_plugins",
    "__pycache__",
];

/// Folders that generators write into: they hold a finished site if there is a home page in them.
const OUTPUT_FOLDERS: &[&str] = &["public", "dist", "build", "out", "site"];

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Path relative to the content folder, NFC, with `/`.
    pub(crate) file: String,
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// Its size.
    pub(crate) bytes: u64,
}

/// What a folder holds, ordered by `file`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing {
    /// Markdown.
    pub(crate) documents: Vec<Entry>,
    /// Files to publish as they are.
    pub(crate) assets: Vec<Entry>,
    /// Folders that hold `.obsidian`, relative, the root as an empty string.
    pub(crate) vaults: Vec<String>,
    /// What could not be listed.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Lists a folder, given in canonical form.
pub(crate) fn list(root: &Path, settings: &Settings) -> Listing {
    let mut listing = Listing::default();
    // What is behind a symbolic link is walked as if it lay there: each folder once, so that links to
    // links cannot multiply, and none that the link itself lies in.
    let mut starts = vec![(root.to_owned(), String::new())];
    let mut followed: BTreeSet<PathBuf> = BTreeSet::new();
    while let Some((start, name)) = starts.pop() {
        let mut walk = WalkDir::new(&start).min_depth(1).sort_by_file_name().into_iter();
        let mut links = Vec::new();
        while let Some(next) = walk.next() {
            match next {
                Ok(entry) if entry.file_type().is_dir() => {
                    let file = layout::join(&name, &relative(&start, entry.path()));
                    if file == ".obsidian" || file.ends_with("/.obsidian") {
                        let vault = file.trim_end_matches(".obsidian").trim_end_matches('/');
                        listing.vaults.push(vault.to_owned());
                    }
                    if is_left_out(entry.path(), &file, settings) {
                        listing.diagnostics.extend(left_out(&file, settings));
                        walk.skip_current_dir();
                    }
                }
                Ok(entry) => {
                    let file = layout::join(&name, &relative(&start, entry.path()));
                    let folder = entry.path_is_symlink() && entry.path().is_dir();
                    if folder && !is_left_out(entry.path(), &file, settings) {
                        links.push((entry.path().to_owned(), file));
                    } else if !folder {
                        visit(root, &entry, file, settings, &mut listing);
                    }
                }
                Err(error) => {
                    let file = error.path().map_or(String::new(), |path| relative(root, path));
                    let reason =
                        error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    listing.diagnostics.push(unreadable(&file, &reason));
                }
            }
        }
        for (path, file) in links {
            follow(root, &path, file, &mut followed, &mut starts, &mut listing.diagnostics);
        }
    }
    listing.documents.sort_by(|a, b| a.file.cmp(&b.file));
    listing.assets.sort_by(|a, b| a.file.cmp(&b.file));
    listing.vaults.sort_unstable();
    listing
}

/// Notes a folder behind a symbolic link to be walked, unless that leads out or round in a circle.
fn follow(
    root: &Path,
    path: &Path,
    file: String,
    followed: &mut BTreeSet<PathBuf>,
    starts: &mut Vec<(PathBuf, String)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let target = match path.canonicalize() {
        Ok(target) => target,
        Err(error) => {
            diagnostics.push(unreadable(&file, &error.to_string()));
            return;
        }
    };
    if !target.starts_with(root) {
        diagnostics.push(outside(&file));
    } else if path.starts_with(&target)
        || is_hidden(root, &target)
        || !followed.insert(target.clone())
    {
        diagnostics.push(finding(
            &file,
            Severity::Warning,
            "repeated-folder",
            "this symbolic link is not followed: it leads round in a circle, to where another link \
             has led already, or into a hidden folder",
            "remove the link, or copy the folder",
        ));
    } else {
        starts.push((target, file));
    }
}

/// Whether a part of a path below the root starts with a dot.
fn is_hidden(root: &Path, path: &Path) -> bool {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
}

/// What to say of a symbolic link that leads out of the content folder.
fn outside(file: &str) -> Diagnostic {
    finding(
        file,
        Severity::Error,
        "outside-link",
        "this symbolic link leads out of the content folder, or to what is hidden in it, and is not \
         followed",
        "copy the file into the content folder",
    )
}

fn visit(root: &Path, entry: &DirEntry, file: String, settings: &Settings, listing: &mut Listing) {
    let name = file.rsplit('/').next().unwrap_or_default();
    let excluded = settings.layout(&file).leaves_out(&file);
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase())
        .unwrap_or_default();
    if entry.path_is_symlink() && !name.starts_with('.') && !entry.path().exists() {
        listing.diagnostics.push(unreadable(&file, "the symbolic link leads to nothing"));
        return;
    }
    let document = DOCUMENTS.contains(&extension.as_str());
    let asset = (ASSETS.contains(&extension.as_str()) && !is_paperwork(name, &extension))
        || served::is_domain(&file, settings.layout(&file));
    if name.starts_with('.') || excluded || !(document || asset) {
        return;
    }
    if entry.path().strip_prefix(root).is_ok_and(|path| path.to_str().is_none()) {
        listing.diagnostics.push(finding(
            &file,
            Severity::Warning,
            "file-name-not-utf8",
            "the name of this file is not UTF-8",
            "rename the file; links to it cannot be resolved",
        ));
    }
    if entry.path_is_symlink() {
        match entry.path().canonicalize() {
            Ok(target) if !target.starts_with(root) => {
                listing.diagnostics.push(outside(&file));
                return;
            }
            // What a link is called does not make its target public.
            Ok(target) if is_hidden(root, &target) => {
                listing.diagnostics.push(outside(&file));
                return;
            }
            Ok(_) => {}
            Err(error) => {
                listing.diagnostics.push(unreadable(&file, &error.to_string()));
                return;
            }
        }
    }
    let bytes = match std::fs::metadata(entry.path()) {
        Ok(metadata) => metadata.len(),
        Err(error) => {
            listing.diagnostics.push(unreadable(&file, &error.to_string()));
            return;
        }
    };
    let entry = Entry { file, path: entry.path().to_owned(), bytes };
    if document {
        listing.documents.push(entry);
    } else {
        listing.assets.push(entry);
    }
}

/// The path relative to the root, NFC, with `/`.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<String> = below
        .components()
        .map(|part| nfc(&part.as_os_str().to_string_lossy()).into_owned())
        .collect();
    parts.join("/")
}

fn is_left_out(path: &Path, file: &str, settings: &Settings) -> bool {
    let name = file.rsplit('/').next().unwrap_or_default();
    let layout = settings.layout(file);
    name.starts_with('.')
        || TOOL_FOLDERS.contains(&name)
        || (OUTPUT_FOLDERS.contains(&name) && path.join("index.html").is_file())
        || layout.leaves_out(file)
}

/// What to say of a folder that an author may have meant to publish.
fn left_out(file: &str, settings: &Settings) -> Option<Diagnostic> {
    let name = file.rsplit('/').next().unwrap_or_default();
    let known = TOOL_FOLDERS.contains(&name)
        || settings.layout(file).left_out.iter().any(|one| one == file);
    (!known && settings.layout(file).is_undeclared(file)).then(|| {
        finding(
            file,
            Severity::Note,
            "no-collection",
            &format!("`{name}` is none of the `collections` of _config.yml and is left out"),
            "name it in `collections` with `output: true`, or in `include`",
        )
    })
}

/// Texts about the repository rather than for its readers.
fn is_paperwork(name: &str, extension: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let about = ["license", "licence", "notice", "requirements", "robots", "cname", "authors"];
    extension == "txt" && about.iter().any(|start| name.starts_with(start))
}

/// A file that is there and cannot be read.
pub(crate) fn unreadable(file: &str, reason: &str) -> Diagnostic {
    finding(
        file,
        Severity::Error,
        "unreadable",
        &format!("the file cannot be read: {reason}"),
        "check that it exists and may be read",
    )
}

/// A finding about a file as a whole.
pub(crate) fn finding(
    file: &str,
    severity: Severity,
    code: &'static str,
    message: &str,
    hint: &str,
) -> Diagnostic {
    Diagnostic {
        file: file.to_owned(),
        line: 1,
        column: 1,
        length: 0,
        severity,
        code,
        message: message.to_owned(),
        hint: hint.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::config::{ConfigFile, settings};
    use super::*;

    fn names(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.file.as_str()).collect()
    }

    fn write(root: &Path, files: &[&str]) {
        for file in files {
            let path = root.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
    }

    #[test]
    fn documents_assets_and_what_stays_at_home() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        write(
            &root,
            &[
                "b.md",
                "a.markdown",
                "c/d.mdx",
                "\u{1112}\u{1161}\u{11ab}.md",
                "c/그림.PNG",
                "c/doc.pdf",
                "c/script.js",
                "c/page.html",
                "site.toml",
                "LICENSE",
                "LICENSE-DOCS.txt",
                ".hidden/x.md",
                "vault/.obsidian/app.json",
                "vault/note.md",
                "node_modules/x/README.md",
                "_site/x.md",
                "public/index.html",
                "public/x.md",
                "notes/public/y.md",
                "skipped/z.md",
            ],
        );
        let config = ConfigFile {
            name: "_config.yml",
            folder: String::new(),
            text: "exclude: [skipped]\n".into(),
        };
        let listing = list(&root, &settings(&[config], &|_| false));
        assert_eq!(
            names(&listing.documents),
            ["a.markdown", "b.md", "c/d.mdx", "notes/public/y.md", "vault/note.md", "한.md"]
        );
        assert_eq!(names(&listing.assets), ["c/doc.pdf", "c/그림.PNG"]);
        assert_eq!(listing.vaults, ["vault"]);
        assert_eq!(listing.diagnostics, []);
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("content");
        write(folder.path(), &["secret.md", "content/a.md"]);
        std::os::unix::fs::symlink("../secret.md", root.join("out.md")).unwrap();
        std::os::unix::fs::symlink("a.md", root.join("in.md")).unwrap();
        std::os::unix::fs::symlink("gone.md", root.join("broken.md")).unwrap();
        let listing = list(&root.canonicalize().unwrap(), &settings(&[], &|_| false));
        assert_eq!(names(&listing.documents), ["a.md", "in.md"]);
        let mut found: Vec<_> =
            listing.diagnostics.iter().map(|one| (one.file.as_str(), one.code)).collect();
        found.sort_unstable();
        assert_eq!(found, [("broken.md", "unreadable"), ("out.md", "outside-link")]);
    }

    #[cfg(unix)]
    #[test]
    fn linked_folders_are_walked_once() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("content");
        write(
            folder.path(),
            &[
                "outside/x.md",
                "content/.git/secret.md",
                "content/notes/a.md",
                "content/notes/deep/b.md",
                "content/node_modules/pkg/c.md",
            ],
        );
        symlink("../outside", root.join("away")).unwrap();
        symlink("..", root.join("notes/loop")).unwrap();
        symlink("notes", root.join("again")).unwrap();
        symlink("gone", root.join("broken")).unwrap();
        symlink(".git", root.join("repository")).unwrap();
        symlink(".git/secret.md", root.join("secret.md")).unwrap();
        symlink("../node_modules/pkg", root.join("notes/linked")).unwrap();
        let listing = list(&root.canonicalize().unwrap(), &settings(&[], &|_| false));
        assert_eq!(
            names(&listing.documents),
            ["again/a.md", "again/deep/b.md", "notes/a.md", "notes/deep/b.md", "notes/linked/c.md"]
        );
        let mut found: Vec<_> =
            listing.diagnostics.iter().map(|one| (one.file.as_str(), one.code)).collect();
        found.sort_unstable();
        assert_eq!(
            found,
            [
                ("again/linked", "repeated-folder"),
                ("again/loop", "repeated-folder"),
                ("away", "outside-link"),
                ("broken", "unreadable"),
                ("notes/loop", "repeated-folder"),
                ("repository", "repeated-folder"),
                ("secret.md", "outside-link"),
            ]
        );
    }
}
