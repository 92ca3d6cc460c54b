//! A chart in a Word file becomes a table of the values it was drawn from, which the file keeps.

use super::package::attribute;
use crate::source::Line;
use gongbao_report::model::{Table, TableCell};
use quick_xml::Reader;
use quick_xml::events::Event;

/// More points are no chart of a report.
const MOST: usize = 1000;
/// Below it a number has all the digits that a spreadsheet is sure of.
const SURE: f64 = 1e15;
/// More digits after the point are no value of a report.
const MOST_PLACES: usize = 20;

#[derive(Default)]
struct Series {
    name: String,
    categories: Vec<String>,
    values: Vec<String>,
    /// How the values are printed, as spreadsheets say it.
    format: String,
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
                    (Some(series), Some("formatCode")) if within("val") || within("yVal") => {
                        text.clone_into(&mut series.format);
                    }
                    (Some(series), Some("v")) if within("ser") => {
                        if within("tx") {
                            text.clone_into(&mut series.name);
                        } else if within("cat") || within("xVal") {
                            put(&mut series.categories, place, text);
                        } else if within("val") || within("yVal") {
                            let printed = printed(text, &series.format);
                            put(&mut series.values, place, &printed);
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

/// A value as a spreadsheet prints it: with the 15 digits that it is sure of, and as a percentage where its
/// format says so.
fn printed(value: &str, format: &str) -> String {
    let Ok(number) = value.parse::<f64>() else {
        return value.to_owned();
    };
    let positive = format.split(';').next().unwrap_or_default();
    let percentage = positive.strip_suffix('%');
    let number = percentage.map_or(number, |_| number * 100.0);
    let wanted =
        percentage.map(|digits| digits.split_once('.').map_or(0, |(_, after)| after.len()));
    let (mut places, mut scale) = (0, 1.0);
    while places < wanted.unwrap_or(MOST_PLACES) && (number * scale * 10.0).abs() < SURE {
        places += 1;
        scale *= 10.0;
    }
    let scaled = (number * scale).round();
    // Larger than any count, or no number.
    if scaled.is_nan() || scaled.abs() > SURE {
        return value.to_owned();
    }
    let digits = format!("{:0>1$}", scaled.abs() as u64, places + 1);
    let (whole, after) = digits.split_at(digits.len() - places);
    let after = match wanted {
        Some(_) => after,
        None => after.trim_end_matches('0'),
    };
    let sign = if scaled < 0.0 { "-" } else { "" };
    let point = if after.is_empty() { "" } else { "." };
    let unit = if wanted.is_some() { "%" } else { "" };
    [sign, whole, point, after, unit].concat()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_printed_as_a_spreadsheet_prints_them() {
        for (value, format, wanted) in [
            ("8.1999999999999993", "General", "8.2"),
            ("923.0", "", "923"),
            ("0.77500000000000002", "0.0%", "77.5%"),
            ("1", "0%;[Red]-0%", "100%"),
            ("31封", "0%", "31封"),
            ("-7.0000000000000007E-2", "General", "-0.07"),
            ("0", "General", "0"),
            ("1e400", "", "1e400"),
        ] {
            assert_eq!(printed(value, format), wanted);
        }
        let values = "<c:val><c:numCache><c:formatCode>0%</c:formatCode><c:pt idx=\"0\"><c:v>0.5</c:v></c:pt></c:numCache></c:val>";
        let lines = read(&format!("<c:ser>{values}</c:ser>"));
        let table = lines[0].table.as_ref().unwrap();
        assert_eq!(table.rows[1][1].text, "50%");
    }
}
