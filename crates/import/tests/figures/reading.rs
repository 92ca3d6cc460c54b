//! What is read from a sentence, said in a line for each figure.

use gongbao_import::import;
use gongbao_report::Report;
use gongbao_report::model::{Chart, Row};

/// A report of an invented county with this one section.
pub fn report(text: &str) -> Report {
    let page = format!("临江县2020年法治政府建设情况报告\n一、工作情况\n{text}\n");
    import(page.as_bytes(), None).unwrap().report
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
