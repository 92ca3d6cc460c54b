//! How words are taken off a text, and where its clauses part.

use super::word_list::WordList;
use super::words::{LINKS, NO_LEADS, NO_LINKS, NO_VERBS, TOTALS, VERBS};
use std::ops::Range;

/// Marks that part clauses. 、 joins the members of a list and parts nothing.
pub(super) const CLAUSE_MARKS: [char; 11] =
    ['，', ',', '；', ';', '：', ':', '。', '！', '？', '!', '?'];

/// The text without the words of `words` that it begins with.
pub(super) fn without_lead<'a>(mut text: &'a str, words: &WordList) -> &'a str {
    loop {
        let trimmed = text.trim_start_matches(|c: char| {
            c.is_whitespace() || "、,，;；:：。)）”’》」』]】〕﹔①②③④⑤⑥⑦⑧⑨⑩".contains(c)
        });
        if NO_LEADS.opening(trimmed).is_some() {
            return trimmed;
        }
        match words.opening(trimmed) {
            Some(word) => text = &trimmed[word.len()..],
            None => return trimmed,
        }
    }
}

/// The text without the links that it ends with.
pub(super) fn without_links(mut text: &str) -> &str {
    loop {
        let trimmed = text.trim_end_matches(|c: char| {
            c.is_whitespace() || "、,，;；:：(（“‘「『《[【〔".contains(c)
        });
        if NO_LINKS.ending(trimmed).is_some() {
            return trimmed;
        }
        match LINKS.ending(trimmed) {
            Some(word) => text = &trimmed[..trimmed.len() - word.len()],
            None => return trimmed,
        }
    }
}

/// Characters behind which a verb is none: 实现率, 审核员, 受理的.
const NOT_BEHIND_VERBS: [char; 18] = [
    '率', '数', '量', '额', '员', '者', '费', '证', '性', '类', '型', '制', '度', '班', '的', '后',
    '中', '时',
];

/// The main verb of the text: the first whose object is short enough to be what is counted.
pub(super) fn main_verb(text: &str) -> Option<(Range<usize>, &'static str)> {
    const LONGEST_OBJECT: usize = 14;
    let verbs = verbs(text);
    let fits = |(at, _): &&(Range<usize>, &str)| text[at.end..].chars().count() <= LONGEST_OBJECT;
    verbs.iter().find(fits).or(verbs.last()).cloned()
}

/// The verbs of the text in order. What is inside a word that was read (撤回复议) is none.
fn verbs(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some(noun) = NO_VERBS.opening(rest) {
            at += noun.len();
            continue;
        }
        let Some(verb) = VERBS.opening(rest) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        // 受理的案件, 批准后: what the verb did before, not what is counted now.
        if !rest[verb.len()..].starts_with(NOT_BEHIND_VERBS) {
            out.push((at..at + verb.len(), verb));
        }
        at += verb.len();
    }
    out
}

/// Where the verbs joined to the one at `start` begin: 整治 in 整治和淘汰.
pub(super) fn verbs_start(text: &str, start: usize) -> usize {
    let before = text[..start].trim_end_matches(['和', '与', '及', '、', '并']);
    if before.len() == start {
        return start;
    }
    VERBS
        .ending(before)
        .map_or(start, |verb| before.len() - verb.len())
}

/// The word of a clause that says a total: 共 of 共收到, not of 公共服务 or 共同.
pub(super) fn total_in(clause: &str) -> Option<&'static str> {
    let says = |total: &&str| {
        clause.match_indices(*total).any(|(at, total)| {
            !clause[..at].ends_with(['公', '中', '总', '一'])
                && NO_LEADS.opening(&clause[at..]).is_none()
                || total.chars().count() > 1
        })
    };
    TOTALS.into_iter().find(says)
}

/// A label without the marks at its ends that have no partner in it.
pub(super) fn balanced(text: &str) -> &str {
    const PAIRS: [(char, char); 5] = [
        ('“', '”'),
        ('(', ')'),
        ('（', '）'),
        ('《', '》'),
        ('‘', '’'),
    ];
    let mut text = text.trim();
    loop {
        let before = text;
        for (open, close) in PAIRS {
            let (opened, closed) = (text.matches(open).count(), text.matches(close).count());
            if opened > closed {
                text = text.strip_prefix(open).unwrap_or(text);
                text = text.strip_suffix(open).unwrap_or(text);
            } else if closed > opened {
                text = text.strip_suffix(close).unwrap_or(text);
                text = text.strip_prefix(close).unwrap_or(text);
            }
        }
        text = text.trim();
        if text == before {
            return text;
        }
    }
}

/// Whether the text has one of the words.
pub(super) fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The measure word of 一起涉法纠纷, and the words behind it.
pub(super) fn one_of(words: &str) -> Option<(&str, &str)> {
    const MEASURES: [char; 10] = ['起', '件', '例', '宗', '次', '人', '名', '家', '项', '个'];
    let rest = words.trim_start().strip_prefix('一')?;
    let measure = rest.chars().next().filter(|c| MEASURES.contains(c))?;
    Some(rest.split_at(measure.len_utf8()))
}
