//! The last word on what reaches the page of a formula: lists of elements and attributes, values of
//! known shapes, text escaped, everything closed.

use crate::markdown::html::{Piece, Tag, decode, pieces, push_attribute, push_escaped};

/// Elements of `MathML` Core that formulas are made of.
const ELEMENTS: &[&str] = &[
    "annotation",
    "math",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "semantics",
];

/// Classes that the style sheet knows.
const CLASSES: &[&str] = &[
    "cell-left",
    "cell-right",
    "menv-alignlike",
    "menv-arraylike",
    "menv-cases",
    "menv-cells-left",
    "menv-cells-right",
    "menv-hdashline",
    "menv-hline",
    "menv-left-dashed",
    "menv-left-solid",
    "menv-multline",
    "menv-right-dashed",
    "menv-right-solid",
    "mop-negated",
    "small",
];

/// Whether an element may stand in a formula.
pub(in crate::markdown) fn is_allowed(name: &str) -> bool {
    ELEMENTS.binary_search(&name).is_ok()
}

/// Writes what stands inside `<math>` anew; `None` where its tags do not fit together.
pub(super) fn clean(mathml: &str) -> Option<String> {
    let mut out = String::with_capacity(mathml.len());
    let mut open: Vec<String> = Vec::new();
    for piece in pieces(mathml) {
        match piece {
            Piece::Text(text) => push_escaped(&mut out, &decode(text)),
            Piece::Comment(_) => return None,
            Piece::Tag(tag) if tag.name == "math" && open.is_empty() => {
                // The frame is the caller's; nothing follows its end.
                if tag.closing && tag.at + tag.raw.len() != mathml.len() {
                    return None;
                }
            }
            Piece::Tag(tag) if !is_allowed(&tag.name) || tag.name == "math" => return None,
            Piece::Tag(tag) if tag.closing => {
                if open.pop().as_deref() != Some(tag.name.as_str()) {
                    return None;
                }
                out.extend(["</", &tag.name, ">"]);
            }
            Piece::Tag(tag) => {
                out.push('<');
                out.push_str(&tag.name);
                attributes(&tag, &mut out);
                out.push('>');
                if tag.raw.ends_with("/>") {
                    out.extend(["</", &tag.name, ">"]);
                } else {
                    open.push(tag.name);
                }
            }
        }
    }
    open.is_empty().then_some(out)
}

fn attributes(tag: &Tag<'_>, out: &mut String) {
    let mut classes: Vec<&str> = Vec::new();
    for (name, value) in &tag.attributes {
        match name.as_str() {
            "displaystyle" | "stretchy" | "symmetric" | "largeop" | "movablelimits"
                if matches!(value.as_str(), "true" | "false") =>
            {
                push_attribute(out, name, value);
            }
            "mathvariant" if value == "normal" => push_attribute(out, name, value),
            "scriptlevel" if matches!(value.as_str(), "0" | "1" | "2") => {
                push_attribute(out, name, value);
            }
            "width" | "height" | "depth" | "linethickness" | "minsize" | "maxsize" => {
                if let Some(length) = length(value) {
                    push_attribute(out, name, &length);
                }
            }
            "class" => classes
                .extend(value.split_ascii_whitespace().filter(|class| CLASSES.contains(class))),
            "style" => colours(value, &mut classes, out),
            _ => {}
        }
    }
    if !classes.is_empty() {
        push_attribute(out, "class", &classes.join(" "));
    }
}

/// Colours as attributes of their own, for the pages' policy lets no style through.
fn colours(style: &str, classes: &mut Vec<&str>, out: &mut String) {
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else {
            continue;
        };
        match name.trim() {
            "border" => classes.push("math-box"),
            "color" => {
                if let Some(colour) = hexadecimal(value) {
                    push_attribute(out, "mathcolor", &colour);
                }
            }
            "background-color" => {
                if let Some(colour) = hexadecimal(value) {
                    push_attribute(out, "mathbackground", &colour);
                }
            }
            _ => {}
        }
    }
}

/// `rgb(255 0 0)` as `#ff0000`.
fn hexadecimal(value: &str) -> Option<String> {
    let parts = value.trim().strip_prefix("rgb(")?.strip_suffix(')')?;
    let mut parts = parts.split_ascii_whitespace().map(|part| part.parse::<u8>().ok());
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

/// A length that pages understand; `mu` were converted to `em` already.
fn length(value: &str) -> Option<String> {
    let end = value.find(|character: char| character.is_ascii_alphabetic())?;
    let (number, unit) = value.split_at(end);
    let unit = if unit == "mu" { "em" } else { unit };
    let number: f32 = number.parse().ok()?;
    let shaped = matches!(unit, "em" | "ex" | "pt" | "pc" | "in" | "cm" | "mm")
        && number.is_finite()
        && number.abs() <= 100.0;
    shaped.then(|| format!("{number}{unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(ELEMENTS.is_sorted());
    }

    #[test]
    fn what_passes() {
        let table = [
            ("<math><mi>x</mi></math>", Some("<mi>x</mi>")),
            ("<mo><</mo><mi>&</mi>", Some("<mo>&lt;</mo><mi>&amp;</mi>")),
            ("<mtext>a&nbsp;b</mtext>", Some("<mtext>a\u{A0}b</mtext>")),
            (
                "<mi style=\"color: rgb(255 0 10); background-color: rgb(0 0 0)\" onclick=x>a</mi>",
                Some("<mi mathcolor=\"#ff000a\" mathbackground=\"#000000\">a</mi>"),
            ),
            ("<mi style=\"color: url(x)\" href=\"javascript:x\">a</mi>", Some("<mi>a</mi>")),
            ("<mspace width=\"1mu\" />", Some("<mspace width=\"1em\"></mspace>")),
            ("<mspace width=\"1e9em\" height=\"x\" />", Some("<mspace></mspace>")),
            ("<mi class=\"site-header small\">a</mi>", Some("<mi class=\"small\">a</mi>")),
            ("<mi>a</mi></math><mi>b</mi>", None),
            ("<mi><script>x</script></mi>", None),
            ("<mi>a", None),
            ("<mi>a</mo>", None),
            ("<mi><!-- a --></mi>", None),
        ];
        for (given, expected) in table {
            assert_eq!(clean(given).as_deref(), expected, "{given}");
        }
    }
}
