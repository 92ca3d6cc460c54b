//! Each kind of contradiction is found, and what only looks like it is not.

use gongbao_import::import;
use gongbao_report::Verified;
use gongbao_report::check::{Finding, Rule, Verdict, check, check_years};
use std::fmt::Write;

fn read(text: &str) -> Verified {
    Verified::of(import(text.as_bytes(), None).unwrap().report)
}

/// Rule and numbers of what came out so.
fn found(text: &str, verdict: Verdict) -> Vec<(Rule, Vec<f64>)> {
    let findings = check(&read(text));
    let wanted = findings.iter().filter(|finding| finding.verdict == verdict);
    wanted
        .filter(|finding| finding.rule != Rule::FigureMatchesSentence)
        .map(|finding| (finding.rule, finding.numbers.clone()))
        .collect()
}

fn contradictions(text: &str) -> Vec<(Rule, Vec<f64>)> {
    found(text, Verdict::Contradicts)
}

/// A law report of which one sentence is asked about.
fn law(sentence: &str) -> String {
    format!(
        "云溪县2021年法治政府建设情况报告\n一、主要工作情况\n{sentence}\n云溪县人民政府\n2022年3月1日\n"
    )
}

/// A disclosure report: what its text says, and the numbers of natural persons in the rows of its form.
fn disclosure(year: u16, text: &str, persons: [u32; 23]) -> String {
    const ROWS: [&str; 23] = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "（二）部分公开",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
        "1.本机关不掌握相关政府信息",
        "2.没有现成信息需要另行制作",
        "3.补正后申请内容仍不明确",
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
        "（六）其他处理",
        "（七）总计",
        "四、结转下年度继续办理",
    ];
    let mut out = format!(
        "云溪县{year}年政府信息公开工作年度报告\n一、总体情况\n{text}\n二、收到和处理政府信息公开申请情况\n"
    );
    for (row, number) in ROWS.iter().zip(persons) {
        writeln!(out, "{row}\t{number}\t0\t0\t0\t0\t0\t{number}").unwrap();
    }
    out
}

const SOUND: [u32; 23] = [
    40, 2, 20, 3, 0, 0, 1, 2, 0, 1, 0, 0, 9, 1, 0, 2, 0, 0, 0, 0, 1, 40, 2,
];

#[test]
fn every_equation_of_a_sound_form_holds() {
    let text = disclosure(2022, "全年收到政府信息公开申请40件。", SOUND);
    assert_eq!(contradictions(&text), []);
    let sums = |rule| {
        let holds = found(&text, Verdict::Holds);
        holds.iter().filter(|(each, _)| *each == rule).count()
    };
    // A row each, and what became of the applications of each column.
    assert_eq!(sums(Rule::PartsAddUp), 23 + 7);
    assert_eq!(sums(Rule::Balance), 7);
}

#[test]
fn a_false_total_contradicts_its_row() {
    let text = disclosure(2022, "", SOUND).replace(
        "予以公开\t20\t0\t0\t0\t0\t0\t20",
        "予以公开\t20\t0\t0\t0\t0\t0\t21",
    );
    assert_eq!(
        contradictions(&text),
        [
            (Rule::PartsAddUp, vec![21.0, 20.0]),
            (Rule::PartsAddUp, vec![40.0, 41.0])
        ]
    );
}

#[test]
fn more_done_than_there_was_contradicts_the_balance() {
    let mut rows = SOUND;
    rows[0] = 41;
    let text = disclosure(2022, "", rows);
    // Of natural persons and of all.
    assert_eq!(
        contradictions(&text),
        vec![(Rule::Balance, vec![43.0, 42.0]); 2]
    );
}

#[test]
fn a_blank_cell_is_no_zero_that_contradicts() {
    let blank = disclosure(2022, "", SOUND).replace("\t0", "\t");
    assert_eq!(contradictions(&blank), []);
    let lost = blank.replace("予以公开\t20\t\t\t\t\t\t20", "予以公开\t\t\t\t\t\t\t20");
    assert_eq!(contradictions(&lost), []);
}

#[test]
fn fifteen_numbers_of_disputes_add_up_in_threes() {
    let text = |numbers: &str| {
        format!(
            "云溪县2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n行政复议\t行政诉讼\n\
             结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n\
             结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n{}\n",
            numbers.replace(' ', "\t")
        )
    };
    assert_eq!(contradictions(&text("3 1 0 1 5 0 0 0 0 0 2 0 0 0 2")), []);
    assert_eq!(
        contradictions(&text("3 1 0 1 0 0 0 0 0 0 2 0 0 0 0")),
        [
            (Rule::PartsAddUp, vec![0.0, 5.0]),
            (Rule::PartsAddUp, vec![0.0, 2.0])
        ]
    );
}

#[test]
fn the_text_is_held_against_the_table() {
    let said = |text: &str| disclosure(2022, text, SOUND);
    let alike = |text: &str| contradictions(&said(text));
    assert_eq!(alike("全年收到政府信息公开申请40件。"), []);
    assert_eq!(
        alike("全年收到政府信息公开申请47件。"),
        [(Rule::StatedAlike, vec![47.0, 40.0])]
    );
    // With what last year left over; in one way only; of one body; of part of the year.
    assert_eq!(alike("全年收到政府信息公开申请42件。"), []);
    assert_eq!(alike("通过网络收到政府信息公开申请31件。"), []);
    assert_eq!(
        alike("2022年，县政府办代表县政府受理政府信息公开申请12件。"),
        []
    );
    assert_eq!(alike("信息公开申请12件，均已答复。"), []);
    assert_eq!(alike("全年收到自然人政府信息公开申请12件。"), []);
    assert_eq!(alike("上半年收到政府信息公开申请19件。"), []);
}

#[test]
fn last_years_rest_is_this_years_beginning() {
    let years = |left: u32| -> Vec<Finding> {
        let mut last = SOUND;
        (last[0], last[22]) = (38 + left, left);
        check_years(
            &read(&disclosure(2021, "", last)),
            &read(&disclosure(2022, "", SOUND)),
        )
    };
    let of = |left| -> Vec<Verdict> {
        let all = years(left);
        all.iter()
            .filter(|f| f.numbers[1] > 0.0)
            .map(|f| f.verdict)
            .collect()
    };
    assert_eq!(of(2), [Verdict::Holds; 2]);
    assert_eq!(of(5), [Verdict::Contradicts; 2]);
}

#[test]
fn a_stated_growth_is_computed_again() {
    let rates = |sentence: &str| contradictions(&law(sentence));
    assert_eq!(rates("办理行政复议案件45件，比上年的36件增长25%。"), []);
    assert_eq!(
        rates("办理行政复议案件45件，比上年的36件增长35%。"),
        [(Rule::RateAgrees, vec![35.0, 25.0])]
    );
    assert_eq!(
        rates("受理案件962件，较去年同期的952件上升1.15%。"),
        [(Rule::RateAgrees, vec![1.15, 1.05])]
    );
    // Cut and rounded, of numbers that are rounded themselves, of another number than the one before.
    assert_eq!(rates("受理案件962件，较去年同期的952件上升1.1%。"), []);
    assert_eq!(rates("完成投资1.2亿元，比上年的1.0亿元增长22%。"), []);
    assert_eq!(rates("办理行政复议案件45件，同比增长35%。"), []);
    assert_eq!(
        rates("2020年审结行政复议案件50件，2021年审结行政复议案件60件，增长30%。"),
        [(Rule::RateAgrees, vec![30.0, 20.0])]
    );
    assert_eq!(
        rates("2019年审结行政复议案件50件，2021年审结行政复议案件60件，增长30%。"),
        []
    );
}

#[test]
fn a_sum_behind_a_list_is_added_up_again() {
    let sums = |sentence: &str| contradictions(&law(sentence));
    assert_eq!(sums("办结来信12件、来访30件、来电5件，合计47件。"), []);
    assert_eq!(
        sums("办结来信12件、来访30件、来电5件，合计50件。"),
        [(Rule::PartsAddUp, vec![50.0, 47.0])]
    );
    // Of more than the list, of rounded numbers, of another thing.
    assert_eq!(sums("办结来信12件，来访30件、来电5件，合计50件。"), []);
    assert_eq!(sums("投入资金1.2万元、3.4万元，合计4.7万元。"), []);
    assert_eq!(sums("办结来信12件、来访30件，合计涉及50人。"), []);
}

#[test]
fn a_stated_share_is_computed_again() {
    let rates = |sentence: &str| contradictions(&law(sentence));
    assert_eq!(rates("全年收到行政复议申请50件，其中受理16件，占32%。"), []);
    assert_eq!(
        rates("全年收到行政复议申请50件，其中受理16件，占33.9%。"),
        [(Rule::RateAgrees, vec![33.9, 32.0])]
    );
    // Of something that the sentence does not count.
    assert_eq!(
        rates("全年收到行政复议申请50件，其中受理16件，占全市受理数的12.1%。"),
        []
    );
}

#[test]
fn parts_in_a_list_are_no_more_than_their_whole() {
    let sums = |sentence: &str| contradictions(&law(sentence));
    assert_eq!(sums("审结案件30件（驳回20件、撤销10件）。"), []);
    assert_eq!(
        sums("审结案件30件（驳回20件、撤销13件）。"),
        [(Rule::PartsAddUp, vec![30.0, 33.0])]
    );
    // Of some of the whole, and of two ways to count it.
    assert_eq!(sums("审结案件30件，其中驳回20件、撤销3件。"), []);
    assert_eq!(sums("审结案件30件，其中驳回20件，涉及征收18件。"), []);
}

#[test]
fn only_a_share_of_a_whole_cannot_pass_a_hundred() {
    let rates = |sentence: &str| contradictions(&law(sentence));
    assert_eq!(
        rates("群众满意率达到103%。"),
        [(Rule::RateInRange, vec![103.0])]
    );
    assert_eq!(rates("年度计划完成率达到125%。"), []);
    let said = found(&law("群众满意率达到98%。"), Verdict::Holds);
    assert!(said.iter().all(|(rule, _)| *rule != Rule::RateInRange));
}

#[test]
fn an_appendix_and_a_heading_taken_for_text_leave_no_gap() {
    let numbering = |text: &str| {
        let all = contradictions(text);
        all.iter()
            .filter(|(rule, _)| *rule == Rule::NumberingWithoutGaps)
            .count()
    };
    let report = |third: &str| {
        format!(
            "云溪县2021年法治政府建设情况报告\n一、依法决策\n组织培训3次。\n二、依法执法\n检查单位20家。\n{third}四、存在问题\n力量不足。\n"
        )
    };
    assert_eq!(numbering(&report("三、依法化解矛盾\n调解纠纷8件。\n")), 0);
    assert_eq!(numbering(&report("")), 1);
}

#[test]
fn a_report_is_out_in_the_time_that_its_kind_and_issuer_have() {
    let found = |title: &str, issuer: &str, signed: &str| {
        let text = format!("{title}\n一、总体情况\n完成各项工作。\n{issuer}\n{signed}\n");
        let findings = check(&read(&text));
        let mut in_time = findings
            .iter()
            .filter(|one| one.rule == Rule::PublishedInTime);
        let one = in_time.next().unwrap().clone();
        (one.verdict, one.numbers[1..].to_vec())
    };
    let of_county = "云溪县2022年政府信息公开工作年度报告";
    let of_bureau = "云溪县教育局2022年政府信息公开工作年度报告";
    let law = "云溪县2022年法治政府建设情况报告";
    let (january, march) = (vec![1.0, 31.0], vec![3.0, 31.0]);
    let cases = [
        (
            of_bureau,
            "云溪县教育局",
            "2023年1月31日",
            Verdict::Holds,
            &january,
        ),
        (
            of_bureau,
            "云溪县教育局",
            "2023年2月6日",
            Verdict::Contradicts,
            &january,
        ),
        (
            of_county,
            "云溪县人民政府办公室",
            "2023年2月6日",
            Verdict::Holds,
            &march,
        ),
        (
            law,
            "云溪县人民政府",
            "2023年3月31日",
            Verdict::Holds,
            &march,
        ),
        (
            law,
            "云溪县人民政府",
            "2023年4月1日",
            Verdict::Contradicts,
            &march,
        ),
        // Moved to another page, or without a date: nobody knows.
        (
            law,
            "云溪县人民政府",
            "2025年8月9日",
            Verdict::CannotAssess,
            &march,
        ),
        (
            of_bureau,
            "云溪县教育局",
            "",
            Verdict::CannotAssess,
            &january,
        ),
    ];
    for (title, issuer, signed, verdict, limit) in cases {
        assert_eq!(
            found(title, issuer, signed),
            (verdict, limit.clone()),
            "{issuer} {signed}"
        );
    }
    let before = "云溪县教育局2017年政府信息公开工作年度报告";
    assert_eq!(found(before, "云溪县教育局", "2018年3月1日").1, march);
}
