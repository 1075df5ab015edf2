//! `seoga build`: alone, or as Trunk's hook.

use std::env;
use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::place::{Address, folder, replace};
use super::report::{self, Counts, Extent};
use super::{ContentArguments, Failure, counted, print, shown};
use crate::publish::{self, Engine, Folder, Library, Shell, Summary};

/// The script and the WebAssembly of the search widget as Trunk stages them.
const STAGED_ENGINE: [&str; 2] = ["embed.js", "embed_bg.wasm"];
/// The template that a built app leaves beside its pages, for publishing other folders with it.
const SHELL: &str = "shell.html";
/// Findings of one kind that a build tells, at most; `seoga check` tells all.
const TOLD: usize = 10;

/// What `seoga build` can be told.
#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    content: ContentArguments,
    /// Where the site goes; replaced as a whole. Trunk's staging folder where Trunk calls.
    #[arg(long, value_name = "DIR", env = "TRUNK_STAGING_DIR")]
    out: PathBuf,
    /// A site that was built with the app: its app is put into this one too. Without it the pages
    /// need no app.
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Where the site will be: `https://host/path/` or just `/path/`.
    #[arg(long, value_name = "URL", env = "TRUNK_PUBLIC_URL")]
    base_url: Option<String>,
    /// Exit with 1 if there are errors or warnings.
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(arguments: &BuildArguments) -> Result<(), Failure> {
    let started = Instant::now();
    // What is wrong with the call is said before anything is read.
    Address::choose(arguments.base_url.as_deref(), "")?;
    let out = folder(&arguments.out, &arguments.content.content)?;
    let waiting = spinner("reading the content");
    let source = arguments.content.read()?;
    let Address { origin, base } =
        Address::choose(arguments.base_url.as_deref(), &source.config.url)?;
    waiting.set_message("rendering it");
    let library = Library::new(&source, &base, &origin);
    waiting.finish_and_clear();

    // Trunk swaps its staging folder in by itself.
    let by_trunk = env::var_os("TRUNK_STAGING_DIR")
        .is_some_and(|staging| Path::new(&staging) == arguments.out);
    let summary = if by_trunk {
        lean_app(&arguments.out).map_err(|error| Failure::io(shown(&arguments.out), &error))?;
        let (shell, template) = staged(&arguments.out)?;
        for name in STAGED_ENGINE {
            // Published under other names.
            let _ = fs::remove_file(arguments.out.join(name));
        }
        let summary = write(&library, &shell, &arguments.out)?;
        fs::write(arguments.out.join(SHELL), template)
            .map_err(|error| Failure::io(shown(&arguments.out), &error))?;
        summary
    } else {
        replace(&out, |folder| {
            let shell = match &arguments.app {
                Some(app) => {
                    let (shell, template) = staged(app)?;
                    copy_app(app, folder).map_err(|error| Failure::io(shown(app), &error))?;
                    fs::write(folder.join(SHELL), template)
                        .map_err(|error| Failure::io(shown(folder), &error))?;
                    shell
                }
                None => Shell::without_app().map_err(|error| Failure::Io(error.to_string()))?,
            };
            write(&library, &shell, folder)
        })?
    };

    report::print(&arguments.content.content, &library.diagnostics, Extent::First(TOLD));
    let counts = Counts::of(&library.diagnostics);
    let wrong = counts.words().map(|words| format!(", {words}")).unwrap_or_default();
    print(&format!(
        "seoga: {}, {} in {}{wrong} ({:.2} s)\n",
        counted(summary.documents, "document"),
        counted(summary.pages, "page"),
        shown(&arguments.out),
        started.elapsed().as_secs_f64()
    ))?;
    let wrong = counts.errors + counts.warnings > 0;
    if arguments.strict && wrong { Err(Failure::Content) } else { Ok(()) }
}

fn write(library: &Library, shell: &Shell, folder: &Path) -> Result<Summary, Failure> {
    let bar = progress_bar(publish::pages(library));
    let written = publish::publish(library, shell, &Folder::new(folder), &|pages| {
        bar.set_position(u64::try_from(pages).unwrap_or_default());
    });
    bar.finish_and_clear();
    written.map_err(|error| Failure::io(format_args!("writing to {}", shown(folder)), &error))
}

/// A sign of life on a terminal, nothing elsewhere.
fn spinner(doing: &'static str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner().with_message(doing);
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}

/// A bar on a terminal, nothing elsewhere.
fn progress_bar(pages: usize) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar =
        ProgressBar::with_draw_target(u64::try_from(pages).ok(), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:40} {pos}/{len} pages") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// The template of an app: as Trunk has just staged it, or as an earlier build has left it.
fn staged(folder: &Path) -> Result<(Shell, String), Failure> {
    let place =
        if folder.join(SHELL).exists() { folder.join(SHELL) } else { folder.join("index.html") };
    let template =
        fs::read_to_string(&place).map_err(|error| Failure::io(shown(&place), &error))?;
    let shell = Shell::staged(&template)
        .map_err(|error| Failure::Io(format!("{} is no built app: {error}", shown(folder))))?;
    Ok((shell.with_engine(engine(folder)), template))
}

/// The engine of the search widget, as Trunk has just staged it, or as an earlier build has left it.
fn engine(folder: &Path) -> Option<Engine> {
    let [glue, wasm] = STAGED_ENGINE.map(|name| folder.join(name));
    match (fs::read_to_string(glue), fs::read(wasm)) {
        (Ok(glue), Ok(wasm)) => Some(Engine { glue, wasm }),
        _ => Engine::published(|name| fs::read(folder.join(name)).ok()),
    }
}

/// Makes the app smaller that Trunk has staged, and names its files by what they are then: Trunk has
/// named them by the WebAssembly that it began with.
fn lean_app(staging: &Path) -> io::Result<()> {
    let index = staging.join("index.html");
    let mut template = fs::read_to_string(&index)?;
    let staged: Vec<fs::DirEntry> = fs::read_dir(staging)?.collect::<Result<_, _>>()?;
    for path in staged.iter().map(fs::DirEntry::path) {
        let name = path.file_name().and_then(|name| name.to_str());
        // The engine of the search widget is published under other names.
        let name = name.filter(|name| !STAGED_ENGINE.contains(name));
        let Some(stem) = name.and_then(|name| name.strip_suffix("_bg.wasm")) else { continue };
        let script = path.with_file_name([stem, ".js"].concat());
        let lean = publish::lean_app(&fs::read_to_string(&script)?, &fs::read(&path)?);
        fs::remove_file(&script)?;
        fs::remove_file(&path)?;
        fs::write(staging.join([&lean.name, ".js"].concat()), lean.script)?;
        fs::write(staging.join([&lean.name, "_bg.wasm"].concat()), lean.wasm)?;
        template = template.replace(stem, &lean.name);
    }
    fs::write(index, template)
}

/// Copies what Trunk built: scripts and WebAssembly at the top of the folder.
fn copy_app(app: &Path, out: &Path) -> io::Result<()> {
    for entry in fs::read_dir(app)? {
        let path = entry?.path();
        let built = path.extension().is_some_and(|ending| ending == "js" || ending == "wasm");
        if let (true, Some(name)) = (built && path.is_file(), path.file_name()) {
            fs::copy(&path, out.join(name))?;
        }
    }
    Ok(())
}
