//! The style sheet and the lists of a .doc.

use super::properties::{Look, Shape};
use crate::source::compound::{u16_at, u32_at};
use crate::source::numerals;
use crate::source::word::numbering::{Level, Numbering};

/// How many styles one may be based on, one after the other.
const LONGEST_CHAIN: usize = 16;

#[derive(Default)]
pub(super) struct Styles(Vec<Style>);

#[derive(Default)]
struct Style {
    /// The number of a built-in style.
    kind: u16,
    base: u16,
    paragraph: Vec<u8>,
    characters: Vec<u8>,
}

impl Styles {
    /// Reads a style sheet (`STSH`); broken, styles say nothing.
    pub fn read(sheet: &[u8]) -> Self {
        let mut styles = Vec::new();
        let head = usize::from(u16_at(sheet, 0).unwrap_or_default());
        let count = u16_at(sheet, 2).unwrap_or_default();
        let base = usize::from(u16_at(sheet, 4).unwrap_or(10));
        let mut at = 2 + head;
        for _ in 0..count {
            let Some(length) = u16_at(sheet, at).map(usize::from) else {
                break;
            };
            let Some(entry) = sheet.get(at + 2..at + 2 + length) else {
                break;
            };
            styles.push(style(entry, base).unwrap_or_default());
            at += 2 + length;
        }
        Self(styles)
    }

    /// A style and those it is based on, the first of all first.
    fn chain(&self, style: u16) -> Vec<&Style> {
        let mut chain = Vec::new();
        let mut next = style;
        while let Some(style) = self.0.get(usize::from(next)) {
            chain.push(style);
            next = style.base;
            if chain.len() == LONGEST_CHAIN {
                break;
            }
        }
        chain.reverse();
        chain
    }

    pub fn look(&self, style: u16) -> Look {
        let mut look = Look::default();
        for style in self.chain(style) {
            look.take(&style.characters);
        }
        look
    }

    pub fn shape(&self, style: u16) -> Shape {
        let mut shape = Shape::default();
        for style in self.chain(style) {
            shape.take(&style.paragraph);
            // 标题 1 to 标题 9.
            if (1..=9).contains(&style.kind) && shape.outline.is_none() {
                shape.outline = u8::try_from(style.kind - 1).ok();
            }
        }
        shape
    }

    /// What a style of characters says.
    pub fn modifiers(&self, style: u16) -> &[u8] {
        self.0
            .get(usize::from(style))
            .map_or(&[], |style| &style.characters)
    }

    /// Whether paragraphs of the style are lines of a contents page (目录 1 to 9).
    pub fn is_contents(&self, style: u16) -> bool {
        self.0
            .get(usize::from(style))
            .is_some_and(|style| (19..=27).contains(&style.kind))
    }
}

fn style(entry: &[u8], base: usize) -> Option<Style> {
    let kind = u16_at(entry, 0)? & 0x0fff;
    let second = u16_at(entry, 2)?;
    let mut style = Style {
        kind,
        base: second >> 4,
        ..Style::default()
    };
    let name = usize::from(u16_at(entry, base)?);
    let mut at = base + 2 + 2 * name + 2;
    let mut next = || -> Option<Vec<u8>> {
        at += at % 2;
        let length = usize::from(u16_at(entry, at)?);
        let list = entry.get(at + 2..at + 2 + length)?.to_vec();
        at += 2 + length;
        Some(list)
    };
    match second & 0x000f {
        // Of paragraphs: their own modifiers after the style's number, then those of characters.
        1 => {
            let list = next()?;
            style.paragraph = list.get(2..).unwrap_or_default().to_vec();
            style.characters = next().unwrap_or_default();
        }
        2 => style.characters = next()?,
        _ => {}
    }
    Some(style)
}

/// The names of fonts, by number (`SttbfFfn`).
pub(super) fn fonts(table: &[u8]) -> Vec<String> {
    let mut fonts = Vec::new();
    let mut at = 4;
    while let Some(length) = table.get(at).map(|length| usize::from(*length) + 1) {
        let name = table.get(at + 40..at + length).unwrap_or_default();
        let units = name
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
        fonts.push(String::from_utf16_lossy(&units));
        at += length;
    }
    fonts
}

/// Reads the lists (`PlfLst` with the levels after it) and who uses them (`PlfLfo`).
pub(super) fn numbering(table: &[u8], lists: usize, users: &[u8]) -> Numbering {
    let mut numbering = Numbering::default();
    // What is cut short defines no more.
    let _ = read_lists(&mut numbering, table, lists);
    let _ = read_users(&mut numbering, users);
    numbering
}

fn read_lists(numbering: &mut Numbering, table: &[u8], start: usize) -> Option<()> {
    let count = usize::from(u16_at(table, start)?);
    let mut at = start + 2 + 28 * count;
    for n in 0..count {
        let list = start + 2 + 28 * n;
        let id = u32_at(table, list)?;
        let levels = if table.get(list + 26)? & 1 == 1 { 1 } else { 9 };
        for k in 0..levels {
            let (level, end) = level(table, at)?;
            numbering.define(&id.to_string(), k, level);
            at = end;
        }
    }
    Some(())
}

fn read_users(numbering: &mut Numbering, users: &[u8]) -> Option<()> {
    let count = u32_at(users, 0)? as usize;
    let mut at = 4 + 16_usize.checked_mul(count)?;
    for n in 0..count {
        let user = 4 + 16 * n;
        let id = (n + 1).to_string();
        numbering.link(&id, &u32_at(users, user)?.to_string());
        let changes = *users.get(user + 12)?;
        at += 4;
        for _ in 0..changes {
            let (start, flags) = (u32_at(users, at)?, u32_at(users, at + 4)?);
            let n = (flags & 0x0f) as usize;
            at += 8;
            if flags & 0x20 != 0 {
                let (own, end) = level(users, at)?;
                numbering.redefine(&id, n, own);
                at = end;
            } else if flags & 0x10 != 0 {
                numbering.begin_at(&id, n, start);
            }
        }
    }
    Some(())
}

/// A level (`LVL`), and where it ends.
fn level(table: &[u8], at: usize) -> Option<(Level, usize)> {
    let flags = *table.get(at + 5)?;
    let (characters, paragraph) = (*table.get(at + 24)?, *table.get(at + 25)?);
    let restart = usize::from(*table.get(at + 26)?);
    let text_at = at + 28 + usize::from(characters) + usize::from(paragraph);
    let length = usize::from(u16_at(table, text_at)?);
    let units = table.get(text_at + 2..text_at + 2 + 2 * length)?;
    let units: Vec<u16> = units
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    let mut text = String::new();
    for unit in char::decode_utf16(units) {
        match unit.unwrap_or('\u{fffd}') {
            // The number of a level.
            place @ '\0'..='\u{8}' => text.push_str(&format!("%{}", place as u32 + 1)),
            c => text.push(c),
        }
    }
    let level = Level {
        format: numerals::format_of_code(u32::from(*table.get(at + 4)?)).to_owned(),
        text,
        start: u32_at(table, at)?,
        legal: flags & 4 != 0,
        restart: (flags & 8 != 0).then_some(restart),
        joined: *table.get(at + 15)? == 2,
        ..Level::default()
    };
    Some((level, text_at + 2 + 2 * length))
}
