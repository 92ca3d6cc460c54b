//! Numbers apart from their labels, as text extracted from a PDF has them: all labels, and all numbers
//! in the order of the form, some by columns. They are read only where there are as many as the form
//! has and, of applications, where they keep the form's equations.

use super::labels::{self, Form, Label, ROWS, label_text, prescribed_columns};
use super::stated::Reading;
use super::view::View;
use gongbao_report::phrase::digit;
use std::collections::{BTreeMap, BTreeSet};

/// Row and cell of a table.
type Cell = (usize, usize);

const COLUMNS: usize = 7;
/// Of its labels a form may lose some, and of its sums some are false in print.
const MOST: f64 = 0.8;

/// A cell that was told, its row, how this is printed, and its column.
pub(super) struct Told {
    pub cell: Cell,
    pub row: usize,
    pub printed: String,
    pub column: &'static Label,
}

/// The cells of the form of applications.
pub(super) fn applications(view: &View<'_>, order: &[&'static Label]) -> Option<Vec<Told>> {
    let found = rows_named(view, Form::Applications);
    let detailed = found.keys().any(|n| ROWS[*n].key == "others.not-completed");
    let wanted: Vec<usize> = (0..ROWS.len())
        .filter(|n| {
            let row = &ROWS[*n];
            let of_others = if detailed {
                row.key != "others"
            } else {
                row.group != Some("others")
            };
            row.form == Form::Applications && !row.is_group() && of_others
        })
        .collect();
    let named = wanted.iter().filter(|n| found.contains_key(n)).count();
    let total = order.iter().position(|column| column.key.is_empty())?;
    let printed: Vec<[Cell; COLUMNS]> = matrix(view, total)?;
    let columns: Vec<&Label> = labels::columns(Form::Applications).collect();
    let places: Vec<usize> = columns
        .iter()
        .filter_map(|column| order.iter().position(|each| std::ptr::eq(*each, *column)))
        .collect();
    let rows: Vec<[Cell; COLUMNS]> = printed
        .iter()
        .map(|row| std::array::from_fn(|n| row[places[n]]))
        .collect();
    if rows.len() != wanted.len() || (named as f64) < wanted.len() as f64 * MOST {
        return None;
    }
    let values: Vec<[f64; COLUMNS]> = rows
        .iter()
        .map(|row| row.map(|(r, c)| number(view.text(r, c))))
        .collect();
    let sums = values
        .iter()
        .filter(|row| adds_up(&row[..], COLUMNS - 1))
        .count();
    let of = |key: &str| {
        let place = wanted.iter().position(|n| ROWS[*n].key == key);
        place.map_or([0.0; COLUMNS], |place| values[place])
    };
    let (new, old) = (of("received"), of("carried-over"));
    let (done, left) = (of("answered"), of("carried-forward"));
    let balanced = (0..COLUMNS)
        .filter(|n| (new[*n] + old[*n] - done[*n] - left[*n]).abs() < 0.5)
        .count();
    if (sums as f64) < rows.len() as f64 * MOST || (balanced as f64) < COLUMNS as f64 * MOST {
        return None;
    }
    let cells = wanted.iter().zip(rows).flat_map(|(n, cells)| {
        let printed = found.get(n).map(|(_, printed)| printed.clone());
        let columns = labels::columns(Form::Applications);
        cells
            .into_iter()
            .zip(columns)
            .map(move |(cell, column)| Told {
                cell,
                row: *n,
                printed: printed.clone().unwrap_or_default(),
                column,
            })
    });
    Some(cells.collect())
}

/// The numbers by rows of seven, from rows that are printed so and from columns of several rows.
fn matrix(view: &View<'_>, total: usize) -> Option<Vec<[Cell; COLUMNS]>> {
    let alone = |r: &usize| view.rows[*r].texts.is_empty() && !view.rows[*r].numbers.is_empty();
    let blocks: Vec<usize> = (0..view.rows.len()).filter(alone).collect();
    let cell = |block: usize, n: usize| (blocks[block], view.rows[blocks[block]].numbers[n]);
    let high = |block: usize| blocks.get(block).map(|r| view.rows[*r].numbers.len());
    let mut rows = Vec::new();
    let mut n = 0;
    while n < blocks.len() {
        let count = view.rows[blocks[n]].numbers.len();
        let by_columns = (n..n + COLUMNS).all(|m| high(m) == Some(count));
        let together = by_columns && blocks[n + COLUMNS - 1] - blocks[n] == COLUMNS - 1;
        let row: Vec<Cell> = (0..count).map(|m| cell(n, m)).collect();
        // Seven rows of seven are rows where each adds up.
        let is_row = count == COLUMNS
            && (!together
                || (n..n + COLUMNS).all(|m| {
                    let values: Vec<f64> = (0..COLUMNS)
                        .map(|place| cell(m, place))
                        .map(|(r, c)| number(view.text(r, c)))
                        .collect();
                    adds_up(&values, total)
                }));
        if is_row {
            rows.push(row.try_into().ok()?);
            n += 1;
        } else if by_columns {
            rows.extend((0..count).map(|m| std::array::from_fn(|column| cell(n + column, m))));
            n += COLUMNS;
        } else {
            return None;
        }
    }
    Some(rows)
}

fn adds_up(row: &[f64], total: usize) -> bool {
    (row.iter().sum::<f64>() - 2.0 * row[total]).abs() < 0.5
}

/// Rows of a form that some text, or two texts in a row, say: how much, and how they are printed.
fn rows_named(view: &View<'_>, form: Form) -> BTreeMap<usize, (f64, String)> {
    let texts: Vec<&str> = (0..view.rows.len()).flat_map(|r| view.texts(r)).collect();
    let mut found = BTreeMap::new();
    for (n, text) in texts.iter().enumerate() {
        let next = texts.get(n + 1).copied().unwrap_or_default();
        for text in [(*text).to_owned(), format!("{text}{next}")] {
            let Some((row, score)) = labels::row(form, &text, None) else {
                continue;
            };
            let known = found.entry(row).or_insert((0.0, String::new()));
            if score > known.0 + 1e-9 {
                *known = (score, label_text(&text));
            }
        }
    }
    found
}

/// The cells of 行政复议、行政诉讼 and their places from 0: of one row, or of all where they are as many.
/// Rows of which they cannot be told are noted in `reading`.
pub(super) fn disputes(
    view: &View<'_>,
    count: usize,
    reading: &mut Reading,
) -> Option<Vec<(Cell, usize)>> {
    let free = |r: &usize| {
        !view.rows[*r].numbers.is_empty()
            && !reading.unclear.contains(r)
            && reading.cells.range((*r, 0)..(*r + 1, 0)).next().is_none()
    };
    let rows: Vec<usize> = (0..view.rows.len()).filter(free).collect();
    let whole = rows.iter().find(|r| view.rows[**r].numbers.len() == count);
    let cells = |rows: &[usize]| -> Vec<Cell> {
        let of = |r: &usize| {
            view.rows[*r]
                .numbers
                .iter()
                .map(|c| (*r, *c))
                .collect::<Vec<_>>()
        };
        rows.iter().flat_map(of).collect()
    };
    let all = cells(whole.map_or(&rows, std::slice::from_ref));
    if all.len() == count {
        return Some(all.into_iter().zip(0..).collect());
    }
    // Zeros left blank: by the columns of the header, or where there are as many cells as columns.
    let [r] = rows[..] else {
        reading.unclear.extend(rows);
        return None;
    };
    // In lines of text a number may cover what was left blank before it.
    let covers = |c: &usize| view.table.rows[r][*c].columns > 1;
    if view.rows[r].numbers.iter().any(covers) {
        reading.unclear.push(r);
        return None;
    }
    let headed = dispute_columns(view);
    let framed = usize::from(view.is_framed());
    let lead = view.label(r).map_or(framed, |c| c + 1);
    let width = view.table.rows[r].len() - framed;
    let place = |c: usize| {
        if headed.len() == count {
            headed.iter().position(|at| *at == view.rows[r].columns[c])
        } else {
            c.checked_sub(lead).filter(|_| width - lead == count)
        }
    };
    let told = all.iter().map(|(r, c)| Some(((*r, *c), place(*c)?)));
    let told: Option<Vec<(Cell, usize)>> = told.collect();
    if told.is_none() {
        reading.unclear.push(r);
    }
    told
}

/// Where the columns of the grid stand that the header of disputes names.
fn dispute_columns(view: &View<'_>) -> BTreeSet<usize> {
    let head = (0..view.rows.len()).filter(|r| view.rows[*r].numbers.is_empty());
    let named = head.flat_map(|r| {
        let texts = view.rows[r].texts.iter();
        texts.filter_map(move |c| {
            labels::column(Form::Disputes, view.text(r, *c)).map(|_| view.rows[r].columns[*c])
        })
    });
    named.collect()
}

/// The cells of 主动公开政府信息情况, where the numbers stand apart from the rows.
pub(super) fn published(view: &View<'_>, revised: bool) -> Option<Vec<Told>> {
    let apart = view
        .rows
        .iter()
        .any(|row| row.texts.is_empty() && !row.numbers.is_empty());
    if !apart {
        return None;
    }
    let found = rows_named(view, Form::Published);
    let wanted: Vec<(usize, &Label)> = (0..ROWS.len())
        .filter(|n| ROWS[*n].form == Form::Published && found.contains_key(n))
        .flat_map(|n| {
            prescribed_columns(&ROWS[n], revised)
                .into_iter()
                .map(move |column| (n, column))
        })
        .collect();
    let cells: Vec<Cell> = view
        .rows
        .iter()
        .enumerate()
        .flat_map(|(r, row)| row.numbers.iter().map(move |c| (r, *c)))
        .collect();
    let all = cells.len() == wanted.len();
    let told = |(cell, (row, column)): (Cell, (usize, &'static Label))| Told {
        cell,
        row,
        printed: String::new(),
        column,
    };
    all.then(|| cells.into_iter().zip(wanted).map(told).collect())
}

fn number(text: &str) -> f64 {
    let digits = text.chars().filter_map(|c| match c {
        '.' => Some(c),
        _ => digit(c).and_then(|n| char::from_digit(n, 10)),
    });
    digits.collect::<String>().parse().unwrap_or(f64::NAN)
}
