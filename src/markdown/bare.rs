//! Bare addresses in text: `https://…` and `www.…`, as GitHub links them, and kinder to Korean.
//!
//! GitHub takes `https://a.b/c를` for an address as a whole. Here a particle that follows the address
//! stays outside, as do closing brackets and quotation marks of Korean, Chinese and Japanese.

/// Particles that stand right behind an address, and the endings that make one a sentence.
const PARTICLES: &[&str] = &[
    "가",
    "이",
    "은",
    "는",
    "을",
    "를",
    "에",
    "의",
    "로",
    "으로",
    "와",
    "과",
    "도",
    "만",
    "나",
    "이나",
    "및",
    "에서",
    "에서는",
    "에서도",
    "에서의",
    "에는",
    "에도",
    "에게",
    "으로는",
    "로는",
    "로도",
    "으로도",
    "으로의",
    "로의",
    "와의",
    "과의",
    "까지",
    "까지는",
    "부터",
    "처럼",
    "보다",
    "라고",
    "라는",
    "이라는",
    "이라고",
    "라면",
    "이라면",
    "입니다",
    "이다",
    "이며",
    "이고",
    "이지만",
    "등",
    "등을",
    "등의",
    "로부터",
    "으로부터",
    "에다",
    "에다가",
    "에서부터",
];

/// Longest address that is believed to be one.
const LONGEST: usize = 2_000;

/// Reads an address at the start of `text`: its length, and where it leads. `before` is the character
/// in front of it.
pub(super) fn address(text: &str, before: Option<char>) -> Option<(usize, String)> {
    let (scheme, host) = if let Some(host) = text.strip_prefix("https://") {
        ("", host)
    } else if let Some(host) = text.strip_prefix("http://") {
        ("", host)
    } else {
        ("https://", text.strip_prefix("www.").map(|_| text)?)
    };
    let joined = |character: char| {
        character.is_ascii_alphanumeric()
            || matches!(character, '/' | '=' | '@' | '-' | '_' | '.' | '&' | '?')
    };
    if before.is_some_and(joined) {
        return None;
    }
    let window = super::prepare::near(host, LONGEST);
    let end = window.find(ends).unwrap_or(window.len());
    let kept = trimmed(window.get(..end)?);
    let name = kept.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let labels: Vec<&str> = name.split('.').collect();
    let shaped = labels.len() > 1
        && labels.iter().all(|label| {
            !label.is_empty()
                && label
                    .chars()
                    .all(|character| character.is_alphanumeric() || matches!(character, '-' | '_'))
        });
    if !shaped {
        return None;
    }
    let length = text.len() - host.len() + kept.len();
    let address = text.get(..length)?;
    Some((length, format!("{scheme}{address}")))
}

/// Characters that no address holds.
fn ends(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || ('\u{FDD0}'..='\u{FDEF}').contains(&character)
        || matches!(
            character,
            '<' | '>'
                | '"'
                | '`'
                | '|'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '「'
                | '」'
                | '『'
                | '』'
                | '《'
                | '》'
                | '〈'
                | '〉'
                | '【'
                | '】'
                | '（'
                | '）'
                | '、'
                | '。'
                | '，'
                | '…'
                | '！'
                | '？'
                | '：'
                | '；'
                | '→'
        )
}

/// Without what belongs to the sentence: punctuation, brackets opened before it, a particle.
fn trimmed(address: &str) -> &str {
    let mut kept = address.split("{:").next().unwrap_or(address);
    // An attribute list of several brackets cannot make this quadratic: each round is cut from the end.
    for _ in 0..64 {
        let shorter = kept.trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'']);
        let shorter = [(')', '('), (']', '['), ('}', '{')]
            .iter()
            .find_map(|(close, open)| {
                let rest = shorter.strip_suffix(*close)?;
                let more = shorter.matches(*close).count() > shorter.matches(*open).count();
                more.then_some(rest)
            })
            .unwrap_or_else(|| without_particle(shorter));
        if shorter.len() == kept.len() {
            break;
        }
        kept = shorter;
    }
    kept
}

fn without_particle(address: &str) -> &str {
    let bare = address.trim_end_matches(|character: char| ('가'..='힣').contains(&character));
    let tail = address.get(bare.len()..).unwrap_or_default();
    let ascii = bare
        .ends_with(|character: char| character.is_ascii() && !matches!(character, '=' | '-' | '_'));
    if ascii && PARTICLES.contains(&tail) { bare } else { address }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_addresses_end() {
        let table = [
            ("https://a.b/c 는", "https://a.b/c"),
            ("https://a.b/c를", "https://a.b/c"),
            ("https://a.b를", "https://a.b"),
            ("https://a.b/에서 봅니다", "https://a.b/"),
            ("https://a.b/c)를", "https://a.b/c"),
            ("https://a.b/c_(d)를", "https://a.b/c_(d)"),
            ("https://a.b/c.", "https://a.b/c"),
            ("https://a.b/c?x=1&y=2, 그리고", "https://a.b/c?x=1&y=2"),
            ("https://ko.wikipedia.org/wiki/한국", "https://ko.wikipedia.org/wiki/한국"),
            ("https://a.b/2024년", "https://a.b/2024년"),
            ("https://a.b/c」를", "https://a.b/c"),
            ("https://a.b/c**", "https://a.b/c"),
            ("http://한글.kr/x", "http://한글.kr/x"),
            ("https://a.b/x{:target=\"_blank\"}", "https://a.b/x"),
            ("http://localhost:8080", ""),
            ("https://", ""),
            ("https://a..b", ""),
        ];
        for (text, expected) in table {
            let length = address(text, None).map_or(0, |(length, _)| length);
            assert_eq!(text.get(..length), Some(expected), "{text}");
        }
        assert_eq!(address("www.a.b.", None), Some((7, "https://www.a.b".to_owned())));
        assert_eq!(address("https://a.b", Some('는')).map(|(length, _)| length), Some(11));
        assert_eq!(address("https://a.b", Some('=')), None);
        assert_eq!(address("https://a.b", Some('x')), None);
    }
}
