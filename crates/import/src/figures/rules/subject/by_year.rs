//! One number a year: 新收案件2018年、2019年分别为8件、7件.

use super::hosts::clause_before;
use crate::figures::facts::{Subject, fit};
use crate::figures::rules::At;
use crate::figures::sentence::{named, shortened};

/// The years that a list of names consists of: 2018年、2019年, 2018-2020年, 2018年至2020年.
pub(super) fn years_of(names: &str) -> Option<Vec<u16>> {
    let mut years: Vec<u16> = Vec::new();
    let mut rest = names;
    let mut found = false;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = &rest[at..];
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        let (year, left) = (digits[..end].parse::<u16>().ok(), &digits[end..]);
        let is_year =
            end == 4 && (left.starts_with('年') || left.starts_with(['-', '—', '–', '至']));
        let year = year.filter(|year| is_year && (1949..2100).contains(year))?;
        let span = rest[..at]
            .trim()
            .trim_end_matches('年')
            .ends_with(['-', '—', '–', '至', '到'])
            || rest[..at].trim() == "至";
        match years.last().copied() {
            Some(last) if span && last < year && year - last < 12 => years.extend(last + 1..=year),
            _ => years.push(year),
        }
        found = true;
        rest = &digits[end..];
    }
    (found && years.len() > 1).then_some(years)
}

/// 新收案件2018年、2019年分别为8件、7件: one number a year.
pub(super) fn of_years(
    at: &At<'_>,
    years: &[u16],
    count: usize,
    index: usize,
    from: usize,
    word: usize,
) -> Subject {
    if years.len() != count {
        return Subject::default();
    }
    let text = &at.sentence.text[from.min(word)..word];
    let before = text
        .find(|c: char| c.is_ascii_digit())
        .map_or("", |at| &text[..at]);
    let after = text
        .rfind('年')
        .map_or("", |at| &text[at + '年'.len_utf8()..]);
    let noun = [after, before]
        .iter()
        .map(|words| named(words))
        .find(|noun| noun.chars().count() > 1);
    let noun = noun.map_or_else(|| clause_before(at).unwrap_or_default(), str::to_owned);
    Subject {
        label: fit(&[(1, &shortened(&noun, 24))]),
        beside: noun.clone(),
        noun,
        year: years.get(index).copied(),
        ..Subject::default()
    }
}
