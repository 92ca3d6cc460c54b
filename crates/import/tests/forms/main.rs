//! The prescribed form of a disclosure report is read alike in every dress it is published in.

mod applications;

use applications::{HEAD, ROWS, expected, html, lines};
use gongbao_import::{Imported, Problem, import};
use std::collections::BTreeMap;
use std::fmt::Write;

const DISPUTES: [u32; 15] = [2, 1, 0, 0, 3, 1, 0, 0, 1, 2, 0, 0, 1, 0, 1];

fn read(text: &str) -> Imported {
    import(text.as_bytes(), None).unwrap()
}

/// The figures with an id of their own: id, value and unit.
fn stated(imported: &Imported) -> BTreeMap<String, (f64, String)> {
    let figures = imported.report.figures.iter();
    let named = figures.filter(|figure| !figure.id.starts_with("local."));
    named
        .map(|figure| (figure.id.clone(), (figure.value, figure.unit.clone())))
        .collect()
}

fn of_applications(imported: &Imported) -> BTreeMap<String, (f64, String)> {
    let mut all = stated(imported);
    all.retain(|id, _| id.starts_with("disclosure.applications."));
    all
}

#[test]
fn a_page_is_read_by_its_header() {
    let imported = read(&html(false));
    assert_eq!(of_applications(&imported), expected(false));
    let figures = &imported.report.figures;
    let label = |id: &str| {
        figures
            .iter()
            .find(|f| f.id == id)
            .unwrap()
            .label
            .zh
            .as_str()
    };
    assert_eq!(
        label("disclosure.applications.granted"),
        "本年度办理结果 予以公开"
    );
    assert_eq!(
        label("disclosure.applications.refused.by-law.businesses"),
        "不予公开 其他法律行政法规禁止公开 商业企业"
    );
}

#[test]
fn a_zero_left_blank_is_no_number_and_moves_none() {
    assert_eq!(of_applications(&read(&html(true))), expected(true));
}

#[test]
fn tabs_and_bars_lose_what_a_cell_covers_and_no_number() {
    for mark in ["\t", " | "] {
        assert_eq!(
            of_applications(&read(&lines(mark))),
            expected(false),
            "{mark:?}"
        );
    }
    let text = lines(" | ");
    let framed = text.lines().map(|line| match line.contains('|') {
        true => format!("| {line} | | |\n"),
        false => format!("{line}\n"),
    });
    assert_eq!(
        of_applications(&read(&framed.collect::<String>())),
        expected(false)
    );
}

#[test]
fn blanks_between_the_columns_are_enough() {
    for mark in [" ", "   ", "          "] {
        assert_eq!(
            of_applications(&read(&lines(mark))),
            expected(false),
            "{mark:?}"
        );
    }
}

#[test]
fn a_label_broken_over_lines_is_put_together_around_its_numbers() {
    let broken = lines("   ")
        .replace(
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）   ",
            "（二）部分公开（区分处理的，只计这一情形，不\n计其他情形）\n",
        )
        .replace(
            "重新出具已获取信息   0   0   0   0   0   0   0",
            "重新出具   0   0   0   0   0   0   0\n    已获取信息",
        );
    assert_eq!(of_applications(&read(&broken)), expected(false));
}

#[test]
fn a_group_beside_a_misprinted_detail_of_it_is_no_row() {
    let misprinted = lines(" | ").replace(
        "申请人无正当理由逾期",
        "（六）其他处理 | 申请人无正某理由逾期",
    );
    assert_eq!(of_applications(&read(&misprinted)), expected(false));
}

#[test]
fn blanks_are_told_by_the_place_of_a_number_in_its_line() {
    let placed = |blank: &str| {
        let mut text = format!("{HEAD}\n三、收到和处理政府信息公开申请情况\n");
        for (_, label, numbers) in ROWS {
            let wide: usize = label
                .chars()
                .map(|c| if c.is_ascii() { 1 } else { 2 })
                .sum();
            write!(text, "{label}{}", " ".repeat(84 - wide)).unwrap();
            for number in numbers {
                // One row prints them, and shows where every column is.
                let printed = if number == 0 && !label.starts_with('一') {
                    blank.to_owned()
                } else {
                    number.to_string()
                };
                write!(text, "{printed:<6}").unwrap();
            }
            text.push('\n');
        }
        of_applications(&read(&text))
    };
    assert_eq!(placed("0"), expected(false));
    let mut printed = expected(false);
    printed.retain(|id, (value, _)| *value > 0.0 || id.contains(".received"));
    assert_eq!(placed(""), printed);
}

#[test]
fn a_second_form_on_the_page_states_nothing_of_the_first() {
    let before = html(false);
    let table = &before[before.find("<table>").unwrap()..before.find("</body>").unwrap()];
    let two = before.replace("</body>", &format!("<p>附：2021年情况</p>{table}</body>"));
    assert_eq!(stated(&read(&two)), expected(false));
}

#[test]
fn the_form_of_another_year_on_the_page_has_no_ids() {
    let this = html(false);
    let table = &this[this.find("<table>").unwrap()..this.find("</body>").unwrap()];
    let last = table.replace("<p>20</p>", "<p>25</p>");
    let both = this.replace(
        table,
        &format!("<p>2021年情况表</p>{last}<p>2022年情况表</p>{table}"),
    );
    assert_eq!(stated(&read(&both)), expected(false));
}

#[test]
fn a_budget_and_key_figures_have_the_units_of_their_headers() {
    let page = "<h1>云溪县2023年国民经济和社会发展统计公报</h1><p>一、综合</p>\
        <table><tr><td>指标</td><td>单位</td><td>绝对数</td><td>比上年增长(%)</td></tr>\
        <tr><td>地区生产总值</td><td>亿元</td><td>512.3</td><td>-3.2</td></tr></table>\
        <table><tr><td>项目</td><td>预算数（万元）</td><td>决算数（万元）</td><td>为预算%</td><td>比上年增减%</td></tr>\
        <tr><td>税收收入</td><td>9,000</td><td>8,800</td><td>97.8</td><td>+5.4</td></tr></table>\
        <table><tr><td>项目</td><td>预算数</td></tr><tr><td>教育支出</td><td>120</td></tr></table>";
    let report = read(page).report;
    let figures = report.figures.iter();
    let read: Vec<(f64, &str)> = figures.map(|f| (f.value, f.unit.as_str())).collect();
    let wanted = [
        (512.3, "亿元"),
        (-3.2, "%"),
        (9000.0, "万元"),
        (8800.0, "万元"),
        (97.8, "%"),
        (5.4, "%"),
        (120.0, ""),
    ];
    assert_eq!(read, wanted);
    assert!(report.figures.iter().all(|f| f.id.starts_with("local.")));
}

#[test]
fn of_a_table_of_offices_the_row_of_totals_has_the_id() {
    let page = "<h1>云溪县2023年法治政府建设情况报告</h1><p>一、行政复议</p><table><tr><td>单位</td><td>行政复议案件收案（件）</td></tr>\
        <tr><td>公安局</td><td>20</td></tr><tr><td>合计</td><td>31</td></tr></table>";
    let all = stated(&read(page));
    assert_eq!(
        all.values().map(|(value, _)| *value).collect::<Vec<_>>(),
        [31.0]
    );
}

#[test]
fn a_form_on_two_pages_goes_on_in_the_second_table() {
    let two = html(false).replace(
        "<tr><td>3.补正后",
        "</table><p>-2-</p><table><tr><td>3.补正后",
    );
    assert_eq!(of_applications(&read(&two)), expected(false));
}

/// All labels, then all numbers: rows of seven, and the reasons column by column.
fn apart(numbers: &[[u32; 7]]) -> String {
    let mut text = format!("{HEAD}\n三、收到和处理政府信息公开申请情况\n申请人情况\n\n");
    for (_, label, _) in ROWS {
        writeln!(text, "{label}\n").unwrap();
    }
    let row = |text: &mut String, row: &[u32; 7]| {
        for number in row {
            writeln!(text, "{number}\n").unwrap();
        }
    };
    numbers[..4]
        .iter()
        .for_each(|numbers| row(&mut text, numbers));
    for column in 0..7 {
        for numbers in &numbers[4..15] {
            writeln!(text, "{}", numbers[column]).unwrap();
        }
        text.push('\n');
    }
    numbers[15..]
        .iter()
        .for_each(|numbers| row(&mut text, numbers));
    text
}

#[test]
fn numbers_apart_from_their_labels_are_read_while_the_equations_hold() {
    let numbers = ROWS.map(|(_, _, numbers)| numbers);
    assert_eq!(of_applications(&read(&apart(&numbers))), expected(false));
    // A row too few, and numbers of another order: nothing is guessed.
    assert_eq!(
        of_applications(&read(&apart(&numbers[..24]))),
        BTreeMap::new()
    );
    let mut turned = numbers;
    turned.iter_mut().for_each(|row| row.rotate_left(2));
    assert_eq!(of_applications(&read(&apart(&turned))), BTreeMap::new());
}

#[test]
fn a_row_whose_columns_cannot_be_told_has_no_id_and_a_warning() {
    let cut = lines(" | ").replace(
        "予以公开 | 16 | 3 | 0 | 0 | 1 | 0 | 20",
        "予以公开 | 16 | 3 | 20",
    );
    let imported = read(&cut);
    let mut wanted = expected(false);
    wanted.retain(|id, _| !id.starts_with("disclosure.applications.granted"));
    assert_eq!(of_applications(&imported), wanted);
    let unclear = |problem: &Problem| matches!(problem, Problem::ColumnsUnclear { printed } if printed.contains("予以公开"));
    assert!(
        imported
            .diagnostics
            .iter()
            .any(|d| unclear(&d.problem) && d.line > 0)
    );
}

#[test]
fn fifteen_numbers_are_what_became_of_disputes() {
    let numbers = DISPUTES.map(|n| n.to_string()).join(" | ");
    let text = format!(
        "{HEAD}\n四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 行政诉讼 |\n\
         结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |\n\
         结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n{numbers} |\n"
    );
    let all = stated(&read(&text));
    let value = |id: &str| all[&format!("disclosure.{id}")].0;
    assert_eq!(value("reconsideration.total"), 3.0);
    assert_eq!(value("litigation.direct.pending"), 1.0);
    assert_eq!(value("litigation.after.other"), 1.0);
    assert_eq!(all.len(), 15);
}

#[test]
fn the_forms_of_three_periods_have_their_own_columns() {
    let read = |year: u16, rows: &str| {
        stated(&read(&format!(
            "云溪县{year}年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{rows}\n"
        )))
    };
    let of_2022 = read(
        2022,
        "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t2\n\
         行政规范性文件\t8\t1\t36\n第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t310.5",
    );
    assert_eq!(
        of_2022["disclosure.normative.repealed"],
        (1.0, "件".to_owned())
    );
    assert_eq!(of_2022["disclosure.fees"], (310.5, "万元".to_owned()));
    let of_2020 = read(
        2020,
        "第二十条第（一）项\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t0\t0\t2\n规范性文件\t8\t7\t36\n\
         第二十条第（五）项\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t120\t-3\t4088\n\
         第二十条第（九）项\n信息内容\t采购项目数量\t采购总金额\n政府集中采购\t66\t902.7",
    );
    assert_eq!(
        of_2020["disclosure.normative.published"],
        (7.0, "件".to_owned())
    );
    assert_eq!(of_2020["disclosure.permits"], (4088.0, "件".to_owned()));
    assert_eq!(
        of_2020["disclosure.permits.items-before"],
        (120.0, "项".to_owned())
    );
    assert_eq!(
        of_2020["disclosure.procurement.amount"],
        (902.7, "万元".to_owned())
    );
    let of_2016 = read(
        2016,
        "统计指标\t单位\t统计数\n（一）主动公开政府信息数\t条\t5120\n其中：主动公开规范性文件数\t条\t31\n\
         （一）收到申请数\t件\t40\n1.当面申请数\t件\t12\n2.传真申请数\t件\t0\n3.网络申请数\t件\t20\n4.信函申请数\t件\t8\n\
         四、行政复议数量\t件\t3\n（一）维持具体行政行为数\t件\t2\n（二）被依法纠错数\t件\t1\n（三）其他情形数\t件\t0\n\
         五、行政诉讼数量\t件\t2\n（二）被依法纠错数\t件\t1",
    );
    assert_eq!(of_2016["disclosure.published"], (5120.0, "条".to_owned()));
    assert_eq!(
        of_2016["disclosure.applications.received.online"],
        (20.0, "件".to_owned())
    );
    assert_eq!(
        of_2016["disclosure.reconsiderations.corrected"],
        (1.0, "件".to_owned())
    );
    assert_eq!(
        of_2016["disclosure.lawsuits.corrected"],
        (1.0, "件".to_owned())
    );
}

#[test]
fn cases_by_office_are_no_form_of_disputes() {
    let page = "<h1>云溪县2023年法治政府建设情况报告</h1><p>一、案件</p><table>\
        <tr><td>单位</td><td>行政复议维持</td><td>行政复议纠正</td><td>行政诉讼纠正</td></tr>\
        <tr><td>公安局</td><td>10</td><td>2</td><td>3</td></tr>\
        <tr><td>民政局</td><td>5</td><td>0</td><td>1</td></tr></table>";
    let imported = read(page);
    assert_eq!(imported.report.figures.len(), 6);
    let unclear = |problem: &Problem| matches!(problem, Problem::ColumnsUnclear { .. });
    assert!(!imported.diagnostics.iter().any(|one| unclear(&one.problem)));
}

#[test]
fn other_tables_are_no_form() {
    let text = "云溪县2022年政府信息公开工作年度报告\n一、总体情况\n部门\t予以公开\t不予公开\n民政局\t3\t1\n教育局\t5\t0\n";
    assert!(
        of_applications(&read(text))
            .keys()
            .all(|id| !id.contains("refused."))
    );
}
