//! A measure at several moments: a panel for each, its years in their order, a dot for each year on one scale.
//!
//! Two measures share no scale, even of one unit: what a district produces and what a person earns are both 元.

use super::picture::{Picture, Rows, one_unit};
use super::{Bar, Panel, Tone, scale};
use gongbao_report::Qualifier;
use gongbao_report::model::{Chart, Mode};
use gongbao_report::verify::Proven;

/// False when a row is no measure over years, or not all of it is proven.
pub(super) fn lay_out(chart: &Chart, rows: &Rows<'_>, picture: &mut Picture) -> bool {
    let year = rows.verified.report().year;
    for row in &chart.rows {
        let found = row.figures.iter().map(|id| rows.verified.figure(id));
        let Some(shown) = found.collect::<Option<Vec<_>>>() else {
            return false;
        };
        let (Some(last), true) = (shown.last(), is_over_years(&shown, year)) else {
            return false;
        };
        let title = rows.name(row, &last.figure().id);
        let mut panel = Panel {
            max: scale::end(shown.iter().map(|proven| proven.value())),
            ..Panel::default()
        };
        for proven in shown {
            let figure = proven.figure();
            let came_about = matches!(figure.mode, Mode::Result | Mode::Base);
            let when = rows.lang.when(figure, year);
            let when = when.filter(|_| !came_about);
            let when = when.unwrap_or_else(|| figure.covers(year).to.to_string());
            let bar = Bar::of(figure, rows.lang);
            // An average is as exact as it is printed.
            let average = figure.qualifier == Qualifier::Average;
            let exact = came_about && (bar.tone == Tone::Full || average);
            picture.enter(&title, Some(&when), proven, rows.lang);
            panel.bars.push(Bar {
                name: when,
                tone: if exact { Tone::Dot } else { Tone::Ring },
                ..bar
            });
        }
        panel.title = Some(title);
        picture.panels.push(panel);
    }
    true
}

/// Whether these are of one unit and one scope, each of one year and of a later one than that before it.
fn is_over_years(shown: &[Proven<'_>], year: u16) -> bool {
    let mut before = 0;
    shown.len() > 1
        && one_unit(shown.iter().copied())
        && shown.iter().all(|proven| {
            let figure = proven.figure();
            let next = figure.covers(year).one_year().filter(|next| *next > before);
            before = next.unwrap_or(before);
            next.is_some() && figure.scope == shown[0].figure().scope
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use gongbao_report::model::{ChartKind, Figure, Period};
    use gongbao_report::{Report, Verified};

    const EARLIER: &str = "petitions.letters.received";
    const LATER: &str = "petitions.visits.received";

    /// The first report with one row of these two, the earlier one a base of 2016, changed by `change`.
    fn picture(change: impl Fn(&mut Figure)) -> Picture {
        let json = include_str!("../../assets/reports/kecheng-2017.json");
        let mut report = Report::from_json(json).unwrap();
        let mut chart = report.charts.remove(0);
        chart.kind = ChartKind::Dots;
        chart.rows.truncate(1);
        chart.rows[0].label = None;
        chart.rows[0].figures = [EARLIER, LATER].map(str::to_owned).into();
        report.charts = vec![chart];
        for figure in &mut report.figures {
            if figure.id == EARLIER {
                (figure.mode, figure.period) = (Mode::Base, Some(Period::of(2016)));
                change(figure);
            }
        }
        let verified = Verified::of(report);
        Picture::of(&verified.report().charts[0], &verified, Lang::Zh)
    }

    #[test]
    fn a_measure_is_a_panel_and_its_years_are_dots_on_one_scale() {
        let picture = picture(|_| {});
        let panel = &picture.panels[0];
        let dots: Vec<_> = panel
            .bars
            .iter()
            .map(|bar| (bar.name.as_str(), bar.tone))
            .collect();
        assert_eq!(dots, [("2016", Tone::Dot), ("2017", Tone::Dot)]);
        assert!((panel.max - panel.bars[1].to.max(panel.bars[0].to)).abs() < f64::EPSILON);
        assert_eq!(picture.entries[0].series.as_deref(), Some("2016"));
    }

    #[test]
    fn what_is_aimed_at_or_not_exact_is_hollow_and_called_so() {
        let planned = picture(|figure| figure.mode = Mode::Target);
        let bar = &planned.panels[0].bars[0];
        assert_eq!((bar.name.as_str(), bar.tone), ("计划 2016", Tone::Ring));
    }

    #[test]
    fn what_is_no_measure_over_years_is_no_dot() {
        for change in [
            |figure: &mut Figure| figure.period = None,
            |figure: &mut Figure| {
                figure.period = Some(Period {
                    from: 2013,
                    to: 2016,
                })
            },
            |figure: &mut Figure| figure.period = Some(Period::of(2018)),
            |figure: &mut Figure| figure.scope = Some(figure.label.clone()),
            |figure: &mut Figure| figure.value = 1.0,
        ] {
            let picture = picture(change);
            assert!(picture.panels.is_empty());
            assert!(picture.tiles.iter().all(|tile| tile.figure == LATER));
        }
    }
}
