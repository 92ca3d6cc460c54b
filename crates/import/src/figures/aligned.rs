//! 分别: names in a row, then as many numbers in a row.

use super::clause::{Parsed, Words};
use super::wording::{main_verb, without_lead, without_links};
use super::words::LEADS;
use gongbao_report::phrase::PhraseKind;
use std::ops::Range;

/// Names and the numbers behind them; only equal counts can be aligned.
pub(super) struct List {
    pub names: Vec<String>,
    /// Phrases of the sentence.
    pub numbers: Range<usize>,
}

/// The list whose numbers begin with phrase `n`, if 分别 stands before it.
pub(super) fn list<'a>(sentence: &Parsed<'a>, n: usize, words: &Words<'a>) -> Option<List> {
    let at = words.before.rfind("分别")?;
    let end = numbers_end(sentence, n);
    if end - n < 2 {
        return None;
    }
    let named = words.before[..at].trim();
    let named = if named.chars().count() < 2 {
        before_clause(sentence, words)
    } else {
        named
    };
    Some(List {
        names: names(named),
        numbers: n..end,
    })
}

/// Goes on over numbers with nothing but a joint between.
fn numbers_end(sentence: &Parsed<'_>, n: usize) -> usize {
    let phrases = &sentence.phrases;
    let amount = |n: usize| {
        phrases
            .get(n)
            .is_some_and(|phrase| phrase.kind == PhraseKind::Amount)
    };
    let mut end = n;
    while amount(end) {
        end += 1;
        let Some(next) = phrases.get(end) else { break };
        let between = sentence.text[phrases[end - 1].span.end..next.span.start].trim();
        if !["、", "和", "与", "及", "以及", ",", "，"].contains(&between) {
            break;
        }
    }
    end
}

/// The clause before, where 分别 opens its own.
fn before_clause<'a>(sentence: &Parsed<'a>, words: &Words<'a>) -> &'a str {
    let marks = super::wording::CLAUSE_MARKS;
    let text = sentence.text[..words.clause.start].trim_end_matches(marks);
    let start = text.rfind(marks).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    &text[start..]
}

fn names(text: &str) -> Vec<String> {
    let text = without_links(without_lead(text, &LEADS));
    let text = text.trim_end_matches(['同', '比', '环', '较', '上', '年', '去']);
    let text = main_verb(text).map_or(text, |(at, _)| {
        if at.end < text.len() {
            &text[at.end..]
        } else {
            text
        }
    });
    text.split(['、', '和', '与', '及'])
        .map(|name| name.trim().trim_start_matches('以'))
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}
