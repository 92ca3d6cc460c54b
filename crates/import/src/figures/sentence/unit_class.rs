//! What a number measures.

use gongbao_report::phrase::{Phrase, PhraseKind, SPANS};

/// What a number measures, by its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitClass {
    /// 未发生, 零.
    Zero,
    Percent,
    Points,
    Times,
    Money,
    Rank,
    /// Length, area, weight, power, time.
    Measure,
    /// People and things that are counted.
    Count,
    /// No unit is printed.
    Bare,
}

impl UnitClass {
    pub fn of(phrase: &Phrase, printed: &str) -> Self {
        let unit = phrase.quantity.unit.as_str();
        match phrase.kind {
            PhraseKind::Zero => Self::Zero,
            PhraseKind::Ordinal => Self::Rank,
            PhraseKind::Fraction => Self::Percent,
            _ if unit.is_empty() && printed == "零" => Self::Zero,
            _ => Self::of_unit(unit),
        }
    }

    /// What is measured in the unit.
    pub fn of_unit(unit: &str) -> Self {
        const MEASURES: [&str; 22] = [
            "平方",
            "公顷",
            "亩",
            "公里",
            "米",
            "立方",
            "吨",
            "千瓦",
            "克",
            "升",
            "斤",
            "岁",
            "兆瓦",
            "度",
            "秒",
            "标准煤",
            "字节",
            "里",
            "公斤",
            "担",
            "摄氏度",
            "标箱",
        ];
        match unit {
            "" => Self::Bare,
            "%" | "‰" | "成" => Self::Percent,
            "倍" | "番" => Self::Times,
            _ if unit.contains("百分点") || unit.contains("基点") => Self::Points,
            _ if unit.ends_with('元') => Self::Money,
            _ if MEASURES
                .iter()
                .chain(&SPANS)
                .any(|measure| unit.starts_with(measure) || unit.ends_with(measure)) =>
            {
                Self::Measure
            }
            _ => Self::Count,
        }
    }

    /// Whether it is a sum of money or a measure.
    pub fn is_amount(self) -> bool {
        matches!(self, Self::Money | Self::Measure)
    }

    /// Whether such a number relates one amount to another and so counts nothing after itself.
    pub fn relates(self) -> bool {
        matches!(self, Self::Percent | Self::Points | Self::Times)
    }
}
