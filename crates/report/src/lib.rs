//! What a report is. Pure: no browser, no files, no file formats but its own JSON.
//!
//! The map:
//! - [`model`]: the document as printed (lines, sections, paragraphs) and what was read from it
//!   (figures, charts, notes)
//! - [`quantity`] and [`phrase`]: a stated number, and how Chinese prose states one
//! - [`json`]: the one door, [`Report::from_json`]; every error has a path
//! - [`text`]: the printed text rebuilt from the model, character for character
//! - [`verify`]: figures against their sentences; only what is [`verify::Proven`] may be charted
//! - [`check`]: figures against each other, dates, required parts, numbering
//! - [`record`]: what came of both, kept in the report's JSON
//! - [`pages`]: what stands where on the pages of a PDF or OFD that a report was read from
//! - [`address`], [`cite`]: where to find words again, and how to name them
//! - [`export`]: figures and text for other programs
//! - [`lines`]: words in lines of a picture
//! - [`search`]: finding words in texts, however they are written
//! - [`speech`]: sentences, and their numbers in words, for a voice

pub mod address;
pub mod check;
pub mod cite;
pub mod export;
pub mod json;
pub mod lines;
pub mod model;
pub mod pages;
pub mod phrase;
pub mod quantity;
pub mod record;
#[cfg(feature = "schema")]
pub mod schema;
pub mod search;
pub mod speech;
pub mod text;
pub mod verify;

pub use json::ReportError;
pub use model::{Figure, Names, Report};
pub use quantity::{Qualifier, Quantity};
pub use record::{Checked, Record};
pub use verify::{Verified, Verifying};
