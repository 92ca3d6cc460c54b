//! The document model, format version 1. What the issuer printed is kept apart from what we say
//! of it: lines, sections and paragraphs hold the text verbatim; figures, charts and notes point
//! into it.

mod chart;
mod figure;
mod ids;
mod index;
mod note;
mod printed;

pub use chart::{Chart, ChartKind, Row};
pub use figure::{Basis, Direction, Figure, Role, Source};
pub use ids::Ids;
pub use index::{Index, Place};
pub use note::{Confidence, Note};
pub use printed::{
    Line, LineKind, Meaning, Names, Paragraph, PrintedDate, Report, ReportKind, Section, Table,
    TableCell,
};

/// The newest version of the JSON format that this code reads and the one that it writes.
pub const FORMAT: u32 = 1;
