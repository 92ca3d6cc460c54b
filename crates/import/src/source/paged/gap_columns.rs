//! The columns of tables without rules: the cells of rows, and the white between them.

use super::characters::is_wide;
use super::row::{Letter, Row, are_number, is_number};
use super::sheet::{Frame, in_order};
use super::table::Field;
use std::ops::Range;

/// Fewer rows with several cells are no table.
pub(super) const FEWEST_ROWS: usize = 3;
/// The narrowest white between cells, in sizes.
const CELL_GAP: f32 = 0.55;
/// The white that a cell leaves that is full, in sizes.
const FILLED_GAP: f32 = 0.12;
/// The narrowest white that goes through all rows, in sizes.
const CORRIDOR_GAP: f32 = 0.2;
/// Cells of a column begin no farther from one another, in points.
const SAME_EDGE: f32 = 1.0;
/// Lines nearer than this part of the way between two lines of a cell are of cells beside one another.
const INTERLEAVED: f32 = 0.75;

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
    pub near: f32,
}

pub(super) struct Column {
    pub left: f32,
    pub right: f32,
    /// The lines that have something in it.
    bases: Vec<f32>,
}

impl Column {
    /// Whether no line has something in both.
    fn is_apart(&self, other: &Self, near: f32) -> bool {
        let far = |at: &f32| other.bases.iter().all(|base| (base - at).abs() > near);
        self.bases.iter().all(far)
    }

    fn join(&mut self, other: Self) {
        self.left = self.left.min(other.left);
        self.right = self.right.max(other.right);
        self.bases.extend(other.bases);
    }
}

impl Columns {
    pub fn of(rows: &[Row]) -> Self {
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
        columns.join_apart();
        columns
    }

    /// Neighbours with nothing beside one another are one: a head in the middle over texts at the left.
    fn join_apart(&mut self) {
        let mut n = 1;
        while n < self.list.len() {
            if self.list[n - 1].is_apart(&self.list[n], self.near) {
                let right = self.list.remove(n);
                self.list[n - 1].join(right);
            } else {
                n += 1;
            }
        }
    }

    fn add(&mut self, part: &Part) {
        let frame = part.text.frame;
        let mut over = self.over(&frame);
        let near = self.near;
        // Two columns with nothing beside one another are one, with texts at its left and in its middle.
        let is_one = over
            .windows(2)
            .all(|pair| self.list[pair[0]].is_apart(&self.list[pair[1]], near));
        if over.len() > 1 && !is_one {
            return;
        }
        let mut column = Column {
            left: frame.left,
            right: frame.right,
            bases: vec![part.text.base],
        };
        while let Some(n) = over.pop() {
            column.join(self.list.remove(n));
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
    pub fn over(&self, frame: &Frame) -> Vec<usize> {
        let reaches = |n: &usize| {
            let column = &self.list[*n];
            frame.left < column.right && frame.right > column.left
        };
        (0..self.list.len()).filter(reaches).collect()
    }
}

pub(super) fn parts(rows: &[Row]) -> Vec<Part> {
    let seen: Vec<Vec<Range<usize>>> = rows.iter().map(cells_of).collect();
    let begins = |row: usize| seen[row].iter().skip(1).map(move |part| (row, part.start));
    let begins: Vec<(usize, f32)> = (0..rows.len())
        .flat_map(begins)
        .map(|(row, letter)| (row, rows[row].letters[letter].left))
        .collect();
    let mut parts = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        // A cell that its text fills is told from the next by where that begins in other rows, or by the
        // white that goes through all rows.
        let begins_cell = |letter: usize| {
            let Some((before, white)) = before(row, letter) else {
                return false;
            };
            let left = row.letters[letter].left;
            let of_other =
                |(other, at): &(usize, f32)| *other != n && (at - left).abs() < SAME_EDGE;
            let in_corridor = || {
                white > CORRIDOR_GAP * row.size
                    && !is_word_gap(before.character, row.letters[letter].character)
                    && is_corridor(left - white / 2.0, rows)
            };
            white > FILLED_GAP * row.size && (begins.iter().any(of_other) || in_corridor())
        };
        for range in &seen[n] {
            let mut start = range.start;
            let cuts = (range.start + 1..range.end).filter(|letter| begins_cell(*letter));
            for end in cuts.chain([range.end]) {
                let text = &row.letters[start..end];
                let blanks = text.iter().rev().take_while(|l| l.character == ' ').count();
                parts.push(Part {
                    row: n,
                    text: row.part(start..end - blanks),
                });
                start = end;
            }
        }
    }
    parts
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

/// The letter before another one of a row, and the white between them; none of a blank.
fn before(row: &Row, letter: usize) -> Option<(&Letter, f32)> {
    let letters = &row.letters;
    let mut printed = letters[..letter].iter().rev();
    let last = printed.find(|letter| letter.character != ' ')?;
    let next = &letters[letter];
    (next.character != ' ').then_some((last, next.left - last.right))
}

/// Whether white between these is as likely that between two words.
fn is_word_gap(before: char, after: char) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || c == '%';
    let is_narrow = !is_wide(before) && !is_wide(after);
    is_narrow && !(is_number(before) && is_number(after))
}

/// Whether a place is white in all rows, and most have cells at both sides.
fn is_corridor(at: f32, rows: &[Row]) -> bool {
    let mut both = 0;
    for row in rows {
        let letters = &row.letters;
        let after = letters.partition_point(|letter| letter.left <= at);
        let ink = |n: usize| letters[n].character != ' ' && letters[n].right > at;
        if after > 0 && ink(after - 1) {
            return false;
        }
        both += usize::from(after > 0 && after < letters.len());
    }
    both > FEWEST_ROWS && both * 4 >= rows.len() * 3
}

/// The parts of a row that are cells, as ranges of letters: a blank is enough between two numbers.
pub(super) fn cells_of(row: &Row) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in row.parts(CELL_GAP) {
        let words = row.letters[part.clone()].split(|letter| letter.character == ' ');
        let (mut start, mut was_number) = (part.start, None);
        for word in words {
            let is_number = are_number(word);
            match found.last_mut() {
                Some(last) if was_number.is_some_and(|was| !(was && is_number)) => {
                    last.end = start + word.len();
                }
                _ => found.push(start..start + word.len()),
            }
            was_number = Some(is_number);
            start += word.len() + 1;
        }
    }
    found
}
