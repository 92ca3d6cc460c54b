//! Which figure is a part of which: behind 其中, in brackets, or by the vocabulary.

use super::draft::{Draft, Kind};
use super::vocabulary::Vocabulary;
use gongbao_report::Qualifier;
use gongbao_report::model::{Basis, Role};

/// Sets what every draft is a part of.
pub(super) fn find(drafts: &mut [Draft], vocabulary: &Vocabulary) {
    for n in 0..drafts.len() {
        if !is_countable(&drafts[n]) {
            continue;
        }
        let said = drafts[n].part.then(|| said_whole(drafts, n)).flatten();
        drafts[n].part_of = said.or_else(|| known_whole(drafts, n, vocabulary));
    }
}

/// The figure before 其中 in the same paragraph.
fn said_whole(drafts: &[Draft], n: usize) -> Option<usize> {
    let part = &drafts[n];
    let before = drafts[..n].iter().enumerate().rev();
    before
        .take_while(|(_, whole)| whole.figure.source.paragraph == part.figure.source.paragraph)
        .find(|(_, whole)| !whole.part && may_hold(whole, part))
        .map(|(place, _)| place)
}

/// The figure that the vocabulary calls the whole, if it stands in the same paragraph.
fn known_whole(drafts: &[Draft], n: usize, vocabulary: &Vocabulary) -> Option<usize> {
    let part = &drafts[n];
    let mut id = part.entry.as_deref()?;
    // A whole that is not stated is passed over: outcomes may be parts of what was received.
    for _ in 0..4 {
        id = vocabulary.entry(id)?.part_of.as_deref()?;
        let is_whole = |m: &usize| {
            let whole = &drafts[*m];
            whole.entry.as_deref() == Some(id)
                && whole.suffix == part.suffix
                && may_hold(whole, part)
        };
        let here = |m: &usize| drafts[*m].figure.source.paragraph == part.figure.source.paragraph;
        let before = (0..n).rev().take_while(here).find(is_whole);
        let found = before.or_else(|| (n + 1..drafts.len()).take_while(here).find(is_whole));
        if found.is_some() {
            return found;
        }
    }
    None
}

fn may_hold(whole: &Draft, part: &Draft) -> bool {
    is_countable(whole)
        && whole.figure.unit == part.figure.unit
        && whole.figure.year == part.figure.year
        && whole.figure.scope == part.figure.scope
        && whole.figure.value >= part.figure.value
}

fn is_countable(draft: &Draft) -> bool {
    let figure = &draft.figure;
    draft.kind == Kind::Level
        && figure.role == Role::Amount
        && figure.qualifier == Qualifier::Exact
        && figure.basis == Basis::Printed
}
