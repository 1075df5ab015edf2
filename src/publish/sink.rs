//! Where the files of the site go.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Takes files by their path relative to the site's root, from several threads.
pub trait Sink: Sync {
    /// Puts a file.
    ///
    /// # Errors
    ///
    /// Where it cannot be put.
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Puts a copy of a file on the disk.
    ///
    /// # Errors
    ///
    /// Where it cannot be read or put.
    fn copy(&self, path: &str, source: &Path) -> io::Result<()> {
        self.write(path, &fs::read(source)?)
    }
}

/// A folder on the disk.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A folder that is there or will be made.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self(root.into())
    }

    /// Makes room for a file and says where it goes.
    fn place(&self, path: &str) -> io::Result<PathBuf> {
        let place = self.0.join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        Ok(place)
    }
}

impl Sink for Folder {
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        fs::write(self.place(path)?, bytes)
    }

    fn copy(&self, path: &str, source: &Path) -> io::Result<()> {
        fs::copy(source, self.place(path)?).map(drop)
    }
}

/// Files in memory, for tests.
#[derive(Debug, Default)]
pub struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

impl Memory {
    /// All files, by path.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.0.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Sink for Memory {
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }
}
