//! A figure over years: a chart a district, all of one scale, and a table with every year.

use super::row::{address, change, measure, row_head, sentence, table, value};
use super::{Seen, plot, stretches};
use crate::chart::{Frame, Line};
use crate::choice::Chosen;
use gongbao_catalog::model::{District, Years};
use gongbao_compare::Series;
use gongbao_viewer::text::{fill, number};
use gongbao_viewer::view::el::{Build, El, el};

pub fn over_years(seen: &Seen<'_>, chosen: &Chosen<'_>) -> Vec<El> {
    let text = seen.text();
    let series: Vec<Series<'_>> = chosen
        .districts
        .iter()
        .map(|(_, reports)| Series::of(reports, chosen.figure))
        .collect();
    let Some(frame) =
        Frame::around(&series).filter(|_| series.iter().any(|one| !one.points.is_empty()))
    else {
        let waits = seen.cache.is_pending();
        let said = if waits {
            seen.lang.text().loading
        } else {
            text.nothing_stated
        };
        return vec![el("p").class("hint").attr("role", "status").add(said)];
    };
    let mut charts = el("div").class("panels");
    for ((district, _), series) in chosen.districts.iter().zip(&series) {
        charts = charts.add(figure(seen, district, series, frame));
    }
    let several = series.len() > 1;
    let one_scale = several.then(|| el("p").class("hint").add(text.one_scale));
    vec![
        charts,
        el("div")
            .add(one_scale)
            .add(el("p").class("hint").add(text.reading_map)),
    ]
}

fn figure(seen: &Seen<'_>, district: &District, series: &Series<'_>, frame: Frame) -> El {
    let line = Line::of(series, frame, seen.lang);
    let unit = series
        .of_one_measure()
        .0
        .first()
        .map(|point| point.figure().unit.clone());
    let caption = unit
        .filter(|unit| !unit.is_empty())
        .map_or(district.name.clone(), |unit| {
            fill(seen.text().with_unit, &[&district.name, &unit])
        });
    let picture = (!line.markers.is_empty()).then(|| plot::line(seen, district, &line));
    el("figure")
        .class("chart")
        .add(el("figcaption").add(caption))
        .add(picture)
        .add(remarks(seen, series, frame))
        .add(every_year(seen, district, series))
}

fn remarks(seen: &Seen<'_>, series: &Series<'_>, frame: Frame) -> Option<El> {
    let text = seen.text();
    let mut said = Vec::new();
    let missing = series.missing_in(frame.from, frame.to);
    for (years, phrase) in [
        (&missing, text.missing_years),
        (&series.silent, text.silent_years),
    ] {
        if !years.is_empty() {
            said.push(fill(
                phrase,
                &[&stretches(&Years::of(years.iter().copied()))],
            ));
        }
    }
    for point in series.of_one_measure().1 {
        let number = number::quantity(point.figure(), seen.lang);
        said.push(fill(
            text.apart_year,
            &[&point.year().to_string(), &number, &measure(seen, point)],
        ));
    }
    for (own, later) in &series.restated {
        let [own_number, later_number] =
            [own, later].map(|point| number::quantity(point.figure(), seen.lang));
        let (year, of) = (own.year().to_string(), later.report().year.to_string());
        said.push(fill(
            text.restated,
            &[&year, &own_number, &of, &later_number],
        ));
    }
    let items: Vec<El> = said.into_iter().map(|said| el("li").add(said)).collect();
    (!items.is_empty()).then(|| el("ul").class("remarks").add(items))
}

fn every_year(seen: &Seen<'_>, district: &District, series: &Series<'_>) -> El {
    let text = seen.text();
    let steps: Vec<_> = series.steps().collect();
    let mut years: Vec<u16> = series.points.iter().map(|point| point.year()).collect();
    years.extend(series.silent.iter().chain(&series.missing));
    years.sort_unstable();
    let mut rows = Vec::new();
    for year in years {
        let row = el("tr").add(row_head(year.to_string()));
        let point = series.points.iter().find(|point| point.year() == year);
        rows.push(match point {
            Some(point) => {
                let step = steps.iter().find(|step| step.to == *point);
                let changed = step.map_or_else(
                    || el("td").add(text.first_year),
                    |step| change(seen, point.figure(), step.change),
                );
                let address = address(seen, district, *point);
                row.add(value(seen, *point))
                    .add(changed)
                    .add(sentence(seen, *point, address))
            }
            None => {
                let missing = series.missing.contains(&year);
                let said = if missing {
                    text.no_report
                } else {
                    text.not_stated
                };
                row.add(el("td").class("unlike").attr("colspan", "3").add(said))
            }
        });
    }
    let number = seen.lang.text().number;
    let head = [text.year, number, text.change, text.sentence];
    table(&district.name, &head, rows)
}
