//! Numbers that count nothing as they are written: vague ones, articles, codes, ranks of none.

use super::{Rejected, Seen, doubt, ends_with_any, has_any, none, starts_with_any};
use crate::figures::Doubt;
use crate::figures::ledger::NonFigure;
use crate::figures::wording::{JOINTS, RANKS, REGIONS};
use gongbao_report::phrase::PhraseKind;

/// 两位数增长: how many digits, not how many.
pub(super) fn digits_of_a_number(seen: &Seen<'_>) -> Option<Rejected> {
    let digits = seen.unit() == "位" && seen.after().starts_with('数');
    if digits {
        none(NonFigure::Rhetoric)
    } else {
        None
    }
}

/// 居全省前20名: among the first, which is no count of them.
pub(super) fn among_the_first(seen: &Seen<'_>) -> Option<Rejected> {
    let first = seen.since().ends_with('前') && ["名", "位"].contains(&seen.unit());
    if first && seen.is(PhraseKind::Amount) {
        none(NonFigure::Ordinal)
    } else {
        None
    }
}

/// 几十件, 数百家: about how many, without a number.
pub(super) fn vague(seen: &Seen<'_>) -> Option<Rejected> {
    if seen.is(PhraseKind::Vague) {
        none(NonFigure::Rhetoric)
    } else {
        None
    }
}

/// 万元生产总值能耗, 亿元以上项目, 万头养殖基地: how large the thing is that is named next. Where nothing follows the
/// number before the power may have been lost, but in 千家万户.
pub(super) fn power_alone(seen: &Seen<'_>) -> Option<Rejected> {
    let (printed, after) = (seen.printed(), seen.after());
    let alone = printed.starts_with(['万', '亿', '千', '百'])
        && !printed.contains(|c: char| c.is_ascii_digit() || "一二三四五六七八九两几".contains(c));
    if !seen.is(PhraseKind::Unread) || !alone {
        return None;
    }
    if seen.before().chars().rev().nth(1) == Some('千') {
        return none(NonFigure::Rhetoric);
    }
    after
        .starts_with(char::is_alphanumeric)
        .then_some(Rejected::None(NonFigure::Name))
}

/// 居全市第一, 排名第三, not 第一责任人, 第3期.
pub(super) fn no_rank(seen: &Seen<'_>) -> Option<Rejected> {
    const RANKED: [&str; 11] = [
        "排列", "居全", "列全", "排第", "居第", "位次", "排位", "列第", "评比", "考核", "评价",
    ];
    const NAMED: [&str; 27] = [
        "方阵", "梯队", "批", "期", "届", "责任", "时间", "季度", "轮", "次", "条", "款", "项",
        "书记", "部", "个", "阶段", "类", "种", "例", "家", "人民", "产业", "方", "中学", "小学",
        "人",
    ];
    if !seen.is(PhraseKind::Ordinal) {
        return None;
    }
    let before = seen.before();
    let placed = ends_with_any(before, &REGIONS) || starts_with_any(seen.after(), &["位", "名"]);
    let rank = placed
        || has_any(before, &RANKS)
        || has_any(before, &RANKED)
        || before.ends_with(['列', '居', '获', '均', '率', '量', '度', '数']) && before.len() > 3;
    let named = starts_with_any(seen.after(), &NAMED);
    if rank && !named {
        None
    } else {
        none(NonFigure::Ordinal)
    }
}

/// Nothing happened in the year, not: where nothing happens, or shall happen.
pub(super) fn no_zero(seen: &Seen<'_>) -> Option<Rejected> {
    if !seen.is(PhraseKind::Zero) {
        return None;
    }
    const AIMS: [&str; 6] = ["努力", "目标", "防止", "避免", "保证", "若"];
    let words = seen.since();
    let conditional = words.ends_with(['对', '如', '若', '凡', '因', '在', '将', '把', '以', '防'])
        || seen.after().trim_end().ends_with('的');
    // “动态清零”总方针: what a policy is called.
    let called = seen.after().trim_start_matches('”');
    let called = starts_with_any(called, &["总方针", "方针", "政策", "目标", "行动"]);
    if conditional || called || has_any(words, &AIMS) {
        none(NonFigure::Rhetoric)
    } else {
        None
    }
}

/// A ratio is a figure where the words call it one.
pub(super) fn no_ratio(seen: &Seen<'_>) -> Option<Rejected> {
    const RATIOS: [&str; 11] = [
        "比例",
        "比率",
        "比为",
        "之比",
        "比达",
        "配比",
        "调整为",
        "优化为",
        "结构为",
        "收入比",
        "之比为",
    ];
    if seen.is(PhraseKind::Ratio) && !has_any(seen.before(), &RATIOS) {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 一批, 一个: an article.
pub(super) fn word_of_one(seen: &Seen<'_>) -> Option<Rejected> {
    let phrase = seen.phrase();
    let half = phrase.quantity.value < 1.0;
    if phrase.kind == PhraseKind::Amount
        && phrase.in_words
        && phrase.quantity.value < 2.0
        && !half
        && !seen.printed().contains(['点', '分'])
        && !seen.is_told_after_its_noun()
    {
        none(NonFigure::Rhetoric)
    } else {
        None
    }
}

/// 千家万户, 百件实事: no count without a digit before the power.
pub(super) fn round_in_words(seen: &Seen<'_>) -> Option<Rejected> {
    let round = seen.phrase().in_words
        && seen.is(PhraseKind::Amount)
        && seen.printed().starts_with(['百', '千', '万', '亿']);
    let more = seen.printed().contains(['余', '多', '以'])
        || !seen.printed().starts_with("百分之") && seen.since().ends_with(['近', '破', '超']);
    if round && !seen.printed().starts_with("百分之") && !more {
        none(NonFigure::Rhetoric)
    } else {
        None
    }
}

/// A number without a unit counts only by the ten thousand, what stands beside it (109万常住人口, 粉丝550万).
pub(super) fn code(seen: &Seen<'_>) -> Option<Rejected> {
    // 附表1 案件情况.
    let before = seen.before().trim();
    let lead = before.trim_start_matches(['（', '(']);
    let named = ["附表", "附图", "见表", "见图", "如表", "如图"];
    if ["表", "图"].contains(&lead) || named.iter().any(|end| before.ends_with(end)) {
        return none(NonFigure::Code);
    }
    if !seen.is(PhraseKind::Bare) {
        return None;
    }
    let printed = seen.printed();
    let index = [
        "系数",
        "指数",
        "性别比",
        "收入比",
        "比值",
        "密度",
        "得分",
        "评分",
    ]
    .iter()
    .any(|word| seen.before().contains(word));
    if index && printed.contains('.') {
        return None;
    }
    let large = printed
        .trim_end_matches(['余', '多'])
        .ends_with(['万', '亿']);
    let follows = seen
        .after()
        .starts_with(|c: char| c.is_alphabetic() && !c.is_ascii())
        && !seen.after().starts_with(['号', '级', '吨', '千', '伏']);
    let ends = !seen.after().starts_with(char::is_alphanumeric)
        && seen.since().ends_with(|c: char| c.is_alphabetic());
    if large && (follows || ends) && !seen.since().ends_with(['第', '号']) {
        None
    } else {
        none(NonFigure::Code)
    }
}

/// 分 counts only as a score.
pub(super) fn score(seen: &Seen<'_>) -> Option<Rejected> {
    const SCORES: [&str; 9] = [
        "得分",
        "均分",
        "评分",
        "分数",
        "成绩",
        "测评",
        "满意度",
        "总分",
        "指数",
    ];
    // 考核得96.8分, 提高1.3分: no minute has tenths.
    let tenths = seen.printed().contains('.') || seen.before().ends_with('得');
    // 得分95分，比上年高2分.
    let so_far = &seen.sentence.text[..seen.phrase().span.start];
    let earlier = &seen.sentence.phrases[..seen.n];
    let again = earlier.iter().any(|phrase| phrase.quantity.unit == "分");
    let scored = has_any(if again { so_far } else { seen.before() }, &SCORES);
    if seen.unit() == "分" && !tenths && !scored {
        none(NonFigure::Date)
    } else {
        None
    }
}

/// Marks of programs, which no report prints beside a number.
const PROGRAM: [char; 6] = ['$', '\\', '^', '{', '}', '|'];

/// A note says that these words are damaged; or a program's mark stands in the digits: 2$1.$5亿元.
pub(super) fn damaged(seen: &Seen<'_>) -> Option<Rejected> {
    let (text, span) = (seen.sentence.text, &seen.phrase().span);
    let digits = |c: char| c.is_numeric() || c == '.';
    let before = text[..span.start].strip_suffix(PROGRAM);
    let after = text[span.end..].strip_prefix(PROGRAM);
    // $5亿 are dollars.
    if before.is_some_and(|text| text.ends_with(digits))
        || after.is_some_and(|text| text.starts_with(digits))
    {
        return doubt(Doubt::Damaged);
    }
    // 比例达到11, which lost its colon, counts nothing.
    if seen.is(PhraseKind::Bare) && !seen.after().starts_with([' ', '\u{a0}']) {
        return None;
    }
    let span = &seen.phrase().span;
    let touched = seen.damaged.iter().any(|words| {
        let mut places = seen.sentence.text.match_indices(words);
        places.any(|(at, words)| at < span.end && span.start < at + words.len())
    });
    if touched { doubt(Doubt::Damaged) } else { None }
}

/// More digits than a count has (总计210000021), or a year run together (20212025年).
pub(super) fn too_many_digits(seen: &Seen<'_>) -> Option<Rejected> {
    let printed = seen.printed();
    let digits = printed
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || *c == ',')
        .filter(char::is_ascii_digit)
        .count();
    if digits >= 9 && !printed.contains('元') && !printed.contains(',') {
        doubt(Doubt::Damaged)
    } else {
        None
    }
}

/// 提升0.4和1.3个百分点: a list whose first number has no unit of its own.
pub(super) fn unit_of_the_next(seen: &Seen<'_>) -> Option<Rejected> {
    let last = seen.sentence.phrases[..seen.n].last()?;
    let between = seen.sentence.text[last.span.end..seen.phrase().span.start].trim();
    let shares =
        seen.is(PhraseKind::Amount) && last.kind == PhraseKind::Bare && JOINTS.contains(&between);
    if shares {
        doubt(Doubt::Unaligned)
    } else {
        None
    }
}
