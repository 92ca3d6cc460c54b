//! The same through the whole importer: the page as the portal served it.

use gongbao_import::{Diagnostic, Problem, import};
use gongbao_report::Report;
use gongbao_report::model::ChartKind;

const PAGE: &str = include_str!("../../../../tests/pages/kecheng-2017.txt");

#[test]
fn the_page_yields_the_figures_that_its_text_does() {
    let imported = import(PAGE.as_bytes(), None).unwrap().report;
    let by_hand = super::seed::hand_made();
    let right = by_hand.figures.iter().filter(|truth| {
        imported
            .figures
            .iter()
            .any(|found| super::seed::is_right(found, truth))
    });
    assert_eq!(right.count(), 59, "of {}", by_hand.figures.len());
    assert_eq!(imported.figures.len(), 59);
}

#[test]
fn nothing_had_to_be_dropped() {
    let imported = import(PAGE.as_bytes(), None).unwrap();
    let unclear: Vec<&Diagnostic> = imported
        .diagnostics
        .iter()
        .filter(|d| matches!(d.problem, Problem::FigureUnclear { .. }))
        .collect();
    assert_eq!(unclear, Vec::<&Diagnostic>::new());
}

/// The charts that the hand-made report has at the same sections, by kind.
#[test]
fn the_charts_worth_making_are_proposed() {
    let found: Report = import(PAGE.as_bytes(), None).unwrap().report;
    let has = |kind: ChartKind, figure: &str| {
        let mut stack: Vec<_> = found
            .charts
            .iter()
            .filter(|chart| chart.kind == kind)
            .flat_map(|chart| &chart.rows)
            .collect();
        while let Some(row) = stack.pop() {
            if row.figures.iter().any(|id| id == figure) {
                return true;
            }
            stack.extend(&row.parts);
        }
        false
    };
    assert!(has(ChartKind::Pairs, "petitions.hotline.handled"));
    assert!(has(
        ChartKind::Outcome,
        "reconsideration.confirmed-unlawful"
    ));
    assert!(has(ChartKind::Rates, "training.exam-pass-rate"));
    assert!(has(ChartKind::Bars, "credit.abnormal-cooperatives"));
    assert!(has(ChartKind::Tiles, "legal-advisers.case-discussions"));
}
