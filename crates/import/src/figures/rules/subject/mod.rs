//! What a number counts: named beside it, or by what was said before it (its antecedent).

mod before;
mod beside;
mod by_year;
mod carried;
mod following;
mod hosts;
mod lead;
mod lists;
mod names;
mod runs;
mod shares;
mod sides;
mod state;

pub(crate) use self::before::Before;
use self::before::with_rank;
pub(crate) use self::beside::undone;
use self::beside::{in_bracket, noun_before, with_zero};
use self::carried::{bracket_host, named_by_a_clause, same_as_the_last, size_alone, verb_alone};
use self::following::noun_after;
use self::lists::{respective, respective_again, respective_levels, sum_of_the_list};
use self::runs::{agents_of_the_next, from_to, held_to_a_measure, passed, purpose_after};
pub(in crate::figures) use self::shares::is_bare_rate;
use self::sides::{holding_of_the_last, other_side, side_of_the_clause, side_of_the_last};
use super::{At, Rule, first};
use crate::figures::facts::Subject;

/// What the number counts, and the name of the rule that read it.
pub(crate) fn read(at: &At<'_>) -> Option<(Subject, &'static str)> {
    let (subject, rule) = first(&rules(), at, at.without)?;
    let subject = with_zero(at, subject);
    Some((
        Subject {
            label: with_rank(at, subject.label),
            ..subject
        },
        rule,
    ))
}

/// In this order; the last ones read something wherever anything was said before.
pub(crate) fn rules<'a>() -> [Rule<At<'a>, Subject>; 21] {
    [
        Rule {
            name: "sum-of-the-list",
            read: sum_of_the_list,
        },
        Rule {
            name: "passed",
            read: passed,
        },
        Rule {
            name: "respective",
            read: respective,
        },
        Rule {
            name: "respective-again",
            read: respective_again,
        },
        Rule {
            name: "respective-levels",
            read: respective_levels,
        },
        Rule {
            name: "from-to",
            read: from_to,
        },
        Rule {
            name: "held-to-a-measure",
            read: held_to_a_measure,
        },
        Rule {
            name: "purpose-after",
            read: purpose_after,
        },
        Rule {
            name: "agents-of-the-next",
            read: agents_of_the_next,
        },
        Rule {
            name: "noun-after",
            read: noun_after,
        },
        Rule {
            name: "in-bracket",
            read: in_bracket,
        },
        Rule {
            name: "holding-of-the-last",
            read: holding_of_the_last,
        },
        Rule {
            name: "other-side",
            read: other_side,
        },
        Rule {
            name: "side-of-the-last",
            read: side_of_the_last,
        },
        Rule {
            name: "side-of-the-clause",
            read: side_of_the_clause,
        },
        Rule {
            name: "size-alone",
            read: size_alone,
        },
        Rule {
            name: "noun-before",
            read: noun_before,
        },
        Rule {
            name: "bracket-host",
            read: bracket_host,
        },
        Rule {
            name: "same-as-the-last",
            read: same_as_the_last,
        },
        Rule {
            name: "named-by-a-clause",
            read: named_by_a_clause,
        },
        Rule {
            name: "verb-alone",
            read: verb_alone,
        },
    ]
}
