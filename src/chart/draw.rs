//! Draws a bar onto a plotters area. All arithmetic was done before; this is dull on purpose.

use super::sketch::{Sheet, Sketch, Stroke};
use super::{Bar, Tone};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// The size of a drawing. The page stretches it to its column, so only the proportions along the bar
/// mean something.
pub const LONG: i32 = 1000;
pub const HIGH: i32 = 10;
/// A count of one among thousands is still a mark that can be seen.
const SHORTEST: i32 = 6;
/// A whole of so few is drawn as cells, one each.
const MOST_CELLS: f64 = 20.0;
/// What a dot stands on.
const LINE: [i32; 2] = [HIGH / 2, HIGH / 2 + 1];
/// Between two cells.
const GAP: i32 = 4;

/// The shapes of a bar whose scale runs from 0 to `max`, in drawing order. Parts of a small whole are
/// `counted`: a cell for each.
pub fn draw(bar: &Bar, max: f64, counted: bool) -> Vec<Stroke> {
    let sheet = Rc::new(RefCell::new(Sheet::default()));
    let backend = Sketch {
        size: (LONG.unsigned_abs(), HIGH.unsigned_abs()),
        sheet: Rc::clone(&sheet),
    };
    let page = backend.into_drawing_area();
    let plane = Plane::new(0.0..max, 0.0..1.0, (0..LONG, 0..HIGH));
    let plot = page.apply_coord_spec(plane);
    let at = |value: f64| plot.map_coordinate(&(value, 0.0)).0;
    let within = |class: &'static str, from: i32, to: i32, [top, bottom]: [i32; 2]| {
        sheet.borrow_mut().class = class;
        drawn(page.draw(&Rectangle::new([(from, top), (to, bottom)], BLACK.filled())));
    };
    let rect = |class, from, to| within(class, from, to, [0, HIGH]);
    match bar.tone {
        Tone::Share | Tone::PaleShare => rect("track", 0, LONG),
        Tone::Dot | Tone::Ring => within("track", 0, LONG, LINE),
        _ => {}
    }
    let class = match bar.tone {
        Tone::Full | Tone::Share => "full",
        Tone::Pale | Tone::PaleShare => "pale",
        Tone::NotStated => "not-stated",
        Tone::Dot | Tone::Ring => "dot",
    };
    let (from, to) = (at(bar.from), at(bar.to));
    if class == "dot" {
        // A speck: the line that the style sheet has around it is the dot.
        let dot = |class| within(class, to - 2, to + 2, LINE);
        dot("dot");
        if bar.tone == Tone::Ring {
            dot("hole");
        }
    } else if counted && max <= MOST_CELLS && (bar.to - bar.from).fract() == 0.0 {
        let mut cell = bar.from;
        while cell < bar.to {
            rect(class, at(cell) + GAP, at(cell + 1.0) - GAP);
            cell += 1.0;
        }
    } else if bar.to > bar.from {
        rect(class, from, to.max(from + SHORTEST));
    }
    sheet.take().strokes
}

/// The sketch's error type has no values, so drawing cannot fail.
fn drawn<E>(result: Result<(), E>) {
    debug_assert!(result.is_ok());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sketch::Form;

    fn bar(from: f64, to: f64, tone: Tone) -> Bar {
        Bar {
            figure: None,
            name: String::new(),
            value: String::new(),
            unit: String::new(),
            base: None,
            from,
            to,
            level: 0,
            tone,
        }
    }

    fn spans(strokes: &[Stroke]) -> Vec<(i32, i32)> {
        let span = |stroke: &Stroke| match stroke.form {
            Form::Rect { x, width, .. } => Some((x, x + width)),
            _ => None,
        };
        strokes.iter().filter_map(span).collect()
    }

    #[test]
    fn lengths_are_in_the_proportion_of_the_numbers() {
        let whole = draw(&bar(0.0, 15290.0, Tone::Full), 15290.0, false);
        assert_eq!(spans(&whole), [(0, 1000)]);
        let part = draw(&bar(0.0, 1307.0, Tone::Full), 15290.0, false);
        assert_eq!(spans(&part), [(0, 85)]);
    }

    #[test]
    fn the_smallest_amount_is_seen_and_a_share_of_nothing_is_not() {
        assert_eq!(
            spans(&draw(&bar(0.0, 1.0, Tone::Full), 1e6, false)),
            [(0, 6)]
        );
        let none = draw(&bar(0.0, 0.0, Tone::Share), 100.0, false);
        assert_eq!(spans(&none), [(0, 1000)], "the track alone");
        assert_eq!(spans(&draw(&bar(0.0, 0.0, Tone::Full), 10.0, false)), []);
    }

    #[test]
    fn a_small_whole_is_counted_in_cells() {
        let cells = spans(&draw(&bar(5.0, 9.0, Tone::Pale), 16.0, true));
        assert_eq!(cells.len(), 4);
        assert!(cells[0].0 >= 312 && cells[3].1 <= 563, "{cells:?}");
        assert_eq!(
            spans(&draw(&bar(0.0, 30.0, Tone::Full), 30.0, true)).len(),
            1
        );
    }
}
