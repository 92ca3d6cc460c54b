//! The record of a proof: what [`crate::verify`] and [`crate::check`] say of a report, kept in its JSON, so that
//! a page need not carry the prover to show it.
//!
//! It is the last member of the report's JSON, named [`MEMBER`], and speaks of exactly the bytes that stand
//! before its name: it has their SHA-256. Where that is another one the text was changed, and the record is
//! worth nothing. Whoever changes the text can also write a new record: it proves that report and record
//! belong together, not that the record is honest. `gongbao check` proves anew.

use crate::check::Finding;
use crate::verify::Mismatch;
use serde::Serialize;

/// The member of a report's JSON that is its record.
pub const MEMBER: &str = "proof";

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
