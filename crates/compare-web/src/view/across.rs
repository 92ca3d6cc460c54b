//! A figure of one year across districts: bars of one unit, and a table with every district.

use super::Seen;
use super::row::{address, measure, row_head, sentence, table, value};
use crate::choice::Chosen;
use gongbao_catalog::model::District;
use gongbao_compare::{Across, Point};
use gongbao_report::Verified;
use gongbao_viewer::chart::{Bar, scale};
use gongbao_viewer::text::{fill, number};
use gongbao_viewer::view::el::{Build, El, el};
use gongbao_viewer::view::{drawing, filled};

pub fn across(seen: &Seen<'_>, chosen: &Chosen<'_>, year: u16) -> Vec<El> {
    let text = seen.text();
    let reports: Vec<Vec<&Verified>> = chosen
        .districts
        .iter()
        .map(|(_, reports)| reports.clone())
        .collect();
    let across = Across::of(&reports, chosen.figure, year);
    let district = |n: usize| chosen.districts[n].0;
    let bars: Vec<(&District, Point<'_>)> = across
        .points
        .iter()
        .map(|(n, point)| (district(*n), *point))
        .collect();
    let drawable = bars.iter().all(|(_, point)| point.value() >= 0.0) && !bars.is_empty();
    let picture = drawable.then(|| bars_of(seen, &bars));
    let mut said = Vec::new();
    for (n, point) in &across.apart {
        let number = number::quantity(point.figure(), seen.lang);
        said.push(fill(
            text.apart_district,
            &[&district(*n).name, &number, &measure(seen, *point)],
        ));
    }
    for n in &across.silent {
        said.push(fill(
            text.silent_district,
            &[&district(*n).name, &year.to_string()],
        ));
    }
    for n in &across.missing {
        said.push(fill(
            text.missing_district,
            &[&district(*n).name, &year.to_string()],
        ));
    }
    let items: Vec<El> = said.into_iter().map(|said| el("li").add(said)).collect();
    let remarks = (!items.is_empty()).then(|| el("ul").class("remarks").add(items));
    let mut points: Vec<(usize, Point<'_>)> =
        across.points.iter().chain(&across.apart).copied().collect();
    points.sort_by_key(|(n, _)| *n);
    let rows = points.iter().map(|(n, point)| {
        let address = address(seen, district(*n), *point);
        let row = el("tr").add(row_head(district(*n).name.as_str()));
        row.add(value(seen, *point))
            .add(sentence(seen, *point, address))
    });
    let head = [text.district, seen.lang.text().number, text.sentence];
    let table = table(text.compare, &head, rows.collect());
    let caption = fill(text.over_districts, &[&year.to_string()]);
    let figure = el("figure")
        .class("chart")
        .add(el("figcaption").add(caption))
        .add(picture)
        .add(remarks);
    vec![el("div").class("panels").add(figure.add(table))]
}

/// A row a district, all of one scale, each a link to its sentence.
fn bars_of(seen: &Seen<'_>, bars: &[(&District, Point<'_>)]) -> El {
    let max = scale::end(bars.iter().map(|(_, point)| point.value()));
    let rows = bars.iter().filter_map(|(district, point)| {
        let bar = Bar {
            name: district.name.clone(),
            ..Bar::of(point.figure(), seen.lang)
        };
        let link = el("a").class("row mark");
        // A point without a sentence to go to is not drawn.
        let link = link.attr("href", address(seen, district, *point)?);
        let link = link.attr("title", format!("“{}”", point.figure().source.quote));
        Some(el("li").add(filled(link, &bar, drawing(&bar, max, false))))
    });
    el("ul").class("bars").add(rows.collect::<Vec<El>>())
}
