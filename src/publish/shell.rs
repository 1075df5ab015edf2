//! The HTML around every page: `index.html` as Trunk has staged it, or as it is in this program.

use std::fmt;

use super::embed::Engine;

/// Where the head of each page goes.
const HEAD: &str = "<!-- seoga:head -->";
/// Where the body of each page goes.
const BODY: &str = "<!-- seoga:body -->";
/// What stands in the script that Trunk adds while it serves.
const SERVED: &str = "__TRUNK_";
/// The template itself, with Trunk's own elements in it.
const TEMPLATE: &str = include_str!("../../index.html");

/// A template with a place for the head and one for the body, and the app that was built with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    start: String,
    before_body: String,
    end: String,
    /// The app's files, where there is an app.
    pub(super) app: Option<AppFiles>,
    /// The engine of the search widget, where it was built.
    pub(super) engine: Option<Engine>,
    /// Whether Trunk is serving and has put its own script in, which it goes on changing: one that
    /// reloads the page.
    pub(super) served: bool,
    /// SHA-256 hashes (Base64) of the scripts that stand in the template itself.
    pub(super) inline_scripts: Vec<String>,
}

/// Names of the app's files. Trunk writes addresses with the base it was told; the site may lie under
/// another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AppFiles {
    /// The JavaScript that wasm-bindgen made.
    pub(super) glue: String,
    /// The WebAssembly.
    pub(super) wasm: String,
}

/// What is wrong with a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShellError {
    /// A mark is missing.
    Mark(&'static str),
    /// It names no app.
    App,
}

impl fmt::Display for ShellError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mark(mark) => write!(formatter, "its index.html lacks the line {mark}"),
            Self::App => {
                formatter.write_str("its index.html names no app (<script data-glue data-wasm>)")
            }
        }
    }
}

impl std::error::Error for ShellError {}

impl Shell {
    /// The template as Trunk has staged it: its boot script says which app was built.
    ///
    /// # Errors
    ///
    /// Where a mark or the boot script is missing.
    pub fn staged(html: &str) -> Result<Self, ShellError> {
        let start = html.find("<script type=\"module\" data-glue").ok_or(ShellError::App)?;
        let rest = html.get(start..).unwrap_or_default();
        let end = rest.find("</script>").ok_or(ShellError::App)?;
        let tag = rest.get(..end).unwrap_or_default();
        let app = AppFiles {
            glue: file_name(tag, "data-glue").ok_or(ShellError::App)?,
            wasm: file_name(tag, "data-wasm").ok_or(ShellError::App)?,
        };
        let without = html.replacen(&format!("{tag}</script>"), "", 1);
        Self::split(&without, Some(app))
    }

    /// The template without an app: pages that need none.
    ///
    /// # Errors
    ///
    /// Where a mark is missing.
    pub fn without_app() -> Result<Self, ShellError> {
        let lines: Vec<&str> =
            TEMPLATE.lines().filter(|line| !line.contains("data-trunk")).collect();
        Self::split(&lines.join("\n"), None)
    }

    /// The same with an engine for the search widget.
    #[must_use]
    pub fn with_engine(self, engine: Option<Engine>) -> Self {
        Self { engine, ..self }
    }

    /// Puts a page together.
    pub(super) fn page(&self, lang: &str, head: &str, body: &str) -> String {
        let Self { start, before_body, end, .. } = self;
        let start = start.replacen("lang=\"ko\"", &format!("lang=\"{lang}\""), 1);
        [&start, head, before_body, body, end].concat()
    }

    fn split(html: &str, app: Option<AppFiles>) -> Result<Self, ShellError> {
        let (start, rest) = html.split_once(HEAD).ok_or(ShellError::Mark(HEAD))?;
        let (before_body, end) = rest.split_once(BODY).ok_or(ShellError::Mark(BODY))?;
        let inline_scripts = inline_scripts(html);
        let served = html.contains(SERVED);
        Ok(Self {
            start: start.trim_start().to_owned(),
            before_body: before_body.trim().to_owned(),
            end: end.trim_start().to_owned(),
            app,
            engine: None,
            served,
            inline_scripts,
        })
    }
}

/// The file that an attribute names, in a tag that Trunk wrote, hence well-formed and without entities.
fn file_name(tag: &str, attribute: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{attribute}=\""))?;
    let (address, _) = rest.split_once('"')?;
    address.rsplit('/').next().map(str::to_owned)
}

/// Hashes of scripts with a body, which an author may put into the template: the page's own policy
/// must let them run.
fn inline_scripts(html: &str) -> Vec<String> {
    html.match_indices("<script")
        .filter_map(|(at, _)| {
            let rest = html.get(at..)?;
            let (_, rest) = rest.split_once('>')?;
            let (script, _) = rest.split_once("</script>")?;
            (!script.is_empty()).then(|| super::head::sha256_base64(script.as_bytes()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_works_without_an_app() {
        let page = Shell::without_app().unwrap().page("en", "<title>t</title>", "<p>b</p>");
        assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
        assert!(page.contains("<html lang=\"en\">"), "{page}");
        assert!(page.contains("<title>t</title>") && page.contains("<p>b</p>"), "{page}");
        assert!(!page.contains("data-trunk") && !page.contains("seoga:"), "{page}");
    }

    #[test]
    fn the_staged_template_names_its_app() {
        let html = "<html lang=\"ko\"><head><!-- seoga:head --><script type=\"module\" data-glue=\"/x/app-1.js\" data-wasm=\"/x/app-1_bg.wasm\"></script></head><body><!-- seoga:body --><script>reload()</script></body></html>";
        let shell = Shell::staged(html).unwrap();
        assert_eq!(
            shell.app,
            Some(AppFiles { glue: "app-1.js".into(), wasm: "app-1_bg.wasm".into() })
        );
        assert_eq!(shell.inline_scripts.len(), 1);
        assert!(!shell.page("ko", "", "").contains("data-glue"));
        assert_eq!(Shell::staged("<html></html>"), Err(ShellError::App));
    }
}
