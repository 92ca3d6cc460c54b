//! 主动公开政府信息情况: rows under headers of their own, other ones in each form.

use super::labels::{self, Form, Label, ROWS, label_text, prescribed_columns};
use super::read::{Reader, leaf};
use super::stated::{Reading, Stated};
use super::unlabelled;
use super::view::View;
use crate::line::unit::unit_in;

/// The first year reported in the form of 国办公开办函〔2021〕30号.
const REVISED: u16 = 2021;

impl Reader {
    /// Rows under headers of their own: 信息内容 and what is counted of it.
    pub(super) fn published(&mut self, view: &View<'_>, reading: &mut Reading) {
        const FORM: Form = Form::Published;
        let words = view.words();
        if !["信息内容", "第二十条"]
            .iter()
            .any(|word| words.contains(word))
        {
            return;
        }
        let revised = is_revised(&words, self.year);
        if let Some(cells) = unlabelled::published(view, revised) {
            for told in cells {
                self.publish(reading, told.cell, (told.row, told.column), [None; 2], None);
            }
            return;
        }
        let mut header: Vec<(usize, &Label)> = Vec::new();
        let mut header_row = 0;
        for (r, row) in view.rows.iter().enumerate() {
            if reading.cells.range((r, 0)..(r + 1, 0)).next().is_some() {
                continue;
            }
            if row.numbers.is_empty() {
                let known =
                    |c: &usize| labels::column(FORM, view.text(r, *c)).map(|label| (*c, label));
                let found: Vec<(usize, &Label)> = row.texts.iter().filter_map(known).collect();
                if !found.is_empty() {
                    (header, header_row) = (found, r);
                }
                continue;
            }
            let Some((n, printed)) = leaf(FORM, view, r, None) else {
                continue;
            };
            let prescribed = prescribed_columns(&ROWS[n], revised);
            let fits = |column: &Label| {
                let all = [false, true].map(|revised| prescribed_columns(&ROWS[n], revised));
                let mut all = all.iter().flatten();
                all.any(|known| std::ptr::eq(*known, column))
            };
            let said = |c: usize| Some(view.text(header_row, c));
            let cells: Option<Vec<(usize, &Label, Option<&str>)>> =
                if header.len() == row.numbers.len() {
                    let columns = header.iter().map(|(at, label)| (*label, said(*at)));
                    let cells = row.numbers.iter().zip(columns);
                    Some(cells.map(|(c, (label, said))| (*c, label, said)).collect())
                } else if header.is_empty() && prescribed.len() == row.numbers.len() {
                    let cells = row.numbers.iter().zip(prescribed);
                    Some(cells.map(|(c, label)| (*c, label, None)).collect())
                } else if ends_before(
                    view,
                    r,
                    header
                        .iter()
                        .map(|(at, _)| view.rows[header_row].columns[*at]),
                ) {
                    let under = |c: &usize| {
                        let above = |(at, _): &&(usize, &Label)| {
                            view.rows[header_row].columns[*at] == row.columns[*c]
                        };
                        let found = header.iter().find(above);
                        found.map(|(at, label)| (*c, *label, said(*at)))
                    };
                    row.numbers.iter().map(under).collect()
                } else {
                    None
                };
            let Some(cells) = cells.filter(|cells| cells.iter().all(|(_, column, _)| fits(column)))
            else {
                reading.unclear.push(r);
                continue;
            };
            let headers = header.iter().map(|(c, _)| view.text(header_row, *c));
            let unit = view.texts(r).chain(headers).find_map(unit_in);
            for (c, column, said) in cells {
                let printed = [Some(printed.as_str()), said];
                self.publish(reading, (r, c), (n, column), printed, unit.as_deref());
            }
        }
    }

    /// States a cell of 主动公开政府信息情况, by the words printed over it where there are any. A unit said in
    /// the table goes before the form's.
    fn publish(
        &mut self,
        reading: &mut Reading,
        cell: (usize, usize),
        (row, column): (usize, &'static Label),
        printed: [Option<&str>; 2],
        unit: Option<&str>,
    ) {
        let row = &ROWS[row];
        let id = format!("disclosure.{}", row.key);
        let [noun, header] = [(printed[0], row.zh), (printed[1], column.zh)]
            .map(|(printed, form)| printed.map_or(form.to_owned(), label_text));
        let stated = Stated {
            entry: match column.key {
                "" => id,
                key => format!("{id}.{key}"),
            },
            suffix: None,
            zh: format!("{noun} {header}"),
            en: format!("{}: {}", row.en, column.en),
            noun,
            column: header,
            numbered: false,
            unit: unit
                .filter(|_| column.unit == "万元")
                .unwrap_or(column.unit)
                .to_owned(),
        };
        self.take(reading, cell, stated);
    }
}

/// Whether the label of a row ends before the first of these columns: in lines of text it covers what is
/// left blank.
fn ends_before(view: &View<'_>, r: usize, columns: impl Iterator<Item = usize>) -> bool {
    let ends = view.label(r).map(|c| view.end(r, c));
    columns
        .min()
        .zip(ends)
        .is_some_and(|(first, ends)| ends <= first)
}

/// Whether it is the form of 2021, by its own words or else by the year.
fn is_revised(words: &str, year: u16) -> bool {
    let says = |all: [&str; 2]| all.iter().any(|word| words.contains(word));
    says(["制发件数", "废止件数"]) || !says(["新制作", "对外公开总数"]) && year >= REVISED
}
