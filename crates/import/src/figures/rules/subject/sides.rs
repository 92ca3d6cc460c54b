//! Rates, shares and speeds: sides of what was named before.

use super::before::{changed, is_only_verb, verb_and_noun};
use super::beside::beside_subject;
use super::hosts::clause_before;
use super::shares::{
    GAPS, OTHER_SIDES, contributes, is_bare_rate, is_share, is_side, without_side,
};
use crate::figures::facts::{Fact, Subject, fit};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::At;
use crate::figures::sentence::{UnitClass, is_mean, lead_verb, shortened, without_links};

/// 农田 of 农田累计: without the words at the end that only say how.
fn without_manner(noun: &str) -> &str {
    let word = LEXICON.before(noun).filter(|word| {
        word.classes.has(Classes::LEAD | Classes::AGAINST) && word.text.chars().count() > 1
    });
    word.map_or(noun, |word| &noun[..noun.len() - word.text.len()])
}

/// 财政收入 of 财政收入稳步增长.
fn without_change(noun: &str) -> &str {
    let moves = Classes::RISE | Classes::FALL | Classes::LEAD | Classes::AGAINST;
    let word = LEXICON
        .before(noun)
        .filter(|word| word.classes.has(moves) && word.text.chars().count() > 1);
    word.map_or(noun, |word| {
        without_change(&noun[..noun.len() - word.text.len()])
    })
}

/// 一般公共预算收入85亿元，占比12%: of what the sentence said last.
pub(super) fn side_of_the_last(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let last = at.last()?;
    let before = at.before();
    let (verb, noun) = verb_and_noun(at, before);
    // 设立基金12个、规模达到220亿元: an item that only names a side, in a unit of its own.
    let other_unit = at.unit_of(&last.span) != at.unit_of(&mention.span);
    let total = ["总数", "总量"].contains(&noun);
    let contributes = contributes(at, noun);
    let side = if mention.unit.is_amount() {
        LEXICON.is(noun, Classes::SIDE) && other_unit
    } else {
        let share = is_share(noun) && mention.unit.relates();
        total || share || noun.ends_with('率') && (!at.relates(&last.span) || contributes)
    };
    let told = !at.relates(&last.span) || !last.subject.change.is_empty();
    if mention.item && !(side && told) {
        return None;
    }
    // 5万农民人均收入3000元: of those who were counted.
    let of_each = last.subject.noun_follows && last.clause == mention.clause && is_mean(noun);
    let is_side = is_side(noun)
        || of_each
        || is_bare_rate(noun) && !at.is_money(&last.span)
        || contributes
        || is_how_the_last_went(noun, last);
    if before.phrase.is_empty() || before.cuts || is_only_verb(before) || !is_side {
        return None;
    }
    // 对全省投资增长的贡献率: the verb and the region name what grew.
    let to = without_links(mention.before.trim()).to_owned();
    let noun = if contributes { to.as_str() } else { noun };
    // 新增企业17家、总数50家: not only the new ones.
    let verb = if total || contributes {
        String::new()
    } else {
        verb
    };
    // 满意率99%，挽回损失13万元: an amount is no side of a rate.
    let related = |fact: &Fact| at.relates(&fact.span);
    let amount = !mention.unit.relates() && mention.unit != UnitClass::Rank;
    // 项目8个，建筑面积450万平方米，完成投资47亿元: money is spent on things, not on their size.
    let size = |fact: &Fact| {
        let unit = at.unit_of(&fact.span).unwrap_or_default();
        mention.unit == UnitClass::Money && UnitClass::of_unit(unit) == UnitClass::Measure
    };
    let last = if amount && (related(last) || size(last)) {
        let thing = |fact: &&Fact| !related(fact) && !size(fact);
        at.said().rfind(thing).unwrap_or(last)
    } else {
        last
    };
    // 增长13.6%，高于全市3个百分点: the growth is what is higher.
    let gap = GAPS.iter().any(|gap| noun.starts_with(gap)) && !last.subject.change.is_empty();
    let host = if gap {
        last.subject.label.as_str()
    } else {
        last.subject.antecedent()
    };
    // 解决或采纳64件: of two deeds the first is no part of the noun.
    let deeds = format!("{}{host}", last.subject.verb);
    let host = if host.starts_with(['或', '和', '并']) {
        deeds.as_str()
    } else {
        host
    };
    let host = without_manner(host);
    let host = if total {
        ["新增", "净增"]
            .iter()
            .find_map(|new| host.strip_suffix(new))
            .unwrap_or(host)
    } else {
        host
    };
    // 能源工业占工业的比重33%，对增长的贡献率31%: of what the share is of.
    let host = match host.split_once('占') {
        Some((thing, _)) if contributes && thing.chars().count() > 1 => thing,
        _ => host,
    };
    // 粮食播种面积68万亩，总产31万吨: one amount is no host of the next.
    let host = if mention.unit.is_amount() {
        without_side(host)
    } else {
        host
    };
    // 生产总值增长4%；财政收入稳步增长，税收占比85%: of what its own part of the sentence names.
    let own = at.sentence.clauses[mention.clause].range.start;
    let crossed = at
        .sentence
        .text
        .get(last.span.end..own)
        .is_some_and(|text| text.contains(['；', ';']));
    let nearer = crossed.then(|| clause_before(at).unwrap_or_default());
    let host = nearer.as_deref().map_or(host, without_change);
    // 实现率98%，满意率96%: one rate is no host of the next.
    let share = is_share(noun) && !noun.starts_with('占');
    let ratio = noun.ends_with('率') || noun.ends_with("比例");
    let bare = host.ends_with('率') && (ratio || share);
    let clause = if bare && !share {
        clause_before(at)
    } else {
        None
    };
    let host = if bare {
        clause.as_deref().unwrap_or_default()
    } else {
        host
    };
    // 建议84件、提案132件，办复率均为100%: the rate of both.
    let both = mention.since.contains('均') && at.said().filter(|fact| !related(fact)).count() > 1;
    let host = if both && noun.chars().count() > 2 {
        ""
    } else {
        host
    };
    let host = if host == noun { "" } else { host };
    let listed = of_a_list(at, last).filter(|_| noun.ends_with('率'));
    let host = listed.as_deref().unwrap_or(host);
    let whole = of_all(host).filter(|_| noun.ends_with('率'));
    let host = whole.as_deref().unwrap_or(host);
    // 完成25项，占69%: a share of what was to be done; 新创建6个，累计占76%: of all that there are.
    let all = mention.since.contains("累计");
    let part = last.subject.follows && noun.starts_with('占') && !all;
    let done = if part && !host.contains(&last.subject.verb) {
        last.subject.verb.as_str()
    } else {
        ""
    };
    let host = format!("{host}{done}");
    let host = host.as_str();
    // 纠错率 of 直接纠错.
    let root = noun.trim_end_matches('率');
    let (host, noun) = match host
        .strip_suffix(root)
        .filter(|_| root != noun && !root.is_empty())
    {
        // 未完成8项，完成率97.6%: the rate is of those that were.
        Some(rest) if rest.ends_with(['未', '不', '没']) => ("", noun),
        Some(rest) => (rest, noun),
        None => (host, noun),
    };
    let own = verb.chars().count() + noun.chars().count() + before.word().chars().count();
    let room = 24_usize.saturating_sub(own);
    let (host_label, side) = if noun.starts_with('占') && room < 8 {
        let rest = &noun['占'.len_utf8()..];
        (shortened(host, 10), format!("占{}", shortened(rest, 13)))
    } else {
        (
            if room > 3 {
                shortened(host, room)
            } else {
                String::new()
            },
            noun.to_owned(),
        )
    };
    // 实施项目12个、总投资30亿元: the verb of the whole list.
    let label = if mention.item && before.verb.is_empty() {
        fit(&[(2, &verb), (1, &host_label), (3, &side)])
    } else {
        fit(&[(1, &host_label), (2, &verb), (3, &side)])
    };
    let of = if gap { last.subject.antecedent() } else { host };
    let subject = beside_subject(at, before, label, verb, noun, Some(of.to_owned()));
    // 企业总数: no sum of what stands before it.
    let noun = if total { &subject.label } else { &subject.noun }.clone();
    Some(Subject { noun, ..subject })
}

/// 基层化解率 of 化解纠纷95件，基层化解率97%: the rate of what was done last.
fn is_how_the_last_went(noun: &str, last: &Fact) -> bool {
    const LONGEST: usize = 6;
    let verb = last.subject.verb.as_str();
    let rate = noun.ends_with('率') && noun.chars().count() <= LONGEST;
    rate && verb.chars().count() >= 2 && noun.contains(verb)
}

/// 建议、提案 of 建议84件、提案132件，办复率100%: a rate after a list is of all in it.
fn of_a_list(at: &At<'_>, last: &Fact) -> Option<String> {
    let own = at.unit_of(&last.span);
    let said: Vec<&Fact> = at
        .said()
        .filter(|fact| fact.clause == last.clause)
        .collect();
    let joined = |two: &[&Fact]| {
        let between = two[0].span.end..two[1].span.start;
        let words = at.sentence.text.get(between).unwrap_or_default();
        words.contains(['、', '和'])
    };
    let counts = |fact: &&Fact| {
        at.unit_of(&fact.span) == own && !at.relates(&fact.span) && fact.subject.change.is_empty()
    };
    let things = UnitClass::of_unit(own.unwrap_or_default()) == UnitClass::Count;
    if !things || at.whole().is_some() || !said.iter().all(counts) || !said.windows(2).all(joined) {
        return None;
    }
    let names = said.iter().map(|fact| {
        let noun = fact.subject.noun.as_str();
        &noun[lead_verb(noun).len()..]
    });
    match names.collect::<Vec<_>>()[..] {
        [one, two] => Some(format!("{one}、{two}")),
        [first, _, _, ..] => Some(format!("{first}等")),
        _ => None,
    }
}

/// 医疗 of 医疗人均筹资标准, 自来水用户 of 新增自来水用户: a rate is of all of them, of no average and not of the new ones.
fn of_all(host: &str) -> Option<String> {
    const NEW: [&str; 4] = ["新增", "新建", "净增", "新改扩建"];
    if let Some((all, _)) = host.split_once("人均") {
        return (all.chars().count() >= 2).then(|| all.to_owned());
    }
    let new = NEW.iter().find(|new| host.contains(**new))?;
    Some(host.replacen(new, "", 1))
}

/// What houses have, and what the houses are called.
const HOLDINGS: [(&[&str], &[&str]); 5] = [
    (
        &["学位"],
        &["幼儿园", "学校", "小学", "中学", "高中", "初中"],
    ),
    (&["床位"], &["医院", "机构", "养老院", "福利院", "服务中心"]),
    (&["车位", "停车位", "泊位"], &["停车场"]),
    (&["营收", "营业收入", "主营业务收入"], &["企业", "公司"]),
    (
        &["建筑面积", "占地面积"],
        &[
            "市场", "公园", "学校", "中心", "医院", "厂房", "园区", "广场",
        ],
    ),
];

/// 新建幼儿园5所，新增学位1200个: the places of these.
pub(super) fn holding_of_the_last(at: &At<'_>) -> Option<Subject> {
    let last = at.last()?;
    let before = at.before();
    let (verb, noun) = verb_and_noun(at, before);
    let ends = |words: &[&str], text: &str| words.iter().any(|word| text.ends_with(word));
    let host = &last.subject.noun;
    let holds = HOLDINGS
        .iter()
        .any(|(held, hosts)| held.contains(&noun) && ends(hosts, host));
    if !holds || before.change.is_some() {
        return None;
    }
    let label = fit(&[(1, &shortened(host, 12)), (2, &verb), (3, noun)]);
    Some(beside_subject(
        at,
        before,
        label,
        verb,
        noun,
        Some(host.clone()),
    ))
}

/// 农村居民食品支出占比为41%，城镇为36%: the same of the other side.
pub(super) fn other_side(at: &At<'_>) -> Option<Subject> {
    let last = at.last()?;
    let before = at.before();
    let noun = &last.subject.noun;
    let other = OTHER_SIDES
        .iter()
        .flat_map(|[one, two]| [(one, two), (two, one)]);
    let mut other = other.filter(|(own, other)| before.phrase == **own && noun.contains(**other));
    let (own, other) = other.next()?;
    let noun = noun.replacen(other, own, 1);
    let subject = Subject {
        label: if noun.starts_with(&last.subject.verb) {
            noun.clone()
        } else {
            fit(&[(2, &last.subject.verb), (3, &noun)])
        },
        beside: noun.clone(),
        noun,
        verb: last.subject.verb.clone(),
        of: last.subject.of.clone(),
        follows: true,
        ..Subject::default()
    };
    Some(changed(subject, at, before))
}

/// 民营经济发展壮大，占比达到48%: of what the clause before names.
pub(super) fn side_of_the_clause(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    if at.last().is_some() || mention.item {
        return None;
    }
    let before = at.before();
    let (verb, noun) = verb_and_noun(at, before);
    let contributes = contributes(at, noun);
    let is_side = is_side(noun) || contributes;
    if before.phrase.is_empty() || before.cuts || is_only_verb(before) || !is_side {
        return None;
    }
    let host = clause_before(at)?;
    let to = without_links(mention.before.trim()).to_owned();
    let noun = if contributes { to.as_str() } else { noun };
    let verb = if contributes { String::new() } else { verb };
    let own = verb.chars().count() + noun.chars().count() + before.word().chars().count();
    let room = 24_usize.saturating_sub(own);
    let host_label = if room > 3 {
        shortened(&host, room)
    } else {
        String::new()
    };
    let label = fit(&[(1, &host_label), (2, &verb), (3, noun)]);
    Some(beside_subject(at, before, label, verb, noun, Some(host)))
}
