//! What rules over a table without upright ones say of its rows.

use super::gap_columns::{FEWEST_ROWS, cells_of};
use super::row::Row;
use super::sheet::Rule;

/// A rule over a table is longer than this part of it.
const WIDE_RULE: f32 = 0.6;

/// What the level rules over a table part it into.
pub(super) struct Bands {
    rules: Vec<f32>,
}

impl Bands {
    pub fn of(rows: &[Row], rules: &[Rule]) -> Self {
        let frame = rows.iter().map(|row| row.frame).reduce(|a, b| a.join(&b));
        let is_over = |rule: &Rule| {
            frame.is_some_and(|frame| {
                let over = rule.to.min(frame.right) - rule.from.max(frame.left);
                over > WIDE_RULE * frame.width() && (frame.top..frame.bottom).contains(&rule.at)
            })
        };
        let rules = rules.iter().filter(|rule| is_over(rule));
        Self {
            rules: rules.map(|rule| rule.at).collect(),
        }
    }

    /// The number of rules above a line.
    pub fn of_line(&self, base: f32) -> usize {
        self.rules.partition_point(|at| *at < base)
    }

    /// Where there are as many rules as rows, the line of each band that has the most cells.
    pub fn rows(&self, rows: &[Row]) -> Option<Vec<usize>> {
        if self.rules.len() < FEWEST_ROWS {
            return None;
        }
        let lines: Vec<usize> = (0..rows.len()).collect();
        let band = |n: &usize| self.of_line(rows[*n].base);
        let fullest = |band: &[usize]| {
            let cells = |n: &&usize| cells_of(&rows[**n]).len();
            band.iter().rev().max_by_key(cells).copied()
        };
        lines
            .chunk_by(|a, b| band(a) == band(b))
            .map(fullest)
            .collect()
    }
}
