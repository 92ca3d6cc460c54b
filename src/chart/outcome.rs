//! A whole, its parts and their parts, as rows of marks that line up under what they are part of.
//! What the parts leave over is drawn as not stated, never given to one of them.

use super::picture::{Entry, Picture, Reason, Rows, is_exact, one_unit};
use super::{Bar, Panel, Tone};
use crate::text::number;
use gongbao_report::model::{Chart, Row};
use gongbao_report::verify::Proven;

/// False when it cannot be drawn to scale: several units, bounds instead of numbers, a part that is
/// not proven, or parts that exceed their whole.
pub(super) fn lay_out(chart: &Chart, rows: &Rows<'_>, picture: &mut Picture) -> bool {
    let mut all = Vec::new();
    let complete = chart.rows.iter().all(|row| collect(row, rows, &mut all));
    let whole: f64 = chart.rows.iter().filter_map(|row| value(row, rows)).sum();
    let drawable = complete
        && whole > 0.0
        && one_unit(all.iter().copied())
        && all.iter().all(|proven| is_exact(*proven));
    if !drawable {
        return false;
    }
    let mut panel = Panel {
        max: whole,
        ..Panel::default()
    };
    let mut from = 0.0;
    for row in &chart.rows {
        if !place(row, from, 0, rows, picture, &mut panel) {
            picture.leave_out(name(row, rows), Reason::PartsExceedWhole);
            return false;
        }
        from += value(row, rows).unwrap_or(0.0);
    }
    picture.panels.push(panel);
    true
}

fn collect<'a>(row: &Row, rows: &Rows<'a>, all: &mut Vec<Proven<'a>>) -> bool {
    let Some(proven) = row.figures.first().and_then(|id| rows.find(id).ok()) else {
        return false;
    };
    all.push(proven);
    row.parts.iter().all(|part| collect(part, rows, all))
}

fn value(row: &Row, rows: &Rows<'_>) -> Option<f64> {
    rows.find(row.figures.first()?).ok().map(Proven::value)
}

fn name(row: &Row, rows: &Rows<'_>) -> String {
    row.figures
        .first()
        .map(|id| rows.name(row, id))
        .unwrap_or_default()
}

/// Places a row's block at `from` and its parts below. False when the parts exceed the row.
fn place(
    row: &Row,
    from: f64,
    level: usize,
    rows: &Rows<'_>,
    picture: &mut Picture,
    panel: &mut Panel,
) -> bool {
    let Some(proven) = row.figures.first().and_then(|id| rows.find(id).ok()) else {
        return false;
    };
    let name = name(row, rows);
    picture.enter(&name, None, proven, rows.lang);
    panel.bars.push(Bar {
        from,
        to: from + proven.value(),
        level,
        tone: if level == 0 { Tone::Full } else { Tone::Pale },
        ..rows.bar(name, proven)
    });
    let mut next = from;
    for part in &row.parts {
        if !place(part, next, level + 1, rows, picture, panel) {
            return false;
        }
        next += value(part, rows).unwrap_or(0.0);
    }
    let left_over = from + proven.value() - next;
    if left_over < 0.0 && !row.parts.is_empty() {
        return false;
    }
    if left_over > 0.0 && !row.parts.is_empty() {
        place_not_stated(next, left_over, proven, level + 1, rows, picture, panel);
    }
    true
}

fn place_not_stated(
    from: f64,
    count: f64,
    whole: Proven<'_>,
    level: usize,
    rows: &Rows<'_>,
    picture: &mut Picture,
    panel: &mut Panel,
) {
    let name = rows.lang.text().not_stated.to_owned();
    let value = number::like(whole.figure(), count, rows.lang);
    picture.entries.push(Entry {
        figure: None,
        name: name.clone(),
        series: None,
        value: value.clone(),
        printed: None,
        derived: true,
    });
    panel.bars.push(Bar {
        figure: None,
        name,
        value: number::plain(count),
        from,
        to: from + count,
        level,
        tone: Tone::NotStated,
        ..rows.bar(String::new(), whole)
    });
}
