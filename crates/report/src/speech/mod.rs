//! Chinese text as a person says it: sentences, each with its place in the text, and the words for its
//! numbers. Voices read digits in their own way, and each another: words leave them no choice.

mod digits;
mod number;
#[cfg(test)]
mod tests;

use number::number;
use std::ops::Range;

/// A sentence to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes in the text that it comes from.
    pub at: Range<usize>,
    /// The words for it.
    pub said: String,
}

/// The sentences of a text, in order and without gaps; what cannot be said is part of the one before.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = start + sentence_end(&text[start..]);
        let said = said(&text[start..end]);
        match out.last_mut() {
            Some(before) if !said.contains(char::is_alphanumeric) => before.at.end = end,
            _ => out.push(Sentence {
                at: start..end,
                said,
            }),
        }
        start = end;
    }
    out
}

/// After the first full stop and the marks that close with it.
fn sentence_end(text: &str) -> usize {
    let Some(stop) = text.find(is_stop) else {
        return text.len();
    };
    let closing = |c: char| is_stop(c) || "”’)\u{ff09}》」』".contains(c);
    let after = text[stop..].trim_start_matches(closing);
    text.len() - after.len()
}

/// Reports are printed with wide marks and with narrow ones.
fn is_stop(c: char) -> bool {
    "。!?;\u{ff01}\u{ff1f}\u{ff1b}\n".contains(c)
}

/// The pieces in which words are said. Some browsers fall silent in the midst of what takes longer than
/// some seconds; a voice takes a breath after a mark anyway.
pub fn breaths(said: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = said;
    while let Some((too_long, _)) = rest.char_indices().nth(LONGEST) {
        let mark = rest[..too_long].rfind(is_pause);
        let end = mark.map_or(too_long, |at| {
            at + rest[at..].chars().next().map_or(0, char::len_utf8)
        });
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    if rest.contains(char::is_alphanumeric) || pieces.is_empty() {
        pieces.push(rest);
    }
    pieces
}

/// Characters of a piece: some ten seconds of a slow voice.
const LONGEST: usize = 45;

fn is_pause(c: char) -> bool {
    ",、:。!?;\u{ff0c}\u{ff1a}\u{ff01}\u{ff1f}\u{ff1b}".contains(c)
}

/// The words for a text. Figures become words; brackets around a year in a document number go.
pub fn said(text: &str) -> String {
    let text: String = text.chars().map(narrow).collect();
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let before = out.chars().next_back();
        let after = &rest[c.len_utf8()..];
        let next = if c.is_ascii_digit() {
            number(&mut out, rest)
        } else if let Some((roman, word)) = roman(before, rest) {
            out.push_str(word);
            roman
        } else {
            let counted = before.is_some_and(|c| "年月日号时分级".contains(c));
            match c {
                '〔' | '[' => {}
                '〕' | ']' => out.push(','),
                '㎡' => out.push_str("平方米"),
                '℃' => out.push_str("摄氏度"),
                // 1+N, 互联网+.
                '+' => out.push('加'),
                // 3月-5月.
                _ if DASHES.contains(c) && counted && begins_with_digit(after) => out.push('到'),
                _ => out.push(c),
            }
            c.len_utf8()
        };
        rest = &rest[next..];
    }
    out
}

const DASHES: &str = "-—–~\u{ff5e}\u{2212}";

/// Digits and signs of full width are the same ones.
fn narrow(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff05}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff0e}' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        _ => c,
    }
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// A Roman number before 类 or 级, as in V类水.
fn roman(before: Option<char>, text: &str) -> Option<(usize, &'static str)> {
    if before.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let romans = [
        ("III", "三"),
        ("II", "二"),
        ("IV", "四"),
        ("I", "一"),
        ("V", "五"),
        ("Ⅰ", "一"),
        ("Ⅱ", "二"),
        ("Ⅲ", "三"),
        ("Ⅳ", "四"),
        ("Ⅴ", "五"),
    ];
    let mut found = romans.iter().filter(|(roman, _)| {
        text.strip_prefix(roman)
            .is_some_and(|after| after.starts_with(['类', '级']))
    });
    found.next().map(|(roman, word)| (roman.len(), *word))
}
