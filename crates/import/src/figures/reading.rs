//! The number phrases of a sentence that are figures, and what each counts.

use super::sentence::{clause_after, clause_before, names};
use gongbao_report::model::Role;
use gongbao_report::phrase::{Phrase, PhraseKind, scan};
use gongbao_report::quantity::{Qualifier, Quantity};
use std::ops::Range;

/// A figure as a sentence states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub quantity: Quantity,
    /// The words that state it, verbatim, and which occurrence where they repeat.
    pub printed: String,
    pub occurrence: Option<u32>,
    /// The word beside the number that says what is counted.
    pub subject: Option<String>,
    /// The words around the number, for the vocabulary.
    pub beside: String,
    /// 收到, 处理: the verb that a list shares.
    pub verb: String,
    /// What it counts, where that does not stand beside it.
    pub name: Option<String>,
    /// Words to be shown with it: 共, 均, 累计.
    pub words: Vec<String>,
    /// A zero in words.
    pub zero: bool,
    /// By how much something changed: 同比增长5%. Never a level.
    pub change: bool,
    /// The year it is about, when that is not the report's: 由2013年的1128条增加到….
    pub year: Option<u16>,
    /// Whom it covers, where the clause says it: 各乡镇(街道).
    pub scope: Option<String>,
}

/// Verbs that open a list of counts.
const VERBS: [&str; 44] = [
    "收到", "受理", "接收", "接待", "处理", "办结", "办理", "审结", "审核", "审查", "评查", "开展",
    "举办", "召开", "组织", "参与", "参加", "制定", "出台", "印发", "制发", "修改", "废止", "清理",
    "备案", "公开", "发布", "发放", "查处", "检查", "处罚", "化解", "调解", "培训", "提出", "答复",
    "报送", "新增", "建成", "完成", "整治", "种植", "配备", "下放",
];
/// Words that say how far a count reaches.
const REACH: [&str; 7] = ["共计", "累计", "总计", "合计", "平均", "共", "达到"];
/// Words that open a clause and say nothing of what is counted.
const OPENERS: [&str; 22] = [
    "其中",
    "全年度",
    "全年",
    "全区",
    "全市",
    "全县",
    "全省",
    "年度内",
    "今年以来",
    "目前",
    "截至目前",
    "共计",
    "累计",
    "总计",
    "合计",
    "共",
    "已",
    "并",
    "均",
    "分别",
    "及",
    "和",
];
/// Words between what is counted and the number.
const LINKS: [&str; 18] = [
    "达到",
    "共计",
    "累计",
    "总计",
    "合计",
    "分别为",
    "分别",
    "达",
    "为",
    "共",
    "计",
    "是",
    "有",
    "从",
    "由",
    "至",
    "了",
    "的",
];
/// Words before a change, as against a level.
const CHANGES: [&str; 12] = [
    "增长", "上升", "增加", "提高", "提升", "下降", "降低", "减少", "回落", "缩减", "压缩", "压减",
];
/// Words between the value of the year before and this year's.
const TURNS: [&str; 12] = [
    "增加到",
    "上升到",
    "增长到",
    "提高到",
    "提升到",
    "下降到",
    "降低到",
    "减少到",
    "降至",
    "增至",
    "升至",
    "压缩到",
];
const TIME: [&str; 12] = [
    "日",
    "天",
    "周",
    "个月",
    "年",
    "小时",
    "个小时",
    "分钟",
    "个工作日",
    "工作日",
    "个季度",
    "季度",
];
/// Units that a single Chinese numeral never counts in these texts.
const SINGLE: usize = 1;

/// The figures of a sentence of a report on `year`, in order. `damaged` are texts whose numbers must not be taken.
pub fn read(sentence: &str, year: u16, damaged: &[&str]) -> Vec<Reading> {
    let phrases = scan(sentence);
    let mut excluded = names(sentence);
    for printed in damaged {
        excluded.extend(
            sentence
                .match_indices(printed)
                .map(|(at, part)| at..at + part.len()),
        );
    }
    let mut readings: Vec<Reading> = Vec::new();
    let mut shared = Shared::default();
    for (n, phrase) in phrases.iter().enumerate() {
        let inside = excluded
            .iter()
            .any(|name| name.start < phrase.span.end && phrase.span.start < name.end);
        if inside || !is_figure(sentence, phrase) {
            continue;
        }
        let floor = n
            .checked_sub(1)
            .map_or(0, |before| phrases[before].span.end);
        let ceiling = phrases
            .get(n + 1)
            .map_or(sentence.len(), |next| next.span.start);
        let mut reading = one(sentence, &phrases, phrase, floor..ceiling, &mut shared);
        series(
            sentence,
            &phrases,
            n,
            year,
            readings.last_mut(),
            &mut reading,
        );
        readings.push(reading);
    }
    readings
}

/// What the items of a list share with its first.
#[derive(Default)]
struct Shared {
    verb: String,
    words: Vec<String>,
    scope: Option<String>,
}

fn one(
    sentence: &str,
    phrases: &[Phrase],
    phrase: &Phrase,
    window: Range<usize>,
    shared: &mut Shared,
) -> Reading {
    let span = phrase.span.clone();
    let before = clause_before(sentence, span.start, window.start);
    let after = clause_after(sentence, span.end, window.end);
    let lead = &sentence[before.clone()];
    let tail = &sentence[after];
    // Past a number that is part of a name: 、12345电话投诉举报15290件.
    let clause = clause_before(sentence, span.start, 0);
    let begins_list = !continues_list(sentence, clause.start);
    if begins_list {
        *shared = Shared::default();
    }
    if let Some(verb) = verb_of(lead) {
        verb.clone_into(&mut shared.verb);
    }
    let reach = REACH
        .iter()
        .find(|word| lead.contains(**word))
        .map(|word| (*word).to_owned());
    if let Some(word) = reach {
        shared.words = vec![word];
    }
    if let Some(scope) = scope_of(sentence, before.start) {
        shared.scope = Some(scope);
    }
    let mut words = shared.words.clone();
    // 26个部门…均已建立: what follows says that it holds of all.
    if tail.contains('均') {
        words.push("均".to_owned());
    }
    words.retain(|word| sentence.contains(word.as_str()));
    let subject = subject(lead, tail, phrase);
    Reading {
        quantity: quantity(phrase, tail),
        printed: sentence[span.clone()].to_owned(),
        occurrence: occurrence(sentence, phrases, &span),
        beside: format!("{lead} {tail}"),
        subject,
        name: None,
        verb: shared.verb.clone(),
        words,
        zero: phrase.kind == PhraseKind::Zero,
        change: phrase.quantity.value < 0.0
            || CHANGES.iter().any(|word| strip_link(lead).ends_with(word)),
        year: None,
        scope: shared.scope.clone(),
    }
}

/// 由…增加到…, 从…降至…: the first value is of the year named before it, or the year before, and both
/// count the same.
fn series(
    sentence: &str,
    phrases: &[Phrase],
    n: usize,
    year: u16,
    before: Option<&mut Reading>,
    reading: &mut Reading,
) {
    let Some(previous) = before else {
        return;
    };
    // A year may stand between the two: 由2013年的1128条增加到2014年的1887条.
    let number = |phrase: &&Phrase| phrase.kind != PhraseKind::Date;
    let Some(last) = phrases[..n].iter().rev().find(number) else {
        return;
    };
    let between = &sentence[last.span.end..phrases[n].span.start];
    let turns = TURNS
        .iter()
        .any(|turn| between.trim_start().starts_with(turn));
    if !turns
        || sentence[last.span.clone()] != previous.printed
        || previous.quantity.unit != reading.quantity.unit
    {
        return;
    }
    let dated = phrases
        .iter()
        .rev()
        .find(|phrase| phrase.kind == PhraseKind::Date && phrase.span.end <= last.span.start);
    let near = dated.filter(|phrase| last.span.start - phrase.span.end <= '的'.len_utf8());
    let named = near
        .map(|phrase| phrase.quantity.value)
        .filter(|value| *value >= 1980.0 && *value < f64::from(year));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let earlier = named.map_or(year.saturating_sub(1), |value| value as u16);
    previous.year = Some(earlier);
    // Neither stands beside its own subject: the words before the first name both.
    let start = near.map_or(last.span.start, |phrase| phrase.span.start);
    let clause = clause_before(sentence, start, 0);
    let subject = strip(&sentence[clause])
        .trim_end_matches(['由', '从'])
        .to_owned();
    if !subject.is_empty() {
        previous.beside.clone_from(&subject);
        reading.beside.clone_from(&subject);
        previous.name = Some(subject.clone());
        reading.name = Some(subject);
        previous.subject = None;
        reading.subject = None;
    }
    reading.change = false;
    previous.change = false;
}

/// A zero in words has the unit of what did not happen.
fn quantity(phrase: &Phrase, tail: &str) -> Quantity {
    let mut quantity = phrase.quantity.clone();
    if phrase.kind == PhraseKind::Zero {
        let happening = tail.contains("事故") || tail.contains("案");
        quantity.unit = if happening { "起" } else { "件" }.to_owned();
    }
    quantity
}

fn is_figure(sentence: &str, phrase: &Phrase) -> bool {
    let before = sentence[..phrase.span.start]
        .chars()
        .next_back()
        .unwrap_or(' ');
    let after = sentence[phrase.span.end..].chars().next().unwrap_or(' ');
    // 1+X, 4+1: schemes. 第3次 is read as an ordinal; 3.15 and the like by the numeral.
    if "+＋".contains(before) || "+＋".contains(after) {
        return false;
    }
    match phrase.kind {
        PhraseKind::Zero => {
            let tail: String = sentence[phrase.span.end..].chars().take(40).collect();
            !tail.starts_with("例外")
                && ["案", "事故", "申请", "投诉", "诉讼", "复议"]
                    .iter()
                    .any(|word| tail.contains(word))
        }
        PhraseKind::Amount => {
            let time = TIME.contains(&phrase.quantity.unit.as_str());
            let bound = phrase.quantity.qualifier == Qualifier::AtMost;
            let day = ["日", "年", "天"].contains(&phrase.quantity.unit.as_str());
            if time && day && !bound {
                return false;
            }
            !phrase.in_words || counts_in_words(sentence, phrase)
        }
        _ => false,
    }
}

/// Chinese numerals count only when they are more than one character: 三十二个, 十余次.
fn counts_in_words(sentence: &str, phrase: &Phrase) -> bool {
    let printed = &sentence[phrase.span.clone()];
    let numeral = printed
        .chars()
        .take_while(|c| "〇零一二两三四五六七八九十百千万亿余多".contains(*c))
        .count();
    let time = TIME.contains(&phrase.quantity.unit.as_str());
    (printed.starts_with("百分之") || numeral > SINGLE) && !time
}

/// Whether a clause goes on with the list before it.
fn continues_list(sentence: &str, start: usize) -> bool {
    let before = sentence[..start].trim_end();
    before.ends_with(['、', '(', '（'])
        || sentence[start..].starts_with("其中")
        || before.ends_with(['与', '和'])
}

fn verb_of(lead: &str) -> Option<&'static str> {
    let found = VERBS
        .iter()
        .filter_map(|verb| Some((lead.rfind(verb)?, *verb)));
    // The first verb of the clause says what was done: 审核…决定, 组织…培训.
    found.min_by_key(|(at, _)| *at).map(|(_, verb)| verb)
}

/// 各乡镇(街道)共配备…: the clause's own subject, when it is narrower than the district.
fn scope_of(sentence: &str, clause: usize) -> Option<String> {
    let rest = &sentence[clause..];
    let scopes = [
        "各乡镇(街道)",
        "各乡镇（街道）",
        "各乡镇街道",
        "各乡镇",
        "区级行政执法机关",
        "市级行政执法机关",
    ];
    scopes
        .iter()
        .find(|scope| rest.starts_with(**scope))
        .map(|scope| (*scope).to_owned())
}

/// What is counted: the noun behind (8件规范性文件), else the words before (来信229件).
fn subject(lead: &str, tail: &str, phrase: &Phrase) -> Option<String> {
    let counter = [
        "个", "项", "件", "家", "名", "位", "条", "份", "部", "台", "场", "起", "户", "宗", "所",
        "座", "支",
    ];
    let noun: String = noun_behind(tail);
    if counter.contains(&phrase.quantity.unit.as_str()) && noun.chars().count() >= 2 {
        return Some(noun);
    }
    let words = strip(lead);
    let words = tail_words(words, 20);
    if !words.is_empty() {
        return Some(words.to_owned());
    }
    (!noun.is_empty()).then_some(noun)
}

/// The noun behind a number, up to the verb or particle that goes on.
fn noun_behind(tail: &str) -> String {
    let stops = [
        "均", "已", "为", "与", "和", "及", "等", "的", "进行", "予以", "全部", "通过", "纳入",
        "得到", "完成", "参加", "参与",
    ];
    if tail.starts_with(['以', '左', '（', '(', '的']) || tail.starts_with(char::is_whitespace)
    {
        return String::new();
    }
    let end = stops
        .iter()
        .filter_map(|stop| tail.find(stop))
        .min()
        .unwrap_or(tail.len());
    tail_words_front(&tail[..end], 16).to_owned()
}

fn strip_link(lead: &str) -> &str {
    let words = lead.trim();
    LINKS
        .iter()
        .find_map(|link| words.strip_suffix(link))
        .unwrap_or(words)
}

fn strip(lead: &str) -> &str {
    let marks = [
        '”', '》', ')', '）', '"', '①', '②', '③', '④', '⑤', '⑥', '—', '-', ' ',
    ];
    let mut words = lead.trim();
    loop {
        // A quotation that began before is cut off here: ”事项实现率.
        words = words.trim_start_matches(marks);
        let shorter = OPENERS
            .iter()
            .find_map(|opener| words.strip_prefix(opener))
            .unwrap_or(words);
        let shorter = LINKS
            .iter()
            .find_map(|link| shorter.strip_suffix(link))
            .unwrap_or(shorter)
            .trim();
        if shorter == words {
            return words;
        }
        words = shorter;
    }
}

/// The last so many characters of a text.
fn tail_words(text: &str, most: usize) -> &str {
    let from = text
        .char_indices()
        .rev()
        .nth(most - 1)
        .map_or(0, |(at, _)| at);
    &text[from..]
}

fn tail_words_front(text: &str, most: usize) -> &str {
    let end = text
        .char_indices()
        .nth(most)
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Which occurrence of its printed words a phrase is, counted among the phrases as verification does.
fn occurrence(sentence: &str, phrases: &[Phrase], span: &Range<usize>) -> Option<u32> {
    let printed = &sentence[span.clone()];
    let same: Vec<&Phrase> = phrases
        .iter()
        .filter(|phrase| &sentence[phrase.span.clone()] == printed)
        .collect();
    if same.len() < 2 {
        return None;
    }
    let nth = same.iter().position(|phrase| phrase.span == *span)?;
    u32::try_from(nth + 1).ok()
}

impl Reading {
    /// A name from the text's own words: the shared verb and what is counted.
    pub fn label(&self) -> String {
        let subject = self
            .name
            .as_ref()
            .or(self.subject.as_ref())
            .unwrap_or(&self.quantity.unit)
            .clone();
        if self.verb.is_empty() || subject.contains(&self.verb) {
            subject
        } else {
            format!("{}{subject}", self.verb)
        }
    }

    pub fn role(&self) -> Role {
        let unit = self.quantity.unit.as_str();
        if self.change {
            Role::Context
        } else if unit == "%" || unit == "‰" {
            Role::Rate
        } else if TIME.contains(&unit) {
            Role::Context
        } else {
            Role::Amount
        }
    }
}
