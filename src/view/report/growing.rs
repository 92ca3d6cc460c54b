//! How much of a long report is drawn in one go, so that the page answers meanwhile.

use crate::platform;
use gongbao_report::Report;
use gongbao_report::model::Section;

/// How many paragraphs are drawn in one go.
const SLICE: usize = 200;

/// How much is drawn at first: all of most reports, and when there is no one to wait.
pub fn drawn_first(report: &Report) -> usize {
    if platform::LIVE && is_long(report) {
        0
    } else {
        report.sections.len() + 1
    }
}

/// How much is drawn after what was: whole sections of no more paragraphs than fit, one at least; in the
/// end what stands behind them.
pub fn grown(report: &Report, drawn: usize) -> usize {
    let mut length = 0;
    for (n, section) in report.sections.iter().enumerate().skip(drawn) {
        length += paragraphs_in(section);
        if length > SLICE {
            return n.max(drawn + 1);
        }
    }
    report.sections.len() + usize::from(drawn == report.sections.len())
}

fn paragraphs_in(section: &Section) -> usize {
    let inner = section.sections.iter().map(paragraphs_in);
    section.paragraphs.len() + inner.sum::<usize>()
}

/// Whether the report is too long to be drawn, and laid out, in one go.
pub fn is_long(report: &Report) -> bool {
    let sections = report.sections.iter().map(paragraphs_in);
    sections.sum::<usize>() > SLICE
}
