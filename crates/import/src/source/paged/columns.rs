//! Columns of text: they are told by the white between them, beside full lines.

use super::beside::{NARROWEST, NEAR_EDGE, Piece, View, edges, lines, lines_of};
use super::region::{Cut, Gutter, Region};

/// Fewer lines on a side are no column of text.
const FEWEST_LINES: usize = 3;
/// Fewer on both are none either.
const FEWEST_BESIDE: usize = 8;
/// How much of a column of text is full; or how much, where how many of its lines end of need.
const FULL: f32 = 0.6;
const FILLED: f32 = 0.4;
const ENDING_OF_NEED: f32 = 0.3;
/// The widest white between columns of text, in sizes.
const WIDEST_GUTTER: f32 = 6.0;
/// Pages and gutters that differ less, in points, are the same.
const SAME: f32 = 6.0;

/// The gutters of a document, by the width of the page.
#[derive(Debug, Default)]
pub(super) struct Gutters(Vec<(f32, Gutter)>);

impl Gutters {
    pub fn add(&mut self, width: f32, gutter: Gutter) {
        if !self.of(width).iter().any(|known| known.is(&gutter)) {
            self.0.push((width, gutter));
        }
    }

    pub fn of(&self, width: f32) -> Vec<Gutter> {
        let same = self.0.iter().filter(|(of, _)| (of - width).abs() < SAME);
        same.map(|(_, gutter)| *gutter).collect()
    }
}

impl Gutter {
    fn is(&self, other: &Self) -> bool {
        (self.after - other.after).abs() < SAME && (self.before.0 - other.before.0).abs() < SAME
    }
}

impl Cut {
    /// The cut that the region itself shows.
    pub fn seen(region: &Region) -> Option<(Self, Gutter)> {
        let view = View::of(region)?;
        let starts = view.starts();
        let found = starts.iter().flat_map(|after| view.runs(*after));
        let found = found.filter(|run| {
            lines(&run.left) + lines(&run.right) >= FEWEST_BESIDE
                && is_columns(&run.left, view.size, false)
                && is_columns(&run.right, view.size, true)
        });
        let best = found.max_by_key(|run| lines(&run.left).min(lines(&run.right)))?;
        let before = edges(&best.left);
        let white = best.after - before.1;
        if white > WIDEST_GUTTER * view.size {
            return None;
        }
        let gutter = Gutter {
            before,
            after: best.after,
        };
        Some((best.cut(&gutter), gutter))
    }

    /// The cut that the region shows, or one at a gutter that other pages have; and the number of the
    /// gutter.
    pub fn find(region: &Region, gutters: &[Gutter]) -> Option<(Self, usize)> {
        if gutters.is_empty() {
            return None;
        }
        if let Some((cut, gutter)) = Self::seen(region) {
            let number = gutters.iter().position(|known| known.is(&gutter))?;
            return Some((cut, number));
        }
        let view = View::of(region)?;
        let place = |number: usize| gutters.get(number.wrapping_sub(1)).map(|g| g.after);
        let (from, to) = (place(region.between.0), place(region.between.1));
        let inside = |gutter: &Gutter| {
            from.is_none_or(|from| gutter.after > from) && to.is_none_or(|to| gutter.after < to)
        };
        let inside = gutters.iter().enumerate().filter(|(_, g)| inside(g));
        let found = inside.flat_map(|(n, gutter)| {
            let runs = view.runs(gutter.after).into_iter();
            let runs = runs.filter(|run| run.fits(gutter, view.size));
            runs.map(move |run| (run.cut(gutter), n, lines(&run.left) + lines(&run.right)))
        });
        let best = found.max_by_key(|(_, _, lines)| *lines)?;
        Some((best.0, best.1))
    }
}

/// Whether pieces fill a column as text does, or several where there may be.
fn is_columns(pieces: &[Piece], size: f32, several: bool) -> bool {
    let count = lines(pieces);
    if count < FEWEST_LINES {
        return false;
    }
    let (left, right) = edges(pieces);
    let filled: f32 = pieces
        .iter()
        .map(|piece| (piece.right - piece.left) * piece.lines as f32)
        .sum();
    let filled = filled / ((right - left) * count as f32);
    let of_need = pieces.iter().filter(|p| right - p.right < NEAR_EDGE * size);
    let of_need = lines_of(of_need);
    let many = of_need >= FEWEST_LINES && of_need as f32 > ENDING_OF_NEED * count as f32;
    let is_full = filled > FULL || filled > FILLED && many;
    if right - left > NARROWEST * size && is_full {
        return true;
    }
    let view = View {
        pieces: pieces.to_vec(),
        size,
        edges: (left, right),
        bounded: (false, false),
    };
    several
        && view
            .starts()
            .iter()
            .flat_map(|after| view.runs(*after))
            .any(|run| {
                lines(&run.left) + lines(&run.right) == count
                    && is_columns(&run.left, size, false)
                    && is_columns(&run.right, size, true)
            })
}
