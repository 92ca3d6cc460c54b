//! The figures that the importer finds in the first report, against those found by hand.

use gongbao_import::import;
use gongbao_report::model::{Basis, Figure};
use gongbao_report::{Report, Verified};

const PAGE: &str = include_str!("../../../tests/pages/kecheng-2017.txt");

fn by_hand() -> Vec<Figure> {
    let report =
        Report::from_json(include_str!("../../../assets/reports/kecheng-2017.json")).unwrap();
    let in_digits = |figure: &Figure| {
        figure.basis == Basis::Printed
            && figure.source.printed.contains(|c: char| c.is_ascii_digit())
    };
    report.figures.into_iter().filter(in_digits).collect()
}

fn same(a: &Figure, b: &Figure) -> bool {
    (a.value - b.value).abs() < 1e-9
        && a.unit == b.unit
        && a.qualifier == b.qualifier
        && a.source.paragraph == b.source.paragraph
        && a.source.quote == b.source.quote
        && a.source.printed == b.source.printed
        && a.source.printed_occurrence == b.source.printed_occurrence
}

#[test]
fn nearly_all_figures_are_found_and_nothing_that_is_none() {
    let imported = import(PAGE.as_bytes(), None).unwrap().report;
    let by_hand = by_hand();
    assert_eq!(by_hand.len(), 51);
    let in_digits: Vec<&Figure> = imported
        .figures
        .iter()
        .filter(|f| f.basis == Basis::Printed)
        .collect();
    let missed: Vec<&str> = by_hand
        .iter()
        .filter(|f| !in_digits.iter().any(|g| same(f, g)))
        .map(|f| f.id.as_str())
        .collect();
    let wrong: Vec<String> = in_digits
        .iter()
        .filter(|f| !by_hand.iter().any(|g| same(f, g)))
        .map(|f| format!("{} in {}", f.source.printed, f.source.quote))
        .collect();
    let right = by_hand.len() - missed.len();
    println!(
        "recall {right}/{}, precision {right}/{}",
        by_hand.len(),
        in_digits.len()
    );
    assert!(right >= 49, "missed: {missed:?}");
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_figure_is_borne_out_by_its_sentence() {
    let imported = import(PAGE.as_bytes(), None).unwrap();
    assert_eq!(Verified::of(imported.report).mismatches().count(), 0);
    let unclear: Vec<_> = imported
        .diagnostics
        .iter()
        .filter(|d| matches!(d.problem, gongbao_import::Problem::FigureUnclear { .. }))
        .collect();
    assert_eq!(unclear, Vec::<&gongbao_import::Diagnostic>::new());
}

#[test]
fn figures_of_known_wording_have_the_names_of_the_vocabulary() {
    let imported = import(PAGE.as_bytes(), None).unwrap().report;
    let by_hand = by_hand();
    let named_alike = by_hand
        .iter()
        .filter(|f| imported.figures.iter().any(|g| same(f, g) && f.id == g.id))
        .count();
    let other: Vec<String> = by_hand
        .iter()
        .filter_map(|f| {
            let found = imported.figures.iter().find(|g| same(f, g))?;
            (found.id != f.id).then(|| format!("{} is called {}", f.id, found.id))
        })
        .collect();
    println!("named alike: {named_alike} of 51");
    assert!(named_alike >= 45, "{other:#?}");
}

#[test]
fn the_charts_worth_making_are_proposed() {
    let imported = import(PAGE.as_bytes(), None).unwrap().report;
    let ids: Vec<&str> = imported
        .charts
        .iter()
        .map(|chart| chart.id.as_str())
        .collect();
    assert!(
        ids.contains(&"received-handled")
            && ids.contains(&"reconsideration")
            && ids.contains(&"rates"),
        "{ids:?}"
    );
}
