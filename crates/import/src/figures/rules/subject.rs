//! What a number counts: named beside it, or by what was said before it (its antecedent).

use super::change::{self, Change};
use super::{At, Rule, first};
use crate::figures::facts::{Subject, fit};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::sentence::{
    Mention, Opening, Sentence, UnitClass, lead_verb, named, shortened, without_brackets,
    without_leads, without_links, without_softeners,
};
use gongbao_report::phrase::PhraseKind;
use std::ops::Range;

/// What the number counts, and the name of the rule that read it.
pub(crate) fn read(at: &At<'_>) -> Option<(Subject, &'static str)> {
    let (subject, rule) = first(&rules(), at, at.without)?;
    Some((
        Subject {
            label: with_zero(at, subject.label),
            ..subject
        },
        rule,
    ))
}

/// In this order; the last ones read something wherever anything was said before.
pub(crate) fn rules<'a>() -> [Rule<At<'a>, Subject>; 16] {
    [
        Rule {
            name: "sum-of-the-list",
            read: sum_of_the_list,
        },
        Rule {
            name: "respective",
            read: respective,
        },
        Rule {
            name: "respective-again",
            read: respective_again,
        },
        Rule {
            name: "from-to",
            read: from_to,
        },
        Rule {
            name: "times-of",
            read: times_of,
        },
        Rule {
            name: "purpose-behind",
            read: purpose_behind,
        },
        Rule {
            name: "agents-of-the-next",
            read: agents_of_the_next,
        },
        Rule {
            name: "noun-behind",
            read: noun_behind,
        },
        Rule {
            name: "in-bracket",
            read: in_bracket,
        },
        Rule {
            name: "side-of-the-last",
            read: side_of_the_last,
        },
        Rule {
            name: "side-of-the-clause",
            read: side_of_the_clause,
        },
        Rule {
            name: "noun-before",
            read: noun_before,
        },
        Rule {
            name: "bracket-host",
            read: bracket_host,
        },
        Rule {
            name: "same-as-the-last",
            read: same_as_the_last,
        },
        Rule {
            name: "named-by-a-clause",
            read: named_by_a_clause,
        },
        Rule {
            name: "verb-alone",
            read: verb_alone,
        },
    ]
}

/// The words before a number, without what makes it a change.
struct Before<'a> {
    /// What is named there, verb included.
    phrase: &'a str,
    verb: &'a str,
    change: Option<Change<'a>>,
}

impl<'a> Before<'a> {
    fn of(at: &At<'_>, mention: &'a Mention<'_>) -> Self {
        let words = mention.before.as_str();
        let change = change::of(at, words);
        let words = change.map_or(words, |change| change.of);
        // 比上年预算高0.2个百分点: what it is held against is not what it is of.
        let held = change.is_some_and(|change| change.rises.is_none())
            && words.trim_start().starts_with(['比', '较']);
        let words = if held { "" } else { words };
        let words = behind_total(words);
        let phrase = if mention.unit == UnitClass::Rank {
            without_rank(words)
        } else {
            named(change::without_comparison(without_links(words)))
        };
        Self {
            phrase,
            verb: lead_verb(phrase),
            change,
        }
    }

    /// What is named before a number whose noun stands behind it: no word there makes it a change.
    fn without_change(at: &At<'_>, mention: &'a Mention<'_>) -> Self {
        if mention.unit.relates() {
            return Self::of(at, mention);
        }
        let phrase = named(behind_total(&mention.before));
        Self {
            phrase,
            verb: lead_verb(phrase),
            change: None,
        }
    }

    fn noun(&self) -> &'a str {
        &self.phrase[self.verb.len()..]
    }

    fn word(&self) -> &'a str {
        self.change.map_or("", |change| change.word)
    }
}

/// 收到来信 of 县信访局、热线中心共收到来信: long words before a total only say who did it.
fn behind_total(words: &str) -> &str {
    const LONG: usize = 10;
    let totals = ["共计", "总共", "一共", "累计", "共"];
    let behind = |at: usize, total: &str| {
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
    let places = totals.iter().flat_map(|total| words.rmatch_indices(total));
    places
        .filter_map(|(at, total)| behind(at, total))
        .min_by_key(|rest| rest.len())
        .unwrap_or(words)
}

/// 位列省直部门: among whom, which is not what is ranked.
fn without_rank(phrase: &str) -> &str {
    const RANKS: [&str; 13] = [
        "位列",
        "位居",
        "名列",
        "列",
        "居",
        "排名",
        "排在",
        "稳居",
        "跃居",
        "综合排名",
        "均居",
        "均位居",
        "均列",
    ];
    // 在全市13个县中排名: among whom, which is not what is ranked.
    if phrase.trim_start().starts_with('在') {
        return "";
    }
    let at = RANKS.iter().filter_map(|word| phrase.find(word)).min();
    named(at.map_or(phrase, |at| &phrase[..at]))
}

/// The word of a fall that a number has in its own words or takes over from its list.
fn fall_word(at: &At<'_>) -> Option<String> {
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
fn changed(subject: Subject, at: &At<'_>, before: &Before<'_>) -> Subject {
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

/// 满意802条，不满意163条，合计965条: the sum of what the sentence counted before.
fn sum_of_the_list(at: &At<'_>) -> Option<Subject> {
    const SUM: &str = "合计";
    let mention = at.mention();
    let words = mention
        .before
        .trim_matches(|c: char| c.is_whitespace() || c == '，');
    if !["合计", "共计", "总计", "合计为", "总计为", "共"].contains(&words) {
        return None;
    }
    let quantity = |span: &Range<usize>| {
        at.sentence
            .phrases
            .iter()
            .find(|phrase| phrase.span == *span)
            .map(|phrase| &phrase.quantity)
    };
    let own = quantity(&mention.span)?;
    let said: Vec<f64> = at
        .said()
        .filter(|fact| fact.subject.change.is_empty())
        .filter_map(|fact| quantity(&fact.span))
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
fn respective(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let text = at.sentence.text;
    let word = text[..mention.span.start].rfind("分别")?;
    let behind = word + "分别".len();
    let first = at
        .mentions
        .iter()
        .position(|mention| mention.span.start >= behind)?;
    let joined = |one: &Mention<'_>, next: &Mention<'_>| {
        let between = text[one.span.end..next.span.start].trim();
        let rest = ["、", "和", "及", "与", "，", ",", "以及"]
            .iter()
            .find_map(|joint| between.strip_prefix(joint))
            .unwrap_or(between);
        rest.is_empty() || LEXICON.is(rest, Classes::RISE | Classes::FALL | Classes::AGAINST)
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
    let between = &text[behind..at.mentions[first].span.start];
    let change = change::of(at, between);
    let clause = &at.sentence.clauses[at.sentence.clause_of(word)];
    let names = without_brackets(&text[clause.range.start.min(word)..word]);
    if let Some(years) = years_of(&names) {
        return Some(of_years(at, &years, count, index, clause.range.start, word));
    }
    let names = named(change::without_comparison(&names));
    let names = change::of(at, names).map_or(names, |change| named(change.of));
    let tail = if change.is_some() { "" } else { named(between) };
    let fall = fall_word(at);
    // 减少2批、增加1件: each with its own word.
    let change = if index > 0 {
        change::of(at, &mention.before)
            .filter(|own| !own.word.is_empty())
            .or(change)
    } else {
        change
    };
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
            _ => said.get(said.len().checked_sub(count)? + index)?,
        };
        let subject = Subject {
            change: String::new(),
            follows: true,
            beside: String::new(),
            ..fact.subject.clone()
        };
        let word = fall
            .as_deref()
            .unwrap_or(change.map_or("", |change| change.word));
        return Some(Subject {
            label: fit(&[(2, &subject.label), (4, word)]),
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
    let label = fit(&[(2, &verb), (3, &shortened(&noun, 20)), (1, tail), (4, word)]);
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

/// The years that a list of names consists of: 2018年、2019年, 2018-2020年, 2018年至2020年.
fn years_of(names: &str) -> Option<Vec<u16>> {
    let mut years: Vec<u16> = Vec::new();
    let mut rest = names;
    let mut found = false;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = &rest[at..];
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        let (year, behind) = (digits[..end].parse::<u16>().ok(), &digits[end..]);
        let is_year =
            end == 4 && (behind.starts_with('年') || behind.starts_with(['-', '—', '–', '至']));
        let year = year.filter(|year| is_year && (1949..2100).contains(year))?;
        let span = rest[..at]
            .trim()
            .trim_end_matches('年')
            .ends_with(['-', '—', '–', '至', '到'])
            || rest[..at].trim() == "至";
        match years.last().copied() {
            Some(last) if span && last < year && year - last < 12 => years.extend(last + 1..=year),
            _ => years.push(year),
        }
        found = true;
        rest = &digits[end..];
    }
    (found && years.len() > 1).then_some(years)
}

/// 新收案件2018年、2019年分别为8件、7件: one number a year.
fn of_years(
    at: &At<'_>,
    years: &[u16],
    count: usize,
    index: usize,
    from: usize,
    word: usize,
) -> Subject {
    if years.len() != count {
        return Subject::default();
    }
    let text = &at.sentence.text[from.min(word)..word];
    let before = text
        .find(|c: char| c.is_ascii_digit())
        .map_or("", |at| &text[..at]);
    let after = text
        .rfind('年')
        .map_or("", |at| &text[at + '年'.len_utf8()..]);
    let noun = [after, before]
        .iter()
        .map(|words| named(words))
        .find(|noun| noun.chars().count() > 1);
    let noun = noun.map_or_else(|| clause_before(at).unwrap_or_default(), str::to_owned);
    Subject {
        label: fit(&[(1, &shortened(&noun, 24))]),
        beside: noun.clone(),
        noun,
        year: years.get(index).copied(),
        ..Subject::default()
    }
}

/// The name with this place in a list of as many as there are numbers; what the last name ends with or
/// the first begins with is said once for all of them.
fn one_of_names(names: &str, count: usize, index: usize) -> Option<String> {
    const HEADS: [&str; 25] = [
        "数量",
        "总量",
        "人数",
        "产值",
        "收入",
        "增加值",
        "面积",
        "案件",
        "满意度",
        "覆盖率",
        "占比",
        "比重",
        "总额",
        "投资",
        "经费",
        "水平",
        "率",
        "数",
        "量",
        "额",
        "值",
        "产业",
        "标准",
        "企业",
        "项目",
    ];
    let mut items: Vec<&str> = names.split('、').collect();
    if items.len() < count {
        items = items
            .into_iter()
            .flat_map(|item| split_joint(item))
            .collect();
    } else if let Some(last) = items.pop() {
        items.extend(split_joint(last));
    }
    if items.len() != count {
        return None;
    }
    let (item, last, first) = (
        items.get(index)?.trim(),
        items.last()?.trim(),
        items.first()?.trim(),
    );
    let (length, whole) = (item.chars().count(), last.chars().count());
    let number = item.trim_start_matches('第');
    if number.starts_with(['一', '二', '三']) && last.contains("产业") {
        let tail = &last[last.find("产业")? + "产业".len()..];
        let number: String = number.chars().take(1).collect();
        return Some(format!("第{number}产业{tail}"));
    }
    let shared = lead_of_all(first).filter(|_| index > 0 && !item.starts_with(['万', '单']));
    let lead = if let Some(shared) = shared {
        shared.to_owned()
    } else if index > 0 && first.chars().count() > length + 2 {
        let cut = first.chars().count() - length;
        let lead: String = first.chars().take(cut).collect();
        // 新增幼儿园、小学: what was done is shared.
        match lead_verb(first) {
            "" if cut <= 8 => lead,
            verb => verb.to_owned(),
        }
    } else {
        String::new()
    };
    // 起数、人数: each has a head of its own.
    let own = |head: &str| item.chars().next_back() == head.chars().next_back();
    let head = HEADS
        .iter()
        .find(|head| last.ends_with(**head) && index + 1 < count && !own(head));
    // 入学率 of 小学、初中入学率; of 满意和基本满意率 only 率 is shared.
    let single = head.is_some_and(|head| head.chars().count() == 1);
    let far = if single { length } else { length + 3 };
    if index + 1 < count && length <= 4 && whole > far && head.is_some() {
        let tail: String = last.chars().skip(length).collect();
        if !tail.contains(item) {
            return Some(format!("{item}{tail}"));
        }
    }
    Some(format!("{lead}{item}{}", head.copied().unwrap_or_default()))
}

/// What the first of several names begins with for all of them: 万元GDP of 万元GDP能耗、水耗, 生产安全事故 of
/// 生产安全事故起数、死亡人数.
fn lead_of_all(first: &str) -> Option<&str> {
    const MEASURES: [&str; 4] = ["万元GDP", "单位GDP", "万元生产总值", "单位生产总值"];
    const COUNTS: [&str; 4] = ["起数", "件数", "宗数", "次数"];
    let measure = MEASURES.iter().find(|word| first.starts_with(**word));
    let counted = || COUNTS.iter().find_map(|word| first.strip_suffix(word));
    measure
        .map(|word| &first[..word.len()])
        .or_else(counted)
        .filter(|lead| lead.chars().count() > 2)
}

fn split_joint(text: &str) -> Vec<&str> {
    for joint in ["以及", "和", "与", "及"] {
        if let Some((one, two)) = text.rsplit_once(joint)
            && one.chars().count() > 1
            && two.chars().count() > 1
            && LEXICON
                .at(&text[one.len()..])
                .is_none_or(|word| word.text.len() <= joint.len())
        {
            return vec![one, two];
        }
    }
    vec![text]
}

/// 城镇和农村收入分别达3万元和1万元，增长7%和9%: changes in the order of the numbers before.
fn respective_again(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    if !mention.unit.relates() {
        return None;
    }
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
    let (count, index) = (last - first + 1, at.place - first);
    if count < 2 {
        return None;
    }
    let before = Before::of(at, &at.mentions[first]);
    if before.change.is_none() && fall_word(at).is_none() {
        return None;
    }
    // 警情、损失下降24.8%、39.1%: as many names as numbers.
    if !before.phrase.is_empty() {
        let noun = one_of_names(before.phrase, count, index)?;
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
        beside: String::new(),
        ..fact.subject.clone()
    };
    Some(changed(subject, at, &before))
}

/// 从38件增加到60件: both ends count the same.
fn from_to(at: &At<'_>) -> Option<Subject> {
    const TURNS: [&str; 4] = ["调整", "优化", "发展", "变"];
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
    let verb = word
        .filter(|word| LEXICON.is(word, moves))
        .or_else(|| TURNS.into_iter().find(|word| since.starts_with(word)))
        .unwrap_or_default();
    let rest = &since[verb.len()..];
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

/// 产出20亿元，是全市平均水平的2.6倍: of what the sentence said last, and of what it is so many times.
fn times_of(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let last = at.last().filter(|_| mention.unit == UnitClass::Times)?;
    let words = without_softeners(mention.since).strip_suffix('的')?;
    let measure = ["相当于", "是", "为"]
        .iter()
        .find_map(|word| Some(&words[words.rfind(word)? + word.len()..]))?;
    let dated = measure.contains(|c: char| c.is_ascii_digit()) || measure.ends_with(['年', '期']);
    if dated || measure.chars().count() < 2 {
        return None;
    }
    let host = last.subject.antecedent();
    let label = fit(&[(2, &shortened(host, 14)), (1, "是"), (1, measure)]);
    Some(Subject {
        label,
        noun: host.to_owned(),
        beside: String::new(),
        follows: true,
        ..Subject::default()
    })
}

/// 投入1.75亿元新建学校, 统筹400亿元用于工业发展: money that only a verb stands before is told by its purpose.
fn purpose_behind(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let before = Before::of(at, mention);
    // 统筹, 争取: verbs that open phrases too.
    let lone = without_softeners(&mention.before);
    let verb = if before.phrase.is_empty() {
        lone
    } else {
        before.phrase
    };
    let alone = is_only_verb(&before) || LEXICON.is(lone, Classes::VERB);
    if mention.unit != UnitClass::Money || mention.item || !alone {
        return None;
    }
    let after = mention.after.strip_prefix("资金").unwrap_or(mention.after);
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

/// 11人3队22次创22项纪录: numbers in a row that did what the next number counts.
fn agents_of_the_next(at: &At<'_>) -> Option<Subject> {
    const LONGEST_VERB: usize = 3;
    let mention = at.mention();
    let row = |place: &usize| at.mentions[*place].shares;
    let last = (at.place..at.mentions.len()).find(|place| !row(place))?;
    let next = at.mentions.get(last + 1)?;
    let verb = at.mentions[last].after.trim();
    let does =
        (1..=LONGEST_VERB).contains(&verb.chars().count()) && verb.chars().all(char::is_alphabetic);
    let unnamed = mention.behind.is_empty() || mention.behind == verb;
    let alone = Before::of(at, mention).phrase.is_empty() && unnamed;
    let several = last > at.place || mention.since.is_empty() && at.place > 0;
    if !does || !alone || !several || next.clause != mention.clause || next.behind.is_empty() {
        return None;
    }
    let noun = format!("{verb}{}", next.behind);
    Some(Subject {
        label: shortened(&noun, 20),
        beside: noun.clone(),
        noun,
        ..Subject::default()
    })
}

/// 新增学位3000个 and 新增3000个学位: the noun stands behind the unit.
fn noun_behind(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let behind = mention.behind.as_str();
    if behind.is_empty() {
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
        near.text.clone_into(&mut verb);
        noun = "";
    }
    let near = verb.clone();
    if let Some(last) = at.last_in_clause() {
        let near = mention.item || mention.since.chars().count() <= 8;
        if near && verb.is_empty() {
            verb.clone_from(&last.subject.verb);
        }
    }
    // 安排电站、管网等12个项目: the names are examples of what is counted.
    if without_links_but_examples(&mention.before).ends_with('等') {
        noun = "";
    }
    let room = 24_usize.saturating_sub(verb.chars().count() + behind.chars().count());
    let named = if mention.unit.relates() {
        shortened(noun, room.max(4))
    } else {
        noun.to_owned()
    };
    let fits = noun.chars().count() <= room;
    let label = fit(&[(3, &verb), (if fits { 1 } else { 0 }, &named), (4, behind)]);
    Some(Subject {
        label,
        beside: if mention.unit == UnitClass::Zero {
            mention.after.to_owned()
        } else {
            format!("{near}{behind}")
        },
        noun: behind.to_owned(),
        verb,
        behind: true,
        ..Subject::default()
    })
}

fn without_links_but_examples(words: &str) -> &str {
    words.trim_end_matches(|c: char| "共约近“”".contains(c) || c.is_whitespace())
}

/// Whether a phrase is only a verb: what was done is named elsewhere.
fn is_only_verb(before: &Before<'_>) -> bool {
    let words = before.phrase.split(['和', '及', '与', '、']);
    before.phrase.chars().count() <= 6
        && words
            .into_iter()
            .all(|word| LEXICON.is(word, Classes::VERB))
}

/// The parts of a phrase before the number: verb and noun, the verb of the list's first item for the
/// others.
fn verb_and_noun<'a>(at: &At<'_>, before: &Before<'a>) -> (String, &'a str) {
    let mention = at.mention();
    let shares = matches!(mention.unit, UnitClass::Percent | UnitClass::Points);
    let mut verb = before.verb.to_owned();
    if mention.item
        && verb.is_empty()
        && !shares
        && let Some(last) = at.last_in_clause()
    {
        verb.clone_from(&last.subject.verb);
    }
    // 取消权力22项，其中初审事项2项: the part was cancelled too.
    if verb.is_empty()
        && !shares
        && !mention.in_bracket(at.sentence)
        && at.is_part()
        && let Some(whole) = at.whole()
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

/// 零败诉 says itself what there was none of.
fn with_zero(at: &At<'_>, label: String) -> String {
    if at.mention().unit != UnitClass::Zero {
        return label;
    }
    let none = ["没有", "无一", "零", "未", "无"]
        .iter()
        .find_map(|none| at.printed().strip_prefix(none));
    let what = none.unwrap_or_default();
    if what.chars().count() < 2
        || ["发生", "收到", "出现", "接到", "产生"].contains(&what)
        || label.ends_with(what)
    {
        label
    } else {
        fit(&[(1, &label), (2, what)])
    }
}

/// 全市 of 占全市1.9%: of which region it is a share.
fn region_of_share<'a>(at: &At<'a>) -> Option<&'a str> {
    let words = without_softeners(at.mention().since);
    let region = words.rsplit_once('占')?.1.trim_end_matches('的');
    let word = LEXICON.at(region)?;
    let whole = word.text.len() == region.len() && word.text.starts_with('全');
    whole.then_some(region)
}

/// 网办件占73.6%: its share, and of what region.
fn with_share(label: String, noun: &str, region: Option<&str>) -> (String, String) {
    match label.strip_suffix('占') {
        Some(of) if of.chars().count() > 1 => {
            let share = region.map_or_else(|| "占比".to_owned(), |region| format!("占{region}"));
            let label = fit(&[(1, of), (2, &share)]);
            (label, noun.trim_end_matches('占').to_owned())
        }
        _ => (label, noun.to_owned()),
    }
}

/// What is counted without what was done to it at its end: 案件 of 案件立案.
fn thing(noun: &str) -> &str {
    let word = LEXICON
        .before(noun)
        .filter(|word| word.classes.has(Classes::DONE));
    let rest = word.map(|word| &noun[..noun.len() - word.text.len()]);
    // 刑事 of 刑事立案 names nothing.
    rest.filter(|rest| rest.chars().count() >= 2 && !rest.ends_with(['的', '和', '、', '事']))
        .unwrap_or(noun)
}

fn beside_subject(
    at: &At<'_>,
    before: &Before<'_>,
    label: String,
    verb: String,
    noun: &str,
    of: Option<String>,
) -> Subject {
    let (label, noun) = with_share(label, noun, region_of_share(at));
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
fn in_bracket(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let before = Before::of(at, mention);
    if !mention.opens_bracket(at.sentence) || before.phrase.is_empty() || is_only_verb(&before) {
        return None;
    }
    let host = host_noun(at)?;
    let (verb, noun) = verb_and_noun(at, &before);
    let label = fit(&[(1, &host), (2, &verb), (3, &shortened(noun, 20))]);
    Some(beside_subject(at, &before, label, verb, noun, Some(host)))
}

/// Whether a noun only names a side of something: 占比, 增速, 办结率.
fn is_side(noun: &str) -> bool {
    let length = noun.chars().count();
    LEXICON.is(noun, Classes::SIDE)
        || noun.starts_with('占') && length <= 24
        || noun.ends_with('率') && length <= 4
        || length <= 10 && is_share(noun)
        || [
            "高于", "低于", "好于", "优于", "快于", "多于", "少于", "高出", "低出",
        ]
        .iter()
        .any(|gap| noun.starts_with(gap))
        || noun.starts_with("稳居")
        || length <= 7 && noun.contains("排名")
        || length <= 6 && noun.starts_with("总体")
}

/// 占比, 占生产总值的比重, not 第二产业增加值比重, which names what it is of.
fn is_share(noun: &str) -> bool {
    const NAMED: usize = 4;
    let of = ["比重", "份额", "占比"]
        .iter()
        .find_map(|end| noun.strip_suffix(end));
    of.is_some_and(|of| of.contains('占') || of.chars().count() < NAMED)
}

/// 一般公共预算收入85亿元，占比12%: of what the sentence said last.
fn side_of_the_last(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let last = at.last().filter(|_| !mention.item)?;
    let before = Before::of(at, mention);
    let (verb, noun) = verb_and_noun(at, &before);
    if before.phrase.is_empty() || is_only_verb(&before) || !is_side(noun) {
        return None;
    }
    let host = last.subject.antecedent();
    let host = if host == noun { "" } else { host };
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
        &before,
        label,
        verb,
        noun,
        Some(host.to_owned()),
    ))
}

/// 民营经济发展壮大，占比达到48%: of what the clause before names.
fn side_of_the_clause(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    if at.last().is_some() || mention.item {
        return None;
    }
    let before = Before::of(at, mention);
    let (verb, noun) = verb_and_noun(at, &before);
    if before.phrase.is_empty() || is_only_verb(&before) || !is_side(noun) {
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
    Some(beside_subject(at, &before, label, verb, noun, Some(host)))
}

/// 收到来信229件: the noun stands before the number.
fn noun_before(at: &At<'_>) -> Option<Subject> {
    let before = Before::of(at, at.mention());
    if before.phrase.is_empty() || is_only_verb(&before) {
        return None;
    }
    let (verb, noun) = verb_and_noun(at, &before);
    let room = 24_usize.saturating_sub(before.word().chars().count());
    let outcome = if verb.is_empty() && before.change.is_none() && !mention_relates(at) {
        at.mention().outcome
    } else {
        ""
    };
    let label = shortened(&format!("{verb}{noun}"), room);
    // 示范园区 of 12个示范园区实现销售收入22亿元.
    let agent = at.last_in_clause().filter(|last| {
        last.subject.behind
            && !at.mention().item
            && !before.verb.is_empty()
            && !label.contains(&last.subject.noun)
    });
    let agent = agent.map_or(String::new(), |last| shortened(&last.subject.noun, 10));
    let label = fit(&[(1, &agent), (3, &label), (2, outcome)]);
    let label = context_of_short(at, label);
    let verb = if outcome.is_empty() {
        verb
    } else {
        outcome.to_owned()
    };
    Some(beside_subject(at, &before, label, verb, noun, None))
}

fn mention_relates(at: &At<'_>) -> bool {
    at.mention().unit.relates() && !at.printed().starts_with("100")
}

/// A name of three characters or less says too little by itself (增速, 投资): the subject before it is
/// named too.
fn context_of_short(at: &At<'_>, label: String) -> String {
    const SHORT: usize = 3;
    let mention = at.mention();
    let alone = mention.unit == UnitClass::Count || mention.unit == UnitClass::Zero;
    if mention.item || alone || label.chars().count() > SHORT {
        return label;
    }
    let host = match at.last() {
        Some(last) => last.subject.antecedent().to_owned(),
        None => clause_before(at).unwrap_or_default(),
    };
    if host.is_empty() || label.contains(&host) {
        return label;
    }
    format!("{}{label}", shortened(&host, 14))
}

/// 违法建筑拆除（411件）: what stands before a bracket that names nothing itself.
fn bracket_host(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    if !mention.opens_bracket(at.sentence) {
        return None;
    }
    let before = Before::of(at, mention);
    let host = host_noun(at)?;
    let label = fit(&[(2, &host), (1, before.phrase)]);
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
    Some(changed(subject, at, &before))
}

/// 受理12件，同比增长5%: of what the sentence said last. A number that only serves to compare (较上年的98件)
/// is of the last one in its own unit.
fn same_as_the_last(at: &At<'_>) -> Option<Subject> {
    let mention = at.mention();
    let before = Before::of(at, mention);
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
    let mut noun = last.subject.noun.clone();
    if noun.is_empty() {
        noun.clone_from(&last.subject.label);
    }
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
    let host = of
        .as_deref()
        .filter(|of| !noun.contains(of))
        .unwrap_or_default();
    let outcome = if before.phrase.is_empty() && before.change.is_none() && !mention_relates(at) {
        at.mention().outcome
    } else {
        ""
    };
    let changes = before.change.is_some() || fall_word(at).is_some();
    let label = fit(&[
        (1, &shortened(host, 12)),
        (
            1,
            if changes && !noun.starts_with(&verb) {
                &verb
            } else {
                ""
            },
        ),
        (2, &shortened(&noun, 20)),
        (3, outcome),
        (
            3,
            if before.change.is_some()
                || noun.starts_with(before.phrase)
                || noun.ends_with(before.phrase)
            {
                ""
            } else {
                before.phrase
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
    Some(changed(subject, at, &before))
}

/// 深入开展清理工作，共废止12件: the clause or the sentence before names it.
fn named_by_a_clause(at: &At<'_>) -> Option<Subject> {
    let before = Before::of(at, at.mention());
    let noun = clause_before(at).or_else(|| {
        let earlier = at.earlier?;
        last_named(earlier, earlier.text.len(), 0)
    })?;
    let label = fit(&[(2, &shortened(&noun, 20)), (3, before.phrase)]);
    let subject = Subject {
        label,
        beside: String::new(),
        noun,
        verb: before.verb.to_owned(),
        follows: true,
        ..Subject::default()
    };
    Some(changed(subject, at, &before))
}

/// 培训300人次: what was done to people says what is counted.
fn verb_alone(at: &At<'_>) -> Option<Subject> {
    const PEOPLE: [&str; 6] = ["人", "人次", "名", "户", "批", "户次"];
    let mention = at.mention();
    let before = Before::of(at, mention);
    let people = PEOPLE.contains(&at.sentence.phrases[mention.n].quantity.unit.as_str());
    let turns = LEXICON.at(before.phrase).is_some_and(|word| {
        word.classes.has(Classes::TURN) || ["完成", "实现", "开展"].contains(&word.text)
    });
    if !people || turns || !is_only_verb(&before) || before.phrase.chars().count() < 2 {
        return None;
    }
    Some(Subject {
        label: before.phrase.to_owned(),
        beside: before.phrase.to_owned(),
        noun: before.phrase.to_owned(),
        ..Subject::default()
    })
}

/// What stands before the bracket that the number is in: the number just before it, or a noun.
fn host_noun(at: &At<'_>) -> Option<String> {
    let clause = &at.sentence.clauses[at.mention().clause];
    let (host, bracket) = (clause.host?, clause.bracket?);
    let last = at
        .said()
        .rfind(|fact| fact.clause == host && fact.span.end <= bracket);
    let start = at.sentence.clauses[host].range.start;
    let words = match last {
        Some(last) => {
            let between = &at.sentence.text[last.span.end..bracket];
            if !between.chars().any(char::is_alphabetic) {
                return Some(last.subject.noun.clone());
            }
            between
        }
        None => {
            // 违法建设（41件）、土地征收（23件）: behind the bracket before.
            let sibling = at
                .sentence
                .clauses
                .iter()
                .filter(|other| other.host == Some(host) && other.range.end < bracket);
            let from = sibling
                .map(|other| other.range.end)
                .max()
                .map_or(start, |end| {
                    end + at.sentence.text[end..]
                        .chars()
                        .next()
                        .map_or(0, char::len_utf8)
                });
            at.sentence.text.get(from..bracket)?
        }
    };
    let words = without_brackets(words);
    let words = words.rsplit("集中在").next().unwrap_or_default();
    let host = shortened(named(words), 14);
    (!host.is_empty()).then_some(host)
}

/// What the nearest clause before the number's own names.
fn clause_before(at: &At<'_>) -> Option<String> {
    let start = at.sentence.clauses[at.mention().clause].range.start;
    last_named(at.sentence, start, 0)
}

/// The noun of the last clause that ends before the byte and names anything.
fn last_named(sentence: &Sentence<'_>, end: usize, from: usize) -> Option<String> {
    sentence
        .clauses
        .iter()
        .rev()
        .filter(|clause| clause.range.end < end.max(1) && clause.range.start >= from)
        .filter(|clause| clause.host.is_none() && clause.opening != Opening::Bracket)
        .find_map(|clause| {
            let words = without_brackets(&sentence.text[clause.range.clone()]);
            let noun = without_links(without_leads(&words));
            // A clause with a number says what that is of.
            let counts = sentence.phrases.iter().any(|phrase| {
                phrase.kind == PhraseKind::Amount && clause.range.contains(&phrase.span.start)
            });
            (noun.chars().count() >= 3 && !counts).then(|| shortened(noun, 16))
        })
}
