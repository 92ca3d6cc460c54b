//! What is read from a sentence, said in a line for each figure.

use gongbao_import::import;
use gongbao_report::model::{Chart, Figure, Mode, Period, Role, Row};
use gongbao_report::{Qualifier, Report};

/// A report of an invented county with this one section.
pub fn report(text: &str) -> Report {
    let page = format!("临江县2020年法治政府建设情况报告\n一、工作情况\n{text}\n");
    import(page.as_bytes(), None).unwrap().report
}

pub fn say(figure: &Figure) -> String {
    let qualifier = match figure.qualifier {
        Qualifier::Exact => "",
        Qualifier::AtLeast => " ≥",
        Qualifier::AtMost => " ≤",
        Qualifier::MoreThan => " >",
        Qualifier::LessThan => " <",
        Qualifier::About => " ≈",
        Qualifier::Average => " ø",
    };
    let period = match figure.period {
        Some(Period { from, to }) if from == to => format!(" {to}"),
        Some(Period { from, to }) => format!(" {from}—{to}"),
        None => String::new(),
    };
    let mode = match figure.mode {
        Mode::Result => "",
        Mode::Target => " target",
        Mode::Base => " base",
        Mode::Expected => " expected",
    };
    let aside = if figure.role == Role::Context {
        " (context)"
    } else {
        ""
    };
    let Figure {
        label,
        value,
        unit,
        source,
        ..
    } = figure;
    let to = figure.to_value.map_or(String::new(), |to| format!("–{to}"));
    format!(
        "{} = {}{qualifier} {value}{to} {unit}{period}{mode}{aside}",
        source.printed, label.zh
    )
}

#[track_caller]
pub fn reads(text: &str, expected: &[&str]) {
    let said: Vec<String> = report(text).figures.iter().map(say).collect();
    assert_eq!(said, expected, "{text}");
}

#[track_caller]
pub fn reads_nothing(text: &str) {
    reads(text, &[]);
}

pub fn ids(text: &str) -> Vec<String> {
    report(text)
        .figures
        .into_iter()
        .map(|figure| figure.id)
        .collect()
}

/// Kind and figures of each chart, wholes before their parts.
pub fn charts(text: &str) -> Vec<String> {
    fn figures(row: &Row) -> Vec<&str> {
        let own = row.figures.iter().map(String::as_str);
        own.chain(row.parts.iter().flat_map(figures)).collect()
    }
    let say = |chart: &Chart| {
        let rows: Vec<&str> = chart.rows.iter().flat_map(figures).collect();
        format!("{:?}: {}", chart.kind, rows.join(", "))
    };
    report(text).charts.iter().map(say).collect()
}
