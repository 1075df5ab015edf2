//! One folder of each family.

use super::Dialect::{Hugo, Jekyll, Mdx, Obsidian, Plain, Wiki};
use super::*;
use crate::model::{RoutePath, Term};

#[test]
fn a_jekyll_repository() {
    let source = folder(&[
        (
            "_config.yml",
            "title: 블로그\npermalink: /:year/:title/\ncollections:\n  wiki:\n    permalink: /:collection/:path/\n\
             exclude: [README.md]\ndefaults:\n  - scope: {type: posts}\n    values: {author: 나}\n",
        ),
        ("_posts/cloud/2024-05-03-First-글.md", "---\ntitle: a\n---\n본문\n"),
        ("_posts/2099-01-01-later.md", "---\ntitle: b\n---\n"),
        ("_posts/2024-05-04-off.md", "---\npublished: false\n---\n"),
        ("_drafts/idea.md", "# 생각\n"),
        ("_wiki/index.md", "---\nlayout: category\n---\n"),
        ("_wiki/Vim/Tips.md", "---\nlayout  : wiki\nparent  : [[/Vim]]\n---\n"),
        ("_pages/about.md", "---\npermalink: /about-me/\n---\n"),
        ("_pages/tags.md", "---\ntitle: 태그\npermalink: /tags/\n---\n"),
        ("README.md", "# 저장소\n"),
        ("images/a.png", "x"),
    ]);
    assert_documents(
        &source,
        &[
            ("_drafts/idea.md", "/idea/", Kind::Post, Jekyll, Some(Hidden::Draft)),
            ("_pages/about.md", "/about-me/", Kind::Page, Jekyll, None),
            ("_pages/tags.md", "/pages/tags/", Kind::Page, Jekyll, None),
            ("_posts/2024-05-04-off.md", "/2024/off/", Kind::Post, Jekyll, Some(Hidden::Private)),
            (
                "_posts/2099-01-01-later.md",
                "/2099/later/",
                Kind::Post,
                Jekyll,
                Some(Hidden::Future),
            ),
            ("_posts/cloud/2024-05-03-First-글.md", "/2024/First-글/", Kind::Post, Jekyll, None),
            ("_wiki/Vim/Tips.md", "/wiki/Vim/Tips/", Kind::Wiki, Wiki, None),
            ("_wiki/index.md", "/wiki/", Kind::Wiki, Wiki, None),
        ],
    );
    let post = named(&source, "_posts/cloud/2024-05-03-First-글.md");
    assert_eq!(post.front.author.as_deref(), Some("나"));
    assert_eq!(post.front.date.as_ref().unwrap().day(), "2024-05-03");
    assert_eq!(named(&source, "_wiki/Vim/Tips.md").front.parent.as_deref(), Some("Vim"));
    assert_eq!(codes(&source), [("_pages/tags.md", "reserved-path", 3, 12)]);
    assert_eq!(source.assets.len(), 1);
}

#[test]
fn a_hugo_site() {
    let source = folder(&[
        ("hugo.toml", "baseURL = \"https://a.example/\"\ntitle = \"휴고\"\n"),
        ("content/_index.md", "---\ntitle: 처음\n---\n"),
        ("content/about.md", "+++\ntitle = \"소개\"\n+++\n"),
        ("content/posts/_index.md", "---\ntitle: 글\n---\n"),
        (
            "content/posts/bundle/index.md",
            "+++\ndate = 2024-05-03\naliases = [\"/old/\", \"older\"]\n+++\n",
        ),
        ("content/posts/bundle/a.png", "x"),
        ("content/posts/expired.md", "---\ndate: 2024-01-01\nexpiryDate: 2024-02-01\n---\n"),
        ("content/docs/setup.md", "---\ntitle: 설치\nweight: 2\n---\n"),
        ("themes/x/README.md", "# 테마\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("content/_index.md", "/home/", Kind::Page, Hugo, None),
            ("content/about.md", "/about/", Kind::Page, Hugo, None),
            ("content/docs/setup.md", "/docs/setup/", Kind::Wiki, Hugo, None),
            ("content/posts/_index.md", "/posts/", Kind::Page, Hugo, None),
            ("content/posts/bundle/index.md", "/posts/bundle/", Kind::Post, Hugo, None),
            (
                "content/posts/expired.md",
                "/posts/expired/",
                Kind::Post,
                Hugo,
                Some(Hidden::Expired),
            ),
        ],
    );
    let bundle = named(&source, "content/posts/bundle/index.md");
    let aliases: Vec<&str> = bundle.aliases.iter().map(RoutePath::as_str).collect();
    assert_eq!(aliases, ["/old/", "/posts/older/"]);
    assert_eq!(source.config.title, "휴고");
    assert_eq!(codes(&source), []);
}

#[test]
fn an_obsidian_vault() {
    let source = folder(&[
        (".obsidian/app.json", "{}"),
        ("Daily/2024-05-03.md", "오늘 #일기 를 썼다\n"),
        ("지도.md", "---\naliases: [MOC, /map/]\ntags:\n  - a/b\n---\n[[2024-05-03]]\n"),
        ("Templates/note.md", "---\ntitle: {{title}}\ndate: {{date}}\n---\n"),
        ("Private.md", "---\npublish: false\n---\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("Daily/2024-05-03.md", "/daily/2024-05-03/", Kind::Post, Obsidian, None),
            ("Private.md", "/private/", Kind::Post, Obsidian, Some(Hidden::Private)),
            ("Templates/note.md", "/templates/note/", Kind::Post, Obsidian, Some(Hidden::Draft)),
            ("지도.md", "/지도/", Kind::Post, Obsidian, None),
        ],
    );
    let map = named(&source, "지도.md");
    assert_eq!(map.front.names, ["MOC"]);
    assert_eq!(map.aliases.len(), 1);
    let daily = named(&source, "Daily/2024-05-03.md");
    assert_eq!(daily.front.tags[0].name(), "일기");
    assert_eq!(daily.front.categories[0].name(), "Daily");
    assert_eq!(codes(&source), [("Templates/note.md", "template", 2, 1)]);
}

#[test]
fn a_plain_tree() {
    let source = folder(&[
        ("README.md", "# 모음\n"),
        ("about.md", "# 나\n"),
        ("Data Base/README.md", "# 자료\n"),
        ("Data Base/[DB] Key.md", "## 키\n"),
        ("Data Base/deep/노트.md", "## 노트\n"),
        ("topic/README.md", "# 주제\n"),
        ("DB/a.md", "a\n"),
        ("db/A.md", "b\n"),
        ("C++/…/x.md", "x\n"),
        ("tags/x.md", "x\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("C++/…/x.md", "/c-plus-plus/_/x/", Kind::Post, Plain, None),
            ("DB/a.md", "/db/a/", Kind::Post, Plain, None),
            ("Data Base/README.md", "/data-base/", Kind::Wiki, Plain, None),
            ("Data Base/[DB] Key.md", "/data-base/db-key/", Kind::Post, Plain, None),
            ("Data Base/deep/노트.md", "/data-base/deep/노트/", Kind::Post, Plain, None),
            ("README.md", "/readme/", Kind::Wiki, Plain, None),
            ("about.md", "/about/", Kind::Page, Plain, None),
            ("db/A.md", "/db/a-2/", Kind::Post, Plain, None),
            ("tags/x.md", "/pages/tags/x/", Kind::Post, Plain, None),
            ("topic/README.md", "/topic/", Kind::Post, Plain, None),
        ],
    );
    let parents: Vec<Option<&str>> =
        source.documents.iter().map(|one| one.front.parent.as_deref()).collect();
    let base = Some("Data Base/README");
    assert_eq!(
        parents,
        [None, None, Some("README"), base, base, None, None, None, None, Some("README")]
    );
    let note = named(&source, "Data Base/deep/노트.md");
    let categories: Vec<&str> = note.front.categories.iter().map(Term::name).collect();
    assert_eq!(categories, ["Data Base", "deep"]);
    assert_eq!(codes(&source), [("db/A.md", "duplicate-path", 1, 1)]);
    let message = &source.diagnostics[0].message;
    assert!(message.contains("DB/a.md") && message.contains("db/A.md"), "{message}");
}

#[test]
fn a_documentation_in_mdx() {
    let source = folder(&[
        ("index.md", "---\ntitle: 처음\npermalink: index.html\n---\n{/* */}\n"),
        ("reference/useState.md", "---\ntitle: useState\n---\n<Intro>\n글\n</Intro>\n"),
        ("reference/hooks.md", "---\ntitle: '<T>'\n---\n## 훅 {/*hooks*/}\n"),
        ("reference/hooks/use_x.md", "---\ntitle: x\n---\n글\n"),
        ("blog/2024/10/21/beta.md", "---\ntitle: 베타\n---\n{/* */}\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("blog/2024/10/21/beta.md", "/blog/2024/10/21/beta/", Kind::Post, Mdx, None),
            ("index.md", "/home/", Kind::Wiki, Mdx, None),
            ("reference/hooks.md", "/reference/hooks/", Kind::Wiki, Mdx, None),
            ("reference/hooks/use_x.md", "/reference/hooks/use_x/", Kind::Wiki, Mdx, None),
            ("reference/useState.md", "/reference/useState/", Kind::Wiki, Mdx, None),
        ],
    );
    let post = named(&source, "blog/2024/10/21/beta.md");
    assert_eq!(post.front.date.as_ref().unwrap().day(), "2024-10-21");
    let hook = named(&source, "reference/hooks/use_x.md");
    assert_eq!(hook.front.parent.as_deref(), Some("reference/hooks"));
}
