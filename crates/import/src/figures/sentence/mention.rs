//! A number of a sentence with the words beside it.

use super::words::{lead_verb, named, without_brackets, without_leads, without_links};
use super::{Clause, Opening, Sentence};
use crate::figures::lexicon::{Classes, LEXICON, Word};
use crate::figures::wording::one_of;
use gongbao_report::phrase::{Phrase, PhraseKind};
use std::ops::Range;

/// What a number measures, by its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitClass {
    /// 未发生, 零.
    Zero,
    Percent,
    Points,
    Times,
    Money,
    Rank,
    /// Length, area, weight, power, time.
    Measure,
    /// People and things that are counted.
    Count,
    /// No unit is printed.
    Bare,
}

/// One number that is counted, and its words.
#[derive(Debug)]
pub(crate) struct Mention<'a> {
    /// Place among the sentence's phrases.
    pub n: usize,
    pub span: Range<usize>,
    pub unit: UnitClass,
    pub clause: usize,
    /// All words of the clause before it.
    pub clause_before: &'a str,
    /// The words between the number before it in the clause, or the clause's beginning, and itself;
    /// of an item of a list those behind the joint.
    pub before: String,
    /// The words since the number before it in the clause, as they stand.
    pub since: &'a str,
    /// It is an item of the list that the number before it in the clause is in.
    pub item: bool,
    /// What stands behind the unit, where that can be what is counted.
    pub behind: String,
    /// What became of what is counted, where the clause ends with it: 12件已办结.
    pub outcome: &'a str,
    /// The words directly behind the number, up to the next number or the end of the clause.
    pub after: &'a str,
    /// Where the words that belong to this number end: behind itself, or behind what it counts where a
    /// verb takes up the next number (24个部门公示清单4523项).
    pub taken: usize,
    /// Nothing but a joint stands between it and the next number: both count the same thing.
    pub shares: bool,
}

impl UnitClass {
    pub fn of(phrase: &Phrase, printed: &str) -> Self {
        const MEASURES: [&str; 31] = [
            "平方",
            "公顷",
            "亩",
            "公里",
            "米",
            "立方",
            "吨",
            "千瓦",
            "克",
            "升",
            "斤",
            "小时",
            "天",
            "分钟",
            "工作日",
            "日",
            "年",
            "个月",
            "岁",
            "兆瓦",
            "度",
            "秒",
            "周",
            "标准煤",
            "字节",
            "里",
            "季度",
            "公斤",
            "担",
            "摄氏度",
            "标箱",
        ];
        let unit = phrase.quantity.unit.as_str();
        match phrase.kind {
            PhraseKind::Zero => Self::Zero,
            PhraseKind::Ordinal => Self::Rank,
            PhraseKind::Fraction => Self::Percent,
            _ if unit.is_empty() && printed == "零" => Self::Zero,
            _ if unit == "%" || unit == "‰" || unit == "成" => Self::Percent,
            _ if unit.contains("百分点") || unit.contains("基点") => Self::Points,
            _ if unit == "倍" || unit == "番" => Self::Times,
            _ if unit.ends_with('元') => Self::Money,
            _ if unit.is_empty() => Self::Bare,
            _ if MEASURES
                .iter()
                .any(|measure| unit.starts_with(measure) || unit.ends_with(measure)) =>
            {
                Self::Measure
            }
            _ => Self::Count,
        }
    }

    /// Whether such a number relates one amount to another and so counts nothing behind itself.
    pub fn relates(self) -> bool {
        matches!(self, Self::Percent | Self::Points | Self::Times)
    }
}

/// The mentions of the phrases that are figures, in order.
pub(crate) fn of<'a>(sentence: &Sentence<'a>, phrases: &[usize]) -> Vec<Mention<'a>> {
    let mut mentions: Vec<Mention<'a>> = Vec::new();
    for (place, &n) in phrases.iter().enumerate() {
        let next = phrases.get(place + 1).map(|next| &sentence.phrases[*next]);
        let mention = Mention::of(sentence, n, next, &mentions);
        mentions.push(mention);
    }
    share_nouns(&mut mentions);
    mentions
}

impl<'a> Mention<'a> {
    fn of(sentence: &Sentence<'a>, n: usize, next: Option<&Phrase>, earlier: &[Self]) -> Self {
        let phrase = &sentence.phrases[n];
        let text = sentence.text;
        let span = phrase.span.clone();
        let clause_id = sentence.clause_of(span.start);
        let clause = &sentence.clauses[clause_id];
        let beside = earlier
            .iter()
            .rposition(|mention| mention.clause == clause_id);
        let start = clause_start(text, clause, span.start);
        let since_at = beside.map_or(start, |beside| earlier[beside].taken.max(start));
        // 9个领域117项: a short noun is the first number's alone, and nothing is left for the second.
        let bare = beside.is_some_and(|beside| runs_together(&earlier[beside], span.start));
        let since_at = if bare { span.start } else { since_at };
        let since_at = since_at.max(
            passed_over(sentence, n)
                .filter(|end| *end <= span.start)
                .unwrap_or(0),
        );
        let since = &text[since_at.min(span.start)..span.start];
        let listed = beside.and_then(|_| behind_joint(since));
        let before = without_brackets(listed.unwrap_or(since));
        let unit = UnitClass::of(phrase, &text[span.clone()]);
        let end = next
            .map_or(text.len(), |next| next.span.start)
            .min(clause.range.end.max(span.end));
        let after = &text[span.end..end];
        let ending = &text[span.end..clause.range.end.max(span.end)];
        let runs_on = next.is_some_and(|next| next.span.start == end);
        let cut = if runs_on {
            taken_up(
                after,
                next.map(|next| UnitClass::of(next, &text[next.span.clone()])),
            )
        } else {
            after.len()
        };
        Self {
            n,
            unit,
            taken: if cut < after.len() {
                span.end + cut
            } else {
                span.end
            },
            clause: clause_id,
            clause_before: &text[start..span.start],
            before,
            since,
            item: listed.is_some(),
            behind: whole_noun(text, &span, end).or_else(|| deed_behind(phrase, after)).unwrap_or_else(|| {
                noun_behind(
                    class_of_examples(&after[..cut], ending),
                    unit,
                    &text[span.clone()],
                )
            }),
            outcome: outcome(after),
            after,
            shares: next.is_some_and(|next| {
                next.span.start < clause.range.end && is_joint(&text[span.end..next.span.start])
            }),
            span,
        }
    }

    pub fn printed(&self, sentence: &Sentence<'a>) -> &'a str {
        &sentence.text[self.span.clone()]
    }

    /// Whether it stands in a bracket.
    pub fn in_bracket(&self, sentence: &Sentence<'_>) -> bool {
        sentence.clauses[self.clause].host.is_some()
    }

    /// Whether its clause opens a bracket.
    pub fn opens_bracket(&self, sentence: &Sentence<'_>) -> bool {
        sentence.clauses[self.clause].opening == Opening::Bracket
    }
}

/// Whether nothing but a short noun stands between two numbers.
fn runs_together(first: &Mention<'_>, start: usize) -> bool {
    const SHORT: usize = 4;
    let short = (1..=SHORT).contains(&first.behind.chars().count());
    short
        && first.taken == first.span.end
        && first.span.end + first.after.len() == start
        && first.unit == UnitClass::Count
        && may_name(first.after)
        && !first.after.contains(['、', '和', '及', '与', '（', '('])
}

/// The end of a number before phrase `n` that is no figure but has its own place in the list: 减时限1230天、减跑动86次.
fn passed_over(sentence: &Sentence<'_>, n: usize) -> Option<usize> {
    let before = sentence.phrases[..n].iter();
    let mut amounts = before.filter(|phrase| {
        let ends = sentence.text[phrase.span.end..].starts_with('、');
        phrase.kind == PhraseKind::Amount && ends && !sentence.is_quoted(&phrase.span)
    });
    amounts.next_back().map(|phrase| phrase.span.end)
}

/// Where the words of a clause begin: behind the number of an item.
fn clause_start(text: &str, clause: &Clause, end: usize) -> usize {
    let start = clause.range.start.min(end);
    let words = &text[start..end];
    let trimmed = words.trim_start();
    let number = crate::structure::heading::number(trimmed).map_or(0, |(_, length)| length);
    let joins = trimmed[..number].ends_with('、')
        && trimmed[number..]
            .starts_with(|c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    if joins || number >= trimmed.len() && number > 0 {
        return start;
    }
    start + (words.len() - trimmed.len()) + number
}

const JOINTS: [&str; 5] = ["以及", "、", "和", "与", "及"];

/// Whether two numbers are only joined: 3所、5所, 4批共53个.
fn is_joint(text: &str) -> bool {
    JOINTS.contains(&text.trim()) || matches!(text.trim(), "" | "共" | "共计" | "计")
}

/// The words behind the first joint of a list, which stands near the number before it.
fn behind_joint(since: &str) -> Option<&str> {
    const NEAR: usize = 10;
    let mut at = 0;
    for _ in 0..=NEAR {
        let rest = &since[at..];
        if let Some(joint) = JOINTS.iter().find(|joint| rest.starts_with(**joint)) {
            // 和谐, 与会: a word that only begins like a joint.
            let shadowed = LEXICON
                .at(rest)
                .is_some_and(|word| word.text.len() > joint.len());
            if !shadowed {
                return Some(&rest[joint.len()..]);
            }
        }
        at += rest.chars().next()?.len_utf8();
    }
    None
}

/// 人口增量 of 7万人口增量: the measure word begins the noun.
fn whole_noun(text: &str, span: &Range<usize>, end: usize) -> Option<String> {
    let measure = text[span.clone()].chars().next_back()?;
    let from = span.end - measure.len_utf8();
    let word = LEXICON.at(&text[from..end])?;
    if !word.classes.has(Classes::WHOLE) {
        return None;
    }
    let noun = &text[from..end];
    Some(without_links(&noun[..noun_end(noun)]).to_owned())
}

/// 降低存款准备金率 of 4次降低存款准备金率: how often it was done.
fn deed_behind(phrase: &Phrase, after: &str) -> Option<String> {
    let often = ["次", "轮"].contains(&phrase.quantity.unit.as_str());
    let verb = LEXICON.at(after).filter(|_| often)?;
    let does = verb.classes.has(Classes::RISE | Classes::FALL) && verb.text.chars().count() > 1;
    let rest = &after[verb.text.len()..];
    let what = without_links(&rest[..noun_end(rest)]);
    let named = what.chars().count() >= 2 && !rest.starts_with(['到', '至', '了', '为']);
    (does && named).then(|| format!("{}{what}", verb.text))
}

/// What stands behind a number, where that is what it counts.
fn noun_behind(after: &str, unit: UnitClass, printed: &str) -> String {
    let after = after.trim_start_matches(|c: char| c.is_whitespace() || "“".contains(c));
    let after = skip_bracket(after);
    // What did not happen may be told in any words.
    let after = if unit == UnitClass::Zero {
        without_leads(after)
    } else {
        after
    };
    let of = after.strip_prefix('的').filter(|rest| !rest.is_empty());
    let direct = of.unwrap_or(after);
    if of.is_none() && unit != UnitClass::Zero && !may_name(after) {
        return String::new();
    }
    let noun = without_brackets(&direct[..noun_end(direct)]);
    let noun = one_of(&noun).map_or(noun.as_str(), |(_, noun)| noun);
    let whole = matches!(printed, "100%" | "100％" | "百分之百" | "百分百");
    let money = unit == UnitClass::Money && of.is_none() && !names_money(direct);
    if of.is_none() && (unit.relates() && !whole || unit == UnitClass::Rank || money) {
        return String::new();
    }
    without_links(noun.trim_end_matches(|c: char| c.is_whitespace()))
        .trim_start_matches(['“', '”', '的'])
        .to_owned()
}

/// Verbs that only say that the next word was done.
const WEAK: [&str; 5] = ["实现", "完成", "得到", "予以", "获得"];

/// The verb that a clause ends with behind a number: of 12件已办结, and 411处实现全部销号.
fn outcome(after: &str) -> &str {
    if !after.starts_with(char::is_alphanumeric) {
        return "";
    }
    let rest = without_leads(after);
    let weak = WEAK
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .map(without_leads);
    let rest = weak.filter(|rest| !rest.is_empty()).unwrap_or(rest);
    let rest = rest.trim_end();
    let verb = lead_verb(rest);
    let ends =
        rest.len() == verb.len() || rest[verb.len()..].starts_with(|c: char| !c.is_alphanumeric());
    let changes = LEXICON
        .at(verb)
        .is_some_and(|word| word.classes.has(Classes::RISE | Classes::FALL));
    if ends && !changes && verb.chars().count() > 1 {
        verb
    } else {
        ""
    }
}

/// What a clause says of the number that opens it: 全区通办 of 127项实现全区通办.
pub(crate) fn predicate(after: &str) -> &str {
    const LONGEST: usize = 12;
    let rest = without_leads(after);
    let weak = WEAK.iter().find_map(|word| rest.strip_prefix(word));
    let does = weak.is_some() || !lead_verb(rest).is_empty() || rest.starts_with('被');
    let rest = weak.unwrap_or(rest);
    let rest = without_links(&rest[..noun_end(rest)]);
    if does && (2..=LONGEST).contains(&rest.chars().count()) {
        rest
    } else {
        ""
    }
}

/// Where behind a noun of two characters or more a verb or a side of it (达标率) takes up the next number.
fn taken_up(after: &str, next: Option<UnitClass>) -> usize {
    if next.is_some_and(|next| next != UnitClass::Count)
        && may_name(after)
        && let Some(side) = LEXICON
            .before(without_links(after))
            .filter(|word| word.classes.has(Classes::SIDE) && word.text.chars().count() > 1)
    {
        let at = without_links(after).len() - side.text.len();
        if after[..at].chars().count() >= 2 {
            return at;
        }
    }
    verb_inside(after)
}

/// Where behind a noun of two characters or more a verb stands.
fn verb_inside(after: &str) -> usize {
    let near = after
        .char_indices()
        .nth(2)
        .map_or(after.len(), |(at, _)| at);
    if !may_name(after) || after.trim_end().ends_with(['和', '及', '与', '、']) {
        return after.len();
    }
    let verb = LEXICON.find(&after[near..], Classes::VERB);
    let takes = |(at, word): &(usize, Word<'_>)| {
        let rest = &after[near + at + word.text.len()..];
        let goes_on = Classes::RISE | Classes::FALL | Classes::LINK;
        word.text.chars().count() > 1
            && LEXICON
                .at(rest)
                .is_none_or(|next| !next.classes.has(goes_on))
    };
    verb.filter(takes).map_or(after.len(), |(at, _)| near + at)
}

/// 其他重大决定 of 45项危房解危、征收等其他重大决定: examples are no name, the class behind 等 is.
fn class_of_examples<'a>(after: &'a str, clause: &'a str) -> &'a str {
    let listed = after.find('、').filter(|at| *at > 0 && may_name(after));
    let class = listed.and_then(|_| clause.find('等').map(|at| &clause[at + '等'.len_utf8()..]));
    let class = class.filter(|class| {
        clause.len() >= after.len() && class.starts_with(char::is_alphabetic) && may_name(class)
    });
    match class {
        Some(class)
            if clause[..clause.len() - class.len()]
                .find(|c: char| c.is_ascii_digit() || "，；".contains(c))
                .is_none() =>
        {
            class
        }
        _ => after,
    }
}

fn names_money(text: &str) -> bool {
    const MONEY: [&str; 12] = [
        "资金",
        "投资",
        "财政",
        "经费",
        "贷款",
        "专项",
        "产业",
        "补贴",
        "消费券",
        "补助",
        "基金",
        "债券",
    ];
    MONEY.iter().any(|word| text.starts_with(word))
}

/// A bracket directly behind a number stands between it and its noun.
fn skip_bracket(after: &str) -> &str {
    let Some(inside) = after.strip_prefix(['（', '(', '[']) else {
        return after;
    };
    inside.find(['）', ')', ']']).map_or("", |close| {
        let rest = &inside[close..];
        &rest[rest.chars().next().map_or(0, char::len_utf8)..]
    })
}

/// Whether the words behind a number can name what it counts, or go on with the sentence.
fn may_name(after: &str) -> bool {
    let Some(first) = after.chars().next() else {
        return false;
    };
    // 39个重点村: these tell which.
    const WHICH: [&str; 8] = [
        "全国", "全省", "全市", "全区", "全县", "全州", "省级", "重点",
    ];
    if WHICH.iter().any(|region| {
        after
            .strip_prefix(region)
            .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    }) {
        return true;
    }
    let word = LEXICON.at(after).filter(|word| !is_torn(word, after));
    let changes = word.is_some_and(|word| word.classes.has(Classes::RISE | Classes::FALL));
    if changes || WEAK.iter().any(|verb| after.starts_with(verb)) {
        return false;
    }
    if !first.is_alphanumeric() && !"“《".contains(first) {
        return false;
    }
    let goes_on = Classes::LEAD | Classes::LINK | Classes::AGAINST | Classes::RISE | Classes::FALL;
    match word {
        Some(word) if word.classes.has(Classes::VERB) => true,
        Some(word) => !word.classes.has(goes_on) || tells_which(&word, after),
        None => true,
    }
}

/// 高科技, 排水: a mover of one character that only begins another word.
fn is_torn(word: &Word<'_>, after: &str) -> bool {
    const GOES_ON: [char; 12] = [
        '于', '到', '至', '出', '过', '达', '了', '在', '名', '位', '幅', '为',
    ];
    let rest = &after[word.text.len()..];
    let single = word.text.chars().count() == 1;
    let moves = word.classes.has(Classes::RISE | Classes::FALL) || word.text == "排";
    single && moves && rest.starts_with(|c: char| c.is_alphabetic() && !GOES_ON.contains(&c))
}

/// 高标准 of 11所高标准学校: a manner that no verb stands behind.
fn tells_which(word: &Word<'_>, after: &str) -> bool {
    let rest = &after[word.text.len()..];
    let plain = !word
        .classes
        .has(Classes::LINK | Classes::AGAINST | Classes::RISE | Classes::FALL);
    let near: String = rest.chars().take(2).collect();
    plain
        && word.text.chars().count() > 2
        && near.chars().count() == 2
        && near.chars().all(char::is_alphabetic)
        && LEXICON.at(rest).is_none_or(|next| next.classes.is_none())
}

/// Where what is counted ends: at a mark, a joint before another number, or what became of it.
fn noun_end(text: &str) -> usize {
    const DONE: [&str; 3] = ["建成", "投入使用", "投入运营"];
    let near = text.char_indices().nth(4).map_or(text.len(), |(at, _)| at);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        // A gloss inside a noun: 县(市、区)政府.
        if at > 0 && "(（".contains(c) {
            let close = rest.find([')', '）']).filter(|close| *close <= 24);
            let next = close.and_then(|close| rest[close..].chars().nth(1));
            if let Some(close) = close.filter(|_| next.is_some_and(char::is_alphabetic))
                && !rest[..close].contains(|c: char| c.is_ascii_digit())
            {
                at += close + rest[close..].chars().next().map_or(0, char::len_utf8);
                continue;
            }
        }
        if !c.is_alphanumeric() && !"“”《》·".contains(c) || rest.starts_with("以及") {
            break;
        }
        let done = DONE.iter().any(|word| rest.starts_with(word));
        if done && at >= near {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// 新建3所、改建2所学校: a number of a list that has no noun of its own shares the last one's.
fn share_nouns(mentions: &mut [Mention<'_>]) {
    for place in (0..mentions.len().saturating_sub(1)).rev() {
        let next = &mentions[place + 1];
        let (noun, clause, unit) = (next.behind.clone(), next.clause, next.unit);
        let mention = &mut mentions[place];
        let counts = matches!(
            mention.unit,
            UnitClass::Count | UnitClass::Bare | UnitClass::Measure
        );
        let open = {
            let words = named(&mention.before);
            lead_verb(words) == words
        };
        if mention.shares
            && mention.clause == clause
            && counts
            && unit == mention.unit
            && mention.behind.is_empty()
            && open
        {
            mention.behind = noun;
        }
    }
}
