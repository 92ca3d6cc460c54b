//! The characters of numerals: digits, powers of ten, words, and what stands between them unseen.

/// Whether a numeral may begin with this character.
pub(super) fn begins(c: char) -> bool {
    digit(c).is_some() || is_word(c)
}

/// What is not seen between the characters of a number: joiners, marks of direction, variants.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Any blank inside a line. A tab parts cells.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        && !matches!(
            c,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
}

pub(super) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The value of an ASCII or full-width digit.
pub fn digit(c: char) -> Option<u32> {
    let ascii = match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32)?,
        _ => c,
    };
    ascii.to_digit(10)
}

pub(super) fn power(c: char) -> Option<u32> {
    match c {
        '十' | '拾' => Some(1),
        '百' | '佰' => Some(2),
        '千' | '仟' => Some(3),
        '万' | '萬' => Some(4),
        '亿' | '億' => Some(8),
        _ => None,
    }
}

/// The value of a digit in words, plain and as on cheques.
pub(super) fn word(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '兩' | '貳' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn is_word(c: char) -> bool {
    matches!(c, '半' | '几' | '数' | '幾' | '數') || word(c).is_some() || power(c).is_some()
}
