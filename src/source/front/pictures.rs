//! Pictures in front matter: what a theme shows at the top of a post, and the lists that a post
//! shows somewhere in its text.

use std::collections::BTreeMap;

use super::super::Dialect;
use super::super::document::{GalleryPicture, HeaderPicture};
use super::merge::picture;
use super::value::{Node, Table, Value};

/// Pictures of one list, at most.
const MOST: usize = 200;

/// The picture that the author's theme shows at the top of the post. One that is for cards and
/// previews only (`header.teaser`, `images`, `thumbnail`) is none.
pub(super) fn header(table: &Table, dialect: Dialect) -> Option<HeaderPicture> {
    let text = |keys: &[&str]| table.text(keys).unwrap_or_default();
    let film = table.get("header.video").and_then(|node| film(node.as_table()?));
    let minimal = ["header.image", "header.overlay_image"]
        .iter()
        .find_map(|key| table.get(key).and_then(picture));
    if let Some(source) = film.or(minimal) {
        return Some(HeaderPicture {
            source,
            alternative: text(&["header.image_description"]),
            caption: text(&["header.caption"]),
        });
    }
    let hidden = table.flag(&["cover.hidden", "cover.hiddenInSingle"]) == Some(true);
    if let Some(source) = table.get("cover.image").and_then(picture).filter(|_| !hidden) {
        return Some(HeaderPicture {
            source,
            alternative: text(&["cover.alt"]),
            caption: text(&["cover.caption"]),
        });
    }
    // Chirpy and Stack show it; a mere address elsewhere is for previews.
    let image = table.get("image")?;
    let shown = match image.value {
        Value::Table(_) => true,
        _ => matches!(dialect, Dialect::Jekyll | Dialect::Hugo),
    };
    Some(HeaderPicture {
        source: picture(image).filter(|_| shown)?,
        alternative: text(&["image.alt"]),
        caption: String::new(),
    })
}

fn film(video: &Table) -> Option<String> {
    let is_id = |id: &String| {
        id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let id = video.text(&["id"]).filter(is_id)?;
    Some(match video.text(&["provider"]).unwrap_or_default().as_str() {
        "vimeo" => format!("https://vimeo.com/{id}"),
        "google-drive" => format!("https://drive.google.com/file/d/{id}/preview"),
        "bilibili" => format!("https://www.bilibili.com/video/{id}"),
        _ => format!("https://www.youtube.com/watch?v={id}"),
    })
}

/// The lists of pictures, by their keys: `gallery`, `feature_row` and whatever else an include names.
pub(super) fn galleries(table: &Table) -> BTreeMap<String, Vec<GalleryPicture>> {
    let mut galleries = BTreeMap::new();
    for (key, node) in table.iter() {
        let Value::List(items) = &node.value else {
            continue;
        };
        let pictures: Vec<GalleryPicture> =
            items.iter().take(MOST).filter_map(gallery_picture).collect();
        if !pictures.is_empty() {
            galleries.insert(key.to_owned(), pictures);
        }
    }
    galleries
}

fn gallery_picture(node: &Node) -> Option<GalleryPicture> {
    let table = node.as_table()?;
    let text = |keys: &[&str]| table.text(keys).unwrap_or_default();
    Some(GalleryPicture {
        source: table.text(&["image_path"])?,
        alternative: text(&["alt", "image_alt"]),
        title: text(&["title"]),
        link: text(&["url"]),
        text: text(&["excerpt"]),
        label: text(&["btn_label"]),
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::findings::Findings;
    use super::super::take;
    use super::*;

    fn table(block: &str) -> Table {
        take(format!("---\n{block}\n---\n"), &mut Findings::new("a.md")).table
    }

    #[test]
    fn at_the_top() {
        let table_of = [
            (
                "header:\n  image: /a.png\n  caption: '[b](c)'\n  image_description: d",
                Dialect::Jekyll,
                Some("/a.png|d|[b](c)"),
            ),
            (
                "header:\n  overlay_image: /a.png\n  overlay_filter: 0.5",
                Dialect::Jekyll,
                Some("/a.png||"),
            ),
            ("header:\n  teaser: /a.png", Dialect::Jekyll, None),
            ("header:\n  overlay_color: '#333'", Dialect::Jekyll, None),
            (
                "header:\n  video:\n    id: x\n    provider: vimeo",
                Dialect::Jekyll,
                Some("https://vimeo.com/x||"),
            ),
            ("header:\n  video: {id: 'x y', provider: youtube}", Dialect::Jekyll, None),
            ("image:\n  path: /a.png\n  alt: b", Dialect::Jekyll, Some("/a.png|b|")),
            ("image: /a.png", Dialect::Jekyll, Some("/a.png||")),
            ("image: /a.png", Dialect::Mdx, None),
            ("image: false", Dialect::Jekyll, None),
            ("cover:\n  image: a.png\n  alt: b\n  caption: c", Dialect::Hugo, Some("a.png|b|c")),
            ("cover:\n  image: a.png\n  hidden: true", Dialect::Hugo, None),
            ("images: [a.png]", Dialect::Hugo, None),
            ("title: a", Dialect::Plain, None),
        ];
        for (block, dialect, expected) in table_of {
            let found = header(&table(block), dialect);
            let found = found.map(|it| [it.source, it.alternative, it.caption].join("|"));
            assert_eq!(found.as_deref(), expected, "{block}");
        }
    }

    #[test]
    fn lists() {
        let read = galleries(&table(
            "tags: [a, b]\ngallery:\n  - url: /b.png\n    image_path: /a.png\n    alt: c\n    title: d\n  - image_path: /e.png\n  - url: /none.png\nfeature_row:\n  - image_path: /f.png\n    excerpt: '**g**'\n    btn_label: h",
        ));
        let keys: Vec<&str> = read.keys().map(String::as_str).collect();
        assert_eq!(keys, ["feature_row", "gallery"]);
        let gallery = &read["gallery"];
        assert_eq!(gallery.len(), 2);
        assert_eq!((gallery[0].link.as_str(), gallery[0].title.as_str()), ("/b.png", "d"));
        assert_eq!(read["feature_row"][0].text, "**g**");
    }
}
