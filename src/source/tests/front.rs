//! Front matter as it really is, read from files: what counts, what is reported, what stays.

use super::*;
use crate::model::Term;

/// What is asked of a document: title, day, day of the last change, tags, categories.
type Facts<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>, &'a [&'a str], &'a [&'a str]);

/// Codes of diagnostics with their places.
type Found<'a> = &'a [(&'a str, usize, usize)];

const NOTHING: Facts<'static> = (None, None, None, &[], &[]);

fn assert_facts(file: &str, text: &str, expected: Facts<'_>, found: Found<'_>) {
    let source = folder(&[("site.toml", "timezone = \"America/New_York\"\n"), (file, text)]);
    let document = &source.documents[0];
    let front = &document.front;
    let names = |terms: &[Term]| -> Vec<String> {
        terms.iter().map(|term| term.name().to_owned()).collect()
    };
    let (title, day, updated, tags, categories) = expected;
    assert_eq!(front.title.as_deref(), title, "{text:?}");
    assert_eq!(front.date.as_ref().map(crate::model::Date::day), day, "{text:?}");
    assert_eq!(front.updated.as_ref().map(crate::model::Date::day), updated, "{text:?}");
    assert_eq!(names(&front.tags), tags, "{text:?}");
    assert_eq!(names(&front.categories), categories, "{text:?}");
    let places: Vec<_> =
        source.diagnostics.iter().map(|one| (one.code, one.line, one.column)).collect();
    assert_eq!(places, found, "{text:?}");
    assert!(document.body.ends_with("본문\n"), "{text:?}");
}

#[test]
fn every_family_in_its_own_words() {
    let table: [(&str, &str, Facts<'_>); 13] = [
        // minimal-mistakes: lists in lists, single categories, a time without an offset.
        (
            "_posts/2021-03-04-a.md",
            "---\ntitle:  \"글\"\ncategories:\n  - [Cpp]\ntags:\n  - [C++, \"Data Structure\"]\ndate: 2021-03-04T23:59\nlast_modified_at: 2021-03-05T00:01:00+09:00\n---\n본문\n",
            (
                Some("글"),
                Some("2021-03-04"),
                Some("2021-03-05"),
                &["C++", "Data Structure"],
                &["Cpp"],
            ),
        ),
        // The wiki: padded keys, nulls, tags by white space, offsets of four digits.
        (
            "_wiki/a.md",
            "---\nlayout  : wiki\ntitle   : 글\nsummary :\ndate    : 2017-11-26 9:05:06 +0900\nupdated : 2018-02-04 23:59:59 +0900\ntag     : vim how-to\ntoc     : true\npublic  : true\nparent  : [[/how-to]]\nlatex   :\n---\n본문\n",
            (Some("글"), Some("2017-11-26"), Some("2018-02-04"), &["vim", "how-to"], &[]),
        ),
        // A blend of both.
        (
            "_posts/2024-05-03-a.md",
            "---\ntitle  : 글, 쉼표\nauthor : 나\ntags   : [[a, b], c]\ncategory: Cloud Native\ndate: 2024/05/03\n---\n본문\n",
            (Some("글, 쉼표"), Some("2024-05-03"), None, &["a", "b", "c"], &["Cloud Native"]),
        ),
        // Hugo.
        (
            "content/a.md",
            "+++\ntitle = \"글\"\ndate = 2023-05-08T00:15:00+09:00\nlastmod = 2023-05-09\ntags = [\"AWS\"]\ncategories = [\"구름\"]\n+++\n본문\n",
            (Some("글"), Some("2023-05-08"), Some("2023-05-09"), &["AWS"], &["구름"]),
        ),
        (
            "b.md",
            "{\n  \"title\": \"글\",\n  \"date\": \"2023-05-08T23:59:59Z\",\n  \"tags\": [\"a\"]\n}\n본문\n",
            (Some("글"), Some("2023-05-08"), None, &["a"], &[]),
        ),
        // Zola.
        (
            "content/c.md",
            "+++\ndate = 2023-05-08\nupdated = 2023-05-09\n[taxonomies]\ntags = [\"z\"]\ncategories = [\"y\"]\n[extra]\nlinkTitle = \"글\"\n+++\n본문\n",
            (Some("글"), Some("2023-05-08"), Some("2023-05-09"), &["z"], &["y"]),
        ),
        // Hexo.
        (
            "posts/a.md",
            "title: 글\ndate: 2013/7/3 20:46:25\ncategories:\n- [개발, 웹]\n- [일상]\ntags: [x]\n---\n본문\n",
            (Some("글"), Some("2013-07-03"), None, &["x"], &["개발", "웹", "일상"]),
        ),
        (
            "posts/b.md",
            "\"title\": \"글\",\n\"updated\": \"2013/7/14\"\n;;;\n본문\n",
            (Some("글"), None, Some("2013-07-14"), &[], &[]),
        ),
        // Docusaurus: the date of the folders.
        (
            "blog/2021/04/15/x.md",
            "---\nsidebar_label: 글\ntags:\n  - label: 하나\n    permalink: /x\n  - 둘\n---\n본문\n",
            (None, Some("2021-04-15"), None, &["하나", "둘"], &["blog"]),
        ),
        // MkDocs Material: a map of dates.
        (
            "docs/a.md",
            "---\ndate:\n  created: 2024-01-02\n  updated: 2024-02-03\n---\n본문\n",
            (None, Some("2024-01-02"), Some("2024-02-03"), &[], &["docs"]),
        ),
        // Obsidian: tags with `#`, in the text as well; properties of plugins.
        (
            "vault/a.md",
            "---\ntags: '#a/b, #c'\naliases: [별명]\ncreated: 2024-05-03T09:10\nmodified: 2024-05-04\n---\n글 #d\n본문\n",
            (None, Some("2024-05-03"), Some("2024-05-04"), &["a/b", "c", "d"], &[]),
        ),
        // Nothing at all.
        ("TIL/2024-05-03 첫 글.md", "본문\n", (None, Some("2024-05-03"), None, &[], &["TIL"])),
        ("TIL/b.md", "---\n---\n본문\n", (None, None, None, &[], &["TIL"])),
    ];
    for (file, text, expected) in table {
        assert_facts(file, text, expected, &[]);
    }
}

#[test]
fn what_is_broken_costs_itself_only() {
    let table: [(&str, Facts<'_>, Found<'_>); 9] = [
        (
            "---\ntitle: a: b\ndate: 2024-05-03\n---\n본문\n",
            (Some("a: b"), Some("2024-05-03"), None, &[], &[]),
            &[("broken-front-matter", 2, 9)],
        ),
        (
            "---\ntitle: @나\ntags: [x]\n---\n본문\n",
            (Some("@나"), None, None, &["x"], &[]),
            &[("broken-front-matter", 2, 8)],
        ),
        (
            "---\ntitle: 글\ntags:\n\t- 하나\n\t- 둘\n---\n본문\n",
            (Some("글"), None, None, &["하나", "둘"], &[]),
            &[("broken-front-matter", 4, 2)],
        ),
        (
            "---\ntitle: [회고] 올해\n---\n본문\n",
            (Some("[회고] 올해"), None, None, &[], &[]),
            &[("broken-front-matter", 2, 13)],
        ),
        (
            "---\ntitle: 하나\ntitle: 둘\n---\n본문\n",
            (Some("둘"), None, None, &[], &[]),
            &[("duplicate-key", 3, 1)],
        ),
        (
            "---\ntitle: {{title}}\ndate: {{date}}\n---\n본문\n",
            (Some("{{title}}"), None, None, &[], &[]),
            &[("template", 2, 1)],
        ),
        (
            "\u{feff}---\r\ntitle: 글\r\ndate: 2024-02-30\r\n---\r\n본문\r\n",
            (Some("글"), None, None, &[], &[]),
            &[("bad-date", 3, 7)],
        ),
        ("---\n글이 아니라 줄\n---\n본문\n", NOTHING, &[]),
        (
            "---\ntitle: \u{1112}\u{1161}\u{11ab}\n---\n본문\n",
            (Some("한"), None, None, &[], &[]),
            &[],
        ),
    ];
    for (text, expected, found) in table {
        assert_facts("a.md", text, expected, found);
    }
}

#[test]
fn what_is_hidden_says_why() {
    let table = [
        ("_posts/2024-05-03-a.md", "draft: true", Some(Hidden::Draft)),
        ("_drafts/a.md", "title: x", Some(Hidden::Draft)),
        ("drafts/a.md", "title: x", Some(Hidden::Draft)),
        ("_wiki/a.md", "public  : false", Some(Hidden::Private)),
        ("a.md", "published: false", Some(Hidden::Private)),
        ("a.md", "publish: false", Some(Hidden::Private)),
        ("a.md", "hidden: true", Some(Hidden::Private)),
        ("_posts/2099-05-03-a.md", "title: x", Some(Hidden::Future)),
        ("a.md", "publishDate: 2099-01-01", Some(Hidden::Future)),
        ("a.md", "expiryDate: 2020-01-01", Some(Hidden::Expired)),
        ("a.md", "unlisted: true\nsearch: false", None),
    ];
    for (file, block, expected) in table {
        let source = folder(&[(file, &format!("---\n{block}\n---\n본문\n"))]);
        assert_eq!(source.documents[0].hidden, expected, "{file} {block}");
    }
}
