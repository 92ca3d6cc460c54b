//! What is worth drawing. A chart holds no number of its own: it names figures.

use super::Names;
use serde::Serialize;

/// A chart of some figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Chart {
    pub id: String,
    pub kind: ChartKind,
    pub title: Names,
    /// Id of the section that the chart stands beside.
    pub section: String,
    /// Kind `pairs`: the names of the two figures of each row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Names>,
    pub rows: Vec<Row>,
    /// What a reader must know not to misread it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Names>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Rows of two figures of one unit side by side, such as received and handled.
    Pairs,
    /// A whole, its parts, and their parts. What the parts leave over is shown as not stated.
    Outcome,
    /// Percentages on one scale from 0 to 100.
    Rates,
    /// Amounts of one unit.
    Bars,
    /// Amounts of several units, as numbers only.
    Tiles,
    /// Rows of one measure at several moments, each row on a scale of its own.
    Dots,
}

/// One row of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Shown instead of the figure's own label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Names>,
    /// Ids of the figures: two for `pairs`, two or more in the order of their years for `dots`, otherwise one.
    pub figures: Vec<String>,
    /// Kind `outcome`: the parts of this row's figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Row>,
}
