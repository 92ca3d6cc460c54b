//! A stated number: value, qualifier, unit.

use serde::Serialize;

/// How firmly a number is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    #[default]
    Exact,
    /// 余, 多, 以上, 至少, 不低于.
    AtLeast,
    /// 超过, 逾, 突破.
    MoreThan,
    /// 约, 近, 左右.
    About,
    /// 以内, 以下, 不超过.
    AtMost,
    /// 不足, 不到, 低于.
    LessThan,
    /// 平均, 人均: a mean over units that are not printed.
    Average,
}

impl Qualifier {
    // serde's skip_serializing_if hands over a reference.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub(crate) fn is_exact(&self) -> bool {
        *self == Qualifier::Exact
    }
}

/// A number with its qualifier and unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quantity {
    /// Without multiplier: 60余万 is 600000.
    pub value: f64,
    /// The upper end of a range, whose lower one is the value: 5 in 3—5个.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    pub qualifier: Qualifier,
    /// The measure word; empty when none is printed.
    pub unit: String,
}

/// The value rounded to 15 digits, of which no more than 22 after the point. So many are the same number to
/// every reader of JSON; of 17 some take a neighbour, which then no longer agrees with its sentence.
pub fn in_15_digits(value: f64) -> f64 {
    let (mut up, mut down) = (1.0, 1.0);
    while value.abs() * up < 1e14 && up < 1e22 {
        up *= 10.0;
    }
    while value.abs() / down >= 1e15 && down < 1e22 {
        down *= 10.0;
    }
    (value * up / down).round_ties_even() / up * down
}
