//! What a number may be of: the nouns that clauses and brackets before it name.

use super::state::without_state;
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::At;
use crate::figures::sentence::{
    Clause, Opening, Sentence, lead_verb, named, shortened, without_brackets, without_leads,
    without_links,
};
use crate::figures::wording::MILESTONES;
use gongbao_report::phrase::{self, Phrase, PhraseKind, is_torn};

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

/// What the nearest clause before the number's own names. Nothing, where digits stand there that say no number: what
/// comes next may be of that.
pub(super) fn clause_before(at: &At<'_>) -> Option<String> {
    nearest_clause(at, true).filter(|noun| !has(noun, |_, printed| is_torn(printed)))
}

/// The same, or what the end of the sentence before names, where no clause before names anything.
pub(super) fn named_before(at: &At<'_>) -> Option<String> {
    // 税收十几万元: a number of its own was said there, if not for sure.
    let states = |phrase: &Phrase, _: &str| {
        use PhraseKind::{Amount, Unread, Vague};
        matches!(phrase.kind, Amount | Unread | Vague)
    };
    // 群众生活不断改善，234项实事完成: what follows the number names what it counts, so the clause stays as it is.
    let bare = !at.mention().after.contains(char::is_alphanumeric);
    let noun = nearest_clause(at, bare).or_else(|| sentence_before(at, bare))?;
    (!has(&noun, states)).then_some(noun)
}

/// Whether a number phrase of the text is one of these.
fn has(text: &str, kind: impl Fn(&Phrase, &str) -> bool) -> bool {
    let phrases = phrase::scan(text);
    phrases
        .iter()
        .any(|phrase| kind(phrase, &text[phrase.span.clone()]))
}

fn nearest_clause(at: &At<'_>, bare: bool) -> Option<String> {
    let start = at.sentence.clauses[at.mention().clause].range.start;
    let clauses = at.sentence.clauses.iter().rev();
    clauses
        .filter(|clause| clause.range.end < start.max(1))
        .filter(|clause| clause.host.is_none() && clause.opening != Opening::Bracket)
        .find_map(|clause| named_by(at.sentence, clause, bare))
}

/// What the last clause of the sentence before names, and no earlier one: the numbers since have their own.
fn sentence_before(at: &At<'_>, bare: bool) -> Option<String> {
    let sentence = at.earlier?;
    let mut clauses = sentence.clauses.iter().rev();
    let last = clauses.find(|clause| {
        let words = &sentence.text[clause.range.clone()];
        clause.host.is_none() && words.chars().any(char::is_alphanumeric)
    });
    named_by(sentence, last?, bare)
}

/// What a clause names; `bare` without what it says of it.
fn named_by(sentence: &Sentence<'_>, clause: &Clause, bare: bool) -> Option<String> {
    let whole = without_brackets(&sentence.text[clause.range.clone()]);
    let words = without_milestone(if bare { without_state(&whole) } else { &whole });
    // 再上一个千亿台阶: a step is no number that something is of; 突破1万亿元大关 tells how much.
    let passed = &whole[words.len()..];
    let step = !passed.contains(|c: char| c.is_ascii_digit());
    let told = clause.range.start..clause.range.end - if step { passed.len() } else { 0 };
    let words = without_leads(words);
    // 行政处罚2100: the number has no unit; 全省第1 is a rank, 2.8:48 a ratio.
    let plain = words.trim_end_matches(|c: char| c.is_ascii_digit());
    let named = plain.ends_with(char::is_alphabetic) && !plain.ends_with('第');
    let noun = without_links(if named { plain } else { words });
    // 发挥热线作用 is about the 热线.
    let used = noun
        .strip_prefix("发挥")
        .and_then(|rest| rest.strip_suffix("作用"));
    let noun = used.unwrap_or(noun);
    // A clause with a number says what that is of.
    let counts = sentence
        .phrases
        .iter()
        .any(|phrase| phrase.kind == PhraseKind::Amount && told.contains(&phrase.span.start));
    let named = noun.chars().count() >= if used.is_some() { 2 } else { 3 };
    (named && !counts).then(|| shortened(noun, 16))
}

/// 增加值 of 增加值突破千亿大关: what came so far.
pub(super) fn without_milestone(words: &str) -> &str {
    // 生产总值 of 生产总值取得历史性突破.
    let gained = words
        .find("取得")
        .filter(|at| words[..*at].chars().count() >= 2);
    if let Some(at) = gained {
        return &words[..at];
    }
    let numeral = |c: char| "一二三四五六七八九十百千万亿两元".contains(c) || c.is_ascii_digit();
    let rest = MILESTONES.iter().find_map(|mark| words.strip_suffix(mark));
    let passed = rest.filter(|rest| rest.ends_with(numeral));
    let passed = passed.map(|rest| rest.trim_end_matches(|c| numeral(c) || c == '个' || c == '新'));
    // 生产总值再上一个千亿台阶.
    const AGAIN: [&str; 3] = ["再上", "连上", "连跨"];
    let again = passed.and_then(|rest| AGAIN.iter().find_map(|verb| rest.strip_suffix(verb)));
    if let Some(before) = again {
        return before;
    }
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
