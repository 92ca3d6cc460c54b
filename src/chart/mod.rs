//! Figures become a picture: arithmetic on marks first, drawing last.
//!
//! - [`Picture::of`]: what a chart shows, made only of proven figures
//! - [`bars`], [`pairs`], [`rates`], [`outcome`]: the layout of each kind
//! - [`scale`]: ends and ticks
//! - [`draw`]: marks onto a plotters area
//! - [`sketch`]: the plotters backend that keeps shapes instead of pixels

mod bars;
pub mod draw;
mod outcome;
mod pairs;
mod picture;
mod rates;
pub mod scale;
pub mod sketch;

pub use picture::{Entry, LeftOut, Picture, Reason, Tile};

/// Width of every drawing, in units that are CSS pixels at the default text size.
pub const WIDTH: i32 = 360;
/// Room at the right for the number behind the longest bar.
const VALUE_ROOM: i32 = 92;
/// Height of a row's name line.
const NAME_LINE: i32 = 20;
/// Height of the axis with its tick labels.
const AXIS: i32 = 22;

/// A part of a drawing with its own scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub height: i32,
    /// The scale runs from 0 to here, in the figures' unit.
    pub max: f64,
    /// Right end of the scale, in drawing units.
    pub right: i32,
    /// Unit printed at the axis; no axis without one.
    pub axis: Option<String>,
    pub names: Vec<Name>,
    pub marks: Vec<Mark>,
}

/// A row's name above its marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub text: String,
    /// Baseline.
    pub y: i32,
}

/// One visible mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The figure it stands for; none for what the report leaves unsaid.
    pub figure: Option<String>,
    /// Said by a screen reader and on hover: `来信,收到:229 件`.
    pub title: String,
    /// Printed inside the mark, above the number, where there is room.
    pub name: String,
    /// The number with qualifier and unit.
    pub value: String,
    /// From here to there on the scale.
    pub from: f64,
    pub to: f64,
    pub top: i32,
    pub height: i32,
    pub tone: Tone,
    pub shape: Shape,
}

/// What a mark looks like; the style sheet says how, in light, dark and print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    First,
    Second,
    Whole,
    Part,
    NotStated,
    /// A rate of which less is better.
    Lower,
}

/// How a mark is drawn and where its number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A bar, the number behind it.
    Bar,
    /// A block, name and number inside.
    Block,
    /// A point on a line, the number at the right.
    Dot,
}
