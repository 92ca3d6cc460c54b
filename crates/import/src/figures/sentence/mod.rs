//! A sentence taken apart: its numbers, clauses and quotations, and the words beside each number.

mod after;
mod clauses;
mod mention;
mod outcome;
mod split;
mod unit_class;
mod words;

pub(super) use after::{done_after, is_mean};
pub(super) use clauses::{CLAUSE_MARKS, Clause, Opening};
pub(super) use mention::{Mention, of as mentions};
pub(super) use outcome::{all_did, predicate};
pub(super) use split::sentences;
pub(super) use unit_class::UnitClass;
pub(super) use words::{
    lead_verb, named, shortened, without_brackets, without_leads, without_links, without_softeners,
};

use gongbao_report::phrase::{self, Phrase};
use split::Split;
use std::ops::Range;

/// One sentence of a paragraph. All places are bytes of its text.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// Which of the paragraph's sentences it is, from 0.
    pub id: usize,
    pub text: &'a str,
    /// Where it begins in its paragraph.
    pub start: usize,
    /// Which of several equal texts of the paragraph, from 1; none when there is one.
    pub occurrence: Option<u32>,
    /// Every number phrase, in order.
    pub phrases: Vec<Phrase>,
    pub clauses: Vec<Clause>,
    /// What stands inside quotation marks and book-title marks, the marks included.
    pub quotations: Vec<Range<usize>>,
}

impl<'a> Sentence<'a> {
    pub fn of(id: usize, split: Split<'a>) -> Self {
        let phrases = phrase::scan(split.text);
        let clauses = clauses::of(split.text, &phrases);
        Self {
            id,
            text: split.text,
            start: split.start,
            occurrence: split.occurrence,
            clauses,
            quotations: clauses::quotations(split.text),
            phrases,
        }
    }

    /// The clause in which a byte stands.
    pub fn clause_of(&self, at: usize) -> usize {
        let holds = |clause: &Clause| {
            clause.range.start <= at && at < clause.range.end.max(clause.range.start + 1)
        };
        // The innermost of those that hold it is the one that began last.
        self.clauses.iter().rposition(holds).unwrap_or(0)
    }

    pub fn is_quoted(&self, span: &Range<usize>) -> bool {
        self.quotations
            .iter()
            .any(|quotation| quotation.start <= span.start && span.end <= quotation.end)
    }
}
