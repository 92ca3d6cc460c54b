//! A table as a grid: spans filled in, headers found, cells that are numbers.

use super::header::compares;
use crate::line::unit::{is_share, is_unit, unit_in, unit_of_line};
use gongbao_report::model::{Places, Table};
use gongbao_report::phrase::{self, Phrase, PhraseKind};
use std::ops::Range;

/// A cell with a number, and where it stands in the grid.
pub(super) struct Number {
    pub row: usize,
    pub column: usize,
    /// Its place among the cells of its row.
    pub cell: usize,
    pub phrase: Phrase,
    /// Which of the phrases of the row's text it is.
    pub place: usize,
}

/// What the headers say of a cell.
pub(super) struct Path {
    /// Row and column headers, outermost first, without 总计.
    pub beside: String,
    /// Row header alone and column header alone.
    pub row: String,
    pub column: String,
    pub unit: String,
    /// The table has a row of totals, and this is another one.
    pub of_part: bool,
}

impl Path {
    /// Whether it is of all that the table counts: its row or its column is a total.
    pub fn is_total(&self) -> bool {
        let mut words = self.row.split(' ').chain(self.column.split(' '));
        self.row.is_empty() || words.any(|word| ["总计", "合计"].contains(&word))
    }
}

/// The cells by place, spans filled in.
pub(super) struct Grid {
    places: Places,
    texts: Vec<Vec<String>>,
    /// Which of these are numbers.
    are_numbers: Vec<Vec<bool>>,
    /// A row of it is a total.
    is_totalled: bool,
    /// What the lines over the table or a row over its columns say.
    caption_unit: String,
    /// Columns of numbers: what else stands in them is no header of a row.
    of_numbers: Vec<bool>,
    /// The column that prints the unit of its row.
    of_units: Option<usize>,
}

impl Grid {
    /// The grid of a table, with the lines over it that may say its unit, the nearest first.
    pub fn of(table: &Table, above: &[&str]) -> Option<Self> {
        let places = table.places()?;
        let text =
            |r: usize, c: usize| table.rows[r][c].text.split_whitespace().collect::<String>();
        let texts: Vec<Vec<String>> = places
            .iter()
            .map(|row| {
                row.iter()
                    .map(|place| place.map_or(String::new(), |(r, c)| text(r, c)))
                    .collect()
            })
            .collect();
        let caption = |text: &String| {
            ["单位", "(单位", "（单位"]
                .iter()
                .any(|lead| text.starts_with(lead))
        };
        let captions = texts.iter().flatten().filter(|text| caption(text));
        // 行政处罚实施数量(宗) alone in its row is over all columns.
        let alone = texts.iter().filter_map(|row| {
            let mut words = row.iter().filter(|text| !text.is_empty());
            let first = words.next()?;
            words.all(|text| text == first).then_some(first)
        });
        let whole = captions.chain(alone).find_map(|text| unit_in(text));
        let whole = whole.or_else(|| above.iter().find_map(|line| unit_of_line(line)));
        let are_numbers = texts.iter();
        let are_numbers: Vec<Vec<bool>> = are_numbers
            .map(|row| row.iter().map(|text| is_number(text)).collect())
            .collect();
        let (of_numbers, of_units) = (of_numbers(&are_numbers), unit_column(&texts));
        let firsts = texts.iter().filter_map(|row| row.first());
        let mut totals = firsts.filter(|text| is_total(text));
        Some(Self {
            is_totalled: totals.next().is_some(),
            places,
            texts,
            are_numbers,
            caption_unit: whole.unwrap_or_default(),
            of_numbers,
            of_units,
        })
    }

    /// The cells of a row that are one number and nothing else.
    pub fn numbers(&self, table: &Table, r: usize, phrases: &[Phrase]) -> Vec<Number> {
        let mut out = Vec::new();
        let mut start = 0;
        for (c, cell) in table.rows[r].iter().enumerate() {
            let range: Range<usize> = start..start + cell.text.len();
            start = range.end + 1;
            let end = cell.text.trim_end();
            let trimmed = end.trim_start().trim_start_matches(['+', '＋']);
            let lead = end.len() - trimmed.len();
            let wanted = range.start + lead..range.start + lead + trimmed.len();
            let found = phrases.iter().position(|phrase| {
                phrase.span == wanted
                    && matches!(phrase.kind, PhraseKind::Amount | PhraseKind::Bare)
                    && !phrase.in_words
            });
            let column = self.places[r]
                .iter()
                .position(|place| *place == Some((r, c)));
            if let (Some(place), Some(column)) = (found, column) {
                out.push(Number {
                    row: r,
                    column,
                    cell: c,
                    phrase: phrases[place].clone(),
                    place,
                });
            }
        }
        out
    }

    pub fn path(&self, number: &Number) -> Path {
        let beside = self.texts[number.row][..number.column].iter().enumerate();
        let named = beside.filter(|(c, _)| {
            let of_rows = !self.of_numbers[*c] && self.of_units != Some(*c);
            of_rows && !self.are_numbers[number.row][*c]
        });
        let row: Vec<&str> = distinct(named.map(|(_, text)| text.as_str()));
        let column = self.column_headers(number);
        let unit = self.unit(number, &row, &column);
        let said = row
            .iter()
            .chain(column.iter().filter(|text| !row.contains(*text)))
            .filter(|text| !["总计", "合计", "小计"].contains(&text.trim()))
            .copied();
        Path {
            of_part: self.is_totalled && !row.iter().any(|text| is_total(text)),
            beside: said.collect::<Vec<&str>>().join(" "),
            row: row.join(" "),
            column: column.join(" "),
            unit: unit.unwrap_or_default(),
        }
    }

    /// The texts above, up through the nearest rows without numbers.
    fn column_headers(&self, number: &Number) -> Vec<&str> {
        let above: Vec<usize> = (0..number.row)
            .rev()
            .skip_while(|r| self.has_numbers(*r) || self.names_a_group(*r))
            .take_while(|r| !self.has_numbers(*r))
            .collect();
        let heads = |column: usize| {
            let rows = above.iter().rev();
            let texts = rows.filter_map(move |r| self.texts[*r].get(column));
            texts.map(String::as_str)
        };
        // Where a page lost how far its heads reach, blank cells stand beside them and below.
        let is_bare = |column: usize| heads(column).all(str::is_empty);
        let is_blank = |column: usize| {
            let mut rows = self.texts.iter().enumerate();
            rows.all(|(r, row)| {
                !self.has_numbers(r) || row.get(column).is_none_or(String::is_empty)
            })
        };
        let mut column = number.column;
        while column > 0 && is_bare(column) && is_blank(column - 1) {
            column -= 1;
        }
        let texts = heads(column);
        // A heading over the whole width says nothing of a column.
        let wide = |text: &str| {
            above.iter().any(|r| {
                let row = &self.texts[*r];
                // Beside an empty corner it is over a column of numbers.
                (row.len() > 2 || row.first().is_some_and(|first| first == text))
                    && row.iter().all(|other| other == text || other.is_empty())
            })
        };
        distinct(texts.filter(|text| !wide(text)))
    }

    /// A row between others that fills its first cell alone says nothing of the columns.
    fn names_a_group(&self, r: usize) -> bool {
        let row = &self.texts[r];
        row.len() > 1 && !row[0].is_empty() && row[1..].iter().all(String::is_empty)
    }

    fn has_numbers(&self, r: usize) -> bool {
        let mut beside = self.texts[r].iter().skip(1);
        has_numbers(&self.are_numbers[r]) || beside.any(|text| tells_of_numbers(text))
    }

    /// The unit that is said nearest to a number: in its row (生猪出栏（万头）), over its column, in the row's
    /// cell of units, over the table. Shares and changes have what their own header says.
    fn unit(&self, number: &Number, row: &[&str], column: &[&str]) -> Option<String> {
        let said = |texts: &[&str]| texts.iter().rev().find_map(|text| unit_in(text));
        let (by_row, by_column) = (said(row), said(column));
        let of_share = by_column.as_deref().is_some_and(is_share);
        if of_share || compares(&column.concat()) {
            return by_column;
        }
        if by_row.is_none() && row.iter().any(|text| compares(text)) {
            return by_column.filter(|unit| is_share(unit));
        }
        let of_row = || {
            let text = self.texts[number.row].get(self.of_units?)?;
            is_unit(text).then(|| text.clone())
        };
        by_row
            .or(by_column)
            .or_else(of_row)
            .or_else(|| Some(self.caption_unit.clone()))
    }
}

/// Which columns hold a number in half of the rows that have any, or more.
fn of_numbers(are_numbers: &[Vec<bool>]) -> Vec<bool> {
    let width = are_numbers.iter().map(Vec::len).max().unwrap_or_default();
    let rows = are_numbers.iter().filter(|row| has_numbers(row));
    let rows: Vec<&Vec<bool>> = rows.collect();
    let counts = (0..width).map(|c| {
        let cells = rows.iter().filter_map(|row| row.get(c));
        cells.filter(|is_number| **is_number).count()
    });
    counts
        .map(|count| count > 0 && count * 2 >= rows.len())
        .collect()
}

/// Whether a row has a number after its first cell.
fn has_numbers(are_numbers: &[bool]) -> bool {
    are_numbers.iter().skip(1).any(|is_number| *is_number)
}

fn is_total(text: &str) -> bool {
    ["总计", "合计"].contains(&text.trim())
}

/// The column headed 单位 that says units, after what the rows are called: offices are 单位 too.
fn unit_column(texts: &[Vec<String>]) -> Option<usize> {
    let heads = |text: &String| ["单位", "计量单位"].contains(&text.as_str());
    let (r, column) = texts.iter().enumerate().find_map(|(r, row)| {
        let column = row.iter().position(heads)?;
        Some((r, column))
    })?;
    let below = texts[r + 1..].iter().filter_map(|row| row.get(column));
    let units = below.filter(|text| is_unit(text)).count();
    (column > 0 && units > 0).then_some(column)
}

fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut out: Vec<&str> = Vec::new();
    for text in texts {
        if !text.is_empty() && out.last() != Some(&text) {
            out.push(text);
        }
    }
    out
}

/// Whether a cell tells of numbers at length: it heads none.
fn tells_of_numbers(text: &str) -> bool {
    /// Characters of the longest header.
    const LONGEST: usize = 30;
    text.chars().nth(LONGEST).is_some() && text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a cell is a number, alone or with its unit in brackets.
fn is_number(text: &str) -> bool {
    const BLANKS: [&str; 4] = ["—", "-", "/", "－"];
    let printed = text.trim();
    let number = printed.strip_suffix([')', '）']);
    let number = number.and_then(|number| number.split_once(['(', '（']));
    let number = number.filter(|(number, unit)| !number.is_empty() && is_unit(unit));
    let printed = number.map_or(printed, |(number, _)| number);
    // A sign before a number is part of it only where a blank stands before the sign.
    let text = printed.trim_start_matches(['-', '－', '−', '–', '+', '＋']);
    !text.is_empty()
        && phrase::scan(text).first().is_some_and(|phrase| {
            phrase.span == (0..text.len()) && !phrase.in_words && phrase.kind != PhraseKind::Date
        })
        || BLANKS.contains(&printed)
}
