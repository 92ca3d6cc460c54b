//! A table being written: which of its cells are one, and whether it is one of data.

use crate::line::heading;
use crate::order;
use crate::source::{Line, cell_text};
use gongbao_report::model::{Table, TableCell};

/// A longer cell of many lines is a text.
const LONGEST_CELL: usize = 200;
/// More lines make a long cell a text.
const MOST_LINES: usize = 4;
#[derive(Default)]
pub(super) struct Grid {
    pub rows: Vec<Vec<Cell>>,
    /// Of each row, where it begins, when cells are known by their edges.
    pub lefts: Vec<Option<i32>>,
}

/// A cell as formats without columns know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::source) struct Edge {
    /// Its right edge, in twips.
    pub right: i32,
    /// It goes on with the cell before, or above.
    pub before: bool,
    pub above: bool,
}

/// Edges nearer than this are one, in twips: rows are drawn by hand.
const SAME_EDGE: i32 = 50;

#[derive(Default)]
pub(super) struct Cell {
    pub lines: Vec<Line>,
    pub columns: u32,
    pub rows: u32,
    pub right: Option<i32>,
    /// Goes on with the cell above.
    pub continues: bool,
    /// Covered by this cell of the row above; set once the table ends.
    pub dropped: bool,
}

impl Grid {
    pub fn cell(&mut self) -> Option<&mut Cell> {
        self.rows.last_mut()?.last_mut()
    }

    /// Columns lie between the edges of all rows.
    pub fn find_columns(&mut self) {
        let cells = self.rows.iter().flatten().filter_map(|cell| cell.right);
        let edges = self.lefts.iter().copied().flatten().chain(cells);
        // From the least up: the sign first.
        let rank = |edge: &i32| edge.abs_diff(i32::MIN) as usize;
        let mut edges = order::by_key(edges.collect(), rank);
        edges.dedup_by(|next, edge| next.saturating_sub(*edge) < SAME_EDGE);
        let column = |edge: i32| edges.partition_point(|other| *other <= edge) as u32;
        for (row, left) in self.rows.iter_mut().zip(&self.lefts) {
            let Some(left) = left else {
                continue;
            };
            let mut at = column(*left);
            let before = at.saturating_sub(1);
            for cell in row.iter_mut() {
                let Some(right) = cell.right else {
                    continue;
                };
                let end = column(right).max(at + 1);
                cell.columns = end - at;
                at = end;
            }
            if before > 0 {
                let empty = Cell {
                    columns: before,
                    rows: 1,
                    ..Cell::default()
                };
                row.insert(0, empty);
            }
        }
    }

    /// Cells that go on with the one above become rows of it.
    pub fn join_rows(&mut self) {
        // Of each column, the row and place of the cell that stands there.
        let mut owners: Vec<Option<(usize, usize)>> = Vec::new();
        for n in 0..self.rows.len() {
            let mut column = 0;
            for place in 0..self.rows[n].len() {
                let cell = &self.rows[n][place];
                let width = cell.columns as usize;
                let owner = owners.get(column).copied().flatten();
                let empty = cell.lines.is_empty();
                if owners.len() < column + width {
                    owners.resize(column + width, None);
                }
                if let Some((row, at)) = owner.filter(|_| cell.continues && empty) {
                    self.rows[row][at].rows += 1;
                    self.rows[n][place].dropped = true;
                } else {
                    owners[column..column + width].fill(Some((n, place)));
                }
                column += width;
            }
        }
        for row in &mut self.rows {
            row.retain(|cell| !cell.dropped);
        }
        self.rows.retain(|row| !row.is_empty());
    }

    /// Whether it only places lines: one column, or a cell that holds a text under headings.
    pub fn is_layout(&self) -> bool {
        let text = |cell: &Cell| {
            let length: usize = cell
                .lines
                .iter()
                .map(|line| line.text.chars().count())
                .sum();
            let opens = |line: &Line| {
                heading::read(&line.text).is_some_and(|h| h.style <= heading::Style::Chinese)
            };
            let many = cell.lines.len() > MOST_LINES || cell.lines.iter().any(opens);
            cell.lines.len() > 1 && length > LONGEST_CELL && many
        };
        self.rows.iter().all(|row| row.len() < 2) || self.rows.iter().flatten().any(text)
    }

    pub fn into_table(self) -> Table {
        let cell = |cell: Cell| {
            let lines: Vec<String> = cell.lines.iter().map(text_of).collect();
            TableCell {
                text: cell_text(lines.iter().map(String::as_str)),
                header: false,
                rows: cell.rows,
                columns: cell.columns,
            }
        };
        let rows = self.rows.into_iter();
        Table {
            rows: rows
                .map(|row| row.into_iter().map(cell).collect())
                .collect(),
            separator: None,
        }
    }
}

/// The text of a line, or of a table's cells a blank apart.
fn text_of(line: &Line) -> String {
    let cells = line
        .table
        .iter()
        .flat_map(|table| table.rows.iter().flatten());
    let cells = cells.map(|cell| cell.text.as_str());
    let texts: Vec<&str> = [line.text.as_str()].into_iter().chain(cells).collect();
    texts.join(" ").trim().to_owned()
}
