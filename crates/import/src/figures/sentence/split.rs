//! Paragraphs cut into sentences, from full stop to full stop, verbatim.

use gongbao_report::phrase::is_point;

/// A sentence of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Split<'a> {
    pub text: &'a str,
    /// Where it begins in the paragraph.
    pub start: usize,
    /// Which of several equal texts of the paragraph, from 1; none when there is one.
    pub occurrence: Option<u32>,
}

const STOPS: [char; 6] = ['。', '！', '？', '!', '?', '\n'];
/// Marks that close what the stop stands in, and so belong to its sentence.
const CLOSERS: [char; 8] = ['”', '’', '」', '』', '》', '）', ')', '"'];

/// The sentences of a paragraph in order. A semicolon ends a clause, not a sentence.
pub(crate) fn sentences(paragraph: &str) -> Vec<Split<'_>> {
    let mut out = Vec::new();
    let mut rest = paragraph;
    let stops = |text: &str| {
        let mut stops = text.match_indices(STOPS).map(|(at, _)| at);
        stops.find(|at| !is_point(text, *at))
    };
    while let Some(at) = stops(rest) {
        let stop = at + rest[at..].chars().next().map_or(1, char::len_utf8);
        let end = rest.len() - rest[stop..].trim_start_matches(CLOSERS).len();
        push(&mut out, &rest[..end], paragraph);
        rest = &rest[end..];
    }
    push(&mut out, rest, paragraph);
    out
}

fn push<'a>(out: &mut Vec<Split<'a>>, text: &'a str, paragraph: &str) {
    let text = text.trim();
    // Only sentences with a number are quoted, so only these need to be told apart.
    if text.is_empty() {
        return;
    }
    let start = text.as_ptr() as usize - paragraph.as_ptr() as usize;
    let mut same = paragraph.match_indices(text);
    let place = same.position(|(at, _)| at == start);
    let several = place.is_some_and(|place| place > 0) || same.next().is_some();
    let occurrence = place.and_then(|place| u32::try_from(place + 1).ok());
    out.push(Split {
        text,
        start,
        occurrence: occurrence.filter(|_| several),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(paragraph: &str) -> Vec<&str> {
        sentences(paragraph).iter().map(|s| s.text).collect()
    }

    #[test]
    fn a_sentence_runs_from_full_stop_to_full_stop_or_the_end() {
        assert_eq!(
            texts("收到来信5件;办结3件。合格率100%"),
            ["收到来信5件;办结3件。", "合格率100%"]
        );
        assert_eq!(texts("他说“好。”收到5件。"), ["他说“好。”", "收到5件。"]);
        assert_eq!(texts(" \n"), [""; 0]);
        assert_eq!(texts("收入301。2亿元。"), ["收入301。2亿元。"], "a point");
        assert_eq!(texts("热线12345。2021年"), ["热线12345。", "2021年"]);
        assert_eq!(texts("居全省第4。11家"), ["居全省第4。", "11家"]);
    }

    #[test]
    fn equal_sentences_are_told_apart() {
        let twice = sentences("收到5件。收到5件。另收到5件。");
        let occurrences: Vec<Option<u32>> = twice.iter().map(|s| s.occurrence).collect();
        assert_eq!(occurrences, [Some(1), Some(2), None]);
    }
}
