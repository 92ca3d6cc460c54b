//! A page as it is drawn: printed rows, and tables with rules.

use super::grid::{self, Grid};
use super::row::{self, Printed, Row};
use super::rules::merged;
use super::shade;
use super::sheet::{Glyph, Rule, Sheet, Shown, in_order};
use super::table::{self, Table};
use super::turn;

/// A page before its reading order is known.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub width: f32,
    pub height: f32,
    /// Rows over the whole page, from top to bottom.
    pub rows: Vec<Printed>,
    /// Tables with rules, from top to bottom.
    pub tables: Vec<Table>,
    /// Level rules outside of tables.
    pub rules: Vec<Rule>,
    /// Rows that are not of the text: running heads that the file marks, slanted stamps.
    pub apart: Vec<Row>,
}

impl Page {
    pub fn read(sheet: Sheet, page: usize) -> Self {
        let sheet = turn::upright(sheet);
        let seen = |glyph: &&Glyph| glyph.shown != Shown::Furniture && sheet.shows(glyph);
        let (level, turned): (Vec<Glyph>, Vec<Glyph>) = sheet
            .glyphs
            .iter()
            .filter(seen)
            .copied()
            .partition(|glyph| glyph.turn() == Some(0) || glyph.character.is_whitespace());
        let mut grids = grid::grids(&sheet.rules);
        grids.retain(|grid| !table::lacks_row_rules(grid, &level, page));
        grids.extend(shade::grids(&sheet, &level, &grids));
        let (tables, rest, turned) = table::fill(&grids, level, turned, page);
        let marked: Vec<Glyph> = sheet
            .glyphs
            .iter()
            .filter(|glyph| glyph.shown == Shown::Furniture)
            .copied()
            .collect();
        let mut apart = row::rows(&marked, page);
        apart.extend(turn::rows(&turned, page));
        let rules = merged(&sheet.rules, false).into_iter();
        let rules = rules.filter(|rule| !grids.iter().any(|grid| grid.has(rule)));
        Self {
            width: sheet.width,
            height: sheet.height,
            rows: row::printed(&rest, page),
            tables: in_order(tables, |table| table.frame.top),
            rules: rules.collect(),
            apart,
        }
    }
}

impl Sheet {
    /// Whether a glyph stands on the page.
    fn shows(&self, glyph: &Glyph) -> bool {
        let (x, y) = (glyph.x + glyph.dx / 2.0, glyph.y - glyph.size * 0.35);
        (-4.0..=self.width + 4.0).contains(&x) && (-4.0..=self.height + 4.0).contains(&y)
    }
}

impl Grid {
    /// Whether a level rule is at its height.
    fn has(&self, rule: &Rule) -> bool {
        let frame = self.frame();
        (frame.top - 3.0..=frame.bottom + 3.0).contains(&rule.at)
    }
}
