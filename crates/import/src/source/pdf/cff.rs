//! A Type 1 program in the compact form (CFF): its charset names every glyph, its encoding says which codes
//! draw them.

use super::glyph::named;
use std::collections::HashMap;
use ttf_parser::GlyphId;
use ttf_parser::cff::Table;

/// The characters of codes. Glyphs of a collection have numbers, no names.
pub(super) fn codes(program: &[u8]) -> Vec<(u8, Option<char>)> {
    let Some(table) = Table::parse(program) else {
        return Vec::new();
    };
    let character = |code| {
        let character = match table.glyph_index(code) {
            Some(glyph) => character(&table, glyph),
            None => in_order(&table, code),
        };
        Some((code, Some(character?)))
    };
    (0..=u8::MAX).filter_map(character).collect()
}

/// In the predefined charset, in which the library looks up no codes, glyphs stand in the order of ASCII.
fn in_order(table: &Table<'_>, code: u8) -> Option<char> {
    let place = code.checked_sub(b' ').filter(|_| code.is_ascii())?;
    let character = character(table, GlyphId(u16::from(place) + 1));
    character.filter(|character| *character == char::from(code))
}

/// The characters of glyphs by their number.
pub(super) fn characters(program: &[u8]) -> HashMap<u32, char> {
    let Some(table) = Table::parse(program) else {
        return HashMap::new();
    };
    let numbered = |glyph| Some((u32::from(glyph), character(&table, GlyphId(glyph))?));
    (0..table.number_of_glyphs()).filter_map(numbered).collect()
}

fn character(table: &Table<'_>, glyph: GlyphId) -> Option<char> {
    let is_there = glyph.0 < table.number_of_glyphs();
    let name = table.glyph_name(glyph).filter(|_| is_there)?;
    named(name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(parts: &[&[u8]]) -> Vec<u8> {
        let mut bytes = vec![0, u8::try_from(parts.len()).unwrap(), 1, 1];
        let mut end = 1;
        for part in parts {
            end += u8::try_from(part.len()).unwrap();
            bytes.push(end);
        }
        bytes.extend(parts.concat());
        bytes
    }

    /// A program of four glyphs, the last two with names of their own, and this encoding.
    fn program(encoding: &[u8]) -> Vec<u8> {
        let place = |place: usize| {
            let place = u16::try_from(place).unwrap().to_be_bytes();
            [28, place[0], place[1]]
        };
        let made = |charset: usize| {
            let top = [
                &place(charset)[..],
                &[15],
                &place(charset + 7),
                &[16],
                &place(charset + 7 + encoding.len()),
                &[17],
            ]
            .concat();
            let head = [
                &[1, 0, 4, 1][..],
                &index(&[b"F"]),
                &index(&[&top]),
                &index(&[b"uni5E74", b"g7"]),
                &[0, 0],
            ];
            head.concat()
        };
        let charset = made(0).len();
        let mut bytes = made(charset);
        // Of glyph 1 the name is A, of 2 and 3 the first and second own name.
        bytes.extend([0, 0, 34, 1, 135, 1, 136]);
        bytes.extend(encoding);
        bytes.extend(index(&[b"\x0e", b"\x0e", b"\x0e", b"\x0e"]));
        bytes
    }

    #[test]
    fn codes_are_told_by_the_names_of_their_glyphs() {
        let listed = program(&[0, 3, 7, 9, 11]);
        let said = |program: &[u8]| {
            let codes = codes(program).into_iter();
            codes.filter(|(code, _)| *code != b'A').collect::<Vec<_>>()
        };
        assert_eq!(said(&listed), [(7, Some('A')), (9, Some('年'))]);
        assert_eq!(characters(&listed), [(1, 'A'), (2, '年')].into());
        let ranges = program(&[1, 1, 200, 2]);
        assert_eq!(said(&ranges), [(200, Some('A')), (201, Some('年'))]);
    }

    #[test]
    fn a_program_without_charset_and_encoding_has_the_standard_ones() {
        let made = |glyphs: usize| {
            let glyphs = u8::try_from(glyphs).unwrap();
            let head = [
                &[1, 0, 4, 1][..],
                &index(&[b"F"]),
                &index(&[&[28, 0, glyphs, 17]]),
            ];
            [head.concat(), vec![0, 0, 0, 0]].concat()
        };
        let mut program = made(made(0).len());
        program.extend(index(&[b"\x0e", b"\x0e", b"\x0e"]));
        assert_eq!(codes(&program), [(b' ', Some(' ')), (b'!', Some('!'))]);
    }

    #[test]
    fn a_damaged_program_says_less_and_never_panics() {
        let whole = program(&[0, 3, 7, 9, 11]);
        for end in 0..whole.len() {
            let _ = codes(&whole[..end]);
        }
        for at in 0..whole.len() {
            for byte in [0, 1, 12, 28, 127, 128, 254, 255] {
                let mut damaged = whole.clone();
                damaged[at] = byte;
                let _ = (codes(&damaged), characters(&damaged));
            }
        }
    }
}
