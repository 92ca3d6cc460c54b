//! Which figure is a part of which: after 其中, in brackets, or by the vocabulary.

use super::draft::{Draft, Kind};
use super::vocabulary::Vocabulary;
use super::wording::{CARRIED, has_any};
use gongbao_report::Qualifier;
use gongbao_report::model::{Basis, Role};
use std::collections::{BTreeMap, HashSet};

/// Sets what every draft is a part of.
pub(super) fn find(drafts: &mut [Draft], vocabulary: &Vocabulary) {
    // Paragraphs that tell of cases left over from last year.
    let carrying: HashSet<String> = drafts
        .iter()
        .filter(|draft| has_any(&draft.figure.label.zh, &CARRIED))
        .map(|draft| draft.figure.source.paragraph.clone())
        .collect();
    let mut known = vec![false; drafts.len()];
    let mut told: BTreeMap<usize, f64> = BTreeMap::new();
    for n in 0..drafts.len() {
        // What was left over from last year is no outcome of this year's cases.
        if !is_countable(&drafts[n]) || has_any(&drafts[n].figure.label.zh, &CARRIED) {
            continue;
        }
        let said = drafts[n].part.then(|| said_whole(drafts, n)).flatten();
        // Once the parts make up their whole the sentence goes on with something else.
        let said = said.filter(|whole| {
            let sum = told.get(whole).copied().unwrap_or_default();
            let complete = (sum - drafts[*whole].figure.value).abs() < 1e-9 && sum > 0.0;
            if !complete {
                *told.entry(*whole).or_default() += drafts[n].figure.value;
            }
            !complete
        });
        drafts[n].part_of = said.or_else(|| known_whole(drafts, n, vocabulary, &carrying));
        known[n] = said.is_none() && drafts[n].part_of.is_some();
    }
    // 32件(一审25件,二审7件),审结29件: divided by what the text says, not by the vocabulary too.
    for n in 0..drafts.len() {
        let whole = drafts[n].part_of.filter(|_| known[n]);
        let sum = whole.and_then(|whole| told.get(&whole).copied());
        if let (Some(whole), Some(sum)) = (whole, sum)
            && (sum - drafts[whole].figure.value).abs() < 1e-9
        {
            drafts[n].part_of = None;
        }
    }
    sum_up(drafts);
    part_from_asides(drafts);
    part_of_several(drafts);
    part_with_the_inexact(drafts);
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in (0..drafts.len()).filter(|n| known[*n]) {
        if let Some(whole) = drafts[n].part_of {
            parts.entry(whole).or_default().push(n);
        }
    }
    for (whole, parts) in parts {
        let told = told.get(&whole).copied().unwrap_or_default();
        // 受理51件(撤回3件),审结45件,6件正在审理: the other way round.
        let sum: f64 = parts.iter().map(|n| drafts[*n].figure.value).sum();
        if told > 0.0 && (sum - drafts[whole].figure.value).abs() < 1e-9 {
            let of_whole = |n: &usize| drafts[*n].part_of == Some(whole) && !known[*n];
            for n in (0..drafts.len()).filter(of_whole).collect::<Vec<_>>() {
                drafts[n].part_of = None;
            }
            continue;
        }
        settle(drafts, whole, &parts, told);
    }
}

/// 满意802条,不满意163条,合计965条: the sum is the whole of what stands before it.
fn sum_up(drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        let sum = &drafts[n];
        if !is_sum(&sum.noun) || !is_countable(sum) {
            continue;
        }
        let beside = |m: &usize| same_sentence(&drafts[*m], sum) && may_hold(sum, &drafts[*m]);
        for m in (0..n).rev().take_while(beside).collect::<Vec<_>>() {
            drafts[m].part_of = Some(n);
        }
    }
}

/// 1210件(分办49件),其中大会1195件、闭会15件: the last of a whole's parts, where they make it up, are all of
/// them.
fn part_from_asides(drafts: &mut [Draft]) {
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in (0..drafts.len()).filter(|n| drafts[*n].part) {
        if let Some(whole) = drafts[n].part_of {
            parts.entry(whole).or_default().push(n);
        }
    }
    for (whole, parts) in parts {
        let mut left = drafts[whole].figure.value;
        let last = parts.iter().rposition(|n| {
            left -= drafts[*n].figure.value;
            left.abs() < 1e-9
        });
        for n in &parts[..last.unwrap_or(0)] {
            drafts[*n].part_of = None;
        }
    }
}

/// 处罚案卷215卷、许可案卷180卷,其中合格301卷、不合格16卷: what holds one of them no, holds none.
fn part_of_several(drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        if !drafts[n].part || !is_countable(&drafts[n]) || drafts[n].part_of.is_some() {
            continue;
        }
        let listed = |m: &usize| drafts[*m].part && drafts[*m].list == drafts[n].list;
        let siblings: Vec<usize> = in_sentence(drafts, n).filter(listed).collect();
        let too_large = siblings.iter().any(|m| {
            let whole = drafts[*m].part_of.map(|whole| &drafts[whole].figure);
            whole.is_some_and(|whole| {
                whole.unit == drafts[n].figure.unit && whole.value < drafts[n].figure.value
            })
        });
        if too_large {
            siblings.into_iter().for_each(|m| drafts[m].part_of = None);
        }
    }
}

/// 其中企业9.7万户、个体户18.6万户、合作社3100余户: what is left of the whole would pass for not stated, so
/// that nothing is said of any.
fn part_with_the_inexact(drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        let inexact = &drafts[n];
        let figure = &inexact.figure;
        if !inexact.part
            || inexact.kind != Kind::Level
            || figure.role != Role::Amount
            || figure.qualifier == Qualifier::Exact
        {
            continue;
        }
        let siblings = in_sentence(drafts, n).filter(|m| {
            let draft = &drafts[*m];
            draft.part && draft.figure.unit == figure.unit
        });
        for m in siblings.collect::<Vec<_>>() {
            drafts[m].part_of = None;
        }
    }
}

/// Parts known by the vocabulary must be all that the text says of their whole: what stands among
/// them unknown (撤销和变更5件) is a part too if that makes the sum, and otherwise nothing is said
/// of any, since the rest would pass for not stated. `told` is the sum of the parts that the text calls so.
fn settle(drafts: &mut [Draft], whole: usize, parts: &[usize], told: f64) {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return;
    };
    if drafts[whole].numbered {
        return;
    }
    let among = (*first).min(whole)..=*last;
    let strangers: Vec<usize> = among
        .filter(|n| {
            let draft = &drafts[*n];
            *n != whole
                && !draft.part
                && draft.part_of.is_none()
                && draft.figure.source.paragraph == drafts[whole].figure.source.paragraph
                && is_countable(draft)
                && may_hold(&drafts[whole], draft)
                && !parts.contains(n)
        })
        .collect();
    if strangers.is_empty() {
        return;
    }
    let value = |n: &usize| drafts[*n].figure.value;
    let sum: f64 = parts.iter().chain(strangers.iter()).map(value).sum();
    if (told + sum - drafts[whole].figure.value).abs() < 1e-9 {
        for n in strangers {
            drafts[n].part_of = Some(whole);
        }
    } else {
        for n in parts {
            drafts[*n].part_of = None;
        }
    }
}

/// The figure before 其中 in the same paragraph.
fn said_whole(drafts: &[Draft], n: usize) -> Option<usize> {
    let part = &drafts[n];
    let holds = |m: &usize| !drafts[*m].part && may_hold(&drafts[*m], part);
    let here = |m: &usize| drafts[*m].figure.source.paragraph == part.figure.source.paragraph;
    let nearest = (0..n).rev().take_while(here).find(holds)?;
    if same_sentence(&drafts[nearest], part) {
        return Some(nearest);
    }
    // A sentence of parts: what their sum is of, or else the only number that it can be of.
    let sentence = drafts[nearest + 1..]
        .iter()
        .skip_while(|draft| !same_sentence(draft, part))
        .take_while(|draft| same_sentence(draft, part));
    let parts = sentence
        .filter(|draft| draft.part && is_countable(draft) && draft.figure.unit == part.figure.unit);
    let sum: f64 = parts.map(|draft| draft.figure.value).sum();
    let made_up = |m: &usize| holds(m) && (drafts[*m].figure.value - sum).abs() < 1e-9;
    let beside = |m: &usize| same_sentence(&drafts[*m], &drafts[nearest]);
    let whole = (0..=nearest).rev().take_while(here).find(made_up);
    whole.or_else(|| {
        let mut several = (0..=nearest).rev().take_while(beside).filter(holds);
        several.next().filter(|_| several.next().is_none())
    })
}

/// The other drafts of the sentence of draft `n`.
fn in_sentence(drafts: &[Draft], n: usize) -> impl Iterator<Item = usize> {
    let beside = move |m: &usize| same_sentence(&drafts[*m], &drafts[n]);
    let before = (0..n).rev().take_while(beside);
    before.chain((n + 1..drafts.len()).take_while(beside))
}

fn same_sentence(one: &Draft, other: &Draft) -> bool {
    let (one, other) = (&one.figure.source, &other.figure.source);
    one.paragraph == other.paragraph
        && one.quote == other.quote
        && one.occurrence == other.occurrence
}

/// The figure that the vocabulary calls the whole, if it stands in the same paragraph.
fn known_whole(
    drafts: &[Draft],
    n: usize,
    vocabulary: &Vocabulary,
    carrying: &HashSet<String>,
) -> Option<usize> {
    let part = &drafts[n];
    let carried_over = carrying.contains(&part.figure.source.paragraph);
    let mut id = part.entry.as_deref()?;
    // A whole that is not stated is passed over: outcomes may be parts of what was received.
    for _ in 0..4 {
        // A row of a prescribed form under a group that states no number.
        id = match vocabulary.entry(id) {
            Some(entry) => entry.part_of.as_deref()?,
            None => id.rsplit_once('.')?.0,
        };
        let is_whole = |m: &usize| {
            let whole = &drafts[*m];
            whole.entry.as_deref() == Some(id)
                && whole.suffix == part.suffix
                && may_hold(whole, part)
        };
        let here = |m: &usize| drafts[*m].figure.source.paragraph == part.figure.source.paragraph;
        let is_whole = |m: &usize| is_whole(m) && !(carried_over && is_of_this_year(&drafts[*m]));
        let before = (0..n).rev().take_while(here).find(is_whole);
        let found = before.or_else(|| (n + 1..drafts.len()).take_while(here).find(is_whole));
        if found.is_some() {
            return found;
        }
    }
    None
}

/// What came in within the year: beside it, cases left over from last year are concluded too.
fn is_of_this_year(whole: &Draft) -> bool {
    const COMES_IN: [&str; 6] = ["受理", "收到", "新收", "接收", "接到", "立案"];
    COMES_IN
        .iter()
        .any(|word| whole.figure.label.zh.contains(word))
}

fn may_hold(whole: &Draft, part: &Draft) -> bool {
    is_countable(whole)
        && whole.figure.unit == part.figure.unit
        && whole.figure.mode == part.figure.mode
        && whole.figure.period == part.figure.period
        && whole.figure.scope == part.figure.scope
        && whole.figure.value >= part.figure.value
}

fn is_countable(draft: &Draft) -> bool {
    let figure = &draft.figure;
    draft.kind == Kind::Level
        && figure.role == Role::Amount
        && figure.qualifier == Qualifier::Exact
        && figure.basis == Basis::Printed
}

/// Whether a noun only says that a number is a sum.
fn is_sum(noun: &str) -> bool {
    ["合计", "总计", "共计", "总数"].contains(&noun)
}
