//! The fonts of an RTF file: each has an encoding, some only symbols.

use crate::source::word::symbols;
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};
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
        let encoding: &Encoding = match (charset, self.page) {
            (134, _) => GB18030,
            (136, _) => BIG5,
            (128, _) => SHIFT_JIS,
            (129, _) => EUC_KR,
            // Fonts of the West in a Chinese file: writers leave the charset out.
            (_, 936 | 54936) => GB18030,
            (_, 950) => BIG5,
            (_, 932) => SHIFT_JIS,
            (_, 949) => EUC_KR,
            _ => WINDOWS_1252,
        };
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
