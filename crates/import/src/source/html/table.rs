//! Tables of a page: of data, of label and value, or only of layout.

use super::flow::{Flow, Printed};
use super::page::{Kind, Page};
use crate::line::heading;
use crate::source::cell_text;
use gongbao_report::model::TableCell;

/// A table with fewer cells is layout, not data.
const FEWEST_CELLS: usize = 4;
/// A longer cell of several lines is a text.
const LONGEST_CELL: usize = 200;

/// The cells of a table, and the lines that stand above them: its caption, and what stands between
/// its cells by mistake, which browsers print there too.
#[derive(Default)]
pub(super) struct Grid {
    pub above: Vec<Printed>,
    pub rows: Vec<Vec<TableCell>>,
    pub hidden: Vec<Printed>,
    pub struck: Vec<Printed>,
    /// A cell holds a text with headings or many lines.
    holds_text: bool,
}

impl Grid {
    /// The grid of the table between two items; none when another table is inside.
    pub fn of(page: &Page, start: usize, end: usize) -> Option<Self> {
        let mut grid = Self::default();
        let mut groups: Vec<usize> = Vec::new();
        let mut above = Flow::default();
        let mut in_row = false;
        let mut n = start + 1;
        while n < end.min(page.items.len()) {
            let Kind::Open(element) = &page.items[n].kind else {
                if let Kind::Close(tag) = &page.items[n].kind
                    && tag == "tr"
                {
                    in_row = false;
                }
                n = above.take(page, n);
                continue;
            };
            if element.is_skipped() || element.style.hidden {
                n = above.take(page, n);
                continue;
            }
            match element.tag.as_str() {
                "table" => return None,
                "tbody" | "thead" | "tfoot" => {
                    groups.push(grid.rows.len());
                    in_row = false;
                }
                "tr" => {
                    grid.rows.push(Vec::new());
                    in_row = true;
                }
                "td" | "th" => {
                    if !in_row {
                        grid.rows.push(Vec::new());
                        in_row = true;
                    }
                    let range = n + 1..element.end;
                    let nested = |n: usize| page.element(n).is_some_and(|e| e.tag == "table");
                    if range.clone().any(nested) {
                        return None;
                    }
                    let inside = Flow::of(page, range);
                    grid.holds_text |= is_text(&inside.lines);
                    let cell = TableCell {
                        text: cell_text(inside.lines.iter().map(|l| l.text.as_str())),
                        header: element.tag == "th",
                        rows: element.rows,
                        columns: element.columns,
                    };
                    grid.rows.last_mut()?.push(cell);
                    grid.hidden.extend(inside.hidden);
                    grid.struck.extend(inside.struck);
                    n = element.end.max(n + 1);
                    continue;
                }
                _ => {
                    n = above.take(page, n);
                    continue;
                }
            }
            n += 1;
        }
        above.end_line();
        grid.above = above.lines;
        grid.hidden.extend(above.hidden);
        grid.struck.extend(above.struck);
        grid.mend_spans(&groups);
        grid.rows.retain(|row| !row.is_empty());
        Some(grid)
    }

    /// A cell over 0 rows reaches to the end of its group.
    fn mend_spans(&mut self, groups: &[usize]) {
        let all = self.rows.len();
        for (n, row) in self.rows.iter_mut().enumerate() {
            let end = groups
                .iter()
                .copied()
                .find(|start| *start > n)
                .unwrap_or(all);
            let left = u32::try_from(end - n).unwrap_or(1);
            for cell in row.iter_mut().filter(|cell| cell.rows == 0) {
                cell.rows = left;
            }
        }
    }

    /// Whether it holds data: several cells in several rows, none with a whole text in it.
    pub fn is_data(&self) -> bool {
        let cells = self.rows.iter().map(Vec::len).sum::<usize>();
        let wide = self.rows.iter().filter(|row| row.len() > 1).count();
        cells >= FEWEST_CELLS && wide >= 2 && !self.holds_text
    }
}

/// Whether the lines of a cell are a text of its own: under headings, or several long lines.
fn is_text(lines: &[Printed]) -> bool {
    let opens = |line: &Printed| {
        heading::read(&line.text).is_some_and(|h| h.style <= heading::Style::Chinese)
    };
    let length: usize = lines.iter().map(|line| line.text.chars().count()).sum();
    lines.len() > 1 && (length > LONGEST_CELL && (lines.iter().any(opens) || lines.len() > 4))
}
