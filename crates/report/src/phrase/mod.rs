//! How Chinese prose states a number: `60余万株`, `约17%`, `20日内`, `三轮`, `未收到`.
//!
//! [`scan`] finds every number phrase of a sentence and reads it; whether a phrase is a figure of
//! the report or part of a name is for the caller to say. The classes are those that real reports
//! use (integers, 余/多 inside and after a multiplier, qualifiers before and after, percent,
//! ordinals, dates, zeros in words).

mod numeral;
mod unit;

use crate::quantity::{Qualifier, Quantity};
use numeral::Numeral;
use std::ops::Range;

/// A number phrase of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// Bytes of the text, qualifiers and unit included.
    pub span: Range<usize>,
    pub kind: PhraseKind,
    pub quantity: Quantity,
    /// Written in Chinese numerals, which are more often rhetoric than count.
    pub in_words: bool,
}

/// What a number phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseKind {
    /// A number with a unit.
    Amount,
    /// 第一.
    Ordinal,
    /// 未发生: a zero without a digit.
    Zero,
    /// A year, a day of the year or a period (近三年).
    Date,
    /// A ratio (1:7); the value is its first number.
    Ratio,
    /// 三分之一, 1/4.
    Fraction,
    /// A number without a unit: a hotline, a code, a table value, damaged text.
    Bare,
}

/// Words that stand for zero.
const ZERO_WORDS: [&str; 21] = [
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
];

/// Words that make the number behind them a fall.
const FALLS: [&str; 6] = ["下降", "减少", "降低", "回落", "下滑", "下跌"];

/// A minus behind these words is one: elsewhere it joins.
const MINUS: [char; 3] = ['-', '－', '−'];
const BEFORE_MINUS: [&str; 8] = [
    "同比", "环比", "增长", "增速", "增幅", "增加", "变化", "长率",
];

/// Marks that join the ends of a range.
const TO: [char; 8] = ['-', '—', '–', '－', '~', '～', '至', '到'];

/// Characters that the words of a phrase begin with, beside those of numerals: most of a text is
/// neither and need not be held against the lists.
const OPENERS: [char; 25] = [
    '-', '－', '−', '没', '未', '无', '零', '下', '减', '降', '回', '大', '将', '接', '约', '近',
    '不', '至', '最', '超', '突', '逾', '低', '少', '第',
];

/// Characters that make a word with the qualifier behind them: 附近, 签约, 达不到.
const NO_QUALIFIER_AFTER: &str = "附最临靠就邻签预节履公违特解续制缔合条契达得收";

/// Words before a number. Longer ones first where one begins another.
const BEFORE: [(&str, Qualifier); 28] = [
    ("大约为", Qualifier::About),
    ("大约", Qualifier::About),
    ("将近", Qualifier::About),
    ("接近", Qualifier::About),
    ("约为", Qualifier::About),
    ("约有", Qualifier::About),
    ("约达", Qualifier::About),
    ("约", Qualifier::About),
    ("近", Qualifier::About),
    ("不超过", Qualifier::AtMost),
    ("不高于", Qualifier::AtMost),
    ("不多于", Qualifier::AtMost),
    ("至多", Qualifier::AtMost),
    ("最多", Qualifier::AtMost),
    ("不少于", Qualifier::AtLeast),
    ("不低于", Qualifier::AtLeast),
    ("不小于", Qualifier::AtLeast),
    ("至少", Qualifier::AtLeast),
    ("超过了", Qualifier::MoreThan),
    ("超过", Qualifier::MoreThan),
    ("突破了", Qualifier::MoreThan),
    ("突破", Qualifier::MoreThan),
    ("超", Qualifier::MoreThan),
    ("逾", Qualifier::MoreThan),
    ("低于", Qualifier::LessThan),
    ("少于", Qualifier::LessThan),
    ("不足", Qualifier::LessThan),
    ("不到", Qualifier::LessThan),
];

/// Words after a unit.
const AFTER: [(&str, Qualifier); 8] = [
    ("及以上", Qualifier::AtLeast),
    ("以上", Qualifier::AtLeast),
    ("以下", Qualifier::AtMost),
    ("以内", Qualifier::AtMost),
    ("之内", Qualifier::AtMost),
    ("左右", Qualifier::About),
    ("上下", Qualifier::About),
    ("内", Qualifier::AtMost),
];

/// Words of the same clause that make the number after them a mean.
const AVERAGE: [&str; 7] = ["平均", "人均", "户均", "日均", "月均", "年均", "场均"];

/// Every number phrase of `text`, in order, not overlapping.
pub fn scan(text: &str) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let Some(mut phrase) = phrase_at(text, at, first) else {
            at += first.len_utf8();
            continue;
        };
        at = phrase.span.end;
        if let Some(last) = phrases.last_mut() {
            join(text, last, &mut phrase);
        }
        phrases.push(phrase);
    }
    phrases
}

/// The number that a text begins with: 3 of `三、`, 12 of `12.`.
pub fn numeral(text: &str) -> Option<f64> {
    Numeral::read(text, 0).map(|number| number.value)
}

/// A numeral by itself, without the words around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated {
    pub value: f64,
    /// What one of its last place is worth: 1000 in 1.5万, 100000 in 60余万.
    pub last_place: f64,
    /// Byte behind it.
    pub end: usize,
}

/// The numeral that begins at byte `at`, if one does.
pub fn stated_at(text: &str, at: usize) -> Option<Stated> {
    let number = Numeral::read(text, at).filter(|number| number.share.is_none())?;
    Some(Stated {
        value: number.value,
        last_place: number.last_place,
        end: number.end,
    })
}

/// What two neighbours say of each other: the ends of a range are bounds in one unit, and a fall
/// goes on through its list (下降4.6%、23.3%).
fn join(text: &str, last: &mut Phrase, next: &mut Phrase) {
    let between = &text[last.span.end..next.span.start];
    // Cells of a table are no range.
    if between.contains('\t') {
        return;
    }
    let between = between.trim();
    if next.kind != PhraseKind::Amount || between.len() > "以及".len() {
        return;
    }
    let (low, high) = (&mut last.quantity, &mut next.quantity);
    if low.value < 0.0 && high.value > 0.0 && ["、", "和", "与", "及", "以及"].contains(&between)
    {
        fall(high);
        return;
    }
    let mark = between.strip_prefix(TO).is_some_and(str::is_empty);
    let leads = text[..last.span.start].ends_with(['从', '由', '自']);
    let plain = matches!(last.kind, PhraseKind::Bare | PhraseKind::Amount)
        && low.qualifier == Qualifier::Exact
        && high.qualifier == Qualifier::Exact;
    let one_unit = low.unit.is_empty() || low.unit == high.unit;
    if !mark || leads || !plain || !one_unit || low.value >= high.value {
        return;
    }
    high.qualifier = Qualifier::AtMost;
    // In 3至5万元 the multiplier may be meant for both: the low end is left unread.
    let scaled = |span: &Range<usize>| text[span.clone()].contains(['万', '亿']);
    if scaled(&last.span) || !scaled(&next.span) {
        low.qualifier = Qualifier::AtLeast;
        low.unit.clone_from(&high.unit);
        last.kind = PhraseKind::Amount;
    }
}

/// Down by so much: the value is negative, and its bounds change sides.
fn fall(quantity: &mut Quantity) {
    quantity.value = -quantity.value;
    quantity.qualifier = match quantity.qualifier {
        Qualifier::AtLeast => Qualifier::AtMost,
        Qualifier::AtMost => Qualifier::AtLeast,
        Qualifier::MoreThan => Qualifier::LessThan,
        Qualifier::LessThan => Qualifier::MoreThan,
        same => same,
    };
}

/// The phrase that begins at byte `start`, with the character `first`.
fn phrase_at(text: &str, start: usize, first: char) -> Option<Phrase> {
    if !numeral::begins(first) && !OPENERS.contains(&first) {
        return None;
    }
    if let Some(word) = FALLS.iter().find(|word| text[start..].starts_with(**word)) {
        let behind = start + word.len();
        let rest = &text[behind..];
        let behind = text.len() - rest.strip_prefix('了').unwrap_or(rest).len();
        let behind = unit::skip_blanks(text, behind);
        let mut phrase = qualified_at(text, behind).filter(|p| p.kind == PhraseKind::Amount)?;
        phrase.span.start = start;
        fall(&mut phrase.quantity);
        return Some(phrase);
    }
    if MINUS.contains(&first) {
        let before = text[..start].trim_end();
        let in_cell = text[..start].ends_with('\t');
        let mut phrase = (in_cell || BEFORE_MINUS.iter().any(|word| before.ends_with(word)))
            .then_some(())
            .and_then(|()| number_at_with(text, start, Qualifier::Exact, start + first.len_utf8()))
            .filter(|phrase| phrase.kind == PhraseKind::Amount)?;
        fall(&mut phrase.quantity);
        return Some(phrase);
    }
    qualified_at(text, start).or_else(|| zero_at(text, start))
}

/// The number at `start`, with the qualifier before it if one stands there.
fn qualified_at(text: &str, start: usize) -> Option<Phrase> {
    let in_word = text[..start].ends_with(|c| NO_QUALIFIER_AFTER.contains(c));
    let (before, number_at) = word_at(&BEFORE, text, start)
        .filter(|_| !in_word)
        .unwrap_or((Qualifier::Exact, start));
    number_at_with(text, start, before, unit::skip_blanks(text, number_at))
}

fn zero_at(text: &str, start: usize) -> Option<Phrase> {
    let word = ZERO_WORDS
        .iter()
        .find(|word| text[start..].starts_with(**word))?;
    // 无一例外: without exception.
    if text[start + word.len()..].starts_with('外') {
        return None;
    }
    Some(Phrase {
        span: start..start + word.len(),
        kind: PhraseKind::Zero,
        quantity: Quantity {
            value: 0.0,
            qualifier: Qualifier::Exact,
            unit: String::new(),
        },
        in_words: true,
    })
}

/// Reads the phrase whose number begins at `number_at` and whose first word at `start`.
fn number_at_with(text: &str, start: usize, before: Qualifier, number_at: usize) -> Option<Phrase> {
    if let Some(rest) = text[number_at..].strip_prefix('第') {
        return ordinal(text, start, text.len() - rest.len());
    }
    let mut number = Numeral::read(text, number_at)?;
    number.read_fraction(text, number_at);
    let (unit, after_unit) = match number.share {
        Some(unit) => (unit, number.end),
        None => unit::read(text, number.end),
    };
    let kind = classify(text, &number, unit, before);
    let after_at = unit::skip_blanks(text, after_unit);
    let (after, end) = match word_at(&AFTER, text, after_at) {
        // 内 is a bound only behind a span of time: 20日内, not 3个内.
        Some((_, end))
            if &text[after_at..end] == "内"
                && (!unit::is_time(unit) || text[end..].starts_with(['部', '容', '外', '设'])) =>
        {
            (Qualifier::Exact, after_unit)
        }
        Some(found) if matches!(kind, PhraseKind::Amount | PhraseKind::Fraction) => found,
        _ => (Qualifier::Exact, after_unit),
    };
    // A Chinese numeral without a unit is a word (一律, 万一), not a number.
    if number.in_words && unit.is_empty() && kind != PhraseKind::Fraction {
        return None;
    }
    let end = if kind == PhraseKind::Ratio {
        ratio_end(text, number.end)?
    } else if kind == PhraseKind::Date {
        date_end(text, end)
    } else {
        end
    };
    let qualifier = [before, number.qualifier, after]
        .into_iter()
        .find(|qualifier| *qualifier != Qualifier::Exact)
        .unwrap_or_else(|| by_clause(text, start, unit));
    Some(Phrase {
        span: start..end,
        kind,
        quantity: Quantity {
            value: number.value,
            qualifier,
            unit: unit.to_owned(),
        },
        in_words: number.in_words,
    })
}

fn ordinal(text: &str, start: usize, number_at: usize) -> Option<Phrase> {
    let number = Numeral::read(text, number_at)?;
    // 第1-3期, 第一、二季度: one ordinal phrase.
    let rest = &text[number.end..];
    let last = rest
        .strip_prefix(TO)
        .or_else(|| rest.strip_prefix('、'))
        .and_then(|rest| Numeral::read(text, text.len() - rest.len()));
    Some(Phrase {
        span: start..last.map_or(number.end, |last| last.end),
        kind: PhraseKind::Ordinal,
        quantity: Quantity {
            value: number.value,
            qualifier: Qualifier::Exact,
            unit: "位".to_owned(),
        },
        in_words: number.in_words,
    })
}

fn classify(text: &str, number: &Numeral, unit: &str, before: Qualifier) -> PhraseKind {
    let year = (number.in_words || number.digits == 4) && (1900.0..2100.0).contains(&number.value);
    let period = before == Qualifier::About && unit == "年";
    if number.share == Some("") {
        PhraseKind::Fraction
    } else if (unit == "年" && (year || period)) || unit == "月" {
        PhraseKind::Date
    } else if unit.is_empty() && ratio_end(text, number.end).is_some() {
        PhraseKind::Ratio
    } else if unit.is_empty() {
        PhraseKind::Bare
    } else {
        PhraseKind::Amount
    }
}

/// The end of `:7` behind the first number of a ratio.
fn ratio_end(text: &str, colon_at: usize) -> Option<usize> {
    let rest = text[colon_at..].strip_prefix([':', '∶', '：'])?;
    Numeral::read(text, text.len() - rest.len()).map(|second| second.end)
}

/// Goes on from a year or month to the month and day behind it.
fn date_end(text: &str, mut end: usize) -> usize {
    while let Some(number) = Numeral::read(text, unit::skip_blanks(text, end)) {
        let mark_at = unit::skip_blanks(text, number.end);
        match text[mark_at..].chars().next() {
            Some(mark @ ('月' | '日')) => end = mark_at + mark.len_utf8(),
            _ => break,
        }
    }
    end
}

/// What the clause before `start` says of the number, if it does: a mean, or a share that is about so
/// much (约占总数的30%). Points are no mean, and what is held against a mean (高于全省平均水平) is none. Of a
/// clause without end only the last part counts: looking through all of it for each of its numbers
/// takes for ever.
fn by_clause(text: &str, start: usize, unit: &str) -> Qualifier {
    const FAR: usize = 150;
    let near = text.floor_char_boundary(start.saturating_sub(FAR))..start;
    let clause = text[near]
        .rsplit([',', '，', ';', '；', '。', '、', '(', '（'])
        .next()
        .unwrap_or_default();
    let compares = unit == "个百分点" || clause.contains("平均水平");
    if !compares && AVERAGE.iter().any(|word| clause.contains(word)) {
        Qualifier::Average
    } else if unit == "%" && clause.contains("约占") {
        Qualifier::About
    } else {
        Qualifier::Exact
    }
}

/// The first of `words` that stands at `at`, with what it means and where it ends.
fn word_at(words: &[(&str, Qualifier)], text: &str, at: usize) -> Option<(Qualifier, usize)> {
    words
        .iter()
        .find(|(word, _)| text[at..].starts_with(word))
        .map(|(word, qualifier)| (*qualifier, at + word.len()))
}

#[cfg(test)]
mod tests;
