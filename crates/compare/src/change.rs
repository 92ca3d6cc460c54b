//! What lies between two points. A difference is only computed between numbers that measure the same;
//! what is known as a bound gives a bound, and everything else gives a reason.

use crate::Point;
use gongbao_report::Qualifier;
use gongbao_report::model::Figure;

/// A difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Later minus earlier, in the figures' unit; for shares in percentage points.
    pub by: f64,
    /// Exact, or at least or at most where one of the two is a bound.
    pub qualifier: Qualifier,
    /// In percent of the earlier: only between exact amounts, and not of nothing.
    pub percent: Option<f64>,
}

/// Why there is no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// The reports answer different duties.
    Kind,
    /// 件 and 次.
    Unit,
    /// The whole district, or only a part of it.
    Scope,
    /// One is stated, the other derived by us.
    Basis,
    /// The sentences count different things.
    Subject,
    /// About, on average, or bounds that leave the difference open.
    NotExact,
}

/// The change from one point to a later one.
///
/// # Errors
/// Why it cannot be said.
pub fn change(from: Point<'_>, to: Point<'_>) -> Result<Change, Unlike> {
    like(from, to)?;
    let (a, b) = (from.figure(), to.figure());
    let qualifier = between(a.qualifier, b.qualifier).ok_or(Unlike::NotExact)?;
    let exact = qualifier == Qualifier::Exact;
    let amount = a.unit != "%" && a.value > 0.0;
    let by = rounded(b.value - a.value);
    Ok(Change {
        by,
        qualifier,
        percent: (exact && amount).then(|| rounded(by / a.value * 100.0)),
    })
}

/// Whether two points measure the same.
///
/// # Errors
/// The first thing that differs.
pub fn like(from: Point<'_>, to: Point<'_>) -> Result<(), Unlike> {
    let (a, b) = (from.figure(), to.figure());
    let differs = [
        (from.report().kind != to.report().kind, Unlike::Kind),
        (a.unit != b.unit, Unlike::Unit),
        (a.scope != b.scope, Unlike::Scope),
        (a.basis.is_derived() != b.basis.is_derived(), Unlike::Basis),
        (!one_subject(a, b), Unlike::Subject),
    ];
    let first = differs.into_iter().find(|(differs, _)| *differs);
    first.map_or(Ok(()), |(_, unlike)| Err(unlike))
}

/// The words counted are the same, or one says more of the same (来信, 群众来信). Where a sentence
/// names none, the vocabulary's id stands for it.
fn one_subject(a: &Figure, b: &Figure) -> bool {
    match (&a.source.subject, &b.source.subject) {
        (Some(a), Some(b)) => a.contains(b.as_str()) || b.contains(a.as_str()),
        _ => true,
    }
}

/// How firmly the difference is known.
fn between(from: Qualifier, to: Qualifier) -> Option<Qualifier> {
    use Qualifier::{AtLeast, AtMost, Exact, LessThan, MoreThan};
    match (from, to) {
        (Exact, Exact) => Some(Exact),
        (Exact, AtLeast) | (AtMost, Exact | AtLeast) => Some(AtLeast),
        (Exact, AtMost) | (AtLeast, Exact | AtMost) => Some(AtMost),
        (Exact, MoreThan) | (LessThan, Exact | AtLeast | MoreThan) | (AtMost, MoreThan) => {
            Some(MoreThan)
        }
        (Exact, LessThan) | (MoreThan, Exact | AtMost | LessThan) | (AtLeast, LessThan) => {
            Some(LessThan)
        }
        _ => None,
    }
}

/// Decimals of the reports without what binary fractions add.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
