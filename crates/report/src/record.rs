//! The record of a proof: what [`Verified::of`] and [`check`] say of a report, kept in its JSON, so that a
//! page need not carry the prover to show it.
//!
//! It is the last member of the report's JSON, named [`RECORD`], and speaks of exactly the bytes that stand
//! before its name: it has their SHA-256. Where that is another one the text was changed, and the record is
//! worth nothing. Whoever changes the text can also write a new record: it proves that report and record
//! belong together, not that the record is honest. `gongbao check` proves anew.

mod read;

use crate::check::{Finding, Rule, check};
use crate::json::{self, RECORD, Value, node};
use crate::model::{Figure, Index, Report};
use crate::quantity::in_15_digits;
use crate::text::row_text;
use crate::verify::{Mismatch, Proof, Verified};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::ops::Deref;

const NAME: &str = "\"proof\":";

/// What was found in a report, and in which.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// SHA-256 of the bytes before the member's name, in hexadecimal digits.
    pub(crate) sha256: String,
    /// How each figure came out, in the report's order.
    pub(crate) figures: Vec<Outcome>,
    /// What else was checked, contradictions first.
    #[serde(default)]
    pub(crate) findings: Vec<Finding>,
}

/// How a figure came out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum Outcome {
    /// It agrees with its sentence, and stands there.
    Proven(Place),
    Failed(Mismatch),
}

/// Where a figure stands: bytes of the paragraph's text, or of the row's in a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    /// The row of the table, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    /// Where the quote begins.
    pub quote: usize,
    /// Where the printed words begin.
    pub printed: usize,
}

/// A report whose figures were held against their sentences, with what else was checked in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    verified: Verified,
    findings: Option<Vec<Finding>>,
}

impl Checked {
    /// Checks a report.
    pub fn of(verified: Verified) -> Self {
        let mut findings = check(&verified);
        // How each figure came out is known already.
        findings.retain(|finding| finding.rule != Rule::FigureMatchesSentence);
        for number in findings.iter_mut().flat_map(|found| &mut found.numbers) {
            *number = carried(*number);
        }
        let findings = Some(findings);
        Self { verified, findings }
    }

    /// What the record says of a report. It must fit, see [`Record::fits`].
    pub fn recorded(report: Report, record: Record) -> Self {
        let outcomes = record.figures.into_iter().zip(&report.figures);
        let results = outcomes.map(|(outcome, figure)| outcome.result(figure));
        let results = results.collect();
        Self {
            verified: Verified::with(report, results),
            findings: Some(record.findings),
        }
    }

    /// A report that nobody held against anything: none of its figures is proven.
    pub fn unproven(report: Report) -> Self {
        Self {
            verified: Verified::with(report, Vec::new()),
            findings: None,
        }
    }

    /// What was found beside how each figure came out; nothing where nobody looked.
    pub fn findings(&self) -> Option<&[Finding]> {
        self.findings.as_deref()
    }

    /// This report's JSON, with the record as its last member.
    ///
    /// # Panics
    /// Never: the record is plain JSON.
    pub fn add_to(&self, json: &str) -> String {
        let json = json.trim_end();
        let report = json.strip_suffix('}').unwrap_or(json).trim_end();
        let report = format!("{report},\n  ");
        let record = serde_json::to_string(&self.record(&report)).expect("plain JSON");
        format!("{report}{NAME} {record}\n}}\n")
    }

    /// The record for a report of this text.
    pub fn record(&self, text: &str) -> Record {
        let outcome = |(_, result): (&Figure, &Result<Proof, Mismatch>)| match result {
            Ok(proof) => Outcome::Proven(Place {
                row: proof.row,
                quote: proof.quote.start,
                printed: proof.printed.start,
            }),
            Err(mismatch) => Outcome::Failed(plain(mismatch.clone())),
        };
        Record {
            sha256: sha256(text),
            figures: self.verified.outcomes().map(outcome).collect(),
            findings: self.findings.clone().unwrap_or_default(),
        }
    }
}

impl Deref for Checked {
    type Target = Verified;

    fn deref(&self) -> &Verified {
        &self.verified
    }
}

impl Record {
    /// The record in the JSON of a report, which is this value: if it is there, in its place, and of these
    /// bytes.
    pub fn of(json: &str, value: &Value<'_>) -> Option<Self> {
        let Value::Object(members) = value else {
            return None;
        };
        let (_, record) = members.last().filter(|(name, _)| name == RECORD)?;
        let record = node::read(record, read::record).ok()?;
        // Inside a text the marks around it would be escaped, and nothing after it is named so.
        let at = json.rfind(NAME)?;
        (record.sha256 == sha256(&json[..at])).then_some(record)
    }

    /// A record by itself, as whoever was asked for a proof hands it over.
    pub fn from_json(json: &str) -> Option<Self> {
        let value = json::parse(json).ok()?;
        node::read(&value, read::record).ok()
    }

    /// As JSON.
    ///
    /// # Panics
    /// Never: the record is plain JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("plain JSON")
    }

    /// Whether it speaks of the figures of this report, and each proven one stands where it says.
    pub fn fits(&self, report: &Report) -> bool {
        let index = Index::of(report);
        let stands = |outcome: &Outcome, figure: &Figure| {
            let Outcome::Proven(place) = outcome else {
                return Some(());
            };
            let paragraph = index.paragraph(&figure.source.paragraph)?;
            let text = match place.row {
                None => Cow::Borrowed(&paragraph.text),
                Some(row) => Cow::Owned(row_text(paragraph.table.as_ref()?.rows.get(row)?)),
            };
            let source = &figure.source;
            let quote = text.get(place.quote..)?.get(..source.quote.len())?;
            let within = place.printed.checked_sub(place.quote)?;
            let printed = quote.get(within..)?.get(..source.printed.len())?;
            (quote == source.quote && printed == source.printed).then_some(())
        };
        let mut outcomes = self.figures.iter().zip(&report.figures);
        self.figures.len() == report.figures.len()
            && outcomes.all(|(outcome, figure)| stands(outcome, figure).is_some())
    }
}

impl Outcome {
    fn result(self, figure: &Figure) -> Result<Proof, Mismatch> {
        match self {
            Self::Proven(Place {
                row,
                quote,
                printed,
            }) => Ok(Proof {
                row,
                quote: quote..quote + figure.source.quote.len(),
                printed: printed..printed + figure.source.printed.len(),
            }),
            Self::Failed(mismatch) => Err(mismatch),
        }
    }
}

/// As every reader of JSON reads it again: of 15 digits and below 1e37.
fn carried(number: f64) -> f64 {
    let most = 9e36;
    in_15_digits(number.max(-most).min(most))
}

fn plain(mismatch: Mismatch) -> Mismatch {
    match mismatch {
        Mismatch::Reads(mut read) => {
            read.value = carried(read.value);
            read.to = read.to.map(carried);
            Mismatch::Reads(read)
        }
        other => other,
    }
}

fn sha256(text: &str) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        for half in [byte >> 4, byte & 15] {
            digits.extend(char::from_digit(half.into(), 16));
        }
    }
    digits
}

#[cfg(test)]
mod tests;
