//! Mode and period of what was drafted.

use super::{Asked, read};
use crate::figures::draft::Draft;
use crate::structure::parts::{self, DocumentPlace, GLOSSARY};
use crate::structure::years::named;
use gongbao_report::Report;
use gongbao_report::model::{Figure, Mode, Period, Source};
use std::collections::HashMap;
use std::ops::Range;

/// Reads when the numbers of drafts hold, each at its place in the report.
pub(in crate::figures) fn settle(drafts: &mut [Draft], report: &Report) {
    let paragraphs = report.paragraphs().zip(parts::of_paragraphs(report));
    let places: HashMap<&str, (&str, DocumentPlace)> = paragraphs
        .map(|(paragraph, place)| (paragraph.id.as_str(), (paragraph.text.as_str(), place)))
        .collect();
    for draft in drafts {
        let figure = &mut draft.figure;
        let Some((text, place)) = places.get(figure.source.paragraph.as_str()) else {
            continue;
        };
        match stands(text, &figure.source) {
            Some(number) => {
                let when = read(&Asked {
                    text,
                    number,
                    unit: &figure.unit,
                    change: figure.change.is_some(),
                    place: *place,
                });
                figure.mode = when.mode;
                // What a word means is not what the year brought: no chart shows it.
                if place.rule == GLOSSARY {
                    draft.section = None;
                }
                // 2019年、2020年分别为9起、6起: each has its own already.
                if !in_turn(figure) {
                    figure.period = when.period;
                }
            }
            None => of_cell(figure, place),
        }
    }
}

/// 2018—2020年分别为8件、7件、6件.
fn in_turn(figure: &Figure) -> bool {
    let shown = figure.words.iter().any(|word| word == "分别");
    if !(shown || figure.period.is_some() && figure.source.quote.contains("分别")) {
        return false;
    }
    let years = named(&figure.source.quote)
        .into_iter()
        .filter(|years| !years.plan);
    let count: u16 = years
        .map(|years| years.period.to + 1 - years.period.from)
        .sum();
    count > 1
}

/// A table says by its headers which year it is of; in a plan it is the plan's.
fn of_cell(figure: &mut Figure, place: &DocumentPlace) {
    let ahead = figure.period.is_none_or(|period| period.to > place.year);
    if place.part.is_plan() && ahead && place.year > 0 {
        figure.mode = Mode::Target;
        figure.period = figure.period.or(Some(place.span));
    } else if figure.period.is_some_and(|period| period.from > place.year) && place.year > 0 {
        figure.mode = Mode::Target;
    }
    figure.period = figure
        .period
        .filter(|period| *period != Period::of(place.year));
}

/// The bytes of a number in its paragraph.
fn stands(text: &str, source: &Source) -> Option<Range<usize>> {
    let quotes = text.match_indices(&source.quote);
    let (quote, _) = nth(quotes, source.occurrence)?;
    let in_quote = source
        .quote
        .match_indices(&source.printed)
        .filter(|(at, printed)| {
            // 29件 does not stand in 229件.
            let digit = |c: char| c.is_ascii_digit() || c == '.';
            !(printed.starts_with(digit) && source.quote[..*at].ends_with(digit))
        });
    let (printed, _) = nth(in_quote, source.printed_occurrence)?;
    let start = quote + printed;
    Some(start..start + source.printed.len())
}

fn nth<'a>(
    mut found: impl Iterator<Item = (usize, &'a str)>,
    n: Option<u32>,
) -> Option<(usize, &'a str)> {
    found.nth(usize::try_from(n.unwrap_or(1)).ok()?.checked_sub(1)?)
}
