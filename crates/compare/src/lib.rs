//! Reports side by side. Pure: no browser, no files, and no number that a sentence does not bear out.
//!
//! The map:
//! - [`point`]: a proven figure with its report, the only thing that is compared
//! - [`change`]: what lies between two points, or why that cannot be said
//! - [`series`]: one figure of one district over years
//! - [`across`]: one figure of one year over districts
//! - [`side_by_side`]: two texts section by section, with the differences marked
//! - [`before`]: which report may stand beside another as the one of the year before

pub mod across;
pub mod before;
pub mod change;
pub mod point;
pub mod series;
pub mod side_by_side;

pub use across::Across;
pub use before::{NotBefore, comes_before};
pub use change::{Change, Unlike, change};
pub use point::{Measure, Point, vocabulary_id};
pub use series::{Series, Step};
pub use side_by_side::SideBySide;
