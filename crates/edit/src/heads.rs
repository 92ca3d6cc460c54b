//! What a table says of a number: what stands before it in its row, and over it.

use crate::words::{Words, is_countable};
use gongbao_report::Report;
use gongbao_report::model::{Index, Table, TableCell};
use gongbao_report::phrase;
use gongbao_report::text::row_text;

/// What stands before these words of a row, then over them; nothing where no row of a table says this.
pub fn of(report: &Report, row: &str, words: &Words) -> Vec<String> {
    let index = Index::of(report);
    let found = index.paragraph(&words.paragraph);
    let table = found.and_then(|paragraph| paragraph.table.as_ref());
    let heads = table.and_then(|table| heads(table, row, words.at.start));
    heads.unwrap_or_default()
}

/// The same of the number at this byte of a row.
fn heads(table: &Table, row: &str, at: usize) -> Option<Vec<String>> {
    let places = table.places()?;
    let r = table.rows.iter().position(|cells| row_text(cells) == row)?;
    let c = cell_at(&table.rows[r], at)?;
    let column = places[r].iter().position(|place| *place == Some((r, c)))?;
    let text = |r: usize, column: usize| {
        let place = places[r].get(column).copied().flatten();
        place.map_or("", |(r, c)| table.rows[r][c].text.trim())
    };
    // In its row the words next before it, behind which other numbers may stand.
    let before = (0..column).rev().map(|column| text(r, column));
    let before = before.skip_while(|text| text.is_empty() || is_number(text));
    let before = before.take_while(|text| !text.is_empty() && !is_number(text));
    let mut heads: Vec<String> = before.map(str::to_owned).collect();
    heads.reverse();
    heads.dedup();
    let mut over: Vec<String> = Vec::new();
    let mut numbers = false;
    for (above, width) in places.iter().take(r).map(Vec::len).enumerate() {
        let texts = || (0..width).map(|column| text(above, column));
        if texts().any(is_number) {
            numbers = true;
            continue;
        }
        let mut said = texts().filter(|text| !text.is_empty());
        let first = said.next();
        // A line across the table heads no column.
        if !said.any(|other| Some(other) != first) {
            continue;
        }
        // New heads below numbers begin another part of the table.
        if std::mem::take(&mut numbers) {
            over.clear();
        }
        let head = text(above, column);
        if !head.is_empty() && over.last().is_none_or(|last| last != head) {
            over.push(head.to_owned());
        }
    }
    heads.extend(over);
    Some(heads)
}

/// The cell of a row's text in which this byte stands.
fn cell_at(row: &[TableCell], at: usize) -> Option<usize> {
    let mut end = 0;
    row.iter().position(|cell| {
        end += cell.text.len() + 1;
        at < end
    })
}

/// Whether a cell is a number, or a dash in its place.
fn is_number(text: &str) -> bool {
    let whole = |phrase: &phrase::Phrase| phrase.span == (0..text.len()) && is_countable(phrase);
    let dash = ["—", "-", "－", "–", "——", "--", "/"].contains(&text);
    dash || phrase::scan(text).iter().any(whole)
}
