//! The report for other programs: its figures as rows, its text without the portal's furniture.
//! Every row says where its number is stated, and whether that was proven.

mod document;
mod rows;
#[cfg(test)]
mod tests;

pub use document::{markdown, plain_text};
pub use rows::{citable, csv, json};
