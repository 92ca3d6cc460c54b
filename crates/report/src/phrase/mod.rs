//! How Chinese prose states a number: `60余万株`, `约17%`, `20日内`, `三轮`, `未收到`.
//!
//! [`scan`] finds every number phrase of a sentence and reads it; whether a phrase is a figure of
//! the report or part of a name is for the caller to say. The classes are those that real reports
//! use (integers, 余/多 inside and after a multiplier, qualifiers before and after, percent,
//! ordinals, dates, zeros in words).

mod chars;
mod measure_words;
mod numeral;
mod qualifier;
mod stated;
mod torn;
mod unit;
mod words;

use crate::quantity::{Qualifier, Quantity, in_15_digits};
pub use chars::digit;
use numeral::{Numeral, Share, State};
use qualifier::{AFTER, BEFORE, by_clause, clause_before, is_in_word, word_at};
pub use stated::{Stated, numeral, stated_at};
use std::ops::Range;
pub use torn::{is_point, is_torn};
pub use unit::{SPANS, is_time};
use words::{CAN_FALL, FALLS, MINUS, OPENERS, TO, ZERO_WORDS};

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

impl Phrase {
    /// A Chinese numeral without a unit is a word (一律, 万一), not a number.
    fn is_word(&self) -> bool {
        self.in_words && self.kind == PhraseKind::Bare
    }
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
    /// 几十起, 上千人次: how large, not how many. The value means nothing.
    Vague,
    /// A count that says no one number: 三千五家, 两天半, ±5%. The value means nothing.
    Unread,
}

/// Every number phrase of `text`, in order, not overlapping.
pub fn scan(text: &str) -> Vec<Phrase> {
    let mut phrases: Vec<Read> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let Some(mut read) = phrase_at(text, at, first) else {
            at += first.len_utf8();
            continue;
        };
        at = read.phrase.span.end;
        let last = phrases.last_mut();
        if !last.is_some_and(|last| last.goes_to(text, &mut read)) {
            phrases.push(read);
        }
    }
    let phrases = phrases.into_iter().map(|read| read.phrase);
    phrases.filter(|phrase| !phrase.is_word()).collect()
}

/// A phrase with what its numeral's multipliers are worth, which 3至5万元 lends to its low end.
struct Read {
    phrase: Phrase,
    scale: f64,
}

impl Read {
    /// Whether this is the low end of a range that goes to `high`, which it then becomes. A fall goes
    /// on through its list (下降4.6%、23.3%).
    fn goes_to(&mut self, text: &str, high: &mut Self) -> bool {
        let (last, next) = (&mut self.phrase, &mut high.phrase);
        let between = &text[last.span.end..next.span.start];
        // Cells of a table are no range.
        if between.contains('\t') || next.kind != PhraseKind::Amount {
            return false;
        }
        let between = between.trim();
        let falls = last.quantity.value < 0.0 && next.quantity.value > 0.0;
        if falls && ["、", "和", "与", "及", "以及"].contains(&between) {
            fall(&mut next.quantity);
            return false;
        }
        let mark = between.strip_prefix(TO).is_some_and(str::is_empty);
        if !mark || !matches!(last.kind, PhraseKind::Bare | PhraseKind::Amount) {
            return false;
        }
        // 从5件到7件 is a change.
        let clause = clause_before(text, last.span.start);
        if between.starts_with(['至', '到']) && clause.contains(['从', '由', '自']) {
            return false;
        }
        let (low, high_end) = (&last.quantity, &next.quantity);
        let one_unit = low.unit.is_empty() || low.unit == high_end.unit;
        let single = low.to.is_none() && high_end.to.is_none();
        let firmness = [low.qualifier, high_end.qualifier];
        let one_firmness =
            low.qualifier == high_end.qualifier || firmness.contains(&Qualifier::Exact);
        // In 3至5万元 the multiplier is meant for both, in 5000至1万元 for one.
        let lent = in_15_digits(low.value * high.scale);
        let low_words = &text[last.span.clone()];
        let powers = low_words.contains(|c| chars::power(c).is_some());
        let bare = self.scale == 1.0 && last.kind == PhraseKind::Bare && !powers;
        // Nobody says 半万, nor 三点五百.
        let lendable = low_words != "半" && (high.scale >= 1e4 || !low_words.contains('点'));
        let bare = bare && lendable;
        let lends = bare && lent < high_end.value;
        // Which multiplier is meant for both is unclear in 3至5万2千元 and 2018至3万亿件, and in 三十至六十万元
        // whether one is.
        let high_words = &text[next.span.clone()];
        let unclear = if powers {
            low.value * numeral::last_myriad(high_words) < high_end.value
        } else {
            let several = high_words.chars().filter_map(chars::power).count() > 1;
            bare && (numeral::goes_on_after_power(high_words) || several && !lends)
        };
        let unclear = unclear && last.kind == PhraseKind::Bare;
        let value = if lends { lent } else { low.value };
        if !one_unit || !single || !one_firmness || value.abs() >= high_end.value {
            return false;
        }
        let to = if falls {
            -high_end.value
        } else {
            high_end.value
        };
        last.quantity = Quantity {
            value,
            to: Some(to),
            qualifier: if low.qualifier == Qualifier::Exact {
                high_end.qualifier
            } else {
                low.qualifier
            },
            unit: high_end.unit.clone(),
        };
        last.kind = PhraseKind::Amount;
        if unclear {
            last.kind = PhraseKind::Unread;
        }
        last.span.end = next.span.end;
        true
    }
}

/// Down by so much: the value is negative. The qualifier is of how much, as it is printed.
fn fall(quantity: &mut Quantity) {
    quantity.value = -quantity.value;
    quantity.to = quantity.to.map(|to| -to);
}

/// The phrase that begins at byte `start`, with the character `first`.
fn phrase_at(text: &str, start: usize, first: char) -> Option<Read> {
    if !chars::begins(first) && !OPENERS.contains(&first) {
        return None;
    }
    let is_amount = |read: &Read| read.phrase.kind == PhraseKind::Amount;
    if let Some(word) = FALLS.iter().find(|word| text[start..].starts_with(**word)) {
        let rest = &text[start + word.len()..];
        let after = text.len() - rest.strip_prefix('了').unwrap_or(rest).len();
        let after = unit::skip_blanks(text, after);
        let mut read = qualified_at(text, after).filter(is_amount)?;
        read.phrase.span.start = start;
        fall(&mut read.phrase.quantity);
        return Some(read);
    }
    if MINUS.contains(&first) {
        let number = start + first.len_utf8();
        let mut read = can_fall(text, start)
            .then(|| number_at_with(text, start, Qualifier::Exact, number))?
            .filter(is_amount)?;
        fall(&mut read.phrase.quantity);
        return Some(read);
    }
    if first == '±' {
        let number = start + first.len_utf8();
        let mut read = number_at_with(text, start, Qualifier::About, number)?;
        read.phrase.kind = PhraseKind::Unread;
        return Some(read);
    }
    qualified_at(text, start).or_else(|| zero_at(text, start))
}

/// Whether the mark at `start` is a minus: first in its cell, or after words of what can fall.
fn can_fall(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end();
    let beside = before.chars().next_back();
    let joins = |c: char| chars::is_han(c) || matches!(c, ':' | '：' | '(' | '（' | '、');
    text[..start].ends_with('\t')
        || beside.is_some_and(|c| joins(c) && !chars::begins(c)) && {
            // After the last number: 增长5.2%—7% is a range.
            let clause = clause_before(text, start);
            // 增长9.1%、-2.3%: a list says the word once.
            let listed = clause.trim_end().strip_suffix(['、', '和', '与', '及']);
            if let Some(list) = listed.filter(|list| list.ends_with('%')) {
                return CAN_FALL.iter().any(|word| list.contains(word));
            }
            let words = clause
                .rsplit(|c: char| c.is_ascii_digit() || c == '%')
                .next();
            words.is_some_and(|words| CAN_FALL.iter().any(|word| words.contains(word)))
        }
}

/// The number at `start`, with the qualifier before it if one stands there.
fn qualified_at(text: &str, start: usize) -> Option<Read> {
    let in_word = is_in_word(text, start);
    let (before, number_at) = word_at(&BEFORE, text, start)
        .filter(|_| !in_word)
        .unwrap_or((Qualifier::Exact, start));
    number_at_with(text, start, before, unit::skip_blanks(text, number_at))
}

fn zero_at(text: &str, start: usize) -> Option<Read> {
    let word = ZERO_WORDS
        .iter()
        .find(|word| text[start..].starts_with(**word))?;
    // 无一例外: without exception.
    if text[start + word.len()..].starts_with('外') {
        return None;
    }
    Some(Read::of(
        start..start + word.len(),
        PhraseKind::Zero,
        0.0,
        "",
    ))
}

impl Read {
    fn of(span: Range<usize>, kind: PhraseKind, value: f64, unit: &str) -> Self {
        let quantity = Quantity {
            value,
            to: None,
            qualifier: Qualifier::Exact,
            unit: unit.to_owned(),
        };
        let phrase = Phrase {
            span,
            kind,
            quantity,
            in_words: true,
        };
        Self { phrase, scale: 1.0 }
    }
}

/// Reads the phrase whose number begins at `number_at` and whose first word at `start`.
fn number_at_with(text: &str, start: usize, before: Qualifier, number_at: usize) -> Option<Read> {
    if let Some(rest) = text[number_at..].strip_prefix('第') {
        return ordinal(text, start, text.len() - rest.len());
    }
    // No parts at all.
    if text[number_at..].starts_with("零部件") {
        return None;
    }
    let mut number = Numeral::read(text, number_at, before != Qualifier::Exact)?;
    number.read_fraction(text, number_at);
    number.read_half(text, number_at, before != Qualifier::Exact);
    let printed = unit::read(text, number.end);
    let (mut unit, after_unit) = match number.share {
        Some(Share::Percent | Share::Fraction) => ("%", number.end),
        Some(Share::PerMille) => ("‰", number.end),
        None => (printed.text, printed.end),
    };
    // Digits without end are a code, words without a unit a word, unless a range goes on from them.
    let goes_on = || text[number.end..].starts_with(TO);
    if unit.is_empty() && (number.state != State::Read || number.in_words && !goes_on()) {
        return None;
    }
    if let Some(end) = torn::end(text, start, &number).filter(|_| unit.is_empty()) {
        return Some(Read::of(start..end, PhraseKind::Unread, 0.0, ""));
    }
    let mut kind = classify(text, &number, unit, before);
    let after_at = unit::skip_blanks(text, after_unit);
    let (mut after, end) = match word_at(&AFTER, text, after_at) {
        // 内 is a bound only after a span of time: 20日内, not 3个内.
        Some((_, end))
            if &text[after_at..end] == "内"
                && (!is_time(unit) || text[end..].starts_with(['部', '容', '外', '设'])) =>
        {
            (Qualifier::Exact, after_unit)
        }
        Some(found) if matches!(kind, PhraseKind::Amount | PhraseKind::Fraction) => found,
        _ => (Qualifier::Exact, after_unit),
    };
    let mut end = if kind == PhraseKind::Ratio {
        ratio_end(text, number.end)?
    } else if kind == PhraseKind::Date {
        date_end(text, end)
    } else {
        end
    };
    let counts = kind == PhraseKind::Amount;
    // 三镇分别办理12,130,150件: three numbers, or one.
    let listed = number.grouped && clause_before(text, start).contains("分别");
    if number.state == State::Vague && kind != PhraseKind::Date {
        kind = PhraseKind::Vague;
    } else if counts && (number.state == State::Unread || printed.torn || listed) {
        kind = PhraseKind::Unread;
    }
    if unit == "成" && counts {
        // 三成 is 30 %.
        unit = "%";
        number.value *= 10.0;
        number.to = number.to.map(|to| to * 10.0);
        // 三成五 is 35 %, if nothing goes on from it.
        if let Some(part) = Numeral::read(text, end, false).filter(|part| part.in_words) {
            let at_end = !text[part.end..].starts_with(char::is_alphanumeric);
            let bound = word_at(&AFTER, text, part.end);
            let is_whole = at_end || bound.is_some();
            if is_whole && number.to.is_none() && (1.0..10.0).contains(&part.value) {
                number.value += part.value;
                (after, end) = bound.unwrap_or((Qualifier::Exact, part.end));
            } else {
                kind = PhraseKind::Unread;
            }
        }
    }
    let qualifier = [before, number.qualifier, after]
        .into_iter()
        .find(|qualifier| *qualifier != Qualifier::Exact)
        .unwrap_or_else(|| by_clause(text, start, unit));
    let quantity = Quantity {
        value: number.value,
        to: number.to,
        qualifier,
        unit: unit.to_owned(),
    };
    let phrase = Phrase {
        span: start..end,
        kind,
        quantity,
        in_words: number.in_words,
    };
    Some(Read {
        phrase,
        scale: number.scale,
    })
}

fn ordinal(text: &str, start: usize, number_at: usize) -> Option<Read> {
    let number = Numeral::read(text, number_at, false).filter(|n| n.state == State::Read)?;
    // 第1-3期, 第一、二季度: one ordinal phrase.
    let rest = &text[number.end..];
    let last = rest
        .strip_prefix(TO)
        .or_else(|| rest.strip_prefix('、'))
        .and_then(|rest| Numeral::read(text, text.len() - rest.len(), false));
    let end = last.map_or(number.end, |last| last.end);
    let mut read = Read::of(start..end, PhraseKind::Ordinal, number.value, "位");
    read.phrase.in_words = number.in_words;
    Some(read)
}

fn classify(text: &str, number: &Numeral, unit: &str, before: Qualifier) -> PhraseKind {
    let year = (number.in_words || number.digits == 4) && (1900.0..2100.0).contains(&number.value);
    let period = before == Qualifier::About && unit == "年";
    if number.share == Some(Share::Fraction) {
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

/// The end of `:7` after the first number of a ratio.
fn ratio_end(text: &str, colon_at: usize) -> Option<usize> {
    let rest = text[colon_at..].strip_prefix([':', '∶', '：'])?;
    Numeral::read(text, text.len() - rest.len(), false).map(|second| second.end)
}

/// Goes on from a year or month to the month and day after it.
fn date_end(text: &str, mut end: usize) -> usize {
    while let Some(number) = Numeral::read(text, unit::skip_blanks(text, end), false) {
        let mark_at = unit::skip_blanks(text, number.end);
        match text[mark_at..].chars().next() {
            Some(mark @ ('月' | '日')) => end = mark_at + mark.len_utf8(),
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests;
