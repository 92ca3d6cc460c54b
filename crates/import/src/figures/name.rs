//! Ids: the vocabulary's where the wording is known, otherwise the pinyin of what is counted.

use super::draft::{Draft, Kind};
use gongbao_report::model::{Basis, Role};
use pinyin::ToPinyin;
use std::collections::BTreeMap;

/// Syllables of a local id.
const SYLLABLES: usize = 6;

/// Gives every draft an id of its own. What may be charted comes first to the plain one.
pub(super) fn give_ids(drafts: &mut [Draft]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|n| matches!(drafts[*n].figure.role, Role::Context));
    for n in order {
        let stem = stem(&drafts[n]);
        let times = times.entry(stem.clone()).or_default();
        *times += 1;
        drafts[n].figure.id = if *times == 1 {
            stem
        } else {
            format!("{stem}-{times}")
        };
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
    let mut id = draft
        .entry
        .clone()
        .unwrap_or_else(|| format!("local.{}", syllables(&draft.figure.label.zh)));
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

/// The first syllables of the Han characters; letters and digits stay as they are.
fn syllables(text: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for c in text.chars() {
        if let Some(sound) = c.to_pinyin() {
            parts.push(sound.plain().replace('ü', "v"));
        } else if c.is_ascii_alphanumeric() {
            parts.push(c.to_ascii_lowercase().to_string());
        }
        if parts.len() == SYLLABLES {
            break;
        }
    }
    if parts.is_empty() {
        "figure".to_owned()
    } else {
        parts.join("-")
    }
}
