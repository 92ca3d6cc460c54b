//! What is counted was named before: by the last number, a bracket's host, or a clause.

use super::before::{changed, fall_word, is_only_verb, mention_relates, same_before_deeds};
use super::beside::given;
use super::hosts::{clause_before, host_noun, is_deed, named_before, thing};
use super::shares::without_side;
use crate::figures::facts::{Fact, Subject, fit};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::At;
use crate::figures::sentence::{UnitClass, lead_verb, predicate, shortened};
use crate::figures::wording::{BOUNDS, CARRIED, is_size};

/// 违法建筑拆除（411件）: what stands before a bracket that names nothing itself.
pub(super) fn bracket_host(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    if !mention.opens_bracket(at.sentence) {
        return None;
    }
    let before = at.before();
    let host = host_noun(at)?;
    // 调解纠纷4316件（成功4289件）: how it ended.
    let ended = ["成功", "未成功", "全部"]
        .iter()
        .find(|word| mention.before.trim() == **word);
    let label = fit(&[
        (2, &host),
        (1, before.phrase),
        (1, ended.copied().unwrap_or_default()),
    ]);
    let beside = if before.phrase.is_empty() {
        host.clone()
    } else {
        before.phrase.to_owned()
    };
    let subject = Subject {
        label,
        beside,
        noun: host,
        verb: before.verb.to_owned(),
        follows: true,
        ..Subject::default()
    };
    Some(changed(subject, at, before))
}

/// 受理12件，同比增长5%: of what the sentence said last. A number that only serves to compare (较上年的98件)
/// is of the last one in its own unit.
pub(super) fn same_as_the_last(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let before = at.before();
    let compares = before.phrase.is_empty()
        && before.change.is_none()
        && mention.before.contains(['较', '比']);
    let last = if compares && !mention.unit.relates() {
        at.said().rfind(|fact| {
            fact.subject.change.is_empty() && at.unit_of(&fact.span) == at.unit_of(&mention.span)
        })?
    } else {
        at.last()?
    };
    // 合同项目27个、协议项目16个，已落地24个: of both, which no name says.
    if mention.since.contains('已') && !mention.unit.relates() && exceeds(at, last) {
        return Some(Subject::default());
    }
    let deed = is_deed(before.phrase) && before.change.is_none();
    let things = if deed { things_before(at) } else { Some(last) };
    let last = things.unwrap_or(last);
    let same = same_before_deeds(at, before);
    let (things, last) = same.map_or((things, last), |same| (Some(same), same));
    // 税收收入25亿元，占预算的80%，增长3%: a share grows by points.
    let share = last.subject.noun.starts_with('占') && at.relates(&last.span);
    let grows = share && before.change.is_some() && mention.unit == UnitClass::Percent;
    let noun = if things.is_none() {
        String::new()
    } else if grows {
        last.subject.antecedent().to_owned()
    } else if before.word().starts_with(['比', '较']) && !last.subject.change.is_empty() {
        // 增长11%，比全省高4个百分点: the growth is higher.
        last.subject.label.clone()
    } else if last.subject.noun.is_empty() {
        last.subject.label.clone()
    } else {
        last.subject.noun.clone()
    };
    let noun = if same.is_some() {
        without_deeds(&noun).to_owned()
    } else {
        noun
    };
    // 公路通车里程281公里、在建338公里: one state is no part of the other.
    let bare = thing(without_side(&noun));
    let other = LEXICON.is(before.phrase, Classes::DONE) && bare.len() < without_side(&noun).len();
    let noun = if other { bare.to_owned() } else { noun };
    // A clause without a number in between may have named something else.
    let clause = at.sentence.clauses[at.mention().clause].range.start;
    let between = at
        .sentence
        .text
        .get(last.span.end..clause)
        .unwrap_or_default();
    let marks = between.matches(['，', '；', '。', ',', ';']).count();
    let named_since = (marks >= 2 && between.chars().count() > 12)
        .then(|| clause_before(at))
        .flatten();
    let own = before.change.is_some() || before.phrase.is_empty();
    let verb = if own && named_since.is_none() {
        last.subject.verb.clone()
    } else {
        before.verb.to_owned()
    };
    let of = last.subject.of.clone().filter(|_| named_since.is_none());
    let noun = named_since.unwrap_or(noun);
    // 工业增加值增速居全省第3位，完成80亿元: how fast it grows is no part of the amount.
    let growth = ["增速", "增幅", "增长速度"].iter();
    let grown = growth.filter_map(|speed| noun.strip_suffix(speed)).next();
    let amount = grown
        .filter(|_| mention.unit.is_amount())
        .map(str::to_owned);
    let reached = mention.unit == UnitClass::Money && ["完成", "实现"].contains(&before.phrase);
    let verb = if reached && amount.is_some() {
        String::new()
    } else {
        verb
    };
    let own_words = if reached && amount.is_some() {
        ""
    } else {
        before.phrase
    };
    let noun = amount.unwrap_or(noun);
    let host = of
        .as_deref()
        .filter(|of| !noun.contains(of))
        .unwrap_or_default();
    let outcome = if before.phrase.is_empty() && before.change.is_none() && !mention_relates(at) {
        let opens = matches!(mention.clause_before, "" | "其中" | "有" | "其中有")
            && mention.unit == UnitClass::Count;
        let told = at.mention().outcome;
        if told.is_empty() && opens {
            predicate(mention.after)
        } else {
            told
        }
    } else {
        ""
    };
    // 30项被列入清单，12项实现通办: of the first only what became of it was said.
    let told = noun.starts_with('被') || !lead_verb(&noun).is_empty();
    let noun = if last.subject.noun_follows && told && !outcome.is_empty() {
        String::new()
    } else {
        noun
    };
    let changes = before.change.is_some() || fall_word(at).is_some();
    // 新收申请57件，上年结转3件: another deed on the same things.
    let deed = lead_verb(before.phrase) == before.phrase || CARRIED.contains(&before.phrase);
    let own_verb = !before.phrase.is_empty() && before.change.is_none() && deed;
    let first = lead_verb(&noun);
    // 60个试点示范已落地20个: the noun is a deed by its name only.
    let fewest = if last.subject.noun_follows { 3 } else { 2 };
    let bare = noun[first.len()..].chars().count() >= fewest;
    let noun = if own_verb && !first.is_empty() && bare {
        noun[first.len()..].to_owned()
    } else {
        noun
    };
    // 确保增长16%、力争增长17%: the second aim of the same.
    let aims = mention.before.contains("力争") && last_clause_ensures(at);
    let aim = if aims { "力争" } else { "" };
    // 新建公租房126套6.7万平方米, 126套、6.7万平方米: both are of what was done.
    let listed = mention
        .since
        .trim_matches(|c: char| c == '、' || c.is_whitespace());
    let beside = listed.is_empty() && at.last_in_clause().is_some();
    // 取消事项192项，累计816项: without the verb these would still be there.
    let turned = !verb.starts_with('新')
        && before.phrase.is_empty()
        && LEXICON.is(&verb, Classes::TURN)
        && outcome.is_empty();
    // 为280家企业提供43亿元: those who are given something do not do it.
    let given =
        given(at, &last.span).filter(|_| own_verb && last.subject.noun_follows && !noun.is_empty());
    let host = given.map_or_else(|| shortened(host, 12), String::from);
    let label = fit(&[
        (1, &host),
        (
            1,
            if (changes || beside || turned) && !noun.starts_with(&verb) {
                &verb
            } else {
                ""
            },
        ),
        (2, &shortened(&noun, 20)),
        (3, aim),
        (3, outcome),
        (
            3,
            if before.change.is_some() || noun.starts_with(own_words) || noun.ends_with(own_words) {
                ""
            } else {
                own_words
            },
        ),
    ]);
    let verb = if outcome.is_empty() {
        verb
    } else {
        outcome.to_owned()
    };
    let own = format!("{}{outcome}", before.phrase);
    let beside = if own.is_empty() {
        own
    } else {
        format!("{own}{noun}")
    };
    let subject = Subject {
        label,
        beside,
        noun,
        verb,
        of,
        follows: true,
        ..Subject::default()
    };
    Some(changed(subject, at, before))
}

/// Whether the number is more than what a fact counts, of the same unit.
fn exceeds(at: &At<'_>, last: &Fact) -> bool {
    let both = at.quantity(&at.mention().span).zip(at.quantity(&last.span));
    both.is_some_and(|(own, last)| own.unit == last.unit && own.value > last.value)
}

/// 其中10亿元以上5个: of what the sentence said last, but of another size.
pub(super) fn size_alone(at: &At<'_>) -> Option<Subject> {
    let size = at.before().phrase;
    let last = at.last()?;
    let (before, thing) = around_size(last.subject.antecedent());
    if !is_size(size) || before.is_empty() && thing.is_empty() || at.relates(&last.span) {
        return None;
    }
    Some(Subject {
        label: fit(&[
            (1, &last.subject.verb),
            (2, &format!("{before}{size}{thing}")),
        ]),
        beside: String::new(),
        // What is told next may be of all sizes.
        noun: format!("{before}{thing}"),
        verb: last.subject.verb.clone(),
        follows: true,
        ..Subject::default()
    })
}

/// What stands before and after the size in a name: 工业项目 after that of 1亿元以上工业项目.
fn around_size(noun: &str) -> (&str, &str) {
    let split = BOUNDS
        .iter()
        .chain(&["元"])
        .find_map(|end| noun.split_once(end));
    let Some((sized, thing)) = split else {
        return ("", noun);
    };
    let size = sized
        .find(|c: char| c.is_ascii_digit())
        .or_else(|| sized.find(['亿', '万', '千', '百']));
    let before = &sized[..size.unwrap_or(sized.len())];
    (before.trim_end_matches(['超', '过']), thing)
}

/// The things of which several outcomes are told one after the other: 申请审结118件，维持52件，确认违法4件，终止46件.
/// No sum of money is one of them: 罚款286万元，约谈37人.
fn things_before<'a>(at: &At<'a>) -> Option<&'a Fact> {
    const SHORT: usize = 5;
    let own = &at.mention().span;
    let bracket = at.sentence.clauses[at.mention().clause].bracket;
    let said = at
        .said()
        .filter(|fact| fact.bracket.is_none() || fact.bracket == bracket);
    let said: Vec<&Fact> = said.collect();
    let outcome = |place: usize| {
        let fact = said[place];
        let short = !fact.subject.verb.is_empty()
            && !fact.subject.noun_follows
            && fact.subject.label.chars().count() <= SHORT;
        let of_the_same = || {
            let before = place.checked_sub(1).map(|before| said[before]);
            before.is_some_and(|before| {
                (before.subject.follows || is_deed(&before.subject.noun))
                    && at.unit_of(&before.span) == at.unit_of(&fact.span)
            })
        };
        let what = match fact.subject.noun.as_str() {
            "" => &fact.subject.label,
            noun => noun,
        };
        is_deed(what) || short && of_the_same()
    };
    let things =
        |place: &usize| !outcome(*place) && (at.is_money(own) || !at.is_money(&said[*place].span));
    (0..said.len()).rev().find(things).map(|place| said[place])
}

/// 住房 of 住房新开工: what is counted without what was done to it.
fn without_deeds(noun: &str) -> &str {
    const SHORTEST: usize = 3;
    let deed = LEXICON
        .before(noun)
        .filter(|word| word.classes.has(Classes::VERB) && word.text.chars().count() > 1);
    let rest = deed.map(|deed| &noun[..noun.len() - deed.text.len()]);
    match rest.filter(|rest| rest.chars().count() >= SHORTEST) {
        Some(rest) => without_deeds(rest),
        None => noun,
    }
}

/// Whether 确保 stands before the last number.
fn last_clause_ensures(at: &At<'_>) -> bool {
    let words = &at.sentence.text[..at.mention().span.start];
    let since = words
        .rfind(['；', ';'])
        .map_or(words, |mark| &words[mark..]);
    since.contains("确保")
}

/// 深入开展清理工作，共废止12件: the clause or the sentence before names it.
pub(super) fn named_by_a_clause(at: &At<'_>) -> Option<Subject> {
    let before = at.before();
    let deed = !before.phrase.is_empty() && lead_verb(before.phrase) == before.phrase;
    if at.mention().unit == UnitClass::Money && at.starts_anew() && deed {
        return Some(Subject {
            label: before.phrase.to_owned(),
            noun: before.phrase.to_owned(),
            ..Subject::default()
        });
    }
    let noun = named_before(at)?;
    // 加快管网改造，全年改造完成: the verb is said once.
    let verb = lead_verb(before.phrase);
    let first = LEXICON.at(verb).map_or("", |word| word.text);
    let name = Some(first)
        .filter(|first| !first.is_empty())
        .and_then(|first| noun.strip_suffix(first));
    let label = fit(&[
        (2, &shortened(name.unwrap_or(&noun), 20)),
        (3, before.phrase),
    ]);
    let subject = Subject {
        label,
        beside: String::new(),
        noun,
        verb: before.verb.to_owned(),
        follows: true,
        ..Subject::default()
    };
    Some(changed(subject, at, before))
}

/// 培训300人次: what was done to people says what is counted.
pub(super) fn verb_alone(at: &At<'_>) -> Option<Subject> {
    const PEOPLE: [&str; 6] = ["人", "人次", "名", "户", "批", "户次"];
    let mention = at.mention();
    let before = at.before();
    let people = PEOPLE.contains(&at.sentence.phrases[mention.n].quantity.unit.as_str());
    let turns = LEXICON.at(before.phrase).is_some_and(|word| {
        word.classes.has(Classes::TURN) || ["完成", "实现", "开展"].contains(&word.text)
    });
    if !people || turns || !is_only_verb(before) || before.phrase.chars().count() < 2 {
        return None;
    }
    Some(Subject {
        label: before.phrase.to_owned(),
        beside: before.phrase.to_owned(),
        noun: before.phrase.to_owned(),
        ..Subject::default()
    })
}
