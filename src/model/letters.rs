//! Letters without the tables of Unicode.
//!
//! `char::to_lowercase` and `char::is_alphanumeric` bring sixteen kilobytes of tables into the
//! browser. The rules of the scripts that readers of these sites type are ranges and arithmetic. The
//! publisher uses the same functions: words and slugs must come out the same in both worlds.

/// Whether a character belongs to a word: letters, digits and what is written with them. Beyond
/// ASCII that is everything but the blocks of spaces, punctuation, symbols and private use.
#[expect(clippy::match_same_arms, reason = "the ranges stand in the order of code points")]
pub fn is_letter_or_digit(character: char) -> bool {
    match character {
        '\0'..='\u{7F}' => character.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' | '²' | '³' | '¹' | '¼' | '½' | '¾' => true,
        '\u{80}'..='\u{BF}' | '×' | '÷' => false,
        '\u{2C2}'..='\u{2DF}' | '\u{300}'..='\u{36F}' | '\u{37E}' | '\u{387}' => false,
        '\u{55A}'..='\u{55F}' | '\u{589}'..='\u{58F}' | '\u{5BE}' | '\u{5C0}' | '\u{5C3}' => false,
        '\u{600}'..='\u{60F}' | '\u{61B}'..='\u{61F}' | '\u{66A}'..='\u{66D}' | '\u{6D4}' => false,
        '\u{964}' | '\u{965}' | '\u{E3F}' | '\u{E5A}' | '\u{E5B}' => false,
        'ⁱ' | '⁰' | '⁴'..='⁹' | 'ⁿ'..='\u{2089}' | '\u{2090}'..='\u{209C}' => {
            !matches!(character, '\u{207A}'..='\u{207E}' | '\u{208A}'..='\u{208F}')
        }
        '\u{2150}'..='\u{218B}'
        | '\u{2460}'..='\u{249B}'
        | '\u{24B6}'..='\u{24FF}'
        | '\u{2776}'..='\u{2793}' => true,
        '\u{2000}'..='\u{2BFF}' | '\u{2E00}'..='\u{2FFF}' => false,
        '々'..='〇' | '〡'..='〩' | '〱'..='〵' | '〸'..='〼' => true,
        '\u{3000}'..='\u{303F}' | '\u{3099}'..='\u{309C}' | '゠' | '・' => false,
        '\u{3200}'..='\u{321E}'
        | '\u{322A}'..='\u{3247}'
        | '\u{3250}'
        | '\u{3260}'..='\u{327F}' => false,
        '\u{328A}'..='\u{32B0}' | '\u{32C0}'..='\u{33FF}' | '\u{4DC0}'..='\u{4DFF}' => false,
        '\u{E000}'..='\u{F8FF}' | '\u{FD3E}' | '\u{FD3F}' | '\u{FE00}'..='\u{FE6F}' => false,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => true,
        '\u{FEFF}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFFF}' => false,
        '\u{1F000}'..='\u{1FAFF}' | '\u{E0000}'..='\u{10FFFF}' => false,
        _ => true,
    }
}

/// The lower case of a letter of Latin, Greek, Cyrillic, Armenian or full-width Latin script; any
/// other character as it is. One character always gives one.
#[expect(clippy::match_same_arms, reason = "the ranges stand in the order of code points")]
pub fn lower(character: char) -> char {
    let code = u32::from(character);
    let lowered = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0xFF21..=0xFF3A => code + 32,
        // Pairs, the capital first: even in most blocks, odd in two stretches.
        0x0100..=0x012F | 0x0132..=0x0137 | 0x014A..=0x0177 | 0x01DE..=0x01EF | 0x01F8..=0x0233 => {
            code | 1
        }
        0x0370..=0x0373 | 0x03D8..=0x03EF | 0x0460..=0x0481 | 0x048A..=0x04BF | 0x04D0..=0x052F => {
            code | 1
        }
        0x1E9E => 0xDF,
        0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => code | 1,
        0x0139..=0x0148 | 0x0179..=0x017E | 0x01CD..=0x01DC | 0x04C1..=0x04CE => code + code % 2,
        0x0130 => 0x69,
        0x0178 => 0xFF,
        0x0386 => 0x03AC,
        0x0388..=0x038A => code + 37,
        0x038C => 0x03CC,
        0x038E | 0x038F => code + 63,
        0x0391..=0x03A1 | 0x03A3..=0x03AB => code + 32,
        0x0400..=0x040F => code + 80,
        0x0410..=0x042F => code + 32,
        0x0531..=0x0556 => code + 48,
        _ => code,
    };
    char::from_u32(lowered).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_unicode_has_it_in_these_scripts() {
        let blocks = [
            0x00..=0x7F,
            0xA0..=0x0137,
            0x0139..=0x017E,
            0x01CD..=0x01DC,
            0x0386..=0x03CE,
            0x0400..=0x0556,
            0xFF00..=0xFF5A,
        ];
        for code in blocks.into_iter().flatten() {
            let Some(character) = char::from_u32(code) else { continue };
            let expected: Vec<char> = character.to_lowercase().collect();
            // Letters that Unicode makes two of, and the one capital that lies elsewhere, stay.
            if expected.len() == 1 && !matches!(code, 0x04C0) {
                assert_eq!(lower(character), expected[0], "{code:#x}");
            }
        }
    }

    #[test]
    fn letters_and_digits_as_unicode_has_them_in_these_scripts() {
        let blocks = [
            0x00..=0x2C1,
            0x0391..=0x03A1,
            0x03A3..=0x03F5,
            0x0400..=0x0481,
            0x048A..=0x052F,
            0x0531..=0x0556,
            0x1100..=0x11FF,
            0x1E00..=0x1EFF,
            0x2000..=0x2064,
            0x20A0..=0x20BF,
            0x2190..=0x2775,
            0x2780..=0x2BFF,
            0x3000..=0x3029,
            0x3030..=0x303F,
            0x3041..=0x3096,
            0x309B..=0x30FF,
            0x3131..=0x318E,
            0x3400..=0x4DBF,
            0x4E00..=0x9FFF,
            0xAC00..=0xD7A3,
            0xE000..=0xF8FF,
            0xFF01..=0xFFBE,
            0x1F300..=0x1F64F,
        ];
        let wrong: Vec<char> = blocks
            .into_iter()
            .flatten()
            .filter_map(char::from_u32)
            .filter(|character| is_letter_or_digit(*character) != character.is_alphanumeric())
            .collect();
        let wrong: String = wrong.iter().flat_map(|wrong| wrong.escape_unicode()).collect();
        assert_eq!(wrong, "");
    }

    #[test]
    fn what_has_no_case_stays() {
        for character in "가힣あ漢3-_ß€😀".chars() {
            assert_eq!(lower(character), character);
        }
    }
}
