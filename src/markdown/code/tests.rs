//! Blocks as tables: the HTML of some code, and its text.

use super::*;

fn block(info: &str, code: &str) -> Block {
    let info = Info::read(info);
    Block::new(&info, &Language::read(&info.language), code, &mut 10_000)
}

/// Short for the elements: `k[const]`.
fn short(html: &str) -> String {
    let mut out = html.replace("</span>", "]").replace("<span class=\"", "").replace("\">", "[");
    out.truncate(out.trim_end().len());
    out
}

#[test]
fn colours() {
    let table = [
        (
            "js",
            "const f = async () => g(1); // a",
            "k[const] f = k[async] () =&gt; f[g](n[1]); c[// a]",
        ),
        ("js", "x = `a ${b + 1} c`;", "x = s[`a] ${b + n[1]} s[c`];"),
        ("jsx", "<A b=\"c\">It's</A>", "&lt;p[A] a[b]=s[\"c\"]&gt;It's&lt;/p[A]&gt;"),
        (
            "TypeScript",
            "type B = Record<string, A>",
            "k[type] t[B] = t[Record]&lt;t[string], t[A]&gt;",
        ),
        (
            "JAVA",
            "@Override public int f() { return 1; }",
            "a[@Override] k[public int] f[f]() { k[return] n[1]; }",
        ),
        ("java", "/** a {@code b} */", "c[/** a {@code b} */]"),
        ("c#", "public class A : B {}", "k[public class] t[A] : t[B] {}"),
        ("c++", "auto x = v.size();", "k[auto] x = v.f[size]();"),
        ("py", "if not a: f(None)", "k[if not] a: f[f](o[None])"),
        ("bach", "export A=\"$B/x\" # c", "k[export] v[A]=s[\"]v[$B]s[/x\"] c[# c]"),
        ("json", "{\"a\": [\"b\", true]}", "{p[\"a\"]: [s[\"b\"], o[true]]}"),
        ("yml", "a: 1", "p[a]: n[1]"),
        ("css", ".a { color: red }", "a[.a] { p[color]: o[red] }"),
        ("html", "<a href=\"b\">c</a>", "&lt;p[a] a[href]=s[\"b\"]&gt;c&lt;/p[a]&gt;"),
        ("vue", "<p :a=\"b\">{{ c }}</p>", "&lt;p[p] :a[a]=\"b\"&gt;{{ c }}&lt;/p[p]&gt;"),
        ("rust", "#[test] fn f() { g!(1) }", "a[#[test]] k[fn] f[f]() { f[g!](n[1]) }"),
        ("dockerfile", "FROM a AS b", "k[FROM] a k[AS] v[b]"),
        ("hcl", "a \"b\" {}", "t[a] s[\"b\"] {}"),
        ("sql", "SELECT a FROM b", "k[SELECT] a k[FROM] b"),
        ("diff", "-a\n+b\n c", "d[-a]\ni[+b]\n c"),
        ("console", "$ ls \"a\"\nit's\n$ b", "$ f[ls] s[\"a\"]\nit's\n$ f[b]"),
        ("text", "if 1", "if 1"),
        ("mermaid", "graph TD; A-->B", "graph TD; A--&gt;B"),
        ("who knows", "if 1 & <b>", "if 1 &amp; &lt;b&gt;"),
        ("", "if 1", "if 1"),
    ];
    for (info, code, expected) in table {
        assert_eq!(short(&block(info, code).html), expected, "{info}: {code}");
    }
}

#[test]
fn lines_with_elements_of_their_own() {
    let table = [
        ("text {2}", "a\nb\nc\n", "a\nline marked[b]\nc\n"),
        (
            "text:line-numbers=9",
            "a\n\nb\n",
            "line\" data-line=\"9[a]\nline\" data-line=\"10[]\nline\" data-line=\"11[b]\n",
        ),
        ("js {1}", "/* a\nb */\n", "line marked[c[/* a]]\nc[b */]\n"),
        (
            "js",
            "a(1); // [!code --]\na(2); // [!code ++]\n",
            "line removed[f[a](n[1]);]\nline added[f[a](n[2]);]\n",
        ),
        ("js", "a;\n// highlight-next-line\nb;\n", "a;\nline marked[b;]\n"),
    ];
    for (info, code, expected) in table {
        assert_eq!(short(&block(info, code).html), expected.trim_end(), "{info}: {code}");
    }
    let block = block("js:line-numbers", "a // [!code ++]\n// highlight-start\nb\n");
    assert_eq!(block.text, "a\nb\n");
}

/// The text of HTML as a browser would have it.
fn visible(html: &str) -> String {
    let mut out = String::new();
    for piece in html.split('<') {
        out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn no_letter_is_lost_or_added() {
    let codes = [
        "",
        "\n",
        "\n\n  a\n\n",
        "  \tlet 가 = `${`${1}`}`;  \r\n\u{feff}x\n",
        "</code><script>alert(1)</script>&amp;&quot;\"'",
        "\"unclosed\n'also\n/* and\n<!-- this\n",
        "#!/bin/sh\ncat <<EOF\n${x}\nEOF\n",
        &"long ".repeat(1000),
    ];
    for language in
        ["js", "jsx", "tsx", "java", "bash", "console", "html", "php", "yaml", "md", "c++", ""]
    {
        for code in codes {
            for options in ["", "{1,3}", ":line-numbers"] {
                let info = format!("{language} {options}");
                let block = block(&info, code);
                let whole = if code.is_empty() || code.ends_with('\n') {
                    code.to_owned()
                } else {
                    format!("{code}\n")
                };
                assert_eq!(block.text, whole, "{info}: {code}");
                assert_eq!(visible(&block.html), whole, "{info}: {code}");
            }
        }
    }
}

#[test]
fn memory_changes_nothing() {
    let code = "function f() {\n  return `a\n  b`;\n}\n";
    let first = block("js", code);
    assert_eq!(block("js", code), first);
    let elsewhere = std::thread::spawn(move || block("js", code)).join().unwrap();
    assert_eq!(elsewhere, first);
}

#[test]
fn much_code_is_plain() {
    let mut allowance = 20;
    let info = Info::read("js");
    let mut html = |code: &str| {
        let block = Block::new(&info, &Language::read("js"), code, &mut allowance);
        block.html.contains("<span")
    };
    assert!(!html("const a = 1; const b = 2;"));
    assert!(html("const a = 1;"));
    assert!(!html("const a = 1;"));
}

/// What makes a grammar slow must not make a document slow: no line is met twice here, none is too
/// long. A grammar that needs time without end would never come back.
#[test]
fn odd_code_ends() {
    let signs = ["(", "{", "<", "<a ", "`${", "a=(", "![", "\\", "{\n", "<a\n", "a<b>(\n"];
    for sign in signs {
        let lines = (0..5).map(|number| format!("{} {number}\n", sign.repeat(900 / sign.len())));
        let code = lines.collect::<String>();
        for language in ["js", "jsx", "tsx", "java", "c++", "bash", "html", "vue", "md", "php"] {
            let block = block(language, &code);
            assert_eq!(visible(&block.html), code, "{language}");
        }
    }
}

/// The style sheet has a colour for each class, and each can be read on what it stands on.
#[test]
fn colours_can_be_read() {
    let tokens = include_str!("../../../style/tokens.css");
    let style = include_str!("../../../style/code.css");
    let pair = |name: &str| {
        let (_, after) = tokens.split_once(&format!("--{name}: light-dark(")).unwrap();
        let (light, dark) = after.split_once(')').unwrap().0.split_once(", ").unwrap();
        [rgb(light), rgb(dark)]
    };
    let names: Vec<&str> = style
        .lines()
        .filter_map(|line| {
            line.strip_prefix(".code ")?.split_once("{ color: var(--")?.1.split_once(')')
        })
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names.len(), 7);
    for theme in [0, 1] {
        let ground = pair("code-background")[theme];
        let tones = ["accent", "danger", "warning"].map(|tone| mixed(pair(tone)[theme], ground));
        for name in &names {
            for ground in tones.iter().chain([&ground]) {
                let contrast = contrast(pair(name)[theme], *ground);
                assert!(contrast >= 4.5, "{name} has {contrast:.2} in theme {theme}");
            }
        }
    }
    for letter in "acdfhiknopstv".chars() {
        let rules = style.lines().filter(|line| line.starts_with(".code "));
        let found = rules.filter(|line| {
            line.contains(&format!(".{letter} "))
                || line.contains(&format!(".{letter},"))
                || line.contains(&format!(".{letter})"))
        });
        assert_eq!(found.count(), 1, "{letter}");
    }
}

fn rgb(text: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&text[at..at + 2], 16).unwrap()) / 255.0)
}

fn mixed(tone: [f64; 3], ground: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|at| tone[at] * 0.1 + ground[at] * 0.9)
}

/// As WCAG 2 defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |colour: [f64; 3]| {
        let linear = colour.map(|part| {
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05
    };
    let (one, other) = (light(one), light(other));
    one.max(other) / one.min(other)
}
