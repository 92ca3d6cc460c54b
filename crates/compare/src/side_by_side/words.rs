//! Where two versions of a paragraph differ, word by word: a Han character is a word, and a number
//! or a Latin word is one, so that 1307 and 1370 differ as numbers and not in two digits.

use imara_diff::{Algorithm, Diff, InternedInput, Interner};

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Same(String),
    /// Stands in this version only.
    Own(String),
}

/// A paragraph in pieces; put together they are its text.
pub type Pieces = Vec<Piece>;

/// Paragraphs longer than this differ by sentences: nobody reads a page of single words, and none waits.
const LONG: usize = 8_000;

/// Both versions, each in its pieces.
pub fn differences(earlier: &str, later: &str) -> (Pieces, Pieces) {
    let (mut a, mut b) = (words(earlier), words(later));
    if a.len() + b.len() > LONG {
        (a, b) = (sentences(earlier), sentences(later));
    }
    let mut input = InternedInput {
        before: Vec::new(),
        after: Vec::new(),
        interner: Interner::new(a.len() + b.len()),
    };
    input.update_before(a.iter().copied());
    input.update_after(b.iter().copied());
    let mut diff = Diff::compute(Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);
    let hunks: Vec<[usize; 4]> = diff
        .hunks()
        .map(|hunk| {
            [
                hunk.before.start,
                hunk.before.end,
                hunk.after.start,
                hunk.after.end,
            ]
        })
        .map(|ends| ends.map(|end| end as usize))
        .collect();
    let hunks = joined(hunks, &a);
    let before = hunks.iter().map(|hunk| (hunk[0], hunk[1]));
    let after = hunks.iter().map(|hunk| (hunk[2], hunk[3]));
    (pieces(&a, before), pieces(&b, after))
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '；', ';']).collect()
}

fn words(text: &str) -> Vec<&str> {
    let in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '%');
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        if first.is_ascii_alphanumeric() {
            let whole = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
            // A point or comma at the end belongs to the sentence.
            length = rest[..whole].trim_end_matches(['.', ',']).len();
        }
        let (word, after) = rest.split_at(length);
        words.push(word);
        rest = after;
    }
    words
}

/// One or two like characters between differences (a 的, a comma) are chance and only tear the words
/// apart.
fn joined(hunks: Vec<[usize; 4]>, before: &[&str]) -> Vec<[usize; 4]> {
    let mut out: Vec<[usize; 4]> = Vec::new();
    for hunk in hunks {
        match out.last_mut() {
            Some(last) if is_chance(&before[last[1]..hunk[0]]) => {
                last[1] = hunk[1];
                last[3] = hunk[3];
            }
            _ => out.push(hunk),
        }
    }
    out
}

fn is_chance(between: &[&str]) -> bool {
    let ends_clause = |word: &&str| matches!(*word, "," | "，" | "。" | ";" | "；" | "、");
    between.len() < 2 && !between.iter().any(ends_clause)
}

fn pieces(words: &[&str], own: impl Iterator<Item = (usize, usize)>) -> Pieces {
    let mut out = Vec::new();
    let mut at = 0;
    let mut push = |piece: fn(String) -> Piece, words: &[&str]| {
        if !words.is_empty() {
            out.push(piece(words.concat()));
        }
    };
    for (start, end) in own {
        push(Piece::Same, &words[at..start]);
        push(Piece::Own, &words[start..end]);
        at = end;
    }
    push(Piece::Same, &words[at..]);
    out
}
