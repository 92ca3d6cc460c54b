//! Paths become rules; colours matter where they are white.

use super::{Drawing, Run};
use crate::source::paged::sheet::{Frame, Shown};
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;

/// More points than a path that is a rule has.
const MOST_POINTS: usize = 4096;

const STROKE: usize = 0;
const FILL: usize = 1;

/// The lines of a path, in places of the page.
#[derive(Default)]
pub(super) struct Path {
    parts: Vec<Vec<(f32, f32)>>,
    curved: bool,
    /// It becomes the clip when it was painted.
    clips: bool,
}

impl Path {
    fn begin(&mut self, point: (f32, f32)) {
        if self.parts.len() < MOST_POINTS {
            self.parts.push(vec![point]);
        }
    }

    fn to(&mut self, point: (f32, f32)) {
        match self.parts.last_mut() {
            Some(part) if part.len() < MOST_POINTS => part.push(point),
            Some(_) => {}
            None => self.begin(point),
        }
    }

    /// The frame around it; none where its points do not tell.
    pub fn frame(&self) -> Option<Frame> {
        let is_whole = |part: &Vec<(f32, f32)>| part.len() < MOST_POINTS;
        if self.curved || self.parts.len() >= MOST_POINTS || !self.parts.iter().all(is_whole) {
            return None;
        }
        Frame::of(self.parts.iter().flatten().copied())
    }

    fn close(&mut self) {
        if let Some(part) = self.parts.last_mut()
            && let Some(first) = part.first().copied()
        {
            part.push(first);
        }
    }
}

impl Drawing {
    /// Paths and colours. False when the operator is none of theirs.
    pub(super) fn paint(&mut self, run: &mut Run, operator: &Op<'_, '_>) -> bool {
        let matrix = run.state.matrix;
        let at = |x: &Number, y: &Number| matrix.point(x.as_f64(), y.as_f64());
        let white = |numbers: &[&Number], level: f64| {
            numbers.iter().all(|n| (n.as_f64() - level).abs() < 0.01)
        };
        match operator {
            Op::MoveTo(p) => self.path.begin(at(&p.0, &p.1)),
            Op::LineTo(p) => self.path.to(at(&p.0, &p.1)),
            Op::CubicTo(p) => self.curve(at(&p.4, &p.5)),
            Op::CubicStartTo(p) => self.curve(at(&p.2, &p.3)),
            Op::CubicEndTo(p) => self.curve(at(&p.2, &p.3)),
            Op::ClosePath(_) => self.path.close(),
            Op::RectPath(r) => {
                let [x, y, w, h] = [&r.0, &r.1, &r.2, &r.3].map(|n| n.as_f64());
                self.path.begin(matrix.point(x, y));
                for (x, y) in [(x + w, y), (x + w, y + h), (x, y + h), (x, y)] {
                    self.path.to(matrix.point(x, y));
                }
            }
            Op::StrokePath(_) => self.end_path(run, true, false),
            Op::CloseAndStrokePath(_) => {
                self.path.close();
                self.end_path(run, true, false);
            }
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => self.end_path(run, false, true),
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => {
                self.end_path(run, true, true);
            }
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.path.close();
                self.end_path(run, true, true);
            }
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.path.clips = true,
            Op::EndPath(_) => self.end_path(run, false, false),
            Op::StrokeColorDeviceGray(c) => run.state.white[STROKE] = white(&[&c.0], 1.0),
            Op::NonStrokeColorDeviceGray(c) => run.state.white[FILL] = white(&[&c.0], 1.0),
            Op::StrokeColorDeviceRgb(c) => {
                run.state.white[STROKE] = white(&[&c.0, &c.1, &c.2], 1.0);
            }
            Op::NonStrokeColorDeviceRgb(c) => {
                run.state.white[FILL] = white(&[&c.0, &c.1, &c.2], 1.0);
            }
            Op::StrokeColorCmyk(c) => {
                run.state.white[STROKE] = white(&[&c.0, &c.1, &c.2, &c.3], 0.0);
            }
            Op::NonStrokeColorCmyk(c) => {
                run.state.white[FILL] = white(&[&c.0, &c.1, &c.2, &c.3], 0.0);
            }
            Op::StrokeColor(_) | Op::StrokeColorNamed(_) | Op::ColorSpaceStroke(_) => {
                run.state.white[STROKE] = false;
            }
            Op::NonStrokeColor(_) | Op::NonStrokeColorNamed(_) | Op::ColorSpaceNonStroke(_) => {
                run.state.white[FILL] = false;
            }
            _ => return false,
        }
        true
    }

    pub(super) fn curve(&mut self, end: (f32, f32)) {
        self.path.curved = true;
        self.path.to(end);
    }

    pub(super) fn end_path(&mut self, run: &mut Run, stroked: bool, filled: bool) {
        let path = std::mem::take(&mut self.path);
        if path.clips {
            run.state.clip.cut(&path);
        }
        if self.shown() == Shown::Hidden {
            return;
        }
        if path.curved {
            self.sheet.outlines += usize::from(filled);
            return;
        }
        let stroked = stroked && !run.state.white[STROKE];
        let filled = filled && !run.state.white[FILL];
        for part in &path.parts {
            self.sheet.add_path(part, stroked, filled);
        }
    }
}
