//! The printed numbers of a table against each other: a column of growth, of shares or of what was done of a
//! plan against the amounts beside it ([`rates`]), a row or column of totals against its parts ([`totals`]).
//!
//! The prescribed forms have equations of their own ([`super::form`]). What another table's headers seem to
//! say is a reading, and its numbers bear it out or not: only where a relation holds in the rest of a row or a
//! column does what breaks it contradict.

mod rates;
mod totals;

use super::Finding;
use crate::model::Table;
use crate::quantity::Qualifier;
use crate::verify::{Proven, Verified};
use std::ops::Range;

/// Checks every table that is no prescribed form. `known` are wholes whose parts were added up already.
pub(super) fn check(verified: &Verified, known: &[String], findings: &mut Vec<Finding>) {
    let in_tables = verified.proven().filter(|one| one.proof().row.is_some());
    let in_tables: Vec<Proven<'_>> = in_tables.collect();
    let paragraphs: Vec<_> = verified.report().paragraphs().collect();
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let Some(table) = &paragraph.table else {
            continue;
        };
        let here = |one: &&Proven<'_>| one.figure().source.paragraph == paragraph.id;
        let figures = in_tables.iter().filter(here);
        if figures
            .clone()
            .any(|one| one.figure().id.starts_with("disclosure."))
        {
            continue;
        }
        let around = [n.checked_sub(1), Some(n + 1)];
        let around = around
            .into_iter()
            .flatten()
            .filter_map(|n| paragraphs.get(n));
        let around: String = around.map(|paragraph| paragraph.text.as_str()).collect();
        let Some(sheet) = Sheet::of(table, figures, verified.report().year) else {
            continue;
        };
        for body in sheet.bodies() {
            rates::check(&sheet, &body, &around, findings);
            totals::check(&sheet, &body, known, findings);
        }
    }
}

/// A table's texts and exact figures, by row and column of its grid.
struct Sheet<'a> {
    cells: Cells<'a>,
    year: u16,
}

/// What a place of the grid says, without blanks, and the figure in it.
type Cells<'a> = Vec<Vec<(String, Option<Proven<'a>>)>>;

/// Rows of numbers and the columns over them.
struct Body {
    rows: Vec<usize>,
    columns: Vec<Column>,
    /// The first column of numbers.
    first: usize,
}

/// A column with numbers.
struct Column {
    at: usize,
    /// Its headers, the outermost first.
    heads: Vec<String>,
    /// The unit of all its figures; empty where they differ.
    unit: String,
}

impl<'a> Sheet<'a> {
    fn of<'b>(
        table: &Table,
        figures: impl Iterator<Item = &'b Proven<'a>>,
        year: u16,
    ) -> Option<Self>
    where
        'a: 'b,
    {
        let places = table.places()?;
        let mut cells: Cells<'a> = Vec::new();
        for row in &places {
            let mut texts = Vec::new();
            for place in row {
                let text = place.map_or("", |(r, c)| table.rows[r][c].text.as_str());
                let text: String = text.split_whitespace().collect();
                texts.push((text.replace("<br>", ""), None));
            }
            cells.push(texts);
        }
        for one in figures {
            let (figure, proof) = (one.figure(), one.proof());
            let exact = figure.qualifier == Qualifier::Exact && figure.to_value.is_none();
            let Some(r) = proof.row.filter(|r| exact && *r < places.len()) else {
                continue;
            };
            let mut end = 0;
            let cell = table.rows[r].iter().position(|cell| {
                end += cell.text.len() + 1;
                proof.printed.start < end
            });
            let place = cell.map(|c| (r, c));
            let column = places[r].iter().position(|at| at.is_some() && *at == place);
            if let Some(column) = column {
                cells[r][column].1 = Some(*one);
            }
        }
        Some(Self { cells, year })
    }

    fn text(&self, r: usize, c: usize) -> &str {
        self.cells[r].get(c).map_or("", |(text, _)| text)
    }

    fn figure(&self, r: usize, c: usize) -> Option<Proven<'a>> {
        self.cells[r].get(c)?.1
    }

    fn has_numbers(&self, r: usize) -> bool {
        self.cells[r].iter().any(|(_, figure)| figure.is_some())
    }

    /// Whether a row says two things or more, and no number.
    fn is_head(&self, r: usize) -> bool {
        let texts = || self.cells[r].iter().filter(|(text, _)| !text.is_empty());
        let first = texts().next();
        let several = texts().any(|(text, _)| first.is_some_and(|(first, _)| first != text));
        several && !self.has_numbers(r) && !texts().any(|(text, _)| is_dash(text))
    }

    /// The rows of numbers, each stretch below its own headers.
    fn bodies(&self) -> Vec<Body> {
        let height = self.cells.len();
        let (mut bodies, mut r) = (Vec::new(), 0);
        while r < height {
            let start = r;
            while r < height && !self.has_numbers(r) {
                r += 1;
            }
            let first = r;
            while r < height && !self.is_head(r) {
                r += 1;
            }
            bodies.extend(self.body(start..first, first..r));
        }
        bodies
    }

    fn body(&self, heads: Range<usize>, rows: Range<usize>) -> Option<Body> {
        let width = rows.clone().map(|r| self.cells[r].len()).max()?;
        let mut columns = Vec::new();
        for at in 0..width {
            let mut units = rows
                .clone()
                .filter_map(|r| Some(&self.figure(r, at)?.figure().unit));
            let Some(unit) = units.next() else { continue };
            let one = units.all(|other| other == unit);
            let mut names: Vec<String> = Vec::new();
            for r in heads.clone().filter(|r| self.is_head(*r)) {
                let text = self.text(r, at);
                if !text.is_empty() && names.last().is_none_or(|last| last != text) {
                    names.push(text.to_owned());
                }
            }
            let unit = if one { unit.clone() } else { String::new() };
            columns.push(Column {
                at,
                heads: names,
                unit,
            });
        }
        let first = columns.first()?.at;
        Some(Body {
            rows: rows.collect(),
            columns,
            first,
        })
    }

    /// The words before the numbers of a row.
    fn labels(&self, body: &Body, r: usize) -> impl Iterator<Item = &str> {
        let words = self.cells[r].iter().take(body.first);
        let words = words.map(|(text, _)| text.as_str());
        words.filter(|text| !text.is_empty())
    }
}

impl Column {
    /// Its own header, with those that it shares before it.
    fn says(&self, words: &[&str]) -> bool {
        let says = |word: &&str| self.heads.iter().any(|head| head.contains(*word));
        words.iter().any(says)
    }

    fn is_share(&self) -> bool {
        ["%", "‰"].contains(&self.unit.as_str())
    }

    /// The headers that it shares with others.
    fn group(&self) -> &[String] {
        self.heads.split_last().map_or(&[], |(_, group)| group)
    }
}

/// A cell that says that nothing is there.
fn is_dash(text: &str) -> bool {
    ["—", "-", "－", "–", "——", "--", "/", "…"].contains(&text)
}
