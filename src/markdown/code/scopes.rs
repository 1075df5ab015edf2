//! What the grammars call a piece of code → one of a few classes.
//!
//! Grammars know thousands of scopes, and every theme has its own idea of which of them matter. Here
//! it is one table: the innermost scope that stands in it decides. Most of a text has no class at
//! all, which keeps the HTML small and the page calm.

use std::sync::LazyLock;

use syntect::parsing::Scope;

/// How a piece of code looks. The letters are the classes in the HTML; `style/code.css` has their
/// colours and `docs/data.md` lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Attribute,
    Comment,
    Constant,
    Deleted,
    Function,
    Heading,
    Inserted,
    Keyword,
    Number,
    Property,
    Text,
    Type,
    Variable,
}

impl Class {
    /// The class in the HTML.
    pub(super) fn letter(self) -> char {
        match self {
            Self::Attribute => 'a',
            Self::Comment => 'c',
            Self::Constant => 'o',
            Self::Deleted => 'd',
            Self::Function => 'f',
            Self::Heading => 'h',
            Self::Inserted => 'i',
            Self::Keyword => 'k',
            Self::Number => 'n',
            Self::Property => 'p',
            Self::Text => 's',
            Self::Type => 't',
            Self::Variable => 'v',
        }
    }
}

/// What a scope says of the text in it.
#[derive(Clone, Copy)]
enum Says {
    /// It has a class.
    Is(Class),
    /// It has a class if it is a word; signs are plain.
    Word(Class),
    /// It has a class where variables bear signs of their own.
    Signed(Class),
    /// It is plain, whatever stands around it.
    Plain,
}

/// The scopes that matter; of several that fit the first one counts.
const TABLE: &[(&str, Says)] = &[
    ("constant.numeric", Says::Is(Class::Number)),
    ("constant", Says::Is(Class::Constant)),
    ("string", Says::Is(Class::Text)),
    ("meta.interpolation", Says::Plain),
    ("meta.template.expression", Says::Plain),
    ("meta.embedded", Says::Plain),
    ("meta.annotation", Says::Is(Class::Attribute)),
    ("meta.diff.header", Says::Is(Class::Heading)),
    ("meta.diff.range", Says::Is(Class::Comment)),
    ("source", Says::Plain),
    ("keyword.other.unit", Says::Is(Class::Number)),
    ("keyword.control.at-rule", Says::Is(Class::Keyword)),
    ("keyword", Says::Word(Class::Keyword)),
    ("storage.type.annotation", Says::Is(Class::Attribute)),
    ("storage", Says::Word(Class::Keyword)),
    ("variable.annotation", Says::Is(Class::Attribute)),
    ("variable.function", Says::Is(Class::Function)),
    ("variable.language", Says::Word(Class::Keyword)),
    ("variable", Says::Signed(Class::Variable)),
    ("punctuation.definition.annotation", Says::Is(Class::Attribute)),
    ("punctuation.definition.variable", Says::Signed(Class::Variable)),
    ("entity.name.function", Says::Is(Class::Function)),
    ("entity.name.section", Says::Is(Class::Heading)),
    ("entity.name.tag", Says::Is(Class::Property)),
    ("entity.name.decorator", Says::Is(Class::Attribute)),
    ("entity.name.label", Says::Is(Class::Property)),
    ("entity.name.constant", Says::Is(Class::Constant)),
    ("entity.name", Says::Is(Class::Type)),
    ("entity.other.attribute-name", Says::Is(Class::Attribute)),
    ("entity.other", Says::Is(Class::Type)),
    ("support.function", Says::Is(Class::Function)),
    ("support.macro", Says::Is(Class::Function)),
    ("support.type.property-name", Says::Is(Class::Property)),
    ("support.constant", Says::Is(Class::Constant)),
    ("support.type", Says::Is(Class::Type)),
    ("support.class", Says::Is(Class::Type)),
    ("markup.inserted", Says::Is(Class::Inserted)),
    ("markup.deleted", Says::Is(Class::Deleted)),
    ("markup.heading", Says::Is(Class::Heading)),
    ("markup.raw", Says::Is(Class::Text)),
    ("markup.underline.link", Says::Is(Class::Text)),
];

/// Scopes in which a text is the name of a field: `{"a": 1}`.
const KEYS: &[&str] = &["meta.mapping.key", "meta.structure.dictionary.key"];

/// Languages whose variables bear signs of their own.
const SIGNED: &[&str] = &[
    "source.shell",
    "source.php",
    "embedding.php",
    "source.perl",
    "source.powershell",
    "source.fish",
    "source.tcl",
    "source.css",
    "source.scss",
    "source.less",
    "source.sass",
    "source.makefile",
    "source.dockerfile",
];

struct Rules {
    comment: Vec<Scope>,
    table: Vec<(Scope, Says)>,
    keys: Vec<Scope>,
    signed: Vec<Scope>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let scopes = |names: &[&str]| names.iter().filter_map(|name| Scope::new(name).ok()).collect();
    let rule = |(name, says): &(&str, Says)| Some((Scope::new(name).ok()?, *says));
    Rules {
        comment: scopes(&["comment"]),
        table: TABLE.iter().filter_map(rule).collect(),
        keys: scopes(KEYS),
        signed: scopes(SIGNED),
    }
});

/// The class of a text that stands in some scopes, the innermost last.
pub(super) fn class(scopes: &[Scope], text: &str) -> Option<Class> {
    let any = |wanted: &[Scope]| {
        scopes.iter().any(|scope| wanted.iter().any(|wanted| wanted.is_prefix_of(*scope)))
    };
    // Whatever stands in a comment is a comment.
    if any(&RULES.comment) {
        return Some(Class::Comment);
    }
    let says = scopes.iter().rev().find_map(|scope| {
        let found = RULES.table.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
        found.map(|(_, says)| *says)
    })?;
    match says {
        Says::Is(Class::Text) if any(&RULES.keys) => Some(Class::Property),
        Says::Is(class) => Some(class),
        Says::Word(class) => text.contains(char::is_alphabetic).then_some(class),
        Says::Signed(class) => any(&RULES.signed).then_some(class),
        Says::Plain => None,
    }
}
