//! What came of holding figures against their sentences.

use super::Verifying;
use crate::model::{Figure, Ids, Report};
use crate::quantity::Quantity;
use serde::Serialize;
use std::ops::Range;

/// A report whose figures were held against their sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    pub(super) report: Report,
    /// One result a figure, in the report's order; none where nobody held them against anything.
    pub(super) results: Vec<Result<Proof, Mismatch>>,
    /// Place of each figure in the report's list.
    pub(super) places: Ids,
}

/// Where a figure's sentence and number stand, as bytes of the paragraph; in a table, of the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The row, where the paragraph is a table and the figure stands in it.
    pub row: Option<usize>,
    pub quote: Range<usize>,
    pub printed: Range<usize>,
}

/// A figure that agrees with its sentence. Only [`Verified`] has some, and only these are charted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proven<'a> {
    figure: &'a Figure,
    proof: &'a Proof,
}

/// Why a figure does not agree with its sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "mismatch", rename_all = "snake_case")]
pub enum Mismatch {
    /// The quote does not stand in the paragraph that often.
    QuoteNotFound,
    /// The quote stands there several times and the figure does not say which is meant.
    QuoteAmbiguous { times: usize },
    /// The printed words do not stand in the quote that often.
    PrintedNotFound,
    /// They stand there several times and the figure does not say which are meant.
    PrintedAmbiguous { times: usize },
    /// The printed words are not a whole number phrase; this is the phrase that stands there.
    NotAWholePhrase {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        found: Option<String>,
    },
    /// The text says another number, qualifier or unit.
    Reads(Quantity),
    /// The subject does not stand beside the number.
    SubjectNotBeside { subject: String },
    /// A word that is to be shown with the number is not in the quote.
    WordNotFound { word: String },
    /// The figure that this is all of is not proven, stands elsewhere or has another value.
    WholeDiffers { whole: String },
    /// The sentence says of the number what the figure does not: that it is an aim, of another year, a
    /// fall.
    SaysOtherwise { words: String },
    /// A counted name is not in the quote.
    ItemNotFound { item: String },
    /// So many names are listed.
    CountDiffers { items: usize },
}

impl Verified {
    /// Holds every figure against its sentence.
    pub fn of(report: Report) -> Self {
        Verifying::of(report).done()
    }

    /// What others found by holding each figure against its sentence.
    pub(crate) fn with(report: Report, results: Vec<Result<Proof, Mismatch>>) -> Self {
        let places = Ids::of(report.figures.iter().map(|figure| figure.id.as_str()));
        Self {
            report,
            results,
            places,
        }
    }

    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The figure with this id, if its sentence bears it out.
    pub fn figure(&self, id: &str) -> Option<Proven<'_>> {
        let place = self.places.get(id)?;
        let proof = self.results.get(place)?.as_ref().ok()?;
        let figure = self.report.figures.get(place)?;
        Some(Proven { figure, proof })
    }

    /// Every figure that its sentence bears out, in the report's order.
    pub fn proven(&self) -> impl Iterator<Item = Proven<'_>> {
        self.outcomes().filter_map(|(figure, result)| {
            let proof = result.as_ref().ok()?;
            Some(Proven { figure, proof })
        })
    }

    /// Every figure that its sentence does not bear out, and why.
    pub fn mismatches(&self) -> impl Iterator<Item = (&Figure, &Mismatch)> {
        self.outcomes()
            .filter_map(|(figure, result)| Some((figure, result.as_ref().err()?)))
    }

    /// Every figure and how it came out.
    pub(crate) fn outcomes(&self) -> impl Iterator<Item = (&Figure, &Result<Proof, Mismatch>)> {
        self.report.figures.iter().zip(&self.results)
    }
}

impl<'a> Proven<'a> {
    pub fn figure(self) -> &'a Figure {
        self.figure
    }

    pub fn proof(self) -> &'a Proof {
        self.proof
    }

    pub fn value(self) -> f64 {
        self.figure.value
    }
}
