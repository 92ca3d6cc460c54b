//! The document model, format version 2. What the issuer printed is kept apart from what we say
//! of it: lines, sections and paragraphs hold the text verbatim; figures, charts and notes point
//! into it.

mod chart;
mod figure;
mod ids;
mod index;
mod note;
mod printed;

pub use chart::{Chart, ChartKind, Row};
pub use figure::{Basis, Change, Direction, Figure, Mode, Period, Role, Source};
pub use ids::Ids;
pub use index::{Index, Place};
pub use note::{Confidence, Note};
pub use printed::{
    Line, LineKind, Meaning, Names, Paragraph, Places, PrintedDate, Report, ReportKind, Section,
    Table, TableCell,
};

/// The newest version of the JSON format that this code reads and the one that it writes. Version 1 is
/// still read: it had one `year` where there is a period now, and neither modes nor changes nor ranges.
pub const FORMAT: u32 = 2;
