//! A table as its rows print it: which cells say something, which hold a number, and where they stand.

use gongbao_report::model::{Table, TableCell};

/// A table with what was seen at a first look.
pub(super) struct View<'a> {
    pub table: &'a Table,
    pub rows: Vec<Row>,
}

/// A row by its cells.
#[derive(Default)]
pub(super) struct Row {
    /// Cells with words.
    pub texts: Vec<usize>,
    /// Cells with a number after the first words, or all where the row has no words.
    pub numbers: Vec<usize>,
    /// Where each cell begins in the grid.
    pub columns: Vec<usize>,
}

impl<'a> View<'a> {
    /// None where the table is larger than a table of a report.
    pub fn of(table: &'a Table) -> Option<Self> {
        let places = table.places()?;
        let mut rows = Vec::with_capacity(table.rows.len());
        for (r, cells) in table.rows.iter().enumerate() {
            let mut row = Row::default();
            for (c, cell) in cells.iter().enumerate() {
                let column = places[r].iter().position(|place| *place == Some((r, c)));
                row.columns.push(column.unwrap_or(usize::MAX));
                match cell.text.trim() {
                    text if is_number(text) => row.numbers.push(c),
                    text if text.chars().any(char::is_alphanumeric) && !is_none(text) => {
                        row.texts.push(c);
                    }
                    _ => {}
                }
            }
            // A number before all words counts the rows.
            if let Some(first) = row.texts.first().copied() {
                row.numbers.retain(|c| *c > first);
            }
            rows.push(row);
        }
        Some(Self { table, rows })
    }

    pub fn text(&self, r: usize, c: usize) -> &'a str {
        self.table.rows[r][c].text.trim()
    }

    /// The column of the grid after a cell.
    pub fn end(&self, r: usize, c: usize) -> usize {
        let column = self.rows[r].columns[c];
        column.saturating_add(self.table.rows[r][c].columns as usize)
    }

    /// The texts of a row.
    pub fn texts(&self, r: usize) -> impl DoubleEndedIterator<Item = &'a str> {
        self.rows[r].texts.iter().map(move |c| self.text(r, *c))
    }

    /// The last text before the numbers of a row.
    pub fn label(&self, r: usize) -> Option<usize> {
        let row = &self.rows[r];
        let first = row.numbers.first().copied().unwrap_or(usize::MAX);
        row.texts.iter().copied().rfind(|c| *c < first)
    }

    /// Every row has an empty cell at both ends, as bars before the first and after the last make.
    pub fn is_framed(&self) -> bool {
        let empty = |cell: Option<&TableCell>| cell.is_some_and(|cell| cell.text.trim().is_empty());
        let mut rows = self.table.rows.iter();
        rows.all(|row| row.len() > 1 && empty(row.first()) && empty(row.last()))
    }

    /// Every text of the table without blanks.
    pub fn words(&self) -> String {
        let cells = self.table.rows.iter().flatten();
        let text = cells.flat_map(|cell| cell.text.chars().chain([' ']));
        text.filter(|c| !c.is_whitespace()).collect()
    }
}

/// Whether a cell holds a number or what is printed for none.
pub(super) fn is_value(text: &str) -> bool {
    is_number(text) || is_none(text)
}

/// Whether a cell says that there is no number: —, /, 无.
pub(super) fn is_none(text: &str) -> bool {
    let dashes = |c: char| "-－—–―─/／\\".contains(c);
    text == "无" || !text.is_empty() && text.chars().all(dashes)
}

/// Whether a cell holds a number and no more than a short unit: 1,234.5, 21 件; not 3.其他.
pub(super) fn is_number(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let number = text.trim_start_matches(['-', '－', '+']);
    let unit = number.trim_start_matches(|c| is_digit(c) || ",，.．".contains(c));
    let number = &number[..number.len() - unit.len()];
    let unit = unit.trim_start();
    number.starts_with(is_digit)
        && number.ends_with(is_digit)
        && unit.chars().count() <= 3
        && unit.chars().all(char::is_alphabetic)
        && unit != "年"
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_are_told_from_numbered_labels() {
        assert!(
            ["0", "1,234.5", "２１", "21件", "21 件", "-3", "7545万元"]
                .into_iter()
                .all(is_number)
        );
        assert!(
            !["3.其他", "", "2023年", "-3-", "(7)", "无"]
                .into_iter()
                .any(is_number)
        );
    }
}
