//! What kramdown itself makes of small documents, where it is installed.
//!
//! Compared are the words and the elements that carry meaning, in order; not attributes, not the
//! elements that only carry looks.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::Site;

/// Reads documents that lines of `@@@` part, writes their HTML parted in the same way.
const PROGRAM: &str = r#"
require "kramdown"
require "kramdown-parser-gfm"
documents = STDIN.read.force_encoding("utf-8").split("\n@@@\n")
puts documents.map { |text| Kramdown::Document.new(text, input: "GFM", hard_wrap: false).to_html }.join("\n@@@\n")
"#;

/// Each shows one thing that CommonMark reads differently, or that kramdown alone knows.
const PROBES: &[&str] = &[
    "글 \"인용\" 그리고 '작은' don't -- 하고 --- 그래... << 가 >>",
    "`a -- b` \\\"c\\\" **\"굵게\"** (\"괄호\") 10--20",
    "**서비스 수준 목표(SLO)**를 **\"다\"**라 **라.**마 **이건**.env 가**.env**나 **`x`**는",
    "**\"가\"**, **(나)** **다**! **라**(마) **[바]**사 **「차」**카 **하😀**요 **50%**로 **A/B**와",
    "**Note:**text a**(b)**c _가_는 __나__는 snake_case_x ~~가(나)~~는 a~b ~~ c ~~",
    "*가(나)*를 *\"다\"*라 **가*나*(다)**라 ** 가 ** 나 2 * 3",
    "1. 가\n  - 나\n  - 다\n2. 라",
    "- 가\n    - 나\n        - 다\n- 라",
    "- 가\n  {: .x}\n- 나",
    "- {:.x} 가\n- 나\n{: .y}\n- 다",
    "* 가\n\n^\n* 나",
    "가\n나\n: 다\n: 라\n\n    마",
    "가\n2. 나\n3. 다",
    "가\\\\\n나  \n다",
    "글\n{: .a}\n{: .b}\n\n{: .c}\n글\n{:d: .e}",
    "글 \\{: .x} *가*{: .x #y}{:.z} `나`{: .w}",
    "{::comment}숨김{:/} 가 {::nomarkdown}**나**{:/}\n\n{::options auto_ids=\"false\" /}\n\n다",
    "| 가 | 나 |\n| 다 | 라 |",
    "| 가 | 나 |\n|---|:-:|\n| 다 | 라 |\n|---|---|\n| 마 | 바 |\n|===|===|\n| 사 | 아 |",
    "가 | 나\n다 | 라",
    "|가|`나|다`|\n|---|\n|라|마|",
    "|---|---|\n| 가 | 나 |\n|---|---|\n| 다 | 라 |",
    "<br>\n**가**",
    "<div>가</div>\n**나**",
    "<div markdown=\"1\">\n**가** 나\n\n- 다\n</div>",
    "<span markdown=\"1\">**가**</span> 나",
    "<table>\n  <tr>\n\n    <td>가</td>\n\n  </tr>\n</table>",
    "<details markdown=\"1\">\n<summary>가</summary>\n\n**나**\n\n</details>",
    "*[HTML]: Hyper\n*[서비스 수준]: 뜻\n\nHTML, (HTML) 서비스 수준.",
    "가[^1] 나\n\n[^1]: 각주 **굵게**\n    둘째 줄\n\n    둘째 문단",
    "| 가 | 나[^x] |\n|:--|--:|\n| 다 | 라 |\n\n[^x]: 주",
    "[가](/그림 1.png \"제목\") [나](/다 라.pdf)",
    "> 가\n> 나\n{: .prompt-tip }\n\n글\n{: .notice}",
    "제목\n===\n\n부제\n---\n\n글\n# 가 #\n글\n- 나",
    "~~~ruby\nx = 1\n~~~\n\n```\ny\n```",
    "- [ ] 할 일\n- [x] 한 일",
    "글\n    이어짐\n\n    코드",
    "1. 가\n\n    글\n\n        코드\n2. 나",
];

#[test]
fn small_documents_mean_the_same() {
    let Some(expected) = kramdown(&PROBES.join("\n@@@\n")) else {
        eprintln!("skipped: kramdown with its parser for GFM is not installed");
        return;
    };
    let expected: Vec<&str> = expected.split("\n@@@\n").collect();
    assert_eq!(expected.len(), PROBES.len());
    let names: Vec<String> =
        (0..PROBES.len()).map(|number| format!("_posts/2024-01-01-p{number}.md")).collect();
    let bodies: Vec<String> =
        PROBES.iter().map(|body| format!("---\ntitle: 글\n---\n{body}\n")).collect();
    let files: Vec<(&str, &str)> =
        names.iter().zip(&bodies).map(|(name, body)| (name.as_str(), body.as_str())).collect();
    let site = Site::of(&files);
    let mut differences = Vec::new();
    for (number, (body, expected)) in PROBES.iter().zip(expected).enumerate() {
        let path = format!("/p{number}/");
        let found = site.library.documents.iter().find(|one| {
            let address = one.post.card.path.as_str();
            address.trim_end_matches('/').ends_with(path.trim_end_matches('/'))
        });
        let html = found.map(|one| one.post.html.as_str()).unwrap_or_default();
        let (ours, theirs) = (meaning(html), meaning(expected));
        if ours != theirs {
            differences.push(format!("{body}\n  kramdown: {theirs}\n  here:     {ours}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

/// What kramdown makes of documents; `None` where it is not installed.
fn kramdown(documents: &str) -> Option<String> {
    let mut child = Command::new("ruby")
        .args(["-e", PROGRAM])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    // A ruby without kramdown ends before it has read everything.
    let written = child.stdin.take()?.write_all(documents.as_bytes());
    let output = child.wait_with_output().ok()?;
    (written.is_ok() && output.status.success())
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Elements that carry meaning. Paragraphs are breaks between texts; quotations are not compared,
/// because many of them are callouts here.
const MEANING: &[&str] = &[
    "ul", "ol", "li", "strong", "em", "del", "code", "pre", "table", "tr", "dl", "dt", "dd", "br",
    "hr", "abbr", "sup", "details", "summary",
];

/// The words of HTML and the elements of meaning around them.
fn meaning(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_text(&mut out, &rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        push_tag(&mut out, &rest[at..end]);
        rest = &rest[end..];
    }
    push_text(&mut out, rest);
    // Beside another element a break says nothing.
    while let Some(at) = out.find("¶¶").or_else(|| out.find(">¶")).or_else(|| out.find("¶<")) {
        let place = if out[at..].starts_with('¶') { at } else { at + 1 };
        out.replace_range(place..place + '¶'.len_utf8(), "");
    }
    out.trim_matches('¶').to_owned()
}

fn push_tag(out: &mut String, tag: &str) {
    let name: String = tag
        .trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let name = match name.as_str() {
        "th" | "td" => "cell",
        "p" => {
            out.push('¶');
            return;
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        // Pictures and links that lead nowhere keep their text only.
        name if MEANING.contains(&name) => name,
        _ => return,
    };
    let sign = if tag.starts_with("</") { "/" } else { "" };
    out.extend(["<", sign, name, ">"]);
}

fn push_text(out: &mut String, text: &str) {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&#8617;", "↩")
        .replace("&amp;", "&");
    out.extend(text.chars().filter(|character| !character.is_whitespace()));
}
