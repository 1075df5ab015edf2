//! Emphasis next to Korean, Chinese and Japanese.
//!
//! `**서비스 수준 목표(SLO)**를` is bold for its author and for kramdown, but CommonMark takes the closing
//! `**` between punctuation and a letter for an opening one. A [`marks::GLUE`] between the punctuation
//! and the run makes it stand between letters, which may open and close. Which of the two a run does
//! is told by the runs before it in the paragraph, as kramdown tells it. In kramdown's dialects that
//! holds next to all letters, elsewhere only next to those that CommonMark has no spaces for.

use super::draft::{Draft, Edit};
use crate::markdown::marks;
use crate::source::Dialect;

/// Puts glue where it is needed.
pub(super) fn glue(draft: &mut Draft, dialect: Dialect) {
    if !draft.text.contains(['*', '~']) {
        return;
    }
    let kramdown = matches!(dialect, Dialect::Jekyll | Dialect::Wiki);
    let joins = |letter: char| is_cjk(letter) || kramdown && letter.is_alphanumeric();
    let code = draft.code();
    let mut edits = Vec::new();
    let text = draft.text.as_str();
    let mut pending = Pending::default();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['*', '~'])) {
        let mut start = at + found;
        if text.get(at..start).is_some_and(ends_paragraph) {
            pending = Pending::default();
        }
        if let Some(range) = code.around(start) {
            at = range.end;
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let sign = if rest.starts_with('*') { '*' } else { '~' };
        let end = start + rest.len() - rest.trim_start_matches(sign).len();
        at = end;
        if is_escaped(text.get(..start).unwrap_or_default()) {
            start += 1;
        }
        let length = end - start;
        if length == 0 || length > 3 || sign == '~' && length != 2 {
            continue;
        }
        let before = text.get(..start).and_then(|text| text.chars().next_back()).unwrap_or('\n');
        let after = text.get(end..).and_then(|text| text.chars().next()).unwrap_or('\n');
        let role = pending.role(sign, length, before, after);
        // Runs that touch (`~~**가**~~`) stand where the outermost of them stands.
        let outer_before = beside(text.get(..start).unwrap_or_default().chars().rev());
        let outer_after = beside(text.get(end..).unwrap_or_default().chars());
        let place = match role {
            Some(Role::Opens) if is_punctuation(after) && joins(outer_before) => end,
            Some(Role::Closes) if is_punctuation(before) && joins(outer_after) => start,
            _ => continue,
        };
        edits.push(Edit { range: place..place, text: marks::GLUE.to_string() });
    }
    draft.apply(&edits);
}

/// The first character that is no sign of emphasis.
fn beside(characters: impl Iterator<Item = char>) -> char {
    characters.take(LONGEST_RUN).find(|sign| !matches!(sign, '*' | '~')).unwrap_or('\n')
}

/// Longest group of signs that touch.
const LONGEST_RUN: usize = 8;

/// Whether a blank line lies between two runs.
fn ends_paragraph(between: &str) -> bool {
    let inner = between.split_once('\n').and_then(|(_, rest)| rest.rsplit_once('\n'));
    inner.is_some_and(|(lines, _)| {
        lines.split('\n').any(|line| line.trim_matches([' ', '\t', '>', '\r']).is_empty())
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
}

/// The runs of the paragraph that wait for their ends.
#[derive(Debug, Default)]
struct Pending {
    emphasis: bool,
    strong: bool,
    deleted: bool,
}

impl Pending {
    /// What a run does, by what stands on both sides of it.
    fn role(&mut self, sign: char, length: usize, before: char, after: char) -> Option<Role> {
        let (emphasis, strong) = (sign == '*' && length != 2, sign == '*' && length != 1);
        let closes = !before.is_whitespace()
            && if sign == '~' {
                self.deleted
            } else {
                (!emphasis || self.emphasis) && (!strong || self.strong)
            };
        if !closes && after.is_whitespace() {
            return None;
        }
        self.deleted = if sign == '~' { !closes } else { self.deleted };
        self.emphasis = if emphasis { !closes } else { self.emphasis };
        self.strong = if strong { !closes } else { self.strong };
        Some(if closes { Role::Closes } else { Role::Opens })
    }
}

/// Whether what follows is escaped: an odd number of backslashes stands before it.
fn is_escaped(before: &str) -> bool {
    let slashes = before.len() - before.trim_end_matches('\\').len();
    slashes % 2 == 1
}

/// Letters of scripts that put no space between a word and its particle.
pub(super) fn is_cjk(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x11FF          // Hangul jamo
        | 0x3005..=0x3007
        | 0x3040..=0x30FF        // Kana
        | 0x3130..=0x318F        // compatibility jamo
        | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF        // Han
        | 0xA960..=0xA97F
        | 0xAC00..=0xD7FF        // Hangul
        | 0xF900..=0xFAFF
        | 0xFF66..=0xFFDC
        | 0x2_0000..=0x3_FFFF)
}

/// Punctuation and symbols as CommonMark sees them: neither letter, digit nor space.
fn is_punctuation(character: char) -> bool {
    !character.is_alphanumeric()
        && !character.is_whitespace()
        && !character.is_control()
        && !marks::any(character.encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_glue_goes() {
        let table = [
            ("**목표(SLO)**를", "**목표(SLO)|**를"),
            ("**\"인용\"**은", "**\"인용\"|**은"),
            ("단**(괄호)**", "단**|(괄호)**"),
            ("가**.env**나", "가**|.env**나"),
            ("가**(나)**다", "가**|(나)|**다"),
            ("(**가**)나 **(다**라)", "(**가**)나 **(다**라)"),
            ("**가**, **나**", "**가**, **나**"),
            ("***가(나)***는", "***가(나)|***는"),
            ("**가*나*(다)**라", "**가*나*(다)|**라"),
            ("~~(가)~~나 1~2", "~~(가)|~~나 1~2"),
            ("**（가）**는 **「나」**는", "**（가）|**는 **「나」|**는"),
            ("**가😀**요 **50%**로", "**가😀|**요 **50%|**로"),
            ("~~**가(나)**~~는", "~~**가(나)|**|~~는"),
            ("가~~**(나)**~~", "가~~|**|(나)**~~"),
            ("2 * 3 ** 가", "2 * 3 ** 가"),
            ("**가\n\n**(나)**다", "**가\n\n**(나)|**다"),
            ("`**가` **(나)**다", "`**가` **(나)|**다"),
            ("\\*가", "\\*가"),
        ];
        for (given, expected) in table {
            for dialect in [Dialect::Plain, Dialect::Jekyll] {
                let mut draft = Draft::new(given.to_owned());
                glue(&mut draft, dialect);
                assert_eq!(draft.text.replace(marks::GLUE, "|"), expected, "{given}");
            }
        }
    }

    #[test]
    fn next_to_other_letters_it_depends() {
        let table = [
            (Dialect::Plain, "a**(b)**c **A.**b", "a**(b)**c **A.**b"),
            (Dialect::Jekyll, "a**(b)**c **A.**b", "a**|(b)|**c **A.|**b"),
            (Dialect::Jekyll, "**Note:**3", "**Note:|**3"),
        ];
        for (dialect, given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            glue(&mut draft, dialect);
            assert_eq!(draft.text.replace(marks::GLUE, "|"), expected, "{given}");
        }
    }
}
