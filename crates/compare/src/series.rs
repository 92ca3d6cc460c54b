//! One figure of one district over years: its points, the steps between them, and what is not there.

use crate::change::{Change, Unlike, change};
use crate::point::{Point, leading_measure};
use gongbao_report::Verified;

/// A figure over years.
#[derive(Clone, Debug, PartialEq)]
pub struct Series<'a> {
    /// One a year, in order.
    pub points: Vec<Point<'a>>,
    /// Years whose report does not state it, in order.
    pub silent: Vec<u16>,
    /// Years between the first and the last without a report, in order.
    pub missing: Vec<u16>,
    /// A report's number and what a later report says it was.
    pub restated: Vec<(Point<'a>, Point<'a>)>,
}

/// From one point to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step<'a> {
    pub from: Point<'a>,
    pub to: Point<'a>,
    pub change: Result<Change, Unlike>,
}

impl<'a> Series<'a> {
    /// Reads the reports of one district, in any order. What a report says of its own year counts;
    /// where that year's report is silent or missing, what a later one says, looking back.
    pub fn of(reports: &[&'a Verified], id: &str) -> Self {
        let mut all: Vec<Point<'a>> = reports.iter().flat_map(|one| Point::all(one, id)).collect();
        all.sort_by_key(|point| (point.year(), point.looks_back(), point.report().year));
        let mut points: Vec<Point<'a>> = Vec::new();
        let mut restated = Vec::new();
        for point in all {
            match points.last() {
                Some(known) if known.year() == point.year() => {
                    if !says_the_same(*known, point) {
                        restated.push((*known, point));
                    }
                }
                _ => points.push(point),
            }
        }
        let reported: Vec<u16> = reports.iter().map(|one| one.report().year).collect();
        let without = |year: &u16| !points.iter().any(|point| point.year() == *year);
        let first = reported
            .iter()
            .chain(points.first().map(|p| p.year()).iter())
            .min()
            .copied();
        let last = reported.iter().max().copied();
        let years = || {
            first
                .zip(last)
                .map(|(first, last)| first..=last)
                .into_iter()
                .flatten()
        };
        Self {
            silent: years()
                .filter(|y| reported.contains(y))
                .filter(without)
                .collect(),
            missing: years()
                .filter(|y| !reported.contains(y))
                .filter(without)
                .collect(),
            points,
            restated,
        }
    }

    /// From each point to the next one there is.
    pub fn steps(&self) -> impl Iterator<Item = Step<'a>> {
        self.points.windows(2).map(|pair| Step {
            from: pair[0],
            to: pair[1],
            change: change(pair[0], pair[1]),
        })
    }

    /// The years of a frame, such as that of several series, of which there is no report.
    pub fn missing_in(&self, from: u16, to: u16) -> Vec<u16> {
        let stated = |year: &u16| self.points.iter().any(|point| point.year() == *year);
        let reported = |year: &u16| self.silent.contains(year) || stated(year);
        (from..=to).filter(|year| !reported(year)).collect()
    }

    /// The points that share a scale, and those that do not.
    pub fn of_one_measure(&self) -> (Vec<Point<'a>>, Vec<Point<'a>>) {
        let leading = leading_measure(&self.points);
        let points = self.points.iter().copied();
        points.partition(|point| Some(point.measure()) == leading)
    }
}

impl Step<'_> {
    /// Whether a line may join the two: neighbouring years, measured alike, both exact.
    pub fn joins(&self) -> bool {
        let exact = |change: &Change| change.qualifier == gongbao_report::Qualifier::Exact;
        self.from.year().checked_add(1) == Some(self.to.year())
            && self.change.as_ref().is_ok_and(exact)
    }
}

#[allow(clippy::float_cmp)] // Decimals of a text: the same or not.
fn says_the_same(a: Point<'_>, b: Point<'_>) -> bool {
    let (one, other) = (a.figure(), b.figure());
    one.value == other.value && one.qualifier == other.qualifier && a.measure() == b.measure()
}

#[cfg(test)]
mod tests;
