use super::*;
use crate::model::{Mode, Names, Role, Source, Table, TableCell};

fn paragraph(text: &str) -> Report {
    let json = r#"{"format":1,"id":"t","title":"t","year":2020,"issuer":"i",
        "preamble":[{"id":"p","text":""}],"sections":[]}"#;
    let mut report = Report::from_json(json).unwrap();
    report.preamble[0].text = text.to_owned();
    report
}

fn figure(quote: &str, printed: &str, value: f64, qualifier: Qualifier, unit: &str) -> Figure {
    Figure {
        id: "f".into(),
        label: Names::default(),
        value,
        qualifier,
        unit: unit.into(),
        role: Role::Amount,
        mode: Mode::Result,
        period: None,
        to_value: None,
        change: None,
        basis: Basis::Printed,
        of: None,
        items: vec![],
        words: vec![],
        direction: None,
        scope: None,
        source: Source {
            paragraph: "p".into(),
            quote: quote.into(),
            occurrence: None,
            printed: printed.into(),
            printed_occurrence: None,
            subject: None,
        },
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

// Ways to read a sentence wrongly. Each was once taken for what the sentence says.
mod wrong_readings {
    use super::*;
    use crate::model::{Change, Mode, Period};

    fn says_otherwise(result: &Result<Proof, Mismatch>) -> bool {
        matches!(result, Err(Mismatch::SaysOtherwise { .. }))
    }

    #[test]
    fn another_subject() {
        let mut right = figure(PETITIONS, "229件", 229.0, Qualifier::Exact, "件");
        right.source.subject = Some("来信".into());
        let other = wrongly(&right, |f| f.source.subject = Some("网上信访".into()));
        assert!(matches!(other, Err(Mismatch::SubjectNotBeside { .. })));
    }

    #[test]
    fn the_number_of_a_neighbour() {
        let mut right = figure(PETITIONS, "229件", 229.0, Qualifier::Exact, "件");
        right.source.subject = Some("来信".into());
        let neighbour = wrongly(&right, |f| {
            f.source.printed = "516件".into();
            f.value = 516.0;
        });
        assert!(matches!(neighbour, Err(Mismatch::SubjectNotBeside { .. })));
    }

    #[test]
    fn another_year() {
        let quote = "2019年办理案件32件，2020年办理案件45件。";
        let mut right = figure(quote, "32件", 32.0, Qualifier::Exact, "件");
        right.period = Some(Period::of(2019));
        assert!(says_otherwise(&wrongly(&right, |f| f.period = None)));
        let right = figure(quote, "45件", 45.0, Qualifier::Exact, "件");
        assert!(says_otherwise(
            &wrongly(&right, |f| f.period = Some(Period::of(2021)))
        ));
    }

    #[test]
    fn an_aim_as_a_result() {
        for quote in [
            "力争新建学校12所。",
            "确保新建学校12所。",
            "今年计划新建学校12所。",
            "将新建学校12所。",
            "拟新建学校12所。",
            "预计新建学校12所。",
        ] {
            let mut right = figure(quote, "12所", 12.0, Qualifier::Exact, "所");
            right.mode = Mode::Target;
            assert!(
                says_otherwise(&wrongly(&right, |f| f.mode = Mode::Result)),
                "{quote}"
            );
        }
        for quote in [
            "完成年度计划新建学校12所。",
            "将原有学校12所改建。",
            "“力争上游”活动走进学校12所。",
            "申报更新计划的学校12所。",
        ] {
            let right = figure(quote, "12所", 12.0, Qualifier::Exact, "所");
            assert_eq!(verdict(right).err(), None, "{quote}");
        }
    }

    #[test]
    fn what_it_rose_from_as_a_result() {
        let quote = "案件由38件增加到60件。";
        let mut right = figure(quote, "38件", 38.0, Qualifier::Exact, "件");
        right.mode = Mode::Base;
        assert!(says_otherwise(&wrongly(&right, |f| f.mode = Mode::Result)));
        let reached = figure(quote, "60件", 60.0, Qualifier::Exact, "件");
        assert_eq!(verdict(reached).err(), None);
        let mut right = figure("案件比上年的32件多。", "32件", 32.0, Qualifier::Exact, "件");
        right.mode = Mode::Base;
        assert!(says_otherwise(&wrongly(&right, |f| f.mode = Mode::Result)));
    }

    #[test]
    fn a_fall_as_a_rise() {
        let mut right = figure("案件同比下降8%。", "下降8%", -8.0, Qualifier::Exact, "%");
        right.change = Some(Change::Fall);
        assert!(says_otherwise(
            &wrongly(&right, |f| f.change = Some(Change::Rise))
        ));
        assert!(matches!(
            wrongly(&right, |f| f.value = 8.0),
            Err(Mismatch::Reads(_))
        ));
        let cut = wrongly(&right, |f| {
            f.source.printed = "8%".into();
            f.value = 8.0;
        });
        assert!(matches!(cut, Err(Mismatch::NotAWholePhrase { .. })));
        let listed = "案件、纠纷同比下降8%、5%。";
        let mut right = figure(listed, "5%", -5.0, Qualifier::Exact, "%");
        right.change = Some(Change::Fall);
        assert!(matches!(
            wrongly(&right, |f| f.value = 5.0),
            Err(Mismatch::Reads(_))
        ));
    }

    #[test]
    fn a_level_as_a_change() {
        let right = figure("办结率为98%。", "98%", 98.0, Qualifier::Exact, "%");
        assert!(says_otherwise(
            &wrongly(&right, |f| f.change = Some(Change::Rise))
        ));
    }

    #[test]
    fn a_qualifier_dropped() {
        for (quote, printed, cut) in [
            ("占约17%", "约17%", "17%"),
            ("占17%以上", "17%以上", "17%"),
            ("占≥17%", "≥17%", "17%"),
            ("占17%左右", "17%左右", "17%"),
        ] {
            let read = read(printed).unwrap();
            let right = figure(quote, printed, 17.0, read.qualifier, "%");
            let without = wrongly(&right, |f| f.qualifier = Qualifier::Exact);
            assert!(matches!(without, Err(Mismatch::Reads(_))), "{quote}");
            let cut = wrongly(&right, |f| {
                f.source.printed = cut.into();
                f.qualifier = Qualifier::Exact;
            });
            assert!(
                matches!(cut, Err(Mismatch::NotAWholePhrase { .. })),
                "{quote}"
            );
        }
    }

    #[test]
    fn a_range_cut() {
        for (quote, printed, low, high, unit, ends) in [
            ("检查3—5个。", "3—5个", 3.0, 5.0, "个", ["3", "5个"]),
            (
                "增长10%～15%。",
                "10%～15%",
                10.0,
                15.0,
                "%",
                ["10%", "15%"],
            ),
            (
                "罚款5千至1万元。",
                "5千至1万元",
                5_000.0,
                10_000.0,
                "元",
                ["5千", "1万元"],
            ),
            ("检查两三次。", "两三次", 2.0, 3.0, "次", ["两", "三次"]),
        ] {
            let mut right = figure(quote, printed, low, Qualifier::Exact, unit);
            right.to_value = Some(high);
            let without = wrongly(&right, |f| f.to_value = None);
            assert!(matches!(without, Err(Mismatch::Reads(_))), "{quote}");
            for (end, value) in ends.iter().zip([low, high]) {
                let cut = wrongly(&right, |f| {
                    f.source.printed = (*end).into();
                    (f.value, f.to_value) = (value, None);
                });
                assert!(
                    matches!(cut, Err(Mismatch::NotAWholePhrase { .. })),
                    "{quote} {end}"
                );
            }
        }
    }

    #[test]
    fn a_unit_cut() {
        for (quote, printed, value, unit, cut) in [
            ("运输120吨公里。", "120吨公里", 120.0, "吨公里", "吨"),
            ("处理3万吨/日。", "3万吨/日", 30_000.0, "吨/日", "吨"),
            ("培训120人次。", "120人次", 120.0, "人次", "人"),
            ("提高3个百分点。", "3个百分点", 3.0, "个百分点", "个"),
            ("占地3平方公里。", "3平方公里", 3.0, "平方公里", "平方"),
        ] {
            let right = figure(quote, printed, value, Qualifier::Exact, unit);
            let other = wrongly(&right, |f| f.unit = cut.into());
            assert!(matches!(other, Err(Mismatch::Reads(_))), "{quote}");
            let short = printed.strip_suffix(unit).unwrap().to_owned() + cut;
            let cut = wrongly(&right, |f| {
                f.source.printed.clone_from(&short);
                f.unit = cut.into();
            });
            assert!(
                matches!(cut, Err(Mismatch::NotAWholePhrase { .. })),
                "{quote}"
            );
        }
    }

    #[test]
    fn digits_cut() {
        for (quote, printed, value, cut, part) in [
            ("来信229件。", "229件", 229.0, "29件", 29.0),
            ("来信1,229件。", "1,229件", 1_229.0, "229件", 229.0),
            ("来信1 229件。", "1 229件", 1_229.0, "229件", 229.0),
            ("来信1\u{200b}23件。", "1\u{200b}23件", 123.0, "23件", 23.0),
            ("来信1亿2千万件。", "1亿2千万件", 1.2e8, "2千万件", 2e7),
            ("来信一百零五件。", "一百零五件", 105.0, "五件", 5.0),
            ("来信12.5万件。", "12.5万件", 125_000.0, "5万件", 50_000.0),
        ] {
            let right = figure(quote, printed, value, Qualifier::Exact, "件");
            let cut = wrongly(&right, |f| {
                f.source.printed = cut.into();
                f.value = part;
            });
            assert!(
                matches!(cut, Err(Mismatch::NotAWholePhrase { .. })),
                "{quote}"
            );
        }
    }

    #[test]
    fn a_number_of_another_sentence() {
        let text = "收到来信229件。收到来访13件。";
        let right = figure("收到来信229件。", "229件", 229.0, Qualifier::Exact, "件");
        assert_eq!(verdict_in(text, right.clone()).err(), None);
        let mut other = right;
        other.source.quote = "收到来访13件。".into();
        assert_eq!(verdict_in(text, other), Err(Mismatch::PrintedNotFound));
    }
}
