//! How a report is first shown.

use crate::view::section::Folded;
use gongbao_report::Report;

/// How a report is first shown, unless the reader's address or memory says otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Start {
    /// The ids of the open sections, apart by blanks; `all` or `none`. All when not given.
    pub open: Option<String>,
    /// The id of the section or paragraph to begin at.
    pub at: Option<String>,
}

impl Start {
    /// What is folded at the start.
    pub(super) fn folded(&self, report: &Report) -> Folded {
        let Some(open) = self.open.as_deref().filter(|open| *open != "all") else {
            return Folded::default();
        };
        let folded = report.all_sections().map(|section| section.id.as_str());
        Folded::of(folded.filter(|id| !open.split_whitespace().any(|open| open == *id)))
    }
}
