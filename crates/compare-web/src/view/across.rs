//! A figure of one year across districts: bars of one unit, and a table with every district.

use super::compare::Chosen;
use super::over_years::measure;
use super::row::{address, row_head, sentence, table, value};
use super::{Seen, plot};
use gongbao_catalog::model::District;
use gongbao_compare::{Across, Point};
use gongbao_report::{Qualifier, Verified};
use gongbao_viewer::chart::{Mark, Name, Panel, Shape, Tone, WIDTH, scale};
use gongbao_viewer::text::{fill, number};
use gongbao_viewer::view::el::{El, el};

const BAR: i32 = 16;
const NAME: i32 = 22;
const ROW: i32 = NAME + BAR + 10;
/// Room at the right for the number behind the longest bar.
const VALUE_ROOM: i32 = 92;
const AXIS: i32 = 22;

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
    let picture = drawable.then(|| plot::bars(seen, &panel(seen, &bars), &bars));
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

fn panel(seen: &Seen<'_>, bars: &[(&District, Point<'_>)]) -> Panel {
    let mut panel = Panel {
        height: 0,
        max: scale::end(bars.iter().map(|(_, point)| point.value())),
        right: WIDTH - VALUE_ROOM,
        axis: bars.first().map(|(_, point)| point.figure().unit.clone()),
        names: Vec::new(),
        marks: Vec::new(),
    };
    for (district, point) in bars {
        panel.names.push(Name {
            text: district.name.clone(),
            y: panel.height + NAME - 6,
        });
        panel.marks.push(Mark {
            figure: Some(point.figure().id.clone()),
            title: String::new(),
            name: district.name.clone(),
            value: number::quantity(point.figure(), seen.lang),
            from: 0.0,
            to: point.value(),
            top: panel.height + NAME,
            height: BAR,
            // A pale bar with a rim may be longer or shorter than it is drawn.
            tone: if point.figure().qualifier == Qualifier::Exact {
                Tone::Second
            } else {
                Tone::Part
            },
            shape: Shape::Bar,
        });
        panel.height += ROW;
    }
    panel.height += AXIS;
    panel
}
