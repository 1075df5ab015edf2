//! Tables over the whole pipeline.

use super::*;
use crate::markdown::{Outline, outline};
use crate::model::{BasePath, Kind, Term};
use crate::source::{Asset, Dialect, FrontMatter, Hidden};

fn document(file: &str, dialect: Dialect, body: &str) -> Document {
    Document {
        file: file.to_owned(),
        dialect,
        kind: Kind::Post,
        path: RoutePath::new(file.trim_end_matches(".md")),
        aliases: Vec::new(),
        front: FrontMatter { title: Some("제목".to_owned()), ..FrontMatter::default() },
        body: body.to_owned(),
        body_line: 5,
        hidden: None,
    }
}

/// A site of a few documents around the one at hand, which comes first.
fn render_in_site(dialect: Dialect, body: &str) -> Rendered {
    let mut documents = vec![
        document("posts/here.md", dialect, body),
        document("wiki/aws/auto-scaling.md", Dialect::Wiki, "## 쿨다운과 워밍업\n\n## 둘\n"),
        document("posts/2024-03-02-what.md", Dialect::Jekyll, "글"),
        document("posts/한글 글.md", Dialect::Plain, "# 제목\n\n글"),
        document("posts/secret.md", Dialect::Plain, "글"),
    ];
    let titles: Vec<String> = ["제목", "오토스케일링", "무엇", "제목", "비밀"]
        .iter()
        .map(|title| (*title).to_owned())
        .collect();
    documents[1].front.tags = vec![Term::new("AWS").unwrap()];
    documents[1].aliases = vec![RoutePath::new("/old/scaling/")];
    documents[4].hidden = Some(Hidden::Draft);
    let asset = |file: &str, size| Asset {
        file: file.to_owned(),
        source: file.into(),
        published: format!("assets/{}", file.replace('/', "-")),
        size,
    };
    let assets = [
        asset("posts/a.png", Some((400, 200))),
        asset("resource/x/b c.png", Some((10, 10))),
        asset("posts/data.zip", None),
        asset("posts/film.mp4", None),
        asset("posts/sound.mp3", None),
        asset("img/한글 그림.PNG", Some((80, 60))),
    ];
    let outlines: Vec<Outline> = documents.iter().map(outline).collect();
    let base = BasePath::new("/base/");
    let site = Site::new(&documents, &outlines, &titles, &assets, &base)
        .with_url("https://me.example/base/");
    render(&documents[0], &titles[0], &site)
}

fn html(dialect: Dialect, body: &str) -> String {
    render_in_site(dialect, body).html.trim_end().to_owned()
}

#[track_caller]
fn check(dialect: Dialect, table: &[(&str, &str)]) {
    for (body, expected) in table {
        assert_eq!(html(dialect, body), *expected, "{body}");
    }
}

#[test]
fn emphasis_next_to_korean() {
    check(
        Dialect::Plain,
        &[
            ("**서비스 수준 목표(SLO)**를", "<p><strong>서비스 수준 목표(SLO)</strong>를</p>"),
            ("**\"인용\"**은 *(가)*나", "<p><strong>\"인용\"</strong>은 <em>(가)</em>나</p>"),
            ("~~(가)~~나 10~20, 30~40", "<p><del>(가)</del>나 10~20, 30~40</p>"),
            (
                "**`코드`**를 **[가](#)**는",
                "<p><strong><code>코드</code></strong>를 <strong><a href=\"#\">가</a></strong>는</p>",
            ),
            ("2 * 3 ** 가", "<p>2 * 3 ** 가</p>"),
        ],
    );
}

#[test]
fn attribute_lists() {
    check(
        Dialect::Jekyll,
        &[
            (
                "글\n{: .notice--info}",
                "<div class=\"callout callout-info\" role=\"note\"><p>글</p></div>",
            ),
            (
                "> 글\n{: .prompt-tip }",
                "<div class=\"callout callout-tip\" role=\"note\">\n<p>글</p>\n</div>",
            ),
            (
                "[가](#){: .btn .btn--primary }{: .align-right onclick=\"x\"} 나",
                "<p><a href=\"#\" class=\"btn btn--primary align-right\">가</a> 나</p>",
            ),
            ("* TOC\n{:toc}\n\n가\n{: .text-center .unknown}", "<p class=\"text-center\">가</p>"),
            (
                "```clj\n{:k \"v\"}\n```",
                "<div class=\"code\" data-language=\"Clojure\"><pre tabindex=\"0\"><code class=\"language-clj\">{<span class=\"o\">:k</span> <span class=\"s\">\"v\"</span>}\n</code></pre></div>",
            ),
            ("`p`{: .filepath} {: 글", "<p><code class=\"filepath\">p</code> {: 글</p>"),
            ("*[SLA]: 수준\n\nSLA와", "<p><abbr title=\"수준\">SLA</abbr>와</p>"),
            ("용어\n: 뜻", "<dl>\n<dt>용어</dt>\n<dd>뜻</dd>\n</dl>"),
            (
                "{% capture n %}\n**가**\n{% endcapture %}\n\n<div class=\"notice\">{{ n | markdownify }}</div>",
                "<div class=\"callout callout-note\">\n<p><strong>가</strong></p>\n</div>",
            ),
            ("<div markdown=\"1\">\n**가**\n</div>", "<div>\n<p><strong>가</strong></p>\n</div>"),
            ("{% raw %}{{ x }}{% endraw %} {{ y }}", "<p>{{ x }} {{ y }}</p>"),
            (
                "{% highlight yaml %}\na: 1\n{% endhighlight %}",
                "<div class=\"code\" data-language=\"YAML\"><pre tabindex=\"0\"><code class=\"language-yaml\"><span class=\"p\">a</span>: <span class=\"n\">1</span>\n</code></pre></div>",
            ),
        ],
    );
}

#[test]
fn headings_and_contents() {
    let rendered = render_in_site(
        Dialect::Jekyll,
        "# 🚀 첫날\n\n## 설치 {#고유}\n\n## 설치\n{: .no_toc}\n\n### App\n",
    );
    let toc: Vec<String> = rendered
        .toc
        .iter()
        .map(|entry| format!("{} {} {}", entry.level, entry.id, entry.text))
        .collect();
    assert_eq!(toc, ["2 -첫날 🚀 첫날", "3 고유 설치", "4 h-app App"]);
    assert!(
        rendered.html.starts_with("<h2 id=\"-첫날\">🚀 첫날<a class=\"anchor\" href=\"#-첫날\"")
    );
    assert!(!rendered.html.contains("{:"));
    let titled = render_in_site(Dialect::Plain, "# 제목\n\n## 둘\n\n글");
    assert!(titled.html.starts_with("<h2 id=\"둘\">"), "{}", titled.html);
    assert_eq!(titled.sections.len(), 1);
    assert_eq!(titled.sections[0].text, "글");
}

#[test]
fn callouts() {
    check(
        Dialect::Obsidian,
        &[
            (
                "> [!NOTE]\n> 글",
                "<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">참고</p>\n<p>글</p>\n</div>",
            ),
            (
                "> [!tip]- **제목**\n>\n> 글\n>\n> > [!bug] 안",
                "<details class=\"callout callout-tip\">\n<summary class=\"callout-title\"><strong>제목</strong></summary>\n<p>글</p>\n<div class=\"callout callout-bug\" role=\"note\">\n<p class=\"callout-title\">안</p>\n</div>\n</details>",
            ),
            ("> \\[!tip] 글", "<blockquote><p>[!tip] 글</p>\n</blockquote>"),
        ],
    );
    check(
        Dialect::Plain,
        &[
            (
                ":::warning 조심\n글\n:::",
                "<div class=\"callout callout-warning\" role=\"note\">\n<p class=\"callout-title\">조심</p>\n<p>글</p>\n</div>",
            ),
            (
                "??? note \"더\"\n    글\n\n끝",
                "<details class=\"callout callout-note\">\n<summary class=\"callout-title\">더</summary>\n<p>글</p>\n</details>\n<p>끝</p>",
            ),
            ("???\n\n글", "<p>???</p>\n<p>글</p>"),
        ],
    );
    check(
        Dialect::Hugo,
        &[(
            "{{% notice warning \"제목\" %}}\n**글**\n{{% /notice %}}",
            "<div class=\"callout callout-warning\" role=\"note\">\n<p class=\"callout-title\">제목</p>\n<p><strong>글</strong></p>\n</div>",
        )],
    );
    check(
        Dialect::Mdx,
        &[(
            "<Note>\n\n글 `<T>`\n\n</Note>",
            "<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">참고</p>\n<p>글 <code>&lt;T&gt;</code></p>\n</div>",
        )],
    );
}

#[test]
fn formulas() {
    let set = |body: &str, tex: &str| {
        format!(
            "<math><semantics><mrow>{body}</mrow><annotation encoding=\"application/x-tex\">{tex}</annotation></semantics></math>"
        )
    };
    let block = |body: &str, tex: &str| {
        let math = set(body, tex).replace("<math>", "<math display=\"block\">");
        format!("<span class=\"formula\" role=\"group\" tabindex=\"0\">{math}</span>")
    };
    let product = set("<msub><mi>a</mi><mn>1</mn></msub><mo>∗</mo><mi>b</mi>", "a_1 * b");
    let expected = format!("<p>값 {product} 는 $100 와 $200</p>");
    check(Dialect::Wiki, &[("값 $$a_1 * b$$ 는 $100 와 $200", &expected)]);
    let sum = block("<mi>a</mi><mo>+</mo><mi>b</mi>", "a +\n\nb");
    let expected = format!("<ul>\n<li>가\n{sum}</li>\n</ul>");
    check(Dialect::Wiki, &[("* 가\n$$\na +\n\nb\n$$", &expected)]);
    let fence = block("<mi>x</mi>", "x");
    check(
        Dialect::Plain,
        &[
            ("```math\nx\n```\n\n글", &format!("<p>{fence}</p>\n<p>글</p>")),
            (
                "- 가\n\n  ```math\n  x\n  ```\n",
                &format!("<ul>\n<li><p>가</p>\n<p>{fence}</p>\n</li>\n</ul>"),
            ),
            (
                "> ```math\n> x\n> ```\n> 글",
                &format!("<blockquote><p>{fence}\n글</p>\n</blockquote>"),
            ),
        ],
    );
    assert!(render_in_site(Dialect::Obsidian, "$x$").has_math);
    assert!(!render_in_site(Dialect::Jekyll, "$x$ `$$y$$`").has_math);
}

#[test]
fn formulas_that_cannot_be_typeset_stay_readable() {
    let rendered = render_in_site(Dialect::Wiki, "글\n\n값 $$\\nonsense<x>$$ 는");
    assert_eq!(
        rendered.html.trim_end(),
        "<p>글</p>\n<p>값 <code class=\"math\" data-display=\"inline\">\\nonsense&lt;x&gt;</code> 는</p>"
    );
    let found = &rendered.diagnostics[0];
    assert_eq!((found.code, found.line, found.column), ("bad-math", 7, 3));
    assert!(found.message.contains("near `\\nonsense"), "{}", found.message);
    // Search reads the source, and reads it once.
    let rendered = render_in_site(Dialect::Wiki, "값 $$\\frac{a}{b}$$ 는");
    assert_eq!(rendered.sections[0].text, "값 \\frac{a}{b} 는");
    let many = render_in_site(Dialect::Wiki, &"$$x$$ ".repeat(30_000));
    assert_eq!(many.diagnostics.len(), 1);
    assert!(many.html.contains("<code class=\"math\""));
}

#[test]
fn text_that_looks_like_tags() {
    check(
        Dialect::Plain,
        &[
            (
                "#include <iostream> 과 vector<int>",
                "<p>#include &lt;iostream&gt; 과 vector&lt;int&gt;</p>",
            ),
            ("<T>\n", "&lt;T&gt;"),
            (
                "`<title>` 말고 <title> 태그, <center>가</center>",
                "<p><code>&lt;title&gt;</code> 말고 &lt;title&gt; 태그, <span class=\"text-center\">가</span></p>",
            ),
            ("a <script>alert(1)</script> b", "<p>a  b</p>"),
            ("<h1 align=\"center\">가</h1>", "<h2 class=\"text-center\">가</h2>"),
        ],
    );
}

#[test]
fn footnotes() {
    let rendered = html(Dialect::Plain, "가[^a] 나[^b] 다[^a]\n\n[^a]: 하나\n[^b]: 둘\n[^c]: 셋");
    assert!(
        rendered
            .contains("<sup class=\"footnote-ref\" id=\"fnref-1-2\"><a href=\"#fn-1\">1</a></sup>"),
        "{rendered}"
    );
    assert!(
        rendered.contains("<li id=\"fn-1\"><p>하나 <a class=\"footnote-back\" href=\"#fnref-1\""),
        "{rendered}"
    );
    assert!(rendered.contains("<li id=\"fn-3\"><p>셋</p>"), "{rendered}");
}

#[test]
fn places() {
    let table = [
        (Dialect::Plain, "가\n\n나 [다](none.md)\n", "dead-link", 7, 7),
        (Dialect::Plain, "**가(나)**다 [다](#none)\n", "dead-anchor", 5, 15),
        (Dialect::Wiki, "글\n{: .x}\n\n[[none]] [[none]]", "dead-link", 8, 3),
        (Dialect::Jekyll, "{% include x.html %}", "unknown-include", 5, 1),
        (Dialect::Plain, "가\n\n```js\nx", "unclosed-fence", 7, 1),
        (Dialect::Plain, "![가](none.png)", "missing-image", 5, 6),
        (Dialect::Plain, "[가](javascript:x)", "unsafe-link", 5, 5),
        (Dialect::Hugo, "가\n{{< odd >}}", "unknown-shortcode", 6, 1),
        (Dialect::Hugo, "가\n\n글 {{ odd(x=1) }}", "unknown-shortcode", 7, 3),
        (Dialect::Mdx, "가\n\n글 <Chart data={x} />", "unknown-component", 7, 3),
        (Dialect::Plain, "가\n\n<<< @/none.js\n", "not-included", 7, 5),
        (Dialect::Plain, "```rust\n{{#include a.rs}}\n```", "not-included", 6, 1),
        (Dialect::Plain, "가\n\n::: mine\n글\n:::\n", "unknown-container", 7, 1),
    ];
    for (dialect, body, code, line, column) in table {
        let diagnostics = render_in_site(dialect, body).diagnostics;
        let first = &diagnostics[0];
        assert_eq!((first.code, first.line, first.column), (code, line, column), "{body}");
    }
    let hints = render_in_site(Dialect::Wiki, "[[auto-scalling]]").diagnostics;
    assert_eq!(hints[0].hint, "did you mean wiki/aws/auto-scaling.md?");
}

#[test]
fn words_and_links() {
    let rendered = render_in_site(
        Dialect::Wiki,
        "앞 [[auto-scaling]] [[auto-scaling]]\n\n## 절 *하나*\n\n- 가\n- `나`\n\n```\n다 라\n```\n",
    );
    assert_eq!(rendered.links, [RoutePath::new("/wiki/aws/auto-scaling/")]);
    assert_eq!(rendered.sections[0].text, "앞 오토스케일링 오토스케일링");
    assert_eq!(rendered.sections[1].title, "절 하나");
    assert_eq!(rendered.sections[1].text, "가 나 다 라");
}

#[test]
fn outlines() {
    let table = [
        ("![그림](a.png)\n\n첫 **문단**\n\n둘째", "첫 문단"),
        ("하나\n\n둘\n\n<!-- more -->\n\n셋", "하나 둘"),
        ("* TOC\n{:toc}\n\n[가](#){: .btn} 나\n{: .notice}", "가 나"),
        ("List<String> 을<br>쓴다 <b>굵게</b>", "List<String> 을 쓴다 굵게"),
        ("", ""),
    ];
    for (body, summary) in table {
        assert_eq!(outline(&document("x.md", Dialect::Jekyll, body)).summary, summary, "{body}");
    }
    let read = outline(&document("x.md", Dialect::Plain, "글\n\n## 가 `나`\n\n## 가 `나` {#다}\n"));
    let ids: Vec<&str> = read.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["가-나", "다"]);
    assert!(!read.first_heading.unwrap().leads);
    assert_eq!(read.text_length, 5);
}

mod code;
mod dialects;
mod embeds;
mod formulas;
mod glued;
mod hostile;
mod kramdown;
mod links;
mod pictures;
mod specification;
