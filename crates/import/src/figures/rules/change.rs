//! Whether a number is a change, by the words directly before it: 同比增长5%.

use super::At;
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::sentence::{UnitClass, without_softeners};

/// A change, and the words before it that name what changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Change<'a> {
    /// 增长, 下降.
    pub word: &'a str,
    /// It rises; none for a lead over others (高2个百分点).
    pub rises: Option<bool>,
    /// The words without those of the change.
    pub of: &'a str,
}

/// The longest name of others that something is held against, with 比.
const LONGEST_OTHER: usize = 7;

/// The change that the words before a number make of it.
pub(crate) fn of<'a>(at: &At<'_>, before: &'a str) -> Option<Change<'a>> {
    let unit = at.mention().unit;
    if matches!(unit, UnitClass::Rank | UnitClass::Zero) {
        return None;
    }
    // A fall is part of the number's own words.
    let printed = at.printed();
    let fall = LEXICON
        .at(printed)
        .filter(|word| word.classes.has(Classes::FALL));
    if fall.is_some() {
        return Some(Change {
            word: "",
            rises: Some(false),
            of: without_comparison(before),
        });
    }
    let words = without_softeners(before);
    if words.ends_with(['到', '至']) {
        return None;
    }
    // 超年初计划10场: by how much more than was planned.
    if let Some(at) = beyond_plan(words) {
        return Some(Change {
            word: &words[at..],
            rises: None,
            of: without_comparison(&words[..at]),
        });
    }
    let word = LEXICON.before(words)?;
    let falls = word.classes.has(Classes::FALL);
    // 较年初新增: by how much it grew. 新增 alone counts new things.
    let held = (words.trim_start().starts_with(['较', '比']) || words.trim() == "净增")
        && ["新增", "净增", "新增加"].contains(&word.text);
    if !falls && !held && !word.classes.has(Classes::RISE) {
        return None;
    }
    let lead = ["高", "低", "多", "少", "快"].contains(&word.text);
    if lead && !words[..words.len() - word.text.len()].contains(['比', '较']) {
        return None;
    }
    let named = &words[..words.len() - word.text.len()];
    let of = without_comparison(named);
    // 增长11%，比全省高4个百分点: than whom.
    let than = of
        .rfind(['比', '较'])
        .filter(|at| lead && of[*at..].chars().count() <= LONGEST_OTHER);
    // 同口径增长5.9%: another growth than that of the amounts.
    let alike = named.strip_suffix("同口径").map(str::len);
    Some(Change {
        word: than.or(alike).map_or(word.text, |at| &words[at..]),
        rises: (!lead).then_some(!falls),
        of: than.map_or(of.trim_end_matches('按'), |at| &of[..at]),
    })
}

/// Where 超年初计划 begins at the end of the words.
fn beyond_plan(words: &str) -> Option<usize> {
    const LONGEST: usize = 8;
    let at = words.rfind('超')?;
    let plan = &words[at..];
    let ends = ["计划", "目标", "预期", "任务"]
        .iter()
        .any(|end| plan.ends_with(end));
    let plain = plan.chars().all(char::is_alphabetic) && plan.chars().count() <= LONGEST;
    (ends && plain).then_some(at)
}

/// Without the words at the end that hold a number against another time: 比2019年, 同比.
pub(crate) fn without_comparison(words: &str) -> &str {
    let mut rest = words.trim_end();
    loop {
        rest = rest.trim_end_matches(|c: char| c.is_whitespace() || "“”".contains(c));
        let word = LEXICON
            .before(rest)
            .filter(|word| word.classes.has(Classes::AGAINST));
        let cut = word
            .map(|word| word.text.len())
            .or_else(|| against_date(rest))
            .or_else(|| against_measure(rest));
        match cut {
            Some(cut) => rest = &rest[..rest.len() - cut],
            None => return rest,
        }
    }
}

/// The length of 较法定时限, 较前三年均值 at the end of the words.
fn against_measure(words: &str) -> Option<usize> {
    const ENDS: [&str; 6] = ["时限", "均值", "平均水平", "平均", "标准", "前"];
    let at = words.rfind(['比', '较'])?;
    let rest = &words[at..];
    let single = LEXICON
        .at(rest)
        .is_none_or(|word| word.text.chars().count() == 1);
    let long = (3..=9).contains(&rest.chars().count());
    (single && long && ENDS.iter().any(|end| rest.ends_with(end))).then_some(rest.len())
}

/// The length of 比2019年底 at the end of the words.
fn against_date(words: &str) -> Option<usize> {
    let at = words.rfind(['比', '较'])?;
    let rest = &words[at..];
    let date = rest.trim_start_matches(['比', '较', '“', '”']);
    let plain = date.trim_end_matches(['底', '末', '初', '期', '同', '年', '度', '”', '的']);
    let year = plain.len() <= 4 && plain.chars().all(|c| c.is_ascii_digit()) && !plain.is_empty();
    let plan = ["十五", "十四五", "十三五", "十二五", "十一五", "九五"].contains(&plain);
    (year || plan).then_some(rest.len())
}
