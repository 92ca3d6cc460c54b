//! Which numbers are no figures, and why. By rule, never by a list of known slogans.

use super::Rule;
use crate::figures::Doubt;
use crate::figures::ledger::NonFigure;
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::sentence::{Sentence, without_softeners};
use gongbao_report::Qualifier;
use gongbao_report::phrase::{Phrase, PhraseKind};

/// What becomes of a number that is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rejected {
    None(NonFigure),
    Doubt(Doubt),
}

/// A number phrase with the words around it.
pub(crate) struct Seen<'a> {
    pub sentence: &'a Sentence<'a>,
    pub n: usize,
    pub damaged: &'a [&'a str],
}

impl<'a> Seen<'a> {
    fn phrase(&self) -> &'a Phrase {
        &self.sentence.phrases[self.n]
    }

    fn printed(&self) -> &'a str {
        &self.sentence.text[self.phrase().span.clone()]
    }

    /// The words of the clause before the number.
    fn before(&self) -> &'a str {
        let start = self.phrase().span.start;
        let clause = &self.sentence.clauses[self.sentence.clause_of(start)];
        &self.sentence.text[clause.range.start.min(start)..start]
    }

    /// The words of the clause before the number, back to another number.
    fn since(&self) -> &'a str {
        let before = self.before();
        let from = self.phrase().span.start - before.len();
        let last = self.sentence.phrases[..self.n]
            .last()
            .map_or(from, |phrase| phrase.span.end);
        &self.sentence.text[last.max(from)..self.phrase().span.start]
    }

    fn after(&self) -> &'a str {
        let end = self.phrase().span.end;
        let clause = &self.sentence.clauses[self.sentence.clause_of(self.phrase().span.start)];
        &self.sentence.text[end..clause.range.end.max(end)]
    }

    fn unit(&self) -> &'a str {
        &self.phrase().quantity.unit
    }

    fn is(&self, kind: PhraseKind) -> bool {
        self.phrase().kind == kind
    }

    fn next(&self) -> Option<&'a Phrase> {
        self.sentence.phrases.get(self.n + 1)
    }
}

const fn none(why: NonFigure) -> Option<Rejected> {
    Some(Rejected::None(why))
}

const fn doubt(why: Doubt) -> Option<Rejected> {
    Some(Rejected::Doubt(why))
}

pub(crate) fn rules<'a>() -> [Rule<Seen<'a>, Rejected>; 29] {
    [
        Rule {
            name: "quoted",
            read: quoted,
        },
        Rule {
            name: "joined",
            read: joined,
        },
        Rule {
            name: "date",
            read: |seen| {
                if seen.is(PhraseKind::Date) {
                    none(NonFigure::Date)
                } else {
                    None
                }
            },
        },
        Rule {
            name: "damaged",
            read: damaged,
        },
        Rule {
            name: "vague",
            read: vague,
        },
        Rule {
            name: "unread",
            read: |seen| {
                if seen.is(PhraseKind::Unread) {
                    doubt(Doubt::Unread)
                } else {
                    None
                }
            },
        },
        Rule {
            name: "day-of-a-date",
            read: day_of_a_date,
        },
        Rule {
            name: "code",
            read: code,
        },
        Rule {
            name: "no-rank",
            read: no_rank,
        },
        Rule {
            name: "no-zero",
            read: no_zero,
        },
        Rule {
            name: "no-ratio",
            read: no_ratio,
        },
        Rule {
            name: "class-of-things",
            read: class_of_things,
        },
        Rule {
            name: "among-how-many",
            read: among_how_many,
        },
        Rule {
            name: "size-limit",
            read: size_limit,
        },
        Rule {
            name: "capacity",
            read: capacity,
        },
        Rule {
            name: "version",
            read: version,
        },
        Rule {
            name: "distance",
            read: distance,
        },
        Rule {
            name: "one-of-a-rate",
            read: one_of_a_rate,
        },
        Rule {
            name: "length-of-time",
            read: length_of_time,
        },
        Rule {
            name: "frequency",
            read: frequency,
        },
        Rule {
            name: "of-others",
            read: of_others,
        },
        Rule {
            name: "score",
            read: score,
        },
        Rule {
            name: "naming-unit",
            read: naming_unit,
        },
        Rule {
            name: "hotline",
            read: hotline,
        },
        Rule {
            name: "word-of-one",
            read: word_of_one,
        },
        Rule {
            name: "round-in-words",
            read: round_in_words,
        },
        Rule {
            name: "named-set",
            read: named_set,
        },
        Rule {
            name: "too-many-digits",
            read: too_many_digits,
        },
        Rule {
            name: "unit-of-the-next",
            read: unit_of_the_next,
        },
    ]
}

fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// Inside a quotation or a title. A quotation that holds nothing but a zero (“零增长”) says it.
fn quoted(seen: &Seen<'_>) -> Option<Rejected> {
    let span = &seen.phrase().span;
    let text = seen.sentence.text;
    let alone = seen.is(PhraseKind::Zero)
        && text[..span.start].ends_with('“')
        && text[span.end..].starts_with('”');
    if seen.sentence.is_quoted(span) && !alone {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 1+6+N, 7×24小时: part of a scheme.
fn joined(seen: &Seen<'_>) -> Option<Rejected> {
    const JOINTS: [char; 14] = [
        '+', '＋', '×', '*', '/', '\\', '#', '·', '=', '_', '~', '.', '&', '－',
    ];
    let span = &seen.phrase().span;
    let text = seen.sentence.text;
    let before = text[..span.start].ends_with(JOINTS)
        || text[..span.start].ends_with(|c: char| c.is_ascii_alphabetic());
    let after = text[span.end..].starts_with(['+', '＋', '×', '*', '\\', '·', '_', '号', '&']);
    let latin = seen.is(PhraseKind::Bare)
        && text[span.end..].starts_with(|c: char| c.is_ascii_alphabetic());
    if before || after || latin {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 几十件, 数百家: about how many, without a number.
fn vague(seen: &Seen<'_>) -> Option<Rejected> {
    if seen.is(PhraseKind::Vague) {
        none(NonFigure::Rhetoric)
    } else {
        None
    }
}

/// 3月5日 cut apart, 2019 without its 年.
fn day_of_a_date(seen: &Seen<'_>) -> Option<Rejected> {
    let unit = seen.unit();
    let day = unit == "日"
        && !seen.printed().ends_with('内')
        && seen.phrase().quantity.value <= 31.0
        && !seen.before().ends_with(['每', '为', '至']);
    let year = seen.is(PhraseKind::Bare)
        && seen.printed().len() == 4
        && (1949.0..2100.0).contains(&seen.phrase().quantity.value);
    if day || year {
        none(NonFigure::Date)
    } else {
        None
    }
}

/// A number without a unit counts only by the ten thousand, what stands beside it (109万常住人口, 粉丝550万).
fn code(seen: &Seen<'_>) -> Option<Rejected> {
    if !seen.is(PhraseKind::Bare) {
        return None;
    }
    let printed = seen.printed();
    let index = ["系数", "指数", "性别比", "收入比", "比值", "密度"]
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

/// 居全市第一, 排名第三, not 第一责任人, 第3期.
fn no_rank(seen: &Seen<'_>) -> Option<Rejected> {
    const RANKS: [&str; 18] = [
        "排名", "位居", "位列", "名列", "排在", "排列", "居全", "列全", "排第", "居第", "位次",
        "排位", "列第", "跃居", "稳居", "评比", "考核", "评价",
    ];
    const REGIONS: [&str; 7] = ["全国", "全省", "全市", "全区", "全县", "全州", "全球"];
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
        || before.ends_with(['列', '居', '获', '均', '率', '量', '度', '数']) && before.len() > 3;
    let named = starts_with_any(seen.after(), &NAMED);
    if rank && !named {
        None
    } else {
        none(NonFigure::Ordinal)
    }
}

/// Nothing happened in the year, not: where nothing happens, or shall happen.
fn no_zero(seen: &Seen<'_>) -> Option<Rejected> {
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
fn no_ratio(seen: &Seen<'_>) -> Option<Rejected> {
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

/// 30万吨级码头, 4A级: a class of things named by its size.
fn class_of_things(seen: &Seen<'_>) -> Option<Rejected> {
    let class =
        seen.is(PhraseKind::Amount) && (seen.after().starts_with('级') || seen.unit() == "级");
    let standard = seen.after().starts_with("标准");
    if class || standard {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 在全国15个省份中排名第三, 全省3个入选县之一: among how many, which is no count of the report.
fn among_how_many(seen: &Seen<'_>) -> Option<Rejected> {
    if !seen.is(PhraseKind::Amount) {
        return None;
    }
    const WHOLES: [&str; 6] = ["全国", "全省", "全市", "全区", "全州", "全球"];
    let before = seen.before();
    let ranked = seen.sentence.phrases[seen.n + 1..]
        .iter()
        .take_while(|next| next.span.start < seen.phrase().span.end + seen.after().len())
        .any(|next| next.kind == PhraseKind::Ordinal);
    let one_of = seen.after().contains("之一");
    let among = (ranked || one_of)
        && (ends_with_any(before, &WHOLES) || seen.after().contains('中'))
        || one_of && before.ends_with(['为', '是']);
    if among
        || WHOLES
            .iter()
            .any(|whole| before == *whole || before.ends_with(&format!("在{whole}")))
    {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 660兆瓦发电项目, 年产5万吨啤酒生产线: what a works is named by, which it does not yet make.
fn capacity(seen: &Seen<'_>) -> Option<Rejected> {
    const WORKS: [&str; 9] = [
        "项目",
        "工程",
        "生产线",
        "机组",
        "装置",
        "电站",
        "码头",
        "航道",
        "煤矿",
    ];
    let unit = seen.unit();
    let measure = unit.split(['/', '／']).next().unwrap_or_default();
    let makes = ["吨", "千瓦", "兆瓦", "伏"]
        .iter()
        .any(|end| measure.ends_with(end));
    let yearly = ends_with_any(seen.before(), &["年产", "日产", "年处理", "日处理"]);
    let end = seen
        .next()
        .map_or(usize::MAX, |next| next.span.start - seen.phrase().span.end);
    let after = seen.after();
    let name = &after[..end.min(after.len())];
    let works = has_any(name, &WORKS) || name.ends_with('等');
    let named = name.starts_with(char::is_alphabetic) && works;
    if seen.is(PhraseKind::Amount) && (makes || yearly) && named {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 工业4.0项目: things are not counted in tenths, unless by the ten thousand or on average.
fn version(seen: &Seen<'_>) -> Option<Rejected> {
    const THINGS: [&str; 3] = ["个", "项", "家"];
    let printed = seen.printed();
    let average = seen.phrase().quantity.qualifier == Qualifier::Average
        || has_any(seen.before(), &["均", "每", "千人", "万人"]);
    let tenths = printed.contains('.') && !printed.contains(['万', '亿', '千', '百']);
    // 提升0.4个、1.3个百分点: by how much something changed.
    let told = Classes::VERB | Classes::LINK | Classes::RISE | Classes::FALL;
    let word = LEXICON.before(seen.since());
    let named = seen.since().ends_with(char::is_alphabetic)
        && word.is_none_or(|word| !word.classes.has(told));
    let things = seen.is(PhraseKind::Amount) && THINGS.contains(&seen.unit());
    if things && named && tenths && !average {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 5公里范围内: how far something reaches.
fn distance(seen: &Seen<'_>) -> Option<Rejected> {
    let length = ["米", "公里", "里", "千米"].contains(&seen.unit());
    let reach = starts_with_any(
        seen.after(),
        &["距离", "范围", "半径", "生活圈", "服务圈", "内", "之内"],
    );
    if seen.is(PhraseKind::Amount) && length && reach {
        none(NonFigure::Standard)
    } else {
        None
    }
}

/// 1美元兑6.8元人民币: the one that the rate is told for.
fn one_of_a_rate(seen: &Seen<'_>) -> Option<Rejected> {
    let one = seen.unit().ends_with('元') && seen.phrase().quantity.value == 1.0;
    if one && starts_with_any(seen.after(), &["兑", "折合", "合人民币"]) {
        none(NonFigure::Standard)
    } else {
        None
    }
}

/// 3000万元以上项目, 500平方米以上餐饮单位: the size that makes a thing one of those that are counted.
fn size_limit(seen: &Seen<'_>) -> Option<Rejected> {
    let bounded = ends_with_any(seen.printed(), &["以上", "以下", "及以上", "以内"]);
    let measures = !matches!(seen.unit(), "%" | "件" | "起" | "人次" | "次");
    let names = seen.after().starts_with(|c: char| c.is_alphabetic())
        && !starts_with_any(seen.after(), &["，", "、"]);
    // 完成投资5000亿元以上: a verb or a link before makes it an amount.
    let since = without_softeners(seen.since());
    let word = LEXICON.before(since);
    let joint = since.ends_with(['和', '及', '与', '、']);
    let takes = !joint && word.is_some_and(|word| word.classes.has(Classes::VERB | Classes::LINK));
    let counted = seen
        .next()
        .is_some_and(|next| next.span.start < seen.phrase().span.end + seen.after().len());
    if bounded && measures && names && (counted || !takes) {
        none(NonFigure::Standard)
    } else {
        None
    }
}

const SPANS: [&str; 13] = [
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
    "季度",
    "分钟",
];

/// Days and years are dates, ages and periods, unless something is to be done within them.
fn length_of_time(seen: &Seen<'_>) -> Option<Rejected> {
    const BOUNDED: [&str; 20] = [
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
        "缩减",
        "由",
        "从",
        "精简",
        "降",
    ];
    let phrase = seen.phrase();
    if phrase.kind != PhraseKind::Amount || !SPANS.contains(&seen.unit()) {
        return None;
    }
    let small = phrase.quantity.value < 1000.0;
    let within = seen.after().starts_with('内') || small && has_any(seen.before(), &BOUNDED);
    let deadline = phrase.quantity.qualifier == Qualifier::AtMost && small;
    let long = has_any(seen.before(), &["连续", "近", "历时", "为期", "满"]) && seen.unit() == "年";
    if (within || deadline)
        && !long
        && !(seen.unit() == "年" && seen.before().ends_with("提前") && phrase.quantity.value >= 1.0)
    {
        None
    } else {
        none(NonFigure::Date)
    }
}

/// 每年2次: how often, not how many.
fn frequency(seen: &Seen<'_>) -> Option<Rejected> {
    const EVENTS: [&str; 10] = [
        "次", "场", "期", "轮", "课时", "学时", "场次", "遍", "节", "堂",
    ];
    let tail: String = seen.before().chars().rev().take(12).collect();
    let bounded = seen.phrase().quantity.qualifier == Qualifier::AtLeast
        && has_any(seen.printed(), &["至少", "不少于"]);
    let often = EVENTS.contains(&seen.unit()) && (tail.contains('每') || bounded);
    let each = seen.since().ends_with('各') && seen.phrase().quantity.value <= 2.0;
    if seen.is(PhraseKind::Amount) && (often || each && seen.unit() != "元") {
        none(NonFigure::Frequency)
    } else {
        None
    }
}

/// 低于0.2%的全国平均水平: what others have.
fn of_others(seen: &Seen<'_>) -> Option<Rejected> {
    let bound = matches!(
        seen.phrase().quantity.qualifier,
        Qualifier::LessThan | Qualifier::MoreThan
    );
    if bound && starts_with_any(seen.after(), &["的全国", "的全省", "的全市", "的全州"])
    {
        none(NonFigure::Standard)
    } else {
        None
    }
}

/// 分 counts only as a score.
fn score(seen: &Seen<'_>) -> Option<Rejected> {
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
    if seen.unit() == "分" && !has_any(seen.before(), &SCORES) {
        none(NonFigure::Date)
    } else {
        None
    }
}

/// Measure words that more often name a class or a point of time.
fn naming_unit(seen: &Seen<'_>) -> Option<Rejected> {
    let phrase = seen.phrase();
    let unit = seen.unit();
    if phrase.kind != PhraseKind::Amount {
        return None;
    }
    let aged = unit == "岁" && !has_any(seen.before(), &["寿命", "平均年龄"]);
    let warm = unit == "度" && !has_any(seen.before(), &["电耗", "用电", "发电"]);
    let names =
        ["级", "点", "里", "国", "层", "秒"].contains(&unit) || unit == "成" && !phrase.in_words;
    if aged || warm || names {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 12345 and its kin are names where no measure word makes them a count.
fn hotline(seen: &Seen<'_>) -> Option<Rejected> {
    const PLACES: [&str; 11] = [
        "市", "区", "县", "省", "国", "村", "镇", "乡", "台", "点", "站",
    ];
    let digits: String = seen
        .printed()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let line = digits.len() == 5 && (digits.starts_with("123") || digits.starts_with("96"))
        || ["110", "119", "120", "122", "114"].contains(&digits.as_str());
    if line && PLACES.contains(&seen.unit()) {
        none(NonFigure::Name)
    } else {
        None
    }
}

/// 一批, 一个: an article.
fn word_of_one(seen: &Seen<'_>) -> Option<Rejected> {
    let phrase = seen.phrase();
    let half = phrase.quantity.value < 1.0;
    if phrase.kind == PhraseKind::Amount
        && phrase.in_words
        && phrase.quantity.value < 2.0
        && !half
        && !seen.printed().contains(['点', '分'])
    {
        none(NonFigure::Rhetoric)
    } else {
        None
    }
}

/// 千家万户, 百件实事: no count without a digit before the power.
fn round_in_words(seen: &Seen<'_>) -> Option<Rejected> {
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

/// 三大攻坚战, 四个意识, 两手抓: a set that has a name. In Chinese numerals things are counted only behind a
/// verb that does something to them, or where a unit of events or people is counted.
fn named_set(seen: &Seen<'_>) -> Option<Rejected> {
    const EVENTS: [&str; 19] = [
        "轮", "次", "场", "件", "起", "宗", "家", "名", "户", "批", "份", "场次", "人次", "所",
        "座", "条", "部", "例", "倍",
    ];
    const FIRM: [&str; 20] = [
        "坚持", "推进", "落实", "加强", "打好", "围绕", "聚焦", "增强", "做到", "树牢", "强化",
        "实现", "推动", "深化", "抓好", "统筹", "促进", "坚决", "推行", "做好",
    ];
    let phrase = seen.phrase();
    let share = ["%", "成"].contains(&seen.unit()) || phrase.quantity.value < 1.0;
    if phrase.kind != PhraseKind::Amount
        || !phrase.in_words
        || share
        || seen.printed().starts_with("百分之")
    {
        return None;
    }
    let words = seen.since().trim_end_matches("了").trim_end();
    let total = ends_with_any(words, &["共", "共计", "累计", "达", "为", "有"]);
    let verb = LEXICON
        .before(words)
        .filter(|word| word.classes.has(Classes::VERB));
    let does = verb.is_some_and(|verb| !FIRM.contains(&verb.text));
    if unit_of_names(seen.unit()) {
        // 实体、程序、文书三方面: as many names as it says.
        let names = words
            .rsplit(['在', '从', '对', '等', '的'])
            .next()
            .unwrap_or_default();
        let count = u32::try_from(names.split(['、', '和']).count()).map_or(0.0, f64::from);
        return if (count - phrase.quantity.value).abs() < 0.5 {
            None
        } else {
            none(NonFigure::Name)
        };
    }
    let large = [
        "大", "类", "个", "项", "种", "级", "位", "面", "条", "支", "部", "区",
    ]
    .contains(&seen.unit());
    let counts = EVENTS.contains(&seen.unit()) && (total || does)
        || large && does && seen.unit() != "大" && phrase.quantity.value >= 2.0;
    if counts { None } else { none(NonFigure::Name) }
}

fn unit_of_names(unit: &str) -> bool {
    ["方面", "个方面"].contains(&unit)
}

/// A note says that these words are damaged.
fn damaged(seen: &Seen<'_>) -> Option<Rejected> {
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
fn too_many_digits(seen: &Seen<'_>) -> Option<Rejected> {
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
fn unit_of_the_next(seen: &Seen<'_>) -> Option<Rejected> {
    let last = seen.sentence.phrases[..seen.n].last()?;
    let between = seen.sentence.text[last.span.end..seen.phrase().span.start].trim();
    let shares = seen.is(PhraseKind::Amount)
        && last.kind == PhraseKind::Bare
        && ["、", "和", "与", "及"].contains(&between);
    if shares {
        doubt(Doubt::Unaligned)
    } else {
        None
    }
}
