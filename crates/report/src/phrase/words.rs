//! Words and marks that a number phrase begins with or is made of.

/// Words that stand for zero.
pub(super) const ZERO_WORDS: [&str; 30] = [
    "没有发生",
    "没有收到",
    "没有出现",
    "未发生",
    "未收到",
    "未接到",
    "未出现",
    "未产生",
    "未受理",
    "无一起",
    "无一件",
    "无一宗",
    "无一例",
    "无一败诉",
    "零败诉",
    "零投诉",
    "零事故",
    "零发生",
    "零上访",
    "零纠错",
    "零撤销",
    "零增长",
    "零死亡",
    "零伤亡",
    "零新增",
    "零记录",
    "零感染",
    "动态清零",
    "动态归零",
    "归零",
];

/// Words that make the number after them a fall.
pub(super) const FALLS: [&str; 6] = ["下降", "减少", "降低", "回落", "下滑", "下跌"];

/// A minus after a word of these is one: elsewhere it joins.
pub(super) const MINUS: [char; 6] = ['-', '－', '−', '–', '—', '﹣'];
pub(super) const CAN_FALL: [&str; 14] = [
    "同比", "环比", "增长", "增速", "增幅", "增加", "增减", "变化", "变动", "上年", "去年", "率",
    "幅", "速",
];

/// Marks that join the ends of a range.
pub(super) const TO: [char; 14] = [
    '-', '—', '–', '―', '─', '－', '−', '﹣', '~', '～', '∼', '〜', '至', '到',
];

/// Marks that are printed for the point of a number by mistake.
pub(super) const POINTS: [char; 8] = ['.', '．', '。', '，', ',', '·', '・', '•'];

/// Characters that the words of a phrase begin with, beside those of numerals: most of a text is
/// neither and need not be held against the lists.
pub(super) const OPENERS: [char; 43] = [
    '-', '－', '−', '–', '—', '﹣', '≥', '≧', '≤', '≦', '＞', '>', '＜', '<', '≈', '±', '高', '多',
    '小', '没', '未', '无', '零', '动', '归', '下', '减', '降', '回', '大', '将', '接', '约', '近',
    '不', '至', '最', '超', '突', '逾', '低', '少', '第',
];

/// Units that begin with a multiplier character.
const WITH_MULTIPLIER: [&str; 4] = ["千瓦时", "千瓦", "千克", "千米"];

/// Whether 千 here belongs to a unit and is no multiplier.
pub(super) fn starts_with_multiplier(rest: &str) -> bool {
    WITH_MULTIPLIER.iter().any(|unit| rest.starts_with(unit))
}
