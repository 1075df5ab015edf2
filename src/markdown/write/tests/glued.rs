//! Pieces of all dialects, glued together at random but always the same: whatever they make, the
//! page is harmless, and where every piece is closed no word is lost.

use super::hostile::assert_harmless;
use super::*;
use crate::markdown::html::{Piece, pieces};

/// Pieces that show their word, whatever stands around them.
const CLOSED: &[&str] = &[
    "WORD",
    "**WORD**",
    "**WORD(가)**를",
    "~~WORD~~",
    "==WORD==",
    "*WORD*{: .btn}",
    "`WORD`",
    "$$WORD$$",
    "[WORD](x.md)",
    "[[auto-scaling|WORD]]",
    "<b>WORD</b>",
    "<T>WORD",
    "WORD[^1]",
    "{% raw %}WORD{% endraw %}",
    "{{< odd >}}WORD{{< /odd >}}",
    "{/* x */}WORD",
    "<Foo a={1}>WORD</Foo>",
    "\n\n# WORD {#id}\n\n",
    "\n\n## WORD\n{: .no_toc}\n\n",
    "\n\n- WORD\n  - [x] WORD\n\n",
    "\n\n1. WORD\n\n   WORD\n\n",
    "\n\n> WORD\n> > WORD\n\n",
    "\n\n> [!note]- WORD\n> WORD\n\n",
    "\n\n:::note\nWORD\n:::\n\n",
    "\n\n```js\nWORD\n```\n\n",
    "\n\n| WORD | a |\n|---|:-:|\n| WORD | `b` |\n\n",
    "\n\nWORD\n: WORD\n\n",
    "\n\nWORD\n{: .notice--info}\n\n",
    "\n\n<div class=\"x\">\nWORD\n</div>\n\n",
    "\n\n<details>\n<summary>WORD</summary>\n\nWORD\n\n</details>\n\n",
    "\n\n[^1]: WORD\n\n",
];

/// Pieces that may swallow what follows, as their dialects say.
const OPEN: &[&str] = &[
    "[",
    "](",
    "![",
    "[[",
    "`",
    "```\n",
    "**",
    "_",
    "~~",
    "==",
    "$$",
    "$",
    "<",
    "<b",
    "<a href=\"",
    "</b>",
    "</div>",
    "<div>\n",
    "<table>",
    "<script>",
    "<!--",
    "-->",
    "&#",
    "{%",
    "%}",
    "{{",
    "}}",
    "{{<",
    ">}}",
    "{% capture a %}",
    "{{ a }}",
    "{% comment %}",
    "{% highlight x %}",
    "{:",
    "{::comment}",
    "}",
    "{:toc}\n",
    "*[a]: ",
    "[a]: ",
    "%%",
    ":::",
    ":::note\n",
    "!!! note\n    ",
    "> ",
    "\n- ",
    "\n    ",
    "\n\n",
    "\\",
    "{/*",
    "*/}",
    "<Note>",
    "</Note>",
    "import a from 'b'\n",
    "\u{fde3}",
    "\0",
    "\" onload=\"x",
    "javascript:x",
];

/// A generator of numbers that needs no clock and no crate.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

const DIALECTS: [Dialect; 6] = [
    Dialect::Plain,
    Dialect::Jekyll,
    Dialect::Wiki,
    Dialect::Hugo,
    Dialect::Obsidian,
    Dialect::Mdx,
];

#[test]
fn whatever_is_glued_is_harmless() {
    let mut numbers = Numbers(1);
    for _ in 0..400 {
        let body: String = (0..=numbers.below(14))
            .map(|_| match numbers.below(3) {
                0 => CLOSED[numbers.below(CLOSED.len())].replace("WORD", "낱말"),
                _ => OPEN[numbers.below(OPEN.len())].to_owned(),
            })
            .collect();
        let html = html(DIALECTS[numbers.below(DIALECTS.len())], &body);
        assert_harmless(&html, &body);
        assert!(!crate::markdown::marks::any(&html), "{body}");
    }
}

#[test]
fn no_word_of_closed_pieces_is_lost() {
    let mut numbers = Numbers(2);
    for _ in 0..400 {
        let mut count = 0;
        let mut body = String::new();
        for _ in 0..=numbers.below(8) {
            for part in CLOSED[numbers.below(CLOSED.len())].split_inclusive("WORD") {
                body.push_str(&part.replace("WORD", &format!("낱말{count}끝")));
                count += usize::from(part.contains("WORD"));
            }
            body.push(' ');
        }
        for dialect in DIALECTS {
            let html = html(dialect, &body);
            let text: String = pieces(&html)
                .iter()
                .filter_map(|piece| if let Piece::Text(text) = piece { Some(*text) } else { None })
                .collect();
            for number in 0..count {
                let word = format!("낱말{number}끝");
                assert!(text.contains(&word), "{dialect:?}: {word} is lost:\n{body}\n---\n{html}");
            }
        }
    }
}
