//! What a chart shows: panels of marks or tiles, the rows of its table, and what was left out.

use super::{Bar, Panel};
use crate::text::{Lang, number};
use gongbao_report::model::{Chart, Mode, Period, Row};
use gongbao_report::verify::Proven;
use gongbao_report::{Qualifier, Verified};

/// A chart of proven figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    pub panels: Vec<Panel>,
    /// Numbers without a common scale.
    pub tiles: Vec<Tile>,
    /// Every number shown, in order: the chart as a table.
    pub entries: Vec<Entry>,
    pub left_out: Vec<LeftOut>,
}

/// A number on its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    pub figure: String,
    pub name: String,
    pub value: String,
    pub unit: String,
    /// The words of the report, where the number as shown is not what they say: 未发生, 均.
    pub printed: Option<String>,
    pub derived: bool,
}

/// A row of the table behind a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// None for what the report leaves unsaid.
    pub figure: Option<String>,
    pub name: String,
    pub series: Option<String>,
    pub value: String,
    /// The words of the report that state it.
    pub printed: Option<String>,
    /// Computed or counted by us, not printed as a number.
    pub derived: bool,
}

/// Something that the chart should show and does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub name: String,
    pub reason: Reason,
}

/// Why it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its sentence does not bear it out.
    NotProven,
    /// The parts are more than the whole.
    PartsExceedWhole,
    /// A share outside 0 to 100, or not a share.
    NotAShare,
    /// A plan, a base or a number of other years beside results of the year.
    OfAnotherTime,
}

impl Picture {
    pub(super) fn enter(
        &mut self,
        name: &str,
        series: Option<&str>,
        proven: Proven<'_>,
        lang: Lang,
    ) {
        let figure = proven.figure();
        self.entries.push(Entry {
            figure: Some(figure.id.clone()),
            name: name.to_owned(),
            series: series.map(str::to_owned),
            value: number::quantity(figure, lang),
            printed: Some(figure.source.printed.clone()),
            derived: figure.basis.is_derived(),
        });
    }

    pub(super) fn leave_out(&mut self, name: String, reason: Reason) {
        self.left_out.push(LeftOut { name, reason });
    }

    pub(super) fn become_tiles(&mut self, chart_rows: &[Row], rows: &Rows<'_>) {
        self.panels.clear();
        self.entries.clear();
        self.left_out
            .retain(|left| left.reason == Reason::PartsExceedWhole);
        self.push_tiles(chart_rows, rows);
    }

    fn push_tiles(&mut self, chart_rows: &[Row], rows: &Rows<'_>) {
        for row in chart_rows {
            for id in &row.figures {
                let name = rows.name(row, id);
                let Some(proven) = rows.figure(id, &name, self) else {
                    continue;
                };
                let figure = proven.figure();
                let (value, unit) = (
                    number::value(figure, rows.lang),
                    number::unit(figure, rows.lang),
                );
                let printed = number::printed(figure);
                let shown = format!("{value}{unit}").replace(',', "");
                // A row of several figures needs their own labels to tell them apart.
                let name = if row.figures.len() > 1 {
                    rows.lang.of(&figure.label)
                } else {
                    name
                };
                self.enter(&name, None, proven, rows.lang);
                self.tiles.push(Tile {
                    figure: id.clone(),
                    name,
                    printed: (shown != figure.source.printed).then_some(printed),
                    value,
                    unit,
                    derived: figure.basis.is_derived(),
                });
            }
            self.push_tiles(&row.parts, rows);
        }
    }
}

/// Looks up what the rows of a chart name.
pub(super) struct Rows<'a> {
    pub verified: &'a Verified,
    pub lang: Lang,
    /// What all that is drawn has in common.
    time: Option<(Mode, Period)>,
}

impl<'a> Rows<'a> {
    /// Where a chart names a result of the year, it draws only such; else what is like its first figure.
    pub fn of(chart: &Chart, verified: &'a Verified, lang: Lang) -> Self {
        let mut rows = Self {
            verified,
            lang,
            time: None,
        };
        rows.find_time(&chart.rows);
        rows
    }

    fn find_time(&mut self, chart_rows: &[Row]) {
        let year = self.verified.report().year;
        for row in chart_rows {
            for proven in row.figures.iter().filter_map(|id| self.verified.figure(id)) {
                let figure = proven.figure();
                if self.time.is_none() || figure.is_result_of(year) {
                    self.time = Some((figure.mode, figure.covers(year)));
                }
            }
            self.find_time(&row.parts);
        }
    }

    /// The figure of this id, if it may stand in the chart.
    pub fn find(&self, id: &str) -> Result<Proven<'a>, Reason> {
        let proven = self.verified.figure(id).ok_or(Reason::NotProven)?;
        let figure = proven.figure();
        let time = (figure.mode, figure.covers(self.verified.report().year));
        if self.time == Some(time) {
            Ok(proven)
        } else {
            Err(Reason::OfAnotherTime)
        }
    }

    /// The figure of this id; left out under this name and said so when it may not stand in the chart.
    pub fn figure(&self, id: &str, name: &str, picture: &mut Picture) -> Option<Proven<'a>> {
        let found = self.find(id);
        found
            .map_err(|reason| picture.leave_out(name.to_owned(), reason))
            .ok()
    }

    /// The row's own label, else the figure's.
    pub fn name(&self, row: &Row, figure: &str) -> String {
        let label = row.label.as_ref().or_else(|| {
            let figures = &self.verified.report().figures;
            figures.iter().find(|f| f.id == figure).map(|f| &f.label)
        });
        label.map_or_else(|| figure.to_owned(), |names| self.lang.of(names))
    }

    /// A bar from 0 to the figure's number.
    pub fn bar(&self, name: String, proven: Proven<'_>) -> Bar {
        let bar = Bar::of(proven.figure(), self.lang);
        Bar { name, ..bar }
    }

    /// The figure of a one-figure row.
    pub fn only(&self, row: &Row, picture: &mut Picture) -> Option<Proven<'a>> {
        let id = row.figures.first()?;
        self.figure(id, &self.name(row, id), picture)
    }
}

/// Whether these can share a scale: not negative, and of one unit. 件 and 项 are two: what one of them
/// counts as a matter the other may count as several.
pub(super) fn one_unit<'a>(mut figures: impl Iterator<Item = Proven<'a>>) -> bool {
    let Some(first) = figures.next() else {
        return false;
    };
    let unit = &first.figure().unit;
    first.value() >= 0.0 && figures.all(|f| f.figure().unit == *unit && f.value() >= 0.0)
}

/// Whether a number may be subtracted from another.
pub(super) fn is_exact(proven: Proven<'_>) -> bool {
    proven.figure().qualifier == Qualifier::Exact
}
