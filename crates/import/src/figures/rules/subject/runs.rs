//! Numbers told by the next one, by a purpose, or by what they are held against.

use super::before::is_only_verb;
use super::lists::row;
use crate::figures::facts::{Fact, Subject, fit};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::At;
use crate::figures::sentence::{
    Mention, Opening, UnitClass, named, shortened, without_leads, without_links, without_softeners,
};
use crate::figures::wording::{MILESTONES, STEPS};
use gongbao_report::phrase::Phrase;

/// 从38件增加到60件: both ends count the same.
pub(super) fn from_to(at: &At<'_>) -> Option<Subject> {
    const LONGEST: usize = 4;
    let mention = at.mention();
    let last = at.last_in_clause().filter(|_| !mention.item)?;
    let since = mention
        .since
        .trim_start_matches(['，', ',', '左', '右', '以', '上', '的']);
    let since = since
        .strip_prefix(last.subject.noun.as_str())
        .unwrap_or(since);
    let since = since
        .strip_prefix("基础上")
        .unwrap_or(since)
        .trim_start_matches(['，', ',']);
    let since = ["进一步", "大幅", "逐步", "再"]
        .iter()
        .find_map(|word| since.strip_prefix(word))
        .unwrap_or(since);
    let moves = Classes::RISE | Classes::FALL;
    // 增加到: the word that links begins with the verb.
    let word = LEXICON
        .at(since)
        .map(|word| word.text.trim_end_matches(['到', '至', '为']));
    let verb = word.filter(|word| LEXICON.is(word, moves));
    if verb.is_none() && counts_another(mention, last) {
        return None;
    }
    // 由22家发展到71家: any verb takes the one to the other.
    let from = at.sentence.text[..last.span.start].ends_with(['由', '从']);
    let verb = verb.or_else(|| {
        let end = since.find(['到', '至', '为', '成'])?;
        let near = since[..end].chars().count() <= LONGEST;
        (from && near).then_some(&since[..end])
    });
    let rest = &since[verb.unwrap_or_default().len()..];
    let to = rest.strip_prefix(['到', '至', '为', '成'])?;
    let to = named(without_leads(to)).trim_end_matches(['年', '的']);
    if !to.is_empty() {
        return None;
    }
    Some(Subject {
        change: String::new(),
        rises: None,
        follows: true,
        ..last.subject.clone()
    })
}

/// 由3个部门组成专班到12个乡镇检查: each number has a noun of its own after it.
fn counts_another(mention: &Mention<'_>, last: &Fact) -> bool {
    let noun: String = last.subject.noun.chars().take(2).collect();
    last.subject.noun_follows
        && !mention.noun_after.is_empty()
        && !mention.noun_after.contains(&noun)
}

/// 产出20亿元，是全市平均水平的2.6倍; 收入31亿元，完成预算的104%: of what the sentence said last, and of what it is so
/// many times or so much.
pub(super) fn held_to_a_measure(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let verbs: &[&str] = match mention.unit {
        UnitClass::Times => &["相当于", "是", "为"],
        UnitClass::Percent => &["完成", "相当于", "为"],
        _ => return None,
    };
    let (first, count) = row(at)?;
    let words = without_softeners(at.mentions[first].since).strip_suffix('的')?;
    let verb = verbs
        .iter()
        .filter_map(|verb| Some((words.rfind(verb)?, *verb)));
    let (place, verb) = verb.max_by_key(|(place, _)| *place)?;
    let measure = &words[place + verb.len()..];
    // 年初预算: a budget all the same.
    let measure = if mention.unit == UnitClass::Percent {
        without_leads(measure)
    } else {
        measure
    };
    let dated = measure.contains(|c: char| c.is_ascii_digit()) || measure.ends_with(['年', '期']);
    let plain = measure.chars().all(char::is_alphabetic);
    // 是2007年的2.7倍.
    let year = mention.unit == UnitClass::Times && measure.ends_with('年');
    if !year && (dated || !plain || !(2..=10).contains(&measure.chars().count())) {
        return None;
    }
    let own = named(&words[..place]);
    let host = if own.chars().count() < 2 && count > 1 {
        // 收入2万元和1万元，是上年的2倍和3倍: each of its own.
        let start = at.mentions[first].span.start;
        let said = at
            .said()
            .filter(|fact| fact.span.end <= start && fact.subject.change.is_empty());
        let said: Vec<&Fact> = said.collect();
        let from = said.len().checked_sub(count)?;
        said[from + at.place - first].subject.antecedent()
    } else if own.chars().count() < 2 {
        at.last()?.subject.antecedent()
    } else {
        own
    };
    let of = if year { "的" } else { "" };
    let label = fit(&[(2, &shortened(host, 14)), (1, verb), (1, measure), (1, of)]);
    Some(Subject {
        label,
        noun: host.to_owned(),
        beside: String::new(),
        follows: own.chars().count() < 2,
        ..Subject::default()
    })
}

/// 生产总值 of 生产总值先后突破5000亿元、6000亿元: levels passed one after the other, of which none is the year's.
pub(super) fn passed(at: &At<'_>) -> Option<Subject> {
    const AFTER_EACH_OTHER: [&str; 4] = ["先后", "连续", "相继", "接连"];
    let (first, count) = row(at)?;
    let (before, rest) = at.mentions.split_at(first);
    let first = &rest[0];
    let clause = at.sentence.clauses[first.clause].range.start;
    let start = before
        .last()
        .map_or(clause, |last| clause.max(last.span.end));
    let words = &at.sentence.text[start..first.span.start.max(start)];
    let words = without_softeners(words);
    let mut verbs = STEPS.iter().chain(&["突破"]);
    let verb = verbs.find(|verb| words.ends_with(**verb));
    let how = AFTER_EACH_OTHER
        .iter()
        .filter_map(|how| words.rfind(how))
        .max()
        .filter(|_| count > 1);
    let ends_so = |words: &str| AFTER_EACH_OTHER.iter().any(|how| words.ends_with(how));
    // 生产总值跨越5000亿元，达5600亿元: the level that was passed.
    // 生产总值跨过2000亿元台阶 says no more of the year's either.
    let step = |verb: &str| {
        let after = at.mention().after.trim_start_matches(['新', '大']);
        verb != "突破" && MILESTONES.iter().any(|mark| after.starts_with(mark))
    };
    let reached = verb.filter(|verb| count == 1 && (is_passed(at) || step(verb)));
    if let Some(verb) = reached {
        let own = named(&words[..words.len() - verb.len()]);
        // 粮食产量增加到729亿斤，登上700亿斤台阶.
        let follows = own.chars().count() < 2;
        let noun = if follows {
            at.last()?.subject.antecedent()
        } else {
            own
        };
        return Some(Subject {
            label: fit(&[(2, &shortened(noun, 16)), (3, verb)]),
            beside: format!("{noun}{verb}"),
            noun: noun.to_owned(),
            follows,
            ..Subject::default()
        });
    }
    let verb = verb.or_else(|| ends_so(words).then_some(&"突破"));
    let (how, verb) = how.zip(verb)?;
    let noun = named(&words[..how]);
    Some(Subject {
        label: fit(&[(2, &shortened(noun, 16)), (3, "先后"), (3, verb)]),
        beside: format!("{noun}先后{verb}"),
        noun: noun.to_owned(),
        ..Subject::default()
    })
}

/// Whether the next clause says what was reached, in the same unit.
fn is_passed(at: &At<'_>) -> bool {
    let mention = at.mention();
    let Some(next) = at.mentions.get(at.place + 1) else {
        return false;
    };
    let between = &at.sentence.text[mention.span.end..next.span.start];
    let mark = MILESTONES
        .iter()
        .find_map(|mark| between.strip_prefix(mark));
    let reached = mark
        .unwrap_or(between)
        .trim_start_matches(['，', ',', '、']);
    ["达", "达到"].contains(&reached) && at.unit_of(&next.span) == at.unit_of(&mention.span)
}

/// 投入1.75亿元新建学校, 统筹400亿元用于工业发展: money that only a verb stands before is told by its purpose.
pub(super) fn purpose_after(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    if mention.unit != UnitClass::Money || mention.item {
        return None;
    }
    let before = at.before();
    // 统筹, 争取: verbs that open phrases too.
    let lone = without_softeners(&mention.before);
    let verb = if before.phrase.is_empty() {
        lone
    } else {
        before.phrase
    };
    let alone = is_only_verb(before) || LEXICON.is(lone, Classes::VERB);
    if !alone {
        return None;
    }
    let next = next_clause(at);
    let after = next.as_deref().unwrap_or(mention.after);
    let after = after.strip_prefix("资金").unwrap_or(after);
    let told = after.strip_prefix("用于");
    let does = LEXICON
        .at(after)
        .is_some_and(|word| word.classes.has(Classes::VERB) && word.text.chars().count() > 1);
    let purpose = told.or(does.then_some(after))?;
    let end = purpose.find(|c: char| !c.is_alphanumeric() && !"、“”".contains(c));
    let purpose = without_links(&purpose[..end.unwrap_or(purpose.len())]);
    if purpose.chars().count() < 2 {
        return None;
    }
    Some(Subject {
        label: fit(&[(2, verb), (1, &shortened(purpose, 18))]),
        beside: format!("{verb}{purpose}"),
        noun: purpose.to_owned(),
        verb: verb.to_owned(),
        ..Subject::default()
    })
}

/// 改造农村公路 of 投入4100万元，改造农村公路12公里: what a clause of nothing but money is told of by the one after it,
/// where none before it in its part of the sentence can be meant.
fn next_clause(at: &At<'_>) -> Option<String> {
    const SHORTEST: usize = 4;
    let mention = at.mention();
    let clauses = &at.sentence.clauses;
    let next = clauses.get(mention.clause + 1)?;
    // 推进均衡发展，投入2亿元，改造校舍；投入3亿元，…: the first of several.
    let lone = without_softeners(&mention.before);
    let rest = &at.sentence.text[mention.span.end..];
    let first = !lone.is_empty() && rest.contains(&format!("；{lone}"));
    if !(at.starts_anew() || first)
        || !mention.after.trim().is_empty()
        || !matches!(next.opening, Opening::Mark('，' | ','))
    {
        return None;
    }
    let text = at.sentence.text;
    let mut words = String::new();
    let mut from = next.range.start;
    let inside = |phrase: &&Phrase| next.range.contains(&phrase.span.start);
    for phrase in at.sentence.phrases.iter().filter(inside) {
        // 6万人纳入低保: another subject.
        if text[from..phrase.span.start].trim().is_empty() && words.is_empty() {
            return None;
        }
        words += &text[from..phrase.span.start];
        from = phrase.span.end.min(next.range.end);
        if words.chars().count() >= SHORTEST {
            return Some(words);
        }
    }
    words += &text[from..next.range.end];
    Some(words)
}

/// 11人3队22次创22项纪录: numbers in a row that did what the next number counts.
pub(super) fn agents_of_the_next(at: &At<'_>) -> Option<Subject> {
    const LONGEST_VERB: usize = 3;
    let mention = at.mention();
    let row = |place: &usize| at.mentions[*place].shares;
    let last = (at.place..at.mentions.len()).find(|place| !row(place))?;
    let next = at.mentions.get(last + 1)?;
    let verb = at.mentions[last].after.trim();
    let does =
        (1..=LONGEST_VERB).contains(&verb.chars().count()) && verb.chars().all(char::is_alphabetic);
    let unnamed = mention.noun_after.is_empty() || mention.noun_after == verb;
    let alone = at.before().phrase.is_empty() && unnamed;
    let several = last > at.place || mention.since.is_empty() && at.place > 0;
    if !does || !alone || !several || next.clause != mention.clause || next.noun_after.is_empty() {
        return None;
    }
    let noun = format!("{verb}{}", next.noun_after);
    Some(Subject {
        label: shortened(&noun, 20),
        beside: noun.clone(),
        noun,
        ..Subject::default()
    })
}
