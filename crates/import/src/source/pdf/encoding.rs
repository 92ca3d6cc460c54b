//! Which characters codes stand for where the font has no map of its own: the encodings that the
//! standard names, the character collection of simplified Chinese, glyph names.

use super::glyph::named;
use crate::source::paged::is_said;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS};
use hayro_cmap::CMap;
use hayro_syntax::object::{Array, Dict, Name, Object};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a code stands for.
pub(super) enum Text {
    One(char),
    Several(String),
}

/// How a composite font parts a string into codes, and what they stand for.
pub(super) enum Scheme {
    /// One byte each.
    Bytes,
    /// Two bytes each, numbers of characters in the collection of simplified Chinese.
    Gb1,
    /// Two bytes each, numbers of glyphs, with what the font program says of them.
    Glyphs(HashMap<u32, char>),
    /// The text in an encoding with one, two or four bytes a character.
    Encoded(&'static Encoding, Blanks),
    /// Two bytes each: the text in UTF-16.
    Utf16,
    /// Four bytes each: the text in UTF-32.
    Utf32,
    /// A map inside the file, from codes to numbers of glyphs.
    Own(Box<CMap>, bool),
}

/// Which glyphs of the collection Latin letters are: of half an em, or as wide as they are.
#[derive(Clone, Copy)]
pub(super) enum Blanks {
    Half,
    Proportional,
}

/// Number of the first half-wide Latin glyph (the blank) in the collection GB1.
const HALF_WIDE: u32 = 814;

/// The characters of the collection Adobe-GB1 by number, from Adobe's map to Unicode (BSD-3-Clause,
/// <https://github.com/adobe-type-tools/mapping-resources-pdf>).
static GB1: LazyLock<Vec<char>> = LazyLock::new(|| include_str!("gb1.txt").chars().collect());

fn gb1_character(number: u32) -> Option<char> {
    let character = GB1.get(usize::try_from(number).ok()?).copied()?;
    is_said(character).then_some(character)
}

/// The encoding that a standard name means.
pub(super) fn predefined(name: &[u8], ordering: &[u8]) -> Scheme {
    let base = name
        .strip_suffix(b"-H")
        .or_else(|| name.strip_suffix(b"-V"))
        .unwrap_or(name);
    match base {
        b"GBK-EUC" | b"GB-EUC" | b"GBK2K" => Scheme::Encoded(GB18030, Blanks::Half),
        b"GBKp-EUC" | b"GBpc-EUC" => Scheme::Encoded(GB18030, Blanks::Proportional),
        b"B5pc" | b"HKscs-B5" | b"ETen-B5" | b"ETenms-B5" => {
            Scheme::Encoded(BIG5, Blanks::Proportional)
        }
        b"83pv-RKSJ" | b"90ms-RKSJ" | b"90msp-RKSJ" | b"90pv-RKSJ" | b"Add-RKSJ" | b"Ext-RKSJ" => {
            Scheme::Encoded(SHIFT_JIS, Blanks::Proportional)
        }
        b"EUC" => Scheme::Encoded(EUC_JP, Blanks::Proportional),
        b"KSC-EUC" | b"KSCms-UHC" | b"KSCms-UHC-HW" | b"KSCpc-EUC" => {
            Scheme::Encoded(EUC_KR, Blanks::Proportional)
        }
        _ if base.ends_with(b"-UTF32") => Scheme::Utf32,
        _ if base.starts_with(b"Uni") => Scheme::Utf16,
        _ if ordering == b"GB1" => Scheme::Gb1,
        _ => Scheme::Glyphs(HashMap::new()),
    }
}

impl Scheme {
    /// The next code and its length.
    pub fn next(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        let first = *bytes.first()?;
        let number = |length: usize| {
            let length = length.min(bytes.len());
            let code = bytes[..length]
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte));
            Some((code, length))
        };
        match self {
            Self::Bytes => number(1),
            Self::Gb1 | Self::Glyphs(_) => number(2),
            Self::Utf16 => {
                let pair = matches!(first, 0xd8..=0xdb) && bytes.len() >= 4;
                number(if pair { 4 } else { 2 })
            }
            Self::Utf32 => number(4),
            Self::Encoded(encoding, _) => {
                let second = bytes.get(1).copied().unwrap_or_default();
                let single = first <= 0x80
                    || first == 0xff
                    || *encoding == SHIFT_JIS && matches!(first, 0xa0..=0xdf);
                let four = *encoding == GB18030 && second.is_ascii_digit();
                number(match (single, four) {
                    (true, _) => 1,
                    (_, true) => 4,
                    _ => 2,
                })
            }
            Self::Own(map, _) => {
                let length = (1..=4.min(bytes.len())).find(|length| {
                    let code = number(*length).map_or(0, |(code, _)| code);
                    let length = u8::try_from(*length).unwrap_or(4);
                    map.lookup_cid_code(code, length).is_some()
                });
                number(length.unwrap_or(2))
            }
        }
    }

    /// The character of a code.
    pub fn character(&self, code: u32, bytes: &[u8]) -> Option<char> {
        let character = match self {
            Self::Gb1 => return gb1_character(code),
            Self::Glyphs(known) => known.get(&code).copied(),
            Self::Own(map, true) => {
                let length = u8::try_from(bytes.len()).ok()?;
                return gb1_character(map.lookup_cid_code(code, length)?);
            }
            Self::Bytes | Self::Own(..) => return None,
            Self::Utf32 => char::from_u32(code),
            Self::Utf16 => {
                let units = bytes
                    .chunks_exact(2)
                    .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                char::decode_utf16(units).next()?.ok()
            }
            Self::Encoded(encoding, _) => {
                let (text, wrong) = encoding.decode_without_bom_handling(bytes);
                text.chars().next().filter(|_| !wrong)
            }
        };
        character.filter(|c| is_said(*c))
    }

    /// Under which number the font's table of widths has a code.
    pub fn width_index(&self, code: u32, bytes: &[u8], text: &Option<Text>) -> u32 {
        let latin = match text {
            Some(Text::One(c)) if matches!(c, ' '..='~') => Some(u32::from(*c) - 32),
            _ => None,
        };
        match self {
            Self::Bytes | Self::Gb1 | Self::Glyphs(_) => code,
            Self::Own(map, _) => {
                let length = u8::try_from(bytes.len()).unwrap_or(2);
                map.lookup_cid_code(code, length).unwrap_or(0)
            }
            Self::Encoded(_, Blanks::Half) => latin.map_or(u32::MAX, |n| HALF_WIDE + n),
            _ => latin.map_or(u32::MAX, |n| n + 1),
        }
    }
}

/// The characters of the codes of a simple font.
///
/// `own` fonts have an encoding of their own, which only a glyph's name or the program tells: what it says is
/// `inside`.
pub(super) fn simple(
    dict: &Dict<'_>,
    own: bool,
    inside: impl FnOnce() -> Vec<(u8, Option<char>)>,
) -> [Option<char>; 256] {
    let mut table = [None; 256];
    let encoding = dict.get::<Object<'_>>(b"Encoding");
    let (base, differences) = match encoding {
        Some(Object::Name(name)) => (Some(name), None),
        Some(Object::Dict(dict)) => (
            dict.get::<Name<'_>>(b"BaseEncoding"),
            dict.get::<Array<'_>>(b"Differences"),
        ),
        _ => (None, None),
    };
    if base.is_some() || !own {
        let encoding = match base.as_deref() {
            Some(b"MacRomanEncoding") => encoding_rs::MACINTOSH,
            _ => encoding_rs::WINDOWS_1252,
        };
        for (code, character) in (0..=u8::MAX).zip(table.iter_mut()).skip(32) {
            let bytes = [code];
            let (text, _) = encoding.decode_without_bom_handling(&bytes);
            *character = text.chars().next().filter(|c| !c.is_control());
        }
        if base.is_none() {
            // The standard encoding has the quotation marks where ASCII has none.
            table[0x27] = Some('’');
            table[0x60] = Some('‘');
        }
    }
    if base.is_none() {
        for (code, character) in inside() {
            table[usize::from(code)] = character;
        }
    }
    let mut code = 0;
    for object in differences
        .iter()
        .flat_map(|list| list.iter::<Object<'_>>())
    {
        match object {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let Some(place) = table.get_mut(code) {
                    *place = named(&name);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_parted_by_their_encoding() {
        let scheme = predefined(b"GBK-EUC-H", b"GB1");
        let (code, length) = scheme.next("\u{0}".as_bytes()).unwrap();
        assert_eq!((code, length), (0, 1));
        let (bytes, ..) = GB18030.encode("年12");
        let (code, length) = scheme.next(&bytes).unwrap();
        assert_eq!(scheme.character(code, &bytes[..length]), Some('年'));
        assert_eq!(scheme.next(&bytes[length..]), Some((u32::from(b'1'), 1)));
        let scheme = predefined(b"UniGB-UCS2-H", b"GB1");
        assert_eq!(scheme.next(&[0x5e, 0x74, 0]), Some((0x5e74, 2)));
        assert_eq!(scheme.character(0x5e74, &[0x5e, 0x74]), Some('年'));
        let scheme = predefined(b"Identity-H", b"GB1");
        let number = GB1.iter().position(|c| *c == '年').unwrap();
        let number = u32::try_from(number).unwrap();
        assert_eq!(scheme.character(number, &[]), Some('年'));
    }
}
