//! The printed numbers of a table against each other: a column of growth, of shares or of what was done of a
//! plan against the amounts beside it ([`rates`]), a row or column of totals against its parts ([`totals`]).
//!
//! The prescribed forms have equations of their own ([`super::form`]). What another table's headers seem to
//! say is a reading, and its numbers bear it out or not: only where a relation holds in the rest of a row or a
//! column does what breaks it contradict.

mod rates;
mod totals;

use super::Finding;
use crate::model::{Report, Table};
use crate::quantity::Qualifier;
use crate::verify::{Proven, Verified};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Checks every table that is no prescribed form. `known` are wholes whose parts were added up already.
pub(super) fn check(verified: &Verified, known: &[String], findings: &mut Vec<Finding>) {
    let mut of_table: BTreeMap<&str, Vec<Proven<'_>>> = BTreeMap::new();
    for one in verified.proven().filter(|one| one.proof().row.is_some()) {
        let paragraph = one.figure().source.paragraph.as_str();
        of_table.entry(paragraph).or_default().push(one);
    }
    let paragraphs: Vec<_> = verified.report().paragraphs().collect();
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let figures = of_table.get(paragraph.id.as_str());
        let (Some(figures), Some(table)) = (figures, &paragraph.table) else {
            continue;
        };
        let of_form = |one: &Proven<'_>| one.figure().id.starts_with("disclosure.");
        if figures.iter().any(of_form) {
            continue;
        }
        let around = [n.checked_sub(1), Some(n + 1)];
        let around = around
            .into_iter()
            .flatten()
            .filter_map(|n| paragraphs.get(n));
        let around: String = around.map(|paragraph| paragraph.text.as_str()).collect();
        let Some(sheet) = Sheet::of(table, figures, verified.report()) else {
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
    texts: Vec<Vec<String>>,
    figures: BTreeMap<(usize, usize), Proven<'a>>,
    year: u16,
}

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
    fn of(table: &Table, figures: &[Proven<'a>], report: &Report) -> Option<Self> {
        let places = table.places()?;
        let text = |(r, c): (usize, usize)| {
            let text: String = table.rows[r][c].text.split_whitespace().collect();
            text.replace("<br>", "")
        };
        let texts = places
            .iter()
            .map(|row| {
                row.iter()
                    .map(|place| place.map_or(String::new(), text))
                    .collect()
            })
            .collect();
        let mut by_place = BTreeMap::new();
        for one in figures {
            let (figure, proof) = (one.figure(), one.proof());
            let exact = figure.qualifier == Qualifier::Exact && figure.to_value.is_none();
            let Some(r) = proof.row.filter(|r| exact && *r < places.len()) else {
                continue;
            };
            let mut end = 0;
            let cell = table.rows[r].iter().position(|cell| {
                let start = end;
                end += cell.text.len() + 1;
                (start..end).contains(&proof.printed.start)
            });
            let column = places[r]
                .iter()
                .position(|place| *place == cell.map(|c| (r, c)));
            if let (Some(_), Some(column)) = (cell, column) {
                by_place.insert((r, column), *one);
            }
        }
        let year = report.year;
        Some(Self {
            texts,
            figures: by_place,
            year,
        })
    }

    fn text(&self, r: usize, c: usize) -> &str {
        let row = self.texts.get(r);
        row.and_then(|row| row.get(c)).map_or("", String::as_str)
    }

    /// The rows of numbers, each stretch below its own headers.
    fn bodies(&self) -> Vec<Body> {
        let has_numbers = |r: usize| self.figures.range((r, 0)..(r + 1, 0)).next().is_some();
        let is_head = |r: usize| {
            let words: BTreeSet<&String> = self.texts[r]
                .iter()
                .filter(|text| !text.is_empty())
                .collect();
            !has_numbers(r) && words.len() > 1 && !self.texts[r].iter().any(|text| is_dash(text))
        };
        let (mut bodies, mut r) = (Vec::new(), 0);
        while r < self.texts.len() {
            let start = r;
            while r < self.texts.len() && !has_numbers(r) {
                r += 1;
            }
            let first = r;
            while r < self.texts.len() && !is_head(r) {
                r += 1;
            }
            let heads = start..first;
            bodies.extend(self.body(heads, first..r));
        }
        bodies
    }

    fn body(&self, heads: Range<usize>, rows: Range<usize>) -> Option<Body> {
        let places = self.figures.range((rows.start, 0)..(rows.end, 0));
        let columns: BTreeSet<usize> = places.map(|((_, c), _)| *c).collect();
        let first = *columns.first()?;
        let wide = |r: usize| {
            let words: BTreeSet<&String> = self.texts[r]
                .iter()
                .filter(|text| !text.is_empty())
                .collect();
            words.len() < 2
        };
        let columns = columns.into_iter().map(|at| {
            let mut names: Vec<String> = Vec::new();
            for r in heads.clone().filter(|r| !wide(*r)) {
                let text = self.text(r, at);
                if !text.is_empty() && names.last().is_none_or(|last| last != text) {
                    names.push(text.to_owned());
                }
            }
            let units: BTreeSet<&str> = rows
                .clone()
                .filter_map(|r| Some(self.figures.get(&(r, at))?.figure().unit.as_str()))
                .collect();
            let unit = if units.len() == 1 {
                units.first().copied()
            } else {
                None
            };
            Column {
                at,
                heads: names,
                unit: unit.unwrap_or_default().to_owned(),
            }
        });
        let columns = columns.collect();
        Some(Body {
            rows: rows.collect(),
            columns,
            first,
        })
    }

    /// The words before the numbers of a row.
    fn labels(&self, body: &Body, r: usize) -> impl Iterator<Item = &str> {
        let words = self.texts[r].iter().take(body.first);
        words.map(String::as_str).filter(|text| !text.is_empty())
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
