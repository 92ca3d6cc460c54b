//! Finds the figures that a report's sentences state, names them by the vocabulary and proposes
//! charts.
//!
//! - [`sentence`]: sentences, clauses, and what is a name in them
//! - [`reading`]: the number phrases of a sentence that are figures, and what they count
//! - [`vocabulary`]: names that districts share
//! - [`charts`]: what is worth drawing

pub mod charts;
pub mod reading;
pub mod sentence;
pub mod vocabulary;

use crate::names::{Addresses, pinyin_of};
use gongbao_report::Report;
use gongbao_report::model::{Basis, Chart, Figure, Names, Role, Source};
use reading::Reading;
use std::collections::HashMap;
use vocabulary::{Entry, Vocabulary};

/// What was found.
#[derive(Default)]
pub struct Found {
    pub figures: Vec<Figure>,
    pub charts: Vec<Chart>,
}

/// Reads every sentence of a report.
pub fn read(report: &Report) -> Found {
    let vocabulary = Vocabulary::shipped();
    let mut ids = Addresses::default();
    let mut damaged: HashMap<&str, Vec<&str>> = HashMap::new();
    for note in report.notes.iter().filter(|note| note.damaged_number) {
        damaged.entry(&note.at).or_default().push(&note.printed);
    }
    let mut figures = Vec::new();
    let preamble = report.preamble.iter().map(|paragraph| (paragraph, ""));
    let sections = report.all_sections();
    let in_sections = sections.flat_map(|s| s.paragraphs.iter().map(|p| (p, s.title.as_str())));
    for (paragraph, title) in preamble.chain(in_sections) {
        let damaged = damaged
            .get(paragraph.id.as_str())
            .map_or(&[][..], Vec::as_slice);
        for range in sentence::split(&paragraph.text) {
            let quote = &paragraph.text[range.clone()];
            for reading in reading::read(quote, report.year, damaged) {
                let around = format!("{title} {quote}");
                let entry = vocabulary.find(
                    &reading.beside,
                    &reading.verb,
                    &around,
                    &reading.quantity.unit,
                );
                let occurrence = occurrence(&paragraph.text, quote, range.start);
                figures.push(figure(
                    &paragraph.id,
                    quote,
                    occurrence,
                    reading,
                    entry,
                    &mut ids,
                ));
            }
        }
    }
    let charts = charts::propose(report, &figures, &vocabulary);
    Found { figures, charts }
}

fn figure(
    paragraph: &str,
    quote: &str,
    occurrence: Option<u32>,
    reading: Reading,
    entry: Option<&Entry>,
    ids: &mut Addresses,
) -> Figure {
    let label = reading.label();
    let (id, names) = match entry {
        // The first figure of a kind has its name; another one is of some part or stage.
        Some(entry) if !ids.is_used(&entry.id) && reading.year.is_none() && !reading.change => {
            let names = Names {
                zh: entry.zh.clone(),
                en: Some(entry.en.clone()),
            };
            (entry.id.clone(), names)
        }
        _ => {
            let id = format!("local.{}", pinyin_of(&label, 6, "figure"));
            (
                id,
                Names {
                    zh: label,
                    en: None,
                },
            )
        }
    };
    let role = match entry.map(Entry::role) {
        Some(role) if role != Role::Amount && !reading.change => role,
        _ => reading.role(),
    };
    Figure {
        id: ids.unique(&id),
        label: names,
        value: reading.quantity.value,
        qualifier: reading.quantity.qualifier,
        unit: reading.quantity.unit,
        role,
        basis: if reading.zero {
            Basis::ZeroInWords
        } else {
            Basis::Printed
        },
        of: None,
        items: Vec::new(),
        words: reading.words,
        direction: entry.and_then(Entry::direction),
        year: reading.year,
        scope: reading.scope.map(|zh| Names { zh, en: None }),
        source: Source {
            paragraph: paragraph.to_owned(),
            quote: quote.to_owned(),
            occurrence,
            printed: reading.printed,
            printed_occurrence: reading.occurrence,
            subject: reading.subject,
        },
    }
}

/// Which occurrence of a sentence this is, where the paragraph repeats it.
fn occurrence(text: &str, quote: &str, start: usize) -> Option<u32> {
    let places: Vec<usize> = text.match_indices(quote).map(|(at, _)| at).collect();
    if places.len() < 2 {
        return None;
    }
    let nth = places.iter().position(|at| *at == start)?;
    u32::try_from(nth + 1).ok()
}
