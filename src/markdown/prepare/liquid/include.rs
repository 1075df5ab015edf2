//! The includes of themes that have a meaning: pictures, films, notes.

use super::super::kramdown::emptied;
use super::super::template::{Arguments, callout, own_block};
use super::Reader;
use crate::markdown::gallery;
use crate::markdown::kept::{Figure, Kept};

impl<'run> Reader<'run> {
    /// Reads the arguments of an include and writes what it means.
    pub(super) fn include(&mut self, start: usize, end: usize, arguments: &'run str) {
        let (file, rest) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
        let read = Arguments::read(rest);
        let name = file.rsplit('/').next().unwrap_or(file);
        let name = name.strip_suffix(".html").unwrap_or(name);
        let kept = match file {
            "figure" | "figure.html" | "image.html" | "img.html" => Some(Kept::Figure(Figure {
                source: read
                    .get(&["image_path", "src", "path", "url"])
                    .unwrap_or_default()
                    .to_owned(),
                alternative: read.get(&["alt"]).unwrap_or_default().to_owned(),
                caption: read.get(&["caption", "title"]).unwrap_or_default().to_owned(),
                link: String::new(),
            })),
            "video" | "video.html" => Some(Kept::Media(film(
                read.get(&["provider"]).unwrap_or("youtube"),
                read.get(&["id"]).unwrap_or_default(),
            ))),
            "embed/youtube.html" => {
                Some(Kept::Media(film("youtube", read.get(&["id"]).unwrap_or_default())))
            }
            "embed/bilibili.html" => {
                Some(Kept::Media(film("bilibili", read.get(&["id"]).unwrap_or_default())))
            }
            "embed/video.html" | "embed/audio.html" => {
                Some(Kept::Media(read.get(&["src"]).unwrap_or_default().to_owned()))
            }
            "gallery" | "gallery.html" | "feature_row" | "feature_row.html" => {
                gallery::included(file, &self.document.front.galleries, |name| read.get(&[name]))
            }
            "toc" | "toc.html" => {
                self.replace(start, end, String::new());
                return;
            }
            // Themes have their own includes for films and notes, by telling names.
            _ if name.to_ascii_lowercase().contains("youtube") => {
                let id = read.get_or(&["id", "video_id", "videoid", "code"], 0);
                (!id.is_empty()).then(|| Kept::Media(film("youtube", id)))
            }
            _ => return self.note_include(start, end, file, name, &read),
        };
        match kept {
            Some(kept) => self.block(start, end, kept),
            None => self.unknown_include(start, end, file),
        }
    }

    /// `{% include note.html content="…" %}` and its kin are callouts.
    fn note_include(
        &mut self,
        start: usize,
        end: usize,
        file: &str,
        name: &str,
        read: &Arguments<'run>,
    ) {
        let kind = match name {
            "alert" | "callout" | "notice" | "admonition" => read.get(&["type", "kind", "level"]),
            name => Some(name),
        };
        let text = read.get(&["content", "text", "message"]);
        let found = kind.and_then(|kind| callout(kind, read.get(&["title"])));
        let (Some(found), Some(text)) = (found, text) else {
            self.unknown_include(start, end, file);
            return;
        };
        let open = self.draft.keep(Kept::Open(found)).text();
        let close = self.draft.keep(Kept::Close).text();
        let block = format!("{open}\n\n{}\n\n{close}", text.trim());
        let block = own_block(self.text, start, end, &block);
        self.replace(start, end, block);
    }

    fn unknown_include(&mut self, start: usize, end: usize, file: &str) {
        let message = format!("{file} is part of a theme and left out");
        self.reports.push((start, "unknown-include", message));
        self.edits.push(emptied(self.text, start, end));
    }
}

/// The page of a film.
pub(super) fn film(provider: &str, id: &str) -> String {
    match provider {
        "vimeo" => format!("https://vimeo.com/{id}"),
        "google-drive" => format!("https://drive.google.com/file/d/{id}/preview"),
        "bilibili" => format!("https://www.bilibili.com/video/{id}"),
        _ => format!("https://www.youtube.com/watch?v={id}"),
    }
}
