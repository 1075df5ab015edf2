//! Bytes → text: UTF-8 or the nearest thing to it, NFC, `\n`, no byte order mark.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::findings::Findings;
use super::position::locate;
use super::{Diagnostic, Severity};

/// The text of a file and what was wrong with its bytes.
pub(crate) fn decode(file: &str, bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    let mut findings = Findings::new(file);
    let sixteen_bits = utf16(bytes);
    let text: Cow<'_, str> = match std::str::from_utf8(bytes) {
        _ if sixteen_bits.is_some() => Cow::Owned(sixteen_bits.unwrap_or_default()),
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let valid = String::from_utf8_lossy(valid);
            let bad = bytes.get(valid.len()).copied().unwrap_or_default();
            findings.add(
                Severity::Error,
                "not-utf8",
                locate(valid.trim_start_matches('\u{feff}'), usize::MAX),
                format!("the file is not UTF-8: byte 0x{bad:02x} makes no character here"),
                "save the file as UTF-8; until then what cannot be read shows as \u{fffd}",
            );
            String::from_utf8_lossy(bytes)
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    (nfc(&unix_lines(text)).into_owned(), findings.into_vec())
}

/// The text of a file that a byte order mark says is UTF-16, as old editors save it.
fn utf16(bytes: &[u8]) -> Option<String> {
    let read: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let units: Vec<u16> = bytes.as_chunks().0.iter().map(|pair| read(*pair)).collect();
    Some(String::from_utf16_lossy(&units))
}

/// The text with `\n` for `\r\n` and for a lone `\r`.
fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text in NFC: macOS writes the names of files, and people paste text, in pieces.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_brought_into_shape() {
        let table: [(&[u8], &str); 7] = [
            (b"plain\n", "plain\n"),
            (b"\xef\xbb\xbf# BOM\n", "# BOM\n"),
            (b"\xff\xfe#\0 \0a\0", "# a"),
            (b"\xfe\xff\0#\0 \0a", "# a"),
            (b"a\r\nb\rc\r\n", "a\nb\nc\n"),
            ("\u{1112}\u{1161}\u{11ab}글".as_bytes(), "한글"),
            (b"", ""),
        ];
        for (bytes, expected) in table {
            let (text, diagnostics) = decode("a.md", bytes);
            assert_eq!(text, expected);
            assert!(diagnostics.is_empty(), "{diagnostics:?}");
        }
    }

    #[test]
    fn bad_bytes_are_reported_and_the_rest_is_kept() {
        let bytes = b"\xef\xbb\xbfone\r\n\xea\xb0\x80 \xb0\xa1 two\n";
        let (text, diagnostics) = decode("a.md", bytes);
        assert_eq!(text, "one\n가 \u{fffd}\u{fffd} two\n");
        let [diagnostic] = diagnostics.as_slice() else {
            panic!("{diagnostics:?}");
        };
        assert_eq!((diagnostic.code, diagnostic.line, diagnostic.column), ("not-utf8", 2, 3));
    }
}
