//! What can be changed of a report.

use crate::words::Words;
use gongbao_report::Report;
use std::rc::Rc;

/// A change that an editor asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The title as one line.
    Title(String),
    /// The year reported on.
    Year(u16),
    /// Who issued it.
    Issuer(String),
    /// The report of the year before, which the page is set beside; or none.
    LastYear(Option<Rc<Report>>),
    /// What a figure is called.
    Label { figure: String, label: String },
    /// What a chart is called.
    ChartTitle { chart: String, title: String },
    /// What the row of a chart is called that begins with a figure.
    RowLabel {
        chart: String,
        figure: String,
        label: String,
    },
    /// A figure becomes the last of those that tell the year, or is one of them no longer.
    Highlight { figure: String, chosen: bool },
    /// One of those moves by so many places.
    MoveHighlight { figure: String, by: isize },
    /// Whether a chart is published.
    ShowChart { chart: String, shown: bool },
    /// A chart moves by so many places among those of its section.
    MoveChart { chart: String, by: isize },
    /// Whether a note is published, by its place in the report.
    ShowNote { note: usize, shown: bool },
    /// Which notes are published.
    ShowNotes(Notes),
    /// Words of this text, a paragraph's or a row's, become a figure that the import left out.
    Take { text: String, words: Words },
    /// A figure is stated by other words.
    Point { figure: String, words: Words },
}

/// Which notes on the text are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notes {
    None,
    /// Those on numbers that cannot be read.
    Numbers,
    /// Those on the text, not those on the portal page around it.
    Text,
    All,
}
