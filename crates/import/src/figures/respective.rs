//! Drafts of what 分别 lists: one number a name or a year, or none at all.

use super::Doubt;
use super::Unclear;
use super::aligned::List;
use super::change::{changed, kind};
use super::clause::Words;
use super::draft::{Draft, Kind};
use super::label::english;
use super::memory::Memory;
use super::prose::Reader;
use super::said::Said;
use super::words::FALLS;
use gongbao_report::model::{Basis, Period};

impl Reader<'_> {
    /// Drafts the numbers of the list, or none of them.
    pub fn take_aligned(
        &self,
        list: &List,
        words: &Words<'_>,
        memory: &mut Memory,
        drafts: &mut Vec<Draft>,
        unclear: &mut Vec<Unclear>,
    ) {
        let kind = kind(&self.parsed, list.numbers.start, words);
        let counted = self.counted_before(kind, list, memory, drafts);
        self.enter_clause(words, memory);
        memory.step_through_brackets(words);
        memory.read_on(self.unread(list.numbers.start, memory));
        let first = drafts.len();
        if let Some(counted) = counted {
            for (n, whole) in list.numbers.clone().zip(&counted) {
                drafts.push(self.changed(n, whole, list, words, memory));
            }
        } else if list.names.len() == list.numbers.len() {
            for place in 0..list.names.len() {
                drafts.push(self.named(place, kind, list, words, memory));
            }
        } else {
            let numbers = list.numbers.clone();
            unclear.extend(numbers.map(|n| {
                self.place
                    .unclear(self.printed(n).to_owned(), Doubt::Unaligned)
            }));
        }
        drafts[first..]
            .iter_mut()
            .for_each(|draft| memory.limit(draft));
        memory.taken = self.parsed.phrases[list.numbers.end - 1].span.end;
        memory.clause = Some(words.clause.start);
    }

    fn named(
        &self,
        place: usize,
        kind: Kind,
        list: &List,
        words: &Words<'_>,
        memory: &Memory,
    ) -> Draft {
        let (n, name) = (list.numbers.start + place, &list.names[place]);
        let said = Said {
            beside: name.clone(),
            noun: name.clone(),
            ..Said::default()
        };
        let mut draft = self.draft(n, words, kind, &said, memory);
        if kind == Kind::Change {
            let label = changed(name, words.before, self.printed(list.numbers.start));
            draft.figure.label.zh = label.replace("分别", "");
        }
        if list.of_places {
            draft.unname();
        }
        if let Some(year) = list.years.get(place) {
            let other = Some(*year).filter(|year| *year != self.place.year);
            draft.figure.period = other.map(Period::of);
        }
        if words.before.contains("分别") {
            draft.figure.words.push("分别".to_owned());
        }
        draft
    }

    /// 发生事故9起、死亡6人,同比分别下降25%、14.3%: what the list says the changes of, where the
    /// sentence, or the list before it, has counted as many things.
    fn counted_before(
        &self,
        kind: Kind,
        list: &List,
        memory: &Memory,
        drafts: &[Draft],
    ) -> Option<Vec<Draft>> {
        if kind != Kind::Change || !list.names.is_empty() {
            return None;
        }
        let sentence = drafts.iter().rev().take_while(|draft| {
            let source = &draft.figure.source;
            source.quote == self.sentence.text && source.occurrence == self.sentence.occurrence
        });
        let levels =
            |draft: &&Draft| draft.kind == Kind::Level && draft.figure.basis == Basis::Printed;
        let mut said: Vec<Draft> = sentence.filter(levels).cloned().collect();
        said.reverse();
        if said.len() != list.numbers.len() {
            said.retain(|draft| draft.list == memory.list);
        }
        let fits = |(n, whole): (usize, &Draft)| {
            let unit = &self.parsed.phrases[n].quantity.unit;
            ["%", "个百分点", "倍"].contains(&unit.as_str()) || *unit == whole.figure.unit
        };
        let aligned = said.len() == list.numbers.len() && list.numbers.clone().zip(&said).all(fits);
        aligned.then_some(said)
    }

    /// How phrase `n` says that what was counted changed.
    fn changed(
        &self,
        n: usize,
        whole: &Draft,
        list: &List,
        words: &Words<'_>,
        memory: &Memory,
    ) -> Draft {
        let first = list.numbers.start;
        let mut words = words.clone();
        let mut printed = self.printed(n);
        let falls = |n| FALLS.opening(self.printed(n)).is_some();
        if n > first {
            // Its own verb, or that of the first goes on.
            let span = |n: usize| &self.parsed.phrases[n].span;
            let between = &self.sentence.text[span(n - 1).end..span(n).start];
            let between = between.trim_start_matches(['、', '和', '与', '及', '以', ',', '，']);
            if falls(n) || !between.is_empty() {
                words.before = between;
            } else if falls(first) {
                printed = self.printed(first);
            }
        }
        let said = Said {
            beside: whole.noun.clone(),
            noun: whole.noun.clone(),
            ..Said::default()
        };
        let mut draft = self.draft(n, &words, Kind::Change, &said, memory);
        let label = changed(&whole.figure.label.zh, words.before, printed);
        draft.figure.label.zh = label.replace("分别", "");
        draft.entry.clone_from(&whole.entry);
        let entry = whole
            .entry
            .as_deref()
            .and_then(|id| self.vocabulary.entry(id));
        draft.figure.label.en = entry.map(|entry| english(entry, Kind::Change));
        draft
    }
}
