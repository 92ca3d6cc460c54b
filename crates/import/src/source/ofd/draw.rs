//! The objects of a page become glyphs, rules and pictures.

use super::xml::{Node, numbers};
use crate::source::paged::is_wide;
use crate::source::paged::sheet::{Glyph, Matrix, Sheet, Shown};
use std::collections::HashMap;

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// How deep blocks and drawings may stand in one another.
const DEEPEST: usize = 16;

/// Draws objects on a sheet.
pub(super) struct Drawing<'a> {
    pub sheet: Sheet,
    /// Drawings that pages use by their number.
    pub drawings: &'a HashMap<String, Node>,
    /// How many objects may still be drawn.
    pub left: &'a mut usize,
}

impl Drawing<'_> {
    /// Everything inside an element: layers, blocks, objects.
    pub fn all(&mut self, within: &Node, matrix: &Matrix, deep: usize) {
        if deep > DEEPEST {
            return;
        }
        for object in &within.children {
            if *self.left == 0 {
                return;
            }
            *self.left -= 1;
            if object.attribute("Visible") == Some("false") {
                continue;
            }
            match object.name.as_str() {
                "TextObject" => self.text(object, &placed(object, matrix)),
                "PathObject" => self.path(object, &placed(object, matrix)),
                "ImageObject" => self.picture(object, matrix),
                "CompositeObject" | "CompositeGraphicUnit" => {
                    let drawn = object.attribute("ResourceID");
                    let drawn = drawn.and_then(|id| self.drawings.get(id));
                    if let Some(content) = drawn.and_then(|drawn| drawn.child("Content")) {
                        self.all(content, &placed(object, matrix), deep + 1);
                    }
                }
                "Layer" | "PageBlock" | "Content" => self.all(object, matrix, deep + 1),
                _ => {}
            }
        }
    }

    fn text(&mut self, object: &Node, matrix: &Matrix) {
        let number = |name| object.numbers(name).first().copied();
        let size = number("Size").unwrap_or(3.5);
        let stretch = number("HScale").unwrap_or(1.0);
        let down = matches!(
            number("ReadDirection").map(|turn| turn as i64),
            Some(90 | 270)
        );
        // The glyphs that a font chose for codes that say nothing.
        let mut place = (0.0, 0.0);
        for code in object.all("TextCode") {
            place.0 = code.numbers("X").first().copied().unwrap_or(place.0);
            place.1 = code.numbers("Y").first().copied().unwrap_or(place.1);
            let mut right = deltas(code.attribute("DeltaX")).into_iter();
            let mut below = deltas(code.attribute("DeltaY")).into_iter();
            let moves_right = code.attribute("DeltaX").is_some();
            let moves_below = code.attribute("DeltaY").is_some();
            let text: Vec<char> = code
                .text
                .chars()
                .filter(|c| !matches!(c, '\n' | '\r' | '\t'))
                .collect();
            for character in text {
                let usual = size * if is_wide(character) { 1.0 } else { 0.5 } * stretch;
                let (x, y) = if moves_right || moves_below {
                    // Where the list of steps is too short, the font's own widths go on.
                    let missing = if moves_right { usual } else { 0.0 };
                    let x = right.next().unwrap_or(missing);
                    let missing = if moves_right { 0.0 } else { usual };
                    (x, below.next().unwrap_or(missing))
                } else if down {
                    (0.0, usual)
                } else {
                    (usual, 0.0)
                };
                let vertical = y.abs() > x.abs();
                // The next character tells where this one ends, where it follows closely.
                let length = match x.hypot(y) {
                    step if step > 0.01 => step.min(usual),
                    _ => usual,
                };
                let (dx, dy) = if vertical {
                    matrix.vector(0.0, length * y.signum())
                } else {
                    matrix.vector(length, 0.0)
                };
                let (x0, y0) = matrix.point(place.0, place.1);
                let (up_x, up_y) = matrix.vector(0.0, size);
                let glyph = Glyph {
                    character: if super::is_said(character) {
                        character
                    } else {
                        '\u{fffd}'
                    },
                    x: x0,
                    y: y0,
                    dx,
                    dy,
                    size: up_x.hypot(up_y),
                    shown: Shown::Plain,
                };
                let sound = [glyph.x, glyph.y, glyph.dx, glyph.dy, glyph.size];
                if sound.iter().all(|n| n.is_finite() && n.abs() < 1e6) && *self.left > 0 {
                    *self.left -= 1;
                    self.sheet.glyphs.push(glyph);
                }
                place.0 += x;
                place.1 += y;
            }
        }
    }

    fn path(&mut self, object: &Node, matrix: &Matrix) {
        let says = |name: &str, usual: bool| {
            object
                .attribute(name)
                .map_or(usual, |value| value == "true")
        };
        let white = |name: &str| {
            let colour = object.child(name).map(|colour| colour.numbers("Value"));
            colour.is_some_and(|value| value.len() >= 3 && value.iter().all(|n| *n >= 254.0))
        };
        let stroked = says("Stroke", true) && !white("StrokeColor");
        let filled = says("Fill", false) && !white("FillColor");
        let data = object.child("AbbreviatedData");
        let mut words = data
            .map_or("", |data| data.text.as_str())
            .split_whitespace();
        let mut parts: Vec<Vec<(f32, f32)>> = Vec::new();
        let mut curved = false;
        while let Some(word) = words.next() {
            let count = match word {
                "M" | "S" | "L" => 2,
                "Q" => 4,
                "B" => 6,
                "A" => 7,
                _ => 0,
            };
            let list: Vec<f64> = words
                .by_ref()
                .take(count)
                .filter_map(|number| number.parse().ok())
                .collect();
            if list.len() < count {
                break;
            }
            curved |= count > 2;
            match (word, list.as_slice()) {
                ("M" | "S", [x, y]) => parts.push(vec![matrix.point(*x, *y)]),
                (_, [.., x, y]) => {
                    if let Some(part) = parts.last_mut() {
                        part.push(matrix.point(*x, *y));
                    }
                }
                ("C", _) => {
                    if let Some(part) = parts.last_mut()
                        && let Some(first) = part.first().copied()
                    {
                        part.push(first);
                    }
                }
                _ => {}
            }
        }
        if curved {
            self.sheet.outlines += usize::from(filled);
            return;
        }
        for part in parts {
            self.sheet.add_path(&part, stroked, filled);
        }
    }

    fn picture(&mut self, object: &Node, matrix: &Matrix) {
        if let [x, y, width, height] = object.numbers("Boundary")[..]
            && let Some(frame) = matrix.frame(x, y, x + width, y + height)
        {
            // A seal or a background lets the text through as often as not.
            self.sheet.add_picture(frame, false);
        }
    }
}

/// Millimetres of a page as points.
pub(super) fn in_points() -> Matrix {
    Matrix([POINTS, 0.0, 0.0, POINTS, 0.0, 0.0])
}

/// From an object's own places to those of the page.
fn placed(object: &Node, matrix: &Matrix) -> Matrix {
    let own = match object.numbers("CTM")[..] {
        [a, b, c, d, e, f] => Matrix([a, b, c, d, e, f]),
        _ => Matrix::IDENTITY,
    };
    let moved = match object.numbers("Boundary")[..] {
        [x, y, ..] => Matrix::moved(x, y),
        _ => Matrix::IDENTITY,
    };
    own.then(&moved).then(matrix)
}

/// `g 3 5 4.2`: three times 5, then 4.2.
fn deltas(list: Option<&str>) -> Vec<f64> {
    /// Longer than any text.
    const MOST: usize = 100_000;
    let mut found = Vec::new();
    let mut words = list.unwrap_or_default().split_whitespace();
    while let Some(word) = words.next() {
        if word == "g" {
            let count = words.next().and_then(|count| count.parse::<f64>().ok());
            let step = words.next().and_then(|step| step.parse::<f64>().ok());
            if let (Some(count), Some(step)) = (count, step) {
                let count = (count.max(0.0) as usize).min(MOST);
                found.extend(std::iter::repeat_n(step, count));
            }
        } else {
            found.extend(numbers(word));
        }
        if found.len() > MOST {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_steps_are_written_once() {
        assert_eq!(
            deltas(Some("g 3 5 4.5 g 2 1")),
            [5.0, 5.0, 5.0, 4.5, 1.0, 1.0]
        );
        assert_eq!(deltas(Some("g 3")), [0.0_f64; 0]);
        assert_eq!(deltas(None), [0.0_f64; 0]);
    }
}
