//! The report for other programs: its figures as rows, its text without the portal's furniture.
//! Every row says where its number is stated, and whether that was proven.

mod document;
mod linked;
mod rows;
#[cfg(test)]
mod tests;

pub use document::{markdown, plain_text};
pub use linked::{annotations, csvw, json_ld, schema_org};
pub use rows::{addresses, citable, citable_sections, csv, json};
