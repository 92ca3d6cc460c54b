//! The report as a text: title, imprint, body and signature, without breadcrumb and footer.

use crate::Report;
use crate::cite::{Work, escaped};
use crate::model::{Line, Paragraph, Section, Table};
use crate::text::row_text;

/// As plain text, a line a paragraph.
pub fn plain_text(report: &Report) -> String {
    let mut lines = vec![report.title.clone()];
    lines.extend(texts(report.byline()));
    lines.extend([imprint(report), String::new()]);
    lines.extend(report.preamble.iter().flat_map(paragraph_lines));
    for section in report.all_sections() {
        lines.push(section.heading());
        lines.extend(section.paragraphs.iter().flat_map(paragraph_lines));
    }
    lines.extend(texts(report.signature()));
    lines.join("\n") + "\n"
}

/// As Markdown, with headings and tables.
pub fn markdown(report: &Report) -> String {
    let mut blocks = vec![format!("# {}", escaped(&report.title))];
    blocks.extend(texts(report.byline()).map(|line| escaped(&line)));
    blocks.push(escaped(&imprint(report)));
    blocks.extend(report.preamble.iter().flat_map(paragraph_blocks));
    for section in &report.sections {
        push_section(&mut blocks, section, 2);
    }
    blocks.extend(texts(report.signature()).map(|line| escaped(&line)));
    blocks.join("\n\n") + "\n"
}

/// Issuer, number, date.
fn imprint(report: &Report) -> String {
    let Work {
        issuer,
        number,
        date,
        ..
    } = Work::of(report);
    let parts = [Some(issuer), number, date].into_iter().flatten();
    parts.collect::<Vec<_>>().join(" ")
}

fn texts<'a>(lines: impl Iterator<Item = &'a Line>) -> impl Iterator<Item = String> {
    lines.map(|line| line.text.clone())
}

fn paragraph_lines(paragraph: &Paragraph) -> impl Iterator<Item = String> {
    let text = (!paragraph.text.is_empty()).then(|| paragraph.text.clone());
    let rows = paragraph.table.iter().flat_map(|table| &table.rows);
    text.into_iter().chain(rows.map(|row| row_text(row)))
}

fn push_section(blocks: &mut Vec<String>, section: &Section, level: usize) {
    let marks = "#".repeat(level.min(6));
    blocks.push(format!("{marks} {}", escaped(&section.heading())));
    blocks.extend(section.paragraphs.iter().flat_map(paragraph_blocks));
    for inner in &section.sections {
        push_section(blocks, inner, level + 1);
    }
}

fn paragraph_blocks(paragraph: &Paragraph) -> impl Iterator<Item = String> {
    let text = (!paragraph.text.is_empty()).then(|| escaped(&paragraph.text));
    text.into_iter()
        .chain(paragraph.table.as_ref().map(table_block))
}

/// Markdown has no cells that span others: what they cover stays empty.
fn table_block(table: &Table) -> String {
    let mut grid: Vec<Vec<Option<String>>> = vec![Vec::new(); table.rows.len()];
    for (n, row) in table.rows.iter().enumerate() {
        let mut column = 0;
        for cell in row {
            while grid[n].get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            for (down, line) in grid.iter_mut().skip(n).take(cell.rows as usize).enumerate() {
                for right in 0..cell.columns as usize {
                    if line.len() <= column + right {
                        line.resize(column + right + 1, None);
                    }
                    let first = down == 0 && right == 0;
                    line[column + right] = Some(if first {
                        escaped(&cell.text)
                    } else {
                        String::new()
                    });
                }
            }
            column += cell.columns as usize;
        }
    }
    let width = grid.iter().map(Vec::len).max().unwrap_or_default();
    let line = |cells: &Vec<Option<String>>| {
        let cell = |n: usize| cells.get(n).cloned().flatten().unwrap_or_default();
        let cells: Vec<String> = (0..width).map(|n| cell(n).replace('\n', " ")).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines: Vec<String> = grid.iter().map(line).collect();
    lines.insert(lines.len().min(1), format!("|{}", " --- |".repeat(width)));
    lines.join("\n")
}
