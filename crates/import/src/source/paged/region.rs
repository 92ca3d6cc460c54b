//! A part of a page, and what stands on it.

use super::over::LARGER;
use super::row::{Printed, Row};
use super::table::Table;

/// What stands on a page, one thing below the other.
#[derive(Clone, Debug)]
pub(super) enum Block {
    Row {
        row: Row,
        /// The column of text it stands in, the same number on all pages; 0 over the whole page.
        column: usize,
    },
    Table(Table),
}

/// A part of a page: a stretch of it, of a column or of all columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Region {
    pub rows: Vec<Printed>,
    pub tables: Vec<Table>,
    /// Between which gutters it stands, by their numbers from 1; 0 is the edge of the page.
    pub between: (usize, usize),
    /// Whether columns were cut off above, below it.
    pub bounded: (bool, bool),
}

impl Region {
    /// Whether a row is drawn over smaller ones: it heads none of them, and parts none.
    pub fn is_over_others(&self, row: &Row) -> bool {
        let (at, size) = (row.frame, row.size);
        self.rows.iter().any(|other| {
            let (below, small) = (other.row.frame, other.row.size);
            let beside = at.right.min(below.right) - at.left.max(below.left);
            let height = at.bottom.min(below.bottom) - at.top.max(below.top);
            size > LARGER * small && beside > 2.0 * small && height > 0.3 * small
        })
    }
}

/// The white between two columns of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gutter {
    /// Left and right edge of the column before it.
    pub before: (f32, f32),
    /// Left edge of the column after it.
    pub after: f32,
}

/// Where a region is cut in columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// The middle of the gutter.
    pub at: f32,
    pub top: f32,
    pub bottom: f32,
}
