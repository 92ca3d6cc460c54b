//! What is open, and what an editor does with it.

use gongbao_edit::{Draft, Edit};
use gongbao_import::Diagnostic;
use gongbao_report::{Report, Verified};
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

/// A file that was opened.
#[derive(PartialEq)]
pub struct Opened {
    pub name: String,
    pub report: Report,
    /// What its import was not sure of.
    pub remarks: Vec<Diagnostic>,
}

/// A report on the desk.
pub struct Work {
    pub draft: Draft,
    /// The draft as it would be published, held against its sentences.
    pub verified: Verified,
    /// Whether the desk is open, and not only its remarks.
    pub open: bool,
    /// Doubts that the editor has seen.
    pub seen: BTreeSet<usize>,
    /// The figure that is being pointed at other words.
    pub pointing: Option<String>,
    /// The remark of the import whose words can be chosen as a figure, by its place.
    pub taking: Option<usize>,
    /// Whether the figures that do not tell the year are listed.
    pub others: bool,
    /// What was said last: what was done, or why not.
    pub said: String,
    /// Where the report will be published.
    pub at: String,
    /// The report of the year before is being read.
    pub reading: bool,
    /// The folder is being made.
    pub packing: bool,
}

pub enum Msg {
    Close,
    Desk(bool),
    /// On to what becomes of the draft.
    Finish,
    Edit(Edit),
    Undo,
    Redo,
    Seen(usize),
    Point(Option<String>),
    Take(Option<usize>),
    Others(bool),
    At(String),
    /// A file was chosen as the report of the year before.
    LastYear(JsValue),
    /// What was read of it: its JSON, or why there is none.
    LastYearRead(Result<JsValue, JsValue>),
    Save,
    Publish,
    Packed(Result<JsValue, JsValue>),
}

impl Work {
    pub fn of(opened: &Opened) -> Self {
        let draft = Draft::new(opened.report.clone());
        Self {
            verified: Verified::of(draft.report()),
            draft,
            open: false,
            seen: BTreeSet::new(),
            pointing: None,
            taking: None,
            others: false,
            said: String::new(),
            at: String::new(),
            reading: false,
            packing: false,
        }
    }
}
