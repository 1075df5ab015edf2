//! What ties documents together, as a whole site has it.

use seoga::model::Post;

use crate::support::Site;

fn post<'site>(site: &'site Site, file: &str) -> &'site Post {
    let found = site.library.documents.iter().find(|one| one.file == file);
    &found.unwrap_or_else(|| panic!("{file} is not published")).post
}

fn titles(links: &[seoga::model::Link]) -> Vec<&str> {
    links.iter().map(|link| link.title.as_str()).collect()
}

fn series(post: &Post) -> Option<(&str, Vec<&str>)> {
    post.series.as_ref().map(|series| (series.name.as_str(), titles(&series.posts)))
}

#[test]
fn series_of_front_matter_and_of_numbered_folders() {
    let site = Site::of(&[
        ("posts/2024-01-01-a.md", "---\ntitle: 하나\nseries: 연재\n---\n"),
        ("posts/2024-03-01-b.md", "---\ntitle: 셋\nseries: 연재\n---\n"),
        ("posts/2024-02-01-c.md", "---\ntitle: 둘\nseries: 연재\n---\n"),
        ("posts/2024-02-02-d.md", "---\ntitle: 초고\nseries: 연재\ndraft: true\n---\n"),
        ("posts/2024-02-03-e.md", "---\ntitle: 혼자\nseries: 외톨이\n---\n"),
        ("aws/README.md", "# AWS 길잡이\n"),
        ("aws/1. vpc.md", "# 망\n"),
        ("aws/10. rds.md", "# 데이터베이스\n"),
        ("aws/2. ec2.md", "# 서버\n"),
        ("mixed/1. x.md", "# 가\n"),
        ("mixed/2. y.md", "# 나\n"),
        ("mixed/z.md", "# 다\n"),
    ]);
    let expected = Some(("연재", vec!["하나", "둘", "셋"]));
    assert_eq!(series(post(&site, "posts/2024-03-01-b.md")), expected);
    assert_eq!(series(post(&site, "posts/2024-02-03-e.md")), None, "one is no series");
    let expected = Some(("aws", vec!["망", "서버", "데이터베이스"]));
    assert_eq!(series(post(&site, "aws/10. rds.md")), expected);
    assert_eq!(series(post(&site, "aws/README.md")), None);
    assert_eq!(series(post(&site, "mixed/1. x.md")), None, "not all of them are numbered");
}

#[test]
fn neighbours_skip_what_is_hidden_or_unlisted() {
    let site = Site::of(&[
        ("posts/2024-01-01-a.md", "---\ntitle: 첫째\n---\n"),
        ("posts/2024-01-02-b.md", "---\ntitle: 초고\ndraft: true\n---\n"),
        (
            "posts/2024-01-03-c.md",
            "---\ntitle: 안 보이는\nunlisted: true\n---\n[첫째](2024-01-01-a.md)\n",
        ),
        ("posts/2024-01-04-d.md", "---\ntitle: 둘째\n---\n[첫째](2024-01-01-a.md)\n"),
        ("about.md", "---\ntitle: 소개\n---\n"),
    ]);
    let first = post(&site, "posts/2024-01-01-a.md");
    assert_eq!(first.next.as_ref().map(|link| link.title.as_str()), Some("둘째"));
    assert_eq!(first.previous, None);
    assert_eq!(titles(&first.backlinks), ["둘째"], "what is unlisted is linked from nowhere");
    let unlisted = post(&site, "posts/2024-01-03-c.md");
    assert_eq!((&unlisted.previous, &unlisted.next), (&None, &None));
    assert!(unlisted.related.is_empty());
    assert_eq!(post(&site, "about.md").previous, None, "a page is not in time");
}

#[test]
fn trees_pass_over_what_is_hidden_and_go_round_no_circle() {
    let wiki = |title: &str, parent: &str, more: &str| {
        format!("---\nlayout: wiki\ntitle: {title}\nparent: {parent}\n{more}---\n본문\n")
    };
    let files = [
        ("wiki/root.md", wiki("뿌리", "", "")),
        ("wiki/draft.md", wiki("초고", "'[[root]]'", "draft: true\n")),
        ("wiki/leaf.md", wiki("잎", "'[[draft]]'", "")),
        ("wiki/twig.md", wiki("가지", "'[[/root]]'", "")),
        ("wiki/self.md", wiki("나", "'[[self]]'", "")),
        ("wiki/a.md", wiki("가", "'[[b]]'", "")),
        ("wiki/b.md", wiki("나", "'[[c]]'", "")),
        ("wiki/c.md", wiki("다", "'[[a]]'", "")),
    ];
    let files: Vec<(&str, &str)> =
        files.iter().map(|(file, text)| (*file, text.as_str())).collect();
    let site = Site::of(&files);
    let root = post(&site, "wiki/root.md");
    assert_eq!(titles(&root.children), ["가지"]);
    assert!(root.breadcrumbs.is_empty());
    assert_eq!(titles(&post(&site, "wiki/twig.md").breadcrumbs), ["뿌리"]);
    let leaf = post(&site, "wiki/leaf.md");
    assert!(!titles(&leaf.breadcrumbs).contains(&"초고"), "{:?}", leaf.breadcrumbs);
    assert!(post(&site, "wiki/self.md").breadcrumbs.is_empty());
    assert_eq!(post(&site, "wiki/a.md").breadcrumbs.len(), 2, "each of a circle once");
    let found: Vec<_> =
        site.findings("dead-parent").iter().map(|one| (one.file.as_str(), one.line)).collect();
    assert_eq!(found, [("wiki/leaf.md", 4)]);
}

#[test]
fn a_parent_that_is_nowhere_is_reported_with_candidates() {
    let child = "---\nlayout: wiki\ntitle: 가지\nparent: '[[/aws/vpcs]]'\n---\n본문\n";
    let site = Site::of(&[
        ("wiki/aws/vpc.md", "---\nlayout: wiki\ntitle: 망\n---\n"),
        ("wiki/x.md", child),
    ]);
    let found = site.findings("dead-parent");
    assert_eq!(found.len(), 1, "{:#?}", site.library.diagnostics);
    assert_eq!((found[0].file.as_str(), found[0].line, found[0].column), ("wiki/x.md", 4, 9));
    assert_eq!(found[0].hint, "did you mean wiki/aws/vpc.md?");
}
