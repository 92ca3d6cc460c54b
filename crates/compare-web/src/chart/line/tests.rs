use super::*;
use gongbao_report::{Report, Verified};
use gongbao_viewer::chart::sketch::Form;
use serde_json::json;

const ID: &str = "petitions.letters.received";

fn report(year: u16, value: u32, qualifier: &str, printed: &str) -> Verified {
    let text = format!("收到来信{printed}。");
    let json = json!({ "format": 1, "id": format!("x-{year}"), "title": "报告", "year": year, "issuer": "甲区人民政府", "sections": [],
        "preamble": [{ "id": "p", "text": text }],
        "figures": [{ "id": ID, "label": { "zh": "收到来信" }, "value": value, "qualifier": qualifier, "unit": "件",
            "source": { "paragraph": "p", "quote": text, "printed": printed } }] });
    Verified::of(Report::from_json(&json.to_string()).unwrap())
}

fn drawn_of(reports: &[Verified], test: impl FnOnce(&Line<'_>)) {
    let all: Vec<&Verified> = reports.iter().collect();
    let series = [Series::of(&all, ID)];
    let frame = Frame::around(&series).unwrap();
    test(&Line::of(&series[0], frame, Lang::Zh));
}

fn count(line: &Line<'_>, class: &str) -> usize {
    line.strokes
        .iter()
        .filter(|stroke| stroke.class == class)
        .count()
}

fn texts(line: &Line<'_>, class: &str) -> Vec<String> {
    let own = line.strokes.iter().filter(|stroke| stroke.class == class);
    own.filter_map(|stroke| match &stroke.form {
        Form::Text { text, .. } => Some(text.clone()),
        _ => None,
    })
    .collect()
}

#[test]
fn a_year_without_a_report_is_a_gap_in_the_line() {
    let reports = [
        report(2014, 186, "exact", "186件"),
        report(2015, 203, "exact", "203件"),
        report(2017, 229, "exact", "229件"),
        report(2018, 240, "exact", "240件"),
    ];
    drawn_of(&reports, |line| {
        assert_eq!(
            (
                count(line, "series"),
                count(line, "dot"),
                count(line, "gap")
            ),
            (2, 4, 1)
        );
        assert_eq!(texts(line, "value"), ["186", "203", "229", "240"]);
    });
}

#[test]
fn what_is_not_exact_is_hollow_points_to_where_it_may_lie_and_keeps_its_sign() {
    let reports = [
        report(2016, 200, "exact", "200件"),
        report(2017, 229, "at_least", "229余件"),
        report(2018, 240, "about", "约240件"),
    ];
    drawn_of(&reports, |line| {
        assert_eq!(
            (
                count(line, "series"),
                count(line, "dot"),
                count(line, "bound"),
                count(line, "stem")
            ),
            (0, 1, 2, 3)
        );
        assert_eq!(texts(line, "value"), ["200", "229余", "约240"]);
    });
}

#[test]
fn every_marker_lies_inside_and_can_be_hit() {
    let reports: Vec<Verified> = (2009..2024)
        .map(|year| {
            report(
                year,
                u32::from(year) * 7,
                "exact",
                &format!("{}件", u32::from(year) * 7),
            )
        })
        .collect();
    drawn_of(&reports, |line| {
        assert_eq!(line.markers.len(), 15);
        for marker in &line.markers {
            assert!(marker.from >= 0 && marker.to <= WIDTH && marker.to - marker.from >= 18);
        }
        assert!(
            texts(line, "tick").contains(&"2023".to_owned()),
            "the last year is named"
        );
        assert!(
            texts(line, "value").len() < 15,
            "numbers that would overlap are left to the table"
        );
    });
}

#[test]
fn one_year_alone_and_a_zero_are_drawn() {
    drawn_of(&[report(2017, 0, "exact", "0件")], |line| {
        assert_eq!(count(line, "dot"), 1)
    });
}

#[test]
fn more_stands_higher_and_nothing_stands_on_the_axis() {
    let reports = [
        report(2016, 0, "exact", "0件"),
        report(2017, 100, "exact", "100件"),
        report(2018, 200, "exact", "200件"),
    ];
    drawn_of(&reports, |line| {
        let heights: Vec<i32> = line
            .strokes
            .iter()
            .filter(|stroke| stroke.class == "dot")
            .filter_map(|stroke| match stroke.form {
                Form::Circle { center, .. } => Some(center.1),
                _ => None,
            })
            .collect();
        assert_eq!((heights[0], heights[2]), (BOTTOM, TOP));
        assert_eq!(heights[1], i32::midpoint(BOTTOM, TOP));
    });
}
