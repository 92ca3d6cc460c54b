//! The exact amounts of a sentence: those of its proven figures, and what stands between them.
//!
//! Numbers between them are read as the proof reads them ([`crate::verify`]), with the units that the
//! report's figures have: the scanner that the importer reads with is not for readers to download.

use crate::model::{Basis, Figure};
use crate::quantity::{Qualifier, Quantity};
use crate::verify::{self, Proven, Verified};
use std::ops::Range;

pub(super) struct Amount<'a> {
    /// As bytes of the sentence.
    pub span: Range<usize>,
    pub value: f64,
    pub unit: String,
    /// The id of its figure, if it has one.
    pub figure: Option<&'a str>,
}

/// The amounts of the sentence that `one` stands in, in their order.
pub(super) fn of<'a>(verified: &'a Verified, one: Proven<'a>) -> Vec<Amount<'a>> {
    let source = &one.figure().source;
    let start = one.proof().quote.start;
    let text = source.quote.as_str();
    let mut known: Vec<(Range<usize>, &Figure)> = Vec::new();
    for proven in verified.proven() {
        let (figure, at) = (proven.figure(), &proven.proof().printed);
        let here = figure.source.paragraph == source.paragraph
            && figure.basis == Basis::Printed
            && proven.proof().row.is_none()
            && (start..start + text.len()).contains(&at.start);
        // The first figure of a number stands for it.
        if here
            && known
                .iter()
                .all(|(known, _)| known.start + start != at.start)
        {
            known.push((at.start - start..at.end - start, figure));
        }
    }
    let figures = &verified.report().figures;
    let mut amounts = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some((span, figure)) = known.iter().find(|(known, _)| known.start == at) {
            at = span.end.max(at + c.len_utf8());
            if figure.qualifier == Qualifier::Exact && figure.to_value.is_none() {
                amounts.push(Amount {
                    span: span.clone(),
                    value: figure.value,
                    unit: figure.unit.clone(),
                    figure: Some(&figure.id),
                });
            }
        } else if c.is_ascii_digit() {
            let (span, read) = amount_at(text, at, figures);
            at = span.end;
            // Its words may begin before it, those of the next figure end it.
            let apart = known
                .iter()
                .all(|(known, _)| known.end <= span.start || span.end <= known.start);
            if let Some(read) = read.filter(|_| apart) {
                amounts.push(Amount {
                    span,
                    value: read.value,
                    unit: read.unit,
                    figure: None,
                });
            }
        } else {
            at += c.len_utf8();
        }
    }
    amounts
}

/// The words of the number that begins at a digit, and what they state if it is one exact amount.
fn amount_at(text: &str, at: usize, figures: &[Figure]) -> (Range<usize>, Option<Quantity>) {
    let numeral = text[at..].trim_start_matches(verify::may_be_in);
    let numeral = &text[at..text.len() - numeral.len()];
    let end = at + numeral.trim_end_matches([' ', ',', '，', '\u{3000}']).len();
    let after = &text[end..];
    let units = figures.iter().map(|figure| figure.unit.as_str());
    let unit = units
        .chain(["%"])
        .filter(|unit| after.starts_with(*unit))
        .map(str::len)
        .max()
        .unwrap_or_default();
    let is_date = after.starts_with(['年', '月', '日', '号']);
    let words = at..end + unit;
    let words = verify::whole_number(text, &words).err().unwrap_or(words);
    let read = verify::read(&text[words.clone()]).filter(|read| {
        unit > 0 && !is_date && read.qualifier == Qualifier::Exact && read.to.is_none()
    });
    (words.start..words.end.max(end), read)
}

/// At prices of another year, or of other things than last year: not what the printed amounts come to.
pub(super) const REAL_TERMS: [&str; 6] = ["生产总值", "增加值", "可比", "不变价", "口径", "指数"];

/// The last digit printed of a number: 0.1 of 33.9%.
pub(super) fn digit(printed: &str) -> f64 {
    let after = printed
        .split_once(['.', '．'])
        .map_or("", |(_, after)| after);
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    (0..digits).fold(1.0, |digit, _| digit / 10.0)
}

/// How exact a number is printed: whole counts are, 1.2万 is to the thousand.
pub(super) fn step(printed: &str) -> f64 {
    let times = [('亿', 1e8), ('万', 1e4)];
    let large = times.iter().filter(|(word, _)| printed.contains(*word));
    let scale: f64 = large.map(|(_, times)| times).product();
    let whole = !printed.contains(['.', '．']) && scale <= 1.0;
    if whole { 0.0 } else { digit(printed) * scale }
}

/// A computed percentage as a reader compares it.
pub(super) fn shown(computed: f64) -> f64 {
    (computed * 100.0).round() / 100.0
}
