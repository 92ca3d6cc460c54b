//! A figure over years: a dot a year, lines only where a difference means something, gaps where
//! nothing is stated. Drawn by plotters onto the widget's sketch.

use gongbao_compare::{Point, Series};
use gongbao_report::Qualifier;
use gongbao_viewer::chart::WIDTH;
use gongbao_viewer::chart::scale::{end, ticks};
use gongbao_viewer::chart::sketch::{Sheet, Sketch, Stroke, text_ems};
use gongbao_viewer::text::{Lang, number};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::cell::RefCell;
use std::rc::Rc;

pub const HEIGHT: i32 = 210;
const LEFT: i32 = 46;
const RIGHT: i32 = WIDTH - 22;
const TOP: i32 = 34;
const BOTTOM: i32 = HEIGHT - 28;
const TEXT: f64 = 13.0;
/// How far a bound points up or down.
const STEM: i32 = 15;

type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// The picture of a series.
pub struct Line<'a> {
    pub strokes: Vec<Stroke>,
    /// One a drawn point; the strokes name them by their place here.
    pub markers: Vec<Marker<'a>>,
}

/// A drawn point.
pub struct Marker<'a> {
    pub point: Point<'a>,
    /// What can be hit: the column of its year.
    pub from: i32,
    pub to: i32,
}

/// What pictures that stand side by side share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub from: u16,
    pub to: u16,
    /// The scale runs from 0 to here.
    pub max: f64,
}

impl Frame {
    /// Room for all points of several series.
    pub fn around(all: &[Series<'_>]) -> Option<Self> {
        let years = all.iter().flat_map(|series| {
            let stated = series.points.iter().map(|point| point.year());
            stated
                .chain(series.silent.iter().copied())
                .chain(series.missing.iter().copied())
        });
        let (from, to) = (years.clone().min()?, years.max()?);
        let points = all.iter().flat_map(|series| series.of_one_measure().0);
        let share = points
            .clone()
            .all(|point| point.figure().unit == "%" && point.value() <= 100.0);
        let max = if share {
            100.0
        } else {
            end(points.map(Point::value))
        };
        Some(Self { from, to, max })
    }
}

impl<'a> Line<'a> {
    pub fn of(series: &Series<'a>, frame: Frame, lang: Lang) -> Self {
        let (points, _) = series.of_one_measure();
        let sheet = Rc::new(RefCell::new(Sheet::default()));
        let backend = Sketch {
            size: (WIDTH.unsigned_abs(), HEIGHT.unsigned_abs()),
            sheet: Rc::clone(&sheet),
        };
        let page = backend.into_drawing_area();
        // Half a year of room at both ends.
        let years = f64::from(frame.from) - 0.5..f64::from(frame.to) + 0.5;
        // Upwards: more stands higher.
        let up = std::ops::Range {
            start: BOTTOM,
            end: TOP,
        };
        let plane = Plane::new(years, 0.0..frame.max, (LEFT..RIGHT, up));
        let pen = Pen {
            plot: page.apply_coord_spec(plane),
            page,
            sheet: Rc::clone(&sheet),
        };
        pen.axes(frame, lang);
        pen.gaps(series, frame);
        for step in series.steps().filter(gongbao_compare::Step::joins) {
            pen.take(None, "series");
            pen.line(pen.at(step.from), pen.at(step.to));
        }
        let labelled = labelled(&points, &pen, lang);
        for (n, point) in points.iter().enumerate() {
            pen.marker(n, *point);
            if labelled.contains(&n) {
                pen.label(n, *point, lang);
            }
        }
        let half = (RIGHT - LEFT) / (i32::from(frame.to) - i32::from(frame.from) + 1) / 2;
        let markers = points.iter().map(|point| {
            let x = pen.at(*point).0;
            Marker {
                point: *point,
                from: x - half,
                to: x + half,
            }
        });
        let markers = markers.collect();
        Self {
            strokes: sheet.take().strokes,
            markers,
        }
    }
}

struct Pen {
    page: DrawingArea<Sketch, Shift>,
    plot: DrawingArea<Sketch, Plane>,
    sheet: Rc<RefCell<Sheet>>,
}

impl Pen {
    fn take(&self, mark: Option<usize>, class: &'static str) {
        let mut sheet = self.sheet.borrow_mut();
        sheet.mark = mark;
        sheet.class = class;
    }

    fn at(&self, point: Point<'_>) -> (i32, i32) {
        self.place(point.year(), point.value())
    }

    fn place(&self, year: u16, value: f64) -> (i32, i32) {
        self.plot.map_coordinate(&(f64::from(year), value))
    }

    fn axes(&self, frame: Frame, lang: Lang) {
        for tick in ticks(frame.max) {
            let (_, y) = self.place(frame.from, tick);
            self.take(None, "grid");
            self.line((LEFT, y), (RIGHT, y));
            self.take(None, "tick");
            self.text(&number::tick(tick, lang), (LEFT - 6, y + 4), HPos::Right);
        }
        self.take(None, "tick");
        for year in years_named(frame) {
            let (x, _) = self.place(year, 0.0);
            self.text(&year.to_string(), (x, HEIGHT - 6), HPos::Center);
        }
    }

    /// Years without a number: seen as a gap in the line and as a mark on the axis.
    fn gaps(&self, series: &Series<'_>, frame: Frame) {
        let (_, apart) = series.of_one_measure();
        let missing = series.missing_in(frame.from, frame.to);
        let years = missing.iter().chain(&series.silent).copied();
        for year in years.chain(apart.iter().map(|point| point.year())) {
            let (x, _) = self.place(year, 0.0);
            self.take(None, "gap");
            self.line((x, TOP), (x, BOTTOM));
        }
    }

    fn marker(&self, n: usize, point: Point<'_>) {
        let (x, y) = self.at(point);
        let qualifier = point.figure().qualifier;
        if let Some(up) = points_up(qualifier) {
            let tip = if up { y - STEM } else { y + STEM };
            let back = if up { tip + 5 } else { tip - 5 };
            self.take(Some(n), "stem");
            self.line((x, y), (x, tip));
            self.line((x, tip), (x - 4, back));
            self.line((x, tip), (x + 4, back));
        }
        let exact = qualifier == Qualifier::Exact;
        self.take(Some(n), if exact { "dot" } else { "bound" });
        let dot = Circle::new((x, y), 5, BLACK.filled());
        drawn(self.page.draw(&dot));
    }

    fn label(&self, n: usize, point: Point<'_>, lang: Lang) {
        let (x, y) = self.at(point);
        let stem = if points_up(point.figure().qualifier) == Some(true) {
            STEM
        } else {
            0
        };
        self.take(Some(n), "value");
        self.text(
            &number::value(point.figure(), lang),
            (x, y - stem - 9),
            HPos::Center,
        );
    }

    fn line(&self, from: (i32, i32), to: (i32, i32)) {
        drawn(self.page.draw(&PathElement::new([from, to], BLACK)));
    }

    fn text(&self, text: &str, at: (i32, i32), anchor: HPos) {
        let style =
            TextStyle::from((FontFamily::SansSerif, TEXT)).pos(Pos::new(anchor, VPos::Bottom));
        drawn(self.page.draw(&Text::new(text, at, style)));
    }
}

/// Whether a bound leaves room above or below; none for what is no bound.
fn points_up(qualifier: Qualifier) -> Option<bool> {
    match qualifier {
        Qualifier::AtLeast | Qualifier::MoreThan => Some(true),
        Qualifier::AtMost | Qualifier::LessThan => Some(false),
        Qualifier::Exact | Qualifier::About | Qualifier::Average => None,
    }
}

/// The years written at the axis: all where there is room, else every second, third…
fn years_named(frame: Frame) -> impl Iterator<Item = u16> {
    let count = usize::from(frame.to - frame.from) + 1;
    let step = count.div_ceil(7);
    // The last year is always named.
    let mut years: Vec<u16> = (frame.from..=frame.to).rev().step_by(step).collect();
    years.reverse();
    years.into_iter()
}

/// Which points have room for their number: what is not exact first, then the last, the first, the
/// highest, the lowest, and the rest.
fn labelled(points: &[Point<'_>], pen: &Pen, lang: Lang) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    let exact = |n: &usize| points[*n].figure().qualifier == Qualifier::Exact;
    order.extend((0..points.len()).filter(|n| !exact(n)));
    order.extend(points.len().checked_sub(1));
    order.push(0);
    let by_value = |a: &usize, b: &usize| points[*a].value().total_cmp(&points[*b].value());
    order.extend((0..points.len()).max_by(by_value));
    order.extend((0..points.len()).min_by(by_value));
    order.extend(0..points.len());
    let half = |n: usize| text_ems(&number::value(points[n].figure(), lang)) * TEXT / 2.0;
    let mut out: Vec<usize> = Vec::new();
    for n in order.into_iter().filter(|n| *n < points.len()) {
        let (x, y) = pen.at(points[n]);
        let clear = |m: &usize| {
            let (other_x, other_y) = pen.at(points[*m]);
            (y - other_y).abs() > 15 || f64::from((x - other_x).abs()) > half(n) + half(*m) + 5.0
        };
        if !out.contains(&n) && out.iter().all(clear) {
            out.push(n);
        }
    }
    out
}

/// The sketch's error type has no values, so drawing cannot fail.
fn drawn<E>(result: Result<(), E>) {
    debug_assert!(result.is_ok());
}

#[cfg(test)]
mod tests;
