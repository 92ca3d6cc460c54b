//! The tables, rows and cells that a paragraph stands in.

use super::Reading;
use super::state::{Destination, OpenTable, Row};

impl Reading {
    /// Opens the tables, row and cell that the paragraph stands in.
    pub(super) fn open_cell(&mut self) {
        let depth = if self.state.in_table {
            self.state.depth.clamp(1, 16)
        } else {
            0
        };
        self.tables_to(depth);
        while self.tables.len() < depth {
            self.open_last();
            self.paper.open_table();
            self.tables.push(OpenTable::default());
        }
        self.open_last();
    }

    fn open_last(&mut self) {
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

    pub(super) fn end_cell(&mut self, depth: usize) {
        if !self.state.is_text() {
            return;
        }
        self.state.in_table = true;
        self.state.depth = depth;
        self.open_cell();
        self.paper.end_paragraph();
        if let Some(table) = self.tables.last_mut() {
            table.cell = false;
        }
    }

    /// The row that a word describes. A table in a cell says so behind its cells, in a group of its own.
    pub(super) fn row(&mut self) -> &mut Row {
        if self.state.destination == Destination::Rows {
            &mut self.nested
        } else {
            &mut self.row
        }
    }

    pub(super) fn end_row(&mut self, depth: usize) {
        self.tables_to(depth);
        if self.tables.len() == depth {
            let row = if depth > 1 { &self.nested } else { &self.row };
            self.paper.lay_row(row.left, &row.edges);
            self.tables[depth - 1] = OpenTable::default();
        }
    }

    pub(super) fn tables_to(&mut self, depth: usize) {
        while self.tables.len() > depth {
            self.tables.pop();
            self.paper.close_table();
        }
    }
}
