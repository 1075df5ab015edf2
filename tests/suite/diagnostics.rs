//! What the program says about content, and what `docs/diagnostics.md` says about that.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::{Folder, Site, root, seoga};

/// The documented codes with their severities: rows `| code | severity | … |`.
fn documented() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("docs/diagnostics.md")).unwrap();
    text.lines()
        .filter_map(|line| {
            let (code, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
            Some((code.to_owned(), rest.split(" | ").next()?.to_owned()))
        })
        .collect()
}

/// The codes that the sources can emit: literals in kebab case near the words that make a
/// diagnostic, and any literal right behind a severity.
fn emitted() -> BTreeMap<String, String> {
    let mut codes = BTreeMap::new();
    for room in ["source", "markdown", "publish", "command"] {
        visit(&root().join("src").join(room), &mut |file, text| {
            for anchor in ["report", "finding", "Severity::"] {
                for (at, _) in text.match_indices(anchor) {
                    let statement = text[at..].split(';').next().unwrap();
                    let end =
                        statement.char_indices().nth(600).map_or(statement.len(), |(at, _)| at);
                    let mut parts = statement[..end].split('"');
                    let before = parts.next().unwrap();
                    for (place, literal) in parts.step_by(2).enumerate() {
                        let behind_severity = place == 0
                            && anchor == "Severity::"
                            && before.trim_end().ends_with(',')
                            && before.matches(',').count() == 1;
                        if is_kebab(literal) && (behind_severity || literal.contains('-')) {
                            codes.insert(literal.to_owned(), file.to_owned());
                        }
                    }
                }
            }
        });
    }
    codes
}

fn is_kebab(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'))
        })
}

/// Calls with every source file, without its tests.
fn visit(folder: &Path, each: &mut impl FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && name != "tests" {
            visit(&path, each);
        } else if path.extension().is_some_and(|ending| ending == "rs") && name != "tests.rs" {
            let text = fs::read_to_string(&path).unwrap();
            each(path.to_str().unwrap(), text.split("#[cfg(test)]").next().unwrap());
        }
    }
}

#[test]
fn every_code_is_documented_and_every_documented_code_exists() {
    let (documented, emitted) = (documented(), emitted());
    assert!(documented.len() > 25, "{documented:?}");
    let missing: Vec<_> =
        emitted.iter().filter(|(code, _)| !documented.contains_key(*code)).collect();
    assert!(missing.is_empty(), "not in docs/diagnostics.md: {missing:#?}");
    let emitted: BTreeSet<&String> = emitted.keys().collect();
    let gone: Vec<_> = documented.keys().filter(|code| !emitted.contains(code)).collect();
    assert!(gone.is_empty(), "in docs/diagnostics.md, but nothing emits them: {gone:#?}");
}

/// One folder with as much wrong as fits.
fn wrong() -> Folder {
    Folder::new(&[
        ("site.toml", "title = \"집\"\ncolour = \"red\"\nlang = 3\n".as_bytes()),
        (
            "a.md",
            "---\ntitle: 부제: 있음\ndate: 2024-02-30\n---\n[b](nowhere.md) [c](b.md#없음)\n"
                .as_bytes(),
        ),
        ("b.md", "# 나\n\n![그림](none.png) [x](javascript:x)\n\n```\n코드\n".as_bytes()),
        (
            "_posts/2024-01-01-c.md",
            "---\nlayout: post\ntitle: c\n---\n{% seo %} {% include x.html %}\n".as_bytes(),
        ),
        ("d.md", b"line\nab\xff cd\n"),
    ])
}

#[test]
fn severities_are_as_documented() {
    let documented = documented();
    let site = Site::publish(wrong().path(), "/");
    let codes: BTreeSet<&str> = site.library.diagnostics.iter().map(|one| one.code).collect();
    assert!(codes.len() >= 8, "{codes:?}");
    for one in &site.library.diagnostics {
        let severity = format!("{:?}", one.severity).to_lowercase();
        // One code may have two: a link to another site is less than one that would run something.
        let told = documented.get(one.code).is_some_and(|told| told.contains(&severity));
        assert!(told, "{severity} is not what the document says: {one:#?}");
    }
}

#[test]
fn reports_show_the_line_and_count_at_the_end() {
    let folder = wrong();
    let run = seoga(&["check", "--content", folder.path().to_str().unwrap()]);
    let (told, counted) =
        (String::from_utf8(run.stderr).unwrap(), String::from_utf8(run.stdout).unwrap());
    let marked = "1 | [b](nowhere.md) [c](b.md#없음)\n  |     ^^^^^^^^^^\n";
    assert!(told.contains(&marked.replace("1 |", "5 |")), "{told}");
    assert!(!told.contains('\u{1b}'), "no colours where there is no terminal: {told}");
    assert!(counted.contains(" errors, ") && counted.contains(" files"), "{counted}");
    assert_eq!(run.status.code(), Some(1));
}

#[test]
fn check_prints_json_as_documented() {
    let folder = wrong();
    let run = seoga(&["check", "--json", "--content", folder.path().to_str().unwrap()]);
    let text = fs::read_to_string(root().join("docs/diagnostics.md")).unwrap();
    let fields: BTreeSet<&str> = text
        .split_once("each is one line: `{")
        .and_then(|(_, rest)| rest.split('}').next())
        .unwrap()
        .split(',')
        .map(|field| field.trim_matches('"'))
        .collect();
    for line in String::from_utf8(run.stdout).unwrap().lines() {
        let object: BTreeMap<String, serde_json::Value> = serde_json::from_str(line).unwrap();
        assert_eq!(object.keys().map(String::as_str).collect::<BTreeSet<_>>(), fields, "{line}");
        assert!(object["line"].as_u64() > Some(0) && object["column"].as_u64() > Some(0), "{line}");
    }
}

#[test]
fn hints_name_what_may_have_been_meant() {
    let png = b"not really";
    let table = [
        ("[x](Auto%20Scaling.md)", "did you mean wiki/auto-scaling.md?"),
        ("[x](../other/auto-scalling.md)", "did you mean wiki/auto-scaling.md?"),
        ("[[오토 스케일링-기초]]", "did you mean wiki/auto-scaling.md?"),
        // Decomposed Hangul, as macOS writes it.
        ("[[\u{110B}\u{1172}\u{1112}\u{1172}-자언]]", "did you mean wiki/유휴 자원.md?"),
        ("[x](wiki/vpx.md)", "did you mean a/vpc.md or b/vpc.md?"),
        ("[x](a/vpc.md#서브넷-나누끼)", "did you mean #서브넷-나누기?"),
        ("![x](nowhere/alart_flow.png)", "did you mean images/Alert Flow.png?"),
        ("[x](비밀.md)", "the text stays, without a link, until it is"),
        ("[x](비밀s.md)", "the text stays, without a link"),
    ];
    for (link, hint) in table {
        let page = format!("본문 {link}\n");
        let folder = Folder::new(&[
            ("wiki/auto-scaling.md", "---\ntitle: 오토스케일링 기초\n---\n# 가\n".as_bytes()),
            ("wiki/유휴 자원.md", "# 나\n".as_bytes()),
            ("a/vpc.md", "# 다\n\n## 서브넷 나누기\n".as_bytes()),
            ("b/vpc.md", "# 라\n".as_bytes()),
            ("비밀.md", "---\ndraft: true\n---\n".as_bytes()),
            ("images/Alert Flow.png", png.as_slice()),
            ("page.md", page.as_bytes()),
        ]);
        let site = Site::publish(folder.path(), "/");
        let hints: Vec<&str> = site
            .library
            .diagnostics
            .iter()
            .filter(|one| one.file == "page.md")
            .map(|one| one.hint.as_str())
            .collect();
        assert_eq!(hints, [hint], "{link}");
    }
}
