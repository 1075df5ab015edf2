//! The source of a formula before it is parsed: its limits, and spellings that the parser lacks.

use super::Fault;

/// Longest formula, in bytes.
const LONGEST: usize = 10_000;
/// Groups inside each other at most.
const DEEPEST: usize = 60;

/// A formula that may be parsed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Read {
    /// The formula as the parser takes it.
    pub(super) tex: String,
    /// How many commands stand in it.
    pub(super) commands: usize,
}

/// Commands that define others: what they make may grow without end, so they are refused.
const DEFINITIONS: &[&str] = &[
    "DeclareMathOperator",
    "def",
    "edef",
    "futurelet",
    "gdef",
    "let",
    "newcommand",
    "newenvironment",
    "providecommand",
    "renewcommand",
    "xdef",
];

/// Commands known by another name; those with nothing to show leave their argument.
const NAMES: &[(&str, &str)] = &[
    ("Bbb", "\\mathbb"),
    ("C", "\\mathbb{C}"),
    ("LaTeX", "\\text{LaTeX}"),
    ("N", "\\mathbb{N}"),
    ("Q", "\\mathbb{Q}"),
    ("R", "\\mathbb{R}"),
    ("TeX", "\\text{TeX}"),
    ("Z", "\\mathbb{Z}"),
    ("argmax", "\\mathop{arg\\,max}"),
    ("argmin", "\\mathop{arg\\,min}"),
    ("bcancel", "\\cancel"),
    ("bm", "\\boldsymbol"),
    ("bold", "\\mathbf"),
    ("boxed", ""),
    ("cr", "\\\\"),
    ("emph", "\\text"),
    ("ensuremath", ""),
    ("fbox", "\\text"),
    ("frak", "\\mathfrak"),
    ("hbox", "\\text"),
    ("hdots", "\\ldots"),
    ("hfil", "\\quad"),
    ("hfill", "\\quad"),
    ("llap", ""),
    ("mathclap", ""),
    ("mathllap", ""),
    ("mathrlap", ""),
    ("mathscr", "\\mathcal"),
    ("mbox", "\\text"),
    ("mod", "\\bmod"),
    ("newline", "\\\\"),
    ("nonumber", ""),
    ("notag", ""),
    ("pmb", "\\boldsymbol"),
    ("rlap", ""),
    ("scr", "\\mathcal"),
    ("smash", ""),
    ("space", "\\ "),
    ("textmd", "\\text"),
    ("textnormal", "\\text"),
    ("textsc", "\\text"),
    ("textup", "\\text"),
    ("vcenter", ""),
    ("xcancel", "\\cancel"),
];

/// Commands that put signs around their argument.
const AROUND: &[(&str, &str, &str)] = &[
    ("abs", "\\lvert ", "\\rvert "),
    ("bra", "\\langle ", "| "),
    ("braket", "\\langle ", "\\rangle "),
    ("ket", "| ", "\\rangle "),
    ("norm", "\\lVert ", "\\rVert "),
    ("set", "\\lbrace ", "\\rbrace "),
];

/// Commands that are left out with their argument.
const SILENT: &[&str] = &["hphantom", "label", "phantom", "require", "vphantom"];

/// Checks a formula and spells it as the parser wants it.
pub(super) fn read(tex: &str) -> Result<Read, Fault> {
    if tex.len() > LONGEST {
        return Err(Fault {
            message: format!("the formula has {} bytes; {LONGEST} are typeset", tex.len()),
            hint: "cut it into several",
        });
    }
    let mut reader = Reader { out: String::with_capacity(tex.len() + 16), ..Reader::default() };
    let mut rest = tex;
    while let Some(at) = rest.find(['\\', '{', '}', '[', ']', '%', '$']) {
        let (before, found) = rest.split_at(at);
        reader.out.push_str(before);
        let (sign, after) = found.split_at(1);
        rest = after;
        match sign {
            "\\" => {
                let (name, after) = name(after);
                rest = reader.command(name, after)?;
            }
            // A comment, to the end of its line.
            "%" => rest = after.find('\n').and_then(|end| after.get(end..)).unwrap_or_default(),
            "}" => reader.close(),
            "$" => reader.dollar(),
            "{" => reader.open(),
            _ => {
                reader.depth += usize::from(sign == "[");
                reader.depth = reader.depth.saturating_sub(usize::from(sign == "]"));
                reader.out.push_str(sign);
            }
        }
        if reader.depth > DEEPEST {
            return Err(Fault {
                message: format!("more than {DEEPEST} groups stand inside each other"),
                hint: "the formula is shown as it was written",
            });
        }
    }
    reader.out.push_str(rest);
    if reader.outside.halved {
        reader.out.push('}');
    }
    Ok(Read { tex: reader.out, commands: reader.commands })
}

/// Where what stands between braces starts, and whether `\over` has cut it in two.
#[derive(Clone, Copy, Debug, Default)]
struct Braces {
    start: usize,
    halved: bool,
}

/// A formula on its way from one spelling to the other.
#[derive(Debug, Default)]
struct Reader {
    out: String,
    commands: usize,
    /// Groups that are open.
    depth: usize,
    /// Groups that something follows, and what.
    closers: Vec<(usize, &'static str)>,
    /// What stands outside of all braces, and the braces that are open.
    outside: Braces,
    inside: Vec<Braces>,
    /// The group of text with formulas in it that is open, and whether one of them is.
    text: Option<(usize, bool)>,
}

impl Reader {
    /// Writes a command as the parser knows it and says what follows.
    fn command<'tex>(&mut self, name: &str, after: &'tex str) -> Result<&'tex str, Fault> {
        self.commands += 1;
        if DEFINITIONS.contains(&name) {
            return Err(Fault {
                message: format!("\\{name}: commands cannot be defined here"),
                hint: "write out what the command stands for",
            });
        }
        if SILENT.contains(&name)
            && let Some((_, after)) = group(after)
        {
            return Ok(after);
        }
        match name {
            "over" | "choose" => {
                let braces = self.inside.last_mut().unwrap_or(&mut self.outside);
                if !braces.halved {
                    braces.halved = true;
                    let known = if name == "over" { "\\frac{" } else { "\\binom{" };
                    self.out.insert_str(braces.start, known);
                    self.out.push_str("}{");
                    return Ok(after);
                }
            }
            "left" => self.depth += 1,
            "right" => self.depth = self.depth.saturating_sub(1),
            "text" | "mbox" | "hbox" | "textnormal" if self.text.is_none() => {
                let dollars = group(after).map_or(0, |(held, _)| held.matches('$').count());
                if dollars > 0 && dollars.is_multiple_of(2) {
                    self.out.push_str("{\\text");
                    self.open();
                    self.text = Some((self.depth, false));
                    return Ok(after.trim_start().strip_prefix('{').unwrap_or(after));
                }
            }
            "operatorname" => {
                if let Some(after) = after.strip_prefix('*') {
                    self.out.push_str("\\mathop");
                    return Ok(after);
                }
            }
            "tag" => {
                let bare = after.strip_prefix('*');
                if let Some((held, after)) = group(bare.unwrap_or(after)) {
                    let (open, close) = if bare.is_some() { ("", "") } else { ("(", ")") };
                    self.out.extend(["\\qquad\\text{", open, held, close, "}"]);
                    return Ok(after);
                }
            }
            "begin" | "end" => {
                let begins = name == "begin";
                self.depth = self.depth.saturating_sub(usize::from(!begins));
                self.depth += usize::from(begins);
                if let Some((environment, after)) = group(after)
                    && let Some((first, last)) = known_environment(environment)
                {
                    self.out.push_str(if begins { first } else { last });
                    return Ok(after);
                }
            }
            _ => {}
        }
        if let Some((_, open, close)) = AROUND.iter().find(|(around, ..)| *around == name)
            && after.trim_start().starts_with('{')
        {
            self.out.push_str(open);
            self.closers.push((self.depth, close));
            return Ok(after);
        }
        match NAMES.iter().find(|(alias, _)| *alias == name) {
            Some((_, known)) => self.out.push_str(known),
            None => self.out.extend(["\\", name]),
        }
        Ok(after)
    }

    /// Begins a group.
    fn open(&mut self) {
        self.depth += 1;
        self.out.push('{');
        self.inside.push(Braces { start: self.out.len(), halved: false });
    }

    /// Ends a group.
    fn close(&mut self) {
        if self.inside.pop().is_some_and(|braces| braces.halved) {
            self.out.push('}');
        }
        if self.text == Some((self.depth, false)) {
            self.text = None;
            self.out.push('}');
        }
        self.out.push('}');
        self.depth = self.depth.saturating_sub(1);
        if let Some((_, close)) = self.closers.pop_if(|(depth, _)| *depth == self.depth) {
            self.out.push_str(close);
        }
    }

    /// `\text{a $x$ b}` has a formula in it, which becomes one between two texts.
    fn dollar(&mut self) {
        self.out.push_str(match &mut self.text {
            Some((_, open)) => {
                *open = !*open;
                if *open { "}{" } else { "}\\text{" }
            }
            None => "$",
        });
    }
}

/// How an environment that the parser lacks begins and ends.
fn known_environment(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "eqnarray" | "eqnarray*" => Some(("\\begin{array}{rcl}", "\\end{array}")),
        "multline*" => Some(("\\begin{multline}", "\\end{multline}")),
        "displaymath" | "math" => Some(("{", "}")),
        _ => None,
    }
}

/// The name of a command behind its backslash, and what follows: letters, or one other character.
fn name(text: &str) -> (&str, &str) {
    let letters =
        text.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(text.len());
    let first = text.chars().next().map_or(0, char::len_utf8);
    text.split_at(letters.max(first))
}

/// What stands between braces at the start of `text`, and what follows.
fn group(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_start().strip_prefix('{')?;
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some((inner.get(..at)?, inner.get(at + 1..)?)),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Text of a formula as it is to be seen: `50\%` is 50%, `a~b` has a space.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '{', '}', '~']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let mut characters = found.chars();
        let sign = characters.next();
        rest = characters.as_str();
        match sign {
            Some('~') => out.push('\u{A0}'),
            Some('\\') => match characters.next() {
                Some(escaped @ ('%' | '_' | '&' | '#' | '$' | '{' | '}')) => {
                    out.push(escaped);
                    rest = characters.as_str();
                }
                Some(' ' | ',' | ';' | ':') => {
                    out.push(' ');
                    rest = characters.as_str();
                }
                Some('!') => rest = characters.as_str(),
                _ => out.push('\\'),
            },
            _ => {}
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        let table = [
            ("a+b % 뜻", "a+b "),
            ("\\operatorname*{arg\\,max}_x", "\\mathop{arg\\,max}_x"),
            ("\\operatorname{sgn}", "\\operatorname{sgn}"),
            ("\\bm{x}\\nonumber\\label{a}b", "\\boldsymbol{x}b"),
            ("a \\tag{1}", "a \\qquad\\text{(1)}"),
            ("\\mbox{만약 $x>0$ 이면}", "{\\text{만약 }{x>0}\\text{ 이면}}"),
            ("{a \\over {b \\over c}}", "{\\frac{a }{ {\\frac{b }{ c}}}}"),
            ("n \\choose k", "\\binom{n }{ k}"),
            ("\\norm{\\abs{x}}", "\\lVert {\\lvert {x}\\rvert }\\rVert "),
            ("\\text{$\\text{a}$}b", "{\\text{}{\\text{a}}\\text{}}b"),
            ("\\text{값 \\$5}", "\\text{값 \\$5}"),
            ("\\begin{eqnarray}a&=&b\\end{eqnarray}", "\\begin{array}{rcl}a&=&b\\end{array}"),
            ("100\\% \\{a\\}", "100\\% \\{a\\}"),
        ];
        for (given, expected) in table {
            assert_eq!(read(given).unwrap().tex, expected, "{given}");
        }
        assert_eq!(read("\\frac{\\alpha}{2} \\\\ b").unwrap().commands, 3);
    }

    #[test]
    fn limits() {
        let table = [
            ("x".repeat(LONGEST + 1), "bytes"),
            ("{".repeat(DEEPEST + 1), "inside each other"),
            ("\\left(".repeat(DEEPEST + 1), "inside each other"),
            ("\\newcommand{\\a}{b} \\a".to_owned(), "\\newcommand"),
            ("\\def\\a{\\a\\a}\\a".to_owned(), "\\def"),
            ("\\text{$\\def\\a{b}$}".to_owned(), "\\def"),
        ];
        for (given, expected) in table {
            assert!(read(&given).unwrap_err().message.contains(expected), "{expected}");
        }
    }

    #[test]
    fn text_is_shown_as_it_is_meant() {
        let table =
            [("50\\%", "50%"), ("a~b", "a\u{A0}b"), ("arg\\,max", "arg max"), ("{x}\\y", "x\\y")];
        for (given, expected) in table {
            assert_eq!(visible(given), expected);
        }
    }
}
