//! What printed words state, and whether they are all that states it.

use super::numeral::{self, is_power, is_word, plain};
use crate::quantity::{Qualifier, Quantity, in_15_digits};

/// Words before a number, and what they make of it.
pub(super) const BEFORE: &[(Qualifier, &str)] = &[
    (
        Qualifier::About,
        "大约为 大约 将近 接近 约为 约有 约达 约 近 ≈",
    ),
    (Qualifier::AtMost, "不超过 不高于 不多于 至多 最多 ≤ ≦"),
    (Qualifier::AtLeast, "不少于 不低于 不小于 至少 最少 ≥ ≧"),
    (
        Qualifier::MoreThan,
        "超过了 超过 突破了 突破 高于 大于 多于 超 逾 ＞ >",
    ),
    (Qualifier::LessThan, "低于 少于 小于 不足 不到 ＜ <"),
];
/// Words after it.
pub(super) const BEHIND: &[(Qualifier, &str)] = &[
    (Qualifier::AtLeast, "及以上 以上"),
    (Qualifier::AtMost, "以下 以内 之内 内"),
    (Qualifier::About, "左右 上下"),
];
/// 附近, 签约: no words of the number after them.
pub(super) const IN_A_WORD: &str = "附最临靠就邻签预节履公违特解续制缔合条契";
/// 达不到: a verb with its complement.
pub(super) const NOT_REACHED: &str = "达得收";
pub(super) const FALLS: &[&str] = &["下降", "减少", "降低", "回落", "下滑", "下跌"];
pub(super) const MINUS: &[char] = &['-', '－', '−', '–', '—', '﹣'];
pub(super) const TO: &[char] = &[
    '-', '—', '–', '－', '−', '﹣', '~', '～', '∼', '〜', '至', '到',
];

/// Reads printed words, such as `约1.2万件` or `3—5个`, as one number with its qualifier and unit. Nothing
/// when they are not one.
pub fn read(words: &str) -> Option<Quantity> {
    let text = plain(words);
    let text = text.trim();
    let falls = FALLS.iter().find_map(|word| text.strip_prefix(word));
    let falls = falls.map(|rest| rest.strip_prefix('了').unwrap_or(rest));
    let falls = falls.or_else(|| text.strip_prefix(MINUS));
    let text = falls.unwrap_or(text).trim_start();
    let before = BEFORE.iter().find_map(|(means, them)| {
        let rest = them.split(' ').find_map(|word| text.strip_prefix(word))?;
        Some((*means, rest.trim_start()))
    });
    let text = before.map_or(text, |(_, rest)| rest);
    if let Some(place) = text.strip_prefix('第') {
        let place = numeral::read(place, false)?;
        return Some(quantity(place.value(), Qualifier::Exact, "位"));
    }
    let after = BEHIND.iter().find_map(|(means, them)| {
        let rest = them.split(' ').find_map(|word| text.strip_suffix(word))?;
        Some((*means, rest.trim_end()))
    });
    let text = after.map_or(text, |(_, rest)| rest);
    let led = before.is_some();
    let mut read = range(text, led).or_else(|| one(text, led))?;
    let before = before.map(|(means, _)| means);
    let after = after.map(|(means, _)| means);
    let inside = Some(read.qualifier).filter(|q| *q != Qualifier::Exact);
    read.qualifier = before.or(inside).or(after).unwrap_or_default();
    Some(if falls.is_some() { turned(read) } else { read })
}

/// Down by so much: the value is negative. The qualifier is of how much, as it is printed.
pub(super) fn turned(mut read: Quantity) -> Quantity {
    read.value = -read.value;
    read.to = read.to.map(|to| -to);
    read
}

/// 下降4.6%、23.3%和 before 41.7%: numbers of one list fall together.
pub(super) fn is_listed_fall(before: &str) -> bool {
    const JOINTS: [char; 5] = ['、', '和', '与', '及', '以'];
    let clause = clause(before);
    let Some((at, word)) = FALLS
        .iter()
        .filter_map(|word| Some((clause.rfind(word)?, word)))
        .max()
    else {
        return false;
    };
    let list = clause[at + word.len()..]
        .trim_start_matches('了')
        .trim_end();
    let numbers = list.trim_end_matches(JOINTS);
    let joined = numbers.len() < list.len() && !numbers.is_empty();
    joined
        && numbers
            .split(JOINTS)
            .all(|number| number.is_empty() || read(number).is_some())
}

/// 分别超过40万吨和 before 10万吨: the bound of a list of numbers is that of its first.
pub(super) fn of_the_list(before: &str) -> Option<Qualifier> {
    let (_, list) = clause(before).rsplit_once("分别")?;
    let numbers = list.trim_end().strip_suffix(['、', '和', '与', '及'])?;
    let mut numbers = numbers.split(['、', '和', '与', '及']);
    let first = numbers.next().and_then(read)?;
    let led = !list.starts_with(|c: char| c.is_ascii_digit());
    let others = numbers.all(|number| read(number).is_some());
    (led && others && first.qualifier != Qualifier::Exact).then_some(first.qualifier)
}

fn quantity(value: f64, qualifier: Qualifier, unit: &str) -> Quantity {
    Quantity {
        value,
        to: None,
        qualifier,
        unit: unit.to_owned(),
    }
}

/// 3—5个, 10%～15%, 5千至1万元. A power of ten after the upper end alone is meant for both, unless
/// that would turn them round.
fn range(text: &str, led: bool) -> Option<Quantity> {
    let (low_words, high_words) = text.split_once(TO)?;
    let (low_words, high_words) = (low_words.trim(), high_words.trim());
    let (mut low, high) = (one(low_words, led)?, one(high_words, false)?);
    if low.unit.is_empty() && !low_words.contains(is_power) {
        let powers = high_words.trim_start_matches(|c: char| !is_power(c));
        let powers: String = powers.chars().take_while(|c| is_power(*c)).collect();
        let lent = one(&(low_words.to_owned() + &powers), false)?;
        if lent.value < high.value {
            low.value = lent.value;
        }
    } else if !low.unit.is_empty() && low.unit != high.unit {
        return None;
    }
    let ends = low.to.is_none() && high.to.is_none() && low.value < high.value;
    low.to = Some(high.value);
    low.unit = high.unit;
    if low.qualifier == Qualifier::Exact {
        low.qualifier = high.qualifier;
    }
    ends.then_some(low)
}

/// One numeral with its unit, a share, or a ratio.
fn one(text: &str, led: bool) -> Option<Quantity> {
    if let Some((whole, part)) = text.split_once("分之") {
        let unit = match whole {
            "百" => Some("%"),
            "千" => Some("‰"),
            _ => None,
        };
        let part = numeral::read(part, false)?;
        return match unit {
            Some(unit) => Some(of(part, unit)),
            None => {
                let whole = numeral::read(whole, false)?.value();
                let of_whole = |part| share(part, whole);
                let to = part.to().and_then(of_whole).map(|to| to.value);
                of_whole(part.value()).map(|low| Quantity { to, ..low })
            }
        };
    }
    if let Some((part, whole)) = text.split_once('/')
        && let (Some(part), Some(whole)) = (numeral::read(part, false), numeral::read(whole, false))
    {
        return share(part.value(), whole.value());
    }
    if let Some((one, other)) = text.split_once(':') {
        numeral::read(other, false)?;
        return Some(of(numeral::read(one, false)?, ""));
    }
    if text == "一半" {
        return share(1.0, 2.0);
    }
    if let Some(unit) = text.strip_prefix('半') {
        return Some(quantity(0.5, Qualifier::Exact, unit));
    }
    // The longest numeral; 千 of 千瓦 and 点 are units.
    let mut at = text.find(|c| !numeral::may_be_in(c)).unwrap_or(text.len());
    if text[..at].ends_with('千') && text[at..].starts_with(['瓦', '克', '米']) {
        at -= '千'.len_utf8();
    }
    let number = loop {
        match numeral::read(&text[..at], led) {
            Some(number) => break number,
            None => at = text[..at].char_indices().next_back()?.0,
        }
    };
    let unit = match text[at..].trim_start() {
        "年度" => "年",
        unit => unit,
    };
    if unit == "成" {
        let mut tenths = of(number, "%");
        tenths.value *= 10.0;
        tenths.to = tenths.to.map(|to| to * 10.0);
        return Some(tenths);
    }
    Some(of(number, unit))
}

fn of(number: numeral::Number, unit: &str) -> Quantity {
    let firm = if number.more {
        Qualifier::AtLeast
    } else {
        Qualifier::Exact
    };
    Quantity {
        to: number.to(),
        ..quantity(number.value(), firm, unit)
    }
}

/// A part of so many, in percent.
fn share(part: f64, whole: f64) -> Option<Quantity> {
    let percent = in_15_digits(part * 100.0 / whole);
    (whole > 0.0).then(|| quantity(percent, Qualifier::Exact, "%"))
}

pub(super) fn clause(before: &str) -> &str {
    before
        .rsplit([',', '，', ';', '；', '。'])
        .next()
        .unwrap_or_default()
}

/// Whether a number of its own stands in the words.
pub(super) fn counts(words: &str) -> bool {
    const COUNTED: &str = "件起次人名户家个项宗份批条期轮位";
    let mut numeral = false;
    words.chars().any(|c| {
        let counted = numeral && COUNTED.contains(c);
        numeral = is_word(plain_of(c));
        counted || plain_of(c).is_ascii_digit()
    })
}

pub(super) fn plain_of(c: char) -> char {
    plain(c.encode_utf8(&mut [0; 4]))
        .chars()
        .next()
        .unwrap_or(c)
}
