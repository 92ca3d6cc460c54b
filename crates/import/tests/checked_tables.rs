//! The numbers of a table against each other: what is false is found, and what only looks it is not.

use gongbao_import::import;
use gongbao_report::Verified;
use gongbao_report::check::{Finding, Rule, Verdict, check};

/// What is checked in a table of these rows, cells between bars, in a report of 2023. ↓ is over two rows, → over
/// three columns.
fn checked(rows: &str) -> Vec<Finding> {
    checked_under("一、基本情况", rows)
}

fn checked_under(text: &str, rows: &str) -> Vec<Finding> {
    let row = |row: &str| {
        let cells = row.split('|').map(|cell| match cell.trim() {
            cell if cell.ends_with('↓') => format!(
                "<td rowspan=2>{}</td>",
                &cell[..cell.len() - '↓'.len_utf8()]
            ),
            cell if cell.ends_with('→') => format!(
                "<td colspan=3>{}</td>",
                &cell[..cell.len() - '→'.len_utf8()]
            ),
            cell => format!("<td>{cell}</td>"),
        });
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let rows: String = rows.trim().lines().map(row).collect();
    let page = format!("<h1>云溪县2023年财政决算报告</h1><p>{text}</p><table>{rows}</table>");
    check(&Verified::of(import(page.as_bytes(), None).unwrap().report))
}

fn with(verdict: Verdict, findings: &[Finding]) -> Vec<(Rule, Vec<f64>)> {
    let sums = [Rule::PartsAddUp, Rule::PartsWithinWhole, Rule::RateAgrees];
    let wanted = findings.iter().filter(|finding| finding.verdict == verdict);
    wanted
        .filter(|finding| sums.contains(&finding.rule))
        .map(|finding| (finding.rule, finding.numbers.clone()))
        .collect()
}

fn contradictions(rows: &str) -> Vec<(Rule, Vec<f64>)> {
    with(Verdict::Contradicts, &checked(rows))
}

fn holding(rows: &str) -> usize {
    let findings = checked(rows);
    assert_eq!(with(Verdict::Contradicts, &findings), []);
    with(Verdict::Holds, &findings).len()
}

const BUDGET: &str = "
    项目 | 预算数（万元） | 决算数（万元） | 为预算% | 上年决算数（万元） | 比上年增长%
    税收收入 | 9000 | 8800 | 97.8 | 8350 | 5.4
    专项收入 | 1200 | 1310 | 109.2 | 1250 | 4.8
    罚没收入 | 800 | 640 | 80.0 | 910 | -29.7
    收入合计 | 11000 | 10750 | 97.7 | 10510 | 2.3";

#[test]
fn a_sound_budget_says_how_much_of_it_holds() {
    // Two percentages a row, three columns added up.
    assert_eq!(holding(BUDGET), 2 * 4 + 3);
}

#[test]
fn a_false_growth_of_last_year_contradicts() {
    assert_eq!(
        contradictions(&BUDGET.replace("1250 | 4.8", "1250 | 8.4")),
        [(Rule::RateAgrees, vec![8.4, 4.8])]
    );
    // A fall is no rise.
    assert_eq!(
        contradictions(&BUDGET.replace("-29.7", "29.7")),
        [(Rule::RateAgrees, vec![29.7, -29.67])]
    );
}

#[test]
fn a_false_share_of_the_budget_contradicts() {
    assert_eq!(
        contradictions(&BUDGET.replace("80.0", "88.0")),
        [(Rule::RateAgrees, vec![88.0, 80.0])]
    );
}

#[test]
fn a_growth_at_other_prices_or_of_other_things_is_not_computed() {
    let other = BUDGET
        .replace("比上年增长%", "按可比口径增长%")
        .replace("4.8", "8.4");
    assert_eq!(contradictions(&other), []);
    let text = "收入增幅按同口径计算。";
    let findings = checked_under(text, &BUDGET.replace("4.8", "8.4"));
    assert_eq!(with(Verdict::Contradicts, &findings), []);
    let bulletin = "指标 | 2023年（亿元） | 2022年（亿元） | 比上年增长%
        地区生产总值 | 512.3 | 490.1 | 6.2
        社会消费品零售总额 | 120.4 | 115.0 | 4.7
        居民消费价格指数 | 100.2 | 101.9 | 0.2";
    assert_eq!(contradictions(bulletin), []);
}

#[test]
fn a_column_that_nothing_bears_out_is_of_something_else() {
    let other = "项目 | 本年（万元） | 上年（万元） | 增长%
        甲 线路 | 120 | 100 | 3.1
        乙 线路 | 130 | 100 | 4.4
        丙 线路 | 140 | 100 | 40.0
        丁 线路 | 150 | 100 | 7.2";
    assert_eq!(with(Verdict::Contradicts, &checked(other)), []);
}

#[test]
fn rounded_amounts_leave_room() {
    let rounded = "项目 | 2023年（亿元） | 2022年（亿元） | 增长%
        甲项收入 | 1.2 | 1.0 | 22.0
        乙项收入 | 3.4 | 3.0 | 12.5
        合计 | 4.7 | 4.0 | 16.4";
    assert_eq!(contradictions(rounded), []);
}

const CASES: &str = "
    单位 | 收案（件） | 结案（件） | 占比（%）
    公安局 | 20 | 18 | 60.0
    民政局 | 10 | 9 | 30.0
    教育局 | 3 | 3 | 10.0
    合计 | 33 | 30 | 100.0";

#[test]
fn shares_are_those_of_the_total() {
    assert_eq!(holding(CASES), 2 + 3);
    assert_eq!(
        contradictions(&CASES.replace("30.0\n", "35.0\n")),
        [(Rule::RateAgrees, vec![35.0, 30.0])]
    );
}

#[test]
fn a_false_total_contradicts_where_the_other_columns_add_up() {
    let first = "单位 | 收案（件） | 结案（件）\n合 计 | 33 | 31\n公安局 | 20 | 18\n民政局 | 10 | 9\n教育局 | 3 | 3";
    assert_eq!(
        contradictions(first),
        [(Rule::PartsAddUp, vec![31.0, 30.0])]
    );
    let alone = "单位 | 收案（件）\n公安局 | 20\n民政局 | 10\n教育局 | 3\n合计 | 34";
    assert_eq!(
        contradictions(alone),
        [(Rule::PartsAddUp, vec![34.0, 33.0])]
    );
}

#[test]
fn subtotals_and_outermost_numbers_are_added_up_once() {
    let subtotals = "片区 | 单位 | 收案（件） | 结案（件）
        东片 | 公安局 | 20 | 18
        东片 | 民政局 | 10 | 9
        东片 | 小计 | 30 | 27
        西片 | 水利局 | 4 | 4
        西片 | 林业局 | 6 | 5
        西片 | 小计 | 10 | 9
        全部 | 合计 | 40 | 36";
    assert_eq!(holding(subtotals), 6);
    assert_eq!(
        contradictions(&subtotals.replace("合计 | 40", "合计 | 44")),
        [(Rule::PartsAddUp, vec![44.0, 40.0])]
    );
    let numbered = "科目 | 预算（万元） | 支出（万元）
        一、教育支出 | 100 | 90
        （一）小学教育 | 60 | 55
        （二）初中教育 | 40 | 35
        二、卫生支出 | 50 | 45
        支出合计 | 150 | 135";
    assert_eq!(holding(numbered), 2);
    assert_eq!(
        contradictions(&numbered.replace("| 135", "| 153")),
        [(Rule::PartsAddUp, vec![153.0, 135.0])]
    );
}

#[test]
fn parts_of_parts_without_a_mark_are_not_added_twice() {
    let nested = "科目 | 支出（万元）\n教育支出 | 100\n小学教育 | 60\n初中教育 | 40\n卫生支出 | 50\n支出合计 | 150";
    assert_eq!(contradictions(nested), []);
}

#[test]
fn some_of_a_whole_are_no_sum_of_it_and_no_more_than_it() {
    let some = "行业 | 企业（家） | 金额（万元）\n总计 | 590 | 826\n其中：农业 | 37 | 27\n制造业 | 87 | 212\n商业 | 111 | 181";
    assert_eq!(contradictions(some), []);
    assert_eq!(
        contradictions(&some.replace("37 |", "610 |")),
        [(Rule::PartsWithinWhole, vec![590.0, 610.0])]
    );
    // Of the row two above.
    let again = "指标 | 金额（万元）\n工业投资 | 300\n其中：国有 | 120\n集体 | 60\n其中：轻工业 | 140\n重工业 | 160";
    assert_eq!(contradictions(again), []);
}

#[test]
fn columns_of_totals_add_up_their_group() {
    let grouped = "单位↓ | 合计（件）↓ | 行政复议（件）→ | 行政诉讼（件）→
        小计 | 维持 | 纠正 | 小计 | 胜诉 | 败诉
        公安局 | 30 | 12 | 10 | 2 | 18 | 15 | 3
        民政局 | 9 | 5 | 5 | 0 | 4 | 3 | 1
        教育局 | 4 | 2 | 1 | 1 | 2 | 2 | 0
        合计 | 43 | 19 | 16 | 3 | 24 | 20 | 4";
    // Three a row, seven columns.
    assert_eq!(holding(grouped), 4 * 3 + 7);
    let found = contradictions(&grouped.replace("9 | 5 | 5 | 0", "9 | 7 | 5 | 0"));
    // Its row, the row over all, its column.
    assert_eq!(
        found,
        [
            (Rule::PartsAddUp, vec![19.0, 21.0]),
            (Rule::PartsAddUp, vec![9.0, 11.0]),
            (Rule::PartsAddUp, vec![7.0, 5.0]),
        ]
    );
}

#[test]
fn averages_rates_and_blanks_are_not_added_up() {
    let averages =
        "单位 | 件数 | 人均办案（件）\n甲庭审 | 20 | 4\n乙庭审 | 10 | 5\n合计 | 30 | 4.3";
    assert_eq!(contradictions(averages), []);
    let blank = "单位 | 收案（件） | 结案（件）\n公安局 | 20 |\n民政局 | 10 | 9\n教育局 | 3 | 3\n合计 | 33 | 30";
    assert_eq!(contradictions(blank), []);
}
