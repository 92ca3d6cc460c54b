//! Percentages, each on a track of its own from 0 to 100 with its base below: shares of different wholes
//! are not points of one axis. Those of which less is better stand apart.

use super::picture::{Picture, Reason, Rows, is_exact};
use super::{Bar, Panel, Tone};
use gongbao_report::model::{Chart, Direction};

/// Always drawn; what is no share of a hundred is left out and said to be.
pub(super) fn lay_out(chart: &Chart, rows: &Rows<'_>, picture: &mut Picture) -> bool {
    let panel = |title| Panel {
        title,
        max: 100.0,
        bars: Vec::new(),
    };
    let (mut rates, mut lower) = (
        panel(None),
        panel(Some(rows.lang.text().lower_is_better.to_owned())),
    );
    for row in &chart.rows {
        let Some(proven) = rows.only(row, picture) else {
            continue;
        };
        let figure = proven.figure();
        let name = rows.name(row, &figure.id);
        if figure.unit != "%" || !(0.0..=100.0).contains(&figure.value) {
            picture.leave_out(name, Reason::NotAShare);
            continue;
        }
        picture.enter(&name, None, proven, rows.lang);
        let panel = if figure.direction == Some(Direction::LowerIsBetter) {
            &mut lower
        } else {
            &mut rates
        };
        panel.bars.push(Bar {
            base: figure
                .scope
                .as_ref()
                .map(|scope| rows.lang.of(scope).to_owned()),
            tone: if is_exact(proven) {
                Tone::Share
            } else {
                Tone::PaleShare
            },
            ..rows.bar(name, proven)
        });
    }
    for panel in [rates, lower] {
        if !panel.bars.is_empty() {
            picture.panels.push(panel);
        }
    }
    true
}
