//! Figures become a picture: arithmetic on bars first, drawing last. Names and numbers are text of the
//! page, so that they wrap, grow and are found; only the mark beside them is drawn.
//!
//! - [`Picture::of`]: what a chart shows, made only of proven figures
//! - [`bars`], [`pairs`], [`rates`], [`outcome`], [`dots`]: the layout of each kind
//! - [`scale`]: ends and ticks
//! - [`draw`]: a bar onto a plotters area
//! - [`sketch`]: the plotters backend that keeps shapes instead of pixels

mod bars;
mod dots;
pub mod draw;
mod outcome;
mod pairs;
mod picture;
mod rates;
pub mod scale;
pub mod sketch;

use crate::text::{Lang, number};
use gongbao_report::model::{Chart, ChartKind};
use gongbao_report::{Figure, Qualifier, Verified};
use picture::Rows;
pub use picture::{Entry, LeftOut, Picture, Reason, Tile};

/// Width of a drawing with text in it, in units that are CSS pixels at the default text size.
pub const WIDTH: i32 = 360;

/// Bars of one scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// What these bars share, where the chart has more panels than one.
    pub title: Option<String>,
    /// The scale runs from 0 to here, in the figures' unit.
    pub max: f64,
    pub bars: Vec<Bar>,
}

/// One row of a chart: its name, its number, and a mark from here to there on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The figure it stands for; none for what the report leaves unsaid.
    pub figure: Option<String>,
    pub name: String,
    /// The number with its qualifier.
    pub value: String,
    pub unit: String,
    /// Whom or where a rate covers: its base.
    pub base: Option<String>,
    pub from: f64,
    pub to: f64,
    /// How deep it is a part of parts; 0 for a whole.
    pub level: usize,
    pub tone: Tone,
}

/// What a mark looks like; the style sheet says how, in light, dark and print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// An amount.
    Full,
    /// A part of a whole, or a number that is not exact: it may be longer or shorter than drawn.
    Pale,
    /// What the report leaves unsaid.
    NotStated,
    /// A share of a hundred, on a track of its own.
    Share,
    /// A share that is not exact.
    PaleShare,
    /// A measure at a moment.
    Dot,
    /// The same, where it is not exact or not yet so.
    Ring,
}

impl Picture {
    /// Lays out a chart. Figures that are not proven are left out and said to be; figures without
    /// a common unit become tiles.
    pub fn of(chart: &Chart, verified: &Verified, lang: Lang) -> Self {
        let rows = Rows::of(chart, verified, lang);
        let mut picture = Self::default();
        let drawn = match chart.kind {
            ChartKind::Pairs => pairs::lay_out(chart, &rows, &mut picture),
            ChartKind::Outcome => outcome::lay_out(chart, &rows, &mut picture),
            ChartKind::Rates => rates::lay_out(chart, &rows, &mut picture),
            ChartKind::Bars => bars::lay_out(chart, &rows, &mut picture),
            ChartKind::Dots => dots::lay_out(chart, &rows, &mut picture),
            ChartKind::Tiles => false,
        };
        if !drawn {
            picture.become_tiles(&chart.rows, &rows);
        }
        picture
    }
}

impl Panel {
    /// The longest bar; of equal ones the first. A panel has one.
    #[inline(never)]
    pub fn longest(&self) -> &Bar {
        let mut longest = &self.bars[0];
        for bar in &self.bars {
            if bar.to - bar.from > longest.to - longest.from {
                longest = bar;
            }
        }
        longest
    }
}

impl Bar {
    /// Whether it stands for this figure.
    pub fn is_of(&self, figure: &str) -> bool {
        self.figure.as_deref() == Some(figure)
    }

    /// A bar from 0 to the figure's number, under the figure's own name.
    pub fn of(figure: &Figure, lang: Lang) -> Self {
        Self {
            figure: Some(figure.id.clone()),
            name: lang.of(&figure.label),
            value: number::value(figure, lang),
            unit: number::unit(figure, lang),
            base: None,
            from: 0.0,
            to: figure.value,
            level: 0,
            tone: if figure.qualifier == Qualifier::Exact {
                Tone::Full
            } else {
                Tone::Pale
            },
        }
    }
}
