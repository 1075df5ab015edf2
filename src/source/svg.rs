//! How large a drawing is: SVG says it in words, if at all.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Bytes of the file that are looked at: comments and declarations stand before the first element.
const HEAD: u64 = 64 * 1024;

/// Width and height in pixels of an SVG file, from its attributes or its view box.
pub(super) fn size(path: &Path) -> Option<(u32, u32)> {
    let mut head = Vec::new();
    File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    size_of(&String::from_utf8_lossy(&head))
}

fn size_of(text: &str) -> Option<(u32, u32)> {
    let attributes = root(text)?;
    let width = attribute(attributes, "width").and_then(pixels);
    let height = attribute(attributes, "height").and_then(pixels);
    let view = attribute(attributes, "viewBox").and_then(view_box);
    let (width, height) = match (width, height, view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((wide, high))) => (width, width * high / wide),
        (None, Some(height), Some((wide, high))) => (height * wide / high, height),
        (None, None, Some(view)) => view,
        _ => return None,
    };
    Some((whole(width)?, whole(height)?))
}

/// The attributes of the first `<svg …>` outside of comments and declarations.
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.get(rest.find('<')?..)?;
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.get(comment.find("-->")?..)?;
            continue;
        }
        rest = rest.get(1..)?;
        let end = rest.find(|character: char| character.is_whitespace() || character == '>')?;
        let (name, after) = rest.split_at(end);
        if name == "svg" || name.ends_with(":svg") {
            return Some(after.split('>').next().unwrap_or_default());
        }
        if !name.starts_with(['?', '!']) {
            return None;
        }
    }
}

/// The value of an attribute, between quotation marks as XML wants them.
fn attribute<'text>(attributes: &'text str, wanted: &str) -> Option<&'text str> {
    let mut rest = attributes;
    while let Some((before, after)) = rest.split_once('=') {
        let name = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        let after = after.trim_start();
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, after) = after.get(1..)?.split_once(quote)?;
        if name == wanted {
            return Some(value);
        }
        rest = after;
    }
    None
}

/// A length in pixels; shares of something unknown are none.
fn pixels(value: &str) -> Option<f64> {
    let value = value.trim();
    let end = value
        .find(|character: char| !(character.is_ascii_digit() || matches!(character, '.' | '+')))
        .unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    let factor = match unit.trim() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 9.6 / 2.54,
        _ => return None,
    };
    positive(number.parse::<f64>().ok()? * factor)
}

fn view_box(value: &str) -> Option<(f64, f64)> {
    let mut numbers = value
        .split(|character: char| character.is_whitespace() || character == ',')
        .filter(|part| !part.is_empty())
        .skip(2)
        .map(|part| part.parse::<f64>().ok().and_then(positive));
    Some((numbers.next()??, numbers.next()??))
}

fn positive(number: f64) -> Option<f64> {
    (number.is_finite() && number > 0.0).then_some(number)
}

/// The nearest whole number of pixels that a page may announce.
fn whole(number: f64) -> Option<u32> {
    let text = format!("{:.0}", number.max(1.0));
    text.parse().ok().filter(|pixels| *pixels <= 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let table = [
            ("<svg width=\"120\" height=\"80\">", Some((120, 80))),
            ("<svg width='120px' height = '80.4px' x=\"1\">", Some((120, 80))),
            (
                "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"a\" \"b\">\n<!-- <svg width=\"1\"> -->\n<svg\n viewBox=\"0 0 300 150\">",
                Some((300, 150)),
            ),
            ("<svg viewBox=\"0,0,300,150\" width=\"100%\">", Some((300, 150))),
            ("<svg viewBox=\"0 0 300 150\" width=\"100\"/>", Some((100, 50))),
            ("<svg height=\"50\" viewBox=\"0 0 300 150\">", Some((100, 50))),
            ("<svg width=\"1in\" height=\"25.4mm\">", Some((96, 96))),
            ("\u{FEFF}<svg:svg width=\"2\" height=\"3\">", Some((2, 3))),
            ("<svg stroke-width=\"9\" width=\"2\" height=\"3\">", Some((2, 3))),
            ("<svg>", None),
            ("<svg width=\"0\" height=\"3\">", None),
            ("<svg width=\"1e400\" height=\"3\">", None),
            ("<svg viewBox=\"0 0 -1 x\">", None),
            ("<svg width=120 height=80>", None),
            ("<html><svg width=\"1\" height=\"1\">", None),
            ("<!-- <svg", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(size_of(text), expected, "{text}");
        }
    }
}
