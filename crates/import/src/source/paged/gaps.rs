//! Tables without rules: their columns are told by the white between them, their rows ([`gap_rows`]) by the
//! column whose cells have one line each.

use super::gap_rows::{self, Placed};
use super::layout::Block;
use super::row::Row;
use super::sheet::{Frame, in_order};
use super::table::{Field, Table};
use std::ops::Range;

/// Fewer rows with several cells are no table.
const FEWEST_ROWS: usize = 3;
/// The narrowest white between cells, in sizes.
const CELL_GAP: f32 = 0.55;
/// The white that a cell leaves that is full, in sizes.
const FILLED_GAP: f32 = 0.12;
/// Lines of a table differ less in size.
const SAME_SIZE: f32 = 0.9;
/// Cells of a column begin no farther from one another, in points.
const SAME_EDGE: f32 = 1.0;
/// A longer cell is text.
const LONGEST_CELL: usize = 30;
/// More lines of single cells stand between no two rows of a table.
const MOST_SINGLES: usize = 6;
/// What stands in one cell only is narrower than this part of the text.
const NARROW: f32 = 0.6;
/// Lines nearer than this part of the way between two lines of a cell are of cells beside one another.
const INTERLEAVED: f32 = 0.75;

/// Rows that are tables become tables; the others stay.
pub(super) fn tables_by_gaps(rows: Vec<Row>, page: usize, column: usize, blocks: &mut Vec<Block>) {
    let left = rows.iter().map(|r| r.frame.left).fold(f32::MAX, f32::min);
    let right = rows.iter().map(|r| r.frame.right).fold(f32::MIN, f32::max);
    let is_narrow = |row: &Row| row.frame.width() < NARROW * (right - left);
    let mut open: Vec<Row> = Vec::new();
    let mut singles = 0;
    for row in rows {
        if is_cells(&row) {
            singles = 0;
            open.push(row);
        } else if !open.is_empty()
            && singles < MOST_SINGLES
            && is_narrow(&row)
            && !cites_article(&row)
        {
            singles += 1;
            open.push(row);
        } else {
            close(&mut open, page, column, blocks);
            singles = 0;
            blocks.push(Block::Row { row, column });
        }
    }
    close(&mut open, page, column, blocks);
}

/// Whether a row heads a prescribed form by the article that prescribes it: 第二十条第（一）项.
fn cites_article(row: &Row) -> bool {
    let text = row.text();
    let number = text
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('条'));
    number.is_some_and(|(number, _)| {
        !number.is_empty()
            && number
                .chars()
                .all(|c| "一二三四五六七八九十百0123456789".contains(c))
    })
}

fn is_cells(row: &Row) -> bool {
    let parts = row.parts(CELL_GAP);
    parts.len() > 1 && parts.iter().all(|part| part.len() <= LONGEST_CELL)
}

fn close(open: &mut Vec<Row>, page: usize, column: usize, blocks: &mut Vec<Block>) {
    let mut rows = std::mem::take(open);
    let last = rows.iter().rposition(is_cells).map_or(0, |last| last + 1);
    let mut behind = rows.split_off(last);
    // The last lines of the last row's cells stand below its middle, but not in the first column.
    let columns = Columns::of(&rows);
    if let (Some(first), Some(end)) = (columns.list.first(), rows.last()) {
        let (edge, mut base) = (first.right, end.base);
        let inside = behind.iter().take_while(|row| {
            let below = row.base - base;
            let in_column = row.frame.left > edge && columns.over(&row.frame).len() == 1;
            if in_column && below < 1.5 * columns.near {
                base = row.base;
                return true;
            }
            below < columns.near
        });
        let count = inside.count();
        rows.extend(behind.drain(..count));
    }
    let above = above(&rows, blocks, columns.near);
    let (single, whole) = (rows.clone(), [above.clone(), rows].concat());
    let found = table(&whole, page).inspect(|_| blocks.truncate(blocks.len() - above.len()));
    match found.or_else(|| table(&single, page)) {
        Some(table) => blocks.push(Block::Table(table)),
        None => blocks.extend(single.into_iter().map(|row| Block::Row { row, column })),
    }
    blocks.extend(behind.into_iter().map(|row| Block::Row { row, column }));
}

/// The first lines of the first row's cells: so near above that they cannot be of a text.
fn above(rows: &[Row], blocks: &[Block], near: f32) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    for block in blocks.iter().rev().take(2) {
        let (Block::Row { row, .. }, Some(next)) = (block, found.last().or(rows.first())) else {
            break;
        };
        let sizes = row.size.min(next.size) / row.size.max(next.size);
        if next.base - row.base > near || sizes < SAME_SIZE {
            break;
        }
        found.push(row.clone());
    }
    found.reverse();
    found
}

/// Below which distance lines are of cells beside one another: lines of one cell, which begin at one
/// place, stand farther apart.
fn near(rows: &[Row]) -> f32 {
    let mut last: std::collections::HashMap<i32, f32> = std::collections::HashMap::new();
    let mut pitch = f32::MAX;
    for part in parts(rows) {
        let place = (part.text.frame.left / 4.0).round() as i32;
        if let Some(before) = last.insert(place, part.text.base)
            && part.text.base - before > 0.5 * part.text.size
        {
            pitch = pitch.min(part.text.base - before);
        }
    }
    let usual = rows.first().map_or(1.0, |row| 1.4 * row.size);
    INTERLEAVED * if pitch < f32::MAX { pitch } else { usual }
}

/// A part of a row, and the row it is of.
pub(super) struct Part {
    pub row: usize,
    pub text: Row,
}

impl Part {
    pub fn is_number(&self) -> bool {
        is_number(&self.text)
    }
}

/// The columns that parts of rows stand in.
pub(super) struct Columns {
    pub list: Vec<Column>,
    /// Lines nearer than this are of cells beside one another.
    near: f32,
}

pub(super) struct Column {
    left: f32,
    right: f32,
    /// The lines that have something in it.
    bases: Vec<f32>,
}

impl Columns {
    fn of(rows: &[Row]) -> Self {
        let parts = in_order(parts(rows), |part| part.text.frame.width());
        let mut columns = Self {
            list: Vec::new(),
            near: near(rows),
        };
        // From the narrowest: what is wider than a column stands over several.
        for part in &parts {
            columns.add(part);
        }
        columns.list = in_order(columns.list, |column| column.left);
        columns
    }

    fn add(&mut self, part: &Part) {
        let frame = part.text.frame;
        let mut over = self.over(&frame);
        let near = self.near;
        let apart = |a: &Column, b: &Column| {
            let far = |at: &f32| b.bases.iter().all(|base| (base - at).abs() > near);
            a.bases.iter().all(far)
        };
        // Two columns with nothing beside one another are one, with texts at its left and in its middle.
        let is_one = over
            .windows(2)
            .all(|pair| apart(&self.list[pair[0]], &self.list[pair[1]]));
        if over.len() > 1 && !is_one {
            return;
        }
        let mut column = Column {
            left: frame.left,
            right: frame.right,
            bases: vec![part.text.base],
        };
        while let Some(n) = over.pop() {
            let old = self.list.remove(n);
            column.left = column.left.min(old.left);
            column.right = column.right.max(old.right);
            column.bases.extend(old.bases);
        }
        self.list.push(column);
    }

    /// A cell over some of them.
    pub fn field(&self, columns: Range<usize>, text: Vec<Row>) -> Field {
        Field {
            column: columns.start,
            rows: 1,
            columns: columns.len(),
            left: self.list[columns.start].left,
            right: self.list[columns.end - 1].right,
            bottom: None,
            text,
        }
    }

    /// The columns that a frame reaches into, in order of their numbers.
    fn over(&self, frame: &Frame) -> Vec<usize> {
        let reaches = |n: &usize| {
            let column = &self.list[*n];
            frame.left < column.right && frame.right > column.left
        };
        (0..self.list.len()).filter(reaches).collect()
    }
}

fn parts(rows: &[Row]) -> Vec<Part> {
    let seen: Vec<Vec<Range<usize>>> = rows.iter().map(|row| row.parts(CELL_GAP)).collect();
    let begins = |row: usize| seen[row].iter().skip(1).map(move |part| (row, part.start));
    let begins: Vec<(usize, f32)> = (0..rows.len())
        .flat_map(begins)
        .map(|(row, letter)| (row, rows[row].letters[letter].left))
        .collect();
    let mut parts = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        // A cell that its text fills is told from the next by where that begins in other rows.
        let begins_elsewhere = |letter: usize| {
            let left = row.letters[letter].left;
            let gap = left - row.letters[letter - 1].right;
            let of_other =
                |(other, at): &(usize, f32)| *other != n && (at - left).abs() < SAME_EDGE;
            gap > FILLED_GAP * row.size && begins.iter().any(of_other)
        };
        for range in &seen[n] {
            let mut start = range.start;
            let cuts = (range.start + 1..range.end).filter(|letter| begins_elsewhere(*letter));
            for end in cuts.chain([range.end]) {
                parts.push(Part {
                    row: n,
                    text: row.part(start..end),
                });
                start = end;
            }
        }
    }
    parts
}

/// The table that rows are, if their columns stand apart.
fn table(rows: &[Row], page: usize) -> Option<Table> {
    /// More rows are no table of a page.
    const MOST_ROWS: usize = 400;
    if rows.iter().filter(|row| is_cells(row)).count() < FEWEST_ROWS || rows.len() > MOST_ROWS {
        return None;
    }
    let columns = Columns::of(rows);
    let count = columns.list.len();
    if count < 2 {
        return None;
    }
    let mut cells: Vec<Placed> = Vec::new();
    for part in parts(rows) {
        let over = columns.over(&part.text.frame);
        cells.push((part, *over.first()?, *over.last()?));
    }
    // Two columns are as often the head and foot of a letter.
    let numbers = cells
        .iter()
        .filter(|(part, first, _)| *first > 0 && has_digit(&part.text));
    if count == 2 && numbers.count() * 2 < rows.len() {
        return None;
    }
    let lines: Vec<Vec<usize>> = (0..count)
        .map(|column| {
            let own = cells
                .iter()
                .filter(|(_, a, b)| (*a, *b) == (column, column));
            own.map(|(part, ..)| part.row).collect()
        })
        .collect();
    let heads: Vec<usize> = cells
        .iter()
        .filter(|(part, first, last)| last > first && rows[part.row].parts(CELL_GAP).len() == 1)
        .map(|(part, ..)| part.row)
        .collect();
    let mut order: Vec<usize> = (0..count)
        .filter(|column| lines[*column].len() > 1)
        .collect();
    order.sort_by_key(|column| lines[*column].len());
    let all: Vec<usize> = (0..rows.len()).collect();
    let found = order
        .iter()
        .map(|column| &lines[*column])
        // Where every cell has one line, every line is a row.
        .chain([&all])
        .find_map(|anchors| {
            let mut anchors: Vec<usize> = anchors.iter().chain(&heads).copied().collect();
            anchors.sort_unstable();
            anchors.dedup();
            gap_rows::around(&anchors, &heads, rows, &cells, &columns)
        })?;
    let frame = rows.iter().map(|row| row.frame).reduce(|a, b| a.join(&b))?;
    Some(Table {
        rows: found,
        frame,
        end: frame,
        page,
        by_gaps: true,
        is_rest: false,
    })
}

fn has_digit(row: &Row) -> bool {
    row.letters.iter().any(|l| l.character.is_ascii_digit())
}

pub(super) fn is_number(row: &Row) -> bool {
    has_digit(row)
        && row
            .letters
            .iter()
            .all(|l| l.character.is_ascii_digit() || ".,%％-".contains(l.character))
}
