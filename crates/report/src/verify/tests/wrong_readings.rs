//! Ways to read a sentence wrongly. Each was once taken for what the sentence says.

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
fn exactly_what_is_only_passed() {
    let quote = "收入、支出分别突破10亿元、3亿元大关。";
    let right = figure(quote, "3亿元", 3e8, Qualifier::MoreThan, "元");
    let exact = wrongly(&right, |f| f.qualifier = Qualifier::Exact);
    assert!(matches!(exact, Err(Mismatch::Reads(_))));
    let quote = "收入、支出分别突破10亿元、达3亿元。";
    let right = figure(quote, "3亿元", 3e8, Qualifier::Exact, "元");
    let passed = wrongly(&right, |f| f.qualifier = Qualifier::MoreThan);
    assert!(matches!(passed, Err(Mismatch::Reads(_))));
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
