//! What a page shows, whatever the format: glyphs, rules and pictures with their places.
//!
//! Places are in points from the upper left corner of the page as it is read, y downwards.

/// A page as it is drawn.
#[derive(Clone, Debug, Default)]
pub(in crate::source) struct Sheet {
    pub width: f32,
    pub height: f32,
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
    /// Shaded areas: what is behind the text of a cell.
    pub areas: Vec<Frame>,
    pub pictures: Vec<Frame>,
    /// Filled outlines with curves: text drawn as paths, or a drawing.
    pub outlines: usize,
}

/// A character drawn on a page.
#[derive(Clone, Copy, Debug)]
pub(in crate::source) struct Glyph {
    /// `�` when nothing in the file says which.
    pub character: char,
    /// Where it begins, on the line it stands on.
    pub x: f32,
    pub y: f32,
    /// From there to its end: its own width, without what is added between characters.
    pub dx: f32,
    pub dy: f32,
    /// Height of the font.
    pub size: f32,
    pub shown: Shown,
}

/// How a glyph is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::source) enum Shown {
    #[default]
    Plain,
    /// Drawn without ink or under a picture.
    Hidden,
    /// The file says that it is a running head or a page number.
    Furniture,
}

/// A straight line along the page, at least as long as wide.
#[derive(Clone, Copy, Debug)]
pub(in crate::source) struct Rule {
    pub upright: bool,
    /// x of an upright rule, y of a level one.
    pub at: f32,
    /// From and to along the rule.
    pub from: f32,
    pub to: f32,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::source) struct Frame {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// Thicker than this it is an area, not a rule.
const THICKEST_RULE: f32 = 3.5;
const SHORTEST_RULE: f32 = 2.0;
/// Smaller than this nothing is seen.
const THINNEST_DOT: f32 = 0.3;

impl Frame {
    pub fn of(points: impl IntoIterator<Item = (f32, f32)>) -> Option<Self> {
        let mut points = points
            .into_iter()
            .filter(|(x, y)| x.is_finite() && y.is_finite());
        let (x, y) = points.next()?;
        let first = Self {
            left: x,
            top: y,
            right: x,
            bottom: y,
        };
        Some(points.fold(first, |frame, (x, y)| Self {
            left: frame.left.min(x),
            top: frame.top.min(y),
            right: frame.right.max(x),
            bottom: frame.bottom.max(y),
        }))
    }

    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    pub fn contains(&self, x: f32, y: f32) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// What is in both; turned inside out where there is nothing.
    pub fn meet(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    pub fn join(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

impl Sheet {
    /// Takes a thin area as a rule.
    fn add_area(&mut self, area: Frame) {
        let upright = area.width() < area.height();
        let (thick, long) = if upright {
            (area.width(), area.height())
        } else {
            (area.height(), area.width())
        };
        if thick > THICKEST_RULE {
            self.areas.push(area);
            return;
        }
        if long < THINNEST_DOT {
            return;
        }
        if long < SHORTEST_RULE {
            // Dots make rules with others on either line.
            let dot = |upright, at, from, to| Rule {
                upright,
                at,
                from,
                to,
            };
            let (x, y) = (
                (area.left + area.right) / 2.0,
                (area.top + area.bottom) / 2.0,
            );
            self.rules.push(dot(true, x, area.top, area.bottom));
            self.rules.push(dot(false, y, area.left, area.right));
            return;
        }
        let rule = if upright {
            Rule {
                upright,
                at: (area.left + area.right) / 2.0,
                from: area.top,
                to: area.bottom,
            }
        } else {
            Rule {
                upright,
                at: (area.top + area.bottom) / 2.0,
                from: area.left,
                to: area.right,
            }
        };
        self.rules.push(rule);
    }

    /// Takes the straight lines of a path, and its area if it is one rectangle.
    pub fn add_path(&mut self, points: &[(f32, f32)], stroked: bool, filled: bool) {
        if stroked {
            for line in points.windows(2) {
                self.add_line(line[0], line[1]);
            }
        }
        // The fourth side may be left out.
        if filled
            && points.len() <= 6
            && let Some(area) = Frame::of(points.iter().copied())
        {
            self.add_area(area);
        }
    }

    /// Takes a drawn line as a rule if it is level or upright.
    fn add_line(&mut self, from: (f32, f32), to: (f32, f32)) {
        if let Some(area) = Frame::of([from, to])
            && area.width().min(area.height()) < 1.0
        {
            self.add_area(area);
        }
    }

    /// A picture covers what was drawn before it when it covers most of the page.
    pub fn add_picture(&mut self, picture: Frame, opaque: bool) {
        let covered = picture.width() * picture.height();
        if opaque && covered > 0.5 * self.width * self.height {
            for glyph in &mut self.glyphs {
                if picture.contains(glyph.x, glyph.y) {
                    glyph.shown = Shown::Hidden;
                }
            }
        }
        self.pictures.push(picture);
    }
}

impl Glyph {
    /// Which way its line runs, in quarters of a turn clockwise; none of a slanted one.
    pub fn turn(&self) -> Option<u8> {
        let (x, y) = (self.dx.abs(), self.dy.abs());
        match () {
            () if x >= y * 6.0 => Some(if self.dx >= 0.0 { 0 } else { 2 }),
            () if y >= x * 6.0 => Some(if self.dy >= 0.0 { 1 } else { 3 }),
            () => None,
        }
    }
}

pub(super) fn median(values: Vec<f32>) -> f32 {
    let values = in_order(values, |value| *value);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Things in the order of a place. One sorting serves all of them: each would be some KB of the module
/// that browsers fetch.
pub(in crate::source) fn in_order<T>(things: Vec<T>, place: impl Fn(&T) -> f32) -> Vec<T> {
    let places: Vec<f32> = things.iter().map(place).collect();
    let mut order: Vec<usize> = (0..places.len()).collect();
    sort(&mut order, &places);
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order.into_iter().filter_map(|n| things[n].take()).collect()
}

fn sort(order: &mut [usize], places: &[f32]) {
    order.sort_by(|a, b| places[*a].total_cmp(&places[*b]));
}

/// A move, stretch and turn: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::source) struct Matrix(pub [f64; 6]);

impl Matrix {
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this, then the other.
    pub fn then(&self, other: &Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    pub fn point(&self, x: f64, y: f64) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.0;
        ((a * x + c * y + e) as f32, (b * x + d * y + f) as f32)
    }

    pub fn vector(&self, x: f64, y: f64) -> (f32, f32) {
        let [a, b, c, d, ..] = self.0;
        ((a * x + c * y) as f32, (b * x + d * y) as f32)
    }

    /// The rectangle around a transformed rectangle.
    pub fn frame(&self, left: f64, top: f64, right: f64, bottom: f64) -> Option<Frame> {
        Frame::of([
            self.point(left, top),
            self.point(right, top),
            self.point(right, bottom),
            self.point(left, bottom),
        ])
    }
}
