//! Measures that a sentence gives for several years, and what no dot may stand for.

use gongbao_import::import;
use gongbao_report::model::ChartKind;

/// The rows of the chart over years of a report on 2021: printed words, each with its year.
fn rows(text: &str) -> Vec<String> {
    let page = format!("临江县2021年法治政府建设情况报告\n一、工作情况\n{text}\n");
    let report = import(page.as_bytes(), None).unwrap().report;
    assert_eq!(report.year, 2021);
    let charts = report.charts.iter();
    let charts = charts.filter(|chart| chart.kind == ChartKind::Dots);
    let rows = charts.flat_map(|chart| &chart.rows);
    let say = |id: &String| {
        let figure = report.figures.iter().find(|figure| figure.id == *id);
        let figure = figure.unwrap();
        format!("{} {}", figure.covers(2021).to, figure.source.printed)
    };
    rows.map(|row| row.figures.iter().map(say).collect::<Vec<_>>().join(" → "))
        .collect()
}

#[test]
fn a_sentence_that_names_both_years_gives_a_row() {
    let text = "城镇化率由2016年的41.5%提高到46%，公路密度由2016年的1.2公里/平方公里提高到2021年的1.6公里/平方公里。\
                高新技术企业由2016年的12家增加到40余家。";
    assert_eq!(
        rows(text),
        [
            "2016 41.5% → 2021 46%",
            "2016 1.2公里/平方公里 → 2021 1.6公里/平方公里",
            "2016 12家 → 2021 40余家"
        ]
    );
}

#[test]
fn a_year_that_the_sentence_does_not_say_stands_at_no_dot() {
    let text = "城镇化率由41.5%提高到46%，森林覆盖率由52%提高到58%，耕地由13亩增加到18亩。";
    assert_eq!(rows(text), [""; 0]);
}

#[test]
fn one_measure_at_two_moments_is_no_chart_and_at_three_it_is() {
    assert_eq!(rows("城镇化率由2016年的41.5%提高到46%。"), [""; 0]);
    assert_eq!(
        rows("行政诉讼案件2019年、2020年、2021年分别为3件、5件、9件。"),
        ["2019 3件 → 2020 5件 → 2021 9件"]
    );
}

#[test]
fn growth_and_multiples_are_no_moments() {
    let text = "财政收入2020年增长3%、2021年增长5%，农民收入和储蓄分别是2016年的1.5倍、1.8倍。";
    assert_eq!(rows(text), [""; 0]);
}

#[test]
fn the_year_before_is_said_of_the_number_itself() {
    let text = "城镇化率由上年的45%提高到46%，森林覆盖率由上年的52%提高到58%。";
    assert_eq!(rows(text), ["2020 45% → 2021 46%", "2020 52% → 2021 58%"]);
    let elsewhere = "收入比上年增长3%，城镇化率由45%提高到46%，森林覆盖率由52%提高到58%。";
    assert_eq!(rows(elsewhere), [""; 0]);
}
