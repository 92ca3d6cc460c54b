//! Draws a panel onto a plotters area. All arithmetic was done before; this is dull on purpose.

use super::scale::ticks;
use super::sketch::{Sheet, Sketch, Stroke, text_ems};
use super::{AXIS, Mark, Panel, Shape, Tone, WIDTH};
use crate::text::{Lang, number};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::cell::RefCell;
use std::rc::Rc;

type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// Size of the text in drawing units.
const TEXT: f64 = 13.0;

/// The shapes of a panel, in drawing order.
pub fn draw(panel: &Panel, lang: Lang) -> Vec<Stroke> {
    let sheet = Rc::new(RefCell::new(Sheet::default()));
    let size = (WIDTH.unsigned_abs(), panel.height.unsigned_abs());
    let backend = Sketch {
        size,
        sheet: Rc::clone(&sheet),
    };
    let page = backend.into_drawing_area();
    // Data on x; y counts drawing units downwards, so that rows need no scale.
    let height = f64::from(panel.height);
    let plane = Plane::new(
        0.0..panel.max,
        0.0..height,
        (0..panel.right, 0..panel.height),
    );
    let pen = Pen {
        plot: page.apply_coord_spec(plane),
        page,
        sheet: Rc::clone(&sheet),
    };
    pen.axis(panel, lang);
    for name in &panel.names {
        pen.take(None, "name");
        pen.text(&name.text, (0, name.y), HPos::Left);
    }
    for (n, mark) in panel.marks.iter().enumerate() {
        pen.mark(n, mark, panel.right);
    }
    sheet.take().strokes
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

    fn axis(&self, panel: &Panel, lang: Lang) {
        let Some(unit) = &panel.axis else {
            return;
        };
        let bottom = panel.height - AXIS;
        for tick in ticks(panel.max) {
            let (x, _) = self.plot.map_coordinate(&(tick, 0.0));
            self.take(None, "grid");
            self.line((x, 0), (x, bottom));
            self.take(None, "tick");
            let anchor = if x == 0 { HPos::Left } else { HPos::Center };
            self.text(&number::tick(tick, lang), (x, panel.height - 6), anchor);
        }
        if !unit.is_empty() {
            self.take(None, "tick");
            self.text(unit, (WIDTH, panel.height - 6), HPos::Right);
        }
    }

    fn mark(&self, n: usize, mark: &Mark, right: i32) {
        let (x0, _) = self.plot.map_coordinate(&(mark.from, 0.0));
        let (x1, _) = self.plot.map_coordinate(&(mark.to, 0.0));
        let middle = mark.top + mark.height / 2;
        let baseline = middle + 5;
        let class = class(mark.tone);
        match mark.shape {
            Shape::Bar => {
                self.take(Some(n), class);
                // A count of one is still a mark that can be seen and hit.
                self.rect(x0, mark.top, x1.max(x0 + 2), mark.top + mark.height);
                self.take(Some(n), "value");
                self.text(&mark.value, (x1.max(x0 + 2) + 6, baseline), HPos::Left);
            }
            Shape::Dot => {
                self.take(Some(n), "track");
                self.line((0, middle), (right, middle));
                self.take(Some(n), class);
                let dot = Circle::new((x1, middle), 6, BLACK.filled());
                drawn(self.page.draw(&dot));
                self.take(Some(n), "value");
                self.text(&mark.value, (right + 12, baseline), HPos::Left);
            }
            Shape::Block => {
                self.take(Some(n), class);
                self.rect(x0 + 1, mark.top, x1 - 1, mark.top + mark.height);
                self.block_text(n, mark, x0, x1);
            }
        }
    }

    /// Name over number, as far as the block is wide enough.
    fn block_text(&self, n: usize, mark: &Mark, x0: i32, x1: i32) {
        let center = i32::midpoint(x0, x1);
        let room = f64::from(x1 - x0 - 4);
        let fits = |text: &str| text_ems(text) * TEXT <= room;
        self.take(
            Some(n),
            if mark.tone == Tone::Whole {
                "inside-whole"
            } else {
                "inside"
            },
        );
        let name_fits = fits(&mark.name);
        if name_fits {
            // Apart from the number for those who hear it.
            let name = format!("{} ", mark.name);
            self.text(&name, (center, mark.top + 18), HPos::Center);
        }
        if fits(&mark.value) {
            let down = if name_fits { 36 } else { 27 };
            self.text(&mark.value, (center, mark.top + down), HPos::Center);
        }
    }

    fn rect(&self, x0: i32, y0: i32, x1: i32, y1: i32) {
        drawn(
            self.page
                .draw(&Rectangle::new([(x0, y0), (x1, y1)], BLACK.filled())),
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

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::First => "first",
        Tone::Second => "second",
        Tone::Whole => "whole",
        Tone::Part => "part",
        Tone::NotStated => "not-stated",
        Tone::Lower => "lower",
    }
}

/// The sketch's error type has no values, so drawing cannot fail.
fn drawn<E>(result: Result<(), E>) {
    debug_assert!(result.is_ok());
}
