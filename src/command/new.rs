//! `seoga new`: a file to start from.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Failure, now, print, shown};
use crate::model::Slug;

/// Where posts lie: in the first of these folders that is there.
const POSTS: [&str; 4] = ["posts", "_posts", "content/posts", "content/post"];

/// What `seoga new` can be told.
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A dated post.
    Post {
        /// Its title.
        title: String,
        /// The folder of Markdown.
        #[arg(long, value_name = "DIR", env = "SEOGA_CONTENT", default_value = "content")]
        content: PathBuf,
    },
}

pub(super) fn run(arguments: &NewArguments) -> Result<(), Failure> {
    let What::Post { title, content } = &arguments.what;
    let slug = Slug::from_text(title)
        .ok_or_else(|| Failure::Usage("the title needs at least one letter or digit".to_owned()))?;
    // The day is that of the site, wherever its author happens to be.
    let zone = crate::source::time_zone(content);
    let moment = now()?.to_zoned(zone);
    let folder =
        content.join(POSTS.iter().find(|name| content.join(name).is_dir()).unwrap_or(&"posts"));
    fs::create_dir_all(&folder).map_err(|error| Failure::io(shown(&folder), &error))?;
    let place = folder.join(format!("{}-{slug}.md", moment.date()));
    let mut file =
        fs::File::create_new(&place).map_err(|error| Failure::io(shown(&place), &error))?;
    let text = format!(
        "---\ntitle: {}\ndate: {}\nsummary:\ntags: []\ndraft: true\n---\n\n",
        quoted(title),
        moment.strftime("%Y-%m-%d %H:%M:%S %z"),
    );
    file.write_all(text.as_bytes()).map_err(|error| Failure::io(shown(&place), &error))?;
    print(&format!("{}\n", shown(&place)))
}

/// A YAML double-quoted scalar.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " "))
}
