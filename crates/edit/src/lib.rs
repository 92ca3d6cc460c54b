//! Editing a report before it is published. The text is the issuer's and never changes; what is said of it (title,
//! names, order, what is shown) is the editor's. A number changes only by pointing at other words of the text,
//! from which it is read and proven again.
//!
//! The map:
//! - [`draft`]: a report that is being edited, with every step back
//! - [`edit`]: what can be changed
//! - [`error`]: why a change is refused
//! - [`heads`]: what a table says of a number
//! - [`words`]: the numbers of the text that a figure could be

pub mod draft;
pub mod edit;
pub mod error;
mod heads;
#[cfg(test)]
mod tests;
pub mod words;

pub use draft::{Draft, Kept};
pub use edit::{Edit, Notes};
pub use error::EditError;
pub use words::{Around, Numbers, Words};
