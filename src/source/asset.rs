//! Files that are published as they are, under names that change with their content.

use std::fs::File;
use std::io;

use crate::model::Slug;

use super::svg;
use super::walk::{Entry, finding, unreadable};
use super::{Asset, Diagnostic, Severity};

/// A picture or a download beyond this is worth a word.
const LARGE: u64 = 10 * 1024 * 1024;

/// Hexadecimal digits of the hash in a name.
const HASH_DIGITS: usize = 12;

/// Reads what must be known of a file: its hash and, for pictures, its size.
pub(crate) fn read(entry: Entry) -> (Option<Asset>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    if entry.bytes > LARGE {
        diagnostics.push(finding(
            &entry.file,
            Severity::Warning,
            "large-asset",
            &format!("the file has {} MiB", entry.bytes / (1024 * 1024)),
            "readers on a slow line wait for it; make it smaller or link to it elsewhere",
        ));
    }
    let hash = match hash(&entry) {
        Ok(hash) => hash,
        Err(error) => {
            diagnostics.push(unreadable(&entry.file, &error.to_string()));
            return (None, diagnostics);
        }
    };
    let size = size(&entry);
    let asset = Asset {
        published: published(&entry.file, &hash),
        file: entry.file,
        source: entry.path,
        size,
    };
    (Some(asset), diagnostics)
}

/// Width and height in pixels, for pictures that say so.
fn size(entry: &Entry) -> Option<(u32, u32)> {
    if entry.file.to_lowercase().ends_with(".svg") {
        return svg::size(&entry.path);
    }
    let size = imagesize::size(&entry.path).ok()?;
    let width = u32::try_from(size.width).ok()?;
    let height = u32::try_from(size.height).ok()?;
    (width > 0 && height > 0).then_some((width, height))
}

fn hash(entry: &Entry) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(&entry.path)?)?;
    let mut hash = hasher.finalize().to_hex().to_string();
    hash.truncate(HASH_DIGITS);
    Ok(hash)
}

/// `images/내 그림.PNG` → `assets/내-그림.0123456789ab.png`.
fn published(file: &str, hash: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let slug = Slug::from_text(stem);
    let slug = slug.as_ref().map_or("file", Slug::as_str);
    // File systems take 255 bytes.
    let short = slug.get(..slug.floor_char_boundary(150)).unwrap_or(slug);
    let extension = extension.to_ascii_lowercase();
    format!("assets/{}.{hash}.{extension}", short.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let table = [
            ("a/내 그림 (1).PNG", "assets/내-그림-1.00.png"),
            ("x.tar.gz", "assets/x-tar.00.gz"),
            ("…….png", "assets/file.00.png"),
        ];
        for (file, expected) in table {
            assert_eq!(published(file, "00"), expected);
        }
    }

    #[test]
    fn sizes_and_hashes() {
        // The header of a PNG of 3 × 2 pixels is all that is looked at.
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        std::fs::write(&path, png).unwrap();
        let entry = Entry { file: "a.png".into(), path: path.clone(), bytes: 1 };
        let (asset, diagnostics) = read(entry.clone());
        let asset = asset.unwrap();
        assert_eq!(asset.size, Some((3, 2)));
        assert_eq!(asset.published.len(), "assets/a.png".len() + 1 + HASH_DIGITS);
        assert_eq!(diagnostics, []);
        let drawing = folder.path().join("a.SVG");
        std::fs::write(&drawing, "<svg viewBox=\"0 0 40 30\"></svg>").unwrap();
        let drawn = Entry { file: "a.SVG".into(), path: drawing, bytes: 1 };
        assert_eq!(read(drawn).0.unwrap().size, Some((40, 30)));
        std::fs::write(&path, "other").unwrap();
        let (changed, _) = read(entry.clone());
        let changed = changed.unwrap();
        assert_ne!(changed.published, asset.published);
        assert_eq!(changed.size, None);
        std::fs::remove_file(&path).unwrap();
        let (gone, diagnostics) = read(entry);
        assert_eq!(gone, None);
        assert_eq!(diagnostics[0].code, "unreadable");
    }
}
