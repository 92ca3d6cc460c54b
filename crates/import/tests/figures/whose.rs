//! Whose a number is: the district's own, or a part's.

use crate::reading::{charts, report};

/// The numbers of the text with whose they are, where they are not the district's own.
fn whose(text: &str) -> Vec<String> {
    let figures = report(text).figures;
    let told = figures.iter().map(|figure| match &figure.scope {
        Some(scope) => format!("{} {}", figure.source.printed, scope.zh),
        None => figure.source.printed.clone(),
    });
    told.collect()
}

#[test]
fn what_some_of_the_district_did_is_theirs() {
    let text = "10个平台完成产值57亿元、固定资产投资11亿元。";
    assert_eq!(whose(text)[2], "11亿元 10个平台");
    assert_eq!(
        whose("完成产值57亿元、固定资产投资11亿元。"),
        ["57亿元", "11亿元"]
    );
    let text = "40个产业园新建成项目275个、在建项目979个。";
    assert_eq!(whose(text)[2], "979个 40个产业园");
}

#[test]
fn a_part_that_opens_a_sentence_is_whose_its_next_clauses_are() {
    let text = "东河高新区形成创新成果14项，新注册企业350家、注册资本18亿元。";
    // The first says itself whose it is.
    let part = ["14项", "350家 东河高新区", "18亿元 东河高新区"];
    assert_eq!(whose(text), part);
    assert_eq!(
        whose("六县实现工业总产值57亿元，新增企业31家。"),
        ["57亿元 六县", "31家 六县"]
    );
}

#[test]
fn the_district_and_what_is_counted_are_no_part_of_it() {
    for text in [
        "东河高新区形成创新成果14项，全县新注册企业350家。",
        "东河高新区建成投用，新注册企业350家、注册资本18亿元。",
        "产业园新增2个，划定控制线60万亩。",
        "老旧小区改造开工17个，惠及居民300户。",
        "建成区绿化覆盖率42%，森林覆盖率14%。",
        "地区生产总值57亿元，固定资产投资11亿元。",
    ] {
        let last = whose(text).pop().unwrap();
        assert!(!last.contains(' '), "{text}: {last}");
    }
}

#[test]
fn what_may_be_a_parts_is_in_no_chart() {
    let open = "东河高新区形成创新成果14项；新引进项目25个，落地产业项目18个，开工重大项目9个。";
    assert_eq!(charts(open), [""; 0]);
    // What the part did first may have no number of its own.
    let told = "东河高新区成立服务中心，新引进项目25个，落地产业项目18个，开工重大项目9个。";
    assert_eq!(charts(told), [""; 0]);
    let own = open.replace("东河高新区", "全县");
    assert_eq!(charts(&own).len(), 1);
    // Whether the next rates are of it too.
    let rates = "中心城区燃气普及率97%，雨污分流率85%，道路完好率98%。";
    assert_eq!(charts(rates), [""; 0]);
    assert_eq!(charts(&rates.replace("中心城区", "全县")).len(), 1);
}

#[test]
fn a_chart_of_what_a_part_did_says_so_in_its_title() {
    let text = "东河高新区集聚企业14家，新注册企业350家、新引进企业18家、新上市企业7家。";
    let charts = report(text).charts;
    let titles: Vec<_> = charts.iter().map(|chart| &*chart.title.zh).collect();
    assert_eq!(titles, ["东河高新区：新注册企业、新引进企业等"]);
}

#[test]
fn what_is_of_each_or_of_the_highest_is_said_beside_the_number() {
    let words = |text: &str| report(text).figures.pop().unwrap().words;
    assert_eq!(words("建成示范性中小学、村级小学各20所。"), ["各"]);
    assert_eq!(words("新农合补偿比例最高达80%。"), ["最高"]);
    assert_eq!(words("各镇新农合补偿比例达80%。"), [""; 0]);
}
