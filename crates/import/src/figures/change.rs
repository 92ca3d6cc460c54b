//! A change, a level, or an earlier level: 同比增长5%, 12件, 由2022年的9件.

use super::clause::{Parsed, Words};
use super::draft::Kind;
use super::wording::has_any;
use super::words::{COMPARED, RISES};

/// Words between the earlier and the later number of one thing.
const GOES_TO: [&str; 26] = [
    "增加到",
    "增加至",
    "增至",
    "增长到",
    "增长至",
    "上升到",
    "上升至",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "扩大到",
    "扩大至",
    "下降到",
    "下降至",
    "降低到",
    "降低至",
    "降到",
    "降至",
    "减少到",
    "减少至",
    "压缩到",
    "压缩至",
    "缩短到",
    "缩短至",
    "精简到",
];

/// What number `n` says of what it counts.
pub(super) fn kind(sentence: &Parsed<'_>, n: usize, words: &Words<'_>) -> Kind {
    let (quantity, span) = (&sentence.phrases[n].quantity, &sentence.phrases[n].span);
    let before = words
        .before
        .trim_end_matches(['了', '达', '约', '为', ' ', '近', '出', '幅', '度']);
    let grew = RISES.iter().any(|word| before.ends_with(word)) || words.before.ends_with('幅');
    let share = ["%", "‰", "个百分点", "倍"].contains(&quantity.unit.as_str());
    let clause = &sentence.text[words.clause.start..span.start];
    let compared = has_any(clause, &COMPARED);
    if quantity.value < 0.0 || quantity.unit == "个百分点" || grew && (share || compared) {
        return Kind::Change;
    }
    let leads = words.before.contains(['由', '从']);
    let rest = &sentence.text[span.end..words.clause.end];
    if leads && has_any(rest, &GOES_TO) {
        Kind::Earlier
    } else {
        Kind::Level
    }
}

/// 来信 and 同比增长 make 来信同比增长.
pub(super) fn changed(noun: &str, before: &str) -> String {
    let change = words_of_change(before).unwrap_or("变化");
    format!("{}{change}", thing(noun, Kind::Change))
}

/// 同比增长: the words before a number that make it a change.
pub(super) fn words_of_change(before: &str) -> Option<&str> {
    let start = COMPARED
        .iter()
        .chain(RISES.iter())
        .filter_map(|word| before.find(word))
        .min()?;
    let change = before[start..].trim();
    (1..=12).contains(&change.chars().count()).then_some(change)
}

/// The words without those that only say that something changed.
pub(super) fn thing(words: &str, kind: Kind) -> &str {
    let words = words.trim_end_matches(['由', '从']);
    if kind != Kind::Change {
        return words;
    }
    let start = COMPARED
        .iter()
        .chain(RISES.iter())
        .filter_map(|word| words.find(word))
        .min();
    start.map_or(words, |at| words[..at].trim_end_matches(['、', '，', ',']))
}
