//! What is open, and what an editor does with it.

use gongbao_edit::{Draft, Edit};
use gongbao_import::Diagnostic;
use gongbao_report::check::{Finding, Verdict};
use gongbao_report::{Checked, Record, Report, Verified};
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
    /// What contradicts in it.
    pub checks: Checks,
    /// Whether the desk is open, and not only its remarks.
    pub open: bool,
    /// Doubts that the editor has seen.
    pub seen: Vec<Doubt>,
    /// The figure that is being pointed at other words.
    pub pointing: Option<String>,
    /// The remark of the import whose words can be chosen as a figure, by its place.
    pub taking: Option<usize>,
    /// Whether the figures that do not tell the year are listed.
    pub others: bool,
    /// The edit that was refused just now.
    pub refused: Option<Edit>,
    /// What was said last: what was done, or why not.
    pub said: String,
    /// Where the report will be published.
    pub at: String,
    /// The report of the year before is being read.
    pub reading: bool,
    /// The folder is being made.
    pub packing: bool,
    /// What is pasted to show the folder that was made, while it is the draft's: the line, and a frame.
    pub lines: Option<[String; 2]>,
}

/// What the checks of the page below say of the draft. The desk has no room for them.
pub enum Checks {
    Running,
    /// The program that checks did not come.
    Failed,
    Contradict(Vec<Finding>),
}

/// What can be ticked off as seen.
#[derive(Clone, PartialEq)]
pub enum Doubt {
    Contradiction(Finding),
    /// A figure, by its id, that its sentence does not bear out.
    Unproven(String),
    /// A remark of the import, by its place.
    Remark(usize),
}

pub enum Msg {
    Close,
    Desk(bool),
    /// On to what becomes of the draft.
    Finish,
    Edit(Edit),
    Undo,
    Redo,
    Seen(Doubt),
    /// What the checks say of the draft that was sent to them as the nth: their record, or why there is none.
    Checked(usize, Result<JsValue, JsValue>),
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
    /// Copies what stands in the field of this id.
    Copy(&'static str),
    Copied(bool),
}

impl Work {
    pub fn of(opened: &Opened) -> Self {
        let draft = Draft::new(opened.report.clone());
        Self {
            verified: Verified::of(draft.report()),
            checks: Checks::Running,
            draft,
            open: false,
            seen: Vec::new(),
            pointing: None,
            taking: None,
            others: false,
            refused: None,
            said: String::new(),
            at: String::new(),
            reading: false,
            packing: false,
            lines: None,
        }
    }
    /// What contradicts in the draft, as far as is known.
    pub fn contradictions(&self) -> &[Finding] {
        match &self.checks {
            Checks::Contradict(findings) => findings,
            Checks::Running | Checks::Failed => &[],
        }
    }

    /// Takes what the checks say. Gives what contradicts that did not before.
    pub fn check(&mut self, record: Option<&str>) -> Vec<Finding> {
        let report = self.verified.report();
        let record = record.and_then(Record::from_json);
        let Some(record) = record.filter(|record| record.fits(report)) else {
            self.checks = Checks::Failed;
            return Vec::new();
        };
        let checked = Checked::recorded(report.clone(), record);
        let findings = checked.findings().unwrap_or_default().iter();
        let found = findings.filter(|finding| finding.verdict == Verdict::Contradicts);
        let found: Vec<Finding> = found.cloned().collect();
        let mut new = found.clone();
        match &self.checks {
            Checks::Contradict(before) => new.retain(|finding| !before.contains(finding)),
            Checks::Running | Checks::Failed => new.clear(),
        }
        self.checks = Checks::Contradict(found);
        new
    }
}
