//! The words before a number: what is named there, its verb, and the word of a change.

use crate::figures::facts::{Fact, Subject, fit};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::change::Change;
use crate::figures::rules::{At, change};
use crate::figures::sentence::{
    Mention, UnitClass, lead_verb, named, without_leads, without_links,
};
use crate::figures::wording::{RANKS, REGIONS, TOTALS, is_total};

/// The words before a number, without what makes it a change.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Before<'a> {
    /// What is named there, verb included.
    pub(super) phrase: &'a str,
    pub(super) verb: &'a str,
    pub(super) change: Option<Change<'a>>,
    /// The change is its clause's own verb: what it is of stands after it, not in what was said before.
    pub(super) cuts: bool,
}

impl<'a> Before<'a> {
    pub(in crate::figures::rules) fn of(at: &At<'a>, mention: &'a Mention<'_>) -> Self {
        let words = mention.before.as_str();
        let change = change::of(at, words);
        let words = change.map_or(words, |change| change.of);
        // 比上年预算高0.2个百分点: what it is held against is not what it is of.
        let held = change.is_some_and(|change| change.rises.is_none())
            && words.trim_start().starts_with(['比', '较']);
        let words = if held { "" } else { words };
        let words = after_total(words);
        let phrase = if mention.unit == UnitClass::Rank {
            without_rank(words)
        } else {
            before_aim(named(change::without_comparison(without_links(words))))
        };
        let phrase = with_level(at, mention, words, phrase);
        let phrase = if mention.unit == UnitClass::Money {
            without_done(phrase)
        } else {
            phrase
        };
        let cut = cut_of(mention, phrase)
            .or_else(|| listed_cut(at, mention, phrase))
            .filter(|_| change.is_none());
        let phrase = cut.map_or(phrase, |cut| cut.of);
        Self {
            phrase,
            verb: if cut.is_some() { "" } else { lead_verb(phrase) },
            change: change.or(cut),
            cuts: cut.is_some(),
        }
    }

    /// What is named before a number whose noun stands after it: no word there makes it a change.
    pub(super) fn without_change(at: &At<'a>, mention: &'a Mention<'_>) -> Self {
        if mention.unit.relates() {
            return *at.before();
        }
        let phrase = named(after_total(&mention.before));
        Self {
            phrase,
            verb: lead_verb(phrase),
            change: None,
            cuts: false,
        }
    }

    pub(super) fn noun(&self) -> &'a str {
        &self.phrase[self.verb.len()..]
    }

    pub(super) fn word(&self) -> &'a str {
        self.change.map_or("", |change| change.word)
    }
}

/// 全省比赛金牌 of 全国比赛金牌4枚、全省比赛金牌9枚: of which level is told of every item.
fn with_level<'a>(at: &At<'_>, mention: &Mention<'_>, words: &'a str, phrase: &'a str) -> &'a str {
    let words = words.trim_start();
    let level = REGIONS.iter().find(|region| {
        words
            .strip_prefix(**region)
            .is_some_and(|rest| rest.starts_with(phrase))
    });
    let Some((level, last)) = level.zip(at.last_in_clause().filter(|_| mention.item)) else {
        return phrase;
    };
    let before = last.subject.noun.strip_suffix(phrase);
    if phrase.is_empty() || before.is_none_or(str::is_empty) {
        return phrase;
    }
    &words[..level.len() + phrase.len()]
}

/// 压缩审批时限50%: the verb says that the number is a fall.
fn cut_of<'a>(mention: &Mention<'_>, phrase: &'a str) -> Option<Change<'a>> {
    use UnitClass::{Measure, Percent, Points};
    let by_much = matches!(mention.unit, Measure | Percent | Points);
    let verb = LEXICON.at(phrase).filter(|_| by_much)?;
    let of = &phrase[verb.text.len()..];
    let names = of.chars().count() >= 2 && mention.noun_after.is_empty();
    let falls = verb.classes.has(Classes::FALL) && verb.classes.has(Classes::VERB);
    (falls && names).then_some(Change {
        word: verb.text,
        rises: Some(false),
        of,
    })
}

/// 压减钢铁95万吨、水泥61万吨: the cut of the whole list.
fn listed_cut<'a>(at: &At<'a>, mention: &Mention<'_>, phrase: &'a str) -> Option<Change<'a>> {
    let first = at.last_in_clause().filter(|_| mention.item)?;
    let clause = &at.sentence.clauses[mention.clause].range;
    let cut = LEXICON.at(without_leads(&at.sentence.text[clause.clone()]))?;
    let cuts = cut.classes.has(Classes::FALL) && cut.classes.has(Classes::VERB);
    let same = cuts && cut.text == first.subject.change;
    let named = phrase.chars().count() >= 2 && lead_verb(phrase).is_empty();
    (same && named && mention.unit == UnitClass::Measure).then_some(Change {
        word: cut.text,
        rises: Some(false),
        of: phrase,
    })
}

/// 生产总值 of 生产总值完成: that an amount was reached is no part of its name.
fn without_done(phrase: &str) -> &str {
    let amount = ["完成", "实现"]
        .iter()
        .find_map(|done| phrase.strip_suffix(done));
    let measured = |amount: &&str| {
        let side = LEXICON
            .before(amount)
            .is_some_and(|word| word.classes.has(Classes::SIDE | Classes::COMMON));
        side || amount.ends_with(['额', '值', '税', '资'])
    };
    amount.filter(measured).unwrap_or(phrase)
}

/// 到位资金 of 到位资金确保完成: how firmly it is aimed at is no part of the name.
fn before_aim(phrase: &str) -> &str {
    let aims = ["确保", "力争"].iter().filter_map(|aim| {
        let at = phrase.find(aim)?;
        let rest = &phrase[at + aim.len()..];
        (at > 0 && LEXICON.is(rest, Classes::VERB)).then_some(&phrase[..at])
    });
    aims.min_by_key(|rest| rest.len()).unwrap_or(phrase)
}

/// 收到来信 of 县信访局、热线中心共收到来信: long words before a total only say who did it.
pub(super) fn after_total(words: &str) -> &str {
    const LONG: usize = 10;
    if !words.contains(['共', '累']) {
        return words;
    }
    let after = |at: usize, total: &str| {
        let rest = &words[at + total.len()..];
        let verb = LEXICON
            .at(rest)
            .is_some_and(|word| word.classes.has(Classes::VERB));
        let whole = LEXICON
            .at(&words[at..])
            .is_some_and(|word| word.text == total);
        let long = words[..at].chars().count() > LONG;
        (verb && whole && long && !words[..at].ends_with(['公', '中', '总', '一'])).then_some(rest)
    };
    let places = TOTALS.iter().flat_map(|total| words.rmatch_indices(total));
    places
        .filter_map(|(at, total)| after(at, total))
        .min_by_key(|rest| rest.len())
        .unwrap_or(words)
}

/// The verbs of a rank, shorter and longer ones too.
fn rank_verbs() -> impl Iterator<Item = &'static str> {
    let more = ["列", "居", "综合排名", "均居", "均位居", "均列"];
    RANKS.into_iter().chain(more)
}

/// 位列省直部门: among whom, which is not what is ranked.
pub(super) fn without_rank(phrase: &str) -> &str {
    // 在全市13个县中排名: among whom, which is not what is ranked.
    if phrase.trim_start().starts_with('在') {
        return "";
    }
    // 居民, 系列: these only look like the verb.
    let verb = |(at, word): &(usize, &str)| {
        let noun = phrase[at + word.len()..].starts_with(['民', '住', '家', '室', '车']);
        !(noun || phrase[..*at].ends_with('系'))
    };
    let found = rank_verbs().filter_map(|word| phrase.match_indices(word).find(verb));
    let at = found.map(|(at, _)| at).min();
    named(at.map_or(phrase, |at| &phrase[..at]))
}

/// In what something is ranked, where that is more than a region: 考评 of 在全市考评中名列第二, 百强县 of 位列全国百强县
/// 第15位.
pub(super) fn with_rank(at: &At<'_>, label: String) -> String {
    let mention = at.mention();
    if mention.unit != UnitClass::Rank {
        return label;
    }
    let words = mention
        .clause_before
        .trim_start_matches(|c: char| !c.is_alphabetic());
    let words = without_leads(words.strip_prefix('在').unwrap_or(words));
    let verb = rank_verbs().filter_map(|word| Some((words.rfind(word)?, word.len())));
    let Some((verb, length)) = verb.max_by_key(|(at, length)| (at + length, *length)) else {
        return label;
    };
    let among = [
        &words[verb + length..],
        words[..verb].trim_end_matches('中'),
    ];
    let among = if words[..verb].ends_with('中') {
        among[1]
    } else {
        among[0]
    };
    let mut regions = REGIONS.iter().chain(&["我省", "我市"]);
    let region = regions.find_map(|region| among.strip_prefix(region));
    let among = region
        .unwrap_or(among)
        .trim_matches(|c: char| !c.is_alphabetic() || "第前的".contains(c));
    let plain = among.chars().all(char::is_alphabetic) && (2..=8).contains(&among.chars().count());
    let region_only = LEXICON.is(among, Classes::GENERAL)
        || among.ends_with(['省', '市', '州', '县', '区', '首']);
    let named = label.contains(among) || region_only && region.is_none();
    if !plain || named {
        return label;
    }
    fit(&[(1, &label), (2, among)])
}

/// The word of a fall that a number has in its own words or takes over from its list.
pub(super) fn fall_word(at: &At<'_>) -> Option<String> {
    let printed = at.printed();
    if let Some(word) = LEXICON
        .at(printed)
        .filter(|word| word.classes.has(Classes::FALL))
    {
        return Some(word.text.to_owned());
    }
    let value = at.sentence.phrases[at.mention().n].quantity.value;
    let last = at
        .last()
        .map(|last| last.subject.change.as_str())
        .filter(|change| LEXICON.is(change, Classes::FALL));
    (value < 0.0).then(|| last.unwrap_or("下降").to_owned())
}

/// The subject with the change that the words before the number make of it.
pub(super) fn changed(subject: Subject, at: &At<'_>, before: &Before<'_>) -> Subject {
    let fall = fall_word(at);
    let word = fall.as_deref().unwrap_or(before.word());
    let label = if subject.label.ends_with(word) {
        subject.label
    } else {
        fit(&[(2, &subject.label), (4, word)])
    };
    Subject {
        label,
        change: word.to_owned(),
        rises: before.change.and_then(|change| change.rises),
        ..subject
    }
}

/// Whether a phrase is only a verb: what was done is named elsewhere.
pub(super) fn is_only_verb(before: &Before<'_>) -> bool {
    let words = before.phrase.split(['和', '及', '与', '、']);
    before.phrase.chars().count() <= 6
        && words
            .into_iter()
            .all(|word| LEXICON.is(word, Classes::VERB) || is_done(word))
}

/// 改造完成: a deed, and that it is done.
fn is_done(words: &str) -> bool {
    let deed = words.strip_suffix("完成");
    deed.is_some_and(|deed| LEXICON.is(deed, Classes::VERB))
}

/// The last number that counts things in the same unit, where only several verbs stand before this one:
/// 新开工住房300套，基本建成200套.
pub(super) fn same_before_deeds<'a>(at: &At<'a>, before: &Before<'_>) -> Option<&'a Fact> {
    const LONGEST: usize = 6;
    let deeds = before.phrase.strip_prefix("基本").unwrap_or(before.phrase);
    let several = lead_verb(deeds) == deeds && !LEXICON.is(before.phrase, Classes::VERB);
    let bare = !deeds.is_empty() && before.phrase.chars().count() <= LONGEST;
    // 其中判决维持12件: its whole says of what.
    let alone = before.change.is_none() && !at.is_part();
    if !several || !bare || !alone || at.mention().unit == UnitClass::Money {
        return None;
    }
    let own = at.unit_of(&at.mention().span);
    at.said().rfind(|fact| {
        let noun = fact.subject.noun.as_str();
        let counts = fact.bracket.is_none() && fact.subject.change.is_empty();
        counts && at.unit_of(&fact.span) == own && lead_verb(noun) != noun
    })
}

/// The parts of a phrase before the number: verb and noun, the verb of the list's first item for the
/// others.
pub(super) fn verb_and_noun<'a>(at: &At<'_>, before: &Before<'a>) -> (String, &'a str) {
    let mention = at.mention();
    let shares = matches!(mention.unit, UnitClass::Percent | UnitClass::Points);
    let mut verb = before.verb.to_owned();
    if mention.item
        && verb.is_empty()
        && !shares
        && let Some(last) = at.last_in_clause()
        && !negates(&last.subject.verb)
        // 新增贷款100亿元、贷款余额600亿元: a balance is not new.
        && !(last.subject.verb.starts_with('新') && is_total(before.phrase))
    {
        verb.clone_from(&last.subject.verb);
        if verb.is_empty() && LEXICON.find(before.phrase, Classes::VERB).is_none() {
            verb = verb_of_place(&last.subject.noun).to_owned();
        }
    }
    // 取消权力22项，其中初审事项2项: the part was cancelled too.
    if verb.is_empty()
        && !shares
        && !mention.in_bracket(at.sentence)
        && at.is_part()
        && let Some(whole) = at.whole().filter(|whole| !at.relates(&whole.span))
        && !negates(&whole.subject.verb)
    {
        verb.clone_from(&whole.subject.verb);
    }
    match before.noun() {
        // 参加培训: of two verbs the second is what was done.
        "" => {
            let first = LEXICON.at(before.phrase).map_or(0, |word| word.text.len());
            let noun = &before.phrase[first..];
            if noun.is_empty() {
                (String::new(), before.phrase)
            } else {
                (before.phrase[..first].to_owned(), noun)
            }
        }
        noun => (verb, noun),
    }
}

/// 新建 of 市区新建幼儿园: what is done within a place that is only named by its kind.
fn verb_of_place(noun: &str) -> &str {
    let parts = ["市区", "城区", "农村", "城市", "乡村", "镇村", "县城"];
    let place = parts
        .iter()
        .chain(&REGIONS)
        .find_map(|place| noun.strip_prefix(place));
    place.map_or("", lead_verb)
}

/// 不予 of 不予处罚86起、减轻处罚153起: what was not done to the first was done to the next.
pub(super) fn negates(verb: &str) -> bool {
    verb.starts_with(['不', '未', '没', '无'])
}

pub(super) fn mention_relates(at: &At<'_>) -> bool {
    at.mention().unit.relates() && !at.printed().starts_with("100")
}
