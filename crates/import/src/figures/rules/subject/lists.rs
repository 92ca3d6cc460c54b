//! Numbers in the order of names, of years, or of the numbers before them; and their sum.

use super::before::{Before, changed, fall_word};
use super::by_year::{of_years, years_of};
use super::hosts::without_milestone;
use super::names::{one_of_names, split_joint};
use crate::figures::facts::{LONGEST_LABEL, Subject, fit};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::{At, change};
use crate::figures::sentence::{
    Mention, UnitClass, named, shortened, without_brackets, without_softeners,
};
use crate::figures::wording::{JOINTS, TOTALS};

/// 满意802条，不满意163条，合计965条: the sum of what the sentence counted before.
pub(super) fn sum_of_the_list(at: &At<'_>) -> Option<Subject> {
    const SUM: &str = "合计";
    let mention = at.mention();
    let words = mention
        .before
        .trim_matches(|c: char| c.is_whitespace() || c == '，');
    // 累计 goes on over the years.
    let words = words.strip_suffix('为').unwrap_or(words);
    if words == "累计" || !TOTALS.contains(&words) {
        return None;
    }
    let own = at.quantity(&mention.span)?;
    let said: Vec<f64> = at
        .said()
        .filter(|fact| fact.subject.change.is_empty())
        .filter_map(|fact| at.quantity(&fact.span))
        .filter(|other| other.unit == own.unit)
        .map(|other| other.value)
        .collect();
    let sum: f64 = said.iter().sum();
    // A sum of something else is of nothing that is named.
    if said.len() < 2 || (sum - own.value).abs() > 1e-9 {
        return (words != "共").then(Subject::default);
    }
    Some(Subject {
        label: SUM.to_owned(),
        noun: SUM.to_owned(),
        beside: SUM.to_owned(),
        ..Subject::default()
    })
}

/// 来信、来访分别为12件、30件: the names and the numbers in the same order.
pub(super) fn respective(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let text = at.sentence.text;
    let word = text[..mention.span.start].rfind("分别")?;
    let after_word = word + "分别".len();
    let first = at
        .mentions
        .iter()
        .position(|mention| mention.span.start >= after_word)?;
    let joined = |one: &Mention<'_>, next: &Mention<'_>| {
        let between = text[one.span.end..next.span.start].trim();
        let rest = JOINTS
            .iter()
            .chain(&["，", ","])
            .find_map(|joint| between.strip_prefix(joint))
            .unwrap_or(between);
        let goes_on = Classes::RISE | Classes::FALL | Classes::AGAINST;
        // 分别达3万元、1万元，增长7%和9%: the list ends at the comma.
        let ends = between.starts_with(['，', ',']) && (one.unit != next.unit || !rest.is_empty());
        !ends && (rest.is_empty() || LEXICON.is(rest, goes_on))
    };
    let listed = |place: usize| joined(&at.mentions[place], &at.mentions[place + 1]);
    if !(first..at.place).all(listed) {
        return None;
    }
    let last = (at.place..at.mentions.len() - 1)
        .find(|place| !listed(*place))
        .unwrap_or(at.mentions.len() - 1);
    let (count, index) = (last - first + 1, at.place - first);
    if count < 2 {
        return None;
    }
    let between = &text[after_word..at.mentions[first].span.start];
    let change = change::of(at, between);
    let clause = &at.sentence.clauses[at.sentence.clause_of(word)];
    // 低保标准提高到950元、供养标准分别: after the number before.
    let digit = |c: char| c.is_ascii_digit();
    let counted = at.mentions[..first].iter().rfind(|mention| {
        let rest = text.get(mention.span.end..word).unwrap_or_default();
        rest.starts_with('、')
            && !rest.contains(digit)
            && text[mention.span.clone()].contains(digit)
    });
    let start = counted.map_or(0, |mention| mention.span.end + '、'.len_utf8());
    let names = without_brackets(&text[clause.range.start.max(start).min(word)..word]);
    if let Some(years) = years_of(&names) {
        return Some(of_years(at, &years, count, index, clause.range.start, word));
    }
    let names = named(change::without_comparison(&names));
    let names = change::of(at, names).map_or(names, |change| named(change.of));
    // 面积和产量比重从2015年的11%和13%分别提高到20%和25%: what they rose from is no name.
    let names = names
        .match_indices('从')
        .find(|(at, from)| names[at + from.len()..].starts_with(|c: char| c.is_ascii_digit()))
        .map_or(names, |(at, _)| &names[..at]);
    // 金融、科技、文化等支柱产业分别: the class after as many names as numbers.
    let names = match names.rsplit_once('等') {
        Some((list, _)) if list.split('、').count() == count => list,
        _ => names,
    };
    let tail = if change.is_some() { "" } else { named(between) };
    let share = if between.trim_end().ends_with('占') {
        "占比"
    } else {
        ""
    };
    let tail = if share.is_empty() { tail } else { share };
    let told = spelled_out(names, count);
    let names = told.as_deref().unwrap_or(names);
    let fall = fall_word(at);
    // 减少2批、增加1件: each with its own word.
    let change = if index > 0 {
        change::of(at, &mention.before)
            .filter(|own| !own.word.is_empty())
            .or(change)
    } else {
        change
    };
    // 补贴标准、护理标准，分别从150元、120元提高到200元、180元: the clause before names them.
    let before = names_before(at, word).filter(|_| names.is_empty() && change.is_none());
    let names = before.unwrap_or(names);
    let (noun, verb) = if names.chars().count() < 2 {
        // 比上年分别增长5%和7%: of the numbers before.
        let said: Vec<_> = at
            .said()
            .filter(|fact| fact.span.end <= word && fact.subject.change.is_empty())
            .collect();
        let mut alike = said.iter().filter(|fact| {
            !mention.unit.relates() && at.unit_of(&fact.span) == at.unit_of(&mention.span)
        });
        let fact = match (alike.next(), alike.next()) {
            (Some(only), None) => only,
            // 2015年分别达到2万元和1万元: which each is of cannot be told.
            _ => match said.len().checked_sub(count) {
                Some(from) => said[from + index],
                None if mention.noun_after.is_empty() => return Some(Subject::default()),
                None => return None,
            },
        };
        let subject = Subject {
            change: String::new(),
            follows: true,
            after: Some(fact.span.clone()),
            beside: String::new(),
            ..fact.subject.clone()
        };
        let word = fall
            .as_deref()
            .unwrap_or(change.map_or(share, |change| change.word));
        // 分别到位资金40亿元、30亿元: what each got or did.
        let amount = mention.unit.is_amount();
        let reached = if amount { tail } else { "" };
        return Some(Subject {
            label: fit(&[
                (2, &subject.label),
                (3, if word.is_empty() { reached } else { "" }),
                (4, word),
            ]),
            change: word.to_owned(),
            rises: change.and_then(|change| change.rises),
            ..subject
        });
    } else {
        match one_of_names(names, count, index) {
            Some(name) => (
                name.strip_suffix("数量").unwrap_or(&name).to_owned(),
                String::new(),
            ),
            // More names or fewer than numbers: whose each is cannot be told.
            None => return Some(Subject::default()),
        }
    };
    let tail = if noun.contains(tail) { "" } else { tail };
    let word = fall
        .as_deref()
        .unwrap_or(change.map_or("", |change| change.word));
    let others = verb.chars().count() + tail.chars().count() + word.chars().count();
    let room = LONGEST_LABEL.saturating_sub(others).max(20);
    let label = fit(&[
        (2, &verb),
        (3, &shortened(&noun, room)),
        (1, tail),
        (4, word),
    ]);
    Some(Subject {
        label,
        beside: format!("{verb}{noun}{tail}"),
        noun,
        verb,
        change: word.to_owned(),
        rises: change.and_then(|change| change.rises),
        follows: names.chars().count() < 2,
        ..Subject::default()
    })
}

/// 三次产业, 男女职工, 城乡居民, 存贷款余额: several names in one.
fn spelled_out(names: &str, count: usize) -> Option<String> {
    // 本外币存、贷款余额
    let funds = names.replace("存、贷款", "存贷款");
    if let (2, Some((of, rest))) = (count, funds.split_once("存贷款")) {
        return Some(format!("{of}存款{rest}、{of}贷款{rest}"));
    }
    let kinds: (&str, &[&str]) = match count {
        3 => ("三次产业", &["第一产业", "第二产业", "第三产业"]),
        2 if names.starts_with("男女") => ("男女", &["男", "女"]),
        2 => ("城乡", &["城镇", "农村"]),
        _ => return None,
    };
    let rest = names
        .strip_prefix(kinds.0)
        .filter(|rest| split_joint(rest).len() == 1)?;
    let all: Vec<String> = kinds.1.iter().map(|kind| format!("{kind}{rest}")).collect();
    Some(all.join("、"))
}

/// The clause before that of 分别, where it counts nothing.
fn names_before<'a>(at: &At<'a>, word: usize) -> Option<&'a str> {
    let clause = at.sentence.clause_of(word).checked_sub(1)?;
    let counts = at.mentions.iter().any(|mention| mention.clause == clause);
    let range = &at.sentence.clauses[clause].range;
    (!counts).then(|| named(without_milestone(&at.sentence.text[range.clone()])))
}

/// The numbers that only joints part from this one: the place of the first, and how many.
pub(super) fn row(at: &At<'_>) -> Option<(usize, usize)> {
    let joined = |place: usize| {
        let (one, next) = (at.mentions.get(place), at.mentions.get(place + 1));
        one.zip(next).is_some_and(|(one, next)| {
            one.shares && one.unit == next.unit && one.clause == next.clause
        })
    };
    let first = (0..at.place)
        .rev()
        .take_while(|place| joined(*place))
        .last()
        .unwrap_or(at.place);
    let last = (at.place..at.mentions.len()).find(|place| !joined(*place))?;
    Some((first, last - first + 1))
}

/// 城镇和农村收入分别达3万元和1万元，增长7%和9%: changes in the order of the numbers before.
pub(super) fn respective_again(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let (first, count) = row(at)?;
    let index = at.place - first;
    if count < 2 {
        return None;
    }
    let before = Before::of(at, &at.mentions[first]);
    let changes = before.change.is_some() || fall_word(at).is_some();
    // 分别为3亿元、2亿元，增加1亿元、2亿元: changes of those before.
    if !(mention.unit.relates() || changes && before.phrase.is_empty()) {
        return one_of_amounts(at, &before, count, index);
    }
    // 分别提高2个和3个百分点，达54%和42%: of those that had changed.
    if !changes && before.phrase.is_empty() && mention.unit == UnitClass::Percent {
        let start = at.mentions[first].span.start;
        let said = at.said().rev().skip_while(|fact| fact.span.start >= start);
        let mut last = said.take(count).collect::<Vec<_>>();
        last.reverse();
        if last.len() == count && last.iter().all(|fact| !fact.subject.change.is_empty()) {
            let named = last.get(index).filter(|fact| !fact.subject.noun.is_empty());
            return Some(named.map_or_else(Subject::default, |fact| Subject {
                label: fact.subject.noun.clone(),
                change: String::new(),
                rises: None,
                follows: true,
                beside: String::new(),
                ..fact.subject.clone()
            }));
        }
    }
    // 医疗保险和养老保险参保率达到99%和97%: two names for two.
    const WHOLE: usize = 6;
    let two = split_joint(before.phrase);
    let whole =
        count == 2 && two.len() == 2 && two.iter().all(|name| name.chars().count() >= WHOLE);
    let listed = before.phrase.contains('、') || whole;
    if !changes && !listed {
        return None;
    }
    // 警情、损失下降24.8%、39.1%: as many names as numbers.
    if !before.phrase.is_empty() {
        let noun = one_of_names(before.phrase, count, index)?;
        // 装机容量、发电量占比80%、70%: each must be named as what percent are of.
        let rate =
            noun.ends_with(['率', '重', '度']) || noun.ends_with("占比") || noun.ends_with("比例");
        if !changes && !rate {
            return Some(Subject::default());
        }
        let subject = Subject {
            label: shortened(&noun, 20),
            beside: noun.clone(),
            noun,
            ..Subject::default()
        };
        return Some(changed(subject, at, &before));
    }
    let said: Vec<_> = at
        .said()
        .filter(|fact| fact.span.end <= at.mentions[first].span.start)
        // 是2007年的2倍和3倍，增长5%和7%: not of so many times.
        .filter(|fact| at.unit_of(&fact.span) != Some("倍"))
        .collect();
    let wholes = said
        .len()
        .checked_sub(count)
        .map(|from| &said[from..])
        .unwrap_or_default();
    // Of one number there are no several changes.
    let Some(fact) = wholes
        .get(index)
        .filter(|_| wholes.iter().all(|fact| fact.subject.change.is_empty()))
    else {
        return Some(Subject::default());
    };
    let subject = Subject {
        label: fact.subject.label.clone(),
        follows: true,
        after: Some(fact.span.clone()),
        beside: String::new(),
        ..fact.subject.clone()
    };
    Some(changed(subject, at, &before))
}

/// 争取水利、电力资金11亿元、9亿元: as many amounts as names.
fn one_of_amounts(at: &At<'_>, before: &Before<'_>, count: usize, index: usize) -> Option<Subject> {
    let names = before.noun();
    let told = spelled_out(names, count);
    let names = told.as_deref().unwrap_or(names);
    let own = at.unit_of(&at.mention().span);
    let mut row = at.mentions[at.place - index..][..count].iter();
    let listed = names.split('、').count() == count
        && row.all(|one| one.noun_after.is_empty() && at.unit_of(&one.span) == own);
    // 公路、铁路里程: what all are measured by must be known.
    let first = one_of_names(names, count, 0).filter(|_| listed)?;
    let shares = first.chars().next_back() == names.chars().next_back();
    let noun =
        one_of_names(names, count, index).filter(|_| shares && !before.verb.contains('、'))?;
    let subject = Subject {
        label: fit(&[(1, before.verb), (2, &shortened(&noun, 20))]),
        beside: noun.clone(),
        noun,
        verb: before.verb.to_owned(),
        ..Subject::default()
    };
    Some(changed(subject, at, before))
}

/// 城镇和农村收入分别从3万元、1万元提高到4万元、2万元: the levels reached in the order of those before.
pub(super) fn respective_levels(at: &At<'_>) -> Option<Subject> {
    let (first, count) = row(at)?;
    let before = &at.mentions[first];
    let verb = without_softeners(&before.before).strip_suffix(['到', '至', '为'])?;
    if count < 2 || !LEXICON.is(verb, Classes::RISE | Classes::FALL) {
        return None;
    }
    let base = &at.mentions[first.checked_sub(count)? + at.place - first];
    let same = base.clause == before.clause && at.unit_of(&base.span) == at.unit_of(&before.span);
    let fact = at.said().find(|fact| same && fact.span == base.span)?;
    Some(Subject {
        change: String::new(),
        rises: None,
        follows: true,
        ..fact.subject.clone()
    })
}
