//! Charts proposed from the figures that were found.

use gongbao_report::model::{Chart, Row};

/// Whether every figure of a chart is among these.
pub fn is_complete(chart: &Chart, figures: &[&str]) -> bool {
    fn complete(row: &Row, figures: &[&str]) -> bool {
        row.figures.iter().all(|id| figures.contains(&id.as_str()))
            && row.parts.iter().all(|part| complete(part, figures))
    }
    chart.rows.iter().all(|row| complete(row, figures))
}
