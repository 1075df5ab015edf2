//! What must not get through, and what must not take long.

use super::*;

#[test]
fn nothing_executes() {
    let table = [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](&#74;avascript:alert(1))",
        "[a](java&Tab;script:alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](vbscript:x) ![a](javascript:x) <javascript:alert(1)>",
        "[a](data:text/html;base64,PHNjcmlwdD4=) ![a](data:text/html,x)",
        "[a][b]\n\n[b]: javascript:alert(1)",
        "<a href=\"jav\tascript:alert(1)\">a</a>",
        "<a href=\"&#x6A;avascript:alert(1)\">a</a>",
        "<a href=javascript:alert(1) onclick=alert(1)>a</a>",
        "<img src=x onerror=alert(1)>",
        "<p onmouseover=\"alert(1)\" style=\"background:url(javascript:x)\">a</p>",
        "<svg onload=alert(1)><animate attributeName=href values=javascript:x></svg>",
        "<svg><script>alert(1)</script></svg>",
        "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)></annotation-xml></math>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<object data=\"javascript:alert(1)\"></object><embed src=\"javascript:x\">",
        "<video src=\"javascript:x\" poster=\"javascript:x\" onplay=alert(1)></video>",
        "<video poster=x><source src=\"data:text/html,x\" onerror=alert(1)><script>alert(1)</script></video>",
        "<picture><source srcset=\"javascript:x 1x, x 2x\" onload=alert(1)><img src=javascript:x></picture>",
        "<iframe src=\"https://www.youtube.com/embed/x\" title='\"><script>alert(1)</script>'></iframe>",
        "![<script>alert(1)</script>](https://youtu.be/x\"onclick=alert(1))",
        "<form action=\"javascript:x\"><button formaction=\"javascript:x\">a</button></form>",
        "<base href=\"javascript:x\"><meta http-equiv=refresh content=\"0;url=javascript:x\">",
        "<style>@import 'javascript:x'</style><link rel=stylesheet href=javascript:x>",
        "![\" onerror=\"alert(1)](posts/a.png \"\\\" onload=\\\"alert(1)\")",
        "```js\" onload=\"alert(1)\nx\n```",
        "`</code><script>alert(1)</script>`",
        "</script><script>alert(1)</script>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
        "<xmp><p title=\"</xmp><script>alert(1)</script>\">",
        "<template><script>alert(1)</script></template>",
        "<a name=\"x\" id=\"app\">a</a><div id=\"page-data\">{}</div>",
        "<p class=\"site-header dialog\">a</p>",
        "[a](//evil.example\\@x) [b](\\\\evil.example)",
        "&#xFDE3;&#xFDD0;&#xFDE4;\u{FDE3}\u{FDD0}\u{FDE4}",
        "$$</code><script>alert(1)</script>$$",
        "$$\\operatorname{<img src=x onerror=alert(1)>}$$",
        "$$\\text{</annotation></semantics></math><script>alert(1)</script>}$$",
        "$$\\href{javascript:alert(1)}{x} \\style{x}{y}$$ $$\\color{\"onclick=x}x$$",
        "# a {#\"onclick=alert(1)}",
        "[a](#){: href=\"javascript:x\" onclick=\"alert(1)\" style=\"x\" .\"x}",
        "{% include video id='\"><script>alert(1)</script>' provider='youtube' %}",
        "{{< figure src=\"javascript:x\" caption=\"<script>alert(1)</script>\" link=\"javascript:x\" >}}",
        "{{ youtube(id=\"\\\"><script>alert(1)</script>\") }} {% quote(author=\"<script>alert(1)</script>\") %}\nx\n{% end %}",
        "{{< kbd \"<img src=x onerror=alert(1)>\" >}} {{< badge \"<script>alert(1)</script>\" >}}",
        "{% note <script>alert(1)</script> %}\nx\n{% endnote %} {% link <b> javascript:alert(1)//:// %}",
        "++\"<script>alert(1)</script>\"++ ^^<img src=x onerror=alert(1)>^^ {==<script>alert(1)</script>==}",
        ":::tip **<script>alert(1)</script>** `<img src=x onerror=alert(1)>`\nx\n:::",
        "https://a.b/\"onclick=alert(1) www.a.b/<script>alert(1)</script> #<script>",
        "글 ^\"onclick=alert(1) ^a\n\n![[#^a]] ![[#\"><script>alert(1)</script>]]",
        "<<< javascript:alert(1)/x.js\n\n--8<-- \"javascript:x.md\"\n\n<!--@include: <script>.md-->",
        "<aside>\n<script>alert(1)</script>\n</aside>",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
    ];
    let dialects = [
        Dialect::Plain,
        Dialect::Jekyll,
        Dialect::Wiki,
        Dialect::Hugo,
        Dialect::Obsidian,
        Dialect::Mdx,
        Dialect::MkDocs,
    ];
    for payload in table {
        for dialect in dialects {
            for body in [
                payload.to_owned(),
                format!("글 {payload} 글"),
                format!("- {payload}\n\n> {payload}\n\n| a |\n|---|\n| {payload} |\n"),
                format!("## {payload}\n\n[{payload}](#)\n"),
            ] {
                let html = html(dialect, &body);
                assert_harmless(&html, &body);
            }
        }
    }
}

/// Looks at every tag of the output with a reader of its own.
pub(super) fn assert_harmless(html: &str, body: &str) {
    for piece in crate::markdown::html::pieces(html) {
        let crate::markdown::html::Piece::Tag(tag) = piece else {
            continue;
        };
        assert!(
            crate::markdown::sanitise::is_allowed_tag(&tag.name)
                || crate::markdown::mathml::is_allowed_tag(&tag.name),
            "{} in {html} of {body}",
            tag.raw
        );
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "style", "{} of {body}", tag.raw);
            let address: String =
                value.chars().filter(|character| !character.is_control()).collect();
            let address = address.trim().to_lowercase();
            if matches!(name.as_str(), "href" | "src" | "srcset" | "poster") {
                let fine = ["#", "/base/", "https://", "http://", "mailto:"]
                    .iter()
                    .any(|start| address.starts_with(start));
                assert!(fine, "{} of {body}", tag.raw);
            }
            if name == "id" {
                assert!(!matches!(address.as_str(), "app" | "page-data"), "{body}");
            }
        }
    }
    let again = crate::markdown::sanitise::sanitise(html);
    let tags = |html: &str| {
        crate::markdown::html::pieces(html)
            .iter()
            .filter(|piece| match piece {
                // Formulas go in behind the policy and have one of their own.
                crate::markdown::html::Piece::Tag(tag) => {
                    !crate::markdown::mathml::is_allowed_tag(&tag.name)
                }
                _ => false,
            })
            .count()
    };
    assert_eq!(tags(html), tags(&again), "{html} of {body}");
}

#[test]
fn the_page_nests_as_it_seems_to() {
    check(
        Dialect::Plain,
        &[
            ("<b></i>가</b>", "<p><b>가</b></p>"),
            ("가</p></div>나</br>다", "<p>가나<br>다</p>"),
            ("<ul><li>가<li>나</ul>", "<ul><li>가</li><li>나</li></ul>"),
            ("<div><b>가</div>", "<div><b>가</b></div>"),
        ],
    );
}

/// How deep the elements of a page stand inside each other; all of them are closed.
fn depth(html: &str) -> usize {
    let mut open: Vec<String> = Vec::new();
    let mut deepest = 0;
    for piece in crate::markdown::html::pieces(html) {
        let crate::markdown::html::Piece::Tag(tag) = piece else {
            continue;
        };
        if crate::markdown::write::element::is_void(&tag.name) {
            continue;
        }
        if tag.closing {
            assert_eq!(open.pop().as_ref(), Some(&tag.name), "{html}");
        } else {
            open.push(tag.name);
            deepest = deepest.max(open.len());
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
    deepest
}

#[test]
fn nesting_ends_and_keeps_the_text() {
    let count = 400;
    let lines = |indent: &str, line: &str| -> String {
        (0..count).flat_map(|depth| [indent.repeat(depth), format!("{line}\n")]).collect()
    };
    let around = |open: &str, close: &str| {
        format!("{}\n\n낱말\n\n{}", open.repeat(count), close.repeat(count))
    };
    let inline =
        |open: &str, close: &str| format!("{}낱말{}", open.repeat(count), close.repeat(count));
    let table = [
        ("quotes", inline("> ", "")),
        ("list in a line", inline("- ", "")),
        ("list", lines("  ", "- 낱말")),
        ("numbered list", lines("   ", "1. 낱말")),
        ("quotes and lists", inline("> - ", "")),
        ("emphasis", inline("*a **b ", "** c*")),
        ("brackets", inline("[", "](x)")),
        ("pictures", inline("![", "](x)")),
        ("wiki links", inline("[[", "]]")),
        ("html", inline("<b>", "</b>")),
        ("html of different kinds", inline("<b><i id=x>", "</i></b>")),
        ("html, closed wrongly", inline("<b><i></b>", "</i>")),
        ("blocks of html", around("<div>\n\n", "</div>\n\n")),
        ("tables of html", inline("<table><tr><td>", "</td></tr></table>")),
        ("folds", around("<details><summary>a</summary>\n\n", "</details>\n\n")),
        ("links of html", inline("<a href=\"#\">", "</a>")),
        ("components", around("<Note>\n\n", "</Note>\n\n")),
        ("containers", around(":::note\n", ":::\n")),
        ("callouts", lines("> ", "> [!note]\n낱말")),
        (
            "marks",
            (0..count).map(|depth| "    ".repeat(depth) + "!!! note\n").collect::<String>()
                + "낱말",
        ),
        ("short codes", around("{{< notice >}}\n", "{{< /notice >}}\n")),
        ("captures", around("{% capture a %}", "{% endcapture %}") + "{{ a }}\n낱말"),
        ("raw", around("{% raw %}", "{% endraw %}")),
        ("footnotes", lines("    ", "[^a]: 낱말\n")),
        ("footnotes of each other", "[^a]: [^b] 낱말\n\n[^b]: [^a]\n\n[^a]".to_owned()),
        ("a footnote of itself", "가[^a]\n\n[^a]: 낱말 [^a]".to_owned()),
        ("definitions", "가\n".to_owned() + &inline(": ", "")),
        ("formulas", format!("$$\n{}낱말{}\n$$", "{".repeat(count), "}".repeat(count))),
        ("roots", format!("$${}낱말{}$$", "\\sqrt{".repeat(count), "}".repeat(count))),
        ("wide table", format!("{0}\n{1}\n|낱말\n", "|a".repeat(count), "|-".repeat(count))),
        ("attribute lists", inline("*", "*") + &"{: .a}".repeat(count)),
        ("tabs", lines("    ", "=== \"a\"") + "낱말"),
    ];
    for (name, body) in table {
        for dialect in
            [Dialect::Plain, Dialect::Wiki, Dialect::Hugo, Dialect::Obsidian, Dialect::Mdx]
        {
            let html = html(dialect, &body);
            assert!(html.contains("낱말"), "{name}, {dialect:?}: {html}");
            assert!(depth(&html) <= 4 * super::super::DEEPEST, "{name}, {dialect:?}");
            assert!(html.len() < 300 * body.len() + 1000, "{name}, {dialect:?}: {}", html.len());
        }
    }
}

#[test]
fn what_is_repeated_stays_small() {
    let long = "가".repeat(20_000);
    let table = [
        format!("*[a]: {long}\n\n{}", "a ".repeat(2_000)),
        format!("{{:a: title=\"{long}\"}}\n\n{}", "*b*{:a} ".repeat(2_000)),
        format!("{}\n{}", "{:a: .btn}\n".repeat(2_000), "*b*{:a} ".repeat(2_000)),
        format!("[a]: /{long} \"{long}\"\n\n{}", "[a] ".repeat(2_000)),
        format!("가[^a]\n\n[^a]: {long}\n\n{}", "[^a] ".repeat(2_000)),
    ];
    for body in table {
        let html = html(Dialect::Jekyll, &body);
        let start: String = body.chars().take(40).collect();
        assert!(html.len() < 40 * body.len(), "{start}: {}", html.len());
    }
}

#[test]
fn odd_characters_pass_as_text() {
    for odd in [
        "\0",
        "\u{7}",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{2066}",
        "\u{fdd0}",
        "\u{fde1}",
        "\u{fde3}\u{fdd0}\u{fde4}",
        "\u{e000}",
        "\u{feff}",
        "\u{ffff}",
        "\u{10ffff}",
        "\u{2028}",
    ] {
        for body in [
            format!("가{odd}나 **다{odd}라**마"),
            format!("# 가{odd}나 다라\n\n```{odd}\n나 다라\n```"),
            format!("[가 나{odd}](x{odd}) `다{odd}라` $$다라{odd}$$"),
            format!("<b{odd}>가 나 다라</b{odd}> {{% {odd} %}} :::{odd}"),
        ] {
            for dialect in [Dialect::Plain, Dialect::Wiki, Dialect::Obsidian, Dialect::Mdx] {
                let html = html(dialect, &body);
                assert!(html.contains('가') || html.contains('다'), "{odd:?}: {html}");
                assert!(html.contains('나') || html.contains('라'), "{odd:?}: {html}");
                assert!(!crate::markdown::marks::any(&html), "{odd:?}: {html}");
                assert_harmless(&html, &body);
            }
        }
    }
}

#[test]
fn everything_ends() {
    // Without optimisation everything takes ten times as long: a tenth has to do.
    let share = if cfg!(debug_assertions) { 10 } else { 1 };
    let many = |text: &str, count: usize| text.repeat(count / share);
    let table: Vec<(&str, String)> = vec![
        ("brackets", many("[", 100_000)),
        ("a text of many pieces", many("<", 400_000)),
        ("wiki brackets", many("[[", 50_000)),
        ("nested emphasis", many("*a **a ", 32_500)),
        ("quotes", many("> ", 25_000)),
        ("lists", (0..500 / share).map(|depth| "  ".repeat(depth) + "* a\n").collect()),
        ("comments", many("<!-- ", 60_000)),
        ("tags", many("<b>", 50_000)),
        ("titles", many("<title> ", 50_000)),
        ("unclosed tags", many("<a ", 50_000)),
        ("liquid", many("{% raw %} {% highlight x %} {{ x ", 20_000)),
        ("includes", many("{% include x %} ", 20_000)),
        ("short codes", many("{{< notice >}} {{< odd >}} ", 10_000)),
        ("dollars", many("$$ a $ ", 50_000)),
        ("formulas", many("$$x$$ ", 50_000)),
        ("nested formulas", many("$$\\sqrt\\sqrt{{{{x}}}}$$ ", 5_000)),
        ("marks", many("==a ", 50_000)),
        ("lists of attributes", many("[a](#){: .b}", 20_000)),
        ("attribute lines", many("a\n{: .b}\n\n", 20_000)),
        ("backticks", (1..700 / share).map(|count| "`".repeat(count) + " ").collect()),
        ("footnotes", many("[^a]", 20_000) + "\n\n[^a]: b"),
        (
            "dead links",
            (0..10_000 / share)
                .flat_map(|number| ["[a](x".to_owned(), number.to_string(), ".md) ".to_owned()])
                .collect(),
        ),
        ("headings", many("# a\n\n", 20_000)),
        ("components", many("<Foo a={", 20_000)),
        ("containers", many(":::note\n", 20_000)),
        ("callouts", many("> [!note]\n\n", 10_000)),
        ("a long line", many("가나다 **라(마)**바 ", 50_000)),
        ("attribute braces", many("{:", 80_000)),
        ("definitions of lists", many("{:a: .b}\n", 30_000)),
        ("extensions", many("{::comment}", 30_000)),
        ("bars", many("`| ", 50_000)),
        ("rows", many("| `a\n", 30_000)),
        ("blocks", many("<div>\n\n    <b>", 20_000)),
        ("blocks of Markdown", many("<div markdown=1>\n", 30_000)),
        ("spaced addresses", many("](a b", 50_000)),
        ("numbered lists", many("1. a\n  - b\n", 30_000)),
        ("abbreviations", many("*[a]: b\n", 20_000) + &many("a b ", 20_000)),
        ("quotation marks", many("\"'\\\"", 30_000)),
        (
            "captures in captures",
            "{% capture a %}bbbbbbbb{% endcapture %}".to_owned()
                + &many("{% capture a %}{{ a }}{{ a }}{% endcapture %}", 300)
                + "{{ a }}",
        ),
        ("tags", many("#a ", 50_000)),
        ("escaped tags", many("\\#a ", 50_000)),
        ("addresses", many("https://a.b/c를 ", 20_000)),
        ("an address of brackets", "https://a.b/".to_owned() + &many(")", 50_000)),
        ("colons", many(":a", 100_000)),
        ("emoji", many(":tada: ", 30_000)),
        ("notes in place", many("^[", 50_000)),
        ("names of blocks", many("a ^b\n\n", 20_000)),
        ("the same names of blocks", many("- a ^b\n", 20_000)),
        ("tasks", many("- [/] a\n", 20_000)),
        ("quotations of notes", many("![[auto-scaling]] ", 20_000)),
        ("calls", many("{{ f(a=\"", 30_000)),
        ("bodies", many("{% tip() %} {% end %} ", 10_000)),
        ("notes of Hexo", many("{% note %} ", 20_000) + &many("{% endnote %} ", 20_000)),
        ("keys", many("++a+b++ +^^a ~b {++ ", 10_000)),
        ("tabs", many("=== \"a\"\n", 20_000)),
        ("unknown containers", many("::: a\n", 10_000) + &many(":::\n", 10_000)),
        ("asides", many("<aside>\n", 10_000) + &many("</aside>\n", 10_000)),
        ("braces", many("`a`{ .b }{ .c", 20_000)),
        ("includes", many("<<< a/b\n", 10_000)),
        ("tables", "| a |\n|---|\n".to_owned() + &many("| b |\n", 30_000)),
    ];
    // Something quadratic would never end at these sizes; how long each takes is for benchmarks.
    for (name, body) in table {
        for dialect in
            [Dialect::Jekyll, Dialect::Hugo, Dialect::Obsidian, Dialect::Mdx, Dialect::MkDocs]
        {
            let rendered = render_in_site(dialect, &body);
            assert!(!crate::markdown::marks::any(&rendered.html), "{name}");
        }
    }
}
