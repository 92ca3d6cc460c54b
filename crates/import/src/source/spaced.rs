//! Rows with one blank between their cells, as texts have them that were copied from a printed table: a name,
//! its unit, numbers, and one or two lines over them that head every column.

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
const STOPS: [char; 6] = ['，', '。', '；', ';', '！', '\t'];

/// The lines that are rows under their headers, and the table that each stretch of them is.
pub(super) fn tables(lines: &[&str]) -> Vec<(Range<usize>, Table)> {
    let mut cells: Vec<Vec<String>> = lines.iter().map(|line| cells(line)).collect();
    let mut found = Vec::new();
    let mut n = 1;
    while n < lines.len() {
        let width = cells[n].len();
        let mut is_row = |n: usize| {
            cells.get_mut(n).is_some_and(|cells| {
                // The dash of a row without a unit stands for no number.
                if cells.len() == width + 1 && is_dash(&cells[1]) {
                    let dash = cells.remove(1);
                    cells[0].push(' ');
                    cells[0].push_str(&dash);
                }
                cells.len() == width
            })
        };
        let mut end = n;
        // Between two rows a remark in brackets is one.
        while width > 0 && (is_row(end) || is_remark(lines[end]) && is_row(end + 1)) {
            end += 1;
            if end == lines.len() {
                break;
            }
        }
        let mut rows = cells[n..end].to_vec();
        if rows.len() >= FEWEST_ROWS
            && let Some((start, header)) = header(&lines[..n], &rows)
        {
            let has_units = header.len() > width;
            for (row, line) in rows.iter_mut().zip(&lines[n..end]) {
                if row.is_empty() {
                    row.push(line.trim().to_owned());
                    row.resize(header.len(), String::new());
                } else if has_units && let Some((name, unit)) = unit(&row[0]) {
                    row[0] = name;
                    row.insert(1, unit);
                }
            }
            rows.insert(0, header);
            let rows = rows
                .into_iter()
                .map(|row| row.into_iter().map(cell).collect());
            let table = Table {
                rows: rows.collect(),
                separator: None,
            };
            found.push((start..end, table));
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
        let counted = is_number(word) || is_dash(word) && !cells.is_empty();
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
    let counted = cells
        .iter()
        .skip(1)
        .all(|cell| is_number(cell) || is_dash(cell));
    if !named || !counted || cells.len() <= FEWEST_NUMBERS {
        cells.clear();
    }
    cells
}

/// The words over the columns of rows, one over each number and the unit, and the line they begin in: the last
/// one, or the one before too.
fn header(lines: &[&str], rows: &[Vec<String>]) -> Option<(usize, Vec<String>)> {
    let width = rows[0].len();
    let has_units = rows
        .iter()
        .all(|row| row.first().is_none_or(|name| unit(name).is_some()));
    let fits = |words: &Vec<String>| words.len() == width || words.len() == width + 1 && has_units;
    let at = lines.len() - 1;
    let mut printed = words(lines[at])?;
    let closed = close(&printed);
    let is_spaced = closed.len() < printed.len();
    if fits(&closed) {
        return Some((at, closed));
    }
    if !is_spaced && printed.len() + 1 == width {
        printed.insert(0, String::new());
        return Some((at, printed));
    }
    let mut both = at.checked_sub(1).and_then(|above| words(lines[above]));
    if let Some(both) = &mut both {
        *both = close(both);
        both.extend(closed);
    }
    both.filter(fits)
        .map(|both| (at - 1, both))
        .or_else(|| fits(&printed).then_some((at, printed)))
}

/// The words of a line that may head columns.
fn words(line: &str) -> Option<Vec<String>> {
    let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    let short = words.iter().all(|word| word.chars().count() <= LONGEST);
    let is_header = !words.is_empty() && short && !line.contains(STOPS) && !line.contains('、');
    (is_header && !is_row(line)).then_some(words)
}

/// Words of two characters are spread to the width of longer ones; a remark may follow.
fn close(words: &[String]) -> Vec<String> {
    let is_one = |word: &str| {
        let mut characters = word.chars().skip(1);
        characters.next().is_none_or(|c| c == '(' || c == '（')
    };
    let mut closed: Vec<String> = Vec::new();
    let mut n = 0;
    while n < words.len() {
        let mut end = n;
        while end < words.len() && is_one(&words[end]) {
            end += 1;
        }
        let is_spread = end > n && (end - n) % 2 == 0;
        let last = end.max(n + 1);
        while n < last {
            let mut word = words[n].clone();
            if is_spread {
                n += 1;
                word.push_str(&words[n]);
            }
            closed.push(word);
            n += 1;
        }
    }
    closed
}

/// The name of a row and the unit after it.
fn unit(name: &str) -> Option<(String, String)> {
    let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    let mut closed = close(&words);
    if closed.len() < 2 {
        closed = words;
    }
    let unit = closed.pop()?;
    (!closed.is_empty()).then(|| (closed.join(" "), unit))
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

/// Whether a word is the dash of a blank cell.
fn is_dash(word: &str) -> bool {
    word.chars().all(|c| "—–-－…".contains(c))
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
    fn letter_spaced_words_of_a_header_are_words_and_it_may_have_two_lines() {
        let rows = read(&[
            "指 标 全 市（％）",
            "城 镇 乡 村",
            "粮 食 0.7 1.0 0.1",
            "农、林产品 5.6 5.7 5.5",
            "衣 着 -2.0 — -1.6",
        ]);
        let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        assert_eq!(
            rows,
            [
                "指标|全市（％）|城镇|乡村",
                "粮 食|0.7|1.0|0.1",
                "农、林产品|5.6|5.7|5.5",
                "衣 着|-2.0|—|-1.6"
            ]
        );
    }

    #[test]
    fn a_column_of_units_stands_between_names_and_numbers() {
        let rows = read(&[
            "产品名称 单 位 产 量 增长%",
            "原 煤 万吨 460 4.5",
            "其中：块煤 万 吨 410.5 －5.9",
            "布 — — 12.0",
        ]);
        let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        assert_eq!(
            rows,
            [
                "产品名称|单位|产量|增长%",
                "原煤|万吨|460|4.5",
                "其中：块煤|万吨|410.5|－5.9",
                "布|—|—|12.0"
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
