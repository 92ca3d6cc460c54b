//! Where labels of metadata stand in a line: with a colon, with blanks around or inside them, or run together.

use super::labels::LABELS;
use crate::order;
use gongbao_report::model::Meaning;
use std::sync::LazyLock;

/// A label found in a line.
pub(super) struct Found {
    /// Bytes of the label itself and of the text from the label to its value.
    pub start: usize,
    pub label_end: usize,
    pub value_start: usize,
    pub meaning: Option<Meaning>,
}

/// Every label of a line with a colon after it; without colons, labels set off by blanks where the
/// line begins with one.
pub(super) fn labels(line: &str) -> Vec<Found> {
    let with_colon = scan(line, true);
    if !with_colon.is_empty() {
        return with_colon;
    }
    let without = scan(line, false);
    // One word that happens to be a label is no metadata block.
    if without.len() >= 2 {
        without
    } else {
        run_together(line)
    }
}

/// 发布日期2024-03-15信息来源区司法局: the cells of a page whose style alone parts them. Only after
/// the label of a day with its day.
fn run_together(line: &str) -> Vec<Found> {
    const SHORTEST: usize = 3;
    let long = |label: &str| label.chars().count() >= SHORTEST;
    let at_byte = |at: usize| {
        let here = LABELS
            .iter()
            .filter(|(label, _)| long(label) && line[at..].starts_with(label));
        let (label, meaning) = here.max_by_key(|(label, _)| label.len())?;
        Some(Found {
            start: at,
            label_end: at + label.len(),
            value_start: at + label.len(),
            meaning: *meaning,
        })
    };
    let of_day = |first: &Found| {
        let dated = matches!(
            first.meaning,
            Some(Meaning::DateWritten | Meaning::DatePublished)
        );
        dated && line[first.value_start..].starts_with(|c: char| c.is_ascii_digit())
    };
    let sentence = line.contains('。') || line.chars().count() > 120;
    let Some(first) = (!sentence).then(|| at_byte(0)).flatten().filter(of_day) else {
        return Vec::new();
    };
    let mut at = first.value_start;
    let mut found = vec![first];
    while at < line.len() {
        if let Some(label) = at_byte(at) {
            at = label.value_start;
            found.push(label);
        } else {
            at += line[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
}

fn scan(line: &str, colon: bool) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let set_off = |label: &Found| {
            let before = line[..at].chars().next_back();
            let boundary = before.is_none_or(|c| is_blank(c) || "•·●▪|[【".contains(c));
            let after_colon = found.last().is_some_and(|last| last.value_start == at);
            // 法规科发布日期:2023-01-18 between pairs: a long label needs no blank before it.
            let inside = colon && !found.is_empty();
            let long = line[at..label.label_end].chars().count() >= 4;
            let after_digit = before.is_some_and(|c| c.is_ascii_digit());
            boundary || after_colon || inside && (long || after_digit)
        };
        if let Some(label) = label_at(line, at, colon).filter(set_off) {
            at = label.value_start;
            found.push(label);
            continue;
        }
        let next = line[at..].chars().next();
        // Only a date, a bullet or the mark of a cell stands before the first label.
        if found.is_empty() && next.is_some_and(|c| !leads(c)) {
            break;
        }
        at += next.map_or(1, char::len_utf8);
    }
    found
}

/// Whether a line of metadata may hold the character before its first label.
fn leads(c: char) -> bool {
    is_blank(c) || c.is_ascii_digit() || "年月日-/.:：•·●▪|[【".contains(c)
}

/// The characters that labels begin with, in order: most places of a line begin none.
static FIRST_CHARACTERS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let labels = LABELS.iter();
    let characters = labels.filter_map(|(label, _)| label.chars().next());
    let mut characters = order::by_key(characters.collect(), |first| *first as usize);
    characters.dedup();
    characters
});

fn label_at(line: &str, at: usize, colon: bool) -> Option<Found> {
    let first = line[at..].chars().next()?;
    FIRST_CHARACTERS.binary_search(&first).ok()?;
    let candidates = LABELS.iter().filter_map(|(label, meaning)| {
        let label_end = at + spaced_prefix(&line[at..], label)?;
        let rest = &line[label_end..];
        let gap = rest.len() - rest.trim_start_matches(|c| c != '\t' && is_blank(c)).len();
        let mark = rest[gap..].chars().next();
        let value_start = match mark {
            Some('\t') if colon => label_end + gap + 1,
            None if colon && line.contains('\t') => line.len(),
            Some(mark @ (':' | '：')) if colon => {
                let after = label_end + gap + mark.len_utf8();
                let blanks = line[after..].len() - line[after..].trim_start_matches(is_blank).len();
                after + blanks
            }
            _ if !colon && (gap > 0 || rest.is_empty()) => label_end + gap,
            _ => return None,
        };
        Some(Found {
            start: at,
            label_end,
            value_start,
            meaning: *meaning,
        })
    });
    candidates.max_by_key(|found| found.label_end)
}

/// Bytes of `text` that print `label`, blanks between its characters allowed.
fn spaced_prefix(text: &str, label: &str) -> Option<usize> {
    let mut wanted = label.chars();
    let mut next = wanted.next();
    for (at, c) in text.char_indices() {
        match next {
            None => return Some(at),
            Some(expected) if c == expected => next = wanted.next(),
            Some(_) if is_blank(c) && at > 0 => {}
            Some(_) => return None,
        }
    }
    next.is_none().then_some(text.len())
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}
