//! What is counted stands beside the number.

use super::before::{
    Before, changed, is_only_verb, mention_relates, same_before_deeds, verb_and_noun,
};
use super::hosts::{clause_before, host_noun, is_deed, thing};
use super::shares::{
    OTHER_SIDES, region_of_share, whole_of_part, whole_of_share, with_share, without_side,
};
use crate::figures::facts::{LONGEST_LABEL, Subject, fit};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::At;
use crate::figures::sentence::{UnitClass, all_did, lead_verb, shortened, without_leads};
use crate::figures::wording::is_size;

/// 新增学位3000个 and 新增3000个学位: the noun stands after the unit.
pub(super) fn noun_after(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let noun_after = mention.noun_after.as_str();
    if noun_after.is_empty() {
        return None;
    }
    let before = Before::without_change(at, mention);
    let whole = mention.printed(at.sentence).starts_with("100") || mention.after.starts_with('的');
    if mention.unit.relates() && !before.phrase.is_empty() && !whole {
        return None;
    }
    let mut verb = before.verb.to_owned();
    let mut noun = before.noun();
    // 向有关部门提出取消22项权力: the verb next to the number.
    let near = LEXICON
        .before(noun)
        .filter(|word| word.classes.has(Classes::VERB) && word.text.chars().count() > 1);
    if let Some(near) = near.filter(|near| {
        let who = noun.chars().count() - near.text.chars().count();
        who > 3 && verb.is_empty() && mention.unit == UnitClass::Count
    }) {
        verb = with_joined(noun, near.text).to_owned();
        noun = "";
    }
    let near = verb.clone();
    if let Some(last) = at.last_in_clause() {
        let near = mention.item || mention.since.chars().count() <= 8;
        if near && verb.is_empty() {
            verb.clone_from(&last.subject.verb);
        }
    }
    // 安排电站、管网等12个项目: the names are examples of what is counted. 市区和10个县: another subject.
    let words = mention.before.trim_end();
    // 惠及 is no joint.
    let whole = LEXICON
        .before(words)
        .is_some_and(|word| word.text.chars().count() > 1);
    let joins = words.ends_with(['和', '与', '及', '、']) && !whole;
    if joins || without_links_but_examples(&mention.before).ends_with('等') {
        noun = "";
    }
    // 向27个项目提供900万元资助: what they are counted for stands after the next number.
    let given = given_to(at);
    let room = 24_usize.saturating_sub(verb.chars().count() + noun_after.chars().count());
    let named = if mention.unit.relates() {
        shortened(noun, room.max(4))
    } else {
        noun.to_owned()
    };
    // 总投资12亿元的核电站正式投产: the amount of a thing, whatever became of it.
    if at.mention().unit == UnitClass::Money
        && mention.after.starts_with('的')
        && LEXICON.is(noun, Classes::SIDE | Classes::COMMON)
    {
        let thing = without_outcome(noun_after);
        return Some(Subject {
            label: fit(&[(2, &shortened(thing, 18)), (3, noun)]),
            beside: format!("{noun}{thing}"),
            noun: thing.to_owned(),
            noun_follows: true,
            ..Subject::default()
        });
    }
    let fits = noun.chars().count() <= room;
    let label = fit(&[
        (3, &verb),
        (if fits { 1 } else { 0 }, &named),
        (4, noun_after),
        (2, &given),
    ]);
    Some(Subject {
        label,
        beside: if mention.unit == UnitClass::Zero {
            mention.after.to_owned()
        } else {
            format!("{near}{}", counted(at, noun_after))
        },
        noun: counted(at, noun_after).to_owned(),
        verb,
        noun_follows: true,
        ..Subject::default()
    })
}

/// 核电站 of 核电站正式投产: a thing without what became of it.
fn without_outcome(words: &str) -> &str {
    const SHORTEST: usize = 4;
    let from = words
        .char_indices()
        .nth(SHORTEST)
        .map_or(words.len(), |(at, _)| at);
    let moves = Classes::VERB | Classes::LEAD | Classes::DONE;
    let mut rest = &words[from..];
    while let Some((at, word)) = LEXICON.find(rest, moves) {
        if word.text.chars().count() > 1 {
            return &words[..words.len() - rest.len() + at];
        }
        rest = &rest[at + word.text.len()..];
    }
    words
}

/// 取消和下放 of 各部门取消和下放: the verb at the end with those joined to it.
fn with_joined<'a>(words: &'a str, verb: &str) -> &'a str {
    let start = words.len() - verb.len();
    let joined = words[..start].strip_suffix(['和', '及', '与', '、']);
    let first = joined.and_then(|rest| Some((rest, LEXICON.before(rest)?)));
    let does = first.filter(|(_, word)| word.classes.has(Classes::VERB) && word.text.len() > 3);
    &words[does.map_or(start, |(rest, word)| rest.len() - word.text.len())..]
}

/// What is done to or for those that the number counts: 提供资助 of 向27个项目提供900万元资助.
fn given_to(at: &At<'_>) -> String {
    const TO: [char; 4] = ['向', '对', '为', '给'];
    let mention = at.mention();
    let next = at
        .mentions
        .get(at.place + 1)
        .filter(|next| next.clause == mention.clause);
    let taken = &at.sentence.text[mention.taken..];
    let (Some(next), true) = (
        next,
        mention.taken > mention.span.end && mention.before.ends_with(TO),
    ) else {
        return String::new();
    };
    let verb = LEXICON.find(&taken[..next.span.start - mention.taken], Classes::VERB);
    let verb = verb.map_or("", |(_, word)| word.text);
    if verb.is_empty() || next.noun_after.is_empty() || next.noun_after.chars().count() > 10 {
        return String::new();
    }
    format!("{verb}{}", next.noun_after)
}

/// 部门 of 21个部门参加培训, 乡镇 of 18个乡镇均设立服务站: of bodies, what they do is not what is counted.
fn counted<'a>(at: &At<'_>, noun_after: &'a str) -> &'a str {
    if let Some(end) = all_did(noun_after) {
        return &noun_after[..end];
    }
    const BODIES: [&str; 5] = ["部门", "单位", "企业", "机构", "社区"];
    let body = BODIES
        .iter()
        .filter_map(|body| Some(noun_after.find(body)? + body.len()));
    let things = ["个", "家"].contains(&at.sentence.phrases[at.mention().n].quantity.unit.as_str());
    let does = |end: &usize| {
        LEXICON
            .at(without_leads(&noun_after[*end..]))
            .is_some_and(|word| word.classes.has(Classes::VERB))
    };
    body.filter(does)
        .min()
        .filter(|_| things)
        .map_or(noun_after, |end| &noun_after[..end])
}

pub(super) fn without_links_but_examples(words: &str) -> &str {
    words.trim_end_matches(|c: char| "共约近“”".contains(c) || c.is_whitespace())
}

/// 零败诉 says itself what there was none of.
pub(super) fn with_zero(at: &At<'_>, subject: Subject) -> Subject {
    if at.mention().unit != UnitClass::Zero {
        return subject;
    }
    let what = undone(at.printed());
    if what.is_empty() || subject.label.ends_with(what) {
        return subject;
    }
    Subject {
        label: fit(&[(1, &subject.label), (2, what)]),
        ..subject
    }
}

/// 死亡 of 零死亡: what there was none of; nothing, where it only says that nothing happened.
pub(crate) fn undone(printed: &str) -> &str {
    let none = ["没有", "无一", "零", "未", "无"]
        .iter()
        .find_map(|none| printed.strip_prefix(none));
    none.filter(|what| {
        what.chars().count() > 1 && !["发生", "收到", "出现", "接到", "产生"].contains(what)
    })
    .unwrap_or_default()
}

pub(super) fn beside_subject(
    at: &At<'_>,
    before: &Before<'_>,
    label: String,
    verb: String,
    noun: &str,
    of: Option<String>,
) -> Subject {
    let region = region_of_share(at);
    let host = of.is_none().then(|| whole_of_share(at, noun)).flatten();
    let host = host
        .or_else(|| whole_of_part(at, noun).filter(|_| of.is_none() && before.change.is_none()));
    let after = host.is_some() && !noun.ends_with('占');
    let (label, noun) = with_share(label, noun, region);
    let label = match &host {
        Some(host) if !label.contains(host.as_str()) => {
            let room = LONGEST_LABEL.saturating_sub(label.chars().count());
            let host = shortened(host, room);
            if after {
                fit(&[(2, &label), (1, &host)])
            } else {
                fit(&[(1, &host), (2, &label)])
            }
        }
        _ => label,
    };
    let of = of.or(host);
    let subject = Subject {
        label,
        beside: before.phrase.to_owned(),
        noun: thing(&noun).to_owned(),
        verb,
        of,
        ..Subject::default()
    };
    changed(subject, at, before)
}

/// 受理65件（其中工伤28件）: a part of what the bracket interrupts.
pub(super) fn in_bracket(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    if !mention.opens_bracket(at.sentence) {
        return None;
    }
    let before = at.before();
    if before.phrase.is_empty() || is_only_verb(before) {
        return None;
    }
    let host = host_noun(at)?;
    let (verb, noun) = verb_and_noun(at, before);
    let label = fit(&[(1, &host), (2, &verb), (3, &shortened(noun, 20))]);
    Some(beside_subject(at, before, label, verb, noun, Some(host)))
}

/// 收到来信229件: the noun stands before the number.
pub(super) fn noun_before(at: &At<'_>) -> Option<Subject> {
    let before = at.before();
    let deeds = is_only_verb(before) || same_before_deeds(at, before).is_some();
    if before.phrase.is_empty() || deeds || is_size(before.phrase) {
        return None;
    }
    let (verb, noun) = verb_and_noun(at, before);
    let of_level = of_level(at, noun);
    let noun = of_level.as_deref().unwrap_or(noun);
    let room = 24_usize.saturating_sub(before.word().chars().count());
    let outcome = if verb.is_empty() && before.change.is_none() && !mention_relates(at) {
        at.mention().outcome
    } else {
        ""
    };
    let label = shortened(&format!("{verb}{noun}"), room);
    // 示范园区 of 12个示范园区实现销售收入22亿元.
    let agent = at.last_in_clause().filter(|last| {
        last.subject.noun_follows
            && !at.mention().item
            && !before.verb.is_empty()
            && !label.contains(&last.subject.noun)
    });
    let agent = agent.map_or(String::new(), |last| shortened(&last.subject.noun, 10));
    let label = fit(&[(1, &agent), (3, &label), (2, outcome)]);
    let label = if before.cuts {
        label
    } else {
        context_of_short(at, label)
    };
    // 居民恩格尔系数，城市为37%: the side alone is no name.
    let noun = if OTHER_SIDES.as_flattened().contains(&noun) {
        label.as_str()
    } else {
        noun
    };
    let verb = if outcome.is_empty() {
        verb
    } else {
        outcome.to_owned()
    };
    Some(beside_subject(at, before, label.clone(), verb, noun, None))
}

/// 绿色工厂省级 of 绿色工厂国家级6家、省级3家, 先进级工厂 of 卓越级工厂2家、先进级9家: of the same things at another level.
fn of_level(at: &At<'_>, noun: &str) -> Option<String> {
    const LONGEST: usize = 4;
    let level = |words: &str| words.ends_with('级') && words.chars().count() <= LONGEST;
    let last = at
        .last_in_clause()
        .filter(|_| at.mention().item && level(noun))?;
    let named = last.subject.noun[lead_verb(&last.subject.noun).len()..].split_once('级');
    match named {
        Some((of, "")) => {
            let above = ["国家", "自治区", "省", "市", "州", "区", "县"];
            let thing = above.iter().find_map(|above| of.strip_suffix(above))?;
            (!thing.is_empty()).then(|| format!("{thing}{noun}"))
        }
        Some((of, thing)) => (of.chars().count() < LONGEST).then(|| format!("{noun}{thing}")),
        None => None,
    }
}

/// A name of three characters or less says too little by itself (增速, 投资): the subject before it is
/// named too.
pub(super) fn context_of_short(at: &At<'_>, label: String) -> String {
    const SHORT: usize = 3;
    let mention = at.mention();
    let alone = mention.unit == UnitClass::Count || mention.unit == UnitClass::Zero;
    let named = LEXICON.is(&label, Classes::ALONE);
    // 设立1亿元，…: after a semicolon money is of nothing that was told before.
    let deed = lead_verb(&label) == label;
    let anew = mention.unit == UnitClass::Money && at.starts_anew() && deed;
    if mention.item || alone || named || anew || label.chars().count() > SHORT {
        return label;
    }
    // 石油3万吨，天然气2亿立方米，金矿60吨: one thing is no host of the next.
    let measured = label.ends_with(['量', '积', '度', '时', '收']) || label.starts_with('每');
    let named = LEXICON.before(&label).is_none() && !measured;
    let thing = mention.unit == UnitClass::Measure && named;
    if thing {
        return label;
    }
    // 三季度增长6.9%，四季度增长7.4%: a time is no name, nor its host.
    if label.ends_with("季度") {
        return label;
    }
    let host = match at.last() {
        // 立案处罚18家，罚款286万元: a deed is no host of a sum.
        Some(last)
            if !mention.unit.relates()
                && is_deed(&last.subject.label)
                && !at.is_money(&last.span) =>
        {
            String::new()
        }
        Some(last) if mention.unit.is_amount() => {
            without_side(last.subject.antecedent()).to_owned()
        }
        Some(last) => last.subject.antecedent().to_owned(),
        None => clause_before(at).unwrap_or_default(),
    };
    // 出口 of 进出口总额26亿元，其中出口21亿元: a part of the name is name enough.
    let within = label.chars().all(|c| host.contains(c));
    if host.is_empty() || label.contains(&host) || within {
        return label;
    }
    format!("{}{label}", shortened(&host, 14))
}
