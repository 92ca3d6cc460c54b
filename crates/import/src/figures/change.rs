//! A change, a level, or an earlier level: 同比增长5%, 12件, 由2022年的9件.

use super::clause::{Parsed, Words};
use super::draft::Kind;
use super::wording::has_any;
use super::words::{COMPARED, FALLS, RISES};
use gongbao_report::phrase::PhraseKind;

/// Words between the earlier and the later number of one thing.
pub(super) const GOES_TO: [&str; 41] = [
    "缩短为",
    "压缩为",
    "减少为",
    "提高为",
    "降为",
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
    "精简至",
    "压减到",
    "压减至",
    "缩减到",
    "缩减至",
    "减至",
    "升至",
    "增加为",
    "下降为",
    "提升为",
];

/// Words that hold this number against an earlier one, not words that name a year.
const AGAINST: [&str; 12] = [
    "同比",
    "环比",
    "比上年",
    "比去年",
    "较上年",
    "较去年",
    "较前",
    "比前",
    "比20",
    "较20",
    "比 20",
    "较 20",
];

/// Verbs that make something less.
const LESSENS: [&str; 6] = ["精简", "压减", "压缩", "缩短", "缩减", "核减"];

/// What number `n` says of what it counts.
pub(super) fn kind(sentence: &Parsed<'_>, n: usize, words: &Words<'_>) -> Kind {
    let (quantity, span) = (&sentence.phrases[n].quantity, &sentence.phrases[n].span);
    let share = ["%", "‰", "个百分点", "倍"].contains(&quantity.unit.as_str());
    let reaches = has_any(words.before, &GOES_TO) || has_any(words.before, &["达", "至", "为"]);
    // 由210天缩短到75天,缩短64%: by how much what was just counted became less.
    let lessened = share && LESSENS.contains(&words.trimmed);
    let compared = lessened || share && has_any(words.before, &AGAINST) && !reaches;
    if quantity.value < 0.0 || quantity.unit == "个百分点" || compared || grew(words.before) {
        return Kind::Change;
    }
    let leads = words.before.contains(['由', '从']);
    let rest = &sentence.text[span.end..words.clause.end];
    if leads && has_any(rest, &GOES_TO) {
        Kind::Earlier
    } else if share && is_share(words.trimmed) || sentence.phrases[n].kind == PhraseKind::Fraction {
        Kind::Share
    } else {
        Kind::Level
    }
}

/// Whether a verb of growth stands directly before the number: 增长5%, not 新增5件.
fn grew(before: &str) -> bool {
    // 比去年多5件, 较上年精简213项: no verbs of change by themselves.
    let more_or_less = |word: &&str| before.ends_with(*word);
    if has_any(before, &AGAINST) && LESSENS.iter().chain(&["多", "少"]).any(more_or_less) {
        return true;
    }
    let before = before.trim_end_matches(['了', '达', '约', '为', ' ', '近', '出']);
    let by = before.trim_end_matches(['幅', '度']);
    (RISES.ending(before).is_some() || RISES.ending(by).is_some())
        && !before.ends_with("新增")
        && !before.ends_with("净增")
}

/// 占案件总数, 战略性新兴产业占比, not 占地.
fn is_share(words: &str) -> bool {
    let mut places = words.match_indices('占');
    places.any(|(at, _)| {
        let rest = &words[at + '占'.len_utf8()..];
        !words[..at].ends_with(['抢', '侵', '强', '霸'])
            && !rest.starts_with(['地', '用', '道', '线', '有', '领', '据'])
    })
}

/// 来信 and 同比增长 make 来信同比增长; of a fall the verb stands in the number's words.
pub(super) fn changed(noun: &str, before: &str, printed: &str) -> String {
    let change = words_of_change(before, printed);
    let thing = thing(noun, Kind::Change);
    let otherwise = if is_gap(thing) { "" } else { "变化" };
    format!("{thing}{}", change.as_deref().unwrap_or(otherwise))
}

/// 高于全省平均水平: held against others or an aim, not changed.
pub(super) fn is_gap(words: &str) -> bool {
    gap_at(words).is_some()
}

/// Where the words of a gap begin.
pub(super) fn gap_at(words: &str) -> Option<usize> {
    [
        "高于", "低于", "好于", "优于", "快于", "多于", "少于", "高出", "低出",
    ]
    .iter()
    .filter_map(|gap| words.find(gap))
    .min()
}

/// 同比增长, 同比下降: the words that make a number a change.
pub(super) fn words_of_change(before: &str, printed: &str) -> Option<String> {
    let fall = printed
        .find(|c: char| c.is_ascii_digit())
        .map_or("", |at| &printed[..at]);
    let fall = FALLS.opening(fall).unwrap_or_default();
    let before = before.trim_end();
    let lessens = || LESSENS.iter().find(|word| before.ends_with(**word));
    let from = change_at(before).or_else(|| Some(before.len() - lessens()?.len()));
    let rise = from.map_or("", |at| &before[at..]).trim();
    let rise = rise.trim_end_matches(['达', '约', '为', '了']);
    let change = if rise.chars().count() <= 12 {
        format!("{rise}{fall}")
    } else {
        fall.to_owned()
    };
    (!change.is_empty()).then_some(change)
}

/// The words without those that only say that something changed.
pub(super) fn thing(words: &str, kind: Kind) -> &str {
    const ONCE: [&str; 9] = [
        "原来",
        "原先",
        "年初",
        "上年",
        "去年",
        "上年同期",
        "去年同期",
        "法定",
        "平均",
    ];
    let range = |c: char| c.is_ascii_digit() || "-－–—~～.%".contains(c);
    let once = |rest: &str| {
        let rest = rest.trim_end_matches(range).trim_end_matches('的');
        rest.is_empty() || ONCE.contains(&rest)
    };
    let from = words.rfind(['由', '从']);
    let words = from
        .filter(|at| once(&words[at + '由'.len_utf8()..]))
        .map_or(words, |at| &words[..at]);
    if kind != Kind::Change {
        return words;
    }
    change_at(words).map_or(words, |at| words[..at].trim_end_matches(['、', '，', ',']))
}

/// Where the words of a change begin. 增 alone is part of too many words (新增, 增设) to be looked
/// for anywhere but at the end.
fn change_at(text: &str) -> Option<usize> {
    let alone = |at: &usize| RISES.opening(&text[*at..]) == Some("增");
    let rise = RISES.places(text).find(|at| !alone(at));
    let compared = COMPARED.places(text).next();
    let first = [rise, compared].into_iter().flatten().min();
    let last = text
        .strip_suffix('增')
        .filter(|rest| !rest.ends_with(['新', '净']));
    first.or(last.map(str::len))
}
