//! What a heading says of the part that it opens.

use super::rules::{Rule, has};
use super::{DocumentPlace, Part};
use crate::structure::years::named;
use gongbao_report::model::Period;

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
            ]) || here.delivered
                && !here.this_year
                && (opens(&["今年"]) || title.contains("今年") && intends(title)))
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

/// Of a heading that no other rule knows, see [`intends`].
pub(super) static AFTER_REVIEW: Rule = Rule {
    name: "intentions beside the review",
    applies: |title, _| intends(title),
    part: Part::Plan,
};

/// 努力提高增长质量, 坚持走新路，推进各项工作: it says what is to be done, and not what came of it.
pub(super) fn intends(title: &str) -> bool {
    const HOW: [&str; 16] = [
        "努力",
        "奋力",
        "坚持",
        "加快",
        "全力",
        "统筹",
        "切实",
        "进一步",
        "全面",
        "着力",
        "大力",
        "深入",
        "继续",
        "扎实",
        "持续",
        "积极",
    ];
    const DEEDS: [&str; 12] = [
        "推进", "推动", "提高", "提升", "加强", "做好", "抓好", "开创", "促进", "完成", "深化",
        "扩大",
    ];
    // 发展活力持续迸发: nouns too, where nothing says how.
    const WORKS: [&str; 4] = ["建设", "发展", "改善", "保障"];
    let starts = |words: &str, deeds: &[&str]| deeds.iter().any(|deed| words.starts_with(deed));
    let how = starts(title, &HOW);
    let mut clauses = title.split(['，', ',', ' ']);
    let does = |clause: &str| match HOW.iter().find_map(|how| clause.strip_prefix(how)) {
        Some(rest) => clause.starts_with("坚持") || starts(rest, &DEEDS) || starts(rest, &WORKS),
        None => starts(clause, &DEEDS),
    };
    how && clauses.all(does) && !has(title, &BACK)
}

/// “十一五”发展开局良好: of a plan whose first year is over.
fn opened(title: &str) -> bool {
    let aims = [
        "实现", "奋力", "确保", "力争", "推动", "迈好", "争取", "夺取",
    ];
    title.contains("开局良好") || title.ends_with("开局") && !has(title, &aims)
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
