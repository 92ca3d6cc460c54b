//! Ids: the vocabulary's where the wording is known, otherwise the pinyin of what is counted.

use super::draft::{Draft, Kind};
use crate::names::{Addresses, pinyin_of};
use gongbao_report::model::{Basis, Role};

/// Syllables of a local id.
const SYLLABLES: usize = 6;

/// Gives every draft an id of its own. What may be charted comes first to the plain one.
pub(super) fn give_ids(drafts: &mut [Draft]) {
    let mut addresses = Addresses::default();
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|n| matches!(drafts[*n].figure.role, Role::Context));
    for n in order {
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
