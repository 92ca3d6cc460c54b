//! Two figures a row, such as received and handled.
//!
//! Rows of very different size get panels with scales of their own, each printed: on one scale the
//! small would vanish, and a logarithm would hide how large the large is.

use super::picture::{Picture, Rows, one_unit};
use super::{AXIS, Mark, NAME_LINE, Name, Panel, Shape, Tone, VALUE_ROOM, WIDTH, scale};
use crate::text::number;
use gongbao_report::model::Chart;
use gongbao_report::verify::Proven;

const BAR: i32 = 14;
const BETWEEN: i32 = 3;
const ROW: i32 = NAME_LINE + 2 * BAR + BETWEEN + 12;
/// A row smaller than this share of its panel's largest begins a new panel.
const SMALLEST_SHARE: f64 = 0.1;

struct PairRow<'a> {
    name: String,
    pair: [Option<Proven<'a>>; 2],
}

impl PairRow<'_> {
    fn largest(&self) -> f64 {
        scale::end(self.figures().map(Proven::value))
    }

    fn figures(&self) -> impl Iterator<Item = Proven<'_>> {
        self.pair.iter().flatten().copied()
    }
}

/// False when the figures have no common unit.
pub(super) fn lay_out(chart: &Chart, rows: &Rows<'_>, picture: &mut Picture) -> bool {
    let series: Vec<&str> = chart
        .series
        .iter()
        .map(|names| rows.lang.of(names))
        .collect();
    let series = [0, 1].map(|n| series.get(n).copied().unwrap_or_default());
    let shown = read(chart, rows, &series, picture);
    if !one_unit(shown.iter().flat_map(PairRow::figures)) {
        return false;
    }
    let mut rest = shown.as_slice();
    while let [first, ..] = rest {
        let smallest = first.largest() * SMALLEST_SHARE;
        let count = rest
            .iter()
            .take_while(|row| row.largest() >= smallest)
            .count();
        let (panel_rows, others) = rest.split_at(count.max(1));
        picture.panels.push(panel(panel_rows, &series, rows));
        rest = others;
    }
    for row in &shown {
        for (n, proven) in row.pair.iter().enumerate() {
            if let Some(proven) = proven {
                picture.enter(&row.name, Some(series[n]), *proven, rows.lang);
            }
        }
    }
    true
}

fn read<'a>(
    chart: &Chart,
    rows: &Rows<'a>,
    series: &[&str; 2],
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

fn panel(shown: &[PairRow<'_>], series: &[&str; 2], rows: &Rows<'_>) -> Panel {
    let mut panel = Panel {
        height: 0,
        max: scale::end(shown.iter().map(PairRow::largest)),
        right: WIDTH - VALUE_ROOM,
        axis: shown
            .iter()
            .flat_map(PairRow::figures)
            .next()
            .map(|f| number::unit(f.figure(), rows.lang).to_owned()),
        names: Vec::new(),
        marks: Vec::new(),
    };
    for row in shown {
        panel.names.push(Name {
            text: row.name.clone(),
            y: panel.height + NAME_LINE - 6,
        });
        let mut top = panel.height + NAME_LINE;
        for (n, proven) in row.pair.iter().enumerate() {
            if let Some(proven) = proven {
                let value = number::quantity(proven.figure(), rows.lang);
                panel.marks.push(Mark {
                    figure: Some(proven.figure().id.clone()),
                    title: format!("{}, {}: {value}", row.name, series[n]),
                    name: series[n].to_owned(),
                    value,
                    from: 0.0,
                    to: proven.value(),
                    top,
                    height: BAR,
                    tone: if n == 0 { Tone::First } else { Tone::Second },
                    shape: Shape::Bar,
                });
            }
            top += BAR + BETWEEN;
        }
        panel.height += ROW;
    }
    panel.height += AXIS;
    panel
}
