//! A chart in a Word file becomes a table of the values it was drawn from, which the file keeps.

use super::package::attribute;
use crate::source::Line;
use gongbao_report::model::{Table, TableCell};
use quick_xml::Reader;
use quick_xml::events::Event;

/// More points are no chart of a report.
const MOST: usize = 1000;

#[derive(Default)]
struct Series {
    name: String,
    categories: Vec<String>,
    values: Vec<String>,
}

/// The title of a chart, and its values: a row a category, a column a series.
pub(super) fn read(xml: &str) -> Vec<Line> {
    let mut title = String::new();
    let mut all: Vec<Series> = Vec::new();
    let mut inside: Vec<String> = Vec::new();
    let mut place = 0;
    let mut reader = Reader::from_str(xml);
    loop {
        let within = |name: &str| inside.iter().any(|open| open == name);
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let name = tag.local_name().as_ref().to_owned();
                match name.as_str() {
                    "ser" => all.push(Series::default()),
                    "pt" => place = attribute(&tag, "idx").parse().unwrap_or(0),
                    _ => {}
                }
                inside.push(name);
            }
            Ok(Event::End(_)) => drop(inside.pop()),
            Ok(Event::Text(text)) if !text.trim().is_empty() && place < MOST => {
                let text = text.trim();
                match (all.last_mut(), inside.last().map(String::as_str)) {
                    (Some(series), Some("v")) if within("ser") => {
                        if within("tx") {
                            text.clone_into(&mut series.name);
                        } else if within("cat") || within("xVal") {
                            put(&mut series.categories, place, text);
                        } else if within("val") || within("yVal") {
                            put(&mut series.values, place, text);
                        }
                    }
                    (None, Some("t")) if within("title") => title.push_str(text),
                    _ => {}
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    let mut lines = Vec::new();
    if !title.is_empty() {
        lines.push(Line {
            text: title,
            ..Line::default()
        });
    }
    lines.extend(table(&all));
    lines
}

fn put(texts: &mut Vec<String>, place: usize, text: &str) {
    if texts.len() <= place {
        texts.resize(place + 1, String::new());
    }
    text.clone_into(&mut texts[place]);
}

fn table(all: &[Series]) -> Option<Line> {
    let count = all.iter().map(|series| series.values.len()).max()?;
    let categories = all.iter().find(|series| !series.categories.is_empty());
    let cell = |text: &str, header: bool| TableCell {
        text: text.to_owned(),
        header,
        rows: 1,
        columns: 1,
    };
    let at = |texts: &[String], n: usize| texts.get(n).cloned().unwrap_or_default();
    let names = all.iter().map(|series| cell(&series.name, true));
    let mut rows = vec![
        [cell("", true)]
            .into_iter()
            .chain(names)
            .collect::<Vec<_>>(),
    ];
    for n in 0..count {
        let category = categories
            .map(|series| at(&series.categories, n))
            .unwrap_or_default();
        let values = all.iter().map(|series| cell(&at(&series.values, n), false));
        rows.push([cell(&category, true)].into_iter().chain(values).collect());
    }
    (count > 0).then(|| Line {
        table: Some(Table {
            rows,
            separator: None,
        }),
        ..Line::default()
    })
}
