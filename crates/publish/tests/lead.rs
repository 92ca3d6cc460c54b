//! What a chart says above its picture is said only where it says something.

use gongbao_import::import;
use gongbao_publish::prerender;
use gongbao_report::model::ChartKind;
use gongbao_report::{Checked, Verified};
use gongbao_viewer::text::Lang;

/// What the one list of a sentence says is the most.
fn most(sentence: &str) -> Option<String> {
    let text = format!(
        "清河县人民政府2021年法治政府建设情况报告\n一、工作情况\n{sentence}\n清河县人民政府\n2022年3月1日\n"
    );
    let report = import(text.as_bytes(), None).unwrap().report;
    let kinds: Vec<ChartKind> = report.charts.iter().map(|chart| chart.kind).collect();
    assert_eq!(kinds, [ChartKind::Bars], "{sentence}");
    let html = prerender::html(&Checked::of(Verified::of(report)), Lang::Zh, false);
    let (_, said) = html.split_once("class=\"most\">")?;
    Some(said.split('<').next()?.to_owned())
}

#[test]
fn the_most_of_a_list_is_said_of_things_of_one_kind_only() {
    let staff = "共有法学专业16人，经济专业5人，管理专业3人。";
    assert_eq!(most(staff).as_deref(), Some("法学专业最多，16人"));
    for nothing in [
        // Two are as many.
        "共有法学专业16人，经济专业16人，管理专业3人。",
        // Sums of money are of one kind by their unit only.
        "全年投入执法装备经费16万元，普法宣传经费5万元，法律援助经费3万元。",
        // A whole beside its parts.
        "处理来信16件，来访8件，信访总量24件。",
    ] {
        assert_eq!(most(nothing), None, "{nothing}");
    }
}
