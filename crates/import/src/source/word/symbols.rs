//! Characters of symbol fonts as the characters they look like.

/// What a code of a symbol font looks like; the code itself where that is not known.
pub(in crate::source) fn symbol(font: &str, code: u32) -> char {
    let plain = if (0xf000..=0xf0ff).contains(&code) {
        code - 0xf000
    } else {
        code
    };
    let known = match font {
        "Wingdings" => match plain {
            0x6c => '●',
            0x6e => '■',
            0x6f | 0xa8 | 0x71 | 0x72 => '☐',
            0x75 => '◆',
            0x76 => '❖',
            0xa1 => '○',
            0xa4 => '◉',
            0xab => '★',
            0xd8 => '➢',
            0xe0 => '→',
            0xe8 => '➔',
            0xfb => '✗',
            0xfc => '✓',
            0xfd => '☒',
            0xfe => '☑',
            _ => '\0',
        },
        "Wingdings 2" => match plain {
            0x4f => '✗',
            0x50 => '✓',
            0x51 | 0x53 | 0x54 => '☒',
            0x52 => '☑',
            0x2a | 0xa3 => '☐',
            0xa2 => '■',
            0x97 => '●',
            _ => '\0',
        },
        "Wingdings 3" => match plain {
            0x70 | 0x9f => '▲',
            0x71 => '▼',
            0x75 => '▶',
            0x74 => '◀',
            0x21 => '→',
            _ => '\0',
        },
        "Symbol" => greek(plain),
        _ => '\0',
    };
    if known != '\0' {
        return known;
    }
    char::from_u32(code)
        .filter(|c| !c.is_control())
        .unwrap_or('□')
}

/// Of Adobe's Symbol encoding.
fn greek(code: u32) -> char {
    const LOWER: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    const UPPER: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    let nth = |letters: &str, n: u32| letters.chars().nth(n as usize).unwrap_or('\0');
    match code {
        0x61..=0x7a => nth(LOWER, code - 0x61),
        0x41..=0x5a => nth(UPPER, code - 0x41),
        0xa3 => '≤',
        0xa5 => '∞',
        0xb0 => '°',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xb8 => '÷',
        0xb9 => '≠',
        0xba => '≡',
        0xbb => '≈',
        0xbc => '…',
        0xae => '→',
        0xac => '←',
        0xad => '↑',
        0xaf => '↓',
        0xe5 => '∑',
        0xd6 => '√',
        0xa2 => '′',
        0xb2 => '″',
        0x20..=0x40 | 0x5b..=0x60 | 0x7b..=0x7e => char::from_u32(code).unwrap_or('\0'),
        _ => '\0',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_what_they_look_like() {
        assert_eq!(symbol("Wingdings", 0xf0fe), '☑');
        assert_eq!(symbol("Wingdings 2", 'R' as u32), '☑');
        assert_eq!(symbol("Symbol", 0xf0b3), '≥');
        assert_eq!(symbol("Symbol", 'm' as u32), 'μ');
        assert_eq!(symbol("Webdings", 0xf041), '\u{f041}');
    }
}
