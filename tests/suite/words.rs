//! The visible text of every document of the corpora is in its HTML: the source without its syntax,
//! and kramdown's own output, against title and body of the page, word by word.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use seoga::source::Dialect;

use crate::reduced::reduce;
use crate::support::{Shown, corpus, root, shown};
use crate::visible::{lost, text, words};

/// Words that may be missing, and why.
const EXCEPTIONS: &[Exception] = &[];

/// Words of one document that are no loss.
struct Exception {
    file: &'static str,
    words: &'static [&'static str],
    why: &'static str,
}

/// What the page of a document shows: its title and its body.
fn seen(page: &Shown) -> String {
    format!("{}\n{}", page.title, text(&page.html, &[]))
}

/// Fails with every lost word of every document, but for the exceptions, all of which must be needed.
fn check(corpus: &str, pages: &[Shown], wanted: impl Fn(&Shown) -> Option<String>) {
    let mut losses: BTreeMap<&str, Vec<(String, usize)>> = BTreeMap::new();
    let (mut compared, mut read, mut shown) = (0, 0, 0);
    for page in pages {
        let Some(wanted) = wanted(page) else { continue };
        compared += 1;
        let seen = seen(page);
        read += words(&wanted).values().sum::<usize>();
        shown += words(&seen).values().sum::<usize>();
        let excused: Vec<&str> = EXCEPTIONS
            .iter()
            .filter(|one| one.file == page.document.file)
            .flat_map(|one| one.words)
            .copied()
            .collect();
        let words = lost(&wanted, &seen).into_iter().filter(|(word, _)| !excused.contains(word));
        let words: Vec<_> = words.map(|(word, count)| (word.to_owned(), count)).collect();
        if !words.is_empty() {
            losses.insert(&page.document.file, words);
        }
    }
    for (file, words) in &losses {
        let examples: Vec<String> =
            words.iter().take(40).map(|(word, count)| format!("{word}×{count}")).collect();
        eprintln!("{corpus}/{file}: {} words lost: {}", words.len(), examples.join(" "));
    }
    let total: usize = losses.values().map(Vec::len).sum();
    assert_eq!(total, 0, "{corpus}: {total} words lost in {} of {compared}", losses.len());
    // A reduction that leaves out too much would find nothing missing.
    assert!(read * 10 > shown * 9, "{corpus}: {read} words were read, {shown} are shown");
}

/// The source of a page without its syntax.
#[expect(clippy::unnecessary_wraps, reason = "one of two readings; the other one may be missing")]
fn source(page: &Shown) -> Option<String> {
    Some(reduce(&page.document.body, page.document.dialect))
}

fn corpus_is_whole(name: &str) {
    if let Some(folder) = corpus(name) {
        check(name, &shown(&folder), source);
    }
}

#[test]
fn every_word_of_til_is_there() {
    corpus_is_whole("til");
}

#[test]
fn every_word_of_the_wiki_is_there() {
    corpus_is_whole("wiki");
}

#[test]
fn every_word_of_react_ko_is_there() {
    corpus_is_whole("react-ko");
}

#[test]
fn every_word_of_the_demonstration_is_there() {
    check("content", &shown(&root().join("content")), source);
}

#[test]
fn exceptions_have_reasons() {
    for exception in EXCEPTIONS {
        assert!(!exception.why.is_empty() && !exception.words.is_empty(), "{}", exception.file);
    }
}

#[test]
fn every_word_that_kramdown_shows_is_there() {
    if !kramdown("글").is_some_and(|html| html.contains("<p>글</p>")) {
        eprintln!("skipped: ruby-kramdown with its GFM parser is not installed");
        return;
    }
    let demonstration = root().join("content");
    for folder in corpus("wiki").iter().chain([&demonstration]) {
        check(&folder.display().to_string(), &shown(folder), by_kramdown);
    }
}

/// The text of kramdown's page, where the document is written for it.
fn by_kramdown(page: &Shown) -> Option<String> {
    if !matches!(page.document.dialect, Dialect::Jekyll | Dialect::Wiki) {
        return None;
    }
    // The table of contents repeats the headings; the page has its own.
    let mut kept: Vec<&str> = Vec::new();
    for line in page.document.body.lines() {
        if line.starts_with("{:toc") {
            kept.pop();
        } else {
            kept.push(line);
        }
    }
    let html = kramdown(&kept.join("\n"))?;
    // Templates and wiki links are not kramdown's: what is left of them is read as in the source.
    let shown = text(&html, &["script", "style"]);
    Some(reduce(&shown.replace(['<', '`'], " "), page.document.dialect))
}

/// Asks kramdown, as Jekyll does.
fn kramdown(markdown: &str) -> Option<String> {
    let script = "require 'kramdown'; require 'kramdown-parser-gfm'; \
                  print Kramdown::Document.new(STDIN.read.force_encoding('UTF-8'), \
                  input: 'GFM', hard_wrap: false, syntax_highlighter: nil).to_html";
    let mut child = Command::new("ruby")
        .args(["-Eutf-8:utf-8", "-e", script])
        .current_dir(Path::new("/"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(markdown.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
