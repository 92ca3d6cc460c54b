//! What is read of a report so far, and how a number of the text comes into the ledger.

use super::draft::Draft;
use super::ledger::NonFigure;
use super::sentence::Sentence;
use super::vocabulary::Vocabulary;
use super::{Doubt, Place};
use std::ops::Range;

/// What is read of a report so far.
pub(super) struct Reading<'a> {
    pub place: &'a Place<'a>,
    pub vocabulary: &'a Vocabulary,
    pub drafts: &'a mut Vec<Draft>,
    pub lines: &'a mut Vec<Line>,
}

/// A number of the text on its way into the ledger.
pub(super) struct Line {
    pub paragraph: String,
    pub at: Range<usize>,
    pub printed: String,
    pub outcome: Outcome,
    pub rules: Vec<&'static str>,
}

/// What became of a number.
#[derive(Clone, Copy)]
pub(super) enum Outcome {
    /// The draft with this place.
    Draft(usize),
    Doubt(Doubt),
    None(NonFigure),
}

impl Reading<'_> {
    /// Enters a number of the sentence into the ledger.
    pub fn enter(
        &mut self,
        sentence: &Sentence<'_>,
        span: Range<usize>,
        outcome: Outcome,
        rules: Vec<&'static str>,
    ) {
        self.lines.push(Line {
            paragraph: self.place.paragraph.id.clone(),
            at: sentence.start + span.start..sentence.start + span.end,
            printed: sentence.text[span].to_owned(),
            outcome,
            rules,
        });
    }
}
