//! What is read from a sentence, said in a line for each figure.

use gongbao_import::{Problem, import};
use gongbao_report::Report;
use gongbao_report::model::{Chart, Row};

/// A report of an invented county with this one section.
pub fn report(text: &str) -> Report {
    let page = format!("临江县2020年法治政府建设情况报告\n一、工作情况\n{text}\n");
    import(page.as_bytes(), None).unwrap().report
}

pub fn ids(text: &str) -> Vec<String> {
    report(text)
        .figures
        .into_iter()
        .map(|figure| figure.id)
        .collect()
}

/// Kind and figures of each chart, wholes before their parts.
pub fn charts(text: &str) -> Vec<String> {
    fn figures(row: &Row) -> Vec<&str> {
        let own = row.figures.iter().map(String::as_str);
        own.chain(row.parts.iter().flat_map(figures)).collect()
    }
    let say = |chart: &Chart| {
        let rows: Vec<&str> = chart.rows.iter().flat_map(figures).collect();
        format!("{:?}: {}", chart.kind, rows.join(", "))
    };
    report(text).charts.iter().map(say).collect()
}

#[test]
fn a_doubt_points_at_its_own_number_and_not_into_another() {
    let text = "清河县人民政府2021年工作报告\n一、2021年工作回顾\n设立114个站点。由14个部门组成专班到4个乡镇。\n";
    let imported = import(text.as_bytes(), None).unwrap();
    let doubts = imported.diagnostics.iter();
    let doubts = doubts.filter(|d| matches!(d.problem, Problem::FigureUnclear { .. }));
    let places: Vec<_> = doubts.map(|d| (d.line, d.excerpt.clone())).collect();
    let excerpt = ["设立114个站点。由", "14个", "部门组成专班到4个乡镇。"];
    assert_eq!(places, [(3, excerpt.map(str::to_owned))]);
}

#[test]
fn a_total_is_told_by_its_word_and_not_by_a_part_of_a_name() {
    let words = |text: &str| report(text).figures[0].words.clone();
    assert_eq!(words("全县共收到申请65件。"), ["共"]);
    assert_eq!(words("累计办理申请65件。"), ["累计"]);
    for name in [
        "出台支持企业共渡难关12条。",
        "建成三共四同社区30个。",
        "公共服务设施30处。",
    ] {
        assert!(words(name).is_empty(), "{name}");
    }
}
