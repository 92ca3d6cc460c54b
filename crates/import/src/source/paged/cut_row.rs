//! Rows and cells that the end of a page cut in two are put together.

use super::row::is_number;
use super::table::{Field, Table};
use std::collections::HashMap;

impl Table {
    /// A page may end inside a row: what stands above its end goes on below.
    pub(super) fn continue_cells(&mut self, rows: &mut Vec<Vec<Field>>) {
        let count = self.rows.len();
        // The cells that reach the end of the page, by their first column.
        let mut ends: HashMap<usize, (usize, usize)> = HashMap::new();
        for (n, row) in self.rows.iter().enumerate() {
            for (m, field) in row.iter().enumerate() {
                if n + field.rows >= count {
                    ends.insert(field.column, (n, m));
                }
            }
        }
        let wraps = |field: &Field| {
            let others = self.telling_rows().chain(rows.iter()).flatten();
            let of_column = others.filter(|other| other.column == field.column);
            let mut several =
                of_column.filter(|other| other.columns == field.columns && other.text.len() > 1);
            let tears = several
                .clone()
                .any(|other| other.text.iter().all(is_number));
            (several.next().is_some(), tears)
        };
        let wraps: Vec<(bool, bool)> = rows[0].iter().map(wraps).collect();
        let first: Vec<Cut> = std::mem::take(&mut rows[0])
            .into_iter()
            .zip(wraps)
            .map(|(below, (wraps, tears))| {
                let above = ends.get(&below.column).copied();
                let above = above.filter(|(n, m)| self.rows[*n][*m].columns == below.columns);
                let field = above.map(|(n, m)| &self.rows[n][m]);
                Cut {
                    goes_on: field.is_some_and(|field| field.goes_on_in(&below, tears)),
                    filled_above: field.is_some_and(|field| !field.text.is_empty()),
                    wraps,
                    spans: below.rows > 1 || field.is_some_and(|field| field.rows > 1),
                    above,
                    below,
                }
            })
            .collect();
        let is_one_row = is_one_row(&first);
        let stretched: Vec<bool> = first
            .iter()
            .map(|cut| self.is_stretched_by(cut.below.column))
            .collect();
        let has_own_columns = first.iter().any(|cut| cut.above.is_none());
        let mut is_side = true;
        for (cut, is_stretched) in first.into_iter().zip(stretched) {
            is_side &= cut.is_empty_below();
            // What stands at the side of several rows is one cell, whether these rows were cut or not.
            let aside = (cut.spans || has_own_columns || is_side) && cut.filled_above;
            match cut.above {
                Some((n, m))
                    if is_one_row
                        || aside && (cut.is_empty_below() || cut.goes_on && !is_stretched) =>
                {
                    let above = &mut self.rows[n][m];
                    above.text.extend(cut.below.text);
                    above.bottom = cut.below.bottom;
                    above.rows =
                        (count - n).max(above.rows) + cut.below.rows - usize::from(is_one_row);
                }
                _ => rows[0].push(cut.below),
            }
        }
        if is_one_row {
            rows.remove(0);
        }
        // A cell beside all rows of the page has no rule there.
        let shown = rows.iter().flatten().map(|field| field.column).min();
        for (column, (n, m)) in ends {
            if shown.is_some_and(|shown| column < shown) {
                self.rows[n][m].rows = count - n + rows.len();
            }
        }
    }

    /// Whether the last row is higher than its other cells ask for: that of a column needs the room, and ends
    /// with it.
    fn is_stretched_by(&self, column: usize) -> bool {
        let rows = self.rows.len();
        let spare = |n: usize| {
            let own = |n: usize| {
                let fields = self.rows[n].iter();
                fields.filter(|field| field.rows == 1 && field.column != column)
            };
            let bottom = |n: usize| own(n).find_map(|field| field.bottom);
            let above = n.checked_sub(1).and_then(bottom);
            let bottom = bottom(n)?;
            let top = above.filter(|above| *above < bottom);
            let height = bottom - top.unwrap_or(self.end.top);
            let texts = own(n).map(Field::text_height).reduce(f32::max)?;
            Some(height - texts)
        };
        let last = self.rows.last().into_iter().flatten();
        let lines = last.flat_map(|field| &field.text);
        let size = lines.map(|line| line.size).fold(0.0, f32::max);
        // Those of the page.
        let others = (1..rows.saturating_sub(1)).rev().take(30).filter_map(spare);
        let usual = others.reduce(f32::min).unwrap_or(size);
        spare(rows - 1).is_some_and(|spare| spare > usual + 0.8 * size)
    }
}

/// A cell at the top of a page, and the one that it may go on with.
struct Cut {
    below: Field,
    /// Its row and place in it.
    above: Option<(usize, usize)>,
    filled_above: bool,
    goes_on: bool,
    /// Other cells of the column have several lines.
    wraps: bool,
    /// One of them stands beside several rows.
    spans: bool,
}

impl Cut {
    fn is_empty_below(&self) -> bool {
        self.below.text.is_empty()
    }
}

/// Whether these cells are the rest of the row above: each is filled on one of the pages only, or goes on.
/// Where all go on, and cells of their columns never have several lines, two rows happen to be full.
fn is_one_row(cuts: &[Cut]) -> bool {
    let short = || cuts.iter().filter(|cut| cut.below.rows == 1);
    let fits = |cut: &Cut| {
        cut.above.is_some() && (cut.is_empty_below() || !cut.filled_above || cut.goes_on)
    };
    let goes_on = cuts.iter().any(|cut| cut.goes_on);
    let once = short().any(|cut| cut.is_empty_below() == cut.filled_above);
    cuts.iter().all(fits)
        && short().next().is_some()
        && (short().all(Cut::is_empty_below) || goes_on && (once || short().all(|cut| cut.wraps)))
}

#[cfg(test)]
mod tests {
    use super::super::row::{Letter, Row};
    use super::super::sheet::Frame;
    use super::*;

    /// Columns are this wide, and hold four characters.
    const COLUMN: f32 = 50.0;

    /// A cell over so many columns and rows.
    fn cell(page: usize, column: usize, (columns, rows): (usize, usize), text: &str) -> Field {
        let left = column as f32 * COLUMN;
        let letters = text.chars().enumerate().map(|(n, character)| Letter {
            character,
            left: left + 5.0 + 10.0 * n as f32,
            right: left + 15.0 + 10.0 * n as f32,
        });
        let letters: Vec<Letter> = letters.collect();
        let right = letters.last().map_or(left, |letter| letter.right);
        let row = Row {
            frame: Frame {
                left: left + 5.0,
                top: 0.0,
                right,
                bottom: 12.0,
            },
            letters,
            base: 10.0,
            size: 10.0,
            page,
            turned: false,
        };
        Field {
            column,
            rows,
            columns,
            left,
            right: (column + columns) as f32 * COLUMN,
            bottom: Some(15.0),
            text: if text.is_empty() {
                Vec::new()
            } else {
                vec![row]
            },
        }
    }

    fn table(page: usize, rows: Vec<Vec<Field>>) -> Table {
        let fields = || rows.iter().flatten();
        let frame = Frame {
            left: fields().map(|field| field.left).fold(f32::MAX, f32::min),
            top: 0.0,
            right: fields().map(|field| field.right).fold(0.0, f32::max),
            bottom: 100.0,
        };
        Table {
            rows,
            frame,
            end: frame,
            page,
            by_gaps: false,
            is_rest: false,
        }
    }

    /// A row of cells over one column each.
    fn row(page: usize, texts: &[&str]) -> Vec<Field> {
        let cells = texts.iter().enumerate();
        cells
            .map(|(column, text)| cell(page, column, (1, 1), text))
            .collect()
    }

    /// Two parts as one table: its rows, and the height of cells over several.
    fn joined(first: Vec<Vec<Field>>, next: Vec<Vec<Field>>) -> Vec<String> {
        let (mut first, next) = (table(0, first), table(1, next));
        assert!(first.is_followed_by(&next));
        first.append(next);
        let cell = |field: &Field| match field.rows {
            1 => field.joined(),
            rows => format!("{}↓{rows}", field.joined()),
        };
        let row = |row: &Vec<Field>| row.iter().map(cell).collect::<Vec<_>>().join("|");
        first.rows.iter().map(row).collect()
    }

    #[test]
    fn a_row_that_the_page_cut_is_one_row() {
        let first = vec![row(0, &["事项", "件数"]), row(0, &["来信来访", "12"])];
        let next = vec![row(1, &["办理情况", ""]), row(1, &["其他", "3"])];
        assert_eq!(
            joined(first, next),
            ["事项|件数", "来信来访办理情况|12", "其他|3"]
        );
    }

    #[test]
    fn a_row_of_blank_cells_is_a_row_of_its_own() {
        // The cell above has room, a part is numbered, a number is whole.
        for (above, below) in [("来信", "来访"), ("来信来访", "2.其他"), ("1234", "5")] {
            let first = vec![row(0, &[above, "12"])];
            let next = vec![row(1, &[below, ""]), row(1, &["合计", "12"])];
            let wanted = [
                format!("{above}|12"),
                format!("{below}|"),
                "合计|12".to_owned(),
            ];
            assert_eq!(joined(first, next), wanted);
        }
    }

    #[test]
    fn blank_numbers_under_numbers_stay_blank() {
        let first = vec![row(0, &["来信", "12", "3"])];
        let next = vec![row(1, &["来访", "", "4"]), row(1, &["合计", "12", "7"])];
        assert_eq!(joined(first, next), ["来信|12|3", "来访||4", "合计|12|7"]);
    }

    #[test]
    fn a_number_that_its_column_tears_goes_on_on_the_next_page() {
        let torn = |number: [&str; 2]| {
            let mut cells = row(0, &["来信", number[0]]);
            cells[1].text.extend(cell(0, 1, (1, 1), number[1]).text);
            cells
        };
        let next = || vec![row(1, &["", "56"]), row(1, &["其他", "3"])];
        let last = row(0, &["来访", "4321"]);
        let first = vec![torn(["1234", "5"]), last.clone()];
        assert_eq!(
            joined(first, next()),
            ["来信|12345", "来访|432156", "其他|3"]
        );
        let first = vec![row(0, &["来信", "1234"]), last];
        assert_eq!(
            joined(first, next()),
            ["来信|1234", "来访↓2|4321", "56", "其他|3"]
        );
    }

    #[test]
    fn a_cell_beside_rows_of_two_pages_is_one_cell() {
        let beside = |page, rows, group: &str, line: &str| {
            let mut cells = vec![cell(page, 0, (1, rows), group)];
            cells.extend([cell(page, 1, (1, 1), line), cell(page, 2, (1, 1), "1")]);
            cells
        };
        let under =
            |page, line: &str| vec![cell(page, 1, (1, 1), line), cell(page, 2, (1, 1), "1")];
        let first = || vec![beside(0, 2, "不予公开", "甲"), under(0, "乙")];
        // Its text may be whole, or go on.
        for (rest, group) in [("", "不予公开"), ("情形", "不予公开情形")] {
            let next = vec![beside(1, 2, rest, "丙"), under(1, "丁")];
            let wanted = [&format!("{group}↓4|甲|1"), "乙|1", "丙|1", "丁|1"];
            assert_eq!(joined(first(), next), wanted);
        }
        // Where it stands beside all rows of the page, its column has no rule there.
        let next = vec![under(1, "丙"), under(1, "丁")];
        assert_eq!(
            joined(first(), next),
            ["不予公开↓4|甲|1", "乙|1", "丙|1", "丁|1"]
        );
    }

    #[test]
    fn a_line_with_room_for_another_below_is_whole() {
        let part = |bottom: f32| {
            let mut group = cell(0, 0, (1, 2), "不予公开");
            group.bottom = Some(bottom);
            let first = vec![group, cell(0, 1, (1, 1), "甲"), cell(0, 2, (1, 1), "1")];
            vec![first, row(0, &["", "乙", "1"])[1..].to_vec()]
        };
        let next = || {
            let mut cells = vec![cell(1, 0, (1, 2), "情形")];
            cells.extend([cell(1, 1, (1, 1), "丙"), cell(1, 2, (1, 1), "2")]);
            vec![cells, row(1, &["", "丁", "1"])[1..].to_vec()]
        };
        let wanted = ["不予公开↓2|甲|1", "乙|1", "情形↓2|丙|2", "丁|1"];
        assert_eq!(joined(part(30.0), next()), wanted);
        let wanted = ["不予公开情形↓4|甲|1", "乙|1", "丙|2", "丁|1"];
        assert_eq!(joined(part(20.0), next()), wanted);
    }

    #[test]
    fn a_full_cell_that_its_row_makes_room_for_ends_with_the_page() {
        // Its second line asks for the height of the row beside it.
        let part = |bottom: f32| {
            let mut rows = vec![
                row(0, &["类别", "项目", "1"]),
                row(0, &["不予公开", "甲", "1"]),
            ];
            let mut second = cell(0, 0, (1, 1), "情形如下").text.remove(0);
            second.base += 14.0;
            second.frame.top += 14.0;
            second.frame.bottom += 14.0;
            rows[1][0].text.push(second);
            for field in &mut rows[1] {
                field.bottom = Some(bottom);
            }
            rows
        };
        let next = || {
            let mut cells = vec![cell(1, 0, (1, 2), "信访")];
            cells.extend([cell(1, 1, (1, 1), "丙"), cell(1, 2, (1, 1), "2")]);
            vec![cells, row(1, &["", "丁", "1"])[1..].to_vec()]
        };
        let wanted = [
            "类别|项目|1",
            "不予公开情形如下|甲|1",
            "信访↓2|丙|2",
            "丁|1",
        ];
        assert_eq!(joined(part(47.0), next()), wanted);
        let wanted = ["类别|项目|1", "不予公开情形如下信访↓3|甲|1", "丙|2", "丁|1"];
        assert_eq!(joined(part(30.0), next()), wanted);
    }

    #[test]
    fn a_part_with_fewer_columns_gets_those_of_the_next() {
        let first = vec![vec![cell(0, 0, (2, 1), "事项"), cell(0, 2, (1, 1), "件数")]];
        let next = vec![row(1, &["一", "来信", "12"]), row(1, &["二", "来访", "3"])];
        let (mut first, next) = (table(0, first), table(1, next));
        first.append(next);
        let places = |row: &Vec<Field>| {
            row.iter()
                .map(|f| (f.column, f.columns))
                .collect::<Vec<_>>()
        };
        assert_eq!(places(&first.rows[0]), [(0, 2), (2, 1)]);
        assert_eq!(places(&first.rows[1]), [(0, 1), (1, 1), (2, 1)]);
    }
}
