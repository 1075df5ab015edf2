//! What each dialect alone writes, over the whole pipeline.

use super::*;

#[test]
fn bare_addresses() {
    check(
        Dialect::Plain,
        &[
            (
                "보기: https://a.example/c를 보세요",
                "<p>보기: <a href=\"https://a.example/c\" rel=\"noopener noreferrer external\">https://a.example/c</a>를 보세요</p>",
            ),
            (
                "**https://a.example** `https://b.example`",
                "<p><strong><a href=\"https://a.example\" rel=\"noopener noreferrer external\">https://a.example</a></strong> <code>https://b.example</code></p>",
            ),
            (
                "[https://a.example](#) <a href=\"#\">https://b.example</a>",
                "<p><a href=\"#\">https://a.example</a> <a href=\"#\">https://b.example</a></p>",
            ),
            (
                "https://me.example/base/old/scaling/ 참고",
                "<p><a href=\"/base/wiki/aws/auto-scaling/\">https://me.example/base/old/scaling/</a> 참고</p>",
            ),
        ],
    );
}

#[test]
fn emoji() {
    check(
        Dialect::Plain,
        &[
            (
                ":rocket: 시작 :unheard-of: 10:30:15 a:100:b `:tada:`",
                "<p>🚀 시작 :unheard-of: 10:30:15 a:100:b <code>:tada:</code></p>",
            ),
            ("[:tada:](#)", "<p><a href=\"#\">🎉</a></p>"),
        ],
    );
}

#[test]
fn titles_are_markdown() {
    check(
        Dialect::Plain,
        &[
            (
                ":::tip **목표(SLO)**와 `x`\n글\n:::",
                "<div class=\"callout callout-tip\" role=\"note\">\n<p class=\"callout-title\"><strong>목표(SLO)</strong>와 <code>x</code></p>\n<p>글</p>\n</div>",
            ),
            (
                ":::details 1. *처음*\n글\n:::",
                "<details class=\"callout\">\n<summary class=\"callout-title\">1. *처음*</summary>\n<p>글</p>\n</details>",
            ),
            (
                "=== \"탭\"\n\n    글\n\n=== \"둘\"\n\n    ```none\n    x\n    ```\n",
                "<div class=\"callout\" role=\"note\">\n<p class=\"callout-title\">탭</p>\n<p>글</p>\n</div>\n<div class=\"callout\" role=\"note\">\n<p class=\"callout-title\">둘</p>\n<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-none\">x\n</code></pre></div>\n</div>",
            ),
        ],
    );
}

#[test]
fn mkdocs() {
    check(
        Dialect::MkDocs,
        &[
            (
                "[가](#){ .md-button .btn } ==나== ++ctrl+k++ H~2~O\n\n글\n{ .text-center }\n",
                "<p><a href=\"#\" class=\"btn\">가</a> <mark>나</mark> <kbd>Ctrl</kbd>+<kbd>K</kbd> H<sub>2</sub>O</p>\n<p class=\"text-center\">글</p>",
            ),
            (
                "용어\n:   뜻 SLA\n\n*[SLA]: 수준",
                "<dl>\n<dt>용어</dt>\n<dd>뜻 <abbr title=\"수준\">SLA</abbr></dd>\n</dl>",
            ),
            (
                "!!! quote \"**누구**\"\n    글\n\n    - 하나\n",
                "<div class=\"callout callout-quote\" role=\"note\">\n<p class=\"callout-title\"><strong>누구</strong></p>\n<p>글</p>\n<ul>\n<li>하나</li>\n</ul>\n</div>",
            ),
        ],
    );
}

#[test]
fn hugo() {
    check(
        Dialect::Hugo,
        &[
            (
                "글\n{.text-center}\n\n## 절 {#s .x}",
                "<p class=\"text-center\">글</p>\n<h2 id=\"s\">절<a class=\"anchor\" href=\"#s\" aria-label=\"이 절의 주소: 절\"></a></h2>",
            ),
            (
                "{{< tabs >}}\n{{< tab \"하나\" >}}\n**가**\n{{< /tab >}}\n{{< /tabs >}}",
                "<div class=\"callout\" role=\"note\">\n<p class=\"callout-title\">하나</p>\n<p><strong>가</strong></p>\n</div>",
            ),
            (
                "{{< details title=\"더\" >}}\n{{% alert color=\"warning\" title=\"조심\" %}}글{{% /alert %}}\n{{< /details >}}",
                "<details class=\"callout\">\n<summary class=\"callout-title\">더</summary>\n<div class=\"callout callout-warning\" role=\"note\">\n<p class=\"callout-title\">조심</p>\n<p>글</p>\n</div>\n</details>",
            ),
            (
                "[가]({{< ref \"2024-03-02-what.md\" >}}) [나](@/wiki/aws/auto-scaling.md#둘)",
                "<p><a href=\"/base/posts/2024-03-02-what/\">가</a> <a href=\"/base/wiki/aws/auto-scaling/#둘\">나</a></p>",
            ),
        ],
    );
}

#[test]
fn notion_and_tistory() {
    check(
        Dialect::Plain,
        &[
            (
                "<aside>\n💡 **굵게** 글\n\n</aside>",
                "<div class=\"callout callout-tip\" role=\"note\">\n<p>💡 <strong>굵게</strong> 글</p>\n</div>",
            ),
            (
                "<figure class=\"imageblock alignCenter\" data-ke-mobileStyle=\"x\"><figcaption>설명</figcaption></figure>",
                "<figure class=\"align-center\"><figcaption>설명</figcaption></figure>",
            ),
            ("<p data-ke-size=\"size16\">글 <b>나</b></p>", "<p>글 <b>나</b></p>"),
        ],
    );
}

#[test]
fn documentation() {
    check(
        Dialect::Mdx,
        &[
            (
                "<Tabs>\n  <TabItem value=\"a\" label=\"하나\">\n\n    글 {props.x}\n\n    ```none\n    a\n    ```\n\n  </TabItem>\n</Tabs>",
                "<p><strong>하나</strong></p>\n<p>글 {props.x}</p>\n<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-none\">a\n</code></pre></div>",
            ),
            ("<Highlight color=\"#25c2a0\">초록</Highlight>는 {/* 말 */}끝", "<p>초록는 끝</p>"),
        ],
    );
    check(
        Dialect::Plain,
        &[
            (
                "[[toc]]\n\n## 절 {#id} \n\n{{ 1 + 1 }} <Badge text=\"새것\" />\n",
                "<h2 id=\"id\">절<a class=\"anchor\" href=\"#id\" aria-label=\"이 절의 주소: 절\"></a></h2>\n<p>{{ 1 + 1 }} 새것</p>",
            ),
            (
                "<!--@include: ../wiki/aws/auto-scaling.md#둘-->",
                "<blockquote class=\"embed\"><p class=\"embed-source\"><a href=\"/base/wiki/aws/auto-scaling/\">오토스케일링</a></p>\n<h3 id=\"embed-1:쿨다운과-워밍업\">쿨다운과 워밍업</h3>\n<h3 id=\"embed-1:둘\">둘</h3>\n</blockquote>",
            ),
            (
                "<<< data.zip",
                "<p><a href=\"/base/assets/posts-data.zip\" rel=\"external\">data.zip</a></p>",
            ),
        ],
    );
}

#[test]
fn hexo() {
    check(
        Dialect::Jekyll,
        &[
            (
                "{% post_link 2024-03-02-what %}와 {% post_link 2024-03-02-what '글' %}",
                "<p><a href=\"/base/posts/2024-03-02-what/\">무엇</a>와 <a href=\"/base/posts/2024-03-02-what/\">글</a></p>",
            ),
            (
                "{% note warning %}\n글\n{% endnote %}",
                "<div class=\"callout callout-warning\" role=\"note\">\n<p class=\"callout-title\">주의</p>\n<p>글</p>\n</div>",
            ),
        ],
    );
}

#[test]
fn obsidian() {
    check(
        Dialect::Obsidian,
        &[
            (
                "#aws #없음 \\#aws a#aws #12",
                "<p><a class=\"tag\" href=\"/base/tags/aws/\">#aws</a> <span class=\"tag\">#없음</span> #aws a#aws #12</p>",
            ),
            (
                "글 **#AWS**",
                "<p>글 <strong><a class=\"tag\" href=\"/base/tags/aws/\">#AWS</a></strong></p>",
            ),
            ("한 줄\n두 줄", "<p>한 줄<br>\n두 줄</p>"),
            (
                "- [/] 가\n- [-] 나\n- [x] 다",
                "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\"> <span class=\"task-state\">(진행 중)</span> 가</li>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\"> <span class=\"task-state\">(취소)</span> 나</li>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\" checked=\"\"> 다</li>\n</ul>",
            ),
            ("==가(나)==를 ==다== = 라", "<p><mark>가(나)</mark>를 <mark>다</mark> = 라</p>"),
            (
                "[[#절]] [[auto-scaling#둘]]\n\n## 절",
                "<p><a href=\"#절\">절</a> <a href=\"/base/wiki/aws/auto-scaling/#둘\">오토스케일링 › 둘</a></p>\n<h2 id=\"절\">절<a class=\"anchor\" href=\"#절\" aria-label=\"이 절의 주소: 절\"></a></h2>",
            ),
            (
                "글 ^b1\n\n- 가\n- 나 ^b2\n\n> 다\n\n^b3\n\n[[#^b1]] [[#^b3|라]]",
                "<span id=\"^b1\"></span><p>글 </p>\n<ul>\n<li>가</li>\n<li><span id=\"^b2\"></span>나 </li>\n</ul>\n<span id=\"^b3\"></span><blockquote><p>다</p>\n</blockquote>\n<p><a href=\"#^b1\">제목</a> <a href=\"#^b3\">라</a></p>",
            ),
            (
                "![[data.zip]] ![[none.pdf]]",
                "<p><a href=\"/base/assets/posts-data.zip\" rel=\"external\">data.zip</a> <span class=\"dead-link\">none.pdf</span></p>",
            ),
            (
                "> [!abstract]+ **요약** `x`\n> 하나\n> 둘",
                "<details class=\"callout callout-abstract\" open=\"\">\n<summary class=\"callout-title\"><strong>요약</strong> <code>x</code></summary>\n<p>하나<br>\n둘</p>\n</details>",
            ),
        ],
    );
    let note = html(Dialect::Obsidian, "가^[주석 *하나*]나");
    assert!(note.contains("<li id=\"fn-1\"><p>주석 <em>하나</em> <a"), "{note}");
}
