//! What stands after a number: what it counts, or what the clause goes on to say of it.

use super::unit_class::UnitClass;
use super::words::{without_brackets, without_leads, without_links};
use crate::figures::lexicon::{Classes, LEXICON, Word};
use crate::figures::wording::{MILESTONES, REGIONS, WEAK, one_of};
use gongbao_report::phrase::Phrase;
use std::ops::Range;

/// 人口增量 of 7万人口增量: the measure word begins the noun.
pub(super) fn whole_noun(text: &str, span: &Range<usize>, end: usize) -> Option<String> {
    let measure = text[span.clone()].chars().next_back()?;
    let from = span.end - measure.len_utf8();
    let word = LEXICON.at(&text[from..end])?;
    if !word.classes.has(Classes::WHOLE) {
        return None;
    }
    let noun = &text[from..end];
    Some(without_links(&noun[..noun_end(noun)]).to_owned())
}

/// 降低存款准备金率 of 4次降低存款准备金率: how often it was done.
pub(super) fn deed_after(phrase: &Phrase, after: &str) -> Option<String> {
    let often = ["次", "轮"].contains(&phrase.quantity.unit.as_str());
    let verb = LEXICON.at(after).filter(|_| often)?;
    let does = verb.classes.has(Classes::RISE | Classes::FALL) && verb.text.chars().count() > 1;
    let rest = &after[verb.text.len()..];
    let what = without_links(&rest[..noun_end(rest)]);
    let named = what.chars().count() >= 2 && !rest.starts_with(['到', '至', '了', '为']);
    (does && named).then(|| format!("{}{what}", verb.text))
}

/// Verbs that the deed of those who were counted stands after: 帮助5人成功就业.
const HELPS: [&str; 6] = ["帮助", "帮扶", "扶持", "引导", "带动", "助力"];

/// How much each of those has is told by the next number: 农民 of 13万户农民户均增收300元.
const MEANS: [&str; 4] = ["年人均", "月人均", "人均", "户均"];

/// Whether words say how much each of those has who were named before.
pub(crate) fn is_mean(words: &str) -> bool {
    MEANS.iter().any(|mean| words.starts_with(mean))
}

/// What stands after a number, where that is what it counts.
pub(super) fn noun_after(since: &str, after: &str, unit: UnitClass, printed: &str) -> String {
    if MILESTONES.iter().any(|mark| after.starts_with(mark)) {
        return String::new();
    }
    // 零死亡、食品安全零事件: another item of the list.
    if unit == UnitClass::Zero && after.trim_start_matches('”').starts_with('、') {
        return String::new();
    }
    let after = after.trim_start_matches(|c: char| c.is_whitespace() || "“".contains(c));
    let after = skip_bracket(after);
    // What did not happen may be told in any words, and so what people were helped to.
    let after = if unit == UnitClass::Zero || HELPS.iter().any(|word| since.ends_with(word)) {
        without_leads(after)
    } else {
        after
    };
    let of = after.strip_prefix('的').filter(|rest| !rest.is_empty());
    let direct = of.unwrap_or(after);
    if of.is_none() && unit != UnitClass::Zero && !may_name(after) {
        return String::new();
    }
    let noun = without_brackets(&direct[..noun_end(direct)]);
    let noun = one_of(&noun).map_or(noun.as_str(), |(_, noun)| noun);
    let whole = matches!(printed, "100%" | "100％" | "百分之百" | "百分百");
    // 全市85%企业完成整改: of those after it, as with 的.
    let opens = unit == UnitClass::Percent && REGIONS.contains(&since.trim());
    let money = unit == UnitClass::Money
        && of.is_none()
        && !since.ends_with('的')
        && !names_money(direct)
        && !is_fund(noun)
        && !ends_with_it(direct, noun);
    if of.is_none() && (unit.relates() && !whole && !opens || unit == UnitClass::Rank || money) {
        return String::new();
    }
    without_links(noun.trim_end_matches(|c: char| c.is_whitespace()))
        .trim_end_matches("全部")
        .trim_start_matches(['“', '”', '的'])
        .to_owned()
}

/// Where after a noun of two characters or more a verb or a side of it (达标率) takes up the next number; `same`
/// where both count by one measure word.
pub(super) fn taken_up(after: &str, next: Option<UnitClass>, same: bool) -> usize {
    // 14个督察反馈问题完成整改12个: so many of the same things, whatever verbs are in their name.
    if let Some(end) = verbs_at_the_end(after).filter(|_| same) {
        return end;
    }
    if next.is_some_and(|next| next != UnitClass::Count)
        && may_name(after)
        && let Some(side) = LEXICON
            .before(without_links(after))
            .filter(|word| word.classes.has(Classes::SIDE) && word.text.chars().count() > 1)
    {
        let side = without_links(after).len() - side.text.len();
        let mean = MEANS.iter().filter_map(|mean| after[..side].find(mean));
        let at = mean.min().filter(|at| *at > 0).unwrap_or(side);
        // 园区实现产值、税收: the side is of a list that the verb takes up.
        let verb = verb_inside(after);
        if after[..at].chars().count() >= 2 && (verb >= at || !after[verb..at].contains('、')) {
            return things_of(&after[..at]);
        }
    }
    things_of(&after[..verb_inside(after)])
}

/// Where the verbs begin that stand right before the next number, after a noun.
fn verbs_at_the_end(after: &str) -> Option<usize> {
    let mut noun = after;
    while let Some(verb) = LEXICON
        .before(noun)
        .filter(|word| word.classes.has(Classes::VERB) && word.text.chars().count() > 1)
    {
        noun = &noun[..noun.len() - verb.text.len()];
    }
    let verbs = noun.len() < after.len();
    // 项目已基本完成: how far it was done is no part of the name.
    let noun = noun.strip_suffix("基本").unwrap_or(noun);
    let noun = noun.strip_suffix(['已', '均', '都']).unwrap_or(noun);
    let plain = noun.chars().all(char::is_alphanumeric);
    let named = may_name(after) && noun.chars().count() >= 2 && plain;
    (named && verbs).then_some(noun.len())
}

/// Where a noun ends whose things are named after it: 部门 of 部门各类事项.
fn things_of(noun: &str) -> usize {
    let things = noun.find('各').filter(|at| {
        if !may_name(noun) {
            return false;
        }
        let word = LEXICON.at(&noun[*at..]);
        let general =
            word.is_some_and(|word| word.classes.has(Classes::GENERAL) && word.text != "各");
        general && noun[..*at].chars().count() >= 2
    });
    things.unwrap_or(noun.len())
}

/// Where after a noun of two characters or more a verb stands.
fn verb_inside(after: &str) -> usize {
    // 市级试点村: a level is no noun.
    let level = after
        .find('级')
        .map_or(0, |at| after[..at].chars().count() + 1);
    let level = if level <= 4 { level } else { 0 };
    // 重点提升片区: nor is what tells which.
    let which = after
        .strip_prefix("重点")
        .and_then(|rest| LEXICON.at(rest))
        .map_or(0, |word| "重点".chars().count() + word.text.chars().count());
    let level = level.max(which);
    let near = after
        .char_indices()
        .nth(level + 2)
        .map_or(after.len(), |(at, _)| at);
    if !may_name(after) || after.trim_end().ends_with(['和', '及', '与', '、']) {
        return after.len();
    }
    let verb = LEXICON.find(&after[near..], Classes::VERB);
    let takes = |(at, word): &(usize, Word<'_>)| {
        let rest = &after[near + at + word.text.len()..];
        // 11家企业入选名单、占全省一半: what they did ends at the joint.
        // 园区实现产值、税收: amounts of what the verb takes up.
        let ends = rest.rsplit_once('、').is_some_and(|(done, next)| {
            let side = |word: Word<'_>| word.classes.has(Classes::SIDE);
            let told = next.contains(['占', '居', '位', '列'])
                || LEXICON
                    .at(next)
                    .is_some_and(|word| word.classes.has(Classes::SIDE | Classes::VERB));
            told && !LEXICON.before(done).is_some_and(side)
        });
        if ends || rest.ends_with('前') {
            return false;
        }
        let goes_on = Classes::RISE | Classes::FALL | Classes::LINK;
        word.text.chars().count() > 1
            && LEXICON
                .at(rest)
                .is_none_or(|next| !next.classes.has(goes_on))
    };
    verb.filter(takes).map_or(after.len(), |(at, _)| near + at)
}

/// 其他重大决定 of 45项危房解危、征收等其他重大决定: examples are no name, the class after 等 is.
pub(super) fn class_of_examples<'a>(after: &'a str, clause: &'a str) -> &'a str {
    let listed = after.find('、').filter(|at| *at > 0 && may_name(after));
    let class = listed.and_then(|_| clause.find('等').map(|at| &clause[at + '等'.len_utf8()..]));
    let class = class.filter(|class| {
        clause.len() >= after.len() && class.starts_with(char::is_alphabetic) && may_name(class)
    });
    match class {
        Some(class)
            if clause[..clause.len() - class.len()]
                .find(|c: char| c.is_ascii_digit() || "，；".contains(c))
                .is_none() =>
        {
            class
        }
        _ => after,
    }
}

/// 工资 of 追回6300万元工资: a short noun that ends the clause.
fn ends_with_it(after: &str, noun: &str) -> bool {
    let rest = after.strip_prefix(noun).unwrap_or(after);
    let ends = !rest.starts_with(char::is_alphanumeric);
    let plain = LEXICON
        .find(noun, Classes::VERB | Classes::LEAD | Classes::LINK)
        .is_none();
    (2..=4).contains(&noun.chars().count()) && ends && plain
}

fn names_money(text: &str) -> bool {
    const MONEY: [&str; 12] = [
        "资金",
        "投资",
        "财政",
        "经费",
        "贷款",
        "专项",
        "产业",
        "补贴",
        "消费券",
        "补助",
        "基金",
        "债券",
    ];
    MONEY.iter().any(|word| text.starts_with(word))
}

/// 创业投资基金 of 设立1亿元创业投资基金.
fn is_fund(noun: &str) -> bool {
    ["资金", "基金", "专款", "债券", "贷款"]
        .iter()
        .any(|end| noun.ends_with(end))
}

/// A bracket directly after a number stands between it and its noun.
fn skip_bracket(after: &str) -> &str {
    let Some(inside) = after.strip_prefix(['（', '(', '[']) else {
        return after;
    };
    inside.find(['）', ')', ']']).map_or("", |close| {
        let rest = &inside[close..];
        &rest[rest.chars().next().map_or(0, char::len_utf8)..]
    })
}

/// Whether the words after a number can name what it counts, or go on with the sentence.
pub(super) fn may_name(after: &str) -> bool {
    let Some(first) = after.chars().next() else {
        return false;
    };
    // 39个重点村: these tell which.
    if REGIONS.iter().chain(&["省级", "重点"]).any(|which| {
        after
            .strip_prefix(which)
            .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    }) {
        return true;
    }
    let word = LEXICON.at(after).filter(|word| !is_torn(word, after));
    let changes = word.is_some_and(|word| word.classes.has(Classes::RISE | Classes::FALL));
    if changes || WEAK.iter().any(|verb| after.starts_with(verb)) {
        return false;
    }
    if !first.is_alphanumeric() && !"“《".contains(first) {
        return false;
    }
    let goes_on = Classes::LEAD | Classes::LINK | Classes::AGAINST | Classes::RISE | Classes::FALL;
    match word {
        Some(word) if word.classes.has(Classes::VERB) => true,
        Some(word) => !word.classes.has(goes_on) || tells_which(&word, after),
        None => true,
    }
}

/// 高科技, 排水: a mover of one character that only begins another word.
fn is_torn(word: &Word<'_>, after: &str) -> bool {
    const GOES_ON: [char; 12] = [
        '于', '到', '至', '出', '过', '达', '了', '在', '名', '位', '幅', '为',
    ];
    let rest = &after[word.text.len()..];
    let single = word.text.chars().count() == 1;
    let moves = word.classes.has(Classes::RISE | Classes::FALL) || word.text == "排";
    single && moves && rest.starts_with(|c: char| c.is_alphabetic() && !GOES_ON.contains(&c))
}

/// 高标准 of 11所高标准学校: a manner that no verb stands after.
fn tells_which(word: &Word<'_>, after: &str) -> bool {
    let rest = &after[word.text.len()..];
    let plain = !word
        .classes
        .has(Classes::LINK | Classes::AGAINST | Classes::RISE | Classes::FALL);
    let near: String = rest.chars().take(2).collect();
    plain
        && word.text.chars().count() > 2
        && near.chars().count() == 2
        && near.chars().all(char::is_alphabetic)
        && LEXICON.at(rest).is_none_or(|next| next.classes.is_none())
}

/// What became of things is no part of their name.
const DONE: [&str; 3] = ["建成", "投入使用", "投入运营"];

/// 投入使用 of 35个中心相继投入使用: what became of what is counted, at the end of its clause.
pub(crate) fn done_after(rest: &str) -> &'static str {
    const USED: [&str; 4] = ["建成使用", "建成投用", "建成投产", "建成开放"];
    let rest = without_leads(rest);
    let ends = |done: &&&str| {
        let after = rest.strip_prefix(**done);
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    };
    let mut done = DONE.iter().chain(&USED);
    done.find(ends).copied().unwrap_or_default()
}

/// 以20个重点镇为龙头的: what the counted things are of something, that stands after them.
fn is_example(rest: &str) -> bool {
    const ROLES: [&str; 12] = [
        "代表", "主", "重点", "龙头", "核心", "引领", "支撑", "骨干", "主体", "依托", "载体",
        "抓手",
    ];
    let role = rest.strip_prefix('为');
    let mut after = ROLES
        .iter()
        .filter_map(|role_of| role?.strip_prefix(role_of));
    after.any(|after| after.starts_with('的') || !after.starts_with(char::is_alphanumeric))
}

/// Where what is counted ends: at a mark, a joint before another number, or what became of it.
pub(super) fn noun_end(text: &str) -> usize {
    let near = text.char_indices().nth(4).map_or(text.len(), |(at, _)| at);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        // A gloss inside a noun: 县(市、区)政府.
        if at > 0 && "(（".contains(c) {
            let close = rest.find([')', '）']).filter(|close| *close <= 24);
            let next = close.and_then(|close| rest[close..].chars().nth(1));
            if let Some(close) = close.filter(|_| next.is_some_and(char::is_alphabetic))
                && !rest[..close].contains(|c: char| c.is_ascii_digit())
            {
                at += close + rest[close..].chars().next().map_or(0, char::len_utf8);
                continue;
            }
        }
        // 省、市政协提案: of two levels.
        let levels = |c: char| "国省市州县区乡镇村".contains(c);
        let level = text[..at].rsplit('、').next().unwrap_or_default();
        if c == '、' && level.chars().count() == 1 && level.starts_with(levels) {
            let next = rest.chars().nth(1);
            if next.is_some_and(levels) {
                at += c.len_utf8();
                continue;
            }
        }
        // 一汽—大众: one name.
        let next = rest[c.len_utf8()..].chars().next();
        let joins = c == '—' && at > 0 && next.is_some_and(char::is_alphabetic);
        let names = c.is_alphanumeric() || "“”《》·".contains(c) || joins;
        if !names || rest.starts_with("以及") || at > 0 && is_example(rest) {
            break;
        }
        let done = DONE.iter().any(|word| rest.starts_with(word));
        if done && at >= near {
            // 35个中心相继建成: how it was done is no name either.
            let how = LEXICON
                .before(&text[..at])
                .filter(|word| word.classes.has(Classes::LEAD) && word.text.chars().count() > 1)
                .map_or(at, |how| at - how.text.len());
            return if text[..how].chars().count() > 1 {
                how
            } else {
                at
            };
        }
        at += c.len_utf8();
    }
    at
}
