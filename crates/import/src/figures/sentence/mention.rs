//! A number of a sentence with the words beside it.

use super::after::{class_of_examples, deed_after, may_name, noun_after, taken_up, whole_noun};
use super::outcome::{listed_did, outcome};
use super::unit_class::UnitClass;
use super::words::{lead_verb, named, without_brackets};
use super::{Clause, Opening, Sentence};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::wording::JOINTS;
use gongbao_report::Qualifier;
use gongbao_report::phrase::{Phrase, PhraseKind};
use std::ops::Range;

/// One number that is counted, and its words.
#[derive(Debug)]
pub(crate) struct Mention<'a> {
    /// Place among the sentence's phrases.
    pub n: usize,
    pub span: Range<usize>,
    pub unit: UnitClass,
    pub clause: usize,
    /// All words of the clause before it.
    pub clause_before: &'a str,
    /// The words between the number before it in the clause, or the clause's beginning, and itself;
    /// of an item of a list those after the joint.
    pub before: String,
    /// The words since the number before it in the clause, as they stand.
    pub since: &'a str,
    /// It is an item of the list that the number before it in the clause is in.
    pub item: bool,
    /// What stands after the unit, where that can be what is counted.
    pub noun_after: String,
    /// What became of what is counted, where the clause ends with it: 12件已办结.
    pub outcome: &'a str,
    /// The words directly after the number, up to the next number or the end of the clause.
    pub after: &'a str,
    /// Where the words that belong to this number end: after itself, or after what it counts where a
    /// verb takes up the next number (24个部门公示清单4523项).
    pub taken: usize,
    /// Nothing but a joint stands between it and the next number: both count the same thing.
    pub shares: bool,
}

/// The mentions of the phrases that are figures, in order.
pub(crate) fn of<'a>(sentence: &Sentence<'a>, phrases: &[usize]) -> Vec<Mention<'a>> {
    let mut mentions: Vec<Mention<'a>> = Vec::new();
    for (place, &n) in phrases.iter().enumerate() {
        let next = phrases.get(place + 1).map(|next| &sentence.phrases[*next]);
        let mention = Mention::of(sentence, n, next, &mentions);
        mentions.push(mention);
    }
    share_nouns(&mut mentions);
    mentions
}

impl<'a> Mention<'a> {
    fn of(sentence: &Sentence<'a>, n: usize, next: Option<&Phrase>, earlier: &[Self]) -> Self {
        let phrase = &sentence.phrases[n];
        let text = sentence.text;
        let span = phrase.span.clone();
        let clause_id = sentence.clause_of(span.start);
        let clause = &sentence.clauses[clause_id];
        let beside = earlier
            .iter()
            .rposition(|mention| mention.clause == clause_id);
        let start = clause_start(text, clause, span.start);
        let since_at = beside.map_or(start, |beside| earlier[beside].taken.max(start));
        // 9个领域117项: a short noun is the first number's alone, and nothing is left for the second.
        let bare = beside.is_some_and(|beside| runs_together(&earlier[beside], span.start));
        let since_at = if bare { span.start } else { since_at };
        let since_at = since_at.max(
            passed_over(sentence, n)
                .filter(|end| *end <= span.start)
                .unwrap_or(0),
        );
        let since = &text[since_at.min(span.start)..span.start];
        let listed = beside.and_then(|_| after_joint(since));
        let before = without_brackets(listed.unwrap_or(since));
        let unit = UnitClass::of(phrase, &text[span.clone()]);
        let end = next
            .map_or(text.len(), |next| next.span.start)
            .min(clause.range.end.max(span.end));
        let after = &text[span.end..end];
        let ending = &text[span.end..clause.range.end.max(span.end)];
        let runs_on = next.is_some_and(|next| next.span.start == end);
        let cut = if runs_on {
            taken_up(
                after,
                next.map(|next| UnitClass::of(next, &text[next.span.clone()])),
                next.is_some_and(|next| next.quantity.unit == phrase.quantity.unit),
            )
        } else {
            after.len()
        };
        Self {
            n,
            unit,
            taken: if cut < after.len() {
                span.end + cut
            } else {
                span.end
            },
            clause: clause_id,
            clause_before: &text[start..span.start],
            before,
            since,
            item: listed.is_some(),
            noun_after: turned(since, after)
                .or_else(|| whole_noun(text, &span, end))
                .or_else(|| deed_after(phrase, after))
                .unwrap_or_else(|| {
                    noun_after(
                        since,
                        class_of_examples(&after[..cut], ending),
                        unit,
                        &text[span.clone()],
                    )
                }),
            outcome: outcome(after),
            after,
            shares: next.is_some_and(|next| {
                next.span.start < clause.range.end && is_joint(&text[span.end..next.span.start])
            }),
            span,
        }
    }

    pub fn printed(&self, sentence: &Sentence<'a>) -> &'a str {
        &sentence.text[self.span.clone()]
    }

    /// Whether it stands in a bracket.
    pub fn in_bracket(&self, sentence: &Sentence<'_>) -> bool {
        sentence.clauses[self.clause].host.is_some()
    }

    /// Whether its clause opens a bracket.
    pub fn opens_bracket(&self, sentence: &Sentence<'_>) -> bool {
        sentence.clauses[self.clause].opening == Opening::Bracket
    }
}

/// 由22家发展到71家: a verb that takes one number to the next names nothing.
fn turned(since: &str, after: &str) -> Option<String> {
    const LONGEST: usize = 3;
    let verb = after.strip_suffix(['到', '至', '为', '成'])?;
    let takes = (1..=LONGEST).contains(&verb.chars().count());
    (takes && since.ends_with(['由', '从'])).then(String::new)
}

/// Whether nothing but a short noun stands between two numbers.
fn runs_together(first: &Mention<'_>, start: usize) -> bool {
    const SHORT: usize = 4;
    let short = (1..=SHORT).contains(&first.noun_after.chars().count());
    short
        && first.taken == first.span.end
        && first.span.end + first.after.len() == start
        && first.unit == UnitClass::Count
        && may_name(first.after)
        && !first.after.contains(['、', '和', '及', '与', '（', '('])
}

/// The end of a number before phrase `n` that is no figure but has its own place in the list: 减时限1230天、减跑动86次,
/// in a unit of Latin letters too: 规模突破150Eflops、占比98%.
fn passed_over(sentence: &Sentence<'_>, n: usize) -> Option<usize> {
    let end = |phrase: &Phrase| {
        let rest = &sentence.text[phrase.span.end..];
        let unit = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '/');
        // 4G、5G基站: a name.
        let reached = || {
            LEXICON
                .before(&sentence.text[..phrase.span.start])
                .is_some_and(|word| word.classes.has(Classes::LINK))
        };
        let bounded = phrase.quantity.qualifier != Qualifier::Exact;
        let ranked = sentence.phrases[n].kind == PhraseKind::Ordinal;
        let amount = if unit.len() < rest.len() {
            !ranked && (bounded || reached())
        } else {
            // 四类、劣四类海水: a name.
            phrase.kind == PhraseKind::Amount && !phrase.in_words
        };
        let item = amount && unit.starts_with('、') && !sentence.is_quoted(&phrase.span);
        item.then_some(sentence.text.len() - unit.len())
    };
    sentence.phrases[..n].iter().rev().find_map(end)
}

/// Where the words of a clause begin: after the number of an item.
fn clause_start(text: &str, clause: &Clause, end: usize) -> usize {
    let start = clause.range.start.min(end);
    let words = &text[start..end];
    let trimmed = words.trim_start();
    let number = crate::line::heading::words_start(trimmed);
    let joins = trimmed[..number].ends_with('、')
        && trimmed[number..]
            .starts_with(|c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    if joins || number >= trimmed.len() && number > 0 {
        return start;
    }
    start + (words.len() - trimmed.len()) + number
}

/// Whether two numbers are only joined: 3所、5所, 4批共53个.
fn is_joint(text: &str) -> bool {
    JOINTS.contains(&text.trim()) || matches!(text.trim(), "" | "共" | "共计" | "计")
}

/// The words after the first joint of a list, which stands near the number before it.
fn after_joint(since: &str) -> Option<&str> {
    const NEAR: usize = 10;
    // 40个小区优质饮用水入户工程、45个住宅区隐患整治: nothing stands after the joint.
    if since.ends_with('、') {
        return Some("");
    }
    // 投资50亿元的甲产业园、投资30亿元: what the last amount is of ends at the last joint.
    if since.starts_with('的')
        && let Some((_, rest)) = since.rsplit_once('、')
    {
        return Some(rest);
    }
    let mut at = 0;
    for _ in 0..=NEAR {
        let rest = &since[at..];
        if let Some(joint) = JOINTS.iter().find(|joint| rest.starts_with(**joint)) {
            // 和谐, 与会: a word that only begins like a joint.
            let shadowed = LEXICON
                .at(rest)
                .is_some_and(|word| word.text.len() > joint.len());
            if !shadowed {
                return Some(&rest[joint.len()..]);
            }
        }
        at += rest.chars().next()?.len_utf8();
    }
    None
}

/// 改革试点 of 30项国家级、62项省级改革试点: what the next one says after a level, where this is only a level.
fn after_level<'a>(level: &str, next: &'a str) -> Option<&'a str> {
    const LONGEST: usize = 4;
    let only = level.ends_with('级') && level.chars().count() <= LONGEST;
    let (before, tail) = next.split_once('级').filter(|_| only)?;
    let named = before.chars().count() < LONGEST && tail.chars().count() >= 2;
    named.then_some(tail)
}

/// 黑臭水体 of 51条城市、27条农村黑臭水体: what the next one says after the other side, where this is only a side.
fn after_side<'a>(side: &str, next: &'a str) -> Option<&'a str> {
    const SIDES: [&str; 5] = ["城市", "城镇", "农村", "乡村", "城乡"];
    let tail = SIDES.iter().find_map(|other| next.strip_prefix(other))?;
    (SIDES.contains(&side) && tail.chars().count() >= 2).then_some(tail)
}

/// 实现提档升级 of 30家中心、20家卫生院实现提档升级: what all in the list did, where a joint joins them.
fn tail_of_all<'a>(mention: &Mention<'_>, next: &'a str) -> Option<&'a str> {
    let joined = mention.after.len() > mention.noun_after.len() && !mention.noun_after.is_empty();
    let end = listed_did(next).filter(|_| joined)?;
    Some(&next[end..])
}

/// 新建3所、改建2所学校: a number of a list that has no noun of its own shares the last one's.
fn share_nouns(mentions: &mut [Mention<'_>]) {
    for place in (0..mentions.len().saturating_sub(1)).rev() {
        let next = &mentions[place + 1];
        let (noun, clause, unit) = (next.noun_after.clone(), next.clause, next.unit);
        let mention = &mut mentions[place];
        let counts = matches!(
            mention.unit,
            UnitClass::Count | UnitClass::Bare | UnitClass::Measure
        );
        let open = {
            let words = named(&mention.before);
            lead_verb(words) == words
        };
        if mention.shares
            && mention.clause == clause
            && counts
            && unit == mention.unit
            && mention.noun_after.is_empty()
            && open
        {
            mention.noun_after = noun;
        } else if mention.clause == clause
            && counts
            && unit == mention.unit
            && is_joint(
                mention
                    .after
                    .strip_prefix(mention.noun_after.as_str())
                    .unwrap_or_default(),
            )
            && let Some(tail) = after_level(&mention.noun_after, &noun)
                .or_else(|| after_side(&mention.noun_after, &noun))
                .or_else(|| tail_of_all(mention, &noun))
        {
            mention.noun_after.push_str(tail);
        }
    }
}
