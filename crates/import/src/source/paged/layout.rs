//! The reading order of pages: what stands beside one another in columns of text comes one column
//! after the other.

use super::columns::Gutters;
use super::gaps::tables_by_gaps;
use super::page::Page;
use super::region::{Block, Cut, Gutter, Region};
use super::row::{self, Row};
use super::sheet::{Glyph, Rule, median};

/// A page in reading order.
#[derive(Debug, Default)]
pub(super) struct Ordered {
    pub width: f32,
    pub blocks: Vec<Block>,
    /// Notes under the text.
    pub foot: Vec<Row>,
}

/// Notes stand under a rule not longer than this part of the text.
const LONGEST_NOTE_RULE: f32 = 0.45;
const SHORTEST_NOTE_RULE: f32 = 36.0;

/// Brings pages into reading order.
pub(super) fn order(pages: Vec<Page>) -> Vec<Ordered> {
    let mut gutters = Gutters::default();
    let region = |page: &mut Page| Region {
        rows: std::mem::take(&mut page.rows),
        tables: std::mem::take(&mut page.tables),
        ..Region::default()
    };
    let pages: Vec<(Page, Region)> = pages
        .into_iter()
        .map(|mut page| {
            let region = region(&mut page);
            region.learn(page.width, &mut gutters);
            (page, region)
        })
        .collect();
    let pages = pages.into_iter().map(|(page, region)| {
        let sizes = region.rows.iter().map(|printed| printed.row.size);
        let size = median(sizes.collect());
        let mut ordered = Ordered {
            width: page.width,
            ..Ordered::default()
        };
        region.read(&gutters.of(page.width), &page.rules, size, &mut ordered);
        ordered
    });
    pages.collect()
}

/// The parts that a gutter makes of a region.
struct Parts {
    above: Region,
    left: Region,
    right: Region,
    below: Region,
}

impl Region {
    /// Notes the gutters that its own text shows.
    fn learn(&self, width: f32, gutters: &mut Gutters) {
        if let Some((cut, gutter)) = Cut::seen(self) {
            gutters.add(width, gutter);
            let parts = self.clone().part(&cut, 0);
            for region in [parts.above, parts.left, parts.right, parts.below] {
                region.learn(width, gutters);
            }
        }
    }

    /// Reads it, column by column.
    fn read(self, gutters: &[Gutter], rules: &[Rule], size: f32, page: &mut Ordered) {
        let Some((cut, number)) = Cut::find(&self, gutters) else {
            return self.read_column(rules, size, page);
        };
        let parts = self.part(&cut, number + 1);
        for region in [parts.above, parts.left, parts.right, parts.below] {
            if !region.rows.is_empty() || !region.tables.is_empty() {
                region.read(gutters, rules, size, page);
            }
        }
    }

    fn part(self, cut: &Cut, number: usize) -> Parts {
        let between = self.between;
        let empty = |between| Region {
            between,
            ..Self::default()
        };
        let mut parts = Parts {
            above: empty(between),
            left: empty((between.0, number)),
            right: empty((number, between.1)),
            below: empty(between),
        };
        parts.above.bounded = (self.bounded.0, true);
        parts.below.bounded = (true, self.bounded.1);
        let (mut left, mut right): (Vec<Glyph>, Vec<Glyph>) = (Vec::new(), Vec::new());
        let mut page = 0;
        let rows = self.rows.iter();
        let over: Vec<bool> = rows
            .map(|printed| self.is_over_others(&printed.row))
            .collect();
        for (printed, is_over) in self.rows.into_iter().zip(over) {
            if is_over || printed.row.base < cut.top {
                parts.above.rows.push(printed);
            } else if printed.row.base > cut.bottom {
                parts.below.rows.push(printed);
            } else {
                page = printed.row.page;
                for glyph in printed.glyphs {
                    let is_left = glyph.x + glyph.dx / 2.0 < cut.at;
                    if is_left { &mut left } else { &mut right }.push(glyph);
                }
            }
        }
        // Lines of two columns may not stand at the same heights.
        parts.left.rows = row::printed(&left, page);
        parts.right.rows = row::printed(&right, page);
        for table in self.tables {
            let frame = table.frame;
            let middle = (frame.top + frame.bottom) / 2.0;
            let part = match () {
                () if middle < cut.top => &mut parts.above,
                () if middle > cut.bottom => &mut parts.below,
                () if (frame.left + frame.right) / 2.0 < cut.at => &mut parts.left,
                () => &mut parts.right,
            };
            part.tables.push(table);
        }
        parts
    }

    /// Rows and tables from top to bottom.
    fn read_column(self, rules: &[Rule], size: f32, page: &mut Ordered) {
        /// More gutters than any page has.
        const MOST: usize = 1 << 10;
        let column = self.between.0 * MOST + self.between.1;
        let mut rows: Vec<Row> = self.rows.into_iter().map(|printed| printed.row).collect();
        let foot = split_foot(&mut rows, rules, size);
        page.foot.extend(foot);
        let mut rows = rows.into_iter().peekable();
        let number = |row: Option<&Row>| row.map_or(0, |row| row.page);
        for table in self.tables {
            let mut band: Vec<Row> = Vec::new();
            while let Some(row) = rows.next_if(|row| row.base - row.size * 0.35 < table.frame.top) {
                band.push(row);
            }
            let n = number(band.first());
            tables_by_gaps(band, rules, n, column, &mut page.blocks);
            page.blocks.push(Block::Table(table));
        }
        let n = number(rows.peek());
        tables_by_gaps(rows.collect(), rules, n, column, &mut page.blocks);
    }
}

/// Takes the rows under the rule of the notes from the rows of a column; `size` is that of the text.
fn split_foot(rows: &mut Vec<Row>, rules: &[Rule], size: f32) -> Vec<Row> {
    let left = rows.iter().map(|r| r.frame.left).fold(f32::MAX, f32::min);
    let right = rows.iter().map(|r| r.frame.right).fold(f32::MIN, f32::max);
    let is_of_notes = |rule: &&Rule| {
        let length = rule.to - rule.from;
        let longest = LONGEST_NOTE_RULE * (right - left);
        (SHORTEST_NOTE_RULE..=longest).contains(&length)
            && (left - size..right).contains(&rule.from)
    };
    let at = rules
        .iter()
        .filter(is_of_notes)
        .map(|rule| rule.at)
        .find(|at| {
            let mut below = rows.iter().filter(|row| row.base > *at).peekable();
            below.peek().is_some() && below.all(|row| row.size < size * 0.95)
        });
    let Some(at) = at else {
        return Vec::new();
    };
    let split = rows.partition_point(|row| row.base <= at);
    rows.split_off(split)
}
