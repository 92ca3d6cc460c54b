//! Rows between two tables: columns of text, one after the other.

use super::gaps::tables_by_gaps;
use super::page::Block;
use super::row::Row;

/// Fewer rows on a side are no column of text.
const FEWEST_ROWS: usize = 4;
/// A column of text is at least so many characters wide.
const NARROWEST: f32 = 9.0;
/// The narrowest white between columns of text, in sizes.
const GUTTER: f32 = 0.85;
/// How much of a column of text is full.
const FULL: f32 = 0.6;
/// More rows are no page of text.
const MOST_ROWS: usize = 1_000;

/// Reads rows from top to bottom into blocks.
pub(super) fn read(rows: Vec<Row>, page: usize, blocks: &mut Vec<Block>) {
    read_column(rows, page, 0, blocks);
}

fn read_column(mut rows: Vec<Row>, page: usize, column: usize, blocks: &mut Vec<Block>) {
    while let Some(gutter) = Gutter::find(&rows) {
        let below = rows.split_off(gutter.last + 1);
        let beside = rows.split_off(gutter.first);
        tables_by_gaps(rows, page, column, blocks);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in beside {
            for part in row.parts(GUTTER) {
                let part = row.part(part);
                if part.frame.right <= gutter.at {
                    left.push(part);
                } else {
                    right.push(part);
                }
            }
        }
        // Columns of three are two and one.
        read_column(rejoin(left), page, column * 2 + 1, blocks);
        read_column(rejoin(right), page, column * 2 + 2, blocks);
        rows = below;
    }
    tables_by_gaps(rows, page, column, blocks);
}

/// Parts of one row stand together again where a wide blank was inside a column.
fn rejoin(parts: Vec<Row>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for part in parts {
        match rows.last_mut() {
            Some(last) if (last.base - part.base).abs() < 0.1 => {
                let (left, right) = (last.frame.right, part.frame.left);
                last.letters.push(super::row::Letter {
                    character: ' ',
                    left,
                    right,
                });
                last.letters.extend(part.letters);
                last.frame = last.frame.join(&part.frame);
            }
            _ => rows.push(part),
        }
    }
    rows
}

/// The white between two columns of text.
struct Gutter {
    at: f32,
    first: usize,
    last: usize,
}

impl Gutter {
    /// The place that most rows in a row leave white, with full columns on both sides.
    fn find(rows: &[Row]) -> Option<Self> {
        let beside = rows
            .iter()
            .filter(|row| row.parts(GUTTER).len() > 1)
            .count();
        if rows.len() > MOST_ROWS || rows.len() < FEWEST_ROWS * 2 && beside < FEWEST_ROWS {
            return None;
        }
        let left = rows.iter().map(|r| r.frame.left).fold(f32::MAX, f32::min);
        let right = rows.iter().map(|r| r.frame.right).fold(f32::MIN, f32::max);
        let size = super::row::median(rows.iter().map(|row| row.size).collect());
        if right - left < 2.0 * NARROWEST * size || size <= 0.0 {
            return None;
        }
        let parts: Vec<Vec<(f32, f32)>> = rows
            .iter()
            .map(|row| {
                let parts = row.parts(GUTTER).into_iter();
                let ends = parts.map(|part| {
                    let letters = &row.letters[part];
                    let first = letters.first().map_or(0.0, |letter| letter.left);
                    (first, letters.last().map_or(first, |letter| letter.right))
                });
                ends.collect()
            })
            .collect();
        let step = (right - left) / 80.0;
        let candidates = (16..=64).filter_map(|n| {
            let at = left + step * n as f32;
            Self::at(at, &parts, size)
        });
        candidates
            .max_by_key(|(gutter, rows)| (*rows, gutter.last - gutter.first))
            .map(|(gutter, _)| gutter)
    }

    /// The longest run of rows that leave a place white, if columns of text stand beside it.
    fn at(at: f32, parts: &[Vec<(f32, f32)>], size: f32) -> Option<(Self, usize)> {
        let half = size * 0.4;
        let is_free = |row: &Vec<(f32, f32)>| {
            row.iter()
                .all(|(left, right)| *right <= at - half || *left >= at + half)
        };
        let mut best: Option<(Self, usize)> = None;
        let mut start = 0;
        for end in 0..=parts.len() {
            if end < parts.len() && is_free(&parts[end]) {
                continue;
            }
            let run = &parts[start..end];
            let side = |is_left: bool| {
                let side = run
                    .iter()
                    .flatten()
                    .filter(|part| (part.1 <= at) == is_left);
                side.copied().collect::<Vec<(f32, f32)>>()
            };
            let (left, right) = (side(true), side(false));
            if is_text(&left, size) && is_text(&right, size) {
                let count = left.len().min(right.len());
                if best.as_ref().is_none_or(|(_, most)| count > *most) {
                    let gutter = Self {
                        at,
                        first: start,
                        last: end - 1,
                    };
                    best = Some((gutter, count));
                }
            }
            start = end + 1;
        }
        best
    }
}

/// Whether the parts of rows on one side fill a column as text does.
fn is_text(parts: &[(f32, f32)], size: f32) -> bool {
    if parts.len() < FEWEST_ROWS {
        return false;
    }
    let left = parts.iter().map(|part| part.0).fold(f32::MAX, f32::min);
    let right = parts.iter().map(|part| part.1).fold(f32::MIN, f32::max);
    let width = right - left;
    let filled: f32 = parts.iter().map(|part| part.1 - part.0).sum();
    width > NARROWEST * size && filled > FULL * width * parts.len() as f32
}
