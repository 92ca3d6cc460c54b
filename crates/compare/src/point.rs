//! A proven figure with its report. There is no other way to make one, so nothing is compared or
//! drawn that does not lead to its sentence.

use gongbao_report::model::{Mode, ReportKind, Role};
use gongbao_report::verify::Proven;
use gongbao_report::{Figure, Report, Verified};

/// One number, stated by one report and borne out by its sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point<'a> {
    report: &'a Report,
    proven: Proven<'a>,
}

impl<'a> Point<'a> {
    /// The numbers that a report states for this id of the vocabulary: of its own year, and of
    /// earlier years where it looks back. Plans, bases, totals of several years, names, ranks and
    /// deadlines are none.
    pub fn all(verified: &'a Verified, id: &str) -> Vec<Self> {
        let report = verified.report();
        let points = verified.proven().map(|proven| Self { report, proven });
        points
            .filter(|point| vocabulary_id(point.figure()) == Some(id))
            .collect()
    }

    pub fn report(self) -> &'a Report {
        self.report
    }

    pub fn figure(self) -> &'a Figure {
        self.proven.figure()
    }

    pub fn value(self) -> f64 {
        self.proven.value()
    }

    /// The year that the number is about.
    pub fn year(self) -> u16 {
        self.figure().covers(self.report.year).to
    }

    /// Whether a later report states it, looking back.
    pub fn looks_back(self) -> bool {
        self.year() != self.report.year
    }

    /// What must be the same for two points to share a scale.
    pub fn measure(self) -> Measure<'a> {
        let figure = self.figure();
        Measure {
            kind: self.report.kind,
            unit: &figure.unit,
            scope: figure.scope.as_ref().map(|scope| scope.zh.as_str()),
        }
    }
}

/// How something is measured: by which duty to report, in which unit, and of what part of the district.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure<'a> {
    pub kind: ReportKind,
    pub unit: &'a str,
    pub scope: Option<&'a str>,
}

/// The id under which other reports state the same: none for a report's own (`local.…`), and none
/// for what only sets the scene or is no result of one year. A figure of an earlier year carries the year
/// after its id.
pub fn vocabulary_id(figure: &Figure) -> Option<&str> {
    let comparable =
        figure.mode == Mode::Result && matches!(figure.role, Role::Amount | Role::Rate);
    if figure.id.starts_with("local.") || !comparable {
        return None;
    }
    let Some(period) = figure.period else {
        return Some(&figure.id);
    };
    let year = period.one_year()?;
    let after = format!(".{year}");
    Some(figure.id.strip_suffix(&after).unwrap_or(&figure.id))
}

/// The measure that most points have; of equals the one of the latest year.
pub(crate) fn leading_measure<'a>(points: &[Point<'a>]) -> Option<Measure<'a>> {
    let count = |measure| points.iter().filter(|p| p.measure() == measure).count();
    let leading = points.iter().max_by_key(|p| (count(p.measure()), p.year()));
    leading.map(|point| point.measure())
}
