//! Where a site goes: its address on the web and its folder on the disk.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Failure, shown};
use crate::model::{BasePath, Site};

/// Every published site has this file: a folder with it may be replaced.
const MARK: &str = "version.json";

/// Where a site will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Scheme and host; empty where unknown.
    pub(super) origin: String,
    /// The path it is served under.
    pub(super) base: BasePath,
}

impl Address {
    /// Reads `https://host/path/`, or `/path/` where the host is unknown.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let clean = !text.contains(|character: char| {
            character.is_whitespace() || "?#\\\"<>".contains(character)
        });
        let (origin, path) = match text.split_once("://") {
            Some(("http" | "https", rest)) => {
                let host = rest.split('/').next().unwrap_or_default();
                let named = host.starts_with(char::is_alphanumeric) || host.starts_with('[');
                let origin = text.get(..text.len() - rest.len() + host.len())?;
                (named && !host.contains('@')).then_some((origin, rest.get(host.len()..)?))?
            }
            Some(_) => return None,
            None => ("", text),
        };
        let rooted = path.starts_with('/') && !path.starts_with("//");
        let whole = !origin.is_empty() && path.is_empty();
        (clean && (rooted || whole))
            .then(|| Self { origin: origin.to_owned(), base: BasePath::new(path) })
    }

    /// The address that a call names, else the one of the configuration, else the root of anywhere.
    pub(super) fn choose(given: Option<&str>, configured: &str) -> Result<Self, Failure> {
        let configured = Self::parse(configured);
        let Some(given) = given.filter(|given| !given.is_empty()) else {
            let nowhere = Self { origin: String::new(), base: BasePath::new("/") };
            return Ok(configured.unwrap_or(nowhere));
        };
        let mut address = Self::parse(given).ok_or_else(|| {
            let path = given.trim_matches('/');
            let hint = if path.contains(['.', ':', '?', '#', ' ']) || path.is_empty() {
                "write https://host/path/, or /path/ alone".to_owned()
            } else {
                format!("write /{path}/, or https://host/{path}/")
            };
            Failure::Usage(format!("--base-url {given}: no address of a site; {hint}"))
        })?;
        if address.origin.is_empty() {
            address.origin = configured.map(|configured| configured.origin).unwrap_or_default();
        }
        Ok(address)
    }
}

/// The folder that a site goes to, where it really is: through symbolic links, and with a name even
/// if it was given as `.`. Refused where the content would go with it.
pub(super) fn folder(out: &Path, content: &Path) -> Result<PathBuf, Failure> {
    let Ok(place) = out.canonicalize() else {
        if fs::symlink_metadata(out).is_ok() {
            return Err(Failure::Io(format!(
                "{} is a link to nothing: it is left as it is; choose another folder",
                shown(out)
            )));
        }
        return Ok(out.to_owned());
    };
    if content.canonicalize().is_ok_and(|content| content.starts_with(&place)) {
        return Err(Failure::Io(format!(
            "the content lies in {}: choose another folder for the site",
            shown(out)
        )));
    }
    Ok(place)
}

/// Fills a new folder beside `out` and swaps it in when it is complete: nothing is ever half-written,
/// and nothing that is not a published site is ever replaced.
pub(super) fn replace<T>(
    out: &Path,
    fill: impl FnOnce(&Path) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let failed =
        |error: io::Error| Failure::io(format_args!("cannot write to {}", shown(out)), &error);
    let exists = out.exists();
    if exists && !is_site(out) && fs::read_dir(out).map_err(failed)?.next().is_some() {
        return Err(Failure::Io(format!(
            "{} is not empty and is no site of Seoga's: it is left as it is; choose another folder",
            shown(out)
        )));
    }
    let name =
        out.file_name().ok_or_else(|| Failure::Usage("--out needs a folder's name".to_owned()))?;
    let beside = |suffix: &str| {
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{suffix}-{}", std::process::id()));
        out.with_file_name(hidden)
    };
    let (new, old) = (beside("new"), beside("old"));
    fs::create_dir_all(&new).map_err(failed)?;
    // A folder that somebody stands in stays the same one, or they would stand in the one removed.
    let stood_in = std::env::current_dir().is_ok_and(|current| current.starts_with(out));
    let filled = fill(&new).and_then(|value| {
        if exists && stood_in {
            exchange(out, &new).map_err(failed)?;
            return Ok(value);
        }
        if exists {
            fs::rename(out, &old).map_err(failed)?;
        }
        fs::rename(&new, out).map_err(failed)?;
        Ok(value)
    });
    // What is left of either folder is rubbish by now; that it stays is no reason to fail.
    let _ = fs::remove_dir_all(&new);
    if out.exists() {
        let _ = fs::remove_dir_all(&old);
    }
    filled
}

/// Puts what is in the one folder in the place of what is in the other.
fn exchange(out: &Path, new: &Path) -> io::Result<()> {
    for entry in fs::read_dir(out)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    for entry in fs::read_dir(new)? {
        let entry = entry?;
        fs::rename(entry.path(), out.join(entry.file_name()))?;
    }
    Ok(())
}

/// Whether a folder is a site of ours and nothing more: what `version.json` says, and no repository.
fn is_site(folder: &Path) -> bool {
    let mark = fs::read(folder.join(MARK)).ok();
    mark.is_some_and(|bytes| serde_json::from_slice::<Site>(&bytes).is_ok())
        && !folder.join(".git").exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let table = [
            ("https://user.example/repo/", Some(("https://user.example", "/repo/"))),
            ("https://user.example", Some(("https://user.example", "/"))),
            ("http://localhost:8080/", Some(("http://localhost:8080", "/"))),
            ("https://한글.example/글", Some(("https://한글.example", "/글/"))),
            ("/", Some(("", "/"))),
            ("/repo", Some(("", "/repo/"))),
            ("", None),
            ("repo", None),
            ("user.example/repo", None),
            ("//user.example/repo/", None),
            ("https:///repo/", None),
            ("https://", None),
            ("https://a@user.example/", None),
            ("ftp://user.example/", None),
            ("javascript:alert(1)", None),
            ("javascript://user.example/%0Aalert(1)", None),
            ("/repo/?x=1", None),
            ("https://user.example/#top", None),
            ("https://user.example/my notes/", None),
        ];
        for (text, expected) in table {
            let address = Address::parse(text);
            let found = address.as_ref().map(|one| (one.origin.as_str(), one.base.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_call_comes_before_the_configuration() {
        let choose = |given, configured| {
            Address::choose(given, configured).map(|one| (one.origin, one.base.as_str().to_owned()))
        };
        let configured = "https://user.example/notes/";
        let both = |origin: &str, base: &str| (origin.to_owned(), base.to_owned());
        assert_eq!(choose(None, configured).unwrap(), both("https://user.example", "/notes/"));
        assert_eq!(choose(Some("/x/"), configured).unwrap(), both("https://user.example", "/x/"));
        assert_eq!(
            choose(Some("http://a.example"), configured).unwrap(),
            both("http://a.example", "/")
        );
        // A configuration that says nonsense says nothing.
        assert_eq!(choose(None, "user.example").unwrap(), both("", "/"));
        let Err(Failure::Usage(message)) = choose(Some("repo"), configured) else {
            panic!("a name is no path");
        };
        assert!(message.contains("write /repo/"), "{message}");
    }
}
