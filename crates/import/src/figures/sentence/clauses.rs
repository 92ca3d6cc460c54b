//! Clauses and brackets as a tree: a bracket's clauses stand inside the clause that it interrupts.

use gongbao_report::phrase::Phrase;
use std::ops::Range;

/// What a clause begins after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// The beginning of the sentence, or a number that opens an item.
    Start,
    /// A mark that parts clauses.
    Mark(char),
    /// An opening bracket.
    Bracket,
}

/// Words between two marks that part clauses. Brackets inside belong to it as remarks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub range: Range<usize>,
    pub opening: Opening,
    /// Inside a bracket: the clause that it interrupts.
    pub host: Option<usize>,
    /// Inside a bracket: where the bracket opens.
    pub bracket: Option<usize>,
}

/// Marks that part clauses. 、 joins the members of a list and parts nothing.
pub(crate) const CLAUSE_MARKS: [char; 11] =
    ['，', ',', '；', ';', '：', ':', '。', '！', '？', '!', '?'];
const BRACKETS: [(char, char); 7] = [
    ('（', '）'),
    ('(', ')'),
    ('[', ']'),
    ('【', '】'),
    ('［', '］'),
    ('﹝', '﹞'),
    ('〔', '〕'),
];
const QUOTES: [(char, char); 6] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
];

/// The clauses of a sentence, in the order in which they begin.
pub(super) fn of(text: &str, phrases: &[Phrase]) -> Vec<Clause> {
    let closes = partners(text);
    let mut clauses = vec![Clause {
        range: 0..text.len(),
        opening: Opening::Start,
        host: None,
        bracket: None,
    }];
    // The open clause of each bracket that is open, outermost first.
    let mut open = vec![0];
    let mut ends: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        let here = *open.last().unwrap_or(&0);
        if let Some(close) = closes.iter().find(|pair| pair.0 == at).map(|pair| pair.1) {
            // （一） numbers an item and is no remark.
            if is_number(&text[next..close]) {
                continue;
            }
            clauses.push(Clause {
                range: next..close,
                opening: Opening::Bracket,
                host: Some(here),
                bracket: Some(at),
            });
            open.push(clauses.len() - 1);
            ends.push(close);
        } else if ends.last() == Some(&at) {
            clauses[here].range.end = at;
            open.pop();
            ends.pop();
        } else if (CLAUSE_MARKS.contains(&c) || is_stop(text, at)) && !is_in_phrase(phrases, at) {
            let end = clauses[here].range.end;
            clauses[here].range.end = at;
            let (host, bracket) = (clauses[here].host, clauses[here].bracket);
            clauses.push(Clause {
                range: next..end,
                opening: Opening::Mark(c),
                host,
                bracket,
            });
            if let Some(last) = open.last_mut() {
                *last = clauses.len() - 1;
            }
        }
    }
    clauses
}

/// Whether a full stop of Latin type ends what was said: 降低4.6%.城市.
fn is_stop(text: &str, at: usize) -> bool {
    let han = |c: char| c.is_alphabetic() && !c.is_ascii();
    let after = text[at..].strip_prefix('.');
    after.is_some_and(|after| after.starts_with(han))
        && text[..at].ends_with(|c: char| han(c) || "%％".contains(c))
}

/// Opening and closing bracket of each pair; a bracket without a partner is an ordinary character.
fn partners(text: &str) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        if BRACKETS.iter().any(|(left, _)| *left == c) {
            open.push(at);
        } else if BRACKETS.iter().any(|(_, right)| *right == c)
            && let Some(start) = open.pop()
        {
            pairs.push((start, at));
        }
    }
    pairs
}

fn is_number(inside: &str) -> bool {
    !inside.is_empty()
        && inside.chars().count() <= 3
        && inside
            .chars()
            .all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}

/// A comma of 3,000 parts nothing.
fn is_in_phrase(phrases: &[Phrase], at: usize) -> bool {
    let place = phrases.partition_point(|phrase| phrase.span.end <= at);
    phrases
        .get(place)
        .is_some_and(|phrase| phrase.span.start <= at)
}

/// The places inside quotation and title marks; a mark without its partner quotes nothing.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        let closes = open.iter().any(|(close, _)| *close == '"');
        if c == '"' && !closes {
            open.push((c, at));
        } else if let Some((_, close)) = QUOTES.iter().find(|(left, _)| *left == c) {
            open.push((*close, at));
        } else if let Some(place) = open.iter().rposition(|(close, _)| *close == c) {
            out.push(open[place].1..at + c.len_utf8());
            open.truncate(place);
        }
    }
    out
}
