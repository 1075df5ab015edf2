//! What is wrong has a place and breaks nothing but itself.

use super::super::markdown_line;
use super::*;

#[test]
fn what_is_wrong_has_a_place_and_breaks_nothing_else() {
    let source = folder(&[
        ("posts/good.md", "---\ntitle: 좋은 글\n---\n본문\n"),
        ("posts/broken.md", "---\ntitle: a: b\ntags: [x\n---\n본문은 남는다\n"),
        ("posts/open.md", "---\ntitle: 열림\n\n본문\n"),
        ("posts/day.md", "---\ntitle: 날\ndate: 2024-02-30\n---\n"),
        ("posts/twice.md", "---\ntitle: 하나\ntitle: 둘\n---\n"),
        ("posts/slug.md", "---\nslug: good\n---\n"),
        ("posts/escape.md", "---\npermalink: /../../../etc/passwd\n---\n"),
        ("site.toml", "title = \"가\"\ntypo = 1\n"),
    ]);
    assert_eq!(source.documents.len(), 7);
    assert_eq!(
        codes(&source),
        [
            ("posts/broken.md", "broken-front-matter", 2, 9),
            ("posts/day.md", "bad-date", 3, 7),
            ("posts/good.md", "duplicate-path", 1, 1),
            ("posts/open.md", "unclosed-front-matter", 2, 1),
            ("posts/twice.md", "duplicate-key", 3, 1),
            ("site.toml", "unknown-setting", 2, 1),
        ]
    );
    assert_eq!(named(&source, "posts/broken.md").body, "본문은 남는다\n");
    assert_eq!(named(&source, "posts/open.md").body, "\n본문\n");
    assert_eq!(named(&source, "posts/slug.md").path.as_str(), "/posts/good/");
    assert_eq!(named(&source, "posts/good.md").path.as_str(), "/posts/good-2/");
    assert_eq!(named(&source, "posts/escape.md").path.as_str(), "/etc/passwd/");
}

#[test]
fn bytes_that_are_no_text() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.md"), b"---\ntitle: \xb0\xa1\n---\n\xeb\xb3\xb8\xff\n")
        .unwrap();
    let large = std::fs::File::create(folder.path().join("huge.md")).unwrap();
    large.set_len(33 * 1024 * 1024).unwrap();
    std::fs::write(folder.path().join("long.md"), "글 ".repeat(700_000)).unwrap();
    let source = read(folder.path(), &options()).unwrap();
    let files: Vec<&str> = source.documents.iter().map(|one| one.file.as_str()).collect();
    assert_eq!(files, ["a.md", "long.md"]);
    assert_eq!(
        codes(&source),
        [
            ("a.md", "not-utf8", 2, 8),
            ("huge.md", "too-large", 1, 1),
            ("long.md", "large-document", 1, 1),
        ]
    );
    assert_eq!(source.documents[0].body, "본\u{fffd}\n");
}

#[test]
fn no_folder_no_site() {
    let folder = tempfile::tempdir().unwrap();
    let missing = read(&folder.path().join("gone"), &options()).unwrap_err();
    assert!(missing.to_string().contains("gone"));
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    assert!(read(&file, &options()).is_err());
    assert_eq!(read(folder.path(), &options()).unwrap().documents, []);
}

#[test]
fn places_in_the_file() {
    let source = folder(&[("a.md", "\u{feff}---\r\ntitle: 가\r\n---\r\n첫 줄\r\n둘째 줄\r\n")]);
    let document = &source.documents[0];
    assert_eq!(document.body, "첫 줄\n둘째 줄\n");
    let at = document.body.find("줄\n").unwrap();
    assert_eq!(markdown_line(document, at), (4, 3));
    let at = document.body.rfind('줄').unwrap();
    assert_eq!(markdown_line(document, at), (5, 4));
}
