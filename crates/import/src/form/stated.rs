//! What the cells of a form state.

use std::collections::{BTreeMap, BTreeSet};

/// What a cell of a form states.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stated {
    /// The id of its row, and what its column adds to it.
    pub entry: String,
    pub suffix: Option<&'static str>,
    pub zh: String,
    pub en: String,
    /// The row in a chart.
    pub noun: String,
    /// The column, as printed where it is.
    pub column: String,
    /// Its row has a number: some rows are parts of others.
    pub numbered: bool,
    /// What a bare number counts.
    pub unit: String,
}

/// What was read of one table.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// By row and cell.
    pub cells: BTreeMap<(usize, usize), Stated>,
    /// Rows whose numbers are the form's, but of which columns could not be told.
    pub unclear: Vec<usize>,
    /// Rows of which something was read: what else stands in them is nothing that a vocabulary knows.
    pub rows: BTreeSet<usize>,
}
