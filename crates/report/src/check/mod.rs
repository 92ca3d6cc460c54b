//! What an auditor asks of a report: do the figures add up, is every part there, was it out in time?
//!
//! Findings are data; what they say to a reader is put into words elsewhere. Each holds,
//! contradicts, cannot be assessed or does not apply, and names the figures or places that it rests on.

mod amounts;
mod document;
mod figures;
mod form;
mod sentences;
mod tables;
mod texts;

pub use document::count_of;
pub use form::{check_bodies, check_years, numbers_of_form};

use crate::verify::Verified;
use serde::Serialize;

/// One thing that was checked.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub rule: Rule,
    pub verdict: Verdict,
    /// Ids of the figures that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<String>,
    /// Ids of sections or paragraphs, or `front/3`, that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// The numbers compared, in the order of the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<f64>,
}

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Holds,
    Contradicts,
    CannotAssess,
    /// The rule is younger than the report.
    DoesNotApply,
}

impl Verdict {
    pub const ALL: [Self; 4] = [
        Self::Holds,
        Self::Contradicts,
        Self::CannotAssess,
        Self::DoesNotApply,
    ];

    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Contradicts => "contradicts",
            Self::CannotAssess => "cannot_assess",
            Self::DoesNotApply => "does_not_apply",
        }
    }
}

/// What checks are about, in the order that they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Numbers and their sentences.
    Numbers,
    /// Sums and parts.
    Sums,
    /// The same thing in two places.
    Texts,
    Rates,
    Dates,
    Numbering,
    /// Required parts.
    Parts,
}

impl Group {
    pub const ALL: [Self; 7] = [
        Self::Numbers,
        Self::Sums,
        Self::Texts,
        Self::Rates,
        Self::Dates,
        Self::Numbering,
        Self::Parts,
    ];

    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Sums => "sums",
            Self::Texts => "texts",
            Self::Rates => "rates",
            Self::Dates => "dates",
            Self::Numbering => "numbering",
            Self::Parts => "parts",
        }
    }
}

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A figure equals what its sentence says.
    FigureMatchesSentence,
    /// Parts add up to their whole. Numbers: whole, sum of the parts.
    PartsAddUp,
    /// Parts are not more than their whole. Numbers: whole, sum of the parts.
    PartsWithinWhole,
    /// Not more was handled than received. Numbers: received, handled.
    HandledWithinReceived,
    /// What was new and what was left over is what was done and what is left. Numbers: either side.
    Balance,
    /// What last year left over is what this year took over. Numbers: last year's, this year's.
    CarriedOver,
    /// Documents in force last year, with those issued and without those repealed since, are those in
    /// force. Numbers: what that comes to, what is stated.
    InForce,
    /// A share of a whole that cannot pass 100 lies between 0 and 100. Numbers: the share.
    RateInRange,
    /// A stated share or growth is the one computed from the numbers beside it. Numbers: stated, computed.
    RateAgrees,
    /// Two figures for the same thing agree. Numbers: one, the other.
    StatedAlike,
    /// Written before it was published; the signature's date near the date written.
    DatesInOrder,
    /// Published by a day of the next year. Reports on law-based government: 31 March (厅字〔2019〕28号 art. 24,
    /// for those on 2019 and later). Disclosure reports: 31 March, of departments 31 January since that on 2019
    /// (国令711号 art. 49; before, 国令492号 art. 31). Numbers: year, month and day.
    PublishedInTime,
    /// One of the five required parts is there (reports on 2019 and later). The part's number, 1 to 5.
    RequiredPart,
    /// A number looks damaged in print and is not charted.
    UndamagedNumber,
    /// Section numbers follow each other.
    NumberingWithoutGaps,
}

impl Rule {
    pub fn group(self) -> Group {
        match self {
            Self::FigureMatchesSentence | Self::UndamagedNumber => Group::Numbers,
            Self::PartsAddUp
            | Self::PartsWithinWhole
            | Self::HandledWithinReceived
            | Self::Balance
            | Self::CarriedOver
            | Self::InForce => Group::Sums,
            Self::StatedAlike => Group::Texts,
            Self::RateInRange | Self::RateAgrees => Group::Rates,
            Self::DatesInOrder | Self::PublishedInTime => Group::Dates,
            Self::NumberingWithoutGaps => Group::Numbering,
            Self::RequiredPart => Group::Parts,
        }
    }
}

/// Everything that can be said of a report, contradictions first.
pub fn check(verified: &Verified) -> Vec<Finding> {
    let mut findings = figures::check(verified);
    document::check(verified.report(), &mut findings);
    let (mut sorted, rest): (Vec<Finding>, Vec<Finding>) = findings
        .into_iter()
        .partition(|finding| finding.verdict == Verdict::Contradicts);
    sorted.extend(rest);
    sorted
}

impl Finding {
    fn new(rule: Rule, holds: bool) -> Self {
        let verdict = if holds {
            Verdict::Holds
        } else {
            Verdict::Contradicts
        };
        Self {
            rule,
            verdict,
            figures: Vec::new(),
            places: Vec::new(),
            numbers: Vec::new(),
        }
    }

    fn of_figures(mut self, figures: &[&str], numbers: &[f64]) -> Self {
        self.figures = figures.iter().map(|id| (*id).to_owned()).collect();
        self.numbers = numbers.to_vec();
        self
    }

    fn at(mut self, place: &str) -> Self {
        self.places.push(place.to_owned());
        self
    }

    fn cannot_assess(mut self) -> Self {
        self.verdict = Verdict::CannotAssess;
        self
    }

    fn does_not_apply(mut self) -> Self {
        self.verdict = Verdict::DoesNotApply;
        self
    }
}

#[cfg(test)]
mod tests;
