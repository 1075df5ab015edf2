//! The program's contract: exit codes, streams, nothing half-written.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{Folder, seoga};

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_missing_content_folder() {
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let run = seoga(&["build", "--content", "/nowhere/at/all", "--out", site.to_str().unwrap()]);
    assert_eq!(run.status.code(), Some(3));
    assert_eq!(text(&run.stderr).lines().count(), 1, "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("/nowhere/at/all"));
    assert!(!site.exists());
}

#[test]
fn a_folder_that_is_no_site_is_left_alone() {
    let content = Folder::new(&[("a.md", b"# A\n")]);
    let precious = Folder::new(&[("thesis.txt", b"years of work")]);
    let run = seoga(&[
        "build",
        "--content",
        content.path().to_str().unwrap(),
        "--out",
        precious.path().to_str().unwrap(),
    ]);
    assert_eq!(run.status.code(), Some(3));
    assert_eq!(fs::read(precious.path().join("thesis.txt")).unwrap(), b"years of work");
    assert_eq!(fs::read_dir(precious.path()).unwrap().count(), 1);
}

#[test]
fn neither_another_projects_version_file_nor_the_content_is_overwritten() {
    let content = Folder::new(&[("a.md", b"# A\n")]);
    let build = |content: &str, out: &str| {
        seoga(&["build", "--content", content, "--out", out]).status.code()
    };
    let other =
        Folder::new(&[("version.json", br#"{"version":"1.2.3"}"#), ("src/a.txt", b"precious")]);
    let (content, out) = (content.path().to_str().unwrap(), other.path().to_str().unwrap());
    assert_eq!(build(content, out), Some(3));
    assert!(other.path().join("src/a.txt").exists());

    let place = tempfile::tempdir().unwrap();
    let site = place.path().join("site");
    assert_eq!(build(content, site.to_str().unwrap()), Some(0));
    let inside = site.join("content");
    fs::create_dir(&inside).unwrap();
    fs::write(inside.join("a.md"), "# A\n").unwrap();
    assert_eq!(build(inside.to_str().unwrap(), site.to_str().unwrap()), Some(3));
    fs::create_dir(site.join(".git")).unwrap();
    assert_eq!(build(content, site.to_str().unwrap()), Some(3));
    assert!(inside.join("a.md").exists() && site.join(".git").exists());
}

#[test]
fn an_output_that_cannot_be_written() {
    let content = Folder::new(&[("a.md", b"# A\n")]);
    let blocked = Folder::new(&[("file", b"x")]);
    let out = blocked.path().join("file/site");
    let run = seoga(&[
        "build",
        "--content",
        content.path().to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!(run.status.code(), Some(3), "{}", text(&run.stderr));
    assert_eq!(text(&run.stderr).lines().count(), 1, "{}", text(&run.stderr));
}

#[test]
fn strict_builds_fail_on_findings_and_others_do_not() {
    let content = Folder::new(&[("posts/2024-01-01-a.md", b"[x](nowhere.md)\n")]);
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let arguments =
        ["build", "--content", content.path().to_str().unwrap(), "--out", site.to_str().unwrap()];
    let run = seoga(&arguments);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("posts/2024-01-01-a.md:1:5"), "{}", text(&run.stderr));
    assert!(text(&run.stdout).contains("1 warning"), "{}", text(&run.stdout));
    let strict = seoga(&[&arguments[..], &["--strict"]].concat());
    assert_eq!(strict.status.code(), Some(1));
    assert!(site.join("index.html").exists());
}

#[test]
fn a_site_is_replaced_as_a_whole() {
    let content = Folder::new(&[("posts/2024-01-01-a.md", b"# A\n")]);
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let build = |folder: &Folder| {
        let run = seoga(&[
            "build",
            "--content",
            folder.path().to_str().unwrap(),
            "--out",
            site.to_str().unwrap(),
        ]);
        assert!(run.status.success(), "{}", text(&run.stderr));
    };
    build(&content);
    assert!(site.join("posts/a/index.html").exists());
    build(&Folder::new(&[("posts/2024-01-01-b.md", b"# B\n")]));
    assert!(site.join("posts/b/index.html").exists() && !site.join("posts/a").exists());
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn wrong_usage() {
    assert_eq!(seoga(&["build", "--no-such-option"]).status.code(), Some(2));
    assert_eq!(seoga(&["search"]).status.code(), Some(2));
    assert_eq!(seoga(&["new", "post", "!!!"]).status.code(), Some(2));
}

#[test]
fn list_and_check_print_json_lines() {
    let content = Folder::new(&[
        (
            "posts/2024-01-02-a.md",
            "---\ntitle: 가\ntags: [x, y]\n---\n# 첫째\n\n[나](2024-01-03-b.md)\n".as_bytes(),
        ),
        ("posts/2024-01-03-b.md", "---\ntitle: 나\ndraft: true\n---\n".as_bytes()),
    ]);
    let listed = seoga(&["list", "--json", "--content", content.path().to_str().unwrap()]);
    let records: Vec<serde_json::Value> =
        text(&listed.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 2);
    assert_eq!(records[0]["path"], "posts/2024-01-02-a.md");
    assert_eq!(records[0]["url"], "/posts/a/");
    assert_eq!(records[0]["tags"], serde_json::json!(["x", "y"]));
    assert_eq!(records[0]["hidden"], serde_json::Value::Null);
    assert_eq!(records[0]["date"], "2024-01-02T00:00:00+09:00");
    assert_eq!(records[1]["hidden"], "draft");

    let checked = seoga(&["check", "--json", "--content", content.path().to_str().unwrap()]);
    let findings: Vec<serde_json::Value> =
        text(&checked.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(findings.len(), 1, "a link to a draft leads nowhere: {findings:#?}");
    assert_eq!(findings[0]["file"], "posts/2024-01-02-a.md");
}

#[test]
fn search_prints_what_it_found_and_what_it_read() {
    let content = Folder::new(&[(
        "posts/2024-01-02-a.md",
        "---\ntitle: 비동기 처리\n---\n작업을 비동기로 넘긴다.\n".as_bytes(),
    )]);
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let run = seoga(&[
        "build",
        "--content",
        content.path().to_str().unwrap(),
        "--out",
        site.to_str().unwrap(),
    ]);
    assert!(run.status.success());
    let found = seoga(&["search", "--json", "--site", site.to_str().unwrap(), "동기"]);
    let answer: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(answer["total"], 1);
    let hit = &answer["hits"][0];
    assert_eq!(hit["path"], "posts/2024-01-02-a.md");
    assert_eq!(hit["url"], "/posts/a/");
    let snippet: Vec<char> = hit["snippet"].as_str().unwrap().chars().collect();
    let mark = &hit["marks"][0];
    let place = |end: usize| usize::try_from(mark[end].as_u64().unwrap()).unwrap();
    let (start, end) = (place(0), place(1));
    assert_eq!(snippet[start..end].iter().collect::<String>(), "동기");
    assert!(answer["cost"]["bytes"].as_u64().unwrap() > 0);
}

#[test]
fn new_posts_are_dated_drafts() {
    let content = Folder::new(&[]);
    let run = seoga(&["new", "post", "첫 \"글\"", "--content", content.path().to_str().unwrap()]);
    assert!(run.status.success(), "{}", text(&run.stderr));
    let path = text(&run.stdout).trim().to_owned();
    assert!(path.ends_with("-첫-글.md"), "{path}");
    let listed = seoga(&["list", "--json", "--content", content.path().to_str().unwrap()]);
    let record: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(record["title"], "첫 \"글\"");
    assert_eq!(record["hidden"], "draft");
}

/// Runs the program in a folder, with variables.
fn seoga_in(folder: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_seoga"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SEOGA_CONTENT")
        .env_remove("SEOGA_DRAFTS")
        .env_remove("TRUNK_STAGING_DIR")
        .env_remove("TRUNK_PUBLIC_URL")
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

#[test]
fn an_address_that_is_none_is_wrong_usage() {
    let content = Folder::new(&[("a.md", b"# A\n")]);
    let content = content.path().to_str().unwrap();
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    for url in ["repo", "user.example/x/", "javascript:alert(1)", "https://", "/x/?a=1", "/x/#top"]
    {
        let run = seoga(&[
            "build",
            "--content",
            content,
            "--out",
            site.to_str().unwrap(),
            "--base-url",
            url,
        ]);
        assert_eq!(run.status.code(), Some(2), "{url}");
        assert!(text(&run.stderr).contains("write "), "{}", text(&run.stderr));
        assert!(!site.exists(), "{url}");
    }
}

#[test]
fn the_folder_one_stands_in() {
    let content = Folder::new(&[("a.md", b"# A\n")]);
    let content = content.path().to_str().unwrap();
    let out = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let run = seoga_in(out.path(), &[], &["build", "--content", content, "--out", "."]);
        assert!(run.status.success(), "{}", text(&run.stderr));
        assert!(out.path().join("a/index.html").exists());
    }
    fs::write(out.path().join("version.json"), "{}").unwrap();
    let run = seoga_in(out.path(), &[], &["build", "--content", content, "--out", "."]);
    assert_eq!(run.status.code(), Some(3), "no longer a site");
}

#[cfg(unix)]
#[test]
fn links_to_folders_stay_links() {
    let content = Folder::new(&[("a.md", b"# A\n")]);
    let content = content.path().to_str().unwrap();
    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("real")).unwrap();
    let (link, dangling) = (place.path().join("link"), place.path().join("dangling"));
    std::os::unix::fs::symlink("real", &link).unwrap();
    std::os::unix::fs::symlink("gone", &dangling).unwrap();
    let build = |out: &Path| {
        seoga(&["build", "--content", content, "--out", out.to_str().unwrap()]).status.code()
    };
    assert_eq!(build(&link), Some(0));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(place.path().join("real/a/index.html").exists());
    assert_eq!(build(&dangling), Some(3));
    assert!(fs::symlink_metadata(&dangling).unwrap().is_symlink());
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 3, "nothing is left beside them");
}

#[test]
fn words_to_leave_out_need_no_dashes_before_them() {
    let content = Folder::new(&[
        ("posts/2024-01-02-a.md", "---\ntitle: 비동기 처리\n---\n큐에 넣는다.\n".as_bytes()),
        ("posts/2024-01-03-b.md", "---\ntitle: 비동기 입출력\n---\n이벤트를 돈다.\n".as_bytes()),
    ]);
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let site = site.to_str().unwrap();
    let content = content.path().to_str().unwrap();
    assert!(seoga(&["build", "--content", content, "--out", site]).status.success());
    let found = seoga(&["search", "비동기", "-큐에", "--json", "--site", site]);
    let answer: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(answer["query"], "비동기 -큐에");
    assert_eq!(answer["total"], 1, "{answer:#}");
    // What a browser fetches: contents, dictionary, the document's card and text, the tags.
    assert_eq!(answer["cost"]["files"], 5, "{answer:#}");
}

#[test]
fn drafts_by_a_variable() {
    let content = Folder::new(&[("a.md", b"---\ndraft: true\n---\n# A\n")]);
    let hidden = |value: &str| {
        let run = seoga_in(
            content.path(),
            &[("SEOGA_DRAFTS", value)],
            &["list", "--json", "--content", "."],
        );
        let record: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        record["hidden"].clone()
    };
    assert_eq!(hidden("1"), serde_json::Value::Null);
    assert_eq!(hidden(""), "draft");
    assert_eq!(hidden("0"), "draft");
}

#[test]
fn new_posts_lie_with_the_others_and_have_the_sites_day() {
    let content = Folder::new(&[
        ("site.toml", b"timezone = \"Pacific/Kiritimati\"\n"),
        ("_posts/2024-01-01-a.md", b"---\ntitle: a\n---\n"),
    ]);
    // 2024-01-01, half past ten in the evening in London, is the next day there.
    let run = seoga_in(
        content.path(),
        &[("SOURCE_DATE_EPOCH", "1704148200"), ("TZ", "UTC")],
        &["new", "post", "b", "--content", "."],
    );
    assert!(run.status.success(), "{}", text(&run.stderr));
    let written = fs::read_to_string(content.path().join("_posts/2024-01-02-b.md")).unwrap();
    assert!(written.contains("date: 2024-01-02 12:30:00 +1400"), "{written}");
}
