//! Links and pictures of all families.

use super::*;

#[test]
fn links() {
    check(
        Dialect::Plain,
        &[
            ("[맨 위로](#)", "<p><a href=\"#\">맨 위로</a></p>"),
            (
                "[가](../wiki/aws/auto-scaling.md#둘)",
                "<p><a href=\"/base/wiki/aws/auto-scaling/#둘\">가</a></p>",
            ),
            (
                "[가](/wiki/aws/auto-scaling/)",
                "<p><a href=\"/base/wiki/aws/auto-scaling/\">가</a></p>",
            ),
            ("[가](/base/old/scaling)", "<p><a href=\"/base/wiki/aws/auto-scaling/\">가</a></p>"),
            (
                "[가](https://me.example/base/old/scaling/#둘)",
                "<p><a href=\"/base/wiki/aws/auto-scaling/#둘\">가</a></p>",
            ),
            (
                "[가](%ED%95%9C%EA%B8%80%20%EA%B8%80.md#제목)",
                "<p><a href=\"/base/posts/%ED%95%9C%EA%B8%80%20%EA%B8%80/\">가</a></p>",
            ),
            (
                "[가](<한글 글.md>)",
                "<p><a href=\"/base/posts/%ED%95%9C%EA%B8%80%20%EA%B8%80/\">가</a></p>",
            ),
            (
                "[가](/tags/#aws) [나](/tags/)",
                "<p><a href=\"/base/tags/aws/\">가</a> <a href=\"/base/tags/\">나</a></p>",
            ),
            (
                "[가](/blog) [나](/archives/) [다](/posts/none)",
                "<p><a href=\"/base/\">가</a> <a href=\"/base/\">나</a> <span class=\"dead-link\">다</span></p>",
            ),
            (
                "[가](data.zip)",
                "<p><a href=\"/base/assets/posts-data.zip\" rel=\"external\">가</a></p>",
            ),
            (
                "[가](https://e.com/?a=1&b=2)",
                "<p><a href=\"https://e.com/?a=1&amp;b=2\" rel=\"noopener noreferrer external\">가</a></p>",
            ),
            (
                "[가](secret.md) [나](none.md)",
                "<p><span class=\"dead-link\">가</span> <span class=\"dead-link\">나</span></p>",
            ),
            (
                "<a href=\"../wiki/aws/auto-scaling.md\">가</a>",
                "<p><a href=\"/base/wiki/aws/auto-scaling/\">가</a></p>",
            ),
            ("<me@e.com>", "<p><a href=\"mailto:me@e.com\">me@e.com</a></p>"),
        ],
    );
}

#[test]
fn an_index_is_the_nearest_one() {
    let documents = [
        document("_wiki/vim/a.md", Dialect::Wiki, "[[index]] [[/index]]{처음} [[README]]"),
        document("_wiki/index.md", Dialect::Wiki, "글"),
        document("index.md", Dialect::Wiki, "글"),
    ];
    let titles = ["가", "나", "다"].map(str::to_owned);
    let outlines: Vec<Outline> = documents.iter().map(outline).collect();
    let base = BasePath::new("/");
    let site = Site::new(&documents, &outlines, &titles, &[], &base);
    assert_eq!(
        render(&documents[0], &titles[0], &site).html.trim_end(),
        "<p><a href=\"/index/\">다</a> <a href=\"/index/\">처음</a> <span class=\"dead-link\">README</span></p>",
    );
    let site = Site::new(&documents[..2], &outlines[..2], &titles[..2], &[], &base);
    assert!(
        render(&documents[0], &titles[0], &site).html.contains("<a href=\"/_wiki/index/\">나</a>")
    );
}

#[test]
fn wiki_links() {
    check(
        Dialect::Wiki,
        &[
            (
                "[[/aws/auto-scaling]]",
                "<p><a href=\"/base/wiki/aws/auto-scaling/\">오토스케일링</a></p>",
            ),
            (
                "[[auto-scaling#쿨다운과-워밍업]]{쿨 *다운*}을",
                "<p><a href=\"/base/wiki/aws/auto-scaling/#쿨다운과-워밍업\">쿨 <em>다운</em></a>을</p>",
            ),
            (
                "[[없는-문서]] \\[[그대로]]",
                "<p><span class=\"dead-link\">없는-문서</span> [[그대로]]</p>",
            ),
            (
                "[[#AWS#]] [[#AWS#]]{태그} [[#없음#]]",
                "<p><a class=\"tag\" href=\"/base/tags/aws/\">#AWS</a> <a class=\"tag\" href=\"/base/tags/aws/\">태그</a> <span class=\"tag\">#없음</span></p>",
            ),
        ],
    );
    check(
        Dialect::Obsidian,
        &[
            (
                "[[Auto-Scaling|이름]] [[오토스케일링]]",
                "<p><a href=\"/base/wiki/aws/auto-scaling/\">이름</a> <a href=\"/base/wiki/aws/auto-scaling/\">오토스케일링</a></p>",
            ),
            (
                "![[a.png|100]]",
                "<p><img src=\"/base/assets/posts-a.png\" alt=\"\" width=\"100\" height=\"50\" decoding=\"async\"></p>",
            ),
            (
                "==가 **나**== 1 == 2 %%몰래%%끝",
                "<p><mark>가 <strong>나</strong></mark> 1 == 2 끝</p>",
            ),
            (
                "| a |\n|---|\n| [[Auto-Scaling\\|이름]] |",
                "<div class=\"table\" tabindex=\"0\" role=\"group\"><table>\n<thead><tr><th scope=\"col\">a</th></tr></thead><tbody>\n<tr><td><a href=\"/base/wiki/aws/auto-scaling/\">이름</a></td></tr>\n</tbody></table></div>",
            ),
        ],
    );
}

#[test]
fn links_of_templates() {
    check(
        Dialect::Jekyll,
        &[
            (
                "[가]({% post_url 2024-03-02-what %})",
                "<p><a href=\"/base/posts/2024-03-02-what/\">가</a></p>",
            ),
            (
                "[가]({{ site.baseurl }}/old/scaling) {{ 'x' }}",
                "<p><a href=\"/base/wiki/aws/auto-scaling/\">가</a> x</p>",
            ),
            (
                "[가]({{ \"/posts/a.png\" | relative_url }})",
                "<p><a href=\"/base/assets/posts-a.png\" rel=\"external\">가</a></p>",
            ),
        ],
    );
    check(
        Dialect::Hugo,
        &[(
            "[가]({{< relref \"/posts/2024-03-02-what.md\" >}})",
            "<p><a href=\"/base/posts/2024-03-02-what/\">가</a></p>",
        )],
    );
}

#[test]
fn pictures() {
    check(
        Dialect::Jekyll,
        &[
            ("![설명]( /resource/x/b%20c.png ){: .align-center width=\"5\"}", "<p><img src=\"/base/assets/resource-x-b-c.png\" alt=\"설명\" class=\"align-center\" width=\"5\" height=\"5\" decoding=\"async\"></p>".replace("b-c", "b%20c").as_str()),
            ("<img src=\"a.png\" align=right onerror=x>", "<img src=\"/base/assets/posts-a.png\" alt=\"\" class=\"align-right\" width=\"400\" height=\"200\" decoding=\"async\">"),
            ("![없음](no.png)", "<p><span class=\"missing-image\">없음</span></p>"),
            ("{% include figure image_path=\"/posts/a.png\" alt=\"가\" caption=\"나\" %}", "<figure class=\"figure\"><img src=\"/base/assets/posts-a.png\" alt=\"가\" width=\"400\" height=\"200\" decoding=\"async\"><figcaption>나</figcaption></figure>"),
        ],
    );
}
