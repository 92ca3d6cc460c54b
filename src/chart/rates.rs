//! Percentages on one scale from 0 to 100. Where less is better, name and mark say so.

use super::picture::{Picture, Reason, Rows};
use super::{AXIS, Mark, NAME_LINE, Name, Panel, Shape, Tone, VALUE_ROOM, WIDTH};
use crate::text::number;
use gongbao_report::model::{Chart, Direction};

const ROW: i32 = NAME_LINE + 24;

/// Always drawn; what is no share of a hundred is left out and said to be.
pub(super) fn lay_out(chart: &Chart, rows: &Rows<'_>, picture: &mut Picture) -> bool {
    let mut panel = Panel {
        height: 0,
        max: 100.0,
        right: WIDTH - VALUE_ROOM,
        axis: Some("%".to_owned()),
        names: Vec::new(),
        marks: Vec::new(),
    };
    for row in &chart.rows {
        let Some(proven) = rows.only(row, picture) else {
            continue;
        };
        let figure = proven.figure();
        let mut name = rows.name(row, &figure.id);
        if figure.unit != "%" || !(0.0..=100.0).contains(&figure.value) {
            picture.leave_out(name, Reason::NotAShare);
            continue;
        }
        let lower = figure.direction == Some(Direction::LowerIsBetter);
        if lower {
            name.push_str(rows.lang.text().lower_is_better);
        }
        picture.enter(&name, None, proven, rows.lang);
        panel.names.push(Name {
            text: name.clone(),
            y: panel.height + NAME_LINE - 6,
        });
        let value = number::quantity(figure, rows.lang);
        panel.marks.push(Mark {
            figure: Some(figure.id.clone()),
            title: format!("{name}: {value}"),
            name,
            value,
            from: 0.0,
            to: figure.value,
            top: panel.height + NAME_LINE,
            height: 14,
            tone: if lower { Tone::Lower } else { Tone::Second },
            shape: Shape::Dot,
        });
        panel.height += ROW;
    }
    panel.height += AXIS;
    if !panel.marks.is_empty() {
        picture.panels.push(panel);
    }
    true
}
