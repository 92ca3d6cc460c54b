//! Ids: the vocabulary's where the wording is known, otherwise the pinyin of what is counted.

use super::draft::{Draft, Kind};
use crate::names::{Addresses, pinyin_of};
use gongbao_report::model::{Basis, Role};
use std::collections::HashMap;

/// Syllables of a local id.
const SYLLABLES: usize = 6;

/// Gives every draft an id of its own. What may be charted comes first to the plain one.
pub(super) fn give_ids(drafts: &mut [Draft]) {
    let mut addresses = Addresses::default();
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|n| matches!(drafts[*n].figure.role, Role::Context));
    let mut meant: HashMap<String, f64> = HashMap::new();
    for n in order {
        keep_meaning(&mut drafts[n], &mut meant);
        drafts[n].figure.id = addresses.unique(&stem(&drafts[n]));
    }
    for n in 0..drafts.len() {
        if drafts[n].figure.basis == Basis::All
            && let Some(whole) = drafts[n].part_of.take()
        {
            drafts[n].figure.of = Some(drafts[whole].figure.id.clone());
        }
    }
}

/// An entry names one measure of the report, stated once or again. Another value is of something
/// else, a part of the district or of the year, and takes a local id.
fn keep_meaning(draft: &mut Draft, meant: &mut HashMap<String, f64>) {
    if draft.entry.is_none() {
        return;
    }
    let value = draft.figure.value;
    let first = *meant.entry(stem(draft)).or_insert(value);
    if (first - value).abs() > 1e-9 {
        draft.entry = None;
        draft.figure.label.en = None;
    }
}

fn stem(draft: &Draft) -> String {
    let mut id = draft.entry.clone().unwrap_or_else(|| {
        format!(
            "local.{}",
            pinyin_of(&draft.figure.label.zh, SYLLABLES, "figure")
        )
    });
    if let Some(suffix) = draft.suffix {
        id = format!("{id}.{suffix}");
    }
    if draft.kind == Kind::Change {
        id.push_str(".change");
    }
    match (draft.figure.year, draft.kind) {
        (Some(year), _) => format!("{id}.{year}"),
        (None, Kind::Earlier) => format!("{id}.before"),
        (None, _) => id,
    }
}
