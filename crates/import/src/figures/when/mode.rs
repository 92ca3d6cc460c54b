//! Whether a number came about, is aimed at, is expected, or is told only to compare with.

use super::earlier::is_from;
use super::{Seen, has};
use crate::figures::sentence::without_brackets;
use crate::figures::wording::LAST_YEAR;
use crate::structure::parts::Part;
use crate::structure::years::named;
use gongbao_report::model::Mode;

/// A name, and what it yields if it applies.
struct Rule {
    name: &'static str,
    applies: fn(&Seen<'_>) -> bool,
    mode: Mode,
}

/// The first that applies decides.
const RULES: [Rule; 11] = [
    Rule {
        name: "from-to",
        applies: is_from,
        mode: Mode::Base,
    },
    Rule {
        name: "than-before",
        applies: is_held_against,
        mode: Mode::Base,
    },
    Rule {
        name: "future-year",
        applies: |seen| !is_plan(seen) && names_future(seen),
        mode: Mode::Target,
    },
    Rule {
        name: "past-in-plan",
        applies: |seen| is_plan(seen) && tells_past(seen),
        mode: Mode::Result,
    },
    Rule {
        name: "plan",
        applies: is_plan,
        mode: Mode::Target,
    },
    Rule {
        name: "next-step",
        applies: opens_with_next,
        mode: Mode::Target,
    },
    Rule {
        name: "intended",
        applies: is_intended,
        mode: Mode::Target,
    },
    Rule {
        name: "aim-in-notes",
        applies: |seen| seen.asked.place.part == Part::Notes && is_aim_in_notes(seen),
        mode: Mode::Target,
    },
    Rule {
        name: "possible",
        applies: |seen| seen.asked.place.delivered && is_possible(seen.clause),
        mode: Mode::Expected,
    },
    Rule {
        name: "expected",
        applies: is_expected,
        mode: Mode::Expected,
    },
    Rule {
        name: "told",
        applies: |_| true,
        mode: Mode::Result,
    },
];

/// The mode of a number, and the name of the rule.
pub(super) fn read(seen: &Seen<'_>, off: Option<&str>) -> (Mode, &'static str) {
    let mut rules = RULES.iter().filter(|rule| Some(rule.name) != off);
    let rule = rules.find(|rule| (rule.applies)(seen));
    rule.map_or((Mode::Result, "told"), |rule| (rule.mode, rule.name))
}

#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.name).collect()
}

fn is_plan(seen: &Seen<'_>) -> bool {
    seen.asked.place.part.is_plan()
}

/// 比上年的32件, 较2015年同期的15件, 较2019年558件增加了555件.
fn is_held_against(seen: &Seen<'_>) -> bool {
    const BEFORE: [&str; 4] = ["上年度", "前年", "年初", "上届"];
    if seen.asked.change {
        return false;
    }
    let words = seen.clause.strip_suffix('的').unwrap_or(seen.clause);
    let words = words.trim_end_matches("同期");
    let head = match named(words).last() {
        Some(years) if words[years.at.end..].chars().count() <= 1 => Some(&words[..years.at.start]),
        _ => BEFORE
            .iter()
            .chain(&LAST_YEAR)
            .find_map(|word| words.strip_suffix(word)),
    };
    const AGAINST: [&str; 8] = ["比", "较", "高于", "低于", "超过", "多于", "少于", "相比"];
    // 比2015年翻两番, 是2015年的3.4倍: no level of that year.
    let level = !["倍", "番"].contains(&seen.asked.unit);
    // 不低于去年的60%: a bound, not a level of that year.
    let bound = |head: &str, word: &str| head[..head.len() - word.len()].ends_with('不');
    let against = |head: &str| {
        AGAINST
            .iter()
            .any(|word| head.ends_with(word) && !bound(head, word))
    };
    level && head.is_some_and(against)
}

/// A year that is still to come, and that the number is not held against.
fn names_future(seen: &Seen<'_>) -> bool {
    let year = seen.year();
    let last = named(seen.part)
        .into_iter()
        .rfind(|years| !is_held(seen.part, years.at.start));
    year > 0
        && last.is_some_and(|years| {
            years.period.to > year
                && (!years.plan || years.period.from > year)
                && !has(seen.part, &["提前"])
        })
}

/// 比2015年: the words before a year that hold something against it.
pub(super) fn is_held(text: &str, at: usize) -> bool {
    ["比", "较", "与", "于", "自", "比较", "对比"]
        .iter()
        .any(|word| text[..at].ends_with(word))
}

/// A year that is over, or 去年, in a part that looks ahead.
fn tells_past(seen: &Seen<'_>) -> bool {
    let year = seen.year();
    let free = named(seen.part)
        .into_iter()
        .filter(|years| !years.plan && !is_held(seen.part, years.at.start));
    let free: Vec<_> = free.collect();
    if let Some(last) = free.last() {
        let before = &seen.part[..last.at.start];
        return last.period.to <= year && !before.ends_with(['从', '由']);
    }
    let sentence = seen.sentence.trim_start();
    let opens = ["去年，", "过去一年，"]
        .iter()
        .any(|past| sentence.starts_with(past));
    opens || tells_of(seen.clause, &["去年", "过去五年", "过去一年"]) || is_done(seen.clause)
}

/// 去年 as the time of what is told, not as the measure of a change.
pub(super) fn tells_of(clause: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        clause.find(word).is_some_and(|at| {
            let after = &clause[at + word.len()..];
            // 上年结转2件 are counted this year.
            const MEASURES: [&str; 13] = [
                "同期", "末", "底", "预算", "度", "计划", "增长", "下降", "的", "结转", "转结",
                "遗留", "未",
            ];
            !is_held(clause, at) && !MEASURES.iter().any(|word| after.starts_with(word))
        })
    })
}

/// 已建成, 截至目前: done, whatever the heading says.
fn is_done(clause: &str) -> bool {
    has(
        clause,
        &[
            "已经",
            "截至",
            "截止",
            "目前已",
            "已完成",
            "已建成",
            "已实现",
            "已达",
            "已有",
            "已超",
            "现有",
        ],
    )
}

/// 下一步,我县将…: a sentence of intentions wherever it stands.
fn opens_with_next(seen: &Seen<'_>) -> bool {
    const NEXT: [&str; 6] = ["下一步", "下步", "下一阶段", "下阶段", "明年", "今后"];
    let opening = seen.sentence.trim_start();
    NEXT.iter().any(|next| opening.starts_with(next))
}

/// 力争, 计划投资, 将带来 in the number's own clause.
fn is_intended(seen: &Seen<'_>) -> bool {
    // 拟发文件, 草拟: drafts, not intentions.
    let mut drafts = seen.clause.match_indices('拟').map(|(at, word)| {
        let (before, after) = (&seen.clause[..at], &seen.clause[at + word.len()..]);
        !before.ends_with(['草', '模', '虚', '代', '重', '起'])
            && !after.starts_with(['发', '制', '稿', '任', '人', '态', '定', '订', '出'])
    });
    if drafts.any(|intends| intends) {
        return true;
    }

    // 主要预期目标是：…。…: all that follows in the paragraph.
    let before = &seen.asked.text[..seen.asked.number.start];
    let mut aims = before.match_indices(['：', ':']);
    let aims =
        aims.any(|(at, _)| before[..at].ends_with("目标是") || before[..at].ends_with("目标为"));
    if seen.asked.place.delivered && aims {
        return true;
    }

    // 争取全省工业增长2.5%: no deed, as 争取资金2亿元 is.
    let words = seen.clause.trim_start();
    if seen.asked.change && words.starts_with("争取全") {
        return true;
    }

    // 原计划改造20个，实际改造24个: what had been meant.
    let own = seen.clause.trim_start_matches(|c: char| !c.is_alphabetic());
    let meant = ["原计划", "计划建设", "年度目标任务", "全年目标任务"];
    if meant.iter().any(|word| own.starts_with(word)) {
        return true;
    }

    const WORDS: [&str; 12] = [
        "力争",
        "争取到",
        "争取达",
        "争取完成",
        "争取实现",
        "争取突破",
        "计划到",
        "计划投资",
        "计划总投资额达",
        "目标是",
        "目标为",
        "拟投资",
    ];
    const WILL: [&str; 12] = [
        "将达",
        "将新增",
        "将带来",
        "将建",
        "将投",
        "将实现",
        "将完成",
        "将超",
        "将突破",
        "将提供",
        "将改",
        "将增",
    ];
    let kind = seen.asked.place.delivered || has(seen.clause, &["力争", "计划到"]);
    kind && (has(seen.clause, &WORDS) || has(seen.clause, &WILL))
        && !(seen.clause.contains("完成") && has(seen.clause, &["计划的", "目标的", "年度计划"]))
}

/// 可突破, 有望达到: what may come about.
fn is_possible(clause: &str) -> bool {
    const REACHES: [&str; 6] = ["突破", "达到", "实现", "完成", "新增", "超过"];
    ["可", "有望"].iter().any(|may| {
        let mut said = clause.match_indices(may);
        said.any(|(at, _)| {
            let (before, rest) = (&clause[..at], &clause[at + may.len()..]);
            // 行政许可实现网上办理: a permit.
            !before.ends_with(['许', '认']) && REACHES.iter().any(|verb| rest.starts_with(verb))
        })
    })
}

fn is_aim_in_notes(seen: &Seen<'_>) -> bool {
    const WORDS: [&str; 16] = [
        "力争",
        "筹划",
        "预计",
        "计划分",
        "计划到",
        "计划用",
        "计划在",
        "计划于",
        "计划投",
        "目标",
        "将建",
        "将新",
        "将投",
        "将达",
        "将实",
        "拟",
    ];
    let near: usize = seen
        .after
        .char_indices()
        .nth(40)
        .map_or(seen.after.len(), |(at, _)| at);
    (has(seen.sentence, &WORDS) || has(&seen.after[..near], &WORDS))
        && !has(seen.clause, &["已", "累计"])
}

/// 预计 before the number, or in the bracket that belongs to it; 预计数，下同 for what follows in the paragraph too.
fn is_expected(seen: &Seen<'_>) -> bool {
    const EXPECTED: &str = "预计";
    let bracket = |rest: &str| {
        let inside = rest.strip_prefix(['（', '('])?;
        Some(inside[..inside.find(['）', ')'])?].to_owned())
    };
    let own = bracket(seen.after).is_some_and(|remark| remark.contains(EXPECTED));
    let before = &seen.asked.text[..seen.asked.number.start];
    let remarks = before.match_indices(['（', '(']);
    let mut remarks = remarks.filter_map(|(at, _)| bracket(&before[at..]));
    let same_below = |remark: String| remark.contains(EXPECTED) && remark.contains("下同");
    own || is_said_before(seen, EXPECTED) || remarks.any(same_below)
}

/// Whether the sentence says so before the number; 其中 goes on with the sentence before.
fn is_said_before(seen: &Seen<'_>, word: &str) -> bool {
    let said = without_brackets(seen.sentence);
    if let Some(last) = said.rfind(word) {
        // 生产总值预计1000亿元；财政收入65.6亿元；预计居民收入增长5%: said within a clause, and again, it is not said of all.
        let within = said[..last].ends_with(char::is_alphanumeric);
        let over = said[last..].contains(['；', ';']);
        return !(within && over && seen.after.contains(word));
    }
    let before = &seen.asked.text[..seen.asked.number.start - seen.sentence.len()];
    let last = before
        .trim_end_matches(['。', '\n'])
        .rsplit(['。', '\n'])
        .next();
    said.trim_start().starts_with("其中") && last.is_some_and(|last| last.contains(word))
}
