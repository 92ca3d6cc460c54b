//! Whether a label says by itself what its number is of.

use crate::figures::draft::Draft;
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::subject::is_bare_rate;
use crate::figures::sentence::lead_verb;
use crate::figures::wording::{BOUNDS, LAST_YEAR, STEPS, is_total};

/// What a label ends with that was cut before what it is of was named.
const OPEN: [&str; 6] = ["季度", "翻番", "过", "获", "基础上", "占"];

/// Whether a label says more than what was done (基本建成), how large it is (亿元以上) and when.
pub(super) fn names_a_thing(draft: &Draft) -> bool {
    let label = draft.figure.label.zh.as_str();
    let deeds = label.strip_prefix("基本").unwrap_or(label);
    // 出口 is a deed and an amount; 投入 alone says too little.
    let amount = draft.figure.unit == "元"
        && (deeds.chars().count() > 2 || LEXICON.is(deeds, Classes::SIDE | Classes::COMMON));
    let deed = !amount && lead_verb(deeds) == deeds;
    let size = BOUNDS.iter().any(|bound| label.ends_with(bound));
    let open = label.contains("先后")
        || STEPS.iter().any(|verb| label.ends_with(verb))
        || OPEN.iter().any(|open| label.ends_with(open));
    let beside = ["比", "较"]
        .iter()
        .filter_map(|held| label.strip_prefix(held))
        .any(|rest| LAST_YEAR.iter().any(|year| rest.starts_with(year)));
    // 上缴税收, 利润: of whom was said somewhere before.
    let held = HELD.contains(&&deeds[lead_verb(deeds).len()..]);
    draft.table.is_some() || !(deed || size || open || beside || held)
}

/// Amounts that somebody has: alone they say too little.
const HELD: [&str; 14] = [
    "余额",
    "利润",
    "利税",
    "税金",
    "上缴税收",
    "上缴税金",
    "销售收入",
    "营业收入",
    "主营业务收入",
    "营收",
    "产值",
    "综合产值",
    "总里程",
    "资产负债率",
];

/// Whether a rate says how much something changed: 削减率, 增长速度. It is no share of anything.
pub(super) fn is_pace(label: &str) -> bool {
    let stem = ["率", "速度", "幅度", "速", "幅"].iter();
    let stem = stem.filter_map(|end| label.strip_suffix(end)).next();
    let moves = Classes::RISE | Classes::FALL;
    stem.and_then(|stem| LEXICON.before(stem))
        .is_some_and(|word| word.classes.has(moves))
}

/// Whether the number is what came together over time, which no number of one year stands beside.
pub(super) fn adds_up(draft: &Draft) -> bool {
    let label = &draft.figure.label.zh;
    draft.figure.words.iter().any(|word| word == "累计") || is_total(label)
}

/// A rate that does not say of what, where the vocabulary does not know it either: 办复率、满意率.
pub(super) fn is_bare(draft: &Draft) -> bool {
    const LONGEST: usize = 3;
    let label = draft.figure.label.zh.as_str();
    let joints = ['、', '和', '及', '与'];
    let short = label
        .split(joints)
        .all(|rate| rate.chars().count() <= LONGEST);
    let bare = label.split('、').all(is_bare_rate);
    draft.entry.is_none() && (bare || short)
}

/// 每月 of what is given each month.
pub(super) fn how_often(draft: &Draft) -> Option<&str> {
    let mut words = draft.figure.words.iter();
    words
        .find(|word| word.starts_with('每'))
        .map(String::as_str)
}
