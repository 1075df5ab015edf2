//! The word that names a language → its name for people, a class, a grammar.
//!
//! People write `JAVA`, `c#`, `golang`, `bach`. A word that nobody knows is shown as it is written,
//! and the code is plain.

use std::borrow::Cow;

use syntect::parsing::SyntaxReference;

use super::highlight;

/// A language, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::markdown) struct Language {
    /// Its name for people.
    pub(in crate::markdown) name: String,
    /// Its name in a class: lower case, letters and a few signs.
    pub(in crate::markdown) class: String,
    /// What its grammar is called; empty for plain text.
    grammar: Cow<'static, str>,
}

/// Words in lower case, separated by spaces; the name for people; the grammar, if it is not called
/// by that name.
const KNOWN: &[(&str, &str, &str)] = &[
    ("js javascript mjs cjs node nodejs es6", "JavaScript", JAVASCRIPT),
    ("jsx javascriptreact", "JSX", "JavaScript (Babel)"),
    ("ts typescript mts cts", "TypeScript", ""),
    ("tsx typescriptreact", "TSX", "TypeScriptReact"),
    ("bash bach zsh ash", "Bash", SHELL),
    ("sh shell", "Shell", SHELL),
    ("console shell-session shellsession terminal sh-session", "Console", CONSOLE),
    ("c# cs csharp c-sharp csx", "C#", ""),
    ("f# fs fsharp", "F#", ""),
    ("c++ cpp cc cxx hpp c-plus-plus", "C++", ""),
    ("c h", "C", ""),
    ("objective-c objectivec objc obj-c", "Objective-C", ""),
    ("objective-c++ objcpp objc++", "Objective-C++", ""),
    ("py py3 python python3 python2", "Python", ""),
    ("ipython pycon", "Python", ""),
    ("rb ruby", "Ruby", ""),
    ("erb html+erb", "ERB", "HTML (Rails)"),
    ("rs rust", "Rust", ""),
    ("golang go", "Go", ""),
    ("kt kts kotlin", "Kotlin", ""),
    ("java jav", "Java", ""),
    ("groovy gradle", "Groovy", ""),
    ("scala sbt", "Scala", ""),
    ("clj cljs cljc clojure edn", "Clojure", ""),
    ("lisp elisp emacs-lisp common-lisp scheme", "Lisp", ""),
    ("swift", "Swift", ""),
    ("php", "PHP", "PHP Source"),
    ("hs haskell", "Haskell", ""),
    ("ex exs elixir", "Elixir", ""),
    ("erl erlang", "Erlang", ""),
    ("pl perl", "Perl", ""),
    ("r rlang", "R", ""),
    ("jl julia", "Julia", ""),
    ("lua", "Lua", ""),
    ("dart flutter", "Dart", ""),
    ("sql mysql postgresql postgres psql plsql pl/sql mariadb oracle tsql sqlite", "SQL", ""),
    ("html htm xhtml", "HTML", ""),
    ("vue vue-html", "Vue", "Vue Component"),
    ("svelte", "Svelte", ""),
    ("astro", "Astro", "HTML"),
    ("jsp", "JSP", "Java Server Page (JSP)"),
    ("css", "CSS", ""),
    ("scss", "SCSS", ""),
    ("sass", "Sass", ""),
    ("less", "Less", ""),
    ("styl stylus", "Stylus", ""),
    ("xml svg xaml plist pom", "XML", ""),
    ("json jsonc json5 jsonl ndjson webmanifest", "JSON", ""),
    ("yaml yml", "YAML", ""),
    ("toml", "TOML", ""),
    ("ini cfg conf editorconfig", "INI", ""),
    ("properties", "Properties", "Java Properties"),
    ("env dotenv", "Env", "DotENV"),
    ("graphql gql", "GraphQL", ""),
    ("proto protobuf proto3", "Protocol Buffers", "Protocol Buffer"),
    ("docker dockerfile containerfile", "Dockerfile", "Dockerfile (with bash)"),
    ("docker-compose compose", "Docker Compose", "YAML"),
    ("k8s kubernetes helm", "Kubernetes", "YAML"),
    ("hcl", "HCL", "Terraform"),
    ("tf terraform tfvars", "Terraform", ""),
    ("make makefile mk", "Makefile", ""),
    ("cmake", "CMake", ""),
    ("nginx", "nginx", ""),
    ("apache apacheconf htaccess", "Apache", "Apache Conf"),
    ("vim viml vimscript vimrc", "Vim", "VimL"),
    ("ps ps1 powershell pwsh posh", "PowerShell", ""),
    ("bat batch cmd dos", "Batch", "Batch File"),
    ("diff patch udiff", "Diff", ""),
    ("md markdown mdx", "Markdown", ""),
    ("tex latex", "LaTeX", ""),
    ("asm assembly nasm x86asm", "Assembly", "x86_64 Assembly"),
    ("glsl", "GLSL", ""),
    ("hlsl shader shaderlab", "HLSL", "GLSL"),
    ("matlab octave", "MATLAB", ""),
    ("ml ocaml", "OCaml", ""),
    ("pas pascal delphi", "Pascal", ""),
    ("zig", "Zig", ""),
    ("nix", "Nix", ""),
    ("sol solidity", "Solidity", ""),
    ("jinja jinja2 j2 django twig", "Jinja", "HTML (Jinja2)"),
    ("liquid", "Liquid", "HTML (Jinja2)"),
    ("http https", "HTTP", "HTTP Request and Response"),
    ("awk", "AWK", ""),
    ("dot graphviz gv", "Graphviz", "Graphviz (DOT)"),
    ("gitignore", "gitignore", "Git Ignore"),
    ("gitconfig", "gitconfig", "Git Config"),
    ("csv", "CSV", "Comma Separated Values"),
    ("regex regexp", "Regex", "Regular Expression"),
    ("mermaid mmd", "Mermaid", PLAIN),
    ("plantuml puml uml", "PlantUML", PLAIN),
    ("d2", "D2", PLAIN),
    ("excalidraw", "Excalidraw", PLAIN),
    ("dataview", "Dataview", PLAIN),
    ("dataviewjs", "Dataview", JAVASCRIPT),
    ("flow flowchart", "Flowchart", PLAIN),
    ("sequence", "Sequence", PLAIN),
    ("ascii ditaa svgbob", "Diagram", PLAIN),
    ("math", "Math", "LaTeX"),
    ("text txt plain plaintext plain-text output", "Text", PLAIN),
    ("none nohighlight no-highlight", "", PLAIN),
    ("log logs", "Log", PLAIN),
];

const JAVASCRIPT: &str = "JavaScript";
const SHELL: &str = "Bourne Again Shell (bash)";
const PLAIN: &str = "-";
/// Not a grammar: commands behind a prompt, and what they answer.
pub(super) const CONSOLE: &str = "console";

impl Language {
    /// Reads the word that names a language; file names do as well.
    pub(in crate::markdown) fn read(word: &str) -> Self {
        let lower = word.to_lowercase();
        // `diff-js` is a difference between pieces of code.
        let lower = if lower.starts_with("diff-") { "diff".to_owned() } else { lower };
        let known = KNOWN.iter().find(|(words, ..)| words.split(' ').any(|one| one == lower));
        let (name, grammar) = match known {
            Some((_, name, "")) => ((*name).to_owned(), Cow::Borrowed(*name)),
            Some((_, name, PLAIN)) => ((*name).to_owned(), Cow::Borrowed("")),
            Some((_, name, grammar)) => ((*name).to_owned(), Cow::Borrowed(*grammar)),
            None => match highlight::grammar(&lower).filter(|_| is_word(&lower)) {
                Some(found) => (found.name.clone(), Cow::Owned(found.name.clone())),
                None => (shown(word), Cow::Borrowed("")),
            },
        };
        Self { name, class: class(&lower), grammar }
    }

    /// The grammar for some code in the language; nothing for plain text.
    pub(super) fn grammar(&self, code: &str) -> Option<&'static SyntaxReference> {
        // Two grammars for JavaScript: the one that knows elements is half as fast.
        let elements = self.grammar == JAVASCRIPT && (code.contains("</") || code.contains("/>"));
        let name = if elements { "JavaScript (Babel)" } else { self.grammar.as_ref() };
        let name = if self.is_console() { SHELL } else { name };
        // Inside of templates PHP stands between signs; alone it mostly goes without.
        let name = if name == "PHP Source" && code.contains("<?") { "PHP" } else { name };
        if name.is_empty() { None } else { highlight::grammar(name) }
    }

    /// Whether it is commands behind a prompt, and what they answer.
    pub(super) fn is_console(&self) -> bool {
        self.grammar == CONSOLE
    }
}

/// Words that could name a language at all; a guess by the ending of files needs more than one
/// letter.
fn is_word(lower: &str) -> bool {
    lower.len() > 1 && lower.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// The word as it is shown where nobody knows it.
fn shown(word: &str) -> String {
    word.chars().filter(|sign| !sign.is_control()).take(40).collect()
}

fn class(lower: &str) -> String {
    let fits = |sign: &char| sign.is_alphanumeric() || "+#-._".contains(*sign);
    let name: String = lower.chars().filter(fits).take(40).collect();
    name.replace('#', "sharp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        let table = [
            ("c#", "C#", "csharp", "C#"),
            ("JAVA", "Java", "java", "Java"),
            ("bach", "Bash", "bach", SHELL),
            ("js", "JavaScript", "js", "JavaScript"),
            ("tsx", "TSX", "tsx", "TypeScriptReact"),
            ("C++", "C++", "c++", "C++"),
            ("hcl", "HCL", "hcl", "Terraform"),
            ("diff-js", "Diff", "diff", "Diff"),
            ("Dockerfile", "Dockerfile", "dockerfile", "Dockerfile (with bash)"),
            ("mermaid", "Mermaid", "mermaid", ""),
            ("text", "Text", "text", ""),
            ("none", "", "none", ""),
            ("fish", "Fish", "fish", "Fish"),
            ("Brainf\"uck", "Brainf\"uck", "brainfuck", ""),
            ("한글", "한글", "한글", ""),
            ("", "", "", ""),
            ("1", "1", "1", ""),
        ];
        for (word, name, class, grammar) in table {
            let read = Language::read(word);
            assert_eq!((read.name.as_str(), read.class.as_str()), (name, class), "{word}");
            assert_eq!(read.grammar("").map_or("", |grammar| &grammar.name), grammar, "{word}");
        }
    }

    #[test]
    fn every_grammar_is_there() {
        for (words, name, _) in KNOWN {
            for word in words.split(' ') {
                let read = Language::read(word);
                assert_eq!(read.name, *name, "{word} stands in the table twice");
                let plain = read.grammar.is_empty();
                assert!(plain || read.grammar("").is_some(), "{word}");
            }
        }
    }

    #[test]
    fn javascript_with_elements_has_a_grammar_of_its_own() {
        let read = Language::read("js");
        let name = |code: &str| read.grammar(code).map_or("", |grammar| &grammar.name);
        assert_eq!(name("if (a < b) c()"), "JavaScript");
        assert_eq!(name("<App />"), "JavaScript (Babel)");
    }
}
