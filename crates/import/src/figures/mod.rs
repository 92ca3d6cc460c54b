//! Sentences become figures, figures become charts.
//!
//! The map, in the order of the work:
//! - [`sentence`]: paragraphs cut into the sentences that are quoted
//! - [`clause`]: the words around each number of a sentence
//! - [`accept`]: which numbers are figures and which are slogans, dates, codes, frequencies
//! - [`said`]: what a number counts, by its own words or by what was counted before
//! - [`prose`] and [`table`]: the numbers of sentences and of cells, by [`drafting`]
//! - [`moment`] and [`span`]: where a number holds, and what time is no quantity
//! - [`when`]: whether it came about or is aimed at, and in which years
//! - [`vocabulary`]: what is already known by its wording
//! - [`name`]: ids and labels
//! - [`charts`]: what is worth drawing
//!
//! Precision goes before recall: what is not certain is left out and listed as [`Unclear`], and
//! nothing is returned that its own sentence does not bear out.

mod accept;
mod aligned;
mod change;
pub mod charts;
mod clause;
mod draft;
mod drafting;
mod grid;
mod label;
mod memory;
mod moment;
mod name;
mod prose;
mod relations;
mod respective;
mod said;
mod searched;
mod sentence;
mod series;
mod span;
mod table;
pub mod vocabulary;
mod when;
mod whole;
mod word_list;
mod wording;
mod words;

pub(crate) use grid::{places, unit_in};
pub(crate) use moment::LOST_YEAR;

use crate::form;
use draft::Draft;
use gongbao_report::Verified;
use gongbao_report::model::{Chart, Figure, Paragraph, Report, ReportKind, Section};
use std::collections::HashMap;
use vocabulary::Vocabulary;

/// What was found in a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Every one is borne out by its sentence.
    pub figures: Vec<Figure>,
    /// Made of these figures only.
    pub charts: Vec<Chart>,
    /// What looked like a figure and was left out, in the order of the text.
    pub unclear: Vec<Unclear>,
}

/// A number that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// Id of the paragraph.
    pub paragraph: String,
    /// The words as printed.
    pub printed: String,
    pub why: Doubt,
}

/// Why a number was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A note says that it is damaged, or it has more digits than a count has.
    Damaged,
    /// 分别 with as many names as numbers is missing.
    Unaligned,
    /// Nothing says what is counted.
    NoSubject,
    /// It says no one number, or goes on in a way that is not known: 三千五家, ±5%, 10个亿.
    Unread,
    /// The sentence does not bear out what was read.
    Unproven,
    /// The sentence or paragraph is longer than any that people write.
    TooLong,
    /// A row of a prescribed form, of whose numbers the columns cannot be told.
    Columns,
}

/// Longer paragraphs and sentences are not prose; reading them could take forever.
const LONGEST_PARAGRAPH: usize = 100_000;
const LONGEST_SENTENCE: usize = 6_000;

/// Reads the figures of a report's text. Figures and charts it already has are not looked at.
pub fn read(report: &Report) -> Found {
    let mut reader = Reader {
        report,
        vocabulary: Vocabulary::shipped(),
        drafts: Vec::new(),
        unclear: Vec::new(),
        forms: form::read(report),
    };
    // The title of a report on one subject is context to all of it; one on the whole of law-based
    // government says nothing of a number.
    let title = match report.kind {
        ReportKind::InformationDisclosure | ReportKind::Other => format!("{}\n", report.title),
        ReportKind::LawBasedGovernment | ReportKind::GovernmentWork => String::new(),
    };
    for paragraph in &report.preamble {
        reader.paragraph(paragraph, &title, None);
    }
    for section in &report.sections {
        reader.section(section, &title);
    }
    reader.finish()
}

/// Where a paragraph stands.
struct Place<'a> {
    paragraph: &'a Paragraph,
    /// The headings over it, outermost first.
    headings: &'a str,
    /// Id of the section that holds it; none in the preamble.
    section: Option<&'a str>,
    /// The year reported on.
    year: u16,
    /// Words for regions that hold the report's own and others: what is said of them is not said of it.
    wider: &'static [&'static str],
    /// Governments under its own report too: what it did itself is not what all did.
    of_governments: bool,
    /// Words that a note calls a damaged number.
    damaged: Vec<&'a str>,
}

struct Reader<'a> {
    report: &'a Report,
    vocabulary: &'a Vocabulary,
    drafts: Vec<Draft>,
    unclear: Vec<Unclear>,
    /// The cells of prescribed forms, by paragraph.
    forms: HashMap<String, form::Reading>,
}

impl Reader<'_> {
    fn section(&mut self, section: &Section, above: &str) {
        let headings = format!("{above}{}\n", section.title);
        for paragraph in &section.paragraphs {
            self.paragraph(paragraph, &headings, Some(&section.id));
        }
        for inner in &section.sections {
            self.section(inner, &headings);
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, headings: &str, section: Option<&str>) {
        let damaged = self
            .report
            .notes
            .iter()
            .filter(|note| note.damaged_number && note.at == paragraph.id)
            .map(|note| note.printed.as_str())
            .collect();
        let place = Place {
            paragraph,
            headings,
            section,
            year: self.report.year,
            wider: moment::wider_regions(self.report.district.as_deref()),
            of_governments: moment::holds_governments(self.report.district.as_deref()),
            damaged,
        };
        if paragraph.text.len() > LONGEST_PARAGRAPH {
            let printed = paragraph.text.chars().take(20).collect();
            self.unclear.push(place.unclear(printed, Doubt::TooLong));
        } else {
            prose::read(&place, self.vocabulary, &mut self.drafts, &mut self.unclear);
        }
        if let Some(table) = &paragraph.table {
            let form = self.forms.get(&paragraph.id);
            let found = table::read(&place, table, form, self.vocabulary, &mut self.drafts);
            self.unclear.extend(found);
        }
    }

    /// Names what was drafted, drops what its sentence does not bear out, and proposes charts.
    fn finish(self) -> Found {
        let mut unclear = self.unclear;
        let mut drafts = self.drafts;
        when::settle(&mut drafts, self.report);
        name::give_ids(&mut drafts, self.vocabulary);
        relations::find(&mut drafts, self.vocabulary);
        let verified = Verified::of(Report {
            figures: drafts.iter().map(|draft| draft.figure.clone()).collect(),
            charts: Vec::new(),
            ..self.report.clone()
        });
        drafts.retain(|draft| {
            let proven = verified.figure(&draft.figure.id).is_some();
            if !proven {
                unclear.push(Unclear {
                    paragraph: draft.figure.source.paragraph.clone(),
                    printed: draft.figure.source.printed.clone(),
                    why: Doubt::Unproven,
                });
            }
            proven
        });
        let charts = charts::propose(&drafts, self.vocabulary);
        Found {
            figures: drafts.into_iter().map(|draft| draft.figure).collect(),
            charts,
            unclear,
        }
    }
}

impl Place<'_> {
    fn unclear(&self, printed: String, why: Doubt) -> Unclear {
        Unclear {
            paragraph: self.paragraph.id.clone(),
            printed,
            why,
        }
    }
}
