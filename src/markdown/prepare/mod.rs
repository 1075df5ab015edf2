//! The dialect's own syntax → CommonMark and marks.
//!
//! Enter at [`prepare`]. Each step reads the text once, from left to right, finds its own syntax
//! outside of code, and hands over a list of replacements; [`draft::Draft`] keeps account of which
//! line came from where.

use super::marks;
use crate::source::{Dialect, Document};

mod braces;
mod container;
mod draft;
mod embed;
mod emphasis;
mod hexo;
mod hugo;
mod include;
mod jsx;
mod kramdown;
mod liquid;
mod margin;
mod math;
mod mdx;
mod mkdocs;
mod notion;
mod obsidian;
mod shortcode;
mod template;
mod vitepress;
mod zola;

pub(super) use draft::{AttributeLines, Draft, near};

/// Containers inside each other at most.
const DEEPEST: usize = 50;

/// Something wrong, at a place of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// Line of the body, from 0.
    pub(super) line: usize,
    /// Column in characters, from 1.
    pub(super) column: usize,
    /// The diagnostic's code.
    pub(super) code: &'static str,
    /// What is the matter.
    pub(super) message: String,
    /// What to do about it.
    pub(super) hint: String,
}

/// Prepares the body of a document for the parser.
///
/// The order matters: templates first, because they ran before Markdown where they come from; steps
/// that add lines before `kramdown`, which remembers lines; glue last.
pub(super) fn prepare(document: &Document) -> Draft {
    let mut draft = Draft::new(marks::neutralise(&document.body));
    match document.dialect {
        Dialect::Jekyll | Dialect::Wiki => {
            hexo::read(&mut draft, document);
            liquid::read(&mut draft, document);
        }
        Dialect::Hugo => {
            hugo::read(&mut draft, document);
            zola::read(&mut draft, document);
            braces::rewrite(&mut draft, false);
        }
        Dialect::MkDocs => {
            mkdocs::read(&mut draft);
            braces::rewrite(&mut draft, true);
        }
        Dialect::Mdx => mdx::read(&mut draft),
        Dialect::Obsidian => obsidian::read(&mut draft),
        Dialect::Plain => vitepress::read(&mut draft),
    }
    if !matches!(document.dialect, Dialect::Jekyll | Dialect::Wiki) {
        include::read(&mut draft);
        notion::read(&mut draft, &document.file);
    }
    embed::keep(&mut draft);
    container::read(&mut draft);
    math::keep(&mut draft, document);
    match document.dialect {
        Dialect::Jekyll | Dialect::Wiki => kramdown::read(&mut draft),
        Dialect::Hugo | Dialect::MkDocs => kramdown::lists::read(&mut draft),
        _ => {}
    }
    emphasis::glue(&mut draft, document.dialect);
    draft
}

/// A line on its own with the glue that its emphasis needs.
pub(super) fn glued(line: &str) -> String {
    let mut draft = Draft::new(line.to_owned());
    emphasis::glue(&mut draft, Dialect::Plain);
    draft.text
}

#[cfg(test)]
mod tests {
    use crate::model::{Kind, RoutePath};
    use crate::source::{Dialect, Document, FrontMatter};

    /// A document for steps that ask one.
    pub(super) fn document() -> Document {
        Document {
            file: "posts/a.md".to_owned(),
            dialect: Dialect::Plain,
            kind: Kind::Post,
            path: RoutePath::new("/posts/a/"),
            aliases: Vec::new(),
            front: FrontMatter { title: Some("제목".to_owned()), ..FrontMatter::default() },
            body: String::new(),
            body_line: 1,
            hidden: None,
        }
    }
}
