//! A sentence taken apart: number phrases, quoted places, and the words around each number.

use super::change::GOES_TO;
use super::wording::{CLAUSE_MARKS, main_verb, one_of, verbs_start, without_lead, without_links};
use super::words::{GLOSSES, GOING_ON, LEADS, MAY_GO_ON, NOUN_ENDS, NOUN_LEADS, VERBS};
use crate::structure::heading;
use gongbao_report::phrase::{self, Phrase, PhraseKind};
use std::ops::Range;

/// A sentence with its number phrases.
pub(super) struct Parsed<'a> {
    pub text: &'a str,
    pub phrases: Vec<Phrase>,
    /// Places inside quotation and title marks: names, whatever numbers they hold.
    quoted: Vec<Range<usize>>,
    /// The byte behind the number of its paragraph.
    opening: usize,
}

/// The words around one number.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    /// From the last number or clause mark to the number, as printed.
    pub before: &'a str,
    /// From the number to the next number or mark, as printed.
    pub after: &'a str,
    /// The words before without leads (全年共) and links (达到).
    pub trimmed: &'a str,
    /// What is counted; empty when only a verb says it.
    pub noun: &'a str,
    /// The verb that takes the number, if it stands beside it.
    pub verb: Option<&'static str>,
    /// That verb with those joined to it, as printed: 整治和淘汰.
    pub verbs: &'a str,
    /// What is counted stands behind the number.
    pub behind: bool,
    /// The words behind belong to the next number as well (41条短视频播放量超2300万次).
    pub shared: bool,
    /// The words behind end at the next number, wherever their phrase ends.
    pub cut: bool,
    /// The number opens a bracket or stands in one.
    pub bracketed: bool,
    /// Bytes of the clause.
    pub clause: Range<usize>,
}

const QUOTES: [(char, char); 6] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
];
/// What goes on with 中 as a word: 中心, 中央, 中介.
const MIDDLE: [char; 16] = [
    '心', '央', '介', '级', '小', '国', '药', '医', '学', '共', '等', '华', '高', '层', '期', '标',
];
/// Bytes of the longest gloss in brackets inside a noun.
const LONGEST_GLOSS: usize = 24;
const OPEN: [char; 6] = ['(', '（', '[', '【', '〔', '“'];
const CLOSE: [char; 6] = [')', '）', ']', '】', '〕', '”'];

impl<'a> Parsed<'a> {
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            phrases: phrase::scan(text),
            quoted: quoted(text),
            opening: paragraph_number(text),
        }
    }

    /// Whether the phrase stands inside quotation or title marks.
    pub fn is_quoted(&self, phrase: &Phrase) -> bool {
        self.quoted
            .iter()
            .any(|range| range.start < phrase.span.end && phrase.span.start < range.end)
    }

    /// The words around phrase `n`; `taken` is the end of the last number taken for a figure.
    pub fn words(&self, n: usize, taken: usize) -> Words<'a> {
        let span = &self.phrases[n].span;
        let (clause_start, opens) = self.clause_start(span.start);
        let bracketed = opens || self.is_bracketed(clause_start);
        let opening = clause_start
            .max(taken)
            .max(self.passed_over(n))
            .max(self.opening)
            .min(span.start);
        let opening = self.behind_remark(opening, span.start);
        let dated = self.phrases[..n]
            .iter()
            .rfind(|phrase| phrase.kind == PhraseKind::Date && !self.is_quoted(phrase));
        let date = dated
            .map(|phrase| phrase.span.clone())
            .filter(|date| date.start >= opening);
        // 案件由2022年的1128件增加到…: what is counted may stand before the date.
        let behind_date = date.as_ref().map(|date| &self.text[date.end..span.start]);
        let before = match (date, behind_date) {
            (Some(date), Some(behind))
                if without_links(without_lead(behind, &LEADS)).is_empty() =>
            {
                &self.text[opening..date.start]
            }
            (_, Some(behind)) => behind,
            _ => &self.text[opening..span.start],
        };
        let clause = clause_start..self.clause_end(span.end);
        let (after, runs_on) = self.after(n, &clause);
        let alone = opens && after.trim().is_empty();
        let before = match alone.then(|| self.before_bracket(before, clause_start)) {
            Some(Some(named)) => named,
            _ => before,
        };
        // 第一名: what is ranked stands before.
        let ordinal = self.phrases[n].kind == PhraseKind::Ordinal;
        let after = if ordinal { "" } else { after };
        let mut words = Words {
            before,
            after,
            trimmed: "",
            noun: "",
            verb: None,
            verbs: "",
            behind: false,
            shared: false,
            cut: self
                .phrases
                .get(n + 1)
                .is_some_and(|next| next.span.start == span.end + after.len()),
            bracketed,
            clause,
        };
        words.find_noun(runs_on, self.phrases[n].kind == PhraseKind::Zero);
        words
    }

    /// The place behind a remark without a number that begins at `from`: 1064件(A类答复函)、占比.
    fn behind_remark(&self, from: usize, to: usize) -> usize {
        let text = &self.text[from..to];
        let close = text
            .find(&CLOSE[..5])
            .filter(|_| text.starts_with(&OPEN[..5]));
        let end = close.map_or(0, |at| {
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
        from + end
    }

    /// The end of a number before phrase `n` that was not taken and has its own place in the list:
    /// 减时限1230天、减跑动86次.
    fn passed_over(&self, n: usize) -> usize {
        let before = self.phrases[..n].iter();
        let mut amounts = before.filter(|phrase| {
            let ends = self.text[phrase.span.end..].starts_with('、');
            phrase.kind == PhraseKind::Amount && ends && !self.is_quoted(phrase)
        });
        amounts.next_back().map_or(0, |phrase| phrase.span.end)
    }

    /// 违法建筑拆除 of 违法建筑拆除(411件): a bracket that holds only the number counts what stands
    /// before it, unless that is a number itself.
    fn before_bracket(&self, inside: &str, bracket_end: usize) -> Option<&'a str> {
        if !without_links(without_lead(inside, &LEADS)).is_empty() {
            return None;
        }
        let before = self.text[..bracket_end].trim_end_matches(&OPEN[..5]);
        let counted = self
            .phrases
            .iter()
            .any(|phrase| phrase.kind == PhraseKind::Amount && phrase.span.end == before.len());
        let parts = |c: char| CLAUSE_MARKS.contains(&c) || c == '、' || CLOSE.contains(&c);
        let start = before
            .char_indices()
            .rev()
            .find(|(_, c)| parts(*c))
            .map_or(0, |(at, c)| at + c.len_utf8());
        let named = before[start..].trim_start_matches(['和', '与', '及']);
        // 案件主要集中在违法建设(41件).
        let named = named.rsplit("集中在").next().unwrap_or(named);
        (!counted && named.chars().count() >= 2).then_some(named)
    }

    /// Where the clause of the byte begins, and whether that is behind an opening bracket.
    pub fn clause_start(&self, at: usize) -> (usize, bool) {
        let mut depth = 0;
        for (place, c) in self.text[..at].char_indices().rev() {
            if CLOSE.contains(&c) {
                depth += 1;
            } else if OPEN.contains(&c) {
                if depth == 0 && c != '“' {
                    return (place + c.len_utf8(), true);
                }
                depth -= i32::from(depth > 0);
            } else if depth == 0 && CLAUSE_MARKS.contains(&c) && !self.in_phrase(place) {
                return (place + c.len_utf8(), false);
            }
        }
        (0, false)
    }

    /// Whether a bracket that was opened before the byte is still open there.
    fn is_bracketed(&self, at: usize) -> bool {
        let mut depth = 0;
        for c in self.text[..at].chars().rev() {
            if CLOSE[..5].contains(&c) {
                depth += 1;
            } else if OPEN[..5].contains(&c) {
                if depth == 0 {
                    return true;
                }
                depth -= 1;
            }
        }
        false
    }

    fn clause_end(&self, at: usize) -> usize {
        let mut depth = 0;
        for (place, c) in self.text[at..].char_indices() {
            if OPEN.contains(&c) {
                depth += 1;
            } else if CLOSE.contains(&c) {
                if depth == 0 && c != '”' {
                    return at + place;
                }
                depth -= i32::from(depth > 0);
            } else if depth == 0 && CLAUSE_MARKS.contains(&c) && !self.in_phrase(at + place) {
                return at + place;
            }
        }
        self.text.len()
    }

    /// A comma of 3,000 parts nothing.
    fn in_phrase(&self, at: usize) -> bool {
        let place = self.phrases.partition_point(|phrase| phrase.span.end <= at);
        self.phrases
            .get(place)
            .is_some_and(|phrase| phrase.span.start <= at)
    }

    /// The first 、 or bracket of `rest`, which begins at byte `end` of the text. A gloss inside a
    /// noun, 县(市、区)政府, is none.
    fn mark_behind(&self, end: usize, rest: &str) -> Option<usize> {
        let mut from = 0;
        loop {
            let is_mark = |c| c == '、' || OPEN[..5].contains(&c) || CLOSE[..5].contains(&c);
            let at = from + rest[from..].find(is_mark)?;
            let close = rest[at..]
                .find(&CLOSE[..5])
                .filter(|_| rest[at..].starts_with(&OPEN[..5]));
            let counts = |close: usize| {
                let inside = end + at..end + at + close;
                let mut numbers = self.phrases.iter().map(|phrase| &phrase.span);
                numbers.any(|span| inside.contains(&span.start))
            };
            match close.filter(|close| at > 0 && *close <= LONGEST_GLOSS && !counts(*close)) {
                Some(close) => from = at + close + rest[at + close..].chars().next()?.len_utf8(),
                None => return Some(at),
            }
        }
    }

    /// The words behind phrase `n`, and whether they run on into a number that nothing follows.
    fn after(&self, n: usize, clause: &Range<usize>) -> (&'a str, bool) {
        let end = self.phrases[n].span.end;
        let rest = &self.text[end..clause.end];
        // 100项三级指标: a level of things is no number of its own.
        let names = |phrase: &Phrase| phrase.in_words && phrase.span.start == end;
        let numbers = self.phrases[n + 1..]
            .iter()
            .filter(|phrase| !self.is_quoted(phrase) && !names(phrase));
        let next = numbers
            .take_while(|phrase| phrase.span.start < clause.end)
            .next();
        let mark = self.mark_behind(end, rest);
        let stop = mark.unwrap_or(rest.len());
        if let Some(next) = next {
            let gap = next.span.start - end;
            if gap <= stop {
                let follower = self.text[next.span.end..].chars().next();
                let bare = follower.is_none_or(|c| {
                    c == '、'
                        || CLAUSE_MARKS.contains(&c)
                        || OPEN.contains(&c)
                        || CLOSE.contains(&c)
                });
                // 9个领域117项: not so many of these, but of what is not said.
                let noun = &rest[..gap];
                let things = ["项", "条", "个", "件", "处"];
                let apart = noun.chars().count() <= 4
                    && VERBS.places(noun).next().is_none()
                    && things.contains(&next.quantity.unit.as_str());
                return (noun, bare && !apart);
            }
            return (&rest[..stop], false);
        }
        // 45项危房解危、斗潭征收等其他重大行政决定: the noun is the whole list.
        let list =
            mark.is_some_and(|at| rest[at..].starts_with('、')) && rest[stop..].contains('等');
        let zero = self.phrases[n].kind == PhraseKind::Zero;
        // 98家行政机关、事业单位: so is a list of nouns.
        let second = rest[stop..].strip_prefix('、').unwrap_or_default();
        let list = list
            || !second.is_empty()
                && VERBS.opening(second).is_none()
                && VERBS.places(&rest[..stop]).next().is_none();
        if list || zero {
            return (rest, false);
        }
        (&rest[..stop], false)
    }
}

impl<'a> Words<'a> {
    /// 较2020年的32件增加13件: what was just counted, in the year before it.
    pub fn compares(&self) -> bool {
        let against = self.trimmed.strip_prefix(['较', '比']);
        let when = ["", "去年", "上年", "去年同期", "上年同期"];
        against.is_some_and(|against| when.contains(&against))
    }

    /// Decides on which side of the number the counted thing stands, and what it is.
    fn find_noun(&mut self, runs_on: bool, zero: bool) {
        let trimmed = without_remark(without_links(without_lead(self.before, &LEADS)));
        // 35人中具有…: of these.
        let trimmed = without_duration(trimmed);
        self.trimmed = match trimmed.strip_prefix('中') {
            Some(of_these) if !of_these.starts_with(MIDDLE) => of_these,
            _ => trimmed,
        };
        let verb = main_verb(self.trimmed);
        let noun = verb
            .as_ref()
            .map_or(self.trimmed, |(at, _)| &self.trimmed[at.end..]);
        let noun = without_lead(noun, &NOUN_LEADS);
        self.verb = verb.as_ref().map(|(_, verb)| *verb);
        self.verbs = verb.map_or("", |(at, _)| {
            &self.trimmed[verbs_start(self.trimmed, at.start)..at.end]
        });
        // The mark of a range counts nothing: 186-213项.
        let after = if self.after.contains(char::is_alphanumeric) {
            self.after.trim()
        } else {
            ""
        };
        // 抄告公示606家: behind a verb comes what it takes.
        let last_verb = VERBS.ending(self.trimmed);
        let open = noun.is_empty() || noun.ends_with('等') || last_verb.is_some();
        let goes_on = GOING_ON.opening(after).is_some()
            || GOES_TO.iter().any(|word| after.starts_with(word))
            || after.trim_end_matches('有') == "中"
            || !open && MAY_GO_ON.opening(after).is_some()
            || !self.trimmed.is_empty() && VERBS.opening(after).is_some();
        self.behind = !after.is_empty() && (zero || (open || !runs_on) && !goes_on);
        if !self.behind {
            self.noun = noun;
            return;
        }
        self.shared = runs_on && !zero;
        let after = after.trim_start_matches('的');
        let noun = if zero {
            one_of(after).map_or(after, |(_, noun)| noun)
        } else {
            noun_of(after)
        };
        // 24个部门公示清单4523项: behind a verb stands what the next number counts.
        let own = after
            .char_indices()
            .nth(2)
            .map_or(after.len(), |(at, _)| at);
        let verb_at = VERBS.places(&after[own..]).next().filter(|_| self.shared);
        let noun = verb_at.map_or(noun, |at| &noun[..noun.len().min(own + at)]);
        let noun = without_links(noun.trim_end_matches(['和', '与', '及', '或']));
        // 16个镇中有5个.
        self.noun = noun.strip_suffix('中').unwrap_or(noun);
        self.verb = last_verb;
        self.verbs = last_verb.map_or("", |verb| {
            &self.trimmed[verbs_start(self.trimmed, self.trimmed.len() - verb.len())..]
        });
    }
}

/// 应诉率 of 应诉率连续2年保持: how long it has been so is no part of the name.
fn without_duration(text: &str) -> &str {
    let since = text.rfind("连续").filter(|at| *at > 0);
    since
        .filter(|at| text.ends_with('年') && text[*at..].chars().count() <= 5)
        .map_or(text, |at| without_links(&text[..at]))
}

/// The byte behind the number that opens a paragraph, (三) or 1.; 一、二审 opens with none.
fn paragraph_number(text: &str) -> usize {
    let number = heading::number(text).map_or(0, |(_, end)| end);
    let joins = text[..number].trim_end().ends_with('、');
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if joins && text[number..].starts_with(digit) {
        0
    } else {
        number
    }
}

/// The words without a remark in brackets at their end: 纠错(含撤销、确认违法).
fn without_remark(text: &str) -> &str {
    let Some(open) = text
        .ends_with([')', '）'])
        .then(|| text.rfind(['(', '（']))
        .flatten()
    else {
        return text;
    };
    let inside = text[open..].trim_start_matches(['(', '（']);
    let remark = GLOSSES.opening(inside).is_some();
    if remark && open > 0 {
        without_links(&text[..open])
    } else {
        text
    }
}

/// What is counted of the words behind a number: up to what is done with it.
fn noun_of(after: &str) -> &str {
    let mut chars = after.char_indices();
    let from = chars.nth(2).map_or(after.len(), |(at, _)| at);
    let end = NOUN_ENDS.places(&after[from..]).next();
    let noun = &after[..end.map_or(after.len(), |at| from + at)];
    // 5个典型案例中被…: of so many.
    noun.strip_suffix('中').unwrap_or(noun)
}

/// The places inside quotation and title marks; a mark without its partner quotes nothing.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        let closes = open.iter().any(|(close, _)| *close == '"');
        if c == '"' && !closes {
            open.push((c, at));
        } else if let Some((_, close)) = QUOTES.iter().find(|(open, _)| *open == c) {
            open.push((*close, at));
        } else if let Some(place) = open.iter().rposition(|(close, _)| *close == c) {
            out.push(open[place].1..at + c.len_utf8());
            open.truncate(place);
        }
    }
    out
}
