//! Which numbers are figures. By rule, never by a list of known slogans.

use super::Doubt;
use super::clause::{Parsed, Words};
use super::wording::has_any;
use super::words::VERBS;
use gongbao_report::phrase::{Phrase, PhraseKind};

/// What to do with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Take,
    /// It is no figure: part of a name, a date, a code, a way of speaking.
    Pass,
    /// It may be a figure, but not a safe one.
    Doubt(Doubt),
}

/// Measure words that count in Chinese numerals too (经过三轮, 查处两起).
const COUNTED_IN_WORDS: [&str; 14] = [
    "轮", "次", "场", "期", "件", "起", "宗", "家", "名", "户", "批", "份", "场次", "人次",
];

/// Measure words that more often name a class or a point of time.
const NAMING_UNITS: [&str; 11] = [
    "岁", "级", "度", "点", "里", "国", "成", "层", "类", "分钟", "秒",
];

/// Words that make 位 out of an ordinal.
const RANKS: [&str; 12] = [
    "排名", "位居", "位列", "名列", "排在", "排列", "居全", "列全", "排第", "居第", "位次", "排位",
];

pub(super) fn judge(
    sentence: &Parsed<'_>,
    n: usize,
    words: &Words<'_>,
    damaged: &[&str],
) -> Verdict {
    let phrase = &sentence.phrases[n];
    if sentence.is_quoted(phrase) || is_joined(sentence.text, phrase) {
        return Verdict::Pass;
    }
    let printed = &sentence.text[phrase.span.clone()];
    let takes = match phrase.kind {
        PhraseKind::Date | PhraseKind::Vague => false,
        PhraseKind::Unread => return Verdict::Doubt(Doubt::Unread),
        PhraseKind::Bare => counts_an_audience(sentence.text, phrase, words),
        PhraseKind::Ordinal => is_rank(sentence.text, phrase, words),
        PhraseKind::Zero => is_zero(words),
        PhraseKind::Ratio => has_any(
            words.before,
            &["比例", "比率", "比为", "之比", "比达", "配比"],
        ),
        PhraseKind::Fraction => !words.trimmed.is_empty() || words.behind,
        PhraseKind::Amount => {
            !is_where(sentence, n, words)
                && !names_a_class(sentence.text, phrase)
                && !words.after.starts_with("标准")
                && !is_time_of_day_or_span(phrase, words)
                && !is_frequency(phrase, words)
                && !is_for_each(words)
                && !is_of_others(phrase, words)
                && !is_score_without_score(phrase, words)
                && !NAMING_UNITS.contains(&phrase.quantity.unit.as_str())
                && !is_hotline(sentence.text, phrase)
                && (!phrase.in_words || counts_in_words(sentence.text, phrase, words))
        }
    };
    if !takes {
        return Verdict::Pass;
    }
    let touched = |words: &&str| {
        sentence
            .text
            .match_indices(*words)
            .any(|(at, w)| at < phrase.span.end && phrase.span.start < at + w.len())
    };
    if damaged.iter().any(touched) || is_implausible(printed) {
        return Verdict::Doubt(Doubt::Damaged);
    }
    if shares_its_unit(sentence, n) {
        return Verdict::Doubt(Doubt::Unaligned);
    }
    if shares_its_noun(sentence, n, words) {
        return Verdict::Doubt(Doubt::NoSubject);
    }
    Verdict::Take
}

/// Part of a scheme (1+6+N), a product (7×24小时) or a code.
fn is_joined(text: &str, phrase: &Phrase) -> bool {
    const JOINTS: [char; 12] = ['+', '＋', '×', '*', '/', '\\', '#', '·', '=', '_', '~', '.'];
    text[..phrase.span.start].ends_with(JOINTS)
        || text[phrase.span.end..].starts_with(['+', '＋', '×', '*', '/', '\\', '·', '_', '号'])
}

/// 提升0.4和1.3个百分点: a list whose first number has no unit of its own.
fn shares_its_unit(sentence: &Parsed<'_>, n: usize) -> bool {
    let (before, phrase) = match n.checked_sub(1) {
        Some(before) => (&sentence.phrases[before], &sentence.phrases[n]),
        None => return false,
    };
    let between = sentence.text[before.span.end..phrase.span.start].trim();
    phrase.kind == PhraseKind::Amount
        && before.kind == PhraseKind::Bare
        && ["、", "和", "与", "及"].contains(&between)
}

/// 17个地市差评工单1249个: what is counted 17 times is no more than the beginning of these words. A verb
/// parts them (166件信访事项已办结156件).
fn shares_its_noun(sentence: &Parsed<'_>, n: usize, words: &Words<'_>) -> bool {
    let shared = words.shared && VERBS.places(words.after).next().is_none();
    let next = sentence.phrases.get(n + 1).filter(|_| shared);
    next.is_some_and(|next| next.quantity.unit == sentence.phrases[n].quantity.unit)
}

/// Days and years are dates, ages and periods, unless something is to be done within them.
fn is_time_of_day_or_span(phrase: &Phrase, words: &Words<'_>) -> bool {
    const SPANS: [&str; 11] = [
        "日",
        "天",
        "周",
        "个月",
        "月",
        "年",
        "小时",
        "个小时",
        "个工作日",
        "工作日",
        "个季度",
    ];
    const BOUNDED: [&str; 15] = [
        "缩短",
        "压缩",
        "提前",
        "减少",
        "压减",
        "平均",
        "用时",
        "耗时",
        "时限",
        "期限",
        "提速",
        "时间",
        "不超过",
        "限时",
        "优良天数",
    ];
    let unit = phrase.quantity.unit.as_str();
    let span = SPANS.contains(&unit) || unit == "季度";
    let within = words.after.starts_with('内')
        || phrase.quantity.value < 1000.0 && has_any(words.before, &BOUNDED);
    let deadline = phrase.quantity.qualifier == gongbao_report::Qualifier::AtMost
        && phrase.quantity.value < 1000.0;
    span && !within && !deadline
}

/// 在全国15个省份…中排名第三, 全省3个入选县之一: among how many, which is no count of the report.
fn is_where(sentence: &Parsed<'_>, n: usize, words: &Words<'_>) -> bool {
    const WHOLES: [&str; 5] = ["全国", "全省", "全市", "全区", "全州"];
    let behind = &sentence.text[sentence.phrases[n].span.end..words.clause.end];
    let ranked = sentence.phrases[n + 1..]
        .iter()
        .take_while(|next| next.span.start < words.clause.end)
        .any(|next| next.kind == PhraseKind::Ordinal);
    let among = ranked || behind.contains("之一") || has_any(behind, &RANKS);
    ["在全国", "在全省", "在全市", "在全区", "在全县"].contains(&words.trimmed)
        || among && WHOLES.iter().any(|whole| words.before.ends_with(whole))
}

/// 粉丝550万: only of an audience, and only by the ten thousand, does a number without a measure word
/// count.
fn counts_an_audience(text: &str, phrase: &Phrase, words: &Words<'_>) -> bool {
    const AUDIENCES: [&str; 12] = [
        "粉丝",
        "粉丝数",
        "粉丝量",
        "用户",
        "用户数",
        "点赞",
        "点赞量",
        "阅读量",
        "浏览量",
        "点击量",
        "播放量",
        "访问量",
    ];
    let by_ten_thousand = text[phrase.span.clone()].ends_with(['万', '亿']);
    let ends = !text[phrase.span.end..].starts_with(char::is_alphanumeric);
    by_ten_thousand && ends && AUDIENCES.iter().any(|word| words.trimmed.ends_with(word))
}

/// 30万吨级码头, 500人级: a class of things named by their size.
fn names_a_class(text: &str, phrase: &Phrase) -> bool {
    text[phrase.span.end..].starts_with('级')
}

/// 每年2次: how often, not how many.
fn is_frequency(phrase: &Phrase, words: &Words<'_>) -> bool {
    const EVENTS: [&str; 10] = [
        "次", "场", "期", "轮", "课时", "学时", "场次", "遍", "节", "堂",
    ];
    let clause_tail: String = words.before.chars().rev().take(12).collect();
    EVENTS.contains(&phrase.quantity.unit.as_str())
        && (clause_tail.contains('每')
            || words.before.contains("至少")
            || words.before.contains("不少于"))
}

/// 每村3名, 各1名: how many for each, not how many.
fn is_for_each(words: &Words<'_>) -> bool {
    let each = words.trimmed.rfind('每');
    words.trimmed.ends_with('各') || each.is_some_and(|at| words.trimmed[at..].chars().count() <= 3)
}

/// 低于0.2%的全国平均水平: what others have.
fn is_of_others(phrase: &Phrase, words: &Words<'_>) -> bool {
    use gongbao_report::Qualifier::{LessThan, MoreThan};
    let bound = matches!(phrase.quantity.qualifier, LessThan | MoreThan);
    bound
        && ["的全国", "的全省", "的全市", "的全州"]
            .iter()
            .any(|others| words.after.starts_with(others))
}

/// 分 counts only as a score.
fn is_score_without_score(phrase: &Phrase, words: &Words<'_>) -> bool {
    phrase.quantity.unit == "分"
        && !has_any(
            words.before,
            &[
                "得分",
                "均分",
                "评分",
                "分数",
                "成绩",
                "测评",
                "满意度",
                "总分",
                "指数",
            ],
        )
}

/// 12345 and its kin are names where no measure word makes them a count; 12345市 is none.
fn is_hotline(text: &str, phrase: &Phrase) -> bool {
    const PLACES: [&str; 11] = [
        "市", "区", "县", "省", "国", "村", "镇", "乡", "台", "点", "站",
    ];
    let printed = &text[phrase.span.clone()];
    let digits: String = printed.chars().take_while(char::is_ascii_digit).collect();
    let hotline = (digits.len() == 5 && (digits.starts_with("123") || digits.starts_with("96")))
        || ["110", "119", "120", "122", "114"].contains(&digits.as_str());
    hotline && PLACES.contains(&phrase.quantity.unit.as_str())
}

/// Chinese numerals count behind a verb, or behind as many names as they say.
fn counts_in_words(text: &str, phrase: &Phrase, words: &Words<'_>) -> bool {
    let quantity = &phrase.quantity;
    let unit = quantity.unit.as_str();
    if text[phrase.span.clone()].starts_with("百分之") {
        return true;
    }
    if unit == "年" && quantity.value < 1.0 {
        return has_any(words.before, &["提前", "缩短"]);
    }
    // 千家万户, 百件实事: no count without a digit before the power.
    let round = text[phrase.span.clone()].starts_with(['百', '千', '万', '亿']);
    if quantity.value < 2.0 || round {
        return false;
    }
    if unit == "方面" || unit == "个方面" {
        let names = words
            .before
            .rsplit(['在', '从', '对', '等', '的'])
            .next()
            .unwrap_or_default();
        return as_many(names.split(['、', '和']).count(), quantity.value);
    }
    let verb = words.before.trim_end_matches("了").trim_end();
    let total = words.before.ends_with('共')
        || words.before.ends_with("共计")
        || words.before.ends_with("累计");
    COUNTED_IN_WORDS.contains(&unit) && (total || VERBS.ending(verb).is_some())
}

fn as_many(names: usize, value: f64) -> bool {
    u32::try_from(names).is_ok_and(|names| (f64::from(names) - value).abs() < 0.5)
}

/// 居全市第一, 排名第三, not 第一责任人, 第3期.
fn is_rank(text: &str, phrase: &Phrase, words: &Words<'_>) -> bool {
    // 考核全省第3位.
    let placed = text[phrase.span.end..].starts_with(['位', '名'])
        && ["全国", "全省", "全市", "全区", "全县"]
            .iter()
            .any(|whole| words.before.ends_with(whole));
    let rank = placed
        || has_any(words.before, &RANKS)
        || words.before.ends_with(['列', '居', '获']) && words.before.len() > 3;
    let follower = &text[phrase.span.end..];
    let named = [
        "方阵", "梯队", "批", "期", "届", "责任", "时间", "季度", "轮", "次", "条", "款", "项",
        "书记", "部", "个", "阶段", "类", "种", "例", "家", "人",
    ];
    rank && !named.iter().any(|word| follower.starts_with(word))
}

/// Nothing happened in the year, not: where nothing happens.
fn is_zero(words: &Words<'_>) -> bool {
    let conditional = words
        .trimmed
        .ends_with(['对', '如', '若', '凡', '因', '在', '将', '把', '以', '防'])
        || words.after.trim_end().ends_with('的');
    let aim = has_any(
        words.before,
        &[
            "确保", "力争", "争取", "努力", "目标", "防止", "避免", "保证",
        ],
    );
    !conditional && !aim
}

/// More digits than a count has (总计210000021), or a year run together (20212025年).
fn is_implausible(printed: &str) -> bool {
    let digits = printed
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || *c == ',')
        .filter(char::is_ascii_digit)
        .count();
    digits >= 9 && !printed.contains('元') && !printed.contains(',')
}
