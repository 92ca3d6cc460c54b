//! What stays in mind from one number of a sentence to the next.

use super::clause::Words;
use super::draft::Draft;
use super::said::Said;
use super::span::{Span, span_of_year};

/// What was read of a sentence so far.
#[derive(Default)]
pub(super) struct Memory {
    /// End of what the last number took: itself, and the noun behind it.
    pub taken: usize,
    /// What the last number counts stands behind it.
    pub named: bool,
    /// Where the last number's clause begins; none before the first.
    pub clause: Option<usize>,
    pub counted: Counted,
    /// What was counted before the bracket that is open.
    pub outside: Option<Counted>,
    /// The last number was the earlier end of 从…到….
    pub from: bool,
    /// Subject of the clause, for clauses that leave it out.
    pub topic: String,
    /// Behind 其中.
    pub part: bool,
    /// The part of the year that the sentence speaks of, as printed.
    pub period: Option<String>,
    /// Cases of one kind were counted since the last semicolon.
    pub narrowed: bool,
    pub list: usize,
}

/// What a number counted, in which unit and under which entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    pub said: Said,
    pub unit: String,
    pub entry: Option<String>,
}

impl Memory {
    /// Behind a bracket a sentence goes on with what it counted before: 应诉102件(共同被告32件),同比下降21.5%.
    pub fn step_through_brackets(&mut self, words: &Words<'_>) {
        if words.bracketed {
            self.outside.get_or_insert_with(|| self.counted.clone());
        } else if let Some(counted) = self.outside.take() {
            self.counted = counted;
        }
    }

    /// Takes in the words up to the next number: they may speak of a part of the year, or of all of it.
    pub fn read_on(&mut self, words: &str) {
        match span_of_year(words) {
            Some(Span::Part(part)) => self.period = Some(part),
            Some(Span::All) => self.period = None,
            None => {}
        }
    }

    /// What is said of a part of the year is shown with it, and is not what an entry names.
    pub fn limit(&self, draft: &mut Draft) {
        if let Some(period) = &self.period {
            draft.unname();
            draft.figure.words.insert(0, period.clone());
        }
    }
}
