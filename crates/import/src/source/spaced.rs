//! Rows with one blank between their cells, as texts have them that were copied from a printed table: a name,
//! numbers, and a line over them that heads every number.

use gongbao_report::model::{Table, TableCell};
use gongbao_report::phrase::{self, PhraseKind};
use std::ops::Range;

/// Fewer rows are no table.
const FEWEST_ROWS: usize = 3;
/// One number after a name is a remark.
const FEWEST_NUMBERS: usize = 2;
/// A longer name or header is a sentence.
const LONGEST: usize = 20;
/// What sentences have and rows do not.
const STOPS: [char; 7] = ['，', '。', '；', '、', ';', '！', '\t'];

/// The lines that are rows under their headers, and the table that each stretch of them is.
pub(super) fn tables(lines: &[&str]) -> Vec<(Range<usize>, Table)> {
    let cells: Vec<Vec<String>> = lines.iter().map(|line| cells(line)).collect();
    let mut found = Vec::new();
    let mut n = 1;
    while n < lines.len() {
        let width = cells[n].len();
        let is_row = |n: usize| cells.get(n).is_some_and(|cells| cells.len() == width);
        let mut end = n;
        // Between two rows a remark in brackets is one.
        while width > 0 && (is_row(end) || is_remark(lines[end]) && is_row(end + 1)) {
            end += 1;
            if end == lines.len() {
                break;
            }
        }
        let header = header(lines[n - 1], width);
        if !header.is_empty() && end - n >= FEWEST_ROWS {
            let mut rows = vec![header];
            rows.extend_from_slice(&cells[n..end]);
            for (row, line) in rows[1..].iter_mut().zip(&lines[n..end]) {
                if row.is_empty() {
                    row.push(line.trim().to_owned());
                    row.resize(width, String::new());
                }
            }
            let rows = rows
                .into_iter()
                .map(|row| row.into_iter().map(cell).collect());
            let table = Table {
                rows: rows.collect(),
                separator: None,
            };
            found.push((n - 1..end, table));
        }
        n = end.max(n + 1);
    }
    found
}

/// Whether a line is a row, with a header or not.
pub(super) fn is_row(line: &str) -> bool {
    !cells(line).is_empty()
}

fn is_remark(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['(', '（']) && line.ends_with([')', '）'])
}

/// The name of a row and its numbers, each with the unit after it; nothing of another line.
fn cells(line: &str) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    if line.contains(STOPS) {
        return cells;
    }
    for word in line.split_whitespace() {
        let counted = is_number(word);
        match cells.last_mut() {
            Some(last) if !counted => {
                // The name goes on, or a unit stands after its number.
                last.push(' ');
                last.push_str(word);
            }
            None if counted => return Vec::new(),
            _ => cells.push(word.to_owned()),
        }
    }
    let named = cells.first().is_some_and(|name| {
        name.starts_with(char::is_alphabetic) && name.chars().count() <= LONGEST
    });
    let counted = cells.iter().skip(1).all(|cell| is_number(cell));
    if !named || !counted || cells.len() <= FEWEST_NUMBERS {
        cells.clear();
    }
    cells
}

/// The words over the columns, one over each number; nothing of a line that is no header of them.
fn header(line: &str, width: usize) -> Vec<String> {
    let words = line.split_whitespace().map(str::to_owned);
    let mut words: Vec<String> = words.collect();
    if words.len() + 1 == width {
        words.insert(0, String::new());
    }
    let short = words.iter().all(|word| word.chars().count() <= LONGEST);
    if words.len() != width || !short || line.contains(STOPS) || is_row(line) {
        words.clear();
    }
    words
}

/// Whether a word is a number and nothing else, with its unit or without.
fn is_number(word: &str) -> bool {
    let plain = word.trim_start_matches(['-', '－', '−', '–', '+', '＋']);
    plain.starts_with(|c: char| c.is_ascii_digit())
        && phrase::scan(plain).first().is_some_and(|phrase| {
            phrase.span == (0..plain.len())
                && matches!(phrase.kind, PhraseKind::Amount | PhraseKind::Bare)
        })
}

fn cell(text: String) -> TableCell {
    TableCell {
        text,
        header: false,
        rows: 1,
        columns: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Vec<Vec<String>> {
        let tables = tables(lines).into_iter();
        let rows = tables.flat_map(|(_, table)| table.rows);
        rows.map(|row| row.into_iter().map(|cell| cell.text).collect())
            .collect()
    }

    #[test]
    fn a_header_and_rows_are_a_table() {
        let rows = read(&[
            "主要产品产量如下：",
            "2004年 比上年增长％",
            "粮食 460 万吨 4.5",
            "（含大豆）",
            "其中：稻谷 410.5 万吨 －5.9",
            "家用电器 3 万台 12.0",
            "产量稳定增长。",
        ]);
        let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        assert_eq!(
            rows,
            [
                "|2004年|比上年增长％",
                "粮食|460 万吨|4.5",
                "（含大豆）||",
                "其中：稻谷|410.5 万吨|－5.9",
                "家用电器|3 万台|12.0"
            ]
        );
    }

    #[test]
    fn rows_whose_columns_nothing_tells_apart_stay_lines() {
        for header in ["指 标 全 市", "收到来信，比上年增长。", "产量"] {
            let lines = [header, "粮食 46 4.5", "油料 22 13.1", "棉花 4 3.7"];
            assert!(read(&lines).is_empty(), "{header}");
        }
        assert!(read(&["产量 增长", "粮食 46 4.5", "油料 22 13.1"]).is_empty());
    }
}
