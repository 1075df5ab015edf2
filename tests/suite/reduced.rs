//! Markdown → its text without the syntax: an independent, deliberately simple reading.
//!
//! It shares nothing with the program's own readers. Where the two disagree, either a word was lost or
//! this file is too simple; the tests say which words.

use seoga::source::Dialect;

use crate::visible::push_decoded;

/// The text of a body.
pub(crate) fn reduce(body: &str, dialect: Dialect) -> String {
    let mut reader = Reader { dialect, out: String::new(), definitions: definitions(body) };
    let mut prose = String::new();
    let mut fence: Option<(char, usize)> = None;
    for line in body.lines() {
        let inner = line.trim_start_matches([' ', '\t', '>']);
        let sign = inner.chars().next().filter(|sign| matches!(sign, '`' | '~'));
        let length = sign.map_or(0, |sign| inner.len() - inner.trim_start_matches(sign).len());
        #[expect(clippy::single_match_else, reason = "both ways are of equal weight")]
        match fence {
            Some((opened, least)) => {
                if sign == Some(opened) && length >= least && inner.trim().len() == length {
                    fence = None;
                } else {
                    reader.out.push_str(line);
                    reader.out.push('\n');
                }
            }
            None => {
                let item = without_marker(inner).trim_start();
                let sign = item.chars().next().filter(|sign| matches!(sign, '`' | '~'));
                let length =
                    sign.map_or(0, |sign| item.len() - item.trim_start_matches(sign).len());
                let info = item.get(length..).unwrap_or_default();
                if length >= 3 && !(sign == Some('`') && info.contains('`')) {
                    reader.prose(&std::mem::take(&mut prose));
                    fence = sign.map(|sign| (sign, length));
                } else {
                    prose.push_str(line);
                    prose.push('\n');
                }
            }
        }
    }
    reader.prose(&prose);
    reader.out
}

/// Labels of link reference definitions.
fn definitions(body: &str) -> Vec<String> {
    body.lines().filter_map(definition).map(str::to_lowercase).collect()
}

fn definition(line: &str) -> Option<&str> {
    let (label, rest) = line.trim_start_matches([' ', '>']).strip_prefix('[')?.split_once("]:")?;
    let plain = !label.starts_with('^') && !label.contains(']') && !rest.trim().is_empty();
    plain.then_some(label)
}

/// A line without `- `, `1. `, `[x] ` before it.
fn without_marker(line: &str) -> &str {
    let digits = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let rest = if digits.len() < line.len() && digits.starts_with(['.', ')']) {
        &digits[1..]
    } else if line.starts_with(['-', '*', '+']) {
        &line[1..]
    } else {
        return line;
    };
    if !rest.starts_with([' ', '\t']) && !rest.is_empty() {
        return line;
    }
    let rest = rest.trim_start();
    ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest)
}

struct Reader {
    dialect: Dialect,
    out: String,
    definitions: Vec<String>,
}

impl Reader {
    fn is_kramdown(&self) -> bool {
        matches!(self.dialect, Dialect::Jekyll | Dialect::Wiki)
    }

    fn has_wiki_links(&self) -> bool {
        self.is_kramdown() || self.dialect == Dialect::Obsidian
    }

    /// Lines between fences.
    fn prose(&mut self, text: &str) {
        let mut kept = String::with_capacity(text.len());
        let mut module = false;
        let mut above: Option<usize> = None;
        for line in text.lines() {
            let mut inner = line.trim_start_matches([' ', '\t', '>']);
            module &= !inner.is_empty();
            module |= self.dialect == Dialect::Mdx
                && (line.starts_with("import ") || line.starts_with("export "))
                && !line.ends_with('.');
            if module || definition(inner).is_some() {
                continue;
            }
            if self.is_kramdown() {
                if inner.starts_with("*[") && inner.contains("]:") {
                    continue;
                }
                if inner.starts_with("{:") && inner.trim_end().ends_with('}') {
                    if let Some(start) = above.filter(|_| inner.starts_with("{:toc")) {
                        kept.truncate(start);
                    }
                    continue;
                }
            }
            above = inner.starts_with(['*', '-', '1']).then_some(kept.len());
            // Markers stand inside each other: `> - 1. a`.
            loop {
                let shorter = without_marker(inner).trim_start_matches([' ', '\t', '>']);
                if shorter.len() == inner.len() {
                    break;
                }
                inner = shorter;
            }
            if let Some((label, rest)) =
                inner.strip_prefix("[^").and_then(|rest| rest.split_once("]:"))
                && !label.contains(']')
            {
                inner = rest;
            }
            if let Some((word, rest)) =
                inner.strip_prefix("[!").and_then(|rest| rest.split_once(']'))
                && word.chars().all(|one| one.is_alphanumeric() || one == '-')
            {
                inner = rest;
            }
            inner = container_title(inner);
            let mut line = inner.trim_end();
            if line.starts_with('#')
                && let Some((before, id)) = line.rsplit_once('{')
                && id.ends_with('}')
                && id.starts_with(['#', '.', ':'])
            {
                line = before;
            }
            if self.dialect == Dialect::Obsidian
                && let Some((before, id)) = line.rsplit_once('^')
                && !id.contains(' ')
                && (before.is_empty() || before.ends_with(' '))
            {
                line = before;
            }
            kept.push_str(line);
            kept.push('\n');
        }
        self.inline(&kept);
    }

    /// Syntax inside of lines.
    fn inline(&mut self, text: &str) {
        let mut rest = text;
        let mut open = 0_usize;
        while let Some(character) = rest.chars().next() {
            let after = &rest[character.len_utf8()..];
            let mut length = character.len_utf8();
            match character {
                '\\' => {
                    let next = after.chars().next().filter(char::is_ascii_punctuation);
                    self.out.push(next.unwrap_or(' '));
                    length += next.map_or(0, char::len_utf8);
                    // `\[[x]]` is no link.
                    if rest.starts_with("\\[[") {
                        self.out.push_str("  ");
                        length += 1;
                    }
                }
                '`' => {
                    let count = rest.len() - rest.trim_start_matches('`').len();
                    length = count;
                    if let Some(code) = code_span(&rest[count..], count) {
                        self.out.push_str(code);
                        length += code.len() + count;
                    }
                    self.out.push(' ');
                }
                '$' if rest.starts_with("$$") => {
                    length = 2;
                    if let Some(end) = rest[2..].find("$$") {
                        self.out.push_str(&rest[2..2 + end]);
                        length = end + 4;
                    }
                }
                '<' => length = self.angle(rest),
                '&' => {
                    let end = rest.bytes().take(34).position(|byte| byte == b';');
                    length = end.map_or(1, |end| end + 1);
                    let reference = rest.get(..length).unwrap_or("&");
                    length = reference.len();
                    push_decoded(&mut self.out, reference);
                }
                '{' => length = self.brace(rest),
                '[' if rest.starts_with("[^") => {
                    let end = rest.find(']').filter(|end| !rest[..*end].contains(['\n', ' ']));
                    length = end.map_or(1, |end| end + 1);
                }
                '!' if rest.starts_with("![[") && self.dialect == Dialect::Obsidian => {
                    length = rest.find("]]").map_or(1, |end| end + 2);
                }
                '[' if rest.starts_with("[[") && self.has_wiki_links() => {
                    length = self.wiki_link(rest);
                }
                '[' => open += 1,
                ']' => {
                    self.out.push(' ');
                    if open > 0 {
                        open -= 1;
                        length += self.after_label(after);
                    }
                }
                '%' if self.dialect == Dialect::Obsidian && rest.starts_with("%%") => {
                    length = rest[2..].find("%%").map_or(2, |end| end + 4);
                }
                '\n' => {
                    self.out.push('\n');
                    if after.starts_with('\n') {
                        open = 0;
                    }
                }
                _ => self.out.push(character),
            }
            rest = &rest[length..];
        }
        self.out.push('\n');
    }

    /// Tags go, comments, scripts and styles with what they hold; what is no tag is text.
    fn angle(&mut self, text: &str) -> usize {
        self.out.push(' ');
        if text.starts_with("<!--") {
            return text.find("-->").map_or(1, |end| end + 3);
        }
        let inner = text[1..].trim_start_matches('/');
        let end = inner
            .find(|one: char| !one.is_ascii_alphanumeric() && !matches!(one, '.' | '-' | '_'))
            .unwrap_or(inner.len());
        let name = &inner[..end];
        let component = self.dialect == Dialect::Mdx
            && (name.starts_with(|one: char| one.is_ascii_uppercase()) && name.len() > 1
                || name.is_empty() && inner.starts_with('>'));
        let known = ELEMENTS.split_whitespace().any(|element| name.eq_ignore_ascii_case(element));
        if !component && !known {
            return 1;
        }
        let Some(length) = tag_length(text, self.dialect == Dialect::Mdx) else {
            return 1;
        };
        let tag = &text[..length];
        for quote in ["\"", "'"] {
            let start = format!(" alt={quote}");
            if let Some(shown) = tag.split(&start).nth(1).filter(|_| name == "img") {
                push_decoded(&mut self.out, shown.split(quote).next().unwrap_or_default());
            }
        }
        if matches!(name, "script" | "style" | "template") && !tag.ends_with("/>") {
            let close = format!("</{name}>");
            if let Some(end) = text.find(&close) {
                return end + close.len();
            }
        }
        length
    }

    /// `{: …}`, `{% … %}`, `{{ … }}`, `{/* … */}` go.
    fn brace(&mut self, text: &str) -> usize {
        let templates = self.is_kramdown() || self.dialect == Dialect::Hugo;
        let ends: &[(&str, &str, bool)] = &[
            ("{%", "%}", templates),
            ("{{", "}}", templates),
            ("{:", "}", self.is_kramdown()),
            ("{/*", "*/}", self.dialect == Dialect::Mdx),
        ];
        for (start, end, counts) in ends {
            if *counts
                && text.starts_with(start)
                && let Some(at) = text.find(end)
            {
                return at + end.len();
            }
        }
        self.out.push('{');
        1
    }

    /// `[[target]]` shows the target's title, `[[target|label]]` and `[[target]]{label}` the label.
    fn wiki_link(&mut self, text: &str) -> usize {
        let Some(end) = text.find("]]").filter(|end| !text[..*end].contains('\n')) else {
            self.out.push_str("[[");
            return 2;
        };
        self.out.push(' ');
        if let Some((_, label)) = text[2..end].split_once('|') {
            self.out.push_str(label);
        }
        let after = &text[end + 2..];
        if let Some(label) = after.strip_prefix('{')
            && let Some(close) = label.find('}').filter(|close| !label[..*close].contains('\n'))
        {
            self.inline(&label[..close]);
            return end + 2 + close + 2;
        }
        end + 2
    }

    /// How long the address behind the text of a link is.
    fn after_label(&self, text: &str) -> usize {
        if let Some(inner) = text.strip_prefix('(') {
            return address(inner).map_or(0, |length| length + 2);
        }
        if let Some((label, _)) = text.strip_prefix('[').and_then(|inner| inner.split_once(']'))
            && self.definitions.contains(&label.to_lowercase())
        {
            return label.len() + 2;
        }
        0
    }
}

/// What a line that begins a container shows: its title.
fn container_title(line: &str) -> &str {
    for start in [":::", "!!! ", "??? ", "???+ "] {
        if let Some(rest) = line.strip_prefix(start) {
            let rest = rest.trim_start_matches(':').trim();
            let word = rest.find(|one: char| !one.is_alphanumeric() && one != '-');
            return word.map_or("", |end| &rest[end..]);
        }
    }
    line
}

/// Code up to a run of as many backticks, in the same paragraph.
fn code_span(text: &str, count: usize) -> Option<&str> {
    let paragraph = text.split("\n\n").next().unwrap_or(text);
    let mut at = 0;
    while let Some(found) = paragraph.get(at..)?.find('`') {
        let start = at + found;
        let run = paragraph[start..].len() - paragraph[start..].trim_start_matches('`').len();
        if run == count {
            return Some(&text[..start]);
        }
        at = start + run;
    }
    None
}

/// The length of a tag; a `>` in quotes or, in MDX, in braces ends none.
fn tag_length(text: &str, braces: bool) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, one) in text.char_indices().take(20_000) {
        match (quote, one) {
            (Some(open), _) if open == one => quote = None,
            (None, '"' | '\'') => quote = Some(one),
            (None, '{') if braces => depth += 1,
            (None, '}') if braces => depth = depth.saturating_sub(1),
            (None, '>') if depth == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The length of `address "title"` before the closing parenthesis, if it is one.
fn address(text: &str) -> Option<usize> {
    let start = text.trim_start();
    let lead = text.len() - start.len();
    let mut depth = 0_usize;
    let mut end = None;
    if start.starts_with('<') {
        end = start.find('>').map(|at| lead + at + 1);
    } else {
        // Templates inside of addresses hold spaces.
        let mut template = 0;
        for (at, one) in start.char_indices() {
            if let Some(close) = ["{{", "{%"].iter().find(|open| start[at..].starts_with(**open)) {
                let close = if *close == "{{" { "}}" } else { "%}" };
                template = start[at..].find(close).map_or(at, |end| at + end);
            }
            match one {
                _ if at < template => {}
                '(' => depth += 1,
                ')' if depth > 0 => depth -= 1,
                ')' => {
                    end = Some(lead + at);
                    break;
                }
                ' ' | '\n' => {
                    end = (depth == 0).then_some(lead + at);
                    break;
                }
                _ => {}
            }
        }
    }
    let mut at = end?;
    let after = text[at..].trim_start();
    at = text.len() - after.len();
    for (quote, close) in [('"', '"'), ('\'', '\''), ('(', ')')] {
        if let Some(title) = after.strip_prefix(quote) {
            at += title.find(close)? + 2;
        }
    }
    let rest = text[at..].trim_start();
    rest.starts_with(')').then_some(text.len() - rest.len())
}

/// Names that begin a tag of HTML; `<T>` and `<iostream>` are words.
const ELEMENTS: &str = "a abbr address article aside audio b bdi bdo blockquote body br button canvas caption center
    cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font
    footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark menu
    meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp
    script section select small source span strike strong style sub summary sup svg table tbody td template textarea
    tfoot th thead time title tr track tt u ul var video wbr path g circle rect line";

#[test]
fn syntax_goes_and_text_stays() {
    let table = [
        (
            Dialect::Plain,
            "# 제목\n\n1. **가**를 [나](<x y> \"t\") ![다](a.png)\n",
            "제목 가를 나 다",
        ),
        (Dialect::Plain, "- [x] 가 `b<c>` <iostream> <b>나</b>", "가 b c iostream 나"),
        (
            Dialect::Plain,
            "```js\nlet a;\n```\n[x]: http://y\n[가][x][^1]\n\n[^1]: 주석",
            "let a 가 주석",
        ),
        (Dialect::Wiki, "* TOC\n{:toc}\n\n[[/a/b]]{이름} [[c]] \\[[d]]\n{: .x}\n", "이름 d"),
        (Dialect::Jekyll, "{% include x %}가{{ site.url }}\n*[A]: long\n## 나 {#id}", "가 나"),
        (Dialect::Mdx, "import a from 'b'\n\n<Note title={<b>x</b>}>가</Note> {/* n */}", "가"),
        (Dialect::Obsidian, "> [!tip]- 제목\n> [[a|b]] %%c%% $$x^2$$", "제목 b x 2"),
    ];
    for (dialect, source, expected) in table {
        let text = reduce(source, dialect);
        let words: Vec<&str> = text
            .split(|one: char| !one.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        assert_eq!(words.join(" ").replace("가 를", "가를"), expected, "{source}");
    }
}
