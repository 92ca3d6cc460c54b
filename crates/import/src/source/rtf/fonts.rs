//! The fonts of an RTF file: each has an encoding, some only symbols.

use crate::source::word::symbols;
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, WINDOWS_1252};
use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Fonts {
    /// The code page of the file.
    pub page: u16,
    fonts: HashMap<i32, Font>,
    /// The font being defined.
    open: Option<i32>,
}

#[derive(Default)]
struct Font {
    charset: i32,
    name: String,
}

/// The charset of fonts of symbols.
const SYMBOLS: i32 = 2;

impl Fonts {
    pub fn define(&mut self, number: i32) {
        self.open = Some(number);
        self.fonts.entry(number).or_default();
    }

    pub fn charset(&mut self, charset: i32) {
        if let Some(font) = self.open.and_then(|open| self.fonts.get_mut(&open)) {
            font.charset = charset;
        }
    }

    /// Takes a piece of the name of the font being defined.
    pub fn name(&mut self, text: &str) {
        if let Some(font) = self.open.and_then(|open| self.fonts.get_mut(&open)) {
            font.name.push_str(text.trim_end_matches(';'));
        }
    }

    /// The text of bytes in a font, or in the encoding of the file.
    pub fn decode(&self, font: Option<i32>, bytes: &[u8]) -> String {
        let font = font.and_then(|font| self.fonts.get(&font));
        let charset = font.map_or(0, |font| font.charset);
        if charset == SYMBOLS {
            let raise = |byte: &u8| char::from_u32(0xf000 + u32::from(*byte));
            return bytes.iter().filter_map(raise).collect();
        }
        // Fonts of the West in a Chinese file: writers leave the charset out.
        let encoding = of_page(page_of(charset).unwrap_or(self.page));
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }

    /// The text with the characters of a font of symbols as what they look like.
    pub fn symbols(&self, font: i32, text: &str) -> String {
        let private = |c: char| ('\u{f000}'..='\u{f0ff}').contains(&c);
        let Some(font) = self.fonts.get(&font).filter(|_| text.contains(private)) else {
            return text.to_owned();
        };
        let name = font.name.trim();
        text.chars()
            .map(|c| symbols::symbol(name, c as u32))
            .collect()
    }
}

/// The code page of a charset; that of the file where the charset is none of its own.
fn page_of(charset: i32) -> Option<u16> {
    Some(match charset {
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

fn of_page(page: u16) -> &'static Encoding {
    match page {
        932 => SHIFT_JIS,
        936 | 54936 => GB18030,
        949 => EUC_KR,
        950 => BIG5,
        65001 => UTF_8,
        _ => Encoding::for_label(format!("windows-{page}").as_bytes()).unwrap_or(WINDOWS_1252),
    }
}
