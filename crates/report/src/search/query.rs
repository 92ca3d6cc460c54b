//! What a reader typed. A word is found as it stands; a word that begins with a number is also found
//! where the number is stated more coarsely or more finely.

use super::{Folding, phrase};
use std::ops::Range;

/// The words of a search, folded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    words: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    text: String,
    /// The number that it begins with, unless that looks like a year.
    number: Option<Number>,
}

/// A number of a folded text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// Bytes of the text.
    pub at: Range<usize>,
    value: f64,
    /// What one of its last place is worth.
    last_place: f64,
}

/// More words than these say nothing more.
const MOST_WORDS: usize = 16;

impl Query {
    pub fn of(typed: &str, folding: &Folding) -> Self {
        let words = typed.split_whitespace().map(|word| folding.text(word));
        let words = words.filter(|word| !word.is_empty()).take(MOST_WORDS);
        Self {
            words: words.map(Word::of).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a word has an ideograph that a folded text lacks: perhaps a variant of one.
    pub fn has_foreign(&self, index: &super::Index) -> bool {
        let mut chars = self.words.iter().flat_map(|word| word.text.chars());
        chars.any(|c| super::fold::is_ideograph(c) && !index.has(c))
    }

    /// The bytes of a printed text that are to be marked, in order and apart. They begin and end at
    /// characters that were found, so a mark is never longer than what it marks.
    pub fn ranges(&self, text: &str, folding: &Folding) -> Vec<Range<usize>> {
        let mut folded = String::new();
        // For each folded character, where it begins in either text.
        let mut from: Vec<(usize, usize)> = Vec::new();
        folding.fold(text, |c, at| {
            from.push((folded.len(), at));
            folded.push(c);
        });
        let numbers: Vec<Number> = numbers(&folded).collect();
        let mut marks = Vec::new();
        for word in &self.words {
            marks = merged(marks, word.places(&folded, &numbers));
        }
        let printed = |folded: usize| {
            let place = from.partition_point(|(known, _)| *known < folded);
            from.get(place).map_or(text.len(), |(_, at)| *at)
        };
        let mark = |range: Range<usize>| {
            let last = folded[..range.end]
                .chars()
                .next_back()
                .map_or(0, char::len_utf8);
            let last = printed(range.end - last);
            let width = text[last..].chars().next().map_or(0, char::len_utf8);
            printed(range.start)..last + width
        };
        marks.into_iter().map(mark).collect()
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }
}

impl Word {
    /// In a typed word every comma between digits is a thousands mark: it may be half typed.
    fn of(mut text: String) -> Self {
        while let Some(at) = text.match_indices(',').map(|(at, _)| at).find(|at| {
            let digit = |c: char| c.is_ascii_digit();
            text[..*at].ends_with(digit) && text[at + 1..].starts_with(digit)
        }) {
            text.remove(at);
        }
        let year = |number: &Number| (1900.0..2100.0).contains(&number.value);
        let number = number_at(&text, 0).filter(|number| !year(number));
        Self { text, number }
    }

    /// Where it stands in a folded text, in order and apart.
    pub fn places(&self, text: &str, numbers: &[Number]) -> Vec<Range<usize>> {
        let word = self.text.as_str();
        let literal = text.match_indices(word);
        let literal = literal.map(|(at, _)| at..at + word.len()).collect();
        let Some(wanted) = &self.number else {
            return literal;
        };
        let after = &word[wanted.at.end..];
        let like = numbers
            .iter()
            .filter(|number| wanted.is_like(number) && text[number.at.end..].starts_with(after));
        let like = like.map(|number| number.at.start..number.at.end + after.len());
        merged(literal, like.collect())
    }
}

impl Number {
    /// Whether two numbers may be the same one: the finer, rounded or cut to the last place of the
    /// coarser, is the coarser, and they are no more than a tenth apart.
    fn is_like(&self, other: &Self) -> bool {
        let (coarse, fine) = if self.last_place < other.last_place {
            (other, self)
        } else {
            (self, other)
        };
        let apart = fine.value - coarse.value;
        let place = coarse.last_place;
        apart == 0.0
            || (apart.abs() <= coarse.value / 10.0 && (-place / 2.0..place).contains(&apart))
    }
}

/// The numbers of a folded text that another writing could mean: those from ten on. Of numerals in
/// words only those of several characters, for 一 is a word more often than a number.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = Number> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let c = text[at..].chars().next()?;
            let here = at;
            at += c.len_utf8();
            if begins_number(c)
                && let Some(number) = number_at(text, here)
            {
                at = number.at.end;
                return Some(number);
            }
        }
    })
}

fn number_at(text: &str, at: usize) -> Option<Number> {
    let first = text[at..].chars().next().filter(|c| begins_number(*c))?;
    let stated = phrase::stated_at(text, at)?;
    let long = first.is_ascii() || stated.end > at + first.len_utf8();
    (long && stated.value >= 10.0).then_some(Number {
        at: at..stated.end,
        value: stated.value,
        last_place: stated.last_place,
    })
}

fn begins_number(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
        )
}

/// Two ordered lists of ranges as one; those that overlap become one range.
pub(super) fn merged(one: Vec<Range<usize>>, two: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if one.is_empty() {
        return two;
    }
    let mut out: Vec<Range<usize>> = Vec::with_capacity(one.len() + two.len());
    let (mut one, mut two) = (one.into_iter().peekable(), two.into_iter().peekable());
    loop {
        let first = match (one.peek(), two.peek()) {
            (Some(a), Some(b)) if b.start < a.start => two.next(),
            (Some(_), _) => one.next(),
            _ => two.next(),
        };
        let Some(next) = first else {
            return out;
        };
        match out.last_mut() {
            Some(last) if next.start < last.end => last.end = last.end.max(next.end),
            _ => out.push(next),
        }
    }
}
