//! The proven figures as the facts that vocabularies of other programs state: what each is of, and the one or two
//! numbers of it. Deadlines and what else only sets the scene are none.

use crate::concepts;
use gongbao_report::model::{Mode, Role};
use gongbao_report::{Figure, Qualifier, Verified};

/// A number, and what it is a fact of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fact<'a> {
    pub figure: &'a Figure,
    /// The name under which reports of all districts state the same; none of what only this report counts.
    pub concept: Option<&'a str>,
    /// Which end of a range it is.
    pub end: Option<End>,
    pub value: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Lower,
    Upper,
}

// What is said of numbers, each word by a name that vocabularies take and in Chinese.

/// How exact a number is; one that is exact says nothing of it.
pub const QUALIFIERS: [(Qualifier, &str, &str); 6] = [
    (Qualifier::AtLeast, "at-least", "不少于"),
    (Qualifier::MoreThan, "more-than", "超过"),
    (Qualifier::About, "about", "约"),
    (Qualifier::AtMost, "at-most", "不超过"),
    (Qualifier::LessThan, "less-than", "不足"),
    (Qualifier::Average, "average", "平均"),
];

/// What a number is said to be; a result says nothing of it.
pub const MODES: [(Mode, &str, &str); 3] = [
    (Mode::Target, "target", "目标、计划"),
    (Mode::Expected, "expected", "预计"),
    (Mode::Base, "base", "比较的基数"),
];

/// The ends of a range.
pub const ENDS: [(End, &str, &str); 2] =
    [(End::Lower, "lower", "下限"), (End::Upper, "upper", "上限")];

/// All facts, in the order of the figures.
pub fn of(verified: &Verified) -> impl Iterator<Item = Fact<'_>> {
    let figures = verified.proven().map(|proven| proven.figure());
    figures.flat_map(of_figure)
}

/// One, or the two of a range.
fn of_figure(figure: &Figure) -> impl Iterator<Item = Fact<'_>> {
    let fact = |end, value| Fact {
        figure,
        concept: concept(figure),
        end,
        value,
    };
    let lower = figure.to_value.map(|_| End::Lower);
    let upper = figure.to_value.map(|to| fact(Some(End::Upper), to));
    let facts = [Some(fact(lower, figure.value)), upper];
    let is_fact = figure.role != Role::Context;
    facts.into_iter().flatten().filter(move |_| is_fact)
}

/// A figure of other years than the report's carries them after its id.
fn concept(figure: &Figure) -> Option<&str> {
    let id = figure.id.as_str();
    if id.starts_with("local.") || !concepts::is_name(id) {
        return None;
    }
    let years = figure.period.map(|period| match period.one_year() {
        Some(year) => format!(".{year}"),
        None => format!(".{}-{}", period.from, period.to),
    });
    Some(
        years
            .and_then(|years| id.strip_suffix(&years))
            .unwrap_or(id),
    )
}

/// The name of a value in a list of them.
pub fn name<T: PartialEq>(names: &[(T, &'static str, &str)], value: &T) -> Option<&'static str> {
    let found = names.iter().find(|(one, _, _)| one == value);
    found.map(|(_, name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_report::model::Period;

    #[test]
    fn the_years_of_a_figure_are_no_part_of_its_concept() {
        let mut figure = crate::seed().figures[0].clone();
        let years = |from, to| Some(Period { from, to });
        for (id, period, is) in [
            ("a.b", None, Some("a.b")),
            ("a.b.2013", years(2013, 2013), Some("a.b")),
            ("a.b.2013-2017", years(2013, 2017), Some("a.b")),
            ("a.b", years(2013, 2017), Some("a.b")),
            ("local.a", None, None),
            ("甲", None, None),
        ] {
            figure.id = id.to_owned();
            figure.period = period;
            assert_eq!(concept(&figure), is, "{id}");
        }
    }

    #[test]
    fn a_range_is_two_facts_and_what_sets_the_scene_is_none() {
        let mut figure = crate::seed().figures[0].clone();
        figure.role = Role::Amount;
        figure.value = 3.0;
        figure.to_value = Some(5.0);
        let facts: Vec<_> = of_figure(&figure)
            .map(|fact| (fact.end, fact.value))
            .collect();
        assert_eq!(facts, [(Some(End::Lower), 3.0), (Some(End::Upper), 5.0)]);
        figure.role = Role::Context;
        assert_eq!(of_figure(&figure).count(), 0);
    }
}
