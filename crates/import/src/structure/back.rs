//! The lines after the text: signature, date, furniture.

use super::front::table_as_furniture;
use crate::line::signature::is_signature;
use crate::line::{date, furniture, heading, metadata};
use crate::source::Source;
use gongbao_report::model::{Line, LineKind};

/// What stands after the text.
pub(super) struct Back {
    pub lines: Vec<Line>,
    /// The first line after the text.
    pub start: usize,
}

/// How far from the end of the document a date may stand: after it come only links and the footer.
const FARTHEST_DATE: usize = 60;
/// Reads backwards from the end of the page to the last line of the text, which is never before
/// `front`.
pub(super) fn find(source: &Source, front: usize) -> Back {
    let lines = &source.lines;
    let mut start = match date_line(source, front) {
        Some(at) => at,
        None => end_of_text(source, front),
    };
    while start > front && is_signature(&lines[start - 1].text) {
        start -= 1;
    }
    let back = lines[start..]
        .iter()
        .flat_map(|line| back_line(line, lines, start))
        .collect();
    Back { lines: back, start }
}

/// The date under the signature: the last line that is only a date, with nothing like text after.
fn date_line(source: &Source, front: usize) -> Option<usize> {
    let lines = &source.lines;
    let end = lines.iter().rposition(|line| !line.outside)?;
    let tail = end.saturating_sub(FARTHEST_DATE).max(front);
    let at = (tail..lines.len()).rev().find(|n| {
        let line = &lines[*n];
        !line.outside
            && (date::only(&line.text).is_some() || signed_and_dated(&line.text).is_some())
    })?;
    let text_after = lines[at + 1..]
        .iter()
        .any(|line| !line.outside && (is_text(&line.text) || line.table.is_some()));
    (!text_after).then_some(at)
}

/// Without a date: after the last line that is neither furniture nor outside the document.
fn end_of_text(source: &Source, front: usize) -> usize {
    let lines = &source.lines;
    let is_text = |line: &crate::source::Line| {
        let printed = line.table.is_some() || !furniture::is_furniture(&line.text);
        !line.outside && printed && metadata::pairs(&line.text).is_none()
    };
    let last = lines[front..].iter().rposition(is_text);
    last.map_or(front, |last| front + last + 1)
}

fn is_text(text: &str) -> bool {
    text.contains('。') && text.chars().count() > 20
        || heading::read(text).is_some_and(|h| !h.title.is_empty())
}

/// Signature and date on one line, with the byte where the date begins.
fn signed_and_dated(text: &str) -> Option<usize> {
    let at = text.find(|c: char| c.is_ascii_digit() || "二〇○".contains(c))?;
    let signed = is_signature(text[..at].trim());
    (signed && date::only(&text[at..]).is_some()).then_some(at)
}

fn back_line(line: &crate::source::Line, lines: &[crate::source::Line], start: usize) -> Vec<Line> {
    if let Some(table) = &line.table {
        return table_as_furniture(table);
    }
    let near_text = lines[start..]
        .iter()
        .take(6)
        .any(|near| std::ptr::eq(near, line))
        && !line.outside;
    if let Some(at) = signed_and_dated(&line.text).filter(|_| near_text) {
        let (name, day) = line.text.split_at(at);
        let date_line = Line {
            date: date::only(day),
            same_line: true,
            ..Line::plain(LineKind::Date, day)
        };
        return vec![Line::plain(LineKind::Signature, name.trim_end()), date_line];
    }
    if near_text && let Some(date) = date::only(&line.text) {
        return vec![Line {
            date: Some(date),
            ..Line::plain(LineKind::Date, &line.text)
        }];
    }
    if near_text && is_signature(&line.text) {
        return vec![Line::plain(LineKind::Signature, &line.text)];
    }
    // 【信息来源】 is a page tool, 来源:本站 a pair.
    if let Some(pairs) =
        metadata::pairs(&line.text).filter(|_| !furniture::is_furniture(&line.text))
    {
        return pairs;
    }
    vec![Line::plain(LineKind::Furniture, &line.text)]
}
