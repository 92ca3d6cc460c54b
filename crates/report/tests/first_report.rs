//! The first report that Gongbao shows: complete, verbatim and verified.

use gongbao_report::model::{Basis, Index, Role};
use gongbao_report::{Report, Verified, text};

const JSON: &str = include_str!("../../../assets/reports/kecheng-2017.json");
/// The page as the portal served it, furniture included.
const PAGE: &str = include_str!("../../../tests/pages/kecheng-2017.txt");

fn report() -> Report {
    Report::from_json(JSON).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_text_is_the_pages_text_character_for_character() {
    assert_eq!(report().text(), text::canonical(PAGE));
}

#[test]
fn it_is_complete() {
    let report = report();
    assert_eq!(report.sections.len(), 7);
    let subsections: Vec<usize> = report.sections.iter().map(|s| s.sections.len()).collect();
    assert_eq!(subsections, [5, 2, 2, 2, 2, 2, 4]);
    assert_eq!(report.paragraphs().count(), 21);
    assert_eq!(report.metadata().count(), 11);
    assert_eq!(report.notes.len(), 36);
}

#[test]
fn every_figure_is_borne_out_by_its_sentence() {
    let verified = Verified::of(report());
    let wrong: Vec<String> = verified
        .mismatches()
        .map(|(figure, why)| format!("{}: {why:?}", figure.id))
        .collect();
    assert_eq!(wrong, [""; 0]);
    assert_eq!(verified.proven().count(), 60);
}

#[test]
fn the_fifty_one_figures_printed_in_digits_are_there() {
    let report = report();
    let in_digits = report.figures.iter().filter(|figure| {
        figure.basis == Basis::Printed
            && figure.source.printed.contains(|c: char| c.is_ascii_digit())
    });
    assert_eq!(in_digits.count(), 51);
}

#[test]
fn every_figure_names_what_it_counts_and_in_both_languages() {
    for figure in report().figures {
        assert!(figure.label.en.is_some(), "{}", figure.id);
        assert!(
            figure.source.subject.is_some() || figure.id == "petitions.visits.persons",
            "{}",
            figure.id
        );
    }
}

#[test]
fn charts_show_only_figures_that_are_worth_it() {
    let report = report();
    let charted = |id: &str| report.figures.iter().find(|f| f.id == id).unwrap().role;
    let mut stack: Vec<_> = report.charts.iter().flat_map(|chart| &chart.rows).collect();
    while let Some(row) = stack.pop() {
        for id in &row.figures {
            assert!(matches!(charted(id), Role::Amount | Role::Rate), "{id}");
        }
        stack.extend(&row.parts);
    }
}

#[test]
fn every_note_quotes_what_stands_at_its_place() {
    let report = report();
    let index = Index::of(&report);
    for note in &report.notes {
        let text = index.place(&note.at).unwrap().text();
        assert!(
            text.contains(&note.printed),
            "{} is not at {}: {text}",
            note.printed,
            note.at
        );
    }
}

#[test]
fn the_damaged_ratio_is_a_note_and_no_figure() {
    let report = report();
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.printed == "比例达到11" && note.damaged_number)
    );
    assert!(
        !report
            .figures
            .iter()
            .any(|figure| figure.source.printed.contains("11")
                && figure.source.quote.contains("达到11")
                && figure.source.printed != "约17%")
    );
}
