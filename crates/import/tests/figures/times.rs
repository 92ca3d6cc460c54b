//! The year, the part of it and the region that a number is of.

use crate::reading::{reads, reads_nothing, report, say};
use gongbao_import::import;

#[test]
fn one_thing_in_several_years() {
    let expected = [
        "8件 = 新收行政诉讼案件 8 件 2018",
        "7件 = 新收行政诉讼案件 7 件 2019",
        "6件 = 新收行政诉讼案件 6 件",
    ];
    for text in [
        "2018年、2019年、2020年全县新收行政诉讼案件分别为8件、7件、6件。",
        "2018年至2020年,新收行政诉讼案件分别为8件、7件和6件。",
        "2018-2020年新收行政诉讼案件分别为8件、7件、6件。",
        "新收行政诉讼案件2018年、2019年、2020年分别为8件、7件、6件。",
    ] {
        reads(text, &expected);
    }
    reads_nothing("2018年、2019年新收行政诉讼案件分别为8件、7件、6件。");
}

#[test]
fn drafts_are_no_intentions() {
    reads("审查拟发文件15件。", &["15件 = 审查拟发文件 15 件"]);
    reads("拟开展检查5次。", &["5次 = 拟开展检查 5 次 2021 target"]);
}

#[test]
fn a_year_that_lost_its_mark_is_a_year_still() {
    reads(
        "2019总共办理案件66件,2020总共办理案件151件。",
        &[
            "66件 = 2019总共办理案件 66 件 2019",
            "151件 = 2020总共办理案件 151 件",
        ],
    );
}

#[test]
fn what_is_planned_for_the_next_year_is_no_result() {
    let page = "临江县2020年法治政府建设情况报告\n一、工作情况\n开展讲座5场。\n\
                二、2021年重点工作\n一是开展讲座不少于6场。\n";
    let figures = import(page.as_bytes(), None).unwrap().report.figures;
    let said: Vec<String> = figures.iter().map(say).collect();
    assert_eq!(
        said,
        [
            "5场 = 开展讲座 5 场",
            "不少于6场 = 开展讲座 ≥ 6 场 2021 target"
        ]
    );
}

#[test]
fn the_year_of_what_was_dealt_with() {
    reads(
        "组织2019年新录用人员考试3场。",
        &["3场 = 新录用人员考试 3 场"],
    );
    reads("2019年收到来信5件。", &["5件 = 收到来信 5 件 2019"]);
}

#[test]
fn what_is_said_of_others_is_not_said_of_the_district() {
    let figures = report("全市行政诉讼败诉率为15.3%,我县为8%。").figures;
    assert_eq!(say(&figures[0]), "15.3% = 全市行政诉讼败诉率 15.3 %");
    assert_eq!(figures[0].scope.as_ref().unwrap().zh, "全市");
    assert!(figures[0].id.starts_with("local."));
    reads("全县败诉率为15.3%。", &["15.3% = 败诉率 15.3 %"]);
}

#[test]
fn half_a_year_is_no_year() {
    let figures =
        report("上半年受理行政复议案件126件,审结98件;下半年受理153件。全年审结261件。").figures;
    let words: Vec<_> = figures.iter().map(|figure| figure.words.concat()).collect();
    assert_eq!(words, ["上半年", "上半年", "下半年", ""]);
    assert!(figures[0].id.starts_with("local."));
    assert!(figures[3].id.starts_with("reconsideration."));
}

#[test]
fn some_months_are_no_year() {
    let figures = report("2020年5月至当年底,受理行政复议案件126件。1—10月审结98件。").figures;
    let words: Vec<_> = figures.iter().map(|figure| figure.words.concat()).collect();
    assert_eq!(words, ["2020年5月至当年底", "1—10月"]);
    assert!(figures.iter().all(|figure| figure.id.starts_with("local.")));
    for year in ["1月至12月", "2020年1月至12月", "2020年1至2020年12月"] {
        let figures = report(&format!("{year}受理行政复议案件126件。")).figures;
        assert!(figures[0].id.starts_with("reconsideration."), "{year}");
    }
    for span in ["2018年1月至2020年12月", "2019年12月至今年11月"] {
        let figures = report(&format!("{span},受理行政复议案件126件。")).figures;
        assert_eq!(figures[0].words, [span]);
    }
}

#[test]
fn a_month_is_no_year() {
    let figures =
        report("2020年7月,全区办理行政复议案件12件。截至2020年10月,受理行政复议申请98件。").figures;
    let words: Vec<_> = figures.iter().map(|figure| figure.words.concat()).collect();
    assert_eq!(words, ["2020年7月", ""]);
    assert!(figures[0].id.starts_with("local."));
    assert!(figures[1].id.starts_with("reconsideration."));
}

#[test]
fn what_it_went_down_to_is_not_of_last_year() {
    reads(
        "车辆超限率由上年的8-13%下降到0.2%。",
        &[
            "8-13% = 车辆超限率 8–13 % 2019 base",
            "0.2% = 车辆超限率 0.2 %",
        ],
    );
    // Of what, is not said.
    reads_nothing("由上年的8-13%下降到0.2%。");
}

#[test]
fn what_will_be_done_is_no_result() {
    for said in [
        "2021年,我县将重点做好以下工作:一是实现培训率100%。",
        "下一步,我县将实现培训率100%。",
    ] {
        let figures = report(said).figures;
        assert!(
            figures
                .iter()
                .all(|figure| figure.mode == gongbao_report::model::Mode::Target),
            "{said}"
        );
    }
}
