//! The 2017 report of Kecheng: what a person found in it against what the reader finds.

use gongbao_import::figures::vocabulary::Vocabulary;
use gongbao_import::figures::{self, Found};
use gongbao_report::Report;
use gongbao_report::model::{Basis, Figure};

const HAND_MADE: &str = include_str!("../../../../assets/reports/kecheng-2017.json");

pub(crate) fn hand_made() -> Report {
    Report::from_json(HAND_MADE).unwrap()
}

/// What the reader finds in the same text.
fn found() -> Found {
    let mut report = hand_made();
    report.figures.clear();
    report.charts.clear();
    figures::read(&report)
}

/// Where a figure is printed.
fn place(figure: &Figure) -> (&str, &str, Option<u32>) {
    (
        &figure.source.quote,
        &figure.source.printed,
        figure.source.printed_occurrence,
    )
}

#[allow(clippy::float_cmp)]
pub(crate) fn is_right(found: &Figure, truth: &Figure) -> bool {
    place(found) == place(truth)
        && found.value == truth.value
        && found.unit == truth.unit
        && found.qualifier == truth.qualifier
}

fn is_in_digits(figure: &Figure) -> bool {
    figure.basis == Basis::Printed && figure.source.printed.contains(|c: char| c.is_ascii_digit())
}

#[test]
fn precision_and_recall() {
    let (truth, found) = (hand_made().figures, found().figures);
    let right = |wanted: fn(&Figure) -> bool| {
        let wanted: Vec<&Figure> = truth.iter().filter(|figure| wanted(figure)).collect();
        let missed: Vec<&str> = wanted
            .iter()
            .filter(|t| !found.iter().any(|f| is_right(f, t)))
            .map(|t| t.id.as_str())
            .collect();
        (wanted.len(), missed)
    };
    let (in_digits, missed) = right(is_in_digits);
    let (all, missed_of_all) = right(|_| true);
    let wrong: Vec<&str> = found
        .iter()
        .filter(|f| !truth.iter().any(|t| is_right(f, t)))
        .map(|f| f.source.printed.as_str())
        .collect();
    println!(
        "in digits: {} of {in_digits}; all: {} of {all}; wrong: {} of {}",
        in_digits - missed.len(),
        all - missed_of_all.len(),
        wrong.len(),
        found.len()
    );
    println!("missed: {missed_of_all:?}");
    println!("wrong: {wrong:?}");
    assert_eq!(in_digits, 51);
    assert!(missed.len() <= 2, "{missed:?}");
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn known_wordings_have_the_hand_made_ids() {
    let vocabulary = Vocabulary::shipped();
    let (truth, found) = (hand_made().figures, found().figures);
    let other: Vec<(&str, &str)> = truth
        .iter()
        .filter(|t| vocabulary.entry(&t.id).is_some())
        .filter_map(|t| {
            Some((
                t.id.as_str(),
                found.iter().find(|f| is_right(f, t))?.id.as_str(),
            ))
        })
        .filter(|(hand_made, read)| hand_made != read)
        .collect();
    assert_eq!(other, [("", ""); 0]);
}
