//! Parts whose headings have no number: 2022年工作回顾 and 2023年工作安排 above 一、, 二、 of each.

use super::parts::looks_back;
use crate::line::signature::is_signature;
use crate::line::{date, heading};
use crate::organ;
use crate::source::Line;

/// Characters of the longest heading without a number.
const LONGEST: usize = 30;
/// Characters of the shortest paragraph under a heading.
const SHORTEST_TEXT: usize = 40;

/// The lines that head such parts, in their order: the first looks back and stands above every numbered heading; each stands alone,
/// with text or a numbered heading under it.
pub(super) fn part_headings(lines: &[Line]) -> Vec<usize> {
    // What stands under a line that ends no sentence is the rest of that line.
    let is_open = |line: &Line| {
        line.text
            .ends_with(['。', '！', '!', '：', ':', '；', '”', '）', ')'])
    };
    let is_new = |n: usize| n == 0 || is_open(&lines[n - 1]) || lines[n - 1].table.is_some();
    let is_alone =
        |n: &usize| is_new(*n) && may_head(&lines[*n]) && lines.get(n + 1).is_some_and(is_under);
    let Some(first) = (0..lines.len()).find(|n| is_alone(n) && looks_back(&lines[*n].text)) else {
        return Vec::new();
    };
    let numbered = |line: &Line| heading::read(&line.text).is_some();
    if lines[..first].iter().any(numbered) {
        return Vec::new();
    }
    (first..lines.len()).filter(is_alone).collect()
}

/// A short line that ends no sentence, and is no date, name or greeting.
fn may_head(line: &Line) -> bool {
    let text = line.text.as_str();
    let marks = [
        '。', '；', ';', '：', ':', '！', '!', '？', '，', ',', '—', '《', '*',
    ];
    line.table.is_none()
        && !line.outside
        && (4..=LONGEST).contains(&text.chars().count())
        && !text.contains(marks)
        && !text.starts_with(['（', '('])
        && heading::number(text).is_none()
        && date::find(text).is_none()
        && !is_signature(text)
        && organ::head_of_government(text).is_none()
}

/// Text, or the first numbered heading of the part.
fn is_under(line: &Line) -> bool {
    let text = line.text.as_str();
    let says = text.contains('。') && text.chars().count() >= SHORTEST_TEXT;
    line.table.is_none() && (says || heading::read(text).is_some())
}
