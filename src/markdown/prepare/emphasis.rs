//! Emphasis next to Korean, Chinese and Japanese.
//!
//! `**서비스 수준 목표(SLO)**를` is bold for its author and for kramdown, but CommonMark takes the closing
//! `**` between punctuation and a letter for an opening one. A [`marks::GLUE`] between the punctuation
//! and the run makes it stand between letters, which may open and close. Brackets that tell the
//! direction are left alone: `(**가**)` is right as it is.

use super::draft::{Draft, Edit};
use crate::markdown::marks;

/// Puts glue where it is needed.
pub(super) fn glue(draft: &mut Draft) {
    let mut edits = Vec::new();
    let text = draft.text.as_str();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['*', '~'])) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        let sign = if rest.starts_with('*') { '*' } else { '~' };
        let length = rest.len() - rest.trim_start_matches(sign).len();
        let end = start + length;
        at = end;
        if sign == '~' && length != 2 {
            continue;
        }
        let before = text.get(..start).unwrap_or_default();
        let Some(previous) = before.chars().next_back() else {
            continue;
        };
        let Some(next) = text.get(end..).and_then(|rest| rest.chars().next()) else {
            continue;
        };
        if previous == '\\' && is_escape(before) {
            continue;
        }
        let place = if is_cjk(next) && is_punctuation(previous) && !opens(previous) {
            start
        } else if is_cjk(previous) && is_punctuation(next) && !closes(next) {
            end
        } else {
            continue;
        };
        edits.push(Edit { range: place..place, text: marks::GLUE.to_string() });
    }
    draft.apply(&edits);
}

/// Whether the last backslash is itself not escaped.
fn is_escape(before: &str) -> bool {
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

/// Punctuation after which a run can only open.
fn opens(character: char) -> bool {
    matches!(
        character,
        '(' | '[' | '{' | '<' | '“' | '‘' | '「' | '『' | '《' | '〈' | '【' | '〔' | '（' | '［'
    )
}

/// Punctuation before which a run can only close.
fn closes(character: char) -> bool {
    matches!(
        character,
        ')' | ']'
            | '}'
            | '>'
            | '”'
            | '’'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | '）'
            | '］'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | '、'
            | '。'
            | '…'
            | '|'
    )
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
            ("(**가**)", "(**가**)"),
            ("**가**, **나**", "**가**, **나**"),
            ("a**(b)**c", "a**(b)**c"),
            ("~~(가)~~나 1~2", "~~(가)|~~나 1~2"),
            ("\\*가", "\\*가"),
            ("`x`**를", "`x`|**를"),
        ];
        for (given, expected) in table {
            let mut draft = Draft::new(given.to_owned());
            glue(&mut draft);
            assert_eq!(draft.text.replace(marks::GLUE, "|"), expected, "{given}");
        }
    }
}
