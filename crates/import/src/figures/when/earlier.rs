//! An earlier level that the sentence tells only to say from where to where something went.

use super::{Seen, has};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::wording::REGIONS;
use crate::structure::years::named;

/// 从38件增加到60件, 由原来的210天缩短至75天, 将207项减至96项.
pub(super) fn is_from(seen: &Seen<'_>) -> bool {
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

/// 从3.2万元、1.5万元提高到4.8万元、2.3万元: every number between 从 and the verb.
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
    let moves = || {
        let word = LEXICON.before(verb);
        word.is_some_and(|word| word.classes.has(Classes::RISE | Classes::FALL))
    };
    let respective = clause[..from].ends_with("分别") || verb.contains("分别") || moves();
    let several = !near.is_empty() || after.starts_with(['、', '和']);
    respective && several && earlier && numbers(near) && numbers(&after[..list])
}

/// The words between a number and the 到, 至, 为 or (跃)上 that leads to the next one.
fn leads_to_number(after: &str) -> Option<&str> {
    let end = after
        .find(['，', '。', '；', '、', ',', '：'])
        .unwrap_or(after.len());
    let after = &after[..end];
    after
        .match_indices(['到', '至', '为', '上'])
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
            let in_words = rest.starts_with("百分之")
                || rest.starts_with(numeral)
                    && rest
                        .chars()
                        .nth(1)
                        .is_some_and(|c| numeral(c) || "项个件家所名人次天轮种类".contains(c));
            let zero = rest.strip_prefix('零');
            let zero = zero.is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
            // 3家以上: a bound leads nowhere.
            let leads = !between.ends_with('以');
            let counts =
                leads && (in_words || zero || rest.starts_with(|c: char| c.is_ascii_digit()));
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
