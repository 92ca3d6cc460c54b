//! A font: codes in strings become characters with widths.

use super::encoding::{self, Scheme, Text};
use super::stream::{Budget, unpacked};
use super::{cff, truetype, type1};
use crate::source::paged::is_said;
use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Number, Object};
use std::collections::HashMap;

/// What a font does with a string.
pub(super) struct Font {
    scheme: Scheme,
    to_unicode: Option<CMap>,
    /// The codes of a simple font.
    simple: Option<Box<[Option<char>; 256]>>,
    widths: Widths,
    pub vertical: bool,
    /// Size of its unit, in sizes of the font: a thousandth but in Type 3 fonts.
    unit: f32,
    /// Type 3 fonts draw at a scale of their own.
    pub scale: f32,
}

/// What one code says.
pub(super) struct Said {
    /// None where nothing says which.
    pub text: Option<Text>,
    /// In sizes of the font.
    pub width: f32,
    /// The code that word spacing applies to.
    pub is_blank: bool,
}

#[derive(Default)]
struct Widths {
    single: HashMap<u32, f32>,
    ranges: Vec<(u32, u32, f32)>,
    default: f32,
}

impl Widths {
    fn of(&self, code: u32) -> f32 {
        if let Some(width) = self.single.get(&code) {
            return *width;
        }
        let range = self
            .ranges
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&code));
        range.map_or(self.default, |(.., width)| *width)
    }
}

/// More entries than any font has glyphs.
const MOST_WIDTHS: usize = 70_000;

impl Font {
    pub fn read(dict: &Dict<'_>, budget: &mut Budget) -> Self {
        let to_unicode = match dict.get::<Object<'_>>(b"ToUnicode") {
            Some(Object::Stream(stream)) => budget
                .unpack(&stream)
                .and_then(|bytes| CMap::parse(&bytes, |_| None)),
            _ => None,
        };
        let subtype = dict.get::<Name<'_>>(b"Subtype");
        if subtype.as_deref() == Some(b"Type0") {
            Self::composite(dict, to_unicode, budget)
        } else {
            Self::simple(
                dict,
                to_unicode,
                subtype.as_deref() == Some(b"Type3"),
                budget,
            )
        }
    }

    fn composite(dict: &Dict<'_>, to_unicode: Option<CMap>, budget: &mut Budget) -> Self {
        let descendant = dict
            .get::<Array<'_>>(b"DescendantFonts")
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next())
            .unwrap_or_default();
        let ordering = descendant
            .get::<Dict<'_>>(b"CIDSystemInfo")
            .and_then(|info| info.get::<hayro_syntax::object::String<'_>>(b"Ordering"))
            .map(|ordering| ordering.as_bytes().to_vec())
            .unwrap_or_default();
        let name = dict.get::<Name<'_>>(b"Encoding");
        let own = unpacked(dict, b"Encoding", budget);
        let mut scheme = match (&name, own) {
            (Some(name), _) => encoding::predefined(name, &ordering),
            (None, Some(bytes)) => match CMap::parse(&bytes, |_| None) {
                Some(map) => Scheme::Own(Box::new(map), ordering == b"GB1"),
                None => encoding::predefined(b"Identity-H", &ordering),
            },
            _ => encoding::predefined(b"Identity-H", &ordering),
        };
        if let (Scheme::Glyphs(known), None) = (&mut scheme, &to_unicode) {
            *known = characters(&descendant, budget);
        }
        let default = descendant.get::<f32>(b"DW").unwrap_or(1000.0);
        let widths = descendant
            .get::<Array<'_>>(b"W")
            .map(|array| composite_widths(&array, default));
        Self {
            scheme,
            to_unicode,
            simple: None,
            widths: widths.unwrap_or(Widths {
                default,
                ..Widths::default()
            }),
            vertical: name.is_some_and(|name| name.ends_with(b"-V")),
            unit: 0.001,
            scale: 1.0,
        }
    }

    fn simple(dict: &Dict<'_>, to_unicode: Option<CMap>, type3: bool, budget: &mut Budget) -> Self {
        let descriptor = dict.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
        let first = dict.get::<u32>(b"FirstChar").unwrap_or(0).min(255);
        let base = dict.get::<Name<'_>>(b"BaseFont");
        let fixed = base
            .as_ref()
            .is_some_and(|name| name.starts_with(b"Courier"));
        let missing = descriptor.get::<f32>(b"MissingWidth");
        let mut widths = Widths {
            default: missing.unwrap_or(0.0),
            ..Widths::default()
        };
        if let Some(array) = dict.get::<Array<'_>>(b"Widths") {
            let list = array.iter::<f32>().take(256);
            widths.single.extend((first..=255).zip(list));
        } else {
            // One of the fonts that every reader has: their mean widths will do.
            widths.default = if fixed { 600.0 } else { 540.0 };
            if !fixed {
                widths.single.insert(32, 278.0);
            }
        }
        let (unit, scale) = match dict.get::<[f32; 6]>(b"FontMatrix").filter(|_| type3) {
            Some([a, b, c, d, ..]) if a.abs() + b.abs() > 0.0 => {
                // The box of its glyphs says what a size of it is.
                let height = dict
                    .get::<[f32; 4]>(b"FontBBox")
                    .map_or(0.0, |[_, bottom, _, top]| (top - bottom).abs());
                let drawn = height * (c.abs() + d.abs());
                let scale = if (0.3..=3.0).contains(&drawn) || drawn <= 0.0 {
                    1.0
                } else {
                    drawn
                };
                (a.abs().max(b.abs()), scale)
            }
            _ => (0.001, 1.0),
        };
        let embedded = ["FontFile", "FontFile2", "FontFile3"]
            .iter()
            .any(|key| descriptor.contains_key(key));
        let symbolic = descriptor
            .get::<u32>(b"Flags")
            .is_some_and(|flags| flags & 4 != 0);
        let simple = encoding::simple(dict, type3 || embedded && symbolic, || {
            if let Some(program) = unpacked(&descriptor, b"FontFile", budget) {
                return type1::codes(&program);
            }
            compact(&descriptor, budget, cff::codes)
        });
        Self {
            scheme: Scheme::Bytes,
            to_unicode,
            simple: Some(Box::new(simple)),
            widths,
            vertical: false,
            unit,
            scale,
        }
    }

    /// Reads the next code of a string.
    pub fn next(&self, bytes: &mut &[u8]) -> Option<Said> {
        let (code, length) = self.scheme.next(bytes)?;
        let own = &bytes[..length];
        *bytes = &bytes[length..];
        let text = self.text(code, own);
        let index = self.scheme.width_index(code, own, &text);
        let width = self.widths.of(index) * self.unit;
        Some(Said {
            text,
            width: if width.is_finite() { width } else { 0.0 },
            is_blank: length == 1 && code == 32,
        })
    }

    fn text(&self, code: u32, bytes: &[u8]) -> Option<Text> {
        let mapped = self
            .to_unicode
            .as_ref()
            .and_then(|map| map.lookup_bf_string(code))
            .and_then(|found| match found {
                BfString::Char(c) => is_said(c).then_some(Text::One(c)),
                BfString::String(text) => text.chars().all(is_said).then_some(Text::Several(text)),
            });
        mapped.or_else(|| {
            let character = match &self.simple {
                Some(simple) => simple[code as usize & 0xff],
                None => self.scheme.character(code, bytes),
            };
            character.map(Text::One)
        })
    }
}

/// The characters of the glyphs by the code map of the program, where numbers in strings are those of
/// glyphs or are mapped to them.
fn characters(descendant: &Dict<'_>, budget: &mut Budget) -> HashMap<u32, char> {
    let descriptor = descendant.get::<Dict<'_>>(b"FontDescriptor");
    let program = descriptor
        .as_ref()
        .and_then(|descriptor| unpacked(descriptor, b"FontFile2", budget));
    let glyphs = match program {
        Some(program) => truetype::characters(&program),
        None => descriptor
            .map(|descriptor| compact(&descriptor, budget, cff::characters))
            .unwrap_or_default(),
    };
    let Some(map) = unpacked(descendant, b"CIDToGIDMap", budget) else {
        return glyphs;
    };
    let pairs = map.chunks_exact(2).zip(0..);
    pairs
        .filter_map(|(pair, code)| {
            let glyph = u32::from(u16::from_be_bytes([pair[0], pair[1]]));
            Some((code, *glyphs.get(&glyph)?))
        })
        .collect()
}

/// What a font's compact program says, by itself or in the frame of OpenType; nothing without one.
fn compact<T: Default>(descriptor: &Dict<'_>, budget: &mut Budget, read: fn(&[u8]) -> T) -> T {
    let Some(file) = unpacked(descriptor, b"FontFile3", budget) else {
        return T::default();
    };
    if file.starts_with(b"OTTO") {
        truetype::table(&file, b"CFF ")
            .map(read)
            .unwrap_or_default()
    } else {
        read(&file)
    }
}

/// `[first [w w w] first last w …]`
fn composite_widths(array: &Array<'_>, default: f32) -> Widths {
    let mut widths = Widths {
        default,
        ..Widths::default()
    };
    let mut numbers: Vec<u32> = Vec::with_capacity(3);
    for object in array.iter::<Object<'_>>() {
        if widths.single.len() + widths.ranges.len() > MOST_WIDTHS {
            break;
        }
        match object {
            Object::Array(list) => {
                if let Some(first) = numbers.pop() {
                    let list = list.iter::<f32>().take(MOST_WIDTHS);
                    widths.single.extend((first..=u32::MAX).zip(list));
                }
                numbers.clear();
            }
            Object::Number(number) if numbers.len() == 2 => {
                let range = (numbers[0], numbers[1], number.as_f32());
                widths.ranges.push(range);
                numbers.clear();
            }
            Object::Number(number) => numbers.push(whole(number)),
            _ => {}
        }
    }
    widths
}

fn whole(number: Number) -> u32 {
    u32::try_from(number.as_i64()).unwrap_or(0)
}
