//! Rates, shares and speeds: sides of what was named before.

use super::before::{changed, is_only_verb, verb_and_noun};
use super::beside::beside_subject;
use super::carried::clause_before;
use crate::figures::facts::{Fact, Subject, fit};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::At;
use crate::figures::sentence::{UnitClass, lead_verb, shortened, without_leads, without_softeners};

/// 全市 of 占全市1.9%: of which region it is a share.
pub(super) fn region_of_share<'a>(at: &At<'a>) -> Option<&'a str> {
    let words = without_softeners(at.mention().since);
    // 收运量达全市40%: as well as 占全市40%.
    let percent = at.mention().unit == UnitClass::Percent;
    let share = words
        .rsplit_once('占')
        .or_else(|| words.rsplit_once('达').filter(|_| percent));
    let region = share?.1.trim_end_matches('的');
    let word = LEXICON.at(region)?;
    let whole = word.text.len() == region.len() && word.text.starts_with('全');
    whole.then_some(region)
}

/// 网办件占73.6%: its share, and of what region.
pub(super) fn with_share(label: String, noun: &str, region: Option<&str>) -> (String, String) {
    match label.strip_suffix('占') {
        Some(of) if of.chars().count() > 1 => {
            let share = region.map_or_else(|| "占比".to_owned(), |region| format!("占{region}"));
            let label = fit(&[(1, of), (2, &share)]);
            (label, noun.trim_end_matches('占').to_owned())
        }
        _ => {
            let share = region.map(|region| format!("占{region}"));
            let label = match share.filter(|_| !label.contains('占')) {
                Some(share) => fit(&[(2, &label), (1, &share)]),
                None => label,
            };
            (label, noun.to_owned())
        }
    }
}

/// What a share is of, where it is named before: 投资90亿元。其中，制造业占52%；服务业占30%.
pub(super) fn whole_of_share(at: &At<'_>, noun: &str) -> Option<String> {
    let share = noun
        .strip_suffix('占')
        .filter(|_| !at.mention().in_bracket(at.sentence))?;
    let before = at
        .last()
        .map(|last| &last.subject)
        .filter(|last| last.label.ends_with("占比"));
    // 质量好的城市占5%，较好的占70%: the thing behind 的 is said once.
    if let Some(kind) = share.strip_suffix('的') {
        let last = before?;
        let named = last
            .noun
            .rsplit_once('的')
            .filter(|(_, thing)| !thing.is_empty());
        let end = kind.chars().next_back()?;
        let shared = named.and_then(|(named, _)| named.strip_suffix(end));
        let host = shared.map(str::to_owned).or_else(|| last.of.clone());
        return host.filter(|host| host.chars().count() >= 2);
    }
    let whole = at
        .whole()
        .or_else(|| at.whole_before())
        .filter(|whole| !whole.subject.label.ends_with("占比"));
    let listed = || before.and_then(|last| last.of.clone());
    let thing = |words: &str| {
        let words = without_leads(words);
        // 实际使用资金: really, not beside another time.
        let manner = LEXICON
            .at(words)
            .filter(|word| word.classes.has(Classes::AGAINST));
        let words = &words[manner.map_or(0, |word| word.text.len())..];
        words[lead_verb(words).len()..].to_owned()
    };
    whole
        .map(|whole| thing(whole.subject.antecedent()))
        .filter(|thing| !thing.is_empty())
        .or_else(listed)
}

/// 应诉率 of 应诉率86%，其中乡镇78%; 企业 of 企业9家，其中国家级2家: a part named by its kind alone.
pub(super) fn whole_of_part(at: &At<'_>, noun: &str) -> Option<String> {
    let whole = at
        .whole()
        .filter(|_| !at.mention().in_bracket(at.sentence))?;
    let same = at.unit_of(&whole.span) == at.unit_of(&at.mention().span);
    let level = whole.subject.change.is_empty() && same;
    let percent = at.mention().unit == UnitClass::Percent
        && !is_side(noun)
        && !noun.ends_with(['率', '占', '度', '重', '例']);
    let kind = noun.ends_with(['级', '类', '型']) && noun.chars().count() <= 4;
    (level && (percent && is_side_name(&whole.subject.noun) || kind)).then(|| {
        let host = &whole.subject.noun;
        host[lead_verb(host).len()..].to_owned()
    })
}

/// Whether the noun ends with the name of a rate.
fn is_side_name(noun: &str) -> bool {
    noun.ends_with(['率', '度'])
}

/// Words of a lead over others.
const GAPS: [&str; 9] = [
    "高于", "低于", "好于", "优于", "快于", "多于", "少于", "高出", "低出",
];

/// 农田 of 农田累计: without the words at the end that only say how.
fn without_manner(noun: &str) -> &str {
    let word = LEXICON.before(noun).filter(|word| {
        word.classes.has(Classes::LEAD | Classes::AGAINST) && word.text.chars().count() > 1
    });
    word.map_or(noun, |word| &noun[..noun.len() - word.text.len()])
}

/// 粮食 of 粮食播种面积: what an amount is of.
pub(super) fn without_side(noun: &str) -> &str {
    let side = LEXICON.before(noun).filter(|word| {
        let plain = word.classes.has(Classes::SIDE) && !word.classes.has(Classes::VERB);
        plain && word.text.chars().count() > 1
    });
    let rest = side.map(|side| noun[..noun.len() - side.text.len()].trim_end_matches('总'));
    rest.filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(noun)
}

/// Whether a noun only names a side of something: 占比, 增速, 办结率.
pub(super) fn is_side(noun: &str) -> bool {
    let length = noun.chars().count();
    if LEXICON.is(noun, Classes::ALONE) {
        return false;
    }
    LEXICON.is(noun, Classes::SIDE)
        || noun.starts_with('占') && length <= 24
        || noun.ends_with('率') && length <= 4
        || length <= 10 && is_share(noun)
        || GAPS.iter().any(|gap| noun.starts_with(gap))
        || noun.starts_with("稳居")
        || length <= 7 && noun.contains("排名")
        || length <= 6 && noun.starts_with("总体")
}

/// 占比, 占生产总值的比重, not 第二产业增加值比重, which names what it is of.
pub(super) fn is_share(noun: &str) -> bool {
    const NAMED: usize = 4;
    let of = ["比重", "份额", "占比"]
        .iter()
        .find_map(|end| noun.strip_suffix(end));
    // 数字经济占GDP比重 names what it is of, 增加值占GDP比重 does not.
    of.is_some_and(|of| match of.split_once('占') {
        Some((own, _)) => own.is_empty() || LEXICON.is(own, Classes::SIDE),
        None => of.chars().count() < NAMED,
    })
}

/// 一般公共预算收入85亿元，占比12%: of what the sentence said last.
pub(super) fn side_of_the_last(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let last = at.last().filter(|_| !mention.item)?;
    let before = at.before();
    let (verb, noun) = verb_and_noun(at, before);
    if before.phrase.is_empty() || before.cuts || is_only_verb(before) || !is_side(noun) {
        return None;
    }
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
    let host = without_manner(host);
    // 粮食播种面积68万亩，总产31万吨: one amount is no host of the next.
    let host = if mention.unit.is_amount() {
        without_side(host)
    } else {
        host
    };
    // 实现率98%，满意率96%: one rate is no host of the next.
    let bare = host.ends_with('率') && noun.ends_with('率');
    let clause = if bare { clause_before(at) } else { None };
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
    let label = fit(&[(1, &host_label), (2, &verb), (3, &side)]);
    Some(beside_subject(
        at,
        before,
        label,
        verb,
        noun,
        Some(if gap {
            last.subject.antecedent().to_owned()
        } else {
            host.to_owned()
        }),
    ))
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

/// Sides of which a sentence tells one after the other.
pub(super) const OTHER_SIDES: [[&str; 2]; 4] = [
    ["城镇", "农村"],
    ["城市", "农村"],
    ["男性", "女性"],
    ["进口", "出口"],
];

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
    if before.phrase.is_empty() || before.cuts || is_only_verb(before) || !is_side(noun) {
        return None;
    }
    let host = clause_before(at)?;
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
