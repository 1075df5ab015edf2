//! What a reader sees of published HTML, as text: a reader of its own, so that the program's readers
//! cannot hide their own mistakes.

use std::collections::BTreeMap;

/// The text of HTML. Tags become gaps, so that `<b>가</b>나` is two words here and in the source;
/// what pictures show counts as text. `skip` says which elements are left out with their content.
pub(crate) fn text(html: &str, skip: &[&str]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut skipped: Option<(&str, usize)> = None;
    let mut code = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        if skipped.is_none() {
            push_decoded(&mut out, before);
        }
        let end = tag_end(tag);
        let (tag, after) = tag.split_at(end);
        rest = after;
        let inner = tag.trim_start_matches('<').trim_end_matches('>');
        let closing = inner.starts_with('/');
        let name = inner
            .trim_start_matches('/')
            .split(|character: char| !character.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        if let Some((element, depth)) = &mut skipped {
            if *element == name {
                *depth = if closing { *depth - 1 } else { *depth + 1 };
            }
            if *depth == 0 {
                skipped = None;
            }
            continue;
        }
        if let Some(element) = skip.iter().find(|element| **element == name && !closing) {
            skipped = Some((element, 1));
            out.push(' ');
            continue;
        }
        if name == "pre" {
            code = if closing { code.saturating_sub(1) } else { code + 1 };
        }
        if let Some(alternative) = inner.split(" alt=\"").nth(1).filter(|_| name == "img") {
            out.push(' ');
            push_decoded(&mut out, alternative.split('"').next().unwrap_or_default());
        }
        // Colours of code cut words.
        if !(code > 0 && name == "span") {
            out.push(' ');
        }
    }
    push_decoded(&mut out, rest);
    out
}

/// Where a tag ends; a `>` in a value ends none.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

/// Appends text with its character references decoded; those of no letter are gaps.
pub(crate) fn push_decoded(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let end = found.bytes().take(34).position(|byte| byte == b';');
        let Some(name) = end.and_then(|end| found.get(1..end)) else {
            out.push('&');
            rest = &found[1..];
            continue;
        };
        let number =
            name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok(),
                None => digits.parse().ok(),
            });
        let known = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "nbsp" => Some(' '),
            _ => number.and_then(char::from_u32),
        };
        let named = name.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !name.is_empty();
        match known {
            Some(character) => out.push(character),
            None if named => out.push(' '),
            None => {
                out.push('&');
                rest = &found[1..];
                continue;
            }
        }
        rest = &found[name.len() + 2..];
    }
    out.push_str(rest);
}

/// The words of a text and how often each stands there.
pub(crate) fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|character: char| !character.is_alphanumeric()) {
        if !word.is_empty() {
            *words.entry(word).or_default() += 1;
        }
    }
    words
}

/// Words that stand more often in `wanted` than in `given`, and by how many.
///
/// Markup may cut a word or join two: a word counts as lost only if its letters, gaps left out, are
/// missing as well.
pub(crate) fn lost<'text>(wanted: &'text str, given: &str) -> Vec<(&'text str, usize)> {
    let there = words(given);
    let letters = |text: &str| text.chars().filter(|one| one.is_alphanumeric()).collect::<String>();
    let (all_wanted, all_given) = (letters(wanted), letters(given));
    words(wanted)
        .into_iter()
        .filter(|(word, count)| there.get(word).is_none_or(|found| found < count))
        .filter_map(|(word, _)| {
            let wanted = all_wanted.matches(word).count();
            let missing = wanted.saturating_sub(all_given.matches(word).count());
            (missing > 0).then_some((word, missing))
        })
        .collect()
}

#[test]
fn text_is_what_a_reader_sees() {
    let table = [
        ("<p>가 <b>나</b>다</p>", "가 나 다"),
        ("a &lt;b&gt; &amp;lt; &nope; &", "a <b> &lt; &"),
        ("<img src=\"x\" alt=\"그림 &gt;\"> 뒤", "그림 > 뒤"),
        ("<pre><span class=\"a\">le</span>t</pre>", "let"),
        ("<a title=\"x > y\">z</a>", "z"),
        ("<code>c<code>d</code></code> e", "e"),
    ];
    for (html, expected) in table {
        let skip: &[&str] = if html.starts_with("<code") { &["code"] } else { &[] };
        let shown = text(html, skip);
        assert_eq!(shown.split_whitespace().collect::<Vec<_>>().join(" "), expected, "{html}");
    }
}

#[test]
fn losses_are_found() {
    assert_eq!(lost("가나 다 다", "가 나 다"), [("다", 1)]);
    assert_eq!(lost("가 나", "가나"), []);
    assert_eq!(lost("strong 글", "글 힘"), [("strong", 1)]);
}
