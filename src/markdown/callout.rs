//! Callouts: what every family of Markdown calls differently, as one component.

/// What a callout is about; decides its look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Note,
    Info,
    Tip,
    Important,
    Success,
    Question,
    Warning,
    Danger,
    Bug,
    Example,
    Quote,
    Abstract,
    Todo,
}

/// All kinds with the words that mean them, in lower case, and their labels.
const KINDS: &[(Kind, &str, &str, &str, &[&str])] = &[
    (Kind::Note, "note", "참고", "Note", &["note", "seealso", "aside"]),
    (Kind::Info, "info", "정보", "Info", &["info", "information"]),
    (Kind::Tip, "tip", "팁", "Tip", &["tip", "hint"]),
    (Kind::Important, "important", "중요", "Important", &["important", "primary"]),
    (Kind::Success, "success", "확인", "Success", &["success", "check", "done"]),
    (Kind::Question, "question", "질문", "Question", &["question", "help", "faq"]),
    (Kind::Warning, "warning", "주의", "Warning", &["warning", "caution", "attention", "pitfall"]),
    (Kind::Danger, "danger", "위험", "Danger", &["danger", "error", "failure", "fail", "missing"]),
    (Kind::Bug, "bug", "버그", "Bug", &["bug"]),
    (Kind::Example, "example", "예시", "Example", &["example"]),
    (Kind::Quote, "quote", "인용", "Quote", &["quote", "cite"]),
    (Kind::Abstract, "abstract", "요약", "Summary", &["abstract", "summary", "tldr"]),
    (Kind::Todo, "todo", "할 일", "Todo", &["todo"]),
];

impl Kind {
    /// The kind that a word means.
    pub(super) fn known(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        KINDS.iter().find(|(.., words)| words.contains(&word.as_str())).map(|(kind, ..)| *kind)
    }

    /// The kind that a class of minimal-mistakes (`notice--info`) or Chirpy (`prompt-tip`) means.
    pub(super) fn of_class(class: &str) -> Option<Self> {
        if class == "notice" {
            return Some(Self::Note);
        }
        let word = class
            .strip_prefix("notice--")
            .or_else(|| class.strip_prefix("prompt-"))
            .or_else(|| class.strip_prefix("alert-"))?;
        Self::known(word)
    }

    /// The end of its class.
    pub(super) fn name(self) -> &'static str {
        self.row().1
    }

    /// What it is called where the author gives no title.
    pub(super) fn label(self, lang: &str) -> &'static str {
        if lang.starts_with("ko") { self.row().2 } else { self.row().3 }
    }

    fn row(
        self,
    ) -> &'static (Self, &'static str, &'static str, &'static str, &'static [&'static str]) {
        const FALLBACK: &(Kind, &str, &str, &str, &[&str]) =
            &(Kind::Note, "note", "참고", "Note", &[]);
        KINDS.iter().find(|(kind, ..)| *kind == self).unwrap_or(FALLBACK)
    }
}

/// A callout before its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Callout {
    /// What it is about; `None` for a fold without a look of its own.
    pub(super) kind: Option<Kind>,
    /// Its title; `None` takes the label of the kind, an empty one shows none.
    pub(super) title: Option<String>,
    /// Whether it folds, and whether it stands open then.
    pub(super) fold: Option<bool>,
}

/// The beginning of a quotation that is a callout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// What it is about.
    pub(super) kind: Kind,
    /// Whether it folds, and whether it stands open then.
    pub(super) fold: Option<bool>,
    /// Bytes until the title.
    pub(super) length: usize,
}

/// Reads `[!type]`, `[!type|x]+`, `[!TYPE]- ` at the start of a quotation. An unknown type is a note.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let (word, after) = text.strip_prefix("[!")?.split_once(']')?;
    let word = word.split('|').next().unwrap_or_default().trim();
    let shaped = !word.is_empty()
        && word.len() <= 64
        && word
            .chars()
            .all(|character| character.is_alphanumeric() || matches!(character, '-' | '_' | ' '));
    if !shaped {
        return None;
    }
    let fold = match after.chars().next() {
        Some('+') => Some(true),
        Some('-') => Some(false),
        _ => None,
    };
    let rest = if fold.is_some() { after.get(1..)? } else { after };
    let title = rest.trim_start();
    Some(Marker {
        kind: Kind::known(word).unwrap_or_default(),
        fold,
        length: text.len() - title.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        let table = [
            ("[!NOTE]", Some((Kind::Note, None, 7))),
            ("[!tip]- 제목", Some((Kind::Tip, Some(false), 8))),
            ("[!FAQ]+ 제목", Some((Kind::Question, Some(true), 8))),
            ("[!unheard-of] x", Some((Kind::Note, None, 14))),
            ("[!info|left] x", Some((Kind::Info, None, 13))),
            ("[!]", None),
            ("[x]", None),
            ("[!a(b)]", None),
        ];
        for (text, expected) in table {
            let read = marker(text).map(|marker| (marker.kind, marker.fold, marker.length));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn classes() {
        assert_eq!(Kind::of_class("notice--warning"), Some(Kind::Warning));
        assert_eq!(Kind::of_class("prompt-tip"), Some(Kind::Tip));
        assert_eq!(Kind::of_class("btn"), None);
        assert_eq!(Kind::Tip.label("ko-KR"), "팁");
        assert_eq!(Kind::Tip.label("en"), "Tip");
    }
}
