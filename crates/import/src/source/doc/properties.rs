//! What the modifiers (sprms) of a .doc say of characters, paragraphs and rows.

use crate::source::compound::{u16_at, u32_at};

/// How a run of characters is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub deleted: bool,
    pub hidden: Option<bool>,
    pub struck: Option<bool>,
    pub raised: bool,
    /// Marks are fields, notes and pictures, not characters.
    pub special: bool,
    /// The number of the font.
    pub font: Option<u16>,
    /// The style of the characters.
    pub style: Option<u16>,
    /// A character of a font of symbols: the font's number and the code.
    pub symbol: Option<(u16, u16)>,
}

/// How a paragraph is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    pub style: u16,
    pub in_table: bool,
    /// The mark of a row's end.
    pub row_end: bool,
    /// How deep in tables, from 1.
    pub depth: u32,
    pub inner_cell_end: bool,
    pub inner_row_end: bool,
    pub level: Option<u8>,
    pub list: Option<u16>,
    pub outline: Option<u8>,
    pub row: Option<Row>,
}

/// The cells of a row: their edges from left to right, and how they join.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub edges: Vec<i16>,
    pub cells: Vec<Joined>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Joined {
    /// Goes on with the cell before, or above.
    pub before: bool,
    pub above: bool,
}

/// The modifiers of a list, one after the other: code and operand.
fn each(list: &[u8], mut take: impl FnMut(u16, &[u8])) {
    let mut at = 0;
    while let Some(code) = u16_at(list, at) {
        at += 2;
        let length = match (code, code >> 13) {
            // A table's definition has a long length, tabs may have a longer one.
            (0xd608, _) => match u16_at(list, at) {
                Some(length) => usize::from(length) + 1,
                None => return,
            },
            (_, 0 | 1) => 1,
            (_, 2 | 4 | 5) => 2,
            (_, 7) => 3,
            (_, 3) => 4,
            _ => match list.get(at) {
                Some(length) => usize::from(*length) + 1,
                None => return,
            },
        };
        let Some(operand) = list.get(at..at + length) else {
            return;
        };
        take(code, operand);
        at += length;
    }
}

/// Adds the modifiers that a paragraph's list only points to (`sprmPHugePapx`, `sprmPTableProps`): a row of
/// many cells has more than a page of properties holds.
pub(super) fn add_stored(list: &mut Vec<u8>, data: &[u8]) {
    let mut stored: Vec<u8> = Vec::new();
    each(list, |code, operand| {
        if matches!(code, 0x6645 | 0x6646 | 0x646b)
            && let Some(at) = u32_at(operand, 0).map(|at| at as usize)
            && let Some(length) = u16_at(data, at).map(usize::from)
        {
            stored.extend(data.get(at + 2..at + 2 + length).unwrap_or_default());
        }
    });
    list.extend(stored);
}

impl Look {
    /// Takes what a list of modifiers says over what was known.
    pub fn take(&mut self, list: &[u8]) {
        each(list, |code, operand| {
            // On, off, as the style says, or the other way round.
            let on = |styled: Option<bool>| match operand.first() {
                None | Some(0x80) => styled,
                Some(0x81) => Some(styled != Some(true)),
                Some(byte) => Some(byte & 1 == 1),
            };
            match code {
                0x0800 => self.deleted = on(None) == Some(true),
                0x083c | 0x0802 | 0x0818 => self.hidden = on(self.hidden),
                0x0837 | 0x2a53 => self.struck = on(self.struck),
                0x2a48 => self.raised = operand.first() == Some(&1),
                0x0855 => self.special = on(None) == Some(true),
                0x4a4f => self.font = u16_at(operand, 0),
                0x4a30 => self.style = u16_at(operand, 0),
                0x6a09 => self.symbol = u16_at(operand, 0).zip(u16_at(operand, 2)),
                _ => {}
            }
        });
    }
}

impl Shape {
    /// Takes what a list of modifiers says over what was known.
    pub fn take(&mut self, list: &[u8]) {
        each(list, |code, operand| {
            let byte = operand.first().copied().unwrap_or_default();
            match code {
                0x2416 => self.in_table = byte != 0,
                0x2417 => self.row_end = byte != 0,
                0x6649 => self.depth = u32_at(operand, 0).unwrap_or_default(),
                0x244b => self.inner_cell_end = byte != 0,
                0x244c => self.inner_row_end = byte != 0,
                0x260a => self.level = Some(byte),
                0x460b => self.list = u16_at(operand, 0),
                0x2640 => self.outline = Some(byte),
                0xd608 => self.row = row(operand),
                _ => {}
            }
        });
    }
}

/// Length, count of cells, their edges, and 20 bytes for each.
fn row(operand: &[u8]) -> Option<Row> {
    let count = usize::from(*operand.get(2)?);
    let edge = |n: usize| u16_at(operand, 3 + 2 * n).map(u16::cast_signed);
    let edges: Vec<i16> = (0..=count).map_while(edge).collect();
    let cells = 3 + 2 * (count + 1);
    let cell = |n: usize| {
        let flags = u16_at(operand, cells + 20 * n).unwrap_or_default();
        Joined {
            before: flags & 3 == 2,
            above: flags & 0x60 == 0x20,
        }
    };
    Some(Row {
        edges,
        cells: (0..count).map(cell).collect(),
    })
}
