//! Lists of pictures: what an include asks for, out of what the front matter holds.

use std::collections::BTreeMap;

use super::kept::Kept;
use crate::source::GalleryPicture;

/// Several pictures side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gallery {
    /// The pictures, at least one.
    pub(super) pictures: Vec<GalleryPicture>,
    /// How they stand.
    pub(super) layout: Layout,
    /// What stands below, inline Markdown.
    pub(super) caption: String,
}

/// How pictures stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One below the other.
    Single,
    /// Two in a row.
    Half,
    /// Three in a row.
    Third,
    /// Each with a title, a text and a link.
    Features,
}

/// The include `gallery` or `feature_row`, with its arguments by name.
pub(super) fn included<'text>(
    include: &str,
    galleries: &BTreeMap<String, Vec<GalleryPicture>>,
    argument: impl Fn(&str) -> Option<&'text str>,
) -> Option<Kept> {
    let name = include.trim_end_matches(".html");
    let pictures = galleries.get(argument("id").unwrap_or(name))?.clone();
    let layout = match (name, argument("layout"), pictures.len()) {
        ("feature_row", ..) => Layout::Features,
        (_, Some("half"), _) | (_, None, 2) => Layout::Half,
        (_, Some("third"), _) | (_, None, 3..) => Layout::Third,
        _ => Layout::Single,
    };
    let caption = argument("caption").unwrap_or_default().to_owned();
    Some(Kept::Gallery(Gallery { pictures, layout, caption }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts() {
        let picture = |source: &str| GalleryPicture {
            source: source.to_owned(),
            ..GalleryPicture::default()
        };
        let of = |count: usize| (0..count).map(|_| picture("a.png")).collect::<Vec<_>>();
        let galleries = BTreeMap::from([
            ("gallery".to_owned(), of(2)),
            ("many".to_owned(), of(5)),
            ("one".to_owned(), of(1)),
            ("feature_row".to_owned(), of(3)),
        ]);
        let table = [
            ("gallery", None, None, Some(Layout::Half)),
            ("gallery", Some("many"), None, Some(Layout::Third)),
            ("gallery", Some("many"), Some("half"), Some(Layout::Half)),
            ("gallery", Some("many"), Some(""), Some(Layout::Single)),
            ("gallery.html", Some("one"), None, Some(Layout::Single)),
            ("feature_row", None, None, Some(Layout::Features)),
            ("gallery", Some("none"), None, None),
        ];
        for (include, id, layout, expected) in table {
            let argument = |name: &str| match name {
                "id" => id,
                "layout" => layout,
                _ => None,
            };
            let found = match included(include, &galleries, argument) {
                Some(Kept::Gallery(gallery)) => Some(gallery.layout),
                _ => None,
            };
            assert_eq!(found, expected, "{include} {id:?} {layout:?}");
        }
    }
}
