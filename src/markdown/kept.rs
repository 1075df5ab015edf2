//! What preparation takes out of a document and puts back, as HTML, when the document is written.

use super::callout::Callout;
use super::gallery::Gallery;

/// A thing kept aside under a [`super::marks::Token`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// A formula.
    Math {
        /// As written, with its delimiters.
        source: String,
        /// What stands between them.
        tex: String,
        /// Whether it stands on lines of its own.
        display: bool,
    },
    /// The beginning of a container whose content is Markdown.
    Open(Callout),
    /// The end of the container.
    Close,
    /// A picture with a caption.
    Figure(Figure),
    /// Several pictures side by side.
    Gallery(Gallery),
    /// A film or a sound, which becomes a link.
    Media(String),
    /// The end of the text that stands for the whole (`<!-- more -->`).
    More,
    /// The name of the block that it stands in or behind (Obsidian's `^id`).
    Anchor(String),
    /// A file that its author wants put in here.
    Include(String),
    /// The state of a task beyond done and not done (`- [/]`).
    State(char),
}

/// A picture with a caption, from a template tag or a short code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Figure {
    /// Where the picture is, as written.
    pub(super) source: String,
    /// What it shows.
    pub(super) alternative: String,
    /// What stands below it, inline Markdown as plain text.
    pub(super) caption: String,
    /// Where a click leads.
    pub(super) link: String,
}

impl Kept {
    /// What to show where only text can stand: in code, attributes, titles.
    pub(super) fn as_text(&self) -> &str {
        match self {
            Self::Math { source, .. } => source,
            Self::Gallery(gallery) => &gallery.caption,
            Self::Figure(figure) => &figure.alternative,
            Self::Media(address) | Self::Include(address) => address,
            Self::Open(_) | Self::Close | Self::More | Self::Anchor(_) | Self::State(_) => "",
        }
    }

    /// Whether it is a block of its own.
    pub(super) fn is_block(&self) -> bool {
        !matches!(self, Self::Math { .. } | Self::State(_))
    }
}
