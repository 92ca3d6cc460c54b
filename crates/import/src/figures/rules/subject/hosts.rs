//! What a number may be of: the nouns that clauses and brackets before it name.

use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::At;
use crate::figures::sentence::{
    Opening, Sentence, lead_verb, named, shortened, without_brackets, without_leads, without_links,
};
use crate::figures::wording::MILESTONES;
use gongbao_report::phrase::PhraseKind;

/// What stands before the bracket that the number is in: the number just before it, or a noun.
pub(super) fn host_noun(at: &At<'_>) -> Option<String> {
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
            // 违法建设（41件）、土地征收（23件）: after the bracket before.
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
pub(super) fn clause_before(at: &At<'_>) -> Option<String> {
    let start = at.sentence.clauses[at.mention().clause].range.start;
    last_named(at.sentence, start)
}

/// The noun of the last clause of the sentence that ends before the byte and names anything.
pub(super) fn last_named(sentence: &Sentence<'_>, end: usize) -> Option<String> {
    sentence
        .clauses
        .iter()
        .rev()
        .filter(|clause| clause.range.end < end.max(1))
        .filter(|clause| clause.host.is_none() && clause.opening != Opening::Bracket)
        .find_map(|clause| {
            let words = without_brackets(&sentence.text[clause.range.clone()]);
            let noun = without_links(without_leads(without_milestone(&words)));
            // 发挥热线作用 is about the 热线.
            let used = noun
                .strip_prefix("发挥")
                .and_then(|rest| rest.strip_suffix("作用"));
            let noun = used.unwrap_or(noun);
            // A clause with a number says what that is of.
            let counts = sentence.phrases.iter().any(|phrase| {
                phrase.kind == PhraseKind::Amount && clause.range.contains(&phrase.span.start)
            });
            let named = noun.chars().count() >= if used.is_some() { 2 } else { 3 };
            (named && !counts).then(|| shortened(noun, 16))
        })
}

/// 增加值 of 增加值突破千亿大关: what came so far.
pub(super) fn without_milestone(words: &str) -> &str {
    let numeral = |c: char| "一二三四五六七八九十百千万亿两元".contains(c) || c.is_ascii_digit();
    let rest = MILESTONES.iter().find_map(|mark| words.strip_suffix(mark));
    let passed = rest.filter(|rest| rest.ends_with(numeral));
    let passed = passed.map(|rest| rest.trim_end_matches(numeral));
    let verb = passed.and_then(|rest| LEXICON.before(rest).map(|verb| (rest, verb.text)));
    verb.map_or(passed.unwrap_or(words), |(rest, verb)| {
        &rest[..rest.len() - verb.len()]
    })
}

/// Whether the words only say what was done: 维持, 不予公开, 部分公开.
pub(super) fn is_deed(words: &str) -> bool {
    const HOW: [&str; 8] = ["不予", "部分", "未", "不", "责令", "结果", "实际", "尚未"];
    let bare = HOW
        .iter()
        .find_map(|how| words.strip_prefix(how))
        .unwrap_or(words);
    !bare.is_empty() && bare.chars().count() <= 4 && lead_verb(bare) == bare
}

/// What is counted without what was done to it at its end: 案件 of 案件立案.
pub(super) fn thing(noun: &str) -> &str {
    let word = LEXICON
        .before(noun)
        .filter(|word| word.classes.has(Classes::DONE));
    let rest = word.map(|word| &noun[..noun.len() - word.text.len()]);
    // 刑事 of 刑事立案 names nothing.
    rest.filter(|rest| rest.chars().count() >= 2 && !rest.ends_with(['的', '和', '、', '事']))
        .unwrap_or(noun)
}
