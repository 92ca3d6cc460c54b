//! Which reports there are. A catalogue is a folder of small files, so that a page that compares four
//! districts among thousands fetches a handful of them. Pure: no browser, no files.
//!
//! The map:
//! - [`model`]: the root names every district; a district names its reports and figures; excerpts
//!   hold the sentences of one topic
//! - [`read`]: their JSON, by the same door as a report's
//! - [`excerpt`]: a report cut down to the sentences that state some of its figures
//! - [`build`]: reports become the files
//! - [`address`]: which file holds what

pub mod address;
pub mod build;
pub mod excerpt;
pub mod model;
pub mod read;
#[cfg(feature = "schema")]
pub mod schema;

pub use model::{Catalog, District, Entry, Excerpts, Known, Listed, Region, Years};
