//! Amounts of one unit as horizontal bars: the name above, the number behind.

use super::picture::{Picture, Rows, one_unit};
use super::{AXIS, Mark, NAME_LINE, Name, Panel, Shape, Tone, VALUE_ROOM, WIDTH, scale};
use crate::text::number;
use gongbao_report::model::Chart;

const BAR: i32 = 14;
const ROW: i32 = NAME_LINE + BAR + 10;

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
        height: 0,
        max: scale::end(shown.iter().map(|(_, proven)| proven.value())),
        right: WIDTH - VALUE_ROOM,
        axis: shown
            .first()
            .map(|(_, proven)| number::unit(proven.figure(), rows.lang).to_owned()),
        names: Vec::new(),
        marks: Vec::new(),
    };
    for (name, proven) in shown {
        picture.enter(&name, None, proven, rows.lang);
        panel.names.push(Name {
            text: name.clone(),
            y: panel.height + NAME_LINE - 6,
        });
        let value = number::quantity(proven.figure(), rows.lang);
        panel.marks.push(Mark {
            figure: Some(proven.figure().id.clone()),
            title: format!("{name}: {value}"),
            name,
            value,
            from: 0.0,
            to: proven.value(),
            top: panel.height + NAME_LINE,
            height: BAR,
            tone: Tone::Second,
            shape: Shape::Bar,
        });
        panel.height += ROW;
    }
    panel.height += AXIS;
    picture.panels.push(panel);
    true
}
