//! What stands beside a place of a page without reaching over it.

use super::region::{Cut, Gutter, Region};
use super::sheet::{in_order, median};
use crate::line::heading;

/// A column of text is at least so many characters wide.
pub(super) const NARROWEST: f32 = 9.0;
/// A line that ends so near to the edge of its column, in sizes, ends of need.
pub(super) const NEAR_EDGE: f32 = 1.5;
/// The narrowest white between columns of text, in sizes.
const GUTTER: f32 = 0.6;
/// How much larger the characters of a heading over columns are.
const LARGER: f32 = 1.12;
/// Lines that begin this near, in sizes, begin at one place.
const SAME_START: f32 = 0.4;
/// How far an opening mark hangs over the edge, in sizes.
const HANGING: f32 = 0.5;
/// How many lines of a column begin at its edge or two characters in.
const AT_EDGE: f32 = 0.5;
/// More rows are no page of text.
const MOST_ROWS: usize = 1_000;

/// A piece of a line, or a table, as far as it matters here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    pub size: f32,
    /// How many lines it stands for.
    pub lines: usize,
    pub is_table: bool,
    /// It begins with a mark that may hang over the edge.
    pub hangs: bool,
    /// It begins with the number of a part.
    pub opens_part: bool,
    /// It is a heading in the middle of the region: it stands over all columns.
    pub is_over_all: bool,
}

/// A region as pieces.
pub(super) struct View {
    pub pieces: Vec<Piece>,
    pub size: f32,
    pub edges: (f32, f32),
    pub bounded: (bool, bool),
}

/// What stands beside a gutter, between two things that reach over it.
pub(super) struct Run {
    pub after: f32,
    pub top: f32,
    pub bottom: f32,
    /// Something reaches over the gutter above, below it.
    pub bounded: (bool, bool),
    pub left: Vec<Piece>,
    pub right: Vec<Piece>,
}

impl View {
    /// None of a region without text, or with more than a page has.
    pub fn of(region: &Region) -> Option<Self> {
        if region.rows.len() > MOST_ROWS || region.rows.is_empty() {
            return None;
        }
        let size = median(region.rows.iter().map(|printed| printed.row.size).collect());
        let mut pieces = Vec::new();
        let rows = || region.rows.iter().map(|printed| &printed.row);
        let left = rows().map(|row| row.frame.left).fold(f32::MAX, f32::min);
        let right = rows().map(|row| row.frame.right).fold(left, f32::max);
        for row in rows().filter(|row| !region.is_over_others(row)) {
            let parts = row.parts(GUTTER);
            let middle = (row.frame.left + row.frame.right - left - right) / 2.0;
            let is_over_all = parts.len() == 1 && middle.abs() < size && row.size > LARGER * size;
            let opens_part = heading::number(&row.text()).is_some();
            for part in parts {
                let letters = &row.letters[part];
                let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
                    continue;
                };
                pieces.push(Piece {
                    left: first.left,
                    right: last.right,
                    top: row.frame.top,
                    bottom: row.frame.bottom,
                    size: row.size,
                    lines: 1,
                    is_table: false,
                    hangs: "“‘《〈（「『【".contains(first.character),
                    opens_part,
                    is_over_all,
                });
            }
        }
        for table in &region.tables {
            let frame = table.frame;
            pieces.push(Piece {
                left: frame.left,
                right: frame.right,
                top: frame.top,
                bottom: frame.bottom,
                size,
                lines: table.rows.len(),
                is_table: true,
                hangs: false,
                opens_part: false,
                is_over_all: false,
            });
        }
        Some(Self {
            edges: edges(&pieces),
            pieces: in_order(pieces, |piece| piece.top),
            size,
            bounded: region.bounded,
        })
    }

    /// The places where several lines begin that may be after a gutter.
    pub fn starts(&self) -> Vec<f32> {
        let (first, last) = (
            self.edges.0 + NARROWEST * self.size,
            self.edges.1 - NARROWEST * self.size,
        );
        let inside = self
            .pieces
            .iter()
            .filter(|piece| !piece.is_table && (first..last).contains(&piece.left));
        let starts: Vec<f32> = in_order(inside.map(|piece| piece.left).collect(), |start| *start);
        let same = starts.chunk_by(|a, b| b - a < 0.1 * self.size);
        same.filter(|same| same.len() > 1)
            .map(|same| same[0])
            .collect()
    }

    /// What stands beside a place without reaching over it.
    pub fn runs(&self, after: f32) -> Vec<Run> {
        let heads = self.heads_over(after);
        let crosses = |piece: &Piece| {
            let (left, right) = if piece.is_table {
                (-1.0, 1.5)
            } else {
                let hung = if piece.hangs { HANGING } else { 0.0 };
                (-SAME_START - hung, -GUTTER / 2.0)
            };
            let (left, right) = (after + left * self.size, after + right * self.size);
            piece.is_over_all || piece.left < left && piece.right > right
        };
        let mut runs: Vec<Run> = Vec::new();
        let mut open: Option<Run> = None;
        // How far down things reach over it.
        let mut over = f32::MIN;
        for (n, piece) in self.pieces.iter().enumerate() {
            if crosses(piece) || heads.contains(&n) {
                over = over.max(piece.bottom);
                if let Some(mut run) = open.take() {
                    run.bounded.1 = true;
                    runs.push(run);
                }
                continue;
            }
            let run = open.get_or_insert_with(|| Run {
                after,
                top: piece.top,
                bottom: piece.bottom,
                bounded: (over > f32::MIN || self.bounded.0, false),
                left: Vec::new(),
                right: Vec::new(),
            });
            run.bottom = run.bottom.max(piece.bottom);
            let is_left = (piece.left + piece.right) / 2.0 < after;
            if is_left {
                &mut run.left
            } else {
                &mut run.right
            }
            .push(*piece);
        }
        if let Some(mut run) = open {
            run.bounded.1 = self.bounded.1;
            runs.push(run);
        }
        runs
    }

    /// The headings to the left of a gutter that stand over both columns: above them the columns end at
    /// one height, and the column to the right leaves a line out.
    fn heads_over(&self, after: f32) -> Vec<usize> {
        let is_left = |piece: &Piece| piece.right < after;
        let beside = |piece: &Piece| piece.left >= after - SAME_START * self.size;
        let bottoms = |side: &dyn Fn(&Piece) -> bool| -> Vec<f32> {
            let side = self.pieces.iter().filter(|piece| side(piece));
            side.map(|piece| piece.bottom).collect()
        };
        let (left, right) = (bottoms(&is_left), bottoms(&beside));
        let pitches = right.windows(2).map(|pair| pair[1] - pair[0]);
        let pitch = median(pitches.filter(|pitch| *pitch > 1.0).collect());
        let heads = self.pieces.iter().enumerate().filter(|(_, piece)| {
            let is_head = piece.opens_part || piece.size > LARGER * self.size;
            let above = right.iter().rfind(|bottom| **bottom < piece.top);
            let before = left.iter().rfind(|bottom| **bottom < piece.top);
            let next = self
                .pieces
                .iter()
                .filter(|p| beside(p) && p.bottom > piece.top);
            let next = next.map(|piece| piece.top).reduce(f32::min);
            is_head
                && is_left(piece)
                && above
                    .zip(before)
                    .zip(next)
                    .is_some_and(|((above, before), next)| {
                        next > piece.bottom
                            && next + piece.size - above < 4.5 * pitch
                            && next + piece.size - above > 1.7 * pitch
                            && (-0.5 * pitch..2.0 * pitch).contains(&(before - above))
                    })
        });
        heads.map(|(n, _)| n).collect()
    }
}

impl Run {
    /// Whether both sides begin where the columns at a known gutter begin.
    pub fn fits(&self, gutter: &Gutter, size: f32) -> bool {
        let at_edge = |pieces: &[Piece], edge: f32| {
            let firsts = pieces
                .chunk_by(|a, b| (a.top - b.top).abs() < 0.5)
                .filter_map(|line| line.first());
            let firsts: Vec<&Piece> = firsts.collect();
            let begins = firsts.iter().filter(|piece| {
                let indent = (piece.left - edge) / size;
                piece.is_table
                    || indent.abs() < SAME_START
                    || (indent - 2.0).abs() < 2.0 * SAME_START
            });
            begins.count() as f32 >= AT_EDGE * firsts.len() as f32
        };
        if !at_edge(&self.left, gutter.before.0) || !at_edge(&self.right, gutter.after) {
            return false;
        }
        let (left, right) = (lines(&self.left), lines(&self.right));
        if right > 0 {
            return left > 0 && left + right > 2;
        }
        // A page that ends in the first column: lines end of need where it ends.
        let full = self
            .left
            .iter()
            .filter(|piece| (piece.right - gutter.before.1).abs() < NEAR_EDGE * size);
        left > 1 && full.count() * 3 >= left
    }

    /// Where the run is cut. Lines at its ends that stand beside nothing may be of the whole page.
    pub fn cut(&self, gutter: &Gutter) -> Cut {
        let (mut top, mut bottom) = (self.top, self.bottom);
        let (left, right) = (&self.left, &self.right);
        if self.bounded.0
            && let (Some(left), Some(right)) = (left.first(), right.first())
        {
            top = left.top.max(right.top) - 0.6 * left.size.min(right.size);
        }
        if self.bounded.1
            && let Some(end) = right.iter().map(|piece| piece.bottom).reduce(f32::max)
        {
            let pitches = left.windows(2).map(|pair| pair[1].bottom - pair[0].bottom);
            let pitch = median(pitches.filter(|pitch| *pitch > 1.0).collect());
            let apart = left.windows(2).find(|pair| {
                let [last, next] = [pair[0], pair[1]];
                let is_larger = next.size > LARGER * last.size;
                let is_far = next.bottom - last.bottom > 1.3 * pitch;
                next.top > end && (is_larger || is_far || next.opens_part)
            });
            if let Some(pair) = apart {
                bottom = pair[0].bottom;
            }
        }
        Cut {
            at: (gutter.before.1.min(self.after) + self.after) / 2.0,
            top,
            bottom,
        }
    }
}

pub(super) fn lines(pieces: &[Piece]) -> usize {
    lines_of(pieces.iter())
}

pub(super) fn lines_of<'a>(pieces: impl Iterator<Item = &'a Piece>) -> usize {
    pieces.map(|piece| piece.lines).sum()
}

/// Left and right edge of pieces.
pub(super) fn edges(pieces: &[Piece]) -> (f32, f32) {
    let texts = || pieces.iter().filter(|piece| !piece.is_table);
    let left = texts().map(|piece| piece.left).fold(f32::MAX, f32::min);
    (left, texts().map(|piece| piece.right).fold(left, f32::max))
}
