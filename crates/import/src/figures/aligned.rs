//! Names or years in a row, then as many numbers in a row: behind 分别, or by how much each changed.

use super::change::{kind, thing};
use super::clause::{Parsed, Words};
use super::draft::Kind;
use super::wording::{CLAUSE_MARKS, main_verb, without_lead, without_links};
use super::words::{LEADS, RISES};
use gongbao_report::phrase::{self, Phrase, PhraseKind};
use std::ops::Range;

/// Names and the numbers behind them; only equal counts can be aligned.
pub(super) struct List {
    /// None where 同比分别 says only how what was counted before it changed.
    pub names: Vec<String>,
    /// The years that tell the numbers apart, one a number; then every name is the same.
    pub years: Vec<u16>,
    /// The names tell apart places or bodies of which one thing is counted.
    pub of_places: bool,
    /// Phrases of the sentence.
    pub numbers: Range<usize>,
}

/// The list whose numbers begin with phrase `n`, if 分别 stands before it.
pub(super) fn list<'a>(sentence: &Parsed<'a>, n: usize, words: &Words<'a>) -> Option<List> {
    let clause = words.clause.start..sentence.phrases[n].span.start;
    let respective = sentence.text[clause].contains("分别");
    let end = numbers_end(sentence, n);
    let by_how_much = |phrase: &Phrase| ["%", "个百分点"].contains(&phrase.quantity.unit.as_str());
    // 同比提升16.2%、6.2%: one change alone has no second number.
    let changes = kind(sentence, n, words) == Kind::Change
        && sentence.phrases[n..end].iter().all(by_how_much);
    if end - n < 2 || !respective && !changes {
        return None;
    }
    if let Some(list) = by_year(sentence, n..end, words) {
        return Some(list);
    }
    // 较2019年分别减少14.5%和22.8%: only a year stands before the word.
    let at = words.before.rfind("分别");
    let Some(at) = at.filter(|_| respective) else {
        return changes.then(|| List {
            names: names(thing(words.before, Kind::Change)),
            years: Vec::new(),
            of_places: false,
            numbers: n..end,
        });
    };
    let named = words.before[..at].trim();
    let (named, own) = if named.chars().count() < 2 {
        let before = before_clause(sentence, words);
        // 协议金额312.6万元,分别上升6.1%、18.7%: of what was counted, not of one name.
        let counts = |phrase: &Phrase| phrase.kind == PhraseKind::Amount;
        let counted = changes && phrase::scan(before).iter().any(counts);
        (if counted { "" } else { before }, false)
    } else {
        (named, true)
    };
    // 甲局、乙局分别办理案件: what each of them did stands behind the word.
    let did = without_links(&words.before[at + "分别".len()..]);
    let did = Some(did).filter(|did| own && RISES.opening(did).is_none());
    let mut names = names(named);
    for name in &mut names {
        name.push_str(did.unwrap_or_default());
    }
    let tail = |name: &String| name.chars().rev().take(3).collect::<String>();
    let of_places = names.len() > 1 && names.iter().all(|name| tail(name) == tail(&names[0]));
    Some(List {
        names,
        years: Vec::new(),
        of_places,
        numbers: n..end,
    })
}

/// Goes on over numbers with nothing but a joint between.
fn numbers_end(sentence: &Parsed<'_>, n: usize) -> usize {
    let phrases = &sentence.phrases;
    let amount = |n: usize| {
        phrases
            .get(n)
            .is_some_and(|phrase| phrase.kind == PhraseKind::Amount)
    };
    let mut end = n;
    while amount(end) {
        end += 1;
        let Some(next) = phrases.get(end) else { break };
        let between = sentence.text[phrases[end - 1].span.end..next.span.start].trim();
        // 减少2件、增加4件.
        let between = RISES.ending(between).map_or(between, |rise| {
            between.strip_suffix(rise).unwrap_or(between)
        });
        if !["、", "和", "与", "及", "以及", ",", "，"].contains(&between) {
            break;
        }
    }
    end
}

/// 2019年至2021年,案件分别为35件、41件和56件: one thing, in as many years as there are numbers.
fn by_year(sentence: &Parsed<'_>, numbers: Range<usize>, words: &Words<'_>) -> Option<List> {
    let text = sentence.text;
    let dates = years_before(sentence, numbers.start, words.clause.start);
    let (first, last) = (dates.first()?, dates.last()?);
    let mut years: Vec<u16> = dates
        .iter()
        .filter_map(|date| year_of(text, date))
        .collect();
    if let ([from, to], true) = (years.as_slice(), dates.len() == 2) {
        let between = &text[first.span.end..last.span.start];
        if ["至", "到", "-", "—", "－", "–", "~", "～"].contains(&between) && from < to {
            years = (*from..=*to).collect();
        }
    }
    if years.len() != numbers.len() {
        return None;
    }
    // The thing stands behind its years or, in the same clause, before them.
    let number_at = sentence.phrases[numbers.start].span.start;
    let behind = text[last.span.end..number_at].trim_start_matches(['度', '，', ',', '的']);
    let behind = &behind[..behind.find("分别")?];
    let before = text
        .get(words.clause.start..first.span.start)
        .unwrap_or_default();
    let thing = |words| without_links(without_lead(words, &LEADS)).to_owned();
    let name = [behind, before]
        .map(thing)
        .into_iter()
        .find(|name| name.chars().count() >= 2)?;
    Some(List {
        names: vec![name; years.len()],
        years,
        of_places: false,
        numbers,
    })
}

/// The years in a row that end in the clause of the numbers, or make up the clause before it.
fn years_before<'a>(sentence: &'a Parsed<'_>, n: usize, clause: usize) -> &'a [Phrase] {
    let phrases = &sentence.phrases[..n];
    let is_year = |phrase: &&Phrase| year_of(sentence.text, phrase).is_some();
    let joined = |two: &[Phrase]| {
        let between = &sentence.text[two[0].span.end..two[1].span.start];
        between.chars().count() == 1 && "、和与及至到-—－–~～".contains(between)
    };
    let mut from = phrases.len() - phrases.iter().rev().take_while(is_year).count();
    if let Some(apart) = phrases[from..].windows(2).rposition(|two| !joined(two)) {
        from += apart + 1;
    }
    let dates = &phrases[from..];
    let reaches = dates.last().is_some_and(|last| {
        last.span.end > clause
            || sentence.text[last.span.end..clause]
                .chars()
                .all(|c| "度，,".contains(c))
    });
    if reaches { dates } else { &[] }
}

/// A year and no more: 2019年, or 2019 of 2019-2021年.
fn year_of(text: &str, phrase: &Phrase) -> Option<u16> {
    let printed = text[phrase.span.clone()].trim_end_matches(['年', '度']);
    let alone = matches!(phrase.kind, PhraseKind::Date | PhraseKind::Bare) && printed.len() == 4;
    printed
        .parse()
        .ok()
        .filter(|year| alone && (1949..2100).contains(year))
}

/// The clause before, where 分别 opens its own.
fn before_clause<'a>(sentence: &Parsed<'a>, words: &Words<'a>) -> &'a str {
    let text = sentence.text[..words.clause.start].trim_end_matches(CLAUSE_MARKS);
    &text[sentence.clause_start(text.len()).0..]
}

fn names(text: &str) -> Vec<String> {
    let text = without_links(without_lead(text, &LEADS));
    let text = text
        .trim_end_matches(['同', '比', '环', '较', '上', '年', '去', '期'])
        .trim_end_matches("再");
    let split = |text: &str| -> Vec<String> {
        parted(text)
            .into_iter()
            .map(|name| name.trim().trim_start_matches('以'))
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let whole = shared_tail(split(text));
    // 审理甲案、乙案: the verb is no part of the first name.
    let object = main_verb(text).map_or("", |(at, _)| &text[at.end..]);
    if object.contains(['、', '和', '与', '及']) {
        shared_tail(split(object))
    } else {
        whole
    }
}

/// The text between its joints; 调解和解, 及时 and 参与 hold none.
fn parted(text: &str) -> Vec<&str> {
    const WITHIN: [(char, &str, &str); 4] = [
        ('、', "", ""),
        ('和', "调共温柔缓饱总", "解谐平睦气"),
        ('与', "参给赋授", "会"),
        ('及', "普涉以提波", "时格早"),
    ];
    let joins = |at: usize, c: char| {
        let (before, behind) = (&text[..at], &text[at + c.len_utf8()..]);
        WITHIN.iter().any(|(joint, left, right)| {
            c == *joint
                && !before.ends_with(|c| left.contains(c))
                && !behind.starts_with(|c| right.contains(c))
        })
    };
    let mut names = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices().filter(|(at, c)| joins(*at, *c)) {
        names.push(&text[from..at]);
        from = at + c.len_utf8();
    }
    names.push(&text[from..]);
    names
}

/// 甲、乙、丙收案数 are 甲收案数, 乙收案数 and 丙收案数, where the names have one length.
fn shared_tail(mut names: Vec<String>) -> Vec<String> {
    const ENDS: [char; 5] = ['数', '率', '量', '额', '度'];
    let length = |name: &String| name.chars().count();
    let Some((last, others)) = names.split_last() else {
        return names;
    };
    let Some(of_all) = others.first().map(length).filter(|n| (2..=3).contains(n)) else {
        return names;
    };
    if length(last) <= of_all || others.iter().any(|name| length(name) != of_all) {
        return names;
    }
    // 满意和基本满意率: 满意率 and 基本满意率.
    let within = others.first().and_then(|name| {
        let at = last.rfind(name.as_str()).filter(|at| *at > 0)?;
        Some(last[at + name.len()..].to_owned())
    });
    if let (Some(tail), [_]) = (&within, others)
        && tail.ends_with(ENDS)
    {
        names[0].push_str(tail);
        return names;
    }
    let tail: String = last.chars().skip(of_all).collect();
    if !tail.ends_with(ENDS) {
        return names;
    }
    let tail = ["两市", "两区", "两县", "两地", "三市", "三区", "三县"]
        .iter()
        .find_map(|word| tail.strip_prefix(word))
        .unwrap_or(&tail)
        .to_owned();
    let last = names.len() - 1;
    names[last] = names[last].chars().take(of_all).collect();
    for name in &mut names {
        name.push_str(&tail);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_length_share_what_stands_behind_the_last() {
        assert_eq!(
            names("临江、安平、河东受理行政一审案件数"),
            [
                "临江受理行政一审案件数",
                "安平受理行政一审案件数",
                "河东受理行政一审案件数"
            ]
        );
        assert_eq!(
            names("临江、安平两市收案数同比"),
            ["临江收案数", "安平收案数"]
        );
        assert_eq!(names("来信和网上信访"), ["来信", "网上信访"]);
    }
}
