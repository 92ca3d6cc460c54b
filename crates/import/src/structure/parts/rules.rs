//! What headings and the first words of paragraphs say of the part that they open.

use super::{DocumentPlace, Part};
use crate::structure::years::named;
use gongbao_report::model::Period;

/// What a heading says of its part.
pub(super) struct Rule {
    pub name: &'static str,
    pub applies: fn(&str, &DocumentPlace) -> bool,
    pub part: Part,
}

const AHEAD: [&str; 20] = [
    "工作", "任务", "目标", "安排", "计划", "重点", "打算", "思路", "要求", "部署", "实事", "措施",
    "建议", "发展", "展望", "预期", "指标", "项目", "预算", "民生",
];
pub(super) const BACK: [&str; 8] = [
    "回顾",
    "工作情况",
    "工作总结",
    "取得",
    "执行情况",
    "完成情况",
    "开展情况",
    "成就",
];

/// The rule of a part that looks back on the year.
pub(super) const REVIEW: &str = "review";
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

/// The rule of a part that says what words mean.
pub const GLOSSARY: &str = "glossary";

/// Of headings, the first that applies counts.
pub(super) static HEADINGS: [Rule; 11] = [
    Rule {
        name: "annex on the coming year",
        applies: |title, here| is_notes(title) && latest(title) == Some(here.year + 1),
        part: Part::Plan,
    },
    Rule {
        name: GLOSSARY,
        applies: |title, _| is_glossary(title),
        part: Part::Notes,
    },
    Rule {
        name: "notes",
        applies: |title, _| is_notes(title),
        part: Part::Notes,
    },
    Rule {
        name: "review of several years",
        applies: |title, here| {
            let looks_back = has(
                title,
                &["回顾", "成就", "成绩", "成效", "历程", "总结", "情况"],
            );
            let years = has(
                title,
                &[
                    "过去五年",
                    "过去的五年",
                    "近五年",
                    "这五年",
                    "前五年",
                    "五年来",
                    "过去三年",
                    "三年来",
                ],
            ) || has(title, &["五年", "本届政府", "届政府", "届人民政府"])
                && looks_back
                || past_plan(title, here).is_some() && looks_back && !names_year_first(title)
                || title.contains("成立以来") && looks_back;
            years && !has(title, &["今后", "未来", "下一"])
        },
        part: Part::ReviewOfYears,
    },
    Rule {
        name: "plan of several years",
        applies: |title, here| {
            let years = has(
                title,
                &[
                    "今后五年",
                    "未来五年",
                    "今后5年",
                    "未来5年",
                    "今后三年",
                    "未来三年",
                    "今后几年",
                ],
            ) || coming_plan(title, here).is_some()
                && has(title, &AHEAD)
                && latest(title).is_none()
                || has(title, &["新一届政府", "本届政府"])
                    && has(title, &["思路", "目标", "任务", "重点工作"])
                || title.contains("五年")
                    && has(title, &["目标", "任务", "思路", "设想", "展望", "蓝图"]);
            years && !has(title, &BACK) && !opened(title)
        },
        part: Part::PlanOfYears,
    },
    Rule {
        name: "plan of a year ahead",
        applies: |title, here| {
            latest(title).is_some_and(|year| year == here.year + 1)
                && !super::names(title, here.year)
                && !has(title, &["回顾", "工作情况", "工作总结", "工作报告", "会议"])
                && has(title, &AHEAD)
        },
        part: Part::Plan,
    },
    Rule {
        name: REVIEW,
        applies: |title, here| {
            has(
                title,
                &["回顾", "工作情况", "工作总结", "取得的成", "取得成"],
            ) || latest(title).is_some_and(|year| year <= here.year)
                && (has(title, &BACK) || has(title, &["工作", "发展"]) && !here.part.is_plan())
        },
        part: Part::Review,
    },
    Rule {
        name: "plan of the coming year",
        applies: |title, here| {
            let opens = |words: &[&str]| words.iter().any(|word| title.starts_with(word));
            (opens(&[
                "新的一年",
                "下一步",
                "下一阶段",
                "下阶段",
                "来年",
                "明年",
                "今后",
                "下一年",
                "下年",
            ]) || here.delivered && !here.this_year && opens(&["今年"]))
                && has(title, &AHEAD)
        },
        part: Part::Plan,
    },
    Rule {
        name: "intentions at the end of a yearly report",
        applies: |title, here| {
            !here.delivered
                && has(
                    title,
                    &[
                        "下一步",
                        "努力方向",
                        "工作打算",
                        "工作计划",
                        "改进措施",
                        "改进情况",
                        "工作安排",
                        "工作思路",
                        "下步",
                    ],
                )
                && !has(title, &["完成情况", "执行情况", "落实情况"])
        },
        part: Part::Plan,
    },
    Rule {
        name: "tasks after the review",
        applies: |title, here| {
            // 重点工作在攻坚中再上台阶: what came of them.
            let names = |rest: &str| !rest.starts_with('在');
            let opens = |words: &[&str]| {
                let mut rests = words.iter().filter_map(|word| title.strip_prefix(word));
                rests.any(names)
            };
            here.delivered
                && !here.part.is_plan()
                && (opens(&[
                    "主要任务",
                    "工作安排",
                    "重点工作",
                    "发展目标",
                    "主要工作安排",
                    "总体要求",
                    "主要目标",
                    "工作部署",
                    "目标任务",
                    "主要预期目标",
                    "工作任务",
                    "工作目标",
                    "主要工作任务",
                ]) || title.starts_with("政府工作")
                    && has(title, &["总体", "主要", "要求", "安排"]))
        },
        part: Part::Plan,
    },
    Rule {
        name: "things to be done for the people",
        applies: |title, here| {
            here.delivered && here.part.is_plan() && has(title, &["实事", "指标测算"])
        },
        part: Part::Plan,
    },
];

/// Of the first words of paragraphs.
pub(super) static OPENERS: [Rule; 6] = [
    Rule {
        name: "the coming years open a paragraph",
        applies: |text, here| {
            let plan = plan_at_head(text);
            here.delivered
                && !here.part.is_plan()
                && (opens(text, &["今后五年", "未来五年", "今后的五年"])
                    || plan.is_some_and(|plan| plan.from > here.year))
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
            let words = ["五年来", "过去五年", "过去的五年", "这五年", "五年间"];
            // 各位代表！今年任务顺利完成。回望过去五年，…
            let turns = || {
                let later = text.split('。').skip(1).take(2);
                let mut later = later.map(|said| {
                    let back = ["回望", "回顾", "回首"];
                    back.iter()
                        .find_map(|word| said.strip_prefix(word))
                        .unwrap_or(said)
                });
                text.starts_with("各位代表") && later.any(|said| opens(said, &words))
            };
            here.delivered
                && here.part == Part::Review
                && (opens(text, &words)
                    || turns()
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

/// “十一五”发展开局良好: of a plan whose first year is over.
fn opened(title: &str) -> bool {
    let aims = [
        "实现", "奋力", "确保", "力争", "推动", "迈好", "争取", "夺取",
    ];
    title.contains("开局良好") || title.ends_with("开局") && !has(title, &aims)
}

/// 今年是…, 今年，…: the year in which it is read out.
pub(super) fn opens_with_this_year(text: &str) -> bool {
    let rest = spoken(text).strip_prefix("今年");
    rest.is_some_and(|rest| rest.starts_with(['是', '，', '我', '以', '全']))
}

/// 2025年和“十四五”时期工作回顾 tells of the year first.
fn names_year_first(title: &str) -> bool {
    named(title).first().is_some_and(|years| !years.plan)
}

/// A five-year plan that is over, or has a year left at most.
fn past_plan(title: &str, here: &DocumentPlace) -> Option<Period> {
    let plan = named(title).into_iter().find(|years| years.plan)?;
    (plan.period.to <= here.year + 1).then_some(plan.period)
}

fn coming_plan(title: &str, here: &DocumentPlace) -> Option<Period> {
    let mut plans = named(title).into_iter().filter(|years| years.plan);
    let plan = plans.find(|plan| plan.period.to > here.year)?;
    // 全力谋划“十五五”，让经济发展更有后劲: there it is not what the part is of.
    let leads = !title[..plan.at.start].contains("谋划") && !title.contains('，');
    leads.then_some(plan.period)
}

/// The last year that a title names.
fn latest(title: &str) -> Option<u16> {
    named(title)
        .iter()
        .filter(|years| !years.plan)
        .map(|years| years.period.to)
        .max()
}

fn is_notes(title: &str) -> bool {
    let annexes = ["附件", "附录", "附：", "附表", "附:"];
    is_glossary(title) || annexes.iter().any(|word| title.starts_with(word))
}

fn is_glossary(title: &str) -> bool {
    const FARTHEST: usize = 14;
    let words = ["名词解释", "指标测算", "有关用语", "名词说明", "注释"];
    let mut places = words.iter().filter_map(|word| title.find(word));
    places.any(|at| title[..at].chars().count() <= FARTHEST)
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

pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
