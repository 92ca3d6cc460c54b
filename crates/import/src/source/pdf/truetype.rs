//! The code map inside a TrueType program, read backwards: which character each glyph draws. Fonts
//! that are embedded whole keep it, and some writers of PDF leave every other map out.

use std::collections::HashMap;

/// More glyphs than a font can have.
const MOST_GLYPHS: usize = 65_536;

/// The characters of glyphs by their number.
pub(super) fn characters(program: &[u8]) -> HashMap<u32, char> {
    table(program, b"cmap").and_then(map_of).unwrap_or_default()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u32> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u32::from(u16::from_be_bytes([pair[0], pair[1]])))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u16_at(bytes, at)? << 16 | u16_at(bytes, at.checked_add(2)?)?)
}

fn offset_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

pub(super) fn table<'a>(program: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = u16_at(program, 4)? as usize;
    let record = (0..count)
        .map(|n| 12 + 16 * n)
        .find(|at| program.get(*at..*at + 4) == Some(tag))?;
    program.get(offset_at(program, record + 8)?..)
}

/// The map from Unicode of the table that has one.
fn map_of(cmap: &[u8]) -> Option<HashMap<u32, char>> {
    let count = u16_at(cmap, 2)? as usize;
    let unicode = |n: &usize| {
        let platform = u16_at(cmap, 4 + 8 * n);
        let encoding = u16_at(cmap, 6 + 8 * n);
        platform == Some(0) || platform == Some(3) && matches!(encoding, Some(1 | 10))
    };
    let maps = (0..count).filter(unicode).filter_map(|n| {
        let map = cmap.get(offset_at(cmap, 8 + 8 * n)?..)?;
        match u16_at(map, 0)? {
            4 => segments(map),
            12 => groups(map),
            _ => None,
        }
    });
    maps.max_by_key(HashMap::len)
}

/// Keeps the first character of a glyph: ideographs come before what only looks like them.
fn add(found: &mut HashMap<u32, char>, glyph: u32, code: u32) {
    if let Some(character) = char::from_u32(code).filter(|_| glyph != 0) {
        let is_ideograph = ('\u{4e00}'..='\u{9fff}').contains(&character);
        let kept = found.entry(glyph).or_insert(character);
        if is_ideograph && !('\u{4e00}'..='\u{9fff}').contains(kept) {
            *kept = character;
        }
    }
}

/// Format 4: segments of codes up to U+FFFF.
fn segments(map: &[u8]) -> Option<HashMap<u32, char>> {
    let twice = u16_at(map, 6)? as usize;
    let mut found = HashMap::new();
    for n in 0..twice / 2 {
        let at = |list: usize| 14 + list * twice + 2 * n + if list > 0 { 2 } else { 0 };
        let (end, start) = (u16_at(map, at(0))?, u16_at(map, at(1))?);
        let (delta, offset) = (u16_at(map, at(2))?, u16_at(map, at(3))?);
        for code in start..=end.min(0xfffe) {
            let glyph = if offset == 0 {
                (code + delta) & 0xffff
            } else {
                let place = at(3) + offset as usize + 2 * (code - start) as usize;
                match u16_at(map, place) {
                    Some(0) | None => continue,
                    Some(glyph) => (glyph + delta) & 0xffff,
                }
            };
            add(&mut found, glyph, code);
        }
        if found.len() > MOST_GLYPHS {
            break;
        }
    }
    Some(found)
}

/// Format 12: groups of codes of all of Unicode.
fn groups(map: &[u8]) -> Option<HashMap<u32, char>> {
    let count = u32_at(map, 12)? as usize;
    let mut found = HashMap::new();
    let mut left = MOST_GLYPHS * 2;
    for n in 0..count.min(MOST_GLYPHS) {
        let at = 16 + 12 * n;
        let (start, end) = (u32_at(map, at)?, u32_at(map, at + 4)?);
        let glyph = u32_at(map, at + 8)?;
        for code in start..=end {
            if left == 0 {
                return Some(found);
            }
            left -= 1;
            add(&mut found, glyph.wrapping_add(code - start), code);
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program with nothing but this map.
    fn program(map: &[u16]) -> Vec<u8> {
        let words: Vec<u16> = [
            &[0, 1, 1, 0, 0, 0][..],
            // cmap, its sum, its place, its length
            &[0x636d, 0x6170, 0, 0, 0, 28, 0, 100],
            // one map for Windows and Unicode
            &[0, 1, 3, 1, 0, 12],
            map,
        ]
        .concat();
        words.iter().flat_map(|word| word.to_be_bytes()).collect()
    }

    #[test]
    fn glyphs_are_known_by_the_codes_that_draw_them() {
        // 年 draws 3 by its distance, 一 and the radical like it draw 7 by a list.
        let map = [
            4,
            0,
            0,
            6,
            0,
            0,
            0, // ends
            0x4e00,
            0x5e74,
            0xffff,
            0, // starts
            0x4e00,
            0x5e74,
            0xffff, // distances
            0,
            3_u16.wrapping_sub(0x5e74),
            1, // places of lists
            6,
            0,
            0,
            7,
        ];
        let found = characters(&program(&map));
        assert_eq!(found.get(&3), Some(&'年'));
        assert_eq!(found.get(&7), Some(&'一'));
        let cut = program(&map[..9]);
        assert!(characters(&cut).is_empty());
    }
}
