//! What the heads of a table say of a cell: those of its row and those of its column.

use crate::cite;
use crate::dom::{self, attr};
use crate::page::cells;
use gongbao_report::model::{Table, TableCell};
use web_sys::Element;

/// The cell that a number stands in, if it stands in one.
pub fn around(number: &Element) -> Option<Element> {
    number.closest("table.printed :is(td, th)").ok()?
}

/// What stands before a number of a cell, the number, and what stands after it in the cell.
pub fn said(cell: &Element, number: &Element) -> Option<[String; 3]> {
    let row = cell.parent_element()?;
    let table = cell.closest("table").ok()??;
    let rows: Vec<Element> = dom::all(&table, "tr").collect();
    let place = (
        rows.iter().position(|other| *other == row)?,
        cells(&row).iter().position(|other| other == cell)?,
    );
    let rows = rows
        .iter()
        .map(|row| cells(row).iter().map(printed).collect());
    let table = Table {
        rows: rows.collect(),
        separator: None,
    };
    let heads = heads(&table, place).map(|heads| heads.join("，"));
    let heads: Vec<String> = heads.into_iter().filter(|said| !said.is_empty()).collect();
    let (text, number) = (cell.text_content()?, (number, number.text_content()?));
    let at = cite::before(cell, number.0);
    let colon = if heads.is_empty() { "" } else { "：" };
    let before = format!("{}{colon}{}", heads.join("；"), text.get(..at)?);
    let after = text.get(at + number.1.len()..)?.to_owned();
    Some([before, number.1, after])
}

fn printed(cell: &Element) -> TableCell {
    let span = |name| attr(cell, name).parse().unwrap_or(1);
    TableCell {
        text: cell.text_content().unwrap_or_default(),
        header: cell.tag_name() == "TH",
        rows: span("rowspan"),
        columns: span("colspan"),
    }
}

/// The texts of the heads of a cell's row and of its column, the outermost first: the nearest cells to the
/// left and above that are no numbers, and what of them stands side by side. What reaches over the whole
/// width is the head of nothing.
fn heads(table: &Table, cell: (usize, usize)) -> [Vec<String>; 2] {
    let Some(places) = table.places() else {
        return [const { Vec::new() }; 2];
    };
    let (row, own) = (cell.0, Some(cell));
    let Some(column) = places[row].iter().position(|place| *place == own) else {
        return [const { Vec::new() }; 2];
    };
    let left = places[row][..column].iter().rev().copied().collect();
    let above = places[..row].iter().rev();
    let above = above.map(|row| row.get(column).copied().flatten());
    let width = places[row].len();
    [left, above.collect()].map(|places: Vec<_>| run(table, width, &places))
}

/// Of places that lead away from a cell the first run of heads, the last first.
fn run(table: &Table, width: usize, places: &[Option<(usize, usize)>]) -> Vec<String> {
    let at = |(row, n): (usize, usize)| table.rows.get(row)?.get(n);
    let cells = places.iter().filter_map(|place| at((*place)?));
    let mut cells: Vec<&TableCell> = cells
        .filter(|cell| (cell.columns as usize) < width)
        .collect();
    cells.dedup_by(|one, other| std::ptr::eq(*one, *other));
    // Where the table names its heads they are those.
    let named = cells.iter().any(|cell| cell.header);
    let is_head = |cell: &&&TableCell| cell.header || !named && !is_number(&cell.text);
    let heads = cells.iter().skip_while(|cell| !is_head(cell));
    let heads = heads.take_while(is_head).map(|cell| cell.text.clone());
    let mut heads: Vec<String> = heads.filter(|text| !text.is_empty()).collect();
    heads.reverse();
    heads
}

/// Nothing but digits and what is printed among them; an empty cell too.
fn is_number(text: &str) -> bool {
    let mark = |c| ",.，．%％-－—/ ".contains(c);
    text.chars().all(|c| c.is_ascii_digit() || mark(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, header: bool, rows: u32, columns: u32) -> TableCell {
        TableCell {
            text: text.to_owned(),
            header,
            rows,
            columns,
        }
    }

    fn plain(text: &str) -> TableCell {
        cell(text, false, 1, 1)
    }

    fn table(rows: Vec<Vec<TableCell>>) -> Table {
        Table {
            rows,
            separator: None,
        }
    }

    #[test]
    fn heads_over_several_rows_and_columns_are_told_from_the_outermost() {
        let table = table(vec![
            vec![
                cell("类别", true, 2, 2),
                cell("申请人", true, 1, 2),
                cell("总计", true, 2, 1),
            ],
            vec![cell("自然人", true, 1, 1), cell("企业", true, 1, 1)],
            vec![
                cell("结果", true, 2, 1),
                cell("公开", true, 1, 1),
                plain("7"),
                plain("1"),
                plain("8"),
            ],
            vec![
                cell("不公开", true, 1, 1),
                plain("2"),
                plain("无"),
                plain("2"),
            ],
        ]);
        assert_eq!(
            heads(&table, (3, 2)),
            [vec!["结果", "不公开"], vec!["申请人", "企业"]]
        );
        assert_eq!(heads(&table, (2, 4)), [vec!["结果", "公开"], vec!["总计"]]);
    }

    #[test]
    fn in_a_table_that_names_no_heads_they_are_the_nearest_words() {
        let table = table(vec![
            vec![cell("第二十条第（六）项", false, 1, 4)],
            ["名称", "件数", "名称", "件数"].map(plain).into(),
            ["许可", "550", "处罚", "4,119"].map(plain).into(),
            ["强制", "—", "收费", "3.5%"].map(plain).into(),
        ]);
        assert_eq!(heads(&table, (3, 3)), [vec!["收费"], vec!["件数"]]);
        assert_eq!(heads(&table, (2, 1)), [vec!["许可"], vec!["件数"]]);
    }

    #[test]
    fn a_cell_alone_has_none() {
        let table = table(vec![vec![plain("7")]]);
        assert_eq!(heads(&table, (0, 0)), [vec![""; 0], vec![""; 0]]);
    }
}
