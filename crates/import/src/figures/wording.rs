//! Words that more than one rule asks for, and small questions asked of words.

use super::lexicon::LEXICON;

/// Words that say a total over a list or over years.
pub(super) const TOTALS: [&str; 7] = ["共计", "累计", "合计", "总计", "总共", "一共", "共"];
/// Words that join the items of a list.
pub(super) const JOINTS: [&str; 5] = ["以及", "、", "和", "与", "及"];
/// Whole regions, from the nation down; and the world.
pub(super) const REGIONS: [&str; 7] = ["全国", "全省", "全市", "全州", "全县", "全区", "全球"];
/// How something was done, as the names of rates begin: 按时办结率.
pub(super) const MANNER: [&str; 10] = [
    "及时", "主动", "依法", "提前", "按时", "按期", "首次", "全面", "重点", "充分",
];
/// Words for the year before, which a number is held against.
pub(super) const LAST_YEAR: [&str; 4] = ["上年", "去年", "上一年", "同期"];
/// Words for cases left over from an earlier year.
pub(super) const CARRIED: [&str; 7] = ["结转", "转结", "遗留", "转入", "未结", "积案", "积存"];
/// Verbs that only say that the next word was done.
pub(super) const WEAK: [&str; 5] = ["实现", "完成", "得到", "予以", "获得"];
/// Verbs and names of a rank.
pub(super) const RANKS: [&str; 7] = ["位列", "位居", "名列", "排名", "排在", "稳居", "跃居"];
/// Verbs of passing a round number; 突破 tells as well how much there is.
pub(super) const STEPS: [&str; 11] = [
    "迈上", "跨越", "迈过", "越过", "跨过", "站上", "跃上", "登上", "迈入", "跨上", "跨入",
];
/// What is passed with a round number.
pub(super) const MILESTONES: [&str; 4] = ["大关", "台阶", "关口", "门槛"];

/// The word of a clause that says a total: 共 of 共收到, not of 公共服务 or 共同.
pub(super) fn total_in(clause: &str) -> Option<&'static str> {
    let says = |total: &&str| {
        clause.match_indices(*total).any(|(at, total)| {
            let (before, after) = (&clause[..at], &clause[at + total.len()..]);
            // 三共四同, 共渡难关: parts of names. 共收到, 共65件.
            let counts = after.is_empty()
                || after.trim_start().starts_with(|c: char| c.is_ascii_digit())
                || LEXICON
                    .at(after)
                    .is_some_and(|word| !word.classes.is_none());
            let named = before.ends_with(|c: char| "公中总一二三四五六七八九十".contains(c));
            !named
                && counts
                && LEXICON
                    .at(&clause[at..])
                    .is_none_or(|word| !word.classes.is_none())
                || total.chars().count() > 1
        })
    };
    TOTALS.into_iter().find(says)
}

/// Whether the text has one of the words.
pub(super) fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The measure word of 一起涉法纠纷, and the words after it.
pub(super) fn one_of(words: &str) -> Option<(&str, &str)> {
    const MEASURES: [char; 10] = ['起', '件', '例', '宗', '次', '人', '名', '家', '项', '个'];
    let rest = words.trim_start().strip_prefix('一')?;
    let measure = rest.chars().next().filter(|c| MEASURES.contains(c))?;
    Some(rest.split_at(measure.len_utf8()))
}

/// Whether words name how much there is in all.
pub(super) fn is_total(words: &str) -> bool {
    ["余额", "总数", "总量", "存量"]
        .iter()
        .any(|total| words.ends_with(total))
}

/// What makes a number the least or most of something.
pub(super) const BOUNDS: [&str; 3] = ["以上", "以下", "以内"];

pub(super) fn is_bound(printed: &str) -> bool {
    BOUNDS.iter().any(|bound| printed.ends_with(bound))
}

/// 10亿元以上, 50亿元: words that are nothing but a size.
pub(super) fn is_size(words: &str) -> bool {
    let bare = words.trim_start_matches(['超', '过']);
    bare.starts_with(|c: char| c.is_ascii_digit()) && (is_bound(bare) || bare.ends_with('元'))
}
