//! Whether a number came about, is aimed at, is expected, or is told only to compare with.

use super::{Seen, has};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::wording::{LAST_YEAR, REGIONS};
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
const RULES: [Rule; 10] = [
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
        name: "expected",
        applies: |seen| seen.sentence.contains("预计"),
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

/// 从38件增加到60件, 由原来的210天缩短至75天, 将207项减至96项.
/// 分别从3.2万元、1.5万元提高到4.8万元、2.3万元: every number between 从 and the verb.
fn is_one_of_several_from(clause: &str, after: &str) -> bool {
    const LONGEST: usize = 24;
    let Some(from) = clause.rfind(['从', '由']) else {
        return false;
    };
    let near = named(&clause[from..])
        .last()
        .map_or(&clause[from + '从'.len_utf8()..], |years| {
            clause[from..][years.at.end..].trim_start_matches('的')
        });
    let earlier = near.is_empty() || near.ends_with(['、', '和']);
    let leads = after
        .char_indices()
        .find_map(|(at, _)| Some((at, leads_to_number(&after[at..])?)));
    let Some((list, verb)) = leads else {
        return false;
    };
    let numbers = |words: &str| {
        let plain = |c: char| c.is_alphanumeric() || "、.％%".contains(c);
        words.chars().count() <= LONGEST && words.chars().all(plain)
    };
    let respective = clause[..from].ends_with("分别") || verb.contains("分别");
    let several = !near.is_empty() || after.starts_with(['、', '和']);
    respective && several && earlier && numbers(near) && numbers(&after[..list])
}

fn is_from(seen: &Seen<'_>) -> bool {
    // 由5.0∶49.6∶45.4调整为4.6∶44.6∶50.8: all of the first ratio.
    let ratio = |c: char| c.is_ascii_digit() || ".∶:".contains(c);
    let after = if seen.after.starts_with('∶') {
        seen.after.trim_start_matches(ratio)
    } else {
        seen.after
    };
    let clause = if seen.clause.ends_with('∶') {
        seen.clause.trim_end_matches(ratio)
    } else {
        seen.clause
    };
    if is_one_of_several_from(clause, after) {
        return true;
    }
    let Some(verb) = leads_to_number(after) else {
        return false;
    };
    let near = clause
        .rfind(['从', '由'])
        .map(|at| &clause[at + '从'.len_utf8()..]);
    let named_only = |words: &str| {
        let rest = named(words)
            .last()
            .map_or(words, |years| &words[years.at.end..]);
        rest.chars().count() <= 10 && !rest.contains(|c: char| c.is_ascii_digit() || c == '、')
    };
    if near.is_some_and(named_only) {
        return true;
    }
    // 将207项…减至96项: only a verb of change tells this from 将5家培育成….
    let taken = clause.rfind(['将', '把']).map(|at| &clause[at..]);
    taken.is_some_and(|words| {
        words.chars().count() <= 15 && !words.contains(|c: char| c.is_ascii_digit())
    }) && has(
        verb,
        &[
            "减", "降", "压缩", "精简", "缩短", "提高", "增加", "压减", "整合", "合并", "调整",
            "扩大", "提升",
        ],
    )
}

/// The words between a number and the 到, 至 or 为 that leads to the next one.
fn leads_to_number(after: &str) -> Option<&str> {
    let end = after
        .find(['，', '。', '；', '、', ',', '：'])
        .unwrap_or(after.len());
    let after = &after[..end];
    after
        .match_indices(['到', '至', '为'])
        .find_map(|(at, word)| {
            let between = &after[..at];
            let rest = &after[at + word.len()..];
            let rest = named(rest)
                .first()
                .filter(|years| years.at.start == 0)
                .map_or(rest, |years| &rest[years.at.end..]);
            let rest = ["底", "末"]
                .iter()
                .find_map(|word| rest.strip_prefix(word))
                .unwrap_or(rest);
            let rest = rest.trim_start_matches('的');
            let rest = ["目前的", "目前", "现在的", "今年的", "去年的", "现有的"]
                .iter()
                .find_map(|word| rest.strip_prefix(word))
                .unwrap_or(rest);
            let rest = ["约", "近", "超过", "超", "突破", "不超过", "不足", "不到"]
                .iter()
                .chain(&REGIONS)
                .find_map(|word| rest.strip_prefix(word))
                .unwrap_or(rest)
                .trim_start();
            // 抽调38人到一线: no number.
            let numeral = |c: char| "一二三四五六七八九十百两零第".contains(c);
            let in_words = rest.starts_with(numeral)
                && rest
                    .chars()
                    .nth(1)
                    .is_some_and(|c| numeral(c) || "项个件家所名人次天轮种类".contains(c));
            let counts = in_words || rest.starts_with(|c: char| c.is_ascii_digit());
            (counts
                && !leads_to_others(between, rest)
                && between.chars().count() <= 16
                && !between.contains(|c: char| c.is_ascii_digit()))
            .then_some(between)
        })
}

/// 由3个部门组成专班到12个乡镇检查: the number that is led to counts things of its own.
fn leads_to_others(between: &str, number: &str) -> bool {
    const SHORT: usize = 4;
    let moves = LEXICON
        .before(between)
        .is_some_and(|word| word.classes.has(Classes::RISE | Classes::FALL));
    let noun: String = between.chars().take(2).collect();
    let after = number.trim_start_matches(|c: char| c.is_ascii_digit() || "万亿.".contains(c));
    // The measure word, and a noun after it.
    let own = after.chars().count() > 2 && !after.contains(&noun);
    between.chars().count() > SHORT && !moves && own
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
    tells_of(seen.clause, &["去年", "过去五年", "过去一年"]) || is_done(seen.clause)
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
