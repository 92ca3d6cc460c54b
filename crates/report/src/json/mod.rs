//! The one door through which JSON becomes a report. Every error says where it is, what was
//! expected and what was found.

pub mod node;
mod read;
mod references;
mod syntax;
mod value;

use crate::model::{FORMAT, Report};
use std::fmt;

pub use node::ShapeError;
pub(crate) use read::{QUALIFIERS, RECORD};
pub use read::{names, report, report_kind};
pub use references::check as check_references;
pub(crate) use syntax::parse;
pub use value::Value;

/// Why a text is not a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportError {
    /// Not JSON; line and column count from 1.
    Syntax {
        line: usize,
        column: usize,
        reason: String,
    },
    /// JSON that ends too early: a cut download or a half-saved file.
    Truncated { line: usize, column: usize },
    /// Written by a newer Gongbao, or not a report at all.
    UnknownFormat { found: String, supported: u32 },
    /// A field is missing, unknown, or holds something else than it should.
    Shape(ShapeError),
    /// Two things share an id.
    DuplicateId {
        path: String,
        id: String,
        first: String,
    },
    /// Something points at an id that does not exist.
    DanglingReference {
        path: String,
        id: String,
        expected: Target,
    },
}

/// What a reference must lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Section,
    Paragraph,
    Figure,
    /// A section, a paragraph, or a printed line such as `front/3`.
    Place,
}

impl Report {
    /// Reads a report of this format version or an older one, in the three steps below.
    ///
    /// # Errors
    /// The first thing wrong, in this order: syntax, version, shape, ids and references.
    pub fn from_json(json: &str) -> Result<Self, ReportError> {
        let report = Self::from_value(&value(json, FORMAT)?)?;
        check_references(&report)?;
        Ok(report)
    }

    /// Reads a report whose JSON is a [`value`] already. Its ids and references are not checked yet.
    ///
    /// # Errors
    /// The first place that has another shape than the format asks for.
    pub fn from_value(value: &Value<'_>) -> Result<Self, ReportError> {
        node::read(value, read::report).map_err(ReportError::Shape)
    }

    /// The JSON of this report, indented, with a final newline.
    ///
    /// # Panics
    /// Never: the model has no map keys and no numbers that JSON cannot hold.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("the model is plain JSON");
        json.push('\n');
        json
    }
}

/// Reads a JSON document of this format version or an older one: the report's, and those of the files around reports.
///
/// # Errors
/// The first thing wrong, in this order: syntax, version, shape.
pub fn document<T>(
    json: &str,
    format: u32,
    read: fn(node::Node<'_>) -> T,
) -> Result<T, ReportError> {
    node::read(&value(json, format)?, read).map_err(ReportError::Shape)
}

/// Reads JSON of this format version or an older one, whatever is in it.
///
/// # Errors
/// The first thing wrong, in this order: syntax, version.
pub fn value(json: &str, format: u32) -> Result<Value<'_>, ReportError> {
    let value = syntax::parse(json)?;
    check_format(&value, format)?;
    Ok(value)
}

/// A newer version fails here, before its unknown fields look like mistakes.
fn check_format(value: &Value<'_>, supported: u32) -> Result<(), ReportError> {
    match value.get("format") {
        None => Ok(()), // The shape check reports the missing field.
        Some(Value::Whole(format)) if (1..=i64::from(supported)).contains(format) => Ok(()),
        Some(format) => Err(ReportError::UnknownFormat {
            found: node::describe(format),
            supported,
        }),
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax {
                line,
                column,
                reason,
            } => write!(f, "line {line}, column {column}: not JSON: {reason}"),
            Self::Truncated { line, column } => {
                write!(f, "line {line}, column {column}: the file ends too early")
            }
            Self::UnknownFormat { found, supported } => {
                write!(f, "$.format: expected {supported}, found {found}")
            }
            Self::Shape(error) => write!(f, "{error}"),
            Self::DuplicateId { path, id, first } => {
                write!(f, "{path}: id \"{id}\" is already used at {first}")
            }
            Self::DanglingReference { path, id, expected } => {
                let expected = match expected {
                    Target::Section => "the id of a section",
                    Target::Paragraph => "the id of a paragraph",
                    Target::Figure => "the id of a figure",
                    Target::Place => "the id of a section or paragraph, front/n or back/n",
                };
                write!(f, "{path}: expected {expected}, found \"{id}\"")
            }
        }
    }
}

impl std::error::Error for ReportError {}

#[cfg(test)]
mod tests;
