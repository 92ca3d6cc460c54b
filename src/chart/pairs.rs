//! Two series of figures, such as received and handled: a panel each, all bars on one scale.
//!
//! The two figures of a row never stand beside each other: who receives and who handles are seldom the
//! same bodies, and a pair of bars would be read as a rate that the report does not state. Nor do small
//! rows get a scale of their own: a bar's length would mean one thing here and another there.

use super::picture::{Picture, Rows, one_unit};
use super::{Panel, scale};
use gongbao_report::model::Chart;
use gongbao_report::verify::Proven;

struct PairRow<'a> {
    name: String,
    pair: [Option<Proven<'a>>; 2],
}

impl PairRow<'_> {
    fn largest(&self) -> f64 {
        self.figures().map(Proven::value).fold(0.0, f64::max)
    }

    fn figures(&self) -> impl Iterator<Item = Proven<'_>> {
        self.pair.iter().flatten().copied()
    }
}

/// False when the figures have no common unit.
pub(super) fn lay_out(chart: &Chart, rows: &Rows<'_>, picture: &mut Picture) -> bool {
    let series = [0, 1].map(|n| {
        chart
            .series
            .get(n)
            .map_or(String::new(), |names| rows.lang.of(names))
    });
    let shown = read(chart, rows, series.each_ref().map(String::as_str), picture);
    if !one_unit(shown.iter().flat_map(PairRow::figures)) {
        return false;
    }
    let max = scale::end(shown.iter().map(PairRow::largest));
    for (n, name) in series.into_iter().enumerate() {
        let mut panel = Panel {
            title: Some(name.to_owned()),
            max,
            bars: Vec::new(),
        };
        for row in &shown {
            if let Some(proven) = row.pair[n] {
                picture.enter(&row.name, Some(&name), proven, rows.lang);
                panel.bars.push(rows.bar(row.name.clone(), proven));
            }
        }
        if !panel.bars.is_empty() {
            picture.panels.push(panel);
        }
    }
    true
}

fn read<'a>(
    chart: &Chart,
    rows: &Rows<'a>,
    series: [&str; 2],
    picture: &mut Picture,
) -> Vec<PairRow<'a>> {
    let mut shown = Vec::new();
    for row in &chart.rows {
        let name = row
            .figures
            .first()
            .map(|id| rows.name(row, id))
            .unwrap_or_default();
        let pair = [0, 1].map(|n| {
            let id = row.figures.get(n)?;
            rows.figure(id, &format!("{name} {}", series[n]), picture)
        });
        if pair.iter().any(Option::is_some) {
            let row = PairRow { name, pair };
            // Largest first.
            let place =
                shown.partition_point(|other: &PairRow<'_>| other.largest() >= row.largest());
            shown.insert(place, row);
        }
    }
    shown
}
