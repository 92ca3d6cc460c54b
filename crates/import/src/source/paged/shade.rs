//! Tables that are drawn by the shading of their cells: all of them, every second row, or the head over rows
//! with a line between them.

use super::grid::{self, Grid};
use super::rules::{SAME, TOUCH, merged};
use super::sheet::{Frame, Glyph, Rule, Sheet, in_order};

/// More areas are a drawing.
const MOST_AREAS: usize = 4_000;
/// A row without shading between two with it is no higher than this many times the higher of these.
const HIGHEST_PLAIN: f32 = 2.5;
/// Cells with white between them stand no farther apart, in points.
const WIDEST_SPACING: f32 = 6.0;
/// A plain row has its line in the first part of its height.
const LINE_IN_ROW: f32 = 1.1;

/// A row of a table, with the edges of its cells.
#[derive(Clone, Debug)]
struct Band {
    top: f32,
    bottom: f32,
    edges: Vec<f32>,
}

impl Band {
    fn left(&self) -> f32 {
        self.edges[0]
    }

    fn right(&self) -> f32 {
        self.edges[self.edges.len() - 1]
    }

    fn height(&self) -> f32 {
        self.bottom - self.top
    }

    fn is_as_wide_as(&self, left: f32, right: f32) -> bool {
        (self.left() - left).abs() < TOUCH && (self.right() - right).abs() < TOUCH
    }

    /// A row between two heights, with the edges that both of these have.
    fn between(top: f32, bottom: f32, above: &Self, below: &Self) -> Self {
        let in_both = |edge: &&f32| {
            below
                .edges
                .iter()
                .any(|other| (*other - **edge).abs() < SAME)
        };
        Self {
            top,
            bottom,
            edges: above.edges.iter().filter(in_both).copied().collect(),
        }
    }

    /// Of some glyphs those that stand at its height.
    fn glyphs<'a>(&'a self, glyphs: &'a [Glyph]) -> impl Iterator<Item = &'a Glyph> {
        glyphs.iter().filter(|glyph| {
            (self.top..self.bottom).contains(&glyph.y) && !glyph.character.is_whitespace()
        })
    }

    /// Whether a text goes over an edge.
    fn is_crossed(&self, edge: f32, glyphs: &[Glyph]) -> bool {
        self.glyphs(glyphs)
            .any(|glyph| glyph.x + 1.0 < edge && edge + 1.0 < glyph.x + glyph.dx)
    }

    /// Whether its text stands in at least two of its cells, and none over their edges.
    fn holds(&self, glyphs: &[Glyph]) -> bool {
        let own: Vec<&Glyph> = self.glyphs(glyphs).collect();
        let filled = |pair: &&[f32]| {
            own.iter()
                .any(|glyph| pair[0] < glyph.x && glyph.x < pair[1])
        };
        let is_inside =
            |glyph: &&Glyph| self.left() < glyph.x && glyph.x + glyph.dx < self.right() + TOUCH;
        self.edges.windows(2).filter(filled).count() > 1
            && own.iter().all(is_inside)
            && !self.edges.iter().any(|edge| self.is_crossed(*edge, glyphs))
    }

    /// Its borders: none where a text goes over.
    fn rules(&self, glyphs: &[Glyph]) -> Vec<Rule> {
        let level = [self.top, self.bottom].map(|at| Rule {
            upright: false,
            at,
            from: self.left(),
            to: self.right(),
        });
        let walls = self
            .edges
            .iter()
            .filter(|edge| !self.is_crossed(**edge, glyphs));
        let walls = walls.map(|at| Rule {
            upright: true,
            at: *at,
            from: self.top,
            to: self.bottom,
        });
        level.into_iter().chain(walls).collect()
    }
}

/// The tables of a page that shading draws, where its rules draw none.
pub(super) fn grids(sheet: &Sheet, glyphs: &[Glyph], ruled: &[Grid]) -> Vec<Grid> {
    if sheet.areas.len() > MOST_AREAS {
        return Vec::new();
    }
    let is_free = |area: &&Frame| {
        let (x, y) = (
            (area.left + area.right) / 2.0,
            (area.top + area.bottom) / 2.0,
        );
        !ruled.iter().any(|grid| grid.frame().contains(x, y))
    };
    let areas = sheet.areas.iter().filter(is_free).copied().collect();
    let levels = merged(&sheet.rules, false);
    let mut found = Vec::new();
    let mut open: Vec<Band> = Vec::new();
    for mut band in bands(areas) {
        if let Some(last) = open.last() {
            let plain = band.top - last.bottom;
            let highest = HIGHEST_PLAIN * last.height().max(band.height());
            if !last.is_as_wide_as(band.left(), band.right()) || !(-TOUCH..highest).contains(&plain)
            {
                found.extend(close(&mut open, &levels, glyphs));
            } else {
                let row = Band::between(last.bottom, band.top, last, &band);
                if row.glyphs(glyphs).next().is_some() {
                    open.push(row);
                } else {
                    let middle = (row.top + row.bottom) / 2.0;
                    band.top = middle;
                    if let Some(last) = open.last_mut() {
                        last.bottom = middle;
                    }
                }
            }
        }
        open.push(band);
    }
    found.extend(close(&mut open, &levels, glyphs));
    found
}

/// Rows of areas that touch, from top to bottom.
fn bands(areas: Vec<Frame>) -> Vec<Band> {
    let areas = in_order(areas, |area| area.top);
    let is_same_row =
        |a: &Frame, b: &Frame| (a.top - b.top).abs() < SAME && (a.bottom - b.bottom).abs() < SAME;
    let mut found = Vec::new();
    for row in areas.chunk_by(is_same_row) {
        let row = in_order(row.to_vec(), |area| area.left);
        let touches = |a: &Frame, b: &Frame| (b.left - a.right).abs() < WIDEST_SPACING;
        for cells in row.chunk_by(touches) {
            let (Some(first), Some(last), true) = (cells.first(), cells.last(), cells.len() > 1)
            else {
                continue;
            };
            let inner = cells
                .windows(2)
                .map(|pair| (pair[0].right + pair[1].left) / 2.0);
            let edges = [first.left].into_iter().chain(inner).chain([last.right]);
            found.push(Band {
                top: first.top,
                bottom: first.bottom,
                edges: edges.collect(),
            });
        }
    }
    found
}

/// The table that some rows are, with plain rows that belong to it above and below.
fn close(open: &mut Vec<Band>, levels: &[Rule], glyphs: &[Glyph]) -> Option<Grid> {
    let mut rows = std::mem::take(open);
    while let Some(last) = rows.last() {
        let lines = levels.iter().filter(|rule| {
            last.is_as_wide_as(rule.from, rule.to)
                && (last.bottom + TOUCH..last.bottom + HIGHEST_PLAIN * last.height())
                    .contains(&rule.at)
        });
        let Some(at) = lines.map(|rule| rule.at).reduce(f32::min) else {
            break;
        };
        let row = Band::between(last.bottom, at, last, last);
        rows.push(row);
    }
    if rows.len() > 2 {
        let height = LINE_IN_ROW * rows[1].height();
        let (first, last) = (&rows[0], &rows[rows.len() - 1]);
        let above = Band::between(first.top - height, first.top, first, first);
        let below = Band::between(last.bottom, last.bottom + height, last, last);
        let is_above = above.holds(glyphs);
        if below.holds(glyphs) {
            rows.push(below);
        }
        if is_above {
            rows.insert(0, above);
        }
    }
    let rules: Vec<Rule> = rows.iter().flat_map(|row| row.rules(glyphs)).collect();
    let found = grid::grids(&rules).into_iter().next();
    found.filter(|grid| grid.rows.len() > 2 && grid.columns.len() > 2)
}
