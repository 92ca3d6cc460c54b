//! Which row and column of a prescribed form each cell of a report's tables is.

use super::applications;
use super::labels::{self, Form, Label, ROWS, label_text};
use super::stated::{Reading, Stated};
use super::unlabelled;
use super::view::View;
use crate::line::unit::unit_in;
use gongbao_report::model::{Report, Table};
use std::collections::{HashMap, HashSet};

/// Fewer labels of a form are no form.
const FEWEST_ROWS: usize = 3;
const FEWEST_STATISTICS: usize = 8;

/// Reads the forms of a report: by id of the paragraph that holds the table.
pub(crate) fn read(report: &Report) -> HashMap<String, Reading> {
    let mut reader = Reader {
        year: report.year,
        ..Reader::default()
    };
    let mut readings = HashMap::new();
    // The section, and whether a line in it says that what follows is of another year.
    let mut place = (String::new(), false);
    for paragraph in report.paragraphs() {
        let section = paragraph
            .id
            .rsplit_once('.')
            .map_or("", |(section, _)| section);
        if section != place.0 {
            place = (section.to_owned(), false);
        }
        if let Some(of_another) = of_another_year(&paragraph.text, report.year) {
            place.1 = of_another;
        }
        if let Some(table) = &paragraph.table {
            let reading = if place.1 {
                let mut reading = Reader {
                    year: report.year,
                    ..Reader::default()
                }
                .table(table);
                reading.cells.clear();
                reading
            } else {
                reader.table(table)
            };
            if !reading.rows.is_empty() || !reading.unclear.is_empty() {
                readings.insert(paragraph.id.clone(), reading);
            }
        }
    }
    readings
}

/// Whether a line over a table names another year than the report's; none where it names no year.
fn of_another_year(text: &str, year: u16) -> Option<bool> {
    /// A longer line is a sentence.
    const LONGEST: usize = 40;
    if text.chars().count() > LONGEST || text.contains('。') {
        return None;
    }
    let named = text.match_indices('年').filter_map(|(at, _)| {
        let digits = text[..at].trim_end();
        digits
            .get(digits.len().checked_sub(4)?..)?
            .parse::<u16>()
            .ok()
    });
    let named: Vec<u16> = named.filter(|year| (1990..2100).contains(year)).collect();
    (!named.is_empty()).then(|| !named.contains(&year))
}

/// What was read before counts: a form may go on in the next table.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) year: u16,
    /// Place of the row read last.
    last: Option<usize>,
    /// The table before held applications.
    goes_on: bool,
    /// Names of groups as this report prints them.
    printed: HashMap<&'static str, String>,
    /// A second form is another body's.
    taken: HashSet<String>,
}

impl Reader {
    fn table(&mut self, table: &Table) -> Reading {
        let mut reading = Reading::default();
        let Some(view) = View::of(table) else {
            return reading;
        };
        self.applications(&view, &mut reading);
        self.disputes(&view, &mut reading);
        self.published(&view, &mut reading);
        self.statistics(&view, &mut reading);
        reading
    }

    fn applications(&mut self, view: &View<'_>, reading: &mut Reading) {
        const FORM: Form = Form::Applications;
        let mut found = Vec::new();
        let mut last = self.last;
        for r in 0..view.rows.len() {
            for text in view.texts(r) {
                let group = labels::row(FORM, text, None).map(|(n, _)| &ROWS[n]);
                if let Some(group) = group.filter(|row| row.is_group() || row.key == "others") {
                    self.printed.insert(group.key, label_text(text));
                }
            }
            let known = (!view.rows[r].numbers.is_empty())
                .then(|| leaf(FORM, view, r, last))
                .flatten();
            if let Some((n, printed)) = known {
                last = Some(n);
                found.push((r, n, printed));
            }
        }
        let order = applications::order(view);
        let base = applications::first_column(view, &order);
        let enough =
            found.len() >= FEWEST_ROWS || !found.is_empty() && (base.is_some() || self.goes_on);
        if !enough {
            let read = unlabelled::applications(view, &order);
            for told in read.into_iter().flatten() {
                self.state(reading, told.cell, told.row, &told.printed, told.column);
            }
            return;
        }
        self.goes_on = true;
        self.last = last;
        let rows: Vec<usize> = found.iter().map(|(r, _, _)| *r).collect();
        let columns = applications::Columns::of(view, order, base, &rows);
        for (r, n, printed) in found {
            match columns.of_row(view, r) {
                Some(cells) => {
                    for (c, column) in cells {
                        self.state(reading, (r, c), n, &printed, column);
                    }
                }
                None => reading.unclear.push(r),
            }
        }
    }

    /// States a cell of the form of applications.
    fn state(
        &mut self,
        reading: &mut Reading,
        cell: (usize, usize),
        row: usize,
        printed: &str,
        column: &'static Label,
    ) {
        let row = &ROWS[row];
        let printed = if printed.is_empty() { row.zh } else { printed };
        let noun = match row.group {
            Some(group) => {
                let named = ROWS
                    .iter()
                    .find(|row| row.form == Form::Applications && row.key == group);
                let group = self.printed.get(group).map(String::as_str);
                let group = group.or(named.map(|row| row.zh)).unwrap_or_default();
                format!("{group} {printed}")
            }
            None => printed.to_owned(),
        };
        let suffix = (!column.key.is_empty()).then_some(column.key);
        let stated = Stated {
            entry: format!("disclosure.applications.{}", row.key),
            suffix,
            zh: suffix.map_or(noun.clone(), |_| format!("{noun} {}", column.zh)),
            en: suffix.map_or(row.en.to_owned(), |_| format!("{}: {}", row.en, column.en)),
            noun,
            column: column.zh.to_owned(),
            numbered: true,
            unit: row.unit.to_owned(),
        };
        self.take(reading, cell, stated);
    }

    pub(super) fn take(&mut self, reading: &mut Reading, cell: (usize, usize), stated: Stated) {
        let id = format!("{}.{}", stated.entry, stated.suffix.unwrap_or_default());
        reading.rows.insert(cell.0);
        if self.taken.insert(id) {
            reading.cells.insert(cell, stated);
        }
    }

    /// Five numbers under each of three headings, which may stand in tables of their own.
    fn disputes(&mut self, view: &View<'_>, reading: &mut Reading) {
        const GROUPS: [(&str, &str, &str); 3] = [
            ("reconsideration", "行政复议", "Reconsideration"),
            (
                "litigation.direct",
                "行政诉讼 未经复议直接起诉",
                "Lawsuits without reconsideration",
            ),
            (
                "litigation.after",
                "行政诉讼 复议后起诉",
                "Lawsuits after reconsideration",
            ),
        ];
        let words = view.words();
        let columns: Vec<&Label> = labels::columns(Form::Disputes).collect();
        let said = |all: &[&str]| all.iter().filter(|word| words.contains(**word)).count();
        if said(&["维持", "纠正", "审结"]) < 2 || said(&["复议", "起诉", "诉讼"]) == 0 {
            return;
        }
        // Rows with names of their own are of offices or years: another table of the same cases.
        let named = |r: &usize| {
            let words = ["结果", "维持", "纠正", "审结", "复议", "诉", "计", "其他"];
            let label = view.label(*r).map(|c| view.text(*r, c));
            let label = label.filter(|_| !view.rows[*r].numbers.is_empty());
            label.is_some_and(|label| !words.iter().any(|word| label.contains(word)))
        };
        if (0..view.rows.len()).filter(named).count() > 1 {
            return;
        }
        let all = GROUPS.len() * columns.len();
        // Of a heading broken over lines only a piece is known.
        let both = ["行政复议", "行政诉讼"]
            .iter()
            .all(|word| words.contains(word));
        let whole = both || view.rows.iter().any(|row| row.numbers.len() == all);
        let headed = |(_, zh, _): &&(&str, &str, &str)| {
            whole
                || zh
                    .split(' ')
                    .next_back()
                    .is_some_and(|last| words.contains(last))
        };
        let groups: Vec<&(&str, &str, &str)> = GROUPS.iter().filter(headed).collect();
        if groups.is_empty() {
            return;
        }
        let Some(cells) = unlabelled::disputes(view, groups.len() * columns.len(), reading) else {
            return;
        };
        for (cell, place) in cells {
            let (group, zh, en) = groups[place / columns.len()];
            let column = columns[place % columns.len()];
            let zh = format!("{zh} {}", column.zh);
            let stated = Stated {
                entry: format!("disclosure.{group}.{}", column.key),
                suffix: None,
                noun: zh.clone(),
                column: zh.clone(),
                numbered: false,
                zh,
                en: format!("{en}: {}", column.en),
                unit: column.unit.to_owned(),
            };
            self.take(reading, cell, stated);
        }
    }

    /// The form for the years up to 2018: a row, a unit and a number.
    fn statistics(&mut self, view: &View<'_>, reading: &mut Reading) {
        let mut found = Vec::new();
        let mut last = None;
        for r in 0..view.rows.len() {
            if let Some((n, printed)) = leaf(Form::Statistics, view, r, last) {
                last = Some(n);
                if !view.rows[r].numbers.is_empty() {
                    found.push((r, n, printed));
                }
            }
        }
        if found.len() < FEWEST_STATISTICS {
            return;
        }
        for (r, n, printed) in found {
            let [c] = view.rows[r].numbers[..] else {
                reading.unclear.push(r);
                continue;
            };
            let row = &ROWS[n];
            let known = |text: &&str| unit_in(&format!("({text})")).is_some();
            let unit = view.texts(r).rev().find(known).unwrap_or(row.unit);
            let stated = Stated {
                entry: format!("disclosure.{}", row.key),
                suffix: None,
                zh: printed.clone(),
                en: row.en.to_owned(),
                noun: printed,
                column: String::new(),
                numbered: true,
                unit: unit.to_owned(),
            };
            self.take(reading, (r, c), stated);
        }
    }
}

/// The row of a form that the texts of a row say, and how it is printed: one of its cells, or a label
/// that is broken over several.
pub(super) fn leaf(
    form: Form,
    view: &View<'_>,
    r: usize,
    last: Option<usize>,
) -> Option<(usize, String)> {
    let whole: String = view.texts(r).collect();
    let mut best: Option<(usize, f64, &str)> = None;
    for text in view.texts(r).rev().chain([whole.as_str()]) {
        let text = labels::after_group(form, text);
        let Some((n, score)) = labels::row(form, text, last) else {
            continue;
        };
        // 其他处理 beside one of its details is their group, however well it is printed.
        let better = best.is_none_or(|(m, known, _)| {
            score > known + 1e-9 && ROWS[m].group != Some(ROWS[n].key)
                || ROWS[n].group == Some(ROWS[m].key)
        });
        if !ROWS[n].is_group() && better {
            best = Some((n, score, text));
        }
    }
    best.map(|(n, _, text)| (n, label_text(text)))
}
