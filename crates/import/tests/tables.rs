//! Tables that no form prescribes: units, years, plans and totals are what their own headers say.

use gongbao_import::import;
use gongbao_report::Figure;
use gongbao_report::model::{Mode, Period};

/// The figures of a page with these parts.
fn figures(title: &str, parts: &[&str]) -> Vec<Figure> {
    let page = format!("<h1>{title}</h1><p>一、情况</p>{}", parts.concat());
    import(page.as_bytes(), None).unwrap().report.figures
}

/// Cells behind each other, rows parted by /.
fn table(rows: &str) -> String {
    let row = |row: &str| {
        let cells = row.split(' ').map(|cell| format!("<td>{cell}</td>"));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    format!(
        "<table>{}</table>",
        rows.split(" / ").map(row).collect::<String>()
    )
}

/// Label, value and unit.
fn read(title: &str, parts: &[&str]) -> Vec<(String, f64, String)> {
    let all = figures(title, parts).into_iter();
    all.map(|f| (f.label.zh, f.value, f.unit)).collect()
}

const BUDGET: &str = "白沙县2023年财政预算执行情况报告";
const LAW: &str = "白沙县2023年法治政府建设情况报告";

#[test]
fn the_line_over_a_table_says_the_unit_of_its_amounts_alone() {
    let rows =
        table("项目 2022年决算数 预算数 执行数 为预算% 比上年增长 / 增值税 410 420 418.5 99.6 2.1");
    for line in ["单位：万元", "表1 收入执行情况 （单位： 万元）"] {
        let all = read(BUDGET, &[&format!("<p>{line}</p>"), &rows]);
        let units: Vec<&str> = all.iter().map(|(_, _, unit)| unit.as_str()).collect();
        assert_eq!(units, ["万元", "万元", "万元", "%", ""], "{line}");
    }
    let sentence = "<p>各单位共收到来信12封。</p>";
    let units = read(BUDGET, &[sentence, &rows]).into_iter().skip(1);
    assert_eq!(
        units.map(|(_, _, unit)| unit).collect::<Vec<_>>(),
        ["", "", "", "%", ""]
    );
}

#[test]
fn a_year_and_a_plan_are_those_of_the_column() {
    let rows = table("项目 2022年决算数 预算数 预计执行数 上年同期 / 一般公共预算收入 88 92 95 70");
    let all = figures(BUDGET, &["<p>单位：万元</p>", &rows]);
    let said: Vec<(f64, Mode, Option<Period>)> =
        all.iter().map(|f| (f.value, f.mode, f.period)).collect();
    assert_eq!(
        said,
        [
            (88.0, Mode::Result, Some(Period::of(2022))),
            (92.0, Mode::Target, None),
            (95.0, Mode::Expected, None),
            (70.0, Mode::Result, Some(Period::of(2022))),
        ]
    );
}

#[test]
fn the_unit_in_a_row_is_nearer_than_that_of_its_column() {
    let rows =
        table("产品 产量（吨） 比上年增长（%） / 粮食 1200 2.0 / 生猪出栏（万头） 12.3 -1.2");
    let units = read(BUDGET, &[&rows]).into_iter().map(|(_, _, unit)| unit);
    assert_eq!(units.collect::<Vec<_>>(), ["吨", "%", "万头", "%"]);
}

#[test]
fn a_column_of_units_names_nothing_and_one_of_offices_says_no_unit() {
    let units = table("指标 计量单位 2023年 / 粮食产量 吨 1200 / 新增就业 人 310");
    let said = |label: &str, value, unit: &str| (label.to_owned(), value, unit.to_owned());
    assert_eq!(
        read(BUDGET, &[&units]),
        [
            said("粮食产量", 1200.0, "吨"),
            said("新增就业", 310.0, "人")
        ]
    );
    let offices = table("单位 数量 / 公安局 21 / 城管局 8");
    assert_eq!(
        read(LAW, &[&offices]),
        [said("公安局 数量", 21.0, ""), said("城管局 数量", 8.0, "")]
    );
}

#[test]
fn of_two_instances_none_is_the_whole_and_of_offices_their_total() {
    let named = |rows: &str| -> Vec<String> {
        let all = figures(LAW, &[&table(rows)]);
        let named = all
            .into_iter()
            .filter(|f| !f.id.starts_with("local."))
            .map(|f| f.value.to_string());
        named.collect()
    };
    assert_eq!(named("项目 一审 二审 / 败诉案件数（件） 3 1"), [""; 0]);
    assert_eq!(named("项目 一审 二审 合计 / 败诉案件数（件） 3 1 4"), ["4"]);
    let offices = "部门 行政复议案件收案（件） / 公安局 20 / 民政局 11";
    assert_eq!(named(offices), [""; 0]);
    assert_eq!(named(&format!("{offices} / 合计 31")), ["31"]);
}

#[test]
fn a_long_cell_lends_its_first_clause_and_a_code_or_the_number_of_a_table_is_no_figure() {
    let long = "深入推进乡镇综合行政执法改革，逐项核定赋权事项清单，明确权责边界，落实人员编制和经费保障，推动执法重心下移";
    let rows = table(&format!(
        "科目编码 工作内容 完成数量（件） / 201 {long} 45 / 205 备案 17"
    ));
    assert_eq!(
        read(LAW, &["<p>附表1 案件情况</p>", &rows]),
        [
            (
                "深入推进乡镇综合行政执法改革 完成数量".to_owned(),
                45.0,
                "件".to_owned()
            ),
            ("备案 完成数量".to_owned(), 17.0, "件".to_owned())
        ]
    );
    let missed = table("指标 目标 完成情况 / 失业率（%） 4.5以内 3.1 / 新增就业（人） 200 231");
    let first = &read(BUDGET, &[&missed])[0];
    assert_eq!(first.0, "失业率 完成情况");
}

#[test]
fn a_table_drawn_in_markdown_names_its_rows_alone() {
    let text = "白沙县2024年国民经济和社会发展统计公报\n## 一、人口\n![](./a.png)\n\
        | 指标 | 年末数（万人） | 绝对数（户） |\n|---|---|---|\n\
        | 全县人口[5] | 42.6 | 1300 |\n| 其中：城镇 | 21.3 | 700 |\n## 二、工业\n工业稳定增长。\n";
    let report = import(text.as_bytes(), None).unwrap().report;
    let headings: Vec<&str> = report.sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(headings, ["人口", "工业"]);
    let told = report.figures.iter();
    let told = told.map(|f| format!("{} {} {}", f.label.zh, f.value, f.unit));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "全县人口 年末数 42.6 万人",
            "全县人口 1300 户",
            "城镇 年末数 21.3 万人",
            "城镇 700 户"
        ]
    );
}

#[test]
fn a_copied_table_has_its_own_title_and_every_row_its_name_and_unit() {
    let text = "白沙县2004年国民经济和社会发展统计公报\n## 一、农业\n种植业稳定。\n\
        主要农产品产量如下：\n2004年 比上年增长％\n粮食 46.5 万吨 4.5\n其中：稻谷 41.7 万吨 5.9\n\
        （按实收计）\n油料 2.2 万吨 －0.8\n棉花 0.4 万吨 3.7\n## 二、工业\n工业稳定增长。\n";
    let report = import(text.as_bytes(), None).unwrap().report;
    let headings: Vec<&str> = report.sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(headings, ["农业", "工业"]);
    let told: Vec<String> = report
        .figures
        .iter()
        .map(|f| format!("{} {} {}", f.label.zh, f.value, f.unit))
        .collect();
    assert_eq!(
        told,
        [
            "粮食 465000 吨",
            "粮食 比上年增长 4.5 %",
            "稻谷 417000 吨",
            "稻谷 比上年增长 5.9 %",
            "油料 22000 吨",
            "油料 比上年增长 -0.8 %",
            "棉花 4000 吨",
            "棉花 比上年增长 3.7 %"
        ]
    );
    assert_eq!(report.charts[0].title.zh, "主要农产品产量");
}

#[test]
fn a_table_among_the_lines_of_the_contents_stays() {
    let text = "临江县2021年法治政府建设年度报告\n目录\n一、综合\n项目 | 来信 | 来访 |\n甲镇 | 12件 | 9件 |\n一、综合\n收到来信31封。";
    let report = import(text.as_bytes(), None).unwrap().report;
    assert!(report.paragraphs().any(|p| p.table.is_some()));
}

#[test]
fn a_row_in_which_all_fell_heads_no_column() {
    let rows = table("指标 全县 城市 / 粮食 5.6 5.7 / 肉禽 -8.7 －8.5 / 衣着 1.5 -2.0");
    let all = read("白沙县2023年物价公报", &["<p>单位：%</p>", &rows]);
    let labels: Vec<&str> = all.iter().map(|(label, ..)| label.as_str()).collect();
    let of = |name: &str| ["全县", "城市"].map(|place| format!("{name} {place}"));
    assert_eq!(labels, ["粮食", "肉禽", "衣着"].map(of).concat());
}

#[test]
fn a_head_without_numbers_below_is_over_the_column_beside_it_that_has_none() {
    let row = |cells: &str| format!("<tr><td>{}</td></tr>", cells.replace('|', "</td><td>"));
    let rows = [
        "指标|单位|绝对数||比上年增长%||",
        "公路|万人|278.0|||3.6|",
        "水运|万人|2.2|||-2.9|",
    ];
    let rows = format!("<table>{}</table>", rows.map(row).concat());
    let all = read("白沙县2023年统计公报", &[&rows]);
    let all: Vec<(&str, f64, &str)> = all
        .iter()
        .map(|(l, v, u)| (l.as_str(), *v, u.as_str()))
        .collect();
    assert_eq!(
        all,
        [
            ("公路", 278.0, "万人"),
            ("公路 比上年增长", 3.6, "%"),
            ("水运", 2.2, "万人"),
            ("水运 比上年增长", -2.9, "%"),
        ]
    );
}

#[test]
fn a_cell_that_tells_of_numbers_heads_none_and_a_column_of_years_has_the_name_beside_it() {
    let long =
        "全年办理行政复议案件229件，其中当年办结211件，另有18件正在审理之中，均未超过法定期限";
    let rows = table(&format!("任务 情况 / 复议 {long} / 应诉 45件"));
    let labels = |rows: &str| -> Vec<String> {
        let all = read(LAW, &[rows]).into_iter();
        all.map(|(label, ..)| label).collect()
    };
    assert_eq!(labels(&rows), ["应诉 情况"]);
    // A number with its unit in brackets is one.
    let rows = table("项目 数量 占比 / 行政复议 229（件） 45% / 行政应诉 31（件） 6%");
    assert_eq!(labels(&rows), ["行政复议 占比", "行政应诉 占比"]);
    let rows = table("年龄 人数 / 16-59岁（含不满60周岁） 85");
    assert_eq!(labels(&rows), ["16-59岁（含不满60周岁） 人数"]);
    let rows = table(" 案件数 / 2022年 118 / 2023年 129");
    let all = figures(LAW, &[&rows]);
    let all: Vec<(&str, Option<Period>)> = all
        .iter()
        .map(|f| (f.label.zh.as_str(), f.period))
        .collect();
    assert_eq!(
        all,
        [("2022年 案件数", Some(Period::of(2022))), ("案件数", None)]
    );
}
