//! A saved page becomes lines.
//!
//! - [`page`]: tags and text as a browser would nest them; [`style`]: what is hidden or struck out
//! - [`part`]: which part of the page holds the document
//! - [`flow`]: printed lines; [`table`]: tables; [`notes`]: their marks
//! - [`elsewhere`]: where the text is when the page has none

mod elsewhere;
mod flow;
mod notes;
mod page;
mod part;
mod style;
mod table;

use super::{Line, Source};
use crate::diagnostic::{Diagnostic, Problem};
use crate::line::metadata;
use flow::{Flow, Printed};
use gongbao_report::model::{Table, TableCell};
use page::Page;
use table::Grid;

/// Reads a page.
pub(super) fn read(html: &str) -> Source {
    let mut page = Page::parse(html);
    notes::mark(&mut page);
    let main = part::find(&page);
    let mut writer = Writer::default();
    let mut n = 0;
    while n < page.items.len() {
        let outside = !main.contains(&n);
        if outside != writer.outside {
            writer.end_flow();
            writer.outside = outside;
        }
        let table = page
            .element(n)
            .filter(|e| e.tag == "table" && !e.style.hidden)
            .and_then(|e| Some((e.end, Grid::of(&page, n, e.end)?)));
        n = match table {
            Some((end, grid)) if writer.table(&grid, page.items[n].line) => {
                writer.end_flow();
                end.max(n + 1)
            }
            _ => writer.flow.take(&page, n),
        };
    }
    writer.end_flow();
    part::go_on(&mut writer.lines, &writer.linked, page.stray_ends);
    let mut remarks = writer.remarks;
    let elsewhere = elsewhere::find(&page, &writer.lines, main, &mut remarks);
    Source {
        lines: writer.lines,
        head_title: page.head_title.filter(|title| !title.is_empty()),
        address: page.address,
        remarks,
        elsewhere,
        ..Source::default()
    }
}

/// Collects lines and tables.
#[derive(Default)]
struct Writer {
    flow: Flow,
    lines: Vec<Line>,
    /// Which of them are links.
    linked: Vec<bool>,
    outside: bool,
    remarks: Vec<Diagnostic>,
}

impl Writer {
    fn end_flow(&mut self) {
        self.flow.end_line();
        for line in std::mem::take(&mut self.flow.lines) {
            self.line(line);
        }
        let (hidden, struck) = (
            std::mem::take(&mut self.flow.hidden),
            std::mem::take(&mut self.flow.struck),
        );
        self.unprinted(hidden, struck);
    }

    fn unprinted(&mut self, hidden: Vec<Printed>, struck: Vec<Printed>) {
        // What a portal hides around the document is its own matter.
        if self.outside {
            return;
        }
        let hidden = hidden
            .into_iter()
            .map(|line| (line.number, Problem::Hidden { text: line.text }));
        let struck = struck
            .into_iter()
            .map(|line| (line.number, Problem::Struck { text: line.text }));
        for (line, problem) in hidden.chain(struck) {
            self.remarks.push(Diagnostic::at(problem, line));
        }
    }

    fn line(&mut self, line: Printed) {
        self.linked.push(line.linked);
        self.lines.push(Line {
            text: line.text,
            number: line.number,
            heading: line.heading,
            outside: self.outside,
            ..Line::default()
        });
    }

    /// Takes a table of data or of pairs; whether it was one.
    fn table(&mut self, grid: &Grid, line: usize) -> bool {
        let is_block = metadata::is_block(&grid.rows);
        if !is_block && !grid.is_data() {
            return false;
        }
        self.end_flow();
        for above in &grid.above {
            self.line(above.clone());
        }
        if is_block {
            self.pairs(&grid.rows, line);
        } else {
            self.linked.push(false);
            self.lines.push(Line {
                number: line,
                outside: self.outside,
                table: Some(Table {
                    rows: grid.rows.clone(),
                    separator: None,
                }),
                ..Line::default()
            });
        }
        self.unprinted(grid.hidden.clone(), grid.struck.clone());
        true
    }

    /// A metadata block: one line a row, tabs between label and value.
    fn pairs(&mut self, rows: &[Vec<TableCell>], number: usize) {
        for row in rows {
            let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            let text = cells.join("\t").trim().to_owned();
            if !text.is_empty() {
                self.line(Printed {
                    text,
                    number,
                    ..Printed::default()
                });
            }
        }
    }
}
