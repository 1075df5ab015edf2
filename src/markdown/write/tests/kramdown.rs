//! kramdown and Jekyll over the whole pipeline: what `kramdown -i GFM` shows, with our elements.

use super::*;

#[test]
fn typography() {
    check(
        Dialect::Jekyll,
        &[
            ("\"가\" -- '나'...", "<p>“가” – ‘나’…</p>"),
            (
                "`\"a\" -- b` **\"굵게\"**는",
                "<p><code>\"a\" -- b</code> <strong>“굵게”</strong>는</p>",
            ),
            ("\\\"가\\\" \\-- a\\...", "<p>\"가\" -- a...</p>"),
            (
                "<https://a--b.kr> https://a--b.kr/",
                "<p><a href=\"https://a--b.kr\" rel=\"noopener noreferrer external\">https://a--b.kr</a> <a href=\"https://a--b.kr/\" rel=\"noopener noreferrer external\">https://a--b.kr/</a></p>",
            ),
            (
                "$$a -- b$$ <b title=\"x--y\">가</b>",
                &format!("<p>{} <b title=\"x--y\">가</b></p>", inline("a -- b")),
            ),
        ],
    );
    check(Dialect::Wiki, &[("\"가\" -- '나'", "<p>\"가\" – '나'</p>")]);
    check(Dialect::Plain, &[("\"가\" -- 나...", "<p>\"가\" -- 나...</p>")]);
    let titled = render_in_site(Dialect::Jekyll, "# A -- \"B\" ...\n");
    assert_eq!((titled.toc[0].id.as_str(), titled.toc[0].text.as_str()), ("a--b-", "A – “B” …"));
}

/// A formula as it is written in a line.
fn inline(tex: &str) -> String {
    let whole = html(Dialect::Jekyll, &format!("가 $${tex}$$"));
    whole.trim_start_matches("<p>가 ").trim_end_matches("</p>").to_owned()
}

#[test]
fn lists_of_attributes() {
    check(
        Dialect::Jekyll,
        &[
            ("- {:.btn} 가\n- 나", "<ul>\n<li class=\"btn\">가</li>\n<li>나</li>\n</ul>"),
            ("- 가\n  {: .btn}\n- 나", "<ul>\n<li>가</li>\n<li>나</li>\n</ul>"),
            ("- 가\n{: .btn}", "<ul class=\"btn\">\n<li>가</li>\n</ul>"),
            ("{: .text-center}\n글", "<p class=\"text-center\">글</p>"),
            (
                "글\n{: .text-center}\n{: #여기 title=\"말\"}",
                "<p class=\"text-center\" id=\"여기\" title=\"말\">글</p>",
            ),
            (
                "{:n: .text-center}\n\n글\n{: n}\n\n*가*{:n}",
                "<p class=\"text-center\">글</p>\n<p><em class=\"text-center\">가</em></p>",
            ),
            (
                "> 글\n> {: .text-center}",
                "<blockquote><p class=\"text-center\">글</p>\n</blockquote>",
            ),
            (
                "가\n: 나\n{: .text-center}",
                "<dl class=\"text-center\">\n<dt>가</dt>\n<dd>나</dd>\n</dl>",
            ),
            (
                "| 가 |\n|---|\n| 나 |\n{: .text-center}",
                "<div class=\"table\" tabindex=\"0\" role=\"group\"><table class=\"text-center\">\n<thead><tr><th scope=\"col\">가</th></tr></thead><tbody>\n<tr><td>나</td></tr>\n</tbody></table></div>",
            ),
            ("글 {: .notice} 글 {:k \"v\"}", "<p>글  글 {:k \"v\"}</p>"),
            ("\\{: .x} 글 `{: .x}`", "<p>{: .x} 글 <code>{: .x}</code></p>"),
            ("글\n{: style=\"color:red; text-align: center\"}", "<p class=\"text-center\">글</p>"),
            (
                "- 가\n- 나\n{: .notice--info}",
                "<ul class=\"callout callout-info\">\n<li>가</li>\n<li>나</li>\n</ul>",
            ),
            ("* 가\n\n^\n* 나", "<ul>\n<li>가</li>\n</ul>\n\n<ul>\n<li>나</li>\n</ul>"),
            ("{:toc}\n1. 차례\n\n글", "<p>글</p>"),
        ],
    );
}

#[test]
fn tables_without_a_head() {
    let around = |inside: &str| {
        format!(
            "<div class=\"table\" tabindex=\"0\" role=\"group\"><table>\n{inside}\n</tbody></table></div>"
        )
    };
    let table = [
        (
            "|가|나|\n|다|라|",
            "<tbody>\n<tr><td>가</td><td>나</td></tr>\n<tr><td>다</td><td>라</td></tr>",
        ),
        (
            "|가|\n|-|\n|나|\n|-|\n|다|\n|=|\n|라|",
            "<thead><tr><th scope=\"col\">가</th></tr></thead><tbody>\n<tr><td>나</td></tr>\n<tr><td>다</td></tr>\n<tr><td>라</td></tr>",
        ),
        (
            "|가|`a|b`|\n|:-|\n|나|다|",
            "<thead><tr><th scope=\"col\" class=\"align-left\">가</th><th scope=\"col\"><code>a|b</code></th></tr></thead><tbody>\n<tr><td class=\"align-left\">나</td><td>다</td></tr>",
        ),
    ];
    for (body, inside) in table {
        assert_eq!(html(Dialect::Jekyll, body), around(inside), "{body}");
    }
    check(Dialect::Jekyll, &[("x || y 이다", "<p>x || y 이다</p>")]);
}

#[test]
fn html_and_markdown() {
    check(
        Dialect::Jekyll,
        &[
            ("<br>\n**가**", "<p><br>\n<strong>가</strong></p>"),
            (
                "- <img src=\"none.png\">\n  **가**",
                "<ul>\n<li><span class=\"missing-image\">none.png</span>\n<strong>가</strong></li>\n</ul>",
            ),
            ("<div>가</div>\n**나**", "<div>가</div>\n<p><strong>나</strong></p>"),
            ("<div markdown=\"span\">**가**</div>", "<div>\n<p><strong>가</strong></p>\n</div>"),
            (
                "<p class=\"text-center\" markdown=\"1\">**가**</p>",
                "<div class=\"text-center\">\n<p><strong>가</strong></p>\n</div>",
            ),
            ("<div markdown=\"0\">\n**가**\n</div>", "<div>\n**가**\n</div>"),
            (
                "<table>\n  <tr>\n\n    <td>가</td>\n  </tr>\n</table>",
                "<div class=\"table\" tabindex=\"0\" role=\"group\"><table>\n  <tbody><tr>\n\n    <td>가</td>\n  </tr>\n</tbody></table></div>",
            ),
            ("{::comment}숨김{:/} {::nomarkdown}**가**{:/}", "<p>**가**</p>"),
            ("<p style=\"text-align:center\">가</p>", "<p class=\"text-center\">가</p>"),
        ],
    );
}

#[test]
fn lists_and_breaks() {
    check(
        Dialect::Jekyll,
        &[
            (
                "1. 가\n  - 나\n2. 다",
                "<ol>\n<li>가<ul>\n<li>나</li>\n</ul>\n</li>\n<li>다</li>\n</ol>",
            ),
            ("글\n2. 나", "<p>글</p>\n<ol start=\"2\">\n<li>나</li>\n</ol>"),
            ("가\n나\n---\n다", "<p>가\n나</p>\n<hr>\n<p>다</p>"),
            ("가\\\\\n나", "<p>가<br>\n나</p>"),
            ("가\n나\n: 다", "<dl>\n<dt>가</dt>\n<dt>나</dt>\n<dd>다</dd>\n</dl>"),
            ("[가](/no where.png)", "<p><span class=\"dead-link\">가</span></p>"),
        ],
    );
}

#[test]
fn addresses_with_spaces() {
    let picture = html(Dialect::Jekyll, "![가](/resource/x/b c.png \"제목\")");
    assert!(picture.contains("<img") && picture.contains("b%20c.png"), "{picture}");
    let plain = html(Dialect::Plain, "![가](/resource/x/b c.png)");
    assert!(!plain.contains("<img"), "{plain}");
}

#[test]
fn footnotes_and_abbreviations() {
    let rendered = html(
        Dialect::Jekyll,
        "가[^1]\n\n| 나[^1] |\n|---|\n| 다[^없음] |\n\n[^1]: 첫째\n\n    - 목록\n",
    );
    assert!(rendered.contains("id=\"fnref-1-2\"") && rendered.contains("다[^없음]"), "{rendered}");
    assert!(
        rendered.contains("</ul>\n<p><a class=\"footnote-back\" href=\"#fnref-1\""),
        "{rendered}"
    );
    check(
        Dialect::Jekyll,
        &[(
            "*[서비스 수준]: SLO\n*[SLA]: 약속\n\n서비스 수준과 SLA는 SLAs",
            "<p>서비스 수준과 <abbr title=\"약속\">SLA</abbr>는 SLAs</p>",
        )],
    );
}

#[test]
fn ids_of_headings() {
    let rendered = render_in_site(
        Dialect::Jekyll,
        "### 1. 가: 나 (다) `라` & 바\n\n### 가 -- 나 \"다\"\n\n### 한글（全角）。\n\n### 가 <br> 나\n\n### [[none]] 글\n",
    );
    let ids: Vec<&str> = rendered.toc.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["1-가-나-다-라--바", "가--나-다", "한글全角", "가--나", "none-글"]);
}

#[test]
fn emphasis_as_kramdown_sees_it() {
    check(
        Dialect::Jekyll,
        &[
            ("**Note:**text a**(b)**c", "<p><strong>Note:</strong>text a<strong>(b)</strong>c</p>"),
            ("가**.env**나 **가(나)**", "<p>가<strong>.env</strong>나 <strong>가(나)</strong></p>"),
            (
                "***가(나)***는 **가*나*(다)**라",
                "<p><em><strong>가(나)</strong></em>는 <strong>가<em>나</em>(다)</strong>라</p>",
            ),
            (
                "~~**가(나)**~~는 **~~다~~**는",
                "<p><del><strong>가(나)</strong></del>는 <strong><del>다</del></strong>는</p>",
            ),
            ("snake_case_x _가_는 __나__는", "<p>snake_case_x _가_는 __나__는</p>"),
            ("~~가(나)~~는 a~b ~~ c ~~", "<p><del>가(나)</del>는 a~b ~~ c ~~</p>"),
            ("** 가 ** 나 **다 ** 라", "<p>** 가 ** 나 **다 ** 라</p>"),
        ],
    );
}

#[test]
fn liquid() {
    check(
        Dialect::Jekyll,
        &[
            (
                "{% assign x = \"가\" %}{{ x | append: '나' }} {{ page.title | upcase }}",
                "<p>가나 제목</p>",
            ),
            (
                "{% capture n %}**가** {{ page.title }}{% endcapture %}<div class=\"notice\">{{ n | markdownify }}</div>",
                "<div class=\"callout callout-note\">\n<p><strong>가</strong> 제목</p>\n</div>",
            ),
            (
                "{% include tip.html content=\"**글**\" %}",
                "<div class=\"callout callout-tip\" role=\"note\">\n<p class=\"callout-title\">팁</p>\n<p><strong>글</strong></p>\n</div>",
            ),
            (
                "{% details 더 보기 %}\n글\n{% enddetails %}",
                "<details class=\"callout\">\n<summary class=\"callout-title\">더 보기</summary>\n<p>글</p>\n</details>",
            ),
            ("`{% raw %}` 글", "<p><code>{% raw %}</code> 글</p>"),
            ("{% for x in y %}\n가 {{ x }}\n{% endfor %}", "<p>가 {{ x }}</p>"),
            ("{% comment %}숨김{% endcomment %}글 {{ \"now\" | date: \"%Y\" }}", "<p>글</p>"),
            (
                "```\n{% raw %}{{ x }}{% endraw %} {{ y }}\n```",
                "<div class=\"code\"><pre tabindex=\"0\"><code>{{ x }} {{ y }}\n</code></pre></div>",
            ),
        ],
    );
}
