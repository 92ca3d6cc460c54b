//! The entries that a number may mean, told apart by the words around it.

use super::wording::{Around, Places};
use super::{Entry, is_rate};
use crate::figures::draft::Kind;
use crate::figures::wording::JOINTS;
use gongbao_report::phrase::PhraseKind;

/// What the number is, for an entry to fit it.
#[derive(Clone, Copy, Debug)]
pub(in crate::figures) struct Wanted<'a> {
    pub unit: &'a str,
    /// What is counted.
    pub noun: &'a str,
    pub kind: Kind,
    pub phrase: PhraseKind,
}

/// Words that say that only some are counted.
const SOME: [&str; 4] = ["领域", "涉企", "涉农", "涉民"];
/// Longer words beside a number are a clause; only their noun is looked at for joints.
const LONGEST_PAIR: usize = 16;

/// The entries that a number may mean, to be told by words around it.
pub(in crate::figures) struct Candidates<'v, 'w> {
    pub(super) entries: Vec<&'v Entry>,
    /// What is counted.
    pub(super) noun: &'w str,
}

impl<'v> Candidates<'v, '_> {
    /// The entry that the words around a number of prose mean; none for a class of things (行政处罚类
    /// 案件) and for two known things counted as one (撤销和变更5件).
    pub fn meant(&self, around: Around<'_>) -> Option<&'v Entry> {
        if self.noun.ends_with('类') || self.noun.contains("类案件") {
            return None;
        }
        // 报备率、及时率均为100%: of several rates one entry names none.
        if self.noun.split('、').filter(|rate| is_rate(rate)).count() > 1 {
            return None;
        }
        let around = Around {
            beside: class_of(around.beside),
            ..around
        };
        // 涉企行政复议案件: some of them.
        if SOME.iter().any(|some| around.beside.contains(some)) {
            return None;
        }
        let entry = best(self.entries.iter().copied(), around)?;
        let words = if around.beside.chars().count() <= LONGEST_PAIR {
            around.beside
        } else {
            self.noun
        };
        let joint = JOINTS.iter().find_map(|joint| words.split_once(joint));
        let other = joint.is_some_and(|(one, two)| {
            [one, two].into_iter().any(|part| {
                let alone = Around {
                    beside: part,
                    governing: part,
                    ..around
                };
                let meant = best(self.entries.iter().copied(), alone);
                meant.is_some_and(|meant| meant.id != entry.id && meant.series == entry.series)
            })
        });
        (!other).then_some(entry)
    }
}

/// The entry that fits the words best; of equals the first.
pub(super) fn best<'v>(
    entries: impl Iterator<Item = &'v Entry>,
    around: Around<'_>,
) -> Option<&'v Entry> {
    let places = Places::of(around);
    let mut best: Option<(&Entry, usize)> = None;
    for entry in entries {
        let fits = entry
            .wording
            .iter()
            .filter_map(|wording| wording.fit(&places))
            .max();
        if let Some(fit) = fits
            && best.is_none_or(|(_, before)| fit > before)
        {
            best = Some((entry, fit));
        }
    }
    best.map(|(entry, _)| entry)
}

/// 纠错决定 of 撤销、变更等纠错决定: the class is counted, not what it is told by.
pub(super) fn class_of(words: &str) -> &str {
    let class = words.rsplit_once('等').filter(|(list, class)| {
        class.chars().count() >= 2 && JOINTS.iter().any(|joint| list.contains(joint))
    });
    class.map_or(words, |(_, class)| class)
}
