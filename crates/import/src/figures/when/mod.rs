//! When a number holds and whether it came about: its mode and its period, read by rules with names.
//!
//! - [`mode`] and [`period`]: the rules; the first that applies decides
//! - [`standing`]: what stands at the end of several years, and what came together over them
//! - [`earlier`]: levels told only to say from where something went
//!
//! The part of the document that a number stands in is found by [`crate::structure::parts`].

mod earlier;
mod mode;
mod period;
mod settle;
mod standing;

use crate::structure::parts::DocumentPlace;
use crate::structure::years::named;
use gongbao_report::model::{Mode, Period};
use std::ops::Range;

pub(super) use settle::settle;

/// What the rules look at.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The paragraph's text.
    pub text: &'a str,
    /// The number in it, with qualifier and unit, as bytes.
    pub number: Range<usize>,
    pub unit: &'a str,
    /// Whether the number is itself a change or a rate of growth.
    pub change: bool,
    pub place: DocumentPlace,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    pub mode: Mode,
    /// None where it is the one year reported on, and where it cannot be told.
    pub period: Option<Period>,
    /// The rule that decided on the mode, and the one that decided on the period.
    pub rules: [&'static str; 2],
}

/// Reads mode and period of a number.
pub fn read(asked: &Asked<'_>) -> When {
    read_without(asked, None)
}

/// The same with a rule switched off, which shows what it is good for.
fn read_without(asked: &Asked<'_>, off: Option<&str>) -> When {
    let seen = Seen::of(asked);
    let (mode, mode_rule) = mode::read(&seen, off);
    let (period, period_rule) = period::read(&seen, mode, off);
    let year = Period::of(asked.place.year);
    When {
        mode,
        period: period.filter(|period| *period != year && asked.place.year > 0),
        rules: [mode_rule, period_rule],
    }
}

/// What a rule of periods yields: nothing where it does not apply; else the period, or that it cannot be told.
type Reading = Option<Option<Period>>;

/// A number and the words around it.
struct Seen<'a> {
    asked: &'a Asked<'a>,
    /// The sentence up to the number.
    sentence: &'a str,
    /// From the last semicolon on.
    part: &'a str,
    /// From the last comma on, and inside of its bracket.
    clause: &'a str,
    /// The words of the number.
    printed: &'a str,
    /// After the number, up to the end of the sentence.
    after: &'a str,
}

impl<'a> Seen<'a> {
    fn of(asked: &'a Asked<'a>) -> Self {
        let (before, rest) = (
            &asked.text[..asked.number.start],
            &asked.text[asked.number.end..],
        );
        let sentence = after_last(before, &['。', '！', '？', '\n']);
        let part = after_last(sentence, &['；', ';']);
        let end = rest.find(['。', '！', '？', '\n']).unwrap_or(rest.len());
        Self {
            asked,
            sentence,
            part,
            clause: clause(part),
            printed: &asked.text[asked.number.clone()],
            after: &rest[..end],
        }
    }

    /// The year reported on.
    fn year(&self) -> u16 {
        self.asked.place.year
    }
}

fn after_last<'a>(text: &'a str, marks: &[char]) -> &'a str {
    let cut = text.rfind(marks);
    cut.map_or(text, |at| {
        let mark = text[at..].chars().next().map_or(0, char::len_utf8);
        &text[at + mark..]
    })
}

/// The clause that ends here: after the last comma that no bracket holds, or the bracket that is open.
fn clause(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices().rev() {
        match c {
            '）' | ')' => depth += 1,
            '（' | '(' if depth == 0 => return &text[at + c.len_utf8()..],
            '（' | '(' => depth -= 1,
            '，' | ',' | '：' | ':' if depth == 0 => return &text[at + c.len_utf8()..],
            _ => {}
        }
    }
    text
}

/// The words since the number before; those of a year count as words.
fn own_words(clause: &str) -> &str {
    let years = named(clause);
    let mut digits = clause
        .char_indices()
        .rev()
        .filter(|(at, c)| c.is_ascii_digit() && !years.iter().any(|years| years.at.contains(at)));
    digits.next().map_or(clause, |(at, _)| &clause[at + 1..])
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests;
