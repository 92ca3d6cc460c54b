//! Ids: the vocabulary's where the wording is known, otherwise the pinyin of what is counted.

use super::draft::{Draft, Kind};
use super::vocabulary::Vocabulary;
use super::wording::has_any;
use crate::names::{Addresses, pinyin_of};
use crate::order;
use gongbao_report::model::{Basis, Mode, Period, Role};
use std::collections::{HashMap, HashSet};

/// Syllables of a local id.
const SYLLABLES: usize = 6;

/// Gives every draft an id of its own. A prescribed form has given one already; of the others, what may be
/// charted comes first to the plain one.
pub(super) fn give_ids(drafts: &mut [Draft], vocabulary: &Vocabulary) {
    keep_meanings(drafts, vocabulary);
    let mut addresses = Addresses::default();
    let after = |n: &usize| {
        2 * usize::from(!is_prescribed(&drafts[*n])) + usize::from(!is_main(&drafts[*n]))
    };
    for n in order::by_key((0..drafts.len()).collect(), after) {
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

/// An entry names one measure of the report, stated once or again: the first that is called as the entry
/// is, or else the first. Another value is of something else, a part of the district or of the year, and
/// takes a local id; so does how that value changed. Beside a cell of a prescribed form it is called after
/// the cell, for a check to hold the two against each other.
fn keep_meanings(drafts: &mut [Draft], vocabulary: &Vocabulary) {
    let mut meant: HashMap<String, ([bool; 3], f64)> = HashMap::new();
    for draft in drafts.iter().filter(|draft| draft.kind != Kind::Change) {
        let entry = draft.entry.as_deref().and_then(|id| vocabulary.entry(id));
        let Some(entry) = entry else { continue };
        let called = is_called(&draft.figure.label.zh, &entry.zh);
        let rank = [is_prescribed(draft), is_main(draft), called];
        let first = meant
            .entry(stem(draft))
            .or_insert((rank, draft.figure.value));
        if rank > first.0 {
            *first = (rank, draft.figure.value);
        }
    }
    let cells: HashSet<String> = drafts
        .iter()
        .filter(|draft| is_prescribed(draft))
        .map(stem)
        .collect();
    // The last value of every entry, and whether it is the one that is meant.
    let mut last: HashMap<String, bool> = HashMap::new();
    for draft in drafts.iter_mut() {
        let Some(entry) = draft.entry.clone() else {
            continue;
        };
        let keeps = if draft.kind == Kind::Change {
            last.get(&entry).copied().unwrap_or(true)
        } else {
            let value = meant
                .get(&stem(draft))
                .map_or(draft.figure.value, |(_, value)| *value);
            let keeps = (value - draft.figure.value).abs() < 1e-9;
            last.insert(entry, keeps);
            keeps
        };
        if !keeps {
            let id = stem(draft);
            draft.unname();
            draft.entry = cells.contains(&id).then(|| format!("local.{id}"));
        }
    }
    // Of several changes of one value the first.
    let mut changes: HashMap<String, f64> = HashMap::new();
    for draft in drafts
        .iter_mut()
        .filter(|draft| draft.kind == Kind::Change && draft.entry.is_some())
    {
        let value = draft.figure.value;
        let first = *changes.entry(stem(draft)).or_insert(value);
        if (first - value).abs() > 1e-9 {
            draft.unname();
        }
    }
}

/// Whether it is a cell of a prescribed form, which means what the form says.
fn is_prescribed(draft: &Draft) -> bool {
    !draft.figure.id.is_empty()
}

/// A result of the year, and no scene that is set.
fn is_main(draft: &Draft) -> bool {
    let figure = &draft.figure;
    figure.role != Role::Context && figure.mode == Mode::Result && figure.period.is_none()
}

/// Whether a label says the entry's own name, and not whose of several it is (县政府收到来信).
fn is_called(label: &str, entry: &str) -> bool {
    const ORGANS: [&str; 8] = ["政府", "局", "所", "中心", "队", "院", "委", "办"];
    let before = label.find(entry).map(|at| &label[..at]);
    before.is_some_and(|before| !has_any(before, &ORGANS))
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
    match draft.figure.period {
        Some(Period { from, to }) if from == to => format!("{id}.{to}"),
        Some(Period { from, to }) => format!("{id}.{from}-{to}"),
        None => id,
    }
}
