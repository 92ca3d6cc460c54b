//! Series become pictures: years as dots and lines, districts as bars.

mod line;

pub use line::{Frame, HEIGHT, Line};
