//! Pictures, films and sounds in every way they are written.

use super::*;

const A: &str = "<img src=\"/base/assets/posts-a.png\" alt=\"\" width=\"400\" height=\"200\" decoding=\"async\">";

fn with_alt(alt: &str) -> String {
    A.replace("alt=\"\"", &format!("alt=\"{alt}\""))
}

#[test]
fn captions() {
    let figure = |inner: &str, caption: &str| {
        format!("<figure class=\"figure\">{inner}<figcaption>{caption}</figcaption></figure>")
    };
    let image = with_alt("가");
    let linked = format!("<a href=\"#\">{image}</a>");
    let two = figure(A, "하나")
        + "\n"
        + &figure(&A.replace(" decoding", " loading=\"lazy\" decoding"), "둘");
    let table = [
        // Chirpy: an italic line right below.
        ("![가](a.png)\n_설명 **굵게**_", figure(&image, "설명 <strong>굵게</strong>")),
        ("[![가](a.png)](#)\n*설명*", figure(&linked, "설명")),
        ("![](a.png)\n_하나_\n![](a.png)\n_둘_", two),
        // A title below a picture that stands alone.
        ("![가](a.png \"제목\")", figure(&image, "제목")),
        // Nothing of that.
        ("![가](a.png)\n_설명_ 글", format!("<p>{image}\n<em>설명</em> 글</p>")),
        ("![가](a.png) _설명_", format!("<p>{image} <em>설명</em></p>")),
        ("![가](a.png)", format!("<p>{image}</p>")),
        (
            "글 ![](a.png \"제목\")",
            format!("<p>글 {}</p>", A.replace("alt=\"\"", "alt=\"\" title=\"제목\"")),
        ),
    ];
    for (body, expected) in table {
        assert_eq!(html(Dialect::Jekyll, body), expected, "{body}");
    }
    check(
        Dialect::Hugo,
        &[(
            "{{< figure src=\"a.png\" caption=\"출처: [**가**](#)\" >}}",
            &figure(A, "출처: <a href=\"#\"><strong>가</strong></a>"),
        )],
    );
    check(
        Dialect::Hugo,
        &[(
            "{{< figure src=\"a.png\" title=\"구조\" caption=\"그림 *하나*\" >}}",
            &figure(A, "<strong>구조</strong> 그림 <em>하나</em>"),
        )],
    );
}

#[test]
fn sizes_and_classes() {
    let sized = |attributes: &str| {
        format!(
            "<p><img src=\"/base/assets/posts-a.png\" alt=\"\"{attributes} decoding=\"async\"></p>"
        )
    };
    let table = [
        (
            "![](a.png){: w=\"100\" h=\"50\" .normal .shadow }",
            " class=\"normal shadow\" width=\"100\" height=\"50\"",
        ),
        ("![](a.png){: width=\"50%\" }", " class=\"w-50\" width=\"400\" height=\"200\""),
        ("![](a.png){:style=\"max-width:200px\"}", " width=\"200\" height=\"100\""),
        ("![|300x200](a.png)", " width=\"300\" height=\"200\""),
        ("![](a.png#gh-dark-mode-only)", " class=\"dark\" width=\"400\" height=\"200\""),
        ("<img src=\"a.png\" style=\"zoom:50%\"/>", " width=\"200\" height=\"100\""),
        ("<img src='a.png' height=100>", " width=\"200\" height=\"100\""),
    ];
    for (body, attributes) in table {
        let expected = sized(attributes);
        let expected =
            if body.starts_with('<') { &expected[3..expected.len() - 4] } else { &expected };
        assert_eq!(html(Dialect::Jekyll, body), expected, "{body}");
    }
}

#[test]
fn attribute_lists_of_other_dialects() {
    let expected = "<p><img src=\"/base/assets/posts-a.png\" alt=\"\" class=\"align-left\" width=\"200\" height=\"100\" decoding=\"async\"> 글</p>";
    check(
        Dialect::Plain,
        &[
            ("![](a.png){ width=\"200\" align=left } 글", expected),
            ("![](a.png){width=200 .align-left} 글", expected),
            ("![](a.png){나} 글", &format!("<p>{A}{{나}} 글</p>")),
        ],
    );
}

#[test]
fn only_the_first_picture_near_the_top_is_loaded_at_once() {
    let pictures = html(Dialect::Plain, "![](a.png)\n\n![](a.png)\n");
    assert_eq!(pictures.matches("lazy").count(), 1);
    let below = html(Dialect::Plain, &format!("{}\n\n![](a.png)\n", "가 ".repeat(1000)));
    assert_eq!(below.matches("lazy").count(), 1);
}

#[test]
fn paths() {
    let found = [
        "![](a.png?raw=true)",
        "![](./a.png)",
        "![](../posts/a.png)",
        "![](..\\posts\\a.png)",
        "![](/posts/a.png)",
        "<img src=\"..\\posts\\a.png\">",
        "<img src=\"a.png?x=1\">",
    ];
    for body in found {
        let rendered = render_in_site(Dialect::Plain, body);
        assert!(rendered.html.contains("\"/base/assets/posts-a.png\""), "{body}");
        assert_eq!(rendered.diagnostics, [], "{body}");
    }
    // Composed or decomposed, encoded or not.
    for body in [
        "![](../img/%ED%95%9C%EA%B8%80%20%EA%B7%B8%EB%A6%BC.PNG)",
        "![](<../img/한글 그림.PNG>)",
        "![](<../img/\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF} 그림.PNG>)",
    ] {
        let rendered = render_in_site(Dialect::Plain, body);
        assert!(rendered.html.contains("width=\"80\""), "{body}: {}", rendered.html);
        assert_eq!(rendered.diagnostics, [], "{body}");
    }
    let rendered = render_in_site(Dialect::Plain, "![](<../img/한글 그림.png>)");
    assert!(rendered.html.contains("width=\"80\""));
    assert_eq!(rendered.diagnostics[0].code, "picture-name");
    assert_eq!(rendered.diagnostics[0].message, "한글 그림.png is called 한글 그림.PNG");
    let table = [
        ("![](C:\\Users\\me\\a.png)", "did you mean posts/a.png?"),
        (
            "![](C:\\Users\\me\\none.png)",
            "that is a place on one machine: copy the file beside the document",
        ),
        ("![]()", "its text stands in its place"),
        ("![](data:image/png;base64,AA)", "its text stands in its place"),
    ];
    for (body, hint) in table {
        let rendered = render_in_site(Dialect::Plain, body);
        assert!(rendered.html.contains("class=\"missing-image\""), "{body}");
        assert_eq!(rendered.diagnostics[0].code, "missing-image", "{body}");
        assert_eq!(rendered.diagnostics[0].hint, hint, "{body}");
    }
}

#[test]
fn a_folder_of_media() {
    let mut here = document("posts/here.md", Dialect::Jekyll, "![](a.png)");
    here.front.media_folder = Some("/img/one/".to_owned());
    let documents = [here];
    let asset = |file: &str| Asset {
        file: file.to_owned(),
        source: file.into(),
        published: file.to_owned(),
        size: None,
    };
    let assets = [asset("posts/a.png"), asset("img/one/a.png")];
    let outlines: Vec<Outline> = documents.iter().map(outline).collect();
    let titles = ["제목".to_owned()];
    let base = BasePath::new("/");
    let site = Site::new(&documents, &outlines, &titles, &assets, &base);
    let rendered = render(&documents[0], "제목", &site);
    assert!(rendered.html.contains("src=\"/img/one/a.png\""), "{}", rendered.html);
}

fn card(class: &str, href: &str, title: &str, on: &str) -> String {
    format!(
        "<a class=\"{class}\" href=\"{href}\" rel=\"noopener noreferrer external\"><span class=\"media-title\">{title}</span> <span class=\"media-site\">{on}</span></a>"
    )
}

#[test]
fn films_elsewhere_are_cards_with_a_link() {
    let youtube = "https://www.youtube.com/watch?v=x";
    let film = |title: &str| card("media film", youtube, title, "YouTube에서 보기");
    let table = [
        (
            Dialect::Jekyll,
            "<iframe src=\"https://www.youtube.com/embed/x\" title=\"제목\"></iframe>",
            film("제목"),
        ),
        (Dialect::Jekyll, "{% include video id=\"x\" provider=\"youtube\" %}", film("영상")),
        (Dialect::Hugo, "{{< youtube x >}}", film("영상")),
        (Dialect::Obsidian, "![제목](https://youtu.be/x)", format!("<p>{}</p>", film("제목"))),
        (
            Dialect::Plain,
            "[![제목](https://img.youtube.com/vi/x/0.jpg)](https://www.youtube.com/watch?v=x)",
            format!("<p>{}</p>", film("제목")),
        ),
        (Dialect::Plain, "@[youtube](x)", film("영상")),
        (
            Dialect::Plain,
            "<iframe src=\"https://www.youtube.com/embed/x\" title=\"YouTube video player\"></iframe>",
            film("영상"),
        ),
        (
            Dialect::Plain,
            "<iframe src=\"https://maps.example/a?b=c\"></iframe>",
            card(
                "media",
                "https://maps.example/a?b=c",
                "maps.example/a?b=c",
                "maps.example에서 열기",
            ),
        ),
    ];
    for (dialect, body, expected) in table {
        let html = html(dialect, body);
        assert_eq!(html, expected, "{body}");
        assert!(!html.contains("<img") && !html.contains("<iframe"));
    }
}

#[test]
fn own_films_and_sounds_have_players() {
    let video = "<video src=\"/base/assets/posts-film.mp4\" controls=\"\" preload=\"metadata\"";
    let inside = "<a href=\"/base/assets/posts-film.mp4\">film.mp4</a></video>";
    let audio = "<audio src=\"/base/assets/posts-sound.mp3\" controls=\"\" preload=\"metadata\"><a href=\"/base/assets/posts-sound.mp3\">sound.mp3</a></audio>";
    let table = [
        ("![가](film.mp4)", format!("<p>{video} title=\"가\">{inside}</p>")),
        ("![[sound.mp3]]", format!("<p>{audio}</p>")),
        (
            "<video width=\"320\" autoplay poster=\"a.png\" onplay=\"x\">\n<source src=\"film.mp4\" type=\"video/mp4\">\n못 봅니다.\n</video>",
            format!("{video} width=\"320\" poster=\"/base/assets/posts-a.png\">{inside}"),
        ),
        ("<audio controls src=\"sound.mp3\"></audio>", format!("<p>{audio}</p>")),
        ("글 <video src=\"film.mp4\"></video> 글", format!("<p>글 {video}>{inside} 글</p>")),
        (
            "<video> 태그와 <picture>, `<audio>`",
            "<p>&lt;video&gt; 태그와 &lt;picture&gt;, <code>&lt;audio&gt;</code></p>".to_owned(),
        ),
    ];
    for (body, expected) in table {
        let html = html(Dialect::Obsidian, body);
        let html = html.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(html, expected, "{body}");
    }
    let missing = render_in_site(Dialect::Obsidian, "글\n\n![[none.mp4]]");
    assert_eq!(missing.diagnostics[0].code, "missing-image");
    assert!(missing.html.contains("<span class=\"missing-image\">none.mp4</span>"));
}

#[test]
fn pictures_for_several_screens() {
    check(
        Dialect::Plain,
        &[(
            "<p><picture>\n<source media=\"(prefers-color-scheme: dark)\" srcset=\"/resource/x/b%20c.png 2x, none.png\">\n<img src=\"a.png\" alt=\"\">\n</picture></p>",
            &format!(
                "<p>\n\n<picture><source srcset=\"/base/assets/resource-x-b%20c.png 2x\" media=\"(prefers-color-scheme: dark)\">{A}</picture>\n</p>"
            ),
        )],
    );
}

fn gallery_picture(source: &str) -> crate::source::GalleryPicture {
    crate::source::GalleryPicture { source: source.to_owned(), ..Default::default() }
}

/// Renders one document whose front matter is prepared by `change`.
fn render_with(body: &str, change: impl Fn(&mut FrontMatter)) -> Rendered {
    let mut here = document("posts/here.md", Dialect::Jekyll, body);
    change(&mut here.front);
    let documents = [here];
    let asset = |file: &str| Asset {
        file: file.to_owned(),
        source: file.into(),
        published: file.to_owned(),
        size: Some((4, 2)),
    };
    let assets = [asset("img/a.png"), asset("img/b.png")];
    let outlines: Vec<Outline> = documents.iter().map(outline).collect();
    let titles = ["제목".to_owned()];
    let base = BasePath::new("/");
    let site = Site::new(&documents, &outlines, &titles, &assets, &base);
    render(&documents[0], "제목", &site)
}

#[test]
fn galleries() {
    let body = "글\n\n{% include gallery id=\"mine\" caption=\"**가** 모음\" %}\n\n끝";
    let rendered = render_with(body, |front| {
        let large = crate::source::GalleryPicture {
            link: "/img/b.png".to_owned(),
            title: "큰 것".to_owned(),
            ..gallery_picture("/img/a.png")
        };
        front.galleries.insert("mine".to_owned(), vec![large, gallery_picture("/img/b.png")]);
    });
    assert_eq!(
        rendered.html.trim_end(),
        "<p>글</p>\n<figure class=\"gallery half\">\n\
         <a href=\"/img/b.png\" rel=\"external\"><img src=\"/img/a.png\" alt=\"\" title=\"큰 것\" width=\"4\" height=\"2\" decoding=\"async\"></a>\n\
         <a href=\"/img/b.png\" rel=\"external\"><img src=\"/img/b.png\" alt=\"\" width=\"4\" height=\"2\" loading=\"lazy\" decoding=\"async\"></a>\n\
         <figcaption><strong>가</strong> 모음</figcaption></figure>\n<p>끝</p>"
    );
    assert_eq!(rendered.diagnostics, []);
    let features = render_with("{% include feature_row %}", |front| {
        let feature = crate::source::GalleryPicture {
            title: "이름<T>".to_owned(),
            text: "설명 **굵게**".to_owned(),
            link: "https://e.example/".to_owned(),
            label: "더 보기".to_owned(),
            ..gallery_picture("/img/a.png")
        };
        front.galleries.insert("feature_row".to_owned(), vec![feature]);
    });
    for part in [
        "<p class=\"feature-title\">이름&lt;T&gt;</p>",
        "<p>설명 <strong>굵게</strong></p>",
        "<a href=\"https://e.example/\" rel=\"noopener noreferrer external\">더 보기</a>",
    ] {
        assert!(features.html.contains(part), "{part} in {}", features.html);
    }
    let none = render_with("{% include gallery %}", |_| {});
    assert_eq!(none.diagnostics[0].code, "unknown-include");
}

#[test]
fn the_picture_at_the_top() {
    let header = |source: &str| {
        Some(crate::source::HeaderPicture {
            source: source.to_owned(),
            alternative: "가".to_owned(),
            caption: "사진: [나](https://e.example/)".to_owned(),
        })
    };
    let shown = render_with("글", |front| front.header = header("/img/a.png"));
    assert_eq!(
        shown.html.trim_end(),
        "<figure class=\"figure full\"><img src=\"/img/a.png\" alt=\"가\" width=\"4\" height=\"2\" decoding=\"async\"><figcaption>사진: <a href=\"https://e.example/\" rel=\"noopener noreferrer external\">나</a></figcaption></figure>\n<p>글</p>"
    );
    // The text begins with the same picture: once is enough.
    let once = render_with("![](/img/a.png)", |front| front.header = header("/img/a.png"));
    assert_eq!(once.html.matches("<img").count(), 1);
    let other = render_with("![](/img/b.png)", |front| front.header = header("/img/a.png"));
    assert_eq!(other.html.matches("<img").count(), 2);
    let missing = render_with("글", |front| front.header = header("/none.png"));
    assert_eq!(missing.html.trim_end(), "<p>글</p>");
    let found = &missing.diagnostics[0];
    assert_eq!((found.code, found.line, found.column), ("missing-image", 5, 1));
}
