//! The cells of grids get their text.

use super::characters::is_wide;
use super::grid::{Cell, Grid};
use super::row::{self, Letter, Row};
use super::sheet::{Frame, Glyph};
use super::turn;
use crate::line::heading;

/// From one row of a cell to the next, at most, in sizes.
const WIDEST_PITCH: f32 = 2.0;
/// The room that a second row of a cell needs, in sizes.
const NEXT_ROW: f32 = 1.4;
/// Between the text of a cell and its rules.
const WIDEST_PAD: f32 = 6.0;

/// A table of a page.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub rows: Vec<Vec<Field>>,
    pub frame: Frame,
    /// The frame of its last part, of those that columns and pages made of it.
    pub end: Frame,
    pub page: usize,
    /// Without rules: the columns were seen by their gaps.
    pub by_gaps: bool,
    /// One cell has text: it is a table only as the rest of a row on the page before.
    pub is_rest: bool,
}

/// A cell with its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
    pub left: f32,
    pub right: f32,
    /// The rule below it.
    pub bottom: Option<f32>,
    pub text: Vec<Row>,
}

/// Puts glyphs into the cells of grids. What is in none, and in grids that are no tables, is left.
pub(super) fn fill(
    grids: &[Grid],
    level: Vec<Glyph>,
    turned: Vec<Glyph>,
    page: usize,
) -> (Vec<Table>, Vec<Glyph>, Vec<Glyph>) {
    let mut inside: Vec<Vec<Vec<Glyph>>> = grids
        .iter()
        .map(|grid| vec![Vec::new(); grid.cells.len()])
        .collect();
    let (mut rest, mut rest_turned) = (Vec::new(), Vec::new());
    let place = |glyph: &Glyph| {
        let up = if glyph.turn() == Some(0) {
            glyph.size * 0.35
        } else {
            0.0
        };
        let (x, y) = (glyph.x + glyph.dx / 2.0, glyph.y + glyph.dy / 2.0 - up);
        // The smallest: a table inside a table, a frame around the page.
        (0..grids.len())
            .filter_map(|n| grids[n].cell_at(x, y).map(|cell| (n, cell)))
            .min_by(|a, b| {
                let area = |n: usize| grids[n].frame().width() * grids[n].frame().height();
                area(a.0).total_cmp(&area(b.0))
            })
    };
    for (glyph, is_level) in level
        .into_iter()
        .map(|glyph| (glyph, true))
        .chain(turned.into_iter().map(|glyph| (glyph, false)))
    {
        match place(&glyph) {
            Some((grid, cell)) => inside[grid][cell].push(glyph),
            None if is_level => rest.push(glyph),
            None => rest_turned.push(glyph),
        }
    }
    for (grid, cells) in grids.iter().zip(&mut inside) {
        let is_last = |other: &Grid| other.frame().top < grid.frame().bottom;
        if grids.iter().all(is_last) {
            take_overflow(grid, &mut rest, cells);
        }
    }
    let mut tables = Vec::new();
    for (n, (grid, cells)) in grids.iter().zip(inside).enumerate() {
        let filled = cells
            .iter()
            .filter(|cell| cell.iter().any(|glyph| !glyph.character.is_whitespace()));
        let wide = grid.cells.iter().filter(|cell| cell.column > 0).count();
        let filled = filled.count();
        let may_be_rest = grid.is_cut || n == 0 && grid.rows.len() == 2;
        if filled < if may_be_rest { 1 } else { 2 } || wide == 0 {
            // A frame around text, a drawing.
            for glyph in cells.into_iter().flatten() {
                if glyph.turn() == Some(0) {
                    rest.push(glyph);
                } else {
                    rest_turned.push(glyph);
                }
            }
        } else {
            tables.push(Table {
                is_rest: filled < 2,
                ..table(grid, cells, page)
            });
        }
    }
    (tables, rest, rest_turned)
}

/// A page may end inside a row whose text reaches below the lines: that is of the cells that have no line there.
fn take_overflow(grid: &Grid, rest: &mut Vec<Glyph>, cells: &mut [Vec<Glyph>]) {
    /// So far below, in sizes.
    const OVERFLOW: f32 = 1.5;
    /// A line so near under these says that the page goes on.
    const NEXT_LINE: f32 = 4.0;
    let is_below = |glyph: &Glyph| {
        let below = glyph.y - 0.35 * glyph.size - grid.frame().bottom;
        (0.0..OVERFLOW * glyph.size).contains(&below)
    };
    let is_next = |glyph: &Glyph| {
        let below = glyph.y - 0.35 * glyph.size - grid.frame().bottom;
        (OVERFLOW * glyph.size..NEXT_LINE * glyph.size).contains(&below)
            && !glyph.character.is_whitespace()
    };
    if rest.iter().any(is_next) {
        return;
    }
    let cell = |glyph: &Glyph| {
        let cell = grid.open_cell_over(glyph.x + glyph.dx / 2.0)?;
        let near = |other: &Glyph| glyph.y - other.y < WIDEST_PITCH * glyph.size + 1.0;
        cells[cell].iter().any(near).then_some(cell)
    };
    let mut below = rest.iter().filter(|glyph| is_below(glyph)).peekable();
    if below.peek().is_none() || below.any(|glyph| cell(glyph).is_none()) {
        return;
    }
    let (open, others): (Vec<Glyph>, Vec<Glyph>) = rest.iter().copied().partition(is_below);
    let places: Vec<Option<usize>> = open.iter().map(cell).collect();
    for (glyph, cell) in open.into_iter().zip(places) {
        // None is without a cell.
        cell.into_iter().for_each(|cell| cells[cell].push(glyph));
    }
    *rest = others;
}

/// Whether a grid has upright lines between its columns, but none between its rows: cells of numbers in several
/// lines.
pub(super) fn lacks_row_rules(grid: &Grid, glyphs: &[Glyph], page: usize) -> bool {
    /// Below the head.
    const LAST_ROW: usize = 1;
    const FEWEST_LINES: usize = 3;
    let numbers_in = |cell: usize| {
        let is_inside =
            |glyph: &&Glyph| grid.cell_at(glyph.x + glyph.dx / 2.0, glyph.y) == Some(cell);
        let glyphs: Vec<Glyph> = glyphs.iter().filter(is_inside).copied().collect();
        let rows = row::rows(&glyphs, page);
        rows.iter().filter(|row| row::is_number(row)).count()
    };
    let last = grid.rows.len().saturating_sub(2);
    let cells = (0..grid.cells.len()).filter(|n| grid.cells[*n].row == last);
    let of_numbers = cells.filter(|n| numbers_in(*n) >= FEWEST_LINES);
    last <= LAST_ROW && grid.columns.len() > 3 && of_numbers.count() > 1
}

fn table(grid: &Grid, cells: Vec<Vec<Glyph>>, page: usize) -> Table {
    let mut texts: Vec<(Cell, Vec<Row>)> = grid
        .cells
        .iter()
        .zip(cells)
        .map(|(cell, glyphs)| {
            let (level, turned): (Vec<Glyph>, Vec<Glyph>) = glyphs
                .into_iter()
                .partition(|g| g.turn() == Some(0) || g.character.is_whitespace());
            let mut rows = row::rows(&level, page);
            for row in &mut rows {
                row.close_even_gaps(&level);
            }
            rows.extend(turn::rows(&turned, page));
            (*cell, rows)
        })
        .collect();
    texts.sort_by_key(|(cell, _)| (cell.row, cell.column));
    let (high, wide) = (grid.rows.len() - 1, grid.columns.len() - 1);
    // Fields that begin no cell are of no row or column of their own.
    let starts = |count: usize, of: fn(&Cell) -> usize| -> Vec<usize> {
        let mut before = vec![0; count + 1];
        for n in 0..count {
            let any = texts.iter().any(|(cell, _)| of(cell) == n);
            before[n + 1] = before[n] + usize::from(any);
        }
        before
    };
    let (down, across) = (
        starts(high, |cell| cell.row),
        starts(wide, |cell| cell.column),
    );
    let mut rows: Vec<Vec<Field>> = vec![Vec::new(); down[high]];
    for (cell, text) in texts {
        let frame = grid.frame_of(&cell);
        let field = Field {
            column: across[cell.column],
            rows: (down[cell.row + cell.rows] - down[cell.row]).max(1),
            columns: (across[cell.column + cell.columns] - across[cell.column]).max(1),
            left: frame.left,
            right: frame.right,
            bottom: Some(frame.bottom),
            text,
        };
        rows[down[cell.row]].push(field);
    }
    Table {
        rows,
        frame: grid.frame(),
        end: grid.frame(),
        page,
        by_gaps: false,
        is_rest: false,
    }
}

impl Table {
    /// A wall in the first row that ends on a cell below, with an empty cell beside it, was drawn by mistake:
    /// the head over several columns is as wide as these.
    pub fn join_over_stray_walls(&mut self) {
        // A cell over all columns is a row of its own, and tells nothing of those above.
        if let [row, below, ..] = self.rows.as_mut_slice()
            && below.len() > 1
        {
            let mut m = 1;
            while m < row.len() {
                let [left, right] = [&row[m - 1], &row[m]];
                let wall = right.column;
                let meets = left.column + left.columns == wall && left.rows == 1 && right.rows == 1;
                let cut = below
                    .iter()
                    .any(|cell| cell.column < wall && wall < cell.column + cell.columns);
                if meets && cut && left.text.is_empty() != right.text.is_empty() {
                    let right = row.remove(m);
                    let left = &mut row[m - 1];
                    left.columns += right.columns;
                    left.right = right.right;
                    left.text.extend(right.text);
                } else {
                    m += 1;
                }
            }
        }
    }
}

impl Row {
    /// Ideographs that were spread over the width of a cell are one text: the white between them is even, and
    /// no blank was typed there.
    pub fn close_even_gaps(&mut self, glyphs: &[Glyph]) {
        let typed = |left: f32, right: f32| {
            glyphs.iter().any(|glyph| {
                glyph.character.is_whitespace()
                    && (glyph.y - self.base).abs() < 0.5 * self.size
                    && (left - 1.0..right).contains(&glyph.x)
            })
        };
        let printed = self.letters.iter().filter(|letter| letter.character != ' ');
        let printed: Vec<&Letter> = printed.collect();
        let pairs = printed.windows(2).map(|pair| (pair[0], pair[1]));
        let gaps = pairs.filter(|(a, b)| is_wide(a.character) && is_wide(b.character));
        let gaps: Vec<(f32, f32)> = gaps.map(|(a, b)| (a.right, b.left)).collect();
        let widths = || gaps.iter().map(|(left, right)| right - left);
        let (least, most) = (
            widths().fold(f32::MAX, f32::min),
            widths().fold(0.0, f32::max),
        );
        if most - least < 0.25 * self.size && !gaps.iter().any(|(left, right)| typed(*left, *right))
        {
            let is_gap = |letter: &Letter| {
                letter.character == ' ' && gaps.contains(&(letter.left, letter.right))
            };
            let letters = self.letters.iter().filter(|letter| !is_gap(letter));
            self.letters = letters.copied().collect();
        }
    }
}

impl Field {
    /// The text of the cell: its rows one after the other. Where a row ended of need, what stood
    /// together is put together again.
    pub fn joined(&self) -> String {
        let mut text = String::new();
        let mut before: Option<&Row> = None;
        for row in &self.text {
            if let Some(last) = before {
                text.push_str(last.seam(row, self.has_room(last, row)));
            }
            text.push_str(&row.text());
            before = Some(row);
        }
        text
    }

    /// Whether the first word of the next row would have fitted on a row.
    fn has_room(&self, row: &Row, next: &Row) -> bool {
        let pad = self
            .text
            .iter()
            .map(|row| (row.frame.left - self.left).min(self.right - row.frame.right))
            .fold(WIDEST_PAD, f32::min)
            .max(0.0);
        let room = self.right - self.left - 2.0 * pad - row.frame.width();
        room > next.first_word() + 0.2 * next.size
    }

    /// Whether the text of the cell goes on in another on the next page: its last row is full, no other would
    /// stand under it, and no part begins there. Numbers are whole, unless the column `tears` others.
    pub fn goes_on_in(&self, next: &Self, tears: bool) -> bool {
        let (Some(last), Some(first)) = (self.text.last(), next.text.first()) else {
            return false;
        };
        !self.has_room(last, first)
            && !self.has_room_below(last)
            && heading::number(&first.text()).is_none()
            && (tears || !row::is_number(first))
    }

    /// The height of its text.
    pub fn text_height(&self) -> f32 {
        let ends = self.text.first().zip(self.text.last());
        ends.map_or(0.0, |(first, last)| last.frame.bottom - first.frame.top)
    }

    fn has_room_below(&self, last: &Row) -> bool {
        // Two rows of a paragraph stay together: of one alone another would stand there.
        let needed = match self.text.as_slice() {
            [.., before, last] if last.base > before.base => {
                2.0 * (last.base - before.base) + WIDEST_PAD
            }
            _ => NEXT_ROW * last.size,
        };
        self.bottom
            .is_some_and(|bottom| bottom - last.frame.bottom > needed)
    }
}
