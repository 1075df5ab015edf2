//! `![[note]]`: quoting notes, sections and blocks.

use super::*;

/// Renders the first of some notes, all in one vault.
fn quoting(notes: &[(&str, &str)]) -> Rendered {
    let mut documents: Vec<Document> =
        notes.iter().map(|(file, body)| document(file, Dialect::Obsidian, body)).collect();
    for one in &mut documents {
        one.front.unsearchable = one.file.contains("quiet");
        if one.file.contains("secret") {
            one.hidden = Some(Hidden::Draft);
        }
    }
    let titles: Vec<String> = notes.iter().map(|(file, _)| file.replace(".md", "")).collect();
    let outlines: Vec<Outline> = documents.iter().map(outline).collect();
    let site = Site::new(&documents, &outlines, &titles, &[], &BasePath::new("/"));
    render(&documents[0], &titles[0], &site)
}

const TARGET: &str = "# b\n\n머리 [[c]]\n\n## 하나\n\n본문[^1] ^p\n\n### 안\n\n속\n\n## 둘\n\n- 가\n- 나 ^i\n\n[^1]: 주석";

#[test]
fn what_is_quoted() {
    let source = |address: &str, text: &str| {
        format!(
            "<blockquote class=\"embed\"><p class=\"embed-source\"><a href=\"{address}\">{text}</a></p>\n"
        )
    };
    let table = [
        ("![[b#둘]]", source("/b/#둘", "b › 둘") + "<ul>\n<li>가</li>\n<li><span id=\"embed-1:^i\"></span>나 </li>\n</ul>\n</blockquote>"),
        ("![[b#^i]]", source("/b/#^i", "b") + "나 </blockquote>"),
        ("![[b#하나#안|이름]]", source("/b/#안", "이름") + "<p>속</p>\n</blockquote>"),
        ("앞 ![[b#안]] 뒤", "<p>앞</p>\n".to_owned() + &source("/b/#안", "b › 안") + "<p>속</p>\n</blockquote>\n<p> 뒤</p>"),
        ("앞\n![[b#안]]\n![](b.md#안)", "<p>앞</p>\n".to_owned() + &source("/b/#안", "b › 안") + "<p>속</p>\n</blockquote>\n" + &source("/b/#안", "b › 안") + "<p>속</p>\n</blockquote>"),
        ("- ![[b#^i]]", "<ul>\n<li>".to_owned() + &source("/b/#^i", "b") + "나 </blockquote>\n</li>\n</ul>"),
        ("## ![[b]]", "<h2 id=\"section\"><a href=\"/b/\">b</a><a class=\"anchor\" href=\"#section\" aria-label=\"이 절의 주소: b\"></a></h2>".to_owned()),
        ("| a |\n|---|\n| ![[b]] |", "<div class=\"table\" tabindex=\"0\" role=\"group\"><table>\n<thead><tr><th scope=\"col\">a</th></tr></thead><tbody>\n<tr><td><a href=\"/b/\">b</a></td></tr>\n</tbody></table></div>".to_owned()),
    ];
    for (body, expected) in table {
        let rendered = quoting(&[("a.md", body), ("b.md", TARGET), ("c.md", "글")]);
        assert_eq!(rendered.html.trim_end(), expected, "{body}");
        assert_eq!(rendered.diagnostics, [], "{body}");
    }
}

#[test]
fn a_whole_note() {
    let rendered = quoting(&[
        ("a.md", "## 제\n\n글[^1]\n\n![[b]]\n\n[^1]: 나의"),
        ("b.md", TARGET),
        ("c.md", "글"),
    ]);
    let html = &rendered.html;
    assert_eq!(rendered.toc.len(), 1, "headings of a quotation are not those of the page");
    assert_eq!(rendered.links, [RoutePath::new("/b/")], "what it links to is its own affair");
    assert!(html.contains("<p>머리 <a href=\"/c/\">c</a></p>"), "{html}");
    assert!(html.contains("<h3 id=\"embed-1:하나\">하나</h3>"), "{html}");
    assert!(
        html.contains("href=\"#embed-1:fn-1\"") && html.contains("id=\"embed-1:fn-1\""),
        "{html}"
    );
    let ids: Vec<&str> =
        html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let unique: HashSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    let text: String = rendered.sections.iter().map(|section| section.text.as_str()).collect();
    assert!(text.contains("머리") && text.contains("속"), "{text}");
}

#[test]
fn what_is_not() {
    let table = [
        (
            "![[secret]]",
            vec![("secret.md", "비밀번호")],
            "dead-link",
            "<span class=\"dead-link\">secret</span>",
        ),
        ("![[none]]", vec![], "dead-link", "<span class=\"dead-link\">none</span>"),
        ("![[b#없음]]", vec![("b.md", "글")], "dead-anchor", "<a href=\"/b/\">b</a>"),
        ("![[b#^없]]", vec![("b.md", "글")], "dead-anchor", "<a href=\"/b/\">b</a>"),
        ("![[a]]", vec![], "embed-cycle", "<a href=\"#\">a</a>"),
        (
            "![[b]]",
            vec![("b.md", "글 ![[c]]"), ("c.md", "![[b]]")],
            "embed-cycle",
            "<a href=\"/b/\">b</a>",
        ),
        (
            "![[b]]",
            vec![
                ("b.md", "![[c]]"),
                ("c.md", "![[d]]"),
                ("d.md", "![[e]]"),
                ("e.md", "![[f]]"),
                ("f.md", "끝"),
            ],
            "embed-limit",
            "<a href=\"/f/\">f</a>",
        ),
    ];
    for (body, others, code, html) in table {
        let mut notes = vec![("a.md", body)];
        notes.extend(others);
        let rendered = quoting(&notes);
        assert!(rendered.html.contains(html), "{body}: {}", rendered.html);
        assert!(!rendered.html.contains("비밀번호"), "{body}");
        let codes: Vec<&str> = rendered.diagnostics.iter().map(|one| one.code).collect();
        assert_eq!(codes, [code], "{body}");
        assert_eq!(
            (rendered.diagnostics[0].file.as_str(), rendered.diagnostics[0].line),
            ("a.md", 5)
        );
    }
    // A part of the note itself is no cycle.
    let own = quoting(&[("a.md", "글 ^x\n\n![[#^x]]")]);
    assert!(own.diagnostics.is_empty() && own.html.contains("<blockquote"), "{}", own.html);
    // What is left out of the search is not found through others.
    let quiet = quoting(&[("a.md", "![[quiet]]"), ("quiet.md", "속말")]);
    assert!(
        quiet.html.contains("속말") && quiet.sections.iter().all(|one| !one.text.contains("속말"))
    );
    // A hidden note leaves nothing behind in a note that is quoted either.
    let through =
        quoting(&[("a.md", "![[b]]"), ("b.md", "![[secret]]"), ("secret.md", "비밀번호")]);
    assert!(!through.html.contains("비밀번호"), "{}", through.html);
}

#[test]
fn it_ends() {
    let many = "![[b]] ".repeat(2_000);
    let twice = "![[c]]\n\n![[c]]";
    let notes =
        [("a.md", many.as_str()), ("b.md", twice), ("c.md", "![[d]]\n\n![[d]]"), ("d.md", "글")];
    let rendered = quoting(&notes);
    assert!(rendered.html.matches("<blockquote").count() <= 100);
    assert!(rendered.diagnostics.iter().all(|one| one.code == "embed-limit"));
    let large = "글자 ".repeat(100_000);
    let rendered = quoting(&[("a.md", "![[b]]"), ("b.md", large.as_str())]);
    assert!(rendered.html.len() < 1_000);
}
