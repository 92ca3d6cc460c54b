//! What a word processor prints: paragraphs with the numbers it draws, tables, notes and text boxes become
//! lines. The readers of all its formats write on this paper.

mod grid;

use super::{Line, Source};
use crate::diagnostic::{Diagnostic, Problem};
pub(super) use grid::Edge;
use grid::{Cell, Grid};

/// Deeper tables and boxes are an attack.
const DEEPEST: usize = 64;

#[derive(Default)]
pub(super) struct Paper {
    page: Page,
    /// The pages around the text box or note being written.
    around: Vec<Page>,
    /// Of the input, from 1.
    paragraphs: usize,
    hidden: String,
    struck: String,
    remarks: Vec<Diagnostic>,
    /// Lines of a contents page repeat the headings and are no text.
    pub contents: bool,
}

/// What is written where: the text itself, or a box or note in it.
#[derive(Default)]
struct Page {
    lines: Vec<Line>,
    text: String,
    heading: bool,
    contents: bool,
    /// To be drawn before the first word.
    number: Option<Number>,
    tables: Vec<Grid>,
    /// Notes, boxes and charts, which follow the paragraph or table they stand in.
    after: Vec<Line>,
}

/// A number that a word processor draws before a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    pub text: String,
    /// Nothing stands between it and the text.
    pub joined: bool,
}

impl Paper {
    /// Writes text where the paragraph stands.
    pub fn push(&mut self, text: &str) {
        let page = &mut self.page;
        if !text.trim().is_empty()
            && let Some(number) = page.number.take()
        {
            page.text.push_str(&number.text);
            let digit = |c: char| c.is_ascii_digit();
            let meets = number.text.ends_with(char::is_alphanumeric)
                || number.text.ends_with(['.', '．']) && text.starts_with(digit);
            if meets && !number.joined {
                page.text.push(' ');
            }
        }
        page.contents |= self.contents;
        page.text.push_str(text);
    }

    /// Notices text that is not printed.
    pub fn hide(&mut self, text: &str) {
        self.hidden.push_str(text);
    }

    /// Notices text that is struck out.
    pub fn strike(&mut self, text: &str) {
        self.struck.push_str(text);
    }

    pub fn remark(&mut self, problem: Problem) {
        let line = self.paragraphs + 1;
        self.remarks.push(Diagnostic::at(problem, line));
    }

    /// The number of the paragraph that begins.
    pub fn number(&mut self, number: Number) {
        self.page.number = Some(number).filter(|number| !number.text.is_empty());
    }

    /// Makes the paragraph a heading.
    pub fn heading(&mut self) {
        self.page.heading = true;
    }

    /// Breaks the line in a paragraph.
    pub fn end_line(&mut self) {
        let number = self.paragraphs + 1;
        let page = &mut self.page;
        let text = std::mem::take(&mut page.text).trim().to_owned();
        if text.is_empty() {
            return;
        }
        let line = Line {
            text,
            number,
            heading: page.heading,
            outside: std::mem::take(&mut page.contents),
            ..Line::default()
        };
        match page.tables.last_mut().and_then(Grid::cell) {
            Some(cell) => cell.lines.push(line),
            None => page.lines.push(line),
        }
    }

    pub fn end_paragraph(&mut self) {
        self.end_line();
        self.paragraphs += 1;
        self.page.heading = false;
        self.page.number = None;
        let (hidden, struck) = (
            std::mem::take(&mut self.hidden),
            std::mem::take(&mut self.struck),
        );
        let line = self.paragraphs;
        if !hidden.trim().is_empty() {
            let text = hidden.trim().to_owned();
            self.remarks
                .push(Diagnostic::at(Problem::Hidden { text }, line));
        }
        if !struck.trim().is_empty() {
            let text = struck.trim().to_owned();
            self.remarks
                .push(Diagnostic::at(Problem::Struck { text }, line));
        }
        self.after();
    }

    /// Outside of tables, what waited for the paragraph's end is written.
    fn after(&mut self) {
        if self.page.tables.is_empty() {
            let after = std::mem::take(&mut self.page.after);
            self.page.lines.extend(after);
        }
    }

    /// Writes lines after the paragraph or table.
    pub fn later(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.page.after.extend(lines);
    }

    /// Writes lines between two paragraphs.
    pub fn between(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.later(lines);
        self.after();
    }

    /// Begins a text box or note.
    pub fn open_box(&mut self) {
        self.around.push(std::mem::take(&mut self.page));
    }

    /// Ends it; its lines.
    pub fn close_box(&mut self) -> Vec<Line> {
        self.end_line();
        while !self.page.tables.is_empty() {
            self.close_table();
        }
        self.after();
        match self.around.pop() {
            Some(outer) => std::mem::replace(&mut self.page, outer).lines,
            None => Vec::new(),
        }
    }

    pub fn open_table(&mut self) {
        self.end_line();
        self.page.tables.push(Grid::default());
    }

    pub fn open_row(&mut self) {
        if let Some(grid) = self.page.tables.last_mut() {
            grid.rows.push(Vec::new());
            grid.lefts.push(None);
        }
    }

    /// Says where the cells of the row stand, once it ends.
    pub fn lay_row(&mut self, left: i32, edges: &[Edge]) {
        let Some(grid) = self.page.tables.last_mut() else {
            return;
        };
        let (Some(row), Some(known)) = (grid.rows.last_mut(), grid.lefts.last_mut()) else {
            return;
        };
        *known = Some(left);
        for (cell, edge) in row.iter_mut().zip(edges) {
            cell.right = Some(edge.right);
            cell.continues = edge.above;
        }
        for n in (1..row.len().min(edges.len())).rev() {
            if edges[n].before && row[n].lines.is_empty() {
                row[n - 1].right = row[n].right;
                row.remove(n);
            }
        }
    }

    /// Takes back the row, which was deleted.
    pub fn drop_row(&mut self) {
        if let Some(grid) = self.page.tables.last_mut() {
            grid.rows.pop();
            grid.lefts.pop();
        }
    }

    pub fn open_cell(&mut self) {
        if let Some(row) = self
            .page
            .tables
            .last_mut()
            .and_then(|grid| grid.rows.last_mut())
        {
            row.push(Cell {
                columns: 1,
                rows: 1,
                ..Cell::default()
            });
        }
    }

    /// Empty places before the row's first cell.
    pub fn skip_columns(&mut self, columns: u32) {
        if columns > 0 {
            self.open_cell();
            self.span(columns);
        }
    }

    /// How many columns the cell covers.
    pub fn span(&mut self, columns: u32) {
        if let Some(cell) = self.page.tables.last_mut().and_then(Grid::cell) {
            cell.columns = columns.clamp(1, 1000);
        }
    }

    /// The cell goes on with the one above.
    pub fn go_on_from_above(&mut self) {
        if let Some(cell) = self.page.tables.last_mut().and_then(Grid::cell) {
            cell.continues = true;
        }
    }

    /// The cell goes on with the one before it.
    pub fn go_on_from_before(&mut self) {
        let Some(row) = self
            .page
            .tables
            .last_mut()
            .and_then(|grid| grid.rows.last_mut())
        else {
            return;
        };
        if row.len() > 1 {
            row.pop();
            if let Some(before) = row.last_mut() {
                before.columns += 1;
            }
        }
    }

    /// Whether a table is being written.
    pub fn in_table(&self) -> bool {
        !self.page.tables.is_empty()
    }

    /// A table of data becomes one; of a table of layout the lines remain; a table inside a cell of data
    /// becomes part of the cell's text.
    pub fn close_table(&mut self) {
        self.end_line();
        let Some(mut grid) = self.page.tables.pop() else {
            return;
        };
        grid.find_columns();
        grid.join_rows();
        let number = self.paragraphs;
        let lines = if grid.is_layout() || self.page.tables.len() > DEEPEST {
            grid.rows
                .into_iter()
                .flatten()
                .flat_map(|cell| cell.lines)
                .collect()
        } else {
            let table = Some(grid.into_table());
            vec![Line {
                number,
                table,
                ..Line::default()
            }]
        };
        match self.page.tables.last_mut().and_then(Grid::cell) {
            Some(cell) => cell.lines.extend(lines),
            None => self.page.lines.extend(lines),
        }
        self.after();
    }

    pub fn finish(mut self) -> Source {
        self.end_paragraph();
        while !self.around.is_empty() {
            let lines = self.close_box();
            self.later(lines);
        }
        while self.in_table() {
            self.close_table();
        }
        self.after();
        let mut lines = self.page.lines;
        // The title of a contents page is of it.
        for n in 1..lines.len() {
            let compact: String = lines[n - 1].text.split_whitespace().collect();
            if lines[n].outside && compact == "目录" {
                lines[n - 1].outside = true;
            }
        }
        Source {
            lines,
            remarks: self.remarks,
            ..Source::default()
        }
    }
}

/// The lines of a note under the mark that leads to it.
pub(super) fn marked(mut lines: Vec<Line>, mark: &str) -> Vec<Line> {
    if let Some(first) = lines.first_mut()
        && first.table.is_none()
    {
        first.text = format!("{mark} {}", first.text).trim().to_owned();
    }
    lines
}
