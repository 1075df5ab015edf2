//! What a body tells of the Markdown it is written in: one pass over its lines, code left out.

use std::borrow::Cow;

/// The syntax that was seen outside of code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent observation")]
pub(crate) struct Signs {
    /// kramdown's `{: …}` and `{:toc}`.
    pub(crate) attribute_lists: bool,
    /// Liquid: `{% … %}`, `{{ site.… }}`, `{{ page.… }}`.
    pub(crate) liquid: bool,
    /// Hugo's `{{< … >}}` and `{{% … %}}`.
    pub(crate) shortcodes: bool,
    /// Components on lines of their own, `{/* … */}`, imports.
    pub(crate) components: bool,
    /// `[[…]]`.
    pub(crate) wiki_links: bool,
    /// `[[a]]{label}`, `[[/a]]`: the Vimwiki way.
    pub(crate) vimwiki_links: bool,
    /// `[[a|b]]`, `![[…]]`: the Obsidian way.
    pub(crate) obsidian_links: bool,
    /// `> [!note]`.
    pub(crate) callouts: bool,
    /// `!!! note`, `??? note "…"`, `=== "Tab"`: Python-Markdown's extensions.
    pub(crate) admonitions: bool,
    /// `<!--more-->`.
    pub(crate) more: bool,
}

/// Reads the signs of a body.
pub(crate) fn signs(body: &str) -> Signs {
    let mut signs = Signs::default();
    for line in prose(body) {
        signs.read_line(&line);
    }
    signs
}

/// The lines of a body outside of fenced code, code spans blanked out.
pub(crate) fn prose(body: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut fence: Option<(char, usize)> = None;
    body.lines().filter_map(move |line| {
        let trimmed = line.trim_start_matches([' ', '\t', '>']);
        let mark = trimmed.chars().next().filter(|c| matches!(c, '`' | '~'));
        let run = mark.map_or(0, |mark| trimmed.chars().take_while(|c| *c == mark).count());
        if let Some((open, length)) = fence {
            let rest = trimmed.trim_start_matches(open);
            if mark == Some(open) && run >= length && rest.trim().is_empty() {
                fence = None;
            }
            return None;
        }
        let info = mark.map_or("", |mark| trimmed.trim_start_matches(mark));
        if run >= 3 && !(mark == Some('`') && info.contains('`')) {
            fence = mark.map(|mark| (mark, run));
            return None;
        }
        Some(without_code_spans(line))
    })
}

/// The line without what stands between two runs of equally many backticks.
fn without_code_spans(line: &str) -> Cow<'_, str> {
    if !line.contains('`') {
        return Cow::Borrowed(line);
    }
    let mut kept = String::with_capacity(line.len());
    let mut inside = false;
    for part in line.split_inclusive('`') {
        if !inside {
            kept.push_str(part.trim_end_matches('`'));
        }
        inside = part.ends_with('`') != inside;
    }
    Cow::Owned(kept)
}

/// The tags that stand in the text: `#이름`, `#area/part`. A number alone is none, as in Obsidian.
pub(crate) fn inline_tags(body: &str) -> Vec<String> {
    let mut tags = Vec::new();
    for line in prose(body).filter(|line| line.contains('#')) {
        for word in line.split_whitespace() {
            tags.extend(word.strip_prefix('#').and_then(tag_name).map(str::to_owned));
        }
    }
    tags
}

/// The name of a tag, from what follows its `#`.
pub(crate) fn tag_name(text: &str) -> Option<&str> {
    let tag = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
    let end = text.find(|c: char| !tag(c)).unwrap_or(text.len());
    let name = text.get(..end)?.trim_end_matches('/');
    name.chars().any(|c| !c.is_ascii_digit()).then_some(name)
}

impl Signs {
    fn read_line(&mut self, line: &str) {
        let start = line.trim_start();
        if line.contains('{') {
            self.attribute_lists |= line.contains("{: ")
                || line.contains("{:toc")
                || line.contains("{:.")
                || line.contains("{:#");
            let zola = is_call(line);
            self.liquid |= (line.contains("{% ")
                && line.contains(" %}")
                && !zola
                && start.trim_end() != "{% end %}")
                || line.contains("{{ site.")
                || line.contains("{{ page.")
                || line.contains("{{site.");
            self.shortcodes |= zola
                || (line.contains("{{< ") && line.contains(">}}"))
                || (line.contains("{{% ") && line.contains("%}}"));
            self.components |= line.contains("{/*") && line.contains("*/}");
        }
        if line.contains("[[") {
            self.read_links(line);
        }
        self.admonitions |= is_admonition(start);
        self.callouts |= start.starts_with("> [!");
        self.more |= start.starts_with("<!--more-->");
        self.components |= is_component(start) || is_import(line);
    }

    fn read_links(&mut self, line: &str) {
        let mut before = "";
        for part in line.split("[[").enumerate() {
            let (index, part) = part;
            if index > 0
                && let Some((inside, after)) = part.split_once("]]")
                && !inside.trim().is_empty()
                && !before.ends_with('\\')
                && !after.starts_with('(')
            {
                self.wiki_links = true;
                self.vimwiki_links |= inside.starts_with('/') || after.starts_with('{');
                self.obsidian_links |= inside.contains('|') || before.ends_with('!');
            }
            before = part;
        }
    }
}

/// Zola's `{{ youtube(id="x") }}` and `{% quote(author="x") %}`.
fn is_call(line: &str) -> bool {
    ["{{", "{%"].iter().any(|sign| {
        line.split(sign).skip(1).any(|rest| {
            let rest = rest.trim_start_matches(['-', ' ']);
            let end =
                rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or_default();
            let after = rest.get(end..).unwrap_or_default();
            let closed = after.contains(") }}") || after.contains(") %}");
            end > 0
                && closed
                && (after.starts_with("()") || after.starts_with('(') && after.contains('='))
        })
    })
}

/// `<Intro>`, `</DeepDive>`, `<Tabs groupId="x">`: a capital and a small letter, alone on its line.
fn is_component(start: &str) -> bool {
    let Some(rest) = start.strip_prefix('<') else {
        return false;
    };
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let mut letters = rest.chars();
    let named = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.next().is_some_and(|c| c.is_ascii_lowercase());
    let end = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '.');
    named && (end.is_empty() || end.starts_with(['>', ' ', '/'])) && start.trim_end().ends_with('>')
}

/// `!!! note`, `??? warning "Title"`, `=== "Tab"`: despair (`???`) is none of them.
fn is_admonition(start: &str) -> bool {
    let titled = |rest: &str| rest.trim_end().ends_with('"') && rest.matches('"').count() == 2;
    if let Some(rest) = start.strip_prefix("!!! ") {
        let word = rest.split(' ').next().unwrap_or_default().trim_end();
        return word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    }
    ["??? ", "???+ ", "=== "].iter().any(|sign| start.strip_prefix(sign).is_some_and(titled))
}

/// `import Tabs from '@theme/Tabs';`
fn is_import(line: &str) -> bool {
    line.starts_with("import ")
        && (line.contains(" from '") || line.contains(" from \""))
        && line.trim_end().ends_with(['\'', '"', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seen_outside_of_code_only() {
        type Pick = fn(&Signs) -> bool;
        let table: [(&str, Pick, bool); 34] = [
            ("* TOC\n{:toc}\n", |s| s.attribute_lists, true),
            ("글\n{: .notice}", |s| s.attribute_lists, true),
            ("```clojure\n{:orange 1}\n{: a}\n```", |s| s.attribute_lists, false),
            ("{% raw %} x {% endraw %}", |s| s.liquid, true),
            ("{{ site.baseurl }}/x", |s| s.liquid, true),
            ("`{{ site.baseurl }}`", |s| s.liquid, false),
            ("{{< figure src=\"a\" >}}", |s| s.shortcodes, true),
            ("{{%/* notice */%}}", |s| s.shortcodes, false),
            ("{{ youtube(id=\"x\") }}", |s| s.shortcodes, true),
            ("{{ f(x) }}", |s| s.shortcodes, false),
            ("{% quote(author=\"x\") %}\n글\n{% end %}", |s| s.liquid, false),
            ("<Intro>\n\n글\n\n</Intro>", |s| s.components, true),
            ("## 제목 {/*id*/}", |s| s.components, true),
            ("import Tabs from '@theme/Tabs';", |s| s.components, true),
            ("import java.util.List;", |s| s.components, false),
            ("<T>", |s| s.components, false),
            ("<String> 형의 값", |s| s.components, false),
            ("<BR>", |s| s.components, false),
            ("글 [[how-to]] 글", |s| s.wiki_links, true),
            ("글 `[[how-to]]` 글", |s| s.wiki_links, false),
            ("\\[[escaped]]", |s| s.wiki_links, false),
            ("[[1]](https://x)", |s| s.wiki_links, false),
            ("[[/vim/x]]", |s| s.vimwiki_links, true),
            ("[[x]]{라벨}", |s| s.vimwiki_links, true),
            ("[[x|라벨]]", |s| s.obsidian_links, true),
            ("![[x.png]]", |s| s.obsidian_links, true),
            ("> [!note] 제목", |s| s.callouts, true),
            ("!!! note\n    글", |s| s.admonitions, true),
            ("=== \"탭\"\n\n    글", |s| s.admonitions, true),
            ("??? 이게 뭐지", |s| s.admonitions, false),
            ("!!! 와", |s| s.admonitions, false),
            ("<!--more-->", |s| s.more, true),
            ("~~~\n[[x]]\n~~~~\n", |s| s.wiki_links, false),
            ("````\n```\n[[x]]\n````\n[[y]]", |s| s.wiki_links, true),
        ];
        for (body, pick, expected) in table {
            assert_eq!(pick(&signs(body)), expected, "{body:?}");
        }
    }

    #[test]
    fn tags_in_the_text() {
        let body =
            "# 제목\n글 #하나, #area/part 그리고 #123 a#b [x](#c)\n```\n#no\n```\n`#no` #둘.\n";
        assert_eq!(inline_tags(body), ["하나", "area/part", "둘"]);
    }
}
