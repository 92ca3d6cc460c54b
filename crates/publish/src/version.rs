//! One version of a report: its name, and how it is drawn.

use crate::prerender;
use crate::widget::short_hash;
use gongbao_report::{Checked, Report, Verified};
use gongbao_viewer::text::Lang;

/// The name of a version: the digest of its content.
pub fn name(report: &Report) -> String {
    short_hash(report.to_json().as_bytes())
}

/// A version of a report, as it is drawn.
pub(crate) struct Drawn {
    pub verified: Verified,
    pub html: String,
}

impl Drawn {
    pub fn of(checked: &Checked) -> Self {
        Self {
            verified: Verified::clone(checked),
            html: prerender::html(checked, Lang::Zh, false),
        }
    }
}
