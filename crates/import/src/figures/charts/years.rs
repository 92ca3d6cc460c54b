//! Charts of measures that a sentence gives for several years: 城镇化率由2016年的41%提高到2021年的46%.

use super::named::names_a_thing;
use super::{Board, names};
use crate::figures::draft::{Draft, Kind};
use crate::figures::wording::{LAST_YEAR, has_any};
use crate::order;
use crate::structure::years::named;
use gongbao_report::model::{Basis, Chart, ChartKind, Mode, Role, Row, Source};

/// One measure at two moments is said well enough by its sentence.
const FEWEST_NUMBERS: usize = 3;
const MOST_MEASURES: usize = 8;
/// Words for the year of a plan.
const NEXT: [&str; 2] = ["今年", "明年"];

impl Board<'_> {
    /// Measures with the years that their sentences say, in the order of the years.
    pub fn over_years(&mut self) -> Option<Chart> {
        let mut measures: Vec<Vec<usize>> = Vec::new();
        for first in &self.here {
            let one = &self.drafts[*first];
            let told =
                |other: &Vec<usize>| self.drafts[other[0]].figure.label.zh == one.figure.label.zh;
            if measures.len() == MOST_MEASURES || measures.iter().any(told) {
                continue;
            }
            let mut measure = self.here.clone();
            measure.retain(|n| is_one_measure(one, &self.drafts[*n]) && self.is_at_a_moment(*n));
            let measure = order::by_key(measure, |n| self.year_of(*n).into());
            if measure.len() > 1 && measure.windows(2).all(|two| self.follow(two)) {
                measures.push(measure);
            }
        }
        let mut rows = Vec::new();
        let mut numbers = 0;
        for measure in measures {
            numbers += measure.len();
            rows.push(Row {
                label: None,
                figures: measure.iter().map(|n| self.id(*n)).collect(),
                parts: Vec::new(),
            });
        }
        if numbers < FEWEST_NUMBERS {
            return None;
        }
        rows.iter().for_each(|row| self.take_row(row));
        let title = names("不同年份对照", Some("Year against year".to_owned()));
        let scales = names(
            "各项各有比例尺，都从0起。",
            Some("Each measure has a scale of its own, from 0.".to_owned()),
        );
        Some(Chart {
            notes: vec![scales],
            ..self.chart(ChartKind::Dots, title, rows, Vec::new())
        })
    }

    fn year_of(&self, n: usize) -> u16 {
        self.drafts[n].figure.covers(self.year).to
    }

    /// Whether the second is of a later year. 去年 is said in one year of the year reported on and in another of that
    /// before it: what it is held against decides.
    fn follow(&self, two: &[usize]) -> bool {
        let [earlier, later] = [self.year_of(two[0]), self.year_of(two[1])];
        let quote = &self.drafts[two[0]].figure.source.quote;
        earlier < later && (is_named(earlier, quote) || earlier + 1 == later)
    }

    /// Whether it says how much there was, or is to be, in a year that its sentence says. A result without a year
    /// is of the year reported on, as in all charts.
    fn is_at_a_moment(&self, n: usize) -> bool {
        let draft = &self.drafts[n];
        let figure = &draft.figure;
        let Some(year) = figure.covers(self.year).one_year() else {
            return false;
        };
        let charted = self.charted[n - self.from];
        let quote = figure.source.quote.as_str();
        let said = is_named(year, quote)
            || match figure.mode {
                Mode::Base => has_any(clause_before(&figure.source), &LAST_YEAR),
                Mode::Result | Mode::Expected => year == self.year,
                Mode::Target => year > self.year && has_any(quote, &NEXT),
            };
        said && !charted
            && draft.kind == Kind::Level
            && draft.table.is_none()
            && !draft.is_open
            && matches!(figure.role, Role::Amount | Role::Rate)
            && figure.basis == Basis::Printed
            && figure.to_value.is_none()
            // So many times of what.
            && figure.unit != "倍"
            && names_a_thing(draft)
    }
}

fn is_named(year: u16, quote: &str) -> bool {
    let mut years = named(quote).into_iter();
    years.any(|named| !named.plan && named.period.one_year() == Some(year))
}

/// The words of its clause before a number.
fn clause_before(source: &Source) -> &str {
    let nth = source.printed_occurrence.map_or(0, |n| n.saturating_sub(1));
    let places = source.quote.match_indices(&source.printed);
    let at = places.map(|(at, _)| at).nth(nth as usize).unwrap_or(0);
    let before = source.quote[..at].rsplit(['，', ',', '；', ';', '、']);
    before.into_iter().next().unwrap_or_default()
}

/// Whether two figures of a sentence count the same in the same.
fn is_one_measure(one: &Draft, other: &Draft) -> bool {
    let (a, b) = (&one.figure, &other.figure);
    (&a.source.paragraph, &a.source.quote, a.source.occurrence)
        == (&b.source.paragraph, &b.source.quote, b.source.occurrence)
        && a.label.zh == b.label.zh
        && a.unit == b.unit
        && a.role == b.role
        && a.scope == b.scope
}
