//! Particles (조사), taken off what a reader typed.
//!
//! Only queries are stripped, never texts: a stem is looked up *besides* the word itself, so that a
//! wrong guess costs a weaker hit and never a lost one. A stem keeps at least two syllables (회의
//! does not become 회).

use super::hangul;

/// What a particle asks of the syllable before it.
#[derive(Clone, Copy)]
enum After {
    Any,
    /// 이, 은, 을: a consonant.
    Tail,
    /// 가, 는, 를: a vowel.
    Vowel,
    /// 로: a vowel or ㄹ.
    VowelOrRieul,
}

/// Shortest stem, in syllables.
const STEM: usize = 2;

const PARTICLES: [(&str, After); 11] = [
    (
        "의 에 도 만 들 에서 에게 에는 에도 에만 까지 부터 처럼 보다 마다 조차 마저 밖에 하고 께서 한테 \
         에서는 에서도 에서의 에게는 에게서 한테서 까지의 부터의 만의 만을 만이 대로 같은 같이 입니다",
        After::Any,
    ),
    (
        "은 이 을 과 이나 이란 이라 이랑 이며 이고 이다 이라는 이라고 이라면 이든 인 인가 인지",
        After::Tail,
    ),
    ("으로 으로는 으로도 으로서 으로써 으로의 으로만", After::Tail),
    ("는 가 를 와 란 라는 라고 라면 랑 다", After::Vowel),
    ("로 로는 로도 로서 로써 로의 로만", After::VowelOrRieul),
    ("이와 이나마 과의 과는 과도", After::Tail),
    ("와의 와는 와도", After::Vowel),
    ("이라도 이라서 이었다 이므로", After::Tail),
    ("라도 라서 였다 므로", After::Vowel),
    ("에서만 에서부터 에까지 으로부터", After::Any),
    ("로부터", After::VowelOrRieul),
];

/// The stem that is left without the particles, `클라우드` of `클라우드에서는`; `None` where there is
/// none to take off.
pub fn without_particle(word: &str) -> Option<&str> {
    let mut stem = strip_particle(word)?;
    // Particles pile up: 들 + 에게 + 도.
    while let Some(shorter) = strip_particle(stem) {
        stem = shorter;
    }
    Some(stem)
}

/// Whether a text is a particle, or several, in either form: after letters of another script
/// (`React의`) nobody can tell which is right.
pub fn is_particle(word: &str) -> bool {
    // A stem that ends in a vowel and one that ends in a consonant.
    ["아가", "아각"].iter().any(|stem| {
        without_particle(&[stem, word].concat()).is_some_and(|left| left.len() <= stem.len())
    })
}

fn strip_particle(word: &str) -> Option<&str> {
    let mut shortest: Option<&str> = None;
    for (particle, after) in candidates(word) {
        let Some(stem) = stem_before(word, particle) else { continue };
        let tail = stem.chars().next_back().and_then(hangul::tail);
        let fits = match after {
            After::Any => true,
            After::Tail => tail.is_some(),
            After::Vowel => tail.is_none(),
            After::VowelOrRieul => matches!(tail, None | Some('ㄹ')),
        };
        if fits && shortest.is_none_or(|shortest| stem.len() < shortest.len()) {
            shortest = Some(stem);
        }
    }
    shortest
}

/// Every particle and what it asks for.
fn all() -> impl Iterator<Item = (&'static str, After)> {
    let lists = PARTICLES.iter();
    lists.flat_map(|(list, after)| list.split(' ').map(move |text| (text, *after)))
}

/// The particles that a word may end with: in the browser, which asks for a few words, all of them.
#[cfg(target_arch = "wasm32")]
fn candidates(_word: &str) -> impl Iterator<Item = (&'static str, After)> {
    all()
}

/// The particles that a word may end with, by its last syllable: an index has millions of words.
#[cfg(not(target_arch = "wasm32"))]
fn candidates(word: &str) -> impl Iterator<Item = (&'static str, After)> {
    use std::collections::BTreeMap;
    use std::sync::LazyLock;
    static BY_LAST: LazyLock<BTreeMap<char, Vec<(&str, After)>>> = LazyLock::new(|| {
        let mut map = BTreeMap::<char, Vec<(&str, After)>>::new();
        for (text, after) in all() {
            if let Some(last) = text.chars().next_back() {
                map.entry(last).or_default().push((text, after));
            }
        }
        map
    });
    let found = word.chars().next_back().and_then(|last| BY_LAST.get(&last));
    found.into_iter().flatten().copied()
}

fn stem_before<'word>(word: &'word str, ending: &str) -> Option<&'word str> {
    let stem = word.strip_suffix(ending)?;
    let long_enough =
        stem.chars().filter(|character| hangul::is_syllable(*character)).count() >= STEM;
    long_enough.then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles() {
        let table = [
            ("클라우드를", Some("클라우드")),
            ("클라우드에서는", Some("클라우드")),
            ("컴포넌트로서", Some("컴포넌트")),
            ("사용자들에게도", Some("사용자")),
            ("생명주기를", Some("생명주기")),
            ("확장을", Some("확장")),
            ("서울로", Some("서울")),
            ("공간로", None),
            ("확장를", None),
            ("회의", None),
            ("회의를", Some("회의")),
            ("나는", None),
            ("클라우드", None),
            ("react", None),
            ("", None),
        ];
        for (word, expected) in table {
            assert_eq!(without_particle(word), expected, "{word}");
        }
    }
}
