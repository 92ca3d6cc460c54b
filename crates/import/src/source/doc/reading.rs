//! The printed text of a .doc.

#[cfg(test)]
mod tests;

use super::properties::{Look, Shape};
use super::styles::Styles;
use super::text::Text;
use crate::source::compound::u32_at;
use crate::source::paper::{Edge, Paper, marked};
use crate::source::word::numbering::Numbering;
use crate::source::word::symbols;
use crate::source::{formula, superscript};
use std::ops::Range;

/// Deeper boxes in notes in boxes are an attack.
const DEEPEST: usize = 4;

pub(super) struct Reading {
    text: Text,
    styles: Styles,
    fonts: Vec<String>,
    numbering: Numbering,
    notes: [Notes; 2],
    boxes: Boxes,
    paper: Paper,
    tables: Vec<OpenTable>,
    fields: Vec<Field>,
    marks: u32,
    /// How many characters may still be read.
    left: usize,
}

/// Where notes are marked, and their texts.
#[derive(Default)]
pub(super) struct Notes {
    marked: Vec<usize>,
    texts: Vec<Range<usize>>,
}

/// Where boxes are anchored, and their texts, by the number of their shape.
#[derive(Default)]
pub(super) struct Boxes {
    anchored: Vec<(usize, u32)>,
    texts: Vec<(u32, Range<usize>)>,
}

/// What is open of a table, and whether its row has words that are printed, or were deleted.
#[derive(Default)]
struct OpenTable {
    row: bool,
    cell: bool,
    printed: bool,
    deleted: bool,
}

#[derive(Default)]
struct Field {
    code: String,
    /// What is printed has begun.
    printing: bool,
}

impl Notes {
    /// From the table of marks with `width` bytes each, and that of texts that begin at `start`.
    pub fn of(marks: &[u8], texts: &[u8], width: usize, start: usize) -> Self {
        let count = marks.len().saturating_sub(4) / (4 + width);
        let at = |table: &[u8], n: usize| u32_at(table, 4 * n).map(|n| n as usize);
        let text = |n: usize| {
            Some(start.checked_add(at(texts, n)?)?..start.checked_add(at(texts, n + 1)?)?)
        };
        Self {
            marked: (0..count).map_while(|n| at(marks, n)).collect(),
            texts: (0..count).map_while(text).collect(),
        }
    }
}

impl Boxes {
    /// From the table of anchors (26 bytes each) and that of texts (22 bytes each).
    pub fn of(anchors: &[u8], texts: &[u8], start: usize) -> Self {
        let count = anchors.len().saturating_sub(4) / 30;
        let anchor = |n: usize| {
            let shape = u32_at(anchors, 4 * (count + 1) + 26 * n)?;
            Some((u32_at(anchors, 4 * n)? as usize, shape))
        };
        let boxes = texts.len().saturating_sub(4) / 26;
        let text = |n: usize| {
            let shape = u32_at(texts, 4 * (boxes + 1) + 22 * n + 14)?;
            let (from, to) = (
                u32_at(texts, 4 * n)? as usize,
                u32_at(texts, 4 * n + 4)? as usize,
            );
            Some((shape, start.checked_add(from)?..start.checked_add(to)?))
        };
        Self {
            anchored: (0..count).map_while(anchor).collect(),
            texts: (0..boxes).map_while(text).collect(),
        }
    }
}

impl Reading {
    pub fn new(
        text: Text,
        styles: Styles,
        fonts: Vec<String>,
        numbering: Numbering,
        notes: [Notes; 2],
        boxes: Boxes,
    ) -> Self {
        Self {
            left: text.units.len() * 2,
            text,
            styles,
            fonts,
            numbering,
            notes,
            boxes,
            paper: Paper::default(),
            tables: Vec::new(),
            fields: Vec::new(),
            marks: 0,
        }
    }

    /// Reads the text, of so many characters.
    pub fn read(mut self, length: usize) -> Paper {
        self.range(0..length, 0);
        self.close_tables(0);
        self.paper
    }

    fn range(&mut self, range: Range<usize>, depth: usize) {
        let end = range.end.min(self.text.units.len());
        let mut start = range.start;
        // Notes that overlap again and again are an attack.
        let Some(left) = self.left.checked_sub(end.saturating_sub(start)) else {
            return;
        };
        self.left = left;
        while start < end {
            let mark = (start..end).find(|n| self.text.ends_paragraph(*n));
            let mark = mark.unwrap_or(end);
            self.paragraph(start, mark, depth);
            start = mark + 1;
        }
    }

    /// The paragraph up to its mark.
    fn paragraph(&mut self, start: usize, mark: usize, depth: usize) {
        let shape = self.text.shape(
            mark.min(self.text.units.len().saturating_sub(1)),
            &self.styles,
        );
        let in_tables = if shape.in_table {
            shape.depth.clamp(1, 16) as usize
        } else {
            0
        };
        self.close_tables(in_tables);
        while self.tables.len() < in_tables {
            self.open_cell();
            self.paper.open_table();
            self.tables.push(OpenTable::default());
        }
        let cell_mark = self.text.units.get(mark) == Some(&0x07);
        if shape.row_end && cell_mark || shape.inner_row_end {
            self.end_row(&shape);
            return;
        }
        self.open_cell();
        self.begin(&shape);
        let mut n = start;
        while n < mark {
            let until = self.text.same_until(n, mark);
            let look = self.text.look(n, shape.style, &self.styles);
            self.run(n..until, &look, depth);
            n = until;
        }
        let look = self.text.look(mark, shape.style, &self.styles);
        // Where the mark was deleted the next paragraph goes on in this one.
        if !look.deleted || cell_mark {
            self.paper.end_paragraph();
        }
        self.mark_contents();
        if (cell_mark || shape.inner_cell_end)
            && let Some(table) = self.tables.last_mut()
        {
            table.cell = false;
        }
    }

    fn open_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        if !std::mem::replace(&mut table.row, true) {
            self.paper.open_row();
        }
        if !std::mem::replace(&mut table.cell, true) {
            self.paper.open_cell();
        }
    }

    fn end_row(&mut self, shape: &Shape) {
        if let Some(row) = &shape.row {
            let rights = row.edges.iter().skip(1);
            let edges = rights.zip(&row.cells).map(|(right, joined)| Edge {
                right: i32::from(*right),
                before: joined.before,
                above: joined.above,
            });
            let left = row.edges.first().copied().unwrap_or_default();
            self.paper
                .lay_row(i32::from(left), &edges.collect::<Vec<_>>());
        }
        if let Some(table) = self.tables.last_mut() {
            let table = std::mem::take(table);
            if table.deleted && !table.printed {
                self.paper.drop_row();
            }
        }
    }

    fn close_tables(&mut self, to: usize) {
        while self.tables.len() > to {
            self.tables.pop();
            self.paper.close_table();
        }
    }

    fn begin(&mut self, shape: &Shape) {
        if shape.outline.is_some_and(|level| level < 9) {
            self.paper.heading();
        }
        if self.styles.is_contents(shape.style) {
            self.paper.contents = true;
        }
        // 0x7ff is a number of its own kind of old.
        if let Some(list) = shape.list.filter(|list| (1..0x7ff).contains(list)) {
            let level = usize::from(shape.level.unwrap_or_default());
            let number = self.numbering.next(&list.to_string(), level);
            self.paper.number(number);
        }
    }

    /// Characters with the same properties.
    fn run(&mut self, range: Range<usize>, look: &Look, depth: usize) {
        if let Some(table) = self.tables.last_mut() {
            table.deleted |= look.deleted;
            table.printed |= !look.deleted;
        }
        if look.deleted {
            return;
        }
        let mut units: Vec<u16> = Vec::new();
        for n in range {
            let unit = self.text.units[n];
            // An open bracket is what Word puts in a symbol's place.
            let symbol = look.symbol.filter(|_| look.special || unit == 0x28);
            if unit >= 0x20 && symbol.is_none() {
                units.push(unit);
                continue;
            }
            self.print(&std::mem::take(&mut units), look);
            match unit {
                0x09 => self.print(&[0x20], look),
                0x0b | 0x0c | 0x0e => self.paper.end_line(),
                0x13 => self.fields.push(Field::default()),
                0x14 => {
                    if let Some(field) = self.fields.last_mut() {
                        field.printing = true;
                    }
                    self.mark_contents();
                }
                0x15 => self.end_field(look),
                0x1e => self.print(&[u16::from(b'-')], look),
                0x02 if depth < DEEPEST => self.note(n, depth),
                0x08 if depth < DEEPEST => self.shape_box(n, depth),
                _ => {
                    if let Some((font, code)) = symbol.filter(|_| unit >= 0x20) {
                        let symbol = symbols::symbol(self.font(Some(font)), u32::from(code));
                        self.print(symbol.encode_utf16(&mut [0; 2]), look);
                    }
                }
            }
        }
        self.print(&units, look);
    }

    fn print(&mut self, units: &[u16], look: &Look) {
        if units.is_empty() {
            return;
        }
        let mut text = String::from_utf16_lossy(units);
        let font = self.font(look.font);
        if text.contains(|c| ('\u{f000}'..='\u{f0ff}').contains(&c)) {
            text = text
                .chars()
                .map(|c| symbols::symbol(font, c as u32))
                .collect();
        }
        if let Some(field) = self.fields.iter_mut().find(|field| !field.printing) {
            field.code.push_str(&text);
        } else if look.hidden == Some(true) {
            self.paper.hide(&text);
        } else if look.struck == Some(true) {
            self.paper.strike(&text);
        } else if look.raised {
            self.paper.push(&superscript::raised(&text));
        } else {
            self.paper.push(&text);
        }
    }

    fn font(&self, number: Option<u16>) -> &str {
        let font = number.and_then(|number| self.fonts.get(usize::from(number)));
        font.map_or("", String::as_str)
    }

    /// Ends a field. A formula is printed by Word from its code: a fraction, or characters under others.
    fn end_field(&mut self, look: &Look) {
        let Some(field) = self.fields.pop().filter(|field| !field.printing) else {
            return;
        };
        let units: Vec<u16> = formula::printed(&field.code).encode_utf16().collect();
        self.print(&units, look);
    }

    fn mark_contents(&mut self) {
        let is_contents =
            |field: &Field| field.printing && field.code.trim_start().starts_with("TOC");
        self.paper.contents = self.fields.iter().any(is_contents);
    }

    /// The note that is marked here follows its paragraph.
    fn note(&mut self, n: usize, depth: usize) {
        let found = self.notes.iter().find_map(|notes| {
            let at = notes.marked.iter().position(|marked| *marked == n)?;
            notes.texts.get(at).cloned()
        });
        // In the note itself the mark is printed with it.
        let Some(range) = found else {
            return;
        };
        self.marks += 1;
        let mark = format!("[{}]", self.marks);
        self.paper.push(&mark);
        self.aside(range, depth, &mark);
    }

    /// The text of the box that is anchored here follows its paragraph.
    fn shape_box(&mut self, n: usize, depth: usize) {
        let anchors = self.boxes.anchored.iter();
        let shapes: Vec<u32> = anchors
            .filter(|(at, _)| *at == n)
            .map(|(_, shape)| *shape)
            .collect();
        for shape in shapes {
            let found = self.boxes.texts.iter().position(|(own, _)| *own == shape);
            if let Some(at) = found {
                // Each box is written once.
                let (_, range) = self.boxes.texts.swap_remove(at);
                self.aside(range, depth, "");
            }
        }
    }

    fn aside(&mut self, range: Range<usize>, depth: usize, mark: &str) {
        let tables = std::mem::take(&mut self.tables);
        let fields = std::mem::take(&mut self.fields);
        self.paper.open_box();
        self.range(range, depth + 1);
        self.close_tables(0);
        let lines = self.paper.close_box();
        self.paper.later(marked(lines, mark));
        self.tables = tables;
        self.fields = fields;
    }
}
