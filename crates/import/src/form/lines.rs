//! The form in lines of text (pasted with tabs, extracted from a PDF with or without its layout) becomes
//! a table. Every character stays, in order.

use super::labels::{self, Form, ROWS};
use super::placed;
use super::view::{is_number, is_value};
use crate::line::WALLS;
use gongbao_report::model::{Table, TableCell};
use std::ops::Range;

/// The headings over the tables, as [`labels::plain`] leaves them; the numbers of rows look like theirs.
const TITLES: [&str; 6] = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
];
/// Header cells that are neither a row nor a column.
const CAPTIONS: [&str; 8] = [
    "信息内容",
    "申请人情况",
    "法人或其他组织",
    "行政复议",
    "行政诉讼",
    "未经复议直接起诉",
    "复议后起诉",
    "统计指标",
];
/// A line is known for a label when it is at least so like one.
const KNOWN: f64 = 0.85;
/// Fewer known cells and numbers are no form.
const FEWEST: usize = 3;
/// A longer piece is a sentence.
const LONGEST_PIECE: usize = 45;
/// So many pieces in a row that nothing is known of are not of the form.
const MOST_PIECES: usize = 8;
/// Numbers in a row of applications.
const IN_A_ROW: usize = 7;

/// What a line is to the form.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Blank,
    /// So many cells that the form has.
    Known(usize),
    Numbers,
    /// A piece of a label, a page number.
    Piece,
    Other,
}

/// The lines of a text that print a form, and the table that each stretch of them is.
pub(crate) fn tables(lines: &[&str]) -> Vec<(Range<usize>, Table)> {
    let mut found = Vec::new();
    let mut from = 0;
    // Prose has no numbers apart from its words: looking for labels in it is slow and finds none.
    let apart = lines.iter().flat_map(|line| line.split_whitespace());
    if apart.filter(|word| is_value(word)).take(FEWEST).count() < FEWEST {
        return found;
    }
    let kinds: Vec<Kind> = lines.iter().map(|line| kind(line)).collect();
    while let Some(start) = (from..lines.len()).find(|n| matches!(kinds[*n], Kind::Known(_))) {
        let stretch = stretch(&kinds, start);
        from = stretch.end;
        let known: usize = kinds[stretch.clone()]
            .iter()
            .map(|kind| {
                if let Kind::Known(cells) = kind {
                    *cells
                } else {
                    0
                }
            })
            .sum();
        let rows = rows(&lines[stretch.clone()]);
        let numbers = rows.iter().flatten().filter(|cell| is_number(cell)).count();
        if known >= FEWEST && numbers >= FEWEST && rows.len() > 1 {
            let table = Table {
                rows: filled(rows),
                separator: None,
            };
            found.push((stretch, table));
        }
    }
    found
}

/// From a known line to the last line that is known or holds numbers.
fn stretch(kinds: &[Kind], start: usize) -> Range<usize> {
    let (mut last, mut pieces) = (start, 0);
    for (n, kind) in kinds.iter().enumerate().skip(start + 1) {
        match kind {
            Kind::Blank => {}
            Kind::Known(_) | Kind::Numbers => (last, pieces) = (n, 0),
            Kind::Piece if pieces < MOST_PIECES => pieces += 1,
            Kind::Piece | Kind::Other => break,
        }
    }
    start..last + 1
}

fn kind(line: &str) -> Kind {
    let line = line.trim();
    if line.is_empty() {
        return Kind::Blank;
    }
    let length = line.chars().filter(|c| !c.is_whitespace()).count();
    if line.split_whitespace().all(is_value) {
        return Kind::Numbers;
    }
    if line.contains('。') || line.contains(WALLS) || is_title(line) {
        return Kind::Other;
    }
    let cells = cells(line);
    let whole: String = cells
        .iter()
        .filter(|cell| !is_value(cell))
        .map(String::as_str)
        .collect();
    let known = cells.iter().filter(|cell| is_known(cell)).count();
    match known.max(usize::from(is_known(&whole))) {
        0 if length <= LONGEST_PIECE => Kind::Piece,
        0 => Kind::Other,
        known => Kind::Known(known),
    }
}

fn is_title(line: &str) -> bool {
    if labels::without_number(line).len() == line.trim().len() {
        return false;
    }
    let plain = labels::plain(line);
    TITLES.iter().any(|title| plain.contains(title))
}

pub(super) fn is_known(cell: &str) -> bool {
    let plain = labels::plain(cell);
    // The note over the rows is in brackets.
    if cell.contains("第二十条第")
        || cell.contains("勾稽关系")
        || CAPTIONS.contains(&plain.as_str())
    {
        return true;
    }
    labels::is_like_any(cell, KNOWN)
}

/// The cells of a line: by tabs, or by two blanks and more; numbers at the end each for itself.
fn cells(line: &str) -> Vec<String> {
    if line.contains('\t') {
        return line
            .split('\t')
            .map(|cell| cell.trim().to_owned())
            .collect();
    }
    let mut cells = Vec::new();
    for piece in line
        .split("  ")
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
    {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let numbers = words.iter().rev().take_while(|word| is_value(word)).count();
        // 信息内容 本年制发件数: headers a blank apart.
        if numbers == 0 && words.len() > 1 && words.iter().all(|word| is_known(word)) {
            cells.extend(words.iter().map(|word| (*word).to_owned()));
            continue;
        }
        // （三）不予公开 1.属于国家秘密: two labels a blank apart.
        let mut label = String::new();
        for word in &words[..words.len() - numbers] {
            let opens = labels::without_number(word).len() < word.len();
            if opens && !label.is_empty() {
                cells.push(std::mem::take(&mut label));
            }
            if !label.is_empty() {
                label.push(' ');
            }
            label.push_str(word);
        }
        cells.extend(Some(label).filter(|label| !label.is_empty()));
        cells.extend(
            words[words.len() - numbers..]
                .iter()
                .map(|word| (*word).to_owned()),
        );
    }
    cells
}

/// The rows that the lines of a form print.
fn rows(lines: &[&str]) -> Vec<Vec<String>> {
    let mut printed: Vec<Vec<String>> = lines.iter().map(|line| cells(line)).collect();
    // A cell a line, with tabs around it.
    let filled = |cells: &Vec<String>| cells.iter().filter(|cell| !cell.is_empty()).count();
    if printed.iter().all(|cells| filled(cells) < 2) {
        printed
            .iter_mut()
            .for_each(|cells| cells.retain(|cell| !cell.is_empty()));
    }
    let with_numbers = printed
        .iter()
        .filter(|cells| cells.iter().any(|cell| is_value(cell)));
    let single = printed
        .iter()
        .filter(|cells| cells.len() == 1 && is_value(&cells[0]));
    if single.count() * 2 > with_numbers.count() {
        after_labels(numbers_apart(&printed))
    } else {
        let placed = placed::cells(lines, &printed);
        labelled(placed.unwrap_or_else(|| placed::under_headers(lines, printed)))
    }
}

/// Numbers after a label of theirs, and headers after 信息内容, are a row with it where most numbers
/// stand so.
fn after_labels(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let values = |row: &[String]| row.iter().all(|cell| is_value(cell));
    let label = |n: usize| {
        let text = broken_label(&rows[n..=n]).filter(|_| rows[n].len() == 1);
        text.is_some_and(|text| leaf(&text).is_some())
    };
    let led = |n: usize| n > 0 && values(&rows[n]) && label(n - 1);
    let all = (0..rows.len()).filter(|n| values(&rows[*n])).count();
    if (0..rows.len()).filter(|n| led(*n)).count() * 2 <= all {
        return rows;
    }
    let header =
        |row: &[String]| row.len() == 1 && labels::column(Form::Published, &row[0]).is_some();
    let mut out: Vec<Vec<String>> = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        match out.last_mut() {
            Some(last) if led(n) || last[0] == "信息内容" && header(row) => {
                last.extend(row.iter().cloned());
            }
            _ => out.push(row.clone()),
        }
    }
    out
}

/// A number a line: those without a blank line between are a column, others go on in a row.
fn numbers_apart(printed: &[Vec<String>]) -> Vec<Vec<String>> {
    let is_single = |n: usize| {
        let cells: Option<&Vec<String>> = printed.get(n);
        cells.is_some_and(|cells| cells.len() == 1 && is_value(&cells[0]))
    };
    let beside = |n: usize| is_single(n + 1) || n > 0 && is_single(n - 1);
    let mut rows: Vec<Vec<String>> = Vec::new();
    // Whether the last row takes another number, and from which kind of line.
    let (mut open, mut by_columns) = (false, false);
    for (n, cells) in printed.iter().enumerate() {
        if cells.iter().all(String::is_empty) {
            open &= !by_columns;
            continue;
        }
        let column = beside(n);
        match rows.last_mut() {
            Some(row)
                if open
                    && is_single(n)
                    && column == by_columns
                    && (column || row.len() < IN_A_ROW) =>
            {
                row.extend(cells.iter().cloned());
            }
            _ => rows.push(cells.clone()),
        }
        (open, by_columns) = (is_single(n), column);
    }
    rows
}

/// A label and its numbers a line; a label broken over lines is put together around its numbers.
fn labelled(printed: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for cells in printed
        .into_iter()
        .filter(|cells| cells.iter().any(|cell| !cell.is_empty()))
    {
        let has_numbers = cells.iter().any(|cell| is_value(cell));
        let text = label_of(&cells);
        if has_numbers && text.is_empty() {
            let take = (1..=FEWEST.min(rows.len()))
                .filter_map(|count| {
                    Some((count, leaf(&broken_label(&rows[rows.len() - count..])?)?.1))
                })
                .max_by(|a, b| a.1.total_cmp(&b.1));
            let from = rows.len() - take.map_or(0, |(count, _)| count);
            let mut row: Vec<String> = rows.drain(from..).flatten().collect();
            row.extend(cells);
            rows.push(row);
            continue;
        }
        match rows.last_mut() {
            Some(row) if !has_numbers && goes_on(row, &text) => row.extend(cells),
            _ => rows.push(cells),
        }
    }
    rows
}

fn label_of(cells: &[String]) -> String {
    cells
        .iter()
        .filter(|cell| !is_value(cell))
        .map(String::as_str)
        .collect()
}

/// The text of rows without numbers, if it can be a row's label: 总计 alone is a column's.
fn broken_label(rows: &[Vec<String>]) -> Option<String> {
    if rows.iter().flatten().any(|cell| is_value(cell)) {
        return None;
    }
    let text: String = rows.iter().map(|cells| label_of(cells)).collect();
    let is_column = labels::column(Form::Applications, &text).is_some();
    let numbered = labels::without_number(&text).len() < text.len();
    (numbered || !is_column).then_some(text)
}

/// Whether a text without numbers is the rest of the label of the row before it.
fn goes_on(row: &[String], text: &str) -> bool {
    let label = label_of(row);
    if label.is_empty() || !row.iter().any(|cell| is_value(cell)) {
        return false;
    }
    let open = |text: &str, marks: [char; 2]| text.matches(marks).count();
    let unclosed = open(&label, ['(', '（']) > open(&label, [')', '）']);
    let closes = open(text, [')', '）']) > open(text, ['(', '（']);
    let (before, after) = (leaf(&label), leaf(&format!("{label}{text}")));
    unclosed && closes
        || after.is_some_and(|(n, score)| {
            before.is_none_or(|(m, known)| n == m && score > known + 1e-9) && leaf(text).is_none()
        })
}

/// The row of any form that a text is most like.
fn leaf(text: &str) -> Option<(usize, f64)> {
    let forms = [Form::Published, Form::Applications, Form::Statistics];
    let rows = forms
        .iter()
        .filter_map(|form| labels::row(*form, text, None));
    rows.filter(|(n, _)| !ROWS[*n].is_group())
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// The rows at one width: the last label before the numbers, or the last cell, covers what is missing.
fn filled(rows: Vec<Vec<String>>) -> Vec<Vec<TableCell>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let row = |cells: Vec<String>| {
        let first = cells
            .iter()
            .position(|cell| is_value(cell))
            .unwrap_or(cells.len());
        let covers = cells[..first].iter().rposition(|cell| !cell.is_empty());
        let covers = covers.unwrap_or_default();
        let spare = u32::try_from(width - cells.len()).unwrap_or_default();
        let cell = |(n, text): (usize, String)| TableCell {
            text,
            header: false,
            rows: 1,
            columns: if n == covers { 1 + spare } else { 1 },
        };
        cells.into_iter().enumerate().map(cell).collect()
    };
    rows.into_iter().map(row).collect()
}
