//! What the first words of a paragraph say of the part that it opens.

use super::Part;
use super::rules::{Rule, has};
use crate::structure::years::named;
use gongbao_report::model::Period;

/// What opens a paragraph of aims.
const AIMS: [&str; 5] = [
    "主要预期目标",
    "主要目标",
    "主要指标",
    "预期目标",
    "主要预期指标",
];
/// What goes on with the aims themselves: 主要指标为, not 主要指标逆势上扬.
const SAYS: [char; 7] = ['是', '为', '：', ':', '（', '(', '建'];

/// Of the first words of paragraphs.
pub(super) static OPENERS: [Rule; 6] = [
    Rule {
        name: "the coming years open a paragraph",
        applies: |text, here| {
            const COMING: [&str; 3] = ["今后五年", "未来五年", "今后的五年"];
            let plan = plan_at_head(text);
            // 综合考虑，今后五年的主要奋斗目标是：
            let lists =
                text.ends_with(['：', ':']) && has(text, &COMING) && has(text, &["目标", "任务"]);
            here.delivered
                && !here.part.is_plan()
                && (opens(text, &COMING) || lists || plan.is_some_and(|plan| plan.from > here.year))
        },
        part: Part::PlanOfYears,
    },
    Rule {
        name: "the year opens a paragraph of a review of several",
        applies: |text, here| {
            let year = format!("{}年，", here.year);
            // 1992年，全市国内生产总值510.7亿元，五年平均…: only that sentence is of the year.
            let rest = spoken(text).strip_prefix(&year);
            let told = rest.is_some_and(|rest| opens(rest, &["我们", "是", "面对", "在"]));
            let words = ["过去一年", "过去的一年", "一年来", "刚刚过去的一年"];
            here.delivered && here.part == Part::ReviewOfYears && (told || opens(text, &words))
        },
        part: Part::Review,
    },
    Rule {
        name: "several years open a paragraph of a review",
        applies: |text, here| {
            here.delivered
                && here.part == Part::Review
                && (opens(text, &YEARS)
                    || years_of_work(text)
                    || turns_to_years(text)
                    || sums_up_years(text)
                    || plan_at_head(text).is_some_and(|plan| plan.to <= here.year))
        },
        part: Part::ReviewOfYears,
    },
    Rule {
        name: "the coming year opens a paragraph",
        applies: |text, here| {
            let next = format!("{}年", here.year + 1);
            let text = spoken(text);
            let text = text.strip_prefix("做好").unwrap_or(text);
            here.delivered
                && here.part != Part::Plan
                && text
                    .strip_prefix(next.as_str())
                    .or(text.strip_prefix(if here.this_year { "明年" } else { "今年" }))
                    .is_some_and(|rest| {
                        let named = text.starts_with(&next);
                        rest.starts_with('是')
                            || named && rest.starts_with("，是")
                            || here.this_year && rest.starts_with(['，', '全'])
                            || rest.starts_with("政府工作")
                                && !rest.starts_with("政府工作报告")
                                && (named || rest.contains("要"))
                            || named
                                && opens(rest, &["，政府工作", "工作", "全", "经济社会发展", "的"])
                            || named && here.part == Part::PlanOfYears
                    })
        },
        part: Part::Plan,
    },
    Rule {
        name: "the aims of the year",
        applies: |text, here| {
            let head = head(text);
            let aims = [
                "总体要求",
                "预期目标",
                "主要目标",
                "指导思想",
                "工作思路",
                "总体思路",
                "总的要求",
                "工作总要求",
            ];
            let coming = if here.this_year { "明年" } else { "今年" };
            let of_year =
                has(head, &[coming, "新的一年"]) || head.contains(&format!("{}年", here.year + 1));
            let says = aims.iter().any(|aim| {
                head.find(aim).is_some_and(|at| {
                    head[at + aim.len()..]
                        .trim_start_matches(['”', '：'])
                        .starts_with(['是', '为', '：', ':'])
                })
            });
            here.delivered && !here.part.is_plan() && of_year && says
        },
        part: Part::Plan,
    },
    Rule {
        name: "the main aims open a paragraph",
        applies: |text, here| {
            let text = spoken(text);
            let region = text.strip_prefix(['我', '全']);
            let region = region.and_then(|rest| rest.strip_prefix(['市', '区', '县', '省', '州']));
            let text = region.unwrap_or(text);
            let text = [
                "国民经济和社会发展",
                "经济和社会发展",
                "经济社会发展",
                "工作",
            ]
            .iter()
            .find_map(|of| text.strip_prefix(of))
            .unwrap_or(text);
            let text = text.trim_start_matches('的');
            here.delivered
                && !here.part.is_plan()
                && AIMS
                    .iter()
                    .filter_map(|aims| text.strip_prefix(aims))
                    .any(|rest| rest.starts_with(SAYS) || rest.is_empty())
        },
        part: Part::Plan,
    },
];

const YEARS: [&str; 5] = ["五年来", "过去五年", "过去的五年", "这五年", "五年间"];

/// 五年攻坚克难，我们…: so many years, and how they were.
fn years_of_work(text: &str) -> bool {
    const LONGEST: usize = 6;
    let years = ["五年", "四年", "三年"].iter();
    let rest = years
        .filter_map(|years| spoken(text).strip_prefix(years))
        .next();
    let told = rest.and_then(|rest| rest.split_once('，'));
    told.is_some_and(|(how, rest)| {
        (2..=LONGEST).contains(&how.chars().count()) && rest.starts_with("我们")
    })
}

/// 各位代表！今年任务顺利完成。回望过去五年，…; 回望本届政府的历程.
fn turns_to_years(text: &str) -> bool {
    let later = text.split('。').skip(1).take(2);
    let turns = |said: &str| {
        let back = ["回望", "回顾", "回首"].iter();
        let of = back.filter_map(|word| said.strip_prefix(word)).next();
        opens(of.unwrap_or(said), &YEARS) || of.is_some_and(|of| of.starts_with("本届政府"))
    };
    text.starts_with("各位代表") && later.into_iter().any(turns)
}

/// ——这是产业转型提速的五年。
fn sums_up_years(text: &str) -> bool {
    let first = spoken(text).split('。').next().unwrap_or_default();
    let kind = first.strip_prefix("这是").unwrap_or_default();
    kind.len() == head(kind).len()
        && ["的五年", "的5年"]
            .iter()
            .any(|years| kind.ends_with(years))
}

/// 今年是…, 今年，…: the year in which it is read out.
pub(super) fn opens_with_this_year(text: &str) -> bool {
    let rest = spoken(text).strip_prefix("今年");
    rest.is_some_and(|rest| rest.starts_with(['是', '，', '我', '以', '全']))
}

/// “十四五”时期, 我市…: the plan that a paragraph opens with.
fn plan_at_head(text: &str) -> Option<Period> {
    let text = spoken(text);
    let first = named(head(text)).into_iter().next()?;
    let during = ["时期", "期间", "以来"]
        .iter()
        .any(|word| text[first.at.end..].starts_with(word));
    (first.plan && during && first.at.start == 0).then_some(first.period)
}

/// What is said after the address to the assembly.
fn spoken(text: &str) -> &str {
    let rest = text.strip_prefix("各位代表").unwrap_or(text);
    rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '“')
}

fn opens(text: &str, words: &[&str]) -> bool {
    let text = spoken(text);
    words.iter().any(|word| text.starts_with(word))
}

/// The first words of a paragraph.
pub(super) fn head(text: &str) -> &str {
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    &text[..end]
}
