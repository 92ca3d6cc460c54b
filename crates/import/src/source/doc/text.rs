//! The characters of a .doc in the order of the document, and what is said of each: the piece table, and the
//! pages of properties after it.

use super::properties::{self, Look, Shape};
use super::styles::Styles;
use crate::order;
use crate::source::compound::{u16_at, u32_at};
use encoding_rs::WINDOWS_1252;

/// More characters than this many times the stream are an attack.
const MOST: usize = 4;
const PAGE: usize = 512;

#[derive(Default)]
pub(super) struct Text {
    /// UTF-16, and the place in the stream where each stands.
    pub units: Vec<u16>,
    places: Vec<u32>,
    /// Modifiers of the piece of each stretch of characters, by its first.
    pieces: Vec<(usize, Vec<u8>)>,
    looks: Vec<Run>,
    shapes: Vec<Run>,
    /// The last characters of sections.
    pub section_ends: Vec<usize>,
}

/// A stretch of the stream with its modifiers.
struct Run {
    start: u32,
    end: u32,
    style: u16,
    list: Vec<u8>,
}

impl Text {
    /// Characters in paragraphs that all have these modifiers.
    #[cfg(test)]
    pub fn of(text: &str, modifiers: &[u8]) -> Self {
        let units: Vec<u16> = text.encode_utf16().collect();
        let all = Run {
            start: 0,
            end: u32::MAX,
            style: 0,
            list: modifiers.to_vec(),
        };
        Self {
            places: (0..).take(units.len()).collect(),
            units,
            shapes: vec![all],
            ..Self::default()
        }
    }

    /// Reads the piece table (`Clx`) and the tables of properties; none when there is no piece table.
    /// Properties that are too long for their page stand in the data stream.
    pub fn read(main: &[u8], table: &[u8], data: &[u8]) -> Option<Self> {
        let part = |at: usize| {
            let (start, length) = (u32_at(main, at)? as usize, u32_at(main, at + 4)? as usize);
            table.get(start..start.checked_add(length)?)
        };
        let mut text = Self::default();
        text.read_pieces(main, part(0x1a2)?)?;
        text.looks = runs(main, part(0xfa).unwrap_or_default(), 1);
        text.shapes = runs(main, part(0x102).unwrap_or_default(), 13);
        text.section_ends = section_ends(part(0xca).unwrap_or_default());
        for run in &mut text.shapes {
            properties::add_stored(&mut run.list, data);
        }
        Some(text)
    }

    fn read_pieces(&mut self, main: &[u8], list: &[u8]) -> Option<()> {
        let mut changes: Vec<&[u8]> = Vec::new();
        let mut at = 0;
        while list.get(at) == Some(&1) {
            let length = usize::from(u16_at(list, at + 1)?);
            changes.push(list.get(at + 3..at + 3 + length)?);
            at += 3 + length;
        }
        let length = (list.get(at) == Some(&2)).then(|| u32_at(list, at + 1))?? as usize;
        let pieces = list.get(at + 5..)?;
        let pieces = &pieces[..length.min(pieces.len())];
        let count = pieces.len().saturating_sub(4) / 12;
        for n in 0..count {
            let (from, to) = (u32_at(pieces, 4 * n)?, u32_at(pieces, 4 * n + 4)?);
            let piece = 4 * (count + 1) + 8 * n;
            let (place, change) = (u32_at(pieces, piece + 2)?, u16_at(pieces, piece + 6)?);
            let length = to.saturating_sub(from) as usize;
            if self.units.len() + length > main.len().saturating_mul(MOST) {
                return None;
            }
            let changed = (change & 1 == 1).then(|| changes.get(usize::from(change >> 1)));
            let changed = changed.flatten().map(|list| list.to_vec());
            self.pieces
                .push((self.units.len(), changed.unwrap_or_default()));
            let compressed = place & 0x4000_0000 != 0;
            let start = (place & 0x3fff_ffff) as usize;
            let (start, width) = if compressed {
                (start / 2, 1)
            } else {
                (start, 2)
            };
            for k in 0..length {
                let at = start + k * width;
                let unit = if compressed {
                    main.get(at).map(|byte| western(*byte))
                } else {
                    u16_at(main, at)
                };
                // A file cut short has no more.
                let Some(unit) = unit else {
                    break;
                };
                self.units.push(unit);
                self.places.push(u32::try_from(at).ok()?);
            }
        }
        Some(())
    }

    /// How a character is printed, under the style of its paragraph.
    pub fn look(&self, n: usize, style: u16, styles: &Styles) -> Look {
        let mut look = styles.look(style);
        let run = self
            .places
            .get(n)
            .and_then(|place| find(&self.looks, *place));
        let list = run.map_or(&[][..], |run| &run.list);
        let mut own = Look::default();
        own.take(list);
        if let Some(style) = own.style {
            look.take(styles.modifiers(style));
        }
        look.take(list);
        look.take(self.changes(n));
        look
    }

    /// How the paragraph is printed that ends with a character.
    pub fn shape(&self, n: usize, styles: &Styles) -> Shape {
        let run = self
            .places
            .get(n)
            .and_then(|place| find(&self.shapes, *place));
        let style = run.map_or(0, |run| run.style);
        let mut shape = styles.shape(style);
        shape.style = style;
        shape.take(run.map_or(&[][..], |run| &run.list));
        shape.take(self.changes(n));
        shape
    }

    /// Whether a paragraph, or a cell, ends with a character. A page may break within one; a section may not.
    pub fn ends_paragraph(&self, n: usize) -> bool {
        match self.units[n] {
            0x0d | 0x07 => true,
            0x0c => self.section_ends.binary_search(&n).is_ok(),
            _ => false,
        }
    }

    /// The first character after `n` whose properties may differ.
    pub fn same_until(&self, n: usize, end: usize) -> usize {
        let Some(place) = self.places.get(n).copied() else {
            return end;
        };
        let run_end = find(&self.looks, place).map_or(place + 2, |run| run.end);
        let mut until = n + 1;
        while until < end
            && self.places[until] > self.places[until - 1]
            && self.places[until] < run_end
            && !self.pieces.iter().any(|(start, _)| *start == until)
        {
            until += 1;
        }
        until
    }

    fn changes(&self, n: usize) -> &[u8] {
        let piece = self.pieces.partition_point(|(start, _)| *start <= n);
        piece
            .checked_sub(1)
            .map_or(&[], |piece| &self.pieces[piece].1)
    }
}

/// The last character of each section, from the table of sections (12 bytes each).
fn section_ends(table: &[u8]) -> Vec<usize> {
    let count = table.len().saturating_sub(4) / 16;
    let after = (1..=count).filter_map(|n| u32_at(table, 4 * n));
    after
        .map(|after| (after as usize).saturating_sub(1))
        .collect()
}

fn find(runs: &[Run], place: u32) -> Option<&Run> {
    let at = runs
        .partition_point(|run| run.start <= place)
        .checked_sub(1)?;
    Some(&runs[at]).filter(|run| place < run.end)
}

/// The stretches of all pages that a table of pages lists. Entries of a page point to the modifiers, and
/// are one byte for characters, 13 for paragraphs.
fn runs(main: &[u8], table: &[u8], width: usize) -> Vec<Run> {
    let count = table.len().saturating_sub(4) / 8;
    let mut runs = Vec::new();
    for n in 0..count {
        let number = u32_at(table, 4 * (count + 1) + 4 * n).unwrap_or_default() & 0x003f_ffff;
        let start = number as usize * PAGE;
        let Some(page) = main.get(start..start + PAGE) else {
            continue;
        };
        let inside = usize::from(page[PAGE - 1]);
        for k in 0..inside {
            let entry = 4 * (inside + 1) + width * k;
            let (Some(from), Some(to), Some(at)) = (
                u32_at(page, 4 * k),
                u32_at(page, 4 * k + 4),
                page.get(entry),
            ) else {
                break;
            };
            let (style, list) =
                modifiers(page, usize::from(*at) * 2, width > 1).unwrap_or_default();
            runs.push(Run {
                start: from,
                end: to,
                style,
                list: list.to_vec(),
            });
        }
    }
    order::by_key(runs, |run| run.start as usize)
}

/// The modifiers at a place of a page; those of paragraphs begin with the style.
fn modifiers(page: &[u8], at: usize, of_paragraph: bool) -> Option<(u16, &[u8])> {
    if at == 0 {
        return None;
    }
    let length = usize::from(*page.get(at)?);
    if !of_paragraph {
        return Some((0, page.get(at + 1..at + 1 + length)?));
    }
    let (from, length) = match length {
        0 => (at + 2, 2 * usize::from(*page.get(at + 1)?)),
        length => (at + 1, 2 * length - 1),
    };
    let list = page.get(from..from + length)?;
    Some((u16_at(list, 0)?, &list[2..]))
}

fn western(byte: u8) -> u16 {
    if byte < 0x80 {
        return u16::from(byte);
    }
    let bytes = [byte];
    let text = WINDOWS_1252.decode_without_bom_handling(&bytes).0;
    text.encode_utf16().next().unwrap_or_default()
}
