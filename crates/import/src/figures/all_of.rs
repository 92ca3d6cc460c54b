//! 均: all of a number that was just stated, or 100 % of a count that is not.

use super::draft::{Draft, Kind};
use super::reading::{Outcome, Reading};
use super::sentence::{CLAUSE_MARKS, Sentence};
use gongbao_report::model::{Basis, Direction, Figure, Names, Role, Source};

/// What 均 says was done with all of them; other uses of the word are left alone.
const DONE: [&str; 9] = [
    "采纳", "办结", "审结", "答复", "办复", "备案", "整改", "化解", "履行",
];

/// Adds what 均 states in the sentence whose first draft is `first`.
pub(super) fn read(reading: &mut Reading<'_>, sentence: &Sentence<'_>, first: usize) {
    let text = sentence.text;
    let drafts = &reading.drafts;
    let places: Vec<usize> = text
        .match_indices('均')
        .map(|(at, _)| at)
        .filter(|at| !text[..*at].ends_with(['平', '人', '户', '日', '月', '年', '场']))
        .collect();
    // The word must be the only one: it is how the figure is found in its sentence.
    let [at] = places[..] else { return };
    if text.matches('均').count() > 1 {
        return;
    }
    let rest = &text[at + '均'.len_utf8()..];
    let clause = rest.split(CLAUSE_MARKS).next().unwrap_or_default();
    let done = DONE
        .iter()
        .find(|word| clause.find(**word).is_some_and(|at| at <= "已得到了".len()));
    let before = drafts[first..]
        .iter()
        .rposition(|draft| stands_just_before(draft, &text[..at]));
    // The last of a list is not what all are of.
    let whole = before.map(|n| &drafts[first + n]).filter(|whole| {
        let same =
            |draft: &Draft| draft.list == whole.list && draft.figure.unit == whole.figure.unit;
        let listed = drafts[first..].iter().filter(|draft| same(draft));
        listed.count() == 1
    });
    if let (Some(done), Some(whole)) = (done, whole) {
        let entry = whole.entry.as_ref().map(|entry| {
            format!(
                "{entry}-{}",
                if *done == "采纳" { "adopted" } else { "done" }
            )
        });
        let mut draft = derived(
            reading,
            sentence,
            entry,
            &format!("{}{done}", whole.noun),
            done,
        );
        draft.figure.value = whole.figure.value;
        draft.figure.unit.clone_from(&whole.figure.unit);
        draft.figure.qualifier = whole.figure.qualifier;
        // Replaced by the id once it is known.
        draft.part_of = before.map(|n| first + n);
        draft.list = whole.list;
        reading.push_derived(sentence, at, draft);
    } else if clause.contains("负责人") && clause.contains("出庭") && drafts.len() == first {
        let mut draft = derived(
            reading,
            sentence,
            Some("litigation.head-appearance-rate".to_owned()),
            "行政机关负责人出庭应诉率",
            "出庭",
        );
        draft.figure.value = 100.0;
        draft.figure.unit = "%".to_owned();
        draft.figure.role = Role::Rate;
        reading.push_derived(sentence, at, draft);
    }
}

impl Reading<'_> {
    fn push_derived(&mut self, sentence: &Sentence<'_>, at: usize, draft: Draft) {
        let outcome = Outcome::Draft(self.drafts.len());
        self.enter(sentence, at..at + '均'.len_utf8(), outcome, vec!["all-of"]);
        self.drafts.push(draft);
    }
}

/// The number's clause and at most one mark part it from the word.
fn stands_just_before(draft: &Draft, before: &str) -> bool {
    let printed = &draft.figure.source.printed;
    let exact = draft.figure.basis == Basis::Printed
        && draft.kind == Kind::Level
        && draft.figure.role == Role::Amount;
    exact
        && before
            .rfind(printed.as_str())
            .is_some_and(|at| before[at + printed.len()..].chars().count() <= 2)
}

fn derived(
    reading: &Reading<'_>,
    sentence: &Sentence<'_>,
    entry: Option<String>,
    label: &str,
    subject: &str,
) -> Draft {
    let known = entry.as_deref().and_then(|id| reading.vocabulary.entry(id));
    let names = Names {
        zh: label.to_owned(),
        en: known.map(|entry| entry.en.clone()),
    };
    let source = Source {
        paragraph: reading.place.paragraph.id.clone(),
        quote: sentence.text.to_owned(),
        occurrence: sentence.occurrence,
        printed: "均".to_owned(),
        printed_occurrence: None,
        subject: Some(subject.to_owned()),
    };
    let figure = Figure {
        basis: Basis::All,
        words: vec!["均".to_owned()],
        direction: Some(Direction::HigherIsBetter),
        ..Figure::amount(String::new(), names, 0.0, String::new(), source)
    };
    Draft {
        entry: entry.filter(|_| known.is_some()),
        ..Draft::new(figure, label.to_owned(), reading.place.section)
    }
}
