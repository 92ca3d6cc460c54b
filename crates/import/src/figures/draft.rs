//! A figure on its way: what was read, before it has its id.

use gongbao_report::model::Figure;

/// A figure whose id is still open, with what charts and ids are made from.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// All but the id.
    pub figure: Figure,
    /// Id of the vocabulary's entry.
    pub entry: Option<String>,
    /// What is counted, in the text's words: the row's name in a chart.
    pub noun: String,
    pub kind: Kind,
    /// What is counted stands after the number.
    pub noun_follows: bool,
    /// Figures of one list (、) or one table column share it.
    pub list: usize,
    /// After 其中 or in brackets: a part of a figure before it.
    pub part: bool,
    /// The figure of the list that this is a part of, by place.
    pub part_of: Option<usize>,
    /// It may be a part's of the district, or is of some months, or tells where: no chart shows it.
    pub is_open: bool,
    /// Id of the section whose charts may show it.
    pub section: Option<String>,
    /// Its row of a table has a number: some rows are parts of others.
    pub numbered: bool,
    /// What goes after the entry's id: the column of a table.
    pub suffix: Option<&'static str>,
    /// What the table that it stands in is called.
    pub table: Option<String>,
}

impl Draft {
    /// Of a level that its text does not make a part of another.
    pub fn new(figure: Figure, noun: String, section: Option<&str>) -> Self {
        Self {
            figure,
            entry: None,
            noun,
            kind: Kind::Level,
            noun_follows: false,
            list: 0,
            part: false,
            part_of: None,
            is_open: false,
            section: section.map(str::to_owned),
            numbered: false,
            suffix: None,
            table: None,
        }
    }

    /// It is not what its entry names.
    pub fn unname(&mut self) {
        self.entry = None;
        self.figure.label.en = None;
    }

    /// It is what the entry of the other names, and the other is not.
    pub fn take_name(&mut self, other: &mut Self) {
        if self.entry.is_none() {
            self.entry = other.entry.take();
            self.figure.label.en = other.figure.label.en.take();
            self.figure.direction = other.figure.direction.take();
        }
        other.unname();
    }
}

/// What a number says of what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// How much there is.
    Level,
    /// How large a part of a whole it is.
    Share,
    /// By how much it changed.
    Change,
}
