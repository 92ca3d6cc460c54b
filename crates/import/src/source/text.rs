//! Plain text becomes lines; rows drawn with | become tables.

use super::{Line, Source, markdown, spaced, wrapped};
use crate::diagnostic::{Diagnostic, Problem};
use crate::form;
use crate::line::{WALLS, metadata};
use gongbao_report::model::{Table, TableCell};

/// Fewer marks in a line are part of a sentence.
const FEWEST_MARKS: usize = 2;
/// A longer cell is text.
const LONGEST_CELL: usize = 200;

/// Whether it ends a line: of Unix and old Macintosh files, of Word's plain text (a line and a page of
/// its own), or of Unicode.
fn is_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The fewest strokes of a line drawn between rows.
const FEWEST_STROKES: usize = 3;

/// What is printed between two cells.
const MARK: &str = " | ";

/// Reads a text.
pub(super) fn read(text: &str) -> Source {
    let mut lines: Vec<Line> = Vec::new();
    let mut rows: Vec<(usize, &str)> = Vec::new();
    let text = text.replace("\r\n", "\n");
    let written: Vec<&str> = text.split(is_break).collect();
    let marked = markdown::printed(&written);
    let printed: Vec<&str> = marked.iter().map(|(text, _)| *text).collect();
    let tabbed = form::with_tabs(&printed);
    let broken: Vec<&str> = tabbed.iter().map(String::as_str).collect();
    let unprinted = written.iter().zip(1..);
    let unprinted = unprinted.flat_map(|(line, number)| {
        let words = markdown::unprinted(line).into_iter();
        words.map(move |problem| Diagnostic::at(problem, number))
    });
    let mut remarks: Vec<Diagnostic> = unprinted.collect();
    let joined = match wrapped::join(&broken) {
        Some((joined, count)) => {
            remarks.push(Diagnostic::new(Problem::LinesJoined { count }));
            joined
        }
        None => {
            let lines = broken.iter().map(|line| (*line).to_owned());
            lines.enumerate().collect()
        }
    };
    let printed: Vec<&str> = joined.iter().map(|(_, line)| line.as_str()).collect();
    let number = |n: usize| joined[n].0 + 1;
    let is_heading = |n: usize| marked[joined[n].0].1;
    let mut tables = form::tables(&printed);
    for (range, table) in spaced::tables(&printed) {
        let after = tables.iter().position(|(other, _)| other.end > range.start);
        let at = after.unwrap_or(tables.len());
        if tables
            .get(at)
            .is_none_or(|(next, _)| range.end <= next.start)
        {
            tables.insert(at, (range, table));
        }
    }
    let mut tables = tables.into_iter().peekable();
    for (n, line) in printed.iter().enumerate() {
        if let Some((range, _)) = tables.peek()
            && range.contains(&n)
        {
            let last = n + 1 == range.end;
            if let Some((range, table)) = tables.next_if(|_| last) {
                end_rows(&mut rows, &mut lines);
                lines.push(Line {
                    number: number(range.start),
                    table: Some(table),
                    ..Line::default()
                });
            }
            continue;
        }
        let text = line.trim();
        let goes_on = || {
            printed
                .get(n + 1)
                .is_some_and(|next| row(next.trim()).is_some())
        };
        if is_rule(text) && (!rows.is_empty() || goes_on()) {
            continue;
        }
        if row(text).is_some() {
            rows.push((number(n), text));
            continue;
        }
        end_rows(&mut rows, &mut lines);
        lines.push(Line {
            heading: is_heading(n),
            ..plain(number(n), text)
        });
    }
    end_rows(&mut rows, &mut lines);
    Source {
        lines,
        remarks,
        ..Source::default()
    }
}

/// Several rows are a table; a single one is a line that has marks in it, and those of a metadata
/// block are pairs.
fn end_rows(rows: &mut Vec<(usize, &str)>, lines: &mut Vec<Line>) {
    let cells: Vec<Vec<TableCell>> = rows.iter().filter_map(|(_, text)| row(text)).collect();
    let words = cells.iter().flatten().filter(|cell| !cell.text.is_empty());
    if rows.len() > 1 && words.count() > 3 && !metadata::is_block(&cells) {
        lines.push(Line {
            number: rows[0].0,
            table: Some(Table {
                rows: cells,
                separator: Some(MARK.to_owned()),
            }),
            ..Line::default()
        });
        rows.clear();
    }
    lines.extend(rows.drain(..).map(|(n, text)| plain(n, text)));
}

fn plain(number: usize, text: &str) -> Line {
    Line {
        text: text.to_owned(),
        number,
        ..Line::default()
    }
}

/// Whether it is a line between rows of a table, as Markdown and consoles draw them: no words.
fn is_rule(text: &str) -> bool {
    let is_stroke = |c: char| "-=─━═".contains(c);
    let is_joint = |c: char| "+:┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝".contains(c) || WALLS.contains(&c);
    text.chars()
        .all(|c| is_stroke(c) || is_joint(c) || c == ' ')
        && text.chars().filter(|c| is_stroke(*c)).count() >= FEWEST_STROKES
        && text.contains(is_joint)
}

fn row(text: &str) -> Option<Vec<TableCell>> {
    let cells: Vec<&str> = text.split(WALLS).map(str::trim).collect();
    let short = cells
        .iter()
        .all(|cell| cell.chars().count() <= LONGEST_CELL);
    if cells.len() <= FEWEST_MARKS || !short {
        return None;
    }
    let cell = |text: &&str| TableCell {
        text: markdown::cell(text),
        header: false,
        rows: 1,
        columns: 1,
    };
    Some(cells.iter().map(cell).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_drawn_with_marks_are_a_table_and_keep_them() {
        let source = read("年份 | 收到 | 办结 |\n2019 | 12件 | 9件 |\n说明:甲|乙。");
        let table = source.lines[0].table.as_ref().unwrap();
        assert_eq!(table.rows[1][1].text, "12件");
        assert_eq!(source.lines[1].text, "说明:甲|乙。");
        assert_eq!(
            source.text(),
            "年份 | 收到 | 办结 | \n2019 | 12件 | 9件 | \n\n说明:甲|乙。\n"
        );
    }

    #[test]
    fn lines_drawn_between_rows_are_no_rows() {
        for text in [
            "| 项目 | 2019年 | 2020年 |\n|:---|---:|---:|\n| 来信 | 12件 | 9件 |",
            "+----+----+----+\n| 项目 | 2019年 | 2020年 |\n+====+====+====+\n| 来信 | 12件 | 9件 |\n+----+----+----+",
            "┌────┬────┬────┐\n│项目│2019年│2020年│\n├────┼────┼────┤\n│来信│12件│9件│\n└────┴────┴────┘",
        ] {
            let source = read(text);
            assert_eq!(source.lines.len(), 1, "{text}");
            let table = source.lines[0].table.as_ref().unwrap();
            let rows = table.rows.iter().map(|row| row[2].text.as_str());
            assert_eq!(rows.collect::<Vec<_>>(), ["2019年", "12件"], "{text}");
        }
        let source = read("一、情况\n-----+-----\n收到来信31封。");
        assert_eq!(source.lines[1].text, "-----+-----");
    }

    #[test]
    fn every_kind_of_break_ends_a_line() {
        let source = read(
            "一、做法\r\n收到来信31封。\u{b}二、不足\r力量薄弱。\u{2028}三、打算\u{c}再学习。",
        );
        let texts: Vec<&str> = source.lines.iter().map(|line| line.text.as_str()).collect();
        let wanted = [
            "一、做法",
            "收到来信31封。",
            "二、不足",
            "力量薄弱。",
            "三、打算",
            "再学习。",
        ];
        assert_eq!(texts, wanted);
    }

    #[test]
    fn what_pictures_and_comments_say_is_told_where_they_stand() {
        let source =
            read("一、综合\n![办事大厅](a.png) ![](b.png)\n<!-- 记者摄 -->\n收到来信31封。");
        assert_eq!(
            source.lines.iter().filter(|l| !l.text.is_empty()).count(),
            2
        );
        let text = |text: &str| text.to_owned();
        let shown = Problem::Picture {
            text: text("办事大厅"),
        };
        let hidden = Problem::Hidden {
            text: text("记者摄"),
        };
        let wanted = [Diagnostic::at(shown, 2), Diagnostic::at(hidden, 3)];
        assert_eq!(source.remarks, wanted);
    }

    #[test]
    fn a_metadata_block_drawn_with_marks_is_lines() {
        let source = read("索引号 | 0144/2018 | 分类 | 年报 |\n文号 | 有效性 |");
        assert!(source.lines.iter().all(|line| line.table.is_none()));
    }
}
