//! Tables drawn with blanks or tabs: lines of as many cells become rows.

use super::Line;
use crate::line::{heading, metadata};
use gongbao_report::model::{Table, TableCell};

/// A longer cell is text.
const LONGEST: usize = 30;

/// Turns runs of lines with cells a tab or several blanks apart into tables.
pub(super) fn find(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut run: Vec<Line> = Vec::new();
    for line in lines {
        let same = |first: &Line| {
            first.outside == line.outside && cells(&first.text).len() == cells(&line.text).len()
        };
        if !run.first().is_some_and(same) {
            end(&mut run, &mut out);
        }
        if is_row(&line) {
            run.push(line);
        } else {
            end(&mut run, &mut out);
            out.push(line);
        }
    }
    end(&mut run, &mut out);
    out
}

fn end(run: &mut Vec<Line>, out: &mut Vec<Line>) {
    let run = std::mem::take(run);
    let width = run.first().map_or(0, |line| cells(&line.text).len());
    let counts = |line: &Line| {
        cells(&line.text)[1..]
            .iter()
            .all(|cell| cell.contains(|c: char| c.is_ascii_digit()))
    };
    // Two columns are often a name and a word; three rows of numbers are none.
    let enough = run.len() > if width > 2 { 1 } else { 2 };
    if !enough || !run.iter().skip(1).all(counts) {
        out.extend(run);
        return;
    }
    let cell = |text: &str| TableCell {
        text: text.to_owned(),
        header: false,
        rows: 1,
        columns: 1,
    };
    let row = |line: &Line| cells(&line.text).into_iter().map(cell).collect::<Vec<_>>();
    let rows: Vec<Vec<TableCell>> = run.iter().map(row).collect();
    if metadata::is_block(&rows) {
        out.extend(run);
        return;
    }
    out.push(Line {
        text: String::new(),
        table: Some(Table {
            rows,
            separator: None,
        }),
        ..run.into_iter().next().unwrap_or_default()
    });
}

/// Whether a line is one of short cells and nothing else.
fn is_row(line: &Line) -> bool {
    let cells = cells(&line.text);
    line.table.is_none()
        && cells.len() > 1
        && cells.iter().all(|cell| cell.chars().count() <= LONGEST)
        && !line.text.contains(['。', '；', ';', '|'])
        && metadata::pairs(&line.text).is_none()
        && heading::number(&line.text).is_none()
}

/// The parts of a line between tabs or several blanks.
fn cells(text: &str) -> Vec<&str> {
    let blank = |c: char| c.is_whitespace();
    let mut cells = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let gap = rest.char_indices().find(|(at, c)| {
            let after = &rest[at + c.len_utf8()..];
            *c == '\t' || blank(*c) && after.starts_with(blank)
        });
        let (cell, after) = rest.split_at(gap.map_or(rest.len(), |(at, _)| at));
        cells.push(cell);
        rest = after.trim_start();
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<Line> {
        let line = |text: &&str| Line {
            text: (*text).to_owned(),
            ..Line::default()
        };
        texts.iter().map(line).collect()
    }

    #[test]
    fn cells_between_tabs_or_blanks_are_rows() {
        for gap in ["\t", "   ", "\u{a0}\u{a0}"] {
            let row = |cells: [&str; 3]| cells.join(gap);
            let texts = [
                row(["项目", "2020年", "2021年"]),
                row(["来信", "28封", "31封"]),
                "以上为主要情况。".to_owned(),
            ];
            let found = find(lines(&texts.each_ref().map(String::as_str)));
            let table = found[0].table.as_ref().expect("a table");
            assert_eq!(table.rows[1][2].text, "31封");
            assert_eq!(found[1].text, "以上为主要情况。");
        }
    }

    #[test]
    fn a_line_with_gaps_is_no_table() {
        for texts in [
            &["主送：各镇  各街道", "收到来信31封。"][..],
            &["张某  李某  王某", "赵某  钱某  孙某"],
            &["来信  31封", "来访  12次"],
        ] {
            let found = find(lines(texts));
            assert!(found.iter().all(|line| line.table.is_none()), "{texts:?}");
        }
    }
}
