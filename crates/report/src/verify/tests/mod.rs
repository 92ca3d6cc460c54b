mod wrong_readings;

use super::*;
use crate::model::{Names, Source, Table, TableCell};

fn paragraph(text: &str) -> Report {
    let json = r#"{"format":1,"id":"t","title":"t","year":2020,"issuer":"i",
        "preamble":[{"id":"p","text":""}],"sections":[]}"#;
    let mut report = Report::from_json(json).unwrap();
    report.preamble[0].text = text.to_owned();
    report
}

fn figure(quote: &str, printed: &str, value: f64, qualifier: Qualifier, unit: &str) -> Figure {
    let source = Source {
        paragraph: "p".into(),
        quote: quote.into(),
        printed: printed.into(),
        ..Source::default()
    };
    Figure {
        qualifier,
        ..Figure::amount("f".into(), Names::default(), value, unit.into(), source)
    }
}

/// Verifies one figure whose quote is the whole paragraph.
fn verdict(figure: Figure) -> Result<Proof, Mismatch> {
    let text = figure.source.quote.clone();
    verdict_in(&text, figure)
}

fn verdict_in(text: &str, figure: Figure) -> Result<Proof, Mismatch> {
    let mut report = paragraph(text);
    report.figures.push(figure);
    Verified::of(report).results.remove(0)
}

const PETITIONS: &str = "共收到来访1307件(2904人次)、来信229件、网上信访516件。";

#[test]
fn a_figure_that_its_sentence_states_is_proven_and_located() {
    let proof = verdict_in(
        &format!("前言。{PETITIONS}"),
        figure(PETITIONS, "229件", 229.0, Qualifier::Exact, "件"),
    );
    let start = "前言。".len();
    let printed = start + PETITIONS.find("229").unwrap();
    assert_eq!(
        proof,
        Ok(Proof {
            row: None,
            quote: start..start + PETITIONS.len(),
            printed: printed..printed + "229件".len()
        })
    );
}

#[test]
fn a_changed_digit_is_found() {
    let changed = verdict(figure(PETITIONS, "229件", 228.0, Qualifier::Exact, "件"));
    assert!(matches!(changed, Err(Mismatch::Reads(read)) if (read.value - 229.0).abs() < 0.1));
}

#[test]
fn a_part_of_a_longer_number_is_not_the_number() {
    assert_eq!(
        verdict(figure(PETITIONS, "29件", 29.0, Qualifier::Exact, "件")),
        Err(Mismatch::NotAWholePhrase {
            found: Some("229件".into())
        })
    );
}

#[test]
fn a_dropped_qualifier_is_found() {
    let trees = "种植珍贵树种60余万株。";
    assert!(
        verdict(figure(
            trees,
            "60余万株",
            600_000.0,
            Qualifier::AtLeast,
            "株"
        ))
        .is_ok()
    );
    assert!(matches!(
        verdict(figure(trees, "60余万株", 600_000.0, Qualifier::Exact, "株")),
        Err(Mismatch::Reads(Quantity {
            qualifier: Qualifier::AtLeast,
            ..
        }))
    ));
    let share = "配备比例约17%";
    assert_eq!(
        verdict(figure(share, "17%", 17.0, Qualifier::Exact, "%")),
        Err(Mismatch::NotAWholePhrase {
            found: Some("约17%".into())
        })
    );
}

#[test]
fn a_quote_that_moved_or_repeats_is_found() {
    let moved = verdict_in(
        "另一段。",
        figure(PETITIONS, "229件", 229.0, Qualifier::Exact, "件"),
    );
    assert_eq!(moved, Err(Mismatch::QuoteNotFound));
    let twice = format!("{PETITIONS}{PETITIONS}");
    let mut asked = figure(PETITIONS, "229件", 229.0, Qualifier::Exact, "件");
    assert_eq!(
        verdict_in(&twice, asked.clone()),
        Err(Mismatch::QuoteAmbiguous { times: 2 })
    );
    asked.source.occurrence = Some(2);
    assert!(verdict_in(&twice, asked.clone()).is_ok());
    asked.source.occurrence = Some(3);
    assert_eq!(verdict_in(&twice, asked), Err(Mismatch::QuoteNotFound));
}

#[test]
fn the_same_number_twice_in_a_sentence_needs_an_occurrence() {
    let documents = "出台规范性文件8件,8件规范性文件均公开。";
    let mut asked = figure(documents, "8件", 8.0, Qualifier::Exact, "件");
    assert_eq!(
        verdict(asked.clone()),
        Err(Mismatch::PrintedAmbiguous { times: 2 })
    );
    asked.source.printed_occurrence = Some(2);
    assert!(verdict(asked).is_ok());
}

#[test]
fn the_subject_must_stand_beside_the_number() {
    let mut asked = figure(PETITIONS, "229件", 229.0, Qualifier::Exact, "件");
    asked.source.subject = Some("来信".into());
    assert!(verdict(asked.clone()).is_ok());
    asked.source.subject = Some("来访".into());
    assert_eq!(
        verdict(asked),
        Err(Mismatch::SubjectNotBeside {
            subject: "来访".into()
        })
    );
}

#[test]
fn words_shown_with_the_number_must_be_printed() {
    let mut asked = figure(PETITIONS, "229件", 229.0, Qualifier::Exact, "件");
    asked.words = vec!["均".into()];
    assert_eq!(
        verdict(asked),
        Err(Mismatch::WordNotFound { word: "均".into() })
    );
}

#[test]
fn a_zero_in_words_is_zero_and_nothing_else() {
    let none = "未收到异议审查申请。";
    let mut asked = figure(none, "未收到", 0.0, Qualifier::Exact, "件");
    asked.basis = Basis::ZeroInWords;
    assert!(verdict(asked.clone()).is_ok());
    asked.value = 1.0;
    assert!(matches!(verdict(asked), Err(Mismatch::Reads(_))));
}

#[test]
fn all_of_a_figure_equals_it() {
    let opinions = "提出意见37条,均予以采纳。";
    let mut whole = figure(opinions, "37条", 37.0, Qualifier::Exact, "条");
    whole.id = "whole".into();
    let mut all = figure(opinions, "均", 37.0, Qualifier::Exact, "条");
    all.basis = Basis::All;
    all.of = Some("whole".into());
    let judge = |all: &Figure, whole: &Figure| {
        let mut report = paragraph(opinions);
        report.figures = vec![all.clone(), whole.clone()];
        Verified::of(report).results.remove(0)
    };
    assert!(judge(&all, &whole).is_ok());
    whole.value = 36.0;
    assert_eq!(
        judge(&all, &whole),
        Err(Mismatch::WholeDiffers {
            whole: "whole".into()
        })
    );
    all.of = None;
    assert!(matches!(judge(&all, &whole), Err(Mismatch::Reads(_))));
    all.value = 100.0;
    all.unit = "%".into();
    assert!(judge(&all, &whole).is_ok());
}

#[test]
fn counted_names_all_stand_in_the_quote() {
    let points = "提供府山街道办事处、石梁镇人民政府作为联系点。";
    let mut asked = figure(
        points,
        "府山街道办事处、石梁镇人民政府",
        2.0,
        Qualifier::Exact,
        "个",
    );
    asked.basis = Basis::Counted;
    asked.items = vec!["府山街道办事处".into(), "石梁镇人民政府".into()];
    assert!(verdict(asked.clone()).is_ok());
    asked.items.push("某镇".into());
    assert_eq!(
        verdict(asked.clone()),
        Err(Mismatch::ItemNotFound {
            item: "某镇".into()
        })
    );
    asked.items.truncate(1);
    assert_eq!(verdict(asked), Err(Mismatch::CountDiffers { items: 1 }));
}

#[test]
fn a_number_in_a_table_is_held_against_its_row() {
    let cell = |text: &str| TableCell {
        text: text.into(),
        header: false,
        rows: 1,
        columns: 1,
    };
    let row = |texts: [&str; 3]| texts.map(cell).to_vec();
    let mut report = paragraph("");
    report.preamble[0].table = Some(Table {
        rows: vec![
            row(["信息内容", "本年制发件数", "现行有效件数"]),
            row(["规章", "0", "3"]),
            row(["规范性文件", "0", "3"]),
        ],
        separator: None,
    });
    let mut asked = figure("规范性文件\t0\t3", "3", 3.0, Qualifier::Exact, "件");
    let mut judge = |figure: &Figure| {
        report.figures = vec![figure.clone()];
        Verified::of(report.clone()).results.remove(0)
    };
    let proof = judge(&asked).unwrap();
    assert_eq!(
        (proof.row, &asked.source.quote[proof.printed]),
        (Some(2), "3")
    );
    asked.value = 4.0;
    assert!(matches!(judge(&asked), Err(Mismatch::Reads(_))));
    asked.source.quote = "规范性文件\t0\t4".into();
    assert_eq!(judge(&asked), Err(Mismatch::QuoteNotFound));
}

#[test]
fn a_share_is_proven_by_whatever_digits_it_was_written_with() {
    let third = |value| {
        let quote = "三分之一的案件";
        verdict(figure(quote, "三分之一", value, Qualifier::Exact, "")).is_ok()
    };
    assert!(third(1.0 / 3.0) && third(0.333_333_333_333_333));
    assert!(!third(0.3333) && !third(0.25));
}

/// A figure as it is rightly read, and what becomes of it when `wrong` is done to it.
fn wrongly(right: &Figure, wrong: impl Fn(&mut Figure)) -> Result<Proof, Mismatch> {
    assert_eq!(verdict(right.clone()).err(), None, "rightly read");
    let mut figure = right.clone();
    wrong(&mut figure);
    verdict(figure)
}
