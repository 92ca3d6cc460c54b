//! The prescribed forms of information-disclosure reports, known by what they say and not by their markup.
//!
//! - [`labels`]: the rows and columns of the forms, as data, and which of them a printed text is
//! - [`view`]: a table as its rows print it
//! - [`read`]: which row and column of the form each cell is; [`stated`]: what it states
//! - [`applications`]: the columns of a row of 收到和处理政府信息公开申请情况
//! - [`published`]: the rows and headers of 主动公开政府信息情况
//! - [`unlabelled`]: numbers apart from their labels, as text extracted from a PDF has them
//! - [`placed`]: the columns of numbers that stand below each other in lines
//! - [`delimited`]: rows with commas between their cells
//! - [`lines`]: the form in lines of text becomes a table
//!
//! A cell is given a row and a column only where both can be told; of a row of numbers whose columns
//! cannot be told, nothing is said but that.

mod applications;
mod delimited;
mod labels;
mod lines;
mod placed;
mod published;
mod read;
mod stated;
mod unlabelled;
mod view;

pub(crate) use delimited::with_tabs;
pub(crate) use lines::tables;
pub(crate) use read::read;
pub(crate) use stated::{Reading, Stated};
