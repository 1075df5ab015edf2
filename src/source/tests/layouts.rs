//! Repositories of generators as their users have them, told by their files alone.

use super::Dialect::{Hugo, Jekyll, Mdx, MkDocs, Obsidian, Plain};
use super::*;
use crate::model::Term;

/// Title, parent and weight of every document.
fn order(source: &Source) -> Vec<(&str, Option<&str>, Option<i64>)> {
    let documents = source.documents.iter();
    documents
        .map(|one| (one.file.as_str(), one.front.parent.as_deref(), one.front.weight))
        .collect()
}

#[test]
fn pages_that_a_theme_fills_with_lists_are_no_reading_matter() {
    let source = folder(&[
        ("_config.yml", "title: 블로그\n"),
        ("_pages/404.md", "---\npermalink: /404.html\ntitle: 없음\n---\n죄송합니다\n"),
        ("_pages/categories.md", "---\nlayout: categories\npermalink: /categories/\n---\n"),
        (
            "_pages/cpp.md",
            "---\nlayout: archive\npermalink: categories/cpp\ntitle: C++\n---\n\n\
             {% assign posts = site.categories.Cpp %}\n{% for post in posts %} {% include x.html %} {% endfor %}\n",
        ),
        ("_pages/all.md", "---\nlayout: archive\ntitle: 모두\n---\n{{ site.title }}의 글\n"),
    ]);
    let unlisted: Vec<&str> = source
        .documents
        .iter()
        .filter(|one| one.front.unlisted)
        .map(|one| one.file.as_str())
        .collect();
    assert_eq!(unlisted, ["_pages/404.md", "_pages/categories.md", "_pages/cpp.md"]);
    assert_eq!(named(&source, "_pages/cpp.md").body, "");
    assert_eq!(codes(&source), []);
}

#[test]
fn a_jekyll_theme_with_everything_around_the_posts() {
    let source = folder(&[
        (
            "_config.yml",
            "title: 블로그\nurl: https://a.example\nbaseurl: /b\nauthor:\n  name: 나\ntimezone: Asia/Seoul\n\
             include: [_pages]\nexclude: [drafts-old]\ncollections:\n  people:\n    output: false\n\
             defaults:\n  - scope: {path: \"\", type: posts}\n    values: {author: kim, header: {teaser: /t.png}}\n  \
             - scope: {path: _posts/cloud}\n    values: {comments: true}\n",
        ),
        ("_data/authors.yml", "kim:\n  name: 김서가\n  bio: 글\n"),
        ("_data/navigation.yml", "main:\n  - title: 분류\n    url: /categories/\n"),
        ("_posts/cloud/2024-05-03-first-post.md", "---\nheader:\n  caption: x\n---\n글\n"),
        ("algorithm/_posts/2024-05-04-두-글.md", "---\ntitle: 둘\n---\n글\n"),
        ("_pages/404.md", "---\npermalink: /404.html\ntitle: 없음\n---\n"),
        ("_people/kim.md", "---\nname: 김\n---\n"),
        ("_templates/post.md", "---\ntitle: 틀\n---\n"),
        ("drafts-old/x.md", "# x\n"),
        ("index.html", "---\nlayout: home\n---\n"),
        ("README.md", "# 저장소\n"),
        ("CONTRIBUTING.md", "# 함께\n"),
        ("CHANGELOG.md", "---\ntitle: 바뀐 것\n---\n"),
        ("vendor/bundle/gems/x/README.md", "# x\n"),
        ("node_modules/x/README.md", "# x\n"),
        ("_includes/x.md", "# x\n"),
        ("assets/images/a.png", "x"),
        ("assets/js/main.js", "x"),
        ("Gemfile", "x"),
        (".env", "SECRET=1"),
        ("id_rsa", "x"),
    ]);
    assert_documents(
        &source,
        &[
            ("CHANGELOG.md", "/changelog/", Kind::Page, Jekyll, None),
            ("_pages/404.md", "/pages/404.html", Kind::Page, Jekyll, None),
            (
                "_posts/cloud/2024-05-03-first-post.md",
                "/2024/05/03/first-post.html",
                Kind::Post,
                Jekyll,
                None,
            ),
            (
                "algorithm/_posts/2024-05-04-두-글.md",
                "/algorithm/2024/05/04/두-글.html",
                Kind::Post,
                Jekyll,
                None,
            ),
        ],
    );
    let post = named(&source, "_posts/cloud/2024-05-03-first-post.md");
    assert_eq!(post.front.author.as_deref(), Some("김서가"));
    assert_eq!(post.front.cover.as_deref(), Some("/t.png"));
    assert_eq!(post.front.comments, Some(true));
    assert_eq!(post.name(), "First Post");
    assert_eq!(source.config.url, "https://a.example/b");
    assert_eq!(source.config.nav[0].url, "/categories/");
    let assets: Vec<&str> = source.assets.iter().map(|one| one.file.as_str()).collect();
    assert_eq!(assets, ["assets/images/a.png"]);
    assert_eq!(codes(&source), [("_templates", "no-collection", 1, 1)]);
}

#[test]
fn a_hexo_blog() {
    let source = folder(&[
        (
            "_config.yml",
            "title: 헥소\nsubtitle: 부제\nauthor: 나\nlanguage: ko\nurl: https://a.example\nroot: /b/\nsource_dir: source\npermalink: :year/:month/:day/:title/\n",
        ),
        ("_config.next.yml", "menu:\n  Home: /\n"),
        (
            "source/_posts/첫-글.md",
            "---\ntitle: 첫 글\ndate: 2013/7/13 20:46:25\ncategories:\n  - [개발, 웹]\n  - [일상]\n---\n",
        ),
        ("source/_posts/json.md", "\"title\": \"제이슨\",\n\"date\": \"2013/7/14\"\n;;;\n글\n"),
        ("source/_posts/개발/둘.md", "---\ndate: 2013-07-15\n---\n"),
        ("source/_posts/첫-글/a.png", "x"),
        ("source/_drafts/idea.md", "# 생각\n"),
        ("source/about/index.md", "---\ntitle: 소개\ndate: 2013-07-13\n---\n"),
        ("themes/next/README.md", "# 테마\n"),
        ("scaffolds/post.md", "---\ntitle: {{ title }}\ndate: {{ date }}\n---\n"),
        ("README.md", "# 저장소\n"),
        ("public/index.html", "x"),
    ]);
    assert_documents(
        &source,
        &[
            ("source/_drafts/idea.md", "/idea/", Kind::Post, Jekyll, Some(Hidden::Draft)),
            ("source/_posts/json.md", "/2013/07/14/json/", Kind::Post, Jekyll, None),
            ("source/_posts/개발/둘.md", "/2013/07/15/개발/둘/", Kind::Post, Jekyll, None),
            ("source/_posts/첫-글.md", "/2013/07/13/첫-글/", Kind::Post, Jekyll, None),
            ("source/about/index.md", "/about/", Kind::Page, Jekyll, None),
        ],
    );
    let post = named(&source, "source/_posts/첫-글.md");
    let categories: Vec<&str> = post.front.categories.iter().map(Term::name).collect();
    assert_eq!(categories, ["개발", "웹", "일상"]);
    assert_eq!(source.config.url, "https://a.example/b");
    assert_eq!(codes(&source), []);
}

#[test]
fn a_hugo_site_in_two_languages() {
    let source = folder(&[
        (
            "config/_default/hugo.toml",
            "baseURL = \"https://a.example/\"\ndefaultContentLanguage = \"ko\"\n[permalinks]\nposts = \"/:year/:slug/\"\n",
        ),
        (
            "config/_default/languages.toml",
            "[ko]\ntitle = \"우리 집\"\nweight = 1\n[en]\ntitle = \"Home\"\nweight = 2\n",
        ),
        ("config/_default/params.toml", "description = \"설명\"\n"),
        ("config/_default/menus.toml", "[[main]]\nname = \"글\"\nurl = \"/posts/\"\nweight = 10\n"),
        (
            "content/posts/_index.md",
            "---\ntitle: 글\ncascade:\n  comments: false\n  params:\n    toc: true\n---\n",
        ),
        ("content/posts/first/index.md", "---\ntitle: 첫 글\ndate: 2024-05-03\n---\n![](a.png)\n"),
        ("content/posts/first/index.en.md", "---\ntitle: First\ndate: 2024-05-03\n---\n"),
        ("content/posts/first/a.png", "x"),
        ("content/posts/first/extra.md", "---\ntitle: 덧붙임\n---\n"),
        ("content/about.md", "---\ntitle: 소개\n---\n"),
        ("content/about.en.md", "---\ntitle: About\n---\n"),
        ("content/docs/Set_Up.md", "---\ntitle: 설치\nweight: 2\n---\n"),
        ("content/post/2024-05-03-old.md", "---\ntitle: 옛 글\ndate: 2024-05-03\n---\n"),
        ("content/secret.md", "---\ntitle: x\nbuild:\n  render: never\n---\n"),
        ("archetypes/default.md", "---\ntitle: {{ .Name }}\n---\n"),
        ("layouts/x.md", "x\n"),
        ("themes/papermod/content/a.md", "# 테마\n"),
        ("static/CNAME", "a.example\n"),
        ("static/images/b.png", "x"),
        ("README.md", "# 저장소\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("content/about.en.md", "/en/about/", Kind::Page, Hugo, None),
            ("content/about.md", "/about/", Kind::Page, Hugo, None),
            ("content/docs/Set_Up.md", "/docs/set_up/", Kind::Wiki, Hugo, None),
            ("content/post/2024-05-03-old.md", "/post/2024-05-03-old/", Kind::Post, Hugo, None),
            ("content/posts/_index.md", "/posts/", Kind::Page, Hugo, None),
            ("content/posts/first/extra.md", "/덧붙임/", Kind::Post, Hugo, None),
            ("content/posts/first/index.en.md", "/en/2024/first/", Kind::Post, Hugo, None),
            ("content/posts/first/index.md", "/2024/첫-글/", Kind::Post, Hugo, None),
            ("content/secret.md", "/secret/", Kind::Wiki, Hugo, Some(Hidden::Private)),
        ],
    );
    let post = named(&source, "content/posts/first/index.md");
    assert_eq!((post.front.comments, post.front.toc), (Some(false), Some(true)));
    let english = named(&source, "content/about.en.md");
    assert_eq!(english.front.lang.as_deref(), Some("en"));
    let config = &source.config;
    assert_eq!((config.title.as_str(), config.description.as_str()), ("우리 집", "설명"));
    assert_eq!(config.nav[0].url, "/posts/");
    assert_eq!(codes(&source), []);
}

#[test]
fn a_zola_site() {
    let source = folder(&[
        (
            "config.toml",
            "base_url = \"https://a.example\"\ntitle = \"졸라\"\ndefault_language = \"ko\"\n",
        ),
        ("content/_index.md", "+++\ntitle = \"처음\"\nsort_by = \"date\"\n+++\n"),
        ("content/blog/_index.md", "+++\ntransparent = true\n+++\n"),
        (
            "content/blog/2024-05-03-first.md",
            "+++\ntitle = \"첫 글\"\n[taxonomies]\ntags = [\"rust\"]\n[extra]\nseries = \"연재\"\ncomment = true\n+++\n",
        ),
        ("content/blog/bundle/index.md", "+++\ntitle = \"묶음\"\ndate = 2024-05-04\n+++\n"),
        ("content/blog/bundle/other.md", "+++\ntitle = \"곁\"\n+++\n"),
        ("content/pages/about.md", "+++\ntitle = \"소개\"\npath = \"about-me\"\n+++\n"),
        ("templates/index.md", "x\n"),
        ("static/a.png", "x"),
        ("README.md", "# 저장소\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("content/_index.md", "/home/", Kind::Page, Hugo, None),
            ("content/blog/2024-05-03-first.md", "/blog/first/", Kind::Post, Hugo, None),
            ("content/blog/_index.md", "/blog/", Kind::Wiki, Hugo, None),
            ("content/blog/bundle/index.md", "/blog/bundle/", Kind::Post, Hugo, None),
            ("content/blog/bundle/other.md", "/blog/bundle/other/", Kind::Wiki, Hugo, None),
            ("content/pages/about.md", "/about-me/", Kind::Page, Hugo, None),
        ],
    );
    let post = named(&source, "content/blog/2024-05-03-first.md");
    assert_eq!(post.front.tags[0].name(), "rust");
    assert_eq!(post.front.series.as_deref(), Some("연재"));
    assert_eq!(source.config.url, "https://a.example");
    assert_eq!(codes(&source), []);
}

#[test]
fn a_book() {
    let source = folder(&[
        (
            "book.toml",
            "[book]\ntitle = \"책\"\nauthors = [\"가\"]\nlanguage = \"ko\"\nsrc = \"src\"\n",
        ),
        (
            "src/SUMMARY.md",
            "# Summary\n\n[머리말](README.md)\n\n- [둘째](b.md)\n    - [안쪽](b/inner.md)\n    - [아직]()\n- [첫째](a.md)\n",
        ),
        ("src/README.md", "# 책에 대하여\n"),
        ("src/a.md", "글\n"),
        ("src/b.md", "# 둘째 장\n"),
        ("src/b/inner.md", "# 안\n"),
        ("src/snippet.md", "조각\n"),
        ("src/pages/x.md", "# x\n"),
        ("src/img/a.png", "x"),
        ("README.md", "# 저장소\n"),
        ("book/index.html", "x"),
    ]);
    assert_documents(
        &source,
        &[
            ("src/README.md", "/readme/", Kind::Wiki, Plain, None),
            ("src/a.md", "/a/", Kind::Wiki, Plain, None),
            ("src/b.md", "/b/", Kind::Wiki, Plain, None),
            ("src/b/inner.md", "/b/inner/", Kind::Wiki, Plain, None),
            ("src/pages/x.md", "/pages/x/", Kind::Wiki, Plain, None),
            ("src/snippet.md", "/snippet/", Kind::Wiki, Plain, None),
        ],
    );
    assert_eq!(
        order(&source),
        [
            ("src/README.md", None, Some(0)),
            ("src/a.md", Some("src/README"), Some(4)),
            ("src/b.md", Some("src/README"), Some(1)),
            ("src/b/inner.md", Some("src/b"), Some(2)),
            ("src/pages/x.md", None, None),
            ("src/snippet.md", Some("src/README"), None),
        ]
    );
    assert_eq!(named(&source, "src/a.md").front.title.as_deref(), Some("첫째"));
    assert!(named(&source, "src/snippet.md").front.unlisted);
    assert_eq!(
        codes(&source),
        [("src/pages/x.md", "not-in-summary", 1, 1), ("src/snippet.md", "not-in-summary", 1, 1)]
    );
    assert_eq!((source.config.title.as_str(), source.config.author.as_str()), ("책", "가"));
}

#[test]
fn documentation_of_mkdocs() {
    let source = folder(&[
        (
            "mkdocs.yml",
            "site_name: 문서\nsite_url: https://a.example/\ntheme:\n  name: material\n  language: ko\nnav:\n  - index.md\n  - 안내:\n      - guide/start.md\n      - 더: guide/more.md\nmarkdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\nextra:\n  key: !ENV [KEY, x]\n",
        ),
        ("docs/index.md", "# 처음\n"),
        ("docs/guide/start.md", "# 시작\n"),
        ("docs/guide/more.md", "글\n"),
        (
            "docs/blog/posts/a.md",
            "---\ndate:\n  created: 2024-05-03\ncategories: [하나]\n---\n# 글\n",
        ),
        ("docs/img/a.png", "x"),
        ("README.md", "# 저장소\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("docs/blog/posts/a.md", "/blog/posts/a/", Kind::Post, MkDocs, None),
            ("docs/guide/more.md", "/guide/more/", Kind::Wiki, MkDocs, None),
            ("docs/guide/start.md", "/guide/start/", Kind::Wiki, MkDocs, None),
            ("docs/index.md", "/home/", Kind::Wiki, MkDocs, None),
        ],
    );
    let more = named(&source, "docs/guide/more.md");
    assert_eq!((more.front.title.as_deref(), more.front.weight), (Some("더"), Some(3)));
    assert_eq!(source.config.title, "문서");
    assert_eq!(codes(&source), []);
}

#[test]
fn documentation_of_vitepress() {
    let source = folder(&[
        (
            "docs/.vitepress/config.mts",
            "export default defineConfig({\n  title: '문서',\n  description: \"설명\",\n  lang: 'ko-KR',\n  themeConfig: { nav: [{ text: '안내', link: '/guide/' }] },\n})\n",
        ),
        ("docs/index.md", "---\nlayout: home\nhero:\n  name: x\n---\n"),
        ("docs/guide/Getting_Started.md", "# 시작\n\n::: tip\n글\n:::\n\n<Badge />\n"),
        ("docs/public/logo.png", "x"),
        ("package.json", "{}"),
        ("README.md", "# 저장소\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("docs/guide/Getting_Started.md", "/guide/Getting_Started/", Kind::Wiki, Plain, None),
            ("docs/index.md", "/home/", Kind::Page, Plain, None),
        ],
    );
    assert_eq!(named(&source, "docs/index.md").front.title.as_deref(), Some("문서"));
    assert_eq!(source.config.lang, "ko-KR");
    assert_eq!(codes(&source), []);
}

#[test]
fn a_docusaurus_site() {
    let source = folder(&[
        (
            "docusaurus.config.js",
            "module.exports = { title: '공룡', tagline: '설명', url: 'https://a.example', baseUrl: '/' };\n",
        ),
        ("docs/intro.md", "---\nsidebar_position: 1\n---\n# 소개\n"),
        ("docs/02-guide/01-start.mdx", "---\nslug: /begin\n---\n# 시작\n"),
        ("docs/02-guide/_partial.mdx", "조각\n"),
        ("docs/02-guide/02-more.md", "# 더\n"),
        ("docs/02-guide/_category_.json", "{\"label\": \"안내\"}"),
        (
            "blog/2021-08-26-welcome/index.md",
            "---\ntitle: 환영\nauthors: [yun]\ntags: [{label: 하나, permalink: /x}]\n---\n",
        ),
        ("blog/2021-08-27-plain.md", "---\ntitle: 글\n---\n<!-- truncate -->\n"),
        ("blog/2021-08-28-slug.md", "---\nslug: named\ntitle: 이름\n---\n"),
        ("blog/authors.yml", "yun:\n  name: 윤슬\n"),
        ("src/pages/about.md", "# 소개\n"),
        ("static/img/a.png", "x"),
        ("versioned_docs/version-1/intro.md", "# 옛\n"),
        ("README.md", "# 저장소\n"),
    ]);
    assert_documents(
        &source,
        &[
            (
                "blog/2021-08-26-welcome/index.md",
                "/blog/2021/08/26/welcome/",
                Kind::Post,
                Mdx,
                None,
            ),
            ("blog/2021-08-27-plain.md", "/blog/2021/08/27/plain/", Kind::Post, Mdx, None),
            ("blog/2021-08-28-slug.md", "/blog/named/", Kind::Post, Mdx, None),
            ("docs/02-guide/01-start.mdx", "/docs/begin/", Kind::Wiki, Mdx, None),
            ("docs/02-guide/02-more.md", "/docs/guide/more/", Kind::Wiki, Mdx, None),
            ("docs/intro.md", "/docs/intro/", Kind::Wiki, Mdx, None),
            ("src/pages/about.md", "/about/", Kind::Page, Mdx, None),
        ],
    );
    let post = named(&source, "blog/2021-08-26-welcome/index.md");
    assert_eq!(post.front.author.as_deref(), Some("윤슬"));
    assert_eq!(post.front.tags[0].name(), "하나");
    assert_eq!(post.front.date.as_ref().unwrap().day(), "2021-08-26");
    let weight = |file: &str| named(&source, file).front.weight;
    assert_eq!(weight("docs/02-guide/01-start.mdx"), Some(1));
    assert_eq!((weight("docs/intro.md"), weight("src/pages/about.md")), (Some(1), None));
    assert_eq!(source.config.title, "공룡");
}

#[test]
fn vaults_exports_and_backups() {
    let vault = folder(&[
        (".obsidian/app.json", "{\"attachmentFolderPath\": \"첨부\"}"),
        (".obsidian/templates.json", "{\"folder\": \"틀\"}"),
        ("틀/회의.md", "# 회의\n"),
        (".trash/지운 글.md", "# x\n"),
        ("노트/글.md", "![[그림.png]]\n"),
        ("첨부/그림.png", "x"),
    ]);
    assert_documents(
        &vault,
        &[
            ("노트/글.md", "/노트/글/", Kind::Post, Obsidian, None),
            ("틀/회의.md", "/틀/회의/", Kind::Post, Obsidian, Some(Hidden::Draft)),
        ],
    );
    let id = "0123456789abcdef0123456789abcdef";
    let notion = folder(&[
        (
            &format!("글 {id}.md"),
            "# 글\n\nCreated: 2024년 5월 3일 오후 3:10\nTags: 하나, 둘\n\n본문\n",
        ),
        (&format!("표 {id}.csv"), "a,b\n"),
    ]);
    assert_documents(&notion, &[(&*format!("글 {id}.md").leak(), "/글/", Kind::Post, Plain, None)]);
    assert_eq!(notion.documents[0].front.tags.len(), 2);
    assert_eq!(notion.documents[0].front.date.as_ref().unwrap().day(), "2024-05-03");
    let velog = folder(&[
        (
            "content/첫-글.md",
            "---\ntitle: 첫 글\ndate: 2024-05-03T01:02:03.004Z\ntags: [\"a\"]\n---\n",
        ),
        ("images/a.png", "x"),
        ("메모/b.md", "글\n"),
    ]);
    assert_documents(
        &velog,
        &[
            ("content/첫-글.md", "/첫-글/", Kind::Post, Plain, None),
            ("메모/b.md", "/메모/b/", Kind::Post, Plain, None),
        ],
    );
}

#[test]
fn what_site_toml_knows_better() {
    let source = folder(&[
        (
            "site.toml",
            "[[source]]\npath = \"메모\"\ndialect = \"obsidian\"\nkind = \"wiki\"\n[source.defaults]\ntags = [\"메모\"]\nauthor = \"나\"\n\
             [[source]]\npath = \"메모/비밀\"\n[source.defaults]\npublic = false\n\
             [[source]]\npath = \"blog\"\n[[source]]\npath = \"gone\"\n",
        ),
        ("메모/a.md", "글\n"),
        ("메모/b.md", "---\nauthor: 남\n---\n"),
        ("메모/비밀/c.md", "글\n"),
        ("blog/_config.yml", "permalink: /:year/:title/\ntitle: 남의 제목\n"),
        ("blog/_posts/2024-05-03-x.md", "---\ntitle: x\n---\n"),
        ("blog/README.md", "# 저장소\n"),
        ("밖.md", "글\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("blog/_posts/2024-05-03-x.md", "/2024/x/", Kind::Post, Jekyll, None),
            ("메모/a.md", "/메모/a/", Kind::Wiki, Obsidian, None),
            ("메모/b.md", "/메모/b/", Kind::Wiki, Obsidian, None),
            ("메모/비밀/c.md", "/메모/비밀/c/", Kind::Wiki, Obsidian, Some(Hidden::Private)),
            ("밖.md", "/밖/", Kind::Post, Plain, None),
        ],
    );
    assert_eq!(named(&source, "메모/a.md").front.author.as_deref(), Some("나"));
    assert_eq!(named(&source, "메모/a.md").front.tags[0].name(), "메모");
    assert_eq!(named(&source, "메모/b.md").front.author.as_deref(), Some("남"));
    assert_eq!(source.config.title, "서가");
    assert_eq!(codes(&source), [("site.toml", "bad-setting", 15, 8)]);
}

#[test]
fn a_folder_of_numbered_posts_is_a_series() {
    let source = folder(&[
        ("러스트 첫걸음/README.md", "# 차례\n"),
        ("러스트 첫걸음/01-소유권.md", "# 소유권\n"),
        ("러스트 첫걸음/02-빌림.md", "# 빌림\n"),
        ("섞임/1. 하나.md", "# 하나\n"),
        ("섞임/둘.md", "# 둘\n"),
        ("혼자/01-a.md", "# a\n"),
    ]);
    let series: Vec<Option<&str>> =
        source.documents.iter().map(|one| one.front.series.as_deref()).collect();
    let name = Some("러스트 첫걸음");
    assert_eq!(series, [name, name, None, None, None, None]);
}

#[test]
fn notes_that_github_shows_as_a_site() {
    let source = folder(&[
        ("_config.yml", "theme: jekyll-theme-cayman\ntitle: 오늘 배운 것\n"),
        ("README.md", "# 차례\n\n- [하나](git/one.md)\n"),
        ("LICENSE.md", "MIT\n"),
        ("git/README.md", "# 깃\n"),
        ("git/one.md", "# 하나\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("README.md", "/readme/", Kind::Page, Jekyll, None),
            ("git/README.md", "/git/", Kind::Page, Jekyll, None),
            ("git/one.md", "/git/one/", Kind::Page, Jekyll, None),
        ],
    );
}

#[test]
fn a_jekyll_site_with_folders_of_its_own() {
    let source = folder(&[
        (
            "_config.yml",
            "collections_dir: my\ncollections:\n  docs:\n    output: true\n    permalink: /d/:path/\npermalink: pretty\n\
             defaults:\n  - scope: {path: _posts/a}\n    values: {author: 나}\n",
        ),
        ("my/_posts/a/2024-05-03-x.md", "---\ntitle: x\n---\n"),
        ("my/_docs/y.md", "---\ntitle: y\n---\n"),
        ("about.md", "---\ntitle: 소개\n---\n"),
    ]);
    assert_documents(
        &source,
        &[
            ("about.md", "/about/", Kind::Page, Jekyll, None),
            ("my/_docs/y.md", "/d/y/", Kind::Wiki, Jekyll, None),
            ("my/_posts/a/2024-05-03-x.md", "/2024/05/03/x/", Kind::Post, Jekyll, None),
        ],
    );
    let post = named(&source, "my/_posts/a/2024-05-03-x.md");
    assert_eq!(post.front.author.as_deref(), Some("나"));
}
