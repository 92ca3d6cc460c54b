//! 分别: names in a row, then as many numbers in a row.

use super::clause::{Parsed, Words};
use super::wording::{main_verb, without_lead, without_links};
use super::words::LEADS;
use gongbao_report::phrase::PhraseKind;
use std::ops::Range;

/// Names and the numbers behind them; only equal counts can be aligned.
pub(super) struct List {
    pub names: Vec<String>,
    /// The names tell apart places or bodies of which one thing is counted.
    pub of_places: bool,
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
    let names = names(named);
    let tail = |name: &String| name.chars().rev().take(3).collect::<String>();
    let of_places = names.len() > 1 && names.iter().all(|name| tail(name) == tail(&names[0]));
    Some(List {
        names,
        of_places,
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
    let text = text
        .trim_end_matches(['同', '比', '环', '较', '上', '年', '去'])
        .trim_end_matches("再");
    let split = |text: &str| -> Vec<String> {
        text.split(['、', '和', '与', '及'])
            .map(|name| name.trim().trim_start_matches('以'))
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let whole = shared_tail(split(text));
    // 审理甲案、乙案: the verb is no part of the first name.
    let object = main_verb(text).map_or("", |(at, _)| &text[at.end..]);
    if object.contains(['、', '和', '与', '及']) {
        shared_tail(split(object))
    } else {
        whole
    }
}

/// 甲、乙、丙收案数 are 甲收案数, 乙收案数 and 丙收案数, where the names have one length.
fn shared_tail(mut names: Vec<String>) -> Vec<String> {
    let length = |name: &String| name.chars().count();
    let Some((last, others)) = names.split_last() else {
        return names;
    };
    let Some(of_all) = others.first().map(length).filter(|n| (2..=3).contains(n)) else {
        return names;
    };
    if length(last) <= of_all || others.iter().any(|name| length(name) != of_all) {
        return names;
    }
    let tail: String = last.chars().skip(of_all).collect();
    if !tail.ends_with(['数', '率', '量', '额', '度']) {
        return names;
    }
    let tail = ["两市", "两区", "两县", "两地", "三市", "三区", "三县"]
        .iter()
        .find_map(|word| tail.strip_prefix(word))
        .unwrap_or(&tail)
        .to_owned();
    let last = names.len() - 1;
    names[last] = names[last].chars().take(of_all).collect();
    for name in &mut names {
        name.push_str(&tail);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_length_share_what_stands_behind_the_last() {
        assert_eq!(
            names("临江、安平、河东受理行政一审案件数"),
            [
                "临江受理行政一审案件数",
                "安平受理行政一审案件数",
                "河东受理行政一审案件数"
            ]
        );
        assert_eq!(
            names("临江、安平两市收案数同比"),
            ["临江收案数", "安平收案数"]
        );
        assert_eq!(names("来信和网上信访"), ["来信", "网上信访"]);
    }
}
