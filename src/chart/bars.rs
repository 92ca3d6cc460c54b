//! Amounts of one unit as horizontal bars on one scale.

use super::picture::{Picture, Rows, one_unit};
use super::{Panel, scale};
use gongbao_report::model::Chart;

/// False when the figures have no common unit.
pub(super) fn lay_out(chart: &Chart, rows: &Rows<'_>, picture: &mut Picture) -> bool {
    let mut shown = Vec::new();
    for row in &chart.rows {
        if let Some(proven) = rows.only(row, picture) {
            shown.push((rows.name(row, &proven.figure().id), proven));
        }
    }
    if !one_unit(shown.iter().map(|(_, proven)| *proven)) {
        return false;
    }
    let mut panel = Panel {
        max: scale::end(shown.iter().map(|(_, proven)| proven.value())),
        ..Panel::default()
    };
    for (name, proven) in shown {
        picture.enter(&name, None, proven, rows.lang);
        panel.bars.push(rows.bar(name, proven));
    }
    picture.panels.push(panel);
    true
}
