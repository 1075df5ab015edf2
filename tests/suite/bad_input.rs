//! A broken post breaks nothing but itself.

use crate::support::{Folder, Site};

fn with_good_neighbour(bad: (&str, &[u8])) -> Site {
    let good = ("posts/2024-01-01-good.md", "---\ntitle: 멀쩡한 글\n---\n본문입니다.\n".as_bytes());
    let site = Site::publish(Folder::new(&[good, bad]).path(), "/");
    assert!(site.text("posts/good/index.html").contains("본문입니다."));
    site
}

#[test]
fn bytes_that_are_no_text() {
    let site = with_good_neighbour((
        "posts/2024-01-02-bad.md",
        b"---\ntitle: bad\n---\nline\nab\xff\xfe cd\n",
    ));
    let found = site.findings("not-utf8");
    assert_eq!(found.len(), 1, "{:#?}", site.library.diagnostics);
    assert_eq!((found[0].line, found[0].column), (5, 3));
    assert!(site.text("posts/bad/index.html").contains("cd"));
}

#[test]
fn front_matter_that_is_no_yaml() {
    let bad = "---\ntitle: 깨진 글\ntags: [a, b\ndate: 2024-01-02\n---\n그래도 남는 본문.\n";
    let site = with_good_neighbour(("posts/2024-01-02-bad.md", bad.as_bytes()));
    let page = site.text("posts/bad/index.html");
    assert!(page.contains("그래도 남는 본문.") && page.contains("깨진 글"));
    let errors: Vec<_> =
        site.library.diagnostics.iter().filter(|one| one.file.ends_with("bad.md")).collect();
    assert!(
        !errors.is_empty() && errors.iter().all(|one| !one.hint.is_empty() && one.line > 1),
        "{errors:#?}"
    );
}

#[test]
fn a_fence_that_is_never_closed() {
    let site = with_good_neighbour((
        "posts/2024-01-02-bad.md",
        "본문\n\n```rust\nlet x = 1;\n".as_bytes(),
    ));
    let found = site.findings("unclosed-fence");
    assert_eq!(found.len(), 1, "{:#?}", site.library.diagnostics);
    assert_eq!(found[0].line, 3);
    assert!(site.text("posts/bad/index.html").contains("</span> x = <span"));
}

#[test]
fn two_posts_of_one_address() {
    let one = "---\ntitle: 하나\npermalink: /same/\n---\n첫째\n";
    let two = "---\ntitle: 둘\npermalink: /same/\n---\n둘째\n";
    let site = Site::of(&[("posts/2024-01-01-a.md", one), ("posts/2024-01-02-b.md", two)]);
    assert!(site.text("same/index.html").contains("첫째"));
    assert!(site.pages().any(|(_, html)| html.contains("둘째")));
    let found = site.findings("duplicate-path");
    assert_eq!(found.len(), 1, "{:#?}", site.library.diagnostics);
    assert!(found[0].message.contains("a.md") || found[0].hint.contains("a.md"), "{found:#?}");
}

#[test]
fn a_picture_that_is_not_there() {
    let site = with_good_neighbour((
        "posts/2024-01-02-bad.md",
        "처음\n\n![그림](nowhere.png)\n".as_bytes(),
    ));
    let found = site.findings("missing-image");
    assert_eq!(found.len(), 1, "{:#?}", site.library.diagnostics);
    // The place of the address, which is what has to be mended.
    assert_eq!((found[0].line, found[0].column), (3, 7));
    assert!(site.text("posts/bad/index.html").contains("그림"));
}

#[test]
fn a_file_of_thirty_megabytes_is_refused_at_once() {
    let body = "[".repeat(30 << 20);
    let site = Site::of(&[("posts/huge.md", &body), ("posts/good.md", "# 좋은 글\n\n본문\n")]);
    let found = site.findings("too-large");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].file, "posts/huge.md");
    assert!(!site.files.contains_key("posts/huge/index.html"));
    assert!(site.text("posts/good/index.html").contains("본문"));
}

#[test]
fn a_post_of_five_megabytes() {
    let long = "긴 글입니다. 문단이 아주 많습니다.\n\n".repeat(100_000);
    let site = with_good_neighbour(("posts/2024-01-02-long.md", long.as_bytes()));
    assert!(
        site.library.diagnostics.iter().any(|one| one.file.ends_with("long.md")),
        "{:#?}",
        site.library.diagnostics
    );
    assert!(site.files.contains_key("posts/long/index.html"));
}

#[test]
fn a_circle_of_parents() {
    let page = |parent: &str| {
        format!("---\nlayout: wiki\ntitle: x\nparent: \"[[/{parent}]]\"\n---\n본문\n")
    };
    let (a, b) = (page("b"), page("a"));
    let site = Site::of(&[("wiki/a.md", &a), ("wiki/b.md", &b)]);
    assert!(site.text("wiki/a/index.html").contains("본문"));
}

#[test]
fn an_empty_folder() {
    let site = Site::publish(
        Folder::new(&[("site.toml", "title = \"빈 서가\"\n".as_bytes())]).path(),
        "/",
    );
    assert!(site.text("index.html").contains("빈 서가"));
}

#[test]
fn a_post_with_three_thousand_tags() {
    let tags: Vec<String> = (0..3000).map(|number| format!("꼬리표{number}")).collect();
    let bad = format!("---\ntitle: 꼬리\ntags: [{}]\n---\n본문\n", tags.join(", "));
    let site = with_good_neighbour(("posts/2024-01-02-bad.md", bad.as_bytes()));
    let found = site.findings("many-tags");
    assert_eq!(found.len(), 1, "{:#?}", site.library.diagnostics);
    assert_eq!((found[0].line, found[0].file.as_str()), (3, "posts/2024-01-02-bad.md"));
    let bytes: usize = site.files.values().map(Vec::len).sum();
    assert!(bytes < 4_000_000, "{bytes} bytes");
    assert!(site.text("tags/꼬리표99/index.html").contains("꼬리"));
}
