//! What is counted stands after the number.

use super::before::{Before, negates};
use crate::figures::facts::{Fact, Subject, fit};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::At;
use crate::figures::sentence::{Opening, UnitClass, all_did, done_after, shortened, without_leads};
use crate::figures::wording::JOINTS;

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
    // 新系统推广到55个县: to where it came.
    let reaches = LEXICON
        .before(&mention.before)
        .is_some_and(|word| word.text == "到");
    if let Some(near) = near.filter(|near| {
        let who = noun.chars().count() - near.text.chars().count();
        who > 3 && verb.is_empty() && mention.unit == UnitClass::Count && !reaches
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
    } else if verb.is_empty()
        && let Some(last) = goes_on(at)
    {
        verb.clone_from(&last.subject.verb);
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
    } else if reaches && near.is_empty() && !noun.is_empty() {
        // 对外投资拓展到44个国家: with how it came there.
        const LONGEST: usize = 3;
        let way = words.rsplit_once(noun).map(|(_, way)| way);
        let way = way.filter(|way| way.chars().count() <= LONGEST);
        format!("{noun}{}", way.unwrap_or("到"))
    } else {
        noun.to_owned()
    };
    // 总投资12亿元的核电站正式投产: the amount of a thing, whatever became of it.
    let of_thing = mention.unit == UnitClass::Money && mention.after.starts_with('的');
    let noun_after = if of_thing {
        without_class(noun_after)
    } else {
        noun_after
    };
    if of_thing && LEXICON.is(noun, Classes::SIDE | Classes::COMMON) {
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
    let done = if verb.is_empty() {
        done_of(at, at.place)
    } else {
        ""
    };
    let label = fit(&[
        (3, &verb),
        (if fits { 1 } else { 0 }, &named),
        (4, noun_after),
        (2, shared_deed(at, &verb, noun_after)),
        (2, &given),
        (1, done),
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

/// What became of those at a place of a list, which stands after its last: 14个文化站、35个书屋建成使用.
fn done_of(at: &At<'_>, place: usize) -> &'static str {
    let mention = &at.mentions[place];
    let after = &at.sentence.text[mention.span.end..];
    let rest = after
        .strip_prefix(mention.noun_after.as_str())
        .unwrap_or_default();
    let next = at.mentions.get(place + 1).filter(|next| {
        let joint = rest.strip_suffix(&at.sentence.text[next.span.start..]);
        next.clause == mention.clause && joint.is_some_and(|joint| JOINTS.contains(&joint))
    });
    next.map_or_else(|| done_after(rest), |_| done_of(at, place + 1))
}

/// 溯源整治 of 开展12个入河排污口、20个入海排污口溯源整治: the deed on all of a list stands after its last, where the
/// things of both end alike, or are facilities.
fn shared_deed<'a>(at: &At<'a>, verb: &str, noun: &str) -> &'a str {
    const LONGEST: usize = 8;
    let deed = |words: &str| {
        let verb = LEXICON.before(words);
        verb.is_some_and(|word| word.classes.has(Classes::VERB) && word.text.chars().count() > 1)
    };
    // 新建12个中心: what is made has its deed.
    let made = verb.starts_with(['新', '建', '改', '扩', '增']);
    let Some(next) = joined_last(at).filter(|_| !made && !deed(noun)) else {
        return "";
    };
    let after = |end: &str| Some(&next[next.find(end)? + end.len()..]);
    let alike = noun.char_indices().find_map(|(at, _)| {
        let tail = after(&noun[at..])?;
        // One character may end things that are not alike.
        let one = noun[at..].chars().count() == 1;
        let length = tail.chars().filter(|c| c.is_alphanumeric()).count();
        let short = length <= LONGEST && !tail.contains(['和', '、']);
        (!one || short).then_some(tail)
    });
    let built = || FACILITIES.iter().find_map(|end| after(end));
    let facility = FACILITIES.iter().any(|end| noun.ends_with(end));
    let works = || {
        ["项目", "工程"]
            .iter()
            .find_map(|works| Some(&next[next.find(works).filter(|at| *at > 0)?..]))
    };
    let works = works().filter(|tail| {
        !noun.contains("项目") && !noun.contains("工程") && deed(tail) && tail.chars().count() <= 4
    });
    let tail = alike.or_else(|| built().filter(|_| facility)).or(works);
    // 示范园区: the name of a facility goes on.
    let tail = tail.filter(|tail| deed(tail) && !tail.starts_with(['区', '地', '内']));
    tail.unwrap_or_default()
}

/// The noun of the last number of a list in one unit, in which only joints stand after the nouns.
fn joined_last<'a>(at: &At<'a>) -> Option<&'a str> {
    let unit = at.unit_of(&at.mention().span);
    let joined = |place: &usize| {
        let (one, next) = (&at.mentions[place - 1], &at.mentions[*place]);
        let between = &at.sentence.text[one.span.end..next.span.start];
        let rest = between
            .strip_prefix(one.noun_after.as_str())
            .unwrap_or_default();
        next.item && at.unit_of(&next.span) == unit && JOINTS.contains(&rest.trim())
    };
    let last = (at.place + 1..at.mentions.len())
        .take_while(joined)
        .last()?;
    Some(at.mentions[last].noun_after.as_str())
}

/// What the names of facilities end with.
const FACILITIES: [&str; 15] = [
    "中心", "平台", "基地", "工程", "项目", "院", "所", "室", "站", "园", "厂", "校", "馆", "库",
    "点",
];

/// The last of the clause before, where this clause only goes on with its list: 新建3个研究中心，4个重点实验室.
fn goes_on<'a>(at: &At<'a>) -> Option<&'a Fact> {
    let mention = at.mention();
    let clause = &at.sentence.clauses[mention.clause];
    let opens = mention.clause_before.trim().is_empty() && clause.opening == Opening::Mark('，');
    let own = mention.after.strip_prefix(mention.noun_after.as_str());
    // 4个国家级、17个省级重点实验室
    let rest = own.unwrap_or_else(|| mention.after.trim_start_matches(char::is_alphanumeric));
    // 4个产业园获评示范: what these did, where no facility ends the words.
    let built = FACILITIES
        .iter()
        .any(|end| mention.noun_after.ends_with(end));
    let last = at.last().filter(|_| opens && built)?;
    let mut between = at.sentence.clauses[last.clause + 1..mention.clause].iter();
    let same = between.all(|clause| clause.host.is_some())
        && last.subject.noun_follows
        && at.unit_of(&last.span) == at.unit_of(&mention.span);
    // 600所卫生院、服务站达到标准: more names than numbers.
    let next = rest.strip_prefix('、').unwrap_or_default();
    let ends = !rest.starts_with(char::is_alphanumeric) && !next.starts_with(char::is_alphabetic);
    (same && ends && !negates(&last.subject.verb)).then_some(last)
}

/// 甲产业园 of 甲产业园等一批项目落户: a thing without those of its kind.
fn without_class(words: &str) -> &str {
    let named = words.split_once("等").map(|(named, _)| named);
    named
        .filter(|named| named.chars().count() >= 2)
        .unwrap_or(words)
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

/// Before those to or for whom something is done.
pub(super) const TO: [char; 4] = ['向', '对', '为', '给'];

/// What is done to or for those that the number counts: 提供资助 of 向27个项目提供900万元资助.
fn given_to(at: &At<'_>) -> String {
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
    let between = taken[..next.span.start - mention.taken].trim_end();
    let verb = LEXICON.find(between, Classes::VERB);
    let verb = verb.map_or("", |(_, word)| word.text);
    // 为35名老人发放补贴、为12名儿童提供服务: the next number has its own.
    if verb.is_empty()
        || !between.ends_with(verb)
        || next.noun_after.is_empty()
        || next.noun_after.chars().count() > 10
    {
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
