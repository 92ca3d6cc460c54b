//! What holds inside a group of RTF, and is forgotten at its end.

use crate::source::paper::{Edge, Paper};
use crate::source::superscript;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Destination {
    #[default]
    Text,
    Skipped,
    Fonts,
    /// The number drawn before a paragraph.
    Number,
    Note,
    Field,
    /// The code of a field, and what is printed of it.
    Code,
    Result,
    /// The properties of a shape, and the text in it.
    Shape,
    Box,
    /// The rows of tables in cells.
    Rows,
}

impl Destination {
    /// The destination that a word opens.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "fonttbl" => Self::Fonts,
            "listtext" | "pntext" => Self::Number,
            "footnote" => Self::Note,
            "field" => Self::Field,
            "fldinst" => Self::Code,
            "fldrslt" => Self::Result,
            "shpinst" => Self::Shape,
            "shptxt" => Self::Box,
            "nesttableprops" => Self::Rows,
            _ => return None,
        })
    }

    /// Whether a word opens a group of which nothing is printed.
    pub fn is_skipped(word: &str) -> bool {
        const WORDS: [&str; 42] = [
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "ftnsep",
            "ftnsepc",
            "ftncn",
            "aftnsep",
            "aftnsepc",
            "aftncn",
            "object",
            "objdata",
            "objclass",
            "objname",
            "shprslt",
            "nonshppict",
            "shppict",
            "annotation",
            "atnid",
            "atnauthor",
            "bkmkstart",
            "bkmkend",
            "listtable",
            "listoverridetable",
            "revtbl",
            "rsidtbl",
            "generator",
            "filetbl",
            "sp",
            "nonesttables",
            "pntxta",
            "pntxtb",
            "xe",
            "tc",
        ];
        WORDS.contains(&word)
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub destination: Destination,
    /// What ends with the group.
    pub opened: Option<Destination>,
    /// Nothing of the group was read yet.
    pub first: bool,
    /// Behind `\*`: an unknown word skips the group.
    pub optional: bool,
    pub font: i32,
    /// How many characters follow one in Unicode for readers without.
    pub unicode_skip: Option<usize>,
    pub hidden: bool,
    pub struck: bool,
    pub deleted: bool,
    pub raised: bool,
    pub in_table: bool,
    pub depth: usize,
    /// Of a field: its result was printed.
    pub shown: bool,
    /// The tables around a box or note.
    pub tables: Vec<OpenTable>,
}

/// Whether a row and a cell of a table are open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OpenTable {
    pub row: bool,
    pub cell: bool,
}

/// More cells in a row are an attack.
const MOST_CELLS: usize = 1000;

/// The cells of a row.
#[derive(Default)]
pub(super) struct Row {
    pub left: i32,
    pub edges: Vec<Edge>,
    pub next: Edge,
}

impl Row {
    /// Takes a word that describes it.
    pub fn describe(&mut self, word: &str, value: i32) {
        match word {
            "trowd" => *self = Self::default(),
            "trleft" => self.left = value,
            "clvmrg" => self.next.above = true,
            "clmrg" => self.next.before = true,
            "cellx" if self.edges.len() < MOST_CELLS => {
                let next = std::mem::take(&mut self.next);
                self.edges.push(Edge {
                    right: value,
                    ..next
                });
            }
            _ => {}
        }
    }
}

impl State {
    pub fn is_text(&self) -> bool {
        self.destination == Destination::Text
    }

    /// Characters look as usual again.
    pub fn plain(&mut self) {
        self.hidden = false;
        self.struck = false;
        self.deleted = false;
        self.raised = false;
    }

    /// Writes text as it looks.
    pub fn write(&self, paper: &mut Paper, text: &str) {
        if self.hidden {
            paper.hide(text);
        } else if self.struck {
            paper.strike(text);
        } else if self.raised {
            paper.push(&superscript::raised(text));
        } else {
            paper.push(text);
        }
    }
}
