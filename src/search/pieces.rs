//! The text of documents cut into pieces, and the files of these, which [`super::texts`] reads.
//!
//! Enter at [`cut`], then [`files`].

use super::format::Sort;
use super::write;
use crate::model::Section;

/// Bytes of a piece, about, before compression: less than half as many after it.
const PIECE: usize = 3_000;
/// Pieces of a document that are aimed at, at most. A byte tells 256 of them apart, and [`cut`] makes
/// at most twice as many.
const PIECES: usize = 100;
/// A file takes in further documents as long as it has fewer bytes.
const SHARED: usize = 1_000;
/// Bytes from before a cut that the next piece repeats: phrases are not torn.
const OVERLAP: usize = 120;

/// A part of a section.
pub(super) struct Part<'document> {
    pub(super) section: &'document Section,
    pub(super) text: &'document str,
    /// Whether the section starts here: its heading counts once.
    pub(super) starts: bool,
}

/// A document's sections in pieces of about [`PIECE`] bytes and of one size: short sections together,
/// long ones cut between words.
pub(super) fn cut(sections: &[Section]) -> Vec<Vec<Part<'_>>> {
    let whole: usize =
        sections.iter().map(|section| section.title.len() + section.text.len()).sum();
    let count = ((whole + PIECE / 2) / PIECE).clamp(1, PIECES);
    let most = whole / count + PIECE / 8;
    let mut pieces: Vec<Vec<Part<'_>>> = vec![];
    let mut size = usize::MAX;
    for section in sections {
        let mut rest = section.text.as_str();
        let mut starts = true;
        loop {
            // A section that fits into no half-full piece starts one.
            if size.saturating_add(rest.len().min(most / 2)) > most {
                pieces.push(vec![]);
                size = 0;
            }
            let (text, after) = split(rest, most - size);
            if let Some(piece) = pieces.last_mut() {
                piece.push(Part { section, text, starts });
                size += text.len() + section.title.len();
            }
            if after.is_empty() {
                break;
            }
            (rest, starts, size) = (after, false, usize::MAX);
        }
    }
    pieces
}

/// The first `size` bytes of a text up to a space, and what follows with a little before it.
fn split(text: &str, size: usize) -> (&str, &str) {
    if text.len() <= size + OVERLAP {
        return (text, "");
    }
    let space = |from: usize, to: usize| {
        let within = text.get(text.ceil_char_boundary(from)..text.floor_char_boundary(to))?;
        within.rfind(char::is_whitespace).map(|found| text.ceil_char_boundary(from) + found)
    };
    let end = space(size / 2, size).unwrap_or_else(|| text.floor_char_boundary(size));
    let again = space(end - OVERLAP.min(end), end.saturating_sub(OVERLAP / 2));
    let again = again.unwrap_or_else(|| text.floor_char_boundary(end.saturating_sub(OVERLAP)));
    (text.get(..end).unwrap_or_default(), text.get(again..).unwrap_or_default())
}

/// Names and bytes of files, not yet deflated.
type Files = Vec<(String, Vec<u8>)>;

/// The files of texts, and for each document the number of its first file and how
/// many it has. Pieces of a document lie in files that follow each other; short documents share one.
pub(super) fn files(documents: &[Vec<Vec<Part<'_>>>]) -> (Files, Vec<(u32, u32)>) {
    let mut files: Vec<(u32, Vec<u8>)> = vec![];
    let mut places = vec![];
    for (document, pieces) in (0..).zip(documents) {
        let mut first = None;
        for piece in pieces {
            let bytes = encode(document, piece);
            let fits = |file: &(u32, Vec<u8>)| {
                first.is_none() && file.1.len() < SHARED && bytes.len() < PIECE / 2
            };
            match files.last_mut().filter(|file| fits(file)) {
                Some(file) => {
                    file.0 += 1;
                    file.1.extend(bytes);
                }
                None => files.push((1, bytes)),
            }
            first.get_or_insert(files.len() - 1);
        }
        let number = u32::try_from(first.unwrap_or_default()).unwrap_or(u32::MAX);
        places.push((number, u32::try_from(pieces.len()).unwrap_or(u32::MAX)));
    }
    let files = files.into_iter().enumerate().map(|(number, (count, parts))| {
        let mut bytes = write::header(Sort::Texts);
        write::varint(&mut bytes, count);
        bytes.extend(parts);
        (format!("t/{number}.bin"), bytes)
    });
    (files.collect(), places)
}

fn encode(document: u32, piece: &[Part<'_>]) -> Vec<u8> {
    let mut bytes = vec![];
    write::varint(&mut bytes, document);
    write::count(&mut bytes, piece.len());
    for part in piece {
        write::text(&mut bytes, &part.section.id);
        write::text(&mut bytes, &part.section.title);
        write::text(&mut bytes, part.text);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::super::texts::read;
    use super::*;
    use crate::model::PostId;

    fn section(id: &str, text: String) -> Section {
        Section { id: id.to_owned(), title: id.to_uppercase(), text }
    }

    /// What a piece holds: ids, and how many bytes of text.
    fn shape(pieces: &[Vec<Part<'_>>]) -> Vec<Vec<(String, usize)>> {
        let part = |part: &Part<'_>| (part.section.id.clone(), part.text.len());
        pieces.iter().map(|piece| piece.iter().map(part).collect()).collect()
    }

    #[test]
    fn short_sections_stay_together_and_long_ones_are_cut() {
        assert!(cut(&[]).is_empty());
        let sections: Vec<Section> =
            (0..9).map(|number| section(&format!("s{number}"), "가나다 ".repeat(75))).collect();
        let read = shape(&cut(&sections));
        assert_eq!(read.iter().map(Vec::len).collect::<Vec<_>>(), [5, 4]);

        let words: Vec<String> = (0..1_000).map(|number| format!("낱말{number} ")).collect();
        let words = words.concat();
        let text = [section("", "머리말".into()), section("b", words.clone())];
        let pieces = cut(&text);
        assert_eq!(pieces.concat_ids(), "b b b");
        let mut at = 0;
        for part in pieces.iter().flatten().skip(1) {
            assert!(part.text.len() <= PIECE * 3 / 2, "{}", part.text.len());
            let found = words[at.max(OVERLAP) - OVERLAP..].find(part.text).unwrap();
            let start = at.max(OVERLAP) - OVERLAP + found;
            assert!(start <= at, "nothing is lost between pieces");
            at = start + part.text.len();
        }
        assert_eq!(at, words.len());
        let starts: Vec<bool> = pieces.iter().flatten().map(|part| part.starts).collect();
        assert_eq!(starts, [true, true, false, false]);
    }

    trait Ids {
        fn concat_ids(&self) -> String;
    }

    impl Ids for Vec<Vec<Part<'_>>> {
        fn concat_ids(&self) -> String {
            let ids = self.iter().flatten().map(|part| part.section.id.as_str());
            ids.filter(|id| !id.is_empty()).collect::<Vec<_>>().join(" ")
        }
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        for text in ["가".repeat(9_000), "a".repeat(20_000), "가".repeat(700_000)] {
            let sections = [section("a", text.clone())];
            let pieces = cut(&sections);
            assert!((2..=256).contains(&pieces.len()), "{}", pieces.len());
            let length: usize = pieces.iter().flatten().map(|part| part.text.len()).sum();
            assert!(length >= text.len());
        }
    }

    #[test]
    fn short_documents_share_a_file() {
        let documents: Vec<Vec<Section>> = [20, 30, 350, 10, 10]
            .iter()
            .map(|length| vec![section("", "글 ".repeat(*length)), section("b", "끝".into())])
            .collect();
        let mut documents: Vec<Vec<Vec<Part<'_>>>> =
            documents.iter().map(|sections| cut(sections)).collect();
        documents.insert(1, vec![]);
        let (files, places) = files(&documents);
        assert_eq!(places, [(0, 1), (0, 0), (0, 1), (0, 1), (1, 1), (1, 1)]);
        assert_eq!(files.len(), 2);
        let texts = |file: usize, document| read(&files[file].1, PostId(document)).unwrap();
        assert_eq!(texts(0, 2)[0].text.trim(), "글 ".repeat(30).trim());
        assert_eq!(texts(1, 4)[1], section("b", "끝".into()));
        assert!(texts(1, 2).is_empty());
    }
}
