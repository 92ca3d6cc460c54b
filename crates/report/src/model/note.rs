//! Editorial notes: what we think of damaged or odd text, beside the text, never in it.

use super::Names;
use serde::Serialize;

/// A remark on printed text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Id of a section (its heading) or a paragraph, or `front/3`, `back/0` for a printed line.
    pub at: String,
    /// The words remarked on, verbatim.
    pub printed: String,
    /// What is odd about them.
    pub remark: Names,
    /// How they were probably meant, if that can be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likely: Option<String>,
    pub confidence: Confidence,
    /// True when the printed words look like a number that must not be charted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub damaged_number: bool,
}

/// How sure a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    High,
    Medium,
    Low,
}
