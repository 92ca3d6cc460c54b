//! One figure of one year over districts.

use crate::point::{Point, leading_measure};
use crate::series::Series;
use gongbao_report::Verified;

/// A figure over districts.
#[derive(Clone, Debug, PartialEq)]
pub struct Across<'a> {
    /// Those that share a scale: which of the districts, and its point. In the order given.
    pub points: Vec<(usize, Point<'a>)>,
    /// Those that measure otherwise and are not to be set beside them.
    pub apart: Vec<(usize, Point<'a>)>,
    /// Districts whose report of the year does not state it.
    pub silent: Vec<usize>,
    /// Districts without a report of the year.
    pub missing: Vec<usize>,
}

impl<'a> Across<'a> {
    /// Reads the reports of several districts, each a list in any order.
    pub fn of(districts: &[Vec<&'a Verified>], id: &str, year: u16) -> Self {
        let mut found: Vec<(usize, Point<'a>)> = Vec::new();
        let (mut silent, mut missing) = (Vec::new(), Vec::new());
        for (n, reports) in districts.iter().enumerate() {
            let points = Series::of(reports, id).points;
            match points.into_iter().find(|point| point.year() == year) {
                Some(point) => found.push((n, point)),
                None if reports.iter().any(|one| one.report().year == year) => silent.push(n),
                None => missing.push(n),
            }
        }
        let all: Vec<Point<'a>> = found.iter().map(|(_, point)| *point).collect();
        let leading = leading_measure(&all);
        let (points, apart) = found
            .into_iter()
            .partition(|(_, point)| Some(point.measure()) == leading);
        Self {
            points,
            apart,
            silent,
            missing,
        }
    }
}
