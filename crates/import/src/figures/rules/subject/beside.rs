//! What is counted stands before the number in its clause or bracket.

use super::before::{
    Before, changed, is_only_verb, mention_relates, same_before_deeds, verb_and_noun,
};
use super::following::TO;
use super::hosts::{clause_before, host_noun, is_deed, thing};
use super::shares::{
    OTHER_SIDES, region_of_share, whole_of_part, whole_of_share, with_share, without_side,
};
use crate::figures::facts::{LONGEST_LABEL, Subject, fit};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::At;
use crate::figures::sentence::{UnitClass, lead_verb, shortened};
use crate::figures::wording::is_size;
use std::ops::Range;

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
    let of_level = of_level(at, noun).or_else(|| honoured(at, noun));
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
    let agent = agent.map_or(String::new(), |last| {
        let named = !last.subject.noun.is_empty();
        let to = given(at, &last.span).filter(|_| named);
        let to = to.map_or(String::new(), String::from);
        to + &shortened(&last.subject.noun, 10)
    });
    let label = fit(&[(1, &agent), (3, &label), (2, outcome)]);
    let label = if before.cuts {
        label
    } else if let Some(medium) = medium(at, noun) {
        fit(&[(1, &medium), (2, &label)])
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

/// 为 of 为12家企业提供服务30次: those who are given something do not do it.
pub(super) fn given(at: &At<'_>, counted: &Range<usize>) -> Option<char> {
    let last = at.sentence.text[..counted.start].chars().next_back();
    last.filter(|word| TO.contains(word))
}

/// 专栏 of 开设专栏，发布信息500条: where news was published, which its own words do not say.
fn medium(at: &At<'_>, noun: &str) -> Option<String> {
    const NEWS: [&str; 4] = ["信息", "消息", "稿件", "文章"];
    const OPENED: [&str; 6] = ["开设", "开通", "开办", "利用", "依托", "借助"];
    const LONGEST: usize = 10;
    let clauses = &at.sentence.clauses;
    let own = at.mention().clause;
    let alone = !at.starts_anew() && !at.mention().item && NEWS.contains(&noun);
    let clause = clauses.get(own.checked_sub(1)?).filter(|_| alone)?;
    let counts = at.mentions.iter().any(|mention| mention.clause + 1 == own);
    let words = &at.sentence.text[clause.range.clone()];
    let mut opened = OPENED.iter().filter_map(|word| words.rsplit_once(word));
    let (_, medium) = opened.find(|_| !counts)?;
    let named = medium.chars().all(char::is_alphabetic) && medium.chars().count() <= LONGEST;
    named.then(|| medium.to_owned())
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

/// 自治区级生态村 of 自治区级生态乡镇31个、生态村152个: of settlements with an honour the level is said once.
fn honoured(at: &At<'_>, noun: &str) -> Option<String> {
    const LONGEST: usize = 3;
    let settles =
        |words: &str| words.ends_with(['村', '庄', '乡', '镇', '县']) || words.ends_with("城市");
    // 认定专业镇7个: a deed of its own.
    let last = at
        .last_in_clause()
        .filter(|_| at.mention().item && at.before().verb.is_empty())?;
    let named = &last.subject.noun[lead_verb(&last.subject.noun).len()..];
    let (level, thing) = named.split_once('级')?;
    let carries = level.chars().count() <= LONGEST && settles(thing) && settles(noun);
    (carries && !noun.contains('级')).then(|| format!("{level}级{noun}"))
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
