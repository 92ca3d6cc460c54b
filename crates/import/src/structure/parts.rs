//! The parts of a document: what looks back, what looks ahead, what explains.
//!
//! Headings and the openers of paragraphs both say where a part begins; below it everything belongs to it,
//! whatever its own headings say. [`HEADINGS`] and [`OPENERS`] are the rules, the first that applies counts.

use super::years::named;
use gongbao_report::Report;
use gongbao_report::model::{Paragraph, Period, ReportKind, Section};

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentPlace {
    pub part: Part,
    /// The years that its part is about.
    pub span: Period,
    /// The year reported on.
    pub year: u16,
    /// Read out to an assembly in the year after: 去年 is the year reported on.
    pub delivered: bool,
    /// The rule that opened its part.
    pub rule: &'static str,
}

/// What a part of a document does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Looks back on the year.
    Review,
    /// Looks back on several years.
    ReviewOfYears,
    /// Says what is meant to be done within a year.
    Plan,
    /// The same for several years.
    PlanOfYears,
    /// Explains words and annexes lists.
    Notes,
}

impl Part {
    pub fn is_plan(self) -> bool {
        matches!(self, Part::Plan | Part::PlanOfYears)
    }

    pub fn is_of_years(self) -> bool {
        matches!(self, Part::ReviewOfYears | Part::PlanOfYears)
    }
}

/// A piece of the text, in its order.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// A heading and how deep it stands, the outermost at 0.
    Heading(&'a str, usize),
    Paragraph(&'a str),
}

impl<'a> Item<'a> {
    pub fn text(&self) -> &'a str {
        match self {
            Item::Heading(text, _) | Item::Paragraph(text) => text,
        }
    }
}

/// The text of a report, in its order.
pub fn items(report: &Report) -> Vec<Item<'_>> {
    fn take<'a>(sections: &'a [Section], depth: usize, items: &mut Vec<Item<'a>>) {
        for section in sections {
            items.push(Item::Heading(&section.title, depth));
            items.extend(section.paragraphs.iter().map(paragraph));
            take(&section.sections, depth + 1, items);
        }
    }
    fn paragraph(paragraph: &Paragraph) -> Item<'_> {
        Item::Paragraph(&paragraph.text)
    }
    let mut items: Vec<Item<'_>> = report.preamble.iter().map(paragraph).collect();
    take(&report.sections, 0, &mut items);
    items
}

/// The place of every paragraph of a report, in its order.
pub fn of_paragraphs(report: &Report) -> Vec<DocumentPlace> {
    let items = items(report);
    let places = places(report.kind, &report.title, report.year, &items);
    let all = places.into_iter().zip(&items);
    let paragraphs = all.filter(|(_, item)| matches!(item, Item::Paragraph(_)));
    paragraphs.map(|(place, _)| place).collect()
}

/// The place of every item of a report on `year`.
pub fn places(kind: ReportKind, title: &str, year: u16, items: &[Item<'_>]) -> Vec<DocumentPlace> {
    let delivered = is_delivered(kind, title);
    let mut here = DocumentPlace {
        part: Part::Review,
        span: Period::of(year),
        year,
        delivered,
        rule: "opening",
    };
    let opening = here;
    let mut opened = None;
    let mut places = Vec::new();
    for (n, item) in items.iter().enumerate() {
        let found = match item {
            Item::Heading(text, _) if is_title(text) => heading(text, &here),
            Item::Heading(text, _) => opener(text, &here),
            Item::Paragraph(text) => {
                let alone =
                    is_title(text) && !text.ends_with(['。', '；', '：', '！', ':', ';', '!']);
                let headed = alone.then(|| heading(text, &here)).flatten();
                headed.or_else(|| opener(text, &here))
            }
        };
        // In a work report nothing looks back again behind the plan; in other reports a section ends.
        if let Item::Heading(_, depth) = item
            && !delivered
            && opened.is_some_and(|opened| *depth <= opened)
        {
            here = opening;
            opened = None;
        }
        if let Some((rule, span)) = found {
            if let Item::Heading(_, depth) = item {
                opened = Some(*depth);
            }
            here.part = rule.part;
            here.rule = rule.name;
            here.span = founded(item, &items[n..]).map_or(span, |from| Period { from, ..span });
        }
        places.push(here);
    }
    places
}

/// 新区成立以来的工作回顾: the year that its first paragraphs hold all against (比2012年,下同).
fn founded(heading: &Item<'_>, behind: &[Item<'_>]) -> Option<u16> {
    let texts = behind.iter().skip(1).take(4).map(Item::text);
    let mut since = texts
        .filter(|_| heading.text().contains("成立以来"))
        .flat_map(|text| {
            let years = named(text).into_iter();
            let same = years.filter(|years| {
                text[years.at.end..].starts_with(['（', '('])
                    && text[years.at.end..].contains("下同")
            });
            same.map(|years| years.period.from).collect::<Vec<_>>()
        });
    since.next()
}

/// Whether it is a work report, which looks back on one year and ahead on the next. Reports of what a duty
/// asks for and bulletins are of their year alone.
pub fn is_delivered(kind: ReportKind, title: &str) -> bool {
    let work = kind == ReportKind::GovernmentWork
        || kind == ReportKind::Other && title.contains("工作报告");
    work && !has(title, &["法治", "依法行政", "公开", "公报", "决算", "预算"])
}

/// What a heading says of its part.
struct Rule {
    name: &'static str,
    applies: fn(&str, &DocumentPlace) -> bool,
    part: Part,
}

/// A longer line is a sentence.
const LONGEST_TITLE: usize = 45;

const AHEAD: [&str; 20] = [
    "工作", "任务", "目标", "安排", "计划", "重点", "打算", "思路", "要求", "部署", "实事", "措施",
    "建议", "发展", "展望", "预期", "指标", "项目", "预算", "民生",
];
const BACK: [&str; 8] = [
    "回顾",
    "工作情况",
    "工作总结",
    "取得",
    "执行情况",
    "完成情况",
    "开展情况",
    "成就",
];

static HEADINGS: [Rule; 10] = [
    Rule {
        name: "annex on the coming year",
        applies: |title, here| is_notes(title) && latest(title) == Some(here.year + 1),
        part: Part::Plan,
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
                || has(title, &["时期", "期间"]) && past_plan(title, here).is_some() && looks_back
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
                || title.contains("五年")
                    && has(title, &["目标", "任务", "思路", "设想", "展望", "蓝图"]);
            years && !has(title, &BACK)
        },
        part: Part::PlanOfYears,
    },
    Rule {
        name: "plan of a year ahead",
        applies: |title, here| {
            latest(title).is_some_and(|year| year == here.year + 1)
                && !has(title, &["回顾", "工作情况", "工作总结"])
                && (has(title, &AHEAD) || here.delivered)
        },
        part: Part::Plan,
    },
    Rule {
        name: "review",
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
            ]) || here.delivered && opens(&["今年"]))
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
        name: "tasks behind the review",
        applies: |title, here| {
            let opens = |words: &[&str]| words.iter().any(|word| title.starts_with(word));
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

static OPENERS: [Rule; 4] = [
    Rule {
        name: "the coming years open a paragraph",
        applies: |text, here| {
            here.delivered
                && !here.part.is_plan()
                && opens(text, &["今后五年", "未来五年", "今后的五年"])
        },
        part: Part::PlanOfYears,
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
                    .or(text.strip_prefix("今年"))
                    .is_some_and(|rest| {
                        let named = text.starts_with(&next);
                        rest.starts_with('是')
                            || rest.starts_with("政府工作") && (named || rest.contains("要"))
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
            let of_year =
                has(head, &["今年", "新的一年"]) || head.contains(&format!("{}年", here.year + 1));
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
            let text = [
                "我市", "我区", "我县", "我省", "我州", "全市", "全区", "全县", "全省", "全州",
            ]
            .iter()
            .find_map(|of| text.strip_prefix(of))
            .unwrap_or(text);
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
                && opens(
                    text,
                    &[
                        "主要预期目标",
                        "主要目标",
                        "主要指标",
                        "预期目标",
                        "主要预期指标",
                    ],
                )
        },
        part: Part::Plan,
    },
];

fn heading(text: &str, here: &DocumentPlace) -> Option<(&'static Rule, Period)> {
    let title = bare(text);
    let rule = HEADINGS.iter().find(|rule| (rule.applies)(title, here))?;
    Some((rule, span(rule.part, title, here)))
}

fn opener(text: &str, here: &DocumentPlace) -> Option<(&'static Rule, Period)> {
    let rule = OPENERS.iter().find(|rule| (rule.applies)(text, here))?;
    Some((rule, span(rule.part, head(text), here)))
}

/// The years of a part that these words open.
fn span(part: Part, words: &str, here: &DocumentPlace) -> Period {
    let year = here.year;
    let several = named(words)
        .into_iter()
        .find(|years| years.period.one_year().is_none());
    match part {
        Part::Review | Part::Notes => Period::of(year),
        Part::Plan => Period::of(year + 1),
        Part::ReviewOfYears => {
            let said = several
                .map(|years| years.period)
                .filter(|period| period.to <= year);
            let count = if has(words, &["三年", "3年"]) {
                3
            } else {
                5
            };
            said.unwrap_or(Period {
                from: year + 1 - count,
                to: year,
            })
        }
        Part::PlanOfYears => {
            let said = several
                .map(|years| years.period)
                .filter(|period| period.to > year);
            let count = if has(words, &["三年", "3年"]) {
                3
            } else {
                5
            };
            said.unwrap_or(Period {
                from: year + 1,
                to: year + count,
            })
        }
    }
}

/// A five-year plan that is over, or has a year left at most.
fn past_plan(title: &str, here: &DocumentPlace) -> Option<Period> {
    let plan = named(title).into_iter().find(|years| years.plan)?;
    (plan.period.to <= here.year + 1).then_some(plan.period)
}

fn coming_plan(title: &str, here: &DocumentPlace) -> Option<Period> {
    let plan = named(title).into_iter().find(|years| years.plan)?;
    (plan.period.to > here.year).then_some(plan.period)
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
    let opens = |word: &str| {
        title
            .find(word)
            .is_some_and(|at| title[..at].chars().count() <= 14)
    };
    opens("名词解释")
        || opens("指标测算")
        || opens("有关用语")
        || opens("名词说明")
        || opens("注释")
        || ["附件", "附录", "附：", "附表", "附:"]
            .iter()
            .any(|word| title.starts_with(word))
}

/// Short enough for a title, and not a clause beside others.
fn is_title(text: &str) -> bool {
    (3..LONGEST_TITLE).contains(&text.chars().count()) && text.matches('，').count() < 2
}

/// A title without its number.
fn bare(title: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = title.trim_start_matches(['（', '(', '第']);
    let end = rest.find(|c| !is_number(c)).unwrap_or(0);
    let behind = &rest[end..];
    let mark = [
        "部分：",
        "部分:",
        "部分、",
        "部分",
        "）、",
        "）",
        ")",
        "、",
        "．",
        ".",
    ];
    let known = mark
        .iter()
        .find_map(|mark| behind.strip_prefix(mark))
        .filter(|_| end > 0);
    known.unwrap_or(title).trim_start_matches("关于")
}

/// What is said behind the address to the assembly.
fn spoken(text: &str) -> &str {
    let rest = text.strip_prefix("各位代表").unwrap_or(text);
    rest.trim_start_matches(['！', '!', '，', ',', '：', ':'])
}

fn opens(text: &str, words: &[&str]) -> bool {
    let text = spoken(text);
    words.iter().any(|word| text.starts_with(word))
}

/// The first words of a paragraph.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
