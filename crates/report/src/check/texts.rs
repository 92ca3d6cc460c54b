//! What the text says and a table of the report says again.
//!
//! The importer names a number of the text that its words make the same as a cell of a prescribed form
//! after it: `….received-2` where it is equal, `local.….received` where it is not.

use super::{Finding, Rule};
use crate::quantity::Qualifier;
use crate::verify::{Proven, Verified};

/// Words of a sentence that say another time, another body, or one way of several.
const NARROWER: [&str; 26] = [
    "其中",
    "本级",
    "机关",
    "街道",
    "乡镇",
    "部门",
    "单位",
    "局",
    "网",
    "信函",
    "邮",
    "当面",
    "传真",
    "自然人",
    "法人",
    "企业",
    "月",
    "季",
    "累计",
    "以来",
    "上年",
    "去年",
    "同比",
    "结转",
    "平均",
    "分别",
];

/// Every number of the text that a table states too.
pub(super) fn check(verified: &Verified, findings: &mut Vec<Finding>) {
    for said in verified
        .proven()
        .filter(|proven| proven.proof().row.is_none())
    {
        let id = said.figure().id.as_str();
        let base = cell_id(id);
        if base == id {
            continue;
        }
        let Some(cell) = verified
            .figure(base)
            .filter(|cell| cell.proof().row.is_some())
        else {
            continue;
        };
        findings.extend(compare(verified, said, cell));
    }
}

/// The id of the cell that an id is made from.
fn cell_id(id: &str) -> &str {
    let id = id.strip_prefix("local.").unwrap_or(id);
    match id.rsplit_once('-') {
        Some((base, number)) if number.bytes().all(|b| b.is_ascii_digit()) => base,
        _ => id,
    }
}

fn compare(verified: &Verified, said: Proven<'_>, cell: Proven<'_>) -> Option<Finding> {
    let (figure, other) = (said.figure(), cell.figure());
    let year = verified.report().year;
    let comparable = figure.unit == other.unit
        && figure.qualifier == Qualifier::Exact
        && figure.scope == other.scope
        && figure.is_result_of(year);
    if !comparable {
        return None;
    }
    let numbers = [said.value(), cell.value()];
    let ids = [figure.id.as_str(), other.id.as_str()];
    let finding = |holds| Finding::new(Rule::StatedAlike, holds).of_figures(&ids, &numbers);
    let same = |value: f64| (value - said.value()).abs() < 1e-6;
    // 收到 may count what last year left over.
    let left = verified.figure("disclosure.applications.carried-over");
    let with_left = left.map_or(0.0, Proven::value) + cell.value();
    if same(cell.value()) || other.id == "disclosure.applications.received" && same(with_left) {
        return Some(finding(true));
    }
    let proof = said.proof();
    let quote = &figure.source.quote;
    let before = &quote[..proof.printed.start - proof.quote.start];
    let clause = before.rsplit(['。', '；', ';']).next().unwrap_or_default();
    let narrower = NARROWER.iter().any(|word| clause.contains(word));
    // 答复 may leave out what was not processed.
    let loose = other.id == "disclosure.applications.answered" && !clause.contains("办结");
    Some(if narrower || loose {
        finding(false).cannot_assess()
    } else {
        finding(false)
    })
}
