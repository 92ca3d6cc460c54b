//! The ledger: what became of every number of the text, and by which rules.

use super::Doubt;
use std::fmt;
use std::ops::Range;

/// Why a number is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NonFigure {
    /// A day, a year, a length of time.
    Date,
    /// 第三届, 一是, the number of a heading.
    Ordinal,
    /// Inside the name of a programme, a road, a slogan.
    Name,
    /// Of a document, a telephone, an index.
    Code,
    /// A limit set by law or technique, or what others have.
    Standard,
    /// 每周一次.
    Frequency,
    /// 千方百计, 一批.
    Rhetoric,
}

/// What became of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Class {
    /// The figure with this id.
    Figure(String),
    /// It may be a figure, but not a safe one.
    Doubt(Doubt),
    None(NonFigure),
}

/// One number of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Id of the paragraph.
    pub paragraph: String,
    /// Bytes of the paragraph's text; in a table, of the row.
    pub at: Range<usize>,
    pub printed: String,
    pub class: Class,
    /// The names of the rules that decided, in the order of their steps.
    pub rules: Vec<&'static str>,
}

impl fmt::Display for NonFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Date => "date",
            Self::Ordinal => "ordinal",
            Self::Name => "name",
            Self::Code => "code",
            Self::Standard => "standard",
            Self::Frequency => "frequency",
            Self::Rhetoric => "rhetoric",
        })
    }
}
