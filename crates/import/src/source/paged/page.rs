//! A page in reading order: rows of text by columns, and tables.

use super::columns;
use super::grid::{self, Cell, Grid};
use super::row::{self, Row, is_wide};
use super::sheet::{Frame, Glyph, Rule, Sheet, Shown, in_order};

/// A page as it is read.
#[derive(Debug, Default)]
pub(in crate::source) struct Page {
    pub width: f32,
    pub height: f32,
    pub blocks: Vec<Block>,
    /// Notes under the text, in reading order.
    pub foot: Vec<Row>,
    /// Rows that are not of the text: running heads that the file marks, slanted stamps.
    pub apart: Vec<Row>,
}

/// What stands on a page, one thing below the other.
#[derive(Clone, Debug)]
pub(in crate::source) enum Block {
    Row {
        row: Row,
        /// The column of text it stands in, from 0 left to right.
        column: usize,
    },
    Table(Table),
}

/// A table of a page.
#[derive(Clone, Debug)]
pub(in crate::source) struct Table {
    pub rows: Vec<Vec<Field>>,
    pub frame: Frame,
    pub page: usize,
    /// Without rules: the columns were seen by their gaps.
    pub by_gaps: bool,
}

/// A cell with its text.
#[derive(Clone, Debug, Default)]
pub(in crate::source) struct Field {
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
    pub left: f32,
    pub right: f32,
    pub text: Vec<Row>,
}

/// Notes stand under a rule not longer than this part of the page.
const LONGEST_NOTE_RULE: f32 = 0.45;
const SHORTEST_NOTE_RULE: f32 = 36.0;

impl Page {
    pub fn read(sheet: Sheet, page: usize) -> Self {
        let sheet = upright(sheet);
        let seen = |glyph: &&Glyph| glyph.shown != Shown::Furniture && sheet.shows(glyph);
        let (level, turned): (Vec<Glyph>, Vec<Glyph>) = sheet
            .glyphs
            .iter()
            .filter(seen)
            .copied()
            .partition(|glyph| glyph.turn() == Some(0) || glyph.character.is_whitespace());
        let grids = grid::grids(&sheet.rules);
        let (tables, rest, turned) = fill(&grids, level, turned, page);
        let tables = in_order(tables, |table| table.frame.top);
        let marked: Vec<Glyph> = sheet
            .glyphs
            .iter()
            .filter(|glyph| glyph.shown == Shown::Furniture)
            .copied()
            .collect();
        let mut apart = row::rows(&marked, page);
        apart.extend(turned_rows(&turned, page));
        let mut rows = row::rows(&rest, page);
        let foot = split_foot(&mut rows, &sheet.rules, &grids, sheet.width);
        Self {
            width: sheet.width,
            height: sheet.height,
            blocks: ordered(rows, tables, page),
            foot,
            apart,
        }
    }
}

impl Sheet {
    /// Whether a glyph stands on the page.
    fn shows(&self, glyph: &Glyph) -> bool {
        let (x, y) = (glyph.x + glyph.dx / 2.0, glyph.y - glyph.size * 0.35);
        (-4.0..=self.width + 4.0).contains(&x) && (-4.0..=self.height + 4.0).contains(&y)
    }
}

/// Turns a page so that most of its text runs to the right.
fn upright(sheet: Sheet) -> Sheet {
    let mut counts = [0_usize; 4];
    for turn in sheet.glyphs.iter().filter_map(Glyph::turn) {
        counts[usize::from(turn)] += 1;
    }
    let most = (0..4).rev().max_by_key(|turn| counts[*turn]).unwrap_or(0);
    let (w, h) = (sheet.width, sheet.height);
    let point = |x: f32, y: f32| match most {
        1 => (y, w - x),
        2 => (w - x, h - y),
        3 => (h - y, x),
        _ => (x, y),
    };
    if most == 0 {
        return sheet;
    }
    let vector = |x: f32, y: f32| match most {
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    };
    let turned_rule = |rule: &Rule| {
        let ends = if rule.upright {
            [point(rule.at, rule.from), point(rule.at, rule.to)]
        } else {
            [point(rule.from, rule.at), point(rule.to, rule.at)]
        };
        let upright = rule.upright == (most == 2);
        let along = |(x, y): (f32, f32)| if upright { (x, y) } else { (y, x) };
        let [(at, from), (_, to)] = ends.map(along);
        Rule {
            upright,
            at,
            from: from.min(to),
            to: from.max(to),
        }
    };
    let glyphs = sheet.glyphs.iter().map(|glyph| {
        let ((x, y), (dx, dy)) = (point(glyph.x, glyph.y), vector(glyph.dx, glyph.dy));
        Glyph {
            x,
            y,
            dx,
            dy,
            ..*glyph
        }
    });
    let (width, height) = if most == 2 { (w, h) } else { (h, w) };
    Sheet {
        width,
        height,
        glyphs: glyphs.collect(),
        rules: sheet.rules.iter().map(turned_rule).collect(),
        pictures: Vec::new(),
        outlines: sheet.outlines,
    }
}

/// Puts glyphs into the cells of grids. What is in none, and in grids that are no tables, is left.
fn fill(
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
    let mut tables = Vec::new();
    for (grid, cells) in grids.iter().zip(inside) {
        let filled = cells
            .iter()
            .filter(|cell| cell.iter().any(|glyph| !glyph.character.is_whitespace()));
        let wide = grid.cells.iter().filter(|cell| cell.column > 0).count();
        if filled.count() < 2 || wide == 0 {
            // A frame around text, a drawing.
            for glyph in cells.into_iter().flatten() {
                if glyph.turn() == Some(0) {
                    rest.push(glyph);
                } else {
                    rest_turned.push(glyph);
                }
            }
        } else {
            tables.push(table(grid, cells, page));
        }
    }
    (tables, rest, rest_turned)
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
            rows.extend(turned_rows(&turned, page));
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
            text,
        };
        rows[down[cell.row]].push(field);
    }
    join_over_stray_walls(&mut rows);
    Table {
        rows,
        frame: grid.frame(),
        page,
        by_gaps: false,
    }
}

/// A wall that ends on a cell below, with an empty cell beside it, was drawn by mistake: the head over
/// several columns is as wide as these.
fn join_over_stray_walls(rows: &mut [Vec<Field>]) {
    for n in 1..rows.len() {
        let (above, below) = rows.split_at_mut(n);
        let (Some(row), Some(below)) = (above.last_mut(), below.first()) else {
            continue;
        };
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

/// Rows of text that does not run to the right: each of them read along its own line.
fn turned_rows(glyphs: &[Glyph], page: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for turn in [Some(1), Some(2), Some(3), None] {
        let group: Vec<Glyph> = glyphs
            .iter()
            .filter(|glyph| glyph.turn() == turn)
            .map(|glyph| {
                let (x, y) = match turn {
                    Some(1) => (glyph.y, -glyph.x),
                    Some(2) => (-glyph.x, -glyph.y),
                    Some(3) => (-glyph.y, glyph.x),
                    // A slant: along and across it.
                    _ => {
                        let length = glyph.dx.hypot(glyph.dy).max(0.001);
                        let (c, s) = (glyph.dx / length, glyph.dy / length);
                        (glyph.x * c + glyph.y * s, glyph.y * c - glyph.x * s)
                    }
                };
                let dx = glyph.dx.hypot(glyph.dy);
                Glyph {
                    x,
                    y,
                    dx,
                    dy: 0.0,
                    ..*glyph
                }
            })
            .collect();
        let found = row::rows(&group, page);
        // Where it stands on the page is not told by its own line.
        rows.extend(found);
    }
    rows
}

/// Takes the rows under the rule of the notes from the rows of the page.
fn split_foot(rows: &mut Vec<Row>, rules: &[Rule], grids: &[Grid], width: f32) -> Vec<Row> {
    let size = row::median(rows.iter().map(|row| row.size).collect());
    let in_grid = |rule: &Rule| {
        grids.iter().any(|grid| {
            let frame = grid.frame();
            (frame.top - 3.0..=frame.bottom + 3.0).contains(&rule.at)
        })
    };
    let at = rules
        .iter()
        .filter(|rule| {
            let length = rule.to - rule.from;
            !rule.upright
                && (SHORTEST_NOTE_RULE..=LONGEST_NOTE_RULE * width).contains(&length)
                && !in_grid(rule)
        })
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

/// Rows and tables from top to bottom; between tables, column by column.
fn ordered(rows: Vec<Row>, tables: Vec<Table>, page: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut band: Vec<Row> = Vec::new();
    let mut rows = rows.into_iter().peekable();
    for table in tables {
        while let Some(row) = rows.next_if(|row| row.base - row.size * 0.35 < table.frame.top) {
            band.push(row);
        }
        columns::read(std::mem::take(&mut band), page, &mut blocks);
        blocks.push(Block::Table(table));
    }
    band.extend(rows);
    columns::read(band, page, &mut blocks);
    blocks
}

impl Field {
    /// The text of the cell: its rows one after the other. Where a row ended of need, what stood
    /// together is put together again.
    pub fn joined(&self) -> String {
        let pad = self
            .text
            .iter()
            .map(|row| (row.frame.left - self.left).min(self.right - row.frame.right))
            .fold(6.0_f32, f32::min)
            .max(0.0);
        let width = self.right - self.left - 2.0 * pad;
        let mut text = String::new();
        let mut before: Option<&Row> = None;
        for row in &self.text {
            if let Some(last) = before {
                let room = width - last.frame.width();
                let had_room = room > row.first_word() + 0.2 * row.size;
                text.push_str(seam(last, row, had_room));
            }
            text.push_str(&row.text());
            before = Some(row);
        }
        text
    }
}

/// What stands between the end of a row and the beginning of the next: a blank between Latin words,
/// nothing inside a number that was too long for its row.
pub(in crate::source) fn seam(last: &Row, next: &Row, had_room: bool) -> &'static str {
    let end = last.letters.last().map_or(' ', |letter| letter.character);
    let start = next.letters.first().map_or(' ', |letter| letter.character);
    let of_number = |c: char| c.is_ascii_digit() || ".,%".contains(c);
    let is_latin = |c: char| !is_wide(c);
    let torn = !had_room && of_number(end) && of_number(start);
    if is_latin(end) && is_latin(start) && end != '-' && !torn {
        " "
    } else {
        ""
    }
}
