//! A stated number and the sentence that states it.

use super::Names;
use crate::quantity::Qualifier;
use serde::{Serialize, Serializer};

/// One number that the report states.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// From the vocabulary (`petitions.letters.received`), or `local.…` where it has none.
    pub id: String,
    pub label: Names,
    /// In the unit below, without multiplier: 60余万株 is 600000.
    #[serde(serialize_with = "whole_as_integer")]
    pub value: f64,
    #[serde(default, skip_serializing_if = "Qualifier::is_exact")]
    pub qualifier: Qualifier,
    /// The measure word as printed (件, 家, %), or the one implied where none is.
    pub unit: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub role: Role,
    #[serde(default, skip_serializing_if = "is_default")]
    pub mode: Mode,
    /// The years covered, when that is not the one year reported on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The upper end of a range whose lower end is the value: 5 in 3—5个.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "whole_as_integer_if_any"
    )]
    pub to_value: Option<f64>,
    /// The number is itself a change or a rate of growth, and this is its direction. The value has its sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub basis: Basis,
    /// Basis `all`: the figure that this is all of. Absent when it is 100 % of an unstated count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Basis `counted`: the names that were counted, verbatim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// Words of the sentence that must be shown with the number: 均, 共, 平均, 达到.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Whether more of it is better; absent where that cannot be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Whom or where it covers, when that is not the whole district.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Names>,
    pub source: Source,
}

impl Figure {
    /// What most figures are: an exact amount, printed in its source, of the whole district in the year reported on.
    pub fn amount(id: String, label: Names, value: f64, unit: String, source: Source) -> Self {
        Self {
            id,
            label,
            value,
            qualifier: Qualifier::Exact,
            unit,
            role: Role::Amount,
            mode: Mode::Result,
            period: None,
            to_value: None,
            change: None,
            basis: Basis::Printed,
            of: None,
            items: Vec::new(),
            words: Vec::new(),
            direction: None,
            scope: None,
            source,
        }
    }

    /// The years that it covers, in a report on `year`.
    pub fn covers(&self, year: u16) -> Period {
        self.period.unwrap_or(Period::of(year))
    }

    /// Whether it says, in a report on `year`, what came about in that one year. Plans, bases, earlier
    /// years and totals of several are shown as what they are, never among these.
    pub fn is_result_of(&self, year: u16) -> bool {
        self.mode == Mode::Result && self.covers(year) == Period::of(year)
    }

    /// Whether it can stand among the findings of a report on `year`: an amount, a rate or a growth that came
    /// about in it, or is expected to where the report is given before its books are closed.
    pub fn tells_year(&self, year: u16) -> bool {
        let told = matches!(self.role, Role::Amount | Role::Rate) || self.change.is_some();
        let came_about = matches!(self.mode, Mode::Result | Mode::Expected);
        told && came_about && self.covers(year) == Period::of(year)
    }
}

/// Years from the first to the last, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub from: u16,
    /// The same as `from` for one year, and for a state at a date in it.
    pub to: u16,
}

impl Period {
    /// One year.
    pub fn of(year: u16) -> Self {
        Self {
            from: year,
            to: year,
        }
    }

    /// The year, when it is one.
    pub fn one_year(self) -> Option<u16> {
        (self.from == self.to).then_some(self.from)
    }
}

/// What the sentence says of the number: that it came about, or only that it is meant to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// It was done, it happened, it stands there.
    #[default]
    Result,
    /// Planned, budgeted, aimed at.
    Target,
    /// An earlier state, told only to compare with: 38 in 从38件增加到60件.
    Base,
    /// 预计: estimated before it was counted.
    Expected,
}

/// Which way a number went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Rise,
    Fall,
}

/// Where a figure is stated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id of the paragraph.
    pub paragraph: String,
    /// The sentence, verbatim.
    pub quote: String,
    /// Which occurrence of the sentence in the paragraph, from 1; absent when it stands once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<u32>,
    /// The words of the quote that state the number, qualifier and unit included: `约17%`.
    pub printed: String,
    /// Which occurrence of these words in the quote, from 1; absent when they stand once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed_occurrence: Option<u32>,
    /// The word beside the number that says what is counted, verbatim: 来信 in `来信229件`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// What a figure is good for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// An amount that may be charted and compared.
    #[default]
    Amount,
    /// A percentage.
    Rate,
    /// A place in an order.
    Ordinal,
    /// A number that sets the scene: a deadline, a period. Shown in text only.
    Context,
}

/// How the text states the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// In digits or Chinese numerals.
    #[default]
    Printed,
    /// 未发生, 未收到: a zero without a digit.
    ZeroInWords,
    /// 均, 全部: all of a stated figure, or 100 % of an unstated count.
    All,
    /// By listing names, which we counted.
    Counted,
}

impl Basis {
    /// Whether the number itself stands in the text. If not, it must be marked as derived.
    pub fn is_derived(self) -> bool {
        matches!(self, Basis::All | Basis::Counted)
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    HigherIsBetter,
    LowerIsBetter,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

// JSON readers see 1307, not 1307.0. 2^53 bounds the integers that f64 holds exactly.
#[allow(clippy::cast_possible_truncation)]
fn whole_as_integer<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

fn whole_as_integer_if_any<S: Serializer>(
    value: &Option<f64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => whole_as_integer(value, serializer),
        None => serializer.serialize_none(),
    }
}
