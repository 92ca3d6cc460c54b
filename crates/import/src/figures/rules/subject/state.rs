//! What a clause says of a thing: how it fares. The thing alone is what numbers behind are of.

use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::sentence::lead_verb;

/// How a verb of two characters behind them goes on.
const ADVERBS: [&str; 22] = [
    "进一步",
    "持续",
    "继续",
    "不断",
    "连年",
    "稳步",
    "显著",
    "明显",
    "大幅",
    "大幅度",
    "加快",
    "加速",
    "逐步",
    "逐渐",
    "日益",
    "日趋",
    "更加",
    "全面",
    "深入",
    "扎实",
    "有序",
    "蓬勃",
];
/// The same, and words of names too: 有效投资, 健康档案. So only before a verb that is known.
const ADJECTIVES: [&str; 14] = [
    "健康", "稳定", "平稳", "有效", "积极", "顺利", "快速", "较快", "迅速", "大力", "相继", "陆续",
    "得到", "实现",
];
/// How a respect of the thing is, or what it did, without an adverb.
const STATES: [&str; 18] = [
    "显著", "明显", "突出", "良好", "顺利", "加快", "平稳", "有力", "较快", "增强", "提升", "提高",
    "扩大", "加大", "改善", "壮大", "凸显", "显现",
];
/// In what respect a thing fares: numbers behind are of the thing.
const RESPECTS: [&str; 18] = [
    "作用",
    "经济效益",
    "效益",
    "成效",
    "效果",
    "步伐",
    "进程",
    "进展",
    "支撑能力",
    "能力",
    "水平",
    "规模",
    "综合实力",
    "实力",
    "活力",
    "力度",
    "态势",
    "势头",
];
/// What is had of it: 支撑作用.
const EFFECTS: [&str; 6] = ["支撑", "主导", "带动", "引领", "拉动", "推动"];

/// 服务业 of 服务业主导作用进一步增强, 电子信息产业 of 电子信息产业持续壮大.
pub(super) fn without_state(words: &str) -> &str {
    let thing = before_state(words).unwrap_or(words);
    // 扩大有效投资: a deed is no thing.
    let named = thing.chars().count() > 1 && lead_verb(thing) != thing;
    if named { thing } else { words }
}

fn before_state(words: &str) -> Option<&str> {
    const VERB: usize = 2;
    let (verb, _) = words.char_indices().rev().nth(VERB - 1)?;
    let moves = Classes::VERB | Classes::RISE | Classes::FALL;
    let known = LEXICON.is(&words[verb..], moves);
    let adverb = |words| {
        let adjective = || without(words, &ADJECTIVES).filter(|_| known);
        without(words, &ADVERBS).or_else(adjective)
    };
    let without_verb = || adverb(&words[..verb]);
    let state = without(words, &STATES).filter(|rest| without(rest, &RESPECTS).is_some());
    let mut thing = state.or_else(without_verb)?;
    while let Some(rest) = adverb(thing.trim_end_matches('、')) {
        thing = rest;
    }
    let Some(mut rest) = without(thing, &RESPECTS) else {
        return Some(thing);
    };
    while let Some(before) = without(rest, &EFFECTS) {
        rest = before;
    }
    // 空气 of 空气质量 is too little of a name.
    const SHORTEST: usize = 3;
    let rest = rest.trim_end_matches('的');
    Some(if rest.chars().count() < SHORTEST {
        thing
    } else {
        rest
    })
}

fn without<'a>(words: &'a str, ends: &[&str]) -> Option<&'a str> {
    ends.iter().find_map(|end| words.strip_suffix(end))
}
