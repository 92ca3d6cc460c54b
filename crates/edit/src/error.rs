//! Why a change is refused.

use gongbao_compare::NotBefore;
use gongbao_report::verify::Mismatch;
use std::fmt;

/// Why a change was not made. Nothing is changed then.
#[derive(Clone, Debug, PartialEq)]
pub enum EditError {
    /// A title, name or label without a character.
    Empty,
    /// A year that no report is on.
    Year(u16),
    /// The report that was to be the one of the year before is not.
    NotBefore(NotBefore),
    /// There is no figure, chart or note of that name.
    Unknown(String),
    /// The words are no number that could be charted.
    NoNumber(String),
    /// What the figure names is counted in another unit.
    OtherUnit { was: String, is: String },
    /// The sentence does not bear the figure out.
    NotProven(Mismatch),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("不能为空"),
            Self::Year(year) => write!(f, "没有{year}年的报告"),
            Self::NotBefore(NotBefore::Year { was, is }) => {
                write!(f, "{was}年的报告不早于{is}年的报告，不能作上年报告")
            }
            Self::NotBefore(NotBefore::District) => f.write_str("另一个地区的报告，不能作上年报告"),
            Self::Unknown(id) => write!(f, "报告里没有“{id}”"),
            Self::NoNumber(words) => write!(f, "“{words}”不是可以收入的数字"),
            Self::OtherUnit { was, is } => {
                write!(f, "这个数字的单位是“{was}”，不能改指单位是“{is}”的数")
            }
            Self::NotProven(_) => f.write_str("这句话证明不了这个数字"),
        }
    }
}

impl std::error::Error for EditError {}

impl From<NotBefore> for EditError {
    fn from(why: NotBefore) -> Self {
        Self::NotBefore(why)
    }
}
