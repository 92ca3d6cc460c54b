//! Digits of one number that a typist or a converter tore apart.

use super::chars;
use super::numeral::Numeral;
use super::unit::{self, is_time};
use super::words::POINTS;

/// Where a count ends whose digits blanks tore apart, or a point that is none: 1 5起, 2 0 3件, 99. 4%, 301。2亿元.
pub(super) fn end(text: &str, start: usize, number: &Numeral) -> Option<usize> {
    // A number that opens its line or clause numbers it: 3. 5个镇.
    let before = text[..start].trim_end();
    let numbers = before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric());
    end_of(text, number, !numbers)
}

/// The same. `pointed`: a mark may stand for its point.
fn end_of(text: &str, number: &Numeral, pointed: bool) -> Option<usize> {
    if number.in_words {
        return None;
    }
    let mut end = number.end;
    while let Some(next) = goes_on(text, end, pointed) {
        end = next;
    }
    let tail = text[end..].trim_start_matches(|c| chars::is_blank(c) || chars::power(c).is_some());
    let printed = unit::read(text, text.len() - tail.len());
    let counts = end > number.end && !printed.text.is_empty() && !is_time(printed.text);
    counts.then_some(printed.end)
}

/// Where the digits end that go on after a blank, or after a mark for a point, behind those that end at `end`.
fn goes_on(text: &str, end: usize, pointed: bool) -> Option<usize> {
    const LONGEST_PART: usize = 2;
    let rest = &text[end..];
    let after = rest.trim_start_matches(chars::is_blank);
    let point = after.strip_prefix(POINTS);
    let tail = point.map_or(after, |tail| tail.trim_start_matches(chars::is_blank));
    let more = tail.trim_start_matches(|c| chars::digit(c).is_some());
    let digits = tail[..tail.len() - more.len()].chars().count();
    let torn = tail.len() < rest.len()
        && match point {
            Some(_) => pointed && (1..=LONGEST_PART).contains(&digits),
            None => digits > 0,
        };
    torn.then_some(text.len() - more.len())
}

/// Whether a number as printed is torn apart.
pub fn is_torn(printed: &str) -> bool {
    let first = printed.starts_with(|c| chars::digit(c).is_some());
    let number = Numeral::read(printed, 0, false).filter(|_| first);
    number.is_some_and(|number| end_of(printed, &number, true).is_some())
}

/// Whether the mark at byte `at` stands for the point of a number (301。2亿元), and ends no sentence.
pub fn is_point(text: &str, at: usize) -> bool {
    let head = text[..at].trim_end_matches(|c| chars::digit(c).is_some());
    // 全省第4。11家: a rank has no point.
    let counts = head.len() < at && !head.ends_with('第');
    let number = Numeral::read(text, head.len(), false).filter(|_| counts);
    let end = number.and_then(|number| end(text, head.len(), &number));
    end.is_some_and(|end| end > at)
}
