//! What is usual in a document: edges, pitches, indents.

use super::layout::Ordered;
use super::region::Block;
use super::row::Row;
use super::sheet::{in_order, median};
use std::collections::HashMap;

/// Sizes that differ less are one.
const SAME_SIZE: f32 = 1.12;

/// What is usual in a document.
pub(super) struct Measure {
    /// Left and right edge of each column of each page.
    edges: HashMap<(usize, usize), (f32, f32)>,
    /// From one row to the next, by the size of the characters.
    pub pitches: HashMap<i32, f32>,
    /// Of most characters.
    size: f32,
    /// Paragraphs begin two characters in.
    pub indents: bool,
}

impl Measure {
    pub fn of(pages: &[Ordered]) -> Self {
        let mut by_column: HashMap<(i32, usize), Vec<&Row>> = HashMap::new();
        let mut by_page: HashMap<(usize, usize), Vec<&Row>> = HashMap::new();
        let mut pitches: HashMap<i32, Vec<f32>> = HashMap::new();
        for (n, page) in pages.iter().enumerate() {
            let mut before: Option<(&Row, usize)> = None;
            for block in &page.blocks {
                let Block::Row { row, column } = block else {
                    before = None;
                    continue;
                };
                let class = (page.width.round() as i32, *column);
                by_column.entry(class).or_default().push(row);
                by_page.entry((n, *column)).or_default().push(row);
                if let Some((last, in_column)) = before
                    && in_column == *column
                    && is_same_size(last, row)
                    && row.base > last.base
                    && row.base - last.base < 3.0 * row.size
                {
                    let found = pitches.entry(size_class(row)).or_default();
                    found.push(row.base - last.base);
                }
                before = Some((row, *column));
            }
        }
        let of_columns = by_column.into_iter();
        let of_columns: HashMap<(i32, usize), (f32, f32)> = of_columns
            .map(|(class, rows)| (class, edges_of(&rows)))
            .collect();
        let mut edges = HashMap::new();
        for ((page, column), rows) in &by_page {
            let whole = of_columns[&(pages[*page].width.round() as i32, *column)];
            let own = edges_of(rows);
            // A page of its own layout has its own edges, if there is enough on it to tell.
            let full = own.1 - own.0 > 0.6 * (whole.1 - whole.0);
            let own_layout = rows.len() >= 12 && full && own.1 < whole.1 - 20.0;
            edges.insert((*page, *column), if own_layout { own } else { whole });
        }
        let sizes = by_page.values().flatten().map(|row| row.size);
        let mut measure = Self {
            size: median(sizes.collect()),
            edges,
            pitches: pitches
                .into_iter()
                .map(|(size, pitches)| (size, median(pitches)))
                .collect(),
            indents: false,
        };
        measure.indents = measure.find_indents(pages);
        measure
    }

    /// Whether rows two characters in are followed by rows at the edge.
    fn find_indents(&self, pages: &[Ordered]) -> bool {
        let mut wraps = 0;
        for page in pages {
            let rows: Vec<(&Row, usize)> = page
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Row { row, column } => Some((row, *column)),
                    Block::Table(_) => None,
                })
                .collect();
            wraps += rows
                .windows(2)
                .filter(|pair| {
                    let [(first, a), (second, b)] = [pair[0], pair[1]];
                    a == b
                        && is_first_indent(self.indent(first, a))
                        && self.indent(second, b).abs() < 0.6
                })
                .count();
        }
        wraps >= 2
    }

    fn edges(&self, row: &Row, column: usize) -> (f32, f32) {
        let found = self.edges.get(&(row.page, column)).copied();
        found.unwrap_or((row.frame.left, row.frame.right))
    }

    /// From the edge of the column to the row, in sizes.
    pub fn indent(&self, row: &Row, column: usize) -> f32 {
        (row.frame.left - self.edges(row, column).0) / row.size.max(0.1)
    }

    /// From the row to the right edge of the column, in sizes.
    pub fn room(&self, row: &Row, column: usize) -> f32 {
        (self.edges(row, column).1 - row.frame.right) / row.size.max(0.1)
    }

    /// Whether a row stands in the middle of its column. One that is full does if it is larger than the text.
    pub fn is_centred(&self, row: &Row, column: usize) -> bool {
        let (left, right) = (self.indent(row, column), self.room(row, column));
        let is_apart = left > 2.8 && right > 1.0;
        (is_apart || row.size > SAME_SIZE * self.size) && (left - right).abs() < 1.2
    }
}

pub(super) fn is_first_indent(indent: f32) -> bool {
    (1.4..2.8).contains(&indent)
}

/// Sizes that differ by less than a point are one.
pub(super) fn size_class(row: &Row) -> i32 {
    row.size.round() as i32
}

pub(super) fn is_same_size(a: &Row, b: &Row) -> bool {
    let (small, large) = (a.size.min(b.size), a.size.max(b.size));
    large <= small * SAME_SIZE
}

/// The edges that two rows keep, of a long text one in fifty: its notes may stand farther out.
fn edges_of(rows: &[&Row]) -> (f32, f32) {
    let edge = |ends: Vec<f32>| -> f32 {
        let ends = in_order(ends, |end| -end);
        let enough = (ends.len() / 50).max(2);
        let kept = ends
            .windows(enough)
            .find(|rows| rows[0] - rows[enough - 1] < 3.0);
        kept.map_or(ends.first().copied().unwrap_or_default(), |rows| rows[0])
    };
    // Marks may hang over the edge.
    let is_mark = |c: char| "，。、；：！？）》”’,.;:".contains(c);
    let whole = rows
        .iter()
        .filter(|row| row.letters.last().is_some_and(|l| !is_mark(l.character)));
    let whole: Vec<f32> = whole.map(|row| row.frame.right).collect();
    let right = edge(if whole.len() > 1 {
        whole
    } else {
        rows.iter().map(|row| row.frame.right).collect()
    });
    let left = -edge(rows.iter().map(|row| -row.frame.left).collect());
    (left, right.max(left))
}
