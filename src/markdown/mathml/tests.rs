//! What people write, and what must not get through.

use super::*;

fn body(tex: &str) -> String {
    let html = typeset(tex, true).unwrap_or_else(|fault| panic!("{tex}: {fault:?}"));
    let start = html.find("<mrow>").unwrap() + 6;
    html[start..html.rfind("</mrow><annotation").unwrap()].to_owned()
}

#[test]
fn formulas() {
    let table = [
        ("x", "<mi>x</mi>"),
        ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        ("\\frac{1}{2}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>"),
        ("\\text{한글 50\\%}", "<mtext>한글 50%</mtext>"),
        ("\\mathbb{R}", "<mrow><mi>ℝ</mi></mrow>"),
        ("\\color{red} x", "<mi mathcolor=\"#ff0000\">x</mi>"),
        ("a~b", "<mi>a</mi><mspace width=\"0.333em\"></mspace><mi>b</mi>"),
        ("\\operatorname{a<b}", "<mtext>a&lt;b</mtext>"),
    ];
    for (tex, expected) in table {
        assert_eq!(body(tex), expected, "{tex}");
    }
    assert_eq!(
        typeset(" a & b ", false).unwrap_err().message,
        "the formula cannot be typeset: alignment not allowed in current environment, near `a & b`"
    );
    assert_eq!(
        typeset(" x ", true).unwrap(),
        "<math display=\"block\"><semantics><mrow><mi>x</mi></mrow><annotation encoding=\"application/x-tex\">x</annotation></semantics></math>"
    );
}

#[test]
fn what_people_write_is_typeset() {
    let table = [
        r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}",
        r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}",
        r"\lim_{x \to 0} \frac{\sin x}{x} = 1",
        r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
        r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}",
        r"\left[ \begin{array}{cc|c} 1 & 2 & 3 \\ \hline 4 & 5 & 6 \end{array} \right]",
        r"f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
        r"\begin{aligned} a &= b + c \\ &= d \end{aligned}",
        r"\begin{align} a &= b \\[4pt] c &= d \tag{2} \end{align}",
        r"\begin{align*} a &= b \nonumber \\ c &= d \end{align*}",
        r"\begin{equation} E = mc^2 \label{e} \end{equation}",
        r"\begin{split} a &= b \\ &= c \end{split}",
        r"\begin{gather} a \\ b \end{gather}",
        r"\left( \frac{a}{b} \right)^2 \left. \frac{d}{dx} \right|_{x=0}",
        r"\operatorname{softmax}(x)_i \operatorname*{arg\,max}_{\theta} L(\theta)",
        r"\mathbb{R}^n \mathcal{O}(n \log n) \mathbf{x} \mathrm{d}x \mathfrak{g} \mathscr{L}",
        r"\hat{y} \bar{x} \vec{v} \tilde{a} \dot{x} \overline{AB} \underline{x} \widehat{abc}",
        r"\underbrace{a+b}_{\text{합}} \overbrace{c}^{n}",
        r"a \equiv b \pmod{n} \quad a \bmod b",
        r"\nabla \times \vec{E} = -\frac{\partial B}{\partial t}",
        r"x \in A \cup B \subseteq C \setminus \emptyset \forall \exists \neg \land \lor",
        r"a \le b \geq c \neq d \approx e \ll f \gg g \propto h \sim i",
        r"\Rightarrow \leftarrow \iff \mapsto \to \implies \longrightarrow \xrightarrow{f}",
        r"\sqrt[3]{x} \binom{n}{k} \dfrac{1}{2} \tfrac12 \cfrac{1}{2}",
        r"\lfloor x \rfloor \lceil y \rceil \langle z \rangle \| w \| \vert a \vert",
        r"\cdots \ldots \vdots \ddots \cdot \times \div \pm \mp \circ \ast \star",
        r"\overset{!}{=} \underset{x}{\min} \stackrel{d}{=} \substack{a \\ b}",
        r"\textcolor{blue}{x} + \colorbox{yellow}{y}",
        r"\boxed{x = 1}",
        r"\bm{w}^\top \boldsymbol{\theta}",
        r"P(A \mid B) = \frac{P(B \mid A) P(A)}{P(B)}",
        r"\prod_{i} \bigcup_{j} \bigoplus \coprod \oint \iint",
        r"\alpha\beta\gamma\delta\epsilon\varepsilon\zeta\eta\theta\Gamma\Delta\Omega",
        r"\Big( \bigl[ \Biggr] \middle| ",
        r"90^\circ \% \$ \# \& \_ \{ \}",
        r"f' + f'' \prime",
        r"\displaystyle\sum\limits_{n=1}^\infty \textstyle x \norm{v} \abs{\frac12} \mathscr{F}",
        r"가격 = 단가 \times 수량",
    ];
    let mut refused = Vec::new();
    for tex in table {
        if let Err(fault) = typeset(tex, true) {
            refused.push((tex, fault.message));
        }
    }
    assert_eq!(refused, []);
}

#[test]
fn what_cannot_be_typeset_says_why() {
    let table = [
        (r"\frac{1}{2", "unbalanced"),
        (r"\nonsense{x}", "near `\\nonsense{x"),
        (r"\href{javascript:alert(1)}{x}", "unknown"),
        (r"\class{site-header}{x}", "unknown"),
        (r"\style{color:red}{x}", "unknown"),
        (r"\newcommand{\R}{x}", "defined"),
        (r"a^b^c", "superscript twice"),
        (r"\begin{nonsense}x\end{nonsense}", "environment"),
        (r"\bar_a", "as argument"),
        ("{", "unbalanced"),
        ("\\", "control"),
    ];
    for (tex, expected) in table {
        let fault = typeset(tex, true).unwrap_err();
        assert!(fault.message.contains(expected), "{tex}: {fault:?}");
        assert!(!fault.message.contains(['\n', '│']), "{fault:?}");
    }
}

#[test]
fn nothing_gets_through() {
    let payloads = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</math><script>alert(1)</script>",
        "</annotation></semantics></math><img src=x onerror=alert(1)>",
        "\"><script>alert(1)</script>",
        "&lt;script&gt;",
        "<!--",
        "]]>",
        "<mi style=color:red onclick=alert(1) href=javascript:x>",
    ];
    let frames = [
        "{}",
        "\\text{{}}",
        "\\textbf{{}}",
        "\\operatorname{{}}",
        "\\operatorname*{{}}",
        "\\mathop{{}}",
        "\\mathrm{{}}",
        "\\color{{}} x",
        "\\textcolor{{}}{x}",
        "\\tag{{}}",
        "\\left{} x \\right{}",
        "\\begin{array}{{}}x\\end{array}",
        "\\begin{{}}x\\end{{}}",
        "\\char60 {}\\char62",
        "\\hspace{{}}",
        "\\rule{{}}{{}}",
        "\\sqrt[{}]{x}",
        "\\\\[{}]",
        "\\{}",
        "x_{}",
    ];
    for payload in payloads {
        for frame in frames {
            let tex = frame.replace("{}", "\u{1}").replace('\u{1}', payload);
            let Ok(html) = typeset(&tex, true) else { continue };
            for piece in crate::markdown::html::pieces(&html) {
                let crate::markdown::html::Piece::Tag(tag) = piece else {
                    assert!(!matches!(piece, crate::markdown::html::Piece::Comment(_)), "{html}");
                    continue;
                };
                assert!(is_allowed_tag(&tag.name), "{} of {tex}", tag.raw);
                for (name, value) in &tag.attributes {
                    let fine = !name.starts_with("on")
                        && !matches!(name.as_str(), "style" | "href" | "src" | "id")
                        && !value.contains(['<', '>', ':']);
                    assert!(fine, "{} of {tex}", tag.raw);
                }
            }
            assert_eq!(html.matches("<math").count(), 1, "{html}");
            assert!(html.ends_with("</annotation></semantics></math>"), "{html}");
        }
    }
}

#[test]
fn everything_ends() {
    let long = |text: &str| text.repeat(9_900 / text.len());
    let table = [
        long("\\sqrt ") + "x",
        long("\\frac1") + "x",
        long("\\hat\\not ") + "x",
        long("\\sqrt[3]") + "x",
        long("\\mathbf "),
        long("\\relax "),
        long("{}"),
        long("["),
        long("\\left("),
        long("\\begin{matrix}"),
        long("\\sin\\,"),
        long("a_b^c "),
        long("x^\\frac"),
        long("&"),
        long("\\\\"),
        long("\\"),
        long("\\text{$"),
        "{".repeat(59) + &"}".repeat(59),
    ];
    for tex in table {
        // Whatever comes of it, it comes soon and on a stack that holds.
        let _ = typeset(&tex, true);
    }
}
