//! Who reports, on what year and what kind of report it is, where a work report says so in its own ways.

use gongbao_import::import;
use gongbao_report::Report;
use gongbao_report::model::ReportKind;

fn read(lines: &[&str]) -> Report {
    import(lines.join("\n").as_bytes(), None).unwrap().report
}

const TEXT: &str = "过去一年，全市上下奋力拼搏，新建学校12所，新增床位300张，各项工作都取得了新的成绩，完成了年初确定的目标。";

/// Title, issuer, year.
fn front(lines: &[&str]) -> (String, String, u16) {
    let report = read(lines);
    (report.title, report.issuer, report.year)
}

fn told(title: &str, issuer: &str, year: u16) -> (String, String, u16) {
    (title.to_owned(), issuer.to_owned(), year)
}

#[test]
fn the_congress_before_which_it_is_held_names_the_city() {
    let lines = [
        "临江市第十四届人民代表大会第一次会议政府工作报告",
        "政府工作报告",
        "——2012年12月20日在临江市第十四届人民代表大会第一次会议上",
        "现在，我代表市人民政府向大会作政府工作报告，请予审议。",
        "一、过去五年工作回顾",
        TEXT,
        "二、2013年主要工作",
        "新建学校20所。",
    ];
    // Held in December: the year that ends is reported on, whatever the plan's heading says.
    assert_eq!(front(&lines), told("政府工作报告", "临江市人民政府", 2012));
}

#[test]
fn a_speech_without_a_title_is_a_work_report() {
    for held in [
        "──2018年1月6日在临江市第四届人民代表大会第一次会议上",
        "2018年1月6日在临江市第四届人民代表大会第一次会议上",
    ] {
        let report = read(&[
            held,
            "市长 王某某",
            "各位代表：",
            "现在，我代表临江市人民政府向大会报告工作，请予审议。",
            "一、过去五年工作回顾",
            TEXT,
            "二、2018年重点工作",
            "新建学校20所。",
        ]);
        let read = (report.title.as_str(), report.year, report.kind);
        assert_eq!(read, ("", 2017, ReportKind::GovernmentWork), "{held}");
    }
}

#[test]
fn a_title_without_the_level_has_it_from_the_speaker() {
    let lines = [
        "临江政府工作报告",
        "现在，我代表市人民政府向大会作工作报告，请予审议。",
        "一、2011年工作回顾",
        TEXT,
    ];
    assert_eq!(
        front(&lines),
        told("临江政府工作报告", "临江市人民政府", 2011)
    );
}

#[test]
fn a_title_is_told_once_and_may_quote() {
    let lines = [
        "临江市人民政府2016年《政府工作报告》",
        "政府工作报告",
        "代市长 王某某",
        "一、2015年工作回顾",
        TEXT,
    ];
    let title = "临江市人民政府2016年《政府工作报告》";
    assert_eq!(front(&lines), told(title, "临江市人民政府", 2015));
    let lines = [
        "2026年临江市政府工作报告2026年临江市政府工作报告",
        "一、2025年工作回顾",
        TEXT,
    ];
    let title = "2026年临江市政府工作报告";
    assert_eq!(front(&lines), told(title, "临江市人民政府", 2025));
}

#[test]
fn the_committee_of_a_zone_reports_as_a_government_does() {
    let lines = [
        "临江新区2021年管委会工作报告",
        "现在，我代表临江新区管理委员会，向大会作工作报告，请予审议。",
        "一、2020年工作回顾",
        TEXT,
    ];
    let report = read(&lines);
    assert_eq!(report.kind, ReportKind::GovernmentWork);
    assert_eq!(report.issuer, "临江新区管理委员会");
    assert_eq!(report.year, 2020);
}

#[test]
fn years_in_words_and_before_1980() {
    let lines = [
        "关于一九七八年国民经济计划执行结果的公报",
        "1979年6月27日",
        TEXT,
    ];
    assert_eq!(read(&lines).year, 1978);
}

#[test]
fn an_organ_of_the_state_under_the_title_issues_the_bulletin() {
    let lines = [
        "2019年国民经济和社会发展统计公报",
        "国家统计局",
        "2020年2月28日",
        "2019年，各项事业平稳发展。",
        "一、综合",
        TEXT,
    ];
    assert_eq!(
        front(&lines),
        told("2019年国民经济和社会发展统计公报", "国家统计局", 2019)
    );
}

#[test]
fn the_congress_tells_the_place_where_the_title_names_one_of_another_level() {
    let lines = [
        "临江市政府工作报告",
        "——2014年2月18日在临江白族自治州第十三届人民代表大会第二次会议上",
        "现在，我代表州人民政府向大会报告工作，请予审议。",
        "一、2013年工作回顾",
        TEXT,
    ];
    assert_eq!(
        front(&lines),
        told("临江市政府工作报告", "临江白族自治州人民政府", 2013)
    );
}

#[test]
fn a_title_may_say_when_and_by_whom_it_was_held() {
    let lines = [
        "临江市政府工作报告 （2014年1月6日 王某某）",
        "——2014年1月6日在临江市第十五届人民代表大会第四次会议上",
        "临江市市长 王某某",
        "各位代表：",
        "现在，我代表市人民政府，向大会报告工作，请予审议。",
        "一、2013年政府工作回顾",
        TEXT,
    ];
    let title = "临江市政府工作报告 （2014年1月6日 王某某）";
    assert_eq!(front(&lines), told(title, "临江市人民政府", 2013));
    // At the end of the year, which is the one looked back on, and no byline says it again.
    let lines = [
        "临江市政府工作报告（2021年12月21日 王某某）",
        "现在，我代表市人民政府，向大会报告工作，请予审议。",
        "一、过去五年工作回顾",
        TEXT,
    ];
    assert_eq!(front(&lines).2, 2021);
    let lines = [
        "2012年临江市政府工作报告",
        "（2012年12月20日）",
        "一、工作回顾",
        TEXT,
    ];
    assert_eq!(front(&lines).2, 2012);
}

#[test]
fn who_speaks_and_to_whom_is_no_title() {
    for speaker in ["临江市市长 王某某", "代市长 王某某", "州长王某", "各位代表"]
    {
        let lines = [speaker, "一、2013年工作回顾", TEXT];
        assert_eq!(front(&lines).0, "", "{speaker}");
    }
}

#[test]
fn a_title_stands_above_the_salutation() {
    let lines = [
        "2009年政府工作报告",
        "市长 王某某",
        "各位代表：",
        "我代表市人民政府，向大会作工作报告，请予审议。",
        "2008年工作回顾与总结",
        TEXT,
    ];
    assert_eq!(front(&lines).0, "2009年政府工作报告");
}

#[test]
fn the_congress_in_a_title_names_the_city() {
    let lines = [
        "王某市长在临江市第十二届人民代表大会第三次会议上的政府工作报告（2005年）",
        "一、2004年工作回顾",
        TEXT,
    ];
    assert_eq!(front(&lines), told(lines[0], "临江市人民政府", 2004));
}

#[test]
fn the_place_stands_with_the_speaker_or_after_the_day() {
    let lines = [
        "政府工作报告",
        "临江市市长 王某某",
        "各位代表：",
        "现在，我代表市人民政府向大会报告工作，请予审议。",
        "一、2003年工作回顾",
        TEXT,
    ];
    assert_eq!(front(&lines).1, "临江市人民政府");
    let lines = [
        "2014年政府工作报告",
        "（2014年1月11日临江市第十四届人民代表大会第二次会议通过）",
        "一、2013年工作回顾",
        TEXT,
    ];
    assert_eq!(front(&lines).1, "临江市人民政府");
    // A level alone is no name.
    let lines = [
        "2013年自治区政府工作报告",
        "2013年1月26日在西岭自治区第十二届人民代表大会一次会议上",
        "一、2012年工作回顾",
        TEXT,
    ];
    assert_eq!(front(&lines).1, "西岭自治区人民政府");
}

#[test]
fn the_state_council_reports_to_the_national_congress() {
    let lines = [
        "1984年政府工作报告",
        "——1984年5月15日在第六届全国人民代表大会第二次会议上",
        "我代表国务院向大会作政府工作报告，请予审议。",
        "一、国内建设",
        TEXT,
    ];
    assert_eq!(front(&lines), told("1984年政府工作报告", "国务院", 1983));
}

#[test]
fn the_main_work_of_the_year_of_the_speech_is_a_plan() {
    let lines = [
        "政府工作报告",
        "——在临江省第十二届人民代表大会第四次会议上",
        "临江省人民政府省长 王某某",
        "（2016年1月8日）",
        "一、“十二五”时期经济社会发展回顾",
        TEXT,
        "二、2016年主要工作",
        TEXT,
    ];
    assert_eq!(front(&lines).2, 2015);
    let lines = [
        "2016年临江市人民政府工作报告",
        "一、“十二五”时期工作回顾",
        TEXT,
        "二、2016年主要工作",
        TEXT,
    ];
    assert_eq!(front(&lines).2, 2015);
    // Named for the year it looks back on.
    let lines = [
        "2013年临江省人民政府工作报告",
        "一、2013年工作回顾",
        TEXT,
        "二、2014年主要工作",
        TEXT,
    ];
    assert_eq!(front(&lines).2, 2013);
}
