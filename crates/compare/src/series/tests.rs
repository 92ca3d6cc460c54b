use crate::{Change, Point, Series, Unlike, across::Across, change};
use gongbao_report::{Qualifier, Report, Verified};
use serde_json::{Value, json};

/// A report whose sentences are given, each with its figure.
fn report(year: u16, figures: &[(&str, Value)]) -> Verified {
    let paragraphs: Vec<Value> = figures
        .iter()
        .enumerate()
        .map(|(n, (sentence, _))| json!({ "id": format!("a.{n}"), "text": sentence }))
        .collect();
    let figures: Vec<Value> = figures
        .iter()
        .enumerate()
        .map(|(n, (sentence, figure))| {
            let mut figure = figure.clone();
            figure["label"] = json!({ "zh": "收到来信" });
            figure["source"]["paragraph"] = json!(format!("a.{n}"));
            figure["source"]["quote"] = json!(sentence);
            figure
        })
        .collect();
    let report = json!({ "format": 1, "id": format!("x-{year}"), "title": "报告", "year": year, "issuer": "甲区人民政府",
        "sections": [{ "id": "a", "title": "信访", "paragraphs": paragraphs }], "figures": figures });
    let report = Report::from_json(&report.to_string()).unwrap();
    Verified::of(report)
}

const ID: &str = "petitions.letters.received";

fn letters(year: u16, value: f64, printed: &str) -> Verified {
    let sentence = format!("收到来信{printed}。");
    let qualifier = if printed.contains('余') {
        "at_least"
    } else if printed.contains('约') {
        "about"
    } else {
        "exact"
    };
    let unit = printed
        .trim_start_matches('约')
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '余');
    let figure = json!({ "id": ID, "value": value, "unit": unit, "qualifier": qualifier,
        "source": { "printed": printed, "subject": "来信" } });
    let verified = report(year, &[(&sentence, figure)]);
    assert_eq!(verified.mismatches().count(), 0, "{printed}");
    verified
}

fn changes(series: &Series<'_>) -> Vec<Result<Change, Unlike>> {
    series.steps().map(|step| step.change).collect()
}

#[test]
fn exact_numbers_of_one_unit_have_a_change_in_value_and_percent() {
    let (a, b) = (letters(2016, 200.0, "200件"), letters(2017, 229.0, "229件"));
    let series = Series::of(&[&b, &a], ID);
    let change = Change {
        by: 29.0,
        qualifier: Qualifier::Exact,
        percent: Some(14.5),
    };
    assert_eq!(changes(&series), [Ok(change)]);
    assert!(series.steps().all(|step| step.joins()));
}

#[test]
fn a_floor_gives_only_a_bound_and_two_floors_nothing() {
    let years = [
        letters(2015, 20.0, "20件"),
        letters(2016, 30.0, "30余件"),
        letters(2017, 40.0, "40余件"),
        letters(2018, 45.0, "45件"),
    ];
    let series = Series::of(&years.iter().collect::<Vec<_>>(), ID);
    let bound = |by, qualifier| {
        Ok(Change {
            by,
            qualifier,
            percent: None,
        })
    };
    assert_eq!(
        changes(&series),
        [
            bound(10.0, Qualifier::AtLeast),
            Err(Unlike::NotExact),
            bound(5.0, Qualifier::AtMost)
        ]
    );
    assert!(
        series.steps().all(|step| !step.joins()),
        "no line joins what is not exact"
    );
}

#[test]
fn about_has_no_change_at_all() {
    let (a, b) = (
        letters(2016, 200.0, "约200件"),
        letters(2017, 229.0, "229件"),
    );
    assert_eq!(changes(&Series::of(&[&a, &b], ID)), [Err(Unlike::NotExact)]);
}

#[test]
fn other_units_scopes_and_subjects_are_said_and_not_compared() {
    let a = letters(2015, 200.0, "200件");
    let in_times = letters(2016, 229.0, "229次");
    let figure = json!({ "id": ID, "value": 12, "unit": "件", "scope": { "zh": "区政府" }, "source": { "printed": "12件", "subject": "来信" } });
    let of_a_part = report(2017, &[("区政府收到来信12件。", figure)]);
    let figure = json!({ "id": ID, "value": 14, "unit": "件", "source": { "printed": "14件", "subject": "电子邮件" } });
    let of_others = report(2018, &[("收到电子邮件14件。", figure)]);
    let series = Series::of(&[&a, &in_times, &of_a_part, &of_others], ID);
    assert_eq!(
        changes(&series),
        [Err(Unlike::Unit), Err(Unlike::Unit), Err(Unlike::Scope)]
    );
    assert_eq!(
        change(series.points[0], series.points[3]),
        Err(Unlike::Subject)
    );
    let (alike, apart) = series.of_one_measure();
    let years = |points: Vec<Point<'_>>| points.into_iter().map(Point::year).collect::<Vec<_>>();
    assert_eq!(
        (years(alike), years(apart)),
        (vec![2015, 2018], vec![2016, 2017])
    );
}

#[test]
fn a_number_that_its_sentence_does_not_bear_out_is_no_point() {
    let figure = json!({ "id": ID, "value": 300, "unit": "件", "source": { "printed": "229件" } });
    let wrong = report(2017, &[("收到来信229件。", figure)]);
    let series = Series::of(&[&wrong], ID);
    assert_eq!((series.points.len(), &series.silent[..]), (0, &[2017][..]));
}

#[test]
fn years_without_a_report_and_reports_without_the_number_are_told_apart() {
    let (a, c) = (letters(2014, 200.0, "200件"), letters(2017, 229.0, "229件"));
    let silent = report(2016, &[]);
    let series = Series::of(&[&a, &silent, &c], ID);
    assert_eq!(
        (&series.silent[..], &series.missing[..]),
        (&[2016][..], &[2015][..])
    );
    assert!(
        series.steps().all(|step| !step.joins()),
        "the line has a gap"
    );
    assert_eq!(series.missing_in(2013, 2018), [2013, 2015, 2018]);
}

#[test]
fn what_a_later_report_says_fills_a_gap_and_a_contradiction_is_kept() {
    let looking_back = |value: u32, own: u32| {
        let sentence = format!("收到来信由2016年的{value}件增加到{own}件。");
        let before = json!({ "id": format!("{ID}.2016"), "value": value, "unit": "件", "year": 2016, "source": { "printed": format!("{value}件") } });
        let now = json!({ "id": ID, "value": own, "unit": "件", "source": { "printed": format!("{own}件") } });
        report(2017, &[(&sentence, before), (&sentence, now)])
    };
    let later = looking_back(200, 229);
    let series = Series::of(&[&later], ID);
    assert_eq!(
        series
            .points
            .iter()
            .map(|p| (p.year(), p.looks_back()))
            .collect::<Vec<_>>(),
        [(2016, true), (2017, false)]
    );
    let own = letters(2016, 210.0, "210件");
    let series = Series::of(&[&later, &own], ID);
    assert!(
        (series.points[0].value() - 210.0).abs() < f64::EPSILON,
        "the year's own report counts"
    );
    assert_eq!(series.restated.len(), 1);
}

#[test]
fn districts_without_the_number_or_the_report_are_named() {
    let (a, b) = (letters(2017, 200.0, "200件"), letters(2017, 20.0, "20余次"));
    let c = report(2017, &[]);
    let d = letters(2016, 3.0, "3件");
    let across = Across::of(&[vec![&a], vec![&b], vec![&c], vec![&d], vec![]], ID, 2017);
    assert_eq!(across.points.len() + across.apart.len(), 2);
    assert_eq!((across.silent, across.missing), (vec![2], vec![3, 4]));
}
