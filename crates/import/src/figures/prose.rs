//! The numbers of a paragraph's sentences, from words to drafts: sentence, mentions, facts, drafts.

use super::draft::{Draft, Kind};
use super::facts::Fact;
use super::reading::{Line, Outcome, Reading};
use super::rules::reject::{self, Rejected, Seen};
use super::rules::{At, first, subject};
use super::sentence::{Sentence, mentions, sentences};
use super::vocabulary::Vocabulary;
use super::{Doubt, LONGEST_SENTENCE, Place, all_of};
use gongbao_report::Qualifier;
use gongbao_report::phrase::is_torn;
use std::cell::OnceCell;

/// Drafts the figures of a paragraph's text.
pub(super) fn read(
    place: &Place<'_>,
    vocabulary: &Vocabulary,
    drafts: &mut Vec<Draft>,
    lines: &mut Vec<Line>,
) {
    let mut facts = Vec::new();
    let mut earlier: Option<Sentence<'_>> = None;
    let mut reading = Reading {
        place,
        vocabulary,
        drafts,
        lines,
    };
    for (id, split) in sentences(&place.paragraph.text).into_iter().enumerate() {
        if split.text.len() > LONGEST_SENTENCE {
            reading.lines.push(place.too_long(split.text, split.start));
            continue;
        }
        let sentence = Sentence::of(id, split);
        reading.sentence(&sentence, earlier.as_ref(), &mut facts);
        earlier = Some(sentence);
    }
}

impl Reading<'_> {
    fn sentence(
        &mut self,
        sentence: &Sentence<'_>,
        earlier: Option<&Sentence<'_>>,
        facts: &mut Vec<Fact>,
    ) {
        let first_draft = self.drafts.len();
        let list = self.drafts.last().map_or(0, |draft| draft.list + 1);
        let counted = self.counted(sentence);
        let mentions = mentions(sentence, &counted);
        for place in 0..mentions.len() {
            let before = OnceCell::new();
            let at = At {
                sentence,
                mentions: &mentions,
                place,
                facts,
                earlier,
                before: &before,
                without: self.place.without,
            };
            let span = at.mention().span.clone();
            let Some(mut fact) = fact(&at) else {
                self.enter(
                    sentence,
                    span,
                    Outcome::Doubt(Doubt::NoSubject),
                    vec!["no-subject"],
                );
                continue;
            };
            let mut draft = self.draft(&at, &fact, list);
            if self.is_of_another_whole(&at, &draft, &self.drafts[first_draft..])
                || self.is_narrowed(&at, &draft, &self.drafts[first_draft..])
            {
                draft.unname();
            }
            if let Some(round) = self.drafts[first_draft..].last_mut()
                && fact.subject.follows
                && is_exactly(&draft, round)
            {
                draft.take_name(round);
            }
            fact.entry.clone_from(&draft.entry);
            self.enter(
                sentence,
                span,
                Outcome::Draft(self.drafts.len()),
                fact.by.clone(),
            );
            self.drafts.push(draft);
            facts.push(fact);
        }
        all_of::read(self, sentence, first_draft);
    }

    /// The phrases of the sentence that are figures, by place.
    fn counted(&mut self, sentence: &Sentence<'_>) -> Vec<usize> {
        let mut counted = Vec::new();
        for n in 0..sentence.phrases.len() {
            let seen = Seen {
                sentence,
                n,
                damaged: &self.place.damaged,
            };
            let span = sentence.phrases[n].span.clone();
            match first(&reject::rules(), &seen, self.place.without) {
                None => counted.push(n),
                Some((Rejected::None(why), rule)) => {
                    self.enter(sentence, span, Outcome::None(why), vec![rule]);
                }
                Some((Rejected::Doubt(why), rule)) => {
                    self.enter(sentence, span, Outcome::Doubt(why), vec![rule]);
                }
            }
        }
        counted
    }
}

/// 建成1 of 建成45个“1+5+X”中心: the name goes on where the label ends.
fn is_cut_in_digits(label: &str, after: &str) -> bool {
    const JOINS: [char; 14] = [
        '.', '．', '+', '＋', '-', '－', '—', '–', '~', '～', '×', '/', '·', ':',
    ];
    let name = label.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &label[name.len()..];
    let goes_on = |(_, rest): (&str, &str)| rest.starts_with(JOINS);
    !digits.is_empty() && after.split_once(digits).is_some_and(goes_on)
}

/// 分别增长15。8%和18%: what the words before it are of is not known.
fn is_after_torn_digits(at: &At<'_>) -> bool {
    let mention = at.mention();
    let own = mention.span.start - mention.before.len().min(mention.since.len());
    let mut phrases = at.sentence.phrases.iter();
    phrases.any(|phrase| {
        (own..mention.span.start).contains(&phrase.span.start)
            && is_torn(&at.sentence.text[phrase.span.clone()])
    })
}

/// 突破300亿元，达312.6亿元: the second is the number, the first says only how much it passed.
fn is_exactly(exact: &Draft, round: &Draft) -> bool {
    let (one, other) = (&exact.figure, &round.figure);
    exact.kind == Kind::Level
        && round.kind == Kind::Level
        && one.qualifier == Qualifier::Exact
        && other.qualifier == Qualifier::MoreThan
        && one.unit == other.unit
        && one.value > other.value
        && exact.noun == round.noun
}

/// What the number says, when its words say enough.
fn fact(at: &At<'_>) -> Option<Fact> {
    let (subject, rule) = subject::read(at)?;
    let named = subject.label.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !is_cut_in_digits(&subject.label, at.mention().after);
    (named && !is_after_torn_digits(at)).then(|| Fact {
        sentence: at.sentence.id,
        clause: at.mention().clause,
        span: at.mention().span.clone(),
        entry: None,
        bracket: at.sentence.clauses[at.mention().clause].bracket,
        subject,
        by: vec![rule],
    })
}
