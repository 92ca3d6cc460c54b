//! What the text says and a table of the report says again.
//!
//! The importer names a number of the text that its words make the same as a cell of a prescribed form
//! after it: `….received-2` where it is equal, `local.….received` where it is not.

use super::{Finding, Rule};
use crate::quantity::Qualifier;
use crate::verify::{Proven, Verified};

/// What is done with what is counted.
const VERBS: [&str; 11] = [
    "收到", "受理", "接收", "新收", "收悉", "办理", "办结", "答复", "制发", "印发", "出台",
];
/// Before the verb: the whole year and the whole district. Characters, so that 全年共 is read too.
const OF_ALL: &str = "0123456789年度本全共总计我区县市州省旗盟镇乡，,、 　";
/// After it: the thing and no kind of it.
const THE_THING: &str = "政府信息公开依申请行规范性文件书面各类共总计的数量了 　";

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
    let before = &figure.source.quote[..proof.printed.start - proof.quote.start];
    let clause = before.rsplit(['。', '；', ';']).next().unwrap_or_default();
    // 答复 may leave out what was not processed.
    let loose = other.id == "disclosure.applications.answered" && !clause.contains("办结");
    let of_all = is_of_all(clause, verified.report().district.as_deref());
    Some(if loose || !of_all {
        finding(false).cannot_assess()
    } else {
        finding(false)
    })
}

/// Whether the words before a number say the whole thing: who did it is the district itself, and when the
/// year. 区政府办代表区政府受理 is one office, 通过网络收到 one way, 信息公开申请 a piece of a broken line.
fn is_of_all(clause: &str, district: Option<&str>) -> bool {
    let verb = VERBS
        .iter()
        .filter_map(|verb| Some((clause.rfind(verb)?, verb.len())))
        .max();
    let Some((at, length)) = verb else {
        return false;
    };
    let who = clause[..at].replace(district.unwrap_or("\n"), "");
    let only = |text: &str, known: &str| text.chars().all(|c| known.contains(c));
    only(&who, OF_ALL) && only(&clause[at + length..], THE_THING)
}
