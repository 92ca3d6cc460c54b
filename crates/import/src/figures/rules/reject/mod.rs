//! Which numbers are no figures, and why. By rule, never by a list of known slogans.

mod limits;
mod names;
mod times;
mod words;

use super::Rule;
use crate::figures::Doubt;
use crate::figures::ledger::NonFigure;
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::sentence::Sentence;
use gongbao_report::phrase::{Phrase, PhraseKind};
use limits::{among_how_many, distance, of_others, one_of_a_rate, size_limit};
use names::{capacity, class_of_things, hotline, joined, named_set, naming_unit, quoted, version};
use times::{day_of_a_date, frequency, length_of_time};
use words::{
    among_the_first, code, damaged, digits_of_a_number, no_rank, no_ratio, no_zero, power_alone,
    round_in_words, score, too_many_digits, unit_of_the_next, vague, word_of_one,
};

/// What becomes of a number that is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rejected {
    None(NonFigure),
    Doubt(Doubt),
}

/// A number phrase with the words around it.
pub(crate) struct Seen<'a> {
    pub sentence: &'a Sentence<'a>,
    pub n: usize,
    pub damaged: &'a [&'a str],
}

impl<'a> Seen<'a> {
    fn phrase(&self) -> &'a Phrase {
        &self.sentence.phrases[self.n]
    }

    fn printed(&self) -> &'a str {
        &self.sentence.text[self.phrase().span.clone()]
    }

    /// The words of the clause before the number.
    fn before(&self) -> &'a str {
        let start = self.phrase().span.start;
        let clause = &self.sentence.clauses[self.sentence.clause_of(start)];
        &self.sentence.text[clause.range.start.min(start)..start]
    }

    /// The words of the clause before the number, back to another number.
    fn since(&self) -> &'a str {
        let before = self.before();
        let from = self.phrase().span.start - before.len();
        let last = self.sentence.phrases[..self.n]
            .last()
            .map_or(from, |phrase| phrase.span.end);
        &self.sentence.text[last.max(from)..self.phrase().span.start]
    }

    fn after(&self) -> &'a str {
        let end = self.phrase().span.end;
        let clause = &self.sentence.clauses[self.sentence.clause_of(self.phrase().span.start)];
        &self.sentence.text[end..clause.range.end.max(end)]
    }

    fn unit(&self) -> &'a str {
        &self.phrase().quantity.unit
    }

    fn is(&self, kind: PhraseKind) -> bool {
        self.phrase().kind == kind
    }

    fn next(&self) -> Option<&'a Phrase> {
        self.sentence.phrases.get(self.n + 1)
    }

    /// 出台文件两本，死亡一人: it ends a clause that says what was done, and stands after what it counts.
    fn is_told_after_its_noun(&self) -> bool {
        const UNITS: [&str; 26] = [
            "轮", "次", "场", "件", "起", "宗", "家", "名", "户", "份", "场次", "人次", "所", "座",
            "条", "部", "例", "个", "项", "人", "本", "篇", "台", "套", "辆", "处",
        ];
        let words = self.since();
        let ends = self.after().is_empty();
        let does = LEXICON
            .find(words, Classes::VERB)
            .is_some_and(|(_, verb)| !FIRM.contains(&verb.text) && verb.text.chars().count() > 1);
        // 每村配备一名, 和群众想在一起.
        let each = words.contains(['每', '各']) || words.ends_with(['在', '到', '于']);
        // 发现一起、查处一起: each one of them.
        let again = self.sentence.text.matches(self.printed()).count() > 1;
        let one = self.phrase().quantity.value < 2.0 && again;
        ends && does && !each && !one && UNITS.contains(&self.unit())
    }
}

/// Verbs that keep to something: what they stand before is a set with a name.
const FIRM: [&str; 20] = [
    "坚持", "推进", "落实", "加强", "打好", "围绕", "聚焦", "增强", "做到", "树牢", "强化", "实现",
    "推动", "深化", "抓好", "统筹", "促进", "坚决", "推行", "做好",
];

const fn none(why: NonFigure) -> Option<Rejected> {
    Some(Rejected::None(why))
}

const fn doubt(why: Doubt) -> Option<Rejected> {
    Some(Rejected::Doubt(why))
}

pub(crate) fn rules<'a>() -> [Rule<Seen<'a>, Rejected>; 32] {
    [
        Rule {
            name: "quoted",
            read: quoted,
        },
        Rule {
            name: "joined",
            read: joined,
        },
        Rule {
            name: "date",
            read: |seen| {
                if seen.is(PhraseKind::Date) {
                    none(NonFigure::Date)
                } else {
                    None
                }
            },
        },
        Rule {
            name: "damaged",
            read: damaged,
        },
        Rule {
            name: "vague",
            read: vague,
        },
        Rule {
            name: "power-alone",
            read: power_alone,
        },
        Rule {
            name: "unread",
            read: |seen| {
                if seen.is(PhraseKind::Unread) {
                    doubt(Doubt::Unread)
                } else {
                    None
                }
            },
        },
        Rule {
            name: "day-of-a-date",
            read: day_of_a_date,
        },
        Rule {
            name: "code",
            read: code,
        },
        Rule {
            name: "no-rank",
            read: no_rank,
        },
        Rule {
            name: "no-zero",
            read: no_zero,
        },
        Rule {
            name: "no-ratio",
            read: no_ratio,
        },
        Rule {
            name: "class-of-things",
            read: class_of_things,
        },
        Rule {
            name: "among-how-many",
            read: among_how_many,
        },
        Rule {
            name: "size-limit",
            read: size_limit,
        },
        Rule {
            name: "digits-of-a-number",
            read: digits_of_a_number,
        },
        Rule {
            name: "among-the-first",
            read: among_the_first,
        },
        Rule {
            name: "capacity",
            read: capacity,
        },
        Rule {
            name: "version",
            read: version,
        },
        Rule {
            name: "distance",
            read: distance,
        },
        Rule {
            name: "one-of-a-rate",
            read: one_of_a_rate,
        },
        Rule {
            name: "length-of-time",
            read: length_of_time,
        },
        Rule {
            name: "frequency",
            read: frequency,
        },
        Rule {
            name: "of-others",
            read: of_others,
        },
        Rule {
            name: "score",
            read: score,
        },
        Rule {
            name: "naming-unit",
            read: naming_unit,
        },
        Rule {
            name: "hotline",
            read: hotline,
        },
        Rule {
            name: "word-of-one",
            read: word_of_one,
        },
        Rule {
            name: "round-in-words",
            read: round_in_words,
        },
        Rule {
            name: "named-set",
            read: named_set,
        },
        Rule {
            name: "too-many-digits",
            read: too_many_digits,
        },
        Rule {
            name: "unit-of-the-next",
            read: unit_of_the_next,
        },
    ]
}

fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}
