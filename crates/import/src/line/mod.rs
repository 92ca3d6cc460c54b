//! What a printed line or cell is, by its own words alone: the readers of files ask it before there is a
//! document, and those who read the document ask it again.
//!
//! - [`furniture`]: which lines are the portal's
//! - [`metadata`]: label and value pairs in all the ways portals print them, by `labels`, where `label_search` finds them
//! - [`date`]: printed dates
//! - [`signature`]: who signs
//! - [`heading`]: which lines open a section, and on which level
//! - [`unit`]: the unit that a header or the line over a table names

pub(crate) mod date;
pub(crate) mod furniture;
pub(crate) mod heading;
mod label_search;
mod labels;
pub(crate) mod metadata;
pub(crate) mod signature;
pub(crate) mod unit;

/// What is drawn between cells.
pub(crate) const WALLS: [char; 5] = ['|', '｜', '│', '┃', '║'];
