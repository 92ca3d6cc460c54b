//! Columns of percentages against the amounts that they are computed from.

use super::{Body, Column, Sheet};
use crate::check::amounts::{REAL_TERMS, digit, shown, step};
use crate::check::{Finding, Rule, Verdict};
use crate::verify::Proven;

const GROWTH: [&str; 8] = [
    "增长",
    "增减",
    "增幅",
    "增速",
    "±",
    "同比",
    "比上年",
    "较上年",
];
const LAST_YEAR: [&str; 5] = ["上年", "去年", "上一年", "同期", "上期"];
const PLANNED: [&str; 4] = ["预算", "计划", "目标", "任务"];
const DONE: [&str; 5] = ["决算", "执行", "完成", "实际", "实绩"];
const SHARE: [&str; 4] = ["占", "比重", "构成", "比例"];
const TOTALS: [&str; 2] = ["合计", "总计"];

pub(super) fn check(sheet: &Sheet<'_>, body: &Body, around: &str, findings: &mut Vec<Finding>) {
    for (n, column) in body.columns.iter().enumerate() {
        if column.unit != "%" {
            continue;
        }
        // After the column of its kind before it, if they share no header.
        let is_growth = column.says(&GROWTH);
        let from = body.columns[..n]
            .iter()
            .rposition(|other| other.is_share() && other.says(&GROWTH) == is_growth);
        let amounts: Vec<&Column> = body.columns[..n]
            .iter()
            .enumerate()
            .filter(|(m, other)| match column.group() {
                [] => from.is_none_or(|from| *m > from),
                group => other.group() == group,
            })
            .map(|(_, other)| other)
            .filter(|other| !other.is_share() && !is_change(other))
            .collect();
        let real = REAL_TERMS[2..].iter();
        let real = is_growth
            && real
                .clone()
                .any(|word| around.contains(word) || column.says(&[word]));
        let found = if is_growth {
            growth(sheet, body, column, &amounts)
        } else if column.says(&PLANNED) {
            done(sheet, body, column, &amounts)
        } else if column.says(&SHARE) {
            share(sheet, body, column, amounts.last())
        } else {
            Vec::new()
        };
        findings.extend(
            borne_out(found)
                .into_iter()
                .filter(|finding| finding.verdict == Verdict::Holds || !real),
        );
    }
}

/// A column of differences: 比上年增减(万元).
fn is_change(column: &Column) -> bool {
    column.says(&["增减", "增长", "增加", "±", "比上年", "较上年", "同比"])
}

/// All, where they hold for the most part, or are of one row; what holds, otherwise.
fn borne_out(found: Vec<Finding>) -> Vec<Finding> {
    let holds = |finding: &Finding| finding.verdict == Verdict::Holds;
    let holding = found.iter().filter(|finding| holds(finding)).count();
    if found.len() == 1 || holding * 2 >= found.len() {
        return found;
    }
    Vec::new()
}

/// The one column that `wanted` says, or none.
fn only<'a>(columns: &[&'a Column], wanted: impl Fn(&Column) -> bool) -> Option<&'a Column> {
    let mut found = columns.iter().filter(|column| wanted(column));
    found.next().copied().filter(|_| found.next().is_none())
}

/// 本年 | 上年 | 比上年增长%.
fn growth(sheet: &Sheet<'_>, body: &Body, rate: &Column, amounts: &[&Column]) -> Vec<Finding> {
    let earlier = (sheet.year.saturating_sub(1)).to_string();
    let is_last = |column: &Column| column.says(&LAST_YEAR) || column.says(&[&earlier]);
    let Some(last) = only(amounts, is_last) else {
        return Vec::new();
    };
    let others = || amounts.iter().filter(|column| !is_last(column)).copied();
    let all: Vec<&Column> = others().collect();
    let this = only(&all, |_| true)
        .or_else(|| only(&all, |column| column.says(&DONE)))
        .or_else(|| only(&all, |column| !column.says(&PLANNED)));
    let Some(this) = this else { return Vec::new() };
    let falls = rate.says(&["下降", "减少"]) && !rate.says(&["增"]);
    of_rows(
        sheet,
        body,
        [rate, this, last],
        |r, [stated, this, last]| {
            let label: String = sheet.labels(body, r).collect();
            let (now, before) = (this.value(), last.value());
            let rise = (now - before) / before * 100.0;
            let computed = if falls { -rise } else { rise };
            let doubt =
                50.0 * (exactness(this) / before + exactness(last) * now.abs() / (before * before));
            let finding = compared(&[stated, this, last], computed, doubt)?;
            let real = REAL_TERMS.iter().any(|word| label.contains(word));
            (finding.verdict == Verdict::Holds || !real).then_some(finding)
        },
    )
}

/// 预算数 | 决算数 | 为预算%.
fn done(sheet: &Sheet<'_>, body: &Body, rate: &Column, amounts: &[&Column]) -> Vec<Finding> {
    let of_this = |column: &Column| !column.says(&LAST_YEAR);
    let done = only(amounts, |column| of_this(column) && column.says(&DONE));
    let is_plan = |column: &Column| of_this(column) && column.says(&PLANNED) && !column.says(&DONE);
    let mut kinds = ["调整", "变动", "年初"]
        .into_iter()
        .filter(|kind| rate.says(&[kind]));
    let plan = only(amounts, is_plan).or_else(|| {
        let kind = kinds.next_back()?;
        only(amounts, |column| is_plan(column) && column.says(&[kind]))
    });
    let (Some(done), Some(plan)) = (done, plan) else {
        return Vec::new();
    };
    of_rows(
        sheet,
        body,
        [rate, done, plan],
        |_, [stated, done, plan]| of_whole(stated, done, plan),
    )
}

/// 件数 | 占比(%), of the row that is all.
fn share(sheet: &Sheet<'_>, body: &Body, rate: &Column, amount: Option<&&Column>) -> Vec<Finding> {
    let Some(amount) = amount else {
        return Vec::new();
    };
    let at = |r: usize, column: &Column| sheet.figure(r, column.at);
    let is_all = |r: &usize| at(*r, rate).is_some_and(|share| (share.value() - 100.0).abs() < 1e-9);
    let is_total = |r: &usize| sheet.labels(body, *r).any(|label| TOTALS.contains(&label));
    let one = |wanted: &dyn Fn(&usize) -> bool| {
        let mut rows = body.rows.iter().copied().filter(|r| wanted(r));
        rows.next().filter(|_| rows.next().is_none())
    };
    let whole = one(&is_all).or_else(|| one(&is_total));
    let Some((all, whole)) = whole.and_then(|r| Some((r, at(r, amount)?))) else {
        return Vec::new();
    };
    of_rows(sheet, body, [rate, amount], |r, [stated, part]| {
        let finding = of_whole(stated, part, whole)?;
        // 其中 may be of the row above it.
        let of_other = sheet.labels(body, r).any(|label| label.starts_with("其中"));
        (r != all && (finding.verdict == Verdict::Holds || !of_other)).then_some(finding)
    })
}

fn of_whole<'a>(stated: Proven<'a>, part: Proven<'a>, whole: Proven<'a>) -> Option<Finding> {
    let size = whole.value();
    let doubt =
        50.0 * (exactness(part) / size + exactness(whole) * part.value().abs() / (size * size));
    compared(&[stated, part, whole], part.value() / size * 100.0, doubt)
}

/// What is found in each row that has a figure in all the columns.
fn of_rows<'a, const N: usize>(
    sheet: &Sheet<'a>,
    body: &Body,
    columns: [&Column; N],
    found: impl Fn(usize, [Proven<'a>; N]) -> Option<Finding>,
) -> Vec<Finding> {
    let rows = body.rows.iter().filter_map(|r| {
        let figures = columns.map(|column| sheet.figure(*r, column.at));
        let figures: Vec<Proven<'a>> = figures.into_iter().collect::<Option<_>>()?;
        found(*r, figures.try_into().ok()?)
    });
    rows.collect()
}

/// A stated percentage and the one computed from the last of the figures, which must be more than nothing and
/// of the unit of the other.
fn compared(figures: &[Proven<'_>; 3], computed: f64, doubt: f64) -> Option<Finding> {
    let [stated, one, base] = figures.map(Proven::figure);
    if base.value <= 0.0 || one.unit != base.unit {
        return None;
    }
    let agrees = (stated.value - computed).abs() < digit(&stated.source.printed) + doubt + 1e-9;
    let ids = [stated, one, base].map(|figure| figure.id.as_str());
    Some(Finding::new(Rule::RateAgrees, agrees).of_figures(&ids, &[stated.value, shown(computed)]))
}

/// How exact an amount is printed: counts are exact, 9,000万元 to the last digit.
pub(super) fn exactness(one: Proven<'_>) -> f64 {
    const MEASURES: [char; 13] = [
        '万', '亿', '千', '元', '吨', '米', '里', '亩', '顷', '克', '升', '时', '瓦',
    ];
    let figure = one.figure();
    match step(&figure.source.printed) {
        0.0 if figure.unit.contains(MEASURES) => 1.0,
        step => step,
    }
}
