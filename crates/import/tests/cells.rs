//! Cells of the prescribed form where commas, blanks, cuts and units told twice stand around them.

use gongbao_import::{Imported, Problem, import};
use gongbao_report::Verified;
use std::collections::BTreeMap;

const TITLE: &str = "白沙县2023年政府信息公开工作年度报告";
const APPLICATIONS: &str = "三、收到和处理政府信息公开申请情况";
const DISPUTES: &str = "四、政府信息公开行政复议、行政诉讼情况";

fn read(text: &str) -> Imported {
    let imported = import(text.as_bytes(), None).unwrap();
    assert_eq!(
        Verified::of(imported.report.clone()).mismatches().count(),
        0
    );
    imported
}

/// The figures with an id of their own, without the lead that all have.
fn stated(imported: &Imported) -> BTreeMap<String, (f64, String)> {
    let figures = imported.report.figures.iter();
    let named = figures.filter_map(|figure| {
        let id = figure.id.strip_prefix("disclosure.")?;
        Some((id.to_owned(), (figure.value, figure.unit.clone())))
    });
    named.collect()
}

fn values(imported: &Imported, stem: &str) -> Vec<(String, f64)> {
    let all = stated(imported).into_iter();
    let of_stem =
        all.filter_map(|(id, (value, _))| Some((id.strip_prefix(stem)?.to_owned(), value)));
    of_stem.collect()
}

fn pairs(all: &[(&str, f64)]) -> Vec<(String, f64)> {
    let owned = all.iter().map(|(id, value)| ((*id).to_owned(), *value));
    owned.collect()
}

#[test]
fn commas_part_cells_as_tabs_do() {
    let text = format!(
        "{TITLE}\n一、总体情况\n全年收到来信12件,来访9次,均已办结。\n{APPLICATIONS}\n,,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计\n\
         三、本年度办理结果,（一）予以公开,\"1,204\",3,0,0,1,0,\"1,208\"\n\
         ,（二）部分公开（区分处理的，只计这一情形，不计其他情形）,5,0,0,,0,0,5\n\
         四、结转下年度继续办理,,2,0,0,0,0,0,2\n五、存在的主要问题及改进情况\n公开的深度还不够。\n"
    );
    let imported = read(&text);
    let all = stated(&imported);
    assert_eq!(all["applications.granted"], (1208.0, "件".to_owned()));
    assert_eq!(all["applications.granted.natural-persons"].0, 1204.0);
    assert_eq!(all["applications.partly"].0, 5.0);
    assert!(!all.contains_key("applications.partly.public-interest"));
    assert_eq!(all["applications.carried-forward"].0, 2.0);
    // A sentence keeps its commas.
    assert!(
        imported
            .report
            .text()
            .contains("来信12件,来访9次,均已办结。")
    );
}

/// Fifteen numbers of disputes in columns of ten places, zeros blank.
fn placed(head: &str) -> Imported {
    let numbers = [3, 0, 0, 1, 4, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2];
    let each = numbers.map(|n| match n {
        0 => " ".repeat(10),
        n => format!("{n:<10}"),
    });
    read(&format!(
        "{TITLE}\n{DISPUTES}\n行政复议{}行政诉讼\n{head}\n{}\n五、存在的主要问题及改进情况\n公开的深度还不够。\n",
        " ".repeat(42),
        each.concat()
    ))
}

#[test]
fn blank_disputes_are_told_by_the_header_over_them() {
    let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let column = |word: &str| format!("{word}{}", " ".repeat(10 - 2 * word.chars().count()));
    let head = results.map(column).concat().repeat(3);
    let above = format!(
        "{}未经复议直接起诉{}复议后起诉\n",
        " ".repeat(50),
        " ".repeat(34)
    );
    let imported = placed(&format!("{above}{head}"));
    assert_eq!(
        values(&imported, "reconsideration."),
        pairs(&[("pending", 1.0), ("total", 4.0), ("upheld", 3.0)])
    );
    assert_eq!(
        values(&imported, "litigation."),
        pairs(&[("after.corrected", 2.0), ("after.total", 2.0)])
    );
    // With no header in one line nothing tells the columns.
    let untold = placed(&head.replace("结果", "    ").replace("总计", "    "));
    let unclear = |problem: &Problem| matches!(problem, Problem::ColumnsUnclear { .. });
    assert_eq!(stated(&untold), BTreeMap::new());
    assert!(untold.diagnostics.iter().any(|d| unclear(&d.problem)));
}

#[test]
fn a_table_cut_inside_a_group_lacks_its_cell_and_no_number_moves() {
    let cells = |numbers: [&str; 7]| numbers.map(|n| format!("<td>{n}</td>")).concat();
    let head = "<tr><td rowspan=3 colspan=3></td><td colspan=7>申请人情况</td></tr><tr><td rowspan=2>自然人</td>\
        <td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr><tr><td>商业企业</td><td>科研机构</td>\
        <td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>";
    let page = format!(
        "<h1>{TITLE}</h1><p>{APPLICATIONS}</p><table>{head}<tr><td colspan=3>一、本年新收政府信息公开申请数量</td>{}</tr>\
         <tr><td rowspan=3>三、本年度办理结果</td><td rowspan=3>（四）无法提供</td><td>1.本机关不掌握相关政府信息</td>{}</tr></table>\
         <p>- 3 -</p><table>{head}<tr><td>2.没有现成信息需要另行制作</td>{}</tr><tr><td>3.补正后申请内容仍不明确</td>{}</tr>\
         <tr><td colspan=3>四、结转下年度继续办理</td>{}</tr></table>",
        cells(["9", "", "", "2", "", "", "11"]),
        cells(["4", "", "", "", "", "", "4"]),
        cells(["", "", "", "2", "", "", "2"]),
        cells(["", "1", "", "", "", "3", "4"]),
        cells(["1", "", "", "", "", "", "1"])
    );
    assert_eq!(
        values(&read(&page), "applications.unable."),
        pairs(&[
            ("not-held", 4.0),
            ("not-held.natural-persons", 4.0),
            ("not-made", 2.0),
            ("not-made.public-interest", 2.0),
            ("unclear", 4.0),
            ("unclear.businesses", 1.0),
            ("unclear.others", 3.0),
        ])
    );
}

#[test]
fn a_group_and_its_detail_in_one_cell_are_the_detail() {
    let rows: String = ["（三）不予公开1.属于国家秘密", "（五）不予处理<br>2.重复申请", "（六）其他处理 3.其他"]
        .iter()
        .map(|label| format!("<tr><td>{label}</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td></tr>"))
        .collect();
    let page = format!("<h1>{TITLE}</h1><p>{APPLICATIONS}</p><table>{rows}</table>");
    let totals: Vec<String> = values(&read(&page), "applications.")
        .into_iter()
        .filter(|(id, value)| *value > 0.0 && !id.ends_with(".natural-persons"))
        .map(|(id, _)| id)
        .collect();
    assert_eq!(
        totals,
        [
            "not-processed.repeated",
            "others.other",
            "refused.state-secret"
        ]
    );
}

#[test]
fn what_header_and_cell_both_call_ten_thousand_yuan_is_one_unit() {
    for (cell, head) in [
        ("310.5万元", "本年收费金额（单位：万元）"),
        ("310.5万元", "本年收费金额"),
        ("310.5", "本年收费金额（单位：万元）"),
        ("3105000元", "本年收费金额（单位：万元）"),
    ] {
        let page = format!(
            "<h1>{TITLE}</h1><p>二、主动公开政府信息情况</p><table><tr><td colspan=2>第二十条第（八）项</td></tr>\
             <tr><td>信息内容</td><td>{head}</td></tr><tr><td>行政事业性收费</td><td>{cell}</td></tr></table>"
        );
        assert_eq!(
            stated(&read(&page))["fees"],
            (310.5, "万元".to_owned()),
            "{cell}, {head}"
        );
    }
}
