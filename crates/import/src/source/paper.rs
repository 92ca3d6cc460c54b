//! What a word processor prints: paragraphs with the numbers it draws, tables, notes and text boxes become
//! lines. The readers of all its formats write on this paper.

use super::{Line, Source, cell_text};
use crate::diagnostic::{Diagnostic, Problem};
use crate::structure::heading;
use gongbao_report::model::{Table, TableCell};

/// A longer cell of many lines is a text.
const LONGEST_CELL: usize = 200;
/// More lines make a long cell a text.
const MOST_LINES: usize = 4;
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
    behind: Vec<Line>,
}

/// A number that a word processor draws before a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    pub text: String,
    /// Nothing stands between it and the text.
    pub joined: bool,
}

#[derive(Default)]
struct Grid {
    rows: Vec<Vec<Cell>>,
    /// Of each row, where it begins, when cells are known by their edges.
    lefts: Vec<Option<i32>>,
}

/// A cell as formats without columns know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Edge {
    /// Its right edge, in twips.
    pub right: i32,
    /// It goes on with the cell before, or above.
    pub before: bool,
    pub above: bool,
}

/// Edges nearer than this are one, in twips: rows are drawn by hand.
const SAME_EDGE: i32 = 50;

#[derive(Default)]
struct Cell {
    lines: Vec<Line>,
    columns: u32,
    rows: u32,
    right: Option<i32>,
    /// Goes on with the cell above.
    continues: bool,
    /// Covered by this cell of the row above; set once the table ends.
    dropped: bool,
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
        self.behind();
    }

    /// Outside of tables, what waited for the paragraph's end is written.
    fn behind(&mut self) {
        if self.page.tables.is_empty() {
            let behind = std::mem::take(&mut self.page.behind);
            self.page.lines.extend(behind);
        }
    }

    /// Writes lines behind the paragraph or table.
    pub fn later(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.page.behind.extend(lines);
    }

    /// Writes lines between two paragraphs.
    pub fn between(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.later(lines);
        self.behind();
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
        self.behind();
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
        self.behind();
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
        self.behind();
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

impl Grid {
    fn cell(&mut self) -> Option<&mut Cell> {
        self.rows.last_mut()?.last_mut()
    }

    /// Columns lie between the edges of all rows.
    fn find_columns(&mut self) {
        let cells = self.rows.iter().flatten().filter_map(|cell| cell.right);
        let mut edges: Vec<i32> = self.lefts.iter().copied().flatten().chain(cells).collect();
        edges.sort_unstable();
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
    fn join_rows(&mut self) {
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
    fn is_layout(&self) -> bool {
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

    fn into_table(self) -> Table {
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

/// The lines of a note under the mark that leads to it.
pub(super) fn marked(mut lines: Vec<Line>, mark: &str) -> Vec<Line> {
    if let Some(first) = lines.first_mut()
        && first.table.is_none()
    {
        first.text = format!("{mark} {}", first.text).trim().to_owned();
    }
    lines
}
