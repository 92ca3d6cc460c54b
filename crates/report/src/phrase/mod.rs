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
    /// A number without a unit: a hotline, a code, a table value, damaged text.
    Bare,
}

/// Words that stand for zero.
const ZERO_WORDS: [&str; 7] = [
    "没有发生",
    "未发生",
    "未收到",
    "未接到",
    "未出现",
    "未产生",
    "无一",
];

/// Words before a number. Longer ones first where one begins another.
const BEFORE: [(&str, Qualifier); 22] = [
    ("大约", Qualifier::About),
    ("将近", Qualifier::About),
    ("接近", Qualifier::About),
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
    ("超过", Qualifier::MoreThan),
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
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if let Some(phrase) = phrase_at(text, at) {
            at = phrase.span.end;
            phrases.push(phrase);
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    phrases
}

fn phrase_at(text: &str, start: usize) -> Option<Phrase> {
    let (before, number_at) = word_at(&BEFORE, text, start).unwrap_or((Qualifier::Exact, start));
    if let Some(phrase) = number_at_with(text, start, before, number_at) {
        return Some(phrase);
    }
    zero_at(text, start)
}

fn zero_at(text: &str, start: usize) -> Option<Phrase> {
    let word = ZERO_WORDS
        .iter()
        .find(|word| text[start..].starts_with(**word))?;
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
    let number = Numeral::read(text, number_at)?;
    let (unit, after_unit) = if number.percent {
        ("%", number.end)
    } else {
        unit::read(text, number.end)
    };
    let kind = classify(text, &number, unit, before);
    let (after, end) = match word_at(&AFTER, text, after_unit) {
        // 内 is a bound only behind a span of time: 20日内, not 3个内.
        Some((_, end)) if &text[after_unit..end] == "内" && !unit::is_time(unit) => {
            (Qualifier::Exact, after_unit)
        }
        Some(found) if !unit.is_empty() && kind == PhraseKind::Amount => found,
        _ => (Qualifier::Exact, after_unit),
    };
    // A Chinese numeral without a unit is a word (一律, 万一), not a number.
    if number.in_words && unit.is_empty() {
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
        .unwrap_or_else(|| average(text, start));
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
    Some(Phrase {
        span: start..number.end,
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
    let year = !number.in_words && number.digits == 4 && (1900.0..2100.0).contains(&number.value);
    let period = before == Qualifier::About && unit == "年";
    if (unit == "年" && (year || period)) || unit == "月" {
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
    while let Some(number) = Numeral::read(text, end) {
        let next = text[number.end..].chars().next();
        match next {
            Some(mark @ ('月' | '日')) => end = number.end + mark.len_utf8(),
            _ => break,
        }
    }
    end
}

/// The mean that the clause before `start` announces, if it does.
fn average(text: &str, start: usize) -> Qualifier {
    let clause = text[..start]
        .rsplit([',', '，', ';', '；', '。', '、', '(', '（'])
        .next()
        .unwrap_or_default();
    if AVERAGE.iter().any(|word| clause.contains(word)) {
        Qualifier::Average
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
