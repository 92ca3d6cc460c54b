//! Figures as CSV for spreadsheets and as JSON for programs.

use crate::model::{Basis, Index, Mode, Paragraph, Period, Place, Section, Table};
use crate::{Figure, Qualifier, Report, Verified, address, cite};
use serde_json::{Value, json};
use std::collections::HashMap;

pub(super) const HEAD: [&str; 13] = [
    "编号", "名称", "数值", "单位", "限定", "依据", "性质", "年份", "核对", "原文", "原句", "章节",
    "地址",
];

/// A figure with what is not in itself.
pub(super) struct Row<'a> {
    pub figure: &'a Figure,
    pub proven: bool,
    pub period: Period,
    /// The headings above its paragraph, the nearest last.
    pub section: String,
    pub address: String,
}

/// Rows for Excel, WPS and LibreOffice: UTF-8 with its mark, lines ended as the standard says, and no
/// text that a spreadsheet would take for a formula. `page` is the address of the report's page.
pub fn csv(verified: &Verified, page: &str) -> String {
    let mut out = String::from("\u{feff}");
    push_line(&mut out, HEAD.map(str::to_owned).into_iter());
    for row in rows(verified, page) {
        let figure = row.figure;
        let text = |text: &str| harmless(text);
        let cells = [
            text(&figure.id),
            text(&figure.label.zh),
            // Ours, and a number.
            figure.value.to_string(),
            text(&figure.unit),
            qualifier(figure.qualifier).to_owned(),
            basis(figure.basis).to_owned(),
            mode(figure.mode).to_owned(),
            years(row.period),
            if row.proven { "相符" } else { "不符" }.to_owned(),
            text(&figure.source.printed),
            text(&figure.source.quote),
            text(&row.section),
            text(&row.address),
        ];
        push_line(&mut out, cells.into_iter());
    }
    out
}

/// The same rows for programs.
pub fn json(verified: &Verified, page: &str) -> String {
    let report = verified.report();
    let work = cite::Work::of(report);
    let rows = rows(verified, page).map(|row| {
        let figure = row.figure;
        json!({
            "id": figure.id, "label": figure.label, "value": number(figure.value), "unit": figure.unit,
            "qualifier": figure.qualifier,
            "basis": if figure.basis.is_derived() { "derived" } else { "printed" },
            "mode": figure.mode, "period": row.period, "verified": row.proven,
            "printed": figure.source.printed, "quotation": figure.source.quote,
            "section": row.section, "address": row.address,
        })
    });
    let all = json!({
        "report": { "id": report.id, "title": work.title, "issuer": work.issuer, "number": work.number, "date": work.date, "address": page },
        "figures": rows.collect::<Vec<Value>>(),
    });
    // Plain JSON values are always written.
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

/// Readers of JSON see 1307, not 1307.0.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        json!(value as i64)
    } else {
        json!(value)
    }
}

pub(super) fn rows<'a>(verified: &'a Verified, page: &'a str) -> impl Iterator<Item = Row<'a>> {
    let report = verified.report();
    let index = Index::of(report);
    report.figures.iter().map(move |figure| {
        let place = index.place(&figure.source.paragraph);
        let (paragraph, section) = match place {
            Some(Place::Paragraph(paragraph, section)) => {
                (Some(paragraph), section.map(|section| section.heading()))
            }
            _ => (None, None),
        };
        let cited = paragraph.map(|paragraph| cited(verified, figure, paragraph));
        let fragment = cited.map_or_else(String::new, |cited| cited.address());
        Row {
            figure,
            proven: verified.figure(&figure.id).is_some(),
            period: figure.covers(report.year),
            section: section.unwrap_or_default(),
            address: cite::link(page, &fragment, None),
        }
    })
}

/// The address of each figure, by its id; `page` is that of the report's page.
pub fn addresses(verified: &Verified, page: &str) -> HashMap<String, String> {
    let rows = rows(verified, page);
    rows.map(|row| (row.figure.id.clone(), row.address))
        .collect()
}

/// Every paragraph, table and figure as it is cited on the report's page.
pub fn citable(verified: &Verified) -> Vec<address::Place> {
    let report = verified.report();
    let index = Index::of(report);
    let paragraphs = report.paragraphs().flat_map(|paragraph| {
        let table = paragraph.table.as_ref();
        let text = (!paragraph.text.is_empty() || table.is_none())
            .then(|| address::Place::of_text(&paragraph.id, &paragraph.text));
        text.into_iter()
            .chain(table.map(|table| of_table(paragraph, table)))
    });
    let figures = report.figures.iter().filter_map(|figure| {
        let paragraph = index.paragraph(&figure.source.paragraph)?;
        Some(cited(verified, figure, paragraph))
    });
    paragraphs.chain(figures).collect()
}

/// A table below a text of its own paragraph has an address of its own.
fn of_table(paragraph: &Paragraph, table: &Table) -> address::Place {
    let mut id = paragraph.id.clone();
    if !paragraph.text.is_empty() {
        id.push_str("/table");
    }
    address::Place::of_text(&id, &text_of(table))
}

fn text_of(table: &Table) -> String {
    let cells = table.rows.iter().flatten();
    cells.map(|cell| cell.text.as_str()).collect()
}

/// Every section as it is cited: found by its heading, and all that it says, a line a heading, paragraph or table.
pub fn citable_sections(report: &Report) -> Vec<address::Place> {
    let sections = report.all_sections().map(|section| {
        let mut lines = Vec::new();
        push_lines(section, &mut lines);
        address::Place {
            words: lines.join("\n"),
            ..address::Place::of_text(&section.id, &section.heading())
        }
    });
    sections.collect()
}

fn push_lines(section: &Section, lines: &mut Vec<String>) {
    lines.push(section.heading());
    for paragraph in &section.paragraphs {
        lines.extend(Some(paragraph.text.clone()).filter(|text| !text.is_empty()));
        lines.extend(paragraph.table.as_ref().map(text_of));
    }
    for inner in &section.sections {
        push_lines(inner, lines);
    }
}

/// A number of a table has no mark of its own on the page: the table has.
fn cited(verified: &Verified, figure: &Figure, paragraph: &Paragraph) -> address::Place {
    let source = &figure.source;
    let proven = verified.figure(&figure.id);
    let in_table = paragraph.table.as_ref().filter(|_| match proven {
        Some(proven) => proven.proof().row.is_some(),
        None => !paragraph.text.contains(&source.quote),
    });
    if let Some(table) = in_table {
        return of_table(paragraph, table);
    }
    let at = match proven {
        Some(proven) => proven.proof().printed.start,
        None => paragraph.text.find(&source.quote).unwrap_or_default(),
    };
    let id = format!("figure/{}", figure.id);
    address::Place::of_figure(&id, &paragraph.text, at, &source.printed)
}

fn push_line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// A text that begins like a formula, or that spreadsheets take for a time or a date (1:7, 3/4), gets the
/// mark by which they know text.
pub(super) fn harmless(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let moment = text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains([':', '/', '-'])
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || ":/-".contains(c));
    if moment || text.trim_start().starts_with(formula) || text.starts_with(formula) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::AtLeast => "不少于",
        Qualifier::MoreThan => "超过",
        Qualifier::About => "约",
        Qualifier::AtMost => "不超过",
        Qualifier::LessThan => "不足",
        Qualifier::Average => "平均",
    }
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Result => "结果",
        Mode::Target => "计划",
        Mode::Base => "比较基数",
        Mode::Expected => "预计",
    }
}

/// `2021`, `2017—2021`.
fn years(period: Period) -> String {
    match period.one_year() {
        Some(year) => year.to_string(),
        None => format!("{}—{}", period.from, period.to),
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Printed => "原文数字",
        Basis::ZeroInWords => "原文文字",
        Basis::All => "推算：全部",
        Basis::Counted => "推算：逐一计数",
    }
}
